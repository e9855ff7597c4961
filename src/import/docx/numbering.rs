//! `numbering.xml`: which lists have bullets and which have numbers, and which number comes next.

use std::collections::HashMap;

use crate::import::tree::{BULLET, MarkerFormat};
use crate::import::xml::{XmlElement, XmlReader};

/// How deep Word nests lists at most.
const LEVELS: usize = 9;

/// The list and level that a paragraph is an item of, as far as its properties or its style say (`w:numPr`).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ItemNumbering {
    list: Option<u32>,
    level: Option<u32>,
}

impl ItemNumbering {
    pub(super) fn read(&mut self, xml: &mut XmlReader) {
        xml.children(|xml, child| match child.name() {
            "w:numId" => self.list = xml.number(child, "w:val"),
            "w:ilvl" => self.level = xml.number(child, "w:val"),
            _ => {}
        });
    }

    /// This, completed by `other`.
    pub(super) fn or(self, other: ItemNumbering) -> ItemNumbering {
        ItemNumbering { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct NumberingLevel {
    format: MarkerFormat,
    start: Option<u32>,
}

/// What a list looks like and how far it has come (`w:abstractNum`). Lists that share one continue each other's
/// numbers.
#[derive(Debug, Default)]
struct AbstractNumbering {
    levels: [NumberingLevel; LEVELS],
    counts: [Option<u32>; LEVELS],
}

#[derive(Debug, Default)]
struct NumberingInstance {
    abstract_id: u32,
    /// The levels that differ from the abstract ones, and the numbers that levels start anew from.
    levels: [Option<NumberingLevel>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

/// The lists of a document, and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<u32, AbstractNumbering>,
    lists: HashMap<u32, NumberingInstance>,
}

impl Numbering {
    /// Reads the part.
    pub(super) fn read(xml: &mut XmlReader) -> Self {
        let mut numbering = Numbering::default();
        xml.children(|xml, child| {
            xml.check_count(numbering.abstracts.len() + numbering.lists.len());
            match child.name() {
                "w:abstractNum" => numbering.read_abstract(xml, child),
                "w:num" => numbering.read_list(xml, child),
                _ => {}
            }
        });
        numbering
    }

    fn read_abstract(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let id = xml.number(element, "w:abstractNumId").unwrap_or_default();
        let mut numbering = AbstractNumbering::default();
        xml.children(|xml, child| {
            if child.name() == "w:lvl" {
                numbering.levels[clamped(xml.number(child, "w:ilvl"))] = read_level(xml);
            }
        });
        self.abstracts.insert(id, numbering);
    }

    fn read_list(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let id = xml.number(element, "w:numId").unwrap_or_default();
        let mut list = NumberingInstance::default();
        xml.children(|xml, child| match child.name() {
            "w:abstractNumId" => list.abstract_id = xml.number(child, "w:val").unwrap_or_default(),
            "w:lvlOverride" => {
                let level = clamped(xml.number(child, "w:ilvl"));
                xml.children(|xml, child| match child.name() {
                    "w:startOverride" => list.starts[level] = xml.number(child, "w:val"),
                    "w:lvl" => list.levels[level] = Some(read_level(xml)),
                    _ => {}
                });
            }
            _ => {}
        });
        self.lists.insert(id, list);
    }

    /// The marker of the next item of a list.
    pub(super) fn next_marker(&mut self, item: ItemNumbering) -> String {
        let Some(list) = item.list.filter(|&list| list != 0) else { return String::new() };
        let Some(list) = self.lists.get_mut(&list) else { return BULLET.to_owned() };
        let Some(numbering) = self.abstracts.get_mut(&list.abstract_id) else { return BULLET.to_owned() };
        let at = clamped(item.level);
        let level = list.levels[at].unwrap_or(numbering.levels[at]);
        let restart = list.starts[at].take();
        let next = numbering.counts[at].map(|count| count.saturating_add(1));
        let number = restart.or(next).or(level.start).unwrap_or(1);
        numbering.counts[at] = Some(number);
        numbering.counts[at + 1..].fill(None);
        level.format.marker(number, at)
    }
}

fn clamped(level: Option<u32>) -> usize {
    level.map_or(0, |level| (level as usize).min(LEVELS - 1))
}

/// Reads `w:lvl`.
fn read_level(xml: &mut XmlReader) -> NumberingLevel {
    let mut level = NumberingLevel::default();
    xml.children(|xml, child| match child.name() {
        "w:start" => level.start = xml.number(child, "w:val"),
        "w:numFmt" => {
            level.format = match xml.attribute(child, "w:val").as_deref() {
                Some("decimal" | "decimalZero") => MarkerFormat::Number,
                Some("none") => MarkerFormat::None,
                _ => MarkerFormat::Bullet,
            }
        }
        _ => {}
    });
    level
}
