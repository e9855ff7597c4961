//! What can go wrong with files and how users are told: the cause, the way out. No error quotes a draft; which file it
//! is about, whoever asked knows.

use std::io;

use rustix::io::Errno;

use super::name::BadName;
use crate::draft::codec::ReadError;
use crate::words::Words;
use crate::{say, shown};

/// Why a file can't be read as a draft. The file is left as it is.
#[derive(Debug)]
pub enum LoadError {
    /// Not a valid draft name.
    Name(BadName),
    /// There is no such file.
    Missing,
    /// A folder, link, pipe or device.
    NotADraft,
    /// Too large for a draft.
    TooBig,
    /// It is no UTF-8 text.
    NotText,
    /// Text, but not a draft that this version can read: where and what.
    Content(ReadError),
    /// The draft has no such version.
    NoVersion {
        /// The draft's name, as it was given.
        name: String,
        /// What was asked for.
        asked: String,
    },
    /// Several versions begin with what was asked for.
    ManyVersions(String),
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> Self {
        LoadError::Io(error)
    }
}

impl LoadError {
    /// The cause in a few words: `kan ikke læses: linje 14, felt ”motivation”`.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            LoadError::Name(why) => why.cause(words),
            LoadError::Missing => say!(words, "store-load-missing"),
            LoadError::NotADraft => say!(words, "store-load-not-a-draft"),
            LoadError::TooBig => say!(words, "store-load-too-big"),
            LoadError::NotText => say!(words, "store-load-not-text"),
            LoadError::Content(why) => content_cause(why, words),
            LoadError::NoVersion { asked, .. } => say!(words, "store-load-no-version", id = brief(asked)),
            LoadError::ManyVersions(asked) => {
                say!(words, "store-load-many-versions", id = brief(asked))
            }
            LoadError::Io(source) => load_cause(source, words),
        }
    }

    /// What to do about it, if anything.
    pub(crate) fn hint(&self, words: &Words) -> Option<String> {
        match self {
            LoadError::Name(why) => Some(why.hint(words)),
            LoadError::Missing => Some(say!(words, "store-load-missing-hint")),
            LoadError::NotADraft | LoadError::TooBig => None,
            LoadError::Content(ReadError::NewerSchema { .. }) => Some(say!(words, "store-load-newer-hint")),
            LoadError::Content(ReadError::OtherForm { found }) => {
                Some(say!(words, "store-load-other-form-hint", form = brief(found)))
            }
            LoadError::Content(_) | LoadError::NotText => Some(say!(words, "store-load-content-hint")),
            LoadError::NoVersion { name, .. } => {
                Some(say!(words, "store-load-no-version-hint", name = shown::text(name)))
            }
            LoadError::ManyVersions(_) => Some(say!(words, "store-load-many-versions-hint")),
            LoadError::Io(source) if is_refused(source) => Some(say!(words, "store-io-no-access-hint")),
            LoadError::Io(source) => io_hint(source, words),
        }
    }
}

/// Why a file that is no draft, of at most `largest` bytes, can't be read, and the way out.
pub(crate) fn unread(error: io::Error, largest: u64, words: &Words) -> (String, String) {
    let error = match error.kind() {
        io::ErrorKind::NotFound => {
            return (say!(words, "store-no-file"), say!(words, "store-no-file-hint"));
        }
        io::ErrorKind::InvalidInput => {
            return (say!(words, "store-odd-file"), say!(words, "store-odd-file-hint"));
        }
        io::ErrorKind::FileTooLarge => {
            let cause = say!(words, "store-large-file", mb = largest >> 20);
            return (cause, say!(words, "store-large-file-hint"));
        }
        _ => LoadError::Io(error),
    };
    let hint = error.hint(words).unwrap_or_else(|| say!(words, "store-odd-file-hint"));
    (error.cause(words), hint)
}

/// Why the system refused to read a file.
pub(crate) fn load_cause(error: &io::Error, words: &Words) -> String {
    let cause = if is_refused(error) { say!(words, "store-io-no-access") } else { io_cause(error, words) };
    say!(words, "store-load-io", cause = cause)
}

/// Whether whoever reads may not.
fn is_refused(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::ACCESS | Errno::PERM))
}

/// The first few characters of untrusted text.
fn brief(text: &str) -> String {
    shown::text(text).chars().take(40).collect()
}

fn content_cause(why: &ReadError, words: &Words) -> String {
    let field = why.field().map(brief);
    let place = match (why, why.line(), field) {
        (ReadError::NewerSchema { .. }, ..) => say!(words, "store-load-newer"),
        (ReadError::OtherForm { found }, ..) => {
            say!(words, "store-load-other-form", form = brief(found))
        }
        (ReadError::DoubledKey { line, .. }, _, field) => {
            say!(words, "store-load-doubled", line = *line, field = field.unwrap_or_default())
        }
        (_, Some(line), Some(field)) => say!(words, "store-load-line-field", line = line, field = field),
        (_, line, _) => say!(words, "store-load-line", line = line.unwrap_or(1)),
    };
    match why {
        ReadError::Syntax { what, .. } if what.is_known() => format!("{place}: {}", what.say(words)),
        _ => place,
    }
}

/// Why a file was not written. The old one is untouched, but for [`SaveError::Unsynced`].
#[derive(Debug)]
pub enum SaveError {
    /// Not a valid draft name.
    Name(BadName),
    /// The file would be too large to read back.
    TooBig,
    /// The text wouldn't parse back to the same draft, so it never reaches the disk.
    Unreadable,
    /// The file is read-only.
    ReadOnly,
    /// No such file, or nothing of that name in the trash.
    Missing,
    /// Someone removed the draft for good.
    Purged,
    /// The file exists, and nobody asked to replace it.
    Exists,
    /// A folder, link, pipe or device is in the way; it is never replaced.
    NotAFile,
    /// The file that was to be changed is no UTF-8 text.
    NotText,
    /// The file that was to be changed is larger than any that is read.
    Overgrown,
    /// It was written, and the disk doesn't confirm that it stays so through a power cut.
    Unsynced(io::Error),
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        SaveError::Io(error)
    }
}

/// Why a file that is to be changed could not be read first.
impl From<LoadError> for SaveError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::NotText => SaveError::NotText,
            LoadError::TooBig => SaveError::Overgrown,
            LoadError::Missing => SaveError::Missing,
            LoadError::Io(error) => SaveError::Io(error),
            _ => SaveError::NotAFile,
        }
    }
}

impl SaveError {
    /// The cause in a few words, as it stands between the brackets of `IKKE GEMT (disken er fuld)`.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            SaveError::Name(why) => why.cause(words),
            SaveError::TooBig => say!(words, "store-save-too-big"),
            SaveError::Unreadable => say!(words, "store-save-unreadable"),
            SaveError::ReadOnly => say!(words, "store-io-read-only"),
            SaveError::Missing => say!(words, "store-load-missing"),
            SaveError::Purged => say!(words, "store-save-purged"),
            SaveError::Exists => say!(words, "store-save-exists"),
            SaveError::NotAFile => say!(words, "store-save-not-a-file"),
            SaveError::NotText => say!(words, "store-save-not-text"),
            SaveError::Overgrown => say!(words, "store-save-overgrown"),
            SaveError::Unsynced(source) => say!(words, "store-unsynced", cause = io_cause(source, words)),
            SaveError::Io(source) => io_cause(source, words),
        }
    }

    /// Whether what was asked for is done all the same.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self, SaveError::Unsynced(_))
    }

    /// What to do about it, if anything.
    pub(crate) fn hint(&self, words: &Words) -> Option<String> {
        match self {
            SaveError::Name(why) => Some(why.hint(words)),
            SaveError::Unsynced(_) => Some(say!(words, "store-unsynced-hint")),
            SaveError::TooBig => Some(say!(words, "store-save-too-big-hint")),
            SaveError::Unreadable => Some(say!(words, "store-save-unreadable-hint")),
            SaveError::ReadOnly => Some(say!(words, "store-io-read-only-hint")),
            SaveError::Missing => Some(say!(words, "store-load-missing-hint")),
            SaveError::Purged => None,
            SaveError::NotText => Some(say!(words, "store-save-not-text-hint")),
            SaveError::Overgrown => Some(say!(words, "store-save-overgrown-hint")),
            SaveError::Exists | SaveError::NotAFile => Some(say!(words, "store-save-exists-hint")),
            SaveError::Io(source) => io_hint(source, words),
        }
    }
}

/// A failed call's cause in a few words. Unknown ones are told by number: the system's own message would be in the
/// host's language.
pub(crate) fn io_cause(error: &io::Error, words: &Words) -> String {
    match Errno::from_io_error(error) {
        Some(Errno::NOSPC) => say!(words, "store-io-full"),
        Some(Errno::DQUOT) => say!(words, "store-io-quota"),
        Some(Errno::ACCESS | Errno::PERM | Errno::ROFS) => say!(words, "store-io-read-only"),
        Some(Errno::IO) => say!(words, "store-io-disk"),
        Some(Errno::STALE) => say!(words, "store-io-away"),
        Some(Errno::NOENT | Errno::NOTDIR | Errno::NODEV | Errno::HOSTDOWN) => {
            say!(words, "store-io-gone")
        }
        Some(Errno::FBIG) => say!(words, "store-io-too-big"),
        Some(Errno::MFILE | Errno::NFILE | Errno::NOMEM) => say!(words, "store-io-host-full"),
        Some(errno) => say!(words, "store-io-other", number = errno.raw_os_error()),
        None => say!(words, "store-io-unknown"),
    }
}

fn io_hint(error: &io::Error, words: &Words) -> Option<String> {
    match Errno::from_io_error(error)? {
        Errno::NOSPC | Errno::DQUOT | Errno::FBIG => Some(say!(words, "store-io-full-hint")),
        Errno::ACCESS | Errno::PERM | Errno::ROFS => Some(say!(words, "store-io-read-only-hint")),
        Errno::IO | Errno::STALE | Errno::NOENT | Errno::NOTDIR | Errno::NODEV | Errno::HOSTDOWN => {
            Some(say!(words, "store-io-disk-hint"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_file::RonFaultKind;
    use crate::words::Lang;

    fn save_cause(errno: Errno) -> String {
        SaveError::Io(errno.into()).cause(&Words::new(Lang::Da))
    }

    #[test]
    fn known_causes_are_told_in_words() {
        assert_eq!(save_cause(Errno::NOSPC), "disken er fuld");
        assert_eq!(save_cause(Errno::DQUOT), "kvoten er brugt op");
        assert_eq!(save_cause(Errno::ROFS), "kun læsning");
        let refused = LoadError::Io(Errno::ACCESS.into());
        let words = &Words::new(Lang::Da);
        assert_eq!(refused.cause(words), "kan ikke læses: du har ikke læseadgang");
        assert!(refused.hint(words).expect("a way out").contains("læseadgang"));
        assert_eq!(save_cause(Errno::IO), "disken svarer med fejl");
        assert_eq!(save_cause(Errno::STALE), "mappen med kladder er væk");
        assert_eq!(save_cause(Errno::NOENT), "mappen er der ikke");
        assert_eq!(save_cause(Errno::XDEV), "fejl 18");
    }

    #[test]
    fn a_mistake_in_a_draft_is_told_by_line_and_field() {
        let words = Words::new(Lang::Da);
        let cause = |why| LoadError::Content(why).cause(&words);
        let syntax = |field: Option<&str>| ReadError::Syntax {
            line: 14,
            column: 3,
            field: field.map(str::to_owned),
            what: RonFaultKind::Other,
        };
        let no_comma =
            ReadError::Syntax { line: 14, column: 3, field: None, what: RonFaultKind::NoSign(',') };
        assert_eq!(cause(no_comma), "kan ikke læses: linje 14: her mangler et komma");
        assert_eq!(cause(syntax(Some("motivation"))), "kan ikke læses: linje 14, felt ”motivation”");
        assert_eq!(cause(syntax(None)), "kan ikke læses: linje 14");
        assert_eq!(cause(syntax(Some("\u{1b}[2J"))), "kan ikke læses: linje 14, felt ”␛[2J”");
        assert_eq!(cause(ReadError::NewerSchema { found: 9 }), "skrevet af en nyere udgave af som");
        let doubled = ReadError::DoubledKey { line: 5, key: "navn".to_owned() };
        assert_eq!(cause(doubled), "kan ikke læses: linje 5, feltet ”navn” står der to gange");
    }
}
