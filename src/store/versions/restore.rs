//! Restores an earlier version. The current text becomes a version, or, if unreadable, is set aside under another
//! name; then the ordinary save writes.

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::super::folder::Folder;
use super::super::name::put_under_free;
use super::super::{Base, FoundInPlace, LoadError, Revision, SaveError, Store, file_of};
use super::Keep;
use crate::draft::Draft;
use crate::draft::codec::ReadError;
use crate::draft::merge::merge;
use crate::form::FieldId;
use crate::say;
use crate::words::Words;

/// The outcome of restoring a version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// Whether the draft said the same before, so that nothing was written.
    pub is_unchanged: bool,
    /// The id of the version that holds what stood there.
    pub undo: Option<String>,
    /// Where the unreadable file that stood there was moved.
    pub set_aside: Option<PathBuf>,
    /// Who saved at the same moment. The draft holds both texts.
    pub merged_with: Option<String>,
    /// The answers that hold both texts, until someone chooses.
    pub disputed: Vec<FieldId>,
}

/// Why a version was not restored. The draft is unchanged, unless it says otherwise.
#[derive(Debug)]
pub enum RestoreError {
    /// The version, or the draft, can't be read.
    Load(LoadError),
    /// The draft can't be written.
    Save(SaveError),
    /// A single answer can't be restored into an unreadable draft.
    Damaged(LoadError),
    /// Someone else saved at the same moment. Their text stands; the restored one is saved under this name.
    Raced(String),
}

impl RestoreError {
    /// The cause in a few words.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            RestoreError::Load(error) => error.cause(words),
            RestoreError::Save(error) => error.cause(words),
            RestoreError::Damaged(error) => {
                say!(words, "store-restore-damaged", cause = error.cause(words))
            }
            RestoreError::Raced(aside) => say!(words, "store-restore-raced", aside = aside),
        }
    }

    /// What to do about it, if anything.
    pub(crate) fn hint(&self, words: &Words) -> Option<String> {
        match self {
            RestoreError::Load(error) => error.hint(words),
            RestoreError::Save(error) => error.hint(words),
            RestoreError::Damaged(_) => Some(say!(words, "store-restore-damaged-hint")),
            RestoreError::Raced(_) => Some(say!(words, "store-restore-raced-hint")),
        }
    }
}

/// What the draft's file is now.
enum CurrentFile {
    Nothing,
    Draft(Box<Draft>, Vec<u8>),
    /// Unreadable; with its bytes, unless too large.
    Damaged(LoadError, Option<Vec<u8>>),
}

impl Store {
    /// Restores an earlier version, or one of its answers; the current text becomes a version. An unreadable file is
    /// set aside. `shown` is what the draft said to whoever asked, where it is known: what was written since is merged
    /// with what is restored.
    ///
    /// # Errors
    /// Where that can't be read or written, or the draft was written by a newer som.
    pub(crate) fn restore(
        &self,
        name: &str,
        id: &str,
        field: Option<&FieldId>,
        shown: Option<&Draft>,
        now: DateTime<Utc>,
        by: &str,
    ) -> Result<Restored, RestoreError> {
        let version = self.version(name, id).map_err(RestoreError::Load)?;
        let folder = self.drafts().map_err(|error| RestoreError::Load(error.into()))?;
        let unsaved = |error: io::Error| RestoreError::Save(error.into());
        let current = self.current_file(&folder, name).map_err(RestoreError::Load)?;
        let mut outcome = Restored::default();
        let (mut new, mut base, set_aside) = match (current, field) {
            (CurrentFile::Nothing, None) => (version.clone(), Base::without_file(version), None),
            (CurrentFile::Nothing, Some(_)) => return Err(RestoreError::Load(LoadError::Missing)),
            (CurrentFile::Damaged(why, _), Some(_)) => return Err(RestoreError::Damaged(why)),
            (CurrentFile::Damaged(_, bytes), None) => {
                let aside = SetAside::put(&folder, name, bytes.as_deref()).map_err(unsaved)?;
                let damaged = Revision::of(&bytes.unwrap_or_default());
                (version.clone(), Base::new(version, damaged), Some(aside))
            }
            (CurrentFile::Draft(current, bytes), field) => {
                let new = match shown.filter(|shown| !shown.holds_the_same(&current)) {
                    None => restored(*current.clone(), version, field),
                    Some(shown) => {
                        let wanted = restored(shown.clone(), version, field);
                        let merged = merge(&self.form_of(&current), shown, &wanted, &current);
                        outcome.disputed = merged.disputed;
                        merged.draft
                    }
                };
                if new.says_the_same(&current) {
                    return Ok(Restored { is_unchanged: true, ..outcome });
                }
                outcome.undo = self.keep(&folder, name, &bytes, Keep::Replaced).map_err(unsaved)?;
                (new, Base::new(*current, Revision::of(&bytes)), None)
            }
        };
        new.touch(&self.form_of(&new), now, by);
        match self.save(name, &new, &mut base) {
            Ok(saved) if saved.name != name => Err(RestoreError::Raced(saved.name)),
            Ok(saved) => {
                outcome.set_aside = set_aside.map(|aside| folder.path_of(&aside.file));
                Ok(self.restored_beside(outcome, saved.met))
            }
            Err(error) => {
                if let Some(aside) = set_aside {
                    aside.undo(&folder, name);
                }
                Err(RestoreError::Save(error))
            }
        }
    }

    /// Reports someone else's save at the same moment.
    fn restored_beside(&self, mut restored: Restored, met: FoundInPlace) -> Restored {
        match met {
            FoundInPlace::Expected | FoundInPlace::Nothing => {}
            FoundInPlace::Merged { by, disputed } => {
                (restored.merged_with, restored.disputed) = (Some(by), disputed);
            }
            FoundInPlace::Theirs(name) => {
                restored.set_aside.get_or_insert(self.path_of(&name));
            }
        }
        restored
    }

    /// What the draft's file is now; an error if it may not be replaced.
    fn current_file(&self, folder: &Folder, name: &str) -> Result<CurrentFile, LoadError> {
        let bytes = match folder.read(file_of(name)) {
            Err(LoadError::Missing) => return Ok(CurrentFile::Nothing),
            Err(why @ LoadError::TooBig) => return Ok(CurrentFile::Damaged(why, None)),
            contents => contents?.bytes,
        };
        match self.draft_in(&bytes) {
            Ok(draft) => Ok(CurrentFile::Draft(Box::new(draft), bytes)),
            // Those files are intact, just not ours to read.
            Err(why @ LoadError::Content(ReadError::NewerSchema { .. } | ReadError::OtherForm { .. })) => {
                Err(why)
            }
            Err(why) => Ok(CurrentFile::Damaged(why, Some(bytes))),
        }
    }
}

/// The draft with the version's text, or with one of its answers. Caret, creation time, remarks, approval and receipts
/// stay the draft's.
fn restored(current: Draft, version: Draft, field: Option<&FieldId>) -> Draft {
    let Some(field) = field else {
        let mut new = version;
        new.created = current.created;
        new.copy_approval_and_receipts(&current);
        new.keep_key_of(&current);
        new.keep_remarks_of(&current);
        new.keep_participations_of(&current);
        new.place = current.place;
        return new;
    };
    let mut new = current;
    new.take_row_of(&version, field);
    new.set_answer(field, version.answer(field));
    // Drops rivals equal to the answer.
    new.set_rivals(field, new.rivals(field).to_vec());
    new
}

/// An unreadable file that was given another name.
struct SetAside {
    file: String,
    /// Whether it kept its old name too, so that the save has a file to replace.
    is_there_too: bool,
}

impl SetAside {
    /// Links the file to the first free name for damaged ones, so that it always has a name. Where that isn't
    /// possible, or its bytes aren't known to the save, it is renamed.
    fn put(folder: &Folder, name: &str, bytes: Option<&[u8]>) -> io::Result<Self> {
        let file = file_of(name);
        let names = || {
            let first = format!("{file}.damaged");
            std::iter::once(first.clone()).chain((2..).map(move |number| format!("{first}-{number}")))
        };
        if bytes.is_some()
            && let Ok(aside) = put_under_free(names(), |aside| folder.link(&file, aside))
        {
            return Ok(SetAside { file: aside, is_there_too: true });
        }
        if !folder.may_write(&file) {
            return Err(rustix::io::Errno::ACCESS.into());
        }
        let aside = put_under_free(names(), |aside| folder.move_to(&file, folder, aside))?;
        let aside = SetAside { file: aside, is_there_too: false };
        // Someone may just have repaired it.
        let is_it = match (folder.read(&aside.file), bytes) {
            (Err(LoadError::Io(error)), _) => return Err(error),
            (Ok(found), Some(bytes)) => found.bytes == bytes,
            (Err(LoadError::TooBig), None) => true,
            _ => false,
        };
        if is_it {
            return Ok(aside);
        }
        aside.undo(folder, name);
        Err(rustix::io::Errno::BUSY.into())
    }

    /// Restores the old name, unless something else has it now.
    fn undo(self, folder: &Folder, name: &str) {
        let file = file_of(name);
        if !self.is_there_too {
            // If the name is taken, both files stay.
            let _ = folder.move_to(&self.file, folder, &file);
            return;
        }
        if folder.bytes(&file).is_some_and(|now| folder.holds(&self.file, &now)) {
            // The file still has its own name; a leftover second one does no harm.
            let _ = folder.remove(&self.file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Rival;
    use crate::form::som;

    #[test]
    fn a_rival_that_says_what_was_restored_is_no_rival() {
        let field = FieldId::new("motivation");
        let draft = |text: &str| {
            let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&field, text);
            draft
        };
        let rival = |text: &str| Rival { text: text.into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
        let mut current = draft("b");
        current.set_rivals(&field, vec![rival("a"), rival("c")]);
        assert_eq!(restored(current, draft("a"), Some(&field)).rivals(&field), [rival("c")]);
    }
}
