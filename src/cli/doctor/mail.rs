//! Mail: whether it is set up, and who could read the password.

use super::{Finding, Health};
use crate::cli::CliSession;
use crate::cli::config::mail::via;
use crate::say;

pub(super) fn finding(session: &CliSession) -> Finding {
    let words = &session.words;
    let (state, text) = match session.mail() {
        Ok(None) => (Health::Ok, say!(words, "doctor-mail-none")),
        Ok(Some(settings)) => (Health::Ok, via(settings, words)),
        Err(fault) => {
            let (cause, hint) = (fault.cause.as_str(), fault.hint.as_str());
            (Health::Warn, say!(words, "doctor-mail-fault", cause = cause, hint = hint))
        }
    };
    Finding::new("mail", say!(words, "doctor-mail-title"), state, text)
}
