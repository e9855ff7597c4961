//! Everything that can happen to the program, and everything that it does: messages in, effects out.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::calendar::IcsFound;
use crate::draft::{Draft, Participation};
use crate::event::own_file::EventChange;
use crate::form::FieldId;
use crate::import::Imported;
use crate::store::writer::WriterReport;
use crate::store::{
    Base, DraftList, Gone, LoadError, Presence, Recovered, RestoreError, Restored, SaveError, Trashed,
    Version,
};

use crate::tui::events_history::{ChangedEvents, EventStep};
use crate::tui::participation_notes::ParticipationNote;
use crate::tui::runtime::line::LineEvent;
use crate::tui::spelling::DictionaryError;

pub use crate::mail::SendOutcome;
pub use crate::store::writer::{Arrived, SaveOutcome, Snapshot};

/// The time, as it comes in from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// What the clock on the wall says; only for showing and for countdowns.
    pub wall: DateTime<Utc>,
    /// Time since the program started; for all waiting, since the wall clock may jump.
    pub mono: Duration,
}

/// A draft that was opened or made.
#[derive(Debug)]
pub struct Opened {
    /// Its name in the data folder.
    pub name: String,
    /// What it says.
    pub draft: Draft,
    /// Whether its file may only be read.
    pub is_read_only: bool,
    /// The text that it holds beyond its file, since an earlier save failed; it is going there now.
    pub recovered: Option<Recovered>,
    /// Whether its file was written or changed by something else than som.
    pub is_edited_by_hand: bool,
    /// What its next save is merged against.
    pub base: Base,
    /// What was asked for.
    pub job: FileJob,
}

/// A version to be restored.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreJob {
    /// The draft's name.
    pub name: String,
    /// The version's id.
    pub id: String,
    /// When the version was written.
    pub changed: DateTime<Utc>,
    /// The id of the version's form.
    pub form: String,
    /// The one field whose answer is restored; all of the draft if there is none.
    pub field: Option<FieldId>,
    /// What the draft said on the screen when this was asked for, if it was open: what is typed since is kept.
    pub shown: Option<Box<Draft>>,
}

/// A document to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportJob {
    /// The draft's name.
    pub name: String,
    /// The format, as the command line names it.
    pub format: &'static str,
    /// Where to, as it was typed.
    pub place: String,
    /// Whether a file that is there may be replaced.
    pub is_replacing: bool,
    /// Whether the approval is printed in it.
    pub with_approval: bool,
    /// What it says.
    pub draft: Draft,
}

/// A calendar file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarJob {
    /// What it says.
    pub text: String,
    /// The command that prints the same, without the program's name; none if that can't be typed as it is.
    pub command: Option<String>,
    /// Where to.
    pub place: String,
    /// Whether a file that is there may be replaced.
    pub is_replacing: bool,
}

/// What came of an export.
#[derive(Debug)]
pub enum ExportOutcome {
    /// It is written.
    Written {
        /// Where, fit to be shown.
        path: String,
        /// How many bytes it takes.
        bytes: usize,
        /// What the format can't hold of the answers.
        not_held: Option<String>,
        /// The command that fetches it, for one who sits elsewhere.
        fetch: Option<String>,
    },
    /// Something is there already.
    Exists,
    /// It could not be written.
    Failed(SaveError),
}

/// A file that may hold a filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Its path, as it is typed.
    pub path: String,
    /// Its name, fit to be shown.
    pub name: String,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
}

/// A letter to be sent. Its receipt is in the draft already, as unsettled; a copy for the user has none.
#[derive(Debug, Clone, PartialEq)]
pub struct SendJob {
    /// The recipient's address, as it was typed.
    pub to: String,
    /// When it is written: the time of its receipt, if it has one.
    pub at: DateTime<Utc>,
    /// Its Message-ID.
    pub message_id: String,
    /// Whether the approval is printed in the documents.
    pub with_approval: bool,
    /// What it says.
    pub draft: Draft,
}

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// The time; comes before each input.
    Tick(Time),
    /// What the terminal sent.
    Line(LineEvent),
    /// The terminal's new size in columns and rows.
    Resize(u16, u16),
    /// A save ended.
    Saved(SaveOutcome),
    /// The drafts of the data folder; where there are many, first some of them, then all.
    Listed(DraftList),
    /// A draft was opened.
    Opened(Box<Opened>),
    /// The draft of this name, asked for by this job, could not be opened.
    OpenFailed(FileJob, String, LoadError),
    /// A draft could not be made.
    CreateFailed(FileJob, SaveError),
    /// The deleted drafts, most recent first.
    Trash(Result<Vec<Trashed>, LoadError>),
    /// The draft of this id is out of the trash again, under this name.
    PutBack(String, String),
    /// A draft could not be taken out of the trash.
    UndeleteFailed(FileJob, SaveError),
    /// The deleted drafts of these ids were removed for good, so many of them; or why not all were.
    TrashEmptied(Vec<String>, Result<usize, SaveError>),
    /// A document was written, or could not be.
    Exported(Box<ExportJob>, ExportOutcome),
    /// A calendar file was written, or could not be.
    CalendarWritten(Box<CalendarJob>, ExportOutcome),
    /// Someone else's text came in.
    Arrived(Box<Arrived>),
    /// The open draft's file has gone, or can't be read any more.
    Gone(String, Gone),
    /// Who else has the open draft open; all that do now.
    Others(Vec<Presence>),
    /// The earlier versions of a draft, the newest first.
    Versions(String, Result<Vec<Version>, LoadError>),
    /// An earlier version, by its id, was read.
    VersionRead(String, Result<Box<Draft>, LoadError>),
    /// A version was restored. If its draft is open, the new text comes as an [`Arrived`].
    Restored(Box<RestoreJob>, Result<Restored, RestoreError>),
    /// A draft was moved to the trash, where it has this id, or could not be.
    Deleted(String, Result<String, SaveError>),
    /// The draft of this name was not deleted, since its text could not be saved.
    DeleteHeldBack(String),
    /// The external editor came back with this text, or why it did not.
    Edited(Result<String, String>),
    /// The files that may hold a filled form, the newest first.
    ImportsFound(Vec<ImportFile>),
    /// The file of this path was read as a filled form, or why it can't be: cause and way out, in the user's language.
    ImportRead(String, Result<Box<Imported>, String>),
    /// The file of this path was read as a calendar, or why it can't be, as for [`Message::ImportRead`].
    CalendarRead(String, Result<Box<IcsFound>, String>),
    /// What came of sending the letter with this Message-ID.
    Sent(String, SendOutcome),
    /// What came of sending the user a copy.
    CopySent(Box<SendJob>, SendOutcome),
    /// Whether each of these words is spelled right, or why the dictionary can't be used.
    SpellingChecked(Result<Vec<(String, bool)>, DictionaryError>),
    /// What may have been meant by this word, the likeliest first.
    Corrections(String, Vec<String>),
    /// This word was added to the list of own words, or could not be.
    WordAdded(String, Result<(), SaveError>),
    /// An own event was changed, or could not be.
    EventChanged(EventStep, Box<ChangedEvents>),
    /// The part in a meeting was noted in a draft that isn't open, which says this now; or why it could not be.
    ParticipationNoted(Box<ParticipationNote>, Result<Participation, String>),
}

impl Message {
    /// Whether work on files did not come about, or has a question left.
    pub(crate) fn tells_of_failure(&self) -> bool {
        match self {
            Message::OpenFailed(..)
            | Message::CreateFailed(..)
            | Message::UndeleteFailed(..)
            | Message::DeleteHeldBack(_) => true,
            Message::Exported(_, outcome) | Message::CalendarWritten(_, outcome) => {
                !matches!(outcome, ExportOutcome::Written { .. })
            }
            Message::Restored(_, result) => result.is_err(),
            Message::Deleted(_, result) => result.is_err(),
            Message::TrashEmptied(_, result) => result.is_err(),
            Message::WordAdded(_, result) => result.is_err(),
            Message::ParticipationNoted(_, result) => result.is_err(),
            _ => false,
        }
    }
}

impl From<WriterReport> for Message {
    fn from(report: WriterReport) -> Self {
        match report {
            WriterReport::Saved(outcome) => Message::Saved(outcome),
            WriterReport::Arrived(arrived) => Message::Arrived(arrived),
            WriterReport::Gone(name, why) => Message::Gone(name, why),
            WriterReport::Others(others) => Message::Others(others),
        }
    }
}

/// Something to do outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Hand the newest state to the writer; nothing is written yet.
    Stage(Box<Snapshot>),
    /// Write what is staged; ends in [`Message::Saved`].
    Save,
    /// Read the data folder; ends in [`Message::Listed`].
    List,
    /// Open a draft; ends in [`Message::Opened`] or [`Message::OpenFailed`].
    Open(String),
    /// Have the writer save the draft of this name from now on, against this base.
    Edit(String, Box<Base>),
    /// Make a draft under a free name like this one; ends in [`Message::Opened`] or [`Message::CreateFailed`].
    Create(String, Box<Draft>),
    /// Make a draft that begins with the answers of the one with this name; ends as [`Effect::Create`] does, or in
    /// [`Message::OpenFailed`].
    Duplicate(String),
    /// Write a document; ends in [`Message::Exported`].
    Export(Box<ExportJob>),
    /// Write a calendar file; ends in [`Message::CalendarWritten`].
    WriteCalendar(Box<CalendarJob>),
    /// List a draft's earlier versions; ends in [`Message::Versions`].
    ListVersions(String),
    /// Read an earlier version of a draft, by its id; ends in [`Message::VersionRead`].
    ReadVersion(String, String),
    /// Restore an earlier version of a draft, or one of its answers; ends in [`Message::Restored`].
    Restore(Box<RestoreJob>),
    /// Move a draft to the trash; ends in [`Message::Deleted`] or [`Message::DeleteHeldBack`].
    Delete(String),
    /// Look for files that may hold a filled form; ends in [`Message::ImportsFound`].
    FindImports,
    /// Take a draft out of the trash by its id and open it; ends in [`Message::Opened`] or [`Message::UndeleteFailed`].
    Undelete(String),
    /// List the deleted drafts; ends in [`Message::Trash`].
    ListTrash,
    /// Take a draft out of the trash by its id; ends in [`Message::PutBack`] or [`Message::UndeleteFailed`].
    PutBack(String),
    /// Remove these deleted drafts for good, unless they are others now; ends in [`Message::TrashEmptied`].
    EmptyTrash(Vec<Trashed>),
    /// Forget the open draft and what of it isn't saved: someone else has deleted it.
    Forget(String),
    /// Save the open draft though someone else has removed it for good.
    Revive(String),
    /// Read the file of this path as a filled form, to be compared with the draft of this name, if there is one; ends in
    /// [`Message::ImportRead`].
    ReadImport(String, Option<String>),
    /// Read the file of this path as a calendar; ends in [`Message::CalendarRead`].
    ReadCalendar(String),
    /// Send a letter; ends in [`Message::Sent`].
    Send(Box<SendJob>),
    /// Send the user a copy, of which the draft notes nothing; ends in [`Message::CopySent`].
    SendCopy(Box<SendJob>),
    /// Look these words up in the dictionary; ends in [`Message::SpellingChecked`].
    CheckSpelling(Vec<String>),
    /// Look for what may have been meant by a word; ends in [`Message::Corrections`].
    Correct(String),
    /// Add a word to the list of own words; ends in [`Message::WordAdded`].
    AddWord(String),
    /// Change an own event; ends in [`Message::EventChanged`].
    ChangeEvent(Box<EventChange>, EventStep),
    /// Note the part in a meeting in a draft that isn't open; ends in [`Message::ParticipationNoted`].
    NoteParticipation(Box<ParticipationNote>),
    /// Give the terminal a text for its own clipboard. Terminals don't answer.
    CopyOut(String),
    /// Edit a text in the user's own editor; ends in [`Message::Edited`].
    EditOutside(String),
    /// Draw every cell again.
    Redraw,
    /// Leave; everything is saved, or the user said yes to losing it.
    Quit,
}

/// Something done with files that may take long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileJob {
    /// Opens the draft of this name.
    Open(String),
    /// Makes a draft under a name like this.
    Create(String),
    /// Makes a draft with the answers of the one of this name.
    Duplicate(String),
    /// Takes the draft of this id out of the trash.
    Undelete(String),
    /// The same, but leaves it closed.
    PutBack(String),
    /// Removes the drafts of these ids from the trash for good.
    EmptyTrash(Vec<String>),
    /// Restores a version in the draft of this name.
    Restore(String),
    /// Moves the draft of this name to the trash.
    Delete(String),
    /// Writes a document to this place.
    Export(String),
    /// Adds this word to the list of own words.
    AddWord(String),
    /// Notes the part in a meeting in the draft of this name.
    NoteParticipation(String),
}

/// What deleted drafts are asked for by.
pub(crate) fn ids_of(trashed: &[Trashed]) -> Vec<String> {
    trashed.iter().map(|trashed| trashed.id.clone()).collect()
}

impl FileJob {
    /// The work that an effect begins.
    pub(crate) fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Open(name) => Some(FileJob::Open(name.clone())),
            Effect::Create(slug, _) => Some(FileJob::Create(slug.clone())),
            Effect::Duplicate(name) => Some(FileJob::Duplicate(name.clone())),
            Effect::Undelete(id) => Some(FileJob::Undelete(id.clone())),
            Effect::PutBack(id) => Some(FileJob::PutBack(id.clone())),
            Effect::EmptyTrash(asked) => Some(FileJob::EmptyTrash(ids_of(asked))),
            Effect::Restore(job) => Some(FileJob::Restore(job.name.clone())),
            Effect::Delete(name) => Some(FileJob::Delete(name.clone())),
            Effect::Export(job) => Some(FileJob::Export(job.place.clone())),
            Effect::WriteCalendar(job) => Some(FileJob::Export(job.place.clone())),
            Effect::AddWord(word) => Some(FileJob::AddWord(word.clone())),
            Effect::NoteParticipation(note) => Some(FileJob::NoteParticipation(note.draft.clone())),
            _ => None,
        }
    }

    /// The work that a message ends.
    pub(crate) fn ended_by(message: &Message) -> Option<Self> {
        match message {
            Message::Opened(opened) => Some(opened.job.clone()),
            Message::OpenFailed(job, ..)
            | Message::CreateFailed(job, _)
            | Message::UndeleteFailed(job, _) => Some(job.clone()),
            Message::PutBack(id, _) => Some(FileJob::PutBack(id.clone())),
            Message::TrashEmptied(ids, _) => Some(FileJob::EmptyTrash(ids.clone())),
            Message::Restored(job, _) => Some(FileJob::Restore(job.name.clone())),
            Message::Deleted(name, _) | Message::DeleteHeldBack(name) => Some(FileJob::Delete(name.clone())),
            Message::Exported(job, _) => Some(FileJob::Export(job.place.clone())),
            Message::CalendarWritten(job, _) => Some(FileJob::Export(job.place.clone())),
            Message::WordAdded(word, _) => Some(FileJob::AddWord(word.clone())),
            Message::ParticipationNoted(note, _) => Some(FileJob::NoteParticipation(note.draft.clone())),
            _ => None,
        }
    }
}
