//! Export and import: any text that a person can type comes back as it was, and one answer that was edited is the one
//! that is told as changed.

use chrono::DateTime;
use proptest::prelude::*;
use som::clean::{Lines, clean};
use som::draft::Draft;
use som::export::{Exporter, Submission, plain_text};
use som::form::{Field, FieldId, Forms, som};
use som::formats::EXPORTERS;
use som::import::{self, changes};
use som::roundtrip::canonical;
use som::words::{Lang, Words};

use crate::often::rounds;

/// The formats that are read.
const READ: &[&str] = &["docx", "md", "txt", "json"];

/// The draft in every format that is read, and as `som show` prints it.
fn exports(draft: &Draft) -> Vec<(&'static str, Vec<u8>)> {
    let submission = Submission::of(som(), draft, DateTime::UNIX_EPOCH, true);
    let [da, en] = [Lang::Da, Lang::En].map(Words::new);
    let is_read = |exporter: &&Exporter| READ.contains(&exporter.id);
    let exported = |exporter: &Exporter| (exporter.id, exporter.export(&submission));
    let mut exports: Vec<_> = EXPORTERS.iter().filter(is_read).map(exported).collect();
    exports.push(("show", plain_text(&submission, &da).into_bytes()));
    exports.push(("show in English", plain_text(&submission, &en).into_bytes()));
    exports
}

fn drafted(answers: &[(&FieldId, &str)]) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
    for (field, text) in answers {
        draft.set_answer(field, *text);
    }
    draft
}

/// A text as typing in this field makes it of any.
fn typed(field: &Field, text: &str) -> String {
    clean(text, Lines::from(field.kind.gesture())).text
}

/// Any text; what the formats take for their own; and what the form itself says.
fn texts() -> impl Strategy<Value = String> {
    let of_form = prop_oneof![
        Just("Område:".to_owned()),
        Just("Navn: ".to_owned()),
        Just("### Område".to_owned()),
        Just("**Navn:** ".to_owned()),
        Just("5. Datadrevet praksis".to_owned()),
        Just("## 5. Datadrevet praksis".to_owned()),
        Just("4. Kommunens motivation for og forventninger til".to_owned()),
        Just("Ansøgerkommune".to_owned()),
        Just("(ikke besvaret)".to_owned()),
        Just("*(ikke besvaret)*".to_owned()),
        Just("(not answered)".to_owned()),
        Just("[40 % af ¼ A4-side · 5 linjer · 7 tilbage]".to_owned()),
        Just("> Beskrivelsen må have et omfang svarende til max ½ A4-side.".to_owned()),
        Just("──────".to_owned()),
        Just("{\"form\": 1}".to_owned()),
        Just("---".to_owned()),
        Just("===".to_owned()),
    ];
    let marks = prop_oneof![
        4 => "[a-zæøå0-9]{1,14}",
        4 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        2 => of_form,
        1 => Just("- ".to_owned()),
        2 => "[-*+_#>`|~^$&=:;.,<>!(){}\\[\\]\\\\\"'/0-9]{1,3}",
        1 => Just("&nbsp;".to_owned()),
        1 => Just("  ".to_owned()),
        1 => prop::sample::select(vec!["\u{a0}", "\u{ad}", "\u{2003}", "\u{200b}", "\u{2011}", "\u{301}", "👩\u{200d}👧", "🇩🇰", "\t"])
            .prop_map(str::to_owned),
    ];
    prop_oneof![
        2 => any::<String>(),
        6 => prop::collection::vec(marks, 0..60).prop_map(|parts| parts.concat()),
        1 => "(kommunen|social-|og |økonomi/|[a-zæøå]{1,16} |, |\\. ){0,90}",
        1 => "[x ]{90,300}",
    ]
}

/// A text for each field.
fn drafts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![1 => Just(String::new()), 3 => texts()], som().fields().count())
}

fn draft_of(texts: &[String]) -> Draft {
    let answers: Vec<(&FieldId, String)> =
        som().fields().zip(texts).map(|(field, text)| (&field.id, typed(field, text))).collect();
    drafted(&answers.iter().map(|(field, text)| (*field, text.as_str())).collect::<Vec<_>>())
}

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(u32::try_from(rounds(64)).expect("not so many"))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_text_that_can_be_typed_comes_back(texts in drafts()) {
        let draft = draft_of(&texts);
        for (format, bytes) in exports(&draft) {
            let shown = || format!("{format}:\n{}", String::from_utf8_lossy(&bytes));
            let imported = import::read(&bytes, som()).expect("what som wrote");
            prop_assert_eq!(&imported.notes, &[], "{}", shown());
            prop_assert_eq!(changes(som(), &draft, &imported), [], "{}", shown());
            let told = changes(som(), &drafted(&[]), &imported);
            let told: Vec<(&FieldId, &str)> =
                told.iter().map(|change| (&change.field, change.after.as_str())).collect();
            let said: Vec<(&FieldId, String)> = som()
                .fields()
                .map(|field| (&field.id, canonical(field, draft.answer(&field.id))))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            let said: Vec<(&FieldId, &str)> = said.iter().map(|(field, text)| (*field, text.as_str())).collect();
            prop_assert_eq!(told, said, "{}", shown());
        }
    }

    #[test]
    fn one_answer_that_was_edited_is_the_one_that_changes(
        texts in drafts(),
        number in 0..som().fields().count(),
        other in texts(),
    ) {
        let draft = draft_of(&texts);
        let field = som().fields().nth(number).expect("one of them");
        let mut edited = draft.clone();
        edited.set_answer(&field.id, typed(field, &other));
        let wanted = canonical(field, edited.answer(&field.id));
        let is_changed = wanted != canonical(field, draft.answer(&field.id));
        for (format, bytes) in exports(&edited) {
            let imported = import::read(&bytes, som()).expect("what som wrote");
            let changes = changes(som(), &draft, &imported);
            let fields: Vec<&FieldId> = changes.iter().map(|change| &change.field).collect();
            prop_assert_eq!(fields, if is_changed { vec![&field.id] } else { vec![] }, "{}", format);
            for change in &changes {
                prop_assert_eq!(&change.before, draft.answer(&field.id));
                prop_assert_eq!(canonical(field, &change.after), &*wanted, "{}", format);
            }
        }
    }

    #[test]
    fn no_text_at_all_is_too_much_for_the_readers(text in prop_oneof![any::<String>(), texts()], head in prop::sample::select(vec![
        "", "{", "{\"form\": \"som-implementeringsforloeb\", ", "### Område\n", "Område:\n\n", "  Navn: ", "1. Generelle oplysninger\n",
    ])) {
        let draft = drafted(&[]);
        if let Ok(imported) = import::read(format!("{head}{text}").as_bytes(), som()) {
            for change in changes(som(), &draft, &imported) {
                let is_one_line = som().field(&change.field).is_some_and(|field| Lines::from(field.kind.gesture()) == Lines::One);
                let lines = if is_one_line { Lines::One } else { Lines::Many };
                prop_assert_eq!(&clean(&change.after, lines).text, &change.after);
            }
        }
    }
}

#[test]
fn the_example_comes_back_in_every_format() {
    let draft = som::draft::codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in())
        .expect("the example");
    for (format, bytes) in exports(&draft) {
        let imported = import::read(&bytes, som()).expect("what som wrote");
        assert_eq!(imported.notes, [], "{format}");
        assert_eq!(changes(som(), &draft, &imported), [], "{format}");
    }
}

#[test]
fn in_a_text_that_was_edited_the_other_paragraphs_stay_as_typed() {
    let field = FieldId::new("kendskab");
    let draft = drafted(&[(&field, "Første  \n\nAndet\n- Punkt \n\n")]);
    let edited = drafted(&[(&field, "Første\n\nAndet, nyt\n- Punkt")]);
    for (format, bytes) in exports(&edited) {
        let imported = import::read(&bytes, som()).expect("what som wrote");
        let changes = changes(som(), &draft, &imported);
        assert_eq!(changes.len(), 1, "{format}");
        assert_eq!(changes[0].after, "Første  \n\nAndet, nyt\n- Punkt \n\n", "{format}");
    }
}
