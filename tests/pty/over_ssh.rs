//! Over SSH on a host that offers nothing but som: what was typed is there after the line dropped, and nobody gets
//! out.

use std::io::{ErrorKind, Read};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;
use som::draft::{Draft, ResumePoint};
use som::form::{FieldId, Forms, som as form};
use som::store::Store;

use crate::account::{Account, make_folder};
use crate::folder::ANSWER;
use crate::sshd::{Host, environment, free_port, hostile_variables, is_gone, status};
use crate::terminal::{ENTER, ESC, F8, TAB, Terminal};

const SECRET: &str = "hemmeligheden";

/// A host whose account has the draft `aarhus`, left at the end of its first long answer.
fn host_with_answer(text: &str) -> Option<Host> {
    let host = Host::start()?;
    let mut draft = Draft::new(form(), "2026-01-01T05:00:00Z".parse().expect("a time"), "Mette");
    draft.set_answer(&FieldId::new("kommune"), "Aarhus Kommune");
    draft.set_answer(&FieldId::new(ANSWER), text);
    let column = text.chars().count();
    draft.place = Some(ResumePoint {
        field: Some(FieldId::new(ANSWER)),
        paragraph: 0,
        column,
        ..ResumePoint::default()
    });
    Store::new(host.account.data(""), som::form::Forms::built_in())
        .create("aarhus", &draft)
        .expect("a draft");
    host.give(&host.account.path("home"));
    Some(host)
}

fn answer(host: &Host, name: &str, field: &str) -> String {
    let (draft, _) =
        Store::new(host.account.data(""), som::form::Forms::built_in()).load(name).expect("a draft");
    draft.answer(&FieldId::new(field)).to_owned()
}

/// Opens the draft that was changed last.
fn opened(host: &Host) -> Terminal {
    let mut som = host.log_in(&[], &[]);
    som.shows("F1 Hjælp");
    som.types(ENTER);
    som.shows("af 6");
    som
}

#[test]
fn after_a_dropped_line_the_text_and_the_place_are_there() {
    let Some(host) = Host::start() else { return };
    let mut som = host.log_in(&[], &[]);
    som.shows("Hvilken kommune søger?");
    som.types("ærø");
    som.shows("Ærø Kommune");
    som.presses(ENTER);
    som.shows("Trin 1 af 6");
    som.types("Social og Ældre");
    som.shows("Social og Ældre");
    som.types(TAB);
    som.types(F8);
    som.shows("Trin 2 af 6");
    som.types("Direktionen har spist blåbærgr");
    let cursor = (31, 9);
    som.until("the cursor behind it", |screen| screen.has("blåbærgr") && screen.cursor() == cursor);
    let session = host.session();
    som.signal(Signal::KILL);
    som.ends_soon();
    is_gone(session);
    assert_eq!(answer(&host, "aeroe", ANSWER), "Direktionen har spist blåbærgr");

    let mut som = opened(&host);
    som.until("the cursor where it was", |screen| screen.has("blåbærgr") && screen.cursor() == cursor);
    som.types("ød.");
    som.shows("blåbærgrød.");
    som.quits();
    assert_eq!(answer(&host, "aeroe", ANSWER), "Direktionen har spist blåbærgrød.");
}

#[test]
fn a_window_that_grows_is_drawn_anew() {
    let Some(host) = host_with_answer("Åen") else { return };
    let mut som = opened(&host);
    som.resize(120, 40);
    som.until("the wide screen", |screen| screen.row(39).contains("Hjælp"));
    som.types(" løber");
    som.shows("Åen løber");
    som.quits();
}

#[test]
fn no_other_command_is_run() {
    let Some(host) = host_with_answer("Åen") else { return };
    let mark = host.account.path("home/mark");
    let touch = format!("touch {}", mark.display());
    let draft = "home/.local/share/som/drafts/aarhus.ron";
    let before = host.account.file(draft);
    let out = host.account.path("home/ud").display().to_string();
    let with_shell = format!("sh -c '{touch}; id'");
    for command in [
        "id",
        "/bin/sh",
        &with_shell,
        &format!("list; {touch}"),
        &format!("list $({touch})"),
        &format!("list `{touch}`"),
        &format!("list\n{touch}; id"),
        "/usr/lib/openssh/sftp-server",
        "internal-sftp",
        "scp -f /etc/passwd",
        "list --data /etc",
        "show --data=/etc aarhus",
        "export aarhus --to docx -o x",
        &format!("export aarhus --to docx --output={out}"),
        &format!("export aarhus --to docx > {out}"),
        "import /etc/passwd --into aarhus --yes",
        "set aarhus navn Åse",
        "send aarhus --yes",
        "open aarhus",
        &format!("show {}", "a".repeat(100_000)),
    ] {
        let output = host.ssh(&[], &[command]).output().expect("ssh runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]), "{command}: {said}");
        assert!(said.contains("kan ikke køres over SSH") && !said.contains("uid="), "{command}: {said}");
    }
    let mut som = host.log_in(&[], &[&with_shell]);
    som.shows("kan ikke køres over SSH");
    som.ends_soon();
    assert!(!mark.exists() && !Path::new(&out).exists());
    assert_eq!(Account::names(&host.account.data("exports")), [""; 0]);
    assert_eq!(host.account.file(draft), before);
    assert_eq!(host.processes(), [0; 0]);
}

/// What a client fetches is what the host writes; and what it sends arrives.
#[test]
fn documents_and_answers_go_through_the_line() {
    let Some(host) = host_with_answer("Åen") else { return };
    let fetched = |command: &str| {
        let output = host.ssh(&[], &[command]).output().expect("ssh runs");
        assert_eq!(output.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let store = Store::new(host.account.data(""), Forms::built_in());
    for (format, document) in [("md", "# "), ("txt", "Åen"), ("docx", "PK"), ("pdf", "%PDF")] {
        let command = format!("export aarhus --to {format}");
        // A document may tell the second it was made: between two alike on the host, the client's is alike, too.
        let same =
            std::iter::repeat_with(|| [host.export(&command), fetched(&command), host.export(&command)])
                .find(|[before, _, after]| before == after);
        let [here, there, _] = same.expect("two exports within a second");
        assert!(here == there, "{format}: {} and {} bytes", here.len(), there.len());
        assert!(String::from_utf8_lossy(&there).contains(document), "{format}");
    }
    assert_eq!(String::from_utf8_lossy(&fetched("get aarhus kommune")), "Aarhus Kommune\n");
    assert!(String::from_utf8_lossy(&fetched("som frist --short --lang en")).ends_with('\n'));
    let mut set = host.ssh(&[], &["som", "set", "aarhus", "navn", "-"]);
    let mut set = set.stdin(Stdio::piped()).spawn().expect("ssh runs");
    std::io::Write::write_all(&mut set.stdin.take().expect("a pipe"), "Åse $(id)".as_bytes())
        .expect("a line");
    assert!(set.wait().expect("an end").success());
    let (draft, _) = store.load("aarhus").expect("a draft");
    assert_eq!(draft.answer(&FieldId::new("navn")), "Åse $(id)");
}

#[test]
fn no_file_is_fetched_or_left() {
    let Some(host) = host_with_answer("Åen") else { return };
    let got = host.account.path("got").display().to_string();
    let mark = host.account.path("home/mark").display().to_string();
    let own = host.account.path("passwd").display().to_string();
    let (from, to) = ("som-test@127.0.0.1:/etc/passwd", format!("som-test@127.0.0.1:{mark}"));
    for arguments in [vec![from, &got], vec!["-O", from, &got], vec![&own, &to], vec!["-O", &own, &to]] {
        assert!(!host.copy("/usr/bin/scp", &arguments).status.success(), "{arguments:?}");
    }
    host.account.put("batch", &format!("get /etc/passwd {got}\nput {own} {mark}\n"));
    let batch = host.account.path("batch").display().to_string();
    assert!(!host.copy("/usr/bin/sftp", &["-b", &batch, "som-test@127.0.0.1"]).status.success());
    assert!(!Path::new(&got).exists() && !Path::new(&mark).exists());
}

/// A listener that stands for another service of the host.
fn service() -> (TcpListener, u16) {
    let service = TcpListener::bind("127.0.0.1:0").expect("a port");
    service.set_nonblocking(true).expect("a mode");
    let port = service.local_addr().expect("an address").port();
    (service, port)
}

#[track_caller]
fn nobody_came(service: &TcpListener, way: &str) {
    let came = service.accept();
    assert!(matches!(&came, Err(error) if error.kind() == ErrorKind::WouldBlock), "{way}: {came:?}");
}

/// Starts a client that forwards, asks at its end what `ask` asks, and expects the line to be closed at once.
fn is_closed(mut client: Command, port: u16, ask: &[u8]) {
    let mut client = client.spawn().expect("ssh runs");
    let mut answer = Vec::new();
    let mut line = loop {
        // The client listens once it is logged in; trying is the only way to learn when.
        if let Ok(line) = TcpStream::connect(("127.0.0.1", port)) {
            break line;
        }
        assert!(client.try_wait().expect("a state").is_none(), "the client ended before it listened");
        std::thread::yield_now();
    };
    line.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
    std::io::Write::write_all(&mut line, ask).expect("asked");
    // Reset or ended: what matters is that nobody answers.
    let ended = line.read_to_end(&mut answer);
    assert!(!matches!(&ended, Err(error) if error.kind() == ErrorKind::WouldBlock), "the line stays open");
    client.kill().expect("it was running");
    client.wait().expect("its end");
}

#[test]
fn nothing_is_forwarded() {
    let Some(host) = host_with_answer("Åen") else { return };
    let (service, port) = service();
    let here = free_port();
    let forward = format!("127.0.0.1:{here}:127.0.0.1:{port}");
    is_closed(host.ssh(&["-N", "-L", &forward], &[]), here, b"");
    nobody_came(&service, "-L");

    let here = free_port();
    let socks = [&[5, 1, 0][..], &[5, 1, 0, 1, 127, 0, 0, 1], &port.to_be_bytes()].concat();
    is_closed(host.ssh(&["-N", "-D", &format!("127.0.0.1:{here}")], &[]), here, &socks);
    nobody_came(&service, "-D");

    let there = free_port();
    let back = format!("127.0.0.1:{there}:127.0.0.1:{port}");
    for options in [
        vec!["-N", "-o", "ExitOnForwardFailure=yes", "-R", &back],
        vec!["-W", &format!("127.0.0.1:{port}")],
        vec!["-N", "-o", "ExitOnForwardFailure=yes", "-w", "any:any"],
    ] {
        let output = host.ssh(&options, &[]).output().expect("ssh runs");
        assert!(!output.status.success(), "{options:?}");
        nobody_came(&service, &format!("{options:?}"));
    }
}

#[test]
fn the_session_has_given_up_what_it_does_not_need() {
    let Some(host) = host_with_answer("Åen") else { return };
    let options: Vec<String> =
        hostile_variables().iter().map(|(name, _)| format!("SendEnv={name}")).collect();
    let options: Vec<&str> = options.iter().flat_map(|option| ["-o", option.as_str()]).collect();
    let mut som = host.log_in(&[options.as_slice(), &["-o", "SendEnv=LANG"]].concat(), &[]);
    som.shows("F1 Hjælp");
    som.types(ENTER);
    som.shows("Åen");
    let session = host.session();
    let environment = environment(session);
    for (name, value) in hostile_variables() {
        let line = format!("{name}={value}");
        assert!(!environment.lines().any(|found| found == line), "{line} arrived");
    }
    assert!(environment.contains("LANG=da_DK.UTF-8"), "{environment}");
    assert_eq!(status(session, "NoNewPrivs"), "1");
    let limits = limits(session);
    let of = |name: &str| limits.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(of("Max processes").split_whitespace().any(|word| word == "0"), "{limits}");
    assert!(of("Max core file size").split_whitespace().any(|word| word == "1"), "{limits}");
    som.quits();
}

#[expect(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
fn limits(id: i32) -> String {
    std::fs::read_to_string(format!("/proc/{id}/limits")).expect("it is running")
}

#[test]
fn no_key_leads_out() {
    let Some(host) = host_with_answer("Åen") else { return };
    let mut som = opened(&host);
    som.shows("Åen");
    let session = host.session();
    // Ctrl-Z, Ctrl-C, Ctrl-\, Ctrl-D, Ctrl-], with a letter after each.
    som.types("\x1aa\x03b\x1cc\x04d\x1de");
    som.shows("Åenabcde");
    assert!(!status(session, "State").starts_with('T'));
    // The user's own editor: the key is there for those who have one.
    som.types(ESC);
    som.shows("H Hjælp");
    som.until("no word of an editor", |screen| !screen.has("Egen editor"));
    som.types("e");
    som.types("!id\r:!id\r");
    som.types(ESC);
    som.settles(Duration::from_millis(300));
    assert_eq!(host.processes(), [session]);
    assert_eq!(host.session(), session);
    som.until("no answer of a shell", |screen| !screen.has("uid="));
}

#[test]
fn documents_go_to_their_own_folder_whatever_place_is_typed() {
    let Some(host) = host_with_answer("Åen") else { return };
    let outside = host.account.path("home/ud");
    make_folder(&outside);
    host.give(&outside);
    for place in ["/etc/som-test-ud.txt", "../../x/som-test-ud.txt", &format!("{}/a.txt", outside.display())]
    {
        let mut som = opened(&host);
        som.types("\x1bt");
        som.shows("Tjek dine svar");
        som.types("e");
        som.shows("Word-dokument");
        som.presses(TAB);
        som.presses(&"\x7f".repeat(60));
        som.types(place);
        som.shows(place.rsplit('/').next().expect("a name"));
        som.presses(ENTER);
        som.shows("Gemt:");
        som.quits();
    }
    let exports = Account::names(&host.account.data("exports"));
    assert_eq!(exports, ["a.txt", "som-test-ud-2.txt", "som-test-ud.txt"]);
    assert_eq!(Account::names(&outside), [""; 0]);
    assert!(!Path::new("/etc/som-test-ud.txt").exists());
}

#[test]
fn links_among_the_drafts_lead_nowhere() {
    let Some(host) = Host::start() else { return };
    host.account.put("home/secret.ron", SECRET);
    make_folder(&host.account.data("drafts"));
    symlink(host.account.path("home/secret.ron"), host.account.data("drafts/aarhus.ron")).expect("a link");
    symlink("/etc/passwd", host.account.data("drafts/konti.ron")).expect("a link");
    host.give(&host.account.path("home"));
    let mut som = host.log_in(&[], &[]);
    som.shows("ikke en kladde");
    som.types(ENTER);
    som.types("\x1b[B\r");
    som.settles(Duration::from_millis(300));
    let seen = String::from_utf8_lossy(&som.raw()).into_owned();
    assert!(!seen.contains(SECRET) && !seen.contains("root:x:"), "{seen}");
    som.quits();
    assert_eq!(host.account.file("home/secret.ron"), SECRET);
}

/// The kernel's wall alone: the program looks for links before it begins, so this one comes later.
#[test]
fn a_folder_that_becomes_a_link_while_it_runs_is_not_followed() {
    let Some(host) = host_with_answer("Åen") else { return };
    if som::sandbox::try_out(Path::new("/")) == som::sandbox::Enforcement::Nothing {
        eprintln!("skipped: this kernel has no Landlock");
        return;
    }
    let outside = host.account.path("home/ud");
    make_folder(&outside);
    host.give(&outside);
    let mut som = opened(&host);
    som.shows("Åen");
    let drafts = host.account.data("drafts");
    move_away(&drafts, &host.account.data("drafts-before"));
    symlink(&outside, &drafts).expect("a link");
    host.give(&drafts);
    som.types(" løber");
    som.shows("IKKE GEMT");
    assert_eq!(Account::names(&outside), [""; 0]);
    // With a folder in its place again, it saves by itself or when asked.
    remove_link(&drafts);
    move_away(&host.account.data("drafts-before"), &drafts);
    som.types("\x1bg");
    som.until("it to be saved", |screen| !screen.has("IKKE GEMT"));
    som.quits();
    assert_eq!(answer(&host, "aarhus", ANSWER), "Åen løber");
}

#[expect(clippy::disallowed_methods, reason = "a test plays whoever changes the folder")]
fn move_away(from: &Path, to: &Path) {
    std::fs::rename(from, to).expect("a folder");
}

#[expect(clippy::disallowed_methods, reason = "a test plays whoever changes the folder")]
fn remove_link(path: &Path) {
    std::fs::remove_file(path).expect("a link");
}

#[test]
fn a_hostile_kommune_is_a_harmless_name() {
    let Some(host) = Host::start() else { return };
    let mut som = host.log_in(&[], &[]);
    som.shows("Hvilken kommune søger?");
    som.types("../../../ud");
    som.shows("../../../ud");
    som.presses(ENTER);
    som.shows("Trin 1 af 6");
    som.quits();
    assert_eq!(
        Account::names(&host.account.data("drafts")).iter().filter(|name| *name == "ud.ron").count(),
        1
    );
    assert_eq!(Account::names(&host.account.path("home")), [".local"]);
}
