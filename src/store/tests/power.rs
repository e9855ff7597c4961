//! What a disk may hold after a power cut in the middle of a save. The steps of a real save are recorded and played on
//! a model disk, harsher than any file system: of bytes that were not synced nothing, half or all is there, and of the
//! names that were not synced any may be missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::hook::RecordedStep;
use super::*;
use crate::store::hook::DoneStep;

/// A place for a name: its folder and the name.
type Spot = (PathBuf, String);

/// A disk, as far as names and bytes go.
#[derive(Clone, Default)]
struct Disk {
    names: BTreeMap<Spot, usize>,
    /// The bytes of each file, and whether they are there to stay.
    files: Vec<(Vec<u8>, bool)>,
    /// Steps with names that are not there to stay, and the last file there was by then.
    pending: Vec<(RecordedStep, usize)>,
    /// The names that are.
    kept: BTreeMap<Spot, usize>,
}

impl Disk {
    fn of(path: &Path, bytes: &[u8]) -> Self {
        let mut disk = Disk { files: vec![(bytes.to_owned(), true)], ..Disk::default() };
        disk.names.insert(spot(path), 0);
        disk.kept.clone_from(&disk.names);
        disk
    }

    fn play(&mut self, noted: &RecordedStep) {
        let at = |name: &str| (noted.folder.clone(), name.to_owned());
        match &noted.what {
            DoneStep::Written(name, bytes) => self.files[self.names[&at(name)]] = (bytes.clone(), false),
            DoneStep::Synced(name) => self.files[self.names[&at(name)]].1 = true,
            DoneStep::SyncedFolder => {
                self.pending.retain(|(step, _)| step.folder != noted.folder);
                self.kept.retain(|(folder, _), _| *folder != noted.folder);
                let of_folder = self.names.iter().filter(|((folder, _), _)| *folder == noted.folder);
                self.kept.extend(of_folder.map(|(spot, file)| (spot.clone(), *file)));
            }
            what => {
                if matches!(what, DoneStep::Created(_)) {
                    self.files.push((Vec::new(), false));
                }
                let last = self.files.len() - 1;
                apply(&mut self.names, noted, last);
                self.pending.push((noted.clone(), last));
            }
        }
    }

    /// What the file at `path` may hold if the power goes now; `None` is no file.
    fn after_power_cut(&self, path: &Path) -> BTreeSet<Option<Vec<u8>>> {
        let mut states = BTreeSet::new();
        for chosen in 0..1_u32 << self.pending.len() {
            let mut names = self.kept.clone();
            for (bit, (step, last)) in self.pending.iter().enumerate() {
                if chosen & 1 << bit != 0 {
                    apply(&mut names, step, *last);
                }
            }
            let Some(file) = names.get(&spot(path)) else {
                states.insert(None);
                continue;
            };
            let (bytes, is_synced) = &self.files[*file];
            states.insert(Some(bytes.clone()));
            if !is_synced {
                states.insert(Some(bytes[..bytes.len() / 2].to_owned()));
                states.insert(Some(Vec::new()));
            }
        }
        states
    }
}

fn spot(path: &Path) -> Spot {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    (path.parent().expect("a folder").to_owned(), name)
}

/// Changes names by one step, when there were files up to `last`. A step whose names are not there does nothing, as
/// after a cut.
fn apply(names: &mut BTreeMap<Spot, usize>, step: &RecordedStep, last: usize) {
    let at = |name: &str| (step.folder.clone(), name.to_owned());
    match &step.what {
        DoneStep::Created(name) => {
            names.insert(at(name), last);
        }
        DoneStep::Renamed(from, to) => {
            if let Some(file) = names.remove(&at(from)) {
                names.insert(at(to), file);
            }
        }
        DoneStep::Linked(from, to) => {
            if let Some(file) = names.get(&at(from)).copied() {
                names.insert(at(to), file);
            }
        }
        DoneStep::Exchanged(one, other) => {
            let (one, other) = (at(one), at(other));
            if let (Some(first), Some(second)) = (names.get(&one).copied(), names.get(&other).copied()) {
                names.insert(one, second);
                names.insert(other, first);
            }
        }
        DoneStep::Removed(name) => drop(names.remove(&at(name))),
        _ => {}
    }
}

/// Whether a state is the old or the new text, whole.
fn check(disk: &Disk, path: &Path, allowed: &[&[u8]], when: &str) -> usize {
    let states = disk.after_power_cut(path);
    for state in &states {
        let text = state.as_deref();
        assert!(
            text.is_some_and(|text| allowed.contains(&text)),
            "{when}: {:?}",
            text.map(String::from_utf8_lossy)
        );
    }
    states.len()
}

#[test]
fn after_a_power_cut_at_any_moment_of_a_save_the_draft_is_the_old_or_the_new_one() {
    let (_folder, store, mut base) = store_with_draft();
    let path = store.path_of("ribe");
    let hook = WriteHook::recording();
    let store = Store { hook: hook.clone(), ..store };
    let mut disk = Disk::of(&path, &bytes(&path));
    // The first save also makes the hidden folder and a version.
    for text in ["efter", "endnu senere", "til sidst"] {
        let old = bytes(&path);
        let saved = store.save("ribe", &draft(text), &mut base).expect("a save");
        base = Base::new(saved.draft, saved.revision);
        let new = bytes(&path);
        for step in hook.recorded() {
            disk.play(&step);
            check(&disk, &path, &[&old, &new], &format!("after {:?}", step.what));
        }
        assert_eq!(check(&disk, &path, &[&new], "when the save was told as done"), 1);
    }
}

#[test]
fn after_a_power_cut_a_new_draft_that_was_told_as_made_is_there() {
    let (_folder, store) = store();
    let hook = WriteHook::recording();
    let store = Store { hook: hook.clone(), ..store };
    store.create("ribe", &draft("ny")).expect("a draft");
    let path = store.path_of("ribe");
    let mut disk = Disk::default();
    hook.recorded().iter().for_each(|step| disk.play(step));
    check(&disk, &path, &[&bytes(&path)], "when it was told as made");
}

#[test]
fn the_model_disk_loses_what_was_not_synced() {
    let folder = PathBuf::from("drafts");
    let path = folder.join("ribe.ron");
    let noted = |what| RecordedStep { folder: folder.clone(), what };
    let mut disk = Disk::of(&path, b"old");
    disk.play(&noted(DoneStep::Created(".tmp".into())));
    disk.play(&noted(DoneStep::Written(".tmp".into(), b"new!".to_vec())));
    disk.play(&noted(DoneStep::Exchanged(".tmp".into(), "ribe.ron".into())));
    let states = disk.after_power_cut(&path);
    for state in [&b"old"[..], b"new!", b"ne", b""] {
        assert!(states.contains(&Some(state.to_vec())), "{states:?}");
    }
    disk.play(&noted(DoneStep::Synced(".tmp".into())));
    assert_eq!(disk.after_power_cut(&path).len(), 4, "that was the old text's name by then");
}
