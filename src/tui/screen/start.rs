//! The start screen: the next deadline, the drafts. What one sees first, and all that one needs at a glance.

mod ahead;
mod head;
mod list;
mod reminder;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::say;
use crate::store::DraftList;
use crate::tui::context::{Context, Outline, Request, Screen, ScreenRole};
use crate::tui::keys::{Action, Command, HintKey, Mode};
use crate::tui::message::{Effect, Message};
use crate::tui::open_draft::{OpenDraft, holds_back};
use crate::tui::pane::question::QuestionPane;
use crate::tui::participation_notes::ChosenDraft;
use crate::tui::phrases;
use crate::tui::screen::export::ExportScreen;
use crate::tui::screen::forms;
use crate::tui::screen::import::{ImportScreen, ImportTarget};
use crate::tui::screen::trash::TrashScreen;
use crate::tui::screen::versions::VersionsScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::{Canvas, cut, rows};
use list::DraftRow;

/// The commands that have their letter in the list of drafts: a line each, so that another is one line.
#[rustfmt::skip]
const LETTERS: &[Command] = &[
    Command::New,
    Command::Import,
    Command::Events,
    Command::Delete,
    Command::Versions,
    Command::Trash,
    Command::Duplicate,
    Command::Export,
    Command::Undo,
];

/// The name of the finished example that comes with the program.
const EXAMPLE: &str = "eksempel";

/// The list of drafts.
#[derive(Debug)]
pub(crate) struct StartScreen {
    drafts: Vec<DraftRow>,
    chosen: usize,
    is_listed: bool,
    /// Whether a folder without drafts leads straight into a new application: only when the program begins.
    begins_anew: bool,
    /// The draft that was deleted last, by its id in the trash, until something else is done.
    deleted: Option<String>,
    /// A draft to be chosen when it is listed.
    to_choose: Option<String>,
    /// The draft that is being opened for its documents.
    to_export: Option<String>,
    scroll: ScrollOffset,
}

impl StartScreen {
    /// The list of drafts, to be filled by [`Message::Listed`].
    pub(crate) fn new(begins_anew: bool) -> Self {
        StartScreen {
            drafts: Vec::new(),
            chosen: 0,
            is_listed: false,
            begins_anew,
            deleted: None,
            to_choose: None,
            to_export: None,
            scroll: ScrollOffset::default(),
        }
    }

    /// Takes the drafts of the folder; the choice stays on its draft. The first of many only matter before there are any.
    fn listed(&mut self, list: &DraftList, open: Option<&OpenDraft>, cx: &mut Context) {
        if self.is_listed && !list.is_whole {
            return;
        }
        let chosen = self.chosen().map(|row| row.name.clone());
        self.drafts = (0..list.entries.len()).map(|at| DraftRow::of(list, at, &cx.world)).collect();
        let at = chosen.and_then(|name| self.drafts.iter().position(|row| row.name == name));
        // Where it has gone, the one that takes its place is chosen.
        self.chosen = moved(at.unwrap_or(self.chosen), 0, self.drafts.len());
        self.is_listed = true;
        if let Some(open) = open {
            self.choose(open.name());
        }
        if let Some(name) = self.to_choose.take() {
            self.choose(&name);
        }
        self.note_chosen(cx);
        if std::mem::take(&mut self.begins_anew) && self.is_empty() {
            forms::begin(true, cx);
        }
    }

    /// Whether the folder was read and holds no draft.
    fn is_empty(&self) -> bool {
        self.is_listed && self.drafts.is_empty()
    }

    /// Whether there is a draft besides the example, or may be one.
    fn has_own(&self) -> bool {
        !self.is_listed || self.drafts.iter().any(|row| row.name != EXAMPLE)
    }

    fn choose(&mut self, name: &str) {
        self.chosen = self.drafts.iter().position(|row| row.name == name).unwrap_or(self.chosen);
    }

    /// Has the list of meetings tell of the chosen draft.
    fn note_chosen(&self, cx: &mut Context) {
        let chosen = self.chosen().and_then(|row| Some((row, row.draft()?)));
        cx.participation.chosen = chosen.map(|(row, draft)| ChosenDraft {
            name: row.name.clone(),
            title: row.title.clone(),
            participations: draft.participations().clone(),
        });
    }

    fn chosen(&self) -> Option<&DraftRow> {
        self.drafts.get(self.chosen)
    }
}

/// What the keys do.
impl StartScreen {
    /// Opens the chosen draft, mends it, or begins a new one; the draft that is open already is gone back to.
    fn accept(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let Some(row) = self.chosen() else { return self.begin_new(open.as_ref(), cx) };
        if row.fault().is_some() {
            return self.show_versions(open, cx);
        }
        if open.as_ref().is_some_and(|open| open.name() == row.name && !open.is_deleting()) {
            return cx.request(Request::Draft);
        }
        if !holds_back(open.as_ref(), cx) {
            cx.request(Request::Open(row.name.clone()));
        }
    }

    /// Opens the chosen draft with its documents before it.
    fn export(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let Some(row) = self.chosen().filter(|row| row.fault().is_none()) else { return cx.unused() };
        let name = row.name.clone();
        if let Some(open) = open.as_ref().filter(|open| open.name() == name && !open.is_deleting()) {
            cx.request(Request::Draft);
            cx.show(ExportScreen::new(open, cx));
        } else if !holds_back(open.as_ref(), cx) {
            self.to_export = Some(name.clone());
            cx.request(Request::Open(name));
        }
    }

    fn begin_new(&self, open: Option<&OpenDraft>, cx: &mut Context) {
        if !holds_back(open, cx) {
            forms::begin(self.is_empty(), cx);
        }
    }

    fn import(&self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let draft = self
            .chosen()
            .filter(|row| row.fault().is_none())
            .map(|row| ImportTarget::Draft { name: row.name.clone(), title: row.title.clone() });
        cx.save(open);
        cx.effect(Effect::FindImports);
        cx.show(ImportScreen::new(draft.into_iter().chain([ImportTarget::New]).collect()));
    }

    fn show_versions(&self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let Some(row) = self.chosen() else { return cx.unused() };
        if let Some(fault) = row.fault().filter(|fault| !fault.is_damage) {
            return cx.fail(fault.cause.clone());
        }
        if let Some(open) = open.as_mut().filter(|open| open.name() == row.name) {
            open.save_on_leaving(cx);
        } else {
            // What a draft says that isn't open comes with the list.
            cx.effect(Effect::List);
        }
        cx.effect(Effect::ListVersions(row.name.clone()));
        cx.show(VersionsScreen::of_closed(&row.name, &row.title, row.fault().cloned()));
    }

    /// Asks whether another draft is to begin with the chosen one's answers.
    fn ask_to_duplicate(&self, cx: &mut Context) {
        let Some(row) = self.chosen().filter(|row| row.fault().is_none()) else { return cx.unused() };
        let (name, title) = (row.name.clone(), row.title.clone());
        let words = &cx.world.words;
        let text = say!(words, "duplicate-ask", title = title.as_str());
        cx.lay(QuestionPane::new(text, say!(words, "duplicate-yes"), cx, move |open, cx| {
            if !holds_back(open.as_ref(), cx) {
                let words = cx.words();
                cx.tell(say!(words, "notice-duplicated", title = title));
                cx.save(open);
                cx.effect(Effect::Duplicate(name));
            }
        }));
    }

    fn ask_to_delete(&self, cx: &mut Context) {
        let Some(row) = self.chosen() else { return cx.unused() };
        if cx.must_wait_for(&row.name) {
            return;
        }
        let words = &cx.words();
        let mut text = say!(words, "delete-ask", title = row.title.as_str());
        if !row.open_by.is_empty() {
            let names = phrases::names(words, &row.open_by);
            text = format!("{text}\n{}", say!(words, "delete-open", names = names));
        }
        let name = row.name.clone();
        cx.lay(QuestionPane::new(text, say!(words, "delete-yes"), cx, move |open, cx| {
            match open.as_mut().filter(|open| open.name() == name) {
                None => cx.effect(Effect::Delete(name)),
                Some(open) => {
                    if open.delete(cx) {
                        cx.request(Request::CloseDraft);
                    }
                }
            }
        }));
    }
}

impl Screen for StartScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::PAGES.with_letters(LETTERS)
    }

    /// Those that have a use for the chosen draft.
    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        let chosen = self.chosen();
        let is_offered = |command: &Command| match command {
            Command::Versions | Command::Delete => chosen.is_some(),
            Command::Duplicate | Command::Export => chosen.is_some_and(|row| row.fault().is_none()),
            Command::Undo => self.deleted.is_some(),
            _ => true,
        };
        LETTERS.iter().copied().filter(is_offered).collect()
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let accept = match self.chosen() {
            Some(row) if row.fault().is_some() => say!(words, "hint-fault"),
            Some(_) => say!(words, "hint-open"),
            None => Command::New.label(words),
        };
        let mut hints = vec![Hint::key(HintKey::Accept, accept, words)];
        // What the last deletion offers is said above the footer.
        let own = Screen::commands(self, None, cx).into_iter().filter(|command| *command != Command::Undo);
        hints.extend(own.map(|command| Hint::in_list(command, words)));
        hints.push(Hint::of(Command::Menu, words));
        Outline { title: (cx.world.title(), cx.date()), heading: None, fills_window: false, hints }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        self.begins_anew = false;
        self.to_export = None;
        let deleted = self.deleted.take();
        match action {
            Action::Do(Command::Undo) => deleted.into_iter().for_each(|id| cx.effect(Effect::PutBack(id))),
            Action::Accept => self.accept(open, cx),
            Action::Move(step) => {
                self.chosen = moved(self.chosen, step.rows(), self.drafts.len());
                self.deleted = deleted;
                self.note_chosen(cx);
            }
            Action::Do(Command::New) => self.begin_new(open.as_ref(), cx),
            Action::Do(Command::Import) => self.import(open, cx),
            Action::Do(Command::Versions) => self.show_versions(open, cx),
            Action::Do(Command::Export) => self.export(open, cx),
            Action::Do(Command::Duplicate) => self.ask_to_duplicate(cx),
            Action::Do(Command::Delete) => self.ask_to_delete(cx),
            Action::Do(Command::Trash) => {
                self.deleted = deleted;
                cx.effect(Effect::ListTrash);
                cx.show(TrashScreen::default());
            }
            _ => {
                self.deleted = deleted;
                cx.unused();
            }
        }
    }

    fn hear(&mut self, message: &Message, open: &mut Option<OpenDraft>, cx: &mut Context) {
        match message {
            Message::Listed(list) => self.listed(list, open.as_ref(), cx),
            Message::Deleted(_, Ok(id)) => self.deleted = Some(id.clone()),
            Message::PutBack(_, name) => self.to_choose = Some(name.clone()),
            _ => {}
        }
    }

    /// Shows the documents of a draft that was opened for them.
    fn goes_on(&mut self, open: &OpenDraft, cx: &mut Context) -> bool {
        if self.to_export.take().is_some_and(|name| name == open.name()) {
            cx.show(ExportScreen::new(open, cx));
        }
        false
    }

    fn role(&self) -> ScreenRole {
        ScreenRole::Start
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let world = &cx.world;
        // At least three drafts stay in sight.
        let body = canvas.area();
        let room = Rect { height: body.height.saturating_sub(4), ..body };
        let used = head::draw(&mut canvas.part(room), self.has_own(), cx).min(room.height);
        // Few drafts leave it more room.
        let list_rows = 1 + rows(self.drafts.len()).clamp(1, 3);
        let room = Rect { height: body.height.saturating_sub(list_rows), ..body };
        let used = used + reminder::draw(&mut canvas.part(room).below(used), &self.drafts, cx);
        canvas.put(used, 1, &say!(world.words, "start-drafts"), world.theme.strong());
        let folder = cut(&world.folder, body.width.saturating_sub(14), world.theme);
        canvas.put_right(used, 1, &folder, Style::new());
        let mut list = canvas.below(used + 1);
        let first = self.scroll.follow(self.chosen, usize::from(list.height()));
        if self.is_empty() {
            list.put(0, 3, &say!(world.words, "start-none"), Style::new());
        }
        ahead::draw(&mut list.below(rows(self.drafts.len().max(1))), cx);
        Some(list.list(&self.drafts, first, self.chosen, |list, y, row, style| row.draw(list, y, style, cx)))
    }
}
