//! The same draft in every format.

mod kinds;

use super::{Exporter, Submission, plain_text};
use crate::draft::Draft;
use crate::form::{FieldId, som};
use crate::formats::EXPORTERS;
use crate::words::{Lang, Words};

fn draft(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

fn export(id: &str, answers: &[(&str, &str)]) -> String {
    let draft = draft(answers);
    let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), &draft, now, false);
    let exporter = Exporter::named(id).expect("a format");
    String::from_utf8(exporter.export(&submission)).expect("text")
}

const ANSWERS: &[(&str, &str)] = &[
    ("kommune", "Aarhus Kommune"),
    ("adresse", "Rådhuspladsen 2\n8000 Aarhus C"),
    ("telefon", "12345678"),
    ("omraade", "Udsatte *unge*.\n\n- Uddannelse\n- Arbejde\n# Sidst"),
];

#[test]
fn formats_have_names_of_their_own() {
    let mut ids: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), EXPORTERS.len());
}

#[test]
fn a_phone_number_is_written_one_way_and_as_typed_for_programs() {
    let shown = plain_text(
        &Submission::of(som(), &draft(ANSWERS), chrono::DateTime::UNIX_EPOCH, false),
        &Words::new(Lang::Da),
    );
    for text in [shown, export("txt", ANSWERS), export("md", ANSWERS), export("eml", ANSWERS)] {
        assert!(text.contains("+45 12 34 56 78") && !text.contains("12345678"), "{text}");
    }
    assert!(export("json", ANSWERS).contains("\"telefon\": \"12345678\""));
}

#[test]
fn plain_text_holds_the_five_sections_in_order() {
    let text = export("txt", ANSWERS);
    let at: Vec<usize> =
        (1..=5).map(|number| text.find(&format!("\n{number}. ")).expect("a section")).collect();
    assert!(at.is_sorted());
    let without_blanks: Vec<&str> = text[..at[2]].lines().map(str::trim_end).collect();
    insta::assert_snapshot!(without_blanks.join("\n"), @r"
    Skema til ansøgning om deltagelse i implementeringsforløb i Den Socialøkonomiske
    Investeringsmodel (SØM)

    Ansøgningsskemaet skal sendes til:
    SOM-support@sbst.dk


    1. Generelle oplysninger
    ────────────────────────

    Ansøgerkommune
      Kommune:                      Aarhus Kommune
      Evt. forvaltning og afdeling: (ikke besvaret)
      Adresse:                      Rådhuspladsen 2
                                    8000 Aarhus C

    Projektansvarlig
      Navn:                         (ikke besvaret)
      Stilling:                     (ikke besvaret)
      Telefon:                      +45 12 34 56 78
      E-mailadresse:                (ikke besvaret)
      Forvaltning og evt. afdeling: (ikke besvaret)


    2. Ledelsesmæssig opbakning til implementeringsforløb og organisering af
       projektgruppe
    ────────────────────────────────────────────────────────────────────────

    Ledelsesmæssig opbakning:

    (ikke besvaret)
    ");
}

#[test]
fn plain_text_keeps_headings_within_80_columns() {
    use unicode_width::UnicodeWidthStr;
    assert!(export("txt", &[]).lines().all(|line| line.trim_end().width() <= 80));
}

#[test]
fn plain_text_loses_nothing_that_was_typed() {
    let typed = "Første afsnit er langt nok til at fylde mere end en enkelt linje på siden, for det skal brydes. \
                 Så kommer\ten tabulator, et æble og ½.\n\n  indrykket\n- punkt";
    let text = export("txt", &[("kendskab", typed)]);
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed(&text).contains(&squeezed(typed)));
    assert!(text.contains("\n\n  indrykket\n- punkt\n"));
}

#[test]
fn plain_text_is_what_show_prints_but_for_the_meter() {
    let draft = draft(ANSWERS);
    let submission = Submission::of(som(), &draft, chrono::DateTime::UNIX_EPOCH, false);
    let shown = plain_text(&submission, &Words::new(Lang::Da));
    assert!(shown.contains("Område:\n[40 % af ¼ A4-side · 5 linjer · 7 tilbage]\n"), "{shown}");
    let without = shown.lines().filter(|line| !line.starts_with('[')).map(|line| format!("{line}\n"));
    assert_eq!(without.collect::<String>(), export("txt", ANSWERS));
}

#[test]
fn markdown_quotes_the_guidance_and_escapes_the_answers() {
    let text = export("md", ANSWERS);
    let from = text.find("### Område").expect("the heading");
    let to = text.find("## 5.").expect("a section");
    let with_visible_ends = text[from..to].replace("  \n", "··\n");
    insta::assert_snapshot!(with_visible_ends, @r"
    ### Område

    > Beskriv kort, hvilket overordnet område, som kommunen ønsker sparring til at lave SØM-beregninger indenfor.
    >
    > Beskrivelsen må have et omfang svarende til max ¼ A4-side.

    Udsatte \*unge\*.

    - Uddannelse
    - Arbejde··

    \# Sidst
    ");
    assert!(text.contains("**Adresse:** Rådhuspladsen 2\\\n8000 Aarhus C"));
    assert!(text.contains("**Telefon:** +45 12 34 56 78"));
}

#[test]
fn json_holds_all_answers_as_typed() {
    let json: serde_json::Value = serde_json::from_str(&export("json", ANSWERS)).expect("JSON");
    assert_eq!(json["form"], "som-implementeringsforloeb");
    assert_eq!(json["version"], 1);
    assert_eq!(json["telefon"], "12345678");
    assert_eq!(json["navn"], "");
    assert_eq!(json["exported"], "2023-10-31T06:00:00+01:00");
    assert_eq!(json.as_object().expect("an object").len(), 13 + 3);
}

#[test]
fn who_approved_is_said_where_that_is_asked_for() {
    let now = "2023-10-12T12:05:00Z".parse().expect("an instant");
    let said = |draft: &Draft, id: &str, with_approval| {
        let submission = Submission::of(som(), draft, now, with_approval);
        let exporter = Exporter::named(id).expect("a format");
        String::from_utf8(exporter.export(&submission)).expect("text")
    };
    let mut draft = draft(ANSWERS);
    assert!(said(&draft, "txt", true).contains("\n\nIkke godkendt.\n\n"));
    assert!(said(&draft, "json", true).contains("\"approval\": null"));
    draft.approve("Jonas *Holm*", "direktør", now);
    let by = "Godkendt af Jonas *Holm*, direktør, torsdag den 12. oktober 2023 kl. 14.05.\n";
    assert!(said(&draft, "txt", true).contains(by));
    assert!(said(&draft, "md", true).contains("\n\nGodkendt af Jonas \\*Holm\\*, direktør, "));
    draft.set_answer(&FieldId::new("omraade"), "Andet");
    assert!(said(&draft, "txt", true).contains("14.05. \nÆndret siden: Område.\n"));
    let json: serde_json::Value = serde_json::from_str(&said(&draft, "json", true)).expect("JSON");
    assert_eq!(json["approval"]["at"], "2023-10-12T14:05:00+02:00");
    assert_eq!(json["approval"]["changed"], serde_json::json!(["omraade"]));
    for exporter in EXPORTERS {
        let submission = Submission::of(som(), &draft, now, false);
        let bytes = exporter.export(&submission);
        assert!(!bytes.windows(8).any(|window| window == b"Godkendt"), "{}", exporter.id);
    }
}

#[test]
fn an_unanswered_question_says_so() {
    assert!(export("txt", &[]).contains("(ikke besvaret)"));
    assert!(export("md", &[]).contains("**Kommune:** *(ikke besvaret)*"));
}

#[test]
fn no_answer_steers_what_shows_the_text() {
    let hostile = &[("navn", "a\u{1b}]0;x\u{7}\u{9b}31m"), ("motivation", "b\u{8}\u{8}\r\u{85}\tc\n# d")];
    for id in ["txt", "md"] {
        let text = export(id, hostile);
        assert_eq!(text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n')), None, "{id}");
    }
    assert!(export("txt", hostile).contains("b\tc\n# d\n"));
    assert!(export("md", hostile).contains("b\tc\\\n\\# d\n"));
    // JSON has them, escaped: another program gets what was typed.
    let json = export("json", hostile);
    assert_eq!(json.chars().find(|c| c.is_control() && *c != '\n'), Some('\u{9b}'));
    assert!(json.contains("a\\u001b]0;x\\u0007"));
}
