//! `som event …`: one's own events, which stand in `events.ron`, and the part in a meeting, which stands in a draft.
//!
//! To add a command, write its file and add its line to [`EventCommand`].

mod add;
mod import;
mod part;
mod remove;

use super::{CliSession, ClientArg, CommandResult, Needs, Run};

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = false)]
pub(super) struct EventArgs {
    #[command(subcommand)]
    command: EventCommand,
}

/// The commands, with their Danish names.
#[derive(Debug, clap::Subcommand)]
enum EventCommand {
    #[command(alias = "tilføj")]
    Add(add::EventAddArgs),
    #[command(alias = "fjern")]
    Remove(remove::EventRemoveArgs),
    #[command(alias = "importer")]
    Import(import::EventImportArgs),
    #[command(alias = "deltagelse")]
    Part(part::EventPartArgs),
}

impl Run for EventArgs {
    const NEEDS: Needs = Needs { folders: true, mail: false };
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Within("import", import::OVER_SSH)]);

    fn run(self, session: &CliSession) -> CommandResult {
        match self.command {
            EventCommand::Add(arguments) => arguments.run(session),
            EventCommand::Remove(arguments) => arguments.run(session),
            EventCommand::Import(arguments) => arguments.run(session),
            EventCommand::Part(arguments) => arguments.run(session),
        }
    }
}
