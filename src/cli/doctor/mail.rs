//! Mail: whether it is set up, and who could read the password.

use super::Health;
use crate::cli::CliSession;
use crate::cli::config::mail::via;
use crate::say;

pub(super) fn assess(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    match session.mail() {
        Ok(None) => (Health::Ok, say!(words, "doctor-mail-none")),
        Ok(Some(settings)) => (Health::Ok, via(settings, words)),
        Err(fault) => {
            let (cause, hint) = (fault.what.as_str(), fault.hint.as_deref().unwrap_or_default());
            (Health::Warn, say!(words, "doctor-mail-fault", cause = cause, hint = hint))
        }
    }
}
