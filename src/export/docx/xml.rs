//! The one way in for text: what is written here is escaped, and what XML or a word processor can't hold is left out.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Whether a document holds `c`. XML 1.0 has no control characters and no U+FFFE; the other noncharacters and the
/// line separators are lawful there, but some word processors stumble over them, and LibreOffice keeps the marks from
/// U+FFF9 for itself.
pub(super) fn holds(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{2028}' | '\u{2029}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}' => false,
        c => !c.is_control() && u32::from(c) & 0xfffe != 0xfffe,
    }
}

/// The text without what a document does not hold.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    if text.chars().all(holds) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|&c| holds(c)).collect::<String>().into()
}

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part of the document being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part with nothing but its first line.
    pub(super) fn new() -> Xml {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element and, between its tags, what `inner` writes.
    pub(super) fn element(&mut self, name: &str, attributes: &[Attribute], inner: impl FnOnce(&mut Xml)) {
        self.write(Event::Start(start(name, attributes)));
        inner(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element whose one attribute is the value that `name` is set to.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&held(text))));
    }

    /// The part as it stands in the file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
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
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&\u{1}")], |xml| xml.text("x < y & \u{b}z\u{ffff}"));
        let written = String::from_utf8(xml.into_bytes()).expect("text");
        assert!(written.ends_with("<a b=\"&quot;&lt;&amp;\">x &lt; y &amp; z</a>"), "{written}");
    }

    #[test]
    fn what_people_write_is_held() {
        let text = "æøå å €½ \u{a0}\u{ad}\u{200b}\u{200d}\u{202e}\u{feff}\u{fffd} 👩\u{200d}👧 שלום\n\t";
        assert_eq!(held(text), text);
    }
}
