//! The program that a file belongs to, by its name `….PID.NUMBER`: tells leftovers of a dead program from files in use.
//! A process number is given anew, after a restart of the host at once, so the number says when the process began, too.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use nix::unistd::{Uid, User};
use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

use super::Revision;
use super::read_file::{Links, read_file};

/// Where the digits of the process's beginning stand in a number; all 0 where the system doesn't tell.
const BEGINNING: Range<usize> = 4..12;

/// How many hexadecimal digits a number has; 16 without the beginning, as a som from before December 2026 wrote it.
const DIGITS: [usize; 2] = [24, 16];

/// No file of `/proc` that is read is longer, in bytes.
const LONGEST: u64 = 4096;

/// The digits of when this process began. Each save asks for them, and in restricted mode the system tells only at first.
static OWN_BEGINNING: LazyLock<String> = LazyLock::new(|| beginning_or_untold(getpid()));

/// A number that no other program or thread has: four digits are the host's, eight say when the process began, and twelve
/// are random: the standard library's hash keys come from the kernel.
pub(super) fn own_number() -> String {
    number(&OWN_BEGINNING)
}

/// The same for another process.
#[cfg(test)]
pub(super) fn number_of(pid: Pid) -> String {
    number(&beginning_or_untold(pid))
}

fn number(beginning: &str) -> String {
    format!("{:04x}{beginning}{:012x}", host_number(), RandomState::new().hash_one(0) >> 16)
}

fn beginning_or_untold(pid: Pid) -> String {
    beginning_of(pid).unwrap_or_else(|| "0".repeat(BEGINNING.len()))
}

/// The digits of when a process began: of the host's start and the time since. `None` where the system doesn't tell.
fn beginning_of(pid: Pid) -> Option<String> {
    let read = |path: String| {
        let bytes = read_file(Path::new(&path), LONGEST, Links::Refused).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let start_of_host = read("/proc/sys/kernel/random/boot_id".to_owned())?;
    let process = read(format!("/proc/{pid}/stat"))?;
    // The name, in brackets, may hold blanks; behind it, the start is the 20th.
    let start = process.rsplit_once(')')?.1.split_whitespace().nth(19)?;
    let hash = Revision::of(format!("{start_of_host} {start}").as_bytes()).to_string();
    hash.get(..BEGINNING.len()).map(str::to_owned)
}

/// Whether the process that has this number now is another than the one that wrote `number`.
fn is_another(pid: Pid, number: &str) -> bool {
    let wrote =
        number.get(BEGINNING).filter(|wrote| number.len() == DIGITS[0] && wrote.bytes().any(|b| b != b'0'));
    wrote.zip(beginning_of(pid)).is_some_and(|(wrote, now)| wrote != now)
}

/// The ending of this program's files: `PID.NUMBER`.
pub(super) fn own_ending() -> String {
    format!("{}.{}", getpid(), own_number())
}

/// Tells this host from others that mount the folder.
fn host_number() -> u16 {
    // `DefaultHasher::new` has fixed keys, so the number is the same in every build.
    let mut hasher = std::hash::DefaultHasher::new();
    rustix::system::uname().nodename().hash(&mut hasher);
    u16::try_from(hasher.finish() & 0xffff).expect("16 bits")
}

/// The name of the account with this number, where the host knows it.
pub(super) fn account_name(number: u32) -> Option<String> {
    User::from_uid(Uid::from_raw(number)).ok().flatten().map(|account| account.name)
}

/// The program that a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileOwner {
    Own,
    /// Another running program on this host.
    Living,
    /// A program on this host that has ended.
    Dead,
    /// A program on another host that mounts the folder; whether it runs is unknown.
    Elsewhere,
}

impl FileOwner {
    /// The owner of a file whose name ends in `PID.NUMBER`; `None` for other names.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut parts = name.rsplit('.');
        let number = parts.next()?;
        let pid = parts.next()?.parse().ok().and_then(Pid::from_raw)?;
        if !DIGITS.contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Some(if !number.starts_with(&format!("{:04x}", host_number())) {
            FileOwner::Elsewhere
        } else if is_another(pid, number) {
            FileOwner::Dead
        } else if pid == getpid() {
            FileOwner::Own
        } else if test_kill_process(pid) == Err(Errno::SRCH) {
            FileOwner::Dead
        } else {
            FileOwner::Living
        })
    }
}

/// Whether a file named `.NAME.PID.NUMBER.tmp` or `….PID.NUMBER` belongs to a dead program on this host.
pub(super) fn is_of_dead_program(name: &str) -> bool {
    FileOwner::of(name.trim_end_matches(".tmp")) == Some(FileOwner::Dead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_number_that_was_given_anew_is_another_program() {
        let number = own_number();
        let of = |pid: u32, number: &str| FileOwner::of(&format!("ribe.{pid}.{number}"));
        let own = std::process::id();
        assert_eq!((number.len(), of(own, &number)), (24, Some(FileOwner::Own)));
        let other = if number.as_bytes()[4] == b'f' { "e" } else { "f" };
        let from_before = format!("{}{other}{}", &number[..4], &number[5..]);
        for pid in [own, 1] {
            assert_eq!(of(pid, &from_before), Some(FileOwner::Dead), "after a restart of the host");
        }
        let untold = format!("{}00000000{}", &number[..4], &number[12..]);
        let without = format!("{}{}", &number[..4], &number[12..]);
        for number in [untold, without] {
            assert_eq!([of(own, &number), of(1, &number)], [Some(FileOwner::Own), Some(FileOwner::Living)]);
        }
        assert_eq!(of(own, &number[..20]), None);
    }
}
