//! `som events`: meetings and deadlines, for people, for programs and for calendars.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::deadline::tell_what_is_possible;
use super::export::{checked, write};
use super::globals::is_standard;
use super::{CliSession, ClientArg, CommandResult, Failure, Run, failure, output};
use crate::calendar;
use crate::calendar::write::has_date;
use crate::event::Event;
use crate::event::report::{events_report, events_text};
use crate::suggest::similar;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct EventsArgs {
    #[arg(value_name = "ID", requires = "ics")]
    id: Option<String>,
    #[arg(long, conflicts_with = "ics")]
    json: bool,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    ics: bool,
    #[arg(long, short, value_name = "FILE", requires = "ics")]
    output: Option<OsString>,
    #[arg(long, requires = "output")]
    force: bool,
}

impl Run for EventsArgs {
    const NEEDS_DATA: bool = false;
    const OVER_SSH: Option<&'static [ClientArg]> =
        Some(&[ClientArg::Any("id"), ClientArg::Any("json"), ClientArg::Any("all"), ClientArg::Any("ics")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (events, now) = (session.events(), session.now());
        if self.ics {
            self.write_ics(events, session)
        } else if self.json {
            session.print_json(&events_report(&events, now, self.all, &session.words))
        } else {
            let printed = session.print(&events_text(&events, now, self.all, &session.words))?;
            tell_what_is_possible(&events, session);
            Ok(printed)
        }
    }
}

impl EventsArgs {
    /// Writes a calendar file: those that are over as well, since a calendar keeps them, too.
    fn write_ics(&self, mut events: Vec<Event>, session: &CliSession) -> CommandResult {
        if let Some(id) = &self.id {
            let ids: Vec<String> = events.iter().map(|event| event.id.clone()).collect();
            events.retain(|event| event.id == *id);
            if events.is_empty() {
                return Err(no_such_event(id, &ids, session));
            }
            if !events.iter().all(has_date) {
                return Err(failure!(session.words, "cli-events-undated", id = shown::text(id)));
            }
        }
        let text = calendar::written(&events, session.now(), &session.words);
        put_calendar(&text, self.output.as_deref(), self.force, session)
    }
}

/// Writes a calendar file where it was asked for, and prints its path; else prints the file itself.
pub(super) fn put_calendar(
    text: &str,
    output: Option<&OsStr>,
    force: bool,
    session: &CliSession,
) -> CommandResult {
    match output.filter(|output| !is_standard(output)) {
        Some(path) => {
            let path = checked(PathBuf::from(path), session)?;
            session.print_written(&write(&path, text.as_bytes(), force, session)?)
        }
        // On a terminal its line ends would be shown as what they are.
        None if output::is_data_read() => session.print(&text.replace("\r\n", "\n")),
        None => session.print(text),
    }
}

pub(super) fn no_such_event(id: &str, ids: &[String], session: &CliSession) -> Failure {
    let near = similar(id, ids.iter().map(String::as_str)).join(", ");
    let near = if near.is_empty() { ids.join(", ") } else { near };
    failure!(session.words, "cli-no-such-event", id = shown::text(id))
        .hint(say!(&session.words, "cli-near-event", names = shown::text(&near)))
        .usage()
}
