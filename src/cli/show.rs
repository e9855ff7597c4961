//! `som show DRAFT`: the whole application as plain text, with the page's line breaks.

use super::{CliSession, ClientArg, CommandResult, Run};
use crate::export::plain_text;

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    draft: String,
}

impl Run for ShowArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("draft")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = session.draft_name(&self.draft)?;
        if let Some(text) = session.text_without_form(&name) {
            return session.print(&text);
        }
        let (draft, _) = session.load(&name)?;
        let form = session.form_of(&draft);
        session.print(&plain_text(&session.submission(&form, &draft, false), &session.words))
    }
}
