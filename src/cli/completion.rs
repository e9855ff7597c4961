//! `som completions SHELL`: a completion script. Those of bash, zsh and fish ask som itself, by
//! `som completions SHELL -- WORDS`, what the last word of a command line may become.

mod line;
mod values;

use std::ffi::OsString;

use clap_complete::Shell;
use clap_complete::shells::{Elvish, PowerShell};

use super::globals::GlobalArgs;
use super::{CliSession, CommandResult, Run, command};
use crate::shown;
use crate::words::Words;
use line::Line;
use values::{Offer, Values};

#[derive(Debug, clap::Args)]
pub(super) struct ShellArgs {
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
    /// A command line up to the caret, with the program's name.
    #[arg(last = true, hide = true, value_name = "TEXT")]
    line: Vec<OsString>,
}

impl Run for ShellArgs {
    const NEEDS_DATA: bool = false;

    fn run(self, session: &CliSession) -> CommandResult {
        if !self.line.is_empty() {
            return session.print(&answer(&self.line, self.shell == Shell::Bash, session));
        }
        match self.shell {
            Shell::Bash => session.print(include_str!("completion/som.bash")),
            Shell::Zsh => session.print(include_str!("completion/som.zsh")),
            Shell::Fish => session.print(include_str!("completion/som.fish")),
            Shell::Elvish => session.print(&generated(Elvish, &session.words)),
            _ => session.print(&generated(PowerShell, &session.words)),
        }
    }
}

/// What a script is told: a candidate a line, with what it is behind a tab, or that the shell knows the candidates.
fn answer(line: &[OsString], is_bash: bool, session: &CliSession) -> String {
    let line = Line::read(line, is_bash);
    let globals = GlobalArgs::peeked(&line.arguments());
    let words = globals.lang.map_or_else(|| session.words.clone(), Words::new);
    match line.offer(&Values::of(&globals, session, &words), &words) {
        Offer::Files => ":files\n".to_owned(),
        Offer::Folders => ":folders\n".to_owned(),
        Offer::Candidates(candidates) => {
            // What it is may be the title of someone's event, which a shell would show as it stands.
            let row = |(value, about): &(String, String)| format!("{value}\t{}\n", shown::text(about));
            candidates.iter().map(row).collect()
        }
    }
}

/// A script that knows commands and options only.
fn generated(shell: impl clap_complete::Generator, words: &Words) -> String {
    // The help shows the Danish names in its own way; the shell completes only visible aliases.
    let mut command = command(words).mut_subcommands(|command| {
        let danish = command.get_all_aliases().map(str::to_owned).collect::<Vec<_>>();
        command.alias(None).visible_aliases(danish)
    });
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "som", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
