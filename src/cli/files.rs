//! Reads the small files beside the drafts: only ordinary files, and none that is too big.

use std::io;
use std::path::Path;

use crate::say;
use crate::store::load_cause;
pub(super) use crate::store::read_file::Links;
use crate::store::read_file::read_file;
use crate::words::Words;

/// The largest settings or events file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The text of a small file; `None` if it doesn't exist.
///
/// # Errors
/// If it can't be read, or is no ordinary file, too big or not UTF-8.
pub(super) fn small_text(path: &Path, links: Links) -> io::Result<Option<String>> {
    match read_file(path, LARGEST, links) {
        Ok(bytes) => text_of(bytes).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Bytes as text.
///
/// # Errors
/// `InvalidData` if they aren't UTF-8.
pub(super) fn text_of(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Why a file couldn't be read, in the user's language.
pub(super) fn cause(error: &io::Error, words: &Words) -> String {
    match error.kind() {
        io::ErrorKind::InvalidData => say!(words, "file-no-text"),
        io::ErrorKind::FileTooLarge => say!(words, "file-too-big"),
        io::ErrorKind::InvalidInput => say!(words, "file-no-file"),
        io::ErrorKind::NotFound => say!(words, "store-load-missing"),
        _ => load_cause(error, words),
    }
}

#[cfg(test)]
mod tests {
    use rustix::fs::{CWD, Mode};

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
