//! The documents' commands, and their snippets for prompt, login, status bars and another machine, run as they stand there.

use std::path::Path;

use crate::account::Account;
use crate::som::Som;

const README: &str = include_str!("../../README.md");
const REFERENCE: &str = include_str!("../../docs/reference.md");
const OPERATION: &str = include_str!("../../docs/drift.md");
const NEAR: &str = "2023-10-31T05:00:00Z";
const FAR: &str = "2023-09-20T08:00:00Z";

/// The first block of code of a language after some words of a document.
fn snippet(document: &str, after: &str, language: &str) -> String {
    let (_, rest) = document.split_once(after).unwrap_or_else(|| panic!("no {after}"));
    let (_, rest) = rest.split_once(&format!("```{language}\n")).expect("a block of code");
    rest.split_once("```").expect("its end").0.to_owned()
}

/// What a shell prints for a script; `None`, with a word, where there is no such shell.
fn printed(shell: &str, script: &str, now: &str) -> Option<String> {
    if !Path::new(shell).exists() {
        eprintln!("skipped: no {shell} here");
        return None;
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_som")).parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", programs.display());
    Some(Som::new().with("SOM_NOW", now).with("PATH", path).run_shell(shell, script).data())
}

#[test]
fn the_prompt_tells_a_deadline_that_is_near() {
    let script =
        format!("PS1='$ '\n{}printf '%s' \"${{PS1@P}}\"", snippet(REFERENCE, "In the prompt", "bash"));
    let Some(near) = printed("/bin/bash", &script, NEAR) else { return };
    assert_eq!(near, "[tilmelding om 3 dage og 4 timer] $ ");
    assert_eq!(printed("/bin/bash", &script, FAR).as_deref(), Some("$ "));
    assert_eq!(printed("/bin/bash", &script, "2023-11-05T05:00:00Z").as_deref(), Some("$ "));
}

#[test]
fn the_message_at_login_tells_it_four_weeks_before() {
    let script = snippet(OPERATION, "## Fristen ved login", "sh");
    let near = printed("/bin/sh", &script, NEAR);
    let line = "SØM-infomøde: tilmelding om 3 d 4 t\n";
    assert_eq!(near.as_deref(), Some(line));
    assert_eq!(printed("/bin/sh", &script, FAR).as_deref(), Some(""));
}

#[test]
fn a_status_bar_runs_what_py3status_is_told() {
    let snippet = snippet(REFERENCE, "by py3status", "text");
    let script =
        snippet.lines().find_map(|line| line.trim().strip_prefix("script_path = \"")?.strip_suffix('"'));
    let script = script.expect("a script");
    assert_eq!(printed("/bin/sh", script, NEAR).as_deref(), Some("SØM-infomøde: tilmelding om 3 d 4 t\n"));
    assert_eq!(printed("/bin/sh", script, FAR).as_deref(), Some(""));
}

#[test]
fn tmux_shows_it_in_its_status_line() {
    if !Path::new("/usr/bin/tmux").exists() {
        eprintln!("skipped: no tmux here");
        return;
    }
    let configuration = snippet(REFERENCE, "In tmux", "tmux");
    // A tmux in a tmux: the outer one is the terminal, whose screen can be asked for.
    let script = format!(
        "printf '%s' '{}' > conf; outer() {{ tmux -S ./outer -f /dev/null \"$@\"; }}\n\
         outer new-session -d -x 120 -y 24 'TMUX= tmux -u -S ./inner -f ./conf new-session \"read line\"'\n\
         until outer capture-pane -p | grep infom; do outer has-session || exit 1; done\n\
         {{ tmux -S ./inner kill-server; outer kill-server; }} 2>/dev/null; :",
        configuration.replace('\'', "'\\''")
    );
    let shown = printed("/bin/sh", &script, NEAR).expect("a shell");
    // Which letters tmux draws goes by the host's locale.
    assert!(shown.contains("infom") && shown.contains(": tilmelding om 3 d 4 t "), "{shown}");
}

#[test]
fn another_machine_asks_for_it() {
    let snippet = snippet(REFERENCE, "From another machine", "sh");
    // As the shell there hands it to ssh, and ssh to the host.
    let script = format!("ssh() {{ shift; printf '%s' \"$*\"; }}\n{snippet}");
    let line = printed("/bin/sh", &script, NEAR).expect("a shell");
    let told = "Informationsmøde om implementeringsforløb i SØM: om 3 dage og 4 timer\n";
    assert_eq!(printed("/bin/sh", &line, NEAR).as_deref(), Some(told));
    let Some(account) = Account::numbered(0) else { return };
    let mut command = account.command(env!("CARGO_BIN_EXE_som"), &["--restricted", "--now", NEAR]);
    let output = command.env("SSH_ORIGINAL_COMMAND", &line).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), told, "{line}");
}

#[test]
fn readmes_commands_are_done_one_after_the_other() {
    let som = Som::new().with("PATH", Path::new(env!("CARGO_BIN_EXE_som")).parent().expect("a folder"));
    som.put("drafts/aarhus.ron", include_str!("../../drafts/eksempel.ron"));
    let script = format!("set -e; exec 2>&1\n{}", snippet(README, "From the command line", "sh"));
    let printed = som.run_shell("/bin/sh", &script).data();
    assert!(printed.contains("aarhus.docx\n"), "{printed}");
    assert!(printed.ends_with("tilmelding om 3 d 4 t\n"), "{printed}");
}
