//! What a new draft is called where nobody has named it. A name that someone typed stays theirs.

use chrono::{DateTime, Utc};

use super::Draft;
use crate::form::FormSpec;
use crate::slug::LONGEST_SLUG;

/// The name of a new draft: that of its applicant or what else its form names drafts after, else of what it was made from, such as a file. Where it
/// [`is_too_long`], its file gets the beginning.
pub(crate) fn name_of(draft: &Draft, form: &FormSpec, made_from: &str) -> String {
    let field = form.names_drafts();
    let title = field.completed(draft.title(form));
    field.kind.whole_slug(if title.is_empty() { made_from } else { &title })
}

/// A draft that begins with the answer that names it, and its name.
pub(crate) fn begun(form: &FormSpec, title: &str, now: DateTime<Utc>, author: &str) -> (Draft, String) {
    let field = form.names_drafts();
    let mut draft = Draft::new(form, now, author);
    draft.set_answer(&field.id, &*field.completed(title));
    let name = name_of(&draft, form, "");
    (draft, name)
}

/// Whether the draft's file can have only the beginning of this name.
pub(crate) fn is_too_long(name: &str) -> bool {
    name.len() > LONGEST_SLUG
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::name_of;
    use crate::draft::Draft;
    use crate::form::som;

    #[test]
    fn a_new_draft_is_called_after_its_applicant_or_the_file_it_came_from() {
        for (applicant, file, name) in [
            ("Aarhus Kommune", "svar", "aarhus"),
            ("aarhus", "svar", "aarhus"),
            ("Ærø Kommune og venner", "svar", "aeroe-kommune-og-venner"),
            (" ", "Min ansøgning", "min-ansoegning"),
            ("", "", "ansoegning"),
        ] {
            let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&som().applicant().id, applicant);
            assert_eq!(name_of(&draft, som(), file), name, "{applicant:?}");
        }
    }
}
