//! Builds a [`DocumentTree`] while a document is read from beginning to end, within limits.

use std::collections::BTreeMap;

use super::ImportError;
use super::tree::{
    Comment, ContentControl, ControlContent, DocumentTree, ListMarker, TextPosition, TreeBookmark, TreeCell,
    TreeParagraph,
};
use crate::roundtrip::BOOKMARK_PREFIX;

/// The most text of a document, in bytes; a draft has at most 4 MiB.
const MOST_TEXT: usize = 5 << 20;
/// The most paragraphs, cells and marks of a document.
const MOST_PIECES: usize = 150_000;

/// How a cell is merged with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellMerge {
    None,
    /// With those below that are [`CellMerge::Above`].
    Begins,
    /// With the one above.
    Above,
    /// With the one to the left.
    Left,
}

#[derive(Debug)]
struct OpenTable {
    table: usize,
    parent: Option<usize>,
    /// The next row, and the next column of this one.
    row: u32,
    column: u32,
    /// The cell to the left.
    left: Option<usize>,
    /// The cells that may go on below, by their first column.
    above: BTreeMap<u32, usize>,
    cell: Option<usize>,
}

/// A content control whose end is yet to come, for [`TreeBuilder::close_control`].
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenControl {
    index: usize,
    /// How many cells there were.
    cells: usize,
    /// A placeholder is no text of the document.
    is_placeholder: bool,
}

#[derive(Debug, Default)]
pub(super) struct TreeBuilder {
    tree: DocumentTree,
    tables: Vec<OpenTable>,
    table_count: usize,
    /// Whether the last paragraph is open.
    is_in_paragraph: bool,
    /// Whether the next paragraph continues the last one.
    is_joined: bool,
    /// How many elements are open whose text is left out.
    muted: usize,
    text: usize,
    pieces: usize,
}

impl TreeBuilder {
    pub(super) fn finish(self) -> DocumentTree {
        self.tree
    }

    fn count_piece(&mut self) -> Result<(), ImportError> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES { Err(ImportError::TooMuch) } else { Ok(()) }
    }

    fn count_text(&mut self, text: &str) -> Result<(), ImportError> {
        self.text += text.len();
        if self.text > MOST_TEXT { Err(ImportError::TooMuch) } else { Ok(()) }
    }

    /// The innermost cell that is open.
    fn cell(&self) -> Option<usize> {
        self.tables.iter().rev().find_map(|table| table.cell)
    }

    /// The end of the text so far.
    fn position(&self) -> TextPosition {
        match self.tree.paragraphs.last() {
            Some(last) if self.is_in_paragraph => (self.tree.paragraphs.len() - 1, last.text.len()),
            _ => (self.tree.paragraphs.len(), 0),
        }
    }

    /// The open paragraph, else the next one.
    pub(super) fn paragraph(&self) -> usize {
        self.position().0
    }

    pub(super) fn open_paragraph(&mut self) -> Result<(), ImportError> {
        let cell = self.cell();
        let is_continued =
            self.is_joined && self.tree.paragraphs.last().is_some_and(|last| last.cell == cell);
        self.is_joined = false;
        self.is_in_paragraph = true;
        if !is_continued {
            self.count_piece()?;
            self.tree.paragraphs.push(TreeParagraph { marker: ListMarker::None, text: String::new(), cell });
        }
        Ok(())
    }

    /// The open paragraph, unless what is read now is left out.
    fn written_paragraph(&mut self) -> Option<&mut TreeParagraph> {
        let is_written = self.is_in_paragraph && self.muted == 0;
        self.tree.paragraphs.last_mut().filter(|_| is_written)
    }

    /// Sets the list marker of the open paragraph.
    pub(super) fn set_marker(&mut self, marker: ListMarker) {
        if let Some(paragraph) = self.written_paragraph() {
            paragraph.marker = marker;
        }
    }

    /// Ends the paragraph; where its end was deleted, the next one continues it.
    pub(super) fn close_paragraph(&mut self, is_joined: bool) {
        self.is_in_paragraph = false;
        self.is_joined = is_joined;
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if let Some(paragraph) = self.written_paragraph() {
            paragraph.text.push_str(text);
            self.count_text(text)?;
        }
        Ok(())
    }

    /// Notes an object that is not text.
    pub(super) fn object(&mut self) -> Result<(), ImportError> {
        let paragraph = self.paragraph();
        if self.muted == 0 && self.tree.objects.last() != Some(&paragraph) {
            self.count_piece()?;
            self.tree.objects.push(paragraph);
        }
        Ok(())
    }

    pub(super) fn tracked_change(&mut self) {
        self.tree.has_tracked_changes = true;
    }

    pub(super) fn open_table(&mut self) -> Result<(), ImportError> {
        self.count_piece()?;
        self.close_paragraph(false);
        let parent = self.cell();
        if parent.is_some() {
            self.object()?;
        }
        let table = self.table_count;
        self.table_count += 1;
        let above = BTreeMap::new();
        self.tables.push(OpenTable { table, parent, row: 0, column: 0, left: None, above, cell: None });
        Ok(())
    }

    pub(super) fn close_table(&mut self) {
        self.close_paragraph(false);
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

    /// Begins a cell of the open row, this many columns wide and rows high. False where it is merged into another
    /// cell: then its content is hidden, and it is not to be closed.
    pub(super) fn open_cell(
        &mut self,
        columns: u32,
        rows: u32,
        merge: CellMerge,
    ) -> Result<bool, ImportError> {
        self.count_piece()?;
        self.close_paragraph(false);
        let (columns, rows) = (columns.max(1), rows.max(1));
        let Some(table) = self.tables.last_mut() else { return Ok(false) };
        let (row, column) = (table.row, table.column);
        let merged_into = match merge {
            CellMerge::Above => table.above.get(&column).copied(),
            CellMerge::Left => table.left,
            CellMerge::None | CellMerge::Begins => None,
        };
        if let Some(other) = merged_into.map(|other| &mut self.tree.cells[other]) {
            if merge == CellMerge::Above {
                other.rows = (row - other.row).saturating_add(1);
            } else {
                other.columns = other.columns.saturating_add(columns);
            }
            table.column = column.saturating_add(columns);
            return Ok(false);
        }
        let (index, first) = (self.tree.cells.len(), self.tree.paragraphs.len());
        if merge == CellMerge::Begins {
            table.above.insert(column, index);
        } else {
            table.above.remove(&column);
        }
        (table.left, table.cell) = (Some(index), Some(index));
        let (table, parent) = (table.table, table.parent);
        self.tree.cells.push(TreeCell { table, row, column, columns, rows, parent, first, end: first });
        Ok(true)
    }

    pub(super) fn close_cell(&mut self) {
        self.close_paragraph(false);
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(cell) = table.cell.take() {
            let cell = &mut self.tree.cells[cell];
            cell.end = self.tree.paragraphs.len();
            table.column = table.column.saturating_add(cell.columns);
        }
    }

    /// Leaves out columns of the open row.
    pub(super) fn skip_columns(&mut self, columns: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.column = table.column.saturating_add(columns);
        }
    }

    /// Begins a content control. What it shows as a placeholder is left out.
    pub(super) fn open_control(
        &mut self,
        tag: &str,
        alias: &str,
        is_placeholder: bool,
    ) -> Result<OpenControl, ImportError> {
        self.count_piece()?;
        self.count_text(tag)?;
        self.count_text(alias)?;
        let first = self.position();
        let is_between_cells = self.tables.last().is_some_and(|table| table.cell.is_none());
        let content = match (self.is_in_paragraph, is_between_cells) {
            (true, _) => ControlContent::Text,
            (false, true) => ControlContent::Cells(None),
            (false, false) => ControlContent::Paragraphs,
        };
        let (tag, alias, cell) = (tag.to_owned(), alias.to_owned(), self.cell());
        self.tree.controls.push(ContentControl { tag, alias, cell, content, first, end: first });
        self.muted += usize::from(is_placeholder);
        Ok(OpenControl { index: self.tree.controls.len() - 1, cells: self.tree.cells.len(), is_placeholder })
    }

    pub(super) fn close_control(&mut self, open: OpenControl) {
        self.muted -= usize::from(open.is_placeholder);
        let end = self.position();
        let table = self.tables.last().map(|table| table.table);
        let cells =
            (open.cells..self.tree.cells.len()).filter(|&at| Some(self.tree.cells[at].table) == table);
        let mut cells = cells.take(2);
        let only = cells.next().filter(|_| cells.next().is_none());
        let control = &mut self.tree.controls[open.index];
        control.end = end;
        if matches!(control.content, ControlContent::Cells(_)) {
            control.content = ControlContent::Cells(only);
        }
    }

    /// Notes a bookmark that begins here, if it is one of som's.
    pub(super) fn bookmark(&mut self, name: &str) -> Result<(), ImportError> {
        if name.starts_with(BOOKMARK_PREFIX) {
            self.count_piece()?;
            self.count_text(name)?;
            let cell = self.cell();
            self.tree.bookmarks.push(TreeBookmark { name: name.to_owned(), cell });
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, comment: Comment) -> Result<(), ImportError> {
        self.count_piece()?;
        self.count_text(&comment.by)?;
        self.count_text(&comment.text)?;
        self.tree.comments.push(comment);
        Ok(())
    }
}
