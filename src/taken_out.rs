//! Parts that tests take out of the program, one at a time, to see that another test misses it. Without the feature
//! `take-out` nothing can be taken out and nothing of this is in the program.

/// A part that the promises rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safeguard {
    /// The text is on the disk before it gets its name.
    Sync,
    /// The name is on the disk before the save is told as done.
    FolderSync,
    /// What a save takes out is looked at: someone else's text is never replaced.
    HashCheck,
    /// Saves wait for each other.
    Lock,
    /// What a terminal would obey is shown as a mark.
    Sanitiser,
    /// A lost terminal and signals end the program with the text saved.
    Watchdog,
}

impl Safeguard {
    /// All parts.
    pub const ALL: [Safeguard; 6] = [
        Safeguard::Sync,
        Safeguard::FolderSync,
        Safeguard::HashCheck,
        Safeguard::Lock,
        Safeguard::Sanitiser,
        Safeguard::Watchdog,
    ];

    /// What the variable `SOM_TAKE_OUT` calls it.
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

/// Whether a part is taken out.
#[cfg(feature = "take-out")]
#[expect(clippy::disallowed_methods, reason = "only in builds for this test, and read by nobody else")]
pub fn is_out(part: Safeguard) -> bool {
    std::env::var_os("SOM_TAKE_OUT").is_some_and(|name| name == part.name())
}

/// Whether a part is taken out: never.
#[cfg(not(feature = "take-out"))]
pub const fn is_out(_part: Safeguard) -> bool {
    false
}
