//! The writer with a disk that waits or fails when the test says so.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use rustix::io::Errno;
use tempfile::TempDir;

use super::*;
use crate::draft::merge::merge;
use crate::form::{FieldId, Forms, som};
use crate::store::folder::Folder;
use crate::store::hook::{WriteHook, WriteStep};
use crate::store::tests::{draft, motivation, remove};

mod others;

const LONG: Duration = Duration::from_secs(20);

/// What came in with a save is told right behind it.
const SOON: Duration = Duration::from_millis(50);

/// A writer over a folder with the draft `ribe`, opened.
struct Bench {
    _folder: TempDir,
    store: Store,
    writer: Writer,
    reports: Receiver<WriterReport>,
}

impl Bench {
    fn new(hook: WriteHook) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let (name, revision) = store.create("ribe", &draft("før")).expect("a draft");
        let (send, reports) = channel();
        let hooked = Store { hook, ..store.clone() };
        let report = move |report| drop(send.send(report));
        let writer = Writer::start(hooked, "mette".to_owned(), Clock::System, report).expect("a thread");
        writer.open(&name, Base::new(draft("før"), revision));
        Bench { _folder: folder, store, writer, reports }
    }

    fn folder(&self) -> Folder {
        Folder::open(&self.store.drafts_dir(), &WriteHook::default()).expect("the folder of drafts")
    }

    fn stage(&self, serial: u64) {
        let draft = draft(&serial.to_string());
        self.writer.stage(Snapshot { name: "ribe".to_owned(), draft, serial, upon: 0 });
    }

    #[expect(clippy::disallowed_methods, reason = "the test plays another program")]
    fn put(&self, bytes: &[u8]) {
        std::fs::write(self.store.path_of("ribe"), bytes).expect("a file");
    }

    /// Another session changes an answer, upon what the file says now.
    fn colleague_writes(&self, field: &str, text: &str) {
        let (mut draft, revision) = self.store.load("ribe").expect("the draft");
        let mut base = Base::new(draft.clone(), revision);
        draft.set_answer(&FieldId::new(field), text);
        draft.changed_by = "jonas".to_owned();
        self.store.save("ribe", &draft, &mut base).expect("their save");
    }

    fn arrived(&self) -> Arrived {
        loop {
            if let WriterReport::Arrived(arrived) = self.reports.recv_timeout(LONG).expect("a report") {
                return *arrived;
            }
        }
    }

    /// Hands over what the screen shows once it has taken in what came.
    fn stage_upon(&self, serial: u64, draft: Draft, upon: u64) {
        self.writer.stage(Snapshot { name: "ribe".to_owned(), draft, serial, upon });
    }

    /// Saves what a screen shows, which takes in what comes meanwhile; gives what it shows then, and upon what.
    fn shows(&self, mut shown: Draft, mut serial: u64, mut upon: u64) -> (Draft, u64) {
        self.stage_upon(serial, shown.clone(), upon);
        self.writer.save();
        let mut is_saved = false;
        loop {
            match self.reports.recv_timeout(if is_saved { SOON } else { LONG }) {
                Ok(WriterReport::Saved(outcome)) => is_saved = outcome.serial == serial,
                Ok(WriterReport::Arrived(arrived)) => {
                    shown = merge(som(), &arrived.base, &shown, &arrived.theirs).draft;
                    (serial, upon, is_saved) = (serial + 1, arrived.number, false);
                    self.stage_upon(serial, shown.clone(), upon);
                    self.writer.save();
                }
                Ok(_) => {}
                Err(_) => return (shown, upon),
            }
        }
    }

    fn answer(&self, field: &str) -> String {
        self.store.load("ribe").expect("the draft").0.answer(&FieldId::new(field)).to_owned()
    }

    fn turn_to_another(&self) {
        let (name, revision) = self.store.create("skive", &draft("skive")).expect("a draft");
        self.writer.open(&name, Base::new(draft("skive"), revision));
    }

    fn outcome(&self) -> SaveOutcome {
        outcome(&self.reports).expect("an outcome")
    }

    fn on_disk(&self) -> String {
        motivation(&self.store, "ribe")
    }
}

/// The next save's outcome, whatever else is told before.
fn outcome(reports: &Receiver<WriterReport>) -> Option<SaveOutcome> {
    loop {
        if let WriterReport::Saved(outcome) = reports.recv_timeout(LONG).ok()? {
            return Some(outcome);
        }
    }
}

/// A disk that tells when it is about to write, and then waits to be let through.
fn gate() -> (WriteHook, Receiver<()>, Sender<()>) {
    let (arrive, arrived) = channel();
    let (open, wait) = channel::<()>();
    let ends = Mutex::new((arrive, wait));
    let hook = WriteHook::new_in(move |folder, step| {
        if step == WriteStep::Write && folder.ends_with("drafts") {
            let ends = ends.lock().expect("no panic");
            // When the test is over, nobody is at the gate.
            let _ = ends.0.send(());
            let _ = ends.1.recv();
        }
        Ok(())
    });
    (hook, arrived, open)
}

fn failing(times: usize) -> WriteHook {
    let left = Mutex::new(times);
    WriteHook::new(move |step| {
        let mut left = left.lock().expect("no panic");
        if step == WriteStep::Write && *left > 0 {
            *left -= 1;
            return Err(Errno::NOSPC.into());
        }
        Ok(())
    })
}

#[test]
fn what_is_staged_is_not_written_before_it_is_asked_for() {
    let bench = Bench::new(WriteHook::default());
    bench.stage(1);
    assert_eq!(bench.on_disk(), "før");
    bench.writer.save();
    assert!(matches!(bench.outcome(), SaveOutcome { serial: 1, result: Ok(_), .. }));
    assert_eq!(bench.on_disk(), "1");
}

#[test]
fn only_the_newest_state_is_written() {
    let (hook, arrived, open) = gate();
    let bench = Bench::new(hook);
    bench.stage(1);
    bench.writer.save();
    arrived.recv_timeout(LONG).expect("the first write");
    for serial in 2..=50 {
        bench.stage(serial);
        bench.writer.save();
    }
    open.send(()).expect("the writer waits");
    assert_eq!(bench.outcome().serial, 1);
    arrived.recv_timeout(LONG).expect("the second write");
    open.send(()).expect("the writer waits");
    assert_eq!(bench.outcome().serial, 50);
    assert!(bench.writer.flush(LONG));
    assert!(arrived.try_recv().is_err(), "two writes for fifty states");
    assert_eq!(bench.on_disk(), "50");
}

#[test]
fn a_save_of_what_is_on_disk_is_answered_too() {
    let bench = Bench::new(WriteHook::default());
    bench.writer.save();
    assert!(matches!(bench.outcome(), SaveOutcome { serial: 0, result: Ok(_), .. }));
    bench.stage(4);
    bench.writer.save();
    assert_eq!(bench.outcome().serial, 4);
    bench.writer.save();
    assert_eq!(bench.outcome().serial, 4);
}

#[test]
fn a_slow_disk_holds_nobody_up() {
    let (hook, arrived, open) = gate();
    let bench = Bench::new(hook);
    bench.stage(1);
    bench.writer.save();
    arrived.recv_timeout(LONG).expect("the write");
    bench.stage(2);
    assert!(!bench.writer.flush(Duration::from_millis(1)), "it is not on disk");
    drop(open);
    assert!(bench.writer.flush(LONG));
    assert_eq!(bench.on_disk(), "2");
}

#[test]
fn flush_writes_what_nobody_asked_for_yet() {
    let bench = Bench::new(WriteHook::default());
    assert!(bench.writer.flush(LONG), "there is nothing to write");
    bench.stage(7);
    let watchdog = bench.writer.clone();
    let flushed = thread::spawn(move || watchdog.flush(LONG)).join().expect("no panic");
    assert!(flushed);
    assert_eq!(bench.on_disk(), "7");
}

#[test]
fn settling_saves_one_draft_and_waits_for_no_other() {
    let (hook, arrived, open) = gate();
    let bench = Bench::new(hook);
    bench.stage(1);
    let writer = bench.writer.clone();
    let settling = thread::spawn(move || writer.settle("ribe"));
    arrived.recv_timeout(LONG).expect("the write");
    assert!(bench.writer.settle("skive"), "nothing of it is unsaved");
    drop(open);
    assert!(settling.join().expect("no panic"));
    assert_eq!(bench.on_disk(), "1");
}

#[test]
fn what_could_not_be_saved_is_not_settled() {
    let bench = Bench::new(failing(1));
    bench.stage(1);
    assert!(!bench.writer.settle("ribe"));
    assert!(bench.writer.settle("ribe"));
}

#[test]
fn what_failed_stays_until_it_can_be_written() {
    let bench = Bench::new(failing(2));
    bench.stage(1);
    bench.writer.save();
    assert!(bench.outcome().result.is_err());
    assert!(!bench.writer.flush(LONG), "it failed again");
    assert_eq!(bench.on_disk(), "før");
    bench.writer.save();
    assert!(bench.outcome().result.is_err());
    assert!(bench.outcome().result.is_ok());
    assert_eq!(bench.on_disk(), "1");
}

#[test]
fn beside_what_is_no_draft_it_goes_on_under_a_new_name() {
    let bench = Bench::new(WriteHook::default());
    bench.put(b"Draft(schema: 99)");
    for serial in 1..=3 {
        bench.stage(serial);
        bench.writer.save();
        assert_eq!(bench.outcome().name, "ribe-2");
    }
    assert_eq!(motivation(&bench.store, "ribe-2"), "3");
    assert_eq!(bench.writer.path(), Some(bench.store.path_of("ribe-2")));
}

#[test]
fn a_save_that_was_asked_for_outlives_closing() {
    let (hook, arrived, open) = gate();
    let bench = Bench::new(hook);
    bench.stage(1);
    bench.writer.save();
    arrived.recv_timeout(LONG).expect("the write");
    bench.stage(2);
    bench.writer.save();
    bench.turn_to_another();
    drop(open);
    assert!(bench.writer.flush(LONG));
    assert_eq!(bench.on_disk(), "2");
}

#[test]
fn what_nobody_asked_to_save_is_saved_all_the_same_when_another_draft_is_opened() {
    let bench = Bench::new(WriteHook::default());
    bench.stage(1);
    bench.turn_to_another();
    assert!(bench.outcome().result.is_ok());
    assert_eq!(bench.on_disk(), "1");
}

#[test]
fn what_failed_before_another_draft_was_opened_is_tried_again_with_each_save() {
    let bench = Bench::new(failing(2));
    bench.stage(1);
    bench.writer.save();
    assert!(bench.outcome().result.is_err());
    bench.turn_to_another();
    assert!(bench.outcome().result.is_err());
    bench.writer.save();
    assert!(bench.writer.flush(LONG));
    assert_eq!(bench.on_disk(), "1");
}

#[test]
fn a_draft_that_nobody_opened_is_saved_all_the_same() {
    let bench = Bench::new(WriteHook::default());
    bench.turn_to_another();
    bench.stage(1);
    assert!(bench.writer.flush(LONG));
    assert_eq!((bench.on_disk().as_str(), motivation(&bench.store, "ribe-2").as_str()), ("før", "1"));
}

#[test]
fn the_last_save_happens_after_the_last_handle_is_gone() {
    let Bench { _folder, store, writer, reports } = Bench::new(WriteHook::default());
    writer.stage(Snapshot { name: "ribe".to_owned(), draft: draft("1"), serial: 1, upon: 0 });
    writer.save();
    drop(writer);
    assert!(outcome(&reports).expect("an outcome").result.is_ok());
    assert!(outcome(&reports).is_none(), "the thread has ended");
    assert_eq!(motivation(&store, "ribe"), "1");
}
