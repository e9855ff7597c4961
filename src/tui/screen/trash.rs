//! The trash: the deleted drafts, the last deleted first. One is taken back with its versions, or removed for good.

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::say;
use crate::shown;
use crate::store::{LoadError, Trashed};
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::keys::{Action, Command, HintKey, Mode};
use crate::tui::message::{Effect, Message};
use crate::tui::open_draft::{OpenDraft, title_of};
use crate::tui::pane::question::QuestionPane;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::{Canvas, cut};
use crate::tui::world::World;
use crate::words::date;

/// The commands that have their letter in the list: a line each.
#[rustfmt::skip]
const LETTERS: &[Command] = &[
    Command::PutBack,
    Command::Purge,
    Command::EmptyTrash,
];

/// A narrower list tells only which draft it is and when it was deleted.
const WIDE_COLUMNS: u16 = 70;

/// The list of deleted drafts.
#[derive(Debug, Default)]
pub(crate) struct TrashScreen {
    /// The deleted drafts, or why they can't be listed; nothing until then.
    list: Option<Result<Vec<Trashed>, String>>,
    chosen: usize,
    scroll: ScrollOffset,
}

impl TrashScreen {
    fn listed(&mut self, list: &Result<Vec<Trashed>, LoadError>, cx: &Context) {
        self.list = Some(list.as_ref().cloned().map_err(|error| error.cause(&cx.world.words)));
        self.chosen = moved(self.chosen, 0, self.trashed().len());
    }

    fn trashed(&self) -> &[Trashed] {
        match &self.list {
            Some(Ok(list)) => list,
            Some(Err(_)) | None => &[],
        }
    }

    fn chosen(&self) -> Option<&Trashed> {
        self.trashed().get(self.chosen)
    }

    fn put_back(&self, cx: &mut Context) {
        if let Some(trashed) = self.chosen() {
            cx.effect(Effect::PutBack(trashed.id.clone()));
        }
    }

    fn ask_to_purge(&self, cx: &mut Context) {
        let Some(trashed) = self.chosen() else { return };
        let words = &cx.world.words;
        let text = say!(words, "trash-ask-purge", title = title(trashed, &cx.world));
        ask(text, say!(words, "trash-yes-purge"), vec![trashed.clone()], cx);
    }

    /// Asks to remove those that are listed: what someone else deletes meanwhile stays.
    fn ask_to_empty(&self, cx: &mut Context) {
        let asked = self.trashed().to_vec();
        if !asked.is_empty() {
            let words = &cx.world.words;
            let text = say!(words, "trash-ask-empty", count = asked.len());
            ask(text, say!(words, "trash-yes-empty"), asked, cx);
        }
    }

    /// What stands above the list, or in its place.
    fn remark(&self, cx: &Context) -> String {
        let words = &cx.world.words;
        match &self.list {
            None => say!(words, "trash-reading"),
            Some(Err(cause)) => say!(words, "trash-failed", cause = cause.as_str()),
            Some(Ok(list)) if list.is_empty() => say!(words, "trash-none"),
            Some(Ok(_)) => say!(words, "trash-about"),
        }
    }
}

fn ask(text: String, yes: String, asked: Vec<Trashed>, cx: &mut Context) {
    let no = say!(cx.world.words, "trash-no");
    let question = QuestionPane::new(text, yes, cx, move |_, cx| cx.effect(Effect::EmptyTrash(asked)));
    cx.lay(question.with_no(no));
}

/// Which draft it is: the applicant, with its name where that isn't the same.
fn title(trashed: &Trashed, world: &World) -> String {
    let name = shown::text(&trashed.name);
    match &trashed.draft {
        Some(draft) => title_of(&name, draft, &world.form_of(draft)),
        None => format!("{name}.ron"),
    }
}

impl Screen for TrashScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::LIST.with_letters(LETTERS)
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        let of_draft: &[Command] = if self.chosen().is_some() { LETTERS } else { &[] };
        [of_draft, &[Command::Events]].concat()
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let mut hints = Vec::new();
        if self.chosen().is_some() {
            hints.push(Hint::key(HintKey::Accept, say!(words, "hint-put-back"), words));
            hints.extend([Command::Purge, Command::EmptyTrash].map(|own| Hint::in_list(own, words)));
        }
        hints.push(Hint::back(words));
        Outline {
            fills_window: false,
            title: (cx.world.title(), cx.deadline()),
            heading: Some(Heading::of(say!(words, "trash-title"))),
            hints,
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match action {
            Action::Accept | Action::Do(Command::PutBack) => self.put_back(cx),
            Action::Do(Command::Purge) => self.ask_to_purge(cx),
            Action::Do(Command::EmptyTrash) => self.ask_to_empty(cx),
            Action::Move(step) => self.chosen = moved(self.chosen, step.rows(), self.trashed().len()),
            _ => cx.unused(),
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        matches!(message, Message::PutBack(..))
    }

    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match message {
            Message::Trash(list) => self.listed(list, cx),
            // Someone else may have emptied it.
            Message::TrashEmptied(..) | Message::UndeleteFailed(..) => cx.effect(Effect::ListTrash),
            _ => {}
        }
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let has_room = canvas.height() >= 8 || self.chosen().is_none();
        let used = if has_room { canvas.put_wrapped(0, 1, &self.remark(cx), Style::new()) + 1 } else { 0 };
        self.chosen()?;
        let mut list = canvas.below(used.min(canvas.height()));
        let first = self.scroll.follow(self.chosen, usize::from(list.height()));
        Some(list.list(self.trashed(), first, self.chosen, |list, y, trashed, style| {
            draw_row(list, y, trashed, style, cx);
        }))
    }
}

/// Draws which draft it is, when it was deleted and by whom.
fn draw_row(canvas: &mut Canvas<'_>, y: u16, trashed: &Trashed, style: Style, cx: &Context) {
    let (words, theme) = (&cx.world.words, cx.world.theme);
    let width = canvas.width();
    let is_wide = width >= WIDE_COLUMNS;
    let deleted = trashed.deleted.map_or_else(String::new, |at| {
        let stamp = if is_wide { date::timed_stamp } else { date::stamp };
        stamp(words, at, cx.time.wall)
    });
    let when_column = if is_wide { 34 + (width - WIDE_COLUMNS) / 3 } else { width.saturating_sub(20) };
    let (mark, title_style) = if trashed.draft.is_some() { ("", style) } else { ("! ", theme.problem()) };
    let title = format!("{mark}{}", title(trashed, &cx.world));
    canvas.put(y, 3, &cut(&title, when_column.saturating_sub(5), theme), title_style);
    canvas.put(y, when_column, &deleted, Style::new());
    if is_wide {
        let by_column = when_column + 25;
        let by = shown::text(trashed.deleted_by.as_deref().unwrap_or_default());
        canvas.put(y, by_column, &cut(&by, width.saturating_sub(by_column + 1), theme), Style::new());
    }
}
