//! The text of a word processor's document and where it stands, with little of how it looks: paragraphs, the cells of tables,
//! and the marks by which answers are found. Word's and LibreOffice's files are read into the same tree.
//!
//! All paragraphs stand in one list, and what holds some of them (a cell, a content control) knows the first and the
//! one after the last: an answer can be as deep in tables as it likes.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::zone;

#[derive(Debug, Default)]
pub(super) struct DocumentTree {
    pub(super) paragraphs: Vec<TreeParagraph>,
    pub(super) cells: Vec<TreeCell>,
    pub(super) controls: Vec<ContentControl>,
    pub(super) bookmarks: Vec<TreeBookmark>,
    pub(super) comments: Vec<Comment>,
    pub(super) asides: Vec<Aside>,
    pub(super) objects: Vec<TreeObject>,
    pub(super) choosers: Vec<Chooser>,
    pub(super) page: TreePage,
    pub(super) has_tracked_changes: bool,
}

#[derive(Debug)]
pub(super) struct TreeParagraph {
    /// What stands before it as an item of a list: `- `, `3. ` or nothing, two blanks in for each level.
    pub(super) marker: String,
    /// `\n` stands for a manual line break.
    pub(super) text: String,
    /// The innermost cell that it stands in.
    pub(super) cell: Option<usize>,
    pub(super) look: ParagraphLook,
}

/// How a paragraph looks, as far as that tells what it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    /// The level of a heading, from 1; 0 is the title of the document.
    pub(super) heading: Option<u8>,
    pub(super) text: TextLook,
}

/// How text looks, as far as that was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextLook {
    pub(super) is_bold: Option<bool>,
    pub(super) half_points: Option<u32>,
}

impl TextLook {
    /// This, completed by `other`.
    pub(super) fn or(self, other: TextLook) -> TextLook {
        TextLook {
            is_bold: self.is_bold.or(other.is_bold),
            half_points: self.half_points.or(other.half_points),
        }
    }
}

/// The page, as far as the document says; lengths in twips.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TreePage {
    /// Width and height.
    pub(super) paper: Option<(u32, u32)>,
    /// Top, bottom, left and right.
    pub(super) margins: Option<[u32; 4]>,
    pub(super) font: Option<String>,
    pub(super) half_points: Option<u32>,
}

/// Something to choose with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chooser {
    pub(super) at: TextPosition,
    pub(super) kind: ChooserKind,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum ChooserKind {
    /// One of a list.
    List(Vec<String>),
    Date,
    /// A box to tick that no character shows.
    Box,
}

/// The marker of an item without a number.
pub(super) const BULLET: &str = "- ";

/// The markers of one level of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum MarkerFormat {
    None,
    #[default]
    Bullet,
    Number,
}

impl MarkerFormat {
    /// The marker of the item that is counted as `number`, on this level of its list, from 0.
    pub(super) fn marker(self, number: u32, level: usize) -> String {
        let indent = "  ".repeat(level);
        match self {
            MarkerFormat::None => String::new(),
            MarkerFormat::Bullet => format!("{indent}{BULLET}"),
            MarkerFormat::Number => format!("{indent}{number}. "),
        }
    }
}

#[derive(Debug)]
pub(super) struct TreeCell {
    pub(super) table: usize,
    pub(super) row: u32,
    /// The first grid column that it covers, and how many.
    pub(super) column: u32,
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// The cell that its table stands in.
    pub(super) parent: Option<usize>,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A position in the text: the paragraph, and the byte in its text.
pub(super) type TextPosition = (usize, usize);

#[derive(Debug)]
pub(super) struct ContentControl {
    pub(super) tag: String,
    pub(super) alias: String,
    /// The cell in which it begins; where it holds cells, the cell that it holds, if it is only one.
    pub(super) cell: Option<usize>,
    pub(super) content: ControlContent,
    pub(super) first: TextPosition,
    pub(super) end: TextPosition,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ControlContent {
    /// A part of a paragraph.
    Text,
    Paragraphs,
    /// Cells of a table or whole rows.
    Cells,
}

#[derive(Debug)]
pub(super) struct TreeBookmark {
    pub(super) name: String,
    pub(super) cell: Option<usize>,
    pub(super) first: TextPosition,
    /// Where it ends, once that was read.
    pub(super) end: Option<TextPosition>,
}

/// Something that is not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeObject {
    /// The paragraph that it stands in or before.
    pub(super) paragraph: usize,
    pub(super) cell: Option<usize>,
}

/// Words that stand in a document, but not in its running text.
#[derive(Debug)]
pub(super) struct Aside {
    pub(super) place: Place,
    /// The paragraph that they stand in or before.
    pub(super) paragraph: usize,
    pub(super) text: String,
}

/// What sort of place words stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The running text.
    Text,
    /// A text box or a drawing.
    TextBox,
    /// A footnote or an endnote.
    Footnote,
    /// The head of the pages.
    Header,
    /// The foot of the pages.
    Footer,
    /// A formula.
    Formula,
    /// Somewhere that a reader of the document doesn't see.
    Hidden,
}

/// What somebody said in the margin.
#[derive(Debug, Default)]
pub(super) struct Comment {
    /// Where the words begin that it is about.
    pub(super) first: Option<TextPosition>,
    /// Where they end; `None` where it is about no words, but stands at a point.
    pub(super) end: Option<TextPosition>,
    pub(super) by: String,
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) text: String,
    pub(super) is_settled: bool,
}

impl Comment {
    /// The instant of a comment's time. Word and LibreOffice note what the clock on the wall shows, also where they put
    /// a `Z` behind it.
    pub(super) fn instant(text: &str) -> Option<DateTime<Utc>> {
        let wall = NaiveDateTime::parse_from_str(text.get(..19)?, "%Y-%m-%dT%H:%M:%S").ok()?;
        Some(zone::instant_or_later(wall))
    }
}

impl DocumentTree {
    /// The text from one position to another, one line per paragraph.
    pub(super) fn text(&self, first: TextPosition, end: TextPosition) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut before = None;
        for index in first.0..=end.0 {
            let Some(paragraph) = self.paragraphs.get(index) else { break };
            let from = if index == first.0 { first.1 } else { 0 };
            let to = if index == end.0 { end.1 } else { paragraph.text.len() };
            if index == end.0 && to == 0 {
                break;
            }
            let text = paragraph.text.get(from..to).unwrap_or_default();
            let marker = if from == 0 { paragraph.marker.as_str() } else { "" };
            let line = format!("{marker}{text}");
            let cell = paragraph.cell.map(|cell| &self.cells[cell]);
            // The cells of a table that stands in an answer.
            let is_beside = |before: &TreeCell, cell: &TreeCell| {
                (before.table, before.row) == (cell.table, cell.row) && before.column != cell.column
            };
            match lines.last_mut() {
                Some(row) if before.zip(cell).is_some_and(|(before, cell)| is_beside(before, cell)) => {
                    row.push_str(" | ");
                    row.push_str(&line);
                }
                _ => lines.push(line),
            }
            before = cell;
        }
        lines.join("\n")
    }
}
