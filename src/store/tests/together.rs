//! Several programs at one draft: locks, turns, and what each leaves of the others' text.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use super::*;

#[test]
fn three_writers_at_once_lose_no_ones_last_text() {
    for round in 0..20 {
        let (_folder, store, base) = store_with_draft();
        let write = |who: usize| {
            let (store, mut base) = (store.clone(), base.clone());
            move || {
                for turn in 0..10 {
                    // What came in from others is kept; one's own text goes before it.
                    let mut ours = base.draft.clone();
                    let text = format!("{who}.{turn}");
                    let field = FieldId::new("motivation");
                    ours.set_rivals(&field, Vec::new());
                    ours.set_answer(&field, text);
                    let saved = store.save("ribe", &ours, &mut base).expect("a save");
                    base = Base::new(saved.draft, saved.revision);
                }
            }
        };
        let writers: Vec<_> = (0..3).map(|who| std::thread::spawn(write(who))).collect();
        for writer in writers {
            writer.join().expect("no panic");
        }
        let left = texts(&store, "ribe");
        assert!((0..3).any(|who| left.contains(&format!("{who}.9"))), "round {round}: {left:?}");
        assert_eq!(files(&store), ["ribe.ron"], "litter, or a text set aside");
    }
}

#[test]
fn writers_of_different_answers_never_disturb_each_other() {
    let fields = ["motivation", "omraade", "kendskab"].map(FieldId::new);
    let (_folder, store, base) = store_with_draft();
    let write = |field: FieldId| {
        let (store, mut base) = (store.clone(), base.clone());
        move || {
            for turn in 0..200 {
                let mut ours = base.draft.clone();
                ours.set_answer(&field, turn.to_string());
                let saved = store.save("ribe", &ours, &mut base).expect("a save");
                base = Base::new(saved.draft, saved.revision);
            }
        }
    };
    let writers: Vec<_> = fields.iter().map(|field| std::thread::spawn(write(field.clone()))).collect();
    for writer in writers {
        writer.join().expect("no panic");
    }
    let (draft, _) = store.load("ribe").expect("the draft");
    for field in &fields {
        assert_eq!((draft.answer(field), draft.rivals(field).len()), ("199", 0), "{field:?}");
    }
    assert_eq!(files(&store), ["ribe.ron"]);
}

#[test]
fn a_text_that_a_failed_save_left_in_the_file_is_ours() {
    let (_folder, store, mut base) = store_with_draft();
    let failing = failing(&store, WriteStep::SyncFolder, Errno::IO, 1);
    failing.save("ribe", &draft("halvvejs"), &mut base).expect_err("a failing disk");
    assert_eq!(motivation(&store, "ribe"), "halvvejs");
    let saved = failing.save("ribe", &draft("efter"), &mut base).expect("the next try");
    assert_eq!((saved.met, texts(&store, "ribe")), (FoundInPlace::Expected, vec!["efter".to_owned()]));
}

/// The store, with something done each time that a save gives a half-written text time. It counts them.
fn awaiting(store: &Store, act: impl Fn(usize) + Send + Sync + 'static) -> (Store, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let hook = WriteHook::new(move |step| {
        if step == WriteStep::Await {
            act(counted.fetch_add(1, Ordering::Relaxed) + 1);
        }
        Ok(())
    });
    (Store { hook, ..store.clone() }, count)
}

#[test]
fn a_text_that_someone_is_still_writing_gets_the_time_to_become_whole() {
    let (_folder, store, mut base) = store_with_draft();
    let path = store.path_of("ribe");
    let whole = codec::to_ron(&draft("deres"), som());
    put(&path, &whole.as_bytes()[..40]);
    let last = save::HALF_WRITTEN;
    let finish = move |time| {
        if time == last {
            put(&path, whole.as_bytes());
        }
    };
    let (store, waits) = awaiting(&store, finish);
    let saved = store.save("ribe", &draft("vores"), &mut base).expect("a save");
    assert!(matches!(saved.met, FoundInPlace::Merged { .. }), "{saved:?}");
    assert_eq!((files(&store), waits.load(Ordering::Relaxed)), (vec!["ribe.ron".to_owned()], last));
    assert_eq!(texts(&store, "ribe").len(), 2);
}

#[test]
fn a_text_that_never_becomes_whole_is_left_alone_as_is_an_empty_one_of_a_draft_without_a_file() {
    let (_folder, store, read) = store_with_draft();
    for (base, found) in [(read, &b"(schema: 1"[..]), (Base::without_file(draft("før")), b"")] {
        put(&store.path_of("ribe"), found);
        let (store, waits) = awaiting(&store, |_| {});
        let saved = store.save("ribe", &draft("vores"), &mut base.clone()).expect("a save");
        assert!(matches!(saved.met, FoundInPlace::Theirs(_)) && saved.name != "ribe", "{saved:?}");
        assert_eq!(waits.load(Ordering::Relaxed), save::HALF_WRITTEN);
        assert_eq!(
            (bytes(&store.path_of("ribe")), &*motivation(&store, &saved.name)),
            (found.to_vec(), "vores")
        );
    }
}

/// The store, with something done just before each rename among the drafts; it is told how many there were.
fn renaming(store: &Store, act: impl Fn(usize) -> std::io::Result<()> + Send + Sync + 'static) -> Store {
    let (drafts, count) = (store.drafts_dir(), AtomicUsize::new(0));
    let hook = WriteHook::new_in(move |folder, step| {
        let is_it = folder == drafts && step == WriteStep::Rename;
        if is_it { act(count.fetch_add(1, Ordering::Relaxed) + 1) } else { Ok(()) }
    });
    // The colleague doesn't get the lock that this save holds.
    Store { hook, patience: SHORT, ..store.clone() }
}

/// A colleague who saves over whatever stands there.
fn colleague(store: &Store) -> impl Fn(&str) + Send + Sync + use<> {
    let theirs = Store { patience: SHORT, ..store.clone() };
    move |text| {
        let (_, revision) = theirs.load("ribe").expect("the draft");
        let mut base = Base::new(draft("før"), revision);
        theirs.save("ribe", &draft(text), &mut base).expect("their save");
    }
}

#[test]
fn two_saves_of_a_colleague_around_our_exchange_are_both_kept() {
    let (_folder, store, mut base) = store_with_draft();
    let theirs = colleague(&store);
    let racing = renaming(&store, move |number| {
        match number {
            1 => theirs("først"),
            // Theirs goes back, and meanwhile ours was replaced.
            2 => theirs("siden"),
            _ => {}
        }
        Ok(())
    });
    let saved = racing.save("ribe", &draft("vores"), &mut base).expect("our save");
    assert!(matches!(saved.met, FoundInPlace::Merged { .. }), "{:?}", saved.met);
    let names: Vec<String> = files(&store).iter().map(|file| name_of(file).to_owned()).collect();
    let all: Vec<String> = names.iter().flat_map(|name| texts(&store, name)).collect();
    assert!(
        ["vores", "først", "siden"].iter().all(|text| all.iter().any(|kept| kept == text)),
        "{names:?} {all:?}"
    );
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_colleagues_text_that_cannot_go_back_gets_a_name_of_its_own() {
    let (_folder, store, mut base) = store_with_draft();
    let theirs = colleague(&store);
    let racing = renaming(&store, move |number| match number {
        1 => {
            theirs("deres");
            Ok(())
        }
        2 => Err(Errno::IO.into()),
        _ => Ok(()),
    });
    let saved = racing.save("ribe", &draft("vores"), &mut base).expect("our save");
    let FoundInPlace::Theirs(name) = &saved.met else { panic!("{:?}", saved.met) };
    assert_eq!(
        (motivation(&store, name), motivation(&store, "ribe")),
        ("deres".to_owned(), "vores".to_owned())
    );
    assert_eq!(files(&store).len(), 2);
}

#[test]
fn a_save_waits_for_another_and_goes_on_where_that_takes_long() {
    let (_folder, store, mut base) = store_with_draft();
    let hidden = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    let hidden = hidden.inside_or_make(HIDDEN).expect("a folder");
    let store = Store { patience: SHORT, ..store };
    let lock = store.lock(hidden, "ribe", || {}).expect("a lock");
    let watch = crate::clock::Stopwatch::start();
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert!(watch.elapsed() >= SHORT, "it didn't wait");
    drop(lock);
    assert_eq!(motivation(&store, "ribe"), "efter");
}

#[test]
fn what_is_typed_is_in_recovery_while_a_save_waits_for_another() {
    let (folder, store, mut base) = store_with_draft();
    let store = store.with_state_dir(Some(folder.path().join("state")));
    let recovery = store.recovery.clone().expect("a folder");
    let hidden = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    let lock = store.lock(hidden.inside_or_make(HIDDEN).expect("a folder"), "ribe", || {}).expect("a lock");
    let (send, kept) = std::sync::mpsc::channel();
    let hook = WriteHook::new_in(move |folder, step| {
        if folder == recovery && step == WriteStep::SyncFolder {
            send.send(()).expect("the test listens");
        }
        Ok(())
    });
    let other = Store { session: "17.0000000000000000".to_owned(), ..store.clone() };
    let waiting = Store { hook, patience: std::time::Duration::from_secs(600), ..store.clone() };
    let saving = std::thread::spawn(move || waiting.save_typed("ribe", &draft("skrevet"), &mut base));
    kept.recv().expect("a copy");
    assert_eq!(other.recovered("ribe").len(), 1, "as after a kill");
    drop(lock);
    saving.join().expect("no panic").expect("a save");
    assert_eq!(motivation(&store, "ribe"), "skrevet");
    assert!(other.recovered("ribe").is_empty());
}

#[test]
fn a_lock_that_is_given_back_is_had_at_once() {
    let (_folder, store, mut base) = store_with_draft();
    let hidden = || {
        let drafts = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
        drafts.inside_or_make(HIDDEN).expect("a folder")
    };
    let short = Store { patience: SHORT, ..store.clone() };
    let lock = short.lock(hidden(), "ribe", || {}).expect("a lock");
    assert!(short.lock(hidden(), "ribe", || {}).is_none(), "it is held");
    assert!(short.lock(hidden(), "skive", || {}).is_some(), "each draft has its own");
    drop(lock);
    assert!(short.lock(hidden(), "ribe", || {}).is_some());
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
}

#[test]
fn on_another_machines_folder_a_lock_is_broken_after_a_minute_without_change() {
    let (_folder, store, mut base) = store_with_draft();
    let store = Store { hook: WriteHook::network(), patience: SHORT, ..store };
    let drafts = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    let left = drafts.inside_or_make(HIDDEN).expect("a folder");
    left.make_own("ribe.lock.made", b"en anden 17 0\n").expect("a lock that its program left");
    store.save("ribe", &draft("uden"), &mut base).expect("a save without the lock");
    let mut base = Base::new(draft("uden"), store.load("ribe").expect("the draft").1);
    store.seen.lock().expect("no panic").age();
    store.save("ribe", &draft("med"), &mut base).expect("a save with it");
    let names = left.names().expect("the names");
    assert!(!names.iter().any(|name| name == "ribe.lock.made"), "broken, and given back: {names:?}");
}

#[test]
fn a_program_that_is_about_to_end_hardly_waits_for_a_lock() {
    let (_folder, store, mut base) = store_with_draft();
    let hidden = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    let hidden = hidden.inside_or_make(HIDDEN).expect("a folder");
    let _lock = store.lock(hidden, "ribe", || {}).expect("a lock");
    store.hurry(true);
    let watch = crate::clock::Stopwatch::start();
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert!(watch.elapsed() < lock::PATIENCE, "{:?}", watch.elapsed());
    assert_eq!(motivation(&store, "ribe"), "efter");
}

#[test]
fn a_lock_that_is_a_second_name_of_something_is_not_written() {
    let (folder, store, mut base) = store_with_draft();
    let outside = folder.path().join("udenfor");
    put(&outside, b"urort");
    std::fs::hard_link(&outside, store.drafts_dir().join(".som/ribe.lock")).expect("a second name");
    let before = outside.metadata().expect("the file").mode();
    store.save("ribe", &draft("efter"), &mut base).expect("a save without the lock");
    assert_eq!((bytes(&outside), outside.metadata().expect("the file").mode()), (b"urort".to_vec(), before));
}

#[test]
fn a_text_that_lost_the_choice_is_a_version() {
    let (_folder, store, mut base) = store_with_draft();
    store.save("ribe", &draft("deres"), &mut base.clone()).expect("their save");
    let saved = store.save("ribe", &draft("vores"), &mut base).expect("our save");
    let mut chosen = saved.draft.clone();
    let field = som().field(&FieldId::new("motivation")).expect("a field");
    chosen.settle(field, crate::draft::Settle::KeepAnswer);
    chosen.changed += TimeDelta::seconds(5);
    store.save("ribe", &chosen, &mut Base::new(saved.draft, saved.revision)).expect("the choice");
    let versions = store.versions("ribe").expect("versions");
    let rivals = versions.iter().flat_map(|version| {
        let version = store.version("ribe", &version.id).expect("a version");
        let field = FieldId::new("motivation");
        let rivals = version.rivals(&field).iter().map(|rival| rival.text.clone());
        rivals.chain([version.answer(&field).to_owned()]).collect::<Vec<_>>()
    });
    assert!(rivals.into_iter().any(|text| text == "deres"));
}

#[test]
fn without_an_exchange_someone_elses_text_is_not_replaced_either() {
    let (_folder, store, mut base) = store_with_draft();
    let (theirs, mut their_base) = (Store { patience: SHORT, ..store.clone() }, base.clone());
    let racing = with_colleague(&store, WriteStep::Rename, move || {
        theirs.save("ribe", &draft("deres"), &mut their_base).expect("their save");
    });
    let racing = Store { hook: racing.hook.clone().without_exchange(), ..racing };
    let saved = racing.save("ribe", &draft("vores"), &mut base).expect("our save");
    assert!(matches!(saved.met, FoundInPlace::Merged { .. }), "{:?}", saved.met);
    assert_eq!(texts(&store, "ribe"), ["vores", "deres"]);
    assert_eq!(files(&store), ["ribe.ron"]);
    let mut base = Base::new(saved.draft, saved.revision);
    racing.save("ribe", &draft("efter"), &mut base).expect("the next save");
    assert_eq!(texts(&store, "ribe"), ["efter"]);
}
