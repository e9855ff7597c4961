//! `styles.xml`: which paragraphs are items of a list, and which text is hidden, by their style alone.

use std::borrow::Cow;
use std::collections::HashMap;

use super::lists::Item;
use crate::import::ImportError;
use crate::import::xml::{Element, Space, Xml};

/// How many styles may build on each other; a circle would have no end.
const LONGEST_CHAIN: usize = 20;

/// The longest id of a style that anything can be of; Word's own end at 253.
const LONGEST_ID: usize = 255;

/// What styles say of paragraphs and text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    item: Item,
    is_hidden: Option<bool>,
}

impl Styles {
    /// Reads the part.
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ImportError> {
        let mut styles = Styles::default();
        xml.root()?;
        xml.children(
            |xml, child| {
                if child.name() == (Space::Word, "style") { styles.style(xml, child) } else { Ok(()) }
            },
        )?;
        Ok(styles)
    }

    fn style(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        super::bounded(self.by_id.len())?;
        let id = xml.attribute(element, Space::Word, "styleId")?.unwrap_or_default().into_owned();
        let kind = xml.attribute(element, Space::Word, "type")?;
        let default = xml.attribute(element, Space::Word, "default")?;
        if kind.as_deref() == Some("paragraph") && matches!(default.as_deref(), Some("1" | "true" | "on")) {
            self.default = Some(id.clone());
        }
        let mut style = Style::default();
        xml.children(|xml, child| {
            match child.name() {
                (Space::Word, "basedOn") => style.base = short(xml.value(child)?),
                (Space::Word, "pPr") => xml.children(|xml, child| {
                    if child.name() == (Space::Word, "numPr") { style.item.read(xml) } else { Ok(()) }
                })?,
                (Space::Word, "rPr") => style.is_hidden = is_hidden(xml)?,
                _ => {}
            }
            Ok(())
        })?;
        if id.len() <= LONGEST_ID {
            self.by_id.insert(id, style);
        }
        Ok(())
    }

    /// The styles from this one down to the one that all builds on.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let next = |style: &&Style| style.base.as_deref().and_then(|base| self.by_id.get(base));
        let first = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }

    /// The list that paragraphs of this style are items of.
    pub(super) fn item(&self, id: Option<&str>) -> Item {
        self.chain(id).fold(Item::default(), |item, style| item.or(style.item))
    }

    /// Whether text of this style is hidden, where it says so.
    pub(super) fn is_hidden(&self, id: &str) -> Option<bool> {
        self.chain(Some(id)).find_map(|style| style.is_hidden)
    }
}

/// An id that is no longer than ids are.
fn short(id: Option<Cow<str>>) -> Option<String> {
    id.filter(|id| id.len() <= LONGEST_ID).map(Cow::into_owned)
}

/// Whether these properties of text hide it, where they say so.
pub(super) fn is_hidden(xml: &mut Xml) -> Result<Option<bool>, ImportError> {
    let mut hidden = None;
    xml.children(|xml, child| {
        if child.name() == (Space::Word, "vanish") {
            hidden = Some(xml.is_on(child)?);
        }
        Ok(())
    })?;
    Ok(hidden)
}
