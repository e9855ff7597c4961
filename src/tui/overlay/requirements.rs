//! The form's own words for an answer: guidance, sub-questions to tick, requirements, recommendation, criteria.
//! Beside the answer where the screen is wide, one key away where it isn't.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::form::{Field, Group};
use crate::say;
use crate::tui::overlay::Pane;
use crate::tui::screen::wizard::Wizard;
use crate::tui::theme::Glyph;
use crate::tui::widget::text::{Canvas, wrapped};
use crate::tui::world::World;

/// A row of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Text,
    /// A sub-question, and whether the row is its first.
    Question(usize, bool),
}

/// All rows at a width: the guidance, the sub-questions, and what is asked for.
pub fn rows(wizard: &Wizard, field: &Field, width: u16, world: &World) -> Vec<Row> {
    let Some(group) = world.form.group_of(&field.id) else { return Vec::new() };
    let mut rows = Vec::new();
    guidance(&mut rows, field, group, width, world);
    questions(&mut rows, wizard, field, width, world);
    rows.push(Row { text: String::new(), kind: Kind::Text });
    rows.extend(asked_for(field, group, width, world));
    rows
}

/// Requirements, recommendation and criteria.
fn asked_for(field: &Field, group: &Group, width: u16, world: &World) -> Vec<Row> {
    let mut rows = Vec::new();
    let words = &world.words;
    let requirements = group.requirements.iter().map(String::as_str);
    part(&mut rows, &say!(words, "pane-requirements"), requirements, width);
    part(&mut rows, &say!(words, "pane-recommendation"), group.recommendation.as_deref(), width);
    part(&mut rows, &say!(words, "pane-criteria"), group.criteria.as_deref(), width);
    if group.criteria.is_none() && field.limit.is_some() {
        let none = say!(words, "pane-no-criteria");
        part(&mut rows, &say!(words, "pane-criteria"), [none.as_str()], width);
    }
    rows
}

fn push(rows: &mut Vec<Row>, text: &str, kind: Kind, width: u16) {
    rows.extend(wrapped(text, width).into_iter().map(|text| Row { text, kind }));
}

fn part<'a>(rows: &mut Vec<Row>, heading: &str, texts: impl IntoIterator<Item = &'a str>, width: u16) {
    let mut texts = texts.into_iter().peekable();
    if texts.peek().is_none() {
        return;
    }
    if !rows.is_empty() {
        push(rows, "", Kind::Text, width);
    }
    push(rows, heading, Kind::Heading, width);
    for text in texts {
        push(rows, text, Kind::Text, width);
    }
}

fn guidance(rows: &mut Vec<Row>, field: &Field, group: &Group, width: u16, world: &World) {
    let heading = say!(world.words, "pane-guidance");
    let bullets: &[_] = match &field.questions {
        crate::form::Questions::Bullets(questions) => questions,
        _ => &[],
    };
    let points: Vec<String> = bullets.iter().map(|question| format!("· {}", question.text)).collect();
    let texts = group.guidance.iter().chain(&points).chain(&group.limit_text);
    part(rows, &heading, texts.map(String::as_str), width);
}

fn questions(rows: &mut Vec<Row>, wizard: &Wizard, field: &Field, width: u16, world: &World) {
    let all = field.questions.all();
    if all.is_empty() {
        return;
    }
    if !rows.is_empty() {
        push(rows, "", Kind::Text, width);
    }
    push(rows, &say!(world.words, "pane-questions"), Kind::Heading, width);
    for (number, question) in all.iter().enumerate() {
        let mark = if wizard.draft().is_ticked(&field.id, question) { "[x]" } else { "[ ]" };
        for (at, line) in wrapped(&question.text, width.saturating_sub(6)).into_iter().enumerate() {
            let mark = if at == 0 { mark } else { "   " };
            rows.push(Row { text: format!("  {mark} {line}"), kind: Kind::Question(number, at == 0) });
        }
    }
}

/// Draws the pane over the body; gives where the cursor stands: at the chosen sub-question.
pub fn draw(buf: &mut Buffer, area: Rect, wizard: &Wizard, pane: Pane, world: &World) -> Option<Position> {
    let field = wizard.field(world)?;
    let rows = rows(wizard, field, area.width.saturating_sub(2), world);
    draw_rows(&mut Canvas::new(buf, area, world.theme), &rows, pane, true, world)
        .map(|(x, y)| Position { x: area.x + x, y: area.y + y })
}

/// Draws the column beside an answer.
pub fn draw_side(buf: &mut Buffer, area: Rect, field: &Field, world: &World) {
    let Some(group) = world.form.group_of(&field.id) else { return };
    let rows = asked_for(field, group, area.width.saturating_sub(3), world);
    let mut canvas = Canvas::new(buf, area, world.theme);
    canvas.bar(0);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    draw_rows(&mut Canvas::new(buf, inner, world.theme), &rows, Pane::default(), false, world);
}

fn draw_rows(
    canvas: &mut Canvas<'_>,
    rows: &[Row],
    pane: Pane,
    has_focus: bool,
    world: &World,
) -> Option<(u16, u16)> {
    let theme = world.theme;
    let room = usize::from(canvas.height());
    let first = pane.first_shown(rows.len(), room);
    let mut cursor = None;
    for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
        let style = match row.kind {
            Kind::Heading => theme.strong(),
            Kind::Question(number, _) if has_focus && number == pane.chosen => theme.accent(),
            _ => Style::new(),
        };
        canvas.put(y, 1, &row.text, style);
        if has_focus && row.kind == Kind::Question(pane.chosen, true) {
            canvas.put(y, 1, theme.glyph(Glyph::Pointer), theme.accent());
            cursor = Some((4, y));
        }
    }
    if rows.len() > first + room {
        canvas.put_right(canvas.height().saturating_sub(1), 1, theme.glyph(Glyph::Down), theme.accent());
    }
    if first > 0 {
        canvas.put_right(0, 1, theme.glyph(Glyph::Up), theme.accent());
    }
    cursor.or(has_focus.then_some((1, 0)))
}

/// Moves in the pane: between sub-questions while there are more that way, else through the text.
pub fn move_by(pane: &mut Pane, by: isize, rows: &[Row], room: usize) {
    let count = rows.iter().filter(|row| matches!(row.kind, Kind::Question(_, true))).count();
    let next = pane.chosen.checked_add_signed(by).filter(|next| *next < count);
    match next {
        Some(next) if by.abs() == 1 => {
            pane.chosen = next;
            let at = rows.iter().position(|row| row.kind == Kind::Question(next, true)).unwrap_or(0);
            let first = pane.first_shown(rows.len(), room);
            // The line after a chosen one stays in sight.
            let high = at.saturating_sub(1);
            pane.first = first.clamp((at + 3).saturating_sub(room).min(high), high);
        }
        _ => pane.scroll(by, rows.len(), room),
    }
}
