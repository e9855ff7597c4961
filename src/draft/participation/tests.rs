//! The part in a meeting is kept with the draft, merged by part, and no part of the document.

use chrono::DateTime;

use super::*;
use crate::draft::Seal;
use crate::draft::merge::merge;
use crate::form::som;

const MEETING: &str = "informationsmoede-2023-11";

fn part(who: &str, has_link: bool, took_part: bool) -> Participation {
    Participation { has_link, took_part, ..Participation::default() }.with_who(who)
}

fn draft() -> Draft {
    Draft::new(som(), DateTime::UNIX_EPOCH, "mette")
}

fn noted(event: &str, participation: &Participation) -> Draft {
    let mut draft = draft();
    draft.note_participation(event, &Participation::default(), participation).expect("room");
    draft
}

/// Of one meeting, merged from both sides alike.
#[track_caller]
fn merged(base: &Participation, ours: &Participation, theirs: &Participation) -> Participation {
    let [base, ours, theirs] = [base, ours, theirs].map(|part| noted(MEETING, part));
    let merged = merge(som(), &base, &ours, &theirs).draft.participation(MEETING);
    assert_eq!(merge(som(), &base, &theirs, &ours).draft.participation(MEETING), merged);
    merged
}

#[test]
fn what_enters_is_cleaned_and_has_a_bound() {
    assert_eq!(part("\u{1b}2\tledere\nog\u{202e} mere ", false, false).who, "2 ledere og mere");
    let (mut draft, none) = (draft(), Participation::default());
    let long = part(&"æ".repeat(LONGEST_WHO + 1), false, false);
    assert_eq!(long.refusal_after(&none), Some(ParticipationRefusal::TooLong));
    let [longer, joined] = [1, 2].map(|more| part(&"æ".repeat(LONGEST_WHO + 1 + more), false, false));
    assert_eq!((long.refusal_after(&longer), longer.refusal_after(&longer)), (None, None));
    assert_eq!(joined.refusal_after(&longer), Some(ParticipationRefusal::TooLong));
    let longest = part(&"æ".repeat(LONGEST_WHO), false, false);
    assert_eq!(longest.refusal_after(&none), None);
    assert_eq!(draft.note_participation(MEETING, &none, &longest), Ok(true));
    for number in 1..MOST_MEETINGS {
        draft.note_participation(&number.to_string(), &none, &part("1", false, false)).expect("room");
    }
    let more = draft.note_participation("en til", &none, &part("1", false, false));
    assert_eq!(more, Err(ParticipationRefusal::TooMany));
    assert_eq!(draft.note_participation(MEETING, &longest, &part("Mette", false, false)), Ok(true));
    assert_eq!(draft.participations().len(), MOST_MEETINGS);
}

#[test]
fn a_part_of_which_nothing_is_noted_is_none() {
    let (none, some) = (Participation::default(), part("Mette", true, false));
    let mut with = noted(MEETING, &some);
    assert!(!with.says_the_same(&draft()) && !with.holds_the_same(&draft()));
    assert_eq!(with.note_participation(MEETING, &some, &some), Ok(false));
    assert_eq!(with.note_participation(MEETING, &some, &none), Ok(true));
    assert_eq!(with, draft());
    assert_eq!(with.note_participation(MEETING, &none, &part(" ", false, false)), Ok(false));
}

#[test]
fn it_is_content_that_no_approval_covers_and_no_other_application_begins_with() {
    let mut with = draft();
    with.approve("Jonas", "Chef", DateTime::UNIX_EPOCH);
    let without = with.clone();
    with.note_participation(MEETING, &Participation::default(), &part("Mette", false, true)).expect("room");
    assert!(!with.says_the_same(&without) && with.is_approved(som()));
    assert_eq!(Seal::of(&with), Seal::of(&without));
    assert_eq!(with.copied(DateTime::UNIX_EPOCH, "mette").participations().len(), 0);
    let mut earlier = draft();
    earlier.keep_participations_of(&with);
    assert_eq!(earlier.participations(), with.participations());
}

#[test]
fn two_who_tick_different_parts_are_both_heard() {
    let base = part("2 ledere", false, false);
    let merged = merged(&base, &part("2 ledere", true, false), &part("2 ledere", false, true));
    assert_eq!(merged, part("2 ledere", true, true));
}

#[test]
fn who_changes_it_is_heard_though_another_clears_it() {
    let base = part("2 ledere", true, true);
    let none = Participation::default();
    assert_eq!(merged(&base, &none, &part("3 ledere", true, true)), part("3 ledere", false, false));
    assert_eq!(merged(&base, &none, &base), none);
    assert_eq!(merged(&none, &none, &base), base);
}

#[test]
fn two_texts_at_once_both_stay_and_grow_no_further() {
    let none = Participation::default();
    let both = merged(&none, &part("2 ledere", false, false), &part("Mette", true, false));
    assert_eq!(both, part("2 ledere / Mette", true, false));
    assert_eq!(merged(&none, &both, &part("Mette", true, false)).who, "2 ledere / Mette");
    // One goes on typing while the other's text comes in.
    let typed = merged(
        &part("2 led", false, false),
        &part("2 ledere", false, false),
        &part("2 led / Mette", false, false),
    );
    assert_eq!(typed.who, "2 ledere / Mette");
}

#[test]
fn different_meetings_never_disturb_each_other() {
    let (ours, theirs) = (noted("a", &part("Mette", false, false)), noted("b", &part("Jonas", false, false)));
    let merged = merge(som(), &draft(), &ours, &theirs).draft;
    assert_eq!(merged.participations().len(), 2);
}
