//! What lets a document be read back: the marks by which an answer is found again, the form's own lines in plain text,
//! and the canonical text that every format can hold. `export` writes and `import` reads by these rules; neither knows
//! the other. No file, no clock, no terminal.

mod canonical;
mod checksums;
pub(crate) mod flowed;
mod folded;
pub(crate) mod form_lines;
pub(crate) mod printed;
pub(crate) mod row_names;

pub use canonical::canonical;
pub(crate) use canonical::{canonical_line, is_held};
pub(crate) use checksums::{AnswerChecksums, PROPERTY};

use std::collections::HashMap;

use crate::draft::seal;
use crate::form::{Field, FieldId, FormSpec};

/// What the names of som's bookmarks begin with.
pub(crate) const BOOKMARK_PREFIX: &str = "som_";

/// What the name of the bookmark round an answer ends in.
const ANSWER_SUFFIX: &str = "_svar";

/// The longest id in a bookmark's name: Word allows 40 characters for all of it.
const NAME_MAX: usize = 40 - BOOKMARK_PREFIX.len() - ANSWER_SUFFIX.len();

/// What the sum of a longer id begins with. No id has it.
const SUMMED: &str = "__";

/// What stands for the dots in the id of a field in a row. No other id has it.
const IN_ROW: &str = "__";

/// Until November 2026 a .docx had a content control with this tag and the field's id around each answer.
pub(crate) const TAG_PREFIX: &str = "som:";

/// What one of som's bookmarks in a .docx is round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marked {
    /// The label of an answer.
    Label,
    /// The paragraphs of an answer.
    Answer,
}

/// The name of the bookmark at a field's label. Word allows 40 characters.
pub(crate) fn label_bookmark(field: &FieldId) -> String {
    format!("{BOOKMARK_PREFIX}{}", in_bookmark(field))
}

/// The name of the bookmark round a field's answer.
pub(crate) fn answer_bookmark(field: &FieldId) -> String {
    format!("{BOOKMARK_PREFIX}{}{ANSWER_SUFFIX}", in_bookmark(field))
}

/// A field's id as the name of a bookmark can hold it: letters, digits and `_`, and a sum in the place of one that is too
/// long, as of a field in a row.
fn in_bookmark(field: &FieldId) -> String {
    let name = field.as_str().replace('.', IN_ROW);
    if name.len() <= NAME_MAX {
        return name;
    }
    format!("{SUMMED}{}", &seal::sha256(field.as_str().as_bytes())[..NAME_MAX - SUMMED.len()])
}

/// The fields of a form by the names of their bookmarks.
#[derive(Debug)]
pub(crate) struct BookmarkNames<'f>(HashMap<String, (&'f Field, Marked)>);

impl<'f> BookmarkNames<'f> {
    pub(crate) fn of(form: &'f FormSpec) -> Self {
        let answers = form.fields().map(|field| (answer_bookmark(&field.id), (field, Marked::Answer)));
        let labels = form.fields().map(|field| (label_bookmark(&field.id), (field, Marked::Label)));
        BookmarkNames(answers.chain(labels).collect())
    }

    /// The field that the bookmark of this name is about, and what of it.
    pub(crate) fn get(&self, name: &str) -> Option<(&'f Field, Marked)> {
        self.0.get(name).copied()
    }
}

/// The id of a field in a row, whichever row that is, that the bookmark of this name is about, and what of it. Of a sum it
/// is one of `summed`, by the name of its label's bookmark; `is_known` says which ids there are, but for their rows.
pub(crate) fn bookmarked_in_row(
    name: &str,
    summed: &HashMap<String, FieldId>,
    is_known: impl Fn(&FieldId) -> bool,
) -> Option<(FieldId, Marked)> {
    let field = |name: &str| {
        let spelt = FieldId::new(name.strip_prefix(BOOKMARK_PREFIX)?.replace(IN_ROW, "."));
        summed
            .get(name)
            .cloned()
            .or_else(|| (spelt.row_parts().is_some() && is_known(&spelt)).then_some(spelt))
    };
    let of_answer = || Some((field(name.strip_suffix(ANSWER_SUFFIX)?)?, Marked::Answer));
    field(name).map(|field| (field, Marked::Label)).or_else(of_answer)
}

/// The key of JSON under which the form's id stands; the answers stand under their fields' ids.
pub(crate) const FORM_KEY: &str = "form";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::small;

    #[test]
    fn no_bookmark_is_longer_than_word_allows_and_each_leads_back() {
        let (short, long) = ("beloeb", "et_felt_med_et_meget_langt_id_x");
        let form =
            small::form(&[&format!("id: \"{short}\", kind: Text"), &format!("id: \"{long}\", kind: Text")]);
        for id in [short, long] {
            let id = FieldId::new(id);
            for (name, marked) in
                [(label_bookmark(&id), Marked::Label), (answer_bookmark(&id), Marked::Answer)]
            {
                assert!(name.len() <= 40, "{name}");
                let names = BookmarkNames::of(form);
                let found = names.get(&name).map(|(field, marked)| (field.id.clone(), marked));
                assert_eq!(found, Some((id.clone(), marked)));
            }
        }
        let in_row = FieldId::new("budgetlinjer_for_projekt.a1b2c3.en_udgift_med_langt_navn");
        assert_eq!(answer_bookmark(&in_row).len(), 40);
        let summed = HashMap::from([(label_bookmark(&in_row), in_row.clone())]);
        let is_known = |id: &FieldId| !id.as_str().ends_with("_svar");
        let found = |id: &FieldId| bookmarked_in_row(&answer_bookmark(id), &summed, is_known);
        for id in [in_row, FieldId::new("budget.k7.beloeb")] {
            assert_eq!(found(&id), Some((id, Marked::Answer)));
        }
    }
}
