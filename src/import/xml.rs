//! XML as a stream of elements and text, within limits: no document type, no entities but XML's own five, no deeper,
//! longer or wider than any word processor writes. Names are resolved by namespace, never by prefix.

mod namespace;

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

pub(super) use namespace::Namespace;
use namespace::NamespaceScope;

use super::ImportError;

/// How deep elements may nest.
const DEEPEST: usize = 200;
/// How many tags and texts all parts of a document may have together.
const MOST_EVENTS: usize = 2_000_000;
/// How long a tag with its attributes may be, in bytes: drawings carry a copy of themselves in one.
const LONGEST_TAG: usize = 1 << 20;
/// How many attributes of an element may have the same local name.
const MOST_NAMESAKES: usize = 8;
/// How long a piece of text may be, in bytes.
const LONGEST_TEXT: usize = 4 << 20;

/// How much XML may still be read, counted over all parts of a document.
#[derive(Debug)]
pub(super) struct XmlBudget {
    events: usize,
}

impl XmlBudget {
    pub(super) fn new() -> Self {
        XmlBudget { events: MOST_EVENTS }
    }
}

/// The start tag of an element.
#[derive(Debug)]
pub(super) struct XmlElement<'x> {
    pub(super) namespace: Namespace,
    start: BytesStart<'x>,
}

impl XmlElement<'_> {
    /// Its namespace and local name.
    pub(super) fn name(&self) -> (Namespace, &str) {
        (self.namespace, self.start.local_name().into_inner())
    }
}

enum XmlEvent<'x> {
    /// A start tag, also of an empty element.
    Open(XmlElement<'x>),
    Close,
    Text(Cow<'x, str>),
    /// The end of the part.
    End,
}

/// A child of an element.
#[derive(Debug)]
pub(super) enum XmlNode<'e, 'x> {
    Element(&'e XmlElement<'x>),
    /// Text, or a piece of it.
    Text(&'e str),
}

/// A part of a document, being read.
pub(super) struct XmlReader<'x, 'b> {
    reader: Reader<&'x [u8]>,
    scope: NamespaceScope,
    budget: &'b mut XmlBudget,
    depth: usize,
    has_root: bool,
}

impl<'x, 'b> XmlReader<'x, 'b> {
    pub(super) fn new(text: &'x str, budget: &'b mut XmlBudget) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        XmlReader { reader, scope: NamespaceScope::default(), budget, depth: 0, has_root: false }
    }

    fn next(&mut self) -> Result<XmlEvent<'x>, ImportError> {
        loop {
            self.budget.events = self.budget.events.checked_sub(1).ok_or(ImportError::TooMuch)?;
            return Ok(match self.reader.read_event().map_err(|_| ImportError::Damaged)? {
                Event::Start(start) => self.opened(start)?,
                Event::End(_) => {
                    self.scope.close(self.depth);
                    self.depth = self.depth.checked_sub(1).ok_or(ImportError::Damaged)?;
                    XmlEvent::Close
                }
                Event::Text(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Event::CData(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Event::Text(text) => XmlEvent::Text(text.xml10_content()),
                Event::CData(text) => XmlEvent::Text(text.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| ImportError::Damaged)? {
                    Some(c) if is_lawful(c) => XmlEvent::Text(c.to_string().into()),
                    Some(_) => return Err(ImportError::Damaged),
                    None => XmlEvent::Text(predefined(&name)?.into()),
                },
                Event::DocType(_) => return Err(ImportError::DocumentType),
                Event::Eof if self.depth > 0 || !self.has_root => return Err(ImportError::Damaged),
                Event::Eof => XmlEvent::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    fn opened(&mut self, start: BytesStart<'x>) -> Result<XmlEvent<'x>, ImportError> {
        self.depth += 1;
        self.has_root = true;
        if self.depth > DEEPEST || start.len() > LONGEST_TAG {
            return Err(ImportError::TooMuch);
        }
        self.scope.open(&start, self.depth)?;
        let namespace = self.scope.of_element(start.name());
        Ok(XmlEvent::Open(XmlElement { namespace, start }))
    }

    pub(super) fn root(&mut self) -> Result<XmlElement<'x>, ImportError> {
        loop {
            match self.next()? {
                XmlEvent::Open(element) => return Ok(element),
                XmlEvent::Text(_) => {}
                XmlEvent::Close | XmlEvent::End => return Err(ImportError::Damaged),
            }
        }
    }

    /// Visits the children of the element opened last, up to its end. What `visit` leaves unread of an element is
    /// skipped.
    pub(super) fn nodes(
        &mut self,
        mut visit: impl FnMut(&mut Self, XmlNode<'_, 'x>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let depth = self.depth;
        loop {
            match self.next()? {
                XmlEvent::Open(element) => {
                    visit(self, XmlNode::Element(&element))?;
                    while self.depth > depth {
                        self.next()?;
                    }
                }
                XmlEvent::Text(text) => visit(self, XmlNode::Text(&text))?,
                XmlEvent::Close => return Ok(()),
                XmlEvent::End => return Err(ImportError::Damaged),
            }
        }
    }

    /// Visits the child elements of the element opened last, up to its end.
    pub(super) fn children(
        &mut self,
        mut visit: impl FnMut(&mut Self, &XmlElement<'x>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.nodes(|xml, node| match node {
            XmlNode::Element(element) => visit(xml, element),
            XmlNode::Text(_) => Ok(()),
        })
    }

    /// Visits the child elements of one namespace, by name.
    pub(super) fn children_in(
        &mut self,
        namespace: Namespace,
        mut visit: impl FnMut(&mut Self, &str, &XmlElement<'x>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.children(|xml, child| match child.name() {
            (of, name) if of == namespace => visit(xml, name, child),
            _ => Ok(()),
        })
    }

    /// The text directly in the element opened last, up to its end.
    pub(super) fn text(&mut self) -> Result<String, ImportError> {
        let mut all = String::new();
        self.nodes(|_, node| {
            if let XmlNode::Text(text) = node {
                if all.len() + text.len() > LONGEST_TEXT {
                    return Err(ImportError::TooMuch);
                }
                all.push_str(text);
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// Reads the rest, so that a part cut short is not taken for a whole one.
    pub(super) fn end(&mut self) -> Result<(), ImportError> {
        while !matches!(self.next()?, XmlEvent::End) {}
        Ok(())
    }

    /// An attribute of the element opened last.
    pub(super) fn attribute<'e>(
        &self,
        element: &'e XmlElement,
        namespace: Namespace,
        name: &str,
    ) -> Result<Option<Cow<'e, str>>, ImportError> {
        let mut namesakes = 0;
        for attribute in element.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ImportError::Damaged)?;
            if attribute.key.local_name().into_inner() != name {
                continue;
            }
            namesakes += 1;
            if namesakes > MOST_NAMESAKES {
                return Err(ImportError::TooMuch);
            }
            if self.scope.of_attribute(attribute.key) == namespace {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(Some).map_err(|_| ImportError::Damaged);
            }
        }
        Ok(None)
    }

    /// The attribute `w:val` of one of Word's elements.
    pub(super) fn value<'e>(&self, element: &'e XmlElement) -> Result<Option<Cow<'e, str>>, ImportError> {
        self.attribute(element, Namespace::Word, "val")
    }

    /// The attribute `w:val`, where it is a number.
    pub(super) fn number_value(&self, element: &XmlElement) -> Result<Option<u32>, ImportError> {
        self.number(element, Namespace::Word, "val")
    }

    /// Whether one of Word's on/off elements is on: it is, unless its value says otherwise.
    pub(super) fn is_on(&self, element: &XmlElement) -> Result<bool, ImportError> {
        Ok(!matches!(self.value(element)?.as_deref(), Some("0" | "false" | "off")))
    }

    /// An attribute that is a number.
    pub(super) fn number(
        &self,
        element: &XmlElement,
        namespace: Namespace,
        name: &str,
    ) -> Result<Option<u32>, ImportError> {
        Ok(self.attribute(element, namespace, name)?.and_then(|value| value.trim().parse().ok()))
    }
}

/// The text of a part: UTF-8 or UTF-16, with or without a byte order mark, and only with characters of XML.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, ImportError> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [b'<', 0, ..] => utf16(&bytes, u16::from_le_bytes)?,
        [0, b'<', ..] => utf16(&bytes, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, ..] => {
            let mut text = String::from_utf8(bytes).map_err(|_| ImportError::Damaged)?;
            text.drain(..'\u{feff}'.len_utf8());
            text
        }
        _ => String::from_utf8(bytes).map_err(|_| ImportError::Damaged)?,
    };
    let is_broken = text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'));
    if is_broken { Err(ImportError::Damaged) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ImportError::Damaged);
    }
    // Room for Danish text, where few characters take more than one byte.
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 16);
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(c.map_err(|_| ImportError::Damaged)?);
    }
    Ok(text)
}

/// Whether XML 1.0 allows this character.
fn is_lawful(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// What one of XML's own entities stands for; there are no others.
fn predefined(name: &str) -> Result<&'static str, ImportError> {
    quick_xml::escape::resolve_xml_entity(name).ok_or(ImportError::Damaged)
}
