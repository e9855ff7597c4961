//! The terminal: its kind, character encoding, size and colours.

use std::io::IsTerminal;

use super::{Finding, Health};
use crate::cli::environment::names_utf8;
use crate::cli::globals::Color;
use crate::cli::{CliSession, output};
use crate::words::Words;
use crate::{say, shown};

/// The size that shows everything, and the least in which one can type.
const WHOLE: (u16, u16) = (80, 24);
const LEAST: (u16, u16) = (40, 12);

pub(super) fn findings(session: &CliSession) -> Vec<Finding> {
    vec![
        Finding::new("terminal", kind(session)),
        Finding::new("charset", charset(session)),
        Finding::new("letters", letters(&session.words)),
        Finding::new("size", size(&session.words)),
        Finding::new("colors", colors(session)),
    ]
}

fn kind(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let is_there = std::io::stdin().is_terminal() && output::is_data_read();
    match session.environment.term.as_deref() {
        _ if !is_there => (Health::Warn, say!(words, "doctor-terminal-none")),
        None => (Health::Warn, say!(words, "doctor-terminal-unnamed")),
        Some("dumb") => (Health::Warn, say!(words, "doctor-terminal-dumb")),
        Some(term) => (Health::Ok, shown::text(term).into_owned()),
    }
}

fn charset(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    match session.environment.locale.as_deref() {
        Some(locale) if names_utf8(locale) => (Health::Ok, shown::text(locale).into_owned()),
        Some(locale) => (Health::Warn, say!(words, "doctor-charset-other", locale = shown::text(locale))),
        None => (Health::Warn, say!(words, "doctor-charset-unsaid")),
    }
}

/// Whether they look right is for the reader to see.
fn letters(words: &Words) -> (Health, String) {
    (Health::Ok, say!(words, "doctor-letters", letters = shown::LETTERS))
}

fn size(words: &Words) -> (Health, String) {
    let found = output::terminal_size();
    let Some((columns, rows)) = found.filter(|size| *size != (0, 0)) else {
        return (Health::Warn, say!(words, "doctor-size-unsaid"));
    };
    let has = |least: (u16, u16)| columns >= least.0 && rows >= least.1;
    if has(WHOLE) {
        (Health::Ok, say!(words, "doctor-size-whole", columns = columns, rows = rows))
    } else if has(LEAST) {
        (Health::Warn, say!(words, "doctor-size-small", columns = columns, rows = rows))
    } else {
        (Health::Warn, say!(words, "doctor-size-too-small", columns = columns, rows = rows))
    }
}

fn colors(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let text = if session.color == Color::Never {
        say!(words, "doctor-colors-off")
    } else {
        say!(words, "doctor-colors-on")
    };
    (Health::Ok, text)
}
