//! `som deadline`: what is next, in one line.

use super::{Desk, Exit, Outcome, Run, output};
use crate::event::report::deadline_report;
use crate::event::{Urgency, deadline};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Deadline {
    #[arg(long)]
    short: bool,
    #[arg(long, conflicts_with = "short")]
    json: bool,
    #[arg(long)]
    exit_code: bool,
}

impl Run for Deadline {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-deadline"))
            .mut_arg("short", |arg| arg.help(say!(words, "cli-deadline-short")))
            .mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
            .mut_arg("exit_code", |arg| arg.help(say!(words, "cli-deadline-exit-code")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let (events, now, words) = (desk.events(), desk.now(), &desk.words);
        if self.json {
            desk.print_json(&deadline_report(&events, now, words))?;
        } else {
            let line = if self.short { deadline::short_line } else { deadline::line };
            desk.print(&format!("{}\n", line(&events, now, words)))?;
        }
        let urgency = Urgency::of(&events, now);
        // Data is one line; what one can still do is talk.
        if urgency == Urgency::NothingAhead && !self.json && !self.short && !self.exit_code {
            for sentence in deadline::still_possible(&events, words) {
                output::talk(&sentence);
            }
        }
        Ok(if self.exit_code { Exit::with(urgency.exit_code()) } else { Exit::DONE })
    }
}
