//! `som show DRAFT`: the whole application as plain text, with the page's line breaks.

use super::{CliSession, CommandResult, Run};
use crate::export::plain_text;

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    draft: String,
}

impl Run for ShowArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let (_, draft) = session.draft(&self.draft)?;
        session.print(&plain_text(&session.submission(&draft, false), &session.words))
    }
}
