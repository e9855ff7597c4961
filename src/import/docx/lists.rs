//! `numbering.xml`: which lists have points and which have numbers, and what number comes next.

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::tree::Mark;
use crate::import::xml::{Element, Space, Xml};

/// How deep lists stand in each other at most, as Word has it.
const LEVELS: usize = 9;

/// Which list a paragraph is an item of, as far as that is said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    list: Option<u32>,
    level: Option<u32>,
}

impl Item {
    /// Reads `w:numPr`.
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        xml.children(|xml, child| {
            match child.name() {
                (Space::Word, "numId") => self.list = xml.number(child, Space::Word, "val")?,
                (Space::Word, "ilvl") => self.level = xml.number(child, Space::Word, "val")?,
                _ => {}
            }
            Ok(())
        })
    }

    /// What is said here, and what is not as `other` says it.
    pub(super) fn or(self, other: Item) -> Item {
        Item { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// What stands before the items of a level.
#[derive(Debug, Clone, Copy, Default)]
enum Format {
    #[default]
    Point,
    Number,
    Nothing,
}

#[derive(Debug, Clone, Copy, Default)]
struct Level {
    format: Format,
    start: Option<u32>,
}

/// What a list looks like; several lists may share it, and go on with each other's numbers then.
#[derive(Debug, Default)]
struct Shape {
    levels: [Level; LEVELS],
    counts: [Option<u32>; LEVELS],
}

#[derive(Debug, Default)]
struct List {
    shape: u32,
    /// Levels that it has otherwise than its shape, and those that begin anew.
    levels: [Option<Level>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

/// The lists of a document, and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Lists {
    shapes: HashMap<u32, Shape>,
    lists: HashMap<u32, List>,
}

impl Lists {
    /// Reads the part.
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ImportError> {
        let mut lists = Lists::default();
        xml.root()?;
        xml.children(|xml, child| {
            super::bounded(lists.shapes.len() + lists.lists.len())?;
            match child.name() {
                (Space::Word, "abstractNum") => lists.shape(xml, child),
                (Space::Word, "num") => lists.list(xml, child),
                _ => Ok(()),
            }
        })?;
        Ok(lists)
    }

    fn shape(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let id = xml.number(element, Space::Word, "abstractNumId")?.unwrap_or_default();
        let mut shape = Shape::default();
        xml.children(|xml, child| {
            if child.name() == (Space::Word, "lvl") {
                let level = place(xml, child)?;
                shape.levels[level] = read_level(xml)?;
            }
            Ok(())
        })?;
        self.shapes.insert(id, shape);
        Ok(())
    }

    fn list(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let id = xml.number(element, Space::Word, "numId")?.unwrap_or_default();
        let mut list = List::default();
        xml.children(|xml, child| {
            match child.name() {
                (Space::Word, "abstractNumId") => {
                    list.shape = xml.number(child, Space::Word, "val")?.unwrap_or_default();
                }
                (Space::Word, "lvlOverride") => {
                    let level = place(xml, child)?;
                    xml.children(|xml, child| {
                        match child.name() {
                            (Space::Word, "startOverride") => {
                                list.starts[level] = xml.number(child, Space::Word, "val")?;
                            }
                            (Space::Word, "lvl") => list.levels[level] = Some(read_level(xml)?),
                            _ => {}
                        }
                        Ok(())
                    })?;
                }
                _ => {}
            }
            Ok(())
        })?;
        self.lists.insert(id, list);
        Ok(())
    }

    /// What stands before the next item of a list.
    pub(super) fn mark(&mut self, item: Item) -> Mark {
        let Some(list) = item.list.filter(|&list| list != 0) else { return Mark::None };
        let Some(list) = self.lists.get_mut(&list) else { return Mark::Point };
        let Some(shape) = self.shapes.get_mut(&list.shape) else { return Mark::Point };
        let at = item.level.and_then(|level| usize::try_from(level).ok()).unwrap_or(0).min(LEVELS - 1);
        let level = list.levels[at].unwrap_or(shape.levels[at]);
        let begins = list.starts[at].take();
        let next = shape.counts[at].map(|count| count.saturating_add(1));
        let number = begins.or(next).or(level.start).unwrap_or(1);
        shape.counts[at] = Some(number);
        shape.counts[at + 1..].fill(None);
        match level.format {
            Format::Point => Mark::Point,
            Format::Number => Mark::Number(number),
            Format::Nothing => Mark::None,
        }
    }
}

/// The level that an element speaks of.
fn place(xml: &Xml, element: &Element) -> Result<usize, ImportError> {
    let level = xml.number(element, Space::Word, "ilvl")?.and_then(|level| usize::try_from(level).ok());
    Ok(level.unwrap_or(0).min(LEVELS - 1))
}

/// Reads `w:lvl`.
fn read_level(xml: &mut Xml) -> Result<Level, ImportError> {
    let mut level = Level::default();
    xml.children(|xml, child| {
        match child.name() {
            (Space::Word, "start") => level.start = xml.number(child, Space::Word, "val")?,
            (Space::Word, "numFmt") => {
                level.format = match xml.value(child)?.as_deref() {
                    Some("decimal" | "decimalZero") => Format::Number,
                    Some("none") => Format::Nothing,
                    _ => Format::Point,
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(level)
}
