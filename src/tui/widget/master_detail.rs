//! A list and what its chosen row says: beside it in a wide window, below it in a narrow one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::theme::Theme;
use crate::tui::widget::chrome::WIDE;
use crate::tui::widget::text::Canvas;

/// The list's columns beside the detail.
const LIST_COLUMNS: u16 = 50;
/// The list shows at least this many rows above the detail, if it has them.
const LIST_ROWS_MIN: u16 = 3;
/// A lower detail has no rule above it.
const RULED_ROWS_MIN: u16 = 6;

/// Where the list and the detail stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MasterDetail {
    pub(crate) list: Rect,
    /// What is left for the detail beside or below its rule.
    pub(crate) detail: Rect,
    /// The detail with its rule.
    outer: Rect,
}

impl MasterDetail {
    /// Shares an area out for a list of so many rows.
    pub(crate) fn of(area: Rect, rows: usize) -> Self {
        if area.width >= WIDE {
            let list = Rect { width: LIST_COLUMNS, ..area };
            let outer = Rect { x: list.right(), width: area.width - LIST_COLUMNS, ..area };
            let detail = Rect { x: outer.x + 1, width: outer.width.saturating_sub(1), ..outer };
            return MasterDetail { list, detail, outer };
        }
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let height = rows.min((area.height / 3).max(LIST_ROWS_MIN)).min(area.height);
        let list = Rect { height, ..area };
        let outer = Rect { y: list.bottom(), height: area.height - height, ..area };
        let rule = u16::from(outer.height >= RULED_ROWS_MIN);
        let detail = Rect { y: outer.y + rule, height: outer.height - rule, ..outer };
        MasterDetail { list, detail, outer }
    }

    /// Draws the rule between the two.
    pub(crate) fn draw_rule(&self, buf: &mut Buffer, theme: Theme) {
        let mut canvas = Canvas::new(buf, self.outer, theme);
        if self.detail.x > self.outer.x {
            canvas.bar(0);
        } else if self.detail.y > self.outer.y {
            canvas.rule(0);
        }
    }
}
