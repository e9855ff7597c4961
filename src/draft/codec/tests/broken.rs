//! Files that a person broke while mending them: each mistake is told by the line that it is in.

use super::*;
use crate::draft::codec::{is_edited_by_hand, sum};

const BODY: &str = r##"Draft(
    schema: 1,
    form: "som-implementeringsforloeb",
    form_version: 1,
    created: "2023-10-12T08:00:00Z",
    changed_by: "Eksempel",
    answers: {
        "kommune": "Eksempel Kommune",
        "adresse": r#"Vej 1
0000 By"#,
        "navn": "Mette",
        "stilling": "Konsulent",
        "omraade": r#"Et
to "tre"
fire"#,
        "ledelsesopbakning": "a",
    },
    ticks: {
        "omraade": ["omraade"],
    },
    rivals: {
        "navn": [(text: "x", by: "b", at: "2023-10-12T08:00:00Z")],
    },
    place: (field: None, paragraph: 0, column: 0),
)
"##;

/// The lines above the body.
const HEADING: usize = 2;

fn whole() -> String {
    format!("// Kladde\n{}{BODY}", sum::line(BODY))
}

/// The line of the body where the reader finds the mistake, from 1; `None` where it reads the file.
fn line_of_mistake(file: &str) -> Option<usize> {
    read(file).err().map(|error| error.line().expect("it is on a line") - HEADING)
}

/// Each: what is replaced, by what, and the line of the body where that is.
const MISTAKES: &[(&str, &str, usize)] = &[
    // A missing comma.
    ("\"Mette\",", "\"Mette\"", 11),
    ("form_version: 1,", "form_version: 1", 4),
    ("    },\n    ticks", "    }\n    ticks", 17),
    ("By\"#,", "By\"#", 10),
    ("\"Mette\",", "\"Mette\";", 11),
    // A missing quotation mark.
    ("\"Mette\"", "\"Mette", 11),
    ("\"Mette\"", "Mette\"", 11),
    ("\"Mette\"", "Mette", 11),
    ("\"navn\": \"M", "\"navn: \"M", 11),
    ("\"navn\": \"M", "navn\": \"M", 11),
    ("\"Eksempel\"", "\"Eksempel", 6),
    ("\"a\",", "\"a,", 16),
    // One too many, or of the wrong sort.
    ("\"Mette\"", "\"Met\"te\"", 11),
    ("\"Mette\"", "”Mette”", 11),
    // Wrong hashes of a raw string.
    ("By\"#,", "By\",", 10),
    ("fire\"#,", "fire\",", 13),
    ("r#\"Vej", "r\"Vej", 9),
    ("r#\"Et", "r\"Et", 13),
    ("r#\"Et", "r##\"Et", 13),
    ("fire\"#", "fire\"##", 15),
    ("r#\"Vej", "#\"Vej", 9),
    // A misspelt name.
    ("answers:", "anwers:", 7),
    ("form:", "from:", 3),
    ("schema:", "skema:", 2),
    ("Draft(", "Kladde(", 1),
    // A number for a text, a text for a number, no time.
    ("\"Mette\"", "42", 11),
    ("form_version: 1", "form_version: \"1\"", 4),
    ("paragraph: 0", "paragraph: x", 24),
    ("\"2023-10-12T08:00:00Z\",\n    changed", "\"i dag\",\n    changed", 5),
    // A doubled bracket.
    ("Draft(", "Draft((", 1),
    ("answers: {", "answers: {{", 7),
    ("    },\n    ticks", "    }},\n    ticks", 17),
    ("[\"omraade\"]", "[[\"omraade\"]", 19),
    ("[\"omraade\"]", "[\"omraade\"]]", 19),
    ("0),\n)", "0)),\n)", 24),
    // A missing bracket.
    ("0),\n)\n", "0),\n", 24),
    ("[\"omraade\"]", "[\"omraade\"", 19),
    ("answers: {", "answers:", 7),
    // The next name is where it shows that the answers or the ticks never ended.
    ("    },\n    ticks", "    ticks", 17),
    ("    },\n    rivals", "    rivals", 20),
    // A missing colon.
    ("\"navn\": ", "\"navn\" ", 11),
    ("answers: {", "answers {", 7),
    // Something after the end.
    ("0),\n)\n", "0),\n)\n\nslut\n", 27),
    ("0),\n)\n", "0),\n)\n)\n", 26),
    // A comment without an end, an escape that is none.
    ("\"Mette\",", "\"Mette\", /* hvem?", 11),
    ("Mette", "Met\\qte", 11),
    // The same answer twice.
    ("\"stilling\"", "\"navn\"", 12),
];

#[test]
fn each_mistake_is_told_by_its_line() {
    assert_eq!(line_of_mistake(&whole()), None);
    for (whole_text, broken, line) in MISTAKES {
        let file = whole().replacen(whole_text, broken, 1);
        assert_ne!(file, whole(), "{whole_text} is in the file");
        assert_eq!(line_of_mistake(&file), Some(*line), "{broken}\n{:?}", read(&file));
        assert!(is_edited_by_hand(&file), "{broken}");
    }
}

#[test]
fn each_mistake_is_told_by_its_line_where_lines_end_as_on_windows() {
    for (whole_text, broken, line) in MISTAKES {
        let file = whole().replacen(whole_text, broken, 1).replace('\n', "\r\n");
        assert_eq!(line_of_mistake(&file), Some(*line), "{broken}\n{:?}", read(&file));
    }
}

#[test]
fn tabs_and_windows_line_ends_are_no_mistake() {
    let draft = read(&whole()).expect("a draft");
    assert_eq!(read(&whole().replace("    ", "\t")), Ok(draft.clone()));
    assert_eq!(read(&whole().replace('\n', "\r\n")), Ok(draft));
}

#[test]
fn a_misspelt_answer_is_kept_as_one_that_is_not_known() {
    let draft = read(&whole().replace("\"stilling\"", "\"stiling\"")).expect("a draft");
    assert!(to_ron(&draft, som()).contains("\"stiling\": \"Konsulent\""));
}

#[test]
fn an_answer_that_holds_a_pasted_draft_is_no_mistake_where_som_wrote_it() {
    let mut draft = draft();
    draft.set_answer(&FieldId::new("omraade"), whole());
    assert_eq!(read(&to_ron(&draft, som())), Ok(draft));
}

#[test]
fn a_field_that_is_missing_is_not_laid_at_one_that_is_right() {
    let source = BODY
        .replace("    form: \"som-implementeringsforloeb\",\n", "")
        .replace("    place:", &format!("    sum_key: \"{}\",\n    place:", "a".repeat(32)));
    let error = read(&source).expect_err("a mistake");
    assert_ne!(error.field(), Some("sum_key"), "{error:?}");
}
