//! Since when other programs' files have been unchanged, by this program's own clock: on a network folder nothing else
//! shows that a program is gone.

use std::collections::HashMap;
use std::time::Duration;

use crate::clock::Stopwatch;

/// A file that stays unchanged this long belongs to a program that is gone.
const STALE: Duration = Duration::from_secs(60);

/// The contents of files, and since when each has been seen with them.
#[derive(Default)]
pub(super) struct Sightings(HashMap<String, (Vec<u8>, Stopwatch)>);

impl Sightings {
    /// Notes a file's contents, and returns whether they have been unchanged for too long.
    pub(super) fn is_stale(&mut self, file: &str, bytes: &[u8]) -> bool {
        match self.0.get(file) {
            Some((before, since)) if before == bytes => since.elapsed() >= STALE,
            _ => {
                self.0.insert(file.to_owned(), (bytes.to_owned(), Stopwatch::start()));
                false
            }
        }
    }

    /// Forgets all files but these.
    pub(super) fn keep_only(&mut self, files: &[String]) {
        self.0.retain(|file, _| files.contains(file));
    }

    /// Ages all sightings, for tests.
    #[cfg(test)]
    pub(super) fn age(&mut self) {
        for (_, since) in self.0.values_mut() {
            *since = Stopwatch::started_ago(STALE);
        }
    }
}
