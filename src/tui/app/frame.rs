//! The frame of every screen: title, heading, body, message, footer, and the menu over them. Changes nothing but
//! scroll offsets.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::App;
use super::input::is_global;
use crate::event::title::{title_nearness, title_texts};
use crate::say;
use crate::shown;
use crate::tui::context::{Context, Heading, Outline};
use crate::tui::shared::Tone;
use crate::tui::widget::chrome::{self, COMPLETE, Chrome, LEAST};
use crate::tui::widget::text::{Canvas, width};
use crate::tui::widget::{deadline_mark, menu_panel, step_marks};

/// Draws the screen and gives where the terminal's cursor must stand, so that screen readers and braille displays
/// follow: on the caret, the chosen row, or the first word of what is shown.
pub(super) fn draw(app: &App, buf: &mut Buffer) -> Position {
    let (columns, rows) = app.cx.size;
    let is_too_small = columns < LEAST.0 || rows < LEAST.1;
    let cursor = if is_too_small { draw_too_small(&app.cx, buf) } else { draw_screen(app, buf) };
    if app.cx.world.theme.is_ascii {
        to_ascii(buf);
    }
    cursor
}

fn draw_screen(app: &App, buf: &mut Buffer) -> Position {
    let (screen, open, cx) = (app.screens.front(), app.open.as_ref(), &app.cx);
    let theme = cx.world.theme;
    // The window may have been resized since the program heard of its size.
    let size = (cx.size.0.min(buf.area.width), cx.size.1.min(buf.area.height));
    let Outline { title: (left, right), heading, fills_window, hints } = screen.outline(open, cx);
    let mut chrome = Chrome::of(size, app.pane.is_some() || heading.is_some());
    let foot = app.pane.as_ref().and_then(|pane| pane.foot_rows()).map(|rows| chrome.make_foot(rows));
    chrome::title(buf, chrome.title, theme, &left, &right);
    for events in [&*cx.world.events_of_draft(), &cx.world.events] {
        let texts = title_texts(events, cx.time.wall, &cx.world.words);
        deadline_mark::draw(buf, chrome.title, theme, title_nearness(events, cx.time.wall), &texts);
    }
    let heading = heading.unwrap_or_default();
    // A pane names itself; who else is there still matters below it.
    let heading = match app.pane.as_ref().and_then(|pane| pane.heading(open, cx)) {
        Some(own) if own.right.is_empty() => {
            Heading { before: own.before, name: own.name, steps: Vec::new(), ..heading }
        }
        Some(own) => own,
        None => heading,
    };
    draw_heading(buf, chrome.head, &heading, cx);
    let is_covered = app.pane.is_some() && foot.is_none();
    let body = if fills_window && !is_covered { chrome.body } else { chrome.text_body() };
    let mut body = Canvas::new(buf, body, theme);
    let mut cursor = match &app.pane {
        Some(pane) if is_covered => pane.draw(open, cx, &mut body),
        _ => screen.draw(open, cx, &mut body),
    };
    if let (Some(pane), Some(foot)) = (&app.pane, foot) {
        cursor = pane.draw(open, cx, &mut Canvas::new(buf, foot, theme)).or(cursor);
    }
    draw_message(app, buf, chrome.message);
    let hints = app.pane.as_ref().map_or(hints, |pane| pane.hints(&cx.world.words));
    chrome::footer(buf, chrome.footer, theme, &hints, &cx.world.words);
    if let Some(page) = app.menu {
        // In a low window the menu takes all rows but the title and the footer.
        let area = Rect { height: chrome.message.y - chrome.head.y, ..chrome.head };
        let commands = screen.commands(open, cx);
        let offers = |command| is_global(command) || commands.contains(&command);
        let letters = screen.mode(open, cx).letters;
        cursor = Some(menu_panel::draw(buf, area, &cx.world, page, letters, offers));
    }
    cursor.unwrap_or(Position { x: chrome.body.x + 1, y: chrome.body.y })
}

/// What is to be said, above the footer.
fn draw_message(app: &App, buf: &mut Buffer, area: Rect) {
    let theme = app.cx.world.theme;
    if let Some(notice) = app.notice() {
        let style = if matches!(notice.tone, Tone::Failure | Tone::Unsaved) {
            theme.problem()
        } else {
            theme.notice()
        };
        Canvas::new(buf, area, theme).put(0, 1, &notice.text, style);
    }
}

fn draw_heading(buf: &mut Buffer, area: Rect, heading: &Heading, cx: &Context) {
    let theme = cx.world.theme;
    let Heading { before, steps, name, right, is_notice } = heading;
    let mut canvas = Canvas::new(buf, area, theme);
    let mut column = canvas.put(0, 1, before, Style::new());
    // Who else is here matters more than how far the other steps are.
    let marks = step_marks::width(steps) + 2;
    let shortest = right.iter().map(|text| width(text) + 4).min().unwrap_or(0);
    let has_room = column + marks + width(name) + 2 + shortest <= canvas.width();
    if has_room && !steps.is_empty() && theme.has_marks() {
        column = step_marks::draw(&mut canvas, 0, column + 2, steps);
    }
    column = canvas.put(0, if column > 1 { column + 2 } else { 1 }, name, theme.strong());
    let state = step_marks::state_here(steps, &cx.world.words).filter(|_| !theme.has_marks());
    if let Some(state) = state.filter(|state| column + 2 + width(state) + 2 + shortest <= canvas.width()) {
        column = canvas.put(0, column + 2, &state, Style::new());
    }
    let free = canvas.width().saturating_sub(column + 4);
    if let Some(right) = right.iter().find(|text| width(text) <= free) {
        canvas.put_right(0, 1, right, if *is_notice { theme.notice() } else { Style::new() });
    }
}

/// Puts ASCII in the place of every mark that a plain font may lack, also in what a draft or the form says; their letters and
/// fractions stay.
fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if let Some(twin) = shown::ascii_twin(cell.symbol()) {
            cell.set_symbol(twin);
        }
    }
}

fn draw_too_small(cx: &Context, buf: &mut Buffer) -> Position {
    let ((columns, rows), (wanted_columns, wanted_rows)) = (cx.size, COMPLETE);
    let text = say!(
        cx.world.words,
        "too-small",
        columns = columns,
        rows = rows,
        wanted_columns = wanted_columns,
        wanted_rows = wanted_rows
    );
    let area = buf.area;
    Canvas::new(buf, area, cx.world.theme).put_wrapped(0, 0, &text, Style::new());
    Position { x: area.x, y: area.y }
}
