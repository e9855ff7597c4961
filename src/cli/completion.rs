//! `som completions SHELL`: a completion script.

use clap_complete::Shell;

use super::globals::Explain;
use super::{CliSession, CommandResult, Exit, Run, SUBCOMMANDS, command};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct ShellArgs {
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
}

impl Run for ShellArgs {
    fn explain_args(command: clap::Command, words: &Words) -> clap::Command {
        command.explain_value("shell", "SHELL", say!(words, "cli-completions-shell"))
    }

    fn run(self, session: &CliSession) -> CommandResult {
        // The help shows the Danish names in its own way; the shell completes only visible aliases.
        let command = SUBCOMMANDS.iter().fold(command(&session.words), |command, subcommand| {
            command.mut_subcommand(subcommand.name, |command| {
                command.alias(None).visible_alias(subcommand.danish)
            })
        });
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut { command }, "som", &mut script);
        session.print(&String::from_utf8_lossy(&script))?;
        Ok(Exit::DONE)
    }
}
