//! `som keys`: the screen's table of keys.

use super::table::aligned;
use super::{CliSession, ClientArg, CommandResult, Run};
use crate::say;
use crate::tui::keys;

#[derive(Debug, clap::Args)]
pub(super) struct KeysArgs {}

impl Run for KeysArgs {
    const NEEDS_DATA: bool = false;
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[]);

    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let heads =
            [say!(words, "cli-keys-sure"), say!(words, "cli-keys-fast"), say!(words, "cli-keys-does")];
        let rows: Vec<[String; 3]> = std::iter::once(heads).chain(keys::table(words)).collect();
        session.print(&aligned(&rows))
    }
}
