//! Builds a [`DocumentTree`] while a document is read from beginning to end, within limits: past them it grows no more,
//! and is refused in the end.

use std::collections::BTreeMap;

use super::ImportError;
use super::tree::{
    Aside, Chooser, ChooserKind, Comment, ContentControl, ControlContent, DocumentTree, ParagraphLook, Place,
    TextLook, TextPosition, TreeBookmark, TreeCell, TreeObject, TreePage, TreeParagraph,
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
    /// What was left out.
    muted_text: String,
    text: usize,
    pieces: usize,
}

impl TreeBuilder {
    /// The tree, unless the document is too much.
    pub(super) fn finish(self) -> Result<DocumentTree, ImportError> {
        if self.is_full() { Err(ImportError::TooMuch) } else { Ok(self.tree) }
    }

    /// Whether the document has more than any filled form.
    pub(super) fn is_full(&self) -> bool {
        self.pieces > MOST_PIECES || self.text > MOST_TEXT
    }

    /// Counts these, and whether there is room for them.
    fn has_room(&mut self, pieces: usize, texts: &[&str]) -> bool {
        self.pieces += pieces;
        self.text += texts.iter().map(|text| text.len()).sum::<usize>();
        !self.is_full()
    }

    /// The innermost cell that is open.
    fn cell(&self) -> Option<usize> {
        self.tables.iter().rev().find_map(|table| table.cell)
    }

    /// The end of the text so far.
    pub(super) fn position(&self) -> TextPosition {
        match self.tree.paragraphs.last() {
            Some(last) if self.is_in_paragraph => (self.tree.paragraphs.len() - 1, last.text.len()),
            _ => (self.tree.paragraphs.len(), 0),
        }
    }

    /// The open paragraph, else the next one.
    pub(super) fn paragraph(&self) -> usize {
        self.position().0
    }

    pub(super) fn open_paragraph(&mut self) {
        let cell = self.cell();
        let is_continued =
            self.is_joined && self.tree.paragraphs.last().is_some_and(|last| last.cell == cell);
        self.is_joined = false;
        self.is_in_paragraph = true;
        if !is_continued && self.has_room(1, &[]) {
            let (marker, text, look) = (String::new(), String::new(), ParagraphLook::default());
            self.tree.paragraphs.push(TreeParagraph { marker, text, cell, look });
        }
    }

    /// Whether what is read now goes into a paragraph, rather than being left out.
    fn is_written(&self) -> bool {
        self.is_in_paragraph && self.muted == 0
    }

    /// Sets the list marker of the open paragraph.
    pub(super) fn set_marker(&mut self, marker: String) {
        if self.is_written()
            && let Some(paragraph) = self.tree.paragraphs.last_mut()
        {
            paragraph.marker = marker;
        }
    }

    /// Makes the open paragraph a heading of this level; 0 is the title of the document.
    pub(super) fn set_heading(&mut self, level: u8) {
        if self.is_written()
            && let Some(paragraph) = self.tree.paragraphs.last_mut()
        {
            paragraph.look.heading = Some(level);
        }
    }

    /// Notes how the text looks that was read last: a paragraph is bold where all of it is, and as large as its largest.
    pub(super) fn set_look(&mut self, look: TextLook) {
        if self.is_written()
            && let Some(paragraph) = self.tree.paragraphs.last_mut()
        {
            let (all, is_bold) = (&mut paragraph.look.text, look.is_bold == Some(true));
            all.is_bold = Some(all.is_bold.unwrap_or(true) && is_bold);
            all.half_points = all.half_points.max(look.half_points);
        }
    }

    /// Notes something to choose with, which stands here.
    pub(super) fn chooser(&mut self, kind: ChooserKind) {
        let texts = match &kind {
            ChooserKind::List(options) => options.iter().map(String::as_str).collect(),
            ChooserKind::Date | ChooserKind::Box => Vec::new(),
        };
        if self.has_room(1 + texts.len(), &texts) {
            self.tree.choosers.push(Chooser { at: self.position(), kind });
        }
    }

    pub(super) fn set_page(&mut self, page: TreePage) {
        self.tree.page = page;
    }

    /// Ends the paragraph; where its end was deleted, the next one continues it.
    pub(super) fn close_paragraph(&mut self, is_joined: bool) {
        self.is_in_paragraph = false;
        self.is_joined = is_joined;
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if self.muted > 0 && self.has_room(0, &[text]) {
            self.muted_text.push_str(text);
        } else if self.is_written()
            && self.has_room(0, &[text])
            && let Some(paragraph) = self.tree.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    /// Notes an object that is not text.
    pub(super) fn object(&mut self) {
        let object = TreeObject { paragraph: self.paragraph(), cell: self.cell() };
        if self.muted == 0 && self.tree.objects.last() != Some(&object) && self.has_room(1, &[]) {
            self.tree.objects.push(object);
        }
    }

    /// Notes words that are not in the running text.
    pub(super) fn asides(&mut self, words: &[(Place, String)]) {
        for (place, text) in words {
            self.aside(*place, text.trim());
        }
    }

    /// Notes words that are not in the running text; an alternative that says the same adds nothing.
    pub(super) fn aside(&mut self, place: Place, text: &str) {
        let paragraph = self.paragraph();
        let is_said = self.tree.asides.last().is_some_and(|last| last.text == text);
        if !is_said && !text.trim().is_empty() && self.has_room(1, &[text]) {
            self.tree.asides.push(Aside { place, paragraph, text: text.to_owned() });
        }
    }

    pub(super) fn tracked_change(&mut self) {
        self.tree.has_tracked_changes = true;
    }

    pub(super) fn open_table(&mut self) {
        self.pieces += 1;
        self.close_paragraph(false);
        let parent = self.cell();
        let table = self.table_count;
        self.table_count += 1;
        let above = BTreeMap::new();
        self.tables.push(OpenTable { table, parent, row: 0, column: 0, left: None, above, cell: None });
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

    /// Ends the row; where it isn't seen, the next one takes its place.
    pub(super) fn close_row(&mut self, is_unseen: bool) {
        if let Some(table) = self.tables.last_mut().filter(|_| !is_unseen) {
            table.row = table.row.saturating_add(1);
        }
    }

    /// Begins a cell of the open row, this many columns wide and rows high. False where it is merged into another
    /// cell, or there is no room for it: then its content is hidden, and it is not to be closed.
    pub(super) fn open_cell(&mut self, columns: u32, rows: u32, merge: CellMerge) -> bool {
        self.close_paragraph(false);
        if !self.has_room(1, &[]) {
            return false;
        }
        let (columns, rows) = (columns.max(1), rows.max(1));
        let Some(table) = self.tables.last_mut() else { return false };
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
            return false;
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
        true
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
    pub(super) fn open_control(&mut self, tag: &str, alias: &str, is_placeholder: bool) -> OpenControl {
        let first = self.position();
        let is_between_cells = self.tables.last().is_some_and(|table| table.cell.is_none());
        let content = match (self.is_in_paragraph, is_between_cells) {
            (true, _) => ControlContent::Text,
            (false, true) => ControlContent::Cells,
            (false, false) => ControlContent::Paragraphs,
        };
        let (tag, alias, cell) = (tag.to_owned(), alias.to_owned(), self.cell());
        let open =
            OpenControl { index: self.tree.controls.len(), cells: self.tree.cells.len(), is_placeholder };
        if self.has_room(1, &[&tag, &alias]) {
            self.tree.controls.push(ContentControl { tag, alias, cell, content, first, end: first });
        }
        self.muted += usize::from(is_placeholder);
        open
    }

    pub(super) fn close_control(&mut self, open: OpenControl) {
        self.muted -= usize::from(open.is_placeholder);
        if self.muted == 0 {
            let text = std::mem::take(&mut self.muted_text);
            self.aside(Place::Hidden, &text);
        }
        let end = self.position();
        let table = self.tables.last().map(|table| table.table);
        let cells =
            (open.cells..self.tree.cells.len()).filter(|&at| Some(self.tree.cells[at].table) == table);
        let mut cells = cells.take(2);
        let only = cells.next().filter(|_| cells.next().is_none());
        let Some(control) = self.tree.controls.get_mut(open.index) else { return };
        control.end = end;
        if control.content == ControlContent::Cells {
            control.cell = only;
        }
    }

    /// Notes a bookmark that begins here, if it is one of som's.
    pub(super) fn bookmark(&mut self, name: &str) {
        if name.starts_with(BOOKMARK_PREFIX) && self.has_room(1, &[name]) {
            let (cell, first) = (self.cell(), self.position());
            self.tree.bookmarks.push(TreeBookmark { name: name.to_owned(), cell, first, end: None });
        }
    }

    /// Notes that the bookmark that began as the last one of this name ends here.
    pub(super) fn end_bookmark(&mut self, name: &str) {
        let end = self.position();
        if let Some(open) = self.tree.bookmarks.iter_mut().rfind(|bookmark| bookmark.name == name) {
            open.end.get_or_insert(end);
        }
    }

    /// Adds a comment, and returns its number.
    pub(super) fn comment(&mut self, comment: Comment) -> usize {
        let number = self.tree.comments.len();
        if self.has_room(1, &[&comment.by, &comment.text]) {
            self.tree.comments.push(comment);
        }
        number
    }

    /// Notes that the words end here that the comment of this number is about.
    pub(super) fn end_comment(&mut self, number: usize) {
        let end = self.position();
        if let Some(comment) = self.tree.comments.get_mut(number) {
            comment.end.get_or_insert(end);
        }
    }
}
