//! What a document says and where it stands, without how it looks: paragraphs, the cells of tables, and the marks by
//! which answers are found. Word's and LibreOffice's files are read into the same tree.
//!
//! All paragraphs stand in one row, and what holds some of them (a cell, a content control) knows the first and the
//! one after the last: an answer can be as deep in tables as it likes.

use std::collections::BTreeMap;

use super::ImportError;

/// The most text of a document, in bytes; a draft has at most 4 MiB.
const MOST_TEXT: usize = 5 << 20;
/// The most paragraphs, cells and marks of a document.
const MOST_PIECES: usize = 150_000;

/// What a document says.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) cells: Vec<Cell>,
    pub(super) controls: Vec<Control>,
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) comments: Vec<Comment>,
    /// The paragraphs that something stands in, or before, that is no text.
    pub(super) holes: Vec<usize>,
    /// Whether it has tracked changes.
    pub(super) is_tracked: bool,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// What stands before it as an item of a list.
    pub(super) mark: Mark,
    /// Its text; `\n` where a line was ended by hand.
    pub(super) text: String,
    /// The innermost cell that it stands in.
    pub(super) cell: Option<usize>,
}

/// What stands before a paragraph as an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Point,
    Number(u32),
}

/// A cell of a table.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) table: usize,
    pub(super) row: u32,
    /// The first column of the grid that it covers, and how many.
    pub(super) column: u32,
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// The cell that its table stands in.
    pub(super) parent: Option<usize>,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A place in the text: the paragraph, and the byte of its text.
pub(super) type Place = (usize, usize);

/// A content control.
#[derive(Debug)]
pub(super) struct Control {
    pub(super) tag: String,
    pub(super) alias: String,
    /// The cell in which it begins.
    pub(super) cell: Option<usize>,
    /// What it holds.
    pub(super) holds: Holds,
    pub(super) first: Place,
    pub(super) end: Place,
}

/// What a content control holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A part of a paragraph.
    Text,
    /// Paragraphs.
    Paragraphs,
    /// Cells of a table or whole rows; the cell, where it is only one.
    Cells(Option<usize>),
}

/// A named place.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) name: String,
    pub(super) cell: Option<usize>,
}

/// What someone said about a place.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) paragraph: Option<usize>,
    pub(super) by: String,
    pub(super) text: String,
}

/// How a cell is merged with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// With none.
    None,
    /// With those below, where they say so.
    Begins,
    /// With the one above.
    Above,
    /// With the one to the left.
    Left,
}

/// A table being read.
#[derive(Debug)]
struct OpenTable {
    table: usize,
    parent: Option<usize>,
    /// The next row, and the next column of this one.
    row: u32,
    column: u32,
    /// The cell to the left.
    left: Option<usize>,
    /// The cells that go on below, by their first column.
    above: BTreeMap<u32, usize>,
    cell: Option<usize>,
}

/// A content control that was begun, for [`Builder::close_control`].
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenControl {
    number: usize,
    /// How many cells there were.
    cells: usize,
    /// Whether what it shows is no text of the document.
    is_placeholder: bool,
}

/// A tree in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    tree: Tree,
    tables: Vec<OpenTable>,
    table_count: usize,
    /// Whether a paragraph is open: the last one.
    is_in_paragraph: bool,
    /// Whether the next paragraph goes on where the last one ended.
    is_joined: bool,
    /// How many things are open whose text is none.
    muted: usize,
    text: usize,
    pieces: usize,
}

impl Builder {
    /// The tree as it is.
    pub(super) fn finish(self) -> Tree {
        self.tree
    }

    fn piece(&mut self) -> Result<(), ImportError> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES { Err(ImportError::TooMuch) } else { Ok(()) }
    }

    fn weigh(&mut self, text: &str) -> Result<(), ImportError> {
        self.text += text.len();
        if self.text > MOST_TEXT { Err(ImportError::TooMuch) } else { Ok(()) }
    }

    /// The innermost cell that is open.
    fn cell(&self) -> Option<usize> {
        self.tables.iter().rev().find_map(|table| table.cell)
    }

    /// The end of what is there so far.
    fn place(&self) -> Place {
        match self.tree.paragraphs.last() {
            Some(last) if self.is_in_paragraph => (self.tree.paragraphs.len() - 1, last.text.len()),
            _ => (self.tree.paragraphs.len(), 0),
        }
    }

    /// The paragraph that is open, or the one that comes.
    pub(super) fn paragraph(&self) -> usize {
        self.place().0
    }

    pub(super) fn open_paragraph(&mut self) -> Result<(), ImportError> {
        let cell = self.cell();
        let goes_on = self.is_joined && self.tree.paragraphs.last().is_some_and(|last| last.cell == cell);
        self.is_joined = false;
        self.is_in_paragraph = true;
        if !goes_on {
            self.piece()?;
            self.tree.paragraphs.push(Paragraph { mark: Mark::None, text: String::new(), cell });
        }
        Ok(())
    }

    /// Says what stands before the open paragraph.
    pub(super) fn mark(&mut self, mark: Mark) {
        if self.is_in_paragraph
            && self.muted == 0
            && let Some(last) = self.tree.paragraphs.last_mut()
        {
            last.mark = mark;
        }
    }

    /// Ends the paragraph; where its end was deleted, the next one goes on in it.
    pub(super) fn close_paragraph(&mut self, is_joined: bool) {
        self.is_in_paragraph = false;
        self.is_joined = is_joined;
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if !self.is_in_paragraph || self.muted > 0 {
            return Ok(());
        }
        self.weigh(text)?;
        if let Some(last) = self.tree.paragraphs.last_mut() {
            last.text.push_str(text);
        }
        Ok(())
    }

    /// From here on, what is said is no text of the document, up to as many [`Builder::unmute`].
    pub(super) fn mute(&mut self) {
        self.muted += 1;
    }

    pub(super) fn unmute(&mut self) {
        self.muted = self.muted.saturating_sub(1);
    }

    /// Something stands here that is no text.
    pub(super) fn hole(&mut self) -> Result<(), ImportError> {
        let paragraph = self.paragraph();
        if self.muted == 0 && self.tree.holes.last() != Some(&paragraph) {
            self.piece()?;
            self.tree.holes.push(paragraph);
        }
        Ok(())
    }

    /// The document has tracked changes.
    pub(super) fn tracked(&mut self) {
        self.tree.is_tracked = true;
    }

    pub(super) fn open_table(&mut self) -> Result<(), ImportError> {
        self.piece()?;
        self.is_in_paragraph = false;
        self.is_joined = false;
        let parent = self.cell();
        if parent.is_some() {
            self.hole()?;
        }
        let table = self.table_count;
        self.table_count += 1;
        self.tables.push(OpenTable {
            table,
            parent,
            row: 0,
            column: 0,
            left: None,
            above: BTreeMap::new(),
            cell: None,
        });
        Ok(())
    }

    pub(super) fn close_table(&mut self) {
        self.is_in_paragraph = false;
        self.is_joined = false;
        self.tables.pop();
    }

    pub(super) fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            (table.column, table.left) = (0, None);
        }
    }

    pub(super) fn close_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row = table.row.saturating_add(1);
        }
    }

    /// Begins a cell of the open row, as wide and high as this, and says whether there is one: where it is merged into
    /// another, what it says itself is not seen, and it is not to be closed.
    pub(super) fn open_cell(&mut self, columns: u32, rows: u32, merge: Merge) -> Result<bool, ImportError> {
        self.piece()?;
        self.is_in_paragraph = false;
        self.is_joined = false;
        let columns = columns.max(1);
        let Some(table) = self.tables.last_mut() else { return Ok(false) };
        let (row, column) = (table.row, table.column);
        match merge {
            Merge::Above => {
                if let Some(above) = table.above.get(&column).map(|&above| &mut self.tree.cells[above]) {
                    above.rows = (row - above.row).saturating_add(1);
                    table.column = column.saturating_add(columns);
                    return Ok(false);
                }
            }
            Merge::Left => {
                if let Some(left) = table.left.map(|left| &mut self.tree.cells[left]) {
                    left.columns = left.columns.saturating_add(columns);
                    table.column = column.saturating_add(columns);
                    return Ok(false);
                }
            }
            Merge::None | Merge::Begins => {}
        }
        let (new, first) = (self.tree.cells.len(), self.tree.paragraphs.len());
        if merge == Merge::Begins {
            table.above.insert(column, new);
        } else {
            table.above.remove(&column);
        }
        (table.left, table.cell) = (Some(new), Some(new));
        let (table, parent, rows) = (table.table, table.parent, rows.max(1));
        self.tree.cells.push(Cell { table, row, column, columns, rows, parent, first, end: first });
        Ok(true)
    }

    pub(super) fn close_cell(&mut self) {
        self.is_in_paragraph = false;
        self.is_joined = false;
        let end = self.tree.paragraphs.len();
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(cell) = table.cell.take() {
            let cell = &mut self.tree.cells[cell];
            cell.end = end;
            table.column = table.column.saturating_add(cell.columns);
        }
    }

    /// Leaves out columns of the open row.
    pub(super) fn skip_columns(&mut self, columns: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.column = table.column.saturating_add(columns);
        }
    }

    /// Begins a content control. One that shows a placeholder, since nothing was written there, says nothing.
    pub(super) fn open_control(
        &mut self,
        tag: &str,
        alias: &str,
        is_placeholder: bool,
    ) -> Result<OpenControl, ImportError> {
        self.piece()?;
        self.weigh(tag)?;
        self.weigh(alias)?;
        let first = self.place();
        let is_between_cells = self.tables.last().is_some_and(|table| table.cell.is_none());
        let holds = match (self.is_in_paragraph, is_between_cells) {
            (true, _) => Holds::Text,
            (false, true) => Holds::Cells(None),
            (false, false) => Holds::Paragraphs,
        };
        let (tag, alias, cell) = (tag.to_owned(), alias.to_owned(), self.cell());
        self.tree.controls.push(Control { tag, alias, cell, holds, first, end: first });
        let number = self.tree.controls.len() - 1;
        if is_placeholder {
            self.mute();
        }
        Ok(OpenControl { number, cells: self.tree.cells.len(), is_placeholder })
    }

    pub(super) fn close_control(&mut self, open: OpenControl) {
        if open.is_placeholder {
            self.unmute();
        }
        let end = self.place();
        let table = self.tables.last().map(|table| table.table);
        let cells =
            (open.cells..self.tree.cells.len()).filter(|&at| Some(self.tree.cells[at].table) == table);
        let mut cells = cells.take(2);
        let only = cells.next().filter(|_| cells.next().is_none());
        let control = &mut self.tree.controls[open.number];
        control.end = end;
        if matches!(control.holds, Holds::Cells(_)) {
            control.holds = Holds::Cells(only);
        }
    }

    /// A bookmark that begins here.
    pub(super) fn bookmark(&mut self, name: &str) -> Result<(), ImportError> {
        self.piece()?;
        self.weigh(name)?;
        let cell = self.cell();
        self.tree.bookmarks.push(Bookmark { name: name.to_owned(), cell });
        Ok(())
    }

    /// A comment on a paragraph.
    pub(super) fn comment(&mut self, comment: Comment) -> Result<(), ImportError> {
        self.piece()?;
        self.weigh(&comment.by)?;
        self.weigh(&comment.text)?;
        self.tree.comments.push(comment);
        Ok(())
    }
}

impl Tree {
    /// What stands from one place to another, a line each paragraph.
    pub(super) fn text(&self, first: Place, end: Place) -> String {
        let mut lines = Vec::new();
        for index in first.0..=end.0 {
            let Some(paragraph) = self.paragraphs.get(index) else { break };
            let from = if index == first.0 { first.1 } else { 0 };
            let to = if index == end.0 { end.1 } else { paragraph.text.len() };
            if index == end.0 && to == 0 {
                break;
            }
            let text = paragraph.text.get(from..to).unwrap_or_default();
            lines.push(match paragraph.mark {
                Mark::Point if from == 0 => format!("- {text}"),
                Mark::Number(number) if from == 0 => format!("{number}. {text}"),
                _ => text.to_owned(),
            });
        }
        lines.join("\n")
    }
}
