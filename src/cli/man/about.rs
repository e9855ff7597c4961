//! What a page of the manual says beyond the help: files, variables, exit codes, other pages.

use clap::Command;

use super::{is_first, page_name};
use crate::say;
use crate::words::Words;

/// A part of a page.
pub(super) struct Section {
    pub heading: String,
    /// A term, and what is said of it; without a term a paragraph.
    pub rows: Vec<(String, String)>,
}

fn rows(rows: impl IntoIterator<Item = (&'static str, String)>) -> Vec<(String, String)> {
    rows.into_iter().map(|(term, text)| (term.to_owned(), text)).collect()
}

/// The sections of a command's page before its options, and those after them.
pub(super) fn sections(command: &Command, words: &Words) -> (Vec<Section>, Vec<Section>) {
    let see = Section { heading: say!(words, "man-see"), rows: vec![(String::new(), others(command))] };
    if !is_first(command) {
        return (Vec::new(), vec![exits(command, words), see]);
    }
    let told = Section {
        heading: say!(words, "man-description"),
        rows: rows([("", say!(words, "man-description-text"))]),
    };
    (vec![told], vec![exits(command, words), variables(words), files(words), see])
}

fn exits(command: &Command, words: &Words) -> Section {
    let has = |name| page_name(command) == name || is_first(command);
    let mut codes = vec![
        ("0", say!(words, "man-exit-done")),
        ("1", say!(words, "man-exit-failed")),
        ("2", say!(words, "man-exit-usage")),
    ];
    codes.extend(has("som-check").then(|| ("3", say!(words, "man-exit-problems"))));
    codes.push(("4", say!(words, "man-exit-unconfirmed")));
    if has("som-deadline") {
        codes.push(("10", say!(words, "man-exit-near")));
        codes.push(("20", say!(words, "man-exit-none")));
    }
    Section { heading: say!(words, "man-exit"), rows: rows(codes) }
}

fn variables(words: &Words) -> Section {
    let told = [
        ("SOM_DATA", say!(words, "man-env-data")),
        ("SOM_LANG", say!(words, "man-env-lang")),
        ("SOM_PLAIN", say!(words, "man-env-plain")),
        ("SOM_NOW", say!(words, "man-env-now")),
        ("SOM_SMTP_PASSWORD", say!(words, "man-env-password")),
        ("XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME, HOME", say!(words, "man-env-home")),
        ("NO_COLOR, TERM", say!(words, "man-env-terminal")),
        ("VISUAL, EDITOR", say!(words, "man-env-editor")),
        ("DICPATH", say!(words, "man-env-dictionaries")),
    ];
    Section { heading: say!(words, "man-env"), rows: rows(told) }
}

fn files(words: &Words) -> Section {
    let told = [
        ("~/.local/share/som/", say!(words, "man-file-data")),
        ("drafts/", say!(words, "man-file-drafts")),
        ("drafts/.som/", say!(words, "man-file-own")),
        ("config.ron", say!(words, "man-file-config")),
        ("events.ron", say!(words, "man-file-events")),
        ("words.txt", say!(words, "man-file-words")),
        ("exports/", say!(words, "man-file-exports")),
        ("~/.config/som/config.ron", say!(words, "man-file-own-config")),
        ("~/.local/state/som/recovery/", say!(words, "man-file-recovery")),
        ("/usr/share/doc/som/examples/", say!(words, "man-file-examples")),
    ];
    Section { heading: say!(words, "man-files"), rows: rows(told) }
}

/// The pages to go on with: those within, and the one that this is within.
fn others(command: &Command) -> String {
    let name = page_name(command);
    let above = name.rsplit_once('-').map(|(above, _)| above.to_owned());
    let within = command.get_subcommands().map(|within| page_name(within).to_owned());
    let known: Vec<String> = above.into_iter().chain(within).map(|name| format!("{name}(1)")).collect();
    known.join(", ")
}
