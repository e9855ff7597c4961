//! Remarks beside the answers: what leader and colleagues say of them, and on which words. They are saved and merged
//! with the draft, but are no part of the document: no seal or measure knows them, and an export only where asked.

mod place;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{Draft, codec, seal};
use crate::clean::{Lines, clean, cut_at};
use crate::form::{Field, FieldId, FormSpec};
pub(super) use place::AnswerEdit;
pub(crate) use place::RemarkPlace;
pub(crate) use told::open_count;

/// The most bytes of a remark's text.
pub(crate) const LONGEST_REMARK: usize = 4_000;

/// The most remarks of a draft, open and settled.
pub(crate) const MOST_REMARKS: usize = 500;

/// The most bytes of the words that a remark quotes. Longer ones are known by their beginning.
const LONGEST_QUOTE: usize = 1_000;

/// What somebody says of an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The answer that it is about.
    pub field: FieldId,
    /// The words that it is about, as they stood in the answer; empty for the whole answer.
    pub quote: String,
    /// Where the words stood: Unicode characters of the answer before them. A draft moves it along with them.
    pub near: usize,
    /// Its author: an account name, or the name in a document.
    pub by: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Never blank in a draft.
    pub text: String,
    /// Whether nothing is left to do about it.
    pub is_settled: bool,
    /// What a newer som wrote of it, as RON.
    pub(super) unknown: BTreeMap<String, String>,
}

/// Why a draft takes no such remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RemarkRefusal {
    /// It says nothing.
    Blank,
    /// It is longer than [`LONGEST_REMARK`].
    TooLong,
    /// The draft has [`MOST_REMARKS`].
    TooMany,
}

impl Remark {
    /// An open remark by `by`, made at `at`, on words of an answer that have `near` characters before them. All texts
    /// are cleaned as answers are.
    pub(crate) fn new(
        field: &FieldId,
        (quote, near): (&str, usize),
        by: &str,
        at: DateTime<Utc>,
        text: &str,
    ) -> Self {
        let quote = clean(quote, Lines::Many).text;
        let quote = cut_at(quote.trim(), LONGEST_QUOTE).to_owned();
        let near = if quote.is_empty() { 0 } else { near };
        let text = clean(text, Lines::Many).text.trim().to_owned();
        let (by, at) = (clean(by, Lines::One).text.trim().to_owned(), codec::whole_seconds(at));
        Remark {
            field: field.clone(),
            quote,
            near,
            by,
            at,
            text,
            is_settled: false,
            unknown: BTreeMap::new(),
        }
    }

    /// The id under which a draft keeps it, or kept it when it was begun. Made of what it says, so that two who read the
    /// same document have one remark, not two.
    pub(crate) fn id(&self) -> String {
        let at = self.at.timestamp().to_string();
        let parts = [self.field.as_str(), &self.quote, &self.by, &at, &self.text];
        let mut id = seal::sha256(parts.join("\0").as_bytes());
        id.truncate(12);
        id
    }

    /// Why no draft may hold it.
    pub(crate) fn refusal(&self) -> Option<RemarkRefusal> {
        match &self.text {
            text if text.trim().is_empty() => Some(RemarkRefusal::Blank),
            text if text.len() > LONGEST_REMARK => Some(RemarkRefusal::TooLong),
            _ => None,
        }
    }

    /// What it says, wherever its words stand.
    pub(crate) fn said(&self) -> impl PartialEq {
        let Remark { field, quote, near: _, by, at, text, is_settled, unknown } = self;
        (field, quote, by, at, text, is_settled, unknown)
    }

    /// The same, said of no place.
    pub(super) fn anywhere(&self) -> Remark {
        Remark { near: 0, ..self.clone() }
    }

    /// Merges two states of a remark that both were changed since `base`: what it says, as one of them wrote on, and whether
    /// it is settled. Which of two texts stays, if both changed it, does not depend on the side.
    pub(super) fn merged(base: Option<&Remark>, ours: &Remark, theirs: &Remark) -> Remark {
        let was_settled = base.is_some_and(|base| base.is_settled);
        let (our, their) = (ours.is_settled, theirs.is_settled);
        let is_settled = if our == was_settled { their } else { our };
        let says = |remark: &Remark| Remark { is_settled, ..remark.clone() };
        let (ours, theirs) = (says(ours), says(theirs));
        match base.map(says) {
            Some(base) if base == ours => theirs,
            Some(base) if base == theirs => ours,
            _ => ours.max(theirs),
        }
    }
}

impl Draft {
    /// All remarks with their ids, in no order that matters.
    pub fn remarks(&self) -> impl Iterator<Item = (&str, &Remark)> {
        self.remarks.iter().map(|(id, remark)| (id.as_str(), remark))
    }

    /// What all remarks say, wherever their words stand.
    pub(super) fn said_remarks(&self) -> impl PartialEq {
        self.remarks.iter().map(|(id, remark)| (id, remark.said())).collect::<Vec<_>>()
    }

    /// The remark with this id.
    pub(crate) fn remark(&self, id: &str) -> Option<&Remark> {
        self.remarks.get(id)
    }

    /// The remarks on an answer with their ids: the open ones first, then as they were made.
    pub(crate) fn remarks_on(&self, field: &FieldId) -> Vec<(&str, &Remark)> {
        let mut remarks: Vec<_> = self.remarks().filter(|(_, remark)| remark.field == *field).collect();
        remarks.sort_by_key(|(id, remark)| (remark.is_settled, remark.at, *id));
        remarks
    }

    /// How many remarks on an answer are open.
    pub(crate) fn open_remarks_on(&self, field: &FieldId) -> usize {
        self.remarks.values().filter(|remark| remark.field == *field && !remark.is_settled).count()
    }

    /// The fields of the form whose answers have open remarks, each with how many.
    pub(crate) fn with_open_remarks<'f>(
        &self,
        form: &'f FormSpec,
    ) -> impl Iterator<Item = (&'f Field, usize)> {
        let counted = form.fields().map(|field| (field, self.open_remarks_on(&field.id)));
        counted.filter(|(_, open)| *open > 0)
    }

    /// How many remarks on answers of the form are open.
    pub(crate) fn open_remarks(&self, form: &FormSpec) -> usize {
        self.with_open_remarks(form).map(|(_, open)| open).sum()
    }

    /// Adds a remark and returns its id. One that the draft has already stays as it is. Of one that stands only near its
    /// words, the place is that of the nearest.
    ///
    /// # Errors
    /// If it is blank or too long, or the draft has as many as it may.
    pub(crate) fn add_remark(&mut self, mut remark: Remark) -> Result<String, RemarkRefusal> {
        if let Some(refusal) = remark.refusal() {
            return Err(refusal);
        }
        let id = remark.id();
        if !self.remarks.contains_key(&id) {
            self.has_room_for(1)?;
            let answer = self.answer(&remark.field);
            if let RemarkPlace::Words(words) = remark.place_in(answer) {
                remark.near = answer[..words.start].chars().count();
            }
            self.remarks.insert(id.clone(), remark);
        }
        Ok(id)
    }

    /// Whether so many more remarks have room.
    ///
    /// # Errors
    /// If the draft would have more than it may.
    pub(crate) fn has_room_for(&self, more: usize) -> Result<(), RemarkRefusal> {
        if self.remarks.len() + more > MOST_REMARKS { Err(RemarkRefusal::TooMany) } else { Ok(()) }
    }

    /// Settles or reopens a remark, and returns whether that changed it.
    pub(crate) fn settle_remark(&mut self, id: &str, is_settled: bool) -> bool {
        let remark = self.remarks.get_mut(id).filter(|remark| remark.is_settled != is_settled);
        remark.map(|remark| remark.is_settled = is_settled).is_some()
    }

    /// Puts a remark back as it was, but where its words are now; `None` takes it away.
    pub(crate) fn put_remark(&mut self, id: &str, remark: Option<Remark>) {
        let Some(mut remark) = remark else { return drop(self.remarks.remove(id)) };
        if let Some(now) = self.remark(id).filter(|now| now.quote == remark.quote) {
            remark.near = now.near;
        }
        self.remarks.insert(id.to_owned(), remark);
    }

    /// Keeps the remarks of the draft that this earlier version replaces: no one's words go with an answer.
    pub(crate) fn keep_remarks_of(&mut self, replaced: &Draft) {
        self.remarks.clone_from(&replaced.remarks);
        let fields: BTreeSet<FieldId> = self.remarks.values().map(|remark| remark.field.clone()).collect();
        for field in &fields {
            self.move_remarks(field, replaced.answer(field));
        }
    }

    /// Has the remarks on an answer, which was `old`, follow their words.
    pub(super) fn move_remarks(&mut self, field: &FieldId, old: &str) {
        let mut remarks = self.remarks.values_mut().filter(|remark| remark.field == *field).peekable();
        if remarks.peek().is_none() {
            return;
        }
        let new = self.answers.get(field).cloned().unwrap_or_default();
        let change = AnswerEdit::new(old, &new);
        remarks.for_each(|remark| remark.near = change.near(remark));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Seal;
    use crate::form::som;

    fn motivation() -> FieldId {
        FieldId::new("motivation")
    }

    fn remark(text: &str, minute: i64) -> Remark {
        let at = DateTime::UNIX_EPOCH + chrono::TimeDelta::minutes(minute);
        Remark::new(&motivation(), ("tallene", 4), "jonas", at, text)
    }

    fn draft() -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&motivation(), "Vi har tallene.");
        draft
    }

    #[test]
    fn the_open_remarks_of_an_answer_stand_first_in_the_order_they_were_made() {
        let mut draft = draft();
        let ids = [3, 1, 2].map(|minute| draft.add_remark(remark("Hvilke?", minute)).expect("room"));
        assert!(draft.settle_remark(&ids[1], true) && !draft.settle_remark(&ids[1], true));
        assert!(!draft.settle_remark("ingen", true));
        let order: Vec<&str> = draft.remarks_on(&motivation()).into_iter().map(|(id, _)| id).collect();
        assert_eq!(order, [&*ids[2], &ids[0], &ids[1]]);
        assert_eq!((draft.open_remarks(som()), draft.open_remarks_on(&motivation())), (2, 2));
        assert_eq!(draft.open_remarks_on(&FieldId::new("navn")), 0);
    }

    #[test]
    fn the_same_remark_again_is_one_and_stays_settled() {
        let mut draft = draft();
        let id = draft.add_remark(remark("Hvilke?", 1)).expect("room");
        draft.settle_remark(&id, true);
        assert_eq!(draft.add_remark(remark("Hvilke?\r\n", 1)), Ok(id));
        assert_eq!((draft.remarks().count(), draft.open_remarks(som())), (1, 0));
    }

    #[test]
    fn what_no_draft_takes_is_refused_and_changes_nothing() {
        let mut draft = draft();
        assert_eq!(draft.add_remark(remark(" \n\u{1b}", 1)), Err(RemarkRefusal::Blank));
        let long = "æ".repeat(LONGEST_REMARK / 2 + 1);
        assert_eq!(draft.add_remark(remark(&long, 1)), Err(RemarkRefusal::TooLong));
        assert_eq!(draft, self::draft());
        for minute in 0..500 {
            draft.add_remark(remark("Hvilke?", minute)).expect("room");
        }
        assert_eq!(draft.add_remark(remark("Hvilke?", 500)), Err(RemarkRefusal::TooMany));
        assert!(draft.add_remark(remark("Hvilke?", 7)).is_ok(), "it is there");
        assert_eq!(draft.remarks().count(), MOST_REMARKS);
    }

    #[test]
    fn what_enters_is_cleaned_as_an_answer() {
        let remark = Remark::new(
            &motivation(),
            (" a\u{30a}\r\nb ", 0),
            "Jo\u{1b}nas\n",
            DateTime::UNIX_EPOCH,
            "\u{202e}Hvor\r\n mange?\u{7}\n",
        );
        assert_eq!((&*remark.quote, &*remark.by, &*remark.text), ("å\nb", "Jonas", "Hvor\n mange?"));
        let long = Remark::new(&motivation(), (&"æ".repeat(900), 0), "", DateTime::UNIX_EPOCH, "x");
        assert_eq!(long.quote.len(), LONGEST_QUOTE);
    }

    #[test]
    fn a_remark_is_content_that_an_approval_does_not_cover() {
        let mut with = draft();
        with.approve("Jonas", "Chef", DateTime::UNIX_EPOCH);
        let without = with.clone();
        with.add_remark(remark("Hvilke?", 1)).expect("room");
        assert!(!with.says_the_same(&without) && !with.holds_the_same(&without));
        assert!(with.is_approved(som()));
        assert_eq!(Seal::of(&with), Seal::of(&without));
        let id = remark("Hvilke?", 1).id();
        let open = with.clone();
        with.settle_remark(&id, true);
        assert!(!with.says_the_same(&open));
        with.put_remark(&id, open.remark(&id).cloned());
        assert!(with.says_the_same(&open));
        with.put_remark(&id, None);
        assert!(with.says_the_same(&without));
    }

    #[test]
    fn another_application_begins_without_remarks() {
        let mut draft = draft();
        draft.add_remark(remark("Hvilke?", 1)).expect("room");
        assert_eq!(draft.copied(DateTime::UNIX_EPOCH, "mette").remarks().count(), 0);
    }

    #[test]
    fn one_writes_on_while_another_settles() {
        let base = remark("Hvor", 1);
        let longer = Remark { text: "Hv".to_owned(), ..base.clone() };
        let settled = Remark { is_settled: true, ..base.clone() };
        for (ours, theirs) in [(&longer, &settled), (&settled, &longer)] {
            let merged = Remark::merged(Some(&base), ours, theirs);
            assert_eq!((merged.text.as_str(), merged.is_settled), ("Hv", true));
        }
        let other = Remark { text: "Hvad".to_owned(), ..base.clone() };
        let [one, same] =
            [(&longer, &other), (&other, &longer)].map(|(a, b)| Remark::merged(Some(&base), a, b));
        assert_eq!(one, same);
    }
}
