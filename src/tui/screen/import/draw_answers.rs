//! Drawing a file's answers: the list of those that differ, and beside or below it the chosen one, word by word.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::answers::{AnswerRow, FileAnswer, FileAnswers, FileComment};
use crate::form::{Field, FieldId};
use crate::import::Note;
use crate::say;
use crate::shown;
use crate::tui::context::Context;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::list::in_view;
use crate::tui::widget::master_detail::MasterDetail;
use crate::tui::widget::text::{Canvas, cut, hanging, rows, width, wrapped};

/// Below this height all that only explains is left out.
const LOW: u16 = 10;

/// What the answers go into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Destination {
    /// Whether it is a new draft, which says nothing yet.
    pub(super) is_new: bool,
    /// Whether the draft can only be read.
    pub(super) is_read_only: bool,
}

/// A file's answers, and what they go into.
#[derive(Clone, Copy)]
pub(super) struct AnswersView<'a> {
    pub(super) answers: &'a FileAnswers,
    pub(super) into: Destination,
    pub(super) cx: &'a Context,
}

/// The text of the chosen row.
struct Detail {
    heading: String,
    /// What is to be known of the answer, above it.
    remarks: Vec<String>,
    text: DetailText,
}

enum DetailText {
    Notes(Vec<String>),
    Difference { names: [String; 2], difference: Difference },
}

impl Detail {
    /// The rows above the text that stay when it is scrolled.
    fn head_rows(&self) -> u16 {
        let names = if matches!(self.text, DetailText::Notes(_)) { 0 } else { NAME_ROWS };
        1 + rows(self.remarks.len()) + names
    }

    fn text_rows(&self) -> usize {
        match &self.text {
            DetailText::Notes(rows) => rows.len(),
            DetailText::Difference { difference, .. } => difference.len(),
        }
    }
}

impl AnswersView<'_> {
    /// Where the parts of the screen stand.
    fn layout(self, body: Rect) -> MasterDetail {
        let AnswersView { answers, into, .. } = self;
        let count = answers.rows().count();
        let is_spare = body.height < LOW && count > 0 && !into.is_read_only && !answers.is_empty();
        let columns = body.width.saturating_sub(2);
        let summary = if is_spare { Vec::new() } else { wrapped(&self.summary(), columns) };
        MasterDetail::of(body, summary, 16, count)
    }

    fn detail(self, area: Rect) -> Option<Detail> {
        let AnswersView { answers, into, cx } = self;
        let (words, form) = (&cx.world.words, answers.form());
        let at = match answers.chosen_kind()? {
            AnswerRow::Notes => {
                let heading = say!(words, "import-notes-heading", file = answers.file.as_str());
                let columns = area.width.saturating_sub(3);
                let notes = answers.notes().iter();
                let notes = notes.flat_map(|note| hanging("• ", &note.text(form, words), columns));
                let text = DetailText::Notes(notes.collect());
                return Some(Detail { heading, remarks: Vec::new(), text });
            }
            AnswerRow::Comment(at) => {
                return answers.comments.get(at).map(|comment| self.comment_detail(comment, area));
            }
            AnswerRow::Answer(at) => at,
        };
        let item = answers.items.get(at)?;
        let (number, count) = (at + 1, answers.items.len());
        let name = self.field_name(&item.change.field);
        let heading = say!(words, "import-answer", field = name, number = number, count = count);
        let (before, after) = (item.change.before.as_str(), item.change.after.as_str());
        let in_file = say!(words, "import-in-file");
        let (names, difference) = if into.is_new {
            ([String::new(), in_file], Difference::of_one(after, area.width))
        } else {
            let names = [say!(words, "import-in-draft"), in_file];
            (names, Difference::new(before, after, area.width, words))
        };
        let text = DetailText::Difference { names, difference };
        Some(Detail { heading, remarks: self.remarks(item, area), text })
    }

    /// A comment in full: who says it of which words, and what becomes of it.
    fn comment_detail(self, comment: &FileComment, area: Rect) -> Detail {
        let (words, remark) = (&self.cx.world.words, &comment.change.remark);
        let answer = self.answers.answer_with(&remark.field);
        let columns = area.width.saturating_sub(3);
        let mut remarks = wrapped(&remark.head(answer, self.cx.time.wall, words), columns);
        remarks.truncate(2);
        if comment.change.settles.is_some() {
            remarks.push(say!(words, "import-comment-settles"));
        }
        let lines = remark.text.lines().map(shown::text);
        let text = DetailText::Notes(lines.flat_map(|line| wrapped(&line, columns)).collect());
        let heading = say!(words, "import-comment-to", field = self.field_name(&remark.field));
        Detail { heading, remarks, text }
    }

    /// What is to be known of an answer; no more than leaves room for the answer itself, since the notes have all.
    fn remarks(self, item: &FileAnswer, area: Rect) -> Vec<String> {
        let (words, form, theme) = (&self.cx.world.words, self.answers.form(), self.cx.world.theme);
        let columns = area.width.saturating_sub(2);
        let is_emptied = item.change.is_emptying() && !self.into.is_new;
        let emptied = is_emptied.then(|| say!(words, "import-emptied-long"));
        let why = item.change.caution.and_then(|caution| caution.why(words));
        let notes = self.answers.notes_on(&item.change.field).map(|note| note.text(form, words));
        let texts = emptied.into_iter().chain(why).chain(notes);
        let mut all: Vec<String> = texts.flat_map(|text| wrapped(&text, columns)).collect();
        let most = usize::from((area.height / 3).clamp(1, 4));
        if all.len() > most {
            all.truncate(most);
            let last = all.pop().unwrap_or_default();
            let more = theme.sign("…");
            let room = columns.saturating_sub(width(more) + 1);
            all.push(format!("{} {more}", cut(&last, room, theme).trim_end_matches(more)));
        }
        all
    }

    fn field_name(&self, field: &FieldId) -> &str {
        self.answers.form().field(field).map_or("", Field::name)
    }

    /// What is said above the list: how much differs, and what Enter takes.
    fn summary(self) -> String {
        let (words, into) = (&self.cx.world.words, self.into);
        let (count, marked) = (self.answers.items.len(), self.answers.marked());
        let comments = self.answers.comments.len();
        if count == 0 && comments == 0 {
            return match (into.is_new, self.answers.notes().iter().any(Note::is_not_taken)) {
                (true, _) => say!(words, "import-empty"),
                (false, false) => say!(words, "import-same"),
                (false, true) => say!(words, "import-same-left-over"),
            };
        }
        let differ = match (count, into.is_new) {
            (0, _) => String::new(),
            (_, true) => say!(words, "import-count-new", count = count),
            (_, false) => say!(words, "import-count", count = count),
        };
        let comments = match comments {
            0 => String::new(),
            comments => say!(words, "import-count-comments", count = comments),
        };
        let take = if into.is_read_only {
            say!(words, "import-read-only")
        } else if comments.is_empty() {
            say!(words, "import-marked", count = marked)
        } else {
            say!(words, "import-marked-all", count = marked)
        };
        [differ, comments, take].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Draws the screen and gives where the cursor stands: at the chosen row.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let layout = self.layout(canvas.area());
        let style = if self.into.is_read_only { self.cx.world.theme.notice() } else { Style::new() };
        canvas.part(layout.top).put_lines(0, 1, &layout.said, style);
        self.answers.chosen_kind()?;
        let (mut list, chosen) = (canvas.part(layout.list), self.answers.chosen);
        let first = in_view(0, chosen, usize::from(list.height()));
        let cursor = list.list(self.answers.rows(), first, chosen, |list, y, row, style| {
            self.draw_row(list, y, row, style);
        });
        layout.draw_rule(canvas);
        if let Some(text) = self.detail(layout.detail) {
            self.draw_detail(&text, &mut canvas.part(layout.detail));
        }
        Some(cursor)
    }

    /// How many rows the texts take, and how many of them fit: for scrolling.
    pub(super) fn text_rows(self, body: Rect) -> (usize, usize) {
        let area = self.layout(body).detail;
        let Some(detail) = self.detail(area) else { return (0, 0) };
        (detail.text_rows(), usize::from(area.height.saturating_sub(detail.head_rows())))
    }

    fn draw_row(self, canvas: &mut Canvas<'_>, y: u16, row: AnswerRow, style: Style) {
        let (words, theme) = (&self.cx.world.words, self.cx.world.theme);
        let item = match row {
            AnswerRow::Notes => {
                canvas.put(y, 4, "i", theme.notice());
                let text = say!(words, "import-notes", count = self.answers.notes().len());
                canvas.put(y, 7, &text, style);
                return;
            }
            AnswerRow::Comment(at) => {
                let FileComment { change, is_marked } = &self.answers.comments[at];
                canvas.put(y, 3, self.mark(*is_marked), style);
                let state = say!(words, "import-comment-by", by = shown::text(&change.remark.by));
                let state = cut(&state, canvas.width() / 2, theme);
                let room = canvas.width().saturating_sub(width(&state) + 10);
                canvas.put(y, 7, &cut(self.field_name(&change.remark.field), room, theme), style);
                canvas.put_right(y, 2, &state, Style::new());
                return;
            }
            AnswerRow::Answer(at) => &self.answers.items[at],
        };
        canvas.put(y, 3, self.mark(item.is_marked), style);
        let state = item.state(words);
        let state_style = if item.change.is_emptying() { theme.notice() } else { Style::new() };
        let noted = self.answers.notes_on(&item.change.field).count();
        let noted = if noted == 0 { String::new() } else { say!(words, "import-noted", count = noted) };
        let dot = theme.sign("·");
        let name = self.field_name(&item.change.field);
        let long = format!("{noted} {dot} {state}");
        let right = match noted.as_str() {
            "" => state,
            _ if width(name) + width(&long) + 11 <= canvas.width() => long,
            _ => format!("i {dot} {state}"),
        };
        let room = canvas.width().saturating_sub(width(&right) + 10);
        canvas.put(y, 7, &cut(name, room, theme), style);
        canvas.put_right(y, 2, &right, state_style);
    }

    /// Where none can be taken, none is marked.
    fn mark(self, is_marked: bool) -> &'static str {
        match (self.into.is_read_only, is_marked) {
            (true, _) => "",
            (false, true) => "[x]",
            (false, false) => "[ ]",
        }
    }

    fn draw_detail(self, detail: &Detail, canvas: &mut Canvas<'_>) {
        let theme = canvas.theme();
        canvas.put(0, 1, &detail.heading, theme.strong());
        let top = canvas.put_lines(1, 1, &detail.remarks, theme.notice());
        match &detail.text {
            DetailText::Difference { names, difference } => {
                difference.draw(canvas, top, self.answers.scroll.get(), [&names[0], &names[1]]);
            }
            DetailText::Notes(lines) => {
                let room = usize::from(canvas.height().saturating_sub(top));
                let first = self.answers.scroll.first(lines.len(), room);
                canvas.put_lines(top, 1, &lines[first..], Style::new());
                canvas.more(top, 0, first > 0, lines.len() > first + room);
            }
        }
    }
}
