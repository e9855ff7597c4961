//! `footnotes.xml` and `endnotes.xml`: what stands below the text.

use std::collections::HashMap;

use super::words::place_of;
use crate::import::xml::XmlReader;

/// The words of the notes, by their ids.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    footnotes: HashMap<String, String>,
    endnotes: HashMap<String, String>,
}

impl Footnotes {
    pub(super) fn new(footnotes: HashMap<String, String>, endnotes: HashMap<String, String>) -> Self {
        Footnotes { footnotes, endnotes }
    }

    /// Reads one of the parts.
    pub(super) fn read(xml: &mut XmlReader) -> HashMap<String, String> {
        xml.keep_passed_over(place_of);
        let mut notes = HashMap::new();
        xml.children(|xml, note| {
            xml.check_count(notes.len());
            let id = xml.attribute(note, "w:id").unwrap_or_default();
            notes.insert(id, xml.words());
        });
        notes
    }

    /// The words of the note that this element of the text refers to.
    pub(super) fn text(&self, element: &str, id: &str) -> &str {
        let notes = if element == "w:footnoteReference" { &self.footnotes } else { &self.endnotes };
        notes.get(id).map_or("", String::as_str)
    }
}
