//! `comments.xml`: what people said in the margin.

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::xml::{Element, Space, Xml};

/// The most that people say of a document, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// Someone's words.
#[derive(Debug, Default)]
pub(super) struct Remark {
    pub(super) by: String,
    pub(super) text: String,
    /// The paragraph that it is about, once that was found.
    pub(super) paragraph: Option<usize>,
}

/// The comments of a document, in their order.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub(super) all: Vec<Remark>,
    by_id: HashMap<String, usize>,
}

impl Remarks {
    /// Notes that the comment with this id is about a paragraph. What was noted first stands: it is where the
    /// commented text begins.
    pub(super) fn place(&mut self, id: &str, paragraph: usize) {
        if let Some(&index) = self.by_id.get(id) {
            self.all[index].paragraph.get_or_insert(paragraph);
        }
    }
}

/// Reads the part.
pub(super) fn read(xml: &mut Xml) -> Result<Remarks, ImportError> {
    let mut remarks = Remarks::default();
    let mut length = 0;
    xml.root()?;
    xml.children(|xml, child| {
        if child.name() == (Space::Word, "comment") {
            super::bounded(remarks.all.len())?;
            let id = xml.attribute(child, Space::Word, "id")?.unwrap_or_default().into_owned();
            let by = xml.attribute(child, Space::Word, "author")?.unwrap_or_default().into_owned();
            let mut remark = Remark { by, ..Remark::default() };
            xml.children(|xml, child| said(xml, child, &mut remark.text))?;
            length += remark.by.len() + remark.text.len();
            if length > MOST_TEXT {
                return Err(ImportError::TooMuch);
            }
            remarks.by_id.insert(id, remarks.all.len());
            remarks.all.push(remark);
        }
        Ok(())
    })?;
    Ok(remarks)
}

/// Adds what an element of a comment says.
fn said(xml: &mut Xml, element: &Element, text: &mut String) -> Result<(), ImportError> {
    match element.name() {
        (Space::Word, "p") => {
            if !text.is_empty() {
                text.push('\n');
            }
            xml.children(|xml, child| said(xml, child, text))
        }
        (Space::Word, "t") => {
            text.push_str(&xml.text()?);
            Ok(())
        }
        (Space::Word, "tab") => {
            text.push('\t');
            Ok(())
        }
        (Space::Word, "br" | "cr") => {
            text.push('\n');
            Ok(())
        }
        (Space::Word, "r" | "hyperlink" | "ins" | "smartTag" | "sdt" | "sdtContent") => {
            xml.children(|xml, child| said(xml, child, text))
        }
        _ => Ok(()),
    }
}
