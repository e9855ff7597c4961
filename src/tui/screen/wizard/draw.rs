//! Drawing a step.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::WizardScreen;
use super::layout::{self, LabelRow, ProseArea, StepRow, StepRows};
use super::options::list_area;
use crate::draft::remark::RemarkPlace;
use crate::form::kind::Gesture;
use crate::form::{Field, Section};
use crate::page::Fill;
use crate::say;
use crate::tui::context::Context;
use crate::tui::editor::CaretPosition;
use crate::tui::editor::field::FieldEditor;
use crate::tui::editor::view::{ProseMarks, draw_prose};
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::{page, requirements};
use crate::tui::widget::columns::Columns;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::text::{self, Canvas, cut, width, wrapped};
use crate::tui::widget::{meter, rail};

const SUGGESTION_ROWS_MAX: u16 = 8;
/// In an answer of more bytes, far more than any form allows, no words are marked: they are looked for at each key.
const MOST_MARKED: usize = 100_000;

/// A step to be drawn.
pub(super) struct Picture<'a> {
    pub(super) screen: &'a WizardScreen,
    pub(super) open: &'a OpenDraft,
    pub(super) cx: &'a Context,
}

impl Picture<'_> {
    /// Draws the body of a step and gives where the terminal's cursor must stand.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let world = &self.cx.world;
        let columns = Columns::of(canvas.area(), self.screen.is_long());
        if let Some(area) = columns.rail {
            rail::draw(&mut canvas.part(area), self.screen.step(&world.form), self.open, world);
        }
        if let Some(area) = columns.side {
            requirements::draw_side(&mut canvas.part(area), self.open, &self.screen.field, world);
        }
        let mut main = canvas.part(columns.main);
        if self.screen.is_long() { self.draw_long(columns, &mut main) } else { self.draw_short(&mut main) }
    }
}

/// A step of short fields.
impl Picture<'_> {
    fn draw_short(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (theme, main) = (canvas.theme(), canvas.area());
        let rows = StepRows::of(&self.screen.field, self.open, main, self.cx);
        for (row, y) in rows.rows.iter().skip(rows.first).zip(0..main.height) {
            self.draw_row(row, y, &rows, canvas);
        }
        let area = rows.input_area(&self.screen.field.id, main);
        let editor = self.open.editor(&self.screen.field.id)?;
        match self.screen.field.kind.gesture() {
            Gesture::Lines | Gesture::Prose => {
                let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
                canvas.cells().set_style(inner, theme.input());
                draw_answer(editor, area, ProseMarks::default(), canvas)
            }
            Gesture::SomeOf => {
                let is_focused = |row: &StepRow| rows.is_focused_option(row, &self.screen.field);
                let row = rows.rows.iter().position(is_focused)?.checked_sub(rows.first)?;
                let y = main.y.saturating_add(u16::try_from(row).ok()?);
                Some(Position { x: main.x + rows.input_column + 1, y }).filter(|at| main.contains(*at))
            }
            Gesture::Line | Gesture::Choice | Gesture::OneOf => {
                let position = draw_input(&mut canvas.part(area), &editor.input, &editor.scroll);
                let wanted = text::rows(editor.option_count()).min(SUGGESTION_ROWS_MAX);
                let list = list_area(area, main, wanted, u16::from(!rows.is_beside()));
                editor.draw_options(list, canvas.cells(), theme);
                position
            }
        }
    }

    fn draw_row(&self, row: &StepRow, y: u16, rows: &StepRows, canvas: &mut Canvas<'_>) {
        let theme = self.cx.world.theme;
        match row {
            StepRow::Heading(heading) => {
                canvas.put(y, 1, heading, theme.strong());
            }
            StepRow::Told(text) => {
                canvas.put(y, 1, text, theme.quiet());
            }
            StepRow::Closed(heading, text) => {
                let room = rows.input_column.saturating_sub(2);
                canvas.put(y, 1, &cut(heading, room, theme), Style::new());
                let room = canvas.width().saturating_sub(rows.input_column + 1);
                canvas.put(
                    y,
                    rows.input_column.max(width(heading) + 3),
                    &cut(text, room, theme),
                    theme.quiet(),
                );
            }
            StepRow::Sum(label, text) => {
                canvas.put(y, 3, label, theme.strong());
                canvas.put(y, rows.input_column.max(width(label) + 5), text, theme.strong());
            }
            StepRow::Label(field, LabelRow { text, is_first }) => {
                let style = canvas.pointer(y, *is_first && self.screen.field.id == field.id);
                canvas.put(y, 3, text, style);
            }
            StepRow::Problem(_, text, style) => {
                canvas.put(y, rows.input_column, text, *style);
            }
            StepRow::Option(field, option) => {
                if option.is_first && self.has_label_beside(field, rows) {
                    self.label(field, y, canvas);
                }
                let style = if rows.is_focused_option(row, &self.screen.field) {
                    theme.reversed()
                } else {
                    Style::new()
                };
                canvas.put(y, rows.input_column, &option.text, style);
            }
            StepRow::Input(field, at) => {
                if *at == 0 && self.has_label_beside(field, rows) {
                    self.label(field, y, canvas);
                }
                if self.screen.field.id != field.id {
                    self.other_input(field, *at, y, canvas, rows);
                }
            }
        }
    }

    fn has_label_beside(&self, field: &Field, rows: &StepRows) -> bool {
        rows.has_label_beside(field, self.open, &self.cx.world.words)
    }

    fn label(&self, field: &Field, y: u16, canvas: &mut Canvas<'_>) {
        let style = canvas.pointer(y, self.screen.field.id == field.id);
        canvas.put(y, 3, &self.open.name_of(field, &self.cx.world.words), style);
    }

    /// A row of a field that hasn't the focus.
    fn other_input(&self, field: &Field, at: u16, y: u16, canvas: &mut Canvas<'_>, rows: &StepRows) {
        let (world, theme) = (&self.cx.world, self.cx.world.theme);
        let line = self.open.answer(&field.id).split('\n').nth(usize::from(at)).unwrap_or("");
        let shown = cut(line, rows.input_width, theme);
        canvas.repeat(y, rows.input_column, rows.input_width, " ", theme.input());
        canvas.put(y, rows.input_column, &shown, theme.input());
        if field.optional && line.is_empty() && at == 0 {
            canvas.put(y, rows.input_column, &say!(world.words, "field-optional"), theme.input());
        }
    }
}

/// A step with a long answer.
impl Picture<'_> {
    fn draw_long(&self, columns: Columns, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (cx, field) = (self.cx, &self.screen.field);
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let area = ProseArea::of(self.open, columns, field, cx);
        self.draw_others(area, canvas);
        self.draw_guidance(&mut canvas.part(area.guidance));
        let ticks = layout::tick_line(field, self.open, area.ticks.width, theme);
        canvas.part(area.ticks).put_lines(0, 1, &ticks, Style::new());
        let mark = self.translation_mark(area.guidance);
        let name = self.open.name_of(field, words);
        box_label(&mut canvas.part(area.label), &name, &mark, theme.strong());
        let found = self.open.check().field(&field.id)?;
        if let Some(fill) = &self.open.told_fill(&field.id) {
            meter::draw(&mut canvas.part(area.meter), 0, fill, words);
        }
        let remarks = layout::remarks(self.open, field, area.problems.width.saturating_sub(2), cx);
        let mut below = canvas.part(area.problems);
        for (row, (text, style)) in (0..).zip(&remarks) {
            below.put(row, 1, text, *style);
        }
        let (edge, editor) = (page::edge_text(field, &cx.world.form, words), self.open.editor(&field.id)?);
        let remarked = remarked(self.open, field);
        let marks = ProseMarks { remarked: &remarked, ..page::marks(found, &editor.input, &edge, cx) };
        draw_answer(editor, area.text, marks, canvas)
    }

    /// The step's answers that haven't the focus: a row each, with how full it is or, of a short one, what it says.
    fn draw_others(&self, area: ProseArea, canvas: &mut Canvas<'_>) {
        let words = &self.cx.world.words;
        let section = layout::section_of(&self.screen.field, self.cx);
        let fields: Vec<&Field> = section.into_iter().flat_map(Section::fields).collect();
        let at = fields.iter().position(|field| field.id == self.screen.field.id).unwrap_or(0);
        let before = fields[..at].iter().skip(at.saturating_sub(usize::from(area.before.height)));
        let others = before.zip(area.before.rows()).chain(fields[at..].iter().skip(1).zip(area.after.rows()));
        for (other, target) in others {
            let fill = self.open.told_fill(&other.id);
            let is_narrow = target.width < 60;
            let text = |fill: Fill| if is_narrow { fill.short_text(words) } else { fill.text(words) };
            let facts = if self.open.draft().is_disputed(&other.id) {
                say!(words, "rivals-mark")
            } else if other.is_prose() {
                fill.map_or_else(String::new, text)
            } else {
                let answer = other.shown(self.open.answer(&other.id)).replace('\n', ", ");
                cut(&answer, target.width / 2, canvas.theme())
            };
            box_label(&mut canvas.part(target), other.name(), &facts, Style::new());
        }
    }

    /// That the guidance above the answer is a translation, and the key to the agency's own words where they aren't there.
    fn translation_mark(&self, guidance: Rect) -> String {
        let words = &self.cx.world.words;
        if guidance.height == 0 || !self.cx.world.form.is_translation() {
            return String::new();
        }
        let rows = layout::guidance_rows(&self.screen.field, guidance.width, self.cx);
        let is_alone = layout::shown_guidance(&rows, guidance.height).count() == rows[0].len();
        match (guidance.width < 60, is_alone) {
            (true, _) => say!(words, "guidance-unofficial-short"),
            (false, true) => say!(words, "guidance-unofficial"),
            (false, false) => say!(words, "guidance-unofficial-both"),
        }
    }

    fn draw_guidance(&self, canvas: &mut Canvas<'_>) {
        let (words, theme) = (&self.cx.world.words, self.cx.world.theme);
        let rows = layout::guidance_rows(&self.screen.field, canvas.width(), self.cx);
        let rows = || layout::shown_guidance(&rows, canvas.height());
        let hint = say!(words, "guidance-more");
        let is_cut = rows().count() > usize::from(canvas.height());
        for (y, row) in (0..canvas.height()).zip(rows()) {
            let is_last = y + 1 == canvas.height();
            if is_last && is_cut {
                let room = canvas.width().saturating_sub(width(&hint) + 8);
                let text = wrapped(row, room).into_iter().next().unwrap_or_default();
                canvas.put(y, 1, &format!("{text} {}", theme.sign("…")), Style::new());
                canvas.put_right(y, 1, &hint, theme.strong());
            } else {
                canvas.put(y, 1, row, Style::new());
            }
        }
    }
}

/// Where the words stand in an answer that have open remarks.
fn remarked(open: &OpenDraft, field: &Field) -> Vec<(CaretPosition, CaretPosition)> {
    let answer = open.answer(&field.id);
    if answer.len() > MOST_MARKED {
        return Vec::new();
    }
    let position = |byte: usize| {
        let before = &answer[..byte];
        let line = before.rsplit('\n').next().unwrap_or_default();
        CaretPosition { paragraph: before.matches('\n').count(), column: line.chars().count() }
    };
    let remarks = open.draft().remarks_on(&field.id).into_iter().filter(|(_, remark)| !remark.is_settled);
    let places = remarks.map(|(_, remark)| remark.place_in(answer));
    let words = places.filter_map(|place| match place {
        RemarkPlace::Words(range) => Some((position(range.start), position(range.end))),
        RemarkPlace::Answer | RemarkPlace::Gone => None,
    });
    words.collect()
}

fn draw_answer(
    editor: &FieldEditor,
    area: Rect,
    marks: ProseMarks,
    canvas: &mut Canvas<'_>,
) -> Option<Position> {
    let theme = canvas.theme();
    draw_prose(&editor.input, area, canvas.cells(), theme, marks, &editor.scroll)
}

/// The upper edge of a box: its label, a rule, and facts at its end.
fn box_label(canvas: &mut Canvas<'_>, label: &str, facts: &str, style: Style) {
    canvas.rule(0);
    let room = canvas.width().saturating_sub(width(facts) + 6);
    let end = canvas.put(0, 1, &cut(label, room, canvas.theme()), style);
    canvas.put(0, 0, " ", Style::new());
    canvas.put(0, end, " ", Style::new());
    if !facts.is_empty() {
        canvas.put_right(0, 1, &format!(" {facts} "), Style::new());
    }
}
