//! Which program a file is of, by its name `….PID.RANDOM`: what a program left behind when it died can then be told from
//! what another is still using.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

/// A number that no other program or thread has, in 16 hexadecimal digits of which the first four are the host's. The
/// standard library's hash keys come from the kernel.
pub(super) fn own_number() -> String {
    format!("{:04x}{:012x}", host_number(), RandomState::new().hash_one(0) >> 16)
}

/// A number that tells this host from others that have the folder mounted.
fn host_number() -> u16 {
    // The same in every build of the program: DefaultHasher::new has fixed keys.
    let mut hasher = std::hash::DefaultHasher::new();
    rustix::system::uname().nodename().hash(&mut hasher);
    u16::try_from(hasher.finish() & 0xffff).expect("16 bits")
}

/// The program that a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileOwner {
    /// This one.
    Own,
    /// Another of this host, which runs.
    Living,
    /// One of this host that has ended.
    Dead,
    /// One of another host that has the folder mounted: nothing is known of it.
    Elsewhere,
}

impl FileOwner {
    /// The program of a name that ends in `PID.RANDOM`; none of another name.
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

/// Whether a name is `.NAME.PID.RANDOM.tmp`, or ends in `PID.RANDOM`, of a program of this host that has ended.
pub(super) fn is_of_dead_program(name: &str) -> bool {
    FileOwner::of(name.trim_end_matches(".tmp")) == Some(FileOwner::Dead)
}
