//! Meetings and deadlines: a list in the order of time, the chosen one's details and its month.

use chrono::NaiveDate;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::event::agenda::{AgendaRow, agenda};
use crate::event::deadline::still_possible;
use crate::event::month::{month, month_of, next_month, previous_month};
use crate::event::own_file::EventChange;
use crate::event::{Event, is_built_in};
use crate::say;
use crate::tui::context::{Context, Outline, Screen};
use crate::tui::events_history::EventStep;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::event_form::EventFormScreen;
use crate::tui::widget::calendar;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::moved;
use crate::tui::widget::text::{Canvas, cut, rows, width};
use crate::zone;

const DAY_COLUMN: u16 = 3;

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
        let agenda = agenda_of(cx);
        let cursor = self.draw_list(canvas, &agenda, cx);
        if let Some(row) = agenda.get(self.chosen) {
            self.draw_details(&mut canvas.below(rows(agenda.len()).saturating_add(1)), row, cx);
        }
        Some(cursor)
    }
}

impl EventsScreen {
    fn draw_list(&self, canvas: &mut Canvas<'_>, agenda: &[AgendaRow<'_>], cx: &Context) -> Position {
        let (words, now) = (&cx.world.words, cx.time.wall);
        let days: Vec<String> = agenda.iter().map(|row| row.day(now, words)).collect();
        let title_column = DAY_COLUMN + days.iter().map(|day| width(day)).max().unwrap_or(0) + 2;
        canvas.list(agenda.iter().zip(&days), 0, self.chosen, |canvas, y, (row, day), style| {
            canvas.put(y, DAY_COLUMN, day, style);
            // In a narrow window the countdown stands with the details alone.
            let brief = if canvas.width() < 64 { String::new() } else { row.brief(now, words) };
            let room = canvas.width().saturating_sub(title_column + width(&brief) + 3);
            canvas.put(y, title_column, &cut(&row.title(words), room, canvas.theme()), style);
            canvas.put_right(y, 1, &brief, Style::new());
        })
    }

    fn draw_details(&self, canvas: &mut Canvas<'_>, row: &AgendaRow<'_>, cx: &Context) {
        let (words, theme, now) = (&cx.world.words, cx.world.theme, cx.time.wall);
        let has_calendar = canvas.width() >= calendar::COLUMNS + 44;
        let margin = if has_calendar { calendar::COLUMNS + 4 } else { 2 };
        let columns = canvas.width().saturating_sub(margin);
        let mut y = 0;
        let mut write = |text: &str, style: Style| {
            y = canvas.put_lines(y, 1, &crate::tui::widget::text::wrapped(text, columns), style);
        };
        write(row.event.title.of(words), theme.strong());
        let text = row.text(now, words);
        write(&say!(words, "events-chosen", name = row.title(words), text = text), theme.strong());
        row.event.lines(words).iter().for_each(|line| write(line, Style::new()));
        if row.is_past {
            write("", Style::new());
            for line in still_possible(&cx.world.events, !cx.world.is_restricted, words) {
                write(&line, Style::new());
            }
        }
        if has_calendar {
            let month = month(self.shown_month(cx), &cx.world.events, now);
            let column = canvas.width().saturating_sub(calendar::COLUMNS + 1);
            calendar::draw(canvas, 0, column, &month, words);
        }
    }
}
