//! Saving: a draft that reads again as the same, whole on disk before it gets its name, and never in the place of
//! a text that we haven't seen. What others wrote meanwhile is merged with ours.

use std::io;
use std::path::Path;
use std::sync::atomic::Ordering;

use super::folder::{FileContents, Folder, LARGEST, ReadOutcome};
use super::lock::{Lock, Patience, pause};
use super::name::{numbered, openable_name};
use super::temp_file::TempFile;
use super::versions::Keep;
use super::{HIDDEN, Revision, SaveError, Store, file_of, name, name_of};
use crate::draft::merge::merge;
use crate::draft::{Draft, codec};
use crate::form::{FieldId, FormSpec};
use crate::taken_out::{Safeguard, is_out};

/// So many times a save begins anew because someone else's came between; then it goes to another name.
const TRIES: usize = 8;

/// So many times a file that can't be read is looked at again before it counts as that.
const HALF_WRITTEN: usize = 6;

/// What a draft was when it was read or last saved: what others did since is told by this.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// What it said.
    pub draft: Draft,
    /// What its file held; `None` where no file ever held just this.
    pub revision: Option<Revision>,
    /// What failed saves of ours may have left in the file.
    tried: Vec<Revision>,
    /// Whether what it said is kept as a version in any case when it is replaced.
    keep: Keep,
    /// The copies in the recovery folder that are in what is saved upon it.
    pub(super) held: Vec<String>,
}

impl Base {
    /// A draft as its file had it when it was saved last.
    pub fn new(draft: Draft, revision: Revision) -> Self {
        let keep = Keep::Autosave;
        Base { draft, revision: Some(revision), tried: Vec::new(), keep, held: Vec::new() }
    }

    /// A draft as it was read from its file: what stood there before this session is kept.
    pub fn read(draft: Draft, revision: Revision) -> Self {
        Base { keep: Keep::Always, ..Base::new(draft, revision) }
    }

    /// The same, where what is saved upon it holds these copies of the recovery folder.
    pub(super) fn holding(self, held: Vec<String>) -> Self {
        Base { held, ..self }
    }

    /// A draft that no file ever held.
    pub(super) fn without_file(draft: Draft) -> Self {
        Base { revision: None, ..Base::new(draft, Revision::of(b"")) }
    }

    pub(super) fn is_known(&self, found: Revision) -> bool {
        self.revision == Some(found) || self.tried.contains(&found)
    }
}

/// A save that is on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The name that holds the draft now: another than asked for where something stands there that is no draft.
    pub name: String,
    /// What the file says: ours, or ours and others' merged.
    pub draft: Draft,
    /// What the file holds.
    pub revision: Revision,
    /// What stood under the name that was asked for.
    pub met: Met,
}

/// What a save met under the name that it was to replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// The text that was expected; it is replaced.
    Expected,
    /// Nothing: someone removed or renamed the draft. It is there again.
    Nothing,
    /// Someone else's draft. Both are in the file now.
    Merged {
        /// Who wrote it, as their host knows them.
        by: String,
        /// The answers where both texts stand now.
        disputed: Vec<FieldId>,
    },
    /// Something that can't be read as a draft, or stood there for a moment. It is left alone, or has this name now.
    Theirs(String),
}

impl Store {
    /// Saves a new draft under the first free name like `slug`; nothing is replaced.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub fn create(&self, slug: &str, draft: &Draft) -> Result<(String, Revision), SaveError> {
        let slug = name::slug(slug);
        let path = self.path_of(&slug);
        let text = text_of(draft, &path, self.form)?;
        let folder = self.folder(&path)?;
        // A text that waits to come back under a name would come into the wrong draft.
        let names = numbered(&slug).filter(|name| !self.has_recovery(name));
        let name = put_draft(&folder, names, text.as_bytes()).map_err(in_file(&path));
        Ok((self.noted(name)?, Revision::of(text.as_bytes())))
    }

    /// Saves a draft in the place of what it was when it was read or last saved.
    ///
    /// Where someone else has changed the file, theirs and ours are merged against `base`. Where the file can't be
    /// read as a draft it is left alone, and ours goes to the next free name. On return all of it is on disk to
    /// stay, also through a power cut. A save that fails notes in `base` what it may have left in the file, and
    /// leaves a copy in the folder for recovery.
    ///
    /// # Errors
    /// Where it couldn't be written; what was there is untouched, or, at the very last step, replaced by the whole
    /// of the new text. Try again with the same `base`.
    pub fn save(&self, name: &str, ours: &Draft, base: &mut Base) -> Result<Saved, SaveError> {
        openable_name(name).map_err(|why| SaveError::Name { name: name.to_owned(), why })?;
        let path = self.path_of(name);
        let text = text_of(ours, &path, self.form)?;
        let saved = self.noted(self.save_text(name, ours, &text, base));
        if saved.is_ok() {
            self.forget_recovery(name, base);
        } else {
            base.tried.push(Revision::of(text.as_bytes()));
            self.keep_for_recovery(name, &text, &base.draft);
        }
        saved
    }

    fn save_text(&self, name: &str, ours: &Draft, text: &str, base: &Base) -> Result<Saved, SaveError> {
        let path = self.path_of(name);
        let folder = self.folder(&path)?;
        let patience = Patience { longest: self.patience, is_hurried: &self.is_hurried };
        let _turn = folder
            .inside_or_make(HIDDEN)
            .ok()
            .and_then(|hidden| Lock::take(hidden, name, &patience, &self.seen));
        let save = Save { store: self, folder: &folder, name, ours, text, base };
        for number in 0..TRIES {
            if let Some(saved) = save.attempt(number)? {
                return Ok(saved);
            }
        }
        save.set_aside()
    }

    pub(super) fn folder(&self, path: &Path) -> Result<Folder, SaveError> {
        let folder = Folder::open_or_make(&self.drafts_dir(), &self.hook).map_err(in_file(path));
        let folder = self.noted(folder)?;
        if !self.is_swept.swap(true, Ordering::Relaxed) {
            // Litter that can't be removed is no reason not to save.
            let _ = self.sweep(&folder);
        }
        Ok(folder)
    }

    fn noted<T>(&self, result: Result<T, SaveError>) -> Result<T, SaveError> {
        if result.is_err() {
            self.is_swept.store(false, Ordering::Relaxed);
        }
        result
    }
}

/// How a text was put in the place of another.
enum Put {
    /// As it was to be.
    Done,
    /// Not at all: someone else's came between.
    Raced,
    /// As it was to be; someone else's, which came between, has this name now.
    Beside(String),
}

impl Put {
    /// What the save met, if it is done.
    fn met(self, expected: Met) -> Option<Met> {
        match self {
            Put::Done => Some(expected),
            Put::Raced => None,
            Put::Beside(theirs) => Some(Met::Theirs(theirs)),
        }
    }
}

/// One save of one text.
struct Save<'s> {
    store: &'s Store,
    folder: &'s Folder,
    name: &'s str,
    ours: &'s Draft,
    text: &'s str,
    base: &'s Base,
}

impl Save<'_> {
    /// Saves, unless someone else's save comes between: then nothing is changed, and it is to be tried anew.
    fn attempt(&self, number: usize) -> Result<Option<Saved>, SaveError> {
        let found = self.folder.read(file_of(self.name)).map_err(self.in_file())?;
        let revision = Revision::of(self.text.as_bytes());
        match found {
            // What is expected has been on disk for good since it was saved or read.
            ReadOutcome::File(found)
                if found.bytes == self.text.as_bytes() && self.base.revision == Some(revision) =>
            {
                Ok(Some(self.saved(self.ours.clone(), revision, Met::Expected)))
            }
            ReadOutcome::File(found) if self.is_known(&found) => {
                let put = self.replace(self.text.as_bytes(), &found, self.keep_of(&found))?;
                Ok(put.met(Met::Expected).map(|met| self.saved(self.ours.clone(), revision, met)))
            }
            ReadOutcome::File(found) => match self.their_draft(&found) {
                Some(theirs) => self.merge(&theirs, &found),
                // A text editor may be in the middle of writing it.
                None if number < HALF_WRITTEN => {
                    pause();
                    Ok(None)
                }
                None => self.set_aside().map(Some),
            },
            ReadOutcome::Nothing => {
                let name = put_draft(self.folder, numbered(self.name), self.text.as_bytes())
                    .map_err(self.in_file())?;
                Ok(Some(Saved { name, ..self.saved(self.ours.clone(), revision, Met::Nothing) }))
            }
            ReadOutcome::NotAFile { .. } | ReadOutcome::TooBig { .. } => self.set_aside().map(Some),
        }
    }

    fn is_known(&self, found: &FileContents) -> bool {
        let revision = Revision::of(&found.bytes);
        is_out(Safeguard::HashCheck) || self.base.is_known(revision) || found.bytes == self.text.as_bytes()
    }

    /// How what ours replaces is kept: always, where it is someone else's, or was a text to choose from.
    fn keep_of(&self, found: &FileContents) -> Keep {
        let Some(found) = self.their_draft(found) else { return Keep::Always };
        let is_ours = found.changed_by == self.ours.changed_by;
        let is_chosen = |field: &FieldId| found.rivals(field) != self.ours.rivals(field);
        if !is_ours || found.disputed().any(is_chosen) { Keep::Always } else { self.base.keep }
    }

    fn their_draft(&self, found: &FileContents) -> Option<Draft> {
        self.store.draft_in(&found.bytes)
    }

    /// Puts ours and theirs, merged, in the place of theirs.
    fn merge(&self, theirs: &Draft, found: &FileContents) -> Result<Option<Saved>, SaveError> {
        let merged = merge(self.store.form, &self.base.draft, self.ours, theirs);
        let met = Met::Merged { by: theirs.changed_by.clone(), disputed: merged.disputed };
        if merged.draft.holds_the_same(theirs) {
            return Ok(Some(self.saved(theirs.clone(), Revision::of(&found.bytes), met)));
        }
        let text = text_of(&merged.draft, &self.store.path_of(self.name), self.store.form)?;
        let put = self.replace(text.as_bytes(), found, Keep::Always)?;
        let Some(met) = put.met(met) else { return Ok(None) };
        // Ours was never in the file by itself.
        let _ = self.store.keep(self.folder, self.name, self.text.as_bytes(), Keep::Always);
        Ok(Some(self.saved(merged.draft, Revision::of(text.as_bytes()), met)))
    }

    /// Puts `bytes` in the place of `old`, which is what the file held a moment ago.
    fn replace(&self, bytes: &[u8], old: &FileContents, keep: Keep) -> Result<Put, SaveError> {
        let file = file_of(self.name);
        if !self.folder.may_write(&file) {
            return Err(SaveError::ReadOnly { path: self.store.path_of(self.name) });
        }
        let put = || -> io::Result<Put> {
            let mut beside = self.folder.write_temp(&file, bytes, Some(old))?;
            match beside.swap(&file, Some(&old.bytes)) {
                Err(error) if error.kind() == io::ErrorKind::ResourceBusy => return Ok(Put::Raced),
                answer => answer?,
            }
            if !is_as_expected(&beside, old) {
                return give_back(beside, self.name, bytes);
            }
            // A draft is worth more than its history: without room for both it is saved all the same.
            let _ = self.store.keep(self.folder, self.name, &old.bytes, keep);
            drop(beside);
            self.folder.sync()?;
            Ok(Put::Done)
        };
        put().map_err(self.in_file())
    }

    /// Saves ours under the next free name: what stands under its own can't be merged with.
    fn set_aside(&self) -> Result<Saved, SaveError> {
        let name = put_draft(self.folder, numbered(self.name).skip(1), self.text.as_bytes())
            .map_err(self.in_file())?;
        let met = Met::Theirs(self.name.to_owned());
        let revision = Revision::of(self.text.as_bytes());
        Ok(Saved { name, ..self.saved(self.ours.clone(), revision, met) })
    }

    fn saved(&self, draft: Draft, revision: Revision, met: Met) -> Saved {
        Saved { name: self.name.to_owned(), draft, revision, met }
    }

    fn in_file(&self) -> impl FnOnce(io::Error) -> SaveError + use<> {
        in_file(&self.store.path_of(self.name))
    }
}

/// Whether the swap took out what was to be replaced.
fn is_as_expected(swapped_out: &TempFile<'_>, old: &FileContents) -> bool {
    is_out(Safeguard::HashCheck) || !swapped_out.is_there() || swapped_out.holds(&old.bytes)
}

/// Someone saved between our look and the swap: theirs, which exists nowhere else now, goes back. Where it can't, or
/// someone has saved over ours by then, it is put beside.
fn give_back(mut swapped_out: TempFile<'_>, name: &str, ours: &[u8]) -> io::Result<Put> {
    let swapped = swapped_out.swap(&file_of(name), None);
    if swapped.is_ok() && (!swapped_out.is_there() || swapped_out.holds(ours)) {
        return Ok(Put::Raced);
    }
    match put_free(&mut swapped_out, numbered(name).skip(1).map(|name| file_of(&name))) {
        Ok(_) if swapped.is_ok() => Ok(Put::Raced),
        Ok(theirs) => Ok(Put::Beside(name_of(&theirs))),
        Err(error) => {
            swapped_out.keep();
            Err(swapped.err().unwrap_or(error))
        }
    }
}

/// Writes a draft under the first of `names` that is free, and gives that name.
fn put_draft(folder: &Folder, names: impl Iterator<Item = String>, bytes: &[u8]) -> io::Result<String> {
    let file = put_new(folder, names.map(|name| file_of(&name)), bytes)?;
    Ok(name_of(&file))
}

pub(super) fn put_new(
    folder: &Folder,
    names: impl Iterator<Item = String>,
    bytes: &[u8],
) -> io::Result<String> {
    let mut names = names.peekable();
    let first = names.peek().cloned().unwrap_or_default();
    let mut beside = folder.write_temp(&first, bytes, None)?;
    let file = put_free(&mut beside, names)?;
    if let Err(error) = folder.sync() {
        // Tried again, it would otherwise be there under two names.
        folder.remove(&file)?;
        return Err(error);
    }
    Ok(file)
}

/// Gives a temporary file the first of `names` that is free.
fn put_free(beside: &mut TempFile<'_>, names: impl Iterator<Item = String>) -> io::Result<String> {
    for name in names {
        match beside.put_new(&name) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

pub(super) fn in_file(path: &Path) -> impl FnOnce(io::Error) -> SaveError + use<> {
    let path = path.to_owned();
    move |source| match source.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists { path },
        _ => SaveError::Io { path, source },
    }
}

/// The draft as the text of its file, once it is sure that it reads again as the same.
pub(super) fn text_of(draft: &Draft, path: &Path, form: &FormSpec) -> Result<String, SaveError> {
    let text = codec::to_ron(draft, form);
    if text.len() as u64 > LARGEST {
        return Err(SaveError::TooBig { path: path.to_owned() });
    }
    let again = codec::parse(&text, form).ok();
    let is_same = again.is_some_and(|again| {
        again.form == draft.form
            && (again.says_the_same(draft) || again.says_the_same(&composed(draft, form)))
    });
    if is_same { Ok(text) } else { Err(SaveError::Unreadable { path: path.to_owned() }) }
}

/// The draft as reading gives it: composed characters, LF between lines. A text that isn't so reads again as the
/// same text for a person.
fn composed(draft: &Draft, form: &FormSpec) -> Draft {
    let mut draft = draft.clone();
    for field in form.fields() {
        let text = codec::normalised(draft.answer(&field.id)).into_owned();
        draft.set_answer(&field.id, text);
    }
    draft
}
