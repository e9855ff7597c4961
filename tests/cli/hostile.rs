//! Hostile text from every side: arguments, variables, settings, file names, drafts. None of it steers a terminal,
//! none leads out of the folder, and what is piped is exact.

#[path = "../hostile/corpus.rs"]
mod corpus;
#[path = "../hostile/grammar.rs"]
mod grammar;

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use som::clock::Stopwatch;
use som::draft::codec;
use som::form::som as form;

use self::corpus::{draft, rounds, texts};
use self::grammar::{Output, fault};
use crate::som::Som;
use crate::terminal::printed_on_a_terminal;

/// Sets a title, clears, colours, turns the text, and begins a line of its own.
const HOSTILE: &str = "\x1b]0;EJET\x07\x1b[2J\u{9b}31m\u{202e}\r\nfejl: EJET\u{e0041}";

#[track_caller]
fn assert_harmless(text: &str, what: &str) {
    assert_eq!(fault(text.as_bytes(), Output::Lines), None, "{what}");
    assert!(!text.lines().any(|line| line.trim_start().starts_with("fejl: EJET")), "{what}: {text}");
}

/// Runs a command that fails, into a pipe and on a terminal.
#[track_caller]
fn assert_fails_harmlessly(som: &Som, arguments: &[&str]) {
    let ran = som.run_args(arguments);
    assert!(ran.code == 1 || ran.code == 2, "{arguments:?}: {ran:?}");
    assert_eq!(ran.out, "", "{arguments:?}");
    assert!(ran.err.contains("EJET"), "{arguments:?} says what was wrong: {}", ran.err);
    assert_harmless(&ran.err, &format!("{arguments:?}"));
    assert_harmless(&printed_on_a_terminal(som, arguments), &format!("{arguments:?} on a terminal"));
}

#[test]
fn no_argument_steers_the_terminal() {
    let som = Som::with_draft();
    let option = format!("--{HOSTILE}");
    let path = format!("{HOSTILE}/x");
    for arguments in [
        [HOSTILE].as_slice(),
        &[&option],
        &["--now", HOSTILE, "list"],
        &["--lang", HOSTILE],
        &["--color", HOSTILE],
        &["get", HOSTILE, "navn"],
        &["get", "EJET\x1b", "navn"],
        &["get", "EJETæ", "navn"],
        &["get", "aarhus", HOSTILE],
        &["set", HOSTILE, "navn", "x"],
        &["show", HOSTILE],
        &["check", HOSTILE, "--json"],
        &["open", HOSTILE],
        &["new", "\u{202e}EJET/"],
        &["export", "aarhus", "--to", HOSTILE],
        &["export", "aarhus", "--to", "md", "-o", &path],
        &["list", HOSTILE],
        &["deadline", "--short", &format!("--json={HOSTILE}")],
        &["completions", HOSTILE],
        &["--data", &format!("{HOSTILE}/findes/ikke"), "get", "aarhus", "navn"],
    ] {
        assert_fails_harmlessly(&som, arguments);
    }
}

#[test]
fn no_variable_and_no_setting_steers_the_terminal() {
    let names = [
        "SOM_NOW",
        "SOM_DATA",
        "SOM_LANG",
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "SOM_PLAIN",
        "VISUAL",
        "EDITOR",
        "USER",
        "LOGNAME",
        "TERM",
        "LANG",
    ];
    for name in names {
        let som = Som::new().with(name, HOSTILE);
        som.put("config.ron", &format!("(lang: \"{HOSTILE}\", {HOSTILE})"));
        som.put("events.ron", &format!("[(id: \"{HOSTILE}\", title: (da: \"{HOSTILE}\"), {HOSTILE}: 1)]"));
        for command in ["where", "config", "list", "events", "deadline", "new x", "get x navn"] {
            let arguments: Vec<&str> = command.split(' ').collect();
            assert_harmless(&som.run_args(&arguments).err, &format!("{name} {command}"));
            assert_harmless(
                &printed_on_a_terminal(&som, &arguments),
                &format!("{name} {command} on a terminal"),
            );
        }
    }
}

#[test]
fn no_value_of_a_setting_steers_the_terminal() {
    let som = Som::new();
    let text = HOSTILE.escape_default().to_string().replace("\\'", "'");
    som.put("config.ron", &format!("(lang: \"{text}\", color: \"{text}\", name: \"{text}\", mail: (smtp: (host: \"{text}\", user: \"{text}\")))"));
    for command in ["config", "config --json", "doctor", "where", "list"] {
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_harmless(&som.run_args(&arguments).err, command);
        assert_harmless(&printed_on_a_terminal(&som, &arguments), command);
    }
}

#[test]
fn no_event_steers_the_terminal() {
    let som = Som::new();
    let text = HOSTILE.escape_default().to_string().replace("\\'", "'");
    som.put("events.ron", &format!("[(id: \"x\", title: (da: \"{text}\"), tag: (da: \"{text}\"), registration_deadline: \"2023-11-01 12:00\", details: [(da: \"{text}\")])]"));
    for command in
        ["events", "events --all", "events --json", "deadline", "deadline --short", "deadline --json"]
    {
        let arguments: Vec<&str> = command.split(' ').collect();
        let printed = printed_on_a_terminal(&som, &arguments);
        assert!(printed.contains("EJET"), "{command}: {printed}");
        assert_harmless(&printed, command);
    }
}

#[test]
fn no_draft_steers_the_terminal_and_what_is_piped_is_exact() {
    let som = Som::new();
    let mut texts = texts();
    let drafts: Vec<_> = (0..rounds(15)).map(|number| draft(number, &mut texts)).collect();
    for (number, draft) in drafts.iter().enumerate() {
        som.put(&format!("drafts/k{number}.ron"), &codec::to_ron(draft, form()));
    }
    for arguments in [["list"].as_slice(), &["list", "--json"], &["--ascii", "list"]] {
        assert_harmless(&printed_on_a_terminal(&som, arguments), "the list");
    }
    for (number, draft) in drafts.iter().enumerate().step_by(drafts.len().div_ceil(15)) {
        let name = format!("k{number}");
        let other = &drafts[(number + 1) % drafts.len()];
        som.put(
            &format!("drafts/.som/versions/{name}/20231031T050000000Z-00000000.ron"),
            &codec::to_ron(other, form()),
        );
        for arguments in [
            ["show", &name].as_slice(),
            &["versions", &name],
            &["--color", "never", "diff", &name],
            &["--color", "never", "--ascii", "diff", &name, "1"],
            &["check", &name],
            &["check", &name, "--json"],
            &["get", &name, "motivation"],
            &["export", &name, "--to", "md", "-o", "-"],
            &["export", &name, "--to", "txt", "-o", "-"],
        ] {
            assert_harmless(&printed_on_a_terminal(&som, arguments), &format!("{arguments:?}"));
        }
        let coloured = printed_on_a_terminal(&som, &["diff", &name]);
        let own = ["\u{1b}[1m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m"];
        let plain = own.iter().fold(coloured, |text, style| text.replace(style, ""));
        assert_harmless(&plain, "the difference, but for the program's own styles");
        // As the file has it: composed, and with one sort of line end.
        let kept = codec::parse(&som.file(&format!("drafts/{name}.ron")), &som::form::Forms::built_in())
            .expect("a draft");
        let answer = kept.answer(&form().fields().last().expect("a field").id);
        let piped = som.run(&format!("get {name} {}", form().fields().last().expect("a field").id));
        assert_eq!(piped.data(), format!("{answer}\n"), "{:?}", draft.changed_by);
    }
}

/// File names that people and attackers leave in a shared folder.
const NAMES: &[&str] = &[
    "esc\x1b]0;EJET\x07",
    "nl\nfejl: EJET",
    "cr\rname",
    "bidi\u{202e}xslx",
    "-rf",
    "--help",
    "~",
    "$(id)",
    "`id`",
    ";id",
    "| id",
    "%s%n",
    "c1\u{9b}31m",
    " lead",
    "trail ",
    "trail.",
    "CON",
    "a:b",
    "*",
    "?",
    "q'uo\"te",
    "tab\t",
    "tag\u{e0041}",
    "shy\u{ad}",
];

#[test]
fn hostile_file_names_are_listed_with_marks_and_nothing_else_happens() {
    let som = Som::with_draft();
    let ron = som.file("drafts/aarhus.ron");
    for name in NAMES {
        som.put(&format!("drafts/{name}.ron"), &ron);
    }
    som.put(&format!("drafts/{}.ron", "L".repeat(251)), &ron);
    let before = som.everything();
    let listed = printed_on_a_terminal(&som, &["list"]);
    assert_harmless(&listed, "the list");
    for shown in ["esc␛]0;EJET␇", "nl␊fejl: EJET", "bidi�xslx", "c1�31m", "tag�", "shy·", "-rf", "$(id)"]
    {
        assert!(listed.contains(shown), "{shown} in {listed}");
    }
    assert_eq!(listed.lines().count(), NAMES.len() + 2, "a line each");
    let json = som.run("list --json").json(0);
    let names: Vec<&str> =
        json.as_array().expect("a list").iter().filter_map(|it| it["name"].as_str()).collect();
    assert!(NAMES.iter().all(|name| names.contains(name)), "exact for programs: {names:?}");
    // What is plain text can be opened, with `--` before a dash; the rest is refused.
    som.run_args(&["get", "--", "-rf", "navn"]).data();
    som.run_args(&["get", "$(id)", "navn"]).data();
    for refused in ["nl\nfejl: EJET", "esc\x1b]0;EJET\x07"] {
        assert_fails_harmlessly(&som, &["get", refused, "navn"]);
    }
    assert_eq!(som.everything(), before);
}

#[test]
fn twins_in_two_normal_forms_are_two_drafts() {
    let som = Som::with_draft();
    let ron = som.file("drafts/aarhus.ron");
    for (name, kommune) in [("K\u{f8}ge \u{e5}", "Sammensat"), ("K\u{f8}ge a\u{30a}", "Delt")] {
        som.put(&format!("drafts/{name}.ron"), &ron);
        som.run_args(&["set", name, "kommune", kommune]).data();
        assert_eq!(som.run_args(&["get", name, "kommune"]).data(), format!("{kommune}\n"));
    }
    assert_eq!(som.run("list --json").json(0).as_array().map(Vec::len), Some(3));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let som = Som::with_draft();
    som.put("uden.ron", "udenfor");
    let before = som.everything();
    let long = "a".repeat(300);
    for name in [
        "../uden",
        "..",
        ".",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "./aarhus",
        ".skjult",
        "",
        &long,
        "aarhus/../aarhus",
    ] {
        for arguments in
            [["get", name, "navn"].as_slice(), &["show", name], &["set", name, "navn", "x"], &["new", name]]
        {
            let ran = som.run_args(arguments);
            let is_slug = arguments[0] == "new" && name == long;
            assert!(is_slug || ran.code != 0, "{arguments:?}: {ran:?}");
        }
    }
    let of_outside = |files: Vec<(std::path::PathBuf, Vec<u8>)>| {
        files.into_iter().filter(|(path, _)| !path.starts_with(som.path("drafts"))).collect::<Vec<_>>()
    };
    assert_eq!(of_outside(som.everything()), of_outside(before));
}

#[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
fn lay_traps(som: &Som) {
    let at = |name: &str| som.path("drafts").join(name);
    mknodat(CWD, at("fifo.ron"), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("a pipe");
    std::fs::create_dir(at("mappe.ron")).expect("a folder");
    let links = [
        ("../uden.ron", "link.ron"),
        ("findes-ikke", "tomt.ron"),
        ("ring.ron", "ring.ron"),
        ("..", "op.ron"),
        ("/dev/zero", "nul.ron"),
    ];
    for (to, name) in links {
        symlink(to, at(name)).expect("a link");
    }
    let sparse = std::fs::File::create(at("hul.ron")).expect("a file");
    sparse.set_len(10 << 30).expect("a hole of 10 GB");
    som.put("drafts/tom.ron", "");
}

#[test]
fn traps_are_listed_quickly_and_nothing_outside_is_touched() {
    let som = Som::with_draft();
    let ron = som.file("drafts/aarhus.ron");
    som.put("uden.ron", &ron);
    for number in 0..2_000 {
        som.put(&format!("drafts/m{number}.ron"), &ron);
    }
    lay_traps(&som);
    let watch = Stopwatch::start();
    let listed = som.run("list").data();
    // Within a second in a release build.
    assert!(watch.elapsed().as_secs() < 20, "{:?}", watch.elapsed());
    assert_eq!(listed.lines().count(), 2_001 + 9);
    assert_eq!(listed.matches("ikke en kladde").count(), 8, "{listed}");
    for trap in ["fifo", "mappe", "link", "tomt", "ring", "op", "nul", "hul", "tom"] {
        for arguments in [["get", trap, "navn"].as_slice(), &["set", trap, "navn", "x"], &["show", trap]] {
            let ran = som.run_args(arguments);
            assert_eq!(ran.code, 1, "{arguments:?}: {ran:?}");
            assert_harmless(&ran.err, trap);
        }
    }
    assert_eq!(som.file("uden.ron"), ron);
}

#[test]
fn the_path_of_a_new_draft_is_exact_in_a_pipe_and_marked_on_a_terminal() {
    let som = Som::new();
    let folder = OsString::from_vec(b"m\xff\x1b\n".to_vec());
    let arguments = |name: &str| {
        [OsStr::new("--data"), &folder, OsStr::new("new"), OsStr::new(name)].map(OsStr::to_owned)
    };
    let output = som.command(&arguments("ribe")).output().expect("the program runs");
    assert_eq!(output.stdout, b"m\xff\x1b\n/drafts/ribe.ron\n");
    assert_eq!(printed_on_a_terminal(&som, &arguments("vejle")), "m�␛␊/drafts/vejle.ron\r\n");
}
