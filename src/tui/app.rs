//! The program: messages in, effects out. It knows which screen is shown, what lies over it and which draft is open,
//! hands each key to whoever has it, and does what the screens ask for. Knows no file, no clock, no terminal.

mod drafts;
mod escape;
mod file_outcomes;
mod frame;
mod haste;
mod held_input;
mod input;
mod leaving;
mod panes;
mod screens;

use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::say;
use crate::tui::context::{Context, Pane, PaneState, Request, Screen, ScreenRole};
use crate::tui::message::{Effect, FileJob, Message, Time};
use crate::tui::open_draft::{KeptDrafts, OpenDraft, Refresh};
use crate::tui::screen::opening::OpeningScreen;
use crate::tui::screen::start::StartScreen;
use crate::tui::screen::wizard::WizardScreen;
use crate::tui::shared::{Notice, Tone};
use crate::tui::time_shows::TimeShows;
use crate::tui::widget::text::{end_of, width};
use crate::tui::world::World;
use escape::Escaped;
use haste::Haste;
use held_input::HeldInput;
use screens::Screens;

/// The longest the program sleeps without looking at the time.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Where the program begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// At the start screen; with a new application where there is no draft yet.
    Start,
    /// In a draft, where its writer left off.
    Draft(String),
}

/// The state of the program.
#[derive(Debug)]
pub struct App {
    cx: Context,
    open: Option<OpenDraft>,
    kept: KeptDrafts,
    screens: Screens,
    pane: Option<Box<dyn Pane>>,
    /// The page of the menu, which has more than one in a small window, while it is open.
    menu: Option<usize>,
    escaped: Option<Escaped>,
    haste: Option<Haste>,
    /// Since when the question is on the screen that is there, as a time on the monotonic clock.
    asked_since: Option<Duration>,
    /// How many times in a row leaving was asked for.
    leave_requests: usize,
    last_key: Option<KeyEvent>,
    held: HeldInput,
    /// Whether something changed that the screen shows, since it was last drawn.
    pub(crate) is_stale: bool,
}

impl App {
    /// The program at its beginning, and what to do first.
    pub fn new(world: World, time: Time, size: (u16, u16), begin: Begin) -> (Self, Vec<Effect>) {
        let (screen, effect): (Box<dyn Screen>, _) = match begin {
            Begin::Start => (Box::new(StartScreen::new(true)), Effect::List),
            Begin::Draft(name) => (Box::new(OpeningScreen), Effect::Open(name)),
        };
        let mut app = App {
            cx: Context::new(world, time, size),
            open: None,
            kept: KeptDrafts::default(),
            screens: Screens::new(screen),
            pane: None,
            menu: None,
            escaped: None,
            haste: None,
            asked_since: None,
            leave_requests: 0,
            last_key: None,
            held: HeldInput::default(),
            is_stale: true,
        };
        app.cx.effect(effect);
        if !app.cx.world.is_utf8 {
            let words = app.cx.words();
            app.cx.tell(say!(words, "notice-locale"));
        }
        let effects = app.cx.take_effects();
        (app, effects)
    }

    /// Takes a message; gives what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        if !matches!(message, Message::Tick(_)) {
            self.is_stale = true;
        }
        let awaited_draft = self.cx.work.awaits_draft();
        let ended = FileJob::ended_by(&message);
        let is_elsewhere = ended.as_ref().is_some_and(|job| self.cx.work.end(job));
        if message.tells_of_failure() {
            // The user must see it.
            self.leave_requests = 0;
            if awaited_draft && !self.cx.work.awaits_draft() {
                self.held.take();
            }
        }
        match message {
            Message::Tick(time) => self.tick(time),
            Message::Line(event) => self.line(event),
            Message::Resize(columns, rows) => {
                self.cx.size = (columns, rows);
                self.refresh(Refresh::Resized);
            }
            Message::Saved(outcome) => self.saved(outcome),
            Message::Opened(_) if is_elsewhere => self.cx.effect(Effect::List),
            Message::Opened(opened) => self.opened(*opened),
            Message::OpenFailed(_, name, error) => {
                let words = self.cx.words();
                self.cx.fail(say!(words, "notice-open-failed", name = name, cause = error.cause(&words)));
                if !is_elsewhere {
                    self.cx.request(Request::Start);
                }
            }
            other => self.hear(&other),
        }
        self.settle();
        if (self.take_held() || ended.is_some()) && self.is_leaving() {
            self.try_to_leave();
        }
        self.asked_since = self.asked_since.or(Some(self.cx.time.mono)).filter(|_| self.asks());
        self.cx.take_effects()
    }

    /// Tells the open draft and every screen what happened outside.
    fn hear(&mut self, message: &Message) {
        let cx = &mut self.cx;
        let words = cx.words();
        match message {
            Message::CreateFailed(_, error) => {
                cx.fail(say!(words, "notice-create-failed", cause = error.cause(&words)));
            }
            Message::UndeleteFailed(_, error) if error.is_done() => {
                cx.fail(say!(words, "notice-unsynced", cause = error.cause(&words)));
                cx.effect(Effect::List);
            }
            Message::UndeleteFailed(_, error) => {
                cx.fail(say!(words, "notice-undelete-failed", cause = error.cause(&words)));
                // Someone else may have brought it back.
                cx.effect(Effect::List);
            }
            Message::Edited(Err(cause)) => {
                cx.fail(say!(words, "notice-editor-failed", cause = cause.as_str()));
            }
            Message::DeleteHeldBack(_) => cx.fail_unsaved(say!(words, "notice-delete-held-back")),
            _ => {}
        }
        if let Message::Gone(name, gone) = message {
            self.gone(name, gone);
        }
        let is_awaited = self.screens.await_end(message);
        let cx = &mut self.cx;
        if let Some(open) = &mut self.open {
            match message {
                Message::Arrived(arrived) if arrived.name == open.name() => open.take_in(arrived, cx),
                Message::Others(others) => open.set_colleagues(others, cx),
                Message::Sent(message_id, outcome) => open.answered(message_id, outcome, cx),
                Message::Restored(_, result) if result.as_ref().map_or(true, |done| done.is_unchanged) => {
                    open.expect_none_restored();
                }
                _ => {}
            }
        }
        cx.hear_of_spelling(message);
        if let Message::EventChanged(step, changed) = message {
            cx.event_changed(*step, changed);
        }
        if let Message::ParticipationNoted(note, result) = message {
            cx.participation_noted(note, result);
        }
        for screen in self.screens.all_mut() {
            screen.hear(message, &mut self.open, cx);
        }
        if let Some(pane) = &mut self.pane
            && pane.hear(message, &mut self.open, cx) == PaneState::Closed
        {
            self.close_pane();
        }
        match message {
            Message::Restored(..) => self.restored(message),
            Message::Deleted(name, result) => self.deleted(name, result),
            Message::PutBack(_, name) => self.put_back(name, message),
            Message::TrashEmptied(_, result) => self.trash_emptied(result),
            Message::Exported(job, outcome) if !is_awaited => self.exported_elsewhere(&job.place, outcome),
            Message::CalendarWritten(job, outcome) if !is_awaited => {
                self.exported_elsewhere(&job.place, outcome);
            }
            Message::CopySent(job, outcome) if !is_awaited => self.copy_sent_elsewhere(job, outcome),
            _ => {}
        }
    }

    /// Does what was asked for, and brings the screens up to what became of the draft.
    fn settle(&mut self) {
        loop {
            let requests = self.cx.take_requests();
            if requests.is_empty() {
                break;
            }
            for request in requests {
                self.perform(request);
            }
        }
        if let Some(open) = &mut self.open {
            if let Some(text) = open.take_letter_news()
                && self.screens.front().role() != ScreenRole::Letter
            {
                self.cx.tell(text);
            }
            if let Some(why) = open.take_unseen() {
                self.refresh(why);
            }
        }
        if std::mem::take(&mut self.cx.turned_away) {
            self.begin_haste();
        }
        self.close_pane_if(|app, pane| pane.is_moot(app.open.as_ref()));
    }

    fn perform(&mut self, request: Request) {
        if matches!(request, Request::Start | Request::Field { .. } | Request::Review) {
            self.screens.all_mut().for_each(|screen| screen.leave(&mut self.open, &mut self.cx));
        }
        let (open, cx) = (&mut self.open, &mut self.cx);
        match request {
            Request::Back => self.screens.pop(),
            Request::Show(screen) => {
                self.asked_since = None;
                self.screens.push(screen);
            }
            Request::Start => {
                self.close_pane();
                self.screens.show_start();
                self.cx.effect(Effect::List);
            }
            Request::Draft => self.screens.show_draft(),
            Request::Open(name) => {
                cx.save(open);
                cx.effect(Effect::Open(name));
            }
            Request::Field { field, returns_to_review } => {
                let screen =
                    open.as_mut().and_then(|open| WizardScreen::at(&field, returns_to_review, open, cx));
                if let Some(screen) = screen {
                    self.screens.show_step(Box::new(screen));
                    self.screens.front_mut().refresh(Refresh::Shown, open, cx);
                }
            }
            Request::Review => {
                self.screens.show_review();
                self.screens.front_mut().refresh(Refresh::Shown, open, cx);
            }
            Request::Lay(pane) => {
                self.asked_since = None;
                self.lay(pane);
            }
            Request::Run(command) => self.command(command),
            Request::CloseDraft => {
                self.put_draft_away();
                self.screens.close_draft();
            }
            Request::Quit => self.quit(),
        }
    }

    fn refresh(&mut self, why: Refresh) {
        for screen in self.screens.all_mut() {
            screen.refresh(why, &mut self.open, &mut self.cx);
        }
    }
}

/// Time, and what is drawn.
impl App {
    /// How long until the program has something to do by itself.
    pub fn wait(&self) -> Duration {
        let mono = self.cx.time.mono;
        let open = self.open.as_ref().and_then(|open| open.wakes_at(&self.cx.world));
        let open = open.map(|due| due.saturating_sub(mono));
        let work = self.cx.work.slow_at().map(|at| at.saturating_sub(mono));
        [open, work, self.cx.time_shows_in()]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(LONGEST_WAIT)
            .min(LONGEST_WAIT)
    }

    fn tick(&mut self, time: Time) {
        // What the screen shows of the time, in the order of [`TimeShows`].
        let shown_from = match self.screens.front().role() {
            ScreenRole::Other => TimeShows::Agenda,
            ScreenRole::Start => TimeShows::Headline,
            ScreenRole::Step | ScreenRole::Review | ScreenRole::Letter | ScreenRole::OfDraft => {
                TimeShows::Title
            }
        };
        self.is_stale |= self.cx.tick(time) >= shown_from;
        self.is_stale |= self.cx.work.tick(time.mono);
        if let Some(open) = &mut self.open {
            self.is_stale |= open.tick(&mut self.cx);
        }
    }

    /// Draws the screen and gives where the terminal's cursor must stand.
    pub fn draw(&self, buf: &mut Buffer) -> Position {
        frame::draw(self, buf)
    }

    /// The message above the footer. In the draft a failed save comes before all else, and what the last key brought
    /// before the work under way.
    fn notice(&self) -> Option<Notice> {
        let (now, words) = (self.cx.time.wall, &self.cx.world.words);
        let failure = self.open.as_ref().and_then(|open| open.saving().failure_text(now, words));
        let failure = failure.map(|text| Notice { text, tone: Tone::Failure });
        let is_hint = self.cx.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Hint);
        let work = self.work_text().filter(|_| !is_hint).map(|text| Notice { text, tone: Tone::Hint });
        let notice = work.or(self.cx.notice.clone());
        match self.screens.front().role() {
            ScreenRole::Step | ScreenRole::Review => failure.or(notice),
            _ => notice.or(failure),
        }
    }

    /// What is under way, once it takes long or has something to do with what is typed.
    fn work_text(&self) -> Option<String> {
        let (words, work, typed) = (&self.cx.world.words, &self.cx.work, self.held.text());
        let slow = work.slow_text(words);
        match work.text(words) {
            Some(work) if self.waits_to_leave() => Some(say!(words, "work-leaving", work = work)),
            Some(work) if !typed.is_empty() => {
                let text = |typed: &str| say!(words, "work-typed", work = work.as_str(), text = typed);
                let room = self.cx.size.0.saturating_sub(width(&text("")) + 2);
                Some(text(&end_of(typed, room)))
            }
            _ if work.awaits_draft() => slow.map(|work| say!(words, "work-awaited", work = work)),
            _ if self.open.as_ref().is_some_and(OpenDraft::is_deleting) => Some(say!(words, "work-delete")),
            _ => slow,
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.cx.size
    }

    /// Whether something done with files is under way.
    #[cfg(test)]
    pub(crate) fn is_busy_with_files(&self) -> bool {
        self.cx.work.text(&self.cx.world.words).is_some()
    }

    /// The open draft.
    pub fn open_draft(&self) -> Option<&OpenDraft> {
        self.open.as_ref()
    }
}

#[cfg(test)]
mod tests;
