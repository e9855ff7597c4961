//! The application as a letter: who it is from and to, what it says and carries, and how it is sent. Letters are
//! made of a submission, and [`Sending`] decides, without file, clock or terminal; only [`send`] touches the world.

mod address;
mod error;
mod letter;
mod message;
mod sending;
mod transport;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use lettre::Address;
use lettre::message::Mailbox;

pub use address::LetterPart;
pub(crate) use address::as_sent;
pub use error::{CertificateFlaw, SendError, SmtpStage};
pub(crate) use letter::EXPORTER;
pub(crate) use letter::attachment_names;
pub use letter::message_id;
pub(crate) use letter::named_files;
pub(crate) use letter::subject;
pub(crate) use sending::Agreement;
pub(crate) use sending::Refusal;
pub use sending::SendOutcome;
pub(crate) use sending::SendState;
pub(crate) use sending::Sending;
pub(crate) use transport::NEEDED_FILES;
pub(crate) use transport::PASSWORD_VARIABLE;
pub(crate) use transport::send;
pub use transport::{Limits, send_within};

/// A complete letter, before it is encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The sender, where the draft has a valid address; named where it is the contact's own and the name is safe in a
    /// header.
    pub from: Option<Mailbox>,
    /// Whom replies go to, where that is not the sender.
    pub reply_to: Option<Mailbox>,
    /// The recipient's address, as it is sent; none only where the form's own is no address.
    pub to: Option<Address>,
    /// The subject, not yet encoded.
    pub subject: String,
    /// The covering text, with plain line ends.
    pub body: String,
    /// The application as documents, then the files that its answers name.
    pub attachments: Vec<Attachment>,
    /// The time in its Date header.
    pub at: DateTime<Utc>,
    /// Its Message-ID, without the brackets.
    pub message_id: String,
}

/// How a letter was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As it was written.
    Whole,
    /// Without its Reply-To, whose address the server can't take.
    WithoutReplyTo,
}

/// A document or another file that a letter carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name, without a path; that of a document is ASCII.
    pub name: String,
    /// The media type, for `Content-Type`.
    pub media_type: &'static str,
    /// The content, not yet encoded.
    pub bytes: Vec<u8>,
}

/// How letters leave this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The sender's address; without it, the contact's in the draft.
    pub from: Option<String>,
    /// Who writes, where they say so: a copy goes there, and answers where the draft names nobody.
    pub writer: Option<Mailbox>,
    /// What a letter is handed to.
    pub way: Way,
}

impl Settings {
    /// The address that a copy goes to: the writer's, else the sender's, else the login's where it is an address. See
    /// [`is_agency`].
    pub(crate) fn own_address(&self) -> Option<String> {
        let login = match &self.way {
            Way::Smtp(smtp) => smtp.login.as_ref().map(|(user, _)| user),
            Way::Sendmail(_) => None,
        };
        let writer = self.writer.as_ref().map(|writer| writer.email.clone());
        writer.or_else(|| as_sent(self.from.as_ref().or(login)?)).map(|own| own.to_string())
    }
}

/// Whether an address is an agency's own, as its form gives it: what is sent there is an application, and no copy.
pub(crate) fn is_agency(own: &str, agency: &str) -> bool {
    as_sent(agency).is_some_and(|agency| agency.to_string().eq_ignore_ascii_case(own))
}

/// What a letter is handed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A mail server, by SMTP.
    Smtp(Smtp),
    /// The host's own mail program, by its path.
    Sendmail(PathBuf),
}

/// A mail server and how to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Smtp {
    /// The host name, which the certificate must have.
    pub host: String,
    /// The TCP port.
    pub port: u16,
    /// How the connection is kept private.
    pub security: Security,
    /// User and password, where the server asks for them.
    pub login: Option<(String, Password)>,
    /// Certificates in PEM that are trusted besides the host's own.
    pub trusted: Option<Vec<u8>>,
}

/// How the connection to a mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Security {
    /// TLS from the first byte.
    #[default]
    Tls,
    /// TLS after `STARTTLS`; without it nothing is sent.
    StartTls,
    /// No encryption: only to a server on this host.
    Plain,
}

/// A password, which is never printed.
#[derive(Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGENCY: &str = "SOM-support@sbst.dk";

    fn own(from: Option<&str>, login: Option<&str>) -> Option<String> {
        let login = login.map(|user| (user.to_owned(), Password("x".to_owned())));
        let (host, port, security, trusted) = ("mail.aeroe.dk".to_owned(), 465, Security::Tls, None);
        let way = Way::Smtp(Smtp { host, port, security, login, trusted });
        Settings { from: from.map(str::to_owned), writer: None, way }.own_address()
    }

    #[test]
    fn a_copy_goes_to_an_address_of_the_settings() {
        assert_eq!(own(Some("mette@aeroe.dk"), Some("som@aeroe.dk")).as_deref(), Some("mette@aeroe.dk"));
        assert_eq!(own(None, Some("mette@aeroe.dk")).as_deref(), Some("mette@aeroe.dk"));
        assert_eq!(own(None, Some("mette")), None);
        assert_eq!(own(None, None), None);
        let way = Way::Sendmail("/usr/sbin/sendmail".into());
        let settings = Settings { from: None, writer: None, way };
        assert_eq!(settings.own_address(), None);
        let writer = as_sent("jonas@aeroe.dk").map(|address| Mailbox::new(None, address));
        let settings = Settings { from: Some("som@aeroe.dk".to_owned()), writer, ..settings };
        assert_eq!(settings.own_address().as_deref(), Some("jonas@aeroe.dk"));
        assert!(is_agency("jonas@aeroe.dk", "Jonas@Aeroe.dk") && !is_agency("jonas@aeroe.dk", AGENCY));
    }

    #[test]
    fn a_copy_never_goes_to_the_agency() {
        for address in [AGENCY, "som-support@SBST.dk", " som-support@sbst.dk "] {
            let own = own(Some(address), Some("mette@aeroe.dk")).expect("an address");
            assert!(is_agency(&own, AGENCY), "{address}");
        }
    }
}
