//! Reading the small files beside the drafts, with a limit and without waiting on what is no file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

use crate::store::LoadError;
use crate::words::Words;

/// What settings and events may be at most, in bytes.
const LARGEST: u64 = 1 << 20;

/// Whether a small file may be a link to one elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// It may: people keep their settings where they like.
    Followed,
    /// It may not.
    Refused,
}

impl Links {
    /// How restricted mode has it, or the other.
    pub(super) fn of(restricted: bool) -> Self {
        if restricted { Links::Refused } else { Links::Followed }
    }
}

/// The text of a small file; `None` where there is none.
///
/// # Errors
/// Where it can't be read, is no ordinary file, too big or no text.
pub(super) fn small_text(path: &Path, links: Links) -> io::Result<Option<String>> {
    let follow = if links == Links::Followed { OFlags::empty() } else { OFlags::NOFOLLOW };
    // Opening a pipe would wait for its other end.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | follow;
    let file = match openat(CWD, path, flags, Mode::empty()) {
        Ok(handle) => File::from(handle),
        Err(Errno::NOENT) => return Ok(None),
        Err(Errno::LOOP) => return Err(io::ErrorKind::InvalidInput.into()),
        Err(error) => return Err(error.into()),
    };
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    limited_text(file, LARGEST).map(Some)
}

/// All that comes from a reader, as text.
///
/// # Errors
/// Where reading fails; `FileTooLarge` beyond `limit` bytes, `InvalidData` where it is no UTF-8.
pub(super) fn limited_text(from: impl Read, limit: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Why a file couldn't be read, in the user's language.
pub(super) fn cause(path: &Path, source: io::Error, words: &Words) -> String {
    let path = path.to_owned();
    let error = match source.kind() {
        io::ErrorKind::InvalidData => LoadError::NotText { path },
        io::ErrorKind::FileTooLarge => LoadError::TooBig { path },
        io::ErrorKind::InvalidInput => LoadError::NotADraft { path },
        _ => LoadError::Io { path, source },
    };
    error.cause(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_only_where_it_may_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let link = folder.path().join("events.ron");
        std::os::unix::fs::symlink("/etc/passwd", &link).expect("a link");
        assert!(matches!(small_text(&link, Links::Followed), Ok(Some(text)) if text.contains("root")));
        let refused = small_text(&link, Links::Refused).expect_err("it is a link");
        assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    }

    #[test]
    fn only_a_file_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(small_text(&folder.path().join("none"), Links::Followed), Ok(None)));
        let pipe = folder.path().join("pipe");
        rustix::fs::mknodat(CWD, &pipe, rustix::fs::FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
        for path in [folder.path(), &pipe, Path::new("/dev/zero")] {
            let refused = small_text(path, Links::Followed).expect_err("it is no file");
            assert_eq!(refused.kind(), io::ErrorKind::InvalidInput, "{path:?}");
        }
    }
}
