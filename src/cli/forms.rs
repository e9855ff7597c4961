//! `som forms …`: the forms that drafts can fill, what is wrong with a file that is to become one, a first such file from
//! a document, and the table for its English.
//!
//! To add a command, write its file and add its line to [`FormsCommand`].

mod check;
mod draft;
mod form_file;
mod list;
mod show;
mod translate;

use super::{CliSession, ClientArg, CommandResult, Run};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct FormsArgs {
    #[command(subcommand)]
    command: Option<FormsCommand>,
    #[command(flatten)]
    list: list::FormsListArgs,
}

/// The commands, with their Danish names.
#[derive(Debug, clap::Subcommand)]
enum FormsCommand {
    #[command(alias = "liste")]
    List(list::FormsListArgs),
    #[command(alias = "tjek")]
    Check(check::FormsCheckArgs),
    #[command(alias = "vis")]
    Show(show::FormsShowArgs),
    #[command(alias = "udkast")]
    Draft(draft::FormsDraftArgs),
    #[command(alias = "oversæt")]
    Translate(translate::FormsTranslateArgs),
}

impl Run for FormsArgs {
    // `forms list` is `forms`, and what a client may run is told in a window of 24 rows.
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[
        ClientArg::Any("json"),
        ClientArg::Within("check", check::OVER_SSH),
        ClientArg::Within("show", show::OVER_SSH),
    ]);

    fn run(self, session: &CliSession) -> CommandResult {
        match self.command {
            None => self.list.run(session),
            Some(FormsCommand::List(arguments)) => arguments.run(session),
            Some(FormsCommand::Check(arguments)) => arguments.run(session),
            Some(FormsCommand::Show(arguments)) => arguments.run(session),
            Some(FormsCommand::Draft(arguments)) => arguments.run(session),
            Some(FormsCommand::Translate(arguments)) => arguments.run(session),
        }
    }
}
