//! Safeguards that tests disable one at a time, to check that another test then fails. Without the feature `take-out`
//! none of this is compiled in.

/// A safeguard of the program's promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safeguard {
    /// Text is synced before it is renamed into place.
    Sync,
    /// The rename is synced before the save is reported.
    FolderSync,
    /// What a save displaces is checked: someone else's text is never lost.
    HashCheck,
    /// Saves take turns.
    Lock,
    /// Control characters are shown as marks.
    Sanitiser,
    /// A lost terminal or a signal ends the program with its text saved.
    Watchdog,
}

impl Safeguard {
    /// All safeguards.
    pub const ALL: [Safeguard; 6] = [
        Safeguard::Sync,
        Safeguard::FolderSync,
        Safeguard::HashCheck,
        Safeguard::Lock,
        Safeguard::Sanitiser,
        Safeguard::Watchdog,
    ];

    /// Its name in the variable `SOM_TAKE_OUT`.
    pub fn name(self) -> &'static str {
        match self {
            Safeguard::Sync => "fsync",
            Safeguard::FolderSync => "folder-fsync",
            Safeguard::HashCheck => "hash-check",
            Safeguard::Lock => "lock",
            Safeguard::Sanitiser => "sanitiser",
            Safeguard::Watchdog => "watchdog",
        }
    }
}

/// Whether a safeguard is disabled.
#[cfg(feature = "take-out")]
#[expect(clippy::disallowed_methods, reason = "only in builds for this test, and read by nobody else")]
pub(crate) fn is_disabled(part: Safeguard) -> bool {
    std::env::var_os("SOM_TAKE_OUT").is_some_and(|name| name == part.name())
}

/// Always `false` without the feature.
#[cfg(not(feature = "take-out"))]
pub(crate) const fn is_disabled(_part: Safeguard) -> bool {
    false
}
