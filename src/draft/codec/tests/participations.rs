//! The part in meetings stands in the file, and nothing of it is lost that an older or a newer som doesn't know.

use super::*;
use crate::draft::Participation;

fn noted() -> Draft {
    let mut draft = draft();
    let none = Participation::default();
    let part = Participation { has_link: true, ..none.with_who("2 ledere og \"Mette\"") };
    draft.note_participation("informationsmoede-2023-11", &none, &part).expect("room");
    draft
        .note_participation("æble \"1\"", &none, &Participation { took_part: true, ..none.clone() })
        .expect("room");
    draft
}

#[test]
fn parts_stand_in_the_file_where_there_are_any() {
    assert!(!to_ron(&draft(), som()).contains("participation"));
    let source = to_ron(&noted(), som());
    let at = source.find("    participation:").expect("the field");
    let written = source[at..].split_inclusive('\n').take(4).collect::<String>();
    insta::assert_snapshot!(written, @r#"
    participation: {
        "informationsmoede-2023-11": (who: "2 ledere og \"Mette\"", link: true, attended: false),
        "æble \"1\"": (who: "", link: false, attended: true),
    },
    "#);
    assert_eq!(read(&source), Ok(noted()));
}

#[test]
fn what_is_unknown_of_a_part_survives_word_for_word_and_all_that_is_said_of_it() {
    let unknown = "link: true, r#næste-gang: [(til: \"mette\")], svar: 3 // fra 2027\n";
    let source = to_ron(&noted(), som()).replacen("link: true", unknown, 1);
    let mut read = read(&source).expect("a draft");
    assert!(!read.says_the_same(&noted()));
    let is_kept = |draft: &Draft| {
        let again = to_ron(draft, som());
        assert!(again.contains("r#næste-gang: [(til: \"mette\")], svar: 3 // fra 2027\n"), "{again}");
        assert_eq!(self::read(&again).as_ref(), Ok(draft));
    };
    is_kept(&read);
    let part = read.participation("informationsmoede-2023-11");
    read.note_participation("informationsmoede-2023-11", &part, &part.cleared()).expect("room");
    is_kept(&read);
}

#[test]
fn an_older_som_keeps_parts_as_it_keeps_all_that_it_does_not_know() {
    let source = to_ron(&noted(), som());
    let mut older = read(&source.replace("    participation:", "    fremtid:")).expect("a draft");
    older.set_answer(&FieldId::new("navn"), "Åse");
    let saved = to_ron(&older, som()).replace("    fremtid:", "    participation:");
    assert_eq!(read(&saved).expect("a draft").participations(), noted().participations());
}

#[test]
fn a_part_by_hand_needs_nothing_and_one_of_nothing_is_none() {
    let with = |parts: &str| {
        read(&format!(
            "Draft(schema: 1, form: \"{}\", answers: {{}},\n participation: {{{parts}}})",
            som().id
        ))
    };
    let read = with("\"a\": (attended: true), \"b\": (), \"c\": (who: \" \")").expect("a draft");
    assert_eq!(read.participations().len(), 1);
    assert!(read.participation("a").took_part);
    assert!(matches!(with("\"a\": (), \"a\": ()"), Err(ReadError::DoubledKey { line: 2, .. })));
    assert!(matches!(with("\"a\": (link: 1)"), Err(ReadError::Syntax { line: 2, .. })));
}
