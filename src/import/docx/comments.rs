//! `comments.xml`: what people said in the margin.

use std::collections::HashMap;

use super::words::place_of;
use crate::import::ImportError;
use crate::import::tree::Comment;
use crate::import::xml::XmlReader;

/// The most text of all comments together, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// The comments in their order; what each is about is known once the text has been read.
#[derive(Debug, Default)]
pub(super) struct DocxComments {
    pub(super) all: Vec<Comment>,
    by_id: HashMap<String, usize>,
}

impl DocxComments {
    /// Reads the part.
    pub(super) fn read(xml: &mut XmlReader) -> Self {
        xml.keep_passed_over(place_of);
        let mut comments = DocxComments::default();
        let mut length = 0;
        xml.children(|xml, child| {
            if child.name() != "w:comment" {
                return;
            }
            xml.check_count(comments.all.len());
            let id = xml.attribute(child, "w:id").unwrap_or_default();
            let by = xml.attribute(child, "w:author").unwrap_or_default();
            let text = xml.words();
            length += by.len() + text.len();
            if length > MOST_TEXT {
                xml.fail(ImportError::TooMuch);
            }
            comments.by_id.insert(id, comments.all.len());
            comments.all.push(Comment { paragraph: None, by, text });
        });
        comments
    }

    /// Notes that the comment with this id is about a paragraph. The first note stands: there the commented text
    /// begins.
    pub(super) fn place(&mut self, id: &str, paragraph: usize) {
        if let Some(&index) = self.by_id.get(id) {
            self.all[index].paragraph.get_or_insert(paragraph);
        }
    }
}
