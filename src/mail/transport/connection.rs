//! The connection to a mail server, on which nothing takes or grows without end: each step has its time, all of them
//! together have theirs, and a reply has its size. Both are measured below TLS, where the server can't get round them.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection};

use crate::clock::Stopwatch;

/// The most that is read of a reply, in bytes; also of a TLS handshake.
const LONGEST_REPLY: usize = 64 << 10;

/// A connection, encrypted or not yet.
pub(super) struct Connection(BufReader<MailStream>);

impl Connection {
    /// Connects to the first address that answers, each within `longest`, and all of it within `whole` on the watch.
    pub(super) fn open(
        addresses: &[SocketAddr],
        longest: Duration,
        whole: Duration,
        watch: Stopwatch,
    ) -> io::Result<Self> {
        let mut failure = io::Error::from(ErrorKind::TimedOut);
        for address in addresses {
            let Some(left) = whole.checked_sub(watch.elapsed()).filter(|left| !left.is_zero()) else { break };
            match TcpStream::connect_timeout(address, left.min(longest)) {
                Ok(socket) => {
                    let socket = LimitedSocket { socket, watch, whole, until: whole, room: 0 };
                    return Ok(Connection(BufReader::new(MailStream { socket, tls: None })));
                }
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    /// Begins a step that may take this long.
    pub(super) fn begin_step(&mut self, longest: Duration) {
        self.0.get_mut().socket.begin_step(longest);
    }

    /// Encrypts all that follows.
    pub(super) fn encrypt(&mut self, config: Arc<ClientConfig>, name: ServerName<'static>) -> io::Result<()> {
        let mut tls = ClientConnection::new(config, name).map_err(io::Error::other)?;
        let MailStream { socket, tls: encrypted } = self.0.get_mut();
        tls.complete_io(socket)?;
        *encrypted = Some(tls);
        Ok(())
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.0.get_ref().tls.is_some()
    }

    /// Whether more than the last reply came in.
    pub(super) fn has_unread(&self) -> bool {
        !self.0.buffer().is_empty()
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let stream = self.0.get_mut();
        stream.write_all(bytes)?;
        stream.flush()
    }

    /// A reply, with all its lines: those that a `-` follows the code of, and the last.
    pub(super) fn read_reply(&mut self) -> io::Result<Vec<u8>> {
        let mut reply = Vec::new();
        loop {
            let start = reply.len();
            self.0.read_until(b'\n', &mut reply)?;
            if !reply[start..].ends_with(b"\n") {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if reply.get(start + 3) != Some(&b'-') {
                return Ok(reply);
            }
        }
    }
}

struct MailStream {
    socket: LimitedSocket,
    tls: Option<ClientConnection>,
}

impl Read for MailStream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match &mut self.tls {
            Some(tls) => rustls::Stream::new(tls, &mut self.socket).read(bytes),
            None => self.socket.read(bytes),
        }
    }
}

impl Write for MailStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.tls {
            Some(tls) => rustls::Stream::new(tls, &mut self.socket).write(bytes),
            None => self.socket.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.tls {
            Some(tls) => rustls::Stream::new(tls, &mut self.socket).flush(),
            None => Ok(()),
        }
    }
}

struct LimitedSocket {
    socket: TcpStream,
    watch: Stopwatch,
    /// When the step must be over, on the watch.
    until: Duration,
    /// When everything must be.
    whole: Duration,
    /// How many more bytes of the step are read.
    room: usize,
}

impl LimitedSocket {
    fn begin_step(&mut self, longest: Duration) {
        self.until = (self.watch.elapsed() + longest).min(self.whole);
        self.room = LONGEST_REPLY;
    }

    /// What is left of the step's time.
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.checked_sub(self.watch.elapsed()).filter(|left| !left.is_zero());
        left.map(Some).ok_or(ErrorKind::TimedOut.into())
    }
}

impl Read for LimitedSocket {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let most = bytes.len().min(self.room);
        if most == 0 {
            return Err(ErrorKind::FileTooLarge.into());
        }
        loop {
            // A server may send a byte now and then: what counts is the time left, not the time since the last one.
            self.socket.set_read_timeout(self.left()?)?;
            match self.socket.read(&mut bytes[..most]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => {
                    self.room -= read.as_ref().unwrap_or(&0);
                    return read;
                }
            }
        }
    }
}

impl Write for LimitedSocket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(self.left()?)?;
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// A socket whose everything may take three minutes, and its other end.
    fn pair() -> (LimitedSocket, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let socket = TcpStream::connect(listener.local_addr().expect("an address")).expect("a line");
        let (whole, watch) = (180 * SECOND, Stopwatch::start());
        let (other, _) = listener.accept().expect("a line");
        (LimitedSocket { socket, watch, whole, until: whole, room: LONGEST_REPLY }, other)
    }

    /// Reads a byte that is there, this long after the start.
    fn read_after(time: Duration, socket: &mut LimitedSocket, other: &mut TcpStream) -> Option<ErrorKind> {
        other.write_all(b"2").expect("a byte");
        socket.watch = Stopwatch::started_ago(time);
        socket.read(&mut [0]).err().map(|error| error.kind())
    }

    #[test]
    fn a_byte_now_and_then_prolongs_nothing() {
        let (mut socket, mut other) = pair();
        for seconds in [0, 30, 60, 90, 120, 150, 179] {
            assert_eq!(read_after(seconds * SECOND, &mut socket, &mut other), None, "{seconds}");
        }
        assert_eq!(read_after(180 * SECOND, &mut socket, &mut other), Some(ErrorKind::TimedOut));
        assert_eq!(socket.write(b"2").expect_err("too late").kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn a_step_ends_with_the_whole() {
        let (mut socket, mut other) = pair();
        socket.begin_step(150 * SECOND);
        assert_eq!(read_after(149 * SECOND, &mut socket, &mut other), None);
        assert_eq!(read_after(151 * SECOND, &mut socket, &mut other), Some(ErrorKind::TimedOut));
        socket.begin_step(150 * SECOND);
        assert_eq!(read_after(179 * SECOND, &mut socket, &mut other), None);
        assert_eq!(read_after(180 * SECOND, &mut socket, &mut other), Some(ErrorKind::TimedOut));
    }

    #[test]
    fn a_reply_has_room_for_so_much() {
        let (mut socket, mut other) = pair();
        socket.room = 2;
        assert_eq!(read_after(SECOND, &mut socket, &mut other), None);
        assert_eq!(read_after(SECOND, &mut socket, &mut other), None);
        assert_eq!(read_after(SECOND, &mut socket, &mut other), Some(ErrorKind::FileTooLarge));
        socket.begin_step(SECOND);
        assert_eq!(read_after(SECOND, &mut socket, &mut other), None);
    }
}
