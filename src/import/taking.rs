//! Which of a file's answers may be taken without being named, so that "take all" never loses what the draft says.

use super::AnswerChange;
use crate::form::{Field, FieldId, FormSpec};

/// Why an answer is only taken when it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// The file has none, and taking it erases the draft's.
    Empty,
    /// The file has what the draft had before: the draft's is newer.
    Older,
    /// The file is no more than like the form.
    Unlike,
}

/// Whether a file with these fields may be the form: it has half of them, and half of the long ones, which other forms
/// don't have.
pub(super) fn is_like_form(form: &FormSpec, has: impl Fn(&FieldId) -> bool) -> bool {
    let is_half =
        |fields: Vec<&Field>| fields.iter().filter(|field| has(&field.id)).count() * 2 >= fields.len();
    is_half(form.fields().collect()) && is_half(form.fields().filter(|field| field.limit.is_some()).collect())
}

impl AnswerChange {
    /// Whether taking the answer erases the draft's.
    pub(crate) fn is_emptying(&self) -> bool {
        self.after.trim().is_empty()
    }

    /// Why "take all" leaves the answer out, if it does: then it must be named.
    pub(crate) fn caution(&self) -> Option<Caution> {
        if self.is_emptying() {
            Some(Caution::Empty)
        } else if self.is_older {
            Some(Caution::Older)
        } else {
            self.is_unlike.then_some(Caution::Unlike)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerChange, Caution};
    use crate::form::FieldId;

    fn change(before: &str, after: &str) -> AnswerChange {
        let [before, after] = [before, after].map(str::to_owned);
        AnswerChange { field: FieldId::new("x"), before, after, is_older: false, is_unlike: false }
    }

    #[test]
    fn only_a_full_and_new_answer_of_the_form_is_taken_unasked() {
        assert_eq!(change("", "Nyt").caution(), None);
        assert_eq!(change("Gammelt", "Nyt").caution(), None);
        let older = AnswerChange { is_older: true, ..change("Nyt", "Gammelt") };
        assert_eq!(older.caution(), Some(Caution::Older));
        let unlike = AnswerChange { is_unlike: true, ..change("", "Nyt") };
        assert_eq!(unlike.caution(), Some(Caution::Unlike));
        for empty in ["", " ", "\n\u{a0}\n"] {
            assert_eq!(change("Gammelt", empty).caution(), Some(Caution::Empty), "{empty:?}");
        }
    }
}
