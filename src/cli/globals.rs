//! The options that every command takes.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args as _, FromArgMatches};

use crate::words::Lang;

/// Whether the screen may use colours. Shells show these explanations with their completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Color {
    /// Where the terminal has them, and `NO_COLOR` doesn't say otherwise.
    #[default]
    Auto,
    /// In any case.
    Always,
    Never,
}

#[derive(Debug, Default, clap::Args)]
pub(super) struct GlobalArgs {
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub color: Option<Color>,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true)]
    pub plain_lines: bool,
    #[arg(long, global = true, value_name = "TIME")]
    pub now: Option<String>,
    #[arg(long, global = true)]
    pub restricted: bool,
}

impl GlobalArgs {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        GlobalArgs::from_arg_matches(matches).expect("clap has matched these very options")
    }

    /// These options as a command of their own.
    pub(super) fn command() -> clap::Command {
        GlobalArgs::augment_args(clap::Command::new("som"))
    }

    /// The host's options with those of a client, which count only for how texts are shown.
    pub(super) fn with_client(self, client: Option<GlobalArgs>) -> Self {
        let client = client.unwrap_or_default();
        GlobalArgs {
            lang: client.lang.or(self.lang),
            ascii: self.ascii || client.ascii,
            plain_lines: self.plain_lines || client.plain_lines,
            ..self
        }
    }

    /// Adds these options to a command, and those for help and version.
    pub(super) fn with_help_and_version(command: clap::Command) -> clap::Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        GlobalArgs::augment_args(command).arg(help).arg(version)
    }

    /// Reads the options that decide how help and errors are shown, before clap parses the command line: those up to
    /// `--`. Wrong values are left for clap to refuse.
    pub(super) fn peeked(arguments: &[OsString]) -> Self {
        let mut peeked = GlobalArgs::default();
        let mut arguments = arguments.iter().skip(1).take_while(|argument| *argument != "--");
        while let Some(argument) = arguments.next() {
            let argument = argument.to_string_lossy();
            let (option, value) = match argument.split_once('=') {
                Some((option, value)) => (option, Some(OsString::from(value))),
                None => (&*argument, None),
            };
            match option {
                "--restricted" => peeked.restricted |= value.is_none(),
                "--ascii" => peeked.ascii |= value.is_none(),
                "--lang" | "--data" => {
                    let value = value.or_else(|| arguments.next().cloned());
                    if option == "--lang" {
                        peeked.lang = value.and_then(|value| lang_named(&value.to_string_lossy()));
                    } else {
                        peeked.data = value.map(PathBuf::from);
                    }
                }
                _ => {}
            }
        }
        peeked
    }
}

/// The language of a name such as `da`, `en` or `en_GB.UTF-8`.
pub(super) fn lang_named(name: &str) -> Option<Lang> {
    let name = name.split(['_', '-', '.']).next().unwrap_or_default();
    clap::ValueEnum::from_str(name, true).ok()
}

/// Whether an argument means standard input or output.
pub(super) fn is_standard(argument: &OsStr) -> bool {
    argument == "-"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peek(line: &str) -> GlobalArgs {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        GlobalArgs::peeked(&arguments)
    }

    #[test]
    fn the_language_is_seen_wherever_it_stands() {
        assert_eq!(peek("som --lang en list").lang, Some(Lang::En));
        assert_eq!(peek("som list --lang=da").lang, Some(Lang::Da));
        assert_eq!(peek("som set a navn -- --lang en").lang, None);
        assert_eq!(peek("som --lang xx").lang, None);
    }

    #[test]
    fn the_folder_and_the_switches_are_seen() {
        let peeked = peek("som --data=a/b list --restricted --ascii");
        assert_eq!((peeked.data, peeked.restricted, peeked.ascii), (Some(PathBuf::from("a/b")), true, true));
        assert_eq!(peek("som list --data x").data, Some(PathBuf::from("x")));
    }

    #[test]
    fn a_language_is_known_by_the_start_of_a_locale() {
        assert_eq!(lang_named("en_GB.UTF-8"), Some(Lang::En));
        assert_eq!(lang_named("DA"), Some(Lang::Da));
        assert_eq!(lang_named("C"), None);
    }
}
