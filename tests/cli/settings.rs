//! `som config`: what counts and why, editing, and files of settings that are none.
#![expect(clippy::disallowed_methods, reason = "these tests lay out what is on the disk")]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::account::Account;
use crate::som::{Ran, Som};
use crate::terminal::told_when_asked;

/// Where the person's own settings are.
const OWN: &str = "home/.config/som/config.ron";

fn row<'t>(table: &'t str, name: &str) -> &'t str {
    table
        .lines()
        .find(|line| line.split_whitespace().next() == Some(name))
        .unwrap_or_else(|| panic!("{table}"))
}

fn cells(table: &str, name: &str) -> Vec<String> {
    row(table, name).split_whitespace().map(str::to_owned).collect()
}

fn mode(path: &Path) -> u32 {
    path.metadata().expect("a file").permissions().mode() & 0o7777
}

/// The program with this script as the editor; it finds the file's path in `$1`.
fn edited_by(som: Som, script: &str) -> Som {
    som.put("editor", &format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(som.path("editor"), PermissionsExt::from_mode(0o755)).expect("a mode");
    let editor = som.path("editor");
    som.with("PATH", "/usr/bin:/bin").with("EDITOR", editor)
}

fn text(som: &Som, path: &str) -> String {
    std::fs::read_to_string(som.path(path)).expect("a file")
}

#[test]
fn each_setting_is_shown_with_where_it_comes_from() {
    let som = Som::new();
    som.put(OWN, "(lang: \"en\", name: \"Mette Hansen\", plain: true)");
    som.put("config.ron", "(lang: \"da\", name: \"Alle\", spelling: false, ascii: true)");
    let table = som.run("config").data();
    assert_eq!(cells(&table, "name"), ["name", "Mette", "Hansen", "your", "own", "config.ron"]);
    assert_eq!(cells(&table, "spelling"), ["spelling", "false", "config.ron"]);
    assert_eq!(cells(&table, "reminders"), ["reminders", "true", "default"]);
    assert_eq!(cells(&table, "plain"), ["plain", "true", "your", "own", "config.ron"]);
    let table = som.run("opsætning --lang da").data();
    assert_eq!(cells(&table, "lang"), ["lang", "da", "--lang"]);
    assert!(table.contains("Din egen fil") && table.contains("/.config/som/config.ron\n"), "{table}");
    let som = som.with("SOM_LANG", "da").with("NO_COLOR", "1").with("SOM_PLAIN", "0");
    let table = som.run("config").data();
    for (name, value, source) in
        [("lang", "da", "SOM_LANG"), ("color", "never", "NO_COLOR"), ("plain", "false", "SOM_PLAIN")]
    {
        assert_eq!(cells(&table, name), [name, value, source]);
    }
    assert_eq!(cells(&som.run("config --color always").data(), "color"), ["color", "always", "--color"]);
}

#[test]
fn what_is_set_counts() {
    let som = Som::new();
    som.put("config.ron", "(lang: \"en\", ascii: true)");
    assert!(som.run("list").err.contains("No drafts"), "{}", som.run("list").err);
    som.put(OWN, "(lang: \"da\")");
    assert!(som.run("list").err.contains("Ingen kladder"));
    let whereabouts = som.run("where").data();
    assert!(
        whereabouts.contains("da (din egen config.ron)") && whereabouts.contains("Dine egne"),
        "{whereabouts}"
    );
    som.put(OWN, "(name: \"Mette Hansen\")");
    assert!(som.run("where").data().contains("(Mette Hansen)"));
}

#[test]
fn a_name_stands_on_nothing_that_goes_by_the_account() {
    let som = Som::with_draft();
    let before = som.run("list --json").json(0);
    som.put(OWN, "(name: \"Mette Hansen\")");
    som.run("set aarhus navn Åse").data();
    assert_eq!(som.run("list --json").json(0)[0]["changed_by"], before[0]["changed_by"]);
}

#[test]
fn an_address_is_the_sender_where_neither_draft_nor_host_has_one() {
    let som = Som::with_draft();
    som.run("set aarhus kommune Aarhus").data_with(0);
    som.put("config.ron", "(mail: (sendmail: \"/bin/true\"))");
    som.put(OWN, "(name: \"Mette Hansen\", email: \"mette@aarhus.dk\")");
    let told = som.run("send aarhus --dry-run").err;
    assert!(told.contains("Mette Hansen <mette@aarhus.dk>"), "{told}");
    som.run("set aarhus email aase@aarhus.dk").data_with(0);
    let told = som.run("send aarhus --dry-run").err;
    assert!(told.contains("aase@aarhus.dk") && !told.contains("mette@aarhus.dk"), "{told}");
}

#[test]
fn the_json_is_stable_and_has_no_password() {
    let som = Som::new();
    som.put(
        "config.ron",
        "(ascii: true, lnag: \"da\", mail: (smtp: (host: \"a.dk\", port: 99, password: \"hemmelig\")))",
    );
    let ran = som.run("config --json");
    assert!(!ran.out.contains("hemmelig") && !ran.err.contains("hemmelig"), "{}", ran.out);
    let json = ran.json(0);
    let setting = |name: &str| {
        let all = json["settings"].as_array().expect("settings");
        all.iter().find(|one| one["name"] == name).expect("the setting").clone()
    };
    let file = json["files"][1]["path"].clone();
    assert_eq!(
        setting("ascii"),
        serde_json::json!({"name": "ascii", "value": true, "source": "shared", "file": file})
    );
    assert_eq!(setting("mail.smtp.port")["value"], 99);
    assert_eq!(
        setting("mail.smtp.password"),
        serde_json::json!({"name": "mail.smtp.password", "source": "shared", "file": file})
    );
    assert_eq!(
        setting("email"),
        serde_json::json!({"name": "email", "value": null, "source": "default", "file": null})
    );
    assert_eq!(json["files"][0]["found"], false);
    assert_eq!(som.run("config --json --own").code, 2);
    assert_eq!((&json["faults"][0]["setting"], &json["faults"][0]["line"]), (&"lnag".into(), &1.into()));
    assert!(!som.run("config").out.contains("hemmelig"));
    assert_eq!(
        cells(&som.run("config").out, "mail.smtp.password"),
        ["mail.smtp.password", "(sat)", "config.ron"]
    );
}

#[test]
fn a_name_that_som_does_not_know_is_told_where_settings_are_looked_at() {
    let som = Som::new();
    som.put("config.ron", "(\n  lnag: \"en\",\n  ascii: true,\n)");
    let ran = som.run("config");
    assert!(
        ran.err.contains("config.ron, linje 2, tegn 3: som kender ikke indstillingen lnag; er det lang?"),
        "{}",
        ran.err
    );
    assert_eq!((ran.code, cells(&ran.out, "ascii")[1].as_str()), (0, "true"));
    let doctor = som.run("doctor").out;
    assert!(doctor.contains("obs  Indstillinger") && doctor.contains("er det lang?"), "{doctor}");
    // A newer som may know it.
    som.run("deadline").data();
}

#[test]
fn files_that_are_no_settings_stop_nothing() {
    let som = Som::with_draft();
    let told = |ran: Ran, what: &str| {
        assert!(ran.code == 0 && ran.err.contains(what), "{what}: {}", ran.err);
    };
    for own in [false, true] {
        let som = som.copied();
        let path = som.path(if own { OWN } else { "config.ron" });
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        told(som.run("list"), "bruges ikke: ikke en almindelig fil");
        told(som.run("config"), "bruges ikke: ikke en almindelig fil");
        let refused = som.run(if own { "config --edit --own" } else { "config --edit" });
        assert!(refused.failure(1).contains("kan ikke rette"));
        std::fs::remove_file(&path).expect("no pipe");
        std::fs::create_dir(&path).expect("a folder");
        told(som.run("list"), "bruges ikke: ");
        std::fs::remove_dir(&path).expect("no folder");
        for (bytes, what) in [
            (&b"(lang: \"\xff\")"[..], "bruges ikke: ikke tekst i UTF-8"),
            (&b"(lang: \"en\""[..], "linje 1, tegn 12"),
            (&b"(lang: 7, ascii: \"ja\", reminders: ())"[..], "linje 1, tegn 8: "),
            (&vec![b' '; (1 << 20) + 1][..], "bruges ikke: større end 1 MB"),
        ] {
            std::fs::write(&path, bytes).expect("a file");
            told(som.run("list"), what);
            assert_eq!(std::fs::read(&path).expect("the file"), bytes);
        }
    }
}

#[test]
fn an_edited_file_takes_its_place_when_it_is_right() {
    let som =
        edited_by(Som::new(), "grep -q '// lang: \"da\", //' \"$1\" && printf '(lang: \"en\")' > \"$1\"");
    let ran = som.run("config --edit");
    assert_eq!((ran.code, ran.out.as_str()), (0, "./config.ron\n"), "{}", ran.err);
    assert_eq!((text(&som, "config.ron").as_str(), mode(&som.path("config.ron"))), ("(lang: \"en\")", 0o600));
    // It begins with what is there.
    let som = edited_by(som, "sed -i 's/en/da/' \"$1\"");
    assert_eq!(som.run("config --edit").code, 0);
    assert_eq!(text(&som, "config.ron"), "(lang: \"da\")");
    let own = edited_by(som, "printf '(name: \"Mette\")' > \"$1\"");
    assert_eq!(own.run("config --edit --own").code, 0);
    assert_eq!((text(&own, OWN).as_str(), mode(&own.path(OWN))), ("(name: \"Mette\")", 0o600));
    let left = std::fs::read_dir(own.path("home/.config/som")).expect("the folder").count();
    assert_eq!(left, 1, "the copy is gone");
}

#[test]
fn what_is_left_as_it_was_is_not_written() {
    let som = edited_by(Som::new(), ":");
    let ran = som.run("config --edit");
    assert!(ran.code == 0 && ran.err.contains("Uændret"), "{}", ran.err);
    assert!(!som.path("config.ron").exists());
}

#[test]
fn an_edited_file_that_is_wrong_is_told_with_its_line_and_not_saved() {
    for (written, what) in [
        ("(\nlang: \"sv\",\n)", "linje 2, tegn 7: lang kan være"),
        ("(\nlang \"en\")", "linje 2"),
        ("(email: \"mette\")", "email er ikke en e-mailadresse"),
        ("(mail: (from: \"a@b.dk\"))", "enten smtp eller sendmail"),
        ("(mail: (smtp: (host: \"a b\")))", "host er ikke et servernavn"),
        ("(mail: (smtp: (port: 99999)))", "linje 1, tegn"),
    ] {
        let som = edited_by(Som::new(), &format!("printf '{}' > \"$1\"", written.replace('\n', "\\n")));
        som.put("config.ron", "(ascii: true)");
        let told = som.run("config --edit").failure(1);
        assert!(told.contains(what) && told.contains("er ikke ændret"), "{written}: {told}");
        assert_eq!(text(&som, "config.ron"), "(ascii: true)");
    }
}

#[test]
fn an_edited_file_that_would_be_too_big_to_read_is_not_saved() {
    let blanks = "{ printf '('; head -c 1100000 /dev/zero | tr '\\0' ' '; printf ')'; } > \"$1\"";
    let som = edited_by(Som::new(), blanks);
    assert!(som.run("config --edit").failure(1).contains("er ikke ændret"));
    assert!(!som.path("config.ron").exists());
}

#[test]
fn what_is_wrong_is_edited_again_or_discarded_as_asked() {
    let again = "if [ -f \"${0%/*}/once\" ]; then printf '(lang: \"en\")' > \"$1\"; \
        else : > \"${0%/*}/once\"; printf '(lang: \"sv\")' > \"$1\"; fi";
    let som = edited_by(Som::new(), again);
    let told = told_when_asked(&som, &["config", "--edit"], "k for at kassere", || {}, "\r");
    assert!(told.contains("Det passer ikke endnu") && told.contains("ikke \"sv\""), "{told}");
    assert_eq!(text(&som, "config.ron"), "(lang: \"en\")");
    let som = edited_by(Som::new(), "printf '(lang: \"sv\")' > \"$1\"");
    for typed in ["k\r", "K\r", "\u{4}"] {
        let told = told_when_asked(&som, &["config", "--edit"], "k for at kassere", || {}, typed);
        assert!(told.contains("er ikke ændret"), "{told}");
        assert!(!som.path("config.ron").exists());
    }
}

#[test]
fn an_unknown_name_is_told_and_saved_and_a_password_is_for_one_alone() {
    let som = Som::new();
    std::fs::set_permissions(som.path("."), PermissionsExt::from_mode(0o2770)).expect("a mode");
    let som = edited_by(som, "printf '(lnag: 1)' > \"$1\"");
    let ran = som.run("config --edit");
    assert!(ran.code == 0 && ran.err.contains("er det lang?"), "{}", ran.err);
    assert_eq!(mode(&som.path("config.ron")), 0o660, "the folder is a group's");
    let smtp = "(mail: (smtp: (host: \"a.dk\", user: \"u\", password: \"hemmelig\")))";
    let som = edited_by(som, &format!("printf '{smtp}' > \"$1\""));
    let ran = som.run("config --edit");
    assert!(ran.code == 0 && !ran.err.contains("hemmelig"), "{}", ran.err);
    assert_eq!(mode(&som.path("config.ron")), 0o600);
}

#[test]
fn an_editor_that_fails_and_a_file_that_changes_meanwhile_lose_nothing() {
    let som = edited_by(Som::new(), "printf '(lang: \"en\")' > \"$1\"; exit 1");
    som.put("config.ron", "()");
    assert!(som.run("config --edit").failure(1).contains("sluttede med en fejl"));
    assert_eq!(text(&som, "config.ron"), "()");
    let file = som.path("config.ron").display().to_string();
    let som = edited_by(som, &format!("printf '(lang: \"en\")' > \"$1\"; printf '(plain: true)' > '{file}'"));
    let told = som.run("config --edit").failure(1);
    assert!(told.contains("en anden har rettet den imens") && told.contains("config-1.ron"), "{told}");
    assert_eq!(text(&som, "config.ron"), "(plain: true)");
    assert_eq!(text(&som, "config-1.ron"), "(lang: \"en\")", "what was written is still there");
}

#[test]
fn what_the_editor_leaves_that_is_no_text_is_told_and_may_be_edited_again() {
    for (script, what) in [
        ("printf '(name: \"J\\370rgen\")' > \"$1\"", "ikke tekst i UTF-8"),
        ("rm \"$1\"; ln -s /etc/passwd \"$1\"", "ikke en almindelig fil"),
        ("head -c 5000000 /dev/zero > \"$1\"", "større end 1 MB"),
        ("rm \"$1\"", "findes ikke"),
    ] {
        let once = "[ -f \"${0%/*}/once\" ] && { rm \"$1\"; printf '(lang: \"en\")' > \"$1\"; exit; }";
        let som = edited_by(Som::new(), &format!("{once}; : > \"${{0%/*}}/once\"; {script}"));
        let told = told_when_asked(&som, &["config", "--edit"], "k for at kassere", || {}, "\r");
        assert!(told.contains("Det passer ikke endnu") && told.contains(what), "{script}: {told}");
        assert_eq!(text(&som, "config.ron"), "(lang: \"en\")", "{script}");
    }
}

#[test]
fn keys_that_interrupt_are_meant_for_the_editor_and_end_som_once_it_is_gone() {
    let script = "kill -INT $PPID; kill -QUIT $PPID; printf '(lang: \"en\")' > \"$1\"";
    let som = edited_by(Som::new(), script);
    let ran = som.run("config --edit");
    assert_eq!((ran.code, text(&som, "config.ron").as_str()), (0, "(lang: \"en\")"), "{}", ran.err);
    let som = edited_by(som, "printf '(lang: \"sv\")' > \"$1\"");
    let told = told_when_asked(&som, &["config", "--edit"], "d to discard", || {}, "\u{3}");
    assert!(!told.contains("was not changed"), "{told}");
    assert_eq!(text(&som, "config.ron"), "(lang: \"en\")");
}

#[test]
fn what_cannot_take_the_files_place_is_never_lost_to_names_that_are_taken() {
    let som = Som::new();
    som.put("config.ron", "()");
    (1..=10).for_each(|number| som.put(&format!("config-{number}.ron"), "(ascii: true)"));
    let file = som.path("config.ron").display().to_string();
    let som = edited_by(som, &format!("printf '(lang: \"en\")' > \"$1\"; printf '(plain: true)' > '{file}'"));
    assert!(som.run("config --edit").failure(1).contains("config-11.ron"));
    assert_eq!(text(&som, "config-11.ron"), "(lang: \"en\")");
}

#[test]
fn a_link_to_nothing_is_told_before_the_editor_starts() {
    let som = edited_by(Som::new(), "printf started > ran");
    std::os::unix::fs::symlink("ingensteds.ron", som.path("config.ron")).expect("a link");
    let told = som.run("config --edit").failure(1);
    assert!(told.contains("det er et link til noget, der ikke findes"), "{told}");
    assert!(!som.path("ran").exists());
}

#[test]
fn a_link_stays_one() {
    let som = edited_by(Som::new(), "printf '(lang: \"en\")' > \"$1\"");
    som.put("dotfiles/som.ron", "()");
    som.put(OWN, "()");
    std::fs::remove_file(som.path(OWN)).expect("no file");
    symlink(som.path("dotfiles/som.ron"), som.path(OWN)).expect("a link");
    assert_eq!(som.run("config --edit --own").code, 0);
    assert!(som.path(OWN).symlink_metadata().expect("the link").is_symlink());
    assert_eq!(text(&som, "dotfiles/som.ron"), "(lang: \"en\")");
}

#[test]
fn restricted_mode_has_no_own_file_and_edits_none() {
    let Some(account) = Account::numbered(0) else { return };
    account.put("home/.config/som/config.ron", "(lang: \"en\")");
    account.put("home/.local/share/som/config.ron", "(reminders: false)");
    let run = |line: &str| {
        let mut command = account.command(env!("CARGO_BIN_EXE_som"), &["--restricted"]);
        let ran = command.args(line.split_whitespace()).output().expect("the program runs");
        [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).expect("text"))
    };
    let [table, _] = run("config");
    assert!(
        row(&table, "lang").contains("standard") && row(&table, "reminders").contains("false"),
        "{table}"
    );
    assert!(table.contains("Din egen fil  ingen: i begrænset tilstand tæller kun datamappens"), "{table}");
    let [out, err] = run("config --edit");
    assert!(out.is_empty() && err.contains("i begrænset tilstand startes ingen andre programmer"), "{err}");
    account.put("secret.ron", "(lang: \"en\")");
    std::fs::remove_file(account.data("config.ron")).expect("no file");
    symlink(account.path("secret.ron"), account.data("config.ron")).expect("a link");
    let [table, err] = run("config");
    assert!(row(&table, "lang").contains("standard") && err.contains("bruges ikke"), "{table}{err}");
}

#[test]
fn a_variable_that_names_no_language_is_told_by_who_looks() {
    let som = Som::new().with("SOM_LANG", "dansk");
    let told = som.run("config").err;
    assert!(told.contains("SOM_LANG kan være \"da\" eller \"en\", ikke \"dansk\""), "{told}");
}
