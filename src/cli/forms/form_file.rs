//! A form's file and, beside it, its English, as `check` and `translate` read them. What a client gives on standard input
//! has nothing beside it.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use super::super::import::file_bytes;
use super::super::{CliSession, CommandResult, Exit, Failure, failure, files};
use crate::form::FormFault;
use crate::store::form_and_english;
use crate::{say, shown};

/// More is not even looked at, in bytes. What is larger than a form may be is told as a fault.
const LARGEST: u64 = 1 << 20;

/// The first bytes of .docx and .odt.
const ZIP: &[u8] = b"PK\x03\x04";

/// A file with its text.
pub(super) struct TextFile {
    path: OsString,
    pub(super) text: String,
}

/// What is named on the command line, be it the form or its English.
pub(super) struct FormFile {
    pub(super) form: TextFile,
    /// Where there is one, or should be.
    pub(super) english: Option<TextFile>,
}

impl FormFile {
    /// Reads what `file` names, and what stands beside it.
    ///
    /// # Errors
    /// Where the form, or the English that is named, can't be read.
    pub(super) fn read(file: &OsStr, session: &CliSession) -> Result<Self, Failure> {
        let Some((form, english)) = form_and_english(Path::new(file)) else {
            return Ok(FormFile { form: TextFile::read(file, session)?, english: None });
        };
        if form.as_os_str() == file {
            let form = TextFile::read(file, session)?;
            return Ok(FormFile { form, english: TextFile::if_there(english.as_os_str(), session)? });
        }
        let english = TextFile::read(file, session)?;
        let missing = || {
            let (path, form) = (english.name(), shown::path(&form));
            failure!(session.words, "cli-forms-check-alone", path = path, form = form)
        };
        let form = TextFile::if_there(form.as_os_str(), session)?.ok_or_else(missing)?;
        Ok(FormFile { form, english: Some(english) })
    }
}

impl TextFile {
    fn read(path: &OsStr, session: &CliSession) -> Result<Self, Failure> {
        let bytes = file_bytes(path, LARGEST, session)?;
        TextFile::of(path, bytes, session)
    }

    /// The same; `None` where there is no such file.
    fn if_there(path: &OsStr, session: &CliSession) -> Result<Option<Self>, Failure> {
        match file_bytes(path, LARGEST, session)? {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => TextFile::of(path, bytes, session).map(Some),
        }
    }

    fn of(path: &OsStr, bytes: io::Result<Vec<u8>>, session: &CliSession) -> Result<Self, Failure> {
        let (words, name) = (&session.words, shown::path(Path::new(path)));
        let unread = || failure!(words, "cli-forms-check-unread", path = &*name);
        let bytes = bytes.map_err(|error| unread().of_unread(error, LARGEST, words))?;
        // A client can't run `forms draft`.
        let hint = if bytes.starts_with(ZIP) && !session.is_of_client {
            say!(words, "cli-forms-check-document", command = format!("som forms draft {name}"))
        } else {
            say!(words, "cli-forms-check-utf8")
        };
        let text = files::text_of(bytes);
        let text = text.map_err(|error| unread().because(files::cause(&error, words)).hint(hint))?;
        Ok(TextFile { path: path.to_owned(), text })
    }

    /// The file's name for messages.
    pub(super) fn name(&self) -> String {
        shown::path(Path::new(&self.path))
    }

    /// Tells what is wrong with the file, a line each.
    pub(super) fn tell(&self, faults: &[FormFault], session: &CliSession) -> CommandResult {
        let name = self.name();
        let line = |fault: &FormFault| {
            format!("{name}:{}: {}\n", fault.line(), fault.say_without_line(&session.words))
        };
        session.print(&faults.iter().map(line).collect::<String>())?;
        Ok(Exit::FAILED)
    }
}
