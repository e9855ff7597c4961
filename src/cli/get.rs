//! `som get DRAFT FIELD`: one answer out, as it was typed.

use super::{CommandResult, Exit, Run, Session};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct GetArgs {
    draft: String,
    field: String,
}

impl Run for GetArgs {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-get"))
    }

    fn run(self, session: &Session) -> CommandResult {
        let field = session.field(&self.field)?;
        let (_, draft) = session.draft(&self.draft)?;
        session.print(&format!("{}\n", draft.answer(&field.id)))?;
        Ok(Exit::DONE)
    }
}
