//! Safeguards that tests disable one at a time, to check that another test then fails. Without the feature `take-out`
//! none of this is compiled in.

/// A safeguard of the program's promises, by its name in the variable `SOM_TAKE_OUT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Safeguard {
    /// Text is synced before it is renamed into place.
    Sync,
    /// The rename is synced before the save is reported.
    FolderSync,
    /// What a save displaces is checked: someone else's text is never lost.
    HashCheck,
    /// Nothing is saved into another folder than the one that the draft came from.
    FolderPlace,
    /// What was told as failed never happens later: only what was typed comes back.
    Failed,
    /// Saves take turns.
    Lock,
    /// Control characters are shown as marks.
    Sanitiser,
    /// A version is found once, and from then on goes by its id.
    VersionId,
    /// Versions go by the order in which they were kept, not by what they say of their time.
    VersionOrder,
    /// A lost terminal or a signal ends the program with its text saved.
    Watchdog,
}

/// Whether a safeguard is disabled.
#[cfg(feature = "take-out")]
#[expect(clippy::disallowed_methods, reason = "only in builds for this test, and read by nobody else")]
pub(crate) fn is_disabled(part: Safeguard) -> bool {
    std::env::var("SOM_TAKE_OUT").is_ok_and(|name| clap::ValueEnum::from_str(&name, false) == Ok(part))
}

/// Always `false` without the feature.
#[cfg(not(feature = "take-out"))]
pub(crate) const fn is_disabled(_part: Safeguard) -> bool {
    false
}
