//! Three-way merge of two people's drafts, answer by answer.

mod options;
pub(crate) mod paragraphs;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::codec::{Unknown, normalised};
use super::remark::AnswerEdit;
use super::{Approval, Draft, Receipt, Remark, Rival, rows};
use crate::clean::Lines;
use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, FormSpec};

/// Two drafts made into one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The draft that holds both.
    pub draft: Draft,
    /// The fields that changed from ours.
    pub taken: Vec<FieldId>,
    /// The fields that became disputed: they have several texts now, and ours had no rival.
    pub disputed: Vec<FieldId>,
}

/// Merges `ours` and `theirs`, which both started as `base`.
///
/// An answer changed on one side is taken from that side. If both changed it, it is merged by paragraphs where that
/// is clean, else ours stands with theirs as its rival. An edit wins over a deletion, so no text is lost. Our answer
/// stays in front where possible, so that the text doesn't change under its writer's caret.
pub fn merge(form: &FormSpec, base: &Draft, ours: &Draft, theirs: &Draft) -> Merged {
    let kept = [rows::with_rows_of_others(base, ours, theirs), rows::with_rows_of_others(base, theirs, ours)];
    let sides = Sides { base, ours: &kept[0], theirs: &kept[1] };
    let mut merged =
        Merged { draft: sides.merged_without_answers(), taken: Vec::new(), disputed: Vec::new() };
    for (id, field) in sides.fields(form) {
        if let Some(texts) = sides.texts(id, field) {
            sides.settle(&mut merged.draft, id, &texts);
        }
        let now = (merged.draft.answer(id), merged.draft.rivals(id));
        if now != (ours.answer(id), ours.rivals(id)) {
            merged.taken.push(id.clone());
        }
        if !now.1.is_empty() && ours.rivals(id).is_empty() {
            merged.disputed.push(id.clone());
        }
    }
    sides.merge_rows(&mut merged.draft, form);
    sides.place_remarks(&mut merged.draft);
    merged
}

/// What became of a draft that took in someone else's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TakenIn {
    /// The fields that changed.
    pub taken: Vec<FieldId>,
    /// The fields that became disputed.
    pub disputed: Vec<FieldId>,
    /// Whether it says more than their file, so that it is to be saved.
    pub is_ahead: bool,
}

impl Draft {
    /// Takes in what someone else has written, as `theirs` upon `base`; where the writer is stays. Where both hold the same
    /// now, it gets their time and author and isn't saved, or two programs would go on answering each other.
    pub(crate) fn take_in(&mut self, form: &FormSpec, base: &Draft, theirs: &Draft) -> TakenIn {
        let Merged { draft, taken, disputed } = merge(form, base, self, theirs);
        let place = self.place.take();
        *self = Draft { place, ..draft };
        let is_ahead = !self.holds_the_same(theirs);
        if !is_ahead {
            self.changed = theirs.changed;
            self.changed_by.clone_from(&theirs.changed_by);
        }
        TakenIn { taken, disputed, is_ahead }
    }
}

/// A text of an answer: the answer itself or a rival.
type AnswerText<'d> = Cow<'d, str>;

/// The three drafts of a merge.
struct Sides<'d> {
    base: &'d Draft,
    ours: &'d Draft,
    theirs: &'d Draft,
}

impl<'d> Sides<'d> {
    /// Ours, with everything merged except the form's answers.
    fn merged_without_answers(&self) -> Draft {
        let Sides { base, ours, theirs } = *self;
        let later = self.later();
        Draft {
            form_version: ours.form_version.max(theirs.form_version),
            created: ours.created.min(theirs.created),
            changed: later.changed,
            changed_by: later.changed_by.clone(),
            ticks: ticks(base, ours, theirs),
            remarks: self.remarks(),
            participations: Draft::merged_participations(self.all()),
            approval: self.approval(),
            receipts: self.receipts(),
            // Whoever made a key first; of two, either.
            sum_key: base.sum_key.iter().chain(&ours.sum_key).chain(&theirs.sum_key).min().cloned(),
            unknown: Unknown {
                fields: self.raw(|unknown| &unknown.fields),
                answers: self.raw(|unknown| &unknown.answers),
                rivals: self.raw(|unknown| &unknown.rivals),
                // Ours, as the place itself.
                place: ours.unknown.place.clone(),
            },
            ..ours.clone()
        }
    }

    /// The form's fields in its order, then those of answers that it doesn't ask for, or no longer.
    fn fields<'f>(&self, form: &'f FormSpec) -> Vec<(&'f FieldId, Option<&'f Field>)>
    where
        'd: 'f,
    {
        let asked = form.fields().map(|field| (&field.id, Some(field)));
        let held = self.all().into_iter().flat_map(|draft| draft.answers.keys().chain(draft.rivals.keys()));
        let others: BTreeSet<&FieldId> = held.filter(|id| form.field(id).is_none()).collect();
        asked.chain(others.into_iter().map(|id| (id, form.template_of(id)))).collect()
    }

    /// Merges the rows of repeated groups: those that someone wrote in stay.
    fn merge_rows(&self, draft: &mut Draft, form: &FormSpec) {
        let ids: BTreeSet<&String> = self.all().into_iter().flat_map(|side| side.rows.keys()).collect();
        for id in ids {
            let first = form.first_rows(id);
            let sides = self.all().map(|side| side.rows.get(id).map_or(&*first, Vec::as_slice));
            let rows = rows::merged(sides, |row| draft.has_row(id, row));
            draft.rows.insert(id.clone(), rows);
        }
    }

    /// The draft changed last; ties go by name, so that the merge is symmetric.
    fn later(&self) -> &'d Draft {
        let when = |draft: &'d Draft| (draft.changed, &draft.changed_by);
        if when(self.ours) >= when(self.theirs) { self.ours } else { self.theirs }
    }

    /// The merged texts of an answer, the answer first; `None` if ours stands.
    fn texts(&self, id: &FieldId, field: Option<&Field>) -> Option<Vec<AnswerText<'d>>> {
        let is_untouched =
            self.theirs.answer(id) == self.base.answer(id) && self.theirs.rivals(id) == self.base.rivals(id);
        if is_untouched {
            return None;
        }
        let (base, ours, theirs) = (texts(self.base, id), texts(self.ours, id), texts(self.theirs, id));
        if is_same(&theirs, &base) || is_same(&theirs, &ours) {
            return None;
        }
        let answer = ours.first().filter(|_| !self.ours.answer(id).is_empty()).cloned();
        if is_same(&ours, &base) {
            return Some(ordered(&theirs, [answer.as_slice(), &theirs]));
        }
        let [base, ours, theirs] = [base, ours, theirs].map(written);
        let (added, joined) = added(field, &base, &ours, &theirs);
        let held = base.iter().filter(|text| ours.contains(text) && theirs.contains(text));
        let mut all: Vec<AnswerText> = held.chain(&added).cloned().collect();
        if all.is_empty() {
            all = ours.iter().chain(&theirs).cloned().collect();
        }
        if is_same(&all, &ours) {
            return None;
        }
        Some(ordered(&all, [answer.as_slice(), joined.as_slice(), &without(&theirs, &base), &ours, &theirs]))
    }

    /// Stores an answer's texts in the merged draft.
    fn settle(&self, draft: &mut Draft, field: &FieldId, texts: &[AnswerText]) {
        let answer = texts.first().map_or("", |text| text);
        if normalised(draft.answer(field)) != answer {
            draft.set_answer(field, answer);
        }
        let rivals = texts.iter().skip(1).map(|text| self.rival(field, text)).collect();
        draft.set_rivals(field, rivals);
    }

    /// A text as a rival, with its known author.
    fn rival(&self, field: &FieldId, text: &str) -> Rival {
        let Sides { base, ours, theirs } = *self;
        let mut known = [theirs, ours, base].into_iter().flat_map(|draft| draft.rivals(field));
        if let Some(rival) = known.find(|rival| normalised(&rival.text) == text) {
            return rival.clone();
        }
        let says = |draft: &&Draft| normalised(draft.answer(field)) == text;
        let from = [theirs, ours].into_iter().find(says).unwrap_or_else(|| self.later());
        Rival { text: text.to_owned(), by: from.changed_by.clone(), at: from.changed }
    }

    /// Merges remarks one by one: a change wins, and a changed one over its removal.
    fn remarks(&self) -> BTreeMap<String, Remark> {
        let ids: BTreeSet<&String> = self.ours.remarks.keys().chain(self.theirs.remarks.keys()).collect();
        let remarks = ids.into_iter().filter_map(|id| {
            let all = self.all().map(|draft| draft.remarks.get(id).map(Remark::anywhere));
            let [base, ours, theirs] = all.each_ref().map(Option::as_ref);
            let remark = match (ours, theirs) {
                (Some(our), Some(their)) if ours != base && theirs != base => {
                    Some(Remark::merged(base, our, their))
                }
                _ => merged([base, ours, theirs], Ord::max).cloned(),
            };
            Some((id.clone(), remark?))
        });
        remarks.collect()
    }

    /// Finds the place of each remark in the merged answers: where a side that changed anything says that its words are,
    /// or else near it.
    fn place_remarks(&self, draft: &mut Draft) {
        let mut remarks = std::mem::take(&mut draft.remarks);
        let mut edits = BTreeMap::new();
        for (id, remark) in &mut remarks {
            let answer = draft.answer(&remark.field);
            let edits = edits.entry(remark.field.clone()).or_insert_with_key(|field| {
                [self.ours, self.theirs].map(|side| (side, AnswerEdit::new(side.answer(field), answer)))
            });
            let places = edits.iter().filter_map(|(side, edit)| {
                let known = side.remarks.get(id).filter(|known| known.quote == remark.quote)?;
                let is_new = Some(known) != self.base.remarks.get(id)
                    || side.answer(&remark.field) != self.base.answer(&remark.field);
                let near = edit.near(known);
                Some((is_new, Remark { near, ..known.clone() }.stands_in(answer), near))
            });
            remark.near = places.max().map_or(0, |(.., near)| near);
        }
        drop(edits);
        draft.remarks = remarks;
    }

    /// Merges approvals; of two, the later wins.
    fn approval(&self) -> Option<Approval> {
        let later = |our: &'d Approval, their: &'d Approval| (our.at, our).max((their.at, their)).1;
        merged(self.all().map(Draft::approval), later).cloned()
    }

    /// Merges receipts; a settled one wins, even over its removal.
    fn receipts(&self) -> Vec<Receipt> {
        let settled = |our: &'d Receipt, their: &'d Receipt| (our.is_sent, our).max((their.is_sent, their)).1;
        let both = self.ours.receipts.iter().chain(&self.theirs.receipts);
        let ids: BTreeSet<&String> = both.map(|receipt| &receipt.message_id).collect();
        let letters = ids.into_iter().filter_map(|id| {
            let noted = |draft: &'d Draft| draft.receipts.iter().find(|receipt| receipt.message_id == *id);
            merged(self.all().map(noted), settled).cloned()
        });
        let mut letters: Vec<Receipt> = letters.collect();
        letters.sort_by(|one, other| one.order().cmp(&other.order()));
        letters
    }

    /// Merges unknown entries by key. Two values can't coexist: the draft changed last wins.
    fn raw(&self, of: fn(&Unknown) -> &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let [base, ours, theirs] = self.all().map(|draft| of(&draft.unknown));
        let later = |our, their| (self.ours.changed, our).max((self.theirs.changed, their)).1;
        let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        let values = keys.into_iter().filter_map(|key| {
            let value = merged([base.get(key), ours.get(key), theirs.get(key)], later)?;
            Some((key.clone(), value.clone()))
        });
        values.collect()
    }

    fn all(&self) -> [&'d Draft; 3] {
        [self.base, self.ours, self.theirs]
    }
}

/// Three-way merge of a value that may be missing: a change wins. Of two changes, something wins over nothing, and
/// then the one that `choose` returns, which must not depend on the side.
fn merged<'d, T: PartialEq>(
    [base, ours, theirs]: [Option<&'d T>; 3],
    choose: impl Fn(&'d T, &'d T) -> &'d T,
) -> Option<&'d T> {
    if ours == base {
        return theirs;
    }
    if theirs == base {
        return ours;
    }
    match (ours, theirs) {
        (Some(our), Some(their)) => Some(choose(our, their)),
        _ => ours.or(theirs),
    }
}

/// An answer's texts in a draft, normalised, without empty ones.
fn texts<'d>(draft: &'d Draft, field: &FieldId) -> Vec<AnswerText<'d>> {
    let rivals = draft.rivals(field).iter().map(|rival| rival.text.as_str());
    let all = std::iter::once(draft.answer(field)).chain(rivals);
    all.filter(|text| !text.is_empty()).map(normalised).collect()
}

/// The texts that aren't blank.
fn written(texts: Vec<AnswerText>) -> Vec<AnswerText> {
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
}

/// The texts not in `others`.
fn without<'d>(texts: &[AnswerText<'d>], others: &[AnswerText]) -> Vec<AnswerText<'d>> {
    texts.iter().filter(|text| !others.contains(text)).cloned().collect()
}

/// Whether both hold the same texts, in any order.
fn is_same(one: &[AnswerText], two: &[AnswerText]) -> bool {
    one.iter().all(|text| two.contains(text)) && two.iter().all(|text| one.contains(text))
}

/// Each of `texts` once, in the order of `lists`; those in no list are left out.
fn ordered<'d, const N: usize>(texts: &[AnswerText], lists: [&[AnswerText<'d>]; N]) -> Vec<AnswerText<'d>> {
    let mut ordered: Vec<AnswerText> = Vec::new();
    for text in lists.into_iter().flatten() {
        if texts.contains(text) && !ordered.contains(text) {
            ordered.push(text.clone());
        }
    }
    ordered
}

/// What both sides added. If each replaced the same text, and it has paragraphs, both are joined into one, which is
/// also returned.
fn added<'d>(
    field: Option<&Field>,
    base: &[AnswerText<'d>],
    ours: &[AnswerText<'d>],
    theirs: &[AnswerText<'d>],
) -> (Vec<AnswerText<'d>>, Option<AnswerText<'d>>) {
    let (our, their) = (without(ours, base), without(theirs, base));
    let (replaced, by_theirs) = (without(base, ours), without(base, theirs));
    // What no question asks for is merged as running text.
    let gesture = field.map_or(Gesture::Prose, |field| field.kind.gesture());
    let has_paragraphs = Lines::from(gesture) == Lines::Many;
    if let ([our], [their]) = (our.as_slice(), their.as_slice())
        && has_paragraphs
        && replaced.len() <= 1
        && is_same(&replaced, &by_theirs)
    {
        let old = replaced.first().map_or("", |text| text);
        let joined = match (gesture, field) {
            (Gesture::SomeOf, Some(field)) => Some(options::merge(field, old, our, their)),
            _ => paragraphs::merge(old, our, their),
        };
        if let Some(joined) = joined {
            let joined: AnswerText = Cow::Owned(joined);
            return (vec![joined.clone()], Some(joined));
        }
    }
    (our.into_iter().chain(their).collect(), None)
}

/// Merges ticks one by one: a change wins, and two changes can only agree.
fn ticks(base: &Draft, ours: &Draft, theirs: &Draft) -> BTreeMap<FieldId, BTreeSet<String>> {
    let is_ticked = |draft: &Draft, field: &FieldId, question: &str| {
        draft.ticks.get(field).is_some_and(|ticked| ticked.contains(question))
    };
    let mut merged: BTreeMap<FieldId, BTreeSet<String>> = BTreeMap::new();
    for (field, questions) in ours.ticks.iter().chain(&theirs.ticks) {
        for question in questions {
            let [was, our, their] = [base, ours, theirs].map(|draft| is_ticked(draft, field, question));
            if if our == was { their } else { our } {
                merged.entry(field.clone()).or_default().insert(question.clone());
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests;
