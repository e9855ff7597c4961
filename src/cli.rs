//! The command line: one file of `cli/` per subcommand. Data goes to standard output, messages to standard error, in
//! the language asked for; help texts are in `words/*/cli.ftl`, found by the names of commands and arguments.
//!
//! To add a subcommand, write its file and add its line to [`SUBCOMMANDS`].

mod check;
mod client_line;
mod completion;
mod config;
mod configure;
mod confinement;
mod confirm;
mod copy;
mod data_folder;
mod deadline;
mod delete;
mod dictionary;
mod diff;
mod diff_marks;
mod doctor;
mod draft_change;
mod environment;
mod event;
mod events;
mod export;
mod failure;
mod files;
mod fill;
mod forms;
mod get;
mod globals;
pub(crate) mod help;
mod import;
mod keys;
mod list;
mod man;
mod new;
mod open;
mod output;
mod over_ssh;
mod programme;
mod purge;
mod remarks;
mod restore;
mod send;
mod session;
mod set;
mod show;
mod sign;
mod standard_input;
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
use failure::failure;
pub use output::{note_closed_output, talk};

use crate::words::Words;
use crate::{sandbox, say};
use config::{Config, setting};
use environment::Environment;
use globals::GlobalArgs;
use over_ssh::{ClientArg, ClientCommand};
use session::CliSession;

/// All subcommands, with their Danish names.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand::of::<open::OpenArgs>("open", "åbn"),
    Subcommand::of::<fill::FillArgs>("fill", "udfyld"),
    Subcommand::of::<new::NewArgs>("new", "ny"),
    Subcommand::of::<list::ListArgs>("list", "liste"),
    Subcommand::of::<get::GetArgs>("get", "hent"),
    Subcommand::of::<set::SetArgs>("set", "sæt"),
    Subcommand::of::<show::ShowArgs>("show", "vis"),
    Subcommand::of::<copy::CopyArgs>("copy", "kopiér"),
    Subcommand::of::<check::CheckArgs>("check", "tjek"),
    Subcommand::of::<remarks::RemarksArgs>("remarks", "bemærkninger"),
    Subcommand::of::<export::ExportArgs>("export", "eksport"),
    Subcommand::of::<import::ImportArgs>("import", "importer"),
    Subcommand::of::<sign::SignArgs>("sign", "godkend"),
    Subcommand::of::<send::SendArgs>("send", "indsend"),
    Subcommand::of::<versions::VersionsArgs>("versions", "udgaver"),
    Subcommand::of::<diff::DiffArgs>("diff", "forskel"),
    Subcommand::of::<restore::RestoreArgs>("restore", "gendan"),
    Subcommand::of::<delete::DeleteArgs>("delete", "slet"),
    Subcommand::of::<trash::TrashArgs>("trash", "papirkurv"),
    Subcommand::of::<purge::PurgeArgs>("purge", "udslet"),
    Subcommand::of::<events::EventsArgs>("events", "møder"),
    Subcommand::of::<event::EventArgs>("event", "møde"),
    Subcommand::of::<deadline::DeadlineArgs>("deadline", "frist"),
    Subcommand::of::<programme::ProgrammeArgs>("programme", "forløb"),
    Subcommand::of::<forms::FormsArgs>("forms", "skemaer"),
    Subcommand::of::<keys::KeysArgs>("keys", "taster"),
    Subcommand::of::<configure::ConfigArgs>("config", "opsætning"),
    Subcommand::of::<whereabouts::WhereArgs>("where", "hvor"),
    Subcommand::of::<doctor::DoctorArgs>("doctor", "helbred"),
    Subcommand::of::<completion::ShellArgs>("completions", "fuldførelse"),
    Subcommand::of::<man::ManArgs>("man", "manual"),
];

/// The version, in a release build with the commit that it was made from (`build.rs`).
pub(crate) const VERSION: &str = env!("SOM_VERSION");

/// A subcommand's arguments, and what it does. clap derives the arguments; their help is set at run time, in the
/// language asked for.
trait Run: clap::Args {
    /// Restricted mode sees to this before it closes the sandbox.
    const NEEDS: Needs = Needs { folders: false, mail: false };

    /// Whether it runs only where there is a data folder, which an account without a home has only by `--data`.
    const NEEDS_DATA: bool = true;

    /// The arguments that a client may give over SSH in restricted mode; with `None` it may not run this at all.
    const OVER_SSH: Option<&'static [ClientArg]> = None;

    fn run(self, session: &CliSession) -> CommandResult;
}

/// A type that can [`Run`], in a list.
struct Subcommand {
    name: &'static str,
    danish: &'static str,
    augment_args: fn(clap::Command) -> clap::Command,
    run: fn(&ArgMatches, &CliSession) -> CommandResult,
    needs: Needs,
    needs_data: bool,
    over_ssh: Option<&'static [ClientArg]>,
}

/// What a command needs in the sandbox.
#[derive(Debug, Clone, Copy)]
struct Needs {
    /// Its folders: it may be the first command to write.
    folders: bool,
    mail: bool,
}

impl Subcommand {
    /// Whether an argument names it.
    fn is_named_in(&self, arguments: &[OsString]) -> bool {
        arguments.iter().any(|argument| argument == self.name || argument == self.danish)
    }

    const fn of<T: Run>(name: &'static str, danish: &'static str) -> Self {
        Subcommand {
            name,
            danish,
            augment_args: T::augment_args,
            run: |matches, session| {
                T::from_arg_matches(matches).expect("clap has matched these very arguments").run(session)
            },
            needs: T::NEEDS,
            needs_data: T::NEEDS_DATA,
            over_ssh: T::OVER_SSH,
        }
    }

    fn command(&self, with_arguments: bool) -> clap::Command {
        let command = clap::Command::new(self.name).alias(self.danish);
        if with_arguments { (self.augment_args)(command) } else { command }
    }
}

/// The whole command line in the language of `words`.
fn command(words: &Words) -> clap::Command {
    help::in_words(wordless_command(), words)
}

/// The whole command line before [`help`] explains it.
pub(crate) fn wordless_command() -> clap::Command {
    command_line(|_| true)
}

/// The command line, with the arguments of these subcommands.
fn command_line(has_arguments: impl Fn(&Subcommand) -> bool) -> clap::Command {
    let command = clap::Command::new("som")
        .version(VERSION)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommands(SUBCOMMANDS.iter().map(|subcommand| subcommand.command(has_arguments(subcommand))));
    GlobalArgs::with_help_and_version(command)
}

/// Runs the command line, or the client's in its place. Also returns the words, which the caller needs to print a failure.
pub fn run(arguments: impl Iterator<Item = OsString>) -> (Words, CommandResult) {
    sandbox::give_up_core_dumps();
    let arguments: Vec<OsString> = arguments.collect();
    let environment = Environment::read();
    let client = ClientCommand::of(&arguments, &environment);
    let peeked = GlobalArgs::peeked(&arguments).with_client(client.as_ref().map(ClientCommand::peeked));
    let config = Config::load(&peeked, &environment);
    if config.is_on(&setting::ASCII) {
        output::keep_to_ascii();
    }
    let words = Words::new(config.lang(&setting::LANG));
    let words = if config.is_on(&setting::ASCII) { words.in_ascii() } else { words };
    for fault in config.told(&words) {
        output::talk(&say!(words, "config-note", fault = fault));
    }
    let outcome = match matched(&arguments, &words) {
        Ok(own) => run_matched(&own, client, (words.clone(), config), environment),
        Err(error) if !error.use_stderr() => output::print(&error.render().to_string(), &words),
        Err(error) => Err(usage::failure(&error, &words)),
    };
    (words, outcome)
}

/// Matches the command line. To explain all of it takes longer than most commands, so that is done only where there is help
/// or an error to be shown: where the arguments of those subcommands that are named don't do.
fn matched(arguments: &[OsString], words: &Words) -> clap::error::Result<ArgMatches> {
    let named = command_line(|subcommand| subcommand.is_named_in(arguments));
    let matches = named.try_get_matches_from(arguments);
    matches.or_else(|_| command(words).try_get_matches_from(arguments))
}

/// The subcommand asked for, with its arguments; `None` for the start screen.
fn asked_for(matches: &ArgMatches) -> Option<(&'static Subcommand, &ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    let subcommand = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name);
    Some((subcommand.expect("clap has matched one of these"), matches))
}

fn run_matched(
    own: &ArgMatches,
    client: Option<ClientCommand>,
    (words, config): (Words, Config),
    environment: Environment,
) -> CommandResult {
    let of_client = client.map(|client| client.matched(&words)).transpose()?;
    let globals = GlobalArgs::of(own).with_client(of_client.as_ref().map(GlobalArgs::of));
    let is_client = of_client.is_some();
    let matches = of_client.as_ref().unwrap_or(own);
    let asked = asked_for(matches);
    let session = CliSession::new(&globals, is_client, (words, config), environment)?;
    if globals.restricted || asked.is_none_or(|(subcommand, _)| subcommand.needs_data) {
        session.has_data_folder()?;
    }
    let session =
        session.confined(asked.map_or(open::OpenArgs::NEEDS, |(subcommand, _)| subcommand.needs))?;
    match asked {
        Some((subcommand, matches)) => (subcommand.run)(matches, &session),
        None => open::start_screen(&session),
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
    fn a_command_line_means_the_same_with_all_arguments_and_with_those_of_the_commands_named() {
        let words = Words::new(Lang::Da);
        for line in [
            "som",
            "som open a",
            "som --data open list --json",
            "som --data list open x",
            "som frist --short --now open",
            "som get a navn --data x",
            "som set open list -- --lang",
            "som list extra",
            "som -h",
            "som get --help",
            "som nothing",
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let whole = command(&words).try_get_matches_from(&arguments).map_err(|error| error.to_string());
            let named = matched(&arguments, &words).map_err(|error| error.to_string());
            assert_eq!(named, whole, "{line}");
        }
    }
}
