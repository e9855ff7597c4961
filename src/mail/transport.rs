//! Handing a letter over to a mail server or to the host's own mail program. The only part of the program that uses the
//! network. Nothing is tried twice.

mod connection;
mod sendmail;
mod smtp;
mod trust;

use std::time::Duration;

use super::{Letter, LetterPart, SendError, Settings, Taken, Way};
use crate::clock::Stopwatch;
use smtp::SmtpJob;

/// The environment variable that may hold the password. It is not passed on to other programs.
pub(crate) const PASSWORD_VARIABLE: &str = "SOM_SMTP_PASSWORD";

/// The host's files that are needed to find a server and to trust it, where they exist.
pub(crate) const NEEDED_FILES: &[&str] = &[
    "/etc/resolv.conf",
    "/etc/hosts",
    "/etc/host.conf",
    "/etc/nsswitch.conf",
    "/etc/gai.conf",
    trust::HOSTS_CERTIFICATES[0],
    trust::HOSTS_CERTIFICATES[1],
    trust::HOSTS_CERTIFICATES[2],
    trust::HOSTS_CERTIFICATES[3],
];

/// The longest times to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// To connect, and for each of the first replies.
    pub call: Duration,
    /// For each later reply.
    pub answer: Duration,
    /// For the goodbye.
    pub goodbye: Duration,
    /// For everything.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Limits { call: seconds(15), answer: seconds(150), goodbye: seconds(2), whole: seconds(180) }
    }
}

/// Hands a letter over, and waits until it is taken or refused: up to three minutes, since virus scanning takes time.
///
/// # Errors
/// Where it was not taken, or where that is unknown.
pub(crate) fn send(letter: &Letter, settings: &Settings) -> Result<Taken, SendError> {
    send_within(letter, settings, Limits::default())
}

/// As [`send`], with other limits.
///
/// # Errors
/// As for [`send`].
pub fn send_within(letter: &Letter, settings: &Settings, limits: Limits) -> Result<Taken, SendError> {
    let from = &letter.from.as_ref().ok_or(SendError::NoSender)?.email;
    let to = letter.to.as_ref().ok_or(SendError::BadAddress(LetterPart::Recipient))?;
    match &settings.way {
        Way::Sendmail(path) => sendmail::hand_over(path, from, to, letter, limits),
        Way::Smtp(smtp) => {
            smtp::hand_over(SmtpJob { smtp, from, to, letter, limits, watch: Stopwatch::start() })
        }
    }
}
