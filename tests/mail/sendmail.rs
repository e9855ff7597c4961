//! The host's own mail program, as a script that does as a test wants.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use som::mail::{Letter, Limits, SendError, Settings, Taken, Way, send_within};
use tempfile::TempDir;

use crate::{ID, TO, any_letter, draft, limits, submission};

/// A program of this text, in a folder of its own.
#[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
fn program(text: &str) -> (TempDir, Settings) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sendmail");
    let text = format!("#!/bin/sh\ncd '{}'\n{text}\n", folder.path().display());
    std::fs::write(&path, text).expect("a program");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a mode");
    (folder, Settings { from: None, writer: None, way: Way::Sendmail(path) })
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what is on the disk")]
fn file(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("a file")
}

#[test]
fn the_program_gets_the_letter_and_safe_arguments() {
    let (folder, settings) = program("printf '%s\\n' \"$@\" > arguments; cat > letter; env > variables");
    let letter = any_letter();
    send_within(letter, &settings, limits()).expect("it is taken");
    assert_eq!(file(&folder, "arguments"), "-i\n-f\naase@aarhus.dk\n--\nSOM-support@sbst.dk\n");
    let text = String::from_utf8(letter.bytes()).expect("text");
    assert!(file(&folder, "letter") == text.replace("\r\n", "\n"));
    assert!(!file(&folder, "variables").contains("SOM_SMTP_PASSWORD"));
}

/// It can't say that the servers behind it do.
#[test]
fn the_program_gets_no_letters_before_the_at_sign_that_a_server_may_not_take() {
    let (folder, settings) = program("cat > letter");
    let draft = draft(&[("email", "åse@aarhus.dk")]);
    let letter = |from| Letter::of(&submission(&draft), from, TO, ID).expect("a letter");
    let error = send_within(&letter(None), &settings, limits()).expect_err("it is not called");
    assert!(matches!(error, SendError::NeedsSmtpUtf8), "{error:?}");
    let taken = send_within(&letter(Some("som@aarhus.dk")), &settings, limits()).expect("it is taken");
    assert_eq!(taken, Taken::WithoutReplyTo);
    assert!(file(&folder, "letter").is_ascii());
}

#[test]
fn a_program_that_reads_nothing_holds_nothing_up() {
    let (_folder, settings) = program("exit 0");
    send_within(any_letter(), &settings, limits()).expect("it ended well");
}

#[test]
fn what_a_failing_program_says_is_told() {
    let (_folder, settings) = program("echo 'postdrop: no room' >&2; exit 69");
    let error = send_within(any_letter(), &settings, limits()).expect_err("it failed");
    let is_told = matches!(&error, SendError::SendmailFailed { said, .. } if said == "postdrop: no room");
    assert!(is_told && !error.may_have_gone(), "{error:?}");
    let (_folder, settings) = program("yes fejl | head -c 1000000; exit 1");
    let error = send_within(any_letter(), &settings, limits()).expect_err("it failed");
    let is_short = matches!(&error, SendError::SendmailFailed { said, .. } if said.len() <= 4_000);
    assert!(is_short, "{error:?}");
}

#[test]
fn a_program_that_has_kept_the_letter_or_was_killed_may_have_sent_it() {
    for text in ["exit 75", "kill -9 $$"] {
        let (_folder, settings) = program(text);
        let error = send_within(any_letter(), &settings, limits()).expect_err("it failed");
        assert!(error.may_have_gone(), "{text}: {error:?}");
    }
}

/// It ends with what it started, and nothing else ends.
#[test]
fn a_program_that_does_not_end_is_ended() {
    let (folder, settings) = program("mkfifo pipe; : > begun; cat pipe; : > finished");
    let limits = Limits { whole: Duration::from_millis(500), ..limits() };
    let error = send_within(any_letter(), &settings, limits).expect_err("it hangs");
    assert!(matches!(error, SendError::SendmailSilent(_)) && error.may_have_gone(), "{error:?}");
    assert!(!folder.path().join("finished").exists());
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let (folder, _) = program("exit 0");
    for path in ["/findes/ikke/sendmail".into(), folder.path().to_owned(), PathBuf::from("/etc/passwd")] {
        let settings = Settings { from: None, writer: None, way: Way::Sendmail(path) };
        let error = send_within(any_letter(), &settings, limits()).expect_err("it can't be started");
        let is_told = matches!(&error, SendError::SendmailNotStarted { .. });
        assert!(is_told && !error.may_have_gone(), "{error:?}");
    }
}
