//! The letter as a file for a mail program: the covering text with the .docx and the .pdf, ready to be looked at and
//! sent. Outlook opens it as a draft.

use super::letter;
use crate::export::{Exporter, docx};
use crate::say;

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "eml",
    description: |words| say!(words, "export-eml"),
    render: |submission, _| letter::unsent(submission),
    holds: docx::EXPORTER.holds,
};
