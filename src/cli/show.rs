//! `som show DRAFT`: the whole application as plain text, broken as on the page.

use super::open::draft_help;
use super::{Desk, Exit, Outcome, Run};
use crate::export::{Submission, plain_text};
use crate::form::som;
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Show {
    draft: String,
}

impl Run for Show {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-show")).mut_arg("draft", |arg| draft_help(arg, words))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let (draft, _) = desk.load(desk.draft_name(&self.draft)?)?;
        let submission = Submission { form: som(), draft: &draft, now: desk.now(), with_approval: false };
        desk.print(&plain_text(&submission, &desk.words))?;
        Ok(Exit::DONE)
    }
}
