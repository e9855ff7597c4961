//! Parts that tests take out of the program, one at a time, to see that another test misses it. Without the feature
//! `take-out` nothing can be taken out and nothing of this is in the program.

/// A part that the promises rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
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

impl Part {
    /// All parts.
    pub const ALL: [Part; 6] =
        [Part::Sync, Part::FolderSync, Part::HashCheck, Part::Lock, Part::Sanitiser, Part::Watchdog];

    /// What the variable `SOM_TAKE_OUT` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Sync => "fsync",
            Part::FolderSync => "folder-fsync",
            Part::HashCheck => "hash-check",
            Part::Lock => "lock",
            Part::Sanitiser => "sanitiser",
            Part::Watchdog => "watchdog",
        }
    }
}

/// Whether a part is taken out.
#[cfg(feature = "take-out")]
#[expect(clippy::disallowed_methods, reason = "only in builds for this test, and read by nobody else")]
pub fn is_out(part: Part) -> bool {
    std::env::var_os("SOM_TAKE_OUT").is_some_and(|name| name == part.name())
}

/// Whether a part is taken out: never.
#[cfg(not(feature = "take-out"))]
pub const fn is_out(_part: Part) -> bool {
    false
}
