//! Which of a file's answers may be taken without being named, so that "take all" never loses what the draft says.

use super::AnswerChange;

impl AnswerChange {
    /// Whether taking the answer erases the draft's.
    pub(crate) fn is_emptying(&self) -> bool {
        self.after.trim().is_empty()
    }

    /// Whether "take all" takes the answer. One that is empty in the file, or older than the draft's, must be named.
    pub(crate) fn is_taken_unasked(&self) -> bool {
        !self.is_emptying() && !self.is_older
    }
}

#[cfg(test)]
mod tests {
    use super::AnswerChange;
    use crate::form::FieldId;

    fn change(before: &str, after: &str, is_older: bool) -> AnswerChange {
        let [before, after] = [before, after].map(str::to_owned);
        AnswerChange { field: FieldId::new("x"), before, after, is_older }
    }

    #[test]
    fn an_empty_or_older_answer_is_never_taken_unasked() {
        assert!(change("", "Nyt", false).is_taken_unasked());
        assert!(change("Gammelt", "Nyt", false).is_taken_unasked());
        assert!(!change("Nyt", "Gammelt", true).is_taken_unasked());
        for empty in ["", " ", "\n\u{a0}\n"] {
            assert!(!change("Gammelt", empty, false).is_taken_unasked(), "{empty:?}");
            assert!(!change("Gammelt", empty, true).is_taken_unasked(), "{empty:?}");
        }
    }
}
