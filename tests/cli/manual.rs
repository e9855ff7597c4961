//! `som man`: pages that man reads without a warning, in both languages, and text on a terminal.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::som::Som;
use crate::terminal::printed_on_a_terminal;

/// What man makes of a page, and what it warns of; `None` where it isn't installed.
#[expect(clippy::disallowed_methods, reason = "man is asked what it thinks of a page")]
fn read_by_man(page: &str) -> Option<(String, String)> {
    if !Path::new("/usr/bin/man").exists() {
        eprintln!("skipped: man is not installed");
        return None;
    }
    let mut man = Command::new("/usr/bin/man");
    man.args(["--warnings", "-l", "-"]).env("LC_ALL", "C.UTF-8").env("MANWIDTH", "80").env("MANPAGER", "cat");
    let mut man =
        man.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("man");
    man.stdin.take().expect("a pipe").write_all(page.as_bytes()).expect("it reads");
    let read = man.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Some((text(read.stdout), text(read.stderr)))
}

#[test]
fn every_page_is_read_by_man_without_a_warning() {
    let som = Som::new();
    for lang in ["da", "en"] {
        som.put(&format!("{lang}/.keep"), "");
        som.run(&format!("--lang {lang} man --dir {lang}")).data();
        let is_page =
            |path: &Path| path.starts_with(som.path(lang)) && path.extension().is_some_and(|end| end == "1");
        let mut pages: Vec<_> = som.everything().into_iter().filter(|(path, _)| is_page(path)).collect();
        assert!(pages.len() > 30, "{}", pages.len());
        // Each is of the same make: the longest ones and a few others tell.
        pages.sort_by_key(|(_, page)| std::cmp::Reverse(page.len()));
        for (path, page) in pages.into_iter().take(4) {
            let Some((text, warnings)) = read_by_man(&String::from_utf8(page).expect("text")) else { return };
            assert_eq!(warnings, "", "{}", path.display());
            assert!(text.contains("som"), "{text}");
        }
    }
}

#[test]
fn the_page_says_what_the_help_does_not() {
    let som = Som::new();
    let page = som.run("man").data();
    for heading in [
        "NAVN",
        "OVERSIGT",
        "BESKRIVELSE",
        "FÆLLES TILVALG",
        "KOMMANDOER",
        "SLUTKODE",
        "FILER",
        "MILJØVARIABLER",
        "SE OGSÅ",
    ] {
        assert!(page.contains(heading), "{heading}: {page}");
    }
    let english = som.run("--lang en man").data();
    for heading in ["NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "FILES", "ENVIRONMENT", "SEE ALSO"] {
        assert!(english.contains(heading), "{heading}: {english}");
    }
    for line in ["man", "man send", "man export", "man completions"] {
        let page = som.run(line).data();
        for english in [".SH OPTIONS", ".SH SYNOPSIS", ".SH NAME", ".SH SUBCOMMANDS", "Possible values"] {
            assert!(!page.contains(english), "{english}: {page}");
        }
    }
    let Some((text, _)) = read_by_man(&page) else { return };
    for part in
        ["Socialøkonomiske", "som-check(1)", "~/.local/share/som/", "Slutkode".to_uppercase().as_str()]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_page_is_found_by_both_names_and_by_the_command_within() {
    let som = Som::new();
    assert_eq!(som.run("man åbn").data(), som.run("manual open").data());
    let within = som.run("man event add").data();
    assert!(within.contains("som\\-event\\-add") && within.contains("som\\-event(1)"), "{within}");
    assert_eq!(som.run_args(&["man", "event add"]).data(), within);
    assert!(som.run("man nonsense").failure(2).contains("nonsense"));
    assert!(som.run("man --dir ingen/mappe").failure(1).contains("ingen/mappe"));
}

#[test]
fn on_a_terminal_it_is_text() {
    let told = printed_on_a_terminal(&Som::new(), &["man", "check"]);
    assert!(
        told.contains("Brug: som check") && told.contains("Slutkode:") && !told.contains(".SH"),
        "{told}"
    );
    assert!(told.lines().all(|line| line.trim_end().chars().count() <= 100), "{told}");
}
