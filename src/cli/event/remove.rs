//! `som event remove ID`: takes an own event out of `events.ron`.

use super::super::{CliSession, CommandResult, failure};
use crate::event::own_file::EventChange;
use crate::shown;

#[derive(Debug, clap::Args)]
pub(super) struct EventRemoveArgs {
    id: String,
}

impl EventRemoveArgs {
    pub(super) fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let refused =
            |cause| failure!(words, "cli-event-remove-refused", id = shown::text(&self.id)).because(cause);
        let own = session.own_events().map_err(|cause| refused(Some(cause)))?;
        let Some(event) = own.into_iter().find(|event| event.id == self.id) else {
            return Err(refused(None).usage());
        };
        let change = EventChange { before: Some(event), after: None };
        session.change_event(change, |cause| refused(Some(cause)))?;
        session.print_written(&session.events_path())
    }
}
