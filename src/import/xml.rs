//! XML as a stream of elements and text, within bounds: no document type, no entity but XML's own five, no deeper,
//! longer or wider than any word processor writes. Names are told by namespace, never by prefix.

mod space;

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::reader::Reader;

pub(super) use space::Space;
use space::Spaces;

use super::ImportError;

/// How deep elements may stand in each other.
const DEEPEST: usize = 200;
/// How many tags and texts all parts of a document may have.
const MOST_EVENTS: usize = 2_000_000;
/// How long a tag with its attributes may be, in bytes: drawings carry a copy of themselves in one.
const LONGEST_TAG: usize = 1 << 20;
/// How many attributes of an element may have the same name in different vocabularies.
const MOST_NAMESAKES: usize = 8;
/// How long a piece of text may be, in bytes.
const LONGEST_TEXT: usize = 4 << 20;

/// How much XML may still be read: one count for all parts of a document.
#[derive(Debug)]
pub(super) struct Bounds {
    events: usize,
}

impl Bounds {
    /// All that a document may have.
    pub(super) fn new() -> Self {
        Bounds { events: MOST_EVENTS }
    }
}

/// An opened element.
#[derive(Debug)]
pub(super) struct Element<'x> {
    /// The vocabulary of its name.
    pub(super) space: Space,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// Its vocabulary and its name there.
    pub(super) fn name(&self) -> (Space, &str) {
        (self.space, self.start.local_name().into_inner())
    }
}

/// The next thing in a part.
enum Event<'x> {
    /// An element begins; one without content, too.
    Open(Element<'x>),
    /// The element ends that began last.
    Close,
    /// Text.
    Text(Cow<'x, str>),
    /// The part ends.
    End,
}

/// What stands directly in an element.
#[derive(Debug)]
pub(super) enum Part<'e, 'x> {
    /// An element.
    Element(&'e Element<'x>),
    /// Text, or a piece of it.
    Text(&'e str),
}

/// A part of a document being read.
pub(super) struct Xml<'x, 'b> {
    reader: Reader<&'x [u8]>,
    spaces: Spaces,
    bounds: &'b mut Bounds,
    depth: usize,
    has_root: bool,
}

impl<'x, 'b> Xml<'x, 'b> {
    /// A part from its beginning.
    pub(super) fn new(text: &'x str, bounds: &'b mut Bounds) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, spaces: Spaces::default(), bounds, depth: 0, has_root: false }
    }

    /// The next thing.
    fn next(&mut self) -> Result<Event<'x>, ImportError> {
        loop {
            self.bounds.events = self.bounds.events.checked_sub(1).ok_or(ImportError::TooMuch)?;
            return Ok(match self.reader.read_event().map_err(|_| ImportError::Damaged)? {
                Raw::Start(start) => self.opened(start)?,
                Raw::End(_) => {
                    self.spaces.close(self.depth);
                    self.depth = self.depth.checked_sub(1).ok_or(ImportError::Damaged)?;
                    Event::Close
                }
                Raw::Text(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Raw::CData(text) if text.len() > LONGEST_TEXT => return Err(ImportError::TooMuch),
                Raw::Text(text) => Event::Text(text.xml10_content()),
                Raw::CData(text) => Event::Text(text.xml10_content()),
                Raw::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| ImportError::Damaged)? {
                    Some(c) if is_lawful(c) => Event::Text(c.to_string().into()),
                    Some(_) => return Err(ImportError::Damaged),
                    None => Event::Text(predefined(&name)?.into()),
                },
                Raw::DocType(_) => return Err(ImportError::DocumentType),
                Raw::Eof if self.depth > 0 || !self.has_root => return Err(ImportError::Damaged),
                Raw::Eof => Event::End,
                Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => continue,
            });
        }
    }

    fn opened(&mut self, start: BytesStart<'x>) -> Result<Event<'x>, ImportError> {
        self.depth += 1;
        self.has_root = true;
        if self.depth > DEEPEST || start.len() > LONGEST_TAG {
            return Err(ImportError::TooMuch);
        }
        self.spaces.open(&start, self.depth)?;
        let space = self.spaces.of_element(start.name());
        Ok(Event::Open(Element { space, start }))
    }

    /// The element that the part consists of.
    pub(super) fn root(&mut self) -> Result<Element<'x>, ImportError> {
        loop {
            match self.next()? {
                Event::Open(element) => return Ok(element),
                Event::Text(_) => {}
                Event::Close | Event::End => return Err(ImportError::Damaged),
            }
        }
    }

    /// Goes through what stands directly in the element that was opened last, up to its end: elements and text. What
    /// `part` leaves of an element is passed over.
    pub(super) fn parts(
        &mut self,
        mut part: impl FnMut(&mut Self, Part<'_, 'x>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Event::Open(element) => {
                    part(self, Part::Element(&element))?;
                    while self.depth > depth {
                        self.next()?;
                    }
                }
                Event::Text(text) => part(self, Part::Text(&text))?,
                Event::Close => return Ok(()),
                Event::End => return Err(ImportError::Damaged),
            }
        }
    }

    /// Goes through the elements that stand directly in the one that was opened last, up to its end.
    pub(super) fn children(
        &mut self,
        mut child: impl FnMut(&mut Self, &Element<'x>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.parts(|xml, part| match part {
            Part::Element(element) => child(xml, element),
            Part::Text(_) => Ok(()),
        })
    }

    /// The text that stands directly in the element that was opened last, up to its end.
    pub(super) fn text(&mut self) -> Result<String, ImportError> {
        let mut all = String::new();
        self.parts(|_, part| {
            if let Part::Text(text) = part {
                if all.len() + text.len() > LONGEST_TEXT {
                    return Err(ImportError::TooMuch);
                }
                all.push_str(text);
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// Reads what is left, so that a part that is cut short is not taken for a whole one.
    pub(super) fn end(&mut self) -> Result<(), ImportError> {
        while !matches!(self.next()?, Event::End) {}
        Ok(())
    }

    /// An attribute of an element that was just opened.
    pub(super) fn attribute<'e>(
        &self,
        element: &'e Element,
        space: Space,
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
            if self.spaces.of_attribute(attribute.key) == space {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(Some).map_err(|_| ImportError::Damaged);
            }
        }
        Ok(None)
    }

    /// The attribute `w:val` of one of Word's elements.
    pub(super) fn value<'e>(&self, element: &'e Element) -> Result<Option<Cow<'e, str>>, ImportError> {
        self.attribute(element, Space::Word, "val")
    }

    /// Whether one of Word's elements, which is there, is not there to say no.
    pub(super) fn is_on(&self, element: &Element) -> Result<bool, ImportError> {
        Ok(!matches!(self.value(element)?.as_deref(), Some("0" | "false" | "off")))
    }

    /// An attribute that is a number.
    pub(super) fn number(
        &self,
        element: &Element,
        space: Space,
        name: &str,
    ) -> Result<Option<u32>, ImportError> {
        Ok(self.attribute(element, space, name)?.and_then(|value| value.trim().parse().ok()))
    }
}

/// The text of a part: UTF-8 or UTF-16, with or without a mark, and nothing in it that XML does not have.
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

/// Whether XML 1.0 has this character.
fn is_lawful(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// What an entity stands for; there are only XML's own.
fn predefined(name: &str) -> Result<&'static str, ImportError> {
    quick_xml::escape::resolve_xml_entity(name).ok_or(ImportError::Damaged)
}
