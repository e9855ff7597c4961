//! Mail: whether it is set up, and who could read the password.

use super::{Finding, State};
use crate::cli::Desk;
use crate::cli::config::mail::via;
use crate::say;

/// How letters leave this host, or what is wrong with the settings.
pub(super) fn finding(desk: &Desk) -> Finding {
    let words = &desk.words;
    let (state, text) = match desk.mail() {
        Ok(None) => (State::Ok, say!(words, "doctor-mail-none")),
        Ok(Some(settings)) => (State::Ok, via(settings, words)),
        Err(fault) => {
            let (cause, hint) = (fault.cause.as_str(), fault.hint.as_str());
            (State::Warn, say!(words, "doctor-mail-fault", cause = cause, hint = hint))
        }
    };
    Finding::new("mail", say!(words, "doctor-mail-title"), state, text)
}
