//! `som completions SHELL`: what a shell needs to complete this command line.

use clap_complete::Shell;

use super::{CommandResult, Exit, Run, SUBCOMMANDS, Session, command};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
}

impl Run for CompletionsArgs {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-completions"))
            .mut_arg("shell", |arg| arg.value_name("SHELL").help(say!(words, "cli-completions-shell")))
    }

    fn run(self, session: &Session) -> CommandResult {
        // The help tells the Danish names in its own way; to be completed they must be visible ones.
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
