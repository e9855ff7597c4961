//! Each call with which the program changes a file fails once, in every way that disks fail, and the process dies at
//! each of them. The kernel's side is played by strace; where that isn't installed, or may not trace, nothing is held
//! here: `store/tests/faults.rs` holds the same for each step of a save.

use std::fmt::Display;
use std::process::{Command, Output, Stdio};

use som::form::FieldId;
use som::store::Store;

use crate::rounds::rounds;
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

/// What became of one faulty save.
fn check(som: &Som, output: &Output, what: &str) -> bool {
    let store = Store::new(som.path("."), som::form::som());
    let (draft, _) = store.load("aarhus").unwrap_or_else(|error| panic!("{what}: {error:?}"));
    let text = draft.answer(&FieldId::new("motivation"));
    assert!(["før", "efter"].contains(&text), "{what}: {text}");
    let told = !output.stderr.is_empty();
    match output.status.code() {
        Some(0) => assert_eq!(text, "efter", "{what}: told as saved"),
        Some(_) => assert!(told, "{what}: silent"),
        // Killed: nobody is left to tell.
        None => {}
    }
    // The next save works, and clears away what is left.
    assert_eq!(som.run("set aarhus motivation senere").code, 0, "{what}: the next save");
    let names = std::fs::read_dir(som.path("drafts")).expect("the drafts");
    let names = names.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
    let litter: Vec<String> = names.filter(|name| ![".som", "aarhus.ron"].contains(&name.as_str())).collect();
    assert!(litter.is_empty(), "{what}: litter {litter:?}");
    output.status.code() == Some(0)
}

#[test]
fn whatever_call_fails_the_draft_is_whole_and_no_failure_is_silent() {
    if !is_strace_there() {
        return;
    }
    let errors = if rounds(0) == 0 { &ERRORS[..1] } else { &ERRORS[..] };
    let faults: Vec<String> = errors
        .iter()
        .map(|error| format!("error={error}"))
        .chain(std::iter::once("signal=KILL".to_owned()))
        .collect();
    let (mut tried, mut harmless) = (0, 0);
    for call in CALLS {
        for fault in &faults {
            for number in 1.. {
                let som = Som::with_draft();
                assert_eq!(som.run("set aarhus motivation før").code, 0);
                let set = ["set", "aarhus", "motivation", "efter"];
                let Some(output) = faulty(&som, &set, call, fault, number) else { break };
                tried += 1;
                let what = format!("{call} number {number}, {fault}");
                harmless += usize::from(check(&som, &output, &what));
            }
        }
    }
    eprintln!("{tried} faults: 0 drafts damaged, 0 silent, {harmless} of them cost nothing");
    assert!(tried > 20, "{tried} faults");
}
