//! Each language on the command line: English help, tables and conversations hold no Danish but the form's own words
//! and the answers, Danish ones no English.

use std::collections::BTreeSet;

use ::som::form::som as form;

use crate::som::Som;

#[path = "../languages/leaks.rs"]
mod leaks;

/// What is asked of the command line, on a draft with a problem of each kind.
const COMMANDS: &[&str] = &[
    "--help",
    "event add --help",
    "event import --help",
    "event part --help",
    "event remove --help",
    "forms draft --help",
    "forms draft x.docx",
    "check aarhus",
    "list",
    "get aarhus navn",
    "remarks aarhus",
    "versions aarhus",
    "diff aarhus",
    "events",
    "events --all",
    "deadline",
    "deadline --short",
    "programme",
    "programme --start 7/2024 --group 6",
    "keys",
    "where",
    "trash",
    "sign aarhus",
    "send aarhus --dry-run",
    "send aarhus",
    "doctor",
    "check x",
    "get aarhus x",
    "export aarhus --to xyz",
    "import x.md",
    "restore aarhus 9",
    "event add",
    "purge x",
    "qqqq",
    "set aarhus telefon 12",
    "set aarhus navn -",
    "sign aarhus --name ANN --title X",
    "event part aarhus informationsmoede-2023-11 --who ANN",
];

/// What is said in plain mode.
const LINES: &str = "xx\n/help\n/vsi\n/length\nX\n/go 9\n/requirements\n/tick 1\n/tick 9\nXX\n.\n/length\n/remarks\n/undo\n\
    /paragraph 1\nYY\n.\n/append\n.\n/choose\n/spell\n/go 10\n/requirements\n/go 11\n/go 12\n/go 13\n/show\n/go 6\n1\n/next\nX\n/check\n/show\n\
    /approve\nANN\nX\n/send\nn\n/back\n/save\n/quit\n";

/// The commands that `--help` lists, in a language.
fn commands(som: &Som, lang: &str) -> BTreeSet<String> {
    let help = som.run(&format!("{lang} --help")).data();
    let rows = help.lines().filter_map(|line| line.strip_prefix("  "));
    let names = rows.filter(|row| !row.starts_with(' ')).filter_map(|row| row.split_whitespace().next());
    names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase())).map(str::to_owned).collect()
}

/// A line without the names of commands and fields and without ids, which are the same in any language, and
/// without the names that commands also have, in brackets.
fn without_names(line: &str) -> String {
    let (mut told, mut is_inside, mut before) = (String::new(), false, "");
    let is_row = line.starts_with("  ") && !line.starts_with("   ");
    for (at, word) in line.split_whitespace().enumerate() {
        is_inside |= word.starts_with('[');
        let is_name = word.starts_with("--")
            || word.contains(['{', '_'])
            || word.contains(char::is_numeric)
            || ["som", "forms"].contains(&before)
            || is_row && at == 0;
        if !is_inside && !is_name && !word.ends_with(']') {
            told.push_str(word);
            told.push(' ');
        }
        is_inside &= !word.ends_with(']');
        before = word;
    }
    told
}

/// All that is told in a language, in lines.
fn told(lang: &str) -> Vec<String> {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "kommune", "Aarhus Kommune"]).data();
    som.run("set aarhus omraade XX").data();
    let mut all = String::new();
    let commands = commands(&som, lang);
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands {
        all.push_str(&som.run(&format!("{lang} {command} --help")).data());
    }
    for command in COMMANDS {
        let ran = som.run(&format!("{lang} {command}"));
        all.extend([ran.out, ran.err]);
    }
    let said = som.fed(LINES.as_bytes(), &format!("{lang} fill aarhus").split(' ').collect::<Vec<_>>());
    all.extend([said.out, said.err]);
    all.lines().map(without_names).collect()
}

/// The Danish that stands in English, too: what the letter says, a sample of an answer, and the ids of fields.
fn is_danish_all_the_same(line: &str) -> bool {
    let letter = ["Ansøgning om implementeringsforløb", "Kommunen søger hermed", "ledere og medarbejdere"];
    letter.iter().any(|own| line.contains(own)) || line.contains("the fields are")
}

#[test]
fn no_danish_word_is_told_in_english() {
    let leaks: Vec<String> = told("--lang en")
        .into_iter()
        .filter(|line| !is_danish_all_the_same(line) && !leaks::danish_in(line).is_empty())
        .map(|line| format!("{:?}: {line}", leaks::danish_in(&line)))
        .collect();
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[test]
fn no_english_word_is_told_in_danish() {
    let leaks: Vec<String> = told("--lang da")
        .into_iter()
        .filter(|line| !leaks::english_in(line).is_empty())
        .map(|line| format!("{:?}: {line}", leaks::english_in(&line)))
        .collect();
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[test]
fn the_agencys_own_words_are_read_out_when_they_are_asked_for() {
    let som = Som::with_draft();
    let told = som.fed(b"/go 9\n/requirements danish\n", &["--lang", "en", "fill", "aarhus"]).data();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let group = &form().sections[1].groups[0];
    for text in group.guidance.iter().chain(&group.requirements).chain(&group.criteria) {
        assert!(told.contains(text.as_str()), "{told}");
    }
    assert!(told.contains("an unofficial translation. The agency's own are Danish"), "{told}");
    assert!(
        told.contains("Question 9 of 13. Management backing. Describe briefly who was involved"),
        "{told}"
    );
}

#[test]
fn what_is_sent_does_not_change_with_the_language() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "kommune", "Aarhus Kommune"]).data();
    for format in ["docx", "pdf", "md", "txt", "json", "eml"] {
        let made = |lang: &str| {
            let place = format!("{lang}.{format}");
            let ran = som.run(&format!("--lang {lang} export aarhus --to {format} --approval -o {place}"));
            assert_eq!(ran.code, 0, "{}", ran.err);
            let found = som.everything().into_iter().find(|(path, _)| path.ends_with(&place));
            found.expect("a document").1
        };
        assert!(made("da") == made("en"), "{format}");
    }
    let head =
        |som: &Som| som.file("drafts/aarhus.ron").lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    let before = head(&som);
    som.run("--lang en set aarhus navn ANN").data();
    assert_eq!(head(&som), before);
}
