//! Handing a letter over to a mail server or to the host's own mail program. The only part of the program that uses the
//! network. Nothing is tried twice.

mod sendmail;
mod smtp;
mod trust;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::error::SmtpStage;
use super::{Letter, LetterPart, SendError, Settings, Taken, Way};
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
        Way::Smtp(smtp) => to_server(SmtpJob::new(smtp, from, to, letter, limits)),
    }
}

/// Talks to the server in a thread, so that nothing the server does takes longer than `whole`. Where no thread can be
/// started, as in restricted mode, each reply still has its limit.
fn to_server(job: SmtpJob) -> Result<Taken, SendError> {
    let job = Arc::new(job);
    let (tell, told) = channel();
    let talk = {
        let job = Arc::clone(&job);
        move || {
            smtp::talk(&job, |result| {
                // The receiver may have given up.
                let _ = tell.send(result);
            });
        }
    };
    if std::thread::Builder::new().name("mail".to_owned()).spawn(talk).is_err() {
        let mut result = Err(SendError::Broke(SmtpStage::Call));
        smtp::talk(&job, |told| result = told);
        return result;
    }
    match told.recv_timeout(job.limits.whole) {
        Ok(result) => {
            // Wait for the goodbye, too: the program may be about to end.
            let _ = told.recv_timeout(job.limits.goodbye);
            result
        }
        Err(RecvTimeoutError::Timeout) => Err(SendError::Silent(job.progress.give_up())),
        Err(RecvTimeoutError::Disconnected) => Err(SendError::Broke(job.progress.give_up())),
    }
}

/// The stage of a session, and whether it was given up.
#[derive(Debug, Default)]
struct SmtpProgress(Mutex<(SmtpStage, bool)>);

impl SmtpProgress {
    fn state(&self) -> MutexGuard<'_, (SmtpStage, bool)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a stage; false where the session was given up. The letter's end is noted here before it is sent, so that
    /// whoever gives up knows for certain.
    fn come_to(&self, stage: SmtpStage) -> bool {
        let (at, is_given_up) = &mut *self.state();
        if !*is_given_up {
            *at = stage;
        }
        !*is_given_up
    }

    fn stage(&self) -> SmtpStage {
        self.state().0
    }

    /// Gives up at the stage that it returns: the session goes no further.
    fn give_up(&self) -> SmtpStage {
        let (at, is_given_up) = &mut *self.state();
        *is_given_up = true;
        *at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_that_was_given_up_goes_no_further() {
        let progress = SmtpProgress::default();
        assert!(progress.come_to(SmtpStage::Letter));
        assert_eq!(progress.give_up(), SmtpStage::Letter);
        assert!(!progress.come_to(SmtpStage::End));
        assert_eq!(progress.stage(), SmtpStage::Letter);
    }
}
