//! `som forms …`: forms as data.
//!
//! To add a command, write its file and add its line to [`FormsCommand`].

mod draft;

use super::{CliSession, CommandResult, Run};

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = false)]
pub(super) struct FormsArgs {
    #[command(subcommand)]
    command: FormsCommand,
}

/// The commands, with their Danish names.
#[derive(Debug, clap::Subcommand)]
enum FormsCommand {
    #[command(alias = "udkast")]
    Draft(draft::FormsDraftArgs),
}

impl Run for FormsArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        match self.command {
            FormsCommand::Draft(arguments) => arguments.run(session),
        }
    }
}
