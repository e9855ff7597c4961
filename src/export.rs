//! Exports: a draft as a document. Form, draft and time come in, bytes go out; where they end up is the caller's
//! business. No file, no clock, no terminal.
//!
//! A [`Submission`] becomes a [`Document`], the neutral tree, and each format is a file in `export/` that writes the
//! tree down. A newcomer adds a format with its file and its line in [`EXPORTERS`].

mod document;
mod docx;
mod eml;
mod json;
mod markdown;
mod pdf;
pub(crate) mod text;

use chrono::{DateTime, Utc};

pub use document::{Answer, Consent, Document, Group, Paragraph, Section};

use crate::draft::Draft;
use crate::form::FormSpec;
use crate::words::Words;

/// What an export is made of: the questions, what was typed, and when.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The questions.
    pub form: &'a FormSpec,
    /// What was typed.
    pub draft: &'a Draft,
    /// When the document is made.
    pub now: DateTime<Utc>,
    /// Whether it says who approved the answers, or that nobody has.
    pub with_approval: bool,
}

/// One format.
#[derive(Debug)]
pub struct Exporter {
    /// Its name on the command line, and the ending of its files.
    pub id: &'static str,
    /// Writes the document down.
    pub render: fn(&Document, &Words) -> Vec<u8>,
    /// Whether the format can hold this character; those that it can't are left out or have a stand-in.
    pub holds: fn(char) -> bool,
}

/// All formats: one line each.
pub const EXPORTERS: &[Exporter] =
    &[docx::EXPORTER, pdf::EXPORTER, markdown::EXPORTER, text::EXPORTER, json::EXPORTER, eml::EXPORTER];

impl Exporter {
    /// The format with this name.
    pub fn named(id: &str) -> Option<&'static Exporter> {
        EXPORTERS.iter().find(|exporter| exporter.id == id)
    }

    /// The submission in this format.
    pub fn export(&self, submission: &Submission, words: &Words) -> Vec<u8> {
        (self.render)(&Document::of(submission), words)
    }

    /// How many characters of the answers the document does not have as they were typed.
    pub fn not_held(&self, submission: &Submission) -> usize {
        let answers = submission.form.fields().map(|field| submission.draft.answer(&field.id));
        answers.flat_map(str::chars).filter(|&c| !(self.holds)(c)).count()
    }
}

/// Whether every format that keeps the answers as they were typed holds this character, or typing makes another of it.
/// A .docx holds the least.
pub(crate) fn is_held(c: char) -> bool {
    (docx::EXPORTER.holds)(c) || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The submission as plain text, broken as on the page: what `som show` prints.
pub fn plain_text(submission: &Submission, words: &Words) -> String {
    text::render(&Document::of(submission), text::Meter::Shown, words)
}

#[cfg(test)]
mod tests;
