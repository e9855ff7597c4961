//! Reading other people's files: bounded in size, and without blocking on pipes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

/// Whether symbolic links are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// People keep their files where they like.
    Followed,
    /// In restricted mode.
    Refused,
}

impl Links {
    /// The policy of restricted mode, or of the ordinary one.
    pub(crate) fn of(restricted: bool) -> Self {
        if restricted { Links::Refused } else { Links::Followed }
    }
}

/// Reads a whole file.
///
/// # Errors
/// Where it can't be read; `InvalidInput` where it is no ordinary file, or a link that is refused; `FileTooLarge`
/// beyond `limit` bytes.
pub(crate) fn read_file(path: &Path, limit: u64, links: Links) -> io::Result<Vec<u8>> {
    let follow = if links == Links::Followed { OFlags::empty() } else { OFlags::NOFOLLOW };
    // Opening a pipe would block until its other end opens.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | follow;
    let file = File::from(openat(CWD, path, flags, Mode::empty()).map_err(|error| match error {
        Errno::LOOP => io::ErrorKind::InvalidInput.into(),
        error => io::Error::from(error),
    })?);
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    read_limited(file, found.len(), limit)
}

/// Reads to the end, up to a limit; in one go where there are `expected` bytes, and not at all where these are too many.
///
/// # Errors
/// Where reading fails; `FileTooLarge` beyond `limit` bytes.
pub(crate) fn read_limited(from: impl Read, expected: u64, limit: u64) -> io::Result<Vec<u8>> {
    if expected > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // One more, so that the end is seen without room for more being made.
    let room = usize::try_from(expected + 1).unwrap_or(0);
    let mut bytes = Vec::with_capacity(room);
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What must not be read.
    struct Untouchable;

    impl Read for Untouchable {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("it is read")
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let error = read_limited(Untouchable, 5 << 30, 4 << 20).expect_err("too large");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        // One that says nothing of its size, or grows, is read as far as the limit.
        let error = read_limited(io::repeat(b' '), 0, 10).expect_err("too large");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(read_limited(io::repeat(b' ').take(10), 10, 10).expect("it is read").len(), 10);
    }
}
