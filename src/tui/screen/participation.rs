//! The applicant's part in a meeting: who is registered, and two ticks. What is typed is in the draft from the first
//! letter on, whether it is open or not.

use std::cell::Cell;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::Participation;
use crate::draft::participation::{ParticipationRefusal, is_open_to_part, sentence};
use crate::event::Event;
use crate::say;
use crate::shown;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::editor::{CaretPosition, Edit};
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::Message;
use crate::tui::open_draft::{OpenDraft, Refresh};
use crate::tui::participation_notes::ParticipationNote;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::moved;
use crate::tui::widget::text::{Canvas, width, wrapped};

/// Below this height only what can be changed is shown.
const LOW: u16 = 10;

/// The lines, from above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartLine {
    Who,
    Link,
    TookPart,
}

impl PartLine {
    const ALL: [PartLine; 3] = [PartLine::Who, PartLine::Link, PartLine::TookPart];
}

/// The part of one draft's applicant in one meeting.
#[derive(Debug)]
pub(crate) struct ParticipationScreen {
    event: Event,
    /// The draft's name in the data folder.
    draft: String,
    title: String,
    noted: Participation,
    text: TextEditor,
    scroll: Cell<Scroll>,
    line: PartLine,
    /// Whether what is typed next belongs to the undo step before it.
    is_typing: bool,
}

/// What is noted of an event, if anything is: in the open draft, or else in the one that is chosen in the list, with its
/// title.
pub(super) fn noted_of(event: &Event, open: Option<&OpenDraft>, cx: &Context) -> Option<String> {
    let (sign, words) = (cx.world.theme.sign("·"), &cx.world.words);
    if let Some(open) = open {
        return open.draft().participations().get(&event.id).map(|noted| noted.text(sign, words));
    }
    let chosen = cx.participation.chosen.as_ref()?;
    let noted = chosen.participations.get(&event.id).filter(|noted| **noted != Participation::default())?;
    let title = shown::text(&chosen.title);
    Some(say!(words, "participation-of", title = title, text = noted.text(sign, words)))
}

impl ParticipationScreen {
    /// Shows the part in an event: that of the open draft, or else of the one chosen in the list. Says so where there is
    /// nothing to take part in, or no draft.
    pub(crate) fn show(event: Event, open: Option<&OpenDraft>, cx: &mut Context) {
        let words = cx.words();
        if !is_open_to_part(&event) {
            return cx.nothing(say!(words, "participation-no-meeting"));
        }
        let chosen = cx.participation.chosen.as_ref();
        let of_chosen = || {
            chosen.map(|chosen| {
                let noted = chosen.participations.get(&event.id).cloned().unwrap_or_default();
                (chosen.name.clone(), chosen.title.clone(), noted)
            })
        };
        let of_open = open.map(|open| {
            let noted = open.draft().participation(&event.id);
            (open.name().to_owned(), open.title(&cx.world.form), noted)
        });
        let Some((draft, title, noted)) = of_open.or_else(of_chosen) else {
            return cx.nothing(say!(words, "participation-no-draft"));
        };
        let text = TextEditor::one_line(&noted.who);
        let (scroll, line) = (Cell::default(), PartLine::Who);
        cx.show(ParticipationScreen { event, draft, title, noted, text, scroll, line, is_typing: false });
    }

    fn has_text(&self) -> bool {
        self.line == PartLine::Who
    }

    fn edit(&mut self, edit: Edit, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let before = self.text.clone();
        if self.text.apply(edit).text.is_none() {
            return;
        }
        let to = self.noted.with_who(self.text.line());
        let is_typing = std::mem::replace(&mut self.is_typing, true);
        if let Some(refusal) = to.refusal_after(&self.noted) {
            refuse(refusal, cx);
            self.text = before;
        } else if to != self.noted && !self.change(to, is_typing, open, cx) {
            self.text = before;
        }
    }

    fn toggle(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let mut to = self.noted.clone();
        match self.line {
            PartLine::Who => return,
            PartLine::Link => to.has_link = !to.has_link,
            PartLine::TookPart => to.took_part = !to.took_part,
        }
        self.change(to, false, open, cx);
    }

    /// Makes a change that can be undone; `false` if the draft doesn't take it.
    fn change(
        &mut self,
        to: Participation,
        is_more: bool,
        open: &mut Option<OpenDraft>,
        cx: &mut Context,
    ) -> bool {
        let (draft, event, from) = (self.draft.clone(), self.event.id.clone(), self.noted.clone());
        let note = ParticipationNote { draft, event, from, to };
        let is_made = self.make(&note, open, cx);
        if is_made {
            cx.participation.record(note, is_more);
        }
        is_made
    }

    fn make(&mut self, note: &ParticipationNote, open: &mut Option<OpenDraft>, cx: &mut Context) -> bool {
        let made = if let Some(open) = open.as_mut().filter(|open| open.name() == self.draft) {
            open.note_participation(note, cx).map(|()| open.draft().participation(&note.event))
        } else {
            cx.save_participation(note.clone());
            Ok(Participation::merged(&note.from, &note.to, &self.noted))
        };
        let is_made = made.is_ok();
        match made {
            Ok(noted) => self.take_in(noted),
            Err(refusal) => refuse(refusal, cx),
        }
        is_made
    }

    /// Shows what is noted now; the line stays as it is typed where it says the same, and the caret in what is being typed
    /// where others' text comes beside it.
    fn take_in(&mut self, noted: Participation) {
        if noted.with_who(self.text.line()).who != noted.who {
            let typed = self.noted.who.as_str();
            let CaretPosition { paragraph, column } = self.text.caret_position();
            let before = noted.who.find(typed).filter(|_| self.is_typing && !typed.is_empty());
            self.text = TextEditor::one_line(&noted.who);
            if let Some(before) = before {
                let column = noted.who[..before].chars().count() + column;
                self.text.set_caret(CaretPosition { paragraph, column });
            }
        }
        self.noted = noted;
    }

    /// Undoes or redoes, and says whether there was anything.
    fn step(&mut self, undoes: bool, open: &mut Option<OpenDraft>, cx: &mut Context) -> bool {
        self.is_typing = false;
        let note = cx.participation.step(undoes, &self.draft, &self.event.id);
        note.is_some_and(|note| self.make(&note, open, cx))
    }

    fn move_by(&mut self, rows: isize) {
        self.is_typing = false;
        let at = PartLine::ALL.iter().position(|line| *line == self.line).unwrap_or(0);
        self.line = PartLine::ALL[moved(at, rows, PartLine::ALL.len())];
    }
}

fn refuse(refusal: ParticipationRefusal, cx: &mut Context) {
    let words = cx.words();
    cx.inform(refusal.text(&words));
}

impl Screen for ParticipationScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        if self.has_text() { Mode::FORM } else { Mode::PARTS }
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Undo, Command::Redo, Command::Save]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let first = if self.has_text() {
            Hint::key(HintKey::Accept, say!(words, "hint-next-line"), words)
        } else {
            Hint::key(HintKey::Space, say!(words, "hint-tick"), words)
        };
        let choose = Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words);
        let title = shown::text(&self.title);
        Outline {
            fills_window: false,
            title: (say!(words, "events-title"), cx.deadline()),
            heading: Some(Heading::of(say!(words, "participation-title", title = title))),
            hints: vec![first, choose, Hint::of(Command::Undo, words), Hint::back(words)],
        }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let words = cx.words();
        match action {
            Action::Accept if self.has_text() => self.move_by(1),
            Action::Accept | Action::Toggle => self.toggle(open, cx),
            Action::Turn(is_forward) => self.move_by(if is_forward { 1 } else { -1 }),
            Action::Move(step @ (Move::Up | Move::Down)) => self.move_by(step.rows()),
            Action::Edit(edit) if self.has_text() => self.edit(edit, open, cx),
            Action::Do(Command::Undo) if !self.step(true, open, cx) => {
                cx.nothing(say!(words, "nothing-undo"));
            }
            Action::Do(Command::Redo) if !self.step(false, open, cx) => {
                cx.nothing(say!(words, "nothing-redo"));
            }
            Action::Do(Command::Undo | Command::Redo) => {}
            Action::Do(Command::Save) => match open.as_mut().filter(|open| open.name() == self.draft) {
                Some(open) => open.save_on_request(cx),
                None => cx.inform(say!(words, "participation-saved-already")),
            },
            _ => cx.unused(),
        }
    }

    /// What others noted meanwhile came into a draft that isn't open as this was saved.
    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Message::ParticipationNoted(note, Ok(noted)) = message
            && (&note.draft, &note.event) == (&self.draft, &self.event.id)
            && cx.participation.is_at_rest()
        {
            self.take_in(noted.clone());
        }
    }

    fn refresh(&mut self, _: Refresh, open: &mut Option<OpenDraft>, _: &mut Context) {
        if let Some(open) = open.as_ref().filter(|open| open.name() == self.draft) {
            self.take_in(open.draft().participation(&self.event.id));
        }
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let mut y = 0;
        if canvas.height() >= LOW {
            y = canvas.put_wrapped(y, 1, self.event.title.of(words), theme.strong());
            let when = self.event.meeting_date(words).into_iter();
            let until = self.event.deadlines().map(|deadline| deadline.until(words));
            for text in when.chain(until) {
                y = canvas.put_wrapped(y, 1, &text, Style::new());
            }
            y += 1;
        }
        let cursor = self.draw_lines(y, canvas, cx);
        let below = y + 4;
        let told = if self.noted.is_registered() {
            sentence::sentence(&self.event, &self.noted)
                .map(|text| say!(words, "participation-sentence", text = shown::text(&text)))
        } else {
            Some(say!(words, "participation-about"))
        };
        let lines = wrapped(&told.unwrap_or_default(), canvas.width().saturating_sub(4));
        let area = canvas.area();
        let room =
            Rect { y: area.y + below.min(area.height), height: area.height.saturating_sub(below), ..area };
        canvas.part(room).put_lines(0, 3, &lines, Style::new());
        cursor
    }
}

impl ParticipationScreen {
    fn draw_lines(&self, top: u16, canvas: &mut Canvas<'_>, cx: &Context) -> Option<Position> {
        let words = &cx.world.words;
        let label = say!(words, "participation-who");
        let column = 3 + width(&label) + 2;
        let mut cursor = None;
        for (y, line) in (top..).zip(PartLine::ALL) {
            let is_chosen = line == self.line;
            let style = canvas.pointer(y, is_chosen);
            let tick =
                |is_ticked: bool, text: String| format!("{} {text}", if is_ticked { "[x]" } else { "[ ]" });
            let text = match line {
                PartLine::Who => label.clone(),
                PartLine::Link => tick(self.noted.has_link, say!(words, "participation-link-line")),
                PartLine::TookPart => tick(self.noted.took_part, say!(words, "participation-took-part-line")),
            };
            canvas.put(y, 3, &text, style);
            let caret = match line {
                PartLine::Who => {
                    let columns = canvas.width().saturating_sub(column + 1);
                    draw_input(&mut canvas.line(y, column, columns), &self.text, &self.scroll)
                }
                PartLine::Link | PartLine::TookPart => Some(canvas.cursor(y)),
            };
            if is_chosen {
                cursor = caret;
            }
        }
        cursor
    }
}
