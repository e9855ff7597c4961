//! Which old texts are kept, how they are asked for, and that nothing else is touched.

use proptest::prelude::*;

use super::*;
use crate::store::versions::Keep;

const DAY: i64 = 20_000;

/// A draft that says this, so many seconds after a day began.
pub(super) fn written(text: &str, seconds: i64, by: &str) -> Draft {
    let mut draft = draft(text);
    draft.touch(som(), DateTime::UNIX_EPOCH + TimeDelta::days(DAY) + TimeDelta::seconds(seconds), by);
    draft
}

pub(super) fn ron(draft: &Draft) -> Vec<u8> {
    codec::to_ron(draft, som()).into_bytes()
}

pub(super) fn keep(store: &Store, draft: &Draft, why: Keep) {
    let folder = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
    store.keep(&folder, "ribe", &ron(draft), why).expect("it is kept");
}

/// The store, and the steps that it takes from now on.
pub(super) fn watched(store: &Store) -> (Store, Arc<Mutex<Vec<WriteStep>>>) {
    let steps = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&steps);
    let hook = WriteHook::new(move |at| {
        taken.lock().expect("no panic").push(at);
        Ok(())
    });
    (Store { hook, ..store.clone() }, steps)
}

/// What the versions say, the newest first.
pub(super) fn told(store: &Store) -> Vec<String> {
    let versions = store.versions("ribe").expect("versions");
    let said = |version: &Version| answer(&store.version("ribe", &version.id).expect("a version"));
    versions.iter().map(said).collect()
}

pub(super) fn answer(draft: &Draft) -> String {
    draft.answer(&FieldId::new("motivation")).to_owned()
}

pub(super) fn in_versions(store: &Store) -> Vec<String> {
    let folder = Folder::open(&store.drafts_dir().join(".som/versions/ribe"), &WriteHook::default());
    let names = folder.expect("the folder").names().expect("its names");
    names.iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

#[expect(clippy::disallowed_methods, reason = "the test lays out folders by hand")]
pub(super) fn make_folders(path: &Path) {
    std::fs::create_dir_all(path).expect("folders can be made");
}

#[test]
fn a_comment_written_by_hand_is_in_the_version_from_before_the_save() {
    for why in [Keep::Always, Keep::Autosave] {
        let (_folder, store, _) = store_with_draft();
        let draft = written("a", 0, "mette");
        keep(&store, &draft, Keep::Always);
        let by_hand = codec::to_ron(&draft, som()).replace("Draft(\n", "Draft(\n    // Husk bilag\n");
        let folder = Folder::open(&store.drafts_dir(), &store.hook).expect("the folder");
        store.keep(&folder, "ribe", by_hand.as_bytes(), why).expect("it is kept");
        store.keep(&folder, "ribe", by_hand.as_bytes(), why).expect("it is kept once");
        assert_eq!(in_versions(&store).len(), 2, "{why:?}");
    }
}

#[test]
fn a_draft_without_versions_has_none() {
    let (_folder, store, _) = store_with_draft();
    assert_eq!(store.versions("ribe").expect("a list"), []);
    assert_eq!(store.versions("ingen").expect("a list"), []);
    assert!(matches!(store.find_version("ribe", "1"), Err(LoadError::NoVersion { .. })));
    let (_folder, empty) = self::store();
    assert_eq!(empty.versions("ribe").expect("a list"), []);
    assert_eq!(files(&store), ["ribe.ron"], "looking makes nothing");
}

#[test]
fn the_newest_version_comes_first_with_time_author_and_how_far_it_was() {
    let (_folder, store, _) = store_with_draft();
    for (text, seconds, by) in [("b", 200, "jonas"), ("a", 100, "mette"), ("", 300, "åse")] {
        keep(&store, &written(text, seconds, by), Keep::Always);
    }
    let versions = store.versions("ribe").expect("versions");
    let rows: Vec<_> =
        versions.iter().map(|v| (v.id.get(..19).expect("a time"), v.by.as_str(), v.answered)).collect();
    assert_eq!(
        rows,
        [
            ("20241004T000500000Z", "åse", 0),
            ("20241004T000140000Z", "mette", 1),
            ("20241004T000320000Z", "jonas", 1)
        ]
    );
    assert_eq!(versions[2].changed.timestamp(), DAY * 86_400 + 200);
}

#[test]
fn versions_are_the_users_own() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    let mode = |path: &str| store.drafts_dir().join(path).metadata().expect("it is there").mode() & 0o7777;
    assert_eq!((mode(".som"), mode(".som/versions"), mode(".som/versions/ribe")), (0o700, 0o700, 0o700));
    assert_eq!(mode(&format!(".som/versions/ribe/{}", in_versions(&store)[0])), 0o600);
}

#[test]
fn the_same_text_twice_is_one_version() {
    let (_folder, store, _) = store_with_draft();
    let mut draft = written("a", 0, "mette");
    keep(&store, &draft, Keep::Always);
    keep(&store, &draft, Keep::Always);
    for column in [3, 4] {
        let caret = crate::draft::CaretPosition { paragraph: 0, column };
        som().fields().for_each(|field| draft.note_place(Some(&field.id), caret));
    }
    keep(&store, &draft, Keep::Always);
    assert_eq!(in_versions(&store).len(), 1, "where the caret was is no text");
    keep(&store, &written("b", 0, "mette"), Keep::Always);
    assert_eq!(in_versions(&store).len(), 2, "two texts of one moment are two");
}

#[test]
fn autosaves_make_one_version_a_minute_for_each_author() {
    let (_folder, store, _) = store_with_draft();
    for second in 0..150 {
        keep(&store, &written(&format!("{second}"), second, "mette"), Keep::Autosave);
    }
    assert_eq!(told(&store), ["120", "60", "0"]);
    keep(&store, &written("jonas", 125, "jonas"), Keep::Autosave);
    assert_eq!(told(&store), ["jonas", "120", "60", "0"]);
    keep(&store, &written("altid", 126, "mette"), Keep::Always);
    assert_eq!(told(&store)[0], "altid");
}

#[test]
fn authors_whose_clocks_differ_make_one_version_a_minute_each() {
    let (_folder, store, _) = store_with_draft();
    for second in 0..90 {
        keep(&store, &written(&format!("m{second}"), second, "mette"), Keep::Autosave);
        keep(&store, &written(&format!("j{second}"), second + 300, "jonas"), Keep::Autosave);
    }
    assert_eq!(told(&store), ["j60", "m60", "j0", "m0"]);
}

#[test]
fn what_leaves_the_house_is_kept_however_soon_it_is_replaced() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("aftes", 0, "mette"), Keep::Autosave);
    let sent = written("sendt", 1, "mette");
    for _ in 0..3 {
        store.keep_as_sent("ribe", &sent);
    }
    for second in 1..30 {
        keep(&store, &written(&format!("sendt{second}"), 1 + second, "mette"), Keep::Autosave);
    }
    assert_eq!(told(&store), ["sendt", "aftes"]);
    let said: Vec<String> = store.earlier_drafts("ribe").map(|draft| answer(&draft)).collect();
    assert_eq!(said, ["aftes", "sendt"]);
    assert_eq!(store.earlier_drafts("esbjerg").count(), 0);
}

#[test]
fn a_clock_that_was_set_back_costs_no_version() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("frem", 8_000_000, "mette"), Keep::Autosave);
    for minute in 0..5 {
        keep(&store, &written(&format!("{minute}"), minute * 60, "mette"), Keep::Autosave);
        assert!(told(&store).contains(&format!("{minute}")), "the one just kept stays");
    }
    keep(&store, &written("lige før", 240 - 59, "mette"), Keep::Autosave);
    assert!(!told(&store).contains(&"lige før".to_owned()));
    keep(&store, &written("en gang til", 120, "mette"), Keep::Autosave);
    assert_eq!(told(&store)[0], "en gang til", "a minute that was passed before is another one now");
}

#[test]
fn what_the_draft_says_now_is_no_earlier_version() {
    let (_folder, store, mut base) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    keep(&store, &written("b", 60, "mette"), Keep::Always);
    store.save("ribe", &written("a", 120, "jonas"), &mut base).expect("a save");
    assert_eq!(told(&store), ["før", "b"]);
}

#[test]
fn a_version_is_asked_for_by_id_start_or_number() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    keep(&store, &written("b", 3_000, "mette"), Keep::Always);
    let ids: Vec<String> = store.versions("ribe").expect("versions").into_iter().map(|v| v.id).collect();
    let said =
        |asked: &str| store.version("ribe", &store.find_version("ribe", asked)?).map(|draft| answer(&draft));
    assert_eq!(said(&ids[0]).expect("a version"), "b");
    assert_eq!((said("1").expect("a version"), said("2").expect("a version")), ("b".into(), "a".into()));
    assert_eq!(said("20241004T0050").expect("a version"), "b");
    assert!(matches!(said("20241004"), Err(LoadError::ManyVersions(_))));
    let none =
        ["", "0", "3", "-1", "x", "2025", "20241004T005000000Z-00000000", "../../ribe", "../ribe.ron", "a/b"];
    for id in none {
        assert!(matches!(said(id), Err(LoadError::NoVersion { .. })), "{id}");
    }
    assert!(matches!(store.find_version("../ribe", "1"), Err(LoadError::Name(_))));
    for asked in ["1", &ids[0][..20]] {
        assert!(matches!(store.version("ribe", asked), Err(LoadError::NoVersion { .. })), "{asked}");
        let restored = store.restore("ribe", asked, None, None, DateTime::UNIX_EPOCH, "åse");
        assert!(matches!(restored, Err(RestoreError::Load(LoadError::NoVersion { .. }))), "{asked}");
    }
}

#[test]
fn a_text_that_is_no_draft_is_kept_but_not_listed() {
    let (_folder, store, _) = store_with_draft();
    let folder = Folder::open(&store.drafts_dir(), &WriteHook::default()).expect("the folder");
    for number in 0..8_u32 {
        let text = format!("halv {number}");
        store.keep(&folder, "ribe", text.as_bytes(), Keep::Autosave).expect("it is kept");
        store.keep(&folder, "ribe", text.as_bytes(), Keep::Autosave).expect("it is kept");
        // The disk's clock goes backwards.
        let times = std::time::UNIX_EPOCH + std::time::Duration::from_secs(u64::from(100 - number));
        for (age, file) in in_versions(&store).iter().enumerate() {
            let path = store.drafts_dir().join(".som/versions/ribe").join(file);
            if bytes(&path) == text.as_bytes() {
                let file = std::fs::File::options().write(true).open(&path).expect("a file");
                file.set_modified(times).expect("a time");
            }
            assert!(age < 5, "at most five");
        }
    }
    let kept: Vec<Vec<u8>> = in_versions(&store)
        .iter()
        .map(|file| bytes(&store.drafts_dir().join(".som/versions/ribe").join(file)))
        .collect();
    for number in 3..8 {
        assert!(kept.contains(&format!("halv {number}").into_bytes()), "{number}");
    }
    assert_eq!(store.versions("ribe").expect("a list"), []);
    let name = in_versions(&store).remove(0);
    assert!(name.starts_with("UNREADABLE-") && name.strip_suffix(".part").is_some(), "{name}");
}

#[test]
fn what_else_lies_in_the_folder_is_neither_read_nor_removed() {
    let (folder, store, _) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    let at = |name: &str| store.drafts_dir().join(".som/versions/ribe").join(name);
    let outside = folder.path().join("udenfor.ron");
    put(&outside, &ron(&written("udenfor", 60, "mette")));
    symlink(&outside, at("20241004T000100000Z-00000000.ron")).expect("a link");
    mknodat(CWD, at("20241004T000200000Z-00000000.ron"), FileType::Fifo, Mode::from_raw_mode(0o600), 0)
        .expect("a pipe");
    put(&at("noter.txt"), b"x");
    put(&at("20241004T000300000Z-00000000.ron"), b"halv");
    assert_eq!(told(&store), ["a"]);
    let link = store.version("ribe", "20241004T000100000Z-00000000");
    assert!(matches!(link, Err(LoadError::NotADraft)));
    assert!(at("noter.txt").exists());
}

#[test]
fn a_link_in_the_folders_place_is_not_followed() {
    for place in [".som", ".som/versions", ".som/versions/ribe"] {
        let (folder, store, _) = store_with_draft();
        let outside = folder.path().join("udenfor");
        std::fs::create_dir(&outside).expect("a folder");
        std::fs::remove_dir(store.drafts_dir().join(HIDDEN)).expect("it is empty");
        let link = store.drafts_dir().join(place);
        make_folders(link.parent().expect("a folder"));
        symlink(&outside, &link).expect("a link");
        let drafts = Folder::open(&store.drafts_dir(), &WriteHook::default()).expect("the folder");
        store.keep(&drafts, "ribe", &ron(&draft("a")), Keep::Always).expect_err("a link");
        assert!(store.versions("ribe").is_err(), "{place}");
        assert_eq!(std::fs::read_dir(&outside).expect("a folder").count(), 0, "{place}");
    }
}

#[test]
fn a_version_that_cannot_be_kept_leaves_nothing() {
    for step in [
        WriteStep::Create,
        WriteStep::FilePermissions,
        WriteStep::Write,
        WriteStep::Sync,
        WriteStep::Rename,
        WriteStep::SyncFolder,
    ] {
        let (_folder, store, _) = store_with_draft();
        keep(&store, &written("a", 0, "mette"), Keep::Always);
        let failing = failing_below(&store, step, Errno::NOSPC, 1);
        let drafts = Folder::open(&store.drafts_dir(), &failing.hook).expect("the folder");
        failing
            .keep(&drafts, "ribe", &ron(&written("b", 60, "mette")), Keep::Always)
            .expect_err("a full disk");
        assert_eq!(in_versions(&store).len(), 1, "{step:?}");
        failing.keep(&drafts, "ribe", &ron(&written("b", 60, "mette")), Keep::Always).expect("the next try");
        assert_eq!(told(&store), ["b", "a"]);
    }
}

#[test]
fn a_version_is_on_disk_before_it_counts_as_kept() {
    let (_folder, store, _) = store_with_draft();
    keep(&store, &written("a", 0, "mette"), Keep::Always);
    let (watched, steps) = watched(&store);
    keep(&watched, &written("b", 60, "mette"), Keep::Always);
    assert_eq!(
        *steps.lock().expect("no panic"),
        [
            WriteStep::Create,
            WriteStep::FilePermissions,
            WriteStep::Write,
            WriteStep::Sync,
            WriteStep::Rename,
            WriteStep::SyncFolder
        ]
    );
}

#[test]
fn without_room_the_last_of_each_hour_stays() {
    let (_folder, store, _) = store_with_draft();
    for hour in 0..5 {
        for minute in 0..50 {
            let seconds = (hour * 60 + minute) * 60;
            keep(&store, &written(&format!("{hour}.{minute}"), seconds, "mette"), Keep::Autosave);
        }
    }
    let told = told(&store);
    assert_eq!((told.len(), told[0].as_str()), (200, "4.49"));
    assert_eq!(told[197..], ["1.2", "1.1", "0.49"]);
}

#[test]
fn versions_come_in_the_order_in_which_they_were_kept_whatever_the_clock_says() {
    let (_folder, store, _) = store_with_draft();
    let years = 75 * 365 * 86_400;
    let texts =
        [("a", 0), ("b", 120), ("c", 240), ("x", years), ("y", years + 120), ("d", 360), ("e", -years)];
    for (text, seconds) in texts {
        keep(&store, &written(text, seconds, "mette"), Keep::Autosave);
    }
    assert_eq!(told(&store), ["e", "d", "y", "x", "c", "b", "a"]);
}

#[test]
fn versions_of_one_second_come_in_the_order_in_which_they_were_replaced() {
    let (_folder, store, _) = store_with_draft();
    for text in ["a", "b", "c", "a", "d", "e"] {
        keep(&store, &written(text, 0, "mette"), Keep::Replaced);
    }
    assert_eq!(told(&store), ["e", "d", "a", "c", "b"]);
    assert_eq!(in_versions(&store).len(), 5, "no text is there twice");
    keep(&store, &written("b", 0, "mette"), Keep::Always);
    assert_eq!(told(&store)[0], "e", "only a text that was just replaced is the newest again");
}

#[test]
fn versions_from_before_there_were_numbers_come_before_the_others_by_their_times() {
    let (_folder, store, _) = store_with_draft();
    let file = |stamp: &str, text: &str, seconds| {
        let bytes = ron(&written(text, seconds, "mette"));
        let hash = Revision::of(&bytes).to_string();
        let place = store.drafts_dir().join(".som/versions/ribe");
        make_folders(&place);
        put(&place.join(format!("{stamp}-{}.ron", &hash[..8])), &bytes);
    };
    file("20241004T000320000Z", "b", 200);
    file("20241004T000140000Z", "a", 100);
    keep(&store, &written("c", 0, "mette"), Keep::Replaced);
    assert_eq!(told(&store), ["c", "b", "a"]);
    let old = store.find_version("ribe", "20241004T0003").expect("a version");
    store.restore("ribe", &old, None, None, DateTime::UNIX_EPOCH, "åse").expect("restored");
    assert_eq!(
        (motivation(&store, "ribe").as_str(), told(&store)),
        ("b", vec!["før".into(), "c".into(), "a".into()])
    );
    keep(&store, &written("b", 200, "mette"), Keep::Always);
    assert_eq!(in_versions(&store).len(), 4, "it is a version already");
}

#[test]
fn two_versions_with_one_number_are_two() {
    let (_folder, store, _) = store_with_draft();
    let theirs = Mutex::new(Some(store.clone()));
    let hook = WriteHook::new(move |step| {
        if step == WriteStep::Rename
            && let Some(theirs) = theirs.lock().expect("no panic").take()
        {
            keep(&theirs, &written("deres", 60, "jonas"), Keep::Replaced);
            keep(&theirs, &written("vores", 0, "mette"), Keep::Replaced);
        }
        Ok(())
    });
    keep(&Store { hook, ..store.clone() }, &written("vores", 0, "mette"), Keep::Replaced);
    assert_eq!(told(&store), ["vores", "deres"]);
    assert_eq!(in_versions(&store).len(), 2, "no text is there twice");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_first_version_is_what_was_replaced_last(
        saves in proptest::collection::vec(
            ("[a-d]", prop_oneof![3 => 0_i64..3, 1 => -2_000_000_000_i64..2_000_000_000]), 1..25,
        ),
    ) {
        let (_folder, store, _) = store_with_draft();
        let mut expected: Vec<&(String, i64)> = Vec::new();
        for save in &saves {
            keep(&store, &written(&save.0, save.1, "mette"), Keep::Replaced);
            expected.retain(|earlier| *earlier != save);
            expected.insert(0, save);
        }
        prop_assert_eq!(told(&store), expected.iter().map(|save| save.0.clone()).collect::<Vec<_>>());
    }
}

#[test]
fn many_at_once_keep_each_others_versions() {
    let (_folder, store, _) = store_with_draft();
    let writers: Vec<_> = (0..3)
        .map(|who| {
            let store = store.clone();
            std::thread::spawn(move || {
                for turn in 0..20 {
                    keep(&store, &written(&format!("{}", turn % 7), turn % 7, "mette"), Keep::Always);
                    keep(
                        &store,
                        &written(&format!("{who}.{turn}"), 100 + turn, &format!("{who}")),
                        Keep::Always,
                    );
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("no panic");
    }
    assert_eq!(told(&store).len(), 7 + 60);
    assert_eq!(in_versions(&store).len(), 7 + 60, "no litter");
}
