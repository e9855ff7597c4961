//! The own events of those who share a data folder: `events.ron`.

use super::{SaveError, Store};
use crate::event::Event;
use crate::event::own_file::{ChangeProblem, EventChange};
use crate::say;
use crate::words::Words;

const FILE: &str = "events.ron";

/// Why an event couldn't be saved.
#[derive(Debug)]
pub enum EventSaveError {
    /// The file couldn't be written.
    Save(SaveError),
    /// The change can't be made in what it says.
    Problem(ChangeProblem),
}

impl From<SaveError> for EventSaveError {
    fn from(error: SaveError) -> Self {
        EventSaveError::Save(error)
    }
}

impl EventSaveError {
    /// The cause for the user.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            EventSaveError::Save(error) => error.cause(words),
            EventSaveError::Problem(ChangeProblem::File(problem)) => {
                say!(words, "event-file-unreadable", cause = problem.say(words))
            }
            EventSaveError::Problem(ChangeProblem::ChangedSince) => say!(words, "event-changed-since"),
            EventSaveError::Problem(ChangeProblem::Unfit) => say!(words, "event-file-unfit"),
        }
    }
}

impl Store {
    /// Makes a change in the own events, and returns it as it was made, where a new event may have another id, with all own
    /// events.
    ///
    /// # Errors
    /// If the file can't be read or written, or someone else has changed that event since. The file is as it was then.
    pub(crate) fn change_event(
        &self,
        change: EventChange,
    ) -> Result<(EventChange, Vec<Event>), EventSaveError> {
        self.change_beside(FILE, |text| {
            let (text, made, events) = change.made_in(text).map_err(EventSaveError::Problem)?;
            Ok((Some(text), (made, events)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{built_in, read_events};
    use crate::form::Forms;
    use crate::words::Lang;

    fn event(id: &str) -> Event {
        Event { id: id.to_owned(), ..built_in().remove(1) }
    }

    fn added(id: &str) -> EventChange {
        EventChange { before: None, after: Some(event(id)) }
    }

    #[test]
    fn several_add_events_at_once_and_none_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let add = |number: usize| {
            let store = store.clone();
            move || {
                for turn in 0..5 {
                    store.change_event(added(&format!("{number}-{turn}"))).expect("room");
                }
            }
        };
        let adders: Vec<_> = (0..3).map(|number| std::thread::spawn(add(number))).collect();
        for adder in adders {
            adder.join().expect("no panic");
        }
        let text = store.text_beside(FILE).expect("a file");
        assert_eq!(read_events(&text).expect("events").len(), 15);
    }

    #[test]
    fn a_file_that_cannot_be_read_stays_and_so_does_what_someone_else_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let (made, _) = store.change_event(added("a")).expect("a file");
        let stale = EventChange { before: Some(event("b")), after: None };
        let error = store.change_event(stale).expect_err("no such event");
        assert!(error.cause(&Words::new(Lang::Da)).contains("ændret"), "{error:?}");
        store.change_event(made.reversed()).expect("it is there");
        store.change_beside(FILE, |_| Ok::<_, SaveError>((Some("[(".to_owned()), ()))).expect("a file");
        let error = store.change_event(added("a")).expect_err("no file of events");
        assert!(error.cause(&Words::new(Lang::Da)).contains("slutter for tidligt"), "{error:?}");
        assert_eq!(store.text_beside(FILE).expect("a file"), "[(");
    }
}
