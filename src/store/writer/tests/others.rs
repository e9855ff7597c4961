//! What others write while a draft is open, and what is done where the disk doesn't answer.

use chrono::DateTime;

use super::*;
use crate::form::{Forms, som};
use crate::store::LoadError;
use crate::words::{Lang, Words};

#[test]
fn what_a_colleague_writes_comes_in_by_itself() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("omraade", "deres");
    let arrived = bench.arrived();
    assert_eq!((arrived.number, arrived.by.as_str(), arrived.base), (1, "jonas", draft("før")));
    assert_eq!(arrived.theirs.answer(&FieldId::new("omraade")), "deres");
}

#[test]
fn a_save_brings_in_what_a_colleague_wrote() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("omraade", "deres");
    bench.shows(draft("1"), 1, 0);
    assert_eq!((bench.on_disk(), bench.answer("omraade")), ("1".to_owned(), "deres".to_owned()));
}

#[test]
fn what_is_staged_waits_until_it_holds_what_came_in() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("motivation", "deres");
    let arrived = bench.arrived();
    // Typed before it was known what came in.
    bench.stage(1);
    bench.writer.save();
    let merged = merge(som(), &arrived.base, &draft("1"), &arrived.theirs).draft;
    bench.stage_upon(2, merged.clone(), arrived.number);
    assert_eq!(bench.outcome().serial, 2);
    let (on_disk, _) = bench.store.load("ribe").expect("the draft");
    assert!(on_disk.says_the_same(&merged), "merged once, on the screen");
    assert_eq!(on_disk.rivals(&FieldId::new("motivation")).len(), 1);
}

#[test]
fn on_leaving_even_what_does_not_hold_what_came_in_is_saved() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("omraade", "deres");
    bench.arrived();
    bench.stage(1);
    bench.writer.leave(LONG);
    assert_eq!((bench.on_disk(), bench.answer("omraade")), ("1".to_owned(), "deres".to_owned()));
}

#[test]
fn after_a_merge_the_next_text_is_no_second_conflict() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("omraade", "deres");
    let (mut shown, upon) = bench.shows(draft("1"), 1, 0);
    for (serial, more) in (10..).zip(["1 og", "1 og mere"]) {
        shown.set_answer(&FieldId::new("motivation"), more);
        (shown, _) = bench.shows(shown, serial, upon);
    }
    let (on_disk, _) = bench.store.load("ribe").expect("the draft");
    assert_eq!(on_disk.answer(&FieldId::new("motivation")), "1 og mere");
    assert_eq!((on_disk.answer(&FieldId::new("omraade")), on_disk.disputed().count()), ("deres", 0));
}

#[test]
fn a_draft_that_goes_away_is_told_of_once() {
    let bench = Bench::new(WriteHook::default());
    remove(&bench.store.path_of("ribe"));
    let is_gone = |report| matches!(report, WriterReport::Gone(name, Gone::NoDraft(LoadError::Missing)) if name == "ribe");
    assert!(is_gone(bench.reports.recv_timeout(LONG).expect("a report")));
    bench.stage(1);
    bench.writer.save();
    assert_eq!(bench.outcome().name, "ribe");
    assert_eq!(bench.on_disk(), "1");
}

fn gone(bench: &Bench) -> Gone {
    loop {
        if let WriterReport::Gone(_, gone) = bench.reports.recv_timeout(LONG).expect("a report") {
            return gone;
        }
    }
}

#[test]
fn a_deletion_is_told_with_who_did_it_and_where_the_draft_is() {
    let bench = Bench::new(WriteHook::default());
    // An older draft of that name is another.
    bench.store.delete("ribe").expect("it is deleted");
    let told = gone(&bench);
    let Gone::Deleted { id, by, at } = told else { panic!("{told:?}") };
    assert_eq!((id.as_str(), by.is_some()), ("ribe.1", true));
    assert!(at > DateTime::UNIX_EPOCH);
    bench.writer.forget("ribe");
    bench.writer.flush(LONG);
    assert!(bench.store.load("ribe").is_err(), "and it stays there");
    // Whoever has typed since brings it back.
    let typing = Bench::new(WriteHook::default());
    typing.stage(1);
    typing.store.delete("ribe").expect("it is deleted");
    typing.writer.save();
    assert_eq!(typing.outcome().name, "ribe");
    assert_eq!(typing.on_disk(), "1");
}

#[test]
fn what_was_removed_for_good_comes_back_only_if_that_is_said() {
    let bench = Bench::new(WriteHook::default());
    bench.store.purge("ribe").expect("it is removed");
    assert!(matches!(gone(&bench), Gone::Purged));
    bench.stage(1);
    bench.writer.save();
    let refused = bench.outcome();
    assert!(matches!(refused.result, Err(SaveError::Purged)), "{refused:?}");
    assert!(bench.store.load("ribe").is_err());
    bench.writer.revive("ribe");
    bench.writer.save();
    assert!(bench.outcome().result.is_ok());
    assert_eq!(bench.on_disk(), "1");
    // Another draft of that name was never removed.
    let other = Bench::new(WriteHook::default());
    let mut draft = draft("en anden");
    draft.created += chrono::TimeDelta::days(1);
    crate::store::departure::mark_as_purged(&other.folder(), "ribe", Some(&draft));
    remove(&other.store.path_of("ribe"));
    assert!(matches!(gone(&other), Gone::NoDraft(LoadError::Missing)));
}

#[test]
fn others_see_who_is_here_and_in_which_step() {
    let bench = Bench::new(WriteHook::default());
    let mut at = draft("før");
    at.place = Some(crate::draft::ResumePoint {
        field: Some(FieldId::new("datapraksis")),
        paragraph: 0,
        column: 0,
        ..crate::draft::ResumePoint::default()
    });
    bench.stage_upon(1, at, 0);
    let seen = || crate::store::presence::tests::of_any_program(&bench.store);
    let is_there =
        |step| seen().iter().any(|(name, here)| name == "ribe" && here.who == "mette" && here.step == step);
    let watch = crate::clock::Stopwatch::start();
    while !is_there(Some(5)) {
        assert!(watch.elapsed() < LONG, "{:?}", seen());
        thread::yield_now();
    }
    bench.writer.leave(LONG);
    assert!(seen().is_empty(), "gone with the session: {:?}", seen());
}

#[test]
fn beside_what_is_no_draft_others_text_comes_in_too() {
    let bench = Bench::new(WriteHook::default());
    bench.put(b"Draft(schema: 99)");
    bench.stage(1);
    bench.writer.save();
    assert_eq!(bench.outcome().name, "ribe-2");
    let (mut theirs, revision) = bench.store.load("ribe-2").expect("the draft");
    let mut base = Base::new(theirs.clone(), revision);
    theirs.set_answer(&FieldId::new("omraade"), "deres");
    bench.store.save("ribe-2", &theirs, &mut base).expect("their save");
    let arrived = bench.arrived();
    assert_eq!((arrived.name.as_str(), arrived.number), ("ribe-2", 1));
}

#[test]
fn a_save_does_not_wait_for_ever_for_what_came_in_to_be_taken_in() {
    let bench = Bench::new(WriteHook::default());
    bench.colleague_writes("omraade", "deres");
    bench.arrived();
    // A screen that never says that it has taken it in.
    bench.stage(1);
    bench.writer.save();
    assert!(bench.outcome().result.is_ok());
    assert_eq!((bench.on_disk(), bench.answer("omraade")), ("1".to_owned(), "deres".to_owned()));
}

#[test]
fn what_a_careless_program_writes_over_is_a_version() {
    let bench = Bench::new(WriteHook::default());
    bench.stage(1);
    bench.writer.save();
    assert!(bench.outcome().result.is_ok());
    let old = crate::draft::codec::to_ron(&draft("gammel"), som());
    bench.put(old.as_bytes());
    bench.arrived();
    let versions = bench.store.versions("ribe").expect("versions");
    let is_kept = versions.iter().any(|version| {
        let version = bench.store.version("ribe", &version.id).expect("a version");
        version.answer(&FieldId::new("motivation")) == "1"
    });
    assert!(is_kept, "{versions:?}");
}

#[test]
fn a_draft_that_is_damaged_from_outside_is_told_of_though_nothing_is_typed() {
    let bench = Bench::new(WriteHook::default());
    bench.put(b"skrald");
    let is_gone = |report| matches!(report, WriterReport::Gone(name, Gone::NoDraft(LoadError::Content(_))) if name == "ribe");
    assert!(is_gone(bench.reports.recv_timeout(LONG).expect("a report")));
    bench.stage(1);
    bench.writer.save();
    assert_eq!(bench.outcome().name, "ribe-2");
}

#[test]
fn a_newer_soms_draft_is_told_of_as_such() {
    let bench = Bench::new(WriteHook::default());
    bench.put(b"Draft(schema: 99)");
    let report = bench.reports.recv_timeout(LONG).expect("a report");
    let WriterReport::Gone(name, Gone::NoDraft(why)) = report else { panic!("{report:?}") };
    assert_eq!(
        (name.as_str(), why.cause(&Words::new(Lang::Da)).as_str()),
        ("ribe", "skrevet af en nyere udgave af som")
    );
}

#[test]
fn what_a_disk_that_hangs_does_not_take_is_kept_for_recovery() {
    let (hook, arrived, open) = gate();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().join("data"), Forms::built_in())
        .with_state_dir(Some(folder.path().join("state")));
    let (name, revision) = store.create("ribe", &draft("før")).expect("a draft");
    let hooked = Store { hook, ..store.clone() };
    let writer = Writer::start(hooked, String::new(), Clock::System, drop).expect("a thread");
    writer.open(&name, Base::new(draft("før"), revision));
    writer.stage(Snapshot { name: name.clone(), draft: draft("1"), serial: 1, upon: 0 });
    writer.save();
    arrived.recv_timeout(LONG).expect("the write");
    writer.leave(Duration::from_millis(10));
    assert!(store.open(&name).expect("the draft").recovered.is_some());
    drop(open);
}

#[test]
fn what_is_kept_for_recovery_does_not_take_back_what_came_in() {
    let (hook, arrived, open) = gate();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().join("data"), Forms::built_in())
        .with_state_dir(Some(folder.path().join("state")));
    let (name, revision) = store.create("ribe", &draft("før")).expect("a draft");
    let (send, reports) = channel();
    let hooked = Store { hook, ..store.clone() };
    let report = move |report| drop(send.send(report));
    let writer = Writer::start(hooked, String::new(), Clock::System, report).expect("a thread");
    writer.open(&name, Base::new(draft("før"), revision));
    let mut theirs = draft("før");
    theirs.set_answer(&FieldId::new("omraade"), "deres");
    store.save(&name, &theirs, &mut Base::new(draft("før"), revision)).expect("their save");
    while !matches!(reports.recv_timeout(LONG).expect("a report"), WriterReport::Arrived(_)) {}
    // Typed before it was known what came in, and the disk hangs.
    writer.stage(Snapshot { name: name.clone(), draft: draft("1"), serial: 1, upon: 0 });
    let leaving = writer.clone();
    let left = thread::spawn(move || leaving.leave(Duration::from_millis(300)));
    arrived.recv_timeout(LONG).expect("the write");
    left.join().expect("it leaves");
    let loaded = store.open(&name).expect("the draft");
    let answer = |field| loaded.draft.answer(&FieldId::new(field)).to_owned();
    assert!(loaded.recovered.is_some());
    assert_eq!((answer("motivation"), answer("omraade")), ("1".to_owned(), "deres".to_owned()));
    drop(open);
}
