//! A one-line field with a list of suggestions below it. Any text is allowed.
//!
//! The caller decides what matches, by a function from the text to the suggestions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::line::LineEditor;
use super::view::{EditorStyle, cells};
use super::{Changed, Edit, boundary};
use crate::shown;
use crate::tui::theme::Glyph;

/// Edits one line, with suggestions.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceEditor {
    line: LineEditor,
    options: Vec<String>,
    selected: Option<usize>,
}

impl ChoiceEditor {
    /// Cleans the text; the list is closed until the text changes.
    pub(crate) fn new(text: &str) -> Self {
        Self { line: LineEditor::new(text), options: Vec::new(), selected: None }
    }

    pub(crate) fn line(&self) -> &LineEditor {
        &self.line
    }

    pub(crate) fn line_mut(&mut self) -> &mut LineEditor {
        &mut self.line
    }

    pub(crate) fn text(&self) -> &str {
        self.line.text()
    }

    /// Asks for new suggestions if the edit changes the text.
    pub(crate) fn apply(&mut self, edit: Edit, suggest: impl Fn(&str) -> Vec<String>) -> Changed {
        let changed = self.line.apply(edit);
        if changed.text.is_some() {
            self.open(suggest);
        }
        changed
    }

    /// See [`super::prose::ProseEditor::take_in`]; the list for the old text closes.
    pub(crate) fn take_in(&mut self, text: &str) -> bool {
        let is_other = self.line.take_in(text);
        if is_other {
            self.close();
        }
        is_other
    }

    /// Opens the list, unless the text itself is the only suggestion.
    pub(crate) fn open(&mut self, suggest: impl Fn(&str) -> Vec<String>) {
        self.close();
        self.options = suggest(self.text());
        if self.options.len() == 1 && self.options[0] == self.text() {
            self.close();
        }
    }

    pub(crate) fn close(&mut self) {
        self.options.clear();
        self.selected = None;
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.options.is_empty()
    }

    pub(crate) fn selected(&self) -> Option<&str> {
        self.options.get(self.selected?).map(String::as_str)
    }

    /// Selects the next suggestion; after the last one, none.
    pub(crate) fn next(&mut self) {
        let next = self.selected.map_or(0, |at| at + 1);
        self.selected = (next < self.options.len()).then_some(next);
    }

    /// Selects the suggestion before; before the first one, none.
    pub(crate) fn previous(&mut self) {
        let count = self.selected.unwrap_or(self.options.len());
        self.selected = count.checked_sub(1);
    }

    /// Replaces the text by the selected suggestion, if any, as one undo step, and closes the list.
    pub(crate) fn accept(&mut self) -> Changed {
        let chosen = self.selected().map(str::to_owned);
        self.close();
        match chosen {
            Some(text) if text != self.text() => self.line.replace_all(&text),
            _ => Changed::default(),
        }
    }
}

/// Draws the list from the top of an area, scrolled to the selected suggestion; returns how many rows it took.
pub(crate) fn draw_options(choice: &ChoiceEditor, area: Rect, buf: &mut Buffer, look: &EditorStyle) -> u16 {
    let area = area.intersection(buf.area);
    let room = usize::from(area.height);
    let first = choice.selected.map_or(0, |at| (at + 1).saturating_sub(room));
    let mut rows = 0;
    for (index, option) in choice.options.iter().enumerate().skip(first).take(room) {
        let is_selected = choice.selected == Some(index);
        let row = Rect { y: area.y + rows, height: 1, ..area };
        draw_option(option, is_selected, row, buf, look);
        rows += 1;
    }
    rows
}

fn draw_option(option: &str, is_selected: bool, row: Rect, buf: &mut Buffer, look: &EditorStyle) {
    let style = if is_selected { look.text.patch(look.theme.chosen()) } else { look.text };
    Clear.render(row, buf);
    buf.set_style(row, style);
    // More than colour, for those who see none.
    let mark = if is_selected { look.theme.glyph(Glyph::Pointer) } else { " " };
    let mut column = 0;
    for character in
        [mark, " "].into_iter().chain(boundary::characters(option).map(|(_, character)| character))
    {
        let (symbol, width) = shown::shown(character, look.theme.is_ascii);
        if column + width > usize::from(row.width) {
            break;
        }
        buf.set_string(row.x + cells(column), row.y, symbol, style);
        column += width;
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::tui::theme::Theme;

    fn kommuner(written: &str) -> Vec<String> {
        let all = ["Aabenraa", "Aalborg", "Aarhus"];
        all.iter().filter(|name| name.starts_with(written)).map(|name| (*name).to_owned()).collect()
    }

    fn typed(text: &str) -> ChoiceEditor {
        let mut choice = ChoiceEditor::new("");
        choice.apply(Edit::Paste(text.to_owned()), kommuner);
        choice
    }

    #[test]
    fn writing_opens_the_list_and_nothing_is_chosen() {
        let choice = typed("Aa");
        assert_eq!(choice.options.len(), 3);
        assert_eq!(choice.selected(), None);
    }

    #[test]
    fn an_accepted_suggestion_is_one_step() {
        let mut choice = typed("Aal");
        choice.next();
        assert!(choice.accept().text.is_some());
        assert_eq!(choice.text(), "Aalborg");
        assert!(!choice.is_open());
        choice.apply(Edit::Undo, kommuner);
        assert_eq!(choice.text(), "Aal");
    }

    #[test]
    fn free_text_stands_when_nothing_is_chosen() {
        let mut choice = typed("Aars");
        assert!(!choice.is_open());
        assert_eq!(choice.accept(), Changed::default());
        assert_eq!(choice.text(), "Aars");
    }

    #[test]
    fn a_full_match_closes_the_list() {
        assert!(!typed("Aarhus").is_open());
    }

    #[test]
    fn the_choice_goes_round_by_way_of_none() {
        let mut choice = typed("Aa");
        let mut seen = Vec::new();
        for _ in 0..5 {
            choice.next();
            seen.push(choice.selected().map(str::to_owned));
        }
        assert_eq!(seen[2].as_deref(), Some("Aarhus"));
        assert_eq!(seen[3], None);
        choice.previous();
        assert_eq!(choice.selected(), None);
        choice.previous();
        assert_eq!(choice.selected(), Some("Aarhus"));
    }

    #[test]
    fn the_list_shows_the_chosen_one_also_in_few_rows() {
        let mut choice = typed("Aa");
        choice.previous();
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 2));
        let look = EditorStyle { theme: Theme::new(true, true), text: Style::new() };
        let rows = draw_options(&choice, buf.area, &mut buf, &look);
        assert_eq!(rows, 2);
        let shown: String = (0..10).map(|x| buf[(x, 1)].symbol()).collect();
        assert_eq!(shown, "> Aarhus  ");
    }
}
