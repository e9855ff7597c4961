//! The editor of a field: its text and, where that is a choice among names, a list of those that match below it. Any
//! text is allowed. Where several options are to be ticked, the text is what is ticked, and nothing is typed.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::text_editor::TextEditor;
use super::view::Scroll;
use super::{Changed, Edit};
use crate::clean::clean;
use crate::form::kind::Gesture;
use crate::form::{Field, FieldKind};
use crate::shown;
use crate::tui::theme::Theme;

/// Edits the answer to a field.
#[derive(Debug)]
pub(crate) struct FieldEditor {
    pub(super) kind: FieldKind,
    /// The field's own.
    pub(super) choices: Vec<String>,
    pub(crate) input: TextEditor,
    pub(crate) scroll: Cell<Scroll>,
    /// The answer as it was given to the editor: all else was typed here.
    given: String,
    /// The names that match the text; none while the list is closed.
    options: Vec<String>,
    selected: Option<usize>,
    /// The option in focus, where several are to be ticked.
    pub(super) ticked_at: usize,
}

impl FieldEditor {
    /// The editor for the answer to a field, with a text in it. The list is closed until the text changes.
    pub(crate) fn new(field: &Field, text: &str) -> Self {
        let input = TextEditor::new(text, field.kind.gesture().into());
        let given = input.line().to_owned();
        FieldEditor {
            kind: field.kind,
            choices: field.options.clone(),
            input,
            scroll: Cell::default(),
            given,
            options: Vec::new(),
            selected: None,
            ticked_at: 0,
        }
    }

    /// A text as it would stand in a field if it were typed there.
    pub(crate) fn as_typed(kind: FieldKind, text: &str) -> String {
        clean(text, kind.gesture().into()).text
    }

    /// Asks for the matching names if the edit changes the text.
    pub(crate) fn apply(&mut self, edit: Edit) -> Changed {
        if self.has_ticks() {
            return self.apply_to_ticks(edit);
        }
        let changed = self.input.apply(edit);
        if changed.text.is_some() {
            self.open();
        }
        changed
    }

    /// See [`TextEditor::take_in`]; the list for the old text closes. The ticks are those that others toggled along.
    pub(crate) fn take_in(&mut self, text: &str, ticks: &[usize]) {
        self.input.forget_ticks(ticks);
        if self.input.take_in(text) {
            self.was_given();
        }
    }

    /// Replaces the text by an answer from elsewhere, with the ticks that are toggled along, as one undo step.
    pub(crate) fn replace(&mut self, text: &str, ticks: Vec<usize>) {
        self.input.replace_answer(text, ticks);
        self.was_given();
    }

    /// Leaves the answer for another, to come back to it as it is now: see [`TextEditor::rest`].
    pub(crate) fn rest(&mut self) {
        self.input.rest();
        self.was_given();
    }

    fn was_given(&mut self) {
        self.input.line().clone_into(&mut self.given);
        self.close();
    }

    /// Opens the list, unless the text itself is the only name in it.
    pub(crate) fn open(&mut self) {
        self.close();
        let names = self.kind.suggestions(self.input.line(), &self.choices);
        if names != [self.input.line()] {
            self.options = names;
        }
    }

    /// Opens the list of all answers there are, at the one that is given or else the first, where only one of a few can
    /// be: says whether that is so.
    pub(crate) fn open_all(&mut self) -> bool {
        if self.kind.gesture() != Gesture::OneOf {
            return false;
        }
        self.options = self.kind.suggestions("", &self.choices);
        let given = self.options.iter().position(|option| option == self.input.line());
        self.selected = Some(given.unwrap_or(0));
        true
    }

    fn close(&mut self) {
        self.options.clear();
        self.selected = None;
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.options.is_empty()
    }

    /// How many names the open list has.
    pub(crate) fn option_count(&self) -> usize {
        self.options.len()
    }

    /// Selects the next name of the list or the one before; beyond either end, none.
    pub(crate) fn select(&mut self, is_down: bool) {
        let count = self.options.len();
        self.selected = if is_down {
            Some(self.selected.map_or(0, |at| at + 1)).filter(|at| *at < count)
        } else {
            self.selected.unwrap_or(count).checked_sub(1)
        };
    }

    /// Replaces the text by the selected name, if any, as one undo step, and closes the list.
    pub(crate) fn accept(&mut self) {
        let chosen = self.selected.map(|at| self.options[at].clone());
        self.close();
        if let Some(name) = chosen.filter(|name| name != self.input.line()) {
            self.input.replace_all(&name);
        }
    }

    /// Takes the selected name of an open list, and the official spelling of an unambiguous match, unless nothing was
    /// typed. Says whether that changed the text.
    pub(crate) fn settle(&mut self) -> bool {
        if self.has_ticks() {
            return false;
        }
        let before = self.input.line().to_owned();
        self.accept();
        if self.input.line() == self.given {
            return self.given != before;
        }
        let name = self.kind.completed(self.input.line(), &self.choices).into_owned();
        if name != before {
            self.input.replace_all(&name);
        }
        name != before
    }

    /// Draws the list from the top of an area, scrolled to the selected name.
    pub(crate) fn draw_options(&self, area: Rect, buf: &mut Buffer, theme: Theme) {
        let area = area.intersection(buf.area);
        let room = usize::from(area.height);
        let first = self.selected.map_or(0, |at| (at + 1).saturating_sub(room));
        for ((index, option), y) in self.options.iter().enumerate().skip(first).zip(area.top()..area.bottom())
        {
            let row = Rect { y, height: 1, ..area };
            let is_selected = self.selected == Some(index);
            let style = if is_selected { theme.reversed() } else { Style::new() };
            Clear.render(row, buf);
            buf.set_style(row, style);
            // More than colour, for those who see none.
            let edge = if theme.has_lines { theme.sign("│") } else { " " };
            let mark = if is_selected { theme.sign("▸") } else { edge };
            let text = format!("{mark} {}", shown::text(option));
            buf.set_stringn(row.x, row.y, text, usize::from(row.width), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{small, som};
    use crate::tui::theme::Palette;

    fn typed(text: &str) -> FieldEditor {
        let mut field = FieldEditor::new(som().applicant(), "");
        field.apply(Edit::Paste(text.to_owned()));
        field
    }

    #[test]
    fn writing_opens_the_list_and_nothing_is_chosen() {
        let field = typed("Aa");
        assert!(field.is_open());
        assert_eq!(field.selected, None);
    }

    #[test]
    fn an_accepted_suggestion_is_one_step() {
        let mut field = typed("Aal");
        field.select(true);
        field.accept();
        assert_eq!(field.input.line(), "Aalborg Kommune");
        assert!(!field.is_open());
        field.apply(Edit::Undo);
        assert_eq!(field.input.line(), "Aal");
    }

    #[test]
    fn free_text_stands_when_nothing_is_chosen() {
        let mut field = typed("Aarsleff");
        assert!(!field.is_open());
        assert!(!field.settle());
        assert_eq!(field.input.line(), "Aarsleff");
    }

    #[test]
    fn a_full_match_closes_the_list() {
        assert!(!typed("Aarhus Kommune").is_open());
    }

    #[test]
    fn no_other_kind_has_a_list_or_is_completed() {
        use FieldKind::{Choice, Choices, Kommune, YesNo};
        let others = FieldKind::ALL.iter().filter(|kind| ![Kommune, Choice, Choices, YesNo].contains(kind));
        for kind in others {
            let form = small::form(&[&format!("id: \"x\", kind: {kind:?}")]);
            let mut field = FieldEditor::new(small::field(form, "x"), "");
            field.apply(Edit::Paste("aarh\naal".to_owned()));
            field.open();
            assert!(!field.is_open() && !field.open_all() && !field.settle(), "{kind:?}");
        }
    }

    fn choosing(kind: &str, text: &str) -> FieldEditor {
        let form = small::form(&[&format!("id: \"x\", kind: {kind}")]);
        FieldEditor::new(small::field(form, "x"), text)
    }

    const FORMS: &str = r#"Choice, options: ["Kommune", "Region", "Selskab"]"#;

    #[test]
    fn one_of_a_few_is_chosen_in_a_list_of_all() {
        let mut field = choosing(FORMS, "");
        assert!(field.open_all());
        assert_eq!((field.option_count(), field.selected), (3, Some(0)));
        field.select(true);
        assert!(field.settle());
        assert_eq!(field.input.line(), "Region");
        assert!(field.open_all());
        assert_eq!(field.selected, Some(1), "the list opens at what is chosen");
    }

    #[test]
    fn typing_narrows_the_list_and_what_is_unambiguous_is_completed() {
        let mut field = choosing(FORMS, "");
        field.apply(Edit::Insert('s'));
        assert_eq!(field.options, ["Selskab"]);
        assert!(field.settle());
        assert_eq!(field.input.line(), "Selskab");
        let mut field = choosing("YesNo", "");
        field.apply(Edit::Insert('n'));
        assert!(field.settle());
        assert_eq!(field.input.line(), "Nej");
        field.apply(Edit::Undo);
        assert_eq!(field.input.line(), "n");
    }

    #[test]
    fn another_text_stands_as_typed() {
        let mut field = choosing(FORMS, "");
        field.apply(Edit::Paste("Fond".to_owned()));
        assert!(!field.is_open() && !field.settle());
        assert_eq!(field.input.line(), "Fond");
    }

    #[test]
    fn the_choice_goes_round_by_way_of_none() {
        let mut field = typed("Aa");
        let count = field.options.len();
        for at in 0..count {
            field.select(true);
            assert_eq!(field.selected, Some(at));
        }
        field.select(true);
        assert_eq!(field.selected, None);
        field.select(false);
        assert_eq!(field.selected, Some(count - 1));
        for _ in 0..count {
            field.select(false);
        }
        assert_eq!(field.selected, None);
    }

    #[test]
    fn the_list_shows_the_chosen_one_also_in_few_rows() {
        let mut field = typed("Aa");
        field.select(false);
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 2));
        field.draw_options(buf.area, &mut buf, Theme::new(Palette::Full, true));
        let shown: String = (0..20).map(|x| buf[(x, 1)].symbol()).collect();
        assert_eq!(shown, format!("> {:18}", field.options.last().expect("an option")));
    }
}
