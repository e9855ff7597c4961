//! Approvals and receipts: what breaks a seal, what restores it, and what two writers make of both.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::draft::merge::merge;
use crate::form::{Forms, som};

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn id(field: &str) -> FieldId {
    FieldId::new(field)
}

fn draft() -> Draft {
    let mut draft = Draft::new(som(), at(0), "mette");
    draft.set_answer(&id("navn"), "Åse");
    draft.set_answer(&id("datapraksis"), "Vi har data.");
    draft
}

fn approved() -> Draft {
    let mut draft = draft();
    draft.approve(" Jonas Holm ", "Direktør", at(1) + TimeDelta::milliseconds(7));
    draft
}

fn receipt(message_id: &str, minute: i64, is_sent: bool) -> Receipt {
    Receipt {
        at: at(minute),
        to: "SOM-support@sbst.dk".to_owned(),
        by: "mette".to_owned(),
        message_id: message_id.to_owned(),
        document: sha256(b"x"),
        is_sent,
        seal: Seal::of(&draft()),
    }
}

fn broken(draft: &Draft) -> Vec<FieldId> {
    draft.approval().expect("an approval").seal.broken(som(), draft)
}

#[test]
fn an_approval_falls_with_the_answer_and_comes_back_with_the_same_text() {
    let mut draft = approved();
    assert!(draft.is_approved(som()));
    draft.set_answer(&id("datapraksis"), "Vi har  data.");
    draft.set_answer(&id("motivation"), "Ny");
    assert_eq!(broken(&draft), [id("motivation"), id("datapraksis")]);
    assert!(!draft.is_approved(som()));
    draft.set_answer(&id("datapraksis"), "Vi har data.");
    draft.set_answer(&id("motivation"), " ");
    assert!(draft.is_approved(som()));
    draft.set_answer(&id("navn"), "");
    assert_eq!(broken(&draft), [id("navn")]);
}

#[test]
fn ticks_and_how_a_text_is_encoded_break_no_approval() {
    let mut draft = approved();
    draft.set_answer(&id("navn"), "A\u{30a}se");
    let data = som().field(&id("datapraksis")).expect("the field");
    draft.toggle_tick(&data.id, &data.questions.all()[0]);
    assert!(draft.is_approved(som()));
}

#[test]
fn what_is_noted_is_kept_as_a_file_would_give_it_back() {
    let draft = approved();
    let approval = draft.approval().expect("an approval");
    assert_eq!((approval.name.as_str(), approval.at), ("Jonas Holm", at(1)));
    let mut sent = approved();
    sent.note_receipt(receipt("b@c", 3, true));
    sent.note_receipt(Receipt { at: at(2) + TimeDelta::milliseconds(7), ..receipt("a@c", 2, false) });
    let text = codec::to_ron(&sent, som());
    assert_eq!(codec::parse(&text, &Forms::built_in()), Ok(sent));
}

#[test]
fn a_letter_is_noted_once_and_settled_or_forgotten() {
    let mut draft = draft();
    draft.note_receipt(receipt("b@c", 3, false));
    draft.note_receipt(receipt("a@c", 2, true));
    draft.note_receipt(receipt("b@c", 3, true));
    assert_eq!(draft.receipts(), [receipt("a@c", 2, true), receipt("b@c", 3, true)]);
    assert_eq!(draft.last_receipt_to("som-SUPPORT@sbst.dk"), Some(&receipt("b@c", 3, true)));
    assert_eq!(draft.last_receipt_to("jonas@example.dk"), None);
    draft.note_receipt(Receipt { to: "Åse@Køge.dk".to_owned(), ..receipt("c@c", 4, true) });
    assert!(draft.last_receipt_to("åse@xn--kge-0na.dk").is_some());
    assert!(draft.forget_receipt("c@c"));
    assert!(draft.forget_receipt("b@c") && !draft.forget_receipt("b@c"));
    assert_eq!(draft.receipts().len(), 1);
}

#[test]
fn a_letter_of_unknown_fate_is_settled_by_hand() {
    const TO: &str = "som-support@SBST.dk";
    let mut noted = draft();
    noted.note_receipt(receipt("1", 1, true));
    assert_eq!(noted.clone().settle_letter(TO, LetterFate::Lost), None, "it went");
    noted.note_receipt(receipt("2", 2, false));
    let settled = |fate| {
        let mut draft = noted.clone();
        assert_eq!(draft.settle_letter(TO, fate), Some(receipt("2", 2, false)));
        assert_eq!(draft.settle_letter(TO, fate), None);
        draft.receipts().to_vec()
    };
    assert_eq!(settled(LetterFate::Arrived), [receipt("1", 1, true), receipt("2", 2, true)]);
    assert_eq!(settled(LetterFate::Lost), [receipt("1", 1, true)]);
}

#[test]
fn a_letter_that_came_since_is_neither_known_nor_ones_own_and_goes_to_the_same_address() {
    let mut known = draft();
    known.note_receipt(receipt("known", 1, true));
    let mut now = known.clone();
    now.note_receipt(receipt("own", 2, false));
    now.note_receipt(Receipt { to: "jonas@example.dk".to_owned(), ..receipt("other", 3, true) });
    let since = |now: &Draft| now.letter_since(&known, "som-SUPPORT@sbst.dk", "own").cloned();
    assert_eq!(since(&now), None);
    now.note_receipt(receipt("theirs", 4, true));
    assert_eq!(since(&now), Some(receipt("theirs", 4, true)));
}

#[test]
fn approval_and_receipts_can_be_anothers_whatever_the_answers_are() {
    let mut noted = approved();
    noted.note_receipt(receipt("a@c", 2, true));
    let mut other = draft();
    other.set_answer(&id("navn"), "Per");
    other.copy_approval_and_receipts(&noted);
    assert_eq!((other.approval(), other.receipts()), (noted.approval(), noted.receipts()));
    assert_eq!((other.answer(&id("navn")), other.is_approved(som())), ("Per", false));
}

#[test]
fn a_copy_is_neither_approved_nor_sent() {
    let mut draft = approved();
    draft.note_receipt(receipt("a@c", 2, true));
    draft.sum_key = Some(crate::draft::SumKey::of([7; 16]));
    draft.place = Some(crate::draft::ResumePoint::default());
    draft.unknown.place.insert("scroll".to_owned(), "3".to_owned());
    draft.unknown.fields.insert("future".to_owned(), "1".to_owned());
    let copy = draft.copied(at(9), "jonas");
    assert_eq!((&copy.sum_key, &copy.place, copy.unknown.place.len()), (&None, &None, 0));
    assert_eq!(copy.unknown.fields, draft.unknown.fields);
    assert_eq!((copy.approval(), copy.receipts()), (None, &[][..]));
    assert_eq!(copy.answer(&id("navn")), "Åse");
    assert_eq!((copy.created, copy.changed, copy.changed_by.as_str()), (at(9), at(9), "jonas"));
}

#[test]
fn who_changed_an_approval_decides_and_of_two_the_later() {
    let [base, mut later] = [approved(), approved()];
    later.approve("Eva", "Chef", at(5));
    let merged = |base: &Draft, ours: &Draft, theirs: &Draft| merge(som(), base, ours, theirs).draft;
    let mut withdrawn = approved();
    assert!(withdrawn.withdraw_approval() && !withdrawn.withdraw_approval());
    assert_eq!(merged(&base, &base, &withdrawn).approval(), None);
    assert_eq!(merged(&base, &withdrawn, &base).approval(), None);
    assert_eq!(merged(&draft(), &later, &base).approval(), later.approval());
    assert_eq!(merged(&draft(), &base, &later).approval(), later.approval());
    assert_eq!(merged(&base, &withdrawn, &later).approval(), later.approval());
}

#[test]
fn a_settled_letter_stays_settled_whoever_merges() {
    let noted = |receipts: &[Receipt]| {
        let mut draft = draft();
        for receipt in receipts {
            draft.note_receipt(receipt.clone());
        }
        draft
    };
    let begun = noted(&[receipt("a@c", 2, false)]);
    let settled = noted(&[receipt("a@c", 2, true)]);
    let other = noted(&[receipt("a@c", 2, false), receipt("b@c", 3, true)]);
    let receipts = |base: &Draft, ours: &Draft, theirs: &Draft| {
        let [one, two] = [(ours, theirs), (theirs, ours)].map(|(a, b)| merge(som(), base, a, b).draft);
        assert_eq!(one.receipts(), two.receipts());
        one.receipts().to_vec()
    };
    assert_eq!(receipts(&begun, &settled, &other), [receipt("a@c", 2, true), receipt("b@c", 3, true)]);
    assert_eq!(receipts(&begun, &draft(), &begun), []);
    assert_eq!(receipts(&begun, &draft(), &settled), [receipt("a@c", 2, true)]);
    assert_eq!(receipts(&draft(), &begun, &draft()), [receipt("a@c", 2, false)]);
}

proptest! {
    #[test]
    fn any_other_text_breaks_the_seal_and_the_old_one_mends_it(old in "[ -~æøå\n]{0,40}", new in "[ -~æøå\n]{0,40}") {
        let mut draft = draft();
        let field = id("motivation");
        draft.set_answer(&field, old.as_str());
        draft.approve("Jonas", "Direktør", at(1));
        draft.set_answer(&field, new.as_str());
        let is_same = old == new || (old.trim().is_empty() && new.trim().is_empty());
        prop_assert_eq!(draft.is_approved(som()), is_same);
        draft.set_answer(&field, old);
        prop_assert!(draft.is_approved(som()));
    }
}
