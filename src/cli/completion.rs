//! `som completions SHELL`: a completion script.

use clap_complete::Shell;

use super::{CliSession, CommandResult, Run, command};

#[derive(Debug, clap::Args)]
pub(super) struct ShellArgs {
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
}

impl Run for ShellArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        // The help shows the Danish names in its own way; the shell completes only visible aliases.
        let mut command = command(&session.words).mut_subcommands(|command| {
            let danish = command.get_all_aliases().map(str::to_owned).collect::<Vec<_>>();
            command.alias(None).visible_aliases(danish)
        });
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "som", &mut script);
        session.print(&String::from_utf8_lossy(&script))
    }
}
