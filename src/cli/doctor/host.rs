//! The host: the kernel's sandbox, core dumps, the time zone data, the clock, and the dictionary.

use std::path::Path;

use chrono::Datelike;

use super::{Finding, Health};
use crate::cli::CliSession;
use crate::cli::dictionary::Dictionary;
use crate::event::Moment;
use crate::sandbox::{self, Enforcement};
use crate::store::SaveError;
use crate::words::{Lang, Words};
use crate::{say, shown, zone};

/// The year this som was built: a clock that is earlier is wrong.
const BUILT: i32 = 2026;

pub(super) fn findings(session: &CliSession) -> Vec<Finding> {
    let words = &session.words;
    let zone = say!(words, "doctor-zone");
    vec![
        Finding::new("landlock", landlock(session)),
        Finding::new("core", core(words)),
        Finding::new("zone", (Health::Ok, zone)),
        Finding::new("time", time(session)),
        Finding::new("spelling", spelling(session)),
        Finding::new("own-words", own_words(session)),
    ]
}

fn landlock(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let hold = session.hold.unwrap_or_else(|| sandbox::try_out(Path::new("/")));
    let state = Health::ok_if(hold.is_whole());
    let text = match (hold, session.restricted) {
        (Enforcement::Nothing, _) => say!(words, "doctor-landlock-none"),
        (Enforcement::Landlock(1), _) => say!(words, "doctor-landlock-first"),
        (Enforcement::Landlock(version), _) if !hold.is_whole() => {
            say!(words, "doctor-landlock-part", version = version)
        }
        (Enforcement::Landlock(version), true) => say!(words, "doctor-landlock-in-force", version = version),
        (Enforcement::Landlock(version), false) => say!(words, "doctor-landlock-there", version = version),
    };
    (state, text)
}

fn spelling(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    match Dictionary::of(session) {
        Dictionary::Off => (Health::Ok, say!(words, "doctor-spelling-off")),
        Dictionary::Found(files) => {
            let path = shown::path(&files.stems);
            match files.try_out(session.store().forms()) {
                Ok(()) => (Health::Ok, path),
                Err(fault) => {
                    let cause = fault.cause(words);
                    (Health::Warn, say!(words, "doctor-spelling-unusable", path = path, cause = cause))
                }
            }
        }
        Dictionary::Missing(Lang::Da) => (Health::Warn, say!(words, "doctor-spelling-da")),
        Dictionary::Missing(Lang::En) => (Health::Warn, say!(words, "doctor-spelling-en")),
    }
}

/// The words that those who share the data folder added.
fn own_words(session: &CliSession) -> (Health, String) {
    let (words, store) = (&session.words, session.store());
    let path = shown::path(&store.own_words_path());
    match store.own_words() {
        Ok(own) => (Health::Ok, say!(words, "doctor-own-words", n = own.len(), path = path)),
        Err(error) => {
            let error = SaveError::from(error);
            let told: Vec<String> = [error.cause(words)].into_iter().chain(error.hint(words)).collect();
            (Health::Warn, say!(words, "doctor-own-words-unread", path = path, cause = told.join("; ")))
        }
    }
}

fn core(words: &Words) -> (Health, String) {
    let is_off = !sandbox::dumps_core();
    let text = if is_off { say!(words, "doctor-core-off") } else { say!(words, "doctor-core-on") };
    (Health::ok_if(is_off), text)
}

fn time(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    let now = session.now();
    let shown = Moment::At(now).rfc3339();
    let is_fixed = session.clock != crate::clock::Clock::System;
    let is_plausible = zone::date(now).year() >= BUILT;
    let text = match (is_fixed, is_plausible) {
        (true, _) => say!(words, "doctor-time-fixed", time = shown),
        (false, true) => shown,
        (false, false) => say!(words, "doctor-time-wrong", time = shown),
    };
    (Health::ok_if(is_plausible && !is_fixed), text)
}
