//! What a document says beside the form's own words and the answers. All of it is Danish in any language of the program:
//! the document is sent.

use crate::draft::{Approval, Draft};
use crate::form::FormSpec;
use crate::say;
use crate::words::{Words, date};

/// The heads of the labels and of the answers in a table.
pub(crate) fn heads(words: &Words) -> [String; 2] {
    [say!(words, "export-docx-label"), say!(words, "export-docx-answer")]
}

/// The note below the form.
pub(crate) fn note(form: &FormSpec, words: &Words) -> String {
    say!(words, "export-docx-note", note = form.page.note(words))
}

/// What stands for an approval where there is none.
pub(crate) fn not_approved(words: &Words) -> String {
    say!(words, "export-approval-none")
}

/// Who approved the answers, with the names of the fields that changed since.
pub(crate) fn approval(form: &FormSpec, draft: &Draft, words: &Words) -> String {
    let Some(Approval { name, title, at, seal }) = draft.approval() else { return not_approved(words) };
    let at = date::long(words, *at);
    let by = if title.is_empty() { name.clone() } else { format!("{name}, {title}") };
    let form = form.official();
    let changed = seal.broken(form, draft);
    let fields: Vec<_> = changed.iter().map(|id| form.name_of(id)).collect();
    if fields.is_empty() {
        say!(words, "export-approval", by = by, at = at)
    } else {
        say!(words, "export-approval-changed", by = by, at = at, fields = fields.join(", "))
    }
}

/// The number of a page, in its foot.
pub(crate) fn page_number(page: &str, pages: &str, words: &Words) -> String {
    say!(words, "export-page", page = page, pages = pages)
}
