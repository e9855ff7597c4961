//! The two languages say the same things, and the code asks only for what they say.

mod languages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{DA, EN, Lang, Words};
use crate::cli::help::{about_id, help_id, value_id};

/// Every message id of a language with the variables it uses.
fn messages(sources: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, source) in sources {
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                name.clone_into(&mut id);
                found.insert(id.clone(), BTreeSet::new());
            }
            for variable in line.split('$').skip(1) {
                let end = variable.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
                let variable = variable[..end.unwrap_or(variable.len())].to_owned();
                found.get_mut(&id).expect("a variable stands inside a message").insert(variable);
            }
        }
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "this test reads the program's own source")]
fn source_files(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the source folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(std::fs::read_to_string(&path).expect("a source file"));
        }
    }
}

/// The ids that the help of the command line makes from the names of commands and arguments.
fn ids_of_help(words: &Words) -> BTreeSet<String> {
    let som = crate::cli::wordless_command();
    let mut ids = BTreeSet::new();
    let mut commands = vec![(String::new(), &som)];
    while let Some((before, command)) = commands.pop() {
        let name = format!("{before}{}", command.get_name());
        let before = if name == "som" { String::new() } else { format!("{name} ") };
        commands.extend(command.get_subcommands().map(|command| (before.clone(), command)));
        if name != "som" {
            ids.insert(about_id(&name));
        }
        for arg in command.get_arguments() {
            ids.insert(help_id(&name, arg, words));
            ids.extend(value_id(arg));
        }
    }
    ids
}

/// The ids that calls of a macro begin with.
fn ids_after(call: &str, code: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for call in code.split(call).skip(1) {
        let Some((words, rest)) = call.split_once('"') else { continue };
        if words.len() < 60 && !words.contains([';', '$']) {
            let id = rest.split('"').next().unwrap_or_default();
            if !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            {
                ids.push(id.to_owned());
            }
        }
    }
    ids
}

/// The ids that the source asks for: those of the help, the literal after `say!(` and after a flaw's macro, that after `failure!(` with its cause
/// and hint, the titles of the findings of `som doctor`, and those in the tables of keys and of settings.
fn ids_asked_for() -> BTreeSet<String> {
    let mut sources = Vec::new();
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let words = Words::new(Lang::Da);
    let mut ids = ids_of_help(&words);
    for source in sources {
        let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for row in code.join("\n").split("commands! {").skip(1).flat_map(str::lines) {
            let literals = row.split('"').skip(1).step_by(2).filter(|id| id.starts_with("key-"));
            ids.extend(literals.map(str::to_owned));
        }
        for row in code.join("\n").split("settings! {").skip(1).flat_map(str::lines) {
            let is_of_table = row.trim_start().starts_with(|c: char| c.is_ascii_uppercase());
            let name = row.split('"').nth(1).filter(|_| is_of_table);
            ids.extend(name.map(|name| format!("setting-{}", name.replace(['.', '_'], "-"))));
        }
        for before in ["say!(", "problem!(", "notice!("] {
            ids.extend(ids_after(before, &code.join("\n")));
        }
        let findings = ids_after("Finding::new(", &code.join("\n"));
        ids.extend(findings.iter().map(|id| format!("doctor-{id}-title")));
        for id in ids_after("failure!(", &code.join("\n")) {
            let more = ["cause", "hint"].map(|more| format!("{id}-{more}"));
            ids.extend(more.into_iter().filter(|more| words.has(more)));
            ids.insert(id);
        }
    }
    ids
}

/// A failure's cause and hint are found by its id, where there are any; so one that goes missing is found by the count.
#[test]
fn no_cause_or_hint_of_a_failure_goes_missing() {
    let mut sources = Vec::new();
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let failures: BTreeSet<String> = sources.iter().flat_map(|code| ids_after("failure!(", code)).collect();
    let words = Words::new(Lang::Da);
    let count = |more: &str| failures.iter().filter(|id| words.has(&format!("{id}-{more}"))).count();
    assert_eq!((count("cause"), count("hint")), (16, 41), "causes and hints of the command line's failures");
}

/// What only the command line says. Whoever comes by a forced command sees the screen alone, and can run nothing.
const OF_THE_COMMAND_LINE: &[&str] =
    &["cli-", "config-edit-", "doctor-", "man-", "mail-send-", "mail-settle-", "store-load-"];

#[test]
fn no_text_of_the_screen_tells_anyone_to_run_a_command() {
    let som = crate::cli::wordless_command();
    let commands: Vec<String> =
        som.get_subcommands().map(|command| format!("som {}", command.get_name())).collect();
    for (_, source) in DA.iter().chain(EN) {
        let texts = source.lines().filter(|line| !line.starts_with('#'));
        for text in texts.filter(|text| !OF_THE_COMMAND_LINE.iter().any(|start| text.starts_with(start))) {
            let names_command = commands.iter().any(|command| text.contains(command)) || text.contains(" --");
            assert!(!names_command, "{text}");
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_variables() {
    assert_eq!(messages(DA), messages(EN));
}

#[test]
fn in_ascii_no_text_has_more_than_danish_letters_besides() {
    for (name, source) in DA.iter().chain(EN) {
        let written = crate::shown::ascii_words(source);
        let odd = written.chars().find(|c| !c.is_ascii() && !"æøåÆØÅ".contains(*c));
        assert_eq!(odd, None, "{name}");
    }
}

#[test]
fn every_id_asked_for_exists_and_none_is_unused() {
    let said: BTreeSet<String> = messages(DA).into_keys().collect();
    let asked = ids_asked_for();
    let missing: Vec<_> = asked.difference(&said).collect();
    assert!(missing.is_empty(), "asked for, but in no wording file: {missing:?}");
    let unused: Vec<_> = said.difference(&asked).collect();
    assert!(unused.is_empty(), "in the wording files, but never asked for: {unused:?}");
}

#[test]
fn every_text_can_be_read_and_has_an_id_of_its_own() {
    let both = [(Lang::Da, DA), (Lang::En, EN)].map(|(lang, subjects)| (Words::new(lang), subjects));
    for (words, subjects) in both
        .iter()
        .flat_map(|(words, subjects)| [words.clone(), words.in_ascii()].map(|words| (words, *subjects)))
    {
        let ids: Vec<&str> =
            subjects.iter().flat_map(|(_, source)| super::messages(source)).map(|(id, _)| id).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice");
        assert_eq!(
            ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>(),
            messages(subjects).into_keys().collect()
        );
        for id in ids {
            words.read(id);
            let bundle = words.bundle.read().expect("no panic before");
            assert!(bundle.get_message(id).is_some_and(|message| message.value().is_some()), "{id}");
        }
    }
}

#[test]
fn one_sub_question_is_one_in_english() {
    let words = Words::new(Lang::En);
    let ticks = [1, 3].map(|count| say!(words, "review-ticks", ticked = 0, count = count));
    assert_eq!(ticks, ["0 of 1 sub-question is ticked", "0 of 3 sub-questions are ticked"]);
    let none = [1, 3].map(|all| say!(words, "plain-no-such-tick", all = all));
    assert!(none[0].starts_with("There is 1 sub-question. Write"), "{none:?}");
    assert!(none[1].starts_with("There are 3 sub-questions. Write"), "{none:?}");
}
