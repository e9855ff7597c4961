//! Rows below the caret that stay as they are while one types within a paragraph: a reader says each that changes, and
//! wrapping the rest anew would move a word of it with every other one typed. What follows goes to a row of its own once it
//! has no more room beside what is typed, until the caret is moved.

use super::{EditorLayout, Row, RowRule};
use crate::tui::editor::text_buffer::{Spot, TextBuffer};
use crate::wrap::boundary;

/// The end of a paragraph that is wrapped by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeldRows {
    pub(super) paragraph: usize,
    /// Its bytes. Typing before it changes nothing of it.
    pub(super) bytes: usize,
}

/// A paragraph before a key: what was held of it, and how its rows began, from its end.
#[derive(Debug)]
pub(in crate::tui::editor) struct RowsBefore {
    held: Option<HeldRows>,
    paragraph: usize,
    starts: Vec<usize>,
}

impl RowRule {
    /// The rows of a paragraph whose end is wrapped by itself.
    fn rows_apart(&self, paragraph: &str, at: usize) -> Vec<Row> {
        let mut rows = self.rows(&paragraph[..at]);
        let moved = |row: Row| Row { bytes: at + row.bytes.start..at + row.bytes.end, ..row };
        rows.extend(self.rows(&paragraph[at..]).into_iter().map(moved));
        rows
    }
}

impl EditorLayout {
    /// The paragraph of the caret, before a key changes it.
    pub(in crate::tui::editor) fn rows_before(&self, text: &TextBuffer, caret: Spot) -> RowsBefore {
        let len = text.paragraph(caret.paragraph).len();
        let starts = self.starts_from_end(caret.paragraph, len);
        RowsBefore { held: self.held, paragraph: caret.paragraph, starts }
    }

    fn starts_from_end(&self, paragraph: usize, len: usize) -> Vec<usize> {
        let rows = self.paragraphs.get(paragraph).into_iter().flatten();
        rows.map(|row| len - row.bytes.start).collect()
    }

    /// Keeps the rows below the caret as they were before the key: those that were held, or all that follows the caret, where
    /// another row would change. That may part a word, until the caret is moved.
    pub(in crate::tui::editor) fn hold(&mut self, text: &TextBuffer, caret: Spot, before: &RowsBefore) {
        if self.rule.sheet.is_some() || caret.paragraph != before.paragraph {
            return;
        }
        let paragraph = text.paragraph(caret.paragraph);
        let len = paragraph.len();
        let after = len - caret.byte;
        let below =
            |starts: &[usize]| starts.iter().copied().filter(|start| *start < after).collect::<Vec<_>>();
        let held = before.held.filter(|held| held.paragraph == caret.paragraph && held.bytes <= after);
        let bytes = match held {
            Some(held) => held.bytes,
            None if below(&before.starts) == below(&self.starts_from_end(caret.paragraph, len)) => return,
            None => after,
        };
        // What was typed may have become one with the character after it.
        let at = boundary::snap(paragraph, len - bytes);
        if (1..len).contains(&at) {
            self.held = Some(HeldRows { paragraph: caret.paragraph, bytes: len - at });
            self.put_rows(caret.paragraph, self.rule.rows_apart(paragraph, at));
        }
    }

    /// Wraps the whole paragraph again of which something was held.
    pub(in crate::tui::editor) fn release(&mut self, text: &TextBuffer) {
        if let Some(HeldRows { paragraph, .. }) = self.held.take() {
            self.put_rows(paragraph, self.rule.rows(text.paragraph(paragraph)));
        }
    }

    pub(super) fn put_rows(&mut self, paragraph: usize, rows: Vec<Row>) {
        self.len += rows.len();
        self.len -= std::mem::replace(&mut self.paragraphs[paragraph], rows).len();
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::Lines;
    use crate::tui::editor::text_editor::TextEditor;
    use crate::tui::editor::{CaretPosition, Edit, Motion};

    const TEXT: &str = "Kommunen har i flere år arbejdet med indsatser på området og regnet på dem";

    /// The rows of a text, with the caret's among them marked.
    fn rows(editor: &TextEditor) -> Vec<String> {
        let text = |(at, row): (usize, super::super::LocatedRow)| {
            let mark = if at == editor.caret_row() { ">" } else { "" };
            format!("{mark}{}", &editor.paragraph(row.paragraph)[row.row])
        };
        editor.layout.rows_from(0).enumerate().map(text).collect()
    }

    fn typed(editor: &mut TextEditor, text: &str) {
        for c in text.chars() {
            editor.apply(Edit::Insert(c));
        }
    }

    /// In a view of 20 columns, before "i flere".
    fn editor() -> TextEditor {
        let mut editor = TextEditor::new(TEXT, Lines::Many);
        editor.resize(22, 5, None);
        editor.hold_rows(true);
        editor.set_caret(CaretPosition { paragraph: 0, column: 13 });
        editor
    }

    #[test]
    fn rows_below_stay_while_one_types_and_are_wrapped_again_when_the_caret_moves() {
        let mut editor = editor();
        let before =
            ["Kommunen har i flere ", "år arbejdet med ", "indsatser på området ", "og regnet på dem"];
        assert_eq!(
            rows(&editor),
            [&format!(">{}", before[0]), before[1], before[2], before[3]].map(String::from)
        );
        typed(&mut editor, "nu ");
        let below = ["i flere år arbejdet ", "med indsatser på ", "området og regnet på ", "dem"];
        assert_eq!(rows(&editor)[0], ">Kommunen har nu ");
        assert_eq!(rows(&editor)[1..], below);
        typed(&mut editor, "li");
        editor.apply(Edit::Backspace);
        assert_eq!(rows(&editor)[0], ">Kommunen har nu l");
        assert_eq!(rows(&editor)[1..], below);
        typed(&mut editor, "igesom ");
        assert_eq!(rows(&editor)[..2], ["Kommunen har nu ", ">ligesom "]);
        assert_eq!(rows(&editor)[2..], below);
        editor.apply(Edit::Move { motion: Motion::Left, extend: false });
        let mut fresh = TextEditor::new(&editor.text(), Lines::Many);
        fresh.resize(22, 5, None);
        fresh.set_caret(editor.caret_position());
        assert_eq!(rows(&editor), rows(&fresh));
    }

    #[test]
    fn what_others_write_ends_it() {
        let mut editor = editor();
        typed(&mut editor, "nu ");
        let theirs = format!("Et nyt afsnit.\n{}\nOg et til.", editor.text());
        assert!(editor.take_in(&theirs));
        let mut fresh = TextEditor::new(&theirs, Lines::Many);
        fresh.resize(22, 5, None);
        fresh.set_caret(editor.caret_position());
        assert_eq!(rows(&editor), rows(&fresh));
    }

    #[test]
    fn a_letter_that_has_room_in_its_row_holds_nothing() {
        let mut editor = editor();
        editor.set_caret(CaretPosition { paragraph: 0, column: 24 });
        typed(&mut editor, "x");
        assert_eq!(rows(&editor)[1], ">år xarbejdet med ");
        assert_eq!(rows(&editor).len(), 4);
    }
}
