//! A terminal that is sent what the program draws, byte by byte, with a screen reader beside it that reads line by line: it
//! says each row that came to hold another text, from the top, then the row that the cursor came to. A letter typed is
//! that letter, and a run of one sign is said with how many there are. Of colour and weight it knows nothing.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use som::tui::runtime::frame_writer::FrameWriter;

use super::Journey;

/// So many of one sign in a row are said as a count.
const RUN: usize = 4;

/// A terminal and its reader.
pub(crate) struct ScreenReader {
    writer: FrameWriter,
    /// What the writer takes the terminal to show.
    shown: Buffer,
    terminal: vt100::Parser,
}

/// What the bytes of one frame wrote on: also where the same stood before.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// The rows.
    pub rows: BTreeSet<u16>,
    /// How many characters; text that the terminal moves along isn't written.
    pub cells: usize,
}

impl ScreenReader {
    /// A terminal that shows nothing yet.
    pub(crate) fn new((columns, rows): (u16, u16)) -> Self {
        let [height, width] = [rows, columns].map(|cells| NonZeroU16::new(cells).expect("some"));
        let mut writer = FrameWriter::default();
        writer.clear();
        ScreenReader {
            writer,
            shown: Buffer::empty(Rect::new(0, 0, columns, rows)),
            terminal: vt100::Parser::new(height, width, 0),
        }
    }

    /// Has the program draw, and gives what that wrote on.
    pub(crate) fn look(&mut self, journey: &Journey) -> Written {
        let (mut frame, cursor) = journey.drawn();
        let bytes = self.writer.frame(&mut self.shown, &mut frame, cursor).to_vec();
        self.shown = frame;
        let mut written = Written::default();
        let mut in_sequence = false;
        for byte in bytes {
            let (row, _) = self.terminal.screen().cursor_position();
            let is_final = byte.is_ascii_alphabetic() || byte == b'@';
            match byte {
                b'\x1b' => in_sequence = true,
                _ if in_sequence => {
                    in_sequence = !is_final;
                    if matches!(byte, b'K' | b'P' | b'@') {
                        written.rows.insert(row);
                    }
                }
                // The first byte of a character.
                _ if byte & 0xc0 != 0x80 => {
                    written.rows.insert(row);
                    written.cells += 1;
                }
                _ => {}
            }
            self.terminal.process(&[byte]);
        }
        written
    }

    /// Has the program draw, and gives what the reader says of it.
    pub(crate) fn listen(&mut self, journey: &Journey) -> Vec<String> {
        let (before, (row_before, column_before)) = (self.rows(), self.cursor());
        self.look(journey);
        let (after, (row, column)) = (self.rows(), self.cursor());
        let changed: Vec<usize> = (0..after.len()).filter(|at| before[*at] != after[*at]).collect();
        if changed == [row] && row == row_before {
            let letters = |text: &str, from: usize, to: usize| {
                text.chars().skip(from).take(to - from).collect::<String>()
            };
            if column > column_before {
                return vec![letters(&after[row], column_before, column)];
            }
            if column < column_before {
                return vec![format!("slettet {}", letters(&before[row], column, column_before))];
            }
        }
        if changed.is_empty() && row == row_before {
            let under = after[row].chars().nth(column).filter(|c| *c != ' ');
            let said = under.map_or("blank".to_owned(), String::from);
            return if column == column_before { Vec::new() } else { vec![said] };
        }
        let rows = changed.iter().map(|at| spoken(&after[*at])).filter(|text| !text.is_empty());
        let here = if after[row].trim().is_empty() { "blank".to_owned() } else { spoken(&after[row]) };
        let has_moved = (row, column) != (row_before, column_before);
        rows.chain(has_moved.then(|| format!("markør: {here}"))).collect()
    }

    /// The row of the cursor, with a mark before the cell on which it stands; that there is none, if it is hidden.
    pub(crate) fn at_cursor(&self) -> String {
        let (row, column) = self.cursor();
        let before: String = self.rows()[row].chars().take(column).collect();
        let after: String = self.rows()[row].chars().skip(column).collect();
        let mark = if self.terminal.screen().hide_cursor() { "(skjult)" } else { "⟦⟧" };
        format!("{before}{mark}{}", after.trim_end()).trim_start().to_owned()
    }

    /// The rows of the terminal as text.
    fn rows(&self) -> Vec<String> {
        let (_, columns) = self.terminal.screen().size();
        self.terminal
            .screen()
            .rows(0, columns.get())
            .map(|row| format!("{row:width$}", width = usize::from(columns.get())))
            .collect()
    }

    fn cursor(&self) -> (usize, usize) {
        let (row, column) = self.terminal.screen().cursor_position();
        (row.into(), column.into())
    }
}

/// A row as it is said: blanks are a pause, a run of signs is a count.
fn spoken(row: &str) -> String {
    let mut said = String::new();
    let mut rest = row.trim();
    while let Some(first) = rest.chars().next() {
        let run = rest.chars().take_while(|c| *c == first).count();
        let (signs, after) = rest.split_at(run * first.len_utf8());
        match first {
            ' ' if run > 1 => said.push_str(", "),
            _ if run >= RUN && !first.is_alphanumeric() => {
                said.extend([run.to_string(), " gange ".to_owned(), first.to_string()]);
            }
            _ => said.push_str(signs),
        }
        rest = after;
    }
    said
}
