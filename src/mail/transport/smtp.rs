//! The talk with a mail server, word by word, so that it is known how far it came.

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
use crate::mail::address::LetterPart;
use crate::mail::error::{CertificateFlaw, SmtpStage};
use crate::mail::{Letter, Security, SendError, Smtp};

/// The letter is written in pieces of so many bytes.
const PIECE: usize = 8 << 10;

/// The longest word of what a server says to a login that is told, in bytes.
const LONGEST_WORD: usize = 24;

/// So long a private line is listened to for answers that nobody asked for.
const UNASKED: Duration = Duration::from_millis(500);

/// A letter and where it goes.
pub(super) struct SmtpJob {
    smtp: Smtp,
    from: Address,
    to: Address,
    bytes: Vec<u8>,
    limits: Limits,
}

impl SmtpJob {
    pub(super) fn new(smtp: &Smtp, letter: &Letter, limits: Limits) -> Result<Self, SendError> {
        let address = |text: &str, part| text.parse::<Address>().map_err(|_| SendError::BadAddress(part));
        let (from, to) =
            (address(&letter.from, LetterPart::Sender)?, address(&letter.to, LetterPart::Recipient)?);
        let mut bytes = letter.bytes();
        // What ends the letter on the line brings a line end of its own.
        if bytes.ends_with(b"\r\n") {
            bytes.truncate(bytes.len() - 2);
        }
        Ok(SmtpJob { smtp: smtp.clone(), from, to, bytes, limits })
    }

    fn host(&self) -> String {
        self.smtp.host.clone()
    }

    /// Whether an address needs more than ASCII: one of the envelope, or one of the letter's headers.
    fn needs_utf8(&self) -> bool {
        let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
        !(is_ascii(&self.from) && is_ascii(&self.to) && self.bytes.is_ascii())
    }
}

/// Talks to the server until it has taken the letter, and tells what came of it; then says goodbye.
pub(super) fn talk(job: &SmtpJob, progress: &SmtpProgress, tell: impl FnOnce(Result<(), SendError>)) {
    let mut line = match call(job, progress) {
        Ok(line) => line,
        Err(error) => return tell(Err(error)),
    };
    let result = hand_over(&mut line, job, progress);
    // It still listens: a goodbye is polite, and whether it comes back is nothing to the letter.
    let is_listening = matches!(result, Ok(()) | Err(SendError::Refused { .. }));
    tell(result);
    if is_listening {
        let _ = line.set_timeout(Some(job.limits.goodbye));
        line.abort();
    }
}

fn hand_over(line: &mut SmtpConnection, job: &SmtpJob, progress: &SmtpProgress) -> Result<(), SendError> {
    // From here on each answer has its own time.
    let limited = line.set_timeout(Some(job.limits.answer));
    limited.map_err(|_| SendError::Broke(progress.stage()))?;
    if let Some((user, password)) = &job.smtp.login {
        progress.come_to(SmtpStage::Login);
        log_in(line, &Credentials::new(user.clone(), password.0.clone()), job, progress)?;
    }
    progress.come_to(SmtpStage::Sender);
    let parameters = parameters(line, job)?;
    let handed_over = line
        .command(Mail::new(Some(job.from.clone()), parameters))
        .and_then(|_| {
            progress.come_to(SmtpStage::Recipient);
            line.command(Rcpt::new(job.to.clone(), Vec::new()))
        })
        .and_then(|_| {
            progress.come_to(SmtpStage::Letter);
            line.command(Data)
        })
        .and_then(|_| line.message_iter(Pieces { rest: job.bytes.chunks(PIECE), progress }));
    let answer = handed_over.map_err(|error| told(&error, job, progress.stage()))?;
    // The crate takes "go on" for a yes, too; here it is none.
    let is_taken = answer.code().severity == Severity::PositiveCompletion;
    if is_taken { Ok(()) } else { Err(SendError::Garbage(SmtpStage::End)) }
}

/// A line to the server, private where it should be.
fn call(job: &SmtpJob, progress: &SmtpProgress) -> Result<SmtpConnection, SendError> {
    let smtp = &job.smtp;
    let told = |error: &Error| told(error, job, progress.stage());
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
    let mut line =
        SmtpConnection::connect(&addresses[..], Some(job.limits.call), &name, from_the_start, None)
            .map_err(|error| told(&error))?;
    if let Some(private) = private.filter(|_| smtp.security == Security::StartTls) {
        progress.come_to(SmtpStage::Privacy);
        make_private(&mut line, &private, &name, job, progress)?;
    }
    Ok(line)
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

fn make_private(
    line: &mut SmtpConnection,
    private: &TlsParameters,
    name: &ClientId,
    job: &SmtpJob,
    progress: &SmtpProgress,
) -> Result<(), SendError> {
    if !line.server_info().supports_feature(Extension::StartTls) {
        return Err(SendError::NoStartTls(job.host()));
    }
    line.starttls(private, name).map_err(|error| told(&error, job, progress.stage()))?;
    nothing_came_before(line, job, progress)
}

/// Refuses a line on which more was said than asked for: the crate keeps what came in clear text behind the answer to
/// `STARTTLS`, where anyone on the way can put answers of their own.
fn nothing_came_before(
    line: &mut SmtpConnection,
    job: &SmtpJob,
    progress: &SmtpProgress,
) -> Result<(), SendError> {
    let at = progress.stage();
    let broke = |_| SendError::Broke(at);
    line.set_timeout(Some(job.limits.call.min(UNASKED))).map_err(broke)?;
    let unasked = line.read_response();
    line.set_timeout(Some(job.limits.call)).map_err(broke)?;
    match unasked.map_err(|error| told(&error, job, at)) {
        Err(SendError::Silent(_)) => Ok(()),
        Ok(_) | Err(_) => Err(SendError::Garbage(at)),
    }
}

/// The name that this host goes by. What can't be one would be another command.
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
    line: &mut SmtpConnection,
    credentials: &Credentials,
    job: &SmtpJob,
    progress: &SmtpProgress,
) -> Result<(), SendError> {
    if !line.is_encrypted() {
        return Err(SendError::NotPrivate(job.host()));
    }
    if line.server_info().get_auth_mechanism(DEFAULT_MECHANISMS).is_none() {
        return Err(SendError::NoLogin);
    }
    let answer = line.auth(DEFAULT_MECHANISMS, credentials);
    answer.map(drop).map_err(|error| told(&error, job, progress.stage()))
}

fn parameters(line: &SmtpConnection, job: &SmtpJob) -> Result<Vec<MailParameter>, SendError> {
    let offers = |extension| line.server_info().supports_feature(extension);
    if !job.needs_utf8() {
        return Ok(Vec::new());
    }
    if !(offers(Extension::SmtpUtfEight) && offers(Extension::EightBitMime)) {
        return Err(SendError::NeedsSmtpUtf8);
    }
    Ok(vec![MailParameter::SmtpUtfEight, MailParameter::Body(MailBodyParameter::EightBitMime)])
}

/// The letter, piece by piece. When the last is written, what ends the letter comes next: from there on it may have
/// gone.
struct Pieces<'a> {
    rest: std::slice::Chunks<'a, u8>,
    progress: &'a SmtpProgress,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let piece = self.rest.next();
        while piece.is_none() && !self.progress.come_to(SmtpStage::End) {
            // Whoever asked has told the user that the letter did not go, so it must not. The crate has no way to
            // stop here; the line ends with the program.
            std::thread::park();
        }
        piece
    }
}

/// What went wrong, told by its kind. The crate's own kinds say little: a silent server is "try again", an untrusted
/// certificate a fault of the network.
fn told(error: &Error, job: &SmtpJob, at: SmtpStage) -> SendError {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    if let Some(code) = error.status() {
        return SendError::Refused { at, said: without_secrets(&format!("{code} {said}"), job) };
    }
    if error.is_response() {
        // The crate's words for an end of the line.
        let is_end = said == "incomplete response";
        return if is_end { SendError::Broke(at) } else { SendError::Garbage(at) };
    }
    let Some(source) = error.source().and_then(|source| source.downcast_ref::<io::Error>()) else {
        return SendError::Garbage(at);
    };
    if let Some(fault) = source.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return no_tls(fault, job, at);
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

fn no_tls(fault: &rustls::Error, job: &SmtpJob, at: SmtpStage) -> SendError {
    let host = job.host();
    let rustls::Error::InvalidCertificate(fault) = fault else {
        // Later than at the beginning it is a line that broke.
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

/// What the server said, without the password that it may have said back, plain or as it was sent.
fn without_secrets(said: &str, job: &SmtpJob) -> String {
    let Some((user, password)) = &job.smtp.login else { return said.to_owned() };
    let credentials = Credentials::new(user.clone(), password.0.clone());
    let sent = [(Mechanism::Plain, None), (Mechanism::Login, Some("Password".to_owned()))];
    let sent = sent.into_iter().filter_map(|(mechanism, challenge)| {
        let line = Auth::new(mechanism, credentials.clone(), challenge).ok()?.to_string();
        line.split_whitespace().last().map(str::to_owned)
    });
    let said = std::iter::once(password.0.clone())
        .chain(sent)
        .filter(|secret| !secret.is_empty())
        .fold(said.to_owned(), |said, secret| said.replace(&secret, "…"));
    // What is left of it where the server cut it: no word of a sentence is so long.
    let cut = |word: &str| if word.len() > LONGEST_WORD { "…".to_owned() } else { word.to_owned() };
    said.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}
