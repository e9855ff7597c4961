//! On a terminal, nothing in a draft is obeyed.

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::som::Som;

fn printed_on_a_terminal(som: &Som, arguments: &[&str]) -> String {
    let pty = native_pty_system().openpty(PtySize::default()).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_som"));
    command.args(arguments);
    command.cwd(som.path(""));
    command.env_clear();
    let mut child = pty.slave.spawn_command(command).expect("the program starts");
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let mut bytes = Vec::new();
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
