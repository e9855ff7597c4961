//! `som purge DRAFT`: removes a draft for good, with all its versions and other traces.

use super::confirm::agrees;
use super::delete::{not_deleted, open_elsewhere};
use super::{CliSession, CommandResult, Exit, Failure, Run, failure, output};
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct PurgeArgs {
    draft: String,
    #[arg(long)]
    yes: bool,
}

impl Run for PurgeArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let name = &*session.draft_name(&self.draft)?;
        let traces = session.store().traces(name).map_err(|error| not_deleted(&error, name, session))?;
        if traces.is_empty() {
            return Err(session.no_such_draft(name));
        }
        let list: Vec<String> =
            traces.iter().map(|path| format!("  {}", shown::text(&path.to_string_lossy()))).collect();
        let question = say!(words, "cli-purge-ask", name = name);
        let question = format!("{}\n{}\n{question}", say!(words, "cli-purge-list"), list.join("\n"));
        let open = open_elsewhere(session, name);
        if !agrees(session, self.yes, &question, Some(name))? {
            return Ok(Exit::FAILED);
        }
        let purged = session.store().purge(name).map_err(|error| not_deleted(&error, name, session))?;
        let lines: Vec<String> = purged.removed.iter().map(|path| format!("{}\n", path.display())).collect();
        session.print(&lines.concat()).map_err(Failure::done)?;
        purged
            .rest
            .map_err(|error| failure!(words, "cli-cannot-purge", name = name).of_save(&error, words))?;
        output::talk(&say!(words, "cli-purged", name = name));
        if let Some(note) = open {
            output::talk(&note);
        }
        Ok(Exit::DONE)
    }
}
