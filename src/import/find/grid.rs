//! Which cells stand beside and below each other.

use std::collections::HashMap;

use crate::import::tree::DocumentTree;

/// How many rows beside a cell that goes over several are looked at.
const MOST_ROWS: u32 = 50;

/// The cells of all tables by where they stand.
#[derive(Debug)]
pub(super) struct Grid<'t> {
    tree: &'t DocumentTree,
    /// The cells that begin in a row, by table and row, from the left.
    rows: HashMap<(usize, u32), Vec<usize>>,
    /// Those that begin in a column, by table and column, from the top.
    columns: HashMap<(usize, u32), Vec<usize>>,
}

impl<'t> Grid<'t> {
    /// The cells of a document.
    pub(super) fn of(tree: &'t DocumentTree) -> Self {
        let (mut rows, mut columns) = (HashMap::new(), HashMap::new());
        for (index, cell) in tree.cells.iter().enumerate() {
            rows.entry((cell.table, cell.row)).or_insert_with(Vec::new).push(index);
            columns.entry((cell.table, cell.column)).or_insert_with(Vec::new).push(index);
        }
        Grid { tree, rows, columns }
    }

    /// The cells that begin in a row of a table.
    pub(super) fn row(&self, table: usize, row: u32) -> &[usize] {
        self.rows.get(&(table, row)).map_or(&[], Vec::as_slice)
    }

    /// The cells that stand to the right of a cell, from the top: one, unless it goes over several rows.
    pub(super) fn right(&self, cell: usize) -> Vec<usize> {
        let cell = &self.tree.cells[cell];
        let column = cell.column.saturating_add(cell.columns);
        let Some(column) = self.columns.get(&(cell.table, column)) else { return Vec::new() };
        let mut found = Vec::new();
        for row in (cell.row..cell.row.saturating_add(cell.rows)).take(MOST_ROWS as usize) {
            let above = column.partition_point(|&other| self.tree.cells[other].row <= row);
            let Some(&other) = above.checked_sub(1).and_then(|above| column.get(above)) else { continue };
            let reaches = self.tree.cells[other].row.saturating_add(self.tree.cells[other].rows) > row;
            if reaches && found.last() != Some(&other) {
                found.push(other);
            }
        }
        found
    }

    /// The cell below a cell: the one under its left edge.
    pub(super) fn below(&self, cell: usize) -> Option<usize> {
        let cell = &self.tree.cells[cell];
        let row = self.rows.get(&(cell.table, cell.row.saturating_add(cell.rows)))?;
        let after = row.partition_point(|&other| self.tree.cells[other].column <= cell.column);
        let other = *row.get(after.checked_sub(1)?)?;
        let end = self.tree.cells[other].column.saturating_add(self.tree.cells[other].columns);
        (end > cell.column).then_some(other)
    }

    /// The cell above a cell that begins in the same column.
    pub(super) fn above(&self, cell: usize) -> Option<usize> {
        let cell = &self.tree.cells[cell];
        let column = self.columns.get(&(cell.table, cell.column))?;
        let above = column.partition_point(|&other| self.tree.cells[other].row < cell.row).checked_sub(1)?;
        let other = column[above];
        let end = self.tree.cells[other].row.saturating_add(self.tree.cells[other].rows);
        (end == cell.row).then_some(other)
    }

    /// The cell to the left of a cell in the row that both begin in.
    pub(super) fn left(&self, cell: usize) -> Option<usize> {
        let (before, cell) = (cell.checked_sub(1)?, &self.tree.cells[cell]);
        let other = &self.tree.cells[before];
        ((other.table, other.row) == (cell.table, cell.row)).then_some(before)
    }
}
