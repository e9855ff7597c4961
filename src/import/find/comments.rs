//! What people said in the margin: of an answer it may become a remark, on the words that it stands on there; all else is
//! told.

use super::{AnswerSearch, Candidate};
use crate::draft::Remark;
use crate::draft::remark::{MOST_REMARKS, RemarkPlace};
use crate::form::FieldId;
use crate::import::tree::{Comment, TextPosition};
use crate::import::{FoundRemark, Imported, Note};

/// In an answer of more bytes than this, far more than any form allows, the words of a comment are not looked for.
const MOST_SEARCHED: usize = 200_000;

impl AnswerSearch<'_> {
    /// Adds the comments to what was read. The answers are known by now.
    pub(super) fn add_comments(&self, imported: &mut Imported) {
        for comment in &self.tree.comments {
            let field = comment.first.and_then(|(paragraph, _)| self.field_at(paragraph));
            // A draft takes no more.
            let room = field.as_ref().filter(|_| imported.remarks.len() < MOST_REMARKS);
            let remark = room.map(|field| self.found_remark(field, comment, imported));
            match remark.filter(FoundRemark::is_taken) {
                Some(remark) => imported.remarks.push(remark),
                None => imported.notes.push(Note::Comment {
                    field,
                    by: comment.by.clone(),
                    text: comment.text.clone(),
                }),
            }
        }
    }

    /// A comment as a remark: on its words where they are the answer's, else on the whole answer.
    fn found_remark(&self, field: &FieldId, comment: &Comment, imported: &Imported) -> FoundRemark {
        let Comment { by, at, text, is_settled, .. } = comment;
        let of = |quote: &str, near| FoundRemark {
            field: field.clone(),
            quote: quote.to_owned(),
            near,
            by: by.clone(),
            at: *at,
            text: text.clone(),
            is_settled: *is_settled,
        };
        let answer = imported.answers.get(field).map_or("", String::as_str);
        // One that goes on beyond the answer is about more than its words.
        let is_within = |end: TextPosition| {
            let last = if end.1 == 0 { end.0.saturating_sub(1) } else { end.0 };
            self.field_at(last).as_ref() == Some(field)
        };
        let words = comment.first.zip(comment.end);
        let words = words.filter(|(_, end)| answer.len() <= MOST_SEARCHED && is_within(*end));
        let Some((first, end)) = words else { return of("", 0) };
        let (quote, near) = (self.tree.text(first, end), self.characters_before(field, first));
        let remark = Remark::new(field, (&quote, near), "", chrono::DateTime::UNIX_EPOCH, "");
        match remark.place_in(answer) {
            RemarkPlace::Words(_) => of(&remark.quote, near),
            RemarkPlace::Answer | RemarkPlace::Gone => of("", 0),
        }
    }

    /// About how many characters of the answer stand before a position.
    fn characters_before(&self, field: &FieldId, at: TextPosition) -> usize {
        let spans = self.candidates.get(field).into_iter().flatten().take(1);
        let before = spans.flat_map(Candidate::all_spans).filter(|span| span.first < at);
        let texts = before.map(|span| self.tree.text(span.first, span.end.min(at)));
        texts.map(|text| text.chars().count()).sum()
    }
}
