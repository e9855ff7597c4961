//! Saving: a draft that parses back to itself, synced before it is renamed into place, and never over a text we
//! haven't seen. Others' changes are merged with ours.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ring::rand::{SecureRandom, SystemRandom};

use super::departure::is_purged;
use super::folder::{FileContents, Folder, LARGEST};
use super::hook::WriteStep;
use super::lock::pause;
use super::name::{numbered, openable_name, put_under_free};
use super::temp_file::TempFile;
use super::versions::{Keep, OldText};
use super::{HIDDEN, LoadError, Revision, SaveError, Store, file_of, name, name_of};
use crate::draft::merge::merge;
use crate::draft::{Draft, SumKey, codec};
use crate::form::{FieldId, Forms};
use crate::take_out::{Safeguard, is_disabled};

/// Attempts before a save that keeps being raced goes to another name.
const TRIES: usize = 8;

/// Attempts to read a file, perhaps half-written, before it counts as unreadable.
pub(super) const HALF_WRITTEN: usize = 6;

/// A draft as it was last read or saved: the base for merging what others did since.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// What it said.
    pub draft: Draft,
    /// Its file's content; `None` if no file ever held just this.
    pub revision: Option<Revision>,
    /// Content that our failed saves may have left in the file.
    tried: Vec<Revision>,
    /// How the old text is kept as a version when replaced.
    keep: Keep,
    /// Recovery copies already merged into what is saved on this base.
    pub(super) held: Vec<String>,
}

impl Base {
    /// A draft as it was last saved.
    pub fn new(draft: Draft, revision: Revision) -> Self {
        let keep = Keep::Autosave;
        Base { draft, revision: Some(revision), tried: Vec::new(), keep, held: Vec::new() }
    }

    /// A draft as it was read; the text from before this session is always kept.
    pub fn read(draft: Draft, revision: Revision) -> Self {
        Base { keep: Keep::Replaced, ..Base::new(draft, revision) }
    }

    /// Notes the recovery copies merged into what is saved on this base.
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

/// Where a text comes from that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SaveFrom {
    /// Typed on a screen: it exists nowhere else.
    Screen,
    /// Changed by a command, which is told as failed if it can't be saved.
    Command,
}

/// A save that is durable.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The draft's name now; another than asked for if something there is no draft.
    pub name: String,
    /// The file's content: ours, or ours merged with others'.
    pub draft: Draft,
    /// What the file holds.
    pub revision: Revision,
    /// What the save found in its place.
    pub met: FoundInPlace,
}

/// What a save found in the file's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundInPlace {
    /// The expected text, which was replaced.
    Expected,
    /// Nothing; someone removed or renamed the draft. It is there again.
    Nothing,
    /// Someone else's draft; the two were merged.
    Merged {
        /// Who wrote it, as their host knows them.
        by: String,
        /// The answers that hold both texts.
        disputed: Vec<FieldId>,
    },
    /// Something that is no draft, or that appeared for a moment. It was left alone, or moved to this name.
    Theirs(String),
}

impl Store {
    /// Saves a new draft under the first free name like `slug`; nothing is replaced.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub fn create(&self, slug: &str, draft: &Draft) -> Result<(String, Revision), SaveError> {
        let slug = name::slug(slug);
        let mut draft = draft.clone();
        draft.give_key(new_sum_key());
        let text = text_of(&draft, &self.forms)?;
        let folder = self.folder()?;
        // A recovery copy of that name would be merged into the wrong draft.
        let names = numbered(&slug).filter(|name| self.recovered(name).is_empty());
        let name = put_draft(&folder, names, text.as_bytes());
        Ok((self.sweep_again_on_error(name)?, Revision::of(text.as_bytes())))
    }

    /// Saves a draft over what it was when last read or saved.
    ///
    /// Where someone else has changed the file, theirs and ours are merged against `base`. Where the file can't be
    /// read as a draft it is left alone, and ours goes to the next free name. On return all of it is on disk to
    /// stay, also through a power cut. A save that fails notes in `base` what it may have left in the file.
    ///
    /// # Errors
    /// Where it couldn't be written; what was there is untouched, or, at the very last step, replaced by the whole
    /// of the new text. Try again with the same `base`.
    pub fn save(&self, name: &str, ours: &Draft, base: &mut Base) -> Result<Saved, SaveError> {
        self.save_from(SaveFrom::Command, name, ours, base)
    }

    /// [`Store::save`], of what is typed on a screen or of what a command changes.
    ///
    /// # Errors
    /// As there.
    pub(super) fn save_from(
        &self,
        from: SaveFrom,
        name: &str,
        ours: &Draft,
        base: &mut Base,
    ) -> Result<Saved, SaveError> {
        openable_name(name).map_err(SaveError::Name)?;
        let saved = text_of(ours, &self.forms).and_then(|text| {
            let on_wait = || {
                if from == SaveFrom::Screen {
                    self.keep_for_recovery(name, ours, &base.draft);
                }
            };
            let saved = self.sweep_again_on_error(self.save_text(name, ours, &text, base, on_wait));
            if saved.is_err() {
                base.tried.push(Revision::of(text.as_bytes()));
            }
            saved
        });
        if saved.is_ok() {
            self.forget_recovery(name, base);
        }
        saved
    }

    /// Keeps what a draft says as a version, since it leaves the house now: what comes back can be told from it. Where
    /// that can't be written, it leaves all the same.
    pub(crate) fn keep_as_sent(&self, name: &str, draft: &Draft) {
        let folder = self.drafts_if_there().ok().flatten();
        if let (Some(folder), Ok(text)) = (folder, text_of(draft, &self.forms)) {
            let _ = self.keep(&folder, name, text.as_bytes(), Keep::Always);
        }
    }

    fn save_text(
        &self,
        name: &str,
        ours: &Draft,
        text: &str,
        base: &Base,
        on_wait: impl FnOnce(),
    ) -> Result<Saved, SaveError> {
        let folder = self.folder()?;
        let hidden = folder.inside_or_make(HIDDEN).ok();
        let _turn = hidden.and_then(|hidden| self.lock(hidden, name, on_wait));
        let revision = Revision::of(text.as_bytes());
        let save = Save { store: self, folder: &folder, name, ours, text, revision, base };
        for number in 0..TRIES {
            if let Some(saved) = save.attempt(number)? {
                return Ok(saved);
            }
        }
        save.set_aside()
    }

    fn folder(&self) -> io::Result<Folder> {
        let folder = self.sweep_again_on_error(self.drafts_or_make())?;
        if !self.is_swept.swap(true, Ordering::Relaxed) {
            // Leftovers that can't be removed don't prevent saving.
            let _ = self.sweep(&folder);
        }
        Ok(folder)
    }

    fn sweep_again_on_error<T, E>(&self, result: Result<T, E>) -> Result<T, E> {
        if result.is_err() {
            self.is_swept.store(false, Ordering::Relaxed);
        }
        result
    }
}

/// One save of one text.
struct Save<'s> {
    store: &'s Store,
    folder: &'s Folder,
    name: &'s str,
    ours: &'s Draft,
    text: &'s str,
    revision: Revision,
    base: &'s Base,
}

impl Save<'_> {
    /// Tries to save. `None` if someone else saved meanwhile: nothing was changed, try again.
    fn attempt(&self, number: usize) -> Result<Option<Saved>, SaveError> {
        match self.folder.read(file_of(self.name)) {
            // The expected text was made durable when it was saved or read.
            Ok(found) if found.bytes == self.text.as_bytes() && self.base.revision == Some(self.revision) => {
                Ok(Some(self.saved(self.ours.clone(), self.revision, FoundInPlace::Expected)))
            }
            Ok(found) => self.meet(&found, &self.old_text(&found), number),
            Err(LoadError::Missing) if self.is_purged() => Err(SaveError::Purged),
            Err(LoadError::Missing) => self.put_new(numbered(self.name), FoundInPlace::Nothing).map(Some),
            Err(LoadError::Io(error)) => Err(error.into()),
            // No draft, or too big for one.
            Err(_) => self.set_aside().map(Some),
        }
    }

    /// Saves over a text in the file's place, or merges with it.
    fn meet(
        &self,
        found: &FileContents,
        old: &OldText<'_>,
        number: usize,
    ) -> Result<Option<Saved>, SaveError> {
        if self.is_known(old) {
            let keep = self.keep_of(old);
            let met = self.replace(self.text.as_bytes(), found, old, keep, FoundInPlace::Expected)?;
            return Ok(met.map(|met| self.saved(self.ours.clone(), self.revision, met)));
        }
        if let Some(theirs) = &old.draft {
            return self.merge(theirs, found, old);
        }
        // A text editor may still be writing it.
        if number < HALF_WRITTEN {
            self.folder.hook.at(&self.folder.path, WriteStep::Await)?;
            pause();
            return Ok(None);
        }
        self.set_aside().map(Some)
    }

    /// Whether the draft had a file, and someone removed it for good.
    fn is_purged(&self) -> bool {
        self.base.revision.is_some() && is_purged(self.folder, self.name, &self.base.draft)
    }

    /// What was found. The text that was last read or saved need not be parsed again.
    fn old_text<'f>(&self, found: &'f FileContents) -> OldText<'f> {
        let revision = Revision::of(&found.bytes);
        let draft = if self.base.revision == Some(revision) {
            let mut draft = self.base.draft.clone();
            draft.changed = codec::whole_seconds(draft.changed);
            Some(draft)
        } else {
            self.store.draft_in(&found.bytes).ok()
        };
        OldText { bytes: &found.bytes, revision, draft }
    }

    fn is_known(&self, old: &OldText<'_>) -> bool {
        is_disabled(Safeguard::HashCheck)
            || self.base.is_known(old.revision)
            || old.bytes == self.text.as_bytes()
    }

    /// How the replaced text is kept: always if it is someone else's, or was one of a disputed answer's texts.
    fn keep_of(&self, old: &OldText<'_>) -> Keep {
        let Some(old) = &old.draft else { return Keep::Replaced };
        let is_ours = old.changed_by == self.ours.changed_by;
        let is_chosen = |field: &FieldId| old.rivals(field) != self.ours.rivals(field);
        if !is_ours || old.disputed().any(is_chosen) { Keep::Replaced } else { self.base.keep }
    }

    /// Replaces theirs with the merge of both.
    fn merge(
        &self,
        theirs: &Draft,
        found: &FileContents,
        old: &OldText<'_>,
    ) -> Result<Option<Saved>, SaveError> {
        let merged = merge(&self.store.form_of(self.ours), &self.base.draft, self.ours, theirs);
        let met = FoundInPlace::Merged { by: theirs.changed_by.clone(), disputed: merged.disputed };
        if merged.draft.holds_the_same(theirs) {
            return Ok(Some(self.saved(theirs.clone(), old.revision, met)));
        }
        let text = text_of(&merged.draft, &self.store.forms)?;
        let met = self.replace(text.as_bytes(), found, old, Keep::Replaced, met)?;
        let Some(met) = met else { return Ok(None) };
        // Ours never stood in the file by itself, so keep it too.
        let _ = self.store.keep(self.folder, self.name, self.text.as_bytes(), Keep::Always);
        Ok(Some(self.saved(merged.draft, Revision::of(text.as_bytes()), met)))
    }

    /// Replaces what was `found`, which the file held a moment ago, by `bytes`, and returns what was met: as
    /// `expected`, or what someone else saved meanwhile. `None` if they saved first: nothing was replaced.
    fn replace(
        &self,
        bytes: &[u8],
        found: &FileContents,
        old: &OldText<'_>,
        keep: Keep,
        expected: FoundInPlace,
    ) -> Result<Option<FoundInPlace>, SaveError> {
        let file = file_of(self.name);
        if !self.folder.may_write(&file) {
            return Err(SaveError::ReadOnly);
        }
        let mut beside = self.folder.write_temp(&file, bytes, Some(found))?;
        match beside.swap(&file, Some(old.bytes)) {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => return Ok(None),
            answer => answer?,
        }
        if !is_as_expected(&beside, found) {
            return Ok(give_back(beside, self.name, bytes)?);
        }
        // The draft matters more than its history: save even if there is no room for both.
        let _ = self.store.keep_parsed(self.folder, self.name, old, keep);
        drop(beside);
        self.folder.sync().map_err(SaveError::Unsynced)?;
        Ok(Some(expected))
    }

    /// Saves ours under the next free name, since what stands there can't be merged.
    fn set_aside(&self) -> Result<Saved, SaveError> {
        self.put_new(numbered(self.name).skip(1), FoundInPlace::Theirs(self.name.to_owned()))
    }

    fn put_new(&self, names: impl Iterator<Item = String>, met: FoundInPlace) -> Result<Saved, SaveError> {
        let name = put_draft(self.folder, names, self.text.as_bytes())?;
        Ok(Saved { name, ..self.saved(self.ours.clone(), self.revision, met) })
    }

    fn saved(&self, draft: Draft, revision: Revision, met: FoundInPlace) -> Saved {
        Saved { name: self.name.to_owned(), draft, revision, met }
    }
}

/// Whether the exchange displaced the expected file.
fn is_as_expected(swapped_out: &TempFile<'_>, old: &FileContents) -> bool {
    is_disabled(Safeguard::HashCheck) || !swapped_out.is_there() || swapped_out.holds(&old.bytes)
}

/// Someone saved between our check and the exchange: puts theirs, which exists nowhere else now, back. If that fails,
/// or ours was replaced by then, theirs gets a name of its own.
fn give_back(mut swapped_out: TempFile<'_>, name: &str, ours: &[u8]) -> io::Result<Option<FoundInPlace>> {
    let swapped = swapped_out.swap(&file_of(name), None);
    if swapped.is_ok() && (!swapped_out.is_there() || swapped_out.holds(ours)) {
        return Ok(None);
    }
    match put_under_free(numbered(name).skip(1), |name| swapped_out.put_new(&file_of(name))) {
        Ok(_) if swapped.is_ok() => Ok(None),
        Ok(theirs) => Ok(Some(FoundInPlace::Theirs(theirs))),
        Err(error) => {
            swapped_out.keep();
            Err(swapped.err().unwrap_or(error))
        }
    }
}

/// A key that nobody can guess; none where the system has no randomness to give.
pub(crate) fn new_sum_key() -> Option<SumKey> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(SumKey::of(bytes))
}

/// Writes a draft under the first free name, and returns it.
fn put_draft(folder: &Folder, names: impl Iterator<Item = String>, bytes: &[u8]) -> io::Result<String> {
    let mut files = names.map(|name| file_of(&name)).peekable();
    let first = files.peek().cloned().unwrap_or_default();
    let file = folder.write_temp(&first, bytes, None)?.put_under_free(files)?;
    Ok(name_of(&file).to_owned())
}

/// The draft's file content, once it is known to parse back to the same draft.
pub(super) fn text_of(draft: &Draft, forms: &Forms) -> Result<String, SaveError> {
    let text = codec::to_ron(draft, &draft.form_in(forms));
    if text.len() as u64 > LARGEST {
        return Err(SaveError::TooBig);
    }
    let again = codec::parse(&text, forms).ok();
    let is_same = again.is_some_and(|again| {
        again.form == draft.form && (again.says_the_same(draft) || again.says_the_same(&composed(draft)))
    });
    if is_same { Ok(text) } else { Err(SaveError::Unreadable) }
}

/// The draft as parsing returns it: NFC and LF. To a person the text is the same.
fn composed(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    let texts: Vec<(FieldId, Arc<str>)> =
        draft.nonempty_answers().map(|(field, text)| (field.clone(), Arc::clone(text))).collect();
    for (field, text) in texts {
        draft.set_answer(&field, codec::normalised(&text));
    }
    draft
}
