//! `comments.xml`: what people said in the margin.

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::style_table::check_count;
use crate::import::tree::Comment;
use crate::import::xml::{Namespace, XmlReader};

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
    pub(super) fn read(xml: &mut XmlReader) -> Result<Self, ImportError> {
        let mut comments = DocxComments::default();
        let mut length = 0;
        xml.children_in(Namespace::Word, |xml, name, child| {
            if name != "comment" {
                return Ok(());
            }
            check_count(comments.all.len())?;
            let id = xml.attribute(child, Namespace::Word, "id")?.unwrap_or_default().into_owned();
            let by = xml.attribute(child, Namespace::Word, "author")?.unwrap_or_default().into_owned();
            let mut text = String::new();
            xml.children_in(Namespace::Word, |xml, name, _| push_text(xml, name, &mut text))?;
            length += by.len() + text.len();
            if length > MOST_TEXT {
                return Err(ImportError::TooMuch);
            }
            comments.by_id.insert(id, comments.all.len());
            comments.all.push(Comment { paragraph: None, by, text });
            Ok(())
        })?;
        Ok(comments)
    }

    /// Notes that the comment with this id is about a paragraph. The first note stands: there the commented text
    /// begins.
    pub(super) fn place(&mut self, id: &str, paragraph: usize) {
        if let Some(&index) = self.by_id.get(id) {
            self.all[index].paragraph.get_or_insert(paragraph);
        }
    }
}

/// Adds the text of an element with this name in a comment.
fn push_text(xml: &mut XmlReader, name: &str, text: &mut String) -> Result<(), ImportError> {
    match name {
        "p" => {
            if !text.is_empty() {
                text.push('\n');
            }
            return xml.children_in(Namespace::Word, |xml, name, _| push_text(xml, name, text));
        }
        "r" | "hyperlink" | "ins" | "smartTag" | "sdt" | "sdtContent" => {
            return xml.children_in(Namespace::Word, |xml, name, _| push_text(xml, name, text));
        }
        "t" => text.push_str(&xml.text()?),
        "tab" => text.push('\t'),
        "br" | "cr" => text.push('\n'),
        _ => {}
    }
    Ok(())
}
