//! Writing XML: all text is escaped, and characters that a .docx can't hold are left out.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::roundtrip::is_held;

/// The text without the characters that a .docx can't hold.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_held) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|&c| is_held(c)).collect::<String>().into()
}

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part of the document, being written.
pub(super) struct XmlWriter(Writer<Vec<u8>>);

impl XmlWriter {
    /// A whole part: its root element and, between the tags, what `inner` writes.
    pub(super) fn part(root: &str, attributes: &[Attribute], inner: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = XmlWriter(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.element(root, attributes, inner);
        xml.0.into_inner()
    }

    /// An element and, between its tags, what `inner` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        inner: impl FnOnce(&mut XmlWriter),
    ) {
        self.write(Event::Start(start(name, attributes)));
        inner(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// XML that is already written.
    pub(super) fn fragment(&mut self, xml: &[u8]) {
        self.0.get_mut().extend_from_slice(xml);
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&held(text))));
    }

    fn write(&mut self, event: Event) {
        self.0.write_event(event).expect("memory takes all that is written");
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*held(value)));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let part = XmlWriter::part("a", &[("b", "\"<&\u{1}")], |xml| xml.text("x < y & \u{b}z\u{ffff}"));
        let written = String::from_utf8(part).expect("text");
        assert!(written.ends_with("<a b=\"&quot;&lt;&amp;\">x &lt; y &amp; z</a>"), "{written}");
    }

    #[test]
    fn what_people_write_is_held() {
        let text = "æøå å €½ \u{a0}\u{ad}\u{200b}\u{200d}\u{202e}\u{feff}\u{fffd} 👩\u{200d}👧 שלום\n\t";
        assert_eq!(held(text), text);
    }
}
