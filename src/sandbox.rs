//! What the program gives up for good before it starts to work: core dumps always, and in restricted mode, by the
//! kernel's Landlock, all files but its own, all other programs, the network. What the program itself checks holds
//! without it too; this is the second wall.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, NetPort, PathBeneath, PathFd,
    RestrictionStatus, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError, RulesetStatus,
    Scope,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};
use rustix::stdio::{stderr, stdin, stdout};
use rustix::termios::isatty;

/// The newest Landlock whose rights are asked for; of them the kernel holds those that it knows.
const NEWEST: ABI = ABI::V9;

/// The first Landlock that also closes the network, abstract sockets and signals to others.
const CLOSES_ALL: u32 = 6;

/// Enough for a core dump of nothing. Nought would be the plain choice, but where the host hands core dumps to a
/// program, the kernel does that all the same with nought, and not with one.
const NO_CORE: u64 = 1;

/// How far the kernel holds what is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// By Landlock of this version.
    Landlock(u32),
    /// Not at all: it has no Landlock, or has it switched off.
    Nothing,
}

impl Hold {
    /// Whether it holds for the network and for signals too, not only for files.
    pub fn is_whole(self) -> bool {
        matches!(self, Hold::Landlock(version) if version >= CLOSES_ALL)
    }

    fn of(status: &RestrictionStatus) -> Self {
        match status.landlock {
            LandlockStatus::Available { effective_abi, kernel_abi }
                if status.ruleset != RulesetStatus::NotEnforced =>
            {
                let known = u32::try_from(effective_abi as i32).unwrap_or(0);
                Hold::Landlock(kernel_abi.and_then(|version| version.try_into().ok()).unwrap_or(known))
            }
            _ => Hold::Nothing,
        }
    }
}

/// What a restricted program may still do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leave {
    /// The folders that it may read and write in. Those that are not there stay out of reach, also when they are
    /// made later.
    pub folders: Vec<PathBuf>,
    /// The files that it may read; those that are not there stay out of reach too.
    pub reads: Vec<PathBuf>,
    /// The TCP port that it may connect to.
    pub port: Option<u16>,
}

/// Gives up core dumps: they would hold the drafts' text, in a place that nobody tidies.
pub fn give_up_core_dumps() {
    let limit = Rlimit { current: Some(NO_CORE), maximum: Some(NO_CORE) };
    // Where a lower limit is set already, that one holds.
    let _ = setrlimit(Resource::Core, limit);
}

/// Whether a crash leaves a core dump.
pub fn dumps_core() -> bool {
    getrlimit(Resource::Core).current.is_none_or(|most| most > NO_CORE)
}

/// Gives up all but `leave`, for good. To be called before the first thread starts: those that are there already
/// give up nothing.
///
/// A kernel that lacks some of it, or all, is no failure: the answer says what holds.
pub fn enter(leave: &Leave) -> Hold {
    // Both stand on their own where Landlock is missing. They fail on no kernel that Rust runs on.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let _ = rustix::thread::set_no_new_privs(true);
    rules(leave).and_then(RulesetCreated::restrict_self).map_or(Hold::Nothing, |status| Hold::of(&status))
}

/// Gives up starting other programs and further threads, where the account isn't root's. This holds without
/// Landlock; libraries may know doors to other programs that we don't.
pub fn give_up_other_programs() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Nproc, none);
}

/// Tries Landlock on a thread that ends at once: how far it would hold, and whether it refuses to open `forbidden`.
pub fn try_out(forbidden: &Path) -> Hold {
    let forbidden = forbidden.to_owned();
    let trial = std::thread::Builder::new().spawn(move || {
        let hold = rules(&Leave::default())
            .and_then(RulesetCreated::restrict_self)
            .map_or(Hold::Nothing, |status| Hold::of(&status));
        let is_refused = std::fs::read_dir(forbidden).is_err();
        if is_refused { hold } else { Hold::Nothing }
    });
    trial.ok().and_then(|trial| trial.join().ok()).unwrap_or(Hold::Nothing)
}

fn rules(leave: &Leave) -> Result<RulesetCreated, RulesetError> {
    let terminal = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev;
    let mut rules = Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?;
    for folder in &leave.folders {
        rules = allowed(rules, folder, in_own_folders())?;
    }
    for file in &leave.reads {
        rules = allowed(rules, file, AccessFs::ReadFile.into())?;
    }
    // The terminal is opened again by its handle; `/dev/tty` is where its size is asked for.
    rules = allowed(rules, Path::new("/dev/tty"), terminal)?;
    for handle in [stdin(), stdout(), stderr()].into_iter().filter(|handle| isatty(handle)) {
        rules = rules.add_rule(PathBeneath::new(handle, terminal))?;
    }
    rules = allowed(rules, Path::new("/dev/null"), AccessFs::ReadFile.into())?;
    match leave.port {
        Some(port) => rules.add_rule(NetPort::new(port, AccessNet::ConnectTcp)),
        None => Ok(rules),
    }
}

/// Files and folders: made, read, written, moved, removed; nothing executed, and no links, pipes or devices made.
fn in_own_folders() -> BitFlags<AccessFs> {
    AccessFs::ReadFile
        | AccessFs::ReadDir
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer
}

/// Allows something on a path, where it is there.
fn allowed(
    rules: RulesetCreated,
    path: &Path,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, RulesetError> {
    match PathFd::new(path) {
        Ok(handle) => rules.add_rule(PathBeneath::new(handle, access)),
        Err(_) => Ok(rules),
    }
}

#[cfg(test)]
mod tests;
