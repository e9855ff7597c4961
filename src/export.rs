//! Exports: a draft as a document. Form, draft and time come in, bytes go out; where they end up is the caller's
//! business. No file, no clock, no terminal.
//!
//! Each format is a file in `export/` that writes a [`Submission`]. A new format is its file, with its `mod` line and its
//! line in [`crate::formats`].

pub(crate) mod docx;
mod ink;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod pdf;
mod submission;
pub(crate) mod text;

pub use submission::Submission;
pub(crate) use submission::{Answer, Guidance, guidance};

use crate::say;
use crate::words::Words;

/// A format that a draft is exported to.
#[derive(Debug, Clone, Copy)]
pub struct Exporter {
    /// Its name on the command line, and the extension of its files.
    pub id: &'static str,
    /// What it is, for a list to choose from.
    pub description: fn(&Words) -> String,
    pub(crate) render: fn(&Submission) -> Vec<u8>,
    /// The same with the draft's remarks beside the answers, in a format that has room for them.
    pub(crate) render_with_remarks: Option<fn(&Submission) -> Vec<u8>>,
    /// Whether the format can hold this character; others are left out or replaced.
    pub holds: fn(char) -> bool,
}

impl Exporter {
    /// The submission in this format. It is Danish whatever the program's language: the document is sent.
    pub fn export(&self, submission: &Submission) -> Vec<u8> {
        (self.render)(submission)
    }

    /// The submission with the draft's remarks; `None` where the format has no place for them.
    pub fn export_with_remarks(&self, submission: &Submission) -> Option<Vec<u8>> {
        self.render_with_remarks.map(|render| render(submission))
    }

    /// How many characters of the answers the document does not have as they were typed.
    pub fn not_held(&self, submission: &Submission) -> usize {
        submission.answers().flat_map(|answer| answer.typed.chars()).filter(|&c| !(self.holds)(c)).count()
    }

    /// The same in words, for whoever gets the document; none where all is held.
    pub(crate) fn not_held_text(&self, submission: &Submission, words: &Words) -> Option<String> {
        let n = self.not_held(submission);
        (n > 0).then(|| say!(words, "export-not-held", n = n))
    }
}

/// The submission as plain text, broken as on the page: what `som show` prints.
pub fn plain_text(submission: &Submission, words: &Words) -> String {
    text::render(submission, text::Meter::Shown, &words.whole())
}

/// Whether a text file holds this character: it may be opened in a terminal, which control characters would steer.
fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n')
}

#[cfg(test)]
mod tests;
