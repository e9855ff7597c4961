//! Nothing that anyone wrote is lost, whoever merges with whom and however often.

mod random;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::form::som;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn field(id: &str) -> FieldId {
    FieldId::new(id)
}

fn draft(by: &str, minute: i64, answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), at(minute), by);
    for (id, text) in answers {
        draft.set_answer(&field(id), *text);
    }
    draft
}

fn rival(text: &str, by: &str, minute: i64) -> Rival {
    Rival { text: text.to_owned(), by: by.to_owned(), at: at(minute) }
}

/// The texts of an answer after merging, ours first.
fn merged(id: &str, base: &str, ours: &str, theirs: &str) -> Vec<String> {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| draft("x", 0, &[(id, text)]));
    let merged = merge(som(), &base, &ours, &theirs).draft;
    texts(&merged, &field(id)).into_iter().map(Cow::into_owned).collect()
}

#[test]
fn answers_that_the_form_does_not_ask_for_merge_too() {
    let id = "tidligere_svar";
    assert_eq!(merged(id, "", "", "Deres"), ["Deres"]);
    assert_eq!(merged(id, "Før", "Vores", "Før"), ["Vores"]);
    assert_eq!(merged(id, "Et\n\nTo", "Et nu\n\nTo", "Et\n\nTo nu"), ["Et nu\n\nTo nu"]);
    assert_eq!(merged(id, "Før", "Vores", "Deres"), ["Vores", "Deres"]);
}

#[test]
fn different_answers_never_disturb_each_other() {
    let base = draft("mette", 0, &[("navn", "Mette"), ("stilling", "Konsulent")]);
    let ours = draft("mette", 1, &[("navn", "Mette M."), ("stilling", "Konsulent")]);
    let theirs = draft("jonas", 2, &[("navn", "Mette"), ("stilling", "Chef")]);
    let merged = merge(som(), &base, &ours, &theirs);
    assert_eq!(merged.draft.answer(&field("navn")), "Mette M.");
    assert_eq!(merged.draft.answer(&field("stilling")), "Chef");
    assert_eq!((merged.taken, merged.disputed), (vec![field("stilling")], vec![]));
    assert_eq!((merged.draft.changed, merged.draft.changed_by.as_str()), (at(2), "jonas"));
    assert_eq!(merged.draft.created, at(1));
}

#[test]
fn the_newer_version_of_the_form_is_the_merged_drafts() {
    let of_version = |version: u32| Draft { form_version: version, ..draft("mette", 0, &[]) };
    for (ours, theirs) in [(1, 2), (2, 1)] {
        let merged = merge(som(), &of_version(1), &of_version(ours), &of_version(theirs));
        assert_eq!(merged.draft.form_version, 2);
    }
}

#[test]
fn different_paragraphs_of_one_answer_are_joined() {
    assert_eq!(merged("motivation", "a\nb\nc", "a1\nb\nc", "a\nb\nc1"), ["a1\nb\nc1"]);
    assert_eq!(merged("adresse", "Vej 1\nBy", "Vej 2\nBy", "Vej 1\nBy 2"), ["Vej 2\nBy 2"]);
}

#[test]
fn the_same_paragraph_is_kept_in_both_texts() {
    let base = draft("mette", 0, &[("motivation", "a")]);
    let ours = draft("mette", 1, &[("motivation", "a1")]);
    let theirs = draft("jonas", 2, &[("motivation", "a2")]);
    let merged = merge(som(), &base, &ours, &theirs);
    assert_eq!(merged.draft.answer(&field("motivation")), "a1");
    assert_eq!(merged.draft.rivals(&field("motivation")), [rival("a2", "jonas", 2)]);
    assert_eq!((merged.taken, merged.disputed), (vec![field("motivation")], vec![field("motivation")]));
}

#[test]
fn a_short_answer_is_never_merged_inside() {
    assert_eq!(merged("navn", "a\nb\nc", "a1\nb\nc", "a\nb\nc1"), ["a1\nb\nc", "a\nb\nc1"]);
}

#[test]
fn an_edit_wins_over_a_deletion() {
    assert_eq!(merged("motivation", "a\nb", "", "a\nb\nc"), ["a\nb\nc"]);
    assert_eq!(merged("motivation", "a\nb", "a\nb\nc", ""), ["a\nb\nc"]);
    assert_eq!(merged("navn", "a", " ", "b"), ["b"]);
    assert_eq!(merged("navn", "a", "", "a"), Vec::<String>::new());
    assert_eq!(merged("navn", "a", "a", ""), Vec::<String>::new());
    assert_eq!(merged("motivation", "a\nb", "a", "b"), ["a", "b"]);
}

/// A draft whose motivation has these texts, the answer first.
fn disputed(by: &str, minute: i64, texts: &[&str]) -> Draft {
    let mut draft = draft(by, minute, &[("motivation", texts[0])]);
    let rivals = texts[1..].iter().map(|text| rival(text, "åse", 9)).collect();
    draft.set_rivals(&field("motivation"), rivals);
    draft
}

fn merged_of(base: &[&str], ours: &[&str], theirs: &[&str]) -> Vec<String> {
    let (base, ours, theirs) =
        (disputed("x", 0, base), disputed("mette", 1, ours), disputed("jonas", 2, theirs));
    let merged = merge(som(), &base, &ours, &theirs).draft;
    texts(&merged, &field("motivation")).into_iter().map(Cow::into_owned).collect()
}

#[test]
fn our_answer_stays_in_front_of_what_they_added() {
    assert_eq!(merged_of(&["a"], &["a"], &["b", "a"]), ["a", "b"]);
    assert_eq!(merged_of(&["a", "b"], &["a", "b"], &["b", "a", "c"]), ["a", "b", "c"]);
    // What was under the caret is no longer anywhere: what they put in its place comes instead.
    assert_eq!(merged_of(&["a", "b"], &["a", "b2"], &["a1", "b"]), ["a1", "b2"]);
}

#[test]
fn a_dispute_that_one_side_settled_is_settled() {
    assert_eq!(merged_of(&["a", "b"], &["a", "b"], &["b"]), ["b"]);
    assert_eq!(merged_of(&["a", "b"], &["b"], &["a", "b"]), ["b"]);
}

#[test]
fn a_dispute_that_theirs_settled_for_the_answer_in_front_is_settled() {
    // Their answer is the base's; only the rival is gone.
    assert_eq!(merged_of(&["en", "to"], &["en", "to"], &["en"]), ["en"]);
    // And the other way: the rivals are the base's, only the answer is another.
    assert_eq!(merged_of(&["en", "to"], &["en", "to"], &["tre", "to"]), ["tre", "to"]);
}

#[test]
fn a_dispute_that_was_settled_otherwise_on_each_side_goes_on() {
    assert_eq!(merged_of(&["a", "b"], &["a"], &["b"]), ["a", "b"]);
    // They typed on in the one that we chose.
    assert_eq!(merged_of(&["a", "b"], &["a"], &["b", "a1"]), ["a1"]);
    assert_eq!(merged_of(&["a", "b"], &["a1", "b"], &["b"]), ["a1", "b"]);
}

#[test]
fn who_types_on_in_a_dispute_does_not_make_it_grow() {
    assert_eq!(merged_of(&["a", "b"], &["a1", "b"], &["b1", "a"]), ["a1", "b1"]);
    assert_eq!(merged_of(&["a\n\nz", "b"], &["a1\n\nz", "b"], &["a\n\nz1", "b"]), ["a1\n\nz1", "b"]);
}

#[test]
fn a_rival_keeps_its_name() {
    let theirs = disputed("jonas", 2, &["b", "c"]);
    let ours = draft("mette", 1, &[("motivation", "a1")]);
    let base = draft("x", 0, &[("motivation", "a")]);
    let merged = merge(som(), &base, &ours, &theirs).draft;
    assert_eq!(merged.rivals(&field("motivation")), [rival("b", "jonas", 2), rival("c", "åse", 9)]);
}

#[test]
fn a_text_in_other_characters_of_the_same_look_is_the_same_text() {
    assert_eq!(merged("navn", "A\u{30a}se", "A\u{30a}se B", "Åse"), ["Åse B"]);
    assert_eq!(merged("navn", "", "A\u{30a}se", "Åse"), ["Åse"]);
}

#[test]
fn each_tick_is_merged_for_itself() {
    let data = som().field(&field("datapraksis")).expect("the field");
    let ticked = |numbers: &[usize]| {
        let mut draft = draft("x", 0, &[]);
        for number in numbers {
            draft.toggle_tick(&data.id, &data.questions.all()[*number]);
        }
        draft
    };
    let merged = merge(som(), &ticked(&[0, 1]), &ticked(&[0, 2]), &ticked(&[1, 3]));
    assert!(merged.draft.says_the_same(&ticked(&[2, 3])));
}

#[test]
fn what_is_not_known_is_merged_key_by_key() {
    let with = |by: &str, minute, fields: &[(&str, &str)]| {
        let mut draft = draft(by, minute, &[]);
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        draft.unknown.fields = fields.iter().map(owned).collect();
        draft
    };
    let merged = |base, ours, theirs| merge(som(), base, ours, theirs).draft.unknown;
    let base = with("x", 0, &[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
    let ours = with("mette", 5, &[("a", "2"), ("b", "1"), ("c", "2"), ("e", "1")]);
    let theirs = with("jonas", 4, &[("a", "3"), ("b", "2"), ("d", "2"), ("f", "1")]);
    let expected =
        with("", 0, &[("a", "2"), ("b", "2"), ("c", "2"), ("d", "2"), ("e", "1"), ("f", "1")]).unknown;
    assert_eq!(merged(&base, &ours, &theirs), expected);
    assert_eq!(merged(&base, &theirs, &ours), expected);
}

#[test]
fn where_two_left_off_is_no_dispute_and_ours_stays_ours() {
    let text = [("navn", "Mette"), ("motivation", "Vi vil lære.")];
    let [base, mut ours, mut theirs] = [0, 1, 2].map(|minute| draft("mette", minute, &text));
    let caret = |column| super::super::CaretPosition { paragraph: 0, column };
    for (draft, column) in [(&mut ours, 1), (&mut theirs, 2)] {
        draft.note_place(Some(&field("navn")), caret(column));
        draft.note_place(Some(&field("motivation")), caret(column));
    }
    let Merged { draft, taken, disputed } = merge(som(), &base, &ours, &theirs);
    assert_eq!((&draft.place, taken, disputed), (&ours.place, vec![], vec![]));
}

#[test]
fn a_remark_follows_its_words_through_a_merge() {
    let (motivation, text) = (field("motivation"), "Om tal.\nSå tal.\nOg tal.");
    let mut base = draft("mette", 0, &[("motivation", text)]);
    let on = |near, said: &str| Remark::new(&motivation, ("tal", near), "jonas", at(1), said);
    let old = base.add_remark(on(11, "Hvilke?")).expect("room");
    let mut ours = base.clone();
    ours.set_answer(&motivation, "Om mange tal.\nSå tal.\nOg tal.");
    let mut theirs = base.clone();
    theirs.set_answer(&motivation, "Om tal.\nSå tal.\nOg alle tal.");
    let new = theirs.add_remark(on(24, "Alle?")).expect("room");
    let settled = theirs.remark(&old).cloned().map(|remark| Remark { is_settled: true, ..remark });
    theirs.put_remark(&old, settled);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(som(), &base, ours, theirs).draft;
        assert_eq!(merged.answer(&motivation), "Om mange tal.\nSå tal.\nOg alle tal.");
        let near = [&old, &new].map(|id| merged.remark(id).map(|remark| (remark.near, remark.is_settled)));
        assert_eq!(near, [Some((17, true)), Some((30, false))]);
    }
    let mut without = base.clone();
    without.put_remark(&old, None);
    assert_eq!(merge(som(), &base, &ours, &without).draft.remarks().count(), 0, "moved is not changed");
}
