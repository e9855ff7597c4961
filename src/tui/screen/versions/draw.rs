//! Drawing the versions: the list, and beside or below it what the chosen one says.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::VersionsScreen;
use crate::draft::history::stamps;
use crate::form::{Field, FormSpec};
use crate::say;
use crate::store::Version;
use crate::tui::context::Context;
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::list::in_view;
use crate::tui::widget::master_detail::MasterDetail;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use std::sync::Arc;

/// Where the time of a version stands.
const TIME_COLUMN: u16 = 3;
/// With less room for what changed, its writer gives way.
const LEAST_CHANGES_COLUMNS: u16 = 6;
/// A longer name of a writer is cut.
const MOST_BY_COLUMNS: u16 = 14;

impl VersionsScreen {
    /// Where the parts of the screen stand.
    fn layout(&self, body: Rect, cx: &Context) -> MasterDetail {
        let mut remarks = self.remarks(body.width.saturating_sub(2), cx);
        // In a low window the reason must do: the versions below say the rest.
        let has_room = body.height >= 10 || self.versions().is_empty();
        remarks.truncate(if has_room { usize::MAX } else { 3 });
        MasterDetail::of(body, remarks, 12, self.versions().len())
    }

    /// What is said above the list: why the draft can't be read, and what to do; that there are no versions.
    fn remarks(&self, columns: u16, cx: &Context) -> Vec<String> {
        let words = &cx.world.words;
        let mut remarks = Vec::new();
        if let Some(fault) = &self.fault {
            remarks.push(say!(words, "versions-fault", cause = fault.cause.as_str()));
        }
        match &self.list {
            None => remarks.push(say!(words, "versions-reading")),
            Some(Err(cause)) => remarks.push(say!(words, "versions-failed", cause = cause.as_str())),
            Some(Ok(list)) if list.is_empty() => remarks.push(say!(words, "versions-none")),
            Some(Ok(_)) => {}
        }
        if let Some(fault) = &self.fault
            && self.list.is_some()
        {
            remarks.push(match fault.line {
                _ if !self.versions().is_empty() => say!(words, "versions-pick"),
                Some(line) => say!(words, "versions-mend-line", line = line),
                None => say!(words, "versions-mend"),
            });
        }
        remarks.into_iter().flat_map(|text| wrapped(&text, columns)).collect()
    }

    /// Draws the screen and gives where the cursor stands: at the chosen version.
    pub(super) fn draw_body(
        &self,
        open: Option<&OpenDraft>,
        cx: &Context,
        canvas: &mut Canvas<'_>,
    ) -> Option<Position> {
        let layout = self.layout(canvas.area(), cx);
        let mut top = canvas.part(layout.top);
        for (row, line) in (0..).zip(&layout.said) {
            let is_fault = row == 0 && self.fault.is_some();
            top.put(row, 1, line, if is_fault { cx.world.theme.problem() } else { Style::new() });
        }
        self.chosen_version()?;
        let mut list = canvas.part(layout.list);
        let first = in_view(0, self.chosen, usize::from(list.height()));
        let written: Vec<_> = self.versions().iter().map(|version| version.changed).collect();
        let stamps = stamps(&written, cx.time.wall, &cx.world.words);
        let columns = VersionColumns::of(self.versions(), &stamps, self.form(open, &cx.world));
        let rows = self.versions().iter().zip(&stamps);
        let cursor = list.list(rows, first, self.chosen, |list, y, (version, stamp), style| {
            columns.draw(list, y, version, stamp, style, cx);
        });
        let below = first + usize::from(list.height());
        list.more(0, 0, first > 0, self.versions().len() > below);
        layout.draw_rule(canvas);
        self.draw_texts(&mut canvas.part(layout.detail), open, cx);
        Some(cursor)
    }

    /// How many rows the texts take, and how many of them fit: for scrolling.
    pub(super) fn text_rows(&self, open: Option<&OpenDraft>, cx: &Context) -> (usize, usize) {
        let detail = self.layout(cx.body(), cx).detail;
        let Some((_, difference)) = self.difference(open, detail.width, cx) else { return (0, 0) };
        (difference.len(), usize::from(detail.height.saturating_sub(1 + NAME_ROWS)))
    }

    fn draw_texts(&self, canvas: &mut Canvas<'_>, open: Option<&OpenDraft>, cx: &Context) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        match self.chosen_version().and_then(|version| self.read.get(&version.id)) {
            None => return,
            Some(Err(cause)) => {
                let text = say!(words, "versions-unread", cause = cause.as_str());
                canvas.put_wrapped(0, 1, &text, theme.problem());
                return;
            }
            Some(Ok(_)) => {}
        }
        let has_now = self.now(open).is_some();
        let Some((field, difference)) = self.difference(open, canvas.width(), cx) else {
            let text = if has_now { say!(words, "versions-same") } else { say!(words, "versions-empty") };
            canvas.put(0, 1, &text, Style::new());
            return;
        };
        let count = self.changes(open, &cx.world).len();
        let number = self.answer.min(count - 1) + 1;
        let name = say!(words, "versions-answer", field = field.full_name(), number = number, count = count);
        canvas.put(0, 1, &name, theme.strong());
        let time = self.chosen_time(cx);
        let then = if has_now {
            say!(words, "versions-then", time = time)
        } else {
            say!(words, "versions-text", time = time)
        };
        let now = say!(words, "versions-now");
        let names = if has_now { [&*then, &*now] } else { ["", &*then] };
        difference.draw(canvas, 1, self.scroll.get(), names);
    }

    /// The chosen answer, now and then.
    fn difference(
        &self,
        open: Option<&OpenDraft>,
        columns: u16,
        cx: &Context,
    ) -> Option<(Arc<Field>, Difference)> {
        let field = self.chosen_change(open, &cx.world)?;
        let then = self.chosen_draft()?.answer(&field.id);
        let difference = match self.now(open) {
            Some(now) => Difference::new(then, now.answer(&field.id), columns, &cx.world.words),
            None => Difference::of_one(then, columns),
        };
        Some((field, difference))
    }
}

/// Where the columns of the list begin.
struct VersionColumns {
    form: Arc<FormSpec>,
    by: u16,
    changes: u16,
}

impl VersionColumns {
    fn of(versions: &[Version], stamps: &[String], form: Arc<FormSpec>) -> Self {
        let widest = |widths: &mut dyn Iterator<Item = u16>| widths.max().unwrap_or(0);
        let by = TIME_COLUMN + widest(&mut stamps.iter().map(|stamp| width(stamp))) + 2;
        let by_columns = widest(&mut versions.iter().map(|version| width(&version.by)));
        VersionColumns { form, by, changes: by + by_columns.min(MOST_BY_COLUMNS) + 2 }
    }

    /// When, by whom, and what changed.
    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        version: &Version,
        stamp: &str,
        style: Style,
        cx: &Context,
    ) {
        let (theme, words) = (cx.world.theme, &cx.world.words);
        canvas.put(y, TIME_COLUMN, stamp, style);
        let width = canvas.width();
        let room = |column: u16| width.saturating_sub(column + 2);
        let has_by = room(self.changes) >= LEAST_CHANGES_COLUMNS;
        if has_by {
            canvas.put(y, self.by, &cut(&version.by, MOST_BY_COLUMNS, theme), Style::new());
        }
        let column = if has_by { self.changes } else { self.by };
        let changes = version.changes.text(&self.form, words);
        canvas.put(y, column, &cut(&changes, room(column), theme), Style::new());
    }
}
