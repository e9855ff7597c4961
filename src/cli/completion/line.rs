//! A command line that is being typed, and what its last word may become.

use std::ffi::OsString;

use clap::{Arg, Command};

use super::super::client_line::client_words;
use super::super::help::{about_id, help_id, value_name};
use super::super::wordless_command;
use super::values::{Offer, Values};
use crate::words::Words;

/// The words of a command line up to the caret.
pub(super) struct Line {
    /// Those before the last, without quotes.
    before: Vec<String>,
    /// The last, as far as it is typed.
    typed: String,
    /// Whether the shell takes what is behind a `=` for a word of its own.
    is_split: bool,
}

/// Where the caret is.
struct Caret<'c> {
    command: &'c Command,
    /// The command's full name: `event add`.
    name: String,
    positionals: Vec<&'c str>,
    /// The option whose value comes next.
    option: Option<&'c Arg>,
    /// Whether `--` was typed.
    is_past_options: bool,
}

impl Line {
    pub(super) fn read(words: &[OsString], is_bash: bool) -> Self {
        let words = words.iter().map(|word| word.to_string_lossy().into_owned());
        let (mut words, is_split) = if is_bash { joined(words) } else { (words.collect(), false) };
        let typed = words.pop().unwrap_or_default().trim_start_matches(['"', '\'']).to_owned();
        Line { before: words.into_iter().map(unquoted).collect(), typed, is_split }
    }

    /// The words before the last, as arguments.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        self.before.iter().map(OsString::from).collect()
    }

    /// What the last word may become.
    pub(super) fn offer(&self, values: &Values, words: &Words) -> Offer {
        let mut som = wordless_command();
        som.build();
        let caret = self.caret(&som);
        let positional = || caret.command.get_positionals().nth(caret.positionals.len());
        let of = |arg: &Arg| values.of_arg(value_name(arg).as_str(), arg, &caret.positionals);
        if let Some(option) = caret.option {
            return starting(of(option), &self.typed, "");
        }
        if let (false, Some((option, value))) = (caret.is_past_options, self.typed.split_once('=')) {
            let before = if self.is_split { String::new() } else { format!("{option}=") };
            return caret.find(option).map_or(none(), |option| starting(of(option), value, &before));
        }
        if self.typed.starts_with('-') && !caret.is_past_options {
            return starting(caret.options(words), &self.typed, "");
        }
        if caret.command.has_subcommands() && caret.positionals.is_empty() {
            return starting(caret.commands(&self.typed, words), &self.typed, "");
        }
        positional().map_or(none(), |arg| starting(of(arg), &self.typed, ""))
    }

    fn caret<'c>(&'c self, som: &'c Command) -> Caret<'c> {
        let mut caret = Caret {
            command: som,
            name: String::new(),
            positionals: Vec::new(),
            option: None,
            is_past_options: false,
        };
        for word in self.before.iter().skip(1) {
            caret.pass(word);
        }
        caret
    }
}

impl<'c> Caret<'c> {
    /// Goes behind a word.
    fn pass(&mut self, word: &'c str) {
        if self.option.take().is_some() {
            return;
        }
        if self.is_past_options || !word.starts_with('-') || word == "-" {
            let within = self.command.find_subcommand(word).filter(|_| self.positionals.is_empty());
            match within.filter(|_| !self.is_past_options) {
                Some(within) => {
                    let name = format!("{} {}", self.name, within.get_name());
                    name.trim_start().clone_into(&mut self.name);
                    self.command = within;
                }
                None => self.positionals.push(word),
            }
        } else if word == "--" {
            self.is_past_options = true;
        } else {
            self.option = self.find(word).filter(|option| option.get_action().takes_values());
        }
    }

    /// The option that a word is, without a value.
    fn find(&self, word: &str) -> Option<&'c Arg> {
        let is_it = |arg: &&Arg| {
            let long = word.strip_prefix("--").is_some_and(|name| arg.get_long() == Some(name));
            long || arg.get_short().is_some_and(|short| word == format!("-{short}"))
        };
        self.command.get_arguments().find(is_it)
    }

    fn options(&self, words: &Words) -> Offer {
        let candidate = |arg: &Arg| {
            let name = if self.name.is_empty() || arg.is_global_set() { "som" } else { &self.name };
            let long = arg.get_long().filter(|_| !arg.is_hide_set())?;
            Some((format!("--{long}"), words.fill(&help_id(name, arg, words), &[])))
        };
        Offer::Candidates(self.command.get_arguments().filter_map(candidate).collect())
    }

    /// The commands by their names, and by their Danish ones once something is typed: else each would be there twice.
    fn commands(&self, typed: &str, words: &Words) -> Offer {
        let named = |command: &Command| {
            let full_name = format!("{} {}", self.name, command.get_name());
            let about = words.fill(&about_id(full_name.trim_start()), &[]);
            let danish = command.get_all_aliases().filter(|_| !typed.is_empty());
            let names: Vec<_> =
                std::iter::once(command.get_name()).chain(danish).map(str::to_owned).collect();
            names.into_iter().map(move |name| (name, about.clone()))
        };
        Offer::Candidates(self.command.get_subcommands().flat_map(named).collect())
    }
}

fn none() -> Offer {
    Offer::Candidates(Vec::new())
}

/// Those candidates that begin with what is typed, each behind `before`.
fn starting(offer: Offer, typed: &str, before: &str) -> Offer {
    let Offer::Candidates(candidates) = offer else { return offer };
    let candidates = candidates.into_iter().filter(|(value, _)| value.starts_with(typed));
    Offer::Candidates(candidates.map(|(value, about)| (format!("{before}{value}"), about)).collect())
}

/// bash makes three words of `--to=docx`. Also returns whether the last word was split.
fn joined(words: impl Iterator<Item = String>) -> (Vec<String>, bool) {
    let (mut joined, mut is_split) = (Vec::<String>::new(), false);
    for word in words {
        match joined.last_mut().filter(|last| last.starts_with("--") && last.len() > 2) {
            Some(last) if word == "=" || last.ends_with('=') => {
                last.push_str(&word);
                is_split = true;
            }
            _ => {
                joined.push(word);
                is_split = false;
            }
        }
    }
    (joined, is_split)
}

/// A word as the shell would give it to the program; as it is where it needs more than quotes taken off.
fn unquoted(word: String) -> String {
    match client_words(word.as_ref()).as_deref() {
        Ok([plain]) => plain.clone(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Vec<String>, String) {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let line = Line::read(&words, true);
        (line.before, line.typed)
    }

    #[test]
    fn bash_splits_at_an_equals_sign() {
        for (line, typed) in [
            ("som export a --to = do", "--to=do"),
            ("som export a --to =", "--to="),
            ("som export a --to", "--to"),
            ("som set a navn =", "="),
            ("som -- =", "="),
        ] {
            assert_eq!(read(line).1, typed, "{line}");
        }
        assert_eq!(read("som --data = /srv open a").0, ["som", "--data=/srv", "open"]);
    }

    #[test]
    fn quotes_are_taken_off() {
        assert_eq!(
            read(r#"som --data "x" open 'ae"#),
            (vec!["som", "--data", "x", "open"].into_iter().map(str::to_owned).collect(), "ae".to_owned())
        );
    }
}
