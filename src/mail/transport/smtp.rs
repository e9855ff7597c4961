//! An SMTP session, command by command, so that it is known how far it came.

use std::error::Error as _;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Auth, Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;
use rustls::CertificateError;

use super::{Limits, SmtpProgress, trust};
use crate::mail::error::{CertificateFlaw, SmtpStage};
use crate::mail::{Letter, Security, SendError, Smtp, Taken};

/// The letter is written in pieces of this many bytes.
const PIECE: usize = 8 << 10;

/// The longest word shown of a server's reply to a login, in bytes.
const LONGEST_WORD: usize = 24;

/// How long a new TLS connection is checked for replies that nobody asked for.
const UNASKED: Duration = Duration::from_millis(500);

/// A letter on its way to a mail server.
pub(super) struct SmtpJob {
    smtp: Smtp,
    from: Address,
    to: Address,
    letter: Letter,
    pub(super) limits: Limits,
    pub(super) progress: SmtpProgress,
}

impl SmtpJob {
    pub(super) fn new(smtp: &Smtp, from: &Address, to: &Address, letter: &Letter, limits: Limits) -> Self {
        let (smtp, from, to, letter) = (smtp.clone(), from.clone(), to.clone(), letter.clone());
        SmtpJob { smtp, from, to, letter, limits, progress: SmtpProgress::default() }
    }

    fn host(&self) -> String {
        self.smtp.host.clone()
    }
}

/// Hands the letter over, reports the result, and then says goodbye.
pub(super) fn talk(job: &SmtpJob, tell: impl FnOnce(Result<Taken, SendError>)) {
    let mut connection = match connect(job) {
        Ok(connection) => connection,
        Err(error) => return tell(Err(error)),
    };
    let result = hand_over(&mut connection, job);
    // A goodbye is polite while the server listens; its reply changes nothing for the letter.
    let is_listening = matches!(result, Ok(_) | Err(SendError::Refused { .. }));
    tell(result);
    if is_listening {
        let _ = connection.set_timeout(Some(job.limits.goodbye));
        connection.abort();
    }
}

fn hand_over(connection: &mut SmtpConnection, job: &SmtpJob) -> Result<Taken, SendError> {
    // From here on, each reply has its own time limit.
    let limited = connection.set_timeout(Some(job.limits.answer));
    limited.map_err(|_| SendError::Broke(job.progress.stage()))?;
    if let Some((user, password)) = &job.smtp.login {
        job.progress.come_to(SmtpStage::Login);
        log_in(connection, &Credentials::new(user.clone(), password.0.clone()), job)?;
    }
    job.progress.come_to(SmtpStage::Sender);
    let (letter, taken) = job.letter.fitting(has_smtputf8(connection))?;
    let parameters = if letter.needs_smtputf8() {
        vec![MailParameter::SmtpUtfEight, MailParameter::Body(MailBodyParameter::EightBitMime)]
    } else {
        Vec::new()
    };
    let failed = |error: Error| classified(&error, job);
    connection.command(Mail::new(Some(job.from.clone()), parameters)).map_err(failed)?;
    job.progress.come_to(SmtpStage::Recipient);
    connection.command(Rcpt::new(job.to.clone(), Vec::new())).map_err(failed)?;
    job.progress.come_to(SmtpStage::Letter);
    connection.command(Data).map_err(failed)?;
    let bytes = letter.bytes();
    // The end marker of the letter brings its own line end.
    let bytes = bytes.strip_suffix(b"\r\n").unwrap_or(&bytes);
    let pieces = Pieces { rest: bytes.chunks(PIECE), progress: &job.progress };
    let answer = connection.message_iter(pieces).map_err(failed)?;
    // The crate accepts "go on" (3xx), too, but here it is no yes.
    let is_taken = answer.code().severity == Severity::PositiveCompletion;
    if is_taken { Ok(taken) } else { Err(SendError::Garbage(SmtpStage::End)) }
}

/// Connects to the server, with TLS where the settings say so.
fn connect(job: &SmtpJob) -> Result<SmtpConnection, SendError> {
    let smtp = &job.smtp;
    if smtp.security == Security::Plain && smtp.login.is_some() {
        return Err(SendError::NotPrivate(job.host()));
    }
    let private = match smtp.security {
        Security::Plain => None,
        Security::Tls | Security::StartTls => Some(trust::parameters(smtp)?),
    };
    let addresses = addresses(job)?;
    let from_the_start = private.as_ref().filter(|_| smtp.security == Security::Tls);
    let name = own_name();
    let mut connection =
        SmtpConnection::connect(&addresses[..], Some(job.limits.call), &name, from_the_start, None)
            .map_err(|error| classified(&error, job))?;
    if let Some(private) = private.filter(|_| smtp.security == Security::StartTls) {
        job.progress.come_to(SmtpStage::Privacy);
        start_tls(&mut connection, &private, &name, job)?;
    }
    Ok(connection)
}

fn addresses(job: &SmtpJob) -> Result<Vec<SocketAddr>, SendError> {
    let found = (job.smtp.host.as_str(), job.smtp.port).to_socket_addrs();
    let found: Vec<SocketAddr> = found.map(Iterator::collect).unwrap_or_default();
    if found.is_empty() {
        return Err(SendError::HostNotFound(job.host()));
    }
    if job.smtp.security == Security::Plain && !found.iter().all(|address| address.ip().is_loopback()) {
        return Err(SendError::NotPrivate(job.host()));
    }
    Ok(found)
}

fn start_tls(
    connection: &mut SmtpConnection,
    private: &TlsParameters,
    name: &ClientId,
    job: &SmtpJob,
) -> Result<(), SendError> {
    if !connection.server_info().supports_feature(Extension::StartTls) {
        return Err(SendError::NoStartTls(job.host()));
    }
    connection.starttls(private, name).map_err(|error| classified(&error, job))?;
    refuse_unasked_replies(connection, job)
}

/// Refuses a connection with unasked replies: the crate keeps what came in clear text after the reply to `STARTTLS`,
/// where anyone on the way can inject replies of their own.
fn refuse_unasked_replies(connection: &mut SmtpConnection, job: &SmtpJob) -> Result<(), SendError> {
    let at = job.progress.stage();
    let broke = |_| SendError::Broke(at);
    connection.set_timeout(Some(job.limits.call.min(UNASKED))).map_err(broke)?;
    let unasked = connection.read_response();
    connection.set_timeout(Some(job.limits.call)).map_err(broke)?;
    match unasked.map_err(|error| classified(&error, job)) {
        Err(SendError::Silent(_)) => Ok(()),
        Ok(_) | Err(_) => Err(SendError::Garbage(at)),
    }
}

/// The host's own name, if it is safe in a command.
fn own_name() -> ClientId {
    match ClientId::default() {
        ClientId::Domain(name)
            if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c)) =>
        {
            ClientId::Domain(name)
        }
        _ => ClientId::Ipv4([127, 0, 0, 1].into()),
    }
}

fn log_in(
    connection: &mut SmtpConnection,
    credentials: &Credentials,
    job: &SmtpJob,
) -> Result<(), SendError> {
    if !connection.is_encrypted() {
        return Err(SendError::NotPrivate(job.host()));
    }
    if connection.server_info().get_auth_mechanism(DEFAULT_MECHANISMS).is_none() {
        return Err(SendError::NoLogin);
    }
    let answer = connection.auth(DEFAULT_MECHANISMS, credentials);
    answer.map(drop).map_err(|error| classified(&error, job))
}

/// Whether the server takes addresses with letters such as "å" before the @.
fn has_smtputf8(connection: &SmtpConnection) -> bool {
    let offers = |extension| connection.server_info().supports_feature(extension);
    offers(Extension::SmtpUtfEight) && offers(Extension::EightBitMime)
}

/// The letter, piece by piece. After the last piece comes the end marker: from then on the letter may have been sent.
struct Pieces<'a> {
    rest: std::slice::Chunks<'a, u8>,
    progress: &'a SmtpProgress,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let piece = self.rest.next();
        while piece.is_none() && !self.progress.come_to(SmtpStage::End) {
            // The user has been told that the letter was not sent, so it must not be. The crate has no way to stop
            // here; the connection ends with the program.
            std::thread::park();
        }
        piece
    }
}

/// What went wrong. The crate's own kinds say little: a silent server is "try again", an untrusted certificate a network
/// error.
fn classified(error: &Error, job: &SmtpJob) -> SendError {
    let at = job.progress.stage();
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    if let Some(code) = error.status() {
        return SendError::Refused { at, said: without_secrets(&format!("{code} {said}"), job) };
    }
    if error.is_response() {
        // The crate's message for a closed connection.
        let is_end = said == "incomplete response";
        return if is_end { SendError::Broke(at) } else { SendError::Garbage(at) };
    }
    let Some(source) = error.source().and_then(|source| source.downcast_ref::<io::Error>()) else {
        return SendError::Garbage(at);
    };
    if let Some(fault) = source.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return tls_error(fault, job, at);
    }
    match source.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => SendError::Silent(at),
        io::ErrorKind::InvalidData => SendError::Garbage(at),
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => SendError::Broke(at),
        _ if at == SmtpStage::Call => {
            let source = io::Error::new(source.kind(), source.to_string());
            SendError::NotReached { host: job.host(), port: job.smtp.port, source }
        }
        _ => SendError::Broke(at),
    }
}

fn tls_error(fault: &rustls::Error, job: &SmtpJob, at: SmtpStage) -> SendError {
    let host = job.host();
    let rustls::Error::InvalidCertificate(fault) = fault else {
        // After the handshake, the connection broke.
        return match at {
            SmtpStage::Call | SmtpStage::Privacy => SendError::NoTls { host, said: fault.to_string() },
            at => SendError::Broke(at),
        };
    };
    let flaw = match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateFlaw::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            CertificateFlaw::NotYetValid
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            CertificateFlaw::OtherName
        }
        _ => CertificateFlaw::Untrusted,
    };
    SendError::Certificate { host, flaw }
}

/// The server's reply without the password, which it may have echoed plain or as it was sent.
fn without_secrets(said: &str, job: &SmtpJob) -> String {
    let Some((user, password)) = &job.smtp.login else { return said.to_owned() };
    let credentials = Credentials::new(user.clone(), password.0.clone());
    let sent = [(Mechanism::Plain, None), (Mechanism::Login, Some("Password".to_owned()))];
    let sent = sent.into_iter().filter_map(|(mechanism, challenge)| {
        let command = Auth::new(mechanism, credentials.clone(), challenge).ok()?.to_string();
        command.split_whitespace().last().map(str::to_owned)
    });
    let said = std::iter::once(password.0.clone())
        .chain(sent)
        .filter(|secret| !secret.is_empty())
        .fold(said.to_owned(), |said, secret| said.replace(&secret, "…"));
    // A server may echo a part of it: no word of a sentence is that long.
    let cut = |word: &str| if word.len() > LONGEST_WORD { "…".to_owned() } else { word.to_owned() };
    said.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}
