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

/// In the title bar a name keeps so many columns while shorter facts will do.
const NAME_COLUMNS_MIN: u16 = 24;
/// No line of text is longer than one of the page with its number.
pub(crate) const TEXT_COLUMNS_MAX: u16 = 110;
/// From this width on there are two columns of margin.
const ROOMY: u16 = 100;

/// The blank columns at either side of a window of so many.
pub(super) fn margin(columns: u16) -> u16 {
    if columns < ROOMY { 1 } else { 2 }
}

/// The parts of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chrome {
    /// Title bar: what is open, and how it is.
    pub title: Rect,
    /// Where in it one is, with a blank row below where there is room.
    pub head: Rect,
    /// The screen's own part.
    pub body: Rect,
    /// What is to be said; blank otherwise.
    pub message: Rect,
    /// The keys.
    pub footer: Rect,
}

impl Chrome {
    /// The parts of a screen with a row below the title, or without.
    pub(crate) fn of(size: (u16, u16), has_head: bool) -> Self {
        let (columns, rows) = size;
        // Each part has one column of margin of its own.
        let inset = margin(columns) - 1;
        let row = |y: u16, height: u16| Rect::new(inset, y, columns.saturating_sub(2 * inset), height);
        let head_rows = u16::from(has_head) + u16::from(rows >= 16);
        let body_top = 1 + head_rows;
        Chrome {
            title: Rect::new(0, 0, columns, 1),
            head: row(1, head_rows),
            body: row(body_top, rows.saturating_sub(body_top + 2)),
            message: row(rows.saturating_sub(2), 1),
            footer: row(rows.saturating_sub(1), 1),
        }
    }

    /// Makes room between message and footer, at the cost of the body; gives it.
    pub(crate) fn make_foot(&mut self, rows: u16) -> Rect {
        let rows = rows.min(self.body.height);
        self.body.height -= rows;
        self.message.y -= rows;
        Rect { y: self.message.bottom(), height: rows, ..self.message }
    }

    /// The body as far as a line of text is easy to read.
    pub(crate) fn text_body(self) -> Rect {
        Rect { width: self.body.width.min(TEXT_COLUMNS_MAX), ..self.body }
    }
}

/// Draws the title bar: a name left, at the right the first of these texts that leaves the name its room.
pub(crate) fn title(buf: &mut Buffer, area: Rect, theme: Theme, left: &str, right: &[String]) {
    let mut canvas = Canvas::new(buf, area, theme);
    let (bar, margin) = (theme.reversed(), margin(area.width));
    canvas.style_row(0, bar);
    let spare = canvas.width().saturating_sub(2 * margin + 2);
    let least = width(left).min(NAME_COLUMNS_MIN);
    let fitting = right.iter().find(|text| width(text) + least <= spare).or(right.last());
    let right = fitting.map_or("", String::as_str);
    let left = super::text::cut(left, spare.saturating_sub(width(right)), theme);
    canvas.put(0, margin, &left, bar);
    canvas.put_right(0, margin, right, bar);
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

    /// The columns it takes with its cap, in a window that is roomy or not.
    fn width(&self, is_roomy: bool) -> u16 {
        width(&self.key) + 1 + width(&self.label) + if is_roomy { 2 } else { 0 }
    }

    /// Draws the key as a cap, so that it stands out without colour, and its label.
    fn draw(&self, canvas: &mut Canvas<'_>, row: u16, column: u16, is_roomy: bool) -> u16 {
        let cap = canvas.theme().reversed();
        let key = if is_roomy { format!(" {} ", self.key) } else { self.key.clone() };
        let column = canvas.put(row, column, &key, cap);
        canvas.put(row, column + 1, &self.label, Style::new())
    }
}

/// Draws the footer: help at the right, and as many hints as fit. Esc, which works on every terminal, is the last to
/// give way, and help goes before the first hint does.
pub(crate) fn footer(buf: &mut Buffer, area: Rect, theme: Theme, hints: &[Hint], words: &Words) {
    let mut canvas = Canvas::new(buf, area, theme);
    // Only a roomy window has its parts set in.
    let is_roomy = area.x > 0;
    let help = Hint::of(Command::Help, words);
    let right = canvas.width().saturating_sub(help.width(is_roomy) + 1);
    let fitting = |gap, end| fitting(hints, is_roomy, gap, end, words);
    let [wide, narrow] = [3, 2].map(|gap| (gap, fitting(gap, right.saturating_sub(gap - 1))));
    let all_of = |shown: &[&Hint]| hints.iter().zip(shown).take_while(|(hint, shown)| hint == *shown).count();
    let (gap, mut shown) = if all_of(&wide.1) < all_of(&narrow.1) { narrow } else { wide };
    if shown.first() == hints.first().as_ref() {
        help.draw(&mut canvas, 0, right, is_roomy);
    } else {
        shown = fitting(gap, canvas.width());
    }
    let mut column = 1;
    for hint in shown {
        column = hint.draw(&mut canvas, 0, column, is_roomy) + gap;
    }
}

/// The hints that fit before the column `end`.
fn fitting<'h>(hints: &'h [Hint], is_roomy: bool, gap: u16, end: u16, words: &Words) -> Vec<&'h Hint> {
    let esc = HintKey::Close.name(words);
    let width = |hint: &Hint| hint.width(is_roomy);
    let mut owed = hints.iter().find(|hint| hint.key == esc).map_or(0, |hint| width(hint) + gap);
    let mut column = 1;
    let mut shown = Vec::new();
    for hint in hints {
        if hint.key == esc {
            owed = 0;
        }
        if column + width(hint) + owed <= end {
            column += width(hint) + gap;
            shown.push(hint);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Palette;
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
        footer(&mut buf, Rect::new(0, 0, 40, 1), Theme::new(Palette::Full, false), &hints, &words);
        let row: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(row, " Tab Næste felt   Esc Menu     F1 Hjælp ");
    }
}
