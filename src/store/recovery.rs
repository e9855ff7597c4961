//! What was typed on a screen and can't be saved: a copy goes to the user's state folder and comes back when the draft is
//! next opened. Nothing else does: an approval, a letter or a command that was told as failed never happens later.

use std::borrow::Cow;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::folder::Folder;
use super::name::cut;
use super::owner::FileOwner;
use super::save::{Base, SaveFrom, Saved, new_sum_key, text_of};
use super::versions::Keep;
use super::{LoadError, Revision, SaveError, Store};
use crate::draft::merge::merge;
use crate::draft::{Draft, codec};
use crate::form::Forms;
use crate::take_out::{Safeguard, is_disabled};

/// The largest copy, in bytes: more than a draft's file may have, since what is too large for that is kept here.
const LARGEST: u64 = 64 << 20;

/// A draft that was opened for editing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Loaded {
    /// Its file's text, with recovered text merged in.
    pub draft: Draft,
    /// What its next save is merged against.
    pub base: Base,
    /// What was merged in, if anything was.
    pub recovered: Option<Recovered>,
    /// Whether something other than som wrote the file.
    pub is_edited_by_hand: bool,
}

/// Text that came back from the recovery folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovered {
    /// When it was typed.
    pub at: DateTime<Utc>,
    /// The draft without it.
    pub before: Draft,
}

impl Store {
    /// Opens a draft for editing, with what earlier saves could not bring into its file.
    ///
    /// # Errors
    /// Where it isn't there or can't be read; the file is left as it is.
    pub(crate) fn open(&self, name: &str) -> Result<Loaded, LoadError> {
        let copies = self.recovered(name);
        let (draft, bytes) = match (self.read_whole(name), copies.first()) {
            (Ok(read), _) => read,
            (Err(LoadError::Missing), Some(copy)) => {
                let base = Base::without_file(copy.base.clone()).holding(vec![copy.stem.clone()]);
                let (draft, before) = (copy.ours.clone(), copy.base.clone());
                let recovered = Some(Recovered { at: draft.changed, before });
                return Ok(Loaded { draft, base, recovered, is_edited_by_hand: false });
            }
            (Err(error), _) => return Err(error),
        };
        let is_edited_by_hand = str::from_utf8(&bytes).is_ok_and(codec::is_edited_by_hand);
        let revision = Revision::of(&bytes);
        let mut whole = copies.iter().fold(draft.clone(), |whole, copy| {
            merge(&self.form_of(&draft), &copy.base, &copy.ours, &whole).draft
        });
        let at = copies.last().map(|copy| copy.ours.changed).filter(|_| !whole.holds_the_same(&draft));
        let recovered = at.map(|at| Recovered { at, before: draft.clone() });
        whole.give_key(new_sum_key());
        let held = copies.into_iter().map(|copy| copy.stem).collect();
        let base = Base::read(draft, revision).holding(held);
        Ok(Loaded { draft: whole, base, recovered, is_edited_by_hand })
    }

    /// Saves what is typed on a screen, as [`Store::save`]; where that fails, or another program has the
    /// draft's lock for long, leaves a copy for recovery.
    ///
    /// # Errors
    /// As there.
    pub(super) fn save_typed(&self, name: &str, ours: &Draft, base: &mut Base) -> Result<Saved, SaveError> {
        let saved = self.save_from(SaveFrom::Screen, name, ours, base);
        if saved.is_err() {
            self.keep_for_recovery(name, ours, &base.draft);
        }
        saved
    }

    /// Keeps what was typed since `base`. If even that fails, the text is still on screen.
    pub(super) fn keep_for_recovery(&self, name: &str, ours: &Draft, base: &Draft) {
        let Some(dir) = &self.recovery else { return };
        let [ours, base] = kept_texts([&typed(ours, base), base], &self.forms);
        let [ours_file, base_file] = files_of(&format!("{}{}", self.recovery_prefix(name), self.session));
        let put = || -> std::io::Result<()> {
            let folder = Folder::open_or_make(dir, &self.hook)?;
            // Text first: a text without its base is merged as if nothing had been there.
            folder.write_temp(&ours_file, ours.as_bytes(), None)?.put_over(&ours_file)?;
            folder.write_temp(&base_file, base.as_bytes(), None)?.put_over(&base_file)?;
            folder.sync()
        };
        let _ = put();
    }

    /// Removes this session's copy and those merged into `base`: their text has been saved.
    pub(super) fn forget_recovery(&self, name: &str, base: &Base) {
        let Some(folder) = self.recovery_folder() else { return };
        let own = format!("{}{}", self.recovery_prefix(name), self.session);
        for stem in base.held.iter().chain([&own]) {
            for file in files_of(stem) {
                let _ = folder.remove(&file);
            }
        }
    }

    /// Turns a deleted draft's copies into versions, so that they come back with it and with no other draft of its
    /// name.
    pub(super) fn recovery_to_versions(&self, drafts: &Folder, name: &str) {
        let Some(folder) = self.recovery_folder() else { return };
        for RecoveryCopy { stem, .. } in self.recovered(name) {
            let [ours, base] = files_of(&stem);
            if let Some(found) = folder.bytes(&ours)
                && self.keep(drafts, name, &found, Keep::Always).is_ok()
            {
                let _ = folder.remove(&ours).and_then(|()| folder.remove(&base));
            }
        }
    }

    fn recovery_folder(&self) -> Option<Folder> {
        Folder::open(self.recovery.as_ref()?, &self.hook).ok()
    }

    /// A draft's copies, oldest first. Those of running programs are left to them.
    pub(super) fn recovered(&self, name: &str) -> Vec<RecoveryCopy> {
        let prefix = self.recovery_prefix(name);
        let mut copies = self.copies_where(|stem| stem.starts_with(&prefix));
        copies.sort_by(|one, other| (one.ours.changed, &one.stem).cmp(&(other.ours.changed, &other.stem)));
        copies
    }

    /// How many copies of this data folder's drafts wait to come back.
    pub(crate) fn waiting_copies(&self) -> usize {
        let folder = format!(".{}.", &self.folder_number()[..8]);
        self.copies_where(|stem| stem.contains(&folder)).len()
    }

    /// The copies whose names are such, but for those of running programs and those that can't be read.
    fn copies_where(&self, is_one: impl Fn(&str) -> bool) -> Vec<RecoveryCopy> {
        let Some(folder) = self.recovery_folder() else { return Vec::new() };
        let names = folder.utf8_names().unwrap_or_default().into_iter();
        let stems = names.filter_map(|file| Some(file.strip_suffix(".ron")?.to_owned()));
        let is_left = |stem: &String| FileOwner::of(stem).is_some_and(|owner| owner != FileOwner::Living);
        stems
            .filter(|stem| is_one(stem) && is_left(stem))
            .filter_map(|stem| self.copy(&folder, stem))
            .collect()
    }

    fn copy(&self, folder: &Folder, stem: String) -> Option<RecoveryCopy> {
        let read = |file: &str| self.draft_in(&folder.read_within(LARGEST, file).ok()?.bytes).ok();
        let [ours, base] = files_of(&stem);
        let ours = read(&ours)?;
        let base =
            read(&base).unwrap_or_else(|| Draft::new(&self.form_of(&ours), ours.created, &ours.changed_by));
        // A som from before December 2026 left all of the draft.
        Some(RecoveryCopy { stem, ours: typed(&ours, &base), base })
    }

    /// The prefix of a draft's copies: `NAME.FOLDER.`, where a number tells data folders apart.
    pub(super) fn recovery_prefix(&self, name: &str) -> String {
        format!("{}.{}.", name_in_copies(name), &self.folder_number()[..8])
    }

    /// Identifies the drafts folder by its canonical path; stable while it can't be reached.
    fn folder_number(&self) -> String {
        let drafts = self.drafts_dir();
        let number = |path: &Path| Revision::of(path.as_os_str().as_encoded_bytes()).to_string();
        if self.folder_number.get().is_none()
            && let Ok(whole) = drafts.canonicalize()
        {
            return self.folder_number.get_or_init(|| number(&whole)).clone();
        }
        self.folder_number.get().cloned().unwrap_or_else(|| number(&drafts))
    }
}

/// A text that could not be saved, and its base.
pub(super) struct RecoveryCopy {
    /// Its file name without the ending.
    stem: String,
    ours: Draft,
    base: Draft,
}

/// What was typed of `ours`, upon what `base` says otherwise.
fn typed(ours: &Draft, base: &Draft) -> Draft {
    let mut typed = ours.clone();
    if !is_disabled(Safeguard::Failed) {
        typed.copy_approval_and_receipts(base);
    }
    typed
}

/// A draft's name as its copies' file names can hold it: they are longer than the draft's own, and the file system
/// takes 255 bytes. A hash tells names apart that begin alike; what is shortened is longer than what isn't.
fn name_in_copies(name: &str) -> Cow<'_, str> {
    const LONGEST: usize = 200;
    if name.len() <= LONGEST {
        return name.into();
    }
    let hash = Revision::of(name.as_bytes()).to_string();
    format!("{}~{}", cut(name, LONGEST - 5), &hash[..16]).into()
}

/// A text and its base. Where they can't be read again, they go without what is carried along, which the draft's file
/// still has; where that is no use, the words are there for a person to find.
fn kept_texts(drafts: [&Draft; 2], forms: &Forms) -> [String; 2] {
    if let [Ok(ours), Ok(base)] = drafts.map(|draft| text_of(draft, forms)) {
        return [ours, base];
    }
    drafts.map(|draft| {
        let bare = draft.without_unknown();
        text_of(&bare, forms).unwrap_or_else(|_| codec::to_ron(&bare, &bare.form_in(forms)))
    })
}

/// A copy's files: the text and its base.
fn files_of(stem: &str) -> [String; 2] {
    [format!("{stem}.ron"), format!("{stem}.base.ron")]
}
