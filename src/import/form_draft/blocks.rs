//! A document as blocks: lines of text, and tables.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::clean::{Lines, clean};
use crate::import::placeholder::is_place_to_write;
use crate::import::tree::{Chooser, ChooserKind, DocumentTree, TreeParagraph};

/// A box to tick, as it is read wherever a document has one.
pub(super) const BOX: char = '☐';
/// What Word leaks into the text of some documents.
const LEAKED: &str = "[bookmark: _GoBack]";

#[derive(Debug)]
pub(super) enum Block {
    Line(Line),
    Table(Grid),
}

/// A line of text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// The level of a heading by its style, from 1; 0 is the title.
    pub(super) heading: Option<u8>,
    pub(super) is_bold: bool,
    pub(super) half_points: u32,
    pub(super) item: Item,
    /// What it is answered with, where it has that.
    pub(super) chosen: Option<Chosen>,
}

/// How a line is an item of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Item {
    #[default]
    None,
    Bullet,
    Number,
}

/// What an answer is chosen with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chosen {
    From(Vec<String>),
    Date,
}

/// A table, row by row.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<GridCell>>,
}

#[derive(Debug, Default)]
pub(super) struct GridCell {
    /// Those with text.
    pub(super) lines: Vec<Line>,
    /// How many empty ones follow.
    pub(super) blank: usize,
    pub(super) chosen: Option<Chosen>,
}

impl GridCell {
    /// Whether it is a place to write or to choose.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| is_place_to_write(&line.text))
    }

    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The blocks of a document, in order.
pub(super) fn blocks(tree: &DocumentTree) -> Vec<Block> {
    let mut choosers: BTreeMap<usize, Vec<&Chooser>> = BTreeMap::new();
    for chooser in &tree.choosers {
        choosers.entry(chooser.at.0).or_default().push(chooser);
    }
    let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, cell) in tree.cells.iter().enumerate() {
        tables.entry(cell.table).or_default().push(index);
    }
    let parents = tree.cells.iter().filter_map(|cell| cell.parent).collect();
    let mut reading = BlockReader { tree, choosers, tables, parents, blocks: Vec::new() };
    reading.read(0..tree.paragraphs.len(), None);
    reading.blocks
}

struct BlockReader<'t> {
    tree: &'t DocumentTree,
    /// By the paragraph that they stand in.
    choosers: BTreeMap<usize, Vec<&'t Chooser>>,
    /// The cells of each table.
    tables: BTreeMap<usize, Vec<usize>>,
    /// The cells that hold tables.
    parents: BTreeSet<usize>,
    blocks: Vec<Block>,
}

impl BlockReader<'_> {
    /// Reads the paragraphs of a cell or, with `None`, of the document.
    fn read(&mut self, range: Range<usize>, parent: Option<usize>) {
        let mut at = range.start;
        while at < range.end {
            let cell = self.tree.paragraphs[at].cell;
            if cell == parent {
                self.blocks.extend(self.lines(at).map(Block::Line));
                at += 1;
                continue;
            }
            let mut outermost = cell;
            while let Some(above) = outermost.and_then(|cell| self.tree.cells[cell].parent)
                && Some(above) != parent
            {
                outermost = Some(above);
            }
            let table = outermost.map(|cell| self.tree.cells[cell].table);
            let cells = table.and_then(|table| self.tables.get(&table)).cloned().unwrap_or_default();
            at = cells.iter().map(|cell| self.tree.cells[*cell].end).max().unwrap_or(at).max(at + 1);
            if cells.iter().any(|cell| self.parents.contains(cell)) {
                // A table that holds tables only lays them out.
                for cell in cells {
                    let (first, end) = (self.tree.cells[cell].first, self.tree.cells[cell].end);
                    self.read(first..end, Some(cell));
                }
            } else {
                let grid = self.grid(&cells);
                self.blocks.push(Block::Table(grid));
            }
        }
    }

    fn grid(&self, cells: &[usize]) -> Grid {
        let mut rows: BTreeMap<u32, Vec<GridCell>> = BTreeMap::new();
        for &cell in cells {
            let cell = &self.tree.cells[cell];
            let all: Vec<Line> = (cell.first..cell.end).flat_map(|at| self.lines(at)).collect();
            let blank = all.iter().rev().take_while(|line| line.text.is_empty()).count();
            let chosen = all.iter().find_map(|line| line.chosen.clone());
            let lines = all.into_iter().filter(|line| !line.text.is_empty()).collect();
            rows.entry(cell.row).or_default().push(GridCell { lines, blank, chosen });
        }
        Grid { rows: rows.into_values().collect() }
    }

    /// The lines of a paragraph; an empty one is an empty line.
    fn lines(&self, at: usize) -> impl Iterator<Item = Line> + use<> {
        let paragraph = &self.tree.paragraphs[at];
        let mut text = paragraph.text.clone();
        let mut chosen = None;
        for chooser in self.choosers.get(&at).into_iter().flatten().rev() {
            match &chooser.kind {
                ChooserKind::Box if text.is_char_boundary(chooser.at.1) => text.insert(chooser.at.1, BOX),
                ChooserKind::Box => {}
                ChooserKind::List(options) => chosen = Some(Chosen::From(options.clone())),
                ChooserKind::Date => chosen = Some(Chosen::Date),
            }
        }
        let look = line_look(paragraph);
        let texts: Vec<String> = text.split('\n').map(tidy).collect();
        texts.into_iter().map(move |text| Line { text, chosen: chosen.take(), ..look.clone() })
    }
}

/// A line without text that looks like a paragraph.
fn line_look(paragraph: &TreeParagraph) -> Line {
    let first = paragraph.marker.trim_start().chars().next();
    let item = match first {
        Some(c) if c.is_ascii_digit() => Item::Number,
        Some(_) => Item::Bullet,
        None => Item::None,
    };
    Line {
        heading: paragraph.look.heading,
        is_bold: paragraph.look.text.is_bold == Some(true),
        half_points: paragraph.look.text.half_points.unwrap_or_default(),
        item,
        ..Line::default()
    }
}

/// A text of a document in one line, without what it isn't meant to say.
pub(super) fn tidy(text: &str) -> String {
    clean(&text.replace(LEAKED, ""), Lines::One).text.replace('\u{ad}', "").trim().to_owned()
}
