//! An answer that is given as a whole text, on the command line or in plain mode: cleaned, and completed where its kind
//! knows what is meant.

use crate::clean::{Lines, clean};
use crate::form::Field;
use crate::words::Words;
use crate::{say, shown};

/// A text that was given for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GivenAnswer {
    /// What was given, as an answer can hold it.
    pub given: String,
    /// The answer: the official spelling of what was given, where that is unambiguous.
    pub settled: String,
    /// How many control characters were left out.
    dropped: usize,
    /// How many lines were rows of a table.
    rows: usize,
    /// Whether several lines became one.
    is_joined: bool,
}

impl GivenAnswer {
    /// What `text` is as the answer to `field`.
    pub(crate) fn of(text: &str, field: &Field) -> Self {
        let lines = Lines::from(field.kind.gesture());
        let cleaned = clean(text, lines);
        let is_joined =
            lines == Lines::One && clean(text, Lines::Many).text.trim_matches('\n').contains('\n');
        let settled = field.completed(&cleaned.text).into_owned();
        GivenAnswer { settled, given: cleaned.text, dropped: cleaned.dropped, rows: cleaned.rows, is_joined }
    }

    /// What cleaning did to the text, in sentences.
    pub(crate) fn cleaning(&self, field: &Field, words: &Words) -> Vec<String> {
        let dropped = (self.dropped > 0).then(|| say!(words, "given-dropped", n = self.dropped));
        let rows = (self.rows > 0).then(|| say!(words, "given-rows"));
        let joined = self.is_joined.then(|| say!(words, "given-joined", field = field.name()));
        [dropped, rows, joined].into_iter().flatten().collect()
    }

    /// That the answer has its official spelling, or what it resembles.
    pub(crate) fn spelling(&self, field: &Field, words: &Words) -> Option<String> {
        let given = self.given.replace('\n', ", ");
        let typed = shown::text(&given);
        if self.settled != self.given {
            let known = self.settled.replace('\n', ", ");
            return Some(say!(words, "given-settled", typed = typed, known = known));
        }
        let mut like = field.suggestions(&self.given);
        let is_near = !self.given.is_empty() && !like.is_empty() && !like.contains(&self.given);
        like.truncate(3);
        is_near.then(|| say!(words, "given-near", typed = typed, names = like.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::small;

    #[test]
    fn an_answer_to_choose_is_given_in_short_or_by_several_at_once() {
        let form = small::form(&[
            r#"id: "form", kind: Choice, options: ["Kommune", "Region"]"#,
            r#"id: "for", kind: Choices, options: ["Børn", "Unge", "Voksne"]"#,
            r#"id: "foer", kind: YesNo"#,
        ]);
        for (id, given, settled) in [
            ("form", "reg", "Region"),
            ("form", "Fond", "Fond"),
            ("for", "unge, børn", "Børn\nUnge"),
            ("for", "Voksne\nHunde", "Voksne\nHunde"),
            ("foer", "yes", "Ja"),
        ] {
            assert_eq!(GivenAnswer::of(given, small::field(form, id)).settled, settled, "{given:?}");
        }
    }
}
