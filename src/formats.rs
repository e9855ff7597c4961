//! The formats that a draft is exported to. This list is the one that the command line, the screen and README read.

use std::sync::LazyLock;

use crate::export::{DOCUMENTS, Exporter};
use crate::mail;

/// All formats: the documents, then the letter that carries some of them.
pub static EXPORTERS: LazyLock<Vec<&'static Exporter>> =
    LazyLock::new(|| DOCUMENTS.iter().chain([&mail::EXPORTER]).collect());

impl Exporter {
    /// The format with this name.
    pub fn named(id: &str) -> Option<&'static Exporter> {
        EXPORTERS.iter().copied().find(|exporter| exporter.id == id)
    }
}
