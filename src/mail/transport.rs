//! Handing a letter over: to a mail server, or to the host's own mail program. The only part of the program that
//! touches the network. Nothing is tried twice.

mod sendmail;
mod smtp;
mod trust;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::error::SmtpStage;
use super::{Letter, SendError, Settings, Smtp, Way};
use smtp::SmtpJob;

/// The variable that may hold the password. It is not handed on to other programs.
pub const PASSWORD_VARIABLE: &str = "SOM_SMTP_PASSWORD";

/// The host's files that finding a server and trusting it take; those that are there.
pub const NEEDED_FILES: &[&str] = &[
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

/// How long is waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For the server to take the call, and for each of its first words.
    pub call: Duration,
    /// For each later answer.
    pub answer: Duration,
    /// For the goodbye, when all is done.
    pub goodbye: Duration,
    /// For all of it.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Limits { call: seconds(15), answer: seconds(150), goodbye: seconds(2), whole: seconds(180) }
    }
}

/// Hands a letter over, and waits until it is taken or refused; three minutes at most, since servers that look for
/// viruses take their time.
///
/// # Errors
/// Where it was not taken, or where that can't be known; nothing is tried twice.
pub fn send(letter: &Letter, settings: &Settings) -> Result<(), SendError> {
    send_within(letter, settings, Limits::default())
}

/// The same with other limits.
///
/// # Errors
/// As for [`send`].
pub fn send_within(letter: &Letter, settings: &Settings, limits: Limits) -> Result<(), SendError> {
    if letter.from.is_empty() {
        return Err(SendError::NoSender);
    }
    match &settings.way {
        Way::Sendmail(path) => sendmail::hand_over(path, letter, limits),
        Way::Smtp(smtp) => to_server(smtp, letter, limits),
    }
}

/// Has a thread talk to the server, so that nothing the server does can take longer than the whole. Where no thread
/// can be had, as on restricted mode's screen, each answer still has its limit.
fn to_server(smtp: &Smtp, letter: &Letter, limits: Limits) -> Result<(), SendError> {
    let job = Arc::new(SmtpJob::new(smtp, letter, limits)?);
    let progress = Arc::new(SmtpProgress::default());
    let (tell, told) = channel();
    let talk = {
        let (job, progress) = (Arc::clone(&job), Arc::clone(&progress));
        move || {
            smtp::talk(&job, &progress, |result| {
                // Whoever asked may have given up.
                let _ = tell.send(result);
            });
        }
    };
    if std::thread::Builder::new().name("mail".to_owned()).spawn(talk).is_err() {
        let mut result = Err(SendError::Broke(SmtpStage::Call));
        smtp::talk(&job, &progress, |told| result = told);
        return result;
    }
    match told.recv_timeout(limits.whole) {
        Ok(result) => {
            // Until the goodbye is said, too: the program may be about to end.
            let _ = told.recv_timeout(limits.goodbye);
            result
        }
        Err(RecvTimeoutError::Timeout) => Err(SendError::Silent(progress.give_up())),
        Err(RecvTimeoutError::Disconnected) => Err(SendError::Broke(progress.give_up())),
    }
}

/// How far the talk has come, and whether it is still wanted.
#[derive(Debug, Default)]
struct SmtpProgress(Mutex<(SmtpStage, bool)>);

impl SmtpProgress {
    /// Notes how far it has come; false where it is not wanted any more. The letter's end is noted here before it is
    /// said, so that who gives up knows for sure.
    fn come_to(&self, stage: SmtpStage) -> bool {
        let mut at = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !at.1 {
            at.0 = stage;
        }
        !at.1
    }

    /// How far it has come.
    fn stage(&self) -> SmtpStage {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    /// Gives up, and says how far it has come. It goes no further.
    fn give_up(&self) -> SmtpStage {
        let mut at = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        at.1 = true;
        at.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_that_was_given_up_goes_no_further() {
        let progress = SmtpProgress::default();
        assert!(progress.come_to(SmtpStage::Letter));
        assert_eq!(progress.give_up(), SmtpStage::Letter);
        assert!(!progress.come_to(SmtpStage::End));
        assert_eq!(progress.stage(), SmtpStage::Letter);
    }
}
