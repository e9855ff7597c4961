//! `som events`: meetings and deadlines.

use super::deadline::tell_what_is_possible;
use super::{CliSession, ClientArg, CommandResult, Run};
use crate::event::report::{events_report, events_text};

#[derive(Debug, clap::Args)]
pub(super) struct EventsArgs {
    #[arg(long)]
    json: bool,
    #[arg(long)]
    all: bool,
}

impl Run for EventsArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("json"), ClientArg::Any("all")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (events, now) = (session.events(), session.now());
        if self.json {
            session.print_json(&events_report(&events, now, self.all, &session.words))
        } else {
            let printed = session.print(&events_text(&events, now, self.all, &session.words))?;
            tell_what_is_possible(&events, session);
            Ok(printed)
        }
    }
}
