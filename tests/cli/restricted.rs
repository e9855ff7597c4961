//! Restricted mode from outside: the account's own folder and nothing else, whatever options, variables and links
//! say.

use std::os::unix::fs::symlink;

use crate::account::Account;

const SECRET: &str = "hemmeligheden\n";

/// What a run printed and told, and how it ended.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs `som --restricted` in an account of its own, with a hostile environment.
fn run(account: &Account, line: &str) -> Ran {
    let elsewhere = account.path("elsewhere");
    let mut command = account.command(env!("CARGO_BIN_EXE_som"), &["--restricted"]);
    for name in ["HOME", "SOM_DATA", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"] {
        command.env(name, &elsewhere);
    }
    command.env("SOM_NOW", "aldrig").env("LOGNAME", "anden").env("USER", "anden");
    command.env("SSH_ORIGINAL_COMMAND", "show andet");
    let output = command.args(line.split_whitespace()).output().expect("the program runs");
    Ran {
        code: output.status.code().expect("an exit code, not a signal"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

fn account_with_draft() -> Option<Account> {
    let account = Account::numbered(0)?;
    account.put("secret.ron", SECRET);
    let made = run(&account, "new aarhus");
    assert_eq!(made.out, format!("{}\n", account.data("drafts/aarhus.ron").display()), "{}", made.err);
    assert_eq!(Account::names(&account.path("elsewhere")), [""; 0]);
    Some(account)
}

#[test]
fn only_the_accounts_own_folder_counts() {
    let Some(account) = account_with_draft() else { return };
    let told = run(&account, "where --data elsewhere");
    assert!(told.out.contains(&account.data("").display().to_string()), "{}", told.out);
    assert!(told.err.contains("tæller ikke"), "{}", told.err);
    assert_eq!(run(&account, "set aarhus navn Åse").code, 0);
    assert_eq!(run(&account, "get aarhus navn").out, "Åse\n");
    let draft = account.file("home/.local/share/som/drafts/aarhus.ron");
    assert!(!draft.contains("anden"), "{draft}");
    assert_eq!(Account::names(&account.path("elsewhere")), [""; 0]);
}

#[test]
fn neither_a_later_option_nor_the_clients_command_takes_it_back() {
    let Some(account) = account_with_draft() else { return };
    for line in ["list --restricted=false", "list --no-restricted", "list --restricted false"] {
        assert_eq!(run(&account, line).code, 2, "{line}");
    }
    let listed = run(&account, "list");
    assert!(listed.code == 0 && listed.out.contains("aarhus"), "{}", listed.err);
}

#[test]
fn exports_stay_in_their_folder() {
    let Some(account) = account_with_draft() else { return };
    let outside = account.path("ud.txt").display().to_string();
    for place in [outside.as_str(), "../ud.txt", "../../../../ud.txt", "a/b.txt", "..", ".", "/", "./x.txt"] {
        let ran = run(&account, &format!("export aarhus --to txt --force -o {place}"));
        assert_eq!(ran.code, 2, "{place}: {}", ran.err);
    }
    for (place, name) in [("ud.txt", "ud.txt"), ("ud.txt", "ud-2.txt")] {
        let ran = run(&account, &format!("export aarhus --to txt --force -o {place}"));
        assert_eq!(ran.out, format!("{}\n", account.data("exports").join(name).display()), "{}", ran.err);
    }
    // What stands there is never replaced, whatever it is.
    symlink(account.path("secret.ron"), account.data("exports/link.txt")).expect("a link");
    let ran = run(&account, "export aarhus --to txt --force -o link.txt");
    assert!(ran.out.ends_with("/link-2.txt\n"), "{}{}", ran.out, ran.err);
    assert_eq!(account.file("secret.ron"), SECRET);
    assert_eq!(Account::names(&account.path("")), ["home", "passwd", "secret.ron"]);
}

#[test]
fn what_comes_back_is_read_from_the_exports_only() {
    let Some(account) = account_with_draft() else { return };
    account.put("form.json", "{\"form\": \"som-implementeringsforloeb\", \"navn\": \"Åse\"}");
    assert_eq!(run(&account, "export aarhus --to json -o ud.json").code, 0);
    let outside = account.path("form.json").display().to_string();
    for place in [outside.as_str(), "../exports/ud.json", "./ud.json", "..", "/"] {
        let ran = run(&account, &format!("import {place} --into aarhus --yes"));
        assert!(ran.code == 2 && ran.err.contains("eksportmappen"), "{place}: {}", ran.err);
    }
    symlink(account.path("form.json"), account.data("exports/link.json")).expect("a link");
    let ran = run(&account, "import link.json --into aarhus --yes");
    assert!(ran.code == 1 && ran.err.contains("ikke en almindelig fil"), "{}", ran.err);
    assert_eq!(run(&account, "set aarhus navn Mette").code, 0);
    let ran = run(&account, "import ud.json --into aarhus --yes --field navn");
    assert!(ran.code == 0 && ran.err.contains("[-Mette-]"), "{}", ran.err);
    assert_eq!(run(&account, "get aarhus navn").out, "\n");
}

#[test]
fn the_english_beside_a_form_is_read_from_the_exports_only() {
    let Some(account) = account_with_draft() else { return };
    assert_eq!(run(&account, "export aarhus --to json").code, 0);
    account.put("home/.local/share/som/exports/x.ron", include_str!("../forms/frivilligpulje.ron"));
    account.put("home/.local/share/som/y.ron", include_str!("../forms/frivilligpulje.ron"));
    let checked = run(&account, "forms check x.ron");
    assert_eq!((checked.code, checked.out.lines().count()), (0, 1), "{}", checked.err);
    symlink(account.path("secret.ron"), account.data("exports/x.en.ron")).expect("a link");
    for line in ["forms check x.ron", "forms translate x.ron", "forms check x.en.ron"] {
        let ran = run(&account, line);
        assert!(ran.code == 1 && ran.err.contains("ikke en almindelig fil"), "{line}: {}", ran.err);
        assert!(!ran.out.contains(SECRET.trim()), "{}", ran.out);
    }
    assert_eq!(run(&account, "forms check ../y.en.ron").code, 2);
}

#[test]
fn a_link_among_the_drafts_is_neither_read_nor_written() {
    let Some(account) = account_with_draft() else { return };
    symlink(account.path("secret.ron"), account.data("drafts/link.ron")).expect("a link");
    symlink(account.path("new.ron"), account.data("drafts/dangling.ron")).expect("a link");
    for name in ["link", "dangling"] {
        for line in [format!("show {name}"), format!("set {name} navn x"), format!("open {name}")] {
            let ran = run(&account, &line);
            assert!(ran.code == 1 && ran.err.contains("ikke en kladde"), "{line}: {}", ran.err);
            assert!(!ran.err.contains("hemmeligheden"), "{}", ran.err);
        }
    }
    for name in ["../secret", "/etc/passwd", "..", "drafts/../../secret"] {
        assert_eq!(run(&account, &format!("show {name}")).code, 2, "{name}");
        assert_eq!(run(&account, &format!("new {name}")).code, 2, "{name}");
    }
    assert_eq!(run(&account, "list").out.matches("ikke en kladde").count(), 2);
    assert_eq!(account.file("secret.ron"), SECRET);
    assert!(!account.path("new.ron").exists());
}

#[test]
fn a_link_in_a_folders_place_stops_it() {
    for folder in ["drafts", "exports", "drafts/.som"] {
        let Some(account) = Account::numbered(0) else { return };
        let outside = account.path("outside");
        crate::account::make_folder(&outside);
        let link = account.data(folder);
        crate::account::make_folder(link.parent().expect("a folder"));
        symlink(&outside, link).expect("a link");
        for line in ["list", "new x"] {
            let ran = run(&account, line);
            assert!(ran.code == 1 && ran.err.contains("det er et link"), "{folder}: {}", ran.err);
        }
        assert_eq!(Account::names(&outside), [""; 0]);
    }
}

/// Whoever runs the host may put the data folder elsewhere, as for a group.
#[test]
fn the_data_folder_itself_may_be_a_link() {
    let Some(account) = Account::numbered(0) else { return };
    let shared = account.path("shared");
    crate::account::make_folder(&shared);
    crate::account::make_folder(&account.path("home/.local/share"));
    symlink(&shared, account.path("home/.local/share/som")).expect("a link");
    assert_eq!(run(&account, "new aarhus").code, 0);
    assert_eq!(run(&account, "set aarhus navn Åse").code, 0);
    assert_eq!(Account::names(&shared.join("drafts")), [".som", "aarhus.ron"]);
}

#[test]
fn settings_and_meetings_that_are_links_are_passed_over() {
    let Some(account) = account_with_draft() else { return };
    account.put("config-elsewhere.ron", "(lang: \"en\")");
    symlink(account.path("config-elsewhere.ron"), account.data("config.ron")).expect("a link");
    symlink(account.path("secret.ron"), account.data("events.ron")).expect("a link");
    let ran = run(&account, "events --all");
    assert!(ran.code == 0 && ran.err.matches("ikke").count() >= 2, "{}", ran.err);
    assert!(!ran.err.contains("hemmeligheden") && !ran.out.contains("Introduction"), "{}", ran.err);
}

#[test]
fn nothing_is_made_by_a_command_that_only_looks() {
    let Some(account) = Account::numbered(0) else { return };
    for line in ["list", "where", "events", "keys", "doctor", "deadline", "completions bash", "show x"] {
        let _ = run(&account, line).code;
    }
    assert_eq!(Account::names(&account.path("home")), [""; 0]);
}

#[test]
fn the_doctor_tells_what_holds() {
    let Some(account) = account_with_draft() else { return };
    let ran = run(&account, "doctor --json");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let found: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let of = |id: &str| found.as_array().and_then(|all| all.iter().find(|one| one["id"] == id)).cloned();
    let landlock = of("landlock").expect("a word on Landlock");
    let text = landlock["text"].as_str().expect("a text");
    let is_there = run(&Account::numbered(0).expect("one more"), "doctor").out.contains("i kraft (version");
    assert_eq!(text.contains("i kraft (version"), is_there, "{text}");
    for id in ["locks", "exchange", "fsync", "core", "drafts", "recovery"] {
        assert_eq!(of(id).expect(id)["state"], "ok", "{id}: {}", ran.out);
    }
}
