//! `som event import FILE`: shows what a calendar file has that is new, changed or cancelled, and takes it in.

use std::ffi::OsString;
use std::path::Path;

use super::super::globals::is_standard;
use super::super::import::file_bytes;
use super::super::{CliSession, ClientArg, CommandResult, Exit, Failure, confirm, failure, output};
use crate::calendar::plan::IcsPlan;
use crate::calendar::read::LARGEST_ICS;
use crate::calendar::{self, IcsFound};
use crate::event::built_in;
use crate::event::own_file::EventChange;
use crate::{say, shown};

/// What a client may give over SSH.
pub(super) const OVER_SSH: &[ClientArg] =
    &[ClientArg::Input("file"), ClientArg::Any("dry_run"), ClientArg::Any("yes")];

#[derive(Debug, clap::Args)]
pub(super) struct EventImportArgs {
    file: OsString,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    yes: bool,
}

impl EventImportArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let can_ask = confirm::can_ask() && !is_standard(&self.file);
        if !(self.dry_run || self.yes || can_ask) {
            let is_piped = is_standard(&self.file).then(|| say!(words, "cli-import-unasked-stdin"));
            let cause = is_piped.unwrap_or_else(|| say!(words, "cli-confirm-missing-cause"));
            return Err(failure!(words, "cli-event-import-unasked").because(cause).usage());
        }
        let found = self.found(session)?;
        let own = session.own_events().map_err(|cause| self.not_saved(cause, session))?;
        let plan = IcsPlan::of(&found, &own, &built_in(), session.now());
        for note in plan.notes(words) {
            output::talk(&say!(words, "cli-import-note", text = note));
        }
        let lines = plan.lines(words);
        let changes = plan.changes().len();
        if self.dry_run {
            if changes == 0 {
                output::talk(&say!(words, "cli-event-import-same"));
            }
            return session.print(&lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>());
        }
        for line in &lines {
            output::talk(line);
        }
        if changes == 0 {
            output::talk(&say!(words, "cli-event-import-same"));
            return Ok(Exit::DONE);
        }
        let question = say!(words, "cli-event-import-ask", n = changes);
        if !self.yes && confirm::answered(session, &question, None) != Some(true) {
            output::talk(&say!(words, "cli-event-import-no"));
            return Ok(Exit::FAILED);
        }
        self.save(plan.changes(), session)?;
        output::talk(&say!(words, "cli-event-import-done", n = changes));
        session.print_written(&session.events_path())
    }

    fn found(&self, session: &CliSession) -> Result<IcsFound, Failure> {
        let words = &session.words;
        let failure = || {
            if is_standard(&self.file) {
                failure!(words, "cli-event-import-cannot-read-stdin")
            } else {
                let path = shown::path(Path::new(&self.file));
                failure!(words, "cli-event-import-cannot-read", path = path)
            }
        };
        let largest = LARGEST_ICS as u64;
        let bytes = file_bytes(&self.file, largest, session)?;
        let bytes = bytes.map_err(|error| failure().of_unread(error, largest, words))?;
        let found = calendar::read(&bytes, session.now());
        match found.refusal() {
            Some(note) => {
                Err(failure().because(note.say(words)).hint(say!(words, "cli-event-import-no-calendar-hint")))
            }
            None => Ok(found),
        }
    }

    /// Makes the changes one by one: each is whole, and one that fails leaves the others.
    fn save(&self, changes: Vec<EventChange>, session: &CliSession) -> Result<(), Failure> {
        for change in changes {
            session.change_event(change, |cause| self.not_saved(cause, session))?;
        }
        Ok(())
    }

    fn not_saved(&self, cause: String, session: &CliSession) -> Failure {
        let path = shown::path(&session.events_path());
        failure!(session.words, "cli-event-import-not-saved", path = path).because(cause)
    }
}
