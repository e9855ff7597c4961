//! Meetings and deadlines: a list in the order of time, the chosen one's details and its month.

mod draw;

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::event::agenda::{AgendaRow, agenda};
use crate::event::month::{month_of, next_month, previous_month};
use crate::event::own_file::EventChange;
use crate::event::{Event, is_built_in};
use crate::say;
use crate::tui::context::{Context, Outline, Screen};
use crate::tui::events_history::EventStep;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::event_form::EventFormScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::moved;
use crate::tui::widget::text::Canvas;
use crate::zone;

/// The commands that have their letter in the list.
const LETTERS: &[Command] = &[Command::NewEvent, Command::EditEvent, Command::RemoveEvent, Command::Undo];

#[derive(Debug)]
pub(crate) struct EventsScreen {
    chosen: usize,
    /// The month shown, if the reader turned the pages.
    month: Option<NaiveDate>,
}

impl EventsScreen {
    /// The list with the next deadline chosen.
    pub(crate) fn new(cx: &Context) -> Self {
        let chosen = agenda_of(cx).iter().position(|row| !row.is_past).unwrap_or(0);
        EventsScreen { chosen, month: None }
    }

    fn chosen_event(&self, cx: &Context) -> Option<Event> {
        agenda_of(cx).get(self.chosen).map(|row| row.event.clone())
    }

    fn shown_month(&self, cx: &Context) -> NaiveDate {
        let own = agenda_of(cx).get(self.chosen).and_then(|row| month_of(row.event));
        self.month.or(own).unwrap_or_else(|| zone::date(cx.time.wall))
    }
}

fn agenda_of(cx: &Context) -> Vec<AgendaRow<'_>> {
    agenda(&cx.world.events, cx.time.wall)
}

impl Screen for EventsScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::PAGES.with_letters(LETTERS)
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        [LETTERS, &[Command::Redo]].concat()
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        Outline {
            fills_window: false,
            title: (say!(words, "events-title"), cx.date()),
            heading: None,
            hints: vec![
                Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words),
                Hint::in_list(Command::NewEvent, words),
                Hint::in_list(Command::EditEvent, words),
                Hint::key(HintKey::LeftRight, say!(words, "hint-month"), words),
                Hint::in_list(Command::RemoveEvent, words),
                Hint::back(words),
            ],
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        let words = cx.words();
        match action {
            Action::Do(Command::NewEvent) => {
                let form = EventFormScreen::new(None, cx);
                cx.show(form);
            }
            Action::Accept | Action::Do(Command::EditEvent) => {
                if let Some(event) = self.chosen_event(cx) {
                    let form = EventFormScreen::new(Some(event), cx);
                    cx.show(form);
                }
            }
            Action::Do(Command::RemoveEvent) => match self.chosen_event(cx) {
                Some(event) if is_built_in(&event) => cx.nothing(say!(words, "event-built-in-stays")),
                before => cx.change_event(EventChange { before, after: None }),
            },
            Action::Do(Command::Undo) if !cx.step_event(EventStep::Undo) => {
                cx.nothing(say!(words, "nothing-undo"));
            }
            Action::Do(Command::Redo) if !cx.step_event(EventStep::Redo) => {
                cx.nothing(say!(words, "nothing-redo"));
            }
            Action::Do(Command::Undo | Command::Redo) => {}
            Action::Move(Move::Left) => self.month = Some(previous_month(self.shown_month(cx))),
            Action::Move(Move::Right) => self.month = Some(next_month(self.shown_month(cx))),
            Action::Move(step) => {
                self.chosen = moved(self.chosen, step.rows(), agenda_of(cx).len());
                self.month = None;
            }
            _ => cx.unused(),
        }
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        Some(self.draw_body(cx, canvas))
    }
}
