//! Why a letter was not sent, distinguished by what the sender can do about it. What a server said is part of the cause,
//! made safe to show.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::address::LetterPart;
use crate::words::Words;
use crate::{say, shown};

/// The most characters shown of what a server or a program said.
const LONGEST: usize = 300;

/// The stages of an SMTP session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SmtpStage {
    /// Connecting to the server.
    #[default]
    Call,
    /// Starting TLS.
    Privacy,
    /// Logging in.
    Login,
    /// Giving the sender's address.
    Sender,
    /// Giving the recipient's address.
    Recipient,
    /// Handing over the letter.
    Letter,
    /// All of the letter was handed over: it may have been taken.
    End,
}

/// What is wrong with a server's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateFlaw {
    /// Signed by nobody whom this host trusts.
    Untrusted,
    /// No longer valid.
    Expired,
    /// Not yet valid.
    NotYetValid,
    /// Issued for another server.
    OtherName,
}

/// Why a letter was not sent.
#[derive(Debug)]
pub enum SendError {
    /// No valid address.
    BadAddress(LetterPart),
    /// A text for a header has a character that would end its line.
    Control(LetterPart),
    /// There is no sender.
    NoSender,
    /// A file that an answer names can't be read.
    NoFile {
        /// Its name.
        name: String,
        /// The operating system's error.
        source: io::Error,
    },
    /// The connection would show the letter or the password to others.
    NotPrivate(String),
    /// The server's host name is unknown.
    HostNotFound(String),
    /// The server can't be reached.
    NotReached {
        /// The server's name.
        host: String,
        /// The server's port.
        port: u16,
        /// The operating system's error.
        source: io::Error,
    },
    /// The server's certificate is not to be trusted.
    Certificate {
        /// The server's name.
        host: String,
        /// What is wrong with it.
        flaw: CertificateFlaw,
    },
    /// TLS could not be started.
    NoTls {
        /// The server's name.
        host: String,
        /// The TLS library's error.
        said: String,
    },
    /// The server doesn't offer STARTTLS.
    NoStartTls(String),
    /// The server takes no login by name and password.
    NoLogin,
    /// An address has letters before the @ that the server doesn't take.
    NeedsSmtpUtf8,
    /// The server refused.
    Refused {
        /// The stage that was refused.
        at: SmtpStage,
        /// The TLS library's error.
        said: String,
    },
    /// The server didn't answer in time.
    Silent(SmtpStage),
    /// The server's reply doesn't end.
    Endless(SmtpStage),
    /// The connection broke.
    Broke(SmtpStage),
    /// The server's reply is not that of a mail server.
    Garbage(SmtpStage),
    /// The host's mail program could not be started.
    SendmailNotStarted {
        /// The program's path.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// The host's mail program ended with an error.
    SendmailFailed {
        /// The program's path.
        path: PathBuf,
        /// The TLS library's error.
        said: String,
        /// Whether it may have taken the letter nevertheless.
        may_have_gone: bool,
    },
    /// The host's mail program didn't end in time, and was killed.
    SendmailSilent(PathBuf),
}

impl SendError {
    /// Whether the letter may have been sent nevertheless: it failed after all of it was handed over.
    pub fn may_have_gone(&self) -> bool {
        match self {
            SendError::Silent(at)
            | SendError::Endless(at)
            | SendError::Broke(at)
            | SendError::Garbage(at) => *at == SmtpStage::End,
            SendError::SendmailFailed { may_have_gone, .. } => *may_have_gone,
            SendError::SendmailSilent(_) => true,
            _ => false,
        }
    }

    /// The cause in the user's language, with what the server said.
    pub fn cause(&self, words: &Words) -> String {
        match self {
            SendError::BadAddress(part) => {
                say!(words, "mail-cause-bad-address", part = part_name(*part, words))
            }
            SendError::Control(part) => say!(words, "mail-cause-control", part = part_name(*part, words)),
            SendError::NoSender => say!(words, "mail-cause-no-sender"),
            SendError::NoFile { name, source } => {
                let name = shown::text(name);
                match source.kind() {
                    io::ErrorKind::NotFound => say!(words, "mail-cause-no-file", name = name),
                    io::ErrorKind::FileTooLarge => say!(words, "mail-cause-large-files", name = name),
                    io::ErrorKind::InvalidInput => say!(words, "mail-cause-odd-file", name = name),
                    io::ErrorKind::PermissionDenied => say!(words, "mail-cause-closed-file", name = name),
                    _ => say!(words, "mail-cause-unread-file", name = name, why = short(&source.to_string())),
                }
            }
            SendError::NotPrivate(host) => say!(words, "mail-cause-not-private", host = short(host)),
            SendError::HostNotFound(host) => say!(words, "mail-cause-host-not-found", host = short(host)),
            SendError::NotReached { host, port, source } => {
                let why = not_reached(source, words);
                say!(words, "mail-cause-not-reached", host = short(host), port = port.to_string(), why = why)
            }
            SendError::Certificate { host, flaw } => {
                let why = match flaw {
                    CertificateFlaw::Untrusted => say!(words, "mail-certificate-untrusted"),
                    CertificateFlaw::Expired => say!(words, "mail-certificate-expired"),
                    CertificateFlaw::NotYetValid => say!(words, "mail-certificate-not-yet"),
                    CertificateFlaw::OtherName => say!(words, "mail-certificate-other-name"),
                };
                say!(words, "mail-cause-certificate", host = short(host), why = why)
            }
            SendError::NoTls { host, said } => {
                say!(words, "mail-cause-no-tls", host = short(host), said = short(said))
            }
            SendError::NoStartTls(host) => say!(words, "mail-cause-no-starttls", host = short(host)),
            SendError::NoLogin => say!(words, "mail-cause-no-login"),
            SendError::NeedsSmtpUtf8 => say!(words, "mail-cause-smtputf8"),
            SendError::Refused { at, said } => refused(*at, &short(said), words),
            SendError::Silent(at) => say!(words, "mail-cause-silent", when = at.say(words)),
            SendError::Endless(at) => say!(words, "mail-cause-endless", when = at.say(words)),
            SendError::Broke(at) => say!(words, "mail-cause-broke", when = at.say(words)),
            SendError::Garbage(at) => say!(words, "mail-cause-garbage", when = at.say(words)),
            SendError::SendmailNotStarted { path, source } => {
                let why = not_started(source, words);
                say!(words, "mail-cause-sendmail-not-started", path = shown::path(path), why = why)
            }
            SendError::SendmailFailed { path, said, .. } => {
                say!(words, "mail-cause-sendmail-failed", path = shown::path(path), said = short(said))
            }
            SendError::SendmailSilent(path) => {
                say!(words, "mail-cause-sendmail-silent", path = shown::path(path))
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self, words: &Words) -> Option<String> {
        if self.may_have_gone() {
            return Some(say!(words, "mail-hint-unknown"));
        }
        Some(match self {
            SendError::BadAddress(LetterPart::Recipient)
            | SendError::Refused { at: SmtpStage::Recipient, .. } => say!(words, "mail-hint-recipient"),
            SendError::BadAddress(_)
            | SendError::NoSender
            | SendError::Refused { at: SmtpStage::Sender, .. } => say!(words, "mail-hint-sender"),
            SendError::Control(_) => say!(words, "mail-hint-control"),
            SendError::NoFile { .. } => say!(words, "mail-hint-file"),
            SendError::NotPrivate(_) => say!(words, "mail-hint-not-private"),
            SendError::HostNotFound(_) | SendError::NotReached { .. } | SendError::Endless(_) => {
                say!(words, "mail-hint-host")
            }
            SendError::Certificate { flaw: CertificateFlaw::Untrusted, .. } => {
                say!(words, "mail-hint-untrusted")
            }
            SendError::Certificate { .. } => say!(words, "mail-hint-certificate"),
            SendError::NoTls { .. } | SendError::NoStartTls(_) => say!(words, "mail-hint-security"),
            SendError::NoLogin | SendError::Refused { at: SmtpStage::Login, .. } => {
                say!(words, "mail-hint-login")
            }
            SendError::NeedsSmtpUtf8 => say!(words, "mail-hint-smtputf8"),
            SendError::Refused { .. } => return None,
            SendError::Silent(_) | SendError::Broke(_) | SendError::Garbage(_) => {
                say!(words, "mail-hint-again")
            }
            SendError::SendmailNotStarted { .. }
            | SendError::SendmailFailed { .. }
            | SendError::SendmailSilent(_) => say!(words, "mail-hint-sendmail"),
        })
    }
}

impl SmtpStage {
    fn say(self, words: &Words) -> String {
        match self {
            SmtpStage::Call => say!(words, "mail-stage-call"),
            SmtpStage::Privacy => say!(words, "mail-stage-privacy"),
            SmtpStage::Login => say!(words, "mail-stage-login"),
            SmtpStage::Sender => say!(words, "mail-stage-sender"),
            SmtpStage::Recipient => say!(words, "mail-stage-recipient"),
            SmtpStage::Letter => say!(words, "mail-stage-letter"),
            SmtpStage::End => say!(words, "mail-stage-end"),
        }
    }
}

fn part_name(part: LetterPart, words: &Words) -> String {
    match part {
        LetterPart::Sender => say!(words, "mail-part-sender"),
        LetterPart::Recipient => say!(words, "mail-part-recipient"),
        LetterPart::Applicant => say!(words, "mail-part-kommune"),
    }
}

fn refused(at: SmtpStage, said: &str, words: &Words) -> String {
    match at {
        SmtpStage::Call | SmtpStage::Privacy => say!(words, "mail-refused-call", said = said),
        SmtpStage::Login => say!(words, "mail-refused-login", said = said),
        SmtpStage::Sender => say!(words, "mail-refused-sender", said = said),
        SmtpStage::Recipient => say!(words, "mail-refused-recipient", said = said),
        SmtpStage::Letter | SmtpStage::End => say!(words, "mail-refused-letter", said = said),
    }
}

fn not_reached(source: &io::Error, words: &Words) -> String {
    match source.kind() {
        ErrorKind::ConnectionRefused => say!(words, "mail-not-reached-refused"),
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            say!(words, "mail-not-reached-no-net")
        }
        ErrorKind::PermissionDenied => say!(words, "mail-not-reached-forbidden"),
        _ => short(&source.to_string()),
    }
}

fn not_started(source: &io::Error, words: &Words) -> String {
    match source.kind() {
        ErrorKind::NotFound => say!(words, "mail-not-started-missing"),
        ErrorKind::PermissionDenied => say!(words, "mail-not-started-forbidden"),
        _ => short(&source.to_string()),
    }
}

/// Text from outside as one line that is short and safe to show.
fn short(said: &str) -> String {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = said.chars().take(LONGEST).collect();
    let shown = shown::text(&cut).into_owned();
    if cut.len() < said.len() { format!("{shown} …") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn what_a_server_says_is_shown_short_and_harmless() {
        let said = format!("550 nej\u{1b}]0;x\u{7}\r\n  {}", "å".repeat(400));
        let cause = SendError::Refused { at: SmtpStage::Recipient, said }.cause(&Words::new(Lang::Da));
        assert!(cause.contains("550 nej␛]0;x␇ ååå") && cause.ends_with("å …"), "{cause}");
        assert!(cause.chars().count() < 400);
    }

    #[test]
    fn only_a_letter_that_was_handed_over_may_have_gone() {
        assert!(SendError::Broke(SmtpStage::End).may_have_gone());
        assert!(SendError::Silent(SmtpStage::End).may_have_gone());
        assert!(!SendError::Broke(SmtpStage::Letter).may_have_gone());
        assert!(!SendError::Refused { at: SmtpStage::End, said: String::new() }.may_have_gone());
    }
}
