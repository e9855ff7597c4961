//! A host where som was never run: no home at all, a home that can't be written to, a home without any folders.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::account::Account;
use crate::som::Som;

/// A number that no account has.
const NOBODYS: u32 = 54_321;

/// What a run printed and told, and how it ended.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs som as an account that the host has never heard of, without any variable; `None` where that can't be done.
#[expect(clippy::disallowed_methods, reason = "these tests run the program itself")]
fn run_as_nobody(folder: &Path, line: &str) -> Option<Ran> {
    if !rustix::process::getuid().is_root() || !Path::new("/usr/bin/setpriv").exists() {
        eprintln!("skipped: another account needs root and setpriv");
        return None;
    }
    let number = NOBODYS.to_string();
    let mut command = Command::new("/usr/bin/setpriv");
    command.args(["--reuid", &number, "--regid", &number, "--clear-groups", env!("CARGO_BIN_EXE_som")]);
    command.args(line.split_whitespace()).current_dir(folder).env_clear().stdin(Stdio::null());
    let output = command.output().expect("setpriv runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Some(Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) })
}

/// A folder that everybody may look into and nobody write to.
fn closed_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o555)).expect("a mode");
    folder
}

#[test]
fn without_a_home_what_needs_no_draft_runs_and_the_rest_says_what_to_do() {
    let folder = closed_folder();
    for line in [
        "--help",
        "--version",
        "deadline",
        "deadline --short",
        "events",
        "keys",
        "man",
        "completions bash",
        "programme",
    ] {
        let Some(ran) = run_as_nobody(folder.path(), line) else { return };
        // Another account may not be allowed to run what stands where this is built.
        if ran.code == Some(126) || ran.code == Some(127) {
            eprintln!("skipped: {}", ran.err);
            return;
        }
        assert!(ran.code == Some(0) && !ran.out.is_empty(), "{line}: {}{}", ran.out, ran.err);
    }
    for line in ["programme --ics -o x.ics", "events --ics -o x.ics", "man --dir ."] {
        let Some(ran) = run_as_nobody(folder.path(), line) else { return };
        assert!(ran.code == Some(1) && ran.err.contains("kan ikke gemme"), "{line}: {}", ran.err);
    }
    for line in ["list", "new x", "where", "doctor", "show x", ""] {
        let Some(ran) = run_as_nobody(folder.path(), line) else { return };
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{line}: {}", ran.err);
        for part in ["ved ikke, hvor kladderne skal ligge", "ingen hjemmemappe", "--data"] {
            assert!(ran.err.contains(part), "{line}: {}", ran.err);
        }
    }
    let Some(ran) = run_as_nobody(folder.path(), "completions bash -- som open a") else { return };
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    assert_eq!(Account::names(folder.path()), [""; 0]);
}

#[test]
fn reading_makes_nothing_in_a_home_without_folders_and_the_first_draft_makes_what_it_needs() {
    let som = Som::new();
    som.put("home/.keep", "");
    som.put("andet/.keep", "");
    let run = |line: &str| {
        let arguments: Vec<&str> = line.split(' ').collect();
        let output =
            som.command(&arguments).current_dir(som.path("andet")).output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    for line in [
        "list",
        "where",
        "doctor",
        "--help",
        "deadline",
        "events",
        "man",
        "completions bash -- som open a",
        "trash",
    ] {
        let (code, _, err) = run(line);
        assert_eq!(code, Some(0), "{line}: {err}");
    }
    let (code, _, err) = run("show x");
    assert!(code == Some(1) && err.contains("som new"), "{err}");
    assert_eq!(Account::names(&som.path("home")), [".keep"]);
    let (code, out, err) = run("new x");
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.ends_with("home/.local/share/som/drafts/x.ron\n"), "{out}");
    assert!(run("list").1.starts_with("x "));
}

#[test]
fn a_home_that_cannot_be_written_to_is_told_with_the_way_out() {
    let home = closed_folder();
    let data = format!("--data {}/.local/share/som", home.path().display());
    for line in ["list", "where", "deadline", "--help"] {
        let Some(ran) = run_as_nobody(home.path(), &format!("{line} {data}")) else { return };
        if ran.code == Some(126) || ran.code == Some(127) {
            return;
        }
        assert_eq!(ran.code, Some(0), "{line}: {}", ran.err);
    }
    let Some(ran) = run_as_nobody(home.path(), &format!("new x {data}")) else { return };
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("kan ikke gemme") && ran.err.contains("\nråd: "), "{}", ran.err);
    assert_eq!(Account::names(home.path()), [""; 0]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test lays out what is on the disk")]
fn settings_that_cannot_be_read_or_replaced_are_told_before_an_editor_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.ron");
    std::fs::write(&file, "()").expect("a file");
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("a mode");
    };
    let line = format!("config --edit --data {}", folder.path().display());
    for (of_folder, of_file, what) in [
        (0o777, 0o444, "kan ikke gemme"),
        (0o555, 0o666, "kan ikke gemme"),
        (0o777, 0o000, "kan ikke læses: du har ikke læseadgang"),
    ] {
        set(folder.path(), of_folder);
        set(&file, of_file);
        let Some(ran) = run_as_nobody(folder.path(), &line) else { return };
        if ran.code == Some(126) || ran.code == Some(127) {
            return;
        }
        assert!(ran.code == Some(1) && ran.err.contains(what), "{of_folder:o} {of_file:o}: {}", ran.err);
        assert!(of_file == 0 || ran.err.contains("årsag: kun læsning\nråd: "), "{}", ran.err);
        assert_eq!(Account::names(folder.path()), ["config.ron"]);
    }
}
