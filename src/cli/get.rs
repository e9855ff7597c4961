//! `som get DRAFT FIELD`: one answer out, as it was typed.

use super::open::draft_help;
use super::{Desk, Exit, Outcome, Run};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Get {
    draft: String,
    field: String,
}

impl Run for Get {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-get"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("field", |arg| field_help(arg, words))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let field = desk.field(&self.field)?;
        let (draft, _) = desk.load(desk.draft_name(&self.draft)?)?;
        desk.print(&format!("{}\n", draft.answer(&field.id)))?;
        Ok(Exit::DONE)
    }
}

/// The help of the argument that names a field.
pub(super) fn field_help(arg: clap::Arg, words: &Words) -> clap::Arg {
    arg.value_name(say!(words, "cli-value-field")).help(say!(words, "cli-field"))
}
