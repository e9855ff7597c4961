//! Three-way merge of an answer that is several options, one a line: each of them comes or goes by itself.

use std::collections::BTreeSet;

use crate::form::Field;

/// The options that both chose or one added, without those that one took out, in the form's order; never nothing, since
/// both chose something.
pub(super) fn merge(field: &Field, base: &str, ours: &str, theirs: &str) -> String {
    let texts = [base, ours, theirs].map(|text| field.shown(text));
    let [base, ours, theirs] = texts.each_ref().map(|text| options(text));
    let is_kept = |line: &&str| match (base.contains(*line), ours.contains(*line), theirs.contains(*line)) {
        (true, our, their) => our && their,
        (false, our, their) => our || their,
    };
    let all: BTreeSet<&str> = ours.union(&theirs).copied().collect();
    let kept: Vec<&str> = all.iter().copied().filter(is_kept).collect();
    let chosen = if kept.is_empty() { all.into_iter().collect() } else { kept };
    field.shown(&chosen.join("\n")).into_owned()
}

fn options(text: &str) -> BTreeSet<&str> {
    text.split('\n').filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::merge as merge_drafts;
    use crate::draft::Draft;
    use crate::form::{FieldId, small};

    /// The answer after merging, and whether it is disputed.
    fn merged(base: &str, ours: &str, theirs: &str) -> (String, bool) {
        let form = small::form(&[r#"id: "x", kind: Choices, options: ["A", "B", "C"]"#]);
        let id = FieldId::new("x");
        let [base, ours, theirs] = [base, ours, theirs].map(|text| {
            let mut draft = Draft::new(form, DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&id, text);
            draft
        });
        let one = merge_drafts(form, &base, &ours, &theirs).draft;
        let other = merge_drafts(form, &base, &theirs, &ours).draft;
        assert_eq!(one.answer(&id), other.answer(&id), "whoever merges");
        (one.answer(&id).to_owned(), one.is_disputed(&id))
    }

    #[test]
    fn what_each_chose_is_chosen_and_what_one_took_out_is_not() {
        for (base, ours, theirs, wanted) in [
            ("", "A", "B", "A\nB"),
            ("C", "C\nA", "B\nC", "A\nB\nC"),
            ("A\nB", "B", "A\nB\nC", "B\nC"),
            ("A\nB", "A", "B", "A\nB"),
            ("A", "B", "C", "B\nC"),
            ("", "b", "B\nHunde", "B\nHunde"),
            ("", "Katte", "Hunde", "Hunde\nKatte"),
        ] {
            assert_eq!(
                merged(base, ours, theirs),
                (wanted.to_owned(), false),
                "{base:?} {ours:?} {theirs:?}"
            );
        }
    }
}
