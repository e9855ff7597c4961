//! What is listed, what is passed over, and what is written beside the drafts.

use super::*;

#[test]
fn leftovers_of_a_dead_program_are_passed_over_and_swept() {
    let (_folder, store, mut base) = store_with_draft();
    let store = Store { is_swept: Arc::default(), ..store };
    let number = super::super::owner::own_number();
    let dead = format!(".ribe.ron.2147483647.{number}.tmp");
    let living = format!(".ribe.ron.{}.{number}.tmp", std::process::id());
    for name in [dead.as_str(), &living, "noter.txt", ".skjult.ron"] {
        put(&store.drafts_dir().join(name), b"halv");
    }
    assert_eq!(store.list().expect("a list").len(), 1);
    store.save("ribe", &draft("efter"), &mut base).expect("a save");
    assert_eq!(files(&store), [&living, ".skjult.ron", "noter.txt", "ribe.ron"]);
}

#[test]
fn what_is_no_draft_is_listed_with_its_reason_and_left_alone() {
    let (_folder, store, _) = store_with_draft();
    let at = |name: &str| store.drafts_dir().join(name);
    mknodat(CWD, at("fifo.ron"), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("a pipe");
    symlink("/etc/passwd", at("link.ron")).expect("a link");
    std::fs::create_dir(at("mappe.ron")).expect("a folder");
    put(&at("stor.ron"), &vec![b' '; (4 << 20) + 1]);
    put(&at("utf16.ron"), b"\xff\xfeD\0r\0");
    put(
        &at("halv.ron"),
        b"Draft(\n schema: 1,\n form: \"som-implementeringsforloeb\",\n answers: {\"navn\": 3})",
    );
    put(&at("ny.ron"), b"Draft(schema: 99, alt: Nyt)");
    put(&at("\u{1b}[2J\u{202e}.ron"), b"Draft(schema: 1, form: \"som-implementeringsforloeb\", answers: {})");
    let words = Words::new(Lang::Da);
    let entries = store.list().expect("a list");
    let told: Vec<(String, String)> = entries
        .iter()
        .map(|entry| {
            let cause = entry.state.as_ref().map_or_else(|why| why.cause(&words), |_| "kladde".to_owned());
            (entry.shown_name(), cause)
        })
        .collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(name, cause)| (name.as_str(), cause.as_str())).collect();
    assert_eq!(
        told,
        [
            ("ribe", "kladde"),
            ("␛[2J\u{fffd}", "navnet er tomt, for langt eller har tegn, der ikke kan vises"),
            ("fifo", "ikke en kladde"),
            ("halv", "kan ikke læses: linje 4, felt ”navn”: her skulle stå en tekst i anførselstegn"),
            ("link", "ikke en kladde"),
            ("mappe", "ikke en kladde"),
            ("ny", "skrevet af en nyere udgave af som"),
            ("stor", "ikke en kladde: større end 4 MB"),
            ("utf16", "kan ikke læses: ikke tekst i UTF-8"),
        ]
    );
    assert_eq!(bytes(&at("ny.ron")), b"Draft(schema: 99, alt: Nyt)");
}

#[test]
fn the_last_changed_draft_comes_first() {
    let (_folder, store) = store();
    for (name, day) in [("b", 1), ("a", 3), ("c", 2)] {
        let mut draft = draft("");
        draft.changed += TimeDelta::days(day);
        store.create(name, &draft).expect("a new draft");
    }
    let entries = store.list().expect("a list");
    assert_eq!(entries.iter().map(DraftEntry::name).collect::<Vec<_>>(), ["a", "c", "b"]);
}

#[test]
fn two_thousand_drafts_are_listed() {
    let (_folder, store, _) = store_with_draft();
    let ron = bytes(&store.path_of("ribe"));
    for number in 0..2_000 {
        put(&store.drafts_dir().join(format!("k-{number}.ron")), &ron);
    }
    let watch = crate::clock::Stopwatch::start();
    assert_eq!(store.list().expect("a list").len(), 2_001);
    // Within a second in a release build; here it must only not grow with the square of their number.
    assert!(watch.elapsed().as_secs() < 10, "{:?}", watch.elapsed());
}

#[test]
fn an_export_replaces_nothing_unless_asked() {
    let (folder, store) = store();
    let path = folder.path().join("ud.txt");
    super::document::write_new(&path, b"en", Replace::Never).expect("a new file");
    assert_eq!(path.metadata().expect("the file").mode() & 0o7777, 0o600);
    assert!(matches!(super::document::write_new(&path, b"to", Replace::Never), Err(SaveError::Exists)));
    assert_eq!(bytes(&path), b"en");
    super::document::write_new(&path, b"to", Replace::Asked).expect("a replaced file");
    assert_eq!(bytes(&path), b"to");
    symlink(&path, folder.path().join("link")).expect("a link");
    let link = super::document::write_new(&folder.path().join("link"), b"x", Replace::Asked);
    assert!(matches!(link, Err(SaveError::NotAFile)));
    let number = super::super::owner::own_number();
    let left = store.exports_dir().join(format!(".som-export.2147483647.{number}.tmp"));
    make_private_folder(&store.exports_dir()).expect("a folder");
    put(&left, b"halv");
    assert_eq!(store.left_documents(&store.exports_dir()), 1);
    let first = store.export("ribe.txt", b"1").expect("an export");
    assert!(!left.exists(), "it was of a dead program");
    let second = store.export("ribe.txt", b"2").expect("an export");
    assert!(first.ends_with("exports/ribe.txt") && second.ends_with("exports/ribe-2.txt"));
}

#[test]
fn a_text_lent_by_a_program_that_died_is_removed_and_no_other() {
    let (_folder, store, _) = store_with_draft();
    let scratch = store.scratch("før").expect("a file");
    let hidden = store.drafts_dir().join(HIDDEN);
    let number = super::super::owner::own_number();
    let left = hidden.join(format!("edit.2147483647.{number}"));
    let alive = hidden.join(format!("edit.{}.{number}", std::process::id()));
    let others = [alive, hidden.join("edit.2147483647.x"), hidden.join(format!("andet.2147483647.{number}"))];
    for folder in others.iter().chain([&left]) {
        super::versions::make_folders(folder);
        put(&folder.join("svar.txt"), b"x");
    }
    drop(store.scratch("igen").expect("a file"));
    assert!(!left.exists());
    assert!(others.iter().all(|folder| folder.exists()));
    assert_eq!(scratch.read().expect("a text"), "før");
}

#[test]
fn a_lent_text_is_read_back_and_leaves_nothing() {
    let (_folder, store, _) = store_with_draft();
    let scratch = store.scratch("før").expect("a file");
    assert_eq!(scratch.read().expect("a text"), "før");
    assert_eq!(scratch.path().metadata().expect("the file").mode() & 0o7777, 0o600);
    put(&scratch.path(), "efter\n".as_bytes());
    put(&scratch.path().with_file_name("svar.txt~"), b"backup");
    assert_eq!(scratch.read().expect("a text"), "efter\n");
    let folder = scratch.path().parent().expect("a folder").to_owned();
    assert_eq!(folder.metadata().expect("the folder").mode() & 0o7777, 0o700);
    drop(scratch);
    assert!(!folder.exists());
    assert_eq!(files(&store), ["ribe.ron"]);
}

#[test]
fn the_newest_of_many_are_those_whose_files_changed_last() {
    let (_folder, store, _) = store_with_draft();
    for (name, second) in [("aalborg", 3), ("ribe", 1), ("tarm", 2)] {
        if name != "ribe" {
            store.create(name, &draft("tekst")).expect("a draft");
        }
        let file = std::fs::File::options().write(true).open(store.path_of(name)).expect("a file");
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(second)).expect("a time");
    }
    let names = |count| {
        let (entries, is_whole) = store.newest(count).expect("a list");
        let mut names: Vec<String> = entries.iter().map(DraftEntry::shown_name).collect();
        names.sort();
        (names.join(" "), is_whole)
    };
    assert_eq!(names(2), ("aalborg tarm".to_owned(), false));
    assert_eq!(names(3), ("aalborg ribe tarm".to_owned(), true));
}
