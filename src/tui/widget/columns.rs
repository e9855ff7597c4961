//! How a wide window is shared out: steps left, what is asked for right, the step itself between.

use ratatui::layout::Rect;

use super::chrome::TEXT_COLUMNS_MAX;

/// From this width of the body on, which is the window's without 2, a long answer is written on the page: its longest
/// lines take some 100 columns.
const PAGE_FROM: u16 = 106;
/// From this width on what is asked for stands beside the page.
const SIDE_FROM: u16 = 148;
/// From this width on the steps stand left.
const RAIL_FROM: u16 = 188;
const RAIL_COLUMNS: u16 = 31;
const PAGE_COLUMNS: u16 = PAGE_FROM;
const SIDE_COLUMNS_MAX: u16 = 60;

/// The columns of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) rail: Option<Rect>,
    pub(crate) main: Rect,
    /// Guidance, sub-questions, requirements, recommendation and criteria.
    pub(crate) side: Option<Rect>,
    /// Whether a long answer has room to be written as it stands on the page.
    pub(crate) is_page: bool,
}

impl Columns {
    /// The columns of a body, with a side only where there is something to stand in it.
    pub(crate) fn of(body: Rect, has_side: bool) -> Self {
        let rail_columns = if body.width < RAIL_FROM { 0 } else { RAIL_COLUMNS };
        let has_side = has_side && body.width >= SIDE_FROM;
        let spare = body.width.saturating_sub(rail_columns + PAGE_COLUMNS);
        let side_columns = if has_side { spare.min(SIDE_COLUMNS_MAX) } else { 0 };
        let rail = Rect { width: rail_columns, ..body };
        let side = Rect { x: body.right() - side_columns, width: side_columns, ..body };
        let main = Rect { x: rail.right(), width: side.x - rail.right(), ..body };
        Columns {
            rail: (rail_columns > 0).then_some(rail),
            main,
            side: has_side.then_some(side),
            is_page: body.width >= PAGE_FROM,
        }
    }

    /// The main column as far as a line of text is easy to read.
    pub(crate) fn text(self) -> Rect {
        Rect { width: self.main.width.min(TEXT_COLUMNS_MAX), ..self.main }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_body_and_the_page_never_loses_room_to_them() {
        let mut before = 0;
        for width in 40..260 {
            let body = Rect::new(0, 3, width, 19);
            let columns = Columns::of(body, true);
            let of = |part: Option<Rect>| part.map_or(0, |part| part.width);
            assert_eq!(of(columns.rail) + columns.main.width + of(columns.side), width);
            assert_eq!(columns.main.x, of(columns.rail));
            // A wider window never makes a line of the page fold that did not before.
            assert!(columns.main.width >= before.min(PAGE_COLUMNS), "{width}");
            before = columns.main.width;
        }
    }

    #[test]
    fn each_part_comes_with_the_width_that_it_needs() {
        let parts = |width, has_side| {
            let columns = Columns::of(Rect::new(0, 0, width, 30), has_side);
            (columns.is_page, columns.side.is_some(), columns.rail.is_some())
        };
        assert_eq!([105, 106, 147].map(|width| parts(width, true).0), [false, true, true]);
        assert_eq!(
            [147, 148, 187].map(|width| parts(width, true)),
            [(true, false, false), (true, true, false), (true, true, false)]
        );
        assert_eq!(parts(188, true), (true, true, true));
        assert_eq!(parts(188, false), (true, false, true));
    }
}
