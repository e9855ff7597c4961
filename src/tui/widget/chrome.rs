//! What frames every screen: the title row, the row below it, the rules and the footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::say;
use crate::tui::keys::{Command, HintKey};
use crate::tui::theme::Theme;
use crate::tui::widget::text::{Canvas, width};
use crate::words::Words;

/// The least size at which anything but a calm message is shown.
pub(crate) const LEAST: (u16, u16) = (40, 12);
/// The size at which nothing is left out.
pub(crate) const COMPLETE: (u16, u16) = (80, 24);

/// The parts of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chrome {
    /// Title row: what is open, and how it is.
    pub title: Rect,
    /// Where in it one is, with a rule below where there is room.
    pub head: Rect,
    /// The screen's own part.
    pub body: Rect,
    /// The rule above the footer; a message takes its place.
    pub message: Rect,
    /// The keys.
    pub footer: Rect,
}

impl Chrome {
    /// The parts of a screen with a row below the title, or without.
    pub(crate) fn of(size: (u16, u16), has_head: bool) -> Self {
        let (columns, rows) = size;
        let row = |y: u16, height: u16| Rect::new(0, y, columns, height);
        let rule = u16::from(rows >= 16);
        let head_rows = u16::from(has_head) + rule;
        let body_top = 1 + head_rows;
        Chrome {
            title: row(0, 1),
            head: row(1, head_rows),
            body: row(body_top, rows.saturating_sub(body_top + 2)),
            message: row(rows.saturating_sub(2), 1),
            footer: row(rows.saturating_sub(1), 1),
        }
    }
}

/// Draws the title row: a name left, facts right. The name gives way where both don't fit.
pub(crate) fn title(buf: &mut Buffer, area: Rect, theme: Theme, left: &str, right: &str) {
    let mut canvas = Canvas::new(buf, area, theme);
    let room = canvas.width().saturating_sub(width(right) + 4);
    let left = super::text::cut(left, room, theme);
    canvas.put(0, 1, &left, theme.strong());
    canvas.put_right(0, 1, right, Style::new());
}

/// Draws the row below the title with its rule.
pub(crate) fn head(buf: &mut Buffer, area: Rect, theme: Theme, before: &str, name: &str) {
    let mut canvas = Canvas::new(buf, area, theme);
    let has_text = !before.is_empty() || !name.is_empty();
    if has_text {
        let column = canvas.put(0, 1, before, Style::new());
        let gap = if before.is_empty() { 0 } else { 2 };
        canvas.put(0, column + gap, name, theme.accent());
    }
    if area.height > u16::from(has_text) {
        canvas.rule(area.height - 1);
    }
}

/// A key and what it does, for the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hint {
    key: String,
    label: String,
}

impl Hint {
    pub(crate) fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Hint { key: key.into(), label: label.into() }
    }

    /// A key that moves or chooses, with what it does here.
    pub(crate) fn key(key: HintKey, label: String, words: &Words) -> Self {
        Hint { key: key.name(words), label }
    }

    /// The hint of a command, from the table of keys.
    pub(crate) fn of(command: Command, words: &Words) -> Self {
        Hint { key: command.key_name(), label: command.label(words) }
    }

    /// The hint of a command by its letter in a list.
    pub(crate) fn in_list(command: Command, words: &Words) -> Self {
        let (key, label) = command.in_list(words);
        Hint { key, label }
    }

    /// The key that goes back a screen.
    pub(crate) fn back(words: &Words) -> Self {
        Hint::key(HintKey::Close, say!(words, "hint-back"), words)
    }

    fn width(&self) -> u16 {
        width(&self.key) + 1 + width(&self.label)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, row: u16, column: u16) -> u16 {
        let accent = canvas.theme().accent();
        let column = canvas.put(row, column, &self.key, accent);
        canvas.put(row, column + 1, &self.label, Style::new())
    }
}

/// Draws the footer: help at the right, and as many hints as fit. Esc, which works on every terminal, is the last to
/// give way, and help goes before the first hint does.
pub(crate) fn footer(buf: &mut Buffer, area: Rect, theme: Theme, hints: &[Hint], words: &Words) {
    let mut canvas = Canvas::new(buf, area, theme);
    let help = Hint::of(Command::Help, words);
    let right = canvas.width().saturating_sub(help.width() + 1);
    let [wide, narrow] = [3, 2].map(|gap| (gap, fitting(hints, gap, right.saturating_sub(gap - 1), words)));
    let all_of = |shown: &[&Hint]| hints.iter().zip(shown).take_while(|(hint, shown)| hint == *shown).count();
    let (gap, mut shown) = if all_of(&wide.1) < all_of(&narrow.1) { narrow } else { wide };
    if shown.first() == hints.first().as_ref() {
        help.draw(&mut canvas, 0, right);
    } else {
        shown = fitting(hints, gap, canvas.width(), words);
    }
    let mut column = 1;
    for hint in shown {
        column = hint.draw(&mut canvas, 0, column) + gap;
    }
}

/// The hints that fit before the column `end`.
fn fitting<'h>(hints: &'h [Hint], gap: u16, end: u16, words: &Words) -> Vec<&'h Hint> {
    let esc = HintKey::Close.name(words);
    let mut owed = hints.iter().find(|hint| hint.key == esc).map_or(0, |hint| hint.width() + gap);
    let mut column = 1;
    let mut shown = Vec::new();
    for hint in hints {
        if hint.key == esc {
            owed = 0;
        }
        if column + hint.width() + owed <= end {
            column += hint.width() + gap;
            shown.push(hint);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_parts_of_a_screen_fill_it_without_overlap() {
        for (size, has_head) in [((80, 24), true), ((40, 12), true), ((120, 40), false)] {
            let chrome = Chrome::of(size, has_head);
            let parts = [chrome.title, chrome.head, chrome.body, chrome.message, chrome.footer];
            assert_eq!(parts.iter().map(|part| part.height).sum::<u16>(), size.1);
            assert!(parts.windows(2).all(|pair| pair[0].bottom() == pair[1].top()));
        }
    }

    #[test]
    fn the_footer_always_names_help_and_cuts_no_hint() {
        let words = Words::new(Lang::Da);
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
        let commands = [Command::NextField, Command::NextStep, Command::Overview, Command::Menu];
        let hints: Vec<Hint> = commands.iter().map(|command| Hint::of(*command, &words)).collect();
        footer(&mut buf, Rect::new(0, 0, 40, 1), Theme::new(true, false), &hints, &words);
        let row: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(row, " Tab Næste felt   Esc Menu     F1 Hjælp ");
    }
}
