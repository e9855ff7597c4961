//! Reading the small files beside the drafts, with a limit and without waiting on what is no file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::store::LoadError;
use crate::words::Words;

/// What settings and events may be at most, in bytes.
const LARGEST: u64 = 1 << 20;

/// The text of a small file; `None` where there is none.
///
/// # Errors
/// Where it can't be read, is no ordinary file, too big or no text.
pub(super) fn small_text(path: &Path) -> io::Result<Option<String>> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(metadata) if !metadata.is_file() => return Err(io::ErrorKind::InvalidInput.into()),
        Ok(_) => {}
    }
    limited_text(File::open(path)?, LARGEST).map(Some)
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
