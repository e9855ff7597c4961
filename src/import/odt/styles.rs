//! What the styles of an .odt say of text: which is hidden, and what stands before the items of lists.

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::xml::{Element, Space, Xml};

/// How many styles may build on each other; a circle would have no end.
const LONGEST_CHAIN: usize = 20;
/// How many styles a document may have, and how long their names may be.
const MOST_STYLES: usize = 20_000;
const LONGEST_NAME: usize = 255;
/// How deep lists stand in each other at most.
const LEVELS: usize = 10;

/// What stands before the items of a level of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Format {
    #[default]
    Point,
    /// A number, counted from this one.
    Number(u32),
    Nothing,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    lists: HashMap<String, [Format; LEVELS]>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_hidden: Option<bool>,
}

impl Styles {
    /// Reads what an element directly in the root of a part says; most say nothing of styles.
    pub(super) fn read(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        if !matches!(element.name(), (Space::Office, "styles" | "automatic-styles")) {
            return Ok(());
        }
        xml.children(|xml, child| {
            if self.by_name.len() + self.lists.len() > MOST_STYLES {
                return Err(ImportError::TooMuch);
            }
            match child.name() {
                (Space::Style, "style") => self.style(xml, child),
                (Space::Text, "list-style") => self.list(xml, child),
                _ => Ok(()),
            }
        })
    }

    fn style(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let Some(name) = name(xml, element, "name")? else { return Ok(()) };
        let mut style = Style { parent: self::name(xml, element, "parent-style-name")?, is_hidden: None };
        xml.children(|xml, child| {
            if child.name() == (Space::Style, "text-properties")
                && let Some(display) = xml.attribute(child, Space::Text, "display")?
            {
                style.is_hidden = Some(display == "none");
            }
            Ok(())
        })?;
        self.by_name.insert(name, style);
        Ok(())
    }

    fn list(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let Some(name) = name(xml, element, "name")? else { return Ok(()) };
        let mut levels = [Format::Point; LEVELS];
        xml.children(|xml, child| {
            if child.name() == (Space::Text, "list-level-style-number") {
                let level = xml.number(child, Space::Text, "level")?.unwrap_or(1);
                let start = xml.number(child, Space::Text, "start-value")?.unwrap_or(1);
                levels[place(level)] = match xml.attribute(child, Space::Style, "num-format")?.as_deref() {
                    Some("1") => Format::Number(start),
                    None | Some("") => Format::Nothing,
                    Some(_) => Format::Point,
                };
            }
            Ok(())
        })?;
        self.lists.insert(name, levels);
        Ok(())
    }

    /// What stands before the items of a list on this level, from 1.
    pub(super) fn format(&self, list: &str, level: u32) -> Format {
        self.lists.get(list).map_or(Format::Point, |levels| levels[place(level)])
    }

    /// Whether text of this style is hidden.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        let next = |style: &&Style| style.parent.as_deref().and_then(|parent| self.by_name.get(parent));
        let chain = std::iter::successors(self.by_name.get(name), next).take(LONGEST_CHAIN);
        chain.into_iter().find_map(|style| style.is_hidden).unwrap_or(false)
    }
}

fn place(level: u32) -> usize {
    usize::try_from(level).map_or(LEVELS, |level| level.clamp(1, LEVELS)) - 1
}

/// A name in an attribute of an element of styles, where it is no longer than names are.
fn name(xml: &Xml, element: &Element, attribute: &str) -> Result<Option<String>, ImportError> {
    let name = xml.attribute(element, Space::Style, attribute)?;
    Ok(name.filter(|name| name.len() <= LONGEST_NAME).map(Into::into))
}
