//! Answers of each kind as documents have them.

use super::super::{Submission, plain_text};
use crate::draft::Draft;
use crate::form::{FieldId, small};
use crate::formats::EXPORTERS;
use crate::words::{Lang, Words};

const FIELDS: [&str; 6] = [
    r#"id: "form", kind: Choice, options: ["Kommune", "Region"]"#,
    r#"id: "hvem_for", kind: Choices, options: ["Børn", "Unge", "Voksne"]"#,
    r#"id: "foer", kind: YesNo"#,
    r#"id: "beloeb", kind: Kroner"#,
    r#"id: "start", kind: Date"#,
    r#"id: "resume", kind: Prose, limit: Characters(1000), counted: "anslag""#,
];

#[test]
fn answers_stand_as_their_kinds_show_them() {
    let form = small::form(&FIELDS);
    let mut draft = Draft::new(form, chrono::DateTime::UNIX_EPOCH, "mette");
    for (id, typed) in [
        ("form", "region"),
        ("hvem_for", "Voksne\nbørn"),
        ("foer", "Ja"),
        ("beloeb", "1250000"),
        ("start", "7/11 2023"),
        ("resume", "To ord."),
    ] {
        draft.set_answer(&FieldId::new(id), typed);
    }
    let submission = Submission::of(form, &draft, chrono::DateTime::UNIX_EPOCH, false);
    let text = plain_text(&submission, &Words::new(Lang::Da));
    for line in [
        "  form:     Region",
        "  hvem_for: Børn",
        "            Voksne",
        "  foer:     Ja",
        "  beloeb:   1.250.000,-",
        "  start:    7. november 2023",
        "[7 af 1.000 anslag · 993 tilbage]",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
    for exporter in EXPORTERS {
        assert!(!exporter.export(&submission).is_empty(), "{}", exporter.id);
    }
}
