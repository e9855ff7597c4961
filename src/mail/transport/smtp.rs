//! An SMTP session, command by command, so that it is known how far it came.

use std::fmt::Display;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS, Mechanism};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Starttls};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo};
use lettre::transport::smtp::response::{Response, Severity};
use rustls::pki_types::ServerName;
use rustls::{CertificateError, ClientConfig};

use super::connection::Connection;
use super::{Limits, trust};
use crate::clock::Stopwatch;
use crate::mail::error::{CertificateFlaw, SmtpStage};
use crate::mail::{Letter, Security, SendError, Smtp, Taken};

/// The letter is written in pieces of this many bytes.
const PIECE: usize = 8 << 10;

/// The longest word shown of a server's reply to a login, in bytes.
const LONGEST_WORD: usize = 24;

/// How often a server may ask for more on a login.
const CHALLENGES: usize = 10;

/// A letter on its way to a mail server.
#[derive(Clone, Copy)]
pub(super) struct SmtpJob<'a> {
    pub smtp: &'a Smtp,
    pub from: &'a Address,
    pub to: &'a Address,
    pub letter: &'a Letter,
    pub limits: Limits,
    /// Measures all of it.
    pub watch: Stopwatch,
}

/// Hands the letter over, and says goodbye.
pub(super) fn hand_over(job: SmtpJob) -> Result<Taken, SendError> {
    let mut session = SmtpSession::begin(job)?;
    let result = session.send_letter();
    // A goodbye is polite while the server listens; its reply changes nothing for the letter.
    if matches!(result, Ok(_) | Err(SendError::Refused { .. })) {
        session.connection.begin_step(job.limits.goodbye);
        let written = session.connection.write(Quit.to_string().as_bytes());
        let _ = written.and_then(|()| session.connection.read_reply());
    }
    result
}

/// A session, and how far it has come.
struct SmtpSession<'a> {
    job: SmtpJob<'a>,
    stage: SmtpStage,
    connection: Connection,
    server: ServerInfo,
}

impl<'a> SmtpSession<'a> {
    /// Connects to the server, with TLS where the settings say so.
    fn begin(job: SmtpJob<'a>) -> Result<Self, SendError> {
        let SmtpJob { smtp, limits, .. } = job;
        if smtp.security == Security::Plain && smtp.login.is_some() {
            return Err(SendError::NotPrivate(smtp.host.clone()));
        }
        let stage = SmtpStage::Call;
        let connection = Connection::open(&addresses(&job)?, limits.call, limits.whole, job.watch)
            .map_err(|error| classified(&error, stage, &job))?;
        let mut session = SmtpSession { job, stage, connection, server: ServerInfo::default() };
        if smtp.security == Security::Tls {
            session.encrypt(trust::parameters(smtp)?)?;
        }
        session.begin_step();
        session.read_reply().and_then(|greeting| session.expect(greeting, Severity::PositiveCompletion))?;
        session.greet()?;
        if smtp.security == Security::StartTls {
            session.start_tls(trust::parameters(smtp)?)?;
        }
        Ok(session)
    }

    fn encrypt(&mut self, parameters: Arc<ClientConfig>) -> Result<(), SendError> {
        let host = &self.job.smtp.host;
        let name = ServerName::try_from(host.clone())
            .map_err(|_| SendError::Certificate { host: host.clone(), flaw: CertificateFlaw::OtherName })?;
        self.begin_step();
        self.connection.encrypt(parameters, name).map_err(|error| self.failed(&error))
    }

    /// Says hello, and learns what the server offers.
    fn greet(&mut self) -> Result<(), SendError> {
        let offers = self.command(Ehlo::new(own_name()), Severity::PositiveCompletion)?;
        self.server = ServerInfo::from_response(&offers).map_err(|_| SendError::Garbage(self.stage))?;
        Ok(())
    }

    fn start_tls(&mut self, parameters: Arc<ClientConfig>) -> Result<(), SendError> {
        self.stage = SmtpStage::Privacy;
        if !self.server.supports_feature(Extension::StartTls) {
            return Err(SendError::NoStartTls(self.job.smtp.host.clone()));
        }
        self.command(Starttls, Severity::PositiveCompletion)?;
        // What came in clear text behind the reply may be from anyone on the way.
        if self.connection.has_unread() {
            return Err(SendError::Garbage(self.stage));
        }
        self.encrypt(parameters)?;
        self.greet()
    }

    fn send_letter(&mut self) -> Result<Taken, SendError> {
        self.log_in()?;
        let SmtpJob { from, to, letter, .. } = self.job;
        self.stage = SmtpStage::Sender;
        let (letter, taken) = letter.fitting(self.has_smtputf8())?;
        let parameters = if letter.needs_smtputf8() {
            vec![MailParameter::SmtpUtfEight, MailParameter::Body(MailBodyParameter::EightBitMime)]
        } else {
            Vec::new()
        };
        self.command(Mail::new(Some(from.clone()), parameters), Severity::PositiveCompletion)?;
        self.stage = SmtpStage::Recipient;
        self.command(Rcpt::new(to.clone(), Vec::new()), Severity::PositiveCompletion)?;
        self.stage = SmtpStage::Letter;
        self.command(Data, Severity::PositiveIntermediate)?;
        for piece in transparent(&letter.bytes()).chunks(PIECE) {
            self.begin_step();
            self.connection.write(piece).map_err(|error| self.failed(&error))?;
        }
        // From here on the server may have all of it.
        self.stage = SmtpStage::End;
        self.command(".\r\n", Severity::PositiveCompletion)?;
        Ok(taken)
    }

    fn log_in(&mut self) -> Result<(), SendError> {
        let Some((user, password)) = &self.job.smtp.login else { return Ok(()) };
        self.stage = SmtpStage::Login;
        if !self.connection.is_encrypted() {
            return Err(SendError::NotPrivate(self.job.smtp.host.clone()));
        }
        let way = self.server.get_auth_mechanism(DEFAULT_MECHANISMS).ok_or(SendError::NoLogin)?;
        let credentials = || Credentials::new(user.clone(), password.0.clone());
        let garbage = |_| SendError::Garbage(SmtpStage::Login);
        let mut answer = Auth::new(way, credentials(), None).map_err(garbage)?;
        for _ in 0..CHALLENGES {
            let reply = self.exchange(answer)?;
            if reply.code().severity == Severity::PositiveCompletion {
                return Ok(());
            }
            answer = Auth::new_from_response(way, credentials(), &reply).map_err(garbage)?;
        }
        Err(SendError::Garbage(self.stage))
    }

    /// Whether the server takes addresses with letters such as "å" before the @.
    fn has_smtputf8(&self) -> bool {
        let offers = |extension| self.server.supports_feature(extension);
        offers(Extension::SmtpUtfEight) && offers(Extension::EightBitMime)
    }

    /// Gives a command, and takes only this kind of yes for one.
    fn command(&mut self, command: impl Display, expected: Severity) -> Result<Response, SendError> {
        let reply = self.exchange(command)?;
        self.expect(reply, expected)
    }

    fn expect(&self, reply: Response, expected: Severity) -> Result<Response, SendError> {
        if reply.code().severity == expected { Ok(reply) } else { Err(SendError::Garbage(self.stage)) }
    }

    /// Gives a command, and returns any reply that is no refusal.
    fn exchange(&mut self, command: impl Display) -> Result<Response, SendError> {
        self.begin_step();
        self.connection.write(command.to_string().as_bytes()).map_err(|error| self.failed(&error))?;
        self.read_reply()
    }

    fn begin_step(&mut self) {
        let Limits { call, answer, .. } = self.job.limits;
        let is_first = matches!(self.stage, SmtpStage::Call | SmtpStage::Privacy);
        self.connection.begin_step(if is_first { call } else { answer });
    }

    fn read_reply(&mut self) -> Result<Response, SendError> {
        let reply = self.connection.read_reply().map_err(|error| self.failed(&error))?;
        // Some servers write Latin-1.
        let reply: Response =
            String::from_utf8_lossy(&reply).parse().map_err(|_| SendError::Garbage(self.stage))?;
        if reply.is_positive() {
            return Ok(reply);
        }
        let said = format!("{} {}", reply.code(), joined(&reply));
        Err(SendError::Refused { at: self.stage, said: without_secrets(&said, &self.job) })
    }

    fn failed(&self, error: &io::Error) -> SendError {
        classified(error, self.stage, &self.job)
    }
}

/// The lines of a reply as one. A code that each of them repeats (RFC 2034) stands once.
fn joined(reply: &Response) -> String {
    let is_code = |word: &&str| word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let code = reply.first_word().filter(is_code).unwrap_or_default();
    let without_code = |(at, line): (usize, &str)| {
        let rest = line.strip_prefix(code).filter(|_| at > 0).unwrap_or(line);
        rest.trim_start().to_owned()
    };
    reply.message().enumerate().map(without_code).collect::<Vec<_>>().join(" ")
}

/// The letter with its line end, and with another full stop before those that begin a line: one alone ends the letter
/// (RFC 5321, 4.5.2).
fn transparent(letter: &[u8]) -> Vec<u8> {
    let mut sent = Vec::with_capacity(letter.len());
    for line in letter.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            sent.push(b'.');
        }
        sent.extend_from_slice(line);
    }
    if !sent.ends_with(b"\r\n") {
        sent.extend_from_slice(b"\r\n");
    }
    sent
}

/// The server's addresses, all of them on this host if the connection isn't encrypted.
fn addresses(job: &SmtpJob) -> Result<Vec<SocketAddr>, SendError> {
    let Smtp { host, port, security, .. } = job.smtp;
    let found = look_up(host, *port, job.limits.whole);
    if found.is_empty() {
        return Err(SendError::HostNotFound(host.clone()));
    }
    if *security == Security::Plain && !found.iter().all(|address| address.ip().is_loopback()) {
        return Err(SendError::NotPrivate(host.clone()));
    }
    Ok(found)
}

/// Looks a host up on a thread, since the host's resolver takes no limit. Restricted mode can start none; there Landlock
/// allows the resolver only UDP, on which it limits itself.
fn look_up(host: &str, port: u16, longest: Duration) -> Vec<SocketAddr> {
    let look = move |host: &str| (host, port).to_socket_addrs().map(Iterator::collect).unwrap_or_default();
    let (tell, told) = channel();
    let name = host.to_owned();
    let thread = thread::Builder::new().name("mail".to_owned()).spawn(move || tell.send(look(&name)));
    match thread {
        Ok(_) => told.recv_timeout(longest).unwrap_or_default(),
        Err(_) => look(host),
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

/// What went wrong with the connection.
fn classified(error: &io::Error, at: SmtpStage, job: &SmtpJob) -> SendError {
    if let Some(fault) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return tls_error(fault, job, at);
    }
    match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => SendError::Silent(at),
        io::ErrorKind::FileTooLarge => SendError::Endless(at),
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => SendError::Broke(at),
        _ if at == SmtpStage::Call => {
            let source = io::Error::new(error.kind(), error.to_string());
            SendError::NotReached { host: job.smtp.host.clone(), port: job.smtp.port, source }
        }
        _ => SendError::Broke(at),
    }
}

fn tls_error(fault: &rustls::Error, job: &SmtpJob, at: SmtpStage) -> SendError {
    let host = job.smtp.host.clone();
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
