//! Drawing the whole screen from the model. Changes nothing but scroll offsets.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::event::deadline::title_row;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Command, ListKey, key_name};
use crate::tui::model::{Model, Screen, Tone};
use crate::tui::overlay::{Overlay, confirm, help, menu_panel, overview, page, requirements, rivals};
use crate::tui::screen::import::Import;
use crate::tui::screen::versions::Versions;
use crate::tui::screen::wizard::{Focus, Wizard};
use crate::tui::screen::{approve, events, export, import, new, review, send, start, versions, wizard};
use crate::tui::theme::Glyph;
use crate::tui::told;
use crate::tui::widget::chrome::{self, COMPLETE, Chrome, Hint};
use crate::tui::widget::text::{Canvas, width, wrapped};
use crate::words::date;
use crate::{say, shown};

/// How far the parts of the screen are scrolled: all that drawing may move.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scrolls {
    editor: Scroll,
    review: usize,
    start: usize,
}

/// Draws the screen and gives where the terminal's cursor must stand, so that screen readers and braille displays
/// follow: on the caret, the chosen row, or the first word of what is shown.
pub fn view(model: &Model, scrolls: &mut Scrolls, buf: &mut Buffer) -> Position {
    if model.is_too_small() {
        return too_small(model, buf);
    }
    let is_pane = model.overlay().is_some_and(|overlay| !matches!(overlay, Overlay::Menu(_)));
    let has_head = is_pane || matches!(model.screen(), Screen::Wizard | Screen::Opening);
    // The window may have been resized since the model heard of its size.
    let size = (model.size().0.min(buf.area.width), model.size().1.min(buf.area.height));
    let is_headed = matches!(
        model.screen(),
        Screen::New(_)
            | Screen::Export(_)
            | Screen::Versions(..)
            | Screen::Import(..)
            | Screen::Approve(_)
            | Screen::Send(_)
    );
    let chrome = Chrome::of(size, has_head || is_headed);
    title(model, chrome, buf);
    head(model, chrome, buf);
    let cursor = body(model, chrome.body, scrolls, buf);
    message(model, chrome.message, buf);
    footer(model, chrome.footer, buf);
    if model.shows_menu() {
        // In a low window the menu takes all rows but the title and the footer.
        let rows = chrome.message.y - chrome.head.y;
        let area = Rect { height: rows, ..chrome.head };
        menu_panel::draw(buf, area, model.world(), |command| model.offers(command));
    }
    if model.world().theme.is_ascii {
        to_ascii(buf);
    }
    cursor.unwrap_or(Position { x: chrome.body.x, y: chrome.body.y })
}

/// Puts ASCII in the place of every mark that a plain font may lack; letters and fractions stay.
fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if let Some(twin) = shown::ascii_twin(cell.symbol()) {
            cell.set_symbol(twin);
        }
    }
}

fn too_small(model: &Model, buf: &mut Buffer) -> Position {
    let (columns, rows) = model.size();
    let (wanted_columns, wanted_rows) = COMPLETE;
    let text = say!(
        model.world().words,
        "too-small",
        columns = columns,
        rows = rows,
        wanted_columns = wanted_columns,
        wanted_rows = wanted_rows
    );
    let area = buf.area;
    let mut canvas = Canvas::new(buf, area, model.world().theme);
    for (row, line) in (0..).zip(wrapped(&text, area.width)) {
        canvas.put(row, 0, &line, Style::new());
    }
    Position { x: area.x, y: area.y }
}

fn title(model: &Model, chrome: Chrome, buf: &mut Buffer) {
    let world = model.world();
    let now = model.time().wall;
    let (left, right) = match (model.screen(), model.wizard()) {
        (Screen::Wizard, Some(wizard)) => {
            let saved = saved_text(wizard, model);
            let deadline = title_row(&world.events, now, &world.words);
            let dot = world.theme.glyph(Glyph::Dot);
            (wizard.title(world.form), format!("{saved} {dot} {deadline}"))
        }
        (Screen::Versions(versions, _), _) => {
            let date = if model.size().0 < 60 { String::new() } else { date::header(&world.words, now) };
            (versions.title().to_owned(), date)
        }
        (Screen::Import(import, _), wizard) => {
            let date = if model.size().0 < 60 { String::new() } else { date::header(&world.words, now) };
            (import.title(wizard.map(|wizard| wizard.title(world.form)), world), date)
        }
        (Screen::Events(..), _) => (say!(world.words, "events-title"), date::header(&world.words, now)),
        (Screen::Export(_) | Screen::Approve(_) | Screen::Send(_), Some(wizard)) => {
            (wizard.title(world.form), title_row(&world.events, now, &world.words))
        }
        (Screen::New(_), _) => (say!(world.words, "new-title"), title_row(&world.events, now, &world.words)),
        _ => (say!(world.words, "start-title"), date::header(&world.words, now)),
    };
    // In a narrow window the deadline gives way to whether the text is saved.
    let is_wizard = matches!(model.screen(), Screen::Wizard);
    let right = if is_wizard && model.size().0 < 60 {
        model.wizard().map_or(right, |wizard| saved_text(wizard, model))
    } else {
        right
    };
    chrome::title(buf, chrome.title, world.theme, &left, &right);
}

/// Whether the text is saved, or that a letter is under way.
fn saved_text(wizard: &Wizard, model: &Model) -> String {
    let words = &model.world().words;
    if model.is_posting() && !wizard.saving().has_failed() {
        say!(words, "sending-short")
    } else {
        wizard.saving().text(model.time().wall, words)
    }
}

fn head(model: &Model, chrome: Chrome, buf: &mut Buffer) {
    let world = model.world();
    let words = &world.words;
    let (before, name) = match (model.overlay(), model.screen(), model.wizard()) {
        (Some(Overlay::Help(_)), ..) => (String::new(), say!(words, "help-title")),
        (_, Screen::Wizard, Some(wizard)) => step_name(wizard, model),
        (_, Screen::New(_), _) => (String::new(), say!(words, "new-head")),
        (_, Screen::Export(_), _) => (String::new(), say!(words, "export-title")),
        (_, Screen::Approve(_), _) => (String::new(), say!(words, "approving-title")),
        (_, Screen::Send(_), _) => (String::new(), say!(words, "sending-title")),
        (_, Screen::Versions(..), _) => (String::new(), say!(words, "versions-title")),
        (_, Screen::Import(import, _), _) => (String::new(), import.heading(world)),
        _ => (String::new(), String::new()),
    };
    chrome::head(buf, chrome.head, world.theme, &before, &name);
    if let (Screen::Wizard, Some(wizard)) = (model.screen(), model.wizard()) {
        let free = chrome.head.width.saturating_sub(width(&before) + width(&name) + 7);
        let others = others(wizard, free, model);
        Canvas::new(buf, chrome.head, world.theme).put_right(0, 1, &others, world.theme.notice());
    }
}

/// Who else is in the draft, in so many columns: by name, by number, or not at all.
fn others(wizard: &Wizard, columns: u16, model: &Model) -> String {
    let (world, people) = (model.world(), told::people(wizard.others(), model.world()));
    if people.is_empty() {
        return String::new();
    }
    let names = say!(world.words, "others-too", names = told::names(&world.words, &people));
    let count = say!(world.words, "others-count", count = people.len());
    let count = if people.len() > 1 { count } else { String::new() };
    [names, count].into_iter().find(|text| width(text) <= columns).unwrap_or_default()
}

fn step_name(wizard: &Wizard, model: &Model) -> (String, String) {
    let world = model.world();
    let count = world.form.sections.len() + 1;
    let step = say!(world.words, "step-of", step = wizard.step(world) + 1, count = count);
    let name = match (wizard.section(world), wizard.field(world)) {
        (Some(section), _) => section.step.clone(),
        _ => say!(world.words, "review-title"),
    };
    (step, name)
}

fn body(model: &Model, area: Rect, scrolls: &mut Scrolls, buf: &mut Buffer) -> Option<Position> {
    let world = model.world();
    match (model.overlay(), model.wizard()) {
        (Some(Overlay::Help(pane)), _) => {
            help::draw(buf, area, *pane, world);
            return None;
        }
        (Some(Overlay::Overview(chosen)), Some(wizard)) => {
            return Some(overview::draw(buf, area, wizard, *chosen, world));
        }
        (Some(Overlay::Requirements(pane)), Some(wizard)) => {
            return requirements::draw(buf, area, wizard, *pane, world);
        }
        (Some(Overlay::Page(pane)), Some(wizard)) => {
            page::draw(buf, area, wizard, *pane, world);
            return None;
        }
        (Some(Overlay::Rivals(choosing)), Some(wizard)) => {
            return rivals::draw(buf, area, wizard, choosing, world);
        }
        (Some(Overlay::Question(question)), _) => {
            return Some(confirm::draw_question(buf, area, &question.text, world));
        }
        (Some(Overlay::ConfirmLoss), Some(wizard)) => {
            return Some(confirm::draw(buf, area, wizard, world));
        }
        _ => {}
    }
    match (model.screen(), model.wizard()) {
        (Screen::Wizard, Some(open)) if *open.focus() == Focus::Review => {
            review::draw(open, model.posting(), area, buf, &mut scrolls.review, world)
        }
        (Screen::Wizard, Some(open)) => wizard::draw(open, area, buf, &mut scrolls.editor, world),
        (Screen::Events(list, _), _) => events::draw(list, area, buf, model.time(), world),
        (Screen::Versions(shown, _), _) => {
            versions::draw(shown, model.open_draft_of(shown), area, buf, model.time().wall, world)
        }
        (Screen::Import(shown, _), _) => {
            import::draw(shown, &model.beside(shown), area, buf, &mut scrolls.editor, world)
        }
        (Screen::Export(choice), Some(open)) => {
            export::draw(choice, open, area, buf, &mut scrolls.editor, world)
        }
        (Screen::Approve(shown), Some(open)) => {
            approve::draw(shown, open, area, buf, &mut scrolls.editor, world)
        }
        (Screen::Send(shown), Some(open)) => send::draw(shown, open, model, area, buf, &mut scrolls.editor),
        (Screen::New(question), _) => new::draw(question, area, buf, &mut scrolls.editor, world),
        (Screen::Start, _) => start::draw(model.start(), area, buf, &mut scrolls.start, model.time(), world),
        (Screen::Opening | Screen::Wizard | Screen::Export(_) | Screen::Approve(_) | Screen::Send(_), _) => {
            None
        }
    }
}

/// The rule above the footer, or what is to be said there.
fn message(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.world().theme;
    let Some(notice) = model.notice() else { return chrome::rule(buf, area, theme) };
    let style = if notice.tone == Tone::Failure { theme.problem() } else { theme.notice() };
    let mut canvas = Canvas::new(buf, area, theme);
    canvas.style_row(0, style);
    canvas.put(0, 1, &notice.text, style);
}

fn footer(model: &Model, area: Rect, buf: &mut Buffer) {
    let world = model.world();
    chrome::footer(buf, area, world.theme, &hints(model), &world.words);
}

/// The keys that matter most right now.
fn hints(model: &Model) -> Vec<Hint> {
    match model.overlay() {
        Some(Overlay::Menu(_)) | None => screen_hints(model),
        Some(overlay) => overlay_hints(overlay, model),
    }
}

fn overlay_hints(overlay: &Overlay, model: &Model) -> Vec<Hint> {
    let words = &model.world().words;
    let choose = || Hint::new("↑↓", say!(words, "hint-choose"));
    let close = || Hint::new("Esc", say!(words, "hint-close"));
    match overlay {
        Overlay::Requirements(_) => {
            vec![choose(), Hint::new(say!(words, "hint-space"), say!(words, "hint-tick")), close()]
        }
        Overlay::Overview(_) => vec![choose(), Hint::new("Enter", say!(words, "hint-go")), close()],
        Overlay::Rivals(choosing) => {
            let count = model.wizard().map_or(0, |wizard| wizard.draft().rivals(&choosing.field).len());
            let other = (count > 1).then(|| Hint::new("←→", say!(words, "hint-other-text")));
            let ends = [close(), Hint::new("PgDn", say!(words, "hint-scroll"))];
            [Hint::new("Enter", say!(words, "hint-choose"))].into_iter().chain(other).chain(ends).collect()
        }
        Overlay::Page(_) | Overlay::Help(_) => vec![Hint::new("↑↓", say!(words, "hint-scroll")), close()],
        Overlay::ConfirmLoss => {
            vec![Hint::new("J", say!(words, "hint-lose")), Hint::new("Esc", say!(words, "hint-stay"))]
        }
        Overlay::Question(question) => {
            vec![Hint::new("J", question.yes.as_str()), Hint::new("Esc", say!(words, "hint-no"))]
        }
        Overlay::Menu(_) => Vec::new(),
    }
}

fn screen_hints(model: &Model) -> Vec<Hint> {
    let words = &model.world().words;
    let of = |command| Hint::of(command, words);
    let back = || Hint::new(key_name(Command::PrevStep), say!(words, "hint-back"));
    let menu = || of(Command::Menu);
    let list = |key: ListKey| Hint::new(key.name(), key.label(words));
    let hint = |key: &str, label: String| Hint::new(key, label);
    match (model.screen(), model.wizard()) {
        (Screen::Start | Screen::Opening, _) => {
            let keys = [ListKey::New, ListKey::Import, ListKey::Events, ListKey::Delete, ListKey::Versions];
            let keys = keys.map(list);
            let open = hint("Enter", say!(words, "hint-open"));
            [open].into_iter().chain(keys).chain([menu()]).collect()
        }
        (Screen::New(_), _) => vec![
            hint("Enter", say!(words, "hint-begin")),
            hint("↑↓", say!(words, "hint-choose")),
            back(),
            menu(),
        ],
        (Screen::Export(choice), _) if choice.asks_to_replace() => {
            vec![hint("J", say!(words, "hint-replace")), menu()]
        }
        (Screen::Export(choice), _) => {
            let mut hints =
                vec![hint("Enter", say!(words, "hint-write")), hint("↑↓", say!(words, "hint-format"))];
            hints.push(send::approval_hint(choice.is_at_approval(), words));
            hints.extend([back(), menu()]);
            hints
        }
        (Screen::Approve(shown), _) => [approve::hints(shown, words), vec![back(), menu()]].concat(),
        (Screen::Send(shown), _) => [send::hints(shown, model), vec![back(), menu()]].concat(),
        (Screen::Versions(shown, _), _) => versions_hints(shown, model),
        (Screen::Import(shown, _), _) => import_hints(shown, model),
        (Screen::Events(..), _) => vec![
            hint("↑↓", say!(words, "hint-choose")),
            hint("←→", say!(words, "hint-month")),
            back(),
            menu(),
        ],
        (Screen::Wizard, Some(open)) if *open.focus() == Focus::Review => vec![
            hint("Enter", say!(words, "hint-edit")),
            list(ListKey::Approve),
            list(ListKey::Send),
            list(ListKey::Export),
            list(ListKey::Import),
            list(ListKey::CopyOut),
            of(Command::PrevStep),
            of(Command::Overview),
            menu(),
            of(Command::Quit),
        ],
        (Screen::Wizard, Some(open)) => {
            let is_long = open.field(model.world()).is_some_and(|field| field.limit.is_some());
            let forward = if open.returns_to_review() {
                Hint::new(key_name(Command::NextStep), say!(words, "review-title"))
            } else {
                of(Command::NextStep)
            };
            let mut hints = vec![of(Command::NextField), forward, of(Command::Overview)];
            hints.extend(is_long.then(|| of(Command::Requirements)));
            hints.extend([menu(), of(Command::Quit)]);
            hints
        }
        (Screen::Wizard, None) => vec![menu()],
    }
}

fn import_hints(shown: &Import, model: &Model) -> Vec<Hint> {
    let words = &model.world().words;
    let back = Hint::new(key_name(Command::PrevStep), say!(words, "hint-back"));
    let menu = Hint::of(Command::Menu, words);
    let Some(laid) = shown.laid() else {
        let into = shown.has_targets().then(|| Hint::new("Tab", say!(words, "hint-into")));
        let choose = Hint::new("↑↓", say!(words, "hint-choose"));
        let read = Hint::new("Enter", say!(words, "hint-read"));
        return [read, choose].into_iter().chain(into).chain([menu, back]).collect();
    };
    let mut hints = Vec::new();
    if !laid.items().is_empty() && !model.beside(shown).is_read_only {
        let all = ListKey::MarkAll;
        hints.push(Hint::new("Enter", say!(words, "hint-take")));
        hints.push(Hint::new("X", say!(words, "hint-cross")));
        hints.push(Hint::new(all.name(), all.label(words)));
    }
    hints.extend([menu, back]);
    hints
}

fn versions_hints(shown: &Versions, model: &Model) -> Vec<Hint> {
    let words = &model.world().words;
    let back = Hint::new(key_name(Command::PrevStep), say!(words, "hint-back"));
    let mut hints = Vec::new();
    if shown.can_restore() {
        hints.push(Hint::new("Enter", say!(words, "hint-restore")));
    }
    if shown.chosen_field(model.open_draft_of(shown), model.world()).is_some() {
        let key = ListKey::RestoreAnswer;
        hints.push(Hint::new(key.name(), key.label(words)));
        hints.push(Hint::new("←→", say!(words, "hint-answers")));
    }
    hints.extend([Hint::of(Command::Menu, words), back]);
    hints
}
