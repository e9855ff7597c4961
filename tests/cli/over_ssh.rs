//! A client's command in restricted mode, as sshd hands it over: what is allowed gives what it gives on the host, and the
//! rest is refused with nothing changed.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::account::Account;

const SOM: &str = env!("CARGO_BIN_EXE_som");

/// The forced command of the host: with a clock that stands still, so that documents are the same to the byte.
const FORCED: [&str; 3] = ["--restricted", "--now", "2023-10-31T05:00:00Z"];

/// What a run printed and told, and how it ended.
#[derive(Debug, PartialEq)]
struct Ran {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Ran {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("text")
    }
}

fn fed(mut command: Command, input: &[u8]) -> Ran {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    // The program may be done before it has read everything.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let err = String::from_utf8(output.stderr).expect("text");
    Ran { code: output.status.code(), out: output.stdout, err }
}

/// Runs the forced command as sshd does for `ssh HOST LINE`.
fn client(account: &Account, line: &str, input: &[u8]) -> Ran {
    let mut command = account.command(SOM, &FORCED);
    command.env("SSH_ORIGINAL_COMMAND", line);
    fed(command, input)
}

/// Runs the same program on the host.
fn host(account: &Account, line: &str) -> Ran {
    let mut command = account.command(SOM, &FORCED);
    command.args(line.split_whitespace());
    fed(command, b"")
}

/// An account with the draft `aeroe`, which has an earlier version.
fn account_with_draft() -> Option<Account> {
    let account = Account::numbered(0)?;
    for line in ["new Ærø", "set aeroe kommune Ærø", "set aeroe navn Åse", "set aeroe navn Mette"] {
        assert_eq!(host(&account, line).code, Some(0), "{line}");
    }
    Some(account)
}

/// All that is in the account, by its folders.
fn everything(account: &Account) -> Vec<Vec<String>> {
    let folders = ["", "home", "home/.local/share/som", "home/.local/share/som/exports"];
    let mut found: Vec<_> = folders.iter().map(|folder| Account::names(&account.path(folder))).collect();
    found.push(vec![account.file("home/.local/share/som/drafts/aeroe.ron")]);
    found
}

#[test]
fn what_is_allowed_gives_what_it_gives_on_the_host() {
    let Some(account) = account_with_draft() else { return };
    for line in [
        "list --json",
        "show aeroe",
        "get aeroe navn",
        "check aeroe",
        "check aeroe --json",
        "programme --start 2024-02 --group 7 --ics",
        "versions aeroe --json",
        "diff aeroe",
        "diff aeroe 1",
        "events --all",
        "events --ics",
        "deadline --exit-code",
        "deadline --short --lang en",
        "deadline --within 14d",
        "frist --within 1t --format {in}",
        "deadline --within 4d --format {{{id}}}",
        "keys",
        "show findesikke",
        "forms --json",
        "forms show som-implementeringsforloeb",
    ] {
        let here = host(&account, line);
        assert_eq!(client(&account, line, b""), here, "{line}");
        assert_eq!(client(&account, &format!("som {line}"), b""), here, "{line}");
    }
    assert_eq!(client(&account, "vis \"Ærø\"", b""), host(&account, "show aeroe"));
    let doctor = client(&account, "doctor --json", b"");
    assert!(doctor.code == Some(0) && doctor.text().starts_with('['), "{doctor:?}");
}

#[test]
fn a_document_comes_on_standard_output_to_the_byte() {
    let Some(account) = account_with_draft() else { return };
    for format in ["docx", "pdf", "md", "txt", "json", "eml"] {
        let line = format!("export aeroe --to {format}");
        let fetched = client(&account, &line, b"");
        let here = host(&account, &format!("{line} -o -"));
        assert_eq!(fetched, here, "{line}");
        assert!(fetched.code == Some(0) && fetched.out.len() > 200, "{line}: {}", fetched.err);
    }
    assert_eq!(Account::names(&account.data("exports")), [""; 0]);
}

#[test]
fn answers_come_in_on_standard_input() {
    let Some(account) = account_with_draft() else { return };
    let set = client(&account, "set aeroe navn -", "Åse Holm; $(id)\n".as_bytes());
    assert_eq!(set.code, Some(0), "{set:?}");
    assert_eq!(client(&account, "get aeroe navn", b"").text(), "Åse Holm; $(id)\n");
    for format in ["docx", "md", "json"] {
        let document = client(&account, &format!("export aeroe --to {format}"), b"").out;
        assert_eq!(client(&account, "set aeroe navn -", b"Jonas").code, Some(0));
        let shown = client(&account, "import - --into aeroe --dry-run --field navn", &document);
        assert!(shown.code == Some(0) && shown.text().contains("Åse"), "{format}: {shown:?}");
        let taken = client(&account, "import - --into aeroe --yes --field navn", &document);
        assert_eq!(taken.code, Some(0), "{format}: {taken:?}");
        assert_eq!(client(&account, "get aeroe navn", b"").text(), "Åse Holm; $(id)\n", "{format}");
    }
    let unasked = client(&account, "import - --into aeroe", b"x");
    assert_eq!(unasked.code, Some(2), "{unasked:?}");
}

#[test]
fn an_invitation_comes_in_on_standard_input() {
    let Some(account) = account_with_draft() else { return };
    let file = include_bytes!("../../src/calendar/tests/google.ics");
    assert_eq!(client(&account, "event import -", file).code, Some(2));
    let shown = client(&account, "event import - --dry-run", file);
    assert!(shown.code == Some(0) && shown.text().contains("nyt: Workshop"), "{shown:?}");
    let taken = client(&account, "event import - --yes", file);
    assert!(taken.code == Some(0) && taken.err.contains("ændringer er gemt"), "{taken:?}");
    assert!(client(&account, "events", b"").text().contains("Workshop"));
}

#[test]
fn a_form_is_checked_on_standard_input_and_shown_on_standard_output_only() {
    let Some(account) = account_with_draft() else { return };
    let before = everything(&account);
    let checked = client(&account, "forms check -", b"Form(");
    assert!(
        checked.code == Some(1) && checked.text().contains(":1: filen slutter for tidligt"),
        "{checked:?}"
    );
    let shown = client(&account, "forms show som-implementeringsforloeb --to docx", b"");
    assert!(shown.code == Some(0) && shown.out.starts_with(b"PK"), "{shown:?}");
    for line in ["forms check x.ron", "forms show som-implementeringsforloeb --to md -o x.md"] {
        assert_eq!(client(&account, line, b"").code, Some(2), "{line}");
    }
    assert_eq!(everything(&account), before);
}

/// What stands in no memory: the whole is refused, and the draft stays.
#[test]
fn an_endless_input_is_refused() {
    let Some(account) = account_with_draft() else { return };
    let before = everything(&account);
    for line in ["set aeroe navn -", "import - --into aeroe --yes", "event import - --yes"] {
        let mut command =
            account.command("/bin/sh", &["-c", "ulimit -v 1000000; exec \"$@\" < /dev/zero", "sh", SOM]);
        command.args(FORCED).env("SSH_ORIGINAL_COMMAND", line);
        let ran = fed(command, b"");
        assert!(ran.code == Some(1) && ran.err.contains("fylder mere end"), "{line}: {ran:?}");
    }
    assert_eq!(everything(&account), before);
}

#[test]
fn the_rest_is_refused_and_nothing_is_changed() {
    let Some(account) = account_with_draft() else { return };
    let before = everything(&account);
    let long = format!("show {}", "a".repeat(100_000));
    for line in [
        "sh",
        "/bin/sh -c id",
        "list; sh",
        "list && id",
        "list | sh",
        "$(id)",
        "`id`",
        "list\nid",
        "show 'aeroe",
        "list --data /etc",
        "--now 1999-01-01 list",
        "list --restricted=false",
        "export aeroe --to docx -o x",
        "export aeroe --to docx --output=/tmp/som-x",
        "export aeroe --to docx --force",
        "export aeroe --to docx > /tmp/som-x",
        "import /etc/passwd --into aeroe --yes",
        "set aeroe navn Åse",
        "new x",
        "send aeroe --yes",
        "purge aeroe --yes",
        "delete aeroe",
        "open aeroe",
        "--help",
        &long,
    ] {
        let ran = client(&account, line, b"ja\n");
        assert_eq!((ran.code, ran.text()), (Some(2), ""), "{line}: {}", ran.err);
        assert!(
            ran.err.contains("kan ikke køres over SSH") && ran.err.contains("set KLADDE FELT -"),
            "{}",
            ran.err
        );
        assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    }
    let english = client(&account, "sh --lang en", b"");
    assert!(english.err.contains("cannot be run over SSH"), "{}", english.err);
    assert_eq!(everything(&account), before);
}

/// A name that is none is told as on the host; an option among names is an option.
#[test]
fn a_hostile_name_is_only_a_name() {
    let Some(account) = account_with_draft() else { return };
    let before = everything(&account);
    for line in
        ["show ../../etc/passwd", "show /etc/passwd", "show -- --data", "get aeroe '../x'", "show '$(id)'"]
    {
        let ran = client(&account, line, b"");
        assert!(matches!(ran.code, Some(1 | 2)) && ran.out.is_empty(), "{line}: {ran:?}");
        assert!(!ran.err.contains("root:"), "{line}: {}", ran.err);
    }
    assert_eq!(everything(&account), before);
}

#[test]
fn without_a_command_and_without_a_terminal_it_is_plain_mode() {
    let Some(account) = account_with_draft() else { return };
    for line in ["", "  ", "som", "--lang da"] {
        let ran = client(&account, line, b"1\n/slut\n");
        let told = String::from_utf8_lossy(&ran.out);
        assert!(ran.code == Some(0) && told.contains("Spørgsmål 1 af 13"), "{line}: {told}");
        assert!(!told.contains("som fill"), "there is no command to run: {told}");
    }
    let ran = client(&account, "fill aeroe", "/gå 4\nÅse\n".as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(String::from_utf8_lossy(&client(&account, "get aeroe navn", b"").out), "Åse\n");
}

#[test]
fn an_input_that_breaks_off_with_the_connection_changes_nothing() {
    let Some(account) = account_with_draft() else { return };
    for line in ["set aeroe navn -", "import - --into aeroe --yes"] {
        let mut command = account.command(SOM, &FORCED);
        command.env("SSH_ORIGINAL_COMMAND", line);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all("## Navn\n\nHalvt".as_bytes()).expect("it reads");
        // Sshd's ends close one after the other.
        drop((input, child.stdout.take(), child.stderr.take()));
        let status = child.wait().expect("the program ends");
        assert!(!status.success(), "{line}");
        assert_eq!(host(&account, "get aeroe navn").text(), "Mette\n", "{line}");
    }
}

#[test]
fn an_answer_that_becomes_empty_is_told() {
    let Some(account) = account_with_draft() else { return };
    let ran = client(&account, "set aeroe navn -", b"");
    assert!(ran.code == Some(0) && ran.err.contains("er nu tomt"), "{ran:?}");
}
