//! Which versions to drop. Pure. Nothing goes while there is room, and then as many as are too many: how old a version
//! is, is never asked. Its own time may come from a clock that is years off, and so may that of its file; several such
//! must not make all others old. The order in which versions were kept is known, and by it the newest stay; the times
//! only tell which of the others belong to one hour or one day.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

/// Upper bound on versions of a draft.
pub(super) const MOST: usize = 200;

/// Upper bound on their size: 16 MiB.
pub(super) const LARGEST: u64 = 16 << 20;

/// So many hours have their last version asked for before only the days have.
const HOURS: usize = 24;

/// A version that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub at: DateTime<Utc>,
    /// In bytes.
    pub size: u64,
}

/// Indices of the versions to drop, of all in the order in which they were kept: the oldest that aren't asked for, then
/// the oldest. The newest never goes.
pub(super) fn which_go(kept: &[Kept]) -> BTreeSet<usize> {
    let mut count = kept.len();
    let mut bytes = kept.iter().fold(0, |bytes: u64, kept| bytes.saturating_add(kept.size));
    let asked_for = asked_for(kept);
    let (asked, surplus): (Vec<usize>, Vec<usize>) =
        (0..kept.len().saturating_sub(1)).partition(|&place| asked_for[place]);
    let mut go = BTreeSet::new();
    for place in surplus.into_iter().chain(asked) {
        if count <= MOST && bytes <= LARGEST {
            break;
        }
        go.insert(place);
        count -= 1;
        bytes = bytes.saturating_sub(kept[place].size);
    }
    go
}

/// The versions that have the room first: the newest have half of it; of those before, the last of each hour of a day,
/// and the last of each day.
fn asked_for(kept: &[Kept]) -> Vec<bool> {
    let mut asked_for = vec![false; kept.len()];
    let (mut last_hour, mut last_day) = (None, None);
    let (mut count, mut bytes, mut hours) = (0, 0_u64, 0);
    for (place, Kept { at, size }) in kept.iter().enumerate().rev() {
        (count, bytes) = (count + 1, bytes.saturating_add(*size));
        let is_new = count <= MOST / 2 && bytes <= LARGEST / 2;
        // Calendar hours and days (UTC), so that they don't shift with the newest.
        let (hour, day) = (at.timestamp().div_euclid(3_600), at.timestamp().div_euclid(86_400));
        let is_last_of_hour = last_hour.replace(hour) != Some(hour);
        let is_last_of_day = last_day.replace(day) != Some(day);
        hours += usize::from(is_last_of_hour && !is_new);
        asked_for[place] = is_new || is_last_of_day || is_last_of_hour && hours <= HOURS;
    }
    asked_for
}

#[cfg(test)]
mod tests;
