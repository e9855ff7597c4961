//! The merge's promises over random drafts, and three writers who save over each other in any order.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::super::{merge, normalised, texts};
use super::{at, field};
use crate::draft::{Draft, Participation, Receipt, Remark, Rival, Seal, Settle, codec};
use crate::form::{Field, FieldId, Forms, som};

/// A prose field, one of lines and one that is never merged inside.
const FIELDS: [&str; 3] = ["motivation", "adresse", "navn"];

fn any_text() -> impl Strategy<Value = String> {
    let paragraph =
        prop_oneof![Just(""), Just(" "), Just("a"), Just("b"), Just("c"), Just("A\u{30a}"), Just("Å")];
    prop::collection::vec(paragraph, 0..6).prop_map(|paragraphs| paragraphs.join("\n"))
}

/// A few remarks that several drafts may have, open or settled.
fn any_remarks() -> impl Strategy<Value = Vec<(Remark, bool)>> {
    let remark = |(text, is_settled): (usize, bool)| (remark("jonas", text), is_settled);
    prop::collection::vec((0..4_usize, any::<bool>()).prop_map(remark), 0..4)
}

fn remark(by: &str, number: usize) -> Remark {
    Remark::new(&field("motivation"), ("a", number), by, at(0), &format!("Hvorfor {number}?"))
}

/// The part in two meetings that several drafts may note something of.
fn any_participations() -> impl Strategy<Value = Vec<(&'static str, Participation)>> {
    let part = ("|2 ledere|Mette|Mette / Jonas", any::<bool>(), any::<bool>()).prop_map(
        |(who, has_link, took_part)| {
            let part = Participation { has_link, took_part, ..Participation::default() };
            part.with_who(&who)
        },
    );
    prop::collection::vec((prop_oneof![Just("kursus"), Just("moede")], part), 0..3)
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let texts = prop::collection::vec(any_text(), 0..4);
    let ticks = prop::collection::vec(any::<bool>(), 4);
    let unknown = prop::collection::btree_map("[x-z]", "[1-3]", 0..3);
    let texts = prop::collection::vec(texts, FIELDS.len());
    let approval = prop::option::of(0..3_i64);
    let letters = prop::collection::btree_map("[a-c]", any::<bool>(), 0..3);
    let notes = (ticks, unknown, approval, letters, any_remarks(), any_participations());
    (texts, notes, 0..3_i64, "mette|jonas").prop_map(
        |(texts, (ticks, unknown, approval, letters, remarks, participations), minute, by)| {
            let mut draft = Draft::new(som(), at(minute), &by);
            for (id, texts) in FIELDS.map(field).iter().zip(texts) {
                let Some((answer, rivals)) = texts.split_first() else { continue };
                draft.set_answer(id, answer.as_str());
                let rival = |text: &String| Rival { text: text.clone(), by: by.clone(), at: at(minute) };
                draft.set_rivals(id, rivals.iter().map(rival).collect());
            }
            let data = som().field(&field("datapraksis")).expect("the field");
            for (question, _) in data.questions.all().iter().zip(ticks).filter(|(_, is_ticked)| *is_ticked) {
                draft.toggle_tick(&data.id, question);
            }
            draft.unknown.fields = unknown;
            for (remark, is_settled) in remarks {
                let id = draft.add_remark(remark).expect("room");
                draft.settle_remark(&id, is_settled);
            }
            for (event, part) in participations {
                let before = draft.participation(event);
                draft.note_participation(event, &before, &part).expect("room");
            }
            if let Some(minute) = approval {
                draft.approve("Jonas", "Chef", at(minute));
            }
            for (message_id, is_sent) in letters {
                let (to, by, document, seal) = (String::new(), by.clone(), String::new(), Seal::default());
                draft.note_receipt(Receipt { at: at(0), to, by, message_id, document, is_sent, seal });
            }
            draft
        },
    )
}

/// The texts of an answer that say something, in no order.
fn said(draft: &Draft, id: &FieldId) -> BTreeSet<String> {
    let texts = texts(draft, id).into_iter().map(std::borrow::Cow::into_owned);
    texts.filter(|text| !text.trim().is_empty()).collect()
}

fn paragraphs(draft: &Draft, id: &FieldId) -> BTreeSet<String> {
    let said = said(draft, id);
    let paragraphs = said.iter().flat_map(|text| text.split('\n'));
    paragraphs.filter(|paragraph| !paragraph.trim().is_empty()).map(str::to_owned).collect()
}

/// Whether two drafts say the same, whatever text stands in front and whoever is named.
fn agree(one: &Draft, two: &Draft) -> bool {
    FIELDS.map(field).iter().all(|id| said(one, id) == said(two, id)) && one.notes() == two.notes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_that_was_added_ever_vanishes(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs).draft;
        for id in &FIELDS.map(field) {
            let (old, kept) = (paragraphs(&base, id), paragraphs(&merged, id));
            for side in [&ours, &theirs] {
                let added: Vec<String> = paragraphs(side, id).difference(&old).cloned().collect();
                prop_assert!(added.iter().all(|added| kept.contains(added)), "{added:?} {kept:?}");
            }
        }
    }

    #[test]
    fn no_remark_that_was_added_or_changed_vanishes(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs).draft;
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            // Its place alone moves with its words.
            let of = |draft: &Draft, id: &str| draft.remark(id).map(Remark::anywhere);
            for (id, remark) in side.remarks().filter(|(id, _)| of(&base, id) != of(side, id)) {
                let kept = merged.remark(id).expect("a change wins");
                prop_assert_eq!(&kept.text, &remark.text);
                let is_alone = of(other, id) == of(&base, id);
                prop_assert!(!is_alone || kept.anywhere() == remark.anywhere());
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_merges(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let (one, two) = (merge(som(), &base, &ours, &theirs), merge(som(), &base, &theirs, &ours));
        prop_assert!(agree(&one.draft, &two.draft), "{one:?}\n{two:?}");
        prop_assert_eq!((one.draft.changed, one.draft.changed_by), (two.draft.changed, two.draft.changed_by));
        prop_assert_eq!(one.draft.created, two.draft.created);
    }

    #[test]
    fn a_draft_merged_with_itself_stays_as_it_is(draft in any_draft()) {
        prop_assert_eq!(merge(som(), &draft, &draft, &draft).draft, draft);
    }

    #[test]
    fn two_who_say_the_same_stay_as_they_are(base in any_draft(), ours in any_draft()) {
        let merged = merge(som(), &base, &ours, &ours);
        prop_assert!(merged.draft.says_the_same(&ours));
        prop_assert!(merged.taken.is_empty() && merged.disputed.is_empty());
    }

    #[test]
    fn who_changed_nothing_takes_all(base in any_draft(), theirs in any_draft()) {
        prop_assert!(agree(&merge(som(), &base, &base, &theirs).draft, &theirs));
        prop_assert!(merge(som(), &base, &theirs, &base).draft.says_the_same(&theirs));
    }

    #[test]
    fn merging_again_brings_nothing_new(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs).draft;
        prop_assert!(agree(&merge(som(), &theirs, &merged, &theirs).draft, &merged));
        prop_assert!(agree(&merge(som(), &ours, &ours, &merged).draft, &merged));
    }

    #[test]
    fn what_was_merged_survives_its_file(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs).draft;
        let read = codec::parse(&codec::to_ron(&merged, som()), &Forms::built_in()).expect("a draft");
        prop_assert!(agree(&read, &merged), "{read:?}\n{merged:?}");
        prop_assert!(FIELDS.map(field).iter().all(|id| read.rivals(id) == merged.rivals(id)));
    }

    #[test]
    fn what_was_taken_is_told(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs);
        for id in &FIELDS.map(field) {
            let is_same = merged.draft.answer(id) == ours.answer(id) && merged.draft.rivals(id) == ours.rivals(id);
            prop_assert_eq!(merged.taken.contains(id), !is_same);
            let is_new = !merged.draft.rivals(id).is_empty() && ours.rivals(id).is_empty();
            prop_assert_eq!(merged.disputed.contains(id), is_new);
        }
    }

    #[test]
    fn our_answer_stays_in_front_where_it_still_stands(base in any_draft(), ours in any_draft(), theirs in any_draft()) {
        let merged = merge(som(), &base, &ours, &theirs).draft;
        for id in &FIELDS.map(field) {
            let ours = normalised(ours.answer(id)).into_owned();
            if said(&merged, id).contains(&ours) {
                prop_assert_eq!(texts(&merged, id).swap_remove(0).into_owned(), ours);
            }
        }
    }
}

/// Random numbers that a seed gives again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

/// Somebody with the draft open: what is on the screen, and what the file said when last looked at.
struct Writer {
    name: &'static str,
    screen: Draft,
    file: Draft,
    /// The remarks made so far, and whether each was settled last.
    remarks: Vec<(String, bool)>,
    /// The last paragraph added to each field.
    last: [Option<String>; FIELDS.len()],
}

impl Writer {
    /// Adds a paragraph somewhere, takes the one added before it away at times, or ends a dispute by keeping all.
    fn edit(&mut self, number: usize, chance: &mut Chance) {
        let which = chance.below(FIELDS.len());
        let id = field(FIELDS[which]);
        if chance.below(8) == 0 && self.screen.settle(som().field(&id).expect("a field"), Settle::KeepAll) {
            return;
        }
        let answer = self.screen.answer(&id).to_owned();
        let mut paragraphs: Vec<&str> = parts(&answer).filter(|paragraph| !paragraph.is_empty()).collect();
        if chance.below(3) == 0 {
            paragraphs.retain(|paragraph| self.last[which].as_deref() != Some(paragraph));
        }
        let added = format!("{} {number}", self.name);
        paragraphs.insert(chance.below(paragraphs.len() + 1), &added);
        self.screen.set_answer(&id, paragraphs.join("\n"));
        let now = at(0) + TimeDelta::seconds(i64::try_from(number).expect("small"));
        self.screen.touch(som(), now, self.name);
        self.last[which] = Some(added);
    }

    /// Makes a remark, or settles one of whoever made it.
    fn say(&mut self, number: usize, chance: &mut Chance) {
        let open = self.screen.remarks().find(|(_, remark)| !remark.is_settled).map(|(id, _)| id.to_owned());
        let Some(id) = open.filter(|_| chance.below(2) == 0) else {
            let id = self.screen.add_remark(remark(self.name, number)).expect("room");
            return self.remarks.push((id, false));
        };
        self.screen.settle_remark(&id, true);
        self.remarks.push((id, true));
    }

    /// Whether a draft has all that this writer said; what is settled stays so, since nobody reopens.
    fn is_heard_in(&self, draft: &Draft) -> bool {
        self.remarks
            .iter()
            .all(|(id, is_settled)| draft.remark(id).is_some_and(|remark| remark.is_settled || !is_settled))
    }

    /// Saves; a text that someone else saved in between is merged. Now and then more was typed meanwhile, so that
    /// the screen is merged as well.
    fn save(&mut self, disk: &mut Draft, number: usize, chance: &mut Chance) {
        let snapshot = self.screen.clone();
        *disk = merge(som(), &self.file, &snapshot, disk).draft;
        if chance.below(2) == 0 {
            self.edit(number, chance);
        }
        self.screen = merge(som(), &snapshot, &self.screen, disk).draft;
        self.file = disk.clone();
    }

    /// What was typed last stands on the screen, in one of the texts.
    fn still_says_it(&self) -> bool {
        self.last_in(&self.screen) && self.is_heard_in(&self.screen)
    }

    fn last_in(&self, draft: &Draft) -> bool {
        FIELDS.iter().zip(&self.last).all(|(id, last)| {
            let Some(last) = last else { return true };
            texts(draft, &field(id)).iter().any(|text| parts(text).any(|paragraph| paragraph == last))
        })
    }
}

/// The paragraphs of an answer; kept texts of one line stand in one.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.split(" / "))
}

/// One evening of three writers.
fn interleaving(seed: u64) {
    let mut chance = Chance(seed);
    let mut disk = Draft::new(som(), at(0), "mette");
    disk.set_answer(&field("motivation"), "et\nto\ntre");
    disk.set_answer(&field("navn"), "Mette");
    let mut writers = ["mette", "jonas", "asta"].map(|name| {
        let (screen, file) = (disk.clone(), disk.clone());
        Writer { name, screen, file, remarks: Vec::new(), last: [const { None }; FIELDS.len()] }
    });
    for number in 0..12 {
        let writer = &mut writers[chance.below(3)];
        if chance.below(2) == 0 {
            writer.edit(number, &mut chance);
        } else if chance.below(3) == 0 {
            writer.say(number, &mut chance);
        } else {
            writer.save(&mut disk, 100 + number, &mut chance);
        }
        assert!(writer.still_says_it(), "seed {seed}, step {number}: {}", writer.name);
    }
    for round in 0..2 {
        for writer in &mut writers {
            let snapshot = writer.screen.clone();
            disk = merge(som(), &writer.file, &snapshot, &disk).draft;
            writer.screen = disk.clone();
            writer.file = disk.clone();
        }
        for writer in &writers {
            assert!(
                writer.last_in(&disk) && writer.is_heard_in(&disk),
                "seed {seed}, round {round}: {} in {disk:?}",
                writer.name
            );
        }
    }
    assert!(writers.iter().all(|writer| agree(&writer.screen, &disk)), "seed {seed}: they end alike");
}

#[test]
fn no_edit_of_three_writers_disappears_in_ten_thousand_interleavings() {
    (0..10_000).for_each(interleaving);
}

#[test]
fn fields_are_of_the_kinds_that_differ() {
    let gestures = FIELDS.map(|id| som().field(&field(id)).map(|field: &Field| field.kind.gesture()));
    assert!(gestures.windows(2).all(|pair| pair[0].is_some() && pair[0] != pair[1]));
}
