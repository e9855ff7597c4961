//! On a terminal, nothing in a draft is obeyed.

use std::ffi::OsStr;
use std::io::{Read, Write};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::som::Som;

const SOM: &str = env!("CARGO_BIN_EXE_som");

/// What a terminal gets, from both outputs.
pub(crate) fn printed_on_a_terminal(som: &Som, arguments: &[impl AsRef<OsStr>]) -> String {
    told_on_a_terminal(som, arguments, "")
}

/// What the program says on a terminal where this is typed.
pub(crate) fn told_on_a_terminal(som: &Som, arguments: &[impl AsRef<OsStr>], typed: &str) -> String {
    told_when_asked(som, arguments, "", || {}, typed)
}

/// The same, where it is typed only when the program has come to say `awaited`, and something has happened since.
pub(crate) fn told_when_asked(
    som: &Som,
    arguments: &[impl AsRef<OsStr>],
    awaited: &str,
    meanwhile: impl FnOnce(),
    typed: &str,
) -> String {
    let mut meanwhile = Some(meanwhile);
    let mut happen = || meanwhile.take().into_iter().for_each(|meanwhile| meanwhile());
    talked(som, (SOM, arguments), &[(awaited, typed)], &mut happen)
}

/// The same in turns: what is typed once the program has come to say something since the turn before.
pub(crate) fn told_in_turns(som: &Som, arguments: &[impl AsRef<OsStr>], turns: &[(&str, &str)]) -> String {
    talked(som, (SOM, arguments), turns, &mut || {})
}

/// What another program says on a terminal where this is typed.
pub(crate) fn typed_in_a_terminal(som: &Som, program: &str, arguments: &[&str], typed: &str) -> String {
    turns_in_a_terminal(som, program, arguments, &[("", typed)])
}

/// The same in turns.
pub(crate) fn turns_in_a_terminal(
    som: &Som,
    program: &str,
    arguments: &[&str],
    turns: &[(&str, &str)],
) -> String {
    talked(som, (program, arguments), turns, &mut || {})
}

fn talked(
    som: &Som,
    (program, arguments): (&str, &[impl AsRef<OsStr>]),
    turns: &[(&str, &str)],
    meanwhile: &mut dyn FnMut(),
) -> String {
    let pty = native_pty_system().openpty(PtySize::default()).expect("a terminal");
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.cwd(som.path(""));
    command.env_clear();
    som.variables().for_each(|(name, value)| command.env(name, value));
    let mut child = pty.slave.spawn_command(command).expect("the program starts");
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let mut writer = pty.master.take_writer().expect("a writer");
    let mut bytes = Vec::new();
    for (awaited, typed) in turns {
        let from = bytes.len();
        while !String::from_utf8_lossy(&bytes[from..]).contains(awaited) {
            let mut byte = [0];
            reader.read_exact(&mut byte).expect("it comes to say that");
            bytes.push(byte[0]);
        }
        meanwhile();
        writer.write_all(typed.as_bytes()).expect("it can be typed");
    }
    // A terminal whose program has gone ends in an error.
    let _ = reader.read_to_end(&mut bytes);
    child.wait().expect("the program ends");
    String::from_utf8(bytes).expect("text")
}

#[test]
fn control_characters_get_stand_ins_on_a_terminal_only() {
    let som = Som::with_draft();
    som.run("set aarhus navn ESCAPE").data();
    let draft = som.file("drafts/aarhus.ron").replace("ESCAPE", "a\\u{1b}]0;x\\u{7}b");
    som.put("drafts/aarhus.ron", &draft);
    assert_eq!(som.run("get aarhus navn").data(), "a\u{1b}]0;x\u{7}b\n");
    for arguments in [["get", "aarhus", "navn"].as_slice(), &["show", "aarhus"]] {
        let printed = printed_on_a_terminal(&som, arguments);
        assert!(printed.contains("a␛]0;x␇b"), "{printed:?}");
        assert!(!printed.contains('\u{1b}'), "{printed:?}");
    }
}

#[test]
fn a_document_that_is_no_text_is_not_shown() {
    let som = Som::with_draft();
    let printed = printed_on_a_terminal(&som, &["export", "aarhus", "--to", "docx", "-o", "-"]);
    assert!(!printed.contains("PK"), "{printed:?}");
    assert!(printed.contains("fejl: et docx-dokument kan ikke vises i terminalen"), "{printed:?}");
    assert!(printed.contains("råd: skriv det til en fil med -o FIL.docx"), "{printed:?}");
}

#[test]
fn before_something_goes_for_good_there_is_a_question() {
    let som = Som::with_draft();
    let before = som.everything();
    for typed in ["\r", "nej\r", "aarhus-2\r", "\u{4}"] {
        let told = told_on_a_terminal(&som, &["purge", "aarhus"], typed);
        assert!(told.contains("  ./drafts/aarhus.ron") && told.contains("Skriv aarhus eller ja"), "{told:?}");
        assert!(told.contains("Intet er slettet"), "{told:?}");
        assert_eq!(som.everything(), before, "{typed:?}");
    }
    let told = told_on_a_terminal(&som, &["purge", "aarhus", "--lang", "en"], "aarhus\r");
    assert!(told.contains("is removed for good"), "{told:?}");
    assert!(!som.path("drafts/aarhus.ron").exists());
}

#[test]
fn the_trash_is_emptied_after_a_yes() {
    let som = Som::with_draft();
    assert_eq!(som.run("delete aarhus").code, 0);
    assert!(told_on_a_terminal(&som, &["trash", "--empty"], "aarhus\r").contains("Intet er slettet"));
    let told = told_on_a_terminal(&som, &["trash", "--empty"], "ja\r");
    assert!(told.contains("Slet aarhus.1 for altid?") && told.contains("Papirkurven er tømt"), "{told:?}");
    assert_eq!(som.run("trash --json").data(), "[]\n");
}

#[test]
fn changes_are_coloured_on_a_terminal_that_can() {
    let som = Som::with_draft();
    let ron =
        som.file("drafts/aarhus.ron").replace("answers: {", "answers: {\n        \"navn\": \"a\\u{1b}[2J\",");
    som.put("drafts/.som/versions/aarhus/20231030T081200000Z-00000000.ron", &ron);
    let printed = printed_on_a_terminal(&som, &["diff", "aarhus"]);
    assert!(printed.contains("\u{1b}[31m[-a␛[2J-]\u{1b}[0m"), "{printed:?}");
    let printed = printed_on_a_terminal(&som, &["diff", "aarhus", "--color", "never"]);
    assert!(printed.contains("[-a␛[2J-]") && !printed.contains('\u{1b}'), "{printed:?}");
}
