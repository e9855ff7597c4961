//! Watches what others do with the open draft: changes to its file, its removal, and who they are.

use super::WriterReport;
use super::bell::Bell;
use super::queue::SaveQueue;
use super::queued_draft::WatchTarget;
use crate::clock::Clock;
use crate::draft::codec;
use crate::store::folder::{FileStamp, Folder};
use crate::store::presence::{self, OwnPresence};
use crate::store::sightings::Sightings;
use crate::store::versions::Keep;
use crate::store::{Gone, LoadError, Presence, Revision, Store, file_of};

/// What was seen so far.
pub(super) struct Watch {
    store: Store,
    who: String,
    clock: Clock,
    /// Files of other sessions.
    sessions: Sightings,
    bell: Option<Bell>,
    draft: WatchedDraft,
}

/// What was seen of the draft that is open.
#[derive(Default)]
struct WatchedDraft {
    /// Its number in the queue.
    id: Option<u64>,
    here: Option<OwnPresence>,
    others: Vec<Presence>,
    /// The file when last read.
    seen: Option<FileStamp>,
    /// The file when it could not be read.
    unread: Option<FileStamp>,
    is_gone: bool,
}

impl Watch {
    pub(super) fn new(store: Store, who: String, clock: Clock, bell: Option<Bell>) -> Self {
        let (sessions, draft) = (Sightings::default(), WatchedDraft::default());
        Watch { store, who, clock, sessions, bell, draft }
    }

    /// Checks, and returns what to report.
    pub(super) fn look(&mut self, open: &WatchTarget, queue: &SaveQueue) -> Vec<WriterReport> {
        if self.draft.id != Some(open.id) {
            self.turn_to(open);
        }
        let folder = self.store.drafts().ok();
        // Each time, since a folder that was moved away and made anew is another; first, so that nothing falls between.
        let is_told = folder.as_ref().is_some_and(|folder| self.is_told(folder));
        if let Some(here) = &mut self.draft.here {
            here.tell(open.step);
        }
        let others = presence::others(&self.store, &open.name, &mut self.sessions);
        let are_others = others != self.draft.others;
        self.draft.others.clone_from(&others);
        let told = are_others.then_some(WriterReport::Others(others));
        let found = folder.and_then(|folder| self.look_at_file(&folder, open, queue));
        // A file that is no draft is looked at again soon.
        queue.lock().set_told(is_told && self.draft.unread.is_none());
        told.into_iter().chain(found).collect()
    }

    fn turn_to(&mut self, open: &WatchTarget) {
        self.draft = WatchedDraft { id: Some(open.id), ..WatchedDraft::default() };
        self.store.sweep_marks(self.clock.now());
        // In a read-only folder nobody's presence shows; that costs no text.
        self.draft.here = OwnPresence::enter(&self.store, &open.name, &self.who, self.clock.now()).ok();
    }

    /// Whether the kernel tells what others do with the draft.
    fn is_told(&self, folder: &Folder) -> bool {
        let (drafts, here) = (self.store.drafts_dir(), presence::folder_of(&self.store));
        let will_ring = |bell: &Bell| bell.watch(&drafts) && bell.watch(&here);
        !folder.is_network() && self.bell.as_ref().is_some_and(will_ring)
    }

    /// The file is no draft. A text editor may still be writing it, so it counts only if unchanged at the next check.
    fn unreadable(
        &mut self,
        stamp: Option<FileStamp>,
        why: LoadError,
        open: &WatchTarget,
    ) -> Option<WriterReport> {
        if self.draft.unread != stamp {
            self.draft.unread = stamp;
            return None;
        }
        (self.draft.seen, self.draft.unread) = (stamp, None);
        Some(WriterReport::Gone(open.name.clone(), Gone::NoDraft(why)))
    }

    fn look_at_file(
        &mut self,
        folder: &Folder,
        open: &WatchTarget,
        queue: &SaveQueue,
    ) -> Option<WriterReport> {
        let base = open.base.as_ref()?;
        let file = file_of(&open.name);
        let stamp = folder.stamp(&file).ok()?;
        if stamp.is_none() {
            let was_gone = std::mem::replace(&mut self.draft.is_gone, true);
            let is_news = !was_gone && base.revision.is_some();
            let became = || self.store.what_became_of(folder, &open.name, &base.draft);
            return is_news.then(|| WriterReport::Gone(open.name.clone(), became()));
        }
        self.draft.is_gone = false;
        // On a network folder only opening a file shows changes.
        if stamp == self.draft.seen && !folder.is_network() {
            return None;
        }
        let found = match folder.read(&file) {
            Err(LoadError::Io(_)) => return None,
            found => found.map(|found| found.bytes),
        };
        if found.as_ref().is_ok_and(|bytes| base.is_known(Revision::of(bytes))) {
            (self.draft.seen, self.draft.unread) = (stamp, None);
            return None;
        }
        let read = found.and_then(|bytes| Ok((self.store.draft_in(&bytes)?, bytes)));
        let (theirs, bytes) = match read {
            Ok(read) => read,
            Err(why) => return self.unreadable(stamp, why, open),
        };
        (self.draft.seen, self.draft.unread) = (stamp, None);
        // Another program may have replaced our text, which then exists nowhere else, by an older one.
        let is_edited_by_hand = str::from_utf8(&bytes).is_ok_and(codec::is_edited_by_hand);
        let is_careless = is_edited_by_hand || theirs.changed <= base.draft.changed;
        let keep = if is_careless { Keep::Always } else { Keep::Autosave };
        let before = codec::to_ron(&base.draft, &self.store.form_of(&base.draft));
        let _ = self.store.keep(folder, &open.name, before.as_bytes(), keep);
        queue.arrived(open.id, theirs, Revision::of(&bytes))
    }
}
