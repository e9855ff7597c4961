//! Privileges that the program drops for good at startup: core dumps always; in restricted mode, through Landlock,
//! all files but its own, other programs, and TCP. A second line of defence: the program's own checks hold without it.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, NetPort, PathBeneath, PathFd,
    RestrictionStatus, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError, RulesetStatus,
    Scope,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};
use rustix::stdio::{stderr, stdin, stdout};
use rustix::termios::isatty;

/// The newest Landlock ABI requested; older kernels enforce what they know.
const NEWEST: ABI = ABI::V9;

/// The first Landlock ABI that also restricts the network, abstract sockets and signals.
const CLOSES_ALL: u32 = 6;

/// Too small for a core dump. Not 0: where the host pipes core dumps to a program, the kernel does so even with a
/// limit of 0, but not with 1.
const NO_CORE: u64 = 1;

/// What the kernel enforces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enforcement {
    /// Landlock with this ABI version.
    Landlock(u32),
    /// Nothing: no Landlock, or switched off.
    Nothing,
}

impl Enforcement {
    /// Whether network and signals are restricted too, not only files.
    pub(crate) fn is_whole(self) -> bool {
        matches!(self, Enforcement::Landlock(version) if version >= CLOSES_ALL)
    }

    fn of(status: &RestrictionStatus) -> Self {
        match status.landlock {
            LandlockStatus::Available { effective_abi, kernel_abi }
                if status.ruleset != RulesetStatus::NotEnforced =>
            {
                let known = u32::try_from(effective_abi as i32).unwrap_or(0);
                Enforcement::Landlock(kernel_abi.and_then(|version| version.try_into().ok()).unwrap_or(known))
            }
            _ => Enforcement::Nothing,
        }
    }
}

/// What a restricted program may still do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Allowed {
    /// Folders it may read and write in. Missing ones stay inaccessible, even if made later.
    pub folders: Vec<PathBuf>,
    /// Files it may read; missing ones stay inaccessible.
    pub reads: Vec<PathBuf>,
    /// The TCP port it may connect to.
    pub port: Option<u16>,
}

/// Disables core dumps, which would leave drafts' text in a place that nobody cleans up.
pub(crate) fn give_up_core_dumps() {
    let limit = Rlimit { current: Some(NO_CORE), maximum: Some(NO_CORE) };
    // A lower limit that is already set stays.
    let _ = setrlimit(Resource::Core, limit);
}

/// Whether a crash leaves a core dump.
pub(crate) fn dumps_core() -> bool {
    getrlimit(Resource::Core).current.is_none_or(|most| most > NO_CORE)
}

/// Drops everything but `allowed`, for good. Call before starting threads: existing ones aren't restricted.
///
/// Missing kernel support is no error; the result says what is enforced.
pub(crate) fn enter(allowed: &Allowed) -> Enforcement {
    // Both work without Landlock, and fail on no kernel that Rust supports.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let _ = rustix::thread::set_no_new_privs(true);
    restrict_thread(allowed)
}

/// Prevents starting programs and threads, except as root. Works without Landlock; libraries may have other ways to
/// reach programs.
pub(crate) fn give_up_other_programs() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Nproc, none);
}

/// Tries Landlock on a short-lived thread: what would be enforced, and whether opening `forbidden` is refused.
pub fn try_out(forbidden: &Path) -> Enforcement {
    let forbidden = forbidden.to_owned();
    let trial = std::thread::Builder::new().spawn(move || {
        let hold = restrict_thread(&Allowed::default());
        let is_refused = std::fs::read_dir(forbidden).is_err();
        if is_refused { hold } else { Enforcement::Nothing }
    });
    trial.ok().and_then(|trial| trial.join().ok()).unwrap_or(Enforcement::Nothing)
}

fn restrict_thread(allowed: &Allowed) -> Enforcement {
    let status = rules(allowed).and_then(RulesetCreated::restrict_self);
    status.map_or(Enforcement::Nothing, |status| Enforcement::of(&status))
}

fn rules(allowed: &Allowed) -> Result<RulesetCreated, RulesetError> {
    let terminal = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev;
    let mut rules = Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?;
    for folder in &allowed.folders {
        rules = allow(rules, folder, in_own_folders())?;
    }
    for file in &allowed.reads {
        rules = allow(rules, file, AccessFs::ReadFile.into())?;
    }
    // The terminal is reopened by its handle; its size is queried at `/dev/tty`.
    rules = allow(rules, Path::new("/dev/tty"), terminal)?;
    for handle in [stdin(), stdout(), stderr()].into_iter().filter(|handle| isatty(handle)) {
        rules = rules.add_rule(PathBeneath::new(handle, terminal))?;
    }
    rules = allow(rules, Path::new("/dev/null"), AccessFs::ReadFile.into())?;
    match allowed.port {
        Some(port) => rules.add_rule(NetPort::new(port, AccessNet::ConnectTcp)),
        None => Ok(rules),
    }
}

/// Make, read, write, move and remove files and folders; execute nothing, and make no links, pipes or devices.
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

/// Allows access to a path, if it exists.
fn allow(
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
