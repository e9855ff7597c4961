//! `som events`: meetings and deadlines.

use super::{Desk, Exit, Outcome, Run};
use crate::event::report::{events_report, events_text};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Events {
    #[arg(long)]
    json: bool,
    #[arg(long)]
    all: bool,
}

impl Run for Events {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-events"))
            .mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
            .mut_arg("all", |arg| arg.help(say!(words, "cli-events-all")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let (events, now) = (desk.events(), desk.now());
        if self.json {
            desk.print_json(&events_report(&events, now, self.all, &desk.words))?;
        } else {
            desk.print(&events_text(&events, now, self.all, &desk.words))?;
        }
        Ok(Exit::DONE)
    }
}
