//! The help, in the language asked for. Its texts are found by the names in the code: `cli-COMMAND` says what a command
//! does, `cli-COMMAND-ARGUMENT` explains its argument, `cli-ARGUMENT` one that means the same in every command, and
//! `cli-value-NAME` is the placeholder for a value.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use crate::say;
use crate::words::Words;

/// Puts the whole command line into words.
pub(super) fn in_words(command: Command, words: &Words) -> Command {
    explained(command, "som", words)
        .about(say!(words, "cli-about"))
        .override_usage(say!(words, "cli-usage"))
        .subcommand_help_heading(say!(words, "cli-heading-commands"))
        .mut_subcommands(|command| {
            let name = command.get_name().to_owned();
            subcommand_in_words(command, &name, words)
        })
}

/// Puts a subcommand into words. Its full name is that of the command it is in, and its own: `event import`.
fn subcommand_in_words(command: Command, full_name: &str, words: &Words) -> Command {
    let command = explained(command, full_name, words);
    let alias = command.get_all_aliases().next().unwrap_or_default();
    let about = words.fill(&about_id(full_name), &[]);
    let about = say!(words, "cli-about-with-alias", about = about, alias = alias);
    let positionals = command.get_positionals().filter(|arg| !arg.is_hide_set()).map(|arg| {
        let value = value_name(arg);
        if arg.is_required_set() { value } else { format!("[{value}]") }
    });
    let own = command.has_subcommands().then(|| say!(words, "cli-value-command"));
    let arguments =
        std::iter::once(full_name.to_owned()).chain(own).chain(positionals).collect::<Vec<_>>().join(" ");
    let usage = say!(words, "cli-usage-of", command = arguments);
    command
        .about(about)
        .override_usage(usage)
        .subcommand_help_heading(say!(words, "cli-heading-commands"))
        .mut_subcommands(|command| {
            let full_name = format!("{full_name} {}", command.get_name());
            subcommand_in_words(command, &full_name, words)
        })
}

/// Gives a command its layout, and its arguments their headings, help and placeholders.
fn explained(command: Command, name: &str, words: &Words) -> Command {
    let usage = say!(words, "cli-heading-usage");
    let arguments = say!(words, "cli-heading-arguments");
    let options = say!(words, "cli-heading-options");
    let common = say!(words, "cli-heading-common");
    command
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .color(clap::ColorChoice::Never)
        .max_term_width(100)
        // Not by `mut_arg`, which moves the argument to the end of the list that completions have.
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                &arguments
            } else if arg.is_global_set() || arg.get_id() == "version" {
                &common
            } else {
                &options
            };
            let help = words.fill(&help_id(name, &arg, words), &[]);
            let arg = arg.help_heading(heading.clone()).help(help);
            if arg.get_action().takes_values() { with_placeholder(arg, words) } else { arg }
        })
}

/// Choices stand for an option's value as they are, else a word does.
fn with_placeholder(arg: Arg, words: &Words) -> Arg {
    let placeholder = match value_id(&arg) {
        Some(id) => words.fill(&id, &[]),
        None => arg.get_possible_values().iter().map(PossibleValue::get_name).collect::<Vec<_>>().join("|"),
    };
    arg.value_name(placeholder)
}

pub(super) fn value_name(arg: &Arg) -> String {
    arg.get_value_names().unwrap_or_default().concat()
}

/// The id of the text on what a command does.
pub(crate) fn about_id(command: &str) -> String {
    format!("cli-{}", command.replace(' ', "-"))
}

/// The id of an argument's help.
pub(crate) fn help_id(command: &str, arg: &Arg, words: &Words) -> String {
    let argument = arg.get_id().as_str().replace('_', "-");
    let own = format!("{}-{argument}", about_id(command));
    if words.has(&own) { own } else { format!("cli-{argument}") }
}

/// The id of the word for an argument's value; `None` where it has none: a switch, or an option with choices.
pub(crate) fn value_id(arg: &Arg) -> Option<String> {
    let has_choices = !arg.is_positional() && !arg.get_possible_values().is_empty();
    let has_word = arg.get_action().takes_values() && !has_choices;
    has_word.then(|| format!("cli-value-{}", value_name(arg).to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::cli::command;
    use crate::words::{Lang, Words};

    #[test]
    fn every_argument_is_explained() {
        for lang in [Lang::Da, Lang::En] {
            let mut command = command(&Words::new(lang));
            command.build();
            let mut commands = vec![&command];
            while let Some(command) = commands.pop() {
                commands.extend(command.get_subcommands());
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
