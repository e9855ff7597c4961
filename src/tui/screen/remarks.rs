//! The remarks on an answer, over the answer: they are read, settled and reopened in a list, and a new one is written in
//! the line below it. What is written there is in the draft from the first letter on, as an answer is: no key and no
//! lost connection takes it away.

use std::cell::Cell;

use chrono::{DateTime, Utc};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::Remark;
use crate::form::Field;
use crate::say;
use crate::shown;
use crate::tui::context::{Context, DraftScreen, Heading, Outline};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::of_draft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::{ScrollOffset, in_view, moved};
use crate::tui::widget::text::{Canvas, cut, rows, width, wrapped};
use crate::words::date;
use std::sync::Arc;

/// Below this height all that only parts is left out.
const LOW: u16 = 12;

/// The remarks on one answer.
#[derive(Debug)]
pub(crate) struct RemarksScreen {
    field: Arc<Field>,
    /// What a new remark may be about, best first; the last is the whole answer.
    abouts: Vec<AboutWords>,
    about: usize,
    /// The chosen remark's id; without one, the line for a new one. Others may make and settle remarks meanwhile, so that a
    /// row is no choice.
    chosen: Option<String>,
    text: TextEditor,
    /// The remark in the line, unless that is blank.
    written: Option<Written>,
    line_scroll: Cell<Scroll>,
    /// Of the chosen remark's text.
    scroll: ScrollOffset,
}

/// A remark that is being written.
#[derive(Debug)]
struct Written {
    /// Its id as far as it is written.
    id: String,
    /// When it was begun.
    at: DateTime<Utc>,
}

/// Words of the answer, and how many characters stand before them.
type AboutWords = (String, usize);

impl RemarksScreen {
    /// The remarks on the answer to a field. A new one is about what is marked, else about the paragraph at the caret.
    pub(crate) fn new(field: Arc<Field>, open: &mut OpenDraft) -> Self {
        let mut abouts: Vec<AboutWords> = words_at_caret(&field, open).into_iter().collect();
        abouts.push((String::new(), 0));
        RemarksScreen {
            abouts,
            about: 0,
            chosen: open.draft().remarks_on(&field.id).first().map(|(id, _)| (*id).to_owned()),
            field,
            text: TextEditor::one_line(""),
            written: None,
            line_scroll: Cell::default(),
            scroll: ScrollOffset::default(),
        }
    }

    /// Those of the list: all but the one in the line.
    fn remarks<'o>(&self, open: &'o OpenDraft) -> Vec<(&'o str, &'o Remark)> {
        let mut remarks = open.draft().remarks_on(&self.field.id);
        remarks.retain(|(id, _)| self.written.as_ref().is_none_or(|written| written.id != *id));
        remarks
    }

    /// The chosen remark; `None` if it is the line.
    fn chosen<'o>(&self, open: &'o OpenDraft) -> Option<&'o Remark> {
        self.chosen.as_ref().and_then(|id| open.draft().remark(id))
    }

    /// The row of the list that is chosen, or that of the line below them.
    fn chosen_row(&self, remarks: &[(&str, &Remark)]) -> usize {
        let row = remarks.iter().position(|(id, _)| self.chosen.as_deref() == Some(*id));
        row.unwrap_or(remarks.len())
    }

    fn edit(&mut self, edit: Edit, open: &mut OpenDraft, cx: &mut Context) {
        self.chosen = None;
        let before = self.text.clone();
        if self.text.apply(edit).text.is_some() && !self.write(open, cx) {
            self.text = before;
        }
    }

    /// The remark in the line as it would be made now.
    fn line(&self, cx: &Context) -> Remark {
        let (quote, near) = &self.abouts[self.about];
        let at = self.written.as_ref().map_or(cx.time.wall, |written| written.at);
        Remark::new(&self.field.id, (quote, *near), &cx.world.writer, at, self.text.line())
    }

    /// Has the draft hold what is in the line now, unless it refuses that. Says why it does.
    fn write(&mut self, open: &mut OpenDraft, cx: &mut Context) -> bool {
        let line = self.line(cx);
        let at = line.at;
        let before = self.written.as_ref().map(|written| written.id.as_str());
        match open.write_remark(&self.field, before, line, cx) {
            Ok(id) => {
                self.written = id.map(|id| Written { id, at });
                true
            }
            Err(refusal) => {
                let words = cx.words();
                cx.inform(refusal.text(&words));
                false
            }
        }
    }

    /// Makes room in the line for the next remark.
    fn finish(&mut self, cx: &mut Context) {
        let words = cx.words();
        if self.text.line().trim().is_empty() {
            return cx.nothing(say!(words, "nothing-remark"));
        }
        self.clear();
        cx.inform(say!(words, "notice-remark-added"));
    }

    fn clear(&mut self) {
        self.text = TextEditor::one_line("");
        self.written = None;
        self.chosen = None;
    }

    /// Undoes or redoes; says whether there was anything.
    fn step(&mut self, undoes: bool, open: &mut OpenDraft, cx: &mut Context) -> bool {
        let is_done = open.undo_remark(&self.field, undoes, cx);
        if self.written.as_ref().is_some_and(|written| open.draft().remark(&written.id).is_none()) {
            self.clear();
        }
        is_done
    }

    fn move_by(&mut self, step: Move, open: &OpenDraft, cx: &Context) {
        match step {
            Move::PageUp | Move::PageDown => {
                let (text, room) = self.text_rows(open, cx);
                self.scroll.scroll(step.rows_in(room), text, room);
            }
            _ => {
                self.scroll.set(0);
                let remarks = self.remarks(open);
                let row = moved(self.chosen_row(&remarks), step.rows(), remarks.len() + 1);
                self.chosen = remarks.get(row).map(|(id, _)| (*id).to_owned());
            }
        }
    }

    /// How many rows the chosen remark's text takes, and how many of them fit.
    fn text_rows(&self, open: &OpenDraft, cx: &Context) -> (usize, usize) {
        let area = RemarksLayout::of(cx.text_body(), self.remarks(open).len()).detail;
        let Some(remark) = self.chosen(open) else { return (0, 0) };
        (text_of(remark, area.width).len(), usize::from(area.height.saturating_sub(1)))
    }
}

/// What a new remark is about: the marked words, else the paragraph at the caret where the answer has several.
fn words_at_caret(field: &Field, open: &mut OpenDraft) -> Option<AboutWords> {
    let input = &open.editor_mut(field).input;
    let text = input.text();
    let marked = input.selection().zip(input.selected_text());
    let (paragraph, column, words) = if let Some(((from, _), words)) = marked {
        (from.paragraph, from.column, words)
    } else {
        let at = input.caret_position().paragraph;
        let paragraph = text.contains('\n').then(|| input.paragraph(at).to_owned());
        (at, 0, paragraph?)
    };
    let before: usize = text.split('\n').take(paragraph).map(|line| line.chars().count() + 1).sum();
    (!words.trim().is_empty()).then_some((words, before + column))
}

/// A remark's text in rows.
fn text_of(remark: &Remark, columns: u16) -> Vec<String> {
    let lines = remark.text.lines().map(shown::text);
    lines.flat_map(|line| wrapped(&line, columns.saturating_sub(4))).collect()
}

/// Where the parts of the screen stand.
struct RemarksLayout {
    list: Rect,
    detail: Rect,
    line: Rect,
}

impl RemarksLayout {
    fn of(body: Rect, count: usize) -> Self {
        let gap = u16::from(body.height >= LOW);
        let line_rows = 2.min(body.height);
        let above = body.height.saturating_sub(line_rows + gap);
        let list_rows = rows(count.max(1)).min(above.div_ceil(2));
        let list = Rect { height: list_rows, ..body };
        let top = list.bottom() + gap;
        let end = body.y + above;
        let detail = Rect { y: top.min(end), height: end.saturating_sub(top), ..body };
        let line = Rect { y: end + gap, height: line_rows, ..body };
        RemarksLayout { list, detail, line }
    }
}

impl DraftScreen for RemarksScreen {
    fn mode(&self, open: &OpenDraft, _: &Context) -> Mode {
        if self.chosen(open).is_none() { Mode::FORM.scrolling() } else { Mode::PICK }
    }

    fn commands(&self, _: &OpenDraft, _: &Context) -> Vec<Command> {
        vec![Command::Undo, Command::Redo, Command::Save]
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let accept = match self.chosen(open) {
            None => say!(words, "hint-remark-add"),
            Some(remark) if remark.is_settled => say!(words, "hint-remark-reopen"),
            Some(_) => say!(words, "hint-remark-settle"),
        };
        let mut hints = vec![Hint::key(HintKey::Accept, accept, words)];
        if !self.remarks(open).is_empty() {
            hints.push(Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words));
        }
        if self.abouts.len() > 1 {
            hints.push(Hint::key(HintKey::Tab, say!(words, "hint-remark-about"), words));
        }
        hints.extend([Hint::of(Command::Undo, words), Hint::back(words)]);
        let heading = say!(words, "remarks-title", field = self.field.full_name());
        Outline {
            title: of_draft::title(open, cx),
            heading: Some(Heading::of(heading)),
            fills_window: false,
            hints,
        }
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        match action {
            Action::Accept => match self.chosen.clone().filter(|id| open.draft().remark(id).is_some()) {
                Some(id) => open.toggle_remark(&self.field, &id, cx),
                None => self.finish(cx),
            },
            Action::Turn(_) if self.abouts.len() > 1 => {
                self.about = (self.about + 1) % self.abouts.len();
                self.write(open, cx);
            }
            Action::Move(step) => self.move_by(step, open, cx),
            Action::Edit(edit) => self.edit(edit, open, cx),
            Action::Do(Command::Undo) if !self.step(true, open, cx) => {
                cx.nothing(say!(words, "nothing-undo"));
            }
            Action::Do(Command::Redo) if !self.step(false, open, cx) => {
                cx.nothing(say!(words, "nothing-redo"));
            }
            Action::Do(Command::Undo | Command::Redo) => {}
            Action::Do(Command::Save) => open.save_on_request(cx),
            _ => cx.unused(),
        }
    }

    fn go_back(&mut self, _: &mut OpenDraft, cx: &mut Context) -> bool {
        if self.written.is_some() {
            let words = cx.words();
            cx.inform(say!(words, "notice-remark-added"));
        }
        false
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let remarks = self.remarks(open);
        let layout = RemarksLayout::of(canvas.area(), remarks.len());
        let cursor = self.draw_list(&remarks, &mut canvas.part(layout.list), cx);
        let caret = self.draw_line(open, &mut canvas.part(layout.line), cx);
        let Some(remark) = self.chosen(open) else { return caret };
        self.draw_detail(remark, open, &mut canvas.part(layout.detail), cx);
        cursor
    }
}

/// How it looks.
impl RemarksScreen {
    fn draw_list(
        &self,
        remarks: &[(&str, &Remark)],
        canvas: &mut Canvas<'_>,
        cx: &Context,
    ) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        if remarks.is_empty() {
            canvas.put(0, 3, &say!(words, "remarks-none"), Style::new());
            return None;
        }
        let room = usize::from(canvas.height());
        let row = self.chosen_row(remarks);
        let first = in_view(0, row.min(remarks.len() - 1), room);
        let cursor = canvas.list(remarks, first, row, |canvas, y, (_, remark), style| {
            let mark = if remark.is_settled { "[x]" } else { "[ ]" };
            let column = canvas.put(y, 3, mark, style) + 1;
            let by = cut(&remark.author(words), canvas.width() / 4, theme);
            let column = canvas.put(y, column, &by, style) + 2;
            let time = date::stamp(words, remark.at, cx.time.wall);
            let text = shown::text(remark.text.lines().next().unwrap_or_default()).into_owned();
            let room = canvas.width().saturating_sub(column + width(&time) + 4);
            canvas.put(y, column, &cut(&text, room, theme), Style::new());
            canvas.put_right(y, 2, &time, theme.quiet());
        });
        canvas.more(0, 0, first > 0, remarks.len() > first + room);
        Some(cursor)
    }

    fn draw_detail(&self, remark: &Remark, open: &OpenDraft, canvas: &mut Canvas<'_>, cx: &Context) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let about = remark.about(open.answer(&self.field.id), words);
        let head = format!("{} {} {about}", remark.state(words), theme.sign("·"));
        canvas.put(0, 1, &cut(&head, canvas.width().saturating_sub(2), theme), theme.strong());
        let text = text_of(remark, canvas.width());
        let room = usize::from(canvas.height().saturating_sub(1));
        let first = self.scroll.first(text.len(), room);
        canvas.put_lines(1, 3, &text[first..(first + room).min(text.len())], Style::new());
        canvas.more(1, 0, first > 0, text.len() > first + room);
    }

    /// The line for a new remark, below what it would be about.
    fn draw_line(&self, open: &OpenDraft, canvas: &mut Canvas<'_>, cx: &Context) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let about = self.line(cx).about(open.answer(&self.field.id), words);
        let label = say!(words, "remarks-new", about = about);
        let style = canvas.pointer(0, self.chosen(open).is_none());
        canvas.put(0, 3, &cut(&label, canvas.width().saturating_sub(4), theme), style);
        let columns = canvas.width().saturating_sub(4);
        draw_input(&mut canvas.line(1, 3, columns), &self.text, &self.line_scroll)
    }
}
