//! The small texts beside the drafts that people share and write by hand as well: `words.txt`, `events.ron`.

use std::io;

use super::folder::Folder;
use super::{HIDDEN, LoadError, SaveError, Store};

impl Store {
    /// The text of a file beside the drafts; empty where there is none.
    ///
    /// # Errors
    /// Where it can't be read, or is no text.
    pub(super) fn text_beside(&self, file: &str) -> Result<String, LoadError> {
        let read = || Folder::open(&self.data, &self.hook).map_err(LoadError::from)?.read(file);
        match read() {
            Ok(found) => String::from_utf8(found.bytes).map_err(|_| LoadError::NotText),
            Err(LoadError::Missing) => Ok(String::new()),
            Err(LoadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(error),
        }
    }

    /// Changes a file beside the drafts: `change` gives what it is to say, or `None` if that is what it says, and what
    /// comes of it all. Whoever changes it at the same time waits.
    ///
    /// # Errors
    /// What `change` refuses, or where the file couldn't be written; it is as it was then.
    pub(super) fn change_beside<T, E: From<SaveError>>(
        &self,
        file: &str,
        change: impl FnOnce(&str) -> Result<(Option<String>, T), E>,
    ) -> Result<T, E> {
        let io = |error: io::Error| SaveError::from(error);
        let hidden = self.drafts_or_make().and_then(|drafts| drafts.inside_or_make(HIDDEN)).map_err(io)?;
        let _lock = self.lock(hidden, file, || ());
        let folder = Folder::open(&self.data, &self.hook).map_err(io)?;
        let found = match folder.read(file) {
            Ok(_) if !folder.may_write(file) => return Err(SaveError::ReadOnly.into()),
            Ok(found) => Some(found),
            Err(LoadError::Missing) => None,
            Err(error) => return Err(SaveError::from(error).into()),
        };
        let bytes = found.as_ref().map_or(&[][..], |found| &found.bytes);
        let text = str::from_utf8(bytes).map_err(|_| SaveError::NotText)?;
        let (text, done) = change(text)?;
        if let Some(text) = text {
            let mut temp = folder.write_temp(file, text.as_bytes(), found.as_ref()).map_err(io)?;
            temp.put_over(file).map_err(io)?;
            folder.sync().map_err(SaveError::Unsynced)?;
        }
        Ok(done)
    }
}
