//! `som event add TITLE`: an own event, part by part as in the form of the screen.

use super::super::{CliSession, CommandResult, Exit, failure, output};
use crate::event::entry::{EventEntry, EventPart};
use crate::event::own_file::EventChange;
use crate::zone;

#[derive(Debug, clap::Args)]
pub(super) struct EventAddArgs {
    #[arg(value_name = "NAME")]
    title: String,
    #[arg(long, value_name = "TEXT")]
    date: Option<String>,
    #[arg(long, value_name = "TEXT")]
    time: Option<String>,
    #[arg(long, value_name = "TEXT")]
    registration: Option<String>,
    #[arg(long, value_name = "TEXT")]
    application: Option<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    sign_up: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl EventAddArgs {
    pub(super) fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let event =
            self.entry().read(None, zone::date(session.now()), words).map_err(|(part, problem)| {
                let part = part.label(words);
                failure!(words, "cli-event-add-refused")
                    .because(format!("{part}: {}", problem.say(words)))
                    .usage()
            })?;
        let change = EventChange { before: None, after: Some(event) };
        let refused = |cause| failure!(words, "cli-event-add-refused").because(cause);
        let made = session.change_event(change, refused)?;
        let Some(event) = made.after else { return Ok(Exit::DONE) };
        // A date without a year has one now: that is to be seen.
        event.lines(words).iter().for_each(|line| output::talk(line));
        session.print(&format!("{}\n", event.id))
    }

    fn entry(self) -> EventEntry {
        let mut entry = EventEntry::default();
        for (part, text) in [
            (EventPart::Title, Some(self.title)),
            (EventPart::Date, self.date),
            (EventPart::Times, self.time),
            (EventPart::Registration, self.registration),
            (EventPart::Application, self.application),
            (EventPart::Place, self.place),
            (EventPart::SignUp, self.sign_up),
            (EventPart::Note, self.note),
        ] {
            entry.put(part, &text.unwrap_or_default());
        }
        entry
    }
}
