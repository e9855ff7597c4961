//! `som deadline`: what is next, in one line.

use super::{CliSession, ClientArg, CommandResult, Exit, Run, output};
use crate::event::report::deadline_report;
use crate::event::{Urgency, deadline, headline};

#[derive(Debug, clap::Args)]
pub(super) struct DeadlineArgs {
    #[arg(long)]
    short: bool,
    #[arg(long, conflicts_with = "short")]
    json: bool,
    #[arg(long)]
    exit_code: bool,
}

impl Run for DeadlineArgs {
    const OVER_SSH: Option<&'static [ClientArg]> =
        Some(&[ClientArg::Any("short"), ClientArg::Any("json"), ClientArg::Any("exit_code")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (events, now, words) = (session.events(), session.now(), &session.words);
        if self.json {
            session.print_json(&deadline_report(&events, now, words))?;
        } else {
            let line = if self.short { deadline::short_line } else { headline::line };
            session.print(&format!("{}\n", line(&events, now, words)))?;
        }
        let urgency = Urgency::of(&events, now);
        // Standard output stays one line; what one can still do goes to standard error.
        if urgency == Urgency::NothingAhead && !self.json && !self.short && !self.exit_code {
            for sentence in deadline::still_possible(&events, !session.restricted, words) {
                output::talk(&sentence);
            }
        }
        Ok(if self.exit_code { Exit::with(urgency.exit_code()) } else { Exit::DONE })
    }
}
