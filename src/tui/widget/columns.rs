//! How a wide window is shared out: steps left, what is asked for right, the step itself between.

use ratatui::layout::Rect;

use crate::tui::widget::chrome::WIDE;

const RAIL_COLUMNS: u16 = 31;
const SIDE_COLUMNS: u16 = 36;

/// The three columns of a step; rail and side only where the screen is wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) rail: Option<Rect>,
    pub(crate) main: Rect,
    /// Requirements, recommendation and criteria.
    pub(crate) side: Option<Rect>,
}

impl Columns {
    /// The columns of a body, with a side only where there is something to stand in it.
    pub(crate) fn of(body: Rect, has_side: bool) -> Self {
        if body.width < WIDE {
            return Columns { rail: None, main: body, side: None };
        }
        let rail = Rect { width: RAIL_COLUMNS, ..body };
        let side_columns = if has_side { SIDE_COLUMNS } else { 0 };
        let side = Rect { x: body.right() - side_columns, width: side_columns, ..body };
        let main = Rect { x: rail.right(), width: side.x - rail.right(), ..body };
        Columns { rail: Some(rail), main, side: has_side.then_some(side) }
    }
}
