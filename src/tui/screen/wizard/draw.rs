//! Drawing a step of the wizard. Reads the wizard and moves nothing but scroll offsets.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::check::FieldCheck;
use crate::form::{Field, FieldId};
use crate::page::Fill;
use crate::say;
use crate::tui::editor::CaretPosition;
use crate::tui::editor::choice::draw_options;
use crate::tui::editor::view::{EditorStyle, Scroll, draw_line, draw_prose};
use crate::tui::overlay::requirements;
use crate::tui::screen::wizard::layout::{self, Columns, ProseArea, Row, Rows};
use crate::tui::screen::wizard::{Editor, Wizard};
use crate::tui::theme::{Glyph, Theme};
use crate::tui::widget::text::{Canvas, cut, width};
use crate::tui::widget::{meter, rail};
use crate::tui::world::World;

const SUGGESTION_ROWS_MAX: u16 = 8;

/// Draws the body of a step and gives where the terminal's cursor must stand.
pub fn draw(
    wizard: &Wizard,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let field = wizard.field(world)?;
    let columns = Columns::of(body, field.limit.is_some());
    if let Some(area) = columns.rail {
        rail::draw(&mut Canvas::new(buf, area, world.theme), wizard, world);
    }
    if let Some(area) = columns.side {
        requirements::draw_side(buf, area, field, world);
    }
    if field.limit.is_some() {
        draw_long(wizard, columns, field, buf, scroll, world)
    } else {
        draw_short(wizard, columns.main, buf, scroll, world)
    }
}

/// How an editor looks.
pub fn look(theme: Theme, text: Style) -> EditorStyle {
    EditorStyle { theme, text }
}

fn draw_short(
    wizard: &Wizard,
    main: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let rows = Rows::of(wizard, main, world);
    let shown = rows.rows.iter().skip(rows.first).zip(0..main.height);
    for (row, y) in shown {
        draw_row(wizard, row, y, &rows, Canvas::new(buf, main, world.theme), world);
    }
    let field = wizard.field(world)?;
    let area = rows.input_area(&field.id, main);
    let look = look(world.theme, world.theme.input());
    match wizard.editor()? {
        Editor::Line(line) => draw_line(line, area, buf, &look, scroll),
        Editor::Prose(prose) => {
            let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            buf.set_style(inner, world.theme.input());
            let look = plain_look(world.theme);
            draw_prose(prose, area, buf, &look, None, scroll)
        }
        Editor::Choice(choice, ..) => {
            let position = draw_line(choice.line(), area, buf, &look, scroll);
            let below = main.bottom().saturating_sub(area.bottom()).min(SUGGESTION_ROWS_MAX);
            let list = Rect { y: area.bottom(), height: below, ..area };
            draw_options(choice, list, buf, &plain_look(world.theme));
            position
        }
    }
}

fn plain_look(theme: Theme) -> EditorStyle {
    look(theme, Style::new())
}

fn draw_row(wizard: &Wizard, row: &Row, y: u16, rows: &Rows, mut canvas: Canvas<'_>, world: &World) {
    let theme = world.theme;
    match row {
        Row::Blank => {}
        Row::Heading(heading) => {
            canvas.put(y, 1, heading, theme.strong());
        }
        Row::Label(field) => label(wizard, field, y, &mut canvas, rows.input_column, world),
        Row::Problem(_, remark) => {
            canvas.put(y, rows.input_column, &remark.text, remark.style(theme));
        }
        Row::Input(field, at) => {
            if *at == 0 && rows.is_beside() {
                label(wizard, field, y, &mut canvas, rows.input_column, world);
            }
            if wizard.field(world).is_none_or(|focused| focused.id != *field) {
                input(wizard, field, *at, y, &mut canvas, rows, world);
            }
        }
    }
}

fn label(wizard: &Wizard, field: &FieldId, y: u16, canvas: &mut Canvas<'_>, room: u16, world: &World) {
    let Some(spec) = world.form.field(field) else { return };
    let is_focused = wizard.field(world).is_some_and(|focused| focused.id == *field);
    let theme = world.theme;
    let style = if is_focused { theme.accent() } else { Style::new() };
    if is_focused {
        canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
    }
    let room = if room > 4 { room - 4 } else { u16::MAX };
    canvas.put(y, 3, &cut(spec.name(), room, theme), style);
}

/// A row of a field that hasn't the focus; the focused one is its editor's.
fn input(
    wizard: &Wizard,
    field: &FieldId,
    at: u16,
    y: u16,
    canvas: &mut Canvas<'_>,
    rows: &Rows,
    world: &World,
) {
    let theme = world.theme;
    let line = wizard.draft().answer(field).split('\n').nth(usize::from(at)).unwrap_or("");
    let shown = cut(line, rows.input_width, theme);
    let padding = " ".repeat(usize::from(rows.input_width.saturating_sub(width(&shown))));
    let end = canvas.put(y, rows.input_column, &shown, theme.input());
    canvas.put(y, end, &padding, theme.input());
    let is_optional = world.form.field(field).is_some_and(|spec| spec.optional);
    if is_optional && line.is_empty() && at == 0 {
        let hint = say!(world.words, "field-optional");
        canvas.put(y, rows.input_column, &hint, theme.input());
    }
}

fn draw_long(
    wizard: &Wizard,
    columns: Columns,
    field: &Field,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let area = ProseArea::of(wizard, columns, field, world);
    let theme = world.theme;
    draw_others(wizard, field, area, buf, world);
    draw_guidance(field, area.guidance, buf, world);
    let ticks = tick_line(field, wizard, area.ticks.width, theme);
    let mut canvas = Canvas::new(buf, area.ticks, theme);
    for (row, line) in (0..).zip(&ticks) {
        canvas.put(row, 1, line, Style::new());
    }
    box_label(&mut Canvas::new(buf, area.label, theme), field.name(), "", theme.accent());
    let found = wizard.check().field(&field.id)?;
    if let Some(fill) = &found.fill {
        meter::draw(&mut Canvas::new(buf, area.meter, theme), 0, fill, &world.words);
    }
    let remarks = layout::remarks(wizard, field, area.problems.width.saturating_sub(2), world);
    let mut canvas = Canvas::new(buf, area.problems, theme);
    for (row, remark) in (0..).zip(&remarks) {
        canvas.put(row, 1, &remark.text, remark.style(theme));
    }
    let Some(Editor::Prose(prose)) = wizard.editor() else { return None };
    let over = found.over_from.map(|over| CaretPosition {
        paragraph: over.paragraph,
        column: prose.paragraph(over.paragraph)[..over.byte].chars().count(),
    });
    draw_prose(prose, area.text, buf, &look(theme, Style::new()), over, scroll)
}

/// The step's answers that haven't the focus: a row each, with how full it is.
fn draw_others(wizard: &Wizard, field: &Field, area: ProseArea, buf: &mut Buffer, world: &World) {
    let mut row_of = (0, 0);
    let mut is_before = true;
    for other in wizard.section(world).into_iter().flat_map(crate::form::Section::fields) {
        if other.id == field.id {
            is_before = false;
            continue;
        }
        let (target, row) =
            if is_before { (area.before, &mut row_of.0) } else { (area.after, &mut row_of.1) };
        let fill = wizard.check().field(&other.id).and_then(|found: &FieldCheck| found.fill);
        let is_narrow = target.width < 60;
        let text =
            |fill: Fill| if is_narrow { fill.short_text(&world.words) } else { fill.text(&world.words) };
        let facts = fill.map_or_else(String::new, text);
        let is_disputed = !wizard.draft().rivals(&other.id).is_empty();
        let facts = if is_disputed { say!(world.words, "rivals-mark") } else { facts };
        let target = Rect { y: target.y + *row, height: 1, ..target }.intersection(target);
        box_label(&mut Canvas::new(buf, target, world.theme), other.name(), &facts, Style::new());
        *row += 1;
    }
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

fn draw_guidance(field: &Field, area: Rect, buf: &mut Buffer, world: &World) {
    let rows = layout::guidance_rows(field, area.width, world);
    let mut canvas = Canvas::new(buf, area, world.theme);
    let hint = say!(world.words, "guidance-more");
    let is_cut = rows.len() > usize::from(canvas.height());
    for (y, row) in (0..canvas.height()).zip(&rows) {
        let is_last = y + 1 == canvas.height();
        if is_last && is_cut {
            let room = canvas.width().saturating_sub(width(&hint) + 8);
            let text = crate::tui::widget::text::wrapped(row, room).into_iter().next().unwrap_or_default();
            canvas.put(y, 1, &format!("{text} {}", world.theme.glyph(Glyph::Ellipsis)), Style::new());
            canvas.put_right(y, 1, &hint, world.theme.accent());
        } else {
            canvas.put(y, 1, row, Style::new());
        }
    }
}

/// The sub-questions with their ticks, side by side in as few rows as they fit.
pub(super) fn tick_line(field: &Field, wizard: &Wizard, columns: u16, theme: Theme) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for question in field.questions.all() {
        let mark = if wizard.draft().is_ticked(&field.id, question) { "[x]" } else { "[ ]" };
        let item = cut(&format!("{mark} {}", question.short), columns.saturating_sub(2), theme);
        match rows.last_mut() {
            Some(row) if width(row) + 3 + width(&item) <= columns.saturating_sub(2) => {
                row.push_str("   ");
                row.push_str(&item);
            }
            _ => rows.push(item),
        }
    }
    rows
}
