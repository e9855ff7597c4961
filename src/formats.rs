//! The formats that a draft is exported to. This list is the one that the command line, the screen and docs/reference.md read.

use crate::export::{Exporter, docx, json, markdown, pdf, text};
use crate::mail;

/// All formats: the documents, then the letter that carries some of them.
pub static EXPORTERS: &[Exporter] =
    &[docx::EXPORTER, pdf::EXPORTER, markdown::EXPORTER, text::EXPORTER, json::EXPORTER, mail::EXPORTER];

impl Exporter {
    /// The format with this name.
    pub fn named(id: &str) -> Option<&'static Exporter> {
        EXPORTERS.iter().find(|exporter| exporter.id == id)
    }
}
