//! What is being done with the drafts' files, off the screen's thread: since when, what the screen waits for, and what
//! must not begin meanwhile.

use std::time::Duration;

use crate::say;
use crate::tui::message::FileJob;
use crate::words::Words;

/// Work that takes longer is named on the screen.
const SLOW: Duration = Duration::from_millis(300);

impl FileJob {
    /// Whether it ends with a draft on the screen.
    fn shows_draft(&self) -> bool {
        matches!(self, FileJob::Open(_) | FileJob::Create(_) | FileJob::Duplicate(_) | FileJob::Undelete(_))
    }

    /// Whether it leaves something on disk that the writer of the draft wants to be sure of.
    fn is_change(&self) -> bool {
        !matches!(self, FileJob::Open(_))
    }

    /// The draft whose file it takes hold of; a document, or a draft that is in the trash or still to be made, is no draft's file.
    fn draft(&self) -> Option<&str> {
        match self {
            FileJob::Open(name)
            | FileJob::Duplicate(name)
            | FileJob::Restore(name)
            | FileJob::Delete(name) => Some(name),
            FileJob::Create(_)
            | FileJob::Undelete(_)
            | FileJob::PutBack(_)
            | FileJob::EmptyTrash(_)
            | FileJob::Export(_)
            // What is noted must not be lost: it waits behind the other work, in its queue.
            | FileJob::NoteParticipation(_)
            | FileJob::AddWord(_) => None,
        }
    }

    /// Whether it must not begin while the other is under way: the draft would not be as it was chosen.
    fn must_wait_for(&self, other: &FileJob) -> bool {
        self.draft().is_some_and(|name| other.replaces(name))
    }

    /// Whether it makes this draft another, or none.
    fn replaces(&self, name: &str) -> bool {
        matches!(self, FileJob::Restore(replaced) | FileJob::Delete(replaced) if replaced == name)
    }

    fn text(&self, words: &Words) -> String {
        match self {
            FileJob::Open(_) => say!(words, "work-open"),
            FileJob::Create(_) => say!(words, "work-create"),
            FileJob::Duplicate(_) => say!(words, "work-duplicate"),
            FileJob::Restore(_) | FileJob::Undelete(_) | FileJob::PutBack(_) => say!(words, "work-restore"),
            FileJob::Delete(_) | FileJob::EmptyTrash(_) => say!(words, "work-delete"),
            FileJob::Export(_) => say!(words, "work-export"),
            FileJob::AddWord(_) => say!(words, "work-add-word"),
            FileJob::NoteParticipation(_) => say!(words, "work-note"),
        }
    }
}

/// Whether work may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begun {
    Now,
    /// It is under way already.
    Before,
    /// It must wait for other work on the same draft.
    MustWait,
}

/// The work under way.
#[derive(Debug, Default)]
pub(crate) struct FileWork {
    jobs: Vec<(FileJob, Duration)>,
    /// The last one asked for that ends with a draft on the screen.
    awaited: Option<FileJob>,
    is_slow: bool,
}

impl FileWork {
    pub(crate) fn begin(&mut self, job: &FileJob, mono: Duration) -> Begun {
        if self.jobs.iter().any(|(other, _)| job != other && job.must_wait_for(other)) {
            return Begun::MustWait;
        }
        if job.shows_draft() {
            self.awaited = Some(job.clone());
        }
        if self.jobs.iter().any(|(other, _)| job == other) {
            return Begun::Before;
        }
        self.jobs.push((job.clone(), mono));
        Begun::Now
    }

    /// Takes note that work has ended, and says whether the screen is elsewhere by now: a draft that was to be shown is
    /// awaited no more.
    pub(crate) fn end(&mut self, job: &FileJob) -> bool {
        let count = self.jobs.len();
        self.jobs.retain(|(other, _)| other != job);
        self.is_slow &= !self.jobs.is_empty();
        let was_known = self.jobs.len() < count;
        let was_awaited = self.awaited.take_if(|awaited| awaited == job).is_some();
        was_known && job.shows_draft() && !was_awaited
    }

    /// Whether a draft is to be shown as soon as it is there.
    pub(crate) fn awaits_draft(&self) -> bool {
        self.awaited.is_some()
    }

    /// Forgets that a draft was to be shown, and gives the work, which goes on.
    pub(crate) fn give_up_awaited(&mut self) -> Option<FileJob> {
        self.awaited.take()
    }

    /// Has the draft shown after all, if the work is still under way.
    pub(crate) fn wait_again(&mut self, given_up: Option<FileJob>) {
        let is_under_way = |job: &FileJob| self.jobs.iter().any(|(other, _)| job == other);
        self.awaited = self.awaited.take().or(given_up.filter(is_under_way));
    }

    /// Whether this draft is being restored or deleted.
    pub(crate) fn replaces(&self, name: &str) -> bool {
        self.jobs.iter().any(|(job, _)| job.replaces(name))
    }

    /// Whether something is still to reach the disk.
    pub(crate) fn is_changing(&self) -> bool {
        self.jobs.iter().any(|(job, _)| job.is_change())
    }

    /// Takes the time, and says whether that changes what is shown.
    pub(crate) fn tick(&mut self, mono: Duration) -> bool {
        let was_slow = self.is_slow;
        self.is_slow = self.jobs.iter().any(|(_, since)| mono >= *since + SLOW);
        self.is_slow != was_slow
    }

    /// When the work counts as slow.
    pub(crate) fn slow_at(&self) -> Option<Duration> {
        self.jobs.iter().map(|(_, since)| *since + SLOW).min().filter(|_| !self.is_slow)
    }

    /// What is under way, in a word or two.
    pub(crate) fn text(&self, words: &Words) -> Option<String> {
        self.awaited.as_ref().or(self.jobs.last().map(|(job, _)| job)).map(|job| job.text(words))
    }

    /// The same, once it takes long.
    pub(crate) fn slow_text(&self, words: &Words) -> Option<String> {
        self.text(words).filter(|_| self.is_slow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn open(name: &str) -> FileJob {
        FileJob::Open(name.to_owned())
    }

    fn at(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn the_same_work_is_not_begun_twice() {
        let mut work = FileWork::default();
        let job = FileJob::Export("a.docx".to_owned());
        assert_eq!(work.begin(&job, at(0)), Begun::Now);
        assert_eq!(work.begin(&job, at(1)), Begun::Before);
        assert!(!work.end(&job));
        assert_eq!(work.begin(&job, at(2)), Begun::Now);
    }

    #[test]
    fn a_draft_that_is_being_restored_or_deleted_is_left_alone_until_that_is_done() {
        for job in [FileJob::Restore("ribe".to_owned()), FileJob::Delete("ribe".to_owned())] {
            let mut work = FileWork::default();
            assert_eq!(work.begin(&job, at(0)), Begun::Now);
            assert_eq!(work.begin(&open("ribe"), at(0)), Begun::MustWait);
            assert_eq!(work.begin(&FileJob::Duplicate("ribe".to_owned()), at(0)), Begun::MustWait);
            assert!(!work.awaits_draft());
            assert_eq!(work.begin(&open("skive"), at(0)), Begun::Now);
            work.end(&job);
            assert_eq!(work.begin(&open("ribe"), at(0)), Begun::Now);
        }
    }

    #[test]
    fn only_the_draft_asked_for_last_is_shown() {
        let mut work = FileWork::default();
        work.begin(&open("ribe"), at(0));
        work.begin(&open("skive"), at(0));
        assert!(work.end(&open("ribe")));
        assert!(!work.end(&open("skive")));
        assert!(!work.end(&open("aarhus")), "what nobody asked for here is shown");
    }

    #[test]
    fn work_that_takes_long_is_named() {
        let words = Words::new(Lang::Da);
        let mut work = FileWork::default();
        work.begin(&FileJob::Restore("ribe".to_owned()), at(1_000));
        assert_eq!(work.slow_at(), Some(at(1_300)));
        assert!(!work.tick(at(1_299)));
        assert_eq!(work.slow_text(&words), None);
        assert!(work.tick(at(1_300)));
        assert_eq!((work.slow_text(&words).as_deref(), work.slow_at()), (Some("Gendanner …"), None));
        work.end(&FileJob::Restore("ribe".to_owned()));
        assert_eq!((work.slow_text(&words), work.slow_at()), (None, None));
    }
}
