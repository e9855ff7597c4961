//! `som events`: meetings and deadlines.

use super::globals::Explain;
use super::{CliSession, CommandResult, Exit, Run};
use crate::event::report::{events_report, events_text};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct EventsArgs {
    #[arg(long)]
    json: bool,
    #[arg(long)]
    all: bool,
}

impl Run for EventsArgs {
    fn explain_args(command: clap::Command, words: &Words) -> clap::Command {
        command.explain("all", say!(words, "cli-events-all"))
    }

    fn run(self, session: &CliSession) -> CommandResult {
        let (events, now) = (session.events(), session.now());
        if self.json {
            session.print_json(&events_report(&events, now, self.all, &session.words))?;
        } else {
            session.print(&events_text(&events, now, self.all, &session.words))?;
        }
        Ok(Exit::DONE)
    }
}
