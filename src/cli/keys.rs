//! `som keys`: the table of keys, as the screen has it.

use super::table::aligned;
use super::{Desk, Exit, Outcome, Run};
use crate::say;
use crate::tui::keys;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Keys {}

impl Run for Keys {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-keys"))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let words = &desk.words;
        let heads =
            [say!(words, "cli-keys-sure"), say!(words, "cli-keys-fast"), say!(words, "cli-keys-does")];
        let rows: Vec<[String; 3]> = std::iter::once(heads).chain(keys::table(words)).collect();
        desk.print(&aligned(&rows))?;
        Ok(Exit::DONE)
    }
}
