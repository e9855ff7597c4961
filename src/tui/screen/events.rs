//! Meetings and deadlines: a list in the order of time, the chosen one's details and its month.

mod draw;
mod list;

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::calendar::write::has_date;
use crate::calendar::written;
use crate::draft::participation::reminder::first_event;
use crate::event::month::{month_of, next_month, previous_month};
use crate::event::own_file::EventChange;
use crate::event::{Event, EventState};
use crate::say;
use crate::slug::slug;
use crate::tui::calendar_file::CalendarFile;
use crate::tui::context::{Context, Outline, Screen};
use crate::tui::events_history::EventStep;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::Message;
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::event_form::EventFormScreen;
use crate::tui::screen::event_import::EventImportScreen;
use crate::tui::screen::participation::ParticipationScreen;
use crate::tui::screen::programme::ProgrammeScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::Canvas;
use crate::zone;
use list::{ChosenRow, EventRow, EventRows};

/// The name of the file that all events go to, without its ending.
const ALL_EVENTS: &str = "moeder";

/// The commands that have their letter in the list: a line each, so that another is one line.
#[rustfmt::skip]
const LETTERS: &[Command] = &[
    Command::NewEvent,
    Command::EditEvent,
    Command::Participation,
    Command::RemoveEvent,
    Command::Undo,
    Command::ImportEvents,
    Command::ExportEvent,
    Command::ExportEvents,
    Command::Programme,
];

#[derive(Debug)]
pub(crate) struct EventsScreen {
    chosen: ChosenRow,
    /// Whether what is over is shown, if the reader opened or closed it.
    is_open: Option<bool>,
    /// The month shown, if the reader turned the pages.
    month: Option<NaiveDate>,
    list_scroll: ScrollOffset,
    detail_scroll: ScrollOffset,
    file: CalendarFile,
}

impl EventsScreen {
    /// The list with that chosen about which something is to be done in the draft, else what is next.
    pub(crate) fn new(open: Option<&OpenDraft>, cx: &Context) -> Self {
        let (events, now) = (&cx.world.events, cx.time.wall);
        let of_chosen = cx.participation.chosen.as_ref().map(|chosen| &chosen.participations);
        let noted = open.map(|open| open.draft().participations()).or(of_chosen);
        let to_do = noted.and_then(|noted| first_event(noted, events, now));
        let is_open = to_do.is_some_and(|event| event.state(now) == EventState::Over).then_some(true);
        let mut chosen = ChosenRow::next(&EventRows::of(events, now, is_open));
        if let Some(event) = to_do {
            chosen.choose_event(event, now);
        }
        EventsScreen {
            chosen,
            is_open,
            month: None,
            list_scroll: ScrollOffset::default(),
            detail_scroll: ScrollOffset::default(),
            file: CalendarFile::default(),
        }
    }

    fn rows<'c>(&self, cx: &'c Context) -> EventRows<'c> {
        EventRows::of(&cx.world.events, cx.time.wall, self.is_open)
    }

    fn chosen_row<'c>(&self, cx: &'c Context) -> Option<EventRow<'c>> {
        let rows = self.rows(cx);
        rows.get(self.chosen.at(&rows))
    }

    fn chosen_event(&self, cx: &Context) -> Option<Event> {
        self.chosen_row(cx)?.item().map(|row| row.event.clone())
    }

    fn is_at_over(&self, cx: &Context) -> bool {
        matches!(self.chosen_row(cx), Some(EventRow::Over(_)))
    }

    fn shown_month(&self, cx: &Context) -> NaiveDate {
        let chosen = self.chosen_row(cx).and_then(EventRow::item);
        let own = chosen.and_then(|row| month_of(row.event));
        self.month.or(own).unwrap_or_else(|| zone::date(cx.time.wall))
    }

    fn hints(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Hint> {
        let words = &cx.world.words;
        let mut hints = vec![Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words)];
        if self.is_at_over(cx) {
            let is_open = self.rows(cx).is_open;
            let label = if is_open { say!(words, "hint-fold") } else { say!(words, "hint-unfold") };
            hints.push(Hint::key(HintKey::Space, label, words));
        }
        if self.has_more_details(open, cx) {
            hints.push(Hint::key(HintKey::PageDown, say!(words, "hint-scroll"), words));
        }
        hints.push(Hint::in_list(Command::NewEvent, words));
        if !self.is_at_over(cx) {
            hints.push(Hint::in_list(Command::Participation, words));
            hints.push(Hint::in_list(Command::EditEvent, words));
            // Without lines there is no calendar to turn the pages of.
            if cx.world.theme.has_lines {
                hints.push(Hint::key(HintKey::LeftRight, say!(words, "hint-month"), words));
            }
            hints.push(Hint::in_list(Command::RemoveEvent, words));
            hints.push(Hint::in_list(Command::ExportEvent, words));
            hints.push(Hint::in_list(Command::ImportEvents, words));
            hints.push(Hint::in_list(Command::Programme, words));
        }
        hints.push(Hint::back(words));
        hints
    }
}

/// What the keys do.
impl EventsScreen {
    fn choose(&mut self, at: usize, cx: &Context) {
        self.chosen.choose(at, &self.rows(cx));
        self.month = None;
        self.file.forget();
        self.detail_scroll.set(0);
    }

    fn move_by(&mut self, by: isize, cx: &Context) {
        let rows = self.rows(cx);
        self.choose(moved(self.chosen.at(&rows), by, rows.len()), cx);
    }

    /// Opens or closes what is over.
    fn toggle(&mut self, cx: &mut Context) {
        let rows = self.rows(cx);
        if rows.over_count == 0 {
            let words = cx.words();
            return cx.nothing(say!(words, "nothing-over"));
        }
        self.is_open = Some(!rows.is_open);
        // Of what is folded away the line is left.
        self.move_by(0, cx);
    }

    /// Shows the form of the chosen event.
    fn edit(&self, cx: &mut Context) {
        match self.chosen_event(cx) {
            None => nothing_chosen(cx),
            before => {
                let form = EventFormScreen::new(before, cx);
                cx.show(form);
            }
        }
    }

    fn remove(&self, cx: &mut Context) {
        let words = cx.words();
        match self.chosen_event(cx) {
            None => nothing_chosen(cx),
            Some(event) if cx.world.is_given(&event) => cx.nothing(say!(words, "event-built-in-stays")),
            before => cx.change_event(EventChange { before, after: None }),
        }
    }

    /// Shows an event that was changed: where it is over, with the others that are.
    fn show_changed(&mut self, event: &Event, cx: &Context) {
        if event.state(cx.time.wall) == EventState::Over {
            self.is_open = Some(true);
        }
        self.chosen.choose_event(event, cx.time.wall);
        self.month = None;
    }
}

/// Calendar files.
impl EventsScreen {
    fn export_chosen(&mut self, cx: &mut Context) {
        match self.chosen_event(cx) {
            None => nothing_chosen(cx),
            Some(event) => self.export(Some(&event.id), std::slice::from_ref(&event), cx),
        }
    }

    fn export_all(&mut self, cx: &mut Context) {
        let events = cx.world.events.clone();
        self.export(None, &events, cx);
    }

    /// Has a calendar file written: of the event of this id, or of all.
    fn export(&mut self, id: Option<&str>, events: &[Event], cx: &mut Context) {
        if !events.iter().any(has_date) {
            let words = cx.words();
            return cx.nothing(say!(words, "nothing-date"));
        }
        let (name, command) = match id {
            None => (ALL_EVENTS.to_owned(), Some("events --ics".to_owned())),
            Some(id) => {
                let name = slug(id).unwrap_or_else(|| ALL_EVENTS.to_owned());
                let command = (name == id).then(|| format!("events {id} --ics"));
                (name, command)
            }
        };
        let text = written(events, cx.time.wall, &cx.world.words);
        self.detail_scroll.set(0);
        self.file.save(&name, command, text, cx);
    }
}

fn nothing_chosen(cx: &mut Context) {
    let words = cx.words();
    cx.nothing(say!(words, "nothing-event"));
}

impl Screen for EventsScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::PAGES.with_letters(LETTERS)
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        [LETTERS, &[Command::Redo]].concat()
    }

    fn outline(&self, open: Option<&OpenDraft>, cx: &Context) -> Outline {
        Outline {
            fills_window: false,
            title: (say!(cx.world.words, "events-title"), cx.date()),
            heading: None,
            hints: self.hints(open, cx),
        }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let words = cx.words();
        match action {
            Action::Do(Command::NewEvent) => {
                let form = EventFormScreen::new(None, cx);
                cx.show(form);
            }
            Action::Toggle => self.toggle(cx),
            Action::Accept if self.is_at_over(cx) => self.toggle(cx),
            Action::Accept | Action::Do(Command::EditEvent) => self.edit(cx),
            Action::Do(Command::RemoveEvent) => self.remove(cx),
            Action::Do(Command::ImportEvents) => cx.show(EventImportScreen::new()),
            Action::Do(Command::ExportEvent) => self.export_chosen(cx),
            Action::Do(Command::ExportEvents) => self.export_all(cx),
            Action::Do(Command::Programme) => {
                let preview = ProgrammeScreen::new(cx);
                cx.show(preview);
            }
            Action::Do(Command::Participation) => match self.chosen_event(cx) {
                Some(event) => ParticipationScreen::show(event, open.as_ref(), cx),
                None => nothing_chosen(cx),
            },
            Action::Do(Command::Undo) if !cx.step_event(EventStep::Undo) => {
                cx.nothing(say!(words, "nothing-undo"));
            }
            Action::Do(Command::Redo) if !cx.step_event(EventStep::Redo) => {
                cx.nothing(say!(words, "nothing-redo"));
            }
            Action::Do(Command::Undo | Command::Redo) => {}
            Action::Move(Move::Left | Move::Right) if !cx.world.theme.has_lines => cx.unused(),
            Action::Move(Move::Left) => self.month = Some(previous_month(self.shown_month(cx))),
            Action::Move(Move::Right) => self.month = Some(next_month(self.shown_month(cx))),
            Action::Move(step @ (Move::PageUp | Move::PageDown)) => {
                self.scroll_details(step, open.as_ref(), cx);
            }
            Action::Move(step) => self.move_by(step.rows(), cx),
            _ => cx.unused(),
        }
    }

    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match message {
            Message::EventChanged(_, changed) => {
                if let Ok((EventChange { after: Some(event), .. }, _)) = &**changed {
                    self.show_changed(event, cx);
                }
            }
            _ => {
                self.file.hear(message, cx);
            }
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        self.file.awaits(message)
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        Some(self.draw_body(open, cx, canvas))
    }
}
