//! The host: what the kernel holds, the clock, the zone, and which som this is.

use std::path::Path;

use chrono::Datelike;

use super::{Finding, State};
use crate::cli::Desk;
use crate::event::{Moment, zone};
use crate::sandbox::{self, Enforcement};
use crate::say;
use crate::words::Words;

/// This som is not older; a clock that says so is wrong.
const BUILT: i32 = 2026;

/// Which som this is.
pub(super) fn version(words: &Words) -> Finding {
    let text = format!("som {}", env!("CARGO_PKG_VERSION"));
    Finding::new("version", say!(words, "doctor-version-title"), State::Ok, text)
}

/// What there is to say about the host.
pub(super) fn findings(desk: &Desk) -> Vec<Finding> {
    vec![landlock(desk), core(&desk.words), zone(desk), time(desk)]
}

fn landlock(desk: &Desk) -> Finding {
    let words = &desk.words;
    let hold = desk.hold.unwrap_or_else(|| sandbox::try_out(Path::new("/")));
    let state = State::ok_if(hold.is_whole());
    let text = match (hold, desk.restricted) {
        (Enforcement::Nothing, _) => say!(words, "doctor-landlock-none"),
        (Enforcement::Landlock(1), _) => say!(words, "doctor-landlock-first"),
        (Enforcement::Landlock(version), _) if !hold.is_whole() => {
            say!(words, "doctor-landlock-part", version = version)
        }
        (Enforcement::Landlock(version), true) => say!(words, "doctor-landlock-in-force", version = version),
        (Enforcement::Landlock(version), false) => say!(words, "doctor-landlock-there", version = version),
    };
    Finding::new("landlock", say!(words, "doctor-landlock-title"), state, text)
}

fn core(words: &Words) -> Finding {
    let is_off = !sandbox::dumps_core();
    let text = if is_off { say!(words, "doctor-core-off") } else { say!(words, "doctor-core-on") };
    Finding::new("core", say!(words, "doctor-core-title"), State::ok_if(is_off), text)
}

fn zone(desk: &Desk) -> Finding {
    let words = &desk.words;
    let text = say!(words, "doctor-zone", version = chrono_tz::IANA_TZDB_VERSION);
    Finding::new("zone", say!(words, "doctor-zone-title"), State::Ok, text)
}

fn time(desk: &Desk) -> Finding {
    let words = &desk.words;
    let now = desk.now();
    let shown = Moment::At(now).rfc3339();
    let is_fixed = desk.clock != crate::clock::Clock::System;
    let is_plausible = zone::date(now).year() >= BUILT;
    let text = match (is_fixed, is_plausible) {
        (true, _) => say!(words, "doctor-time-fixed", time = shown),
        (false, true) => shown,
        (false, false) => say!(words, "doctor-time-wrong", time = shown),
    };
    Finding::new("time", say!(words, "doctor-time-title"), State::ok_if(is_plausible && !is_fixed), text)
}
