//! What a line is: a command or a text.

use crate::say;
use crate::slug::romanised;
use crate::suggest::similar;
use crate::words::{Lang, Words};

/// What a line can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Back,
    Next,
    Go,
    Show,
    Edit,
    Paragraph,
    Append,
    Clear,
    Length,
    Requirements,
    Tick,
    Remarks,
    Choose,
    AddRow,
    RemoveRow,
    Undo,
    Save,
    Spell,
    Check,
    Approve,
    Send,
    Quit,
    Help,
}

/// A command, its Danish and its English name, and what it does.
type Named = (Command, &'static str, &'static str, fn(&Words) -> String);

/// All work in both languages.
pub(super) const COMMANDS: &[Named] = &[
    (Command::Back, "tilbage", "back", |words| say!(words, "plain-help-back")),
    (Command::Next, "næste", "next", |words| say!(words, "plain-help-next")),
    (Command::Go, "gå", "go", |words| say!(words, "plain-help-go")),
    (Command::Show, "vis", "show", |words| say!(words, "plain-help-show")),
    (Command::Edit, "ret", "edit", |words| say!(words, "plain-help-edit")),
    (Command::Paragraph, "afsnit", "paragraph", |words| say!(words, "plain-help-paragraph")),
    (Command::Append, "tilføj", "append", |words| say!(words, "plain-help-append")),
    (Command::Clear, "tøm", "clear", |words| say!(words, "plain-help-clear")),
    (Command::Length, "længde", "length", |words| say!(words, "plain-help-length")),
    (Command::Requirements, "krav", "requirements", |words| say!(words, "plain-help-requirements")),
    (Command::Tick, "kryds", "tick", |words| say!(words, "plain-help-tick")),
    (Command::Remarks, "bemærkninger", "remarks", |words| say!(words, "plain-help-remarks")),
    (Command::Choose, "vælg", "choose", |words| say!(words, "plain-help-choose")),
    (Command::AddRow, "række", "row", |words| say!(words, "plain-help-add-row")),
    (Command::RemoveRow, "fjern", "remove", |words| say!(words, "plain-help-remove-row")),
    (Command::Undo, "fortryd", "undo", |words| say!(words, "plain-help-undo")),
    (Command::Save, "gem", "save", |words| say!(words, "plain-help-save")),
    (Command::Spell, "stave", "spell", |words| say!(words, "plain-help-spell")),
    (Command::Check, "tjek", "check", |words| say!(words, "plain-help-check")),
    (Command::Approve, "godkend", "approve", |words| say!(words, "plain-help-approve")),
    (Command::Send, "send", "send", |words| say!(words, "plain-help-send")),
    (Command::Quit, "slut", "quit", |words| say!(words, "plain-help-quit")),
    (Command::Help, "hjælp", "help", |words| say!(words, "plain-help-help")),
];

/// A command with what was typed behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub command: Command,
    pub argument: String,
}

/// A line that was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    Command(Asked),
    /// It looks like a command, and is none.
    Unknown(String),
    Text(String),
}

/// What a line is. Two slashes stand for one that begins a text.
pub(crate) fn heard(line: &str) -> Heard {
    let Some(asked) = line.trim_start().strip_prefix('/') else { return Heard::Text(line.to_owned()) };
    if asked.starts_with('/') {
        return Heard::Text(asked.to_owned());
    }
    let (name, argument) = asked.split_once(char::is_whitespace).unwrap_or((asked, ""));
    let typed = folded(name);
    let is_it = |own: &str| folded(own) == typed;
    match COMMANDS.iter().find(|(_, danish, english, _)| is_it(danish) || is_it(english)) {
        Some((command, ..)) => {
            Heard::Command(Asked { command: *command, argument: argument.trim().to_owned() })
        }
        None => Heard::Unknown(name.to_owned()),
    }
}

/// Commands with names like this one in a language.
pub(super) fn similar_to(typed: &str, lang: Lang) -> Vec<&'static str> {
    let name = |(_, danish, english, _): &Named| if lang == Lang::Da { *danish } else { *english };
    similar(typed, COMMANDS.iter().map(name))
}

/// A name in small letters without Danish ones, which a terminal may lack.
fn folded(name: &str) -> String {
    romanised(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Option<(Command, String)> {
        match heard(line) {
            Heard::Command(Asked { command, argument }) => Some((command, argument)),
            _ => None,
        }
    }

    #[test]
    fn commands_are_known_in_both_languages_any_case_and_without_danish_letters() {
        for line in ["/gå 9", "/GÅ  9 ", "/gaa 9", "/go 9", " /go\t9"] {
            assert_eq!(asked(line), Some((Command::Go, "9".to_owned())), "{line}");
        }
        assert_eq!(asked("/laengde"), Some((Command::Length, String::new())));
        assert_eq!(asked("/næste"), asked("/NAESTE"));
    }

    #[test]
    fn two_slashes_begin_a_text_and_a_slip_is_no_text() {
        assert_eq!(heard("//1 er ikke nok"), Heard::Text("/1 er ikke nok".to_owned()));
        assert_eq!(heard("1/2 side"), Heard::Text("1/2 side".to_owned()));
        assert_eq!(heard("/vsi"), Heard::Unknown("vsi".to_owned()));
        assert_eq!(similar_to("tilbag", Lang::Da), ["tilbage"]);
        assert_eq!(heard("/"), Heard::Unknown(String::new()));
    }

    #[test]
    fn no_name_means_two_commands() {
        let mut names: Vec<(String, Command)> = Vec::new();
        for (command, danish, english, _) in COMMANDS {
            for name in [danish, english].map(|name| folded(name)) {
                assert!(!names.iter().any(|(other, of)| *other == name && of != command), "{name}");
                names.push((name, *command));
            }
        }
    }
}
