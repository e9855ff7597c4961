//! Which of a file's answers may be taken without being named, so that "take all" never loses what the draft says.

use super::{AnswerChange, Imported, Note};
use crate::draft::Draft;
use crate::form::{Field, FieldId, FormSpec};

/// Why an answer is only taken when it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// The file has none, and taking it erases the draft's.
    Empty,
    /// The file has what the draft had before: the draft's is newer.
    Older,
    /// Both were changed since the file was exported.
    Both,
    /// The file is no more than like the form.
    Unlike,
    /// The file has it outside an empty box, and the draft has an answer.
    Outside,
}

/// So many words beside the answers are a letterhead and a greeting, not another form.
const MOST_FOREIGN: usize = 60;

/// The note on a file with these fields that can't be the form. The form has half of them, and half of the long ones,
/// which other forms don't have; and where a file has many words beside, some are the form's headings or guidance.
pub(super) fn unlike(
    form: &FormSpec,
    has: impl Fn(&FieldId) -> bool,
    has_own_words: impl FnOnce() -> bool,
    leftovers: &[Note],
) -> Option<Note> {
    let is_half =
        |fields: Vec<&Field>| fields.iter().filter(|field| has(&field.id)).count() * 2 >= fields.len();
    let asked = || form.fields().filter(|field| form.sum(&field.id).is_none());
    let long = asked().filter(|field| field.is_prose());
    if !is_half(asked().collect()) || !is_half(long.collect()) {
        return Some(Note::Unlike(Some(asked().filter(|field| has(&field.id)).count())));
    }
    let foreign = leftovers.iter().map(Note::words).sum::<usize>();
    (foreign > MOST_FOREIGN && !has_own_words()).then_some(Note::Unlike(None))
}

impl Caution {
    /// Why "take all" leaves out an answer that the draft has as `before`, if it does: then it must be named.
    pub(super) fn on(
        form: &FormSpec,
        field: &Field,
        before: &str,
        found: &str,
        draft: &Draft,
        imported: &Imported,
    ) -> Option<Self> {
        let is_exported = |text: &str| imported.checksums.has(field, text, draft.sum_key());
        let was_ours = || is_exported(found) || imported.earlier.has(field, found);
        let is_answered = !before.trim().is_empty();
        if found.trim().is_empty() {
            Some(Caution::Empty)
        } else if is_answered && !is_exported(before) && was_ours() {
            Some(Caution::Older)
        } else if is_answered && !is_exported(before) && imported.checksums.are_of(form, draft) {
            Some(Caution::Both)
        } else if imported.is_unlike() {
            Some(Caution::Unlike)
        } else {
            (is_answered && imported.outside.contains(&field.id)).then_some(Caution::Outside)
        }
    }
}

impl AnswerChange {
    /// Whether taking the answer erases the draft's.
    pub(crate) fn is_emptying(&self) -> bool {
        self.caution == Some(Caution::Empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::import::EarlierAnswers;
    use crate::roundtrip::AnswerChecksums;

    #[test]
    fn only_a_full_and_new_answer_of_the_form_is_taken_unasked() {
        let field = som().field(&FieldId::new("kendskab")).expect("the field");
        let draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        let mut earlier = draft.clone();
        earlier.set_answer(&field.id, "Gammelt");
        let on = |before: &str, found: &str, imported: &Imported| {
            Caution::on(som(), field, before, found, &draft, imported)
        };
        let plain = Imported::default();
        assert_eq!([on("", "Nyt", &plain), on("Nyt", "Gammelt", &plain)], [None, None]);
        for empty in ["", " ", "\n\u{a0}\n"] {
            assert_eq!(on("Gammelt", empty, &plain), Some(Caution::Empty), "{empty:?}");
        }
        let older =
            Imported { earlier: EarlierAnswers::of(som(), [earlier].into_iter()), ..Imported::default() };
        let checksums = AnswerChecksums::of([(field, "Gammelt ")].into_iter(), None);
        for older in [older, Imported { checksums, ..Imported::default() }] {
            assert_eq!(on("Nyt", "Gammelt", &older), Some(Caution::Older));
            assert_eq!([on("", "Gammelt", &older), on("Nyt", "Rettet", &older)], [None, None]);
        }
        // Of this draft: what was exported is neither what it says now nor what the file says.
        let mut keyed = draft.clone();
        keyed.give_key(Some(crate::draft::SumKey::of([7; 16])));
        let checksums = AnswerChecksums::of(
            som().fields().map(|of| (of, if of.id == field.id { "Gammelt" } else { "" })),
            keyed.sum_key(),
        );
        let exported = Imported { checksums, ..Imported::default() };
        let on_keyed =
            |before: &str, found: &str| Caution::on(som(), field, before, found, &keyed, &exported);
        assert_eq!(on_keyed("Nyt", "Rettet"), Some(Caution::Both));
        assert_eq!([on_keyed("Gammelt", "Rettet"), on_keyed("", "Rettet")], [None, None]);
        assert_eq!(on_keyed("Nyt", "Gammelt"), Some(Caution::Older));
        assert_eq!(on("Nyt", "Rettet", &exported), None, "of another draft nothing is known");
        // It was changed back in the file.
        let mut earlier = keyed.clone();
        earlier.set_answer(&field.id, "Rettet");
        let back = Imported { earlier: EarlierAnswers::of(som(), [earlier].into_iter()), ..exported.clone() };
        assert_eq!(Caution::on(som(), field, "Gammelt", "Rettet", &keyed, &back), None);
        let unlike = Imported { notes: vec![Note::Unlike(Some(3))], ..Imported::default() };
        assert_eq!(on("", "Nyt", &unlike), Some(Caution::Unlike));
        let outside = Imported { outside: [field.id.clone()].into(), ..Imported::default() };
        assert_eq!(
            [on("", "Nyt", &outside), on("Gammelt", "Hilsen", &outside)],
            [None, Some(Caution::Outside)]
        );
    }
}
