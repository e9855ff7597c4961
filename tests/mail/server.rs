//! A mail server for one call, on the loopback, that does as a test wants: with TLS, STARTTLS and login, refusing,
//! silent, breaking off. It ends with the test.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use mail_parser::decoders::base64::base64_decode;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::certificate::Certificate;

/// How the server keeps its line private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// From the first byte.
    Tls,
    /// When it is asked to.
    StartTls,
    /// Not at all.
    Plain,
}

/// What the server is about to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Ehlo,
    StartTls,
    Login,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the letter, which is no time for an answer.
    Middle,
    End,
}

/// What it does instead.
#[derive(Debug, Clone)]
pub(crate) enum Does {
    /// Says this.
    Says(String),
    /// Says nothing any more.
    Hangs,
    /// Ends the call.
    BreaksOff,
    /// Says this byte by byte, slowly.
    Drips(String),
    /// Says a line that has no end.
    Floods,
}

/// What a server is like.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub line: Line,
    pub login: Option<(&'static str, &'static str)>,
    pub mechanisms: &'static str,
    pub extensions: &'static str,
    pub instead: Option<(Step, Does)>,
    pub certificate: Certificate,
}

impl Plan {
    /// A server that takes everything.
    pub(crate) fn new(line: Line) -> Self {
        Plan {
            line,
            login: None,
            mechanisms: "PLAIN LOGIN",
            extensions: "8BITMIME",
            instead: None,
            certificate: Certificate::for_hosts(&["localhost", "127.0.0.1"]),
        }
    }

    /// The same, but for one step.
    pub(crate) fn instead(self, step: Step, does: Does) -> Self {
        Plan { instead: Some((step, does)), ..self }
    }
}

/// What came in.
#[derive(Debug, Default, Clone)]
pub(crate) struct Heard {
    /// The commands, in order.
    pub commands: Vec<String>,
    /// The letter, as it was before it was made fit for the line.
    pub letter: Option<Vec<u8>>,
    /// How much of an endless line was taken, in bytes.
    pub flood: usize,
}

/// A running server.
pub(crate) struct Server {
    pub port: u16,
    pub certificate: String,
    heard: Arc<Mutex<Heard>>,
    line: Arc<Mutex<Option<TcpStream>>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts it.
    pub(crate) fn start(plan: Plan) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (heard, line) = (Arc::<Mutex<Heard>>::default(), Arc::<Mutex<Option<TcpStream>>>::default());
        let certificate = plan.certificate.authority.clone();
        let thread = {
            let (heard, line) = (Arc::clone(&heard), Arc::clone(&line));
            std::thread::spawn(move || {
                let Ok((stream, _)) = listener.accept() else { return };
                *line.lock().expect("no panic") = stream.try_clone().ok();
                // The call may end at any word.
                let _ = Call::new(stream, &plan, &heard).serve();
                // The last hold on the line: with it the call ends.
                line.lock().expect("no panic").take();
            })
        };
        Server { port, certificate, heard, line, thread: Some(thread) }
    }

    /// What came in so far.
    pub(crate) fn heard(&self) -> Heard {
        self.heard.lock().expect("no panic").clone()
    }

    /// What came in in all, once the caller is gone or where there was none.
    pub(crate) fn heard_at_the_end(mut self) -> Heard {
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        let _ = self.thread.take().expect("one thread").join();
        self.heard()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nobody may have called.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(line) = self.line.lock().expect("no panic").as_ref() {
            let _ = line.shutdown(Shutdown::Both);
        }
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
    Gone,
}

struct Call<'a> {
    stream: Stream,
    plan: &'a Plan,
    heard: &'a Mutex<Heard>,
}

impl<'a> Call<'a> {
    fn new(stream: TcpStream, plan: &'a Plan, heard: &'a Mutex<Heard>) -> Self {
        Call { stream: Stream::Plain(stream), plan, heard }
    }

    fn serve(&mut self) -> io::Result<()> {
        if self.plan.line == Line::Tls {
            self.make_private();
        }
        self.answer(Step::Greeting, "220 localhost ESMTP\r\n")?;
        loop {
            let line = self.line()?;
            self.heard.lock().expect("no panic").commands.push(line.clone());
            let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.answer(Step::Ehlo, &self.extensions())?,
                "STARTTLS" => {
                    self.answer(Step::StartTls, "220 go on\r\n")?;
                    self.make_private();
                }
                "AUTH" => self.log_in(&line)?,
                "MAIL" => self.answer(Step::Mail, "250 ok\r\n")?,
                "RCPT" => self.answer(Step::Rcpt, "250 ok\r\n")?,
                "DATA" => {
                    self.answer(Step::Data, "354 go on\r\n")?;
                    if !self.is_replaced(Step::Data) {
                        self.letter()?;
                        self.answer(Step::End, "250 2.0.0 queued\r\n")?;
                    }
                }
                "QUIT" => return self.say("221 bye\r\n"),
                _ => self.say("500 what\r\n")?,
            }
        }
    }

    fn extensions(&self) -> String {
        let is_private = matches!(self.stream, Stream::Tls(_));
        let mut lines = vec!["localhost".to_owned()];
        lines.extend(self.plan.extensions.split_whitespace().map(str::to_owned));
        if self.plan.line == Line::StartTls && !is_private {
            lines.push("STARTTLS".to_owned());
        }
        if self.plan.login.is_some() && is_private {
            lines.push(format!("AUTH {}", self.plan.mechanisms));
        }
        let last = lines.len() - 1;
        let mark = |at: usize| if at == last { ' ' } else { '-' };
        let lines = lines.iter().enumerate().map(|(at, line)| format!("250{}{line}\r\n", mark(at)));
        lines.collect::<Vec<_>>().concat()
    }

    fn log_in(&mut self, line: &str) -> io::Result<()> {
        let words: Vec<&str> = line.split(' ').collect();
        let given = if words.get(1) == Some(&"PLAIN") {
            let decoded = decoded(words.get(2).copied().unwrap_or_default());
            decoded.trim_start_matches('\0').split('\0').map(str::to_owned).collect::<Vec<_>>()
        } else {
            let mut given = Vec::new();
            for asked in ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"] {
                self.say(&format!("334 {asked}\r\n"))?;
                given.push(decoded(&self.line()?));
            }
            given
        };
        let is_known = self.plan.login.is_some_and(|(user, password)| given == [user, password]);
        let answer = if is_known { "235 2.7.0 ok\r\n" } else { "535 5.7.8 bad credentials\r\n" };
        self.answer(Step::Login, answer)
    }

    fn letter(&mut self) -> io::Result<()> {
        let mut bytes: Vec<u8> = Vec::new();
        while !bytes.ends_with(b"\r\n.\r\n") {
            bytes.push(self.byte()?);
            if bytes.len() == 20_000 {
                self.answer(Step::Middle, "")?;
            }
        }
        bytes.truncate(bytes.len() - 3);
        let text = String::from_utf8(bytes).expect("a letter of text").replace("\r\n..", "\r\n.");
        self.heard.lock().expect("no panic").letter = Some(text.into_bytes());
        Ok(())
    }

    /// Answers as it should, or as the test wants at this step.
    fn answer(&mut self, step: Step, answer: &str) -> io::Result<()> {
        match &self.plan.instead {
            Some((at, does)) if *at == step => match does.clone() {
                Does::Says(text) => self.say(&text),
                Does::Hangs => loop {
                    self.byte()?;
                },
                Does::BreaksOff => Err(io::ErrorKind::BrokenPipe.into()),
                Does::Drips(text) => text.chars().try_for_each(|letter| self.drip(letter)),
                Does::Floods => self.flood(),
            },
            _ => self.say(answer),
        }
    }

    /// Says a letter, unless it hears something within a moment.
    fn drip(&mut self, letter: char) -> io::Result<()> {
        let stream = match &self.stream {
            Stream::Plain(stream) => stream,
            Stream::Tls(stream) => &stream.sock,
            Stream::Gone => return Err(io::ErrorKind::BrokenPipe.into()),
        };
        stream.set_read_timeout(Some(Duration::from_millis(10)))?;
        let heard = stream.peek(&mut [0]);
        stream.set_read_timeout(None)?;
        if heard.is_ok() { Err(io::ErrorKind::BrokenPipe.into()) } else { self.say(&letter.to_string()) }
    }

    fn flood(&mut self) -> io::Result<()> {
        let piece = "x".repeat(8 << 10);
        self.say("250-")?;
        loop {
            self.say(&piece)?;
            self.heard.lock().expect("no panic").flood += piece.len();
        }
    }

    fn is_replaced(&self, step: Step) -> bool {
        self.plan.instead.as_ref().is_some_and(|(at, _)| *at == step)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        match &mut self.stream {
            Stream::Plain(stream) => stream.write_all(text.as_bytes()),
            Stream::Tls(stream) => stream.write_all(text.as_bytes()).and_then(|()| stream.flush()),
            Stream::Gone => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn line(&mut self) -> io::Result<String> {
        let mut bytes = Vec::new();
        while !bytes.ends_with(b"\r\n") {
            bytes.push(self.byte()?);
        }
        bytes.truncate(bytes.len() - 2);
        Ok(String::from_utf8(bytes).expect("a command of text"))
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        match &mut self.stream {
            Stream::Plain(stream) => stream.read_exact(&mut byte)?,
            Stream::Tls(stream) => stream.read_exact(&mut byte)?,
            Stream::Gone => return Err(io::ErrorKind::BrokenPipe.into()),
        }
        Ok(byte[0])
    }

    fn make_private(&mut self) {
        let Stream::Plain(stream) = std::mem::replace(&mut self.stream, Stream::Gone) else { return };
        let Certificate { chain, key, .. } = self.plan.certificate.clone();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(chain, PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key)))
            .expect("a certificate and its key");
        let connection = ServerConnection::new(Arc::new(config)).expect("a connection");
        self.stream = Stream::Tls(Box::new(StreamOwned::new(connection, stream)));
    }
}

fn decoded(text: &str) -> String {
    String::from_utf8(base64_decode(text.as_bytes()).expect("base64")).expect("text")
}
