//! What is done with the files of drafts and documents. It runs on a thread of its own, so it may wait for the disk;
//! each task gives the message that it ends in.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::Setup;
use super::workers::TaskHost;
use crate::draft::{Draft, Participation};
use crate::export::{Exporter, Submission};
use crate::fetch::{Content, Fetched};
use crate::say;
use crate::shown;
use crate::store::{Base, DraftEntry, DraftList, Loaded, Replace, SaveError, Store, Trashed, new_sum_key};
use crate::tui::message::{
    CalendarJob, ExportJob, ExportOutcome, FileJob, Message, Opened, RestoreJob, ids_of,
};
use crate::tui::participation_notes::ParticipationNote;

/// More drafts than a window shows; they are read while the user waits.
const FIRST_DRAFTS: usize = 60;

/// Lists the drafts: where there are many, those that changed last at once, and all when they are read.
pub(super) fn list(store: &Store, host: &mut dyn TaskHost) -> Message {
    let first = listed(store, FIRST_DRAFTS);
    if first.is_whole {
        return Message::Listed(first);
    }
    host.report(Message::Listed(first));
    Message::Listed(listed(store, usize::MAX))
}

/// So many drafts, the ones that changed last; if the folder can't be read, one entry that says why.
fn listed(store: &Store, count: usize) -> DraftList {
    let found = store.newest(count);
    let (entries, is_whole) =
        found.unwrap_or_else(|why| (vec![DraftEntry::unreadable_folder(store.drafts_dir(), why)], true));
    DraftList { entries: entries.into(), is_whole }
}

/// Opens a draft. Its newest text may still be on the way to the disk.
pub(super) fn open(store: &Store, job: FileJob, name: String, host: &mut dyn TaskHost) -> Message {
    host.settle(&name);
    match store.open(&name) {
        Ok(loaded) => opened(store, job, name, loaded),
        Err(error) => Message::OpenFailed(job, name, error),
    }
}

fn opened(store: &Store, job: FileJob, name: String, loaded: Loaded) -> Message {
    let Loaded { draft, base, recovered, is_edited_by_hand } = loaded;
    let is_read_only = store.is_read_only(&name);
    Message::Opened(Box::new(Opened { name, draft, is_read_only, recovered, is_edited_by_hand, base, job }))
}

/// Lists a draft's earlier versions.
pub(super) fn versions(setup: &Setup, name: String) -> Message {
    let versions = setup.store.versions(&name);
    Message::Versions(name, versions)
}

/// Reads an earlier version.
pub(super) fn version(setup: &Setup, name: &str, id: String) -> Message {
    let version = setup.store.version(name, &id).map(Box::new);
    Message::VersionRead(id, version)
}

/// Reads a file that may be a filled form.
pub(super) fn import(setup: &Setup, path: String, into: Option<&str>, now: DateTime<Utc>) -> Message {
    let Setup { store, world, import_folders, .. } = setup;
    let read = import_folders.read(&path, into, now, store, world);
    Message::ImportRead(path, read)
}

/// Makes a draft and opens it.
pub(super) fn create(store: &Store, slug: &str, draft: &Draft, host: &mut dyn TaskHost) -> Message {
    put(store, FileJob::Create(slug.to_owned()), slug, draft, host)
}

fn put(store: &Store, job: FileJob, slug: &str, draft: &Draft, host: &mut dyn TaskHost) -> Message {
    match store.create(slug, draft) {
        Ok((name, _)) => open(store, job, name, host),
        Err(error) => Message::CreateFailed(job, error),
    }
}

/// Makes a draft with another's answers and opens it. The other may be the open one.
pub(super) fn duplicate(setup: &Setup, name: String, now: DateTime<Utc>, host: &mut dyn TaskHost) -> Message {
    let (store, job) = (&setup.store, FileJob::Duplicate(name.clone()));
    host.settle(&name);
    match store.load(&name) {
        Ok((draft, _)) => put(store, job, &name, &draft.copied(now, &setup.world.author), host),
        Err(error) => Message::OpenFailed(job, name, error),
    }
}

/// Takes a draft out of the trash and opens it.
pub(super) fn undelete(store: &Store, id: String, host: &mut dyn TaskHost) -> Message {
    let restored = store.undelete(&id);
    let job = FileJob::Undelete(id);
    match restored {
        Ok(name) => open(store, job, name, host),
        Err(error) => Message::UndeleteFailed(job, error),
    }
}

/// Lists the deleted drafts.
pub(super) fn trash(store: &Store) -> Message {
    Message::Trash(store.trashed())
}

/// Takes a draft out of the trash.
pub(super) fn put_back(store: &Store, id: String) -> Message {
    match store.undelete(&id) {
        Ok(name) => Message::PutBack(id, name),
        Err(error) => Message::UndeleteFailed(FileJob::PutBack(id), error),
    }
}

/// Removes drafts from the trash for good.
pub(super) fn empty_trash(store: &Store, asked: &[Trashed]) -> Message {
    Message::TrashEmptied(ids_of(asked), store.empty_trash(asked))
}

/// Restores a version in the file. If the draft is open, the writer sees that and brings it to the screen.
pub(super) fn restore(
    setup: &Setup,
    job: Box<RestoreJob>,
    now: DateTime<Utc>,
    host: &mut dyn TaskHost,
) -> Message {
    host.settle(&job.name);
    let RestoreJob { name, id, field, shown, .. } = &*job;
    let (store, by) = (&setup.store, &setup.world.author);
    let restored = store.restore(name, id, field.as_ref(), shown.as_deref(), now, by);
    host.look();
    Message::Restored(job, restored)
}

/// Deletes a draft. Text of it that is not saved would make it again later.
pub(super) fn delete(store: &Store, name: String, host: &mut dyn TaskHost) -> Message {
    if !host.settle(&name) {
        return Message::DeleteHeldBack(name);
    }
    host.close(&name);
    let deleted = store.delete(&name);
    Message::Deleted(name, deleted)
}

/// Notes the part in a meeting in the file. If the draft was opened since, the writer sees that and brings it to the screen.
pub(super) fn note_participation(
    setup: &Setup,
    note: Box<ParticipationNote>,
    now: DateTime<Utc>,
    host: &mut dyn TaskHost,
) -> Message {
    host.settle(&note.draft);
    let noted = noted(setup, &note, now);
    host.look();
    Message::ParticipationNoted(note, noted)
}

fn noted(setup: &Setup, note: &ParticipationNote, now: DateTime<Utc>) -> Result<Participation, String> {
    let Setup { store, world, .. } = setup;
    let (words, name) = (&world.words, &note.draft);
    let (mut draft, revision) = store.load(name).map_err(|error| error.cause(words))?;
    let mut base = Base::new(draft.clone(), revision);
    let changed = draft.note_participation(&note.event, &note.from, &note.to);
    if changed.map_err(|refusal| refusal.text(words))? {
        draft.touch(&world.form_of(&draft), now, &world.author);
        draft.give_key(new_sum_key());
        let saved = store.save(name, &draft, &mut base).map_err(|error| error.cause(words))?;
        if saved.name != *name {
            return Err(say!(words, "participation-aside", name = shown::text(&saved.name)));
        }
        draft = saved.draft;
    }
    Ok(draft.participation(&note.event))
}

/// Writes a document.
pub(super) fn export(setup: &Setup, job: Box<ExportJob>, now: DateTime<Utc>) -> Message {
    let outcome = exported(setup, &job, now);
    Message::Exported(job, outcome)
}

fn exported(setup: &Setup, job: &ExportJob, now: DateTime<Utc>) -> ExportOutcome {
    let Setup { store, world, .. } = setup;
    let Some(exporter) = Exporter::named(job.format) else { return ExportOutcome::Exists };
    let form = world.form_of(&job.draft);
    let submission = Submission::of(&form, &job.draft, now, job.with_approval);
    let bytes = exporter.export(&submission);
    let content = Content::Draft { draft: &job.name, format: job.format, with_approval: job.with_approval };
    written(setup, (&job.place, job.is_replacing), &bytes, content, || {
        store.keep_as_sent(&job.name, &job.draft);
        exporter.not_held_text(&submission, &world.words)
    })
}

/// Writes a calendar file.
pub(super) fn write_calendar(setup: &Setup, job: Box<CalendarJob>) -> Message {
    let content = Content::Printed(job.command.as_deref());
    let outcome = written(setup, (&job.place, job.is_replacing), job.text.as_bytes(), content, || None);
    Message::CalendarWritten(job, outcome)
}

/// Writes a document to a place, over what is there only if it may; `done` follows, and tells what it can't hold.
fn written(
    setup: &Setup,
    (place, is_replacing): (&str, bool),
    bytes: &[u8],
    content: Content,
    done: impl FnOnce() -> Option<String>,
) -> ExportOutcome {
    let replace = if is_replacing { Replace::Asked } else { Replace::Never };
    match setup.store.write_document(Path::new(place), bytes, setup.world.is_restricted, replace) {
        Ok(path) => ExportOutcome::Written {
            path: shown::path(&path),
            fetch: setup.fetch_host.as_ref().and_then(|host| host.command(Fetched { path: &path, content })),
            bytes: bytes.len(),
            not_held: done(),
        },
        Err(SaveError::Exists) => ExportOutcome::Exists,
        Err(error) => ExportOutcome::Failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Forms, som};

    /// A writer whose last save failed.
    struct FailingWriter;

    impl TaskHost for FailingWriter {
        fn report(&mut self, _message: Message) {}

        fn settle(&mut self, _name: &str) -> bool {
            false
        }

        fn close(&mut self, name: &str) {
            panic!("{name} is still to be saved");
        }

        fn look(&mut self) {}
    }

    #[test]
    fn a_draft_whose_text_is_not_on_disk_is_not_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        store.create("ribe", &Draft::new(som(), DateTime::UNIX_EPOCH, "mette")).expect("a draft");
        let ended = delete(&store, "ribe".to_owned(), &mut FailingWriter);
        assert!(matches!(ended, Message::DeleteHeldBack(name) if name == "ribe"));
        assert!(store.load("ribe").is_ok());
    }
}
