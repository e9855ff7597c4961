//! Several options to be ticked: the text of the answer is its ticked options, one a line, and each tick an undo step.

use super::field::FieldEditor;
use super::{Changed, Edit, Motion};
use crate::form::kind::{Gesture, OptionTick, ticks, toggled};

impl FieldEditor {
    /// Whether options are ticked here, and nothing is typed.
    pub(super) fn has_ticks(&self) -> bool {
        self.kind.gesture() == Gesture::SomeOf
    }

    /// The options as they are ticked, then the lines of the answer that are none.
    fn ticks(&self) -> Vec<OptionTick> {
        ticks(&self.input.text(), &self.choices)
    }

    /// The option in focus, counted from 0.
    pub(crate) fn ticked_at(&self) -> usize {
        self.ticked_at.min(self.ticks().len().saturating_sub(1))
    }

    /// Moves the focus to the next option or the one before; says whether there is one.
    pub(crate) fn move_tick(&mut self, is_down: bool) -> bool {
        let at = self.ticked_at();
        let next = if is_down { Some(at + 1) } else { at.checked_sub(1) };
        let next = next.filter(|next| self.has_ticks() && *next < self.ticks().len());
        self.ticked_at = next.unwrap_or(at);
        next.is_some()
    }

    /// Does an edit: Space and `x` tick, Home and End move the focus, and what is pasted is ticked as far as it names
    /// options and else kept as a line of its own.
    pub(super) fn apply_to_ticks(&mut self, edit: Edit) -> Changed {
        match edit {
            Edit::Insert(' ' | 'x' | 'X') => self.toggle_tick(),
            Edit::Burst { text, .. } if text.trim().is_empty() => {
                text.chars().map(|_| self.toggle_tick()).last().unwrap_or_default()
            }
            Edit::Paste(text) | Edit::Burst { text, .. } => {
                let all = format!("{}\n{text}", self.input.text());
                let completed = self.kind.completed(&all, &self.choices).into_owned();
                self.input.replace_all(&completed)
            }
            Edit::Move { motion: Motion::RowStart, .. } => {
                self.ticked_at = 0;
                Changed::default()
            }
            Edit::Move { motion: Motion::RowEnd, .. } => {
                self.ticked_at = self.ticks().len().saturating_sub(1);
                Changed::default()
            }
            Edit::Undo | Edit::Redo => self.input.apply(edit),
            _ => Changed::default(),
        }
    }

    fn toggle_tick(&mut self) -> Changed {
        let text = toggled(&self.input.text(), &self.choices, self.ticked_at());
        self.input.replace_all(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::small;

    fn editor(text: &str) -> FieldEditor {
        let form = small::form(&[r#"id: "x", kind: Choices, options: ["Børn", "Unge", "Voksne"]"#]);
        FieldEditor::new(small::field(form, "x"), text)
    }

    #[test]
    fn space_ticks_the_option_in_focus_and_undo_takes_it_back() {
        let mut editor = editor("");
        assert!(editor.move_tick(true));
        assert!(editor.apply(Edit::Insert(' ')).text.is_some());
        assert!(editor.move_tick(true) && !editor.move_tick(true));
        editor.apply(Edit::Insert('x'));
        assert_eq!(editor.input.text(), "Unge\nVoksne");
        editor.apply(Edit::Undo);
        assert_eq!(editor.input.text(), "Unge");
        editor.apply(Edit::Redo);
        assert_eq!(editor.input.text(), "Unge\nVoksne");
        editor.apply(Edit::Move { motion: Motion::RowStart, extend: false });
        assert_eq!(editor.ticked_at(), 0);
        assert!(!editor.move_tick(false));
    }

    #[test]
    fn letters_type_nothing_and_what_is_pasted_is_ticked_or_kept() {
        let mut editor = editor("Hunde");
        for edit in [Edit::Insert('q'), Edit::NewParagraph, Edit::Backspace, Edit::Cut] {
            assert_eq!(editor.apply(edit).text, None);
        }
        editor.apply(Edit::Paste("unge; børn\nKatte".to_owned()));
        assert_eq!(editor.input.text(), "Børn\nUnge\nHunde\nKatte");
        assert!(!editor.settle() && !editor.is_open());
    }

    #[test]
    fn a_line_that_is_no_option_can_be_taken_out_and_brought_back() {
        let mut editor = editor("Unge\nHunde");
        editor.apply(Edit::Move { motion: Motion::RowEnd, extend: false });
        editor.apply(Edit::Insert(' '));
        assert_eq!((editor.input.text().as_str(), editor.ticked_at()), ("Unge", 2));
        editor.apply(Edit::Undo);
        assert_eq!(editor.input.text(), "Unge\nHunde");
    }
}
