//! The program that a file belongs to, by its name `….PID.RANDOM`: tells leftovers of a dead program from files in
//! use.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use nix::unistd::{Uid, User};
use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

/// A number that no other program or thread has: 16 hexadecimal digits, the first four the host's. The standard
/// library's hash keys come from the kernel.
pub(super) fn own_number() -> String {
    format!("{:04x}{:012x}", host_number(), RandomState::new().hash_one(0) >> 16)
}

/// The ending of this program's files: `PID.RANDOM`.
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
    /// The owner of a file whose name ends in `PID.RANDOM`; `None` for other names.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut parts = name.rsplit('.');
        let number = parts.next()?;
        let pid = parts.next()?.parse().ok().and_then(Pid::from_raw)?;
        if number.len() != 16 || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Some(if !number.starts_with(&format!("{:04x}", host_number())) {
            FileOwner::Elsewhere
        } else if pid == getpid() {
            FileOwner::Own
        } else if test_kill_process(pid) == Err(Errno::SRCH) {
            FileOwner::Dead
        } else {
            FileOwner::Living
        })
    }
}

/// Whether a file named `.NAME.PID.RANDOM.tmp` or `….PID.RANDOM` belongs to a dead program on this host.
pub(super) fn is_of_dead_program(name: &str) -> bool {
    FileOwner::of(name.trim_end_matches(".tmp")) == Some(FileOwner::Dead)
}
