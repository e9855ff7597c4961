//! `ssh HOST som …`: in restricted mode a client's command (`SSH_ORIGINAL_COMMAND`) is read as arguments. What a client
//! may give each subcommand is declared there, as [`OVER_SSH`](super::Run::OVER_SSH); anything else is refused.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches};

use super::client_line::{LineFlaw, client_words};
use super::environment::Environment;
use super::globals::{GlobalArgs, is_standard};
use super::{Failure, SUBCOMMANDS, Subcommand, command, failure, help, usage};
use crate::say;
use crate::words::Words;

/// An argument that a client may give, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClientArg {
    Any(&'static str),
    /// One that must be given, although the command does without it elsewhere.
    Needed(&'static str),
    /// Only as `-`: texts go through standard input, since others on the host can see arguments, and no path is open.
    Input(&'static str),
    /// A command within the command, with what may be given to it.
    Within(&'static str, &'static [ClientArg]),
}

/// The common options that a client may give.
const COMMON: &[ClientArg] =
    &[ClientArg::Any("lang"), ClientArg::Any("ascii"), ClientArg::Any("plain_lines")];

impl ClientArg {
    fn id(self) -> &'static str {
        match self {
            ClientArg::Any(id) | ClientArg::Needed(id) | ClientArg::Input(id) | ClientArg::Within(id, _) => {
                id
            }
        }
    }
}

/// A client's command.
pub(super) struct ClientCommand {
    /// Its words after the program's name, as a command line has them.
    arguments: Result<Vec<OsString>, LineFlaw>,
}

impl ClientCommand {
    /// The client's command: only in restricted mode, and only where the host's own command line, `arguments`, names no
    /// subcommand.
    pub(super) fn of(arguments: &[OsString], environment: &Environment) -> Option<Self> {
        let line = environment.client_command.as_deref()?;
        let own = super::wordless_command().try_get_matches_from(arguments).ok()?;
        let is_open = own.get_flag("restricted") && own.subcommand().is_none();
        is_open.then(|| ClientCommand {
            arguments: client_words(line)
                .map(|words| std::iter::once("som".to_owned()).chain(words).map(OsString::from).collect()),
        })
    }

    /// The options that decide how errors are shown.
    pub(super) fn peeked(&self) -> GlobalArgs {
        self.arguments.as_deref().map_or_else(|_| GlobalArgs::default(), GlobalArgs::peeked)
    }

    /// Its arguments as clap has matched them.
    ///
    /// # Errors
    /// If it asks for anything that isn't allowed.
    pub(super) fn matched(&self, words: &Words) -> Result<ArgMatches, Failure> {
        let refused = |cause| refusal(cause, words);
        let arguments = self.arguments.as_ref().map_err(|flaw| refused(Some(flaw.say(words))))?;
        let matches = super::matched(arguments, words).map_err(|error| {
            // What asks for help gets it: the list of what is allowed.
            refused(error.use_stderr().then(|| usage::failure(&error, words).what))
        })?;
        match flaw(&matches, words) {
            None => Ok(matches),
            cause => Err(refused(cause)),
        }
    }
}

fn refusal(cause: Option<String>, words: &Words) -> Failure {
    let list = allowed(words).join("\n  ");
    failure!(words, "cli-ssh-refused")
        .because(cause)
        .hint(say!(words, "cli-ssh-allowed", list = list))
        .usage()
}

/// Why a command is refused; `None` if all of it is allowed.
fn flaw(matches: &ArgMatches, words: &Words) -> Option<String> {
    let common = || flaw_in(&GlobalArgs::command(), COMMON, matches, words);
    let Some((subcommand, own)) = super::asked_for(matches) else { return common() };
    let Some(allowed) = subcommand.over_ssh else {
        return Some(say!(words, "cli-ssh-not-this", name = subcommand.name));
    };
    let command = subcommand.command(true);
    let of_own = || flaw_in(&command, allowed, own, words);
    common().or_else(of_own).or_else(|| flaw_within(&command, allowed, own, words))
}

/// The first argument of a command that is given and not allowed, or needed and not given, told as a cause.
fn flaw_in(
    command: &clap::Command,
    allowed: &[ClientArg],
    matches: &ArgMatches,
    words: &Words,
) -> Option<String> {
    command.get_arguments().find_map(|arg| {
        let (id, name) = (arg.get_id().as_str(), name(arg, words));
        let is_given = matches.value_source(id) == Some(ValueSource::CommandLine);
        let mut values = matches.get_raw(id).into_iter().flatten();
        match allowed.iter().find(|allowed| allowed.id() == id) {
            None if is_given => Some(say!(words, "cli-ssh-not-this", name = name)),
            Some(ClientArg::Needed(_)) if !is_given => {
                Some(say!(words, "cli-missing-argument", names = name))
            }
            Some(ClientArg::Input(_)) if !values.all(is_standard) => {
                Some(say!(words, "cli-ssh-input", name = name))
            }
            _ => None,
        }
    })
}

/// The same of the command that is given within a command, or that this itself isn't allowed.
fn flaw_within(
    command: &clap::Command,
    allowed: &[ClientArg],
    matches: &ArgMatches,
    words: &Words,
) -> Option<String> {
    let (name, matches) = matches.subcommand()?;
    let allowed = allowed.iter().find_map(|allowed| match allowed {
        ClientArg::Within(own, allowed) if *own == name => Some(*allowed),
        _ => None,
    });
    match allowed.zip(command.find_subcommand(name)) {
        Some((allowed, command)) => flaw_in(command, allowed, matches, words),
        None => Some(say!(words, "cli-ssh-not-this", name = format!("{} {name}", command.get_name()))),
    }
}

/// The name of an argument for people: an option as it is typed, else the placeholder.
fn name(arg: &Arg, words: &Words) -> String {
    let option = arg.get_long().map(|long| format!("--{long}"));
    option.or_else(|| help::value_id(arg).map(|id| words.fill(&id, &[]))).unwrap_or_default()
}

/// What a client may run, a line for each command.
fn allowed(words: &Words) -> Vec<String> {
    let command = command(words);
    let lines = |subcommand: &Subcommand| {
        let (known, allowed) = (command.find_subcommand(subcommand.name)?, subcommand.over_ssh?);
        Some(lines(subcommand.name, known, allowed))
    };
    SUBCOMMANDS.iter().filter_map(lines).flatten().collect()
}

/// The lines of a command: its own, or one for each command within it.
fn lines(name: &str, command: &clap::Command, allowed: &[ClientArg]) -> Vec<String> {
    if command.has_subcommands() {
        let within = |within: &ClientArg| match within {
            ClientArg::Within(own, allowed) => {
                Some(lines(&format!("{name} {own}"), command.find_subcommand(own)?, allowed))
            }
            _ => None,
        };
        return allowed.iter().filter_map(within).flatten().collect();
    }
    let arguments = command.get_arguments().filter_map(|arg| {
        let allowed = allowed.iter().find(|allowed| allowed.id() == arg.get_id().as_str())?;
        Some(shown(arg, *allowed))
    });
    vec![std::iter::once(name.to_owned()).chain(arguments).collect::<Vec<_>>().join(" ")]
}

fn shown(arg: &Arg, allowed: ClientArg) -> String {
    let value = if matches!(allowed, ClientArg::Input(_)) { "-".to_owned() } else { help::value_name(arg) };
    let takes_value = arg.get_action().takes_values();
    let text = match arg.get_long() {
        Some(long) if takes_value => format!("--{long} {value}"),
        Some(long) => format!("--{long}"),
        None => value,
    };
    let is_needed = arg.is_required_set() || matches!(allowed, ClientArg::Needed(_));
    if is_needed { text } else { format!("[{text}]") }
}

#[cfg(test)]
mod tests;
