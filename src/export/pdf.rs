//! PDF: the reading copy, in the lines that limits are measured by. It is tagged, so that a screen reader reads
//! headings, lists and tables as such; nobody has certified it.
//!
//! Three steps: [`content`] says what the document holds, [`pagination`] where on which page, [`paint`] writes it.

mod content;
mod font;
mod lines;
mod pagination;
mod paint;
mod structure;

use super::{Exporter, Submission};
use crate::say;
use crate::words::{Lang, Words};

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "pdf",
    description: |words| say!(words, "export-pdf"),
    render: |submission, _| render(submission),
    holds: font::holds,
};

/// Danish in any language of the program: the form is, and the document is sent.
fn render(submission: &Submission) -> Vec<u8> {
    let words = Words::new(Lang::Da);
    let (blocks, tree) = content::content(submission, &words);
    let pagination = pagination::paginate(&blocks, &submission.form.page);
    paint::pdf(&pagination, &tree, submission, &words)
}
