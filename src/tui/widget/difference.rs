//! Two texts held against each other, word by word: side by side where there is room, else one under the other. Of
//! paragraphs that are alike only the number is told, and of the others the sentences that differ. What differs is bold and underlined, and marked by a sign.

use std::ops::Range;

use ratatui::style::{Modifier, Style};

use crate::draft::diff::{Piece, shown_around, words as diff};
use crate::say;
use crate::tui::widget::text::Canvas;
use crate::words::Words;
use crate::wrap::row_bounds;

/// From this width on the texts stand side by side.
const BESIDE_COLUMNS: u16 = 96;
/// Columns for the sign before a row.
const SIGN_COLUMNS: u16 = 3;
/// Columns for the arrow after it.
const EDGE_COLUMNS: u16 = 1;
/// The row with the names of the texts.
pub(crate) const NAME_ROWS: u16 = 1;

/// Two texts, broken into rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    rows: Vec<DifferenceRow>,
    shape: DifferenceShape,
}

/// How the texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DifferenceShape {
    Beside,
    Below,
    /// There is but one.
    Alone,
}

/// A row: of the left text, of the right one, or of both beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
enum DifferenceRow {
    Remark(String),
    Texts { left: Option<MarkedLine>, right: Option<MarkedLine> },
}

/// A row of a text: stretches, and whether each differs.
type MarkedLine = Vec<(String, bool)>;

/// Paragraphs of a text with the stretches that differ.
#[derive(Debug, Default)]
struct Marked {
    text: String,
    marks: Vec<Range<usize>>,
    /// Where it differs: the marks, and where the other text alone has something.
    touched: Vec<Range<usize>>,
}

impl Marked {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn mark(&mut self, text: &str) {
        let mark = self.text.len()..self.text.len() + text.len();
        self.touched.push(mark.clone());
        self.marks.push(mark);
        self.text.push_str(text);
    }

    fn touch(&mut self) {
        self.touched.push(self.text.len()..self.text.len());
    }

    fn is_alike(&self) -> bool {
        self.touched.is_empty()
    }

    /// The sentences that differ with some words around; what is left out is an ellipsis.
    fn folded(&self) -> Marked {
        let mut folded = Marked::default();
        let mut done = 0;
        for shown in shown_around(&self.text, &self.touched) {
            if shown.start > done {
                folded.push(if done == 0 { "… " } else { " … " });
            }
            let by = |at: usize| at - shown.start + folded.text.len();
            let within = self.marks.iter().filter(|mark| mark.start < shown.end && mark.end > shown.start);
            let marks: Vec<_> = within.map(|mark| by(mark.start)..by(mark.end)).collect();
            folded.marks.extend(marks);
            folded.push(&self.text[shown.clone()]);
            done = shown.end;
        }
        if done < self.text.len() {
            folded.push(" …");
        }
        folded
    }

    fn rows(&self, width: u16) -> Vec<MarkedLine> {
        let mut rows = Vec::new();
        let mut start = 0;
        for paragraph in self.text.split('\n') {
            let bounds = row_bounds(paragraph, usize::from(width)).into_iter();
            rows.extend(bounds.map(|row| self.line(start + row.start..start + row.end)));
            start += paragraph.len() + 1;
        }
        rows
    }

    fn line(&self, row: Range<usize>) -> MarkedLine {
        let mut line = Vec::new();
        let mut at = row.start;
        let mut push = |to: usize, is_mark| {
            if to > at {
                line.push((self.text[at..to].to_owned(), is_mark));
                at = to;
            }
        };
        for mark in self.marks.iter().filter(|mark| mark.start < row.end && mark.end > row.start) {
            push(mark.start, false);
            push(mark.end.min(row.end), true);
        }
        push(row.end, false);
        line
    }
}

impl Difference {
    /// Holds two texts against each other at a width.
    pub(crate) fn new(left: &str, right: &str, width: u16, words: &Words) -> Self {
        let is_beside = width >= BESIDE_COLUMNS;
        let shape = if is_beside { DifferenceShape::Beside } else { DifferenceShape::Below };
        let columns = if is_beside { beside_columns(width) } else { width };
        let columns = columns.saturating_sub(SIGN_COLUMNS + EDGE_COLUMNS);
        let nothing = say!(words, "difference-nothing");
        let lines = |text: &Marked| {
            if text.text.is_empty() { vec![vec![(nothing.clone(), false)]] } else { text.rows(columns) }
        };
        let mut rows = Vec::new();
        let mut alike = 0;
        for (left, right) in paragraphs(left, right) {
            if left.is_alike() && right.is_alike() {
                alike += usize::from(!left.text.trim().is_empty());
                continue;
            }
            rows.extend(told_alike(alike, words));
            alike = 0;
            let (left, right) = (lines(&left.folded()), lines(&right.folded()));
            let above = if is_beside { 0 } else { left.len() };
            let count = left.len().max(above + right.len());
            rows.extend((0..count).map(|at| DifferenceRow::Texts {
                left: left.get(at).cloned(),
                right: at.checked_sub(above).and_then(|at| right.get(at)).cloned(),
            }));
        }
        rows.extend(told_alike(alike, words));
        Difference { rows, shape }
    }

    /// One text alone, under the second name.
    pub(crate) fn of_one(text: &str, width: u16) -> Self {
        let text = Marked { text: text.to_owned(), ..Marked::default() };
        let rows = text.rows(width.saturating_sub(SIGN_COLUMNS + EDGE_COLUMNS)).into_iter();
        let rows = rows.map(|line| DifferenceRow::Texts { left: Some(line), right: None }).collect();
        Difference { rows, shape: DifferenceShape::Alone }
    }

    /// How many rows it takes.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Draws the names of the texts, and below them the rows from `first` on.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, top: u16, first: usize, names: [&str; 2]) {
        let theme = canvas.theme();
        let right_column =
            if self.shape == DifferenceShape::Beside { beside_columns(canvas.width()) } else { 0 };
        let below = top + NAME_ROWS;
        match self.shape {
            DifferenceShape::Beside => {
                canvas.put(top, 1, &format!("- {}", names[0]), theme.strong());
                canvas.put(top, right_column + 1, &format!("+ {}", names[1]), theme.strong());
            }
            DifferenceShape::Below => {
                canvas.put(top, 1, &format!("- {}   + {}", names[0], names[1]), theme.strong());
            }
            DifferenceShape::Alone => {
                canvas.put(top, SIGN_COLUMNS, names[1], theme.strong());
            }
        }
        let room = usize::from(canvas.height().saturating_sub(below));
        let first = first.min(self.len().saturating_sub(room));
        for (y, row) in (below..canvas.height()).zip(self.rows.iter().skip(first)) {
            match row {
                DifferenceRow::Remark(text) => {
                    canvas.put(y, SIGN_COLUMNS, text, theme.quiet());
                }
                DifferenceRow::Texts { left, right } => {
                    let sign = if self.shape == DifferenceShape::Alone { "" } else { "-" };
                    draw_line(canvas, y, 0, left.as_ref(), sign, theme.removed());
                    draw_line(canvas, y, right_column, right.as_ref(), "+", theme.added());
                }
            }
        }
        canvas.more(below, 0, first > 0, self.len() > first + room);
    }
}

/// The paragraphs of two texts, those that are alike at the same place.
fn paragraphs(left: &str, right: &str) -> Vec<(Marked, Marked)> {
    let mut done = Vec::new();
    let (mut old, mut new) = (Marked::default(), Marked::default());
    for piece in diff(left, right) {
        match piece {
            Piece::Removed(text) => {
                old.mark(text);
                new.touch();
            }
            Piece::Added(text) => {
                new.mark(text);
                old.touch();
            }
            Piece::Same(text) => {
                for (at, paragraph) in text.split('\n').enumerate() {
                    if at > 0 {
                        done.push((std::mem::take(&mut old), std::mem::take(&mut new)));
                    }
                    old.push(paragraph);
                    new.push(paragraph);
                }
            }
        }
    }
    done.push((old, new));
    done
}

/// The row in the place of so many paragraphs that are alike.
fn told_alike(count: usize, words: &Words) -> Option<DifferenceRow> {
    (count > 0).then(|| DifferenceRow::Remark(say!(words, "difference-alike", count = count)))
}

/// Where the right text begins, beside the left one.
fn beside_columns(width: u16) -> u16 {
    width / 2
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    y: u16,
    column: u16,
    line: Option<&MarkedLine>,
    sign: &str,
    style: Style,
) {
    let Some(line) = line else { return };
    canvas.put(y, column + 1, sign, style.remove_modifier(Modifier::UNDERLINED));
    let mut column = column + SIGN_COLUMNS;
    for (text, is_mark) in line {
        column = canvas.put(y, column, text, if *is_mark { style } else { Style::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Palette, Theme};
    use crate::words::Lang;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(left: &str, right: &str, width: u16) -> Buffer {
        let difference = Difference::new(left, right, width, &Words::new(Lang::Da));
        let mut buf = Buffer::empty(Rect::new(0, 0, width, NAME_ROWS + 6));
        let area = buf.area;
        difference.draw(&mut Canvas::new(&mut buf, area, Theme::new(Palette::Mono, false)), 0, 0, ["A", "B"]);
        buf
    }

    fn rows(buf: &Buffer) -> Vec<String> {
        let row = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
        (0..buf.area.height).map(|y| row(y).trim_end().to_owned()).filter(|row| !row.is_empty()).collect()
    }

    #[test]
    fn one_under_the_other_a_sign_says_whose_a_row_is() {
        let buf = drawn("ens\nen to tre\nens\nogså ens", "ens\nen fem tre\nens\nogså ens", 40);
        assert_eq!(
            rows(&buf),
            [
                " - A   + B",
                "   … 1 afsnit er ens …",
                " - en to tre",
                " + en fem tre",
                "   … 2 afsnit er ens …"
            ]
        );
    }

    #[test]
    fn what_differs_is_seen_without_colour() {
        let buf = drawn("en to tre", "en fem tre", 40);
        let weight = |x: u16, y: u16| buf[(x, y)].modifier;
        assert_eq!(weight(3, 1), Modifier::empty());
        assert_eq!(weight(6, 1), Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(weight(6, 2), Modifier::BOLD | Modifier::UNDERLINED);
    }

    #[test]
    fn side_by_side_the_rows_of_a_paragraph_begin_together() {
        let long = "ord ".repeat(20);
        let buf = drawn(&format!("{long}\nsidst"), "kort\nsidst", 100);
        let rows = rows(&buf);
        assert!(rows[0].starts_with(" - A ") && rows[0].ends_with(" + B"), "{rows:?}");
        assert!(rows[1].starts_with(" - ord") && rows[1].contains(" + kort"), "{rows:?}");
        assert!(rows[2].trim_end().ends_with("ord"));
    }

    #[test]
    fn a_text_that_is_not_there_is_told() {
        assert_eq!(rows(&drawn("", "nyt", 40)), [" - A   + B", " - (intet)", " + nyt"]);
    }
}
