//! The application as a letter: who it is from and to, what it says and carries, and the way it goes. Letters are
//! made of a submission, and [`Sending`] decides, without file, clock or terminal; only [`send`] touches the world.

mod address;
mod eml;
mod error;
mod letter;
mod message;
mod sending;
mod transport;

use std::path::PathBuf;

use chrono::{DateTime, Utc};

pub use address::{LetterPart, as_sent};
pub(crate) use eml::EXPORTER;
pub use error::{CertificateFlaw, SendError, SmtpStage};
pub use letter::{Mailbox, attachment_names, message_id, subject};
pub use sending::{Agreement, Refusal, SendOutcome, SendState, Sending};
pub use transport::{Limits, NEEDED_FILES, PASSWORD_VARIABLE, send, send_within};

/// A complete letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The sender's address; empty where the draft has none that can be one.
    pub from: String,
    /// The sender's name, where the address is the project lead's own and the name can stand in a header.
    pub from_name: Option<String>,
    /// Who is answered, where that is another than the sender.
    pub reply_to: Option<Mailbox>,
    /// The recipient's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The covering text.
    pub body: String,
    /// The documents that it carries.
    pub attachments: Vec<Attachment>,
    /// When it is written.
    pub at: DateTime<Utc>,
    /// Its Message-ID, without the brackets.
    pub message_id: String,
}

/// A document that a letter carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name: ASCII, no path.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How letters leave this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The sender's address; else the draft's own e-mail answer.
    pub from: Option<String>,
    /// The way.
    pub way: Way,
}

/// A way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A mail server.
    Smtp(Smtp),
    /// The host's own mail program, by its path.
    Sendmail(PathBuf),
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name, which its certificate must have.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept private.
    pub security: Security,
    /// User and password, where it wants them.
    pub login: Option<(String, Password)>,
    /// Certificates in PEM that are trusted beside the host's own.
    pub trusted: Option<Vec<u8>>,
}

/// How the line to a mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Security {
    /// By TLS from the first byte.
    #[default]
    Tls,
    /// By TLS after `STARTTLS`, or not at all: without it nothing is said.
    StartTls,
    /// Not: only to a server on this host.
    Plain,
}

/// A password: never printed.
#[derive(Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}
