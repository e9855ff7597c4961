//! Sessions that come, go, die and stand still.

use tempfile::TempDir;

use super::*;
use crate::form::Forms;
use crate::store::hook::WriteHook;
use crate::store::owner::number_of;
use crate::store::tests::draft;

/// All sessions, those of this program too.
pub(in crate::store) fn of_any_program(store: &Store) -> Vec<(String, Presence)> {
    let Some(folder) = open(store) else { return Vec::new() };
    let names = folder.utf8_names().expect("its names").into_iter();
    names
        .filter_map(|file| {
            let found = folder.bytes(&file)?;
            Some((draft_of(&file)?.to_owned(), Presence::read(&found)?))
        })
        .collect()
}

fn store(is_network: bool) -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().join("data"), Forms::built_in());
    store.create("ribe", &draft("før")).expect("a draft");
    let hook = if is_network { WriteHook::network() } else { WriteHook::default() };
    (folder, Store { hook, ..store })
}

/// A session of another program, which is alive: the one that started the tests.
fn other(store: &Store, draft: &str) -> File {
    let drafts = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    let folder = drafts.inside_or_make(HIDDEN).expect("a folder").inside_or_make(HERE).expect("a folder");
    let parent = rustix::process::getppid().expect("a parent");
    let mut held = folder.open_own(&format!("{draft}.{parent}.{}", number_of(parent))).expect("a file");
    flock(&held, FlockOperation::NonBlockingLockExclusive).expect("a lock");
    held.write_all(jonas().text(1).as_bytes()).expect("a write");
    held
}

fn jonas() -> Presence {
    Presence { who: "jonas".into(), host: "vm2".into(), step: Some(4), since: DateTime::UNIX_EPOCH }
}

#[test]
fn a_session_says_who_where_and_since_when() {
    let named = Presence { who: "a\nb\u{1b}[2J".into(), ..jonas() };
    let read = Presence::read(named.text(7).as_bytes()).expect("it reads again");
    assert_eq!((read.who.as_str(), read.step), ("a b [2J", Some(4)));
    assert_eq!(Presence::read(jonas().text(7).as_bytes()), Some(jonas()));
    for broken in [&b""[..], b"\xff", b"a\nb\nc", b"a\nb\n4\nnever\n"] {
        assert_eq!(Presence::read(broken), None);
    }
}

#[test]
fn others_are_seen_and_oneself_is_not() {
    let (_folder, store) = store(false);
    let _own = OwnPresence::enter(&store, "ribe", "mette", DateTime::UNIX_EPOCH).expect("a session");
    let _other = other(&store, "ribe");
    let _elsewhere = other(&store, "ribe-2");
    assert_eq!(others(&store, "ribe", &mut Sightings::default()), [jonas()]);
    let entries = store.list().expect("the drafts");
    assert_eq!(entries[0].open_by, [jonas()]);
}

#[test]
fn a_session_whose_program_died_is_gone_at_once() {
    let (_folder, store) = store(false);
    drop(other(&store, "ribe"));
    assert_eq!(others(&store, "ribe", &mut Sightings::default()), []);
    assert!(of_any_program(&store).is_empty(), "what it left is removed");
}

#[test]
fn a_session_on_another_machine_is_gone_after_a_minute_without_a_sign() {
    let (_folder, store) = store(true);
    let held = other(&store, "ribe");
    let mut seen = Sightings::default();
    assert_eq!(others(&store, "ribe", &mut seen), [jonas()]);
    seen.age();
    (&held).rewind().expect("a file");
    (&held).write_all(jonas().text(2).as_bytes()).expect("a sign");
    assert_eq!(others(&store, "ribe", &mut seen), [jonas()]);
    seen.age();
    assert_eq!(others(&store, "ribe", &mut seen), []);
    assert!(of_any_program(&store).is_empty());
}

#[test]
fn what_others_leave_among_the_sessions_is_passed_over() {
    let (_folder, store) = store(false);
    let _own = OwnPresence::enter(&store, "ribe", "mette", DateTime::UNIX_EPOCH).expect("a session");
    let here = store.drafts_dir().join(".som/here");
    for name in
        ["ribe.123.aaa\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}a", "ribe.x.0000000000000000", "\u{1b}[2J", "ribe"]
    {
        std::os::unix::fs::symlink("/etc/passwd", here.join(name)).expect("a link");
    }
    assert_eq!(others(&store, "ribe", &mut Sightings::default()), []);
    assert_eq!(everyone(&store), []);
}
