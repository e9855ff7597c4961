//! The command line: one file of `cli/` per subcommand. Data goes to standard output, messages to standard error, in
//! the language asked for; help texts are in `words/*/cli.ftl`.
//!
//! To add a subcommand, write its file and add its line to [`SUBCOMMANDS`].

mod check;
mod completion;
mod config;
mod confinement;
mod confirm;
mod copy;
mod data_folder;
mod deadline;
mod delete;
mod diff;
mod diff_marks;
mod doctor;
mod draft_change;
mod environment;
mod events;
mod export;
mod failure;
mod files;
mod get;
mod globals;
mod import;
mod keys;
mod list;
mod new;
mod open;
mod output;
mod purge;
mod restore;
mod send;
mod session;
mod set;
mod show;
mod sign;
mod suggest;
mod table;
mod trash;
mod usage;
mod versions;
mod whereabouts;

use std::ffi::OsString;

use clap::ArgMatches;

pub(crate) use failure::CommandResult;
pub(crate) use failure::Exit;
pub(crate) use failure::Failure;
pub use output::talk;

use crate::form::som;
use crate::words::Words;
use crate::{sandbox, say};
use environment::Environment;
use globals::{GlobalArgs, PeekedArgs};
use session::CliSession;

/// All subcommands, with their Danish names.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand::of::<open::OpenArgs>("open", "åbn", |w| say!(w, "cli-open")),
    Subcommand::of::<new::NewArgs>("new", "ny", |w| say!(w, "cli-new")),
    Subcommand::of::<list::ListArgs>("list", "liste", |w| say!(w, "cli-list")),
    Subcommand::of::<get::GetArgs>("get", "hent", |w| say!(w, "cli-get")),
    Subcommand::of::<set::SetArgs>("set", "sæt", |w| say!(w, "cli-set")),
    Subcommand::of::<show::ShowArgs>("show", "vis", |w| say!(w, "cli-show")),
    Subcommand::of::<copy::CopyArgs>("copy", "kopiér", |w| say!(w, "cli-copy")),
    Subcommand::of::<check::CheckArgs>("check", "tjek", |w| say!(w, "cli-check")),
    Subcommand::of::<export::ExportArgs>("export", "eksport", |w| say!(w, "cli-export")),
    Subcommand::of::<import::ImportArgs>("import", "importer", |w| say!(w, "cli-import")),
    Subcommand::of::<sign::SignArgs>("sign", "godkend", |w| say!(w, "cli-sign")),
    Subcommand::of::<send::SendArgs>("send", "indsend", |w| say!(w, "mail-send-about")),
    Subcommand::of::<versions::VersionsArgs>("versions", "udgaver", |w| say!(w, "cli-versions")),
    Subcommand::of::<diff::DiffArgs>("diff", "forskel", |w| say!(w, "cli-diff")),
    Subcommand::of::<restore::RestoreArgs>("restore", "gendan", |w| say!(w, "cli-restore")),
    Subcommand::of::<delete::DeleteArgs>("delete", "slet", |w| say!(w, "cli-delete")),
    Subcommand::of::<trash::TrashArgs>("trash", "papirkurv", |w| say!(w, "cli-trash")),
    Subcommand::of::<purge::PurgeArgs>("purge", "udslet", |w| say!(w, "cli-purge")),
    Subcommand::of::<events::EventsArgs>("events", "møder", |w| say!(w, "cli-events")),
    Subcommand::of::<deadline::DeadlineArgs>("deadline", "frist", |w| say!(w, "cli-deadline")),
    Subcommand::of::<keys::KeysArgs>("keys", "taster", |w| say!(w, "cli-keys")),
    Subcommand::of::<whereabouts::WhereArgs>("where", "hvor", |w| say!(w, "cli-where")),
    Subcommand::of::<doctor::DoctorArgs>("doctor", "helbred", |w| say!(w, "cli-doctor")),
    Subcommand::of::<completion::ShellArgs>("completions", "fuldførelse", |w| say!(w, "cli-completions")),
];

/// A subcommand's arguments, and what it does. clap derives the arguments; their help is set at run time, in the
/// language asked for.
trait Run: clap::Args {
    /// Restricted mode sees to this before it closes the sandbox.
    const NEEDS: Needs = Needs { folders: false, mail: false };

    /// Adds the help of its own arguments; [`globals::with_common_help`] adds that of common ones.
    fn explain_args(command: clap::Command, _words: &Words) -> clap::Command {
        command
    }

    fn run(self, session: &CliSession) -> CommandResult;
}

/// A type that can [`Run`], in a list.
struct Subcommand {
    name: &'static str,
    danish: &'static str,
    about: fn(&Words) -> String,
    explain_args: fn(clap::Command, &Words) -> clap::Command,
    run: fn(&ArgMatches, &CliSession) -> CommandResult,
    needs: Needs,
}

/// What a command needs in the sandbox.
#[derive(Debug, Clone, Copy)]
struct Needs {
    /// Its folders: it may be the first command to write.
    folders: bool,
    mail: bool,
}

impl Needs {
    const FOLDERS: Needs = Needs { folders: true, mail: false };
    const MAIL: Needs = Needs { folders: false, mail: true };
    const ALL: Needs = Needs { folders: true, mail: true };
}

impl Subcommand {
    const fn of<T: Run>(name: &'static str, danish: &'static str, about: fn(&Words) -> String) -> Self {
        Subcommand {
            name,
            danish,
            about,
            explain_args: |command, words| T::explain_args(T::augment_args(command), words),
            run: |matches, session| {
                T::from_arg_matches(matches).expect("clap has matched these very arguments").run(session)
            },
            needs: T::NEEDS,
        }
    }

    fn command(&self, words: &Words) -> clap::Command {
        let command = (self.explain_args)(clap::Command::new(self.name).alias(self.danish), words);
        let command = globals::with_common_help(command, words);
        let about = say!(words, "cli-about-with-alias", about = (self.about)(words), alias = self.danish);
        let positionals = command.get_positionals().map(|arg| {
            let name = globals::value_name(arg);
            if arg.is_required_set() { name } else { format!("[{name}]") }
        });
        let arguments =
            std::iter::once(self.name.to_owned()).chain(positionals).collect::<Vec<_>>().join(" ");
        let usage = say!(words, "cli-usage-of", command = arguments);
        globals::with_headings(command.about(about).override_usage(usage), words)
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
    globals::with_headings(GlobalArgs::with_help(command, words), words)
}

/// Runs the command line. Also returns the words, which the caller needs to print a failure.
pub fn run(arguments: impl Iterator<Item = OsString>) -> (Words, CommandResult) {
    sandbox::give_up_core_dumps();
    let arguments: Vec<OsString> = arguments.collect();
    let environment = Environment::read();
    let peeked = PeekedArgs::of(&arguments);
    if peeked.ascii {
        output::keep_to_ascii();
    }
    let (words, source) = config::language(&peeked, &environment);
    let outcome = match command(&words).try_get_matches_from(&arguments) {
        Ok(matches) => CliSession::new(&matches, som(), words.clone(), source, environment)
            .and_then(|session| {
                session.confined(asked_for(&matches).map_or(Needs::ALL, |(asked, _)| asked.needs))
            })
            .and_then(|session| run_matched(&matches, &session)),
        Err(error) if !error.use_stderr() => {
            output::print(&error.render().to_string(), &words).map(|()| Exit::DONE)
        }
        Err(error) => Err(usage::failure(&error, &words)),
    };
    (words, outcome)
}

/// The subcommand asked for, with its arguments; `None` for the start screen.
fn asked_for(matches: &ArgMatches) -> Option<(&'static Subcommand, &ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    let subcommand = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name);
    Some((subcommand.expect("clap has matched one of these"), matches))
}

fn run_matched(matches: &ArgMatches, session: &CliSession) -> CommandResult {
    match asked_for(matches) {
        Some((subcommand, matches)) => (subcommand.run)(matches, session),
        None => open::start_screen(session),
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
