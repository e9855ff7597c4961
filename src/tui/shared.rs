//! What all screens share: what never changes, the time, the message above the footer, the clipboard, and the effects
//! that are asked for.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use crate::event::Event;
use crate::form::{FieldId, FormSpec};
use crate::say;
use crate::shown;
use crate::tui::events_history::EventsHistory;
use crate::tui::file_work::{Begun, FileWork};
use crate::tui::keys::PressedKey;
use crate::tui::memo::Memo;
use crate::tui::message::{Effect, FileJob, Message, Time};
use crate::tui::once_a_minute::OnceAMinute;
use crate::tui::participation_notes::ParticipationNotes;
use crate::tui::spelling::SpellingMarks;
use crate::tui::time_shows::{TimeShows, next_change};
use crate::tui::widget::chrome::Chrome;
use crate::tui::world::World;
use crate::words::Words;

/// A short message above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

/// How serious a message is, and so how long it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Gone with the next key.
    Hint,
    /// Stays until Esc.
    News,
    /// Stays until Esc.
    Failure,
    /// Says that something can't be done before the text is saved: stays until it is, or Esc.
    Unsaved,
}

/// What all screens share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) world: World,
    pub(crate) time: Time,
    /// Columns and rows of the window.
    pub(crate) size: (u16, u16),
    pub(crate) clipboard: String,
    /// What was searched for last, and what was put in its place.
    pub(crate) searched: [String; 2],
    /// The month and the group that were typed last to see what a programme takes.
    pub(crate) previewed: [String; 2],
    pub(crate) notice: Option<Notice>,
    /// What nobody asked for and was said last.
    mentioned: (String, OnceAMinute),
    /// The message that a hint stands over, to be shown again after it.
    covered: Option<Notice>,
    /// The key that is being acted on; none for text that came at once.
    pub(crate) key: Option<PressedKey>,
    /// Whether the writer was just turned away from what they were writing in, so that what is typed now was meant for it.
    pub(crate) turned_away: bool,
    /// When a text about the time next changes.
    time_shows_at: DateTime<Utc>,
    /// Guidance as it is wrapped, by its field and width: as it is told and, below a translation, in the agency's words.
    pub(crate) guidance: Memo<(FieldId, u16), [Vec<String>; 2]>,
    /// What is known of the spelling of words.
    pub(crate) spelling: SpellingMarks,
    /// What was changed in the own events.
    pub(crate) events_history: EventsHistory,
    /// What is noted of the part in meetings, and of whose.
    pub(crate) participation: ParticipationNotes,
    /// What is being done with the files of drafts.
    pub(crate) work: FileWork,
    effects: Vec<Effect>,
}

impl Shared {
    pub(crate) fn new(world: World, time: Time, size: (u16, u16)) -> Self {
        Shared {
            spelling: SpellingMarks::new(world.has_dictionary),
            time_shows_at: next_change(&world, time.wall),
            world,
            time,
            size,
            clipboard: String::new(),
            searched: Default::default(),
            previewed: Default::default(),
            notice: None,
            mentioned: Default::default(),
            covered: None,
            key: None,
            turned_away: false,
            guidance: Memo::default(),
            events_history: EventsHistory::default(),
            participation: ParticipationNotes::default(),
            work: FileWork::default(),
            effects: Vec::new(),
        }
    }

    /// Takes over what is asked from now on.
    pub(crate) fn fill_in(&mut self, form: Arc<FormSpec>) {
        if !Arc::ptr_eq(&self.world.form, &form) {
            self.world.form = form;
            self.guidance = Memo::default();
        }
    }

    /// Takes over the events as they are now.
    pub(crate) fn set_events(&mut self, events: Vec<Event>) {
        self.world.events = events;
        self.time_shows_at = next_change(&self.world, self.time.wall);
    }

    /// Takes the time, and says which texts about it are others now. The wall clock may have been set back.
    pub(crate) fn tick(&mut self, time: Time) -> TimeShows {
        let before = std::mem::replace(&mut self.time, time).wall;
        if self.time_shows_at > time.wall && time.wall >= before {
            return TimeShows::Same;
        }
        self.time_shows_at = next_change(&self.world, time.wall);
        TimeShows::between(&self.world, before, time.wall)
    }

    /// How long until a text about the time changes.
    pub(crate) fn time_shows_in(&self) -> Option<Duration> {
        (self.time_shows_at - self.time.wall).to_std().ok()
    }

    /// The words of the chosen language; cheap to clone.
    pub(crate) fn words(&self) -> Words {
        self.world.words.clone()
    }

    /// Asks for something to be done outside. Work on a file begins once, however often it is asked for, and says so
    /// where it must wait for other work.
    pub(crate) fn effect(&mut self, effect: Effect) {
        let begun = FileJob::of(&effect).map_or(Begun::Now, |job| self.work.begin(&job, self.time.mono));
        match begun {
            Begun::Now => self.effects.push(effect),
            Begun::Before => {}
            Begun::MustWait => self.inform(say!(self.world.words, "work-wait")),
        }
    }

    /// Has the words of a paragraph looked up that never were; not the one that ends at the caret, which may not be all
    /// there yet.
    pub(crate) fn check_spelling<'p>(
        &mut self,
        paragraphs: impl IntoIterator<Item = (&'p str, Option<usize>)>,
    ) {
        let ask = |(paragraph, caret)| self.spelling.ask(paragraph, caret);
        let words: Vec<String> = paragraphs.into_iter().flat_map(ask).collect();
        if !words.is_empty() {
            self.effect(Effect::CheckSpelling(words));
        }
    }

    /// Takes in what was found out about words.
    pub(crate) fn hear_of_spelling(&mut self, message: &Message) {
        match message {
            Message::SpellingChecked(found) => {
                let words = self.words();
                self.spelling.take_in(found.as_deref().map_err(|fault| fault.cause(&words)));
            }
            Message::WordAdded(word, Ok(())) => {
                self.spelling.learn(word);
                let told = say!(self.world.words, "spelling-added", word = shown::text(word));
                self.inform(told);
            }
            Message::WordAdded(word, Err(error)) => {
                let (words, word) = (self.words(), shown::text(word));
                self.fail(say!(words, "spelling-not-added", word = word, cause = error.cause(&words)));
            }
            _ => {}
        }
    }

    /// Whether this draft is being restored or deleted, so that nothing else can be done with it yet. Says so.
    pub(crate) fn must_wait_for(&mut self, name: &str) -> bool {
        let must_wait = self.work.replaces(name);
        if must_wait {
            self.inform(say!(self.world.words, "work-wait"));
        }
        must_wait
    }

    pub(crate) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    fn say(&mut self, text: String, tone: Tone) {
        if tone == Tone::Hint {
            let still_to_be_read = self.notice.take_if(|notice| notice.tone != Tone::Hint);
            self.covered = still_to_be_read.or(self.covered.take());
        } else {
            self.covered = None;
        }
        self.notice = Some(Notice { text, tone });
    }

    /// Takes the message away, with the one that it stands over; gives both.
    pub(crate) fn take_notices(&mut self) -> [Option<Notice>; 2] {
        [self.notice.take(), self.covered.take()]
    }

    /// Puts messages back, unless there is another by now.
    pub(crate) fn put_back(&mut self, [notice, covered]: [Option<Notice>; 2]) {
        if self.notice.is_none() {
            (self.notice, self.covered) = (notice, covered);
        }
    }

    /// Says something that is gone with the next key.
    pub(crate) fn inform(&mut self, text: String) {
        self.say(text, Tone::Hint);
    }

    /// Says that the key has no use here.
    pub(crate) fn unused(&mut self) {
        let words = &self.world.words;
        let text = match self.key {
            Some(key) => say!(words, "notice-unused", key = key.name(words)),
            None => say!(words, "notice-text-not-used"),
        };
        self.inform(text);
    }

    /// Says why the key finds nothing to do.
    pub(crate) fn nothing(&mut self, why: String) {
        let Some(key) = self.key else { return self.inform(why) };
        self.inform(format!("{}: {why}", key.name(&self.world.words)));
    }

    /// Says something that stays until it is read.
    pub(crate) fn tell(&mut self, text: String) {
        self.say(text, Tone::News);
    }

    /// Says that something failed.
    pub(crate) fn fail(&mut self, text: String) {
        self.say(text, Tone::Failure);
    }

    /// Says that something fails as long as the text isn't saved.
    pub(crate) fn fail_unsaved(&mut self, text: String) {
        self.say(text, Tone::Unsaved);
    }

    /// Says something nobody asked for, the same again no sooner than a minute later; it never replaces a message still to
    /// be read.
    pub(crate) fn mention(&mut self, text: String) {
        if self.mentioned.0 != text {
            self.mentioned = (text.clone(), OnceAMinute::default());
        }
        if !self.mentioned.1.show(self.time.mono) {
            return;
        }
        if self.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Hint) {
            self.inform(text);
        }
    }

    /// Forgets the message if it has this tone.
    pub(crate) fn forget(&mut self, tone: Tone) {
        self.covered.take_if(|notice| notice.tone == tone);
        if self.notice.take_if(|notice| notice.tone == tone).is_some() {
            self.notice = self.covered.take();
        }
    }

    /// The part of the window that a screen with a heading, or a pane, fills.
    pub(crate) fn body(&self) -> Rect {
        Chrome::of(self.size, true).body
    }

    /// The same for a pane, and for a screen that doesn't fill a wide window.
    pub(crate) fn text_body(&self) -> Rect {
        Chrome::of(self.size, true).text_body()
    }
}
