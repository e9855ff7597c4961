//! A document as blocks: lines of text, and tables. A place to answer in that stands by itself is a table of one cell.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::places::Places;
use crate::clean::{Lines, clean};
use crate::import::placeholder::is_place_to_write;
use crate::import::tree::{Chooser, ChooserKind, DocumentTree, TreeParagraph};

/// A box to tick, as it is read wherever a document has one.
pub(super) const BOX: char = '☐';
/// What Word leaks into the text of some documents.
const LEAKED: &str = "[bookmark: _GoBack]";

/// A line to write on, as one is read wherever a document has a field to type in.
const WRITTEN_ON: &str = "____";
/// The level of a label that stands beside a table within a table: below all headings.
pub(super) const BESIDE: u8 = u8::MAX;

#[derive(Debug)]
pub(super) enum Block {
    Line(Line),
    Table(Grid),
    /// The end of a table within a table: what follows is about something else.
    End,
}

impl Block {
    /// Its lines of text.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Block::Line(line) => vec![&line.text],
            Block::Table(grid) => {
                let lines = grid.rows.iter().flatten().flat_map(|cell| &cell.lines);
                lines.map(|line| line.text.as_str()).collect()
            }
            Block::End => Vec::new(),
        }
    }
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
    /// Those with text that isn't only a place to write.
    pub(super) lines: Vec<Line>,
    /// How many places to write or empty ones follow.
    pub(super) blank: usize,
    /// Whether one of its lines is marked as a place to write.
    pub(super) has_place: bool,
    pub(super) chosen: Option<Chosen>,
}

impl Grid {
    /// Whether it is one box to write in.
    pub(super) fn is_box(&self) -> bool {
        matches!(self.rows.as_slice(), [row] if matches!(row.as_slice(), [cell] if cell.is_empty()))
    }
}

impl GridCell {
    fn of(all: Vec<Line>) -> Self {
        let is_room = |line: &&Line| is_place_to_write(&line.text);
        let blank = all.iter().rev().take_while(is_room).count();
        let chosen = all.iter().find_map(|line| line.chosen.clone());
        let has_place = all.iter().any(|line| !line.text.is_empty() && is_room(&line));
        let lines = all.into_iter().filter(|line| !is_room(&line)).collect();
        GridCell { lines, blank, has_place, chosen }
    }

    /// Whether it is a place to write or to choose.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
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
    let places = Places::of(tree);
    let mut reading = BlockReader { tree, choosers, places, tables, parents, blocks: Vec::new() };
    reading.read(0..tree.paragraphs.len(), None);
    reading.blocks
}

struct BlockReader<'t> {
    tree: &'t DocumentTree,
    /// By the paragraph that they stand in.
    choosers: BTreeMap<usize, Vec<&'t Chooser>>,
    places: Places,
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
                at = self.read_text(at);
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
                self.read_outer(&cells);
            } else {
                self.push_grid(&cells);
            }
        }
    }

    /// Reads a paragraph, or the paragraphs of a place to answer in, and gives the one after.
    fn read_text(&mut self, at: usize) -> usize {
        let end = self.places.standing.get(&at).copied().unwrap_or(at + 1);
        let lines: Vec<Line> = (at..end).flat_map(|at| self.lines(at)).collect();
        let is_marked = self.places.is_in(at) || lines.iter().any(|line| line.chosen.is_some());
        if is_marked && lines.iter().all(|line| is_place_to_write(&line.text)) {
            // It is the box that others draw as a table.
            self.blocks.push(Block::Table(Grid { rows: vec![vec![GridCell::of(lines)]] }));
        } else {
            self.blocks.extend(lines.into_iter().map(Block::Line));
        }
        end
    }

    /// Reads a table that holds tables: those, and its other rows as tables where they have room for answers.
    fn read_outer(&mut self, cells: &[usize]) {
        let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for &cell in cells {
            rows.entry(self.tree.cells[cell].row).or_default().push(cell);
        }
        let mut plain: Vec<usize> = Vec::new();
        for row in rows.into_values() {
            if row.iter().any(|cell| self.parents.contains(cell)) {
                self.read_plain(&std::mem::take(&mut plain));
                self.read_holding(&row);
            } else {
                plain.extend(row);
            }
        }
        self.read_plain(&plain);
    }

    /// Rows without tables in a table that holds some; without room for an answer they are only laid out.
    fn read_plain(&mut self, cells: &[usize]) {
        let has_room = |cell: &usize| {
            let cell = self.cell(*cell);
            cell.is_empty() || cell.blank > 0 || cell.chosen.is_some() || cell.text().contains(BOX)
        };
        if cells.iter().any(has_room) {
            return self.push_grid(cells);
        }
        for &cell in cells {
            self.read_cell(cell);
        }
    }

    /// A row that holds tables; a label beside one is its heading.
    fn read_holding(&mut self, row: &[usize]) {
        for &cell in row {
            let begun = self.blocks.len();
            self.read_cell(cell);
            if let (false, [Block::Line(label), ..]) =
                (self.parents.contains(&cell), &mut self.blocks[begun..])
                && row.len() > 1
            {
                label.heading = label.heading.or(Some(BESIDE));
            }
        }
        self.blocks.push(Block::End);
    }

    fn read_cell(&mut self, cell: usize) {
        let (first, end) = (self.tree.cells[cell].first, self.tree.cells[cell].end);
        self.read(first..end, Some(cell));
    }

    fn push_grid(&mut self, cells: &[usize]) {
        let mut rows: BTreeMap<u32, Vec<GridCell>> = BTreeMap::new();
        for &cell in cells {
            rows.entry(self.tree.cells[cell].row).or_default().push(self.cell(cell));
        }
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Grid { rows: rows.into_values().collect() }));
        }
    }

    fn cell(&self, cell: usize) -> GridCell {
        let cell = &self.tree.cells[cell];
        GridCell::of((cell.first..cell.end).flat_map(|at| self.lines(at)).collect())
    }

    /// The lines of a paragraph; an empty one is an empty line.
    fn lines(&self, at: usize) -> impl Iterator<Item = Line> + use<> {
        let paragraph = &self.tree.paragraphs[at];
        let (mut text, mut chosen) = (paragraph.text.clone(), None);
        let mut marks: Vec<(Range<usize>, String)> = Vec::new();
        for chooser in self.choosers.get(&at).into_iter().flatten() {
            match &chooser.kind {
                ChooserKind::Box => marks.push((chooser.at.1..chooser.at.1, BOX.to_string())),
                ChooserKind::List(options) => chosen = Some(Chosen::From(options.clone())),
                ChooserKind::Date => chosen = Some(Chosen::Date),
            }
        }
        let typed = self.places.typed.get(&at).into_iter().flatten();
        marks.extend(typed.map(|range| (range.clone(), WRITTEN_ON.to_owned())));
        if self.places.standing.contains_key(&at) {
            marks = vec![(0..text.len(), WRITTEN_ON.to_owned())];
        }
        marks.sort_by_key(|(range, _)| range.start);
        for (range, mark) in marks.into_iter().rev().filter(|(range, _)| range.end <= paragraph.text.len()) {
            if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
                text.replace_range(range, &mark);
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
