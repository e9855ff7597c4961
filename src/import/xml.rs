//! XML as a stream of elements and text, within limits: no document type, no entities but XML's own five, no deeper,
//! longer or wider than any word processor writes. Names are resolved by namespace, never by the document's prefixes.
//!
//! The first fault ends the stream: what is being read sees no more elements, no more text and no more attributes, and
//! [`XmlReader::read_part`] gives the fault instead of what was read.

mod namespace;

use std::borrow::Cow;
use std::rc::Rc;

use namespace::NamespaceScope;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::ImportError;
use super::encoding::utf16;
use super::tree::Place;

/// How deep elements may nest.
const DEEPEST: usize = 200;
/// How many tags and texts all parts of a document may have together.
pub(super) const MOST_EVENTS: usize = 2_000_000;
/// How long a tag with its attributes may be, in bytes: drawings carry a copy of themselves in one.
const LONGEST_TAG: usize = 1 << 20;
/// How many attributes of an element may have the same local name.
const MOST_NAMESAKES: usize = 8;
/// How long a piece of text may be, in bytes.
const LONGEST_TEXT: usize = 4 << 20;
/// How many styles, lists or comments a document may have.
const MOST_ENTRIES: usize = 20_000;

/// The start tag of an element.
#[derive(Debug)]
pub(super) struct XmlElement<'x> {
    name: Rc<str>,
    start: BytesStart<'x>,
}

impl XmlElement<'_> {
    /// Its name with the prefix that its namespace has in this program, as in `w:p`.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum XmlNode<'x> {
    /// An element begins, also an empty one.
    Element(XmlElement<'x>),
    /// Text, or a piece of it.
    Text(Cow<'x, str>),
}

/// Where a text stands that is words for a person, by the names of the elements around it, the innermost last; `None`
/// for a text that isn't.
pub(super) type PlaceRule = fn(&[Rc<str>]) -> Option<Place>;

/// A part of a document, being read.
pub(super) struct XmlReader<'x, 'b> {
    reader: Reader<&'x [u8]>,
    scope: NamespaceScope,
    events_left: &'b mut usize,
    depth: usize,
    /// The names of the open elements.
    names: Vec<Rc<str>>,
    /// Says which of the texts that nobody reads are words.
    place_of: PlaceRule,
    passed_over: Vec<(Place, String)>,
    /// How the part ended, once it did.
    ended: Option<Result<(), ImportError>>,
}

impl<'x, 'b> XmlReader<'x, 'b> {
    /// Reads a part from within its root element on. As many events are taken from `events_left`, which is counted over
    /// all parts of a document.
    pub(super) fn read_part<T>(
        text: &'x str,
        events_left: &'b mut usize,
        read: impl FnOnce(&mut Self, &XmlElement) -> Result<T, ImportError>,
    ) -> Result<T, ImportError> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let scope = NamespaceScope::default();
        let (names, passed_over) = (Vec::new(), Vec::new());
        let place_of: PlaceRule = |_| None;
        let mut xml =
            XmlReader { reader, scope, events_left, depth: 0, names, place_of, passed_over, ended: None };
        let found = xml.root().map(|root| read(&mut xml, &root)).transpose()?;
        xml.ended.unwrap_or(Ok(()))?;
        found.ok_or(ImportError::Damaged)
    }

    fn root(&mut self) -> Option<XmlElement<'x>> {
        loop {
            if let XmlNode::Element(root) = self.next()? {
                return Some(root);
            }
        }
    }

    /// Ends the stream with this fault, unless it has ended.
    pub(super) fn fail(&mut self, fault: ImportError) {
        self.ended.get_or_insert(Err(fault));
        self.depth = 0;
    }

    /// Refuses a document with more entries of a sort than any real one has.
    pub(super) fn check_count(&mut self, entries: usize) {
        if entries > MOST_ENTRIES {
            self.fail(ImportError::TooMuch);
        }
    }

    /// What comes next; nothing at the end of an element and of the part.
    fn next(&mut self) -> Option<XmlNode<'x>> {
        if self.ended.is_some() {
            return None;
        }
        self.read().unwrap_or_else(|fault| {
            self.fail(fault);
            None
        })
    }

    fn read(&mut self) -> Result<Option<XmlNode<'x>>, ImportError> {
        loop {
            *self.events_left = self.events_left.checked_sub(1).ok_or(ImportError::TooMuch)?;
            return Ok(Some(match self.reader.read_event().map_err(|_| ImportError::Damaged)? {
                Event::Start(start) => XmlNode::Element(self.opened(start)?),
                Event::End(_) => {
                    self.scope.close(self.depth);
                    self.depth = self.depth.checked_sub(1).ok_or(ImportError::Damaged)?;
                    self.names.pop();
                    return Ok(None);
                }
                Event::Text(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Event::CData(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Event::Text(text) => XmlNode::Text(text.xml10_content()),
                Event::CData(text) => XmlNode::Text(text.xml10_content()),
                Event::GeneralRef(name) => XmlNode::Text(referred(&name)?),
                Event::DocType(_) => return Err(ImportError::DocumentType),
                Event::Eof if self.depth > 0 => return Err(ImportError::Damaged),
                Event::Eof => {
                    self.ended = Some(Ok(()));
                    return Ok(None);
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    fn opened(&mut self, start: BytesStart<'x>) -> Result<XmlElement<'x>, ImportError> {
        self.depth += 1;
        if self.depth > DEEPEST || start.len() > LONGEST_TAG {
            return Err(ImportError::TooMuch);
        }
        self.scope.open(&start, self.depth)?;
        let name: Rc<str> = self.scope.name(start.name()).into();
        self.names.push(Rc::clone(&name));
        Ok(XmlElement { name, start })
    }

    /// Has the words kept that are in the part but that nobody reads, for [`XmlReader::take_passed_over`].
    pub(super) fn keep_passed_over(&mut self, place_of: PlaceRule) {
        self.place_of = place_of;
    }

    /// The words that were passed over since this was last asked.
    pub(super) fn take_passed_over(&mut self) -> Vec<(Place, String)> {
        let mut words = std::mem::take(&mut self.passed_over);
        words.retain(|(_, text)| !text.trim().is_empty());
        words
    }

    /// Passes over the rest of the element opened last, and gives its words.
    pub(super) fn words(&mut self) -> String {
        self.nodes(|xml, node| xml.pass_over(&node));
        let words: Vec<String> = self.take_passed_over().into_iter().map(|(_, text)| text).collect();
        words.join("\n").trim().to_owned()
    }

    fn pass_over(&mut self, node: &XmlNode) {
        let element = |name: &str| match name.split_once(':').map_or("", |(_, local)| local) {
            "p" | "h" => "\n",
            "tab" | "br" | "cr" | "s" => " ",
            "noBreakHyphen" => "\u{2011}",
            "softHyphen" => "\u{ad}",
            _ => "",
        };
        let text = match node {
            // Between elements, a line end and an indent.
            XmlNode::Text(text) if text.contains('\n') && text.trim().is_empty() => return,
            XmlNode::Text(text) => text,
            XmlNode::Element(name) => element(name.name()),
        };
        let Some(place) = (self.place_of)(&self.names).filter(|_| !text.is_empty()) else { return };
        match self.passed_over.last_mut() {
            Some((last, all)) if *last == place => all.push_str(text),
            _ => self.passed_over.push((place, text.to_owned())),
        }
    }

    /// Visits what stands in the element opened last, up to its end. What `visit` leaves unread of an element is
    /// skipped.
    pub(super) fn nodes(&mut self, mut visit: impl FnMut(&mut Self, XmlNode<'x>)) {
        let depth = self.depth;
        while let Some(node) = self.next() {
            visit(self, node);
            while self.depth > depth {
                if let Some(node) = self.next() {
                    self.pass_over(&node);
                }
            }
        }
    }

    /// Visits the child elements of the element opened last, up to its end.
    pub(super) fn children(&mut self, mut visit: impl FnMut(&mut Self, &XmlElement<'x>)) {
        self.nodes(|xml, node| match node {
            XmlNode::Element(element) => visit(xml, &element),
            XmlNode::Text(_) => xml.pass_over(&node),
        });
    }

    /// The text directly in the element opened last, up to its end.
    pub(super) fn text(&mut self) -> String {
        let mut all = String::new();
        self.nodes(|xml, node| match node {
            XmlNode::Text(text) if all.len() + text.len() > LONGEST_TEXT => xml.fail(ImportError::TooMuch),
            XmlNode::Text(text) => all.push_str(&text),
            XmlNode::Element(_) => xml.pass_over(&node),
        });
        all
    }

    /// Reads the rest, so that a part cut short is not taken for a whole one.
    pub(super) fn end(&mut self) -> bool {
        while self.ended.is_none() {
            self.next();
        }
        matches!(self.ended, Some(Ok(())))
    }

    /// An attribute of an element, by its name as [`XmlElement::name`] has names.
    pub(super) fn attribute(&mut self, element: &XmlElement, name: &str) -> Option<String> {
        if self.ended.is_some() {
            return None;
        }
        self.found_attribute(element, name).unwrap_or_else(|fault| {
            self.fail(fault);
            None
        })
    }

    fn found_attribute(&self, element: &XmlElement, name: &str) -> Result<Option<String>, ImportError> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let mut namesakes = 0;
        for attribute in element.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ImportError::Damaged)?;
            if attribute.key.local_name().into_inner() != local {
                continue;
            }
            namesakes += 1;
            if namesakes > MOST_NAMESAKES {
                return Err(ImportError::TooMuch);
            }
            if self.scope.prefix_of_attribute(attribute.key) == prefix {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(|value| Some(value.into_owned())).map_err(|_| ImportError::Damaged);
            }
        }
        Ok(None)
    }

    /// An attribute that is a number.
    pub(super) fn number(&mut self, element: &XmlElement, name: &str) -> Option<u32> {
        self.attribute(element, name)?.trim().parse().ok()
    }

    /// Whether one of Word's on/off elements is on: it is, unless its value says otherwise.
    pub(super) fn is_on(&mut self, element: &XmlElement) -> bool {
        !matches!(self.attribute(element, "w:val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// The text that a reference stands for: a character by its number, or one of XML's own entities.
fn referred(name: &BytesRef) -> Result<Cow<'static, str>, ImportError> {
    match name.resolve_char_ref().map_err(|_| ImportError::Damaged)? {
        Some(c) if is_lawful(c) => Ok(c.to_string().into()),
        Some(_) => Err(ImportError::Damaged),
        None => resolve_xml_entity(name).map(Cow::Borrowed).ok_or(ImportError::Damaged),
    }
}

/// The text of a part: UTF-8 or UTF-16, with or without a byte order mark, and only with characters of XML.
pub(super) fn decoded(mut bytes: Vec<u8>) -> Result<String, ImportError> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(&bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, ..] => {
            bytes.drain(..3);
            String::from_utf8(bytes).ok()
        }
        _ => String::from_utf8(bytes).ok(),
    };
    let is_lawful = |text: &String| text.bytes().all(|b| b >= b' ' || matches!(b, b'\t' | b'\n' | b'\r'));
    text.filter(is_lawful).ok_or(ImportError::Damaged)
}

/// Whether XML 1.0 allows this character.
fn is_lawful(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
