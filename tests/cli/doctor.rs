//! What holds on this host, told line by line.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;
use som::store::Revision;

use crate::som::Som;

/// The findings by id: state and text.
fn found(som: &Som, code: i32) -> Vec<(String, String, String)> {
    let Value::Array(all) = som.run("doctor --json").json(code) else { panic!("a list") };
    let text = |one: &Value, key: &str| one[key].as_str().expect("a text").to_owned();
    all.iter().map(|one| (text(one, "id"), text(one, "state"), text(one, "text"))).collect()
}

#[track_caller]
fn of(som: &Som, id: &str) -> (String, String) {
    let found = found(som, 0);
    let one = found.iter().find(|found| found.0 == id).unwrap_or_else(|| panic!("{id} in {found:?}"));
    (one.1.clone(), one.2.clone())
}

fn private(som: &Som) {
    std::fs::set_permissions(som.path("drafts"), PermissionsExt::from_mode(0o700)).expect("a mode");
}

#[test]
fn each_thing_is_told_once_and_always_under_the_same_name() {
    let ids: Vec<String> = found(&Som::new(), 0).into_iter().map(|found| found.0).collect();
    assert_eq!(
        ids,
        [
            "version",
            "data",
            "filesystem",
            "space",
            "locks",
            "exchange",
            "links",
            "fsync",
            "drafts",
            "leftovers",
            "recovery",
            "trash",
            "landlock",
            "core",
            "zone",
            "time",
            "spelling",
            "own-words",
            "config",
            "forms",
            "mail",
            "terminal",
            "charset",
            "letters",
            "size",
            "colors"
        ]
    );
}

#[test]
fn it_changes_nothing() {
    let som = Som::with_draft();
    let before = som.everything();
    som.run("doctor").data();
    som.run("helbred --lang en").data();
    assert_eq!(som.everything(), before);
    assert!(!som.path("home").exists());
}

#[test]
fn a_line_begins_with_a_word_for_how_it_is() {
    let som = Som::with_draft().with("LANG", "da_DK.ISO-8859-1").with("NO_COLOR", "1");
    private(&som);
    let text = som.run("doctor").data();
    for line in [
        "ok   Kladder           1 kan læses",
        "ok   Papirkurv         tom",
        "ok   Core dumps        slået fra",
        "obs  Tegnsæt           da_DK.ISO-8859-1 er ikke UTF-8: æ, ø og å kan blive forkerte; sæt LANG til",
        "obs  Ur                2023-10-31T06:00:00+01:00, og uret står stille",
        "ok   Farver            slået fra",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let en = som.run("doctor --lang en").data();
    assert!(en.contains("note  Clock ") && en.contains("ok    Drafts "), "{en}");
}

#[test]
fn a_folder_that_others_can_look_into_is_told_with_the_way_out() {
    let som = Som::new();
    std::fs::set_permissions(som.path("drafts"), PermissionsExt::from_mode(0o755)).expect("a mode");
    let (state, text) = of(&som, "data");
    assert!(state == "warn" && text.contains("(755); kør chmod 700"), "{text}");
    private(&som);
    assert_eq!(of(&som, "data").0, "ok");
}

#[test]
fn what_stands_in_the_folder_is_counted() {
    let som = Som::with_draft();
    som.put("drafts/odelagt.ron", "Draft(");
    som.put("drafts/.a.ron.1.0123456789abcdef.tmp", "x");
    // Of the copies, only what is a draft of this folder will be offered.
    let folder = som.path("drafts").canonicalize().expect("the folder");
    let folder = Revision::of(folder.as_os_str().as_encoded_bytes()).to_string();
    for folder in [&folder[..8], "0badcafe"] {
        let copy = format!("home/.local/state/som/recovery/aarhus.{folder}.1.0123456789abcdef.ron");
        som.put(&copy, &som.file("drafts/aarhus.ron"));
    }
    som.put("home/.local/state/som/recovery/aarhus.1.ron", "x");
    let (state, text) = of(&som, "drafts");
    assert!(state == "warn" && text.starts_with("1 af 2 kan ikke læses"), "{text}");
    assert_eq!(of(&som, "leftovers").0, "warn");
    let (state, text) = of(&som, "recovery");
    assert!(state == "warn" && text.starts_with("1 kopi venter"), "{text}");
}

#[test]
fn where_something_fails_it_ends_with_1() {
    let som = Som::new();
    som.put("home/.local/state/som/recovery", "a file in a folder's place");
    let found = found(&som, 1);
    let recovery = found.iter().find(|found| found.0 == "recovery").expect("a word on it");
    assert_eq!(recovery.1, "fail", "{recovery:?}");
}

#[test]
fn without_a_folder_nothing_is_tried_and_none_is_made() {
    let som = Som::new();
    let text = som.run("doctor --data ingen/endnu").data();
    assert!(text.contains("findes ikke endnu") && text.contains("er ikke prøvet"), "{text}");
    assert!(!som.path("ingen").exists());
}

#[test]
fn the_dictionary_is_named_or_what_to_install() {
    let som = Som::new();
    let folder = som.path("ordbog");
    let som = som.with("DICPATH", &folder);
    let (state, text) = of(&som, "spelling");
    assert!(state == "warn" && text.ends_with("apt install hunspell-da"), "{text}");
    som.put("ordbog/da_DK.aff", "SET UTF-8\n");
    som.put("ordbog/da_DK.dic", "1\nord\n");
    assert_eq!(of(&som, "spelling"), ("ok".to_owned(), folder.join("da_DK.dic").display().to_string()));
    som.put("ordbog/da_DK.dic", "");
    let (state, text) = of(&som, "spelling");
    assert!(
        state == "warn" && text.contains("kan ikke bruges, så stavefejl vises ikke: der er ingen ord"),
        "{text}"
    );
    som.put("ordbog/da_DK.aff", "SET KOI8-R\n");
    assert!(of(&som, "spelling").1.contains("filerne kan ikke læses som KOI8-R"));
    som.put("config.ron", "(spelling_lang: \"en\")");
    let (state, text) = of(&som, "spelling");
    assert!(state == "warn" && text.ends_with("apt install hunspell-en-gb"), "{text}");
    som.put("config.ron", "(spelling: false)");
    assert_eq!(of(&som, "spelling").0, "ok");
}

#[test]
fn it_says_what_is_wrong_with_the_list_of_own_words() {
    let som = Som::new();
    assert_eq!(of(&som, "own-words").0, "ok");
    som.put("words.txt", "\u{feff}Visblue\r\n# navne\r\nCTI\r\n");
    let path = "./words.txt";
    assert_eq!(of(&som, "own-words"), ("ok".to_owned(), format!("2 i {path}")));
    som.put("words.txt", b"indstilling\xe5r\n");
    let (state, text) = of(&som, "own-words");
    let told = "filen er ikke tekst i UTF-8; gem den i UTF-8 fra den editor, den er lavet i";
    assert_eq!((state.as_str(), text), ("warn", format!("{path} kan ikke bruges: {told}")));
    som.put("words.txt", &"x".repeat(5_000_000));
    let (state, text) = of(&som, "own-words");
    assert!(state == "warn" && text.contains("større end 4 MB"), "{text}");
}

#[test]
fn a_mail_program_that_is_not_there_is_told() {
    let som = Som::new();
    for (path, state, told) in [
        ("/bin/true", "ok", "/bin/true"),
        ("/findes/ikke", "warn", "/findes/ikke er ikke et program, der findes; ret sendmail i config.ron"),
        ("/etc/passwd", "warn", "/etc/passwd er ikke et program, der findes; ret sendmail i config.ron"),
    ] {
        som.put("config.ron", &format!("(mail: (sendmail: \"{path}\"))"));
        assert_eq!(of(&som, "mail"), (state.to_owned(), told.to_owned()));
    }
}
