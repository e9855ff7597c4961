//! Doing what the program asks for, as far as files go.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustix::fd::OwnedFd;

use super::errands::Errands;
use super::leaving::Leaving;
use super::{Setup, outside};
use crate::draft::Draft;
use crate::export::{Exporter, Submission};
use crate::form::{FieldId, som};
use crate::mail::{self, Letter};
use crate::store::writer::Writer;
use crate::store::{Base, DraftEntry, Loaded, Replace, SaveError, Store};
use crate::tui::message::{Effect, ExportJob, ExportOutcome, Message, Opened, SendJob, SendOutcome};
use crate::tui::told;
use crate::words::Words;
use crate::{say, shown};

/// A draft isn't opened while the writer still saves; after this long it is all the same.
const WAIT_FOR_WRITER: Duration = Duration::from_secs(2);

/// What became of an effect.
#[derive(Debug)]
pub(super) enum Done {
    /// It is done, or the writer is at it.
    Nothing,
    /// It is done, and this came of it.
    Reply(Box<Message>),
    /// The screen is to be drawn from nothing.
    Redraw,
    /// A document is to be written, once the screen says so.
    Export(Box<ExportJob>),
    /// The terminal is to be given a text for its own clipboard.
    CopyOut(String),
    /// The terminal is to be lent to the user's editor, with this text.
    EditOutside(String),
    /// The program is to be left.
    Quit,
}

impl From<Message> for Done {
    fn from(reply: Message) -> Self {
        Done::Reply(Box::new(reply))
    }
}

/// The store, the writer and the door to the user's editor.
pub(super) struct Hands {
    setup: Setup,
    writer: Writer,
    errands: Errands,
    post: Errands,
}

impl Hands {
    pub(super) fn new(setup: Setup, writer: Writer, errands: Errands, post: Errands) -> Self {
        Hands { setup, writer, errands, post }
    }

    /// What the clock on the wall says.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.setup.clock.now()
    }

    pub(super) fn perform(&self, effect: Effect) -> Done {
        match effect {
            Effect::Stage(snapshot) => self.writer.stage(*snapshot),
            Effect::Save => self.writer.save(),
            Effect::List => return Message::Listed(list(&self.setup.store)).into(),
            Effect::Open(name) => return self.open(name).into(),
            Effect::Create(slug, draft) => return self.create(&slug, *draft).into(),
            Effect::Duplicate(name) => return self.duplicate(name).into(),
            Effect::Export(job) => return Done::Export(job),
            Effect::EditOutside(_) if self.setup.is_restricted => {
                let refusal = say!(self.setup.words, "store-outside-restricted");
                return Message::Edited(Err(refusal)).into();
            }
            Effect::EditOutside(text) => return Done::EditOutside(text),
            Effect::ListVersions(name) => {
                let versions = self.setup.store.versions(&name);
                return Message::Versions(name, versions).into();
            }
            Effect::ReadVersion(name, id) => {
                let version = self.setup.store.version(&name, &id).map(Box::new);
                return Message::VersionRead(id, version).into();
            }
            Effect::Restore(name, id, field) => return self.restore(name, &id, field.as_ref()).into(),
            Effect::Delete(name) => {
                // Else its last save would make it again.
                self.writer.flush(WAIT_FOR_WRITER);
                self.writer.close(&name);
                let deleted = self.setup.store.delete(&name);
                return Message::Deleted(name, deleted).into();
            }
            Effect::FindImports => {
                let folders = self.setup.import_folders.clone();
                self.errands.run(move || Message::ImportsFound(folders.find()));
            }
            Effect::ReadImport(path) => self.read_import(path),
            Effect::Send(job) => self.send(*job),
            Effect::CopyOut(text) => return Done::CopyOut(text),
            Effect::Redraw => return Done::Redraw,
            Effect::Quit => return Done::Quit,
        }
        Done::Nothing
    }

    fn create(&self, slug: &str, draft: Draft) -> Message {
        match self.setup.store.create(slug, &draft) {
            Ok((name, revision)) => {
                self.writer.open(&name, Base::new(draft.clone(), revision));
                Message::Opened(Box::new(Opened {
                    name,
                    draft,
                    is_read_only: false,
                    is_recovered: false,
                    is_edited_by_hand: false,
                }))
            }
            Err(error) => Message::CreateFailed(error),
        }
    }

    fn duplicate(&self, name: String) -> Message {
        // The draft may be the open one, and its last text on the way to the disk.
        self.writer.flush_asked(WAIT_FOR_WRITER);
        match self.setup.store.load(&name) {
            Ok((draft, _)) => self.create(&name, draft.copied(self.now(), &self.setup.author)),
            Err(error) => Message::OpenFailed(name, error),
        }
    }

    fn open(&self, name: String) -> Message {
        // What is on its way to the disk may be this very draft.
        self.writer.flush_asked(WAIT_FOR_WRITER);
        match self.setup.store.open(&name) {
            Ok(Loaded { draft, base, is_recovered, is_edited_by_hand }) => {
                self.writer.open(&name, base);
                let is_read_only = self.setup.store.is_read_only(&name);
                Message::Opened(Box::new(Opened {
                    name,
                    draft,
                    is_read_only,
                    is_recovered,
                    is_edited_by_hand,
                }))
            }
            Err(error) => Message::OpenFailed(name, error),
        }
    }

    /// Restores a version in the file. If the draft is open, the writer sees that and brings it to the screen.
    fn restore(&self, name: String, id: &str, field: Option<&FieldId>) -> Message {
        self.writer.flush(WAIT_FOR_WRITER);
        let Setup { store, author, .. } = &self.setup;
        let restored = store.restore(&name, id, field, self.now(), author);
        self.writer.look();
        Message::Restored(name, restored)
    }

    fn read_import(&self, path: String) {
        let Setup { store, words, import_folders, is_restricted, .. } = self.setup.clone();
        self.errands.run(move || {
            let read = import_folders.read(&path, &store, is_restricted, &words);
            Message::ImportRead(path, read)
        });
    }

    /// Sends a letter. It is made of the draft as it stood when that was asked for.
    fn send(&self, job: SendJob) {
        let Setup { words, mail, .. } = self.setup.clone();
        self.post.run(move || {
            let outcome = sent(&job, mail.as_ref(), &words);
            Message::Sent(job.message_id, outcome)
        });
    }

    /// Writes a document where it was asked for.
    pub(super) fn export(&self, job: &ExportJob) -> ExportOutcome {
        let Setup { store, words, is_restricted, .. } = &self.setup;
        let Some(exporter) = Exporter::named(job.format) else { return ExportOutcome::Exists };
        let submission =
            Submission { form: som(), draft: &job.draft, now: self.now(), with_approval: job.with_approval };
        let bytes = exporter.export(&submission, words);
        let replace = if job.is_replacing { Replace::Asked } else { Replace::Never };
        let written = store.write_document(Path::new(&job.place), &bytes, *is_restricted, replace);
        match written {
            Ok(path) => ExportOutcome::Written {
                path: shown::path(&path),
                bytes: bytes.len(),
                left_out: exporter.not_held(&submission),
            },
            Err(SaveError::Exists { .. }) => ExportOutcome::Exists,
            Err(error) => ExportOutcome::Failed(error),
        }
    }

    /// Lends a text to the user's editor, on a terminal that was given free.
    pub(super) fn edit_outside(
        &self,
        text: &str,
        stdin: Option<OwnedFd>,
        leaving: &Leaving,
    ) -> Result<String, String> {
        let Setup { store, words, editor, .. } = &self.setup;
        let scratch = store.scratch(text).map_err(|error| error.cause(words))?;
        outside::edit(&scratch, editor.as_deref(), stdin, leaving).map_err(|error| error.text(words))?;
        let edited =
            scratch.read().map_err(|why| say!(words, "store-outside-unread", cause = why.cause(words)))?;
        Ok(without_added_line_end(edited, text))
    }
}

fn sent(job: &SendJob, mail: Option<&mail::Settings>, words: &Words) -> SendOutcome {
    let Some(settings) = mail else { return SendOutcome::Failed(say!(words, "send-not-set-up")) };
    let submission =
        Submission { form: som(), draft: &job.draft, now: job.at, with_approval: job.with_approval };
    let letter = Letter::of(&submission, settings.from.as_deref(), &job.to, &job.message_id);
    let sent = letter.and_then(|letter| mail::send(&letter, settings).map(|()| letter.document_sum()));
    match sent {
        Ok(sum) => SendOutcome::Sent(sum),
        Err(error) => {
            let text = told::failure(error.cause(words), error.hint(words));
            if error.may_have_gone() { SendOutcome::Unknown(text) } else { SendOutcome::Failed(text) }
        }
    }
}

/// The drafts; a folder that can't be read stands as one line with its reason.
fn list(store: &Store) -> Vec<DraftEntry> {
    store.list().unwrap_or_else(|why| vec![DraftEntry::unreadable_folder(store.drafts_dir(), why)])
}

/// Editors end the last line of a file; that is no change of the text.
fn without_added_line_end(mut edited: String, before: &str) -> String {
    if edited.ends_with('\n') && !before.ends_with('\n') {
        edited.pop();
        if edited.ends_with('\r') {
            edited.pop();
        }
    }
    edited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_end_that_editors_add_is_no_change() {
        assert_eq!(without_added_line_end("a\n".to_owned(), "a"), "a");
        assert_eq!(without_added_line_end("a\r\n".to_owned(), "a"), "a");
        assert_eq!(without_added_line_end("a\n".to_owned(), "a\n"), "a\n");
        assert_eq!(without_added_line_end("a\n\n".to_owned(), "a"), "a\n");
        assert_eq!(without_added_line_end(String::new(), "a"), "");
    }
}
