//! Each call with which the program changes a file fails once, in every way that disks fail, and the process dies at
//! each of them. The kernel's side is played by strace; where that isn't installed, or may not trace, nothing is held
//! here: `store/tests/faults.rs` holds the same for each step of a save.

use std::fmt::Display;
use std::process::{Command, Output, Stdio};
use std::thread;

use som::form::FieldId;
use som::store::Store;

use crate::rounds::rounds;
use crate::send::note;
use crate::som::Som;

/// The calls that make, change, name or remove a file, or have it put on the disk.
const CALLS: [&str; 12] = [
    "openat",
    "mkdirat",
    "fchmod",
    "fchown",
    "write",
    "ftruncate",
    "flock",
    "fsync",
    "renameat2",
    "renameat",
    "linkat",
    "unlinkat",
];

const ERRORS: [&str; 6] = ["ENOSPC", "EIO", "EDQUOT", "EROFS", "EINTR", "ESTALE"];

/// Runs the program while the call with this number, from 1, goes wrong; with a `+` behind it all later ones, too.
/// `None` where there are fewer.
pub(crate) fn faulty(
    som: &Som,
    arguments: &[&str],
    call: &str,
    fault: &str,
    number: impl Display,
) -> Option<Output> {
    let log = som.path("calls");
    let tamper = format!("inject={call}:{fault}:when={number}");
    let program = som.command(arguments);
    #[expect(clippy::disallowed_methods, reason = "this test runs the program under a tracer")]
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o"]).arg(&log).args(["-e", &format!("trace={call}"), "-e", &tamper]);
    traced.arg(program.get_program()).args(program.get_args());
    traced.current_dir(som.path(".")).env_clear();
    traced.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    traced.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    let output = traced.stdin(Stdio::null()).output().expect("strace runs");
    let log = som.file("calls");
    let is_hit = log.contains("(INJECTED)") || log.contains("killed by SIGKILL");
    is_hit.then_some(output)
}

pub(crate) fn is_strace_there() -> bool {
    #[expect(clippy::disallowed_methods, reason = "this test runs the program under a tracer")]
    let probe = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let is_there = probe.is_ok_and(|output| output.status.success());
    if !is_there {
        eprintln!("skipped: strace is not installed, or may not trace here");
    }
    is_there
}

/// The commands that change something, with the options that make them ask nothing.
const COMMANDS: [&str; 17] = [
    "set aarhus motivation efter",
    "new vejle",
    "new vejle --from aarhus",
    "import ud.md --into aarhus --yes --field motivation",
    "import ud.md --yes",
    "restore aarhus 1",
    "restore aarhus 1 motivation",
    "sign aarhus --name Lone --title Direktør",
    "sign ribe --withdraw",
    "send ribe --settle arrived",
    "send ribe --settle lost",
    "delete aarhus",
    "trash --restore skive",
    "trash --empty --yes",
    "purge aarhus --yes",
    "export aarhus --to md -o nyt.md",
    "export aarhus --to docx -o nyt.docx",
];

/// A folder with a draft that has a version, one that is approved with a letter of unknown fate, one in the trash, and a
/// document that says something else.
fn prepared() -> Som {
    let som = Som::with_draft();
    for text in ["fra filen", "ældst", "før"] {
        assert_eq!(som.run_args(&["set", "aarhus", "motivation", text]).code, 0);
        if text == "fra filen" {
            assert_eq!(som.run("export aarhus --to md -o ud.md").code, 0);
        }
    }
    assert_eq!(som.run("new skive").code + som.run("delete skive").code + som.run("new ribe").code, 0);
    assert_eq!(som.run("sign ribe --name Lone --title Direktør").code, 0);
    note(&som, "ribe", "SOM-support@sbst.dk", false);
    som
}

/// What a person finds: what each draft says, whether it is approved and its letters sent, the trash, and the documents.
fn seen(som: &Som) -> Vec<String> {
    let store = Store::new(som.path("."), som::form::Forms::built_in());
    let mut seen = Vec::new();
    let names = std::fs::read_dir(som.path("drafts")).expect("the drafts");
    for file in names.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")) {
        if let Some(name) = file.strip_suffix(".ron").filter(|name| !name.starts_with('.')) {
            let (draft, _) = store.load(name).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let sent: Vec<bool> = draft.receipts().iter().map(|receipt| receipt.is_sent).collect();
            let text = draft.answer(&FieldId::new("motivation"));
            seen.push(format!("{name}: {text}, {:?}, {sent:?}", draft.approval()));
        }
    }
    let trash = som.run("trash --json").data();
    seen.extend(["skive.1", "aarhus."].map(|id| trash.matches(id).count().to_string()));
    seen.extend(["nyt.md", "nyt.docx"].map(|file| som.path(file).exists().to_string()));
    seen.sort();
    seen
}

/// How often faults ended in which way.
#[derive(Debug, Default)]
struct Tally {
    done: usize,
    unconfirmed: usize,
    failed: usize,
    killed: usize,
}

impl Tally {
    fn sum(&self) -> usize {
        self.done + self.unconfirmed + self.failed + self.killed
    }

    fn count(&mut self, code: Option<i32>) {
        *match code {
            Some(0) => &mut self.done,
            Some(4) => &mut self.unconfirmed,
            Some(_) => &mut self.failed,
            None => &mut self.killed,
        } += 1;
    }
}

/// Holds what one faulty command told against what is there, then and after the next change.
fn check(som: &Som, output: &Output, before: &[String], after: &[String], what: &str) {
    let now = seen(som);
    let told = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert_eq!(now, after, "{what}: told as done"),
        Some(4) => assert_eq!(now, after, "{what}: told as done but unconfirmed: {told}"),
        // What is removed for good is removed as far as it goes, and that is said.
        Some(_) if told.contains("kunne slettes") => {}
        Some(_) => assert_eq!(now, before, "{what}: told as failed: {told}"),
        // Killed: nobody is left to tell.
        None => assert!(now == before || now == after, "{what}: {now:?}"),
    }
    assert!(output.status.success() || output.status.code().is_none() || !told.is_empty(), "{what}: silent");
    // The next change works and clears away what is left, and nothing that failed happens with it.
    assert_eq!(som.run("new kolding").code, 0, "{what}: the next change");
    let mut later = seen(som);
    later.retain(|one| !one.starts_with("kolding"));
    assert_eq!(later, now, "{what}: it happened later");
    let names = std::fs::read_dir(som.path("drafts")).expect("the drafts");
    let names = names.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
    let litter: Vec<String> = names.filter(|name| name.starts_with('.') && name != ".som").collect();
    assert!(litter.is_empty(), "{what}: litter {litter:?}");
}

/// Tries every fault at every call of a command.
fn faults_in(line: &str, faults: &[String]) -> Tally {
    let arguments: Vec<&str> = line.split(' ').collect();
    let fresh = prepared();
    let som = fresh.copied();
    let before = seen(&som);
    assert_eq!(som.run_args(&arguments).code, 0, "{line}");
    let after = seen(&som);
    assert_ne!(before, after, "{line}");
    let mut tally = Tally::default();
    for call in CALLS {
        for fault in faults {
            for number in 1.. {
                let som = fresh.copied();
                let Some(output) = faulty(&som, &arguments, call, fault, number) else { break };
                check(&som, &output, &before, &after, &format!("{line}: {call} number {number}, {fault}"));
                tally.count(output.status.code());
            }
        }
    }
    tally
}

#[test]
fn whatever_call_fails_in_any_command_what_is_told_is_so() {
    if !is_strace_there() {
        return;
    }
    let is_daily = rounds(0) == 0;
    let errors = if is_daily { &ERRORS[..1] } else { &ERRORS[..] };
    let faults: Vec<String> =
        errors.iter().map(|error| format!("error={error}")).chain(["signal=KILL".to_owned()]).collect();
    let commands = if is_daily { &COMMANDS[..1] } else { &COMMANDS[..] };
    let tallies = thread::scope(|scope| {
        let lanes = commands.iter().map(|&line| (line, scope.spawn(|| faults_in(line, &faults))));
        let lanes: Vec<_> = lanes.collect();
        lanes.into_iter().map(|(line, lane)| (line, lane.join().ok())).collect::<Vec<_>>()
    });
    let mut all = 0;
    for (line, tally) in &tallies {
        eprintln!("{line}: {tally:?}");
        all += tally.as_ref().map_or(0, Tally::sum);
    }
    assert!(tallies.iter().all(|(_, tally)| tally.is_some()), "a command told otherwise than it was");
    eprintln!("{all} faults: 0 drafts damaged, 0 silent, 0 told otherwise than they are, then or later");
    assert!(all > 20, "{all} faults");
}
