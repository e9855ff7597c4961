//! Exports: a draft as a document. Form, draft and time come in, bytes go out; where they end up is the caller's
//! business. No file, no clock, no terminal.
//!
//! A [`Submission`] becomes a [`Document`], the neutral tree, and each format is a file in `export/` that writes the
//! tree. A new format is its file, with its `mod` line and its line in [`DOCUMENTS`].

mod document;
pub(crate) mod docx;
mod json;
mod markdown;
pub(crate) mod pdf;
mod text;

use chrono::{DateTime, Utc};

pub(crate) use document::{
    ApprovalStatement, Document, DocumentAnswer, DocumentGroup, DocumentSection, Guidance,
};

use crate::draft::Draft;
use crate::form::FormSpec;
use crate::words::Words;

/// What an export is made of: the questions, what was typed, and when.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The form whose questions are answered.
    pub form: &'a FormSpec,
    /// The draft that answers them.
    pub draft: &'a Draft,
    /// When the document is made.
    pub now: DateTime<Utc>,
    /// Whether the document states who approved the answers, or that nobody has.
    pub with_approval: bool,
}

/// A format that a draft is exported to.
#[derive(Debug, Clone, Copy)]
pub struct Exporter {
    /// Its name on the command line, and the extension of its files.
    pub id: &'static str,
    /// What it is, for a list to choose from.
    pub description: fn(&Words) -> String,
    pub(crate) render: fn(&Document, &Words) -> Vec<u8>,
    /// Whether the format can hold this character; others are left out or replaced.
    pub holds: fn(char) -> bool,
}

/// The formats that hold the document itself: one line each.
pub(crate) const DOCUMENTS: &[Exporter] =
    &[docx::EXPORTER, pdf::EXPORTER, markdown::EXPORTER, text::EXPORTER, json::EXPORTER];

impl Exporter {
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

/// The submission as plain text, broken as on the page: what `som show` prints.
pub fn plain_text(submission: &Submission, words: &Words) -> String {
    text::render(&Document::of(submission), text::Meter::Shown, words)
}

/// Whether a text file holds this character: it may be opened in a terminal, which control characters would steer.
fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n')
}

#[cfg(test)]
mod tests;
