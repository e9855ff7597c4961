//! Reading what others made, with a limit and without waiting on what is no file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

/// Whether a file may be a link to one elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// It may: people keep their files where they like.
    Followed,
    /// It may not.
    Refused,
}

impl Links {
    /// How restricted mode has it, or the other.
    pub fn of(restricted: bool) -> Self {
        if restricted { Links::Refused } else { Links::Followed }
    }
}

/// All that a file holds.
///
/// # Errors
/// Where it can't be read; `InvalidInput` where it is no ordinary file, or a link that is refused; `FileTooLarge`
/// beyond `limit` bytes.
pub fn read_file(path: &Path, limit: u64, links: Links) -> io::Result<Vec<u8>> {
    let follow = if links == Links::Followed { OFlags::empty() } else { OFlags::NOFOLLOW };
    // Opening a pipe would wait for its other end.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | follow;
    let file = File::from(openat(CWD, path, flags, Mode::empty()).map_err(|error| match error {
        Errno::LOOP => io::ErrorKind::InvalidInput.into(),
        error => io::Error::from(error),
    })?);
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    read_limited(file, limit)
}

/// All that comes from a reader.
///
/// # Errors
/// Where reading fails; `FileTooLarge` beyond `limit` bytes.
pub fn read_limited(from: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}
