//! The command line: one file of `cli/` a subcommand. Data goes to standard output, talk to standard error, in the
//! language asked for; each help text stands once a language in `words/*/cli.ftl`.
//!
//! A newcomer adds a subcommand with its file and its line in [`SUBCOMMANDS`].

mod check;
mod completions;
mod config;
mod confirm;
mod copy;
mod deadline;
mod delete;
mod desk;
mod diff;
mod doctor;
mod environment;
mod events;
mod export;
mod failure;
mod fence;
mod files;
mod get;
mod globals;
mod import;
mod keys;
mod list;
mod marks;
mod near;
mod new;
mod open;
mod output;
mod place;
mod purge;
mod restore;
mod send;
mod set;
mod show;
mod sign;
mod table;
mod trash;
mod usage;
mod versions;
mod whereabouts;

use std::ffi::OsString;

use clap::ArgMatches;

pub use failure::{Exit, Failure, Outcome};
pub use output::talk;

use crate::words::Words;
use crate::{sandbox, say};
use desk::Desk;
use environment::Environment;
use globals::{Globals, Peeked};

/// All subcommands: one line each, with its Danish name.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand::of::<open::Open>("open", "åbn"),
    Subcommand::of::<new::New>("new", "ny"),
    Subcommand::of::<list::List>("list", "liste"),
    Subcommand::of::<get::Get>("get", "hent"),
    Subcommand::of::<set::Set>("set", "sæt"),
    Subcommand::of::<show::Show>("show", "vis"),
    Subcommand::of::<copy::Copy>("copy", "kopiér"),
    Subcommand::of::<check::Check>("check", "tjek"),
    Subcommand::of::<export::Export>("export", "eksport"),
    Subcommand::of::<import::Import>("import", "importer"),
    Subcommand::of::<sign::Sign>("sign", "godkend"),
    Subcommand::of::<send::Send>("send", "indsend"),
    Subcommand::of::<versions::Versions>("versions", "udgaver"),
    Subcommand::of::<diff::Diff>("diff", "forskel"),
    Subcommand::of::<restore::Restore>("restore", "gendan"),
    Subcommand::of::<delete::Delete>("delete", "slet"),
    Subcommand::of::<trash::Trash>("trash", "papirkurv"),
    Subcommand::of::<purge::Purge>("purge", "udslet"),
    Subcommand::of::<events::Events>("events", "møder"),
    Subcommand::of::<deadline::Deadline>("deadline", "frist"),
    Subcommand::of::<keys::Keys>("keys", "taster"),
    Subcommand::of::<whereabouts::Where>("where", "hvor"),
    Subcommand::of::<doctor::Doctor>("doctor", "helbred"),
    Subcommand::of::<completions::Completions>("completions", "fuldførelse"),
];

/// What a subcommand's arguments are and what it does. The arguments' types are clap's derive, their help comes
/// from the words.
trait Run: clap::Args {
    /// Whether it may be the first to write, and needs the folders for that.
    const MAKES_FOLDERS: bool = false;

    /// Whether it may send a letter.
    const SENDS: bool = false;

    /// Adds what the help says: about the command and about each argument.
    fn describe(command: clap::Command, words: &Words) -> clap::Command;

    /// Does it.
    fn run(self, desk: &Desk) -> Outcome;
}

/// A subcommand: one type that can [`Run`].
struct Subcommand {
    name: &'static str,
    danish: &'static str,
    describe: fn(clap::Command, &Words) -> clap::Command,
    run: fn(&ArgMatches, &Desk) -> Outcome,
    needs: Needs,
}

/// What a command needs that restricted mode has to see to before it shuts the program in.
#[derive(Debug, Clone, Copy)]
struct Needs {
    /// The folders, which it may be the first to write in.
    folders: bool,
    /// The mail server.
    mail: bool,
}

impl Needs {
    /// What the screen needs: all that there is.
    const SCREEN: Needs = Needs { folders: true, mail: true };
}

impl Subcommand {
    const fn of<T: Run>(name: &'static str, danish: &'static str) -> Self {
        Subcommand {
            name,
            danish,
            describe: |command, words| T::describe(T::augment_args(command), words),
            run: |matches, desk| {
                T::from_arg_matches(matches).expect("clap has matched these very arguments").run(desk)
            },
            needs: Needs { folders: T::MAKES_FOLDERS, mail: T::SENDS },
        }
    }

    fn command(&self, words: &Words) -> clap::Command {
        let command = (self.describe)(clap::Command::new(self.name).alias(self.danish), words);
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let about = say!(words, "cli-about-with-alias", about = about, alias = self.danish);
        let positionals = command.get_positionals().map(|arg| {
            let name = globals::value_name(arg);
            if arg.is_required_set() { name } else { format!("[{name}]") }
        });
        let arguments =
            std::iter::once(self.name.to_owned()).chain(positionals).collect::<Vec<_>>().join(" ");
        let usage = say!(words, "cli-usage-of", command = arguments);
        globals::dressed(command.about(about).override_usage(usage), words)
    }
}

/// The whole command line in the language of `words`.
fn command(words: &Words) -> clap::Command {
    let command = clap::Command::new("som")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say!(words, "cli-about"))
        .override_usage(say!(words, "cli-usage"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say!(words, "cli-heading-commands"))
        .subcommands(SUBCOMMANDS.iter().map(|subcommand| subcommand.command(words)));
    globals::dressed(Globals::described(command, words), words)
}

/// Does what the arguments ask for. The words come back too: whoever prints a failure needs them.
pub fn run(arguments: impl Iterator<Item = OsString>) -> (Words, Outcome) {
    sandbox::give_up_core_dumps();
    let arguments: Vec<OsString> = arguments.collect();
    let environment = Environment::read();
    let peeked = Peeked::of(&arguments);
    if peeked.ascii {
        output::keep_to_ascii();
    }
    let (words, why) = config::language(&peeked, &environment);
    let outcome = match command(&words).try_get_matches_from(&arguments) {
        Ok(matches) => Desk::set(&matches, words.clone(), why, environment)
            .and_then(|desk| desk.fenced(asked_for(&matches).map_or(Needs::SCREEN, |(asked, _)| asked.needs)))
            .and_then(|desk| run_matched(&matches, &desk)),
        Err(error) if !error.use_stderr() => {
            output::print(&error.render().to_string(), &words).map(|()| Exit::DONE)
        }
        Err(error) => Err(usage::failure(&error, &words)),
    };
    (words, outcome)
}

/// The subcommand that was asked for, with its arguments; none for the start screen.
fn asked_for(matches: &ArgMatches) -> Option<(&'static Subcommand, &ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    let subcommand = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name);
    Some((subcommand.expect("clap has matched one of these"), matches))
}

fn run_matched(matches: &ArgMatches, desk: &Desk) -> Outcome {
    match asked_for(matches) {
        Some((subcommand, matches)) => (subcommand.run)(matches, desk),
        None => open::first(desk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in [Lang::Da, Lang::En] {
            command(&Words::new(lang)).debug_assert();
        }
    }

    #[test]
    fn every_argument_is_explained() {
        for lang in [Lang::Da, Lang::En] {
            let mut command = command(&Words::new(lang));
            command.build();
            for command in std::iter::once(&command).chain(command.get_subcommands()) {
                let unexplained: Vec<_> = command
                    .get_arguments()
                    .filter(|arg| arg.get_help().is_none())
                    .map(clap::Arg::get_id)
                    .collect();
                assert!(unexplained.is_empty(), "{}: {unexplained:?}", command.get_name());
            }
        }
    }
}
