//! A list and what its chosen row says: beside it in a wide window, below it in a narrow one.

use ratatui::layout::Rect;

use crate::tui::widget::text::{Canvas, rows as count};

/// From this width on the detail stands beside the list.
const BESIDE_FROM: u16 = 110;
/// The list's columns beside the detail: two fifths of the window within these.
const LIST_COLUMNS: [u16; 2] = [50, 72];
/// The list shows at least this many rows above the detail, if it has them.
const LIST_ROWS_MIN: u16 = 3;
/// A lower detail has no rule above it.
const RULED_ROWS_MIN: u16 = 6;

/// Where the list and the detail stand, below what is said above both.
#[derive(Debug)]
pub(crate) struct MasterDetail {
    /// What is said, in rows.
    pub(crate) said: Vec<String>,
    pub(crate) top: Rect,
    pub(crate) list: Rect,
    /// What is left for the detail beside or below its rule.
    pub(crate) detail: Rect,
    /// The detail with its rule.
    outer: Rect,
}

impl MasterDetail {
    /// Shares a body out for a list of so many rows. From `roomy` rows on, a blank one sets off what is said.
    pub(crate) fn of(body: Rect, said: Vec<String>, roomy: u16, rows: usize) -> Self {
        let gap = u16::from(!said.is_empty() && body.height >= roomy);
        let top = Rect { height: count(said.len()).min(body.height), ..body };
        let used = (top.height + gap).min(body.height);
        let area = Rect { y: body.y + used, height: body.height - used, ..body };
        if area.width >= BESIDE_FROM {
            let [least, most] = LIST_COLUMNS;
            let list = Rect { width: (area.width / 5 * 2).clamp(least, most), ..area };
            let outer = Rect { x: list.right(), width: area.width - list.width, ..area };
            let detail = Rect { x: outer.x + 1, width: outer.width.saturating_sub(1), ..outer };
            return MasterDetail { said, top, list, detail, outer };
        }
        let height = count(rows).min((area.height / 3).max(LIST_ROWS_MIN)).min(area.height);
        let list = Rect { height, ..area };
        let outer = Rect { y: list.bottom(), height: area.height - height, ..area };
        let rule = u16::from(outer.height >= RULED_ROWS_MIN);
        let detail = Rect { y: outer.y + rule, height: outer.height - rule, ..outer };
        MasterDetail { said, top, list, detail, outer }
    }

    /// Draws the rule between the two.
    pub(crate) fn draw_rule(&self, canvas: &mut Canvas<'_>) {
        let mut canvas = canvas.part(self.outer);
        if self.detail.x > self.outer.x {
            canvas.bar(0);
        } else if self.detail.y > self.outer.y {
            canvas.rule(0);
        }
    }
}
