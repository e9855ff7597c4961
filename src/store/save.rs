//! Saving: a draft that reads again as the same, whole on disk before it gets its name, and never in the place of
//! a text that we haven't seen.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::folder::{Beside, Contents, Folder, Found, LARGEST};
use super::hook::Hook;
use super::name::{numbered, openable_name};
use super::{Revision, SaveError, Store, file_of, name, name_of};
use crate::draft::{Draft, codec};
use crate::form::FormSpec;

/// A save that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The name that holds the draft now: another than asked for where that had been changed by someone else.
    pub name: String,
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
    /// Someone else's text. Both are kept: ours under [`Saved::name`], theirs under this name.
    Theirs(String),
}

impl Saved {
    /// Whether ours and someone else's text stand side by side now.
    pub fn is_set_aside(&self) -> bool {
        matches!(self.met, Met::Theirs(_))
    }
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replace {
    /// No: it is left alone and the write fails.
    Never,
    /// Yes: the user asked for it.
    Asked,
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
        let name = put_draft(&folder, numbered(&slug), text.as_bytes()).map_err(in_file(&path));
        Ok((self.noted(name)?, Revision::of(text.as_bytes())))
    }

    /// Saves a draft in the place of what it was when it was loaded or last saved.
    ///
    /// Where someone else has changed the file, theirs stays and ours goes to the next free name. On return all of
    /// it is on disk to stay, also through a power cut.
    ///
    /// # Errors
    /// Where it couldn't be written; what was there is untouched, or, at the very last step, replaced by the whole
    /// of the new text. Try again with the same `expected`.
    pub fn save(&self, name: &str, draft: &Draft, expected: &Revision) -> Result<Saved, SaveError> {
        openable_name(name).map_err(|why| SaveError::Name { name: name.to_owned(), why })?;
        let path = self.path_of(name);
        let text = text_of(draft, &path, self.form)?;
        let revision = Revision::of(text.as_bytes());
        let folder = self.folder(&path)?;
        // Our own text can be there already, from a save that failed after the rename.
        let is_ours = |found: &Contents| [*expected, revision].contains(&Revision::of(&found.bytes));
        let saved = match folder.read(file_of(name)).map_err(in_file(&path))? {
            // What is expected has been on disk for good since it was saved or loaded.
            Found::File(found) if found.bytes == text.as_bytes() && revision == *expected => {
                return Ok(Saved { name: name.to_owned(), revision, met: Met::Expected });
            }
            Found::File(found) if is_ours(&found) => {
                return self.replace(&folder, name, text.as_bytes(), &found);
            }
            Found::Nothing => put_draft(&folder, numbered(name), text.as_bytes()).map(|name| Saved {
                name,
                revision,
                met: Met::Nothing,
            }),
            _ => put_draft(&folder, numbered(name).skip(1), text.as_bytes()).map(|ours| Saved {
                name: ours,
                revision,
                met: Met::Theirs(name.to_owned()),
            }),
        };
        self.noted(saved.map_err(in_file(&path)))
    }

    /// Writes a document where it was asked for and says where that is; in restricted mode into the folder for
    /// exports, under the first free name like the one asked for.
    ///
    /// # Errors
    /// Where it can't be written, or something is there that may not be replaced.
    pub fn write_document(
        &self,
        path: &Path,
        bytes: &[u8],
        is_restricted: bool,
        replace: Replace,
    ) -> Result<PathBuf, SaveError> {
        if is_restricted {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            return self.export(&name, bytes);
        }
        // A bare name has an empty parent, which is no folder.
        let is_bare = path.parent() == Some(Path::new(""));
        let path = if is_bare { Path::new(".").join(path) } else { path.to_owned() };
        write_new(&path, bytes, replace).map(|()| path)
    }

    /// Writes an export where no place was given: into the folder for exports, under the first free name like
    /// `file_name`.
    ///
    /// # Errors
    /// Where it couldn't be written.
    pub fn export(&self, file_name: &str, bytes: &[u8]) -> Result<PathBuf, SaveError> {
        openable_name(file_name).map_err(|why| SaveError::Name { name: file_name.to_owned(), why })?;
        let (stem, ending) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        let dir = self.exports_dir();
        let path = dir.join(file_name);
        let folder = Folder::open_or_make(&dir, &self.hook).map_err(in_file(&dir))?;
        let names =
            numbered(stem).map(|stem| if ending.is_empty() { stem } else { format!("{stem}.{ending}") });
        let file = put_new(&folder, names, bytes).map_err(in_file(&path))?;
        Ok(dir.join(file))
    }

    fn folder(&self, path: &Path) -> Result<Folder, SaveError> {
        let folder = Folder::open_or_make(&self.drafts_dir(), &self.hook).map_err(in_file(path));
        let folder = self.noted(folder)?;
        if !self.is_swept.swap(true, Ordering::Relaxed) {
            // Litter that can't be removed is no reason not to save.
            let _ = folder.sweep();
        }
        Ok(folder)
    }

    /// Puts `bytes` in the place of `old`, which is what the file held a moment ago.
    fn replace(&self, folder: &Folder, name: &str, bytes: &[u8], old: &Contents) -> Result<Saved, SaveError> {
        let path = self.path_of(name);
        let file = file_of(name);
        if !folder.may_write(&file) {
            return Err(SaveError::ReadOnly { path });
        }
        let put = || -> io::Result<Met> {
            let mut beside = folder.write_beside(&file, bytes, Some(old))?;
            beside.swap(&file)?;
            let met = keep_theirs(beside, name, old)?;
            folder.sync()?;
            Ok(met)
        };
        let met = self.noted(put().map_err(in_file(&path)))?;
        Ok(Saved { name: name.to_owned(), revision: Revision::of(bytes), met })
    }

    fn noted<T>(&self, result: Result<T, SaveError>) -> Result<T, SaveError> {
        if result.is_err() {
            self.note_failure();
        }
        result
    }
}

/// Looks at what the swap took out. If someone saved between our look and the swap, it is theirs, exists nowhere
/// else now, and gets a name of its own.
fn keep_theirs(mut swapped_out: Beside<'_>, name: &str, old: &Contents) -> io::Result<Met> {
    if !swapped_out.is_there() {
        return Ok(Met::Expected);
    }
    let is_old = matches!(swapped_out.read(), Ok(Found::File(found)) if found.bytes == old.bytes);
    if is_old {
        return Ok(Met::Expected);
    }
    match put_free(&mut swapped_out, numbered(name).skip(1).map(|name| file_of(&name))) {
        Ok(theirs) => Ok(Met::Theirs(name_of(&theirs))),
        Err(error) => {
            if swapped_out.swap(&file_of(name)).is_err() {
                swapped_out.keep();
            }
            Err(error)
        }
    }
}

/// Writes a draft under the first of `names` that is free, and gives that name.
fn put_draft(folder: &Folder, names: impl Iterator<Item = String>, bytes: &[u8]) -> io::Result<String> {
    let file = put_new(folder, names.map(|name| file_of(&name)), bytes)?;
    Ok(name_of(&file))
}

fn put_new(folder: &Folder, names: impl Iterator<Item = String>, bytes: &[u8]) -> io::Result<String> {
    let mut names = names.peekable();
    let first = names.peek().cloned().unwrap_or_default();
    let mut beside = folder.write_beside(&first, bytes, None)?;
    let file = put_free(&mut beside, names)?;
    if let Err(error) = folder.sync() {
        // Tried again, it would otherwise be there under two names.
        folder.remove(&file)?;
        return Err(error);
    }
    Ok(file)
}

/// Gives a temporary file the first of `names` that is free.
fn put_free(beside: &mut Beside<'_>, names: impl Iterator<Item = String>) -> io::Result<String> {
    for name in names {
        match beside.put_new(&name) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a file at any path, whole or not at all, for the user alone.
///
/// # Errors
/// Where it couldn't be written; or where something is there, unless it is an ordinary file and `replace` says so.
pub fn write_new(path: &Path, bytes: &[u8], replace: Replace) -> Result<(), SaveError> {
    let Some(file) = path.file_name().and_then(|name| name.to_str()) else {
        return Err(in_file(path)(io::ErrorKind::InvalidFilename.into()));
    };
    let folder = Folder::open(path.parent().unwrap_or(path), &Hook::default()).map_err(in_file(path))?;
    match folder.read(file).map_err(in_file(path))? {
        Found::Nothing => {}
        Found::NotAFile { .. } => return Err(SaveError::NotAFile { path: path.to_owned() }),
        Found::File(_) | Found::TooBig { .. } => match replace {
            Replace::Never => return Err(SaveError::Exists { path: path.to_owned() }),
            Replace::Asked if !folder.may_write(file) => {
                return Err(SaveError::ReadOnly { path: path.to_owned() });
            }
            Replace::Asked => {}
        },
    }
    let put = || {
        let mut beside = folder.write_beside(file, bytes, None)?;
        match replace {
            Replace::Never => beside.put_new(file)?,
            Replace::Asked => beside.put_over(file)?,
        }
        folder.sync()
    };
    put().map_err(in_file(path))
}

fn in_file(path: &Path) -> impl FnOnce(io::Error) -> SaveError {
    let path = path.to_owned();
    move |source| match source.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists { path },
        _ => SaveError::Io { path, source },
    }
}

/// The draft as the text of its file, once it is sure that it reads again as the same.
fn text_of(draft: &Draft, path: &Path, form: &FormSpec) -> Result<String, SaveError> {
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
        let text: String = draft.answer(&field.id).replace("\r\n", "\n").replace('\r', "\n").nfc().collect();
        draft.set_answer(&field.id, text);
    }
    draft
}
