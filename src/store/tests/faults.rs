//! Every step of a save fails once, in every way that disks fail.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::draft::{Receipt, Seal};

pub(super) const FAULTS: [Errno; 6] =
    [Errno::NOSPC, Errno::IO, Errno::DQUOT, Errno::ROFS, Errno::INTR, Errno::STALE];

/// The store, where the step with this number, from 0, fails; and how many steps there were.
pub(super) fn failing_at(store: &Store, number: usize, errno: Errno) -> (Store, Arc<AtomicUsize>) {
    let steps = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&steps);
    let hook = WriteHook::new(move |_| match counted.fetch_add(1, Ordering::Relaxed) {
        step if step == number => Err(errno.into()),
        _ => Ok(()),
    });
    (Store { hook, ..store.clone() }, steps)
}

#[test]
fn whatever_step_fails_the_draft_is_whole_the_failure_is_told_and_the_next_save_works() {
    let (mut tried, mut told) = (0, 0);
    for errno in FAULTS {
        for number in 0.. {
            let (_folder, store, mut base) = store_with_draft();
            let old = bytes(&store.path_of("ribe"));
            let (failing, steps) = failing_at(&store, number, errno);
            let saved = failing.save("ribe", &draft("efter"), &mut base);
            if steps.load(Ordering::Relaxed) <= number {
                break;
            }
            let new = codec::to_ron(&draft("efter"), som()).into_bytes();
            let on_disk = bytes(&store.path_of("ribe"));
            tried += 1;
            match &saved {
                // Only what a draft can do without may fail in silence: its history, its lock.
                Ok(saved) => {
                    assert!(on_disk == new, "{errno:?} at step {number}: told as saved");
                    base = Base::new(saved.draft.clone(), saved.revision);
                }
                Err(error) => {
                    told += 1;
                    assert!(!error.cause(&Words::new(Lang::Da)).is_empty());
                    let expected = if error.is_done() { &new } else { &old };
                    assert!(on_disk == *expected, "{errno:?} at step {number}: {error:?}");
                }
            }
            let again = failing.save("ribe", &draft("senere"), &mut base).expect("the next save");
            assert_eq!(
                (again.met, motivation(&store, "ribe")),
                (FoundInPlace::Expected, "senere".to_owned())
            );
            assert_eq!(files(&store), ["ribe.ron"], "{errno:?} at step {number}: litter");
        }
    }
    assert!(tried >= 6 * 7 && told >= 6 * 6, "{tried} faults, {told} told");
}

#[test]
fn what_cannot_be_saved_is_kept_for_recovery_and_comes_back() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    failing.save_typed("ribe", &draft("ikke gemt"), &mut base).expect_err("the folder can't be written");
    assert_eq!(motivation(&store, "ribe"), "før");
    let kept = store.recovery.clone().expect("a folder");
    let mode = |path: &Path| path.metadata().expect("it is there").mode() & 0o7777;
    assert_eq!(mode(&kept), 0o700);
    for entry in std::fs::read_dir(&kept).expect("the folder") {
        assert_eq!(mode(&entry.expect("a file").path()), 0o600);
    }
    let loaded = store.open("ribe").expect("the draft");
    let recovered = loaded.recovered.expect("what was typed");
    assert_eq!((recovered.at, motivation_of(&recovered.before)), (draft("").changed, "før".to_owned()));
    assert_eq!(loaded.draft.answer(&FieldId::new("motivation")), "ikke gemt");
    let mut base = loaded.base;
    store.save("ribe", &loaded.draft, &mut base).expect("a save");
    assert!(store.open("ribe").expect("the draft").recovered.is_none());
    assert_eq!(std::fs::read_dir(&kept).expect("the folder").count(), 0);
}

#[test]
fn what_was_told_as_failed_never_happens_later() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    // A command.
    failing.save("ribe", &draft("fejlet"), &mut base).expect_err("the folder can't be written");
    let loaded = store.open("ribe").expect("the draft");
    assert_eq!((motivation_of(&loaded.draft), loaded.recovered), ("før".to_owned(), None));
    // A screen, which had an approval and a letter under way as well.
    let mut typed = draft("skrevet");
    typed.approve("Lone", "Direktør", DateTime::UNIX_EPOCH);
    typed.note_receipt(receipt());
    failing.save_typed("ribe", &typed, &mut base).expect_err("the folder can't be written");
    let loaded = store.open("ribe").expect("the draft");
    assert_eq!(motivation_of(&loaded.draft), "skrevet");
    assert!(loaded.draft.approval().is_none() && loaded.draft.receipts().is_empty());
}

fn motivation_of(draft: &Draft) -> String {
    draft.answer(&FieldId::new("motivation")).to_owned()
}

fn receipt() -> Receipt {
    Receipt {
        at: DateTime::UNIX_EPOCH,
        to: "a@b.dk".to_owned(),
        by: "mette".to_owned(),
        message_id: "1@b.dk".to_owned(),
        seal: Seal::of(&draft("skrevet")),
        document: String::new(),
        is_sent: true,
    }
}

#[test]
fn a_draft_that_no_file_can_hold_is_kept_for_recovery_too() {
    let (folder, store, _) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    // Nearly all that a file holds is carried along from a newer som.
    let newer = format!("    fremtid: \"{}\",\n    ticks:", "x".repeat((4 << 20) - 10_000));
    let file = codec::to_ron(&draft("før"), som()).replace("    ticks:", &newer);
    put(&store.path_of("ribe"), file.as_bytes());
    let Loaded { mut draft, mut base, .. } = store.open("ribe").expect("the draft");
    let typed = "ord ".repeat(5_000);
    draft.set_answer(&FieldId::new("motivation"), typed.as_str());
    let error = store.save_typed("ribe", &draft, &mut base).expect_err("it is too big");
    assert!(matches!(error, SaveError::TooBig), "{error:?}");
    assert_eq!(bytes(&store.path_of("ribe")), file.into_bytes());
    let again = store.open("ribe").expect("the draft");
    assert!(again.recovered.is_some());
    assert_eq!(again.draft.answer(&FieldId::new("motivation")), typed);
    assert!(codec::to_ron(&again.draft, som()).contains("fremtid: \"xxx"), "and nothing else is lost");
}

#[test]
fn an_answer_that_no_file_can_hold_comes_back_from_the_recovery_folder() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let typed = "ord ".repeat(1_100_000);
    store.save_typed("ribe", &draft(&typed), &mut base).expect_err("it is too big");
    let kept = std::fs::read_dir(store.recovery.as_ref().expect("a folder")).expect("the folder");
    let holds = |file: std::io::Result<std::fs::DirEntry>| {
        String::from_utf8(bytes(&file.expect("a file").path())).expect("text").contains(&typed)
    };
    assert_eq!(kept.map(holds).filter(|holds| *holds).count(), 1);
    assert_eq!(store.waiting_copies(), 1);
    let loaded = store.open("ribe").expect("the draft");
    assert!(motivation_of(&loaded.draft) == typed && loaded.recovered.is_some());
}

#[test]
fn a_draft_of_the_longest_name_is_kept_for_recovery_and_comes_back_to_no_other() {
    let (folder, store, base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    let (short, long, twin) = ("a".repeat(200), "æ".repeat(120), "æ".repeat(119) + "ø");
    for name in [&short, &long, &twin] {
        put(&store.path_of(name), &bytes(&store.path_of("ribe")));
        failing.save_typed(name, &draft(name), &mut base.clone()).expect_err("the folder can't be written");
    }
    for name in [&short, &long, &twin] {
        let loaded = store.open(name).expect("the draft");
        assert!(loaded.recovered.is_some(), "{name}");
        assert_eq!(loaded.draft.answer(&FieldId::new("motivation")), name);
        assert!(store.traces(name).expect("its traces").len() >= 3, "{name}");
    }
}

/// Fails every write in a folder, and in no other.
fn fails_in(folder: &Path) -> WriteHook {
    let is_there = folder.to_owned();
    WriteHook::new_in(move |folder, step| {
        let is_write = matches!(step, WriteStep::Create | WriteStep::Rename | WriteStep::MakeFolder);
        if is_write && folder.starts_with(&is_there) { Err(Errno::ROFS.into()) } else { Ok(()) }
    })
}

#[test]
fn what_is_recovered_is_merged_with_what_others_wrote_meanwhile() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    let mut their_base = base.clone();
    failing.save_typed("ribe", &draft("vores"), &mut base).expect_err("the folder can't be written");
    let mut theirs = draft("før");
    theirs.set_answer(&FieldId::new("omraade"), "deres");
    let elsewhere = Store::new(store.data_dir().to_owned(), Forms::built_in());
    elsewhere.save("ribe", &theirs, &mut their_base).expect("their save");
    let loaded = store.open("ribe").expect("the draft");
    let answer = |field| loaded.draft.answer(&FieldId::new(field)).to_owned();
    assert_eq!((answer("motivation"), answer("omraade")), ("vores".to_owned(), "deres".to_owned()));
}

#[test]
fn what_a_dead_program_left_is_swept_once_it_is_a_version() {
    let (_folder, store, mut base) = store_with_draft();
    let left = |number: u64, bytes: &[u8]| {
        // A process that has ended for sure: one that this test has waited for.
        let own = super::super::owner::own_number();
        let name = format!(".ribe.ron.{}.{}{number:012x}.tmp", dead_pid(), &own[..4]);
        put(&store.drafts_dir().join(&name), bytes);
    };
    left(1, codec::to_ron(&draft("kun her"), som()).as_bytes());
    left(2, b"");
    left(3, &bytes(&store.path_of("ribe")));
    put(&store.drafts_dir().join(".ribe.ron.1.0000000000000000.tmp"), b"another host's");
    let again = Store::new(store.data_dir().to_owned(), Forms::built_in());
    again.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!(files(&store), [".ribe.ron.1.0000000000000000.tmp", "ribe.ron"]);
    let versions = store.versions("ribe").expect("versions");
    let texts: Vec<String> = versions
        .iter()
        .map(|version| store.version("ribe", &version.id).expect("a version"))
        .map(|draft| draft.answer(&FieldId::new("motivation")).to_owned())
        .collect();
    assert!(texts.contains(&"kun her".to_owned()), "{texts:?}");
}

/// The number of a process that has ended.
fn dead_pid() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "the test needs a process that has ended")]
    let mut child = std::process::Command::new("true").spawn().expect("a process");
    child.wait().expect("it ends");
    child.id()
}

#[test]
fn a_file_that_was_changed_by_hand_is_told_as_that() {
    let (_folder, store, _) = store_with_draft();
    assert!(!store.open("ribe").expect("the draft").is_edited_by_hand);
    let text = String::from_utf8(bytes(&store.path_of("ribe"))).expect("text");
    put(&store.path_of("ribe"), text.replace("før", "rettet").as_bytes());
    let loaded = store.open("ribe").expect("the draft");
    assert!(loaded.is_edited_by_hand);
    assert_eq!(loaded.draft.answer(&FieldId::new("motivation")), "rettet");
}

#[test]
fn a_save_that_does_not_hold_what_waits_to_come_back_leaves_it() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let mut their_base = base.clone();
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    failing.save_typed("ribe", &draft("ikke gemt"), &mut base).expect_err("the folder can't be written");
    // Another program, which doesn't know of it.
    let other = Store { session: "17.0000000000000000".to_owned(), ..store.clone() };
    let mut theirs = draft("før");
    theirs.set_answer(&FieldId::new("navn"), "Mette");
    other.save("ribe", &theirs, &mut their_base).expect("their save");
    let loaded = store.open("ribe").expect("the draft");
    let answer = |field| loaded.draft.answer(&FieldId::new(field)).to_owned();
    assert_eq!((answer("motivation"), answer("navn")), ("ikke gemt".to_owned(), "Mette".to_owned()));
    // Once it is saved, nothing waits any more.
    let mut base = loaded.base;
    other.save("ribe", &loaded.draft, &mut base).expect("a save");
    assert!(store.recovered("ribe").is_empty());
}

#[test]
fn what_waits_to_come_back_never_comes_into_another_draft_of_that_name() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    failing.save_typed("ribe", &draft("ikke gemt"), &mut base).expect_err("the folder can't be written");
    remove(&store.path_of("ribe"));
    let (name, _) = store.create("ribe", &draft("ny")).expect("a new draft");
    assert_eq!(name, "ribe-2");
    let loaded = store.open("ribe").expect("what waits");
    assert_eq!((loaded.draft, loaded.recovered.is_some()), (draft("ikke gemt"), true));
}

#[test]
fn a_deleted_draft_takes_with_it_what_waits_to_come_back() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let failing = Store { hook: fails_in(&store.drafts_dir()), ..store.clone() };
    failing.save_typed("ribe", &draft("ikke gemt"), &mut base).expect_err("the folder can't be written");
    store.delete("ribe").expect("deleted");
    assert!(store.recovered("ribe").is_empty());
    let name = store.undelete("ribe").expect("it comes back");
    let versions = store.versions(&name).expect("versions");
    let texts: Vec<String> = versions
        .iter()
        .map(|version| store.version(&name, &version.id).expect("a version"))
        .map(|draft| draft.answer(&FieldId::new("motivation")).to_owned())
        .collect();
    assert!(texts.contains(&"ikke gemt".to_owned()), "{texts:?}");
}
