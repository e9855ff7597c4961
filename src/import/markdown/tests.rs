use crate::draft::Draft;
use crate::export::{Exporter, Submission};
use crate::form::{FieldId, som};
use crate::import::field_text::left_over;
use crate::import::text::tests::{SHORT, assert_told, filled, owned};
use crate::import::{self, ImportError, Imported, Note, Place};
use crate::roundtrip::canonical;

fn exported(answers: &[(&str, &str)]) -> String {
    let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    let submission = Submission::of(som(), &draft, chrono::DateTime::UNIX_EPOCH, false);
    let bytes = Exporter::named("md").expect("a format").export(&submission);
    String::from_utf8(bytes).expect("text")
}

/// What is read as an answer where the document says this.
fn answer(body: &str) -> String {
    let text = exported(&[("omraade", "HER")]).replace("HER", body);
    let answers = filled(&text);
    assert!(answers.len() <= 1, "{answers:?}");
    answers.into_iter().next().map(|(_, text)| text).unwrap_or_default()
}

/// What is read where the document says this.
fn read(body: &str) -> Imported {
    let text = exported(&[("omraade", "HER")]).replace("HER", body);
    import::read(text.as_bytes(), som()).expect("a form")
}

/// What is read where this replaces the beginning of the guidance of `omraade`, which is quoted; its answer and notes.
fn read_with_guidance(from: &str, to: &str) -> (String, Vec<Note>) {
    let text = exported(&[("omraade", "Unge")]);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let imported = import::read(text.replace(from, to).as_bytes(), som()).expect("a form");
    let others =
        imported.answers.iter().filter(|(field, text)| field.as_str() != "omraade" && !text.is_empty());
    assert_eq!(others.count(), 0, "{:?}", imported.answers);
    (imported.answers[&FieldId::new("omraade")].clone(), imported.notes)
}

const GUIDANCE: &str = "> Beskriv kort, hvilket overordnet område, som kommunen ønsker sparring til at lave \
                        SØM-beregninger indenfor.";

#[test]
fn guidance_below_a_typed_line_or_wrapped_is_no_answer() {
    let wrapped = GUIDANCE.replace("ønsker sparring", "ønsker\nsparring").replace("lave ", "lave\n> ");
    let last = wrapped.replace(" indenfor", "\nindenfor");
    for (to, wanted) in [
        (format!("Skrevet her.\n\n{GUIDANCE}"), "Skrevet her.\n\nUnge"),
        (format!("Skrevet her.\n{GUIDANCE}"), "Skrevet her.\n\nUnge"),
        (wrapped.clone(), "Unge"),
        (last.clone(), "Unge"),
        (format!("Skrevet her.\n\n{last}"), "Skrevet her.\n\nUnge"),
        (GUIDANCE[2..].to_owned(), "Unge"),
        (format!("{last}\n\nSkrevet her."), "Skrevet her.\n\nUnge"),
        (format!("{last}\nSkrevet her."), "Skrevet her.\n\nUnge"),
    ] {
        assert_eq!(read_with_guidance(GUIDANCE, &to), (wanted.to_owned(), Vec::new()), "{to}");
    }
    // The guidance of a group with questions within its first paragraph.
    let text = exported(&[("kendskab", "Ja")])
        .replace("> Beskriv kort kommunens k", "Skrevet her.\n\n> Beskriv kort kommunens k");
    assert_eq!(filled(&text), owned(&[("kendskab", "Skrevet her.\n\nJa")]));
}

#[test]
fn words_written_into_the_guidance_are_told() {
    let (short, field) = (GUIDANCE.trim_end_matches("indenfor."), FieldId::new("omraade"));
    for (to, told) in [
        (format!("{GUIDANCE}\n>\n> Vi ønsker det hele."), "Vi ønsker det hele."),
        (format!("{GUIDANCE} Vi ønsker det hele."), "Vi ønsker det hele."),
        (format!("> Vi ønsker det hele.\n{GUIDANCE}"), "Vi ønsker det hele."),
        (format!("{short}alt indenfor."), "alt"),
        (format!("{short}\nalt indenfor."), "alt"),
        (format!("{GUIDANCE}\n>\n> Det ene\n> og det andet"), "Det ene / og det andet"),
    ] {
        let wanted = ("Unge".to_owned(), vec![left_over(Some(&field), told)]);
        assert_eq!(read_with_guidance(GUIDANCE, &to), wanted, "{to}");
    }
}

#[test]
fn a_heading_of_the_form_into_which_words_were_put_ends_an_answer() {
    let text = exported(&[("omraade", "Unge"), ("datapraksis", "Vi har data")]);
    let imported = import::read(text.replace("## 5. Datadrevet", "## 5. Vores Datadrevet").as_bytes(), som());
    let imported = imported.expect("a form");
    assert_eq!(imported.answers[&FieldId::new("omraade")], "Unge");
    assert_eq!(imported.notes, [left_over(Some(&FieldId::new("omraade")), "5. Vores")]);
}

#[test]
fn a_line_with_another_label_is_told_and_is_in_no_short_answer() {
    let text = exported(&SHORT);
    assert_eq!(filled(&text), owned(&[("telefon", "+45 12 34 56 78"), SHORT[1]]));
    let told = |from: &str, to: &str, field: &str, told: &[&str]| assert_told(&text, from, to, field, told);
    for to in [
        "\nMobil: 87654321",
        "\n\nMobil: 87654321",
        "\n**Mobil:** 87654321",
        "  \nMobil: 87654321\nog lokalt",
    ] {
        let lines: Vec<String> = to.trim().lines().map(str::to_owned).collect();
        told("34 56 78", to, "telefon", &lines.iter().map(String::as_str).collect::<Vec<_>>());
    }
    told("34 56 78", "\n\nRing helst tidligt", "telefon", &["Ring helst tidligt"]);
    told("Jonas", "\nTelefonnummer: 87654321", "adresse", &["Telefonnummer: 87654321"]);
}

#[test]
fn what_was_typed_comes_back() {
    let answers = [
        ("kommune", "Aarhus Kommune"),
        ("adresse", "- Rådhuspladsen 2\n\n  8000 *Aarhus* C\\\n**Navn:** x"),
        ("kendskab", "# Nej\n\n\n- To\n- \n1. a\n    ind\n- # b\n-x\n> c &nbsp; &amp;\\\n\\"),
        ("motivation", "*(ikke besvaret)*\n### Område\n\u{a0}\n***\n---\n==="),
        ("omraade", "(not answered)"),
    ];
    assert_eq!(filled(&exported(&answers)), owned(&answers));
    assert_eq!(filled(&exported(&answers).replace('\n', "\r\n")), owned(&answers));
}

#[test]
fn a_list_has_blank_lines_around_it_and_comes_back_as_it_was_typed() {
    for typed in [
        "Før\n- a\n- b\nEfter",
        "Før\n\n- a\n\n- b\n\nEfter\n- c",
        "Før  \n\n- a  \n\nEfter",
        "- a\n\n\nEfter\n\n\n- \n-\nSlut",
        "-   \n\nEfter",
    ] {
        let text = exported(&[("omraade", typed)]);
        let [(_, read)] = &filled(&text)[..] else { panic!("{text}") };
        let field = som().field(&FieldId::new("omraade")).expect("the field");
        let canonical = |text| canonical(field, text);
        assert_eq!(canonical(read), canonical(typed), "{text}");
    }
    let text = exported(&[("omraade", "Før\n- a\n- b\nEfter")]);
    assert!(text.contains("Før  \n\n- a\n- b  \n\nEfter\n"), "{text}");
    assert_eq!(answer("Før\n\n- a\n\nEfter"), "Før\n\n- a\n\nEfter", "a text of others");
    let short = [("adresse", "- Torvet 2\n- 8000 Aarhus\nDanmark")];
    assert_eq!(filled(&exported(&short)), owned(&short));
}

#[test]
fn a_text_that_was_wrapped_anew_is_the_same() {
    assert_eq!(answer("Vi vil\ngerne   \n  i gang\n\nOg så"), "Vi vil gerne\ni gang\n\nOg så");
    assert_eq!(
        answer("- Det ene\n  og mere\n* Det andet\n+ Det tredje"),
        "- Det ene og mere\n- Det andet\n- Det tredje"
    );
    assert_eq!(answer("Først\n1. a\n2. b\n   c"), "Først\n1. a\n2. b c");
    assert_eq!(answer("Mødet er den\n12. maj"), "Mødet er den 12. maj");
}

#[test]
fn a_text_that_is_not_escaped_is_read_as_it_stands() {
    assert_eq!(answer("a*b_c & d < e [f] \\o/ 5 > 4"), "a*b_c & d < e [f] \\o/ 5 > 4");
    assert_eq!(answer("&lt;b&gt; &#229; &#xE6; a&nbsp;b &ukendt; &"), "<b> å æ a\u{a0}b &ukendt; &");
    assert_eq!(answer("to blanke  \nog så"), "to blanke\nog så");
}

#[test]
fn headings_and_guidance_never_leak_and_what_a_person_added_stays() {
    assert_eq!(answer("Før\n\n#### Mål ##\n\nEfter"), "Før\n\nMål\n\nEfter");
    assert_eq!(answer("Før\n\n> Nogens ord\n\nEfter"), "Før\n\nNogens ord\n\nEfter");
    let imported = read("> Nogens ord\n\nEfter");
    assert_eq!(imported.answers[&FieldId::new("omraade")], "Efter", "above an answer, guidance stands");
    assert_eq!(imported.notes, [left_over(Some(&FieldId::new("omraade")), "Nogens ord")]);
    let guidance = "> Beskrivelsen må have et\n> omfang svarende til max ¼ A4-side.";
    assert_eq!(answer(&format!("Før\n\n{guidance}")), "Før");
    let text = exported(&[("omraade", "Unge")]);
    let underlined =
        text.replace("## 5. Datadrevet praksis", "5\\. Datadrevet praksis\n----------------------");
    assert_eq!(filled(&underlined), owned(&[("omraade", "Unge")]));
    assert_eq!(filled(&text.replace("### Område", "Område\n===")), owned(&[("omraade", "Unge")]));
}

#[test]
fn the_mark_of_a_missing_answer_is_none_and_gives_way_to_one() {
    assert_eq!(answer("*(ikke besvaret)*"), "");
    assert_eq!(answer("_(not answered)_"), "");
    assert_eq!(answer("*(ikke besvaret)*\n\nJo, her"), "Jo, her");
    assert_eq!(answer("(ikke besvaret)"), "(ikke besvaret)");
}

#[test]
fn labels_may_be_marked_otherwise_and_stand_twice() {
    let text = exported(&[("navn", "Åse")]).replace("**Navn:** Åse", "__navn__: Åse");
    assert_eq!(filled(&text), owned(&[("navn", "Åse")]));
    let twice = exported(&[("omraade", "Unge")]) + "\n### Område\n\nGamle\n\n### Navn\n";
    let imported = import::read(twice.as_bytes(), som()).expect("a form");
    let field = FieldId::new("omraade");
    let told = ["Unge", "Gamle"].map(|text| left_over(Some(&field), text));
    assert_eq!(imported.notes, [&[Note::Ambiguous(field)][..], &told].concat());
}

#[test]
fn markdown_of_other_programs_without_the_forms_names_is_refused() {
    let foreign = "# Datadrevet praksis\n\nBeskriv kort, hvorledes kommunen har tilrettelagt deres praksis.\n\nVi har data.\n";
    assert_eq!(import::read(foreign.as_bytes(), som()), Err(ImportError::OnlyHeadings));
}

#[test]
fn guidance_that_is_not_quoted_is_no_answer() {
    let group = &som().sections[4].groups[0];
    let (guidance, limit) = (&group.guidance[0], group.limit_text.as_deref().expect("a limit"));
    let questions = group.fields[0].questions.all().iter().map(|question| format!("- {}", question.text));
    let questions = questions.collect::<Vec<_>>().join("\n");
    let file = format!(
        "**Navn:** Mette\n\n# Datadrevet praksis\n\n{guidance}\n\n{questions}\n\n{limit}\n\nVi har data.\n"
    );
    let imported = import::read(file.as_bytes(), som()).expect("names of the form");
    assert_eq!(imported.answers[&FieldId::new("datapraksis")], "Vi har data.");
    assert!(imported.notes.contains(&Note::Unlike(Some(2))));
}

#[test]
fn lines_that_are_in_no_answer_are_told() {
    let file = "# Ansøgning\n\nKære styrelse\n\n**Navn:** Mette\n\n## 2. Andet\n\nMvh\n";
    let imported = import::read(file.as_bytes(), som()).expect("a name of the form");
    let told = |after: Option<&str>, text: &str| {
        imported.notes.contains(&Note::LeftOver {
            place: Place::Text,
            after: after.map(FieldId::new),
            text: text.to_owned(),
        })
    };
    assert!(told(None, "Ansøgning / Kære styrelse"), "{:?}", imported.notes);
}

#[test]
fn a_lost_label_leaves_no_answer_to_the_field_before_it() {
    let text = exported(&[("motivation", "Vi vil"), ("omraade", "Unge")]);
    let (field, lost) = (FieldId::new("motivation"), FieldId::new("omraade"));
    for (label, answer) in
        [("### Områder", "Vi vil\n\nOmråder"), ("### Vores emne", "Vi vil\n\nVores emne"), ("", "Vi vil")]
    {
        let imported = import::read(text.replace("### Område", label).as_bytes(), som()).expect("a form");
        let told = left_over(Some(&field), "Unge");
        assert!(imported.notes.contains(&told) && imported.notes.contains(&Note::Missing(lost.clone())));
        let is_taken = imported.answers.get(&field).is_some_and(|text| text == answer);
        let is_told = imported.notes.contains(&left_over(Some(&field), answer));
        assert_ne!(is_taken, is_told, "{:?}", imported.notes);
    }
}

#[test]
fn a_rule_that_a_person_typed_ends_the_answer() {
    for rule in ["---", "-----", "***", "_ _ _"] {
        let imported = read(&format!("Unge\n\n{rule}\n\nVenlig hilsen\\\nLars"));
        let field = FieldId::new("omraade");
        assert_eq!(imported.answers[&field], "Unge", "{rule}");
        assert_eq!(imported.notes, [left_over(Some(&field), "Venlig hilsen / Lars")], "{rule}");
    }
}

#[test]
fn underlined_headings_are_the_forms() {
    let answers = [("kommune", "Ribe"), ("navn", "Mette"), ("omraade", "Unge")];
    let lines = exported(&answers);
    let underlined = lines.lines().map(|line| match line.trim_start_matches('#').trim_start() {
        text if line.starts_with("# ") => format!("{text}\n====="),
        text if line.starts_with("## ") => format!("{text}\n-----"),
        _ => line.to_owned(),
    });
    assert_eq!(filled(&underlined.collect::<Vec<_>>().join("\n")), owned(&answers));
}

#[test]
fn what_is_typed_beside_the_mark_of_a_missing_answer_is_the_answer() {
    // The English one stands in documents from before December 2026.
    for mark in ["*(ikke besvaret)*", "*(not answered)*"] {
        let text = exported(&[]).replace("*(ikke besvaret)*", mark);
        for (label, field) in [("**Stilling:** ", "stilling"), ("### Område", "omraade")] {
            let at = text.find(label).expect("a label");
            let end = at + text[at..].find(mark).expect("a mark") + mark.len();
            let typed = format!("{} Konsulent{}", &text[..end], &text[end..]);
            assert_eq!(filled(&typed), owned(&[(field, "Konsulent")]));
        }
    }
}
