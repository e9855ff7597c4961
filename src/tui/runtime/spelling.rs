//! The host's dictionary: read on first use, on the thread that looks words up.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::form::Forms;
use crate::spelling::{DictionaryFault, SpellChecker};
use crate::store::read_file::{Links, read_file};
use crate::store::{SaveError, Store};
use crate::tui::spelling::DictionaryError;

/// The largest file of a dictionary that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The two files of a Hunspell dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryFiles {
    /// The rules: `da_DK.aff`.
    pub affixes: PathBuf,
    /// The words: `da_DK.dic`.
    pub stems: PathBuf,
}

impl DictionaryFiles {
    /// The first of these dictionaries, such as `da_DK`, that is in a folder.
    pub fn find(folder: &Path, names: &[&str]) -> Option<Self> {
        let files = |name: &&str| {
            let file = |ending| folder.join(format!("{name}.{ending}"));
            DictionaryFiles { affixes: file("aff"), stems: file("dic") }
        };
        names.iter().map(files).find(|files| files.affixes.is_file() && files.stems.is_file())
    }

    /// Whether it can be used.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn try_out(&self, forms: &Forms) -> Result<(), DictionaryError> {
        self.load([], forms).map(drop)
    }

    fn load<'w>(
        &self,
        own: impl IntoIterator<Item = &'w str>,
        forms: &Forms,
    ) -> Result<SpellChecker, DictionaryError> {
        // Links are followed: a dictionary is often one to another's.
        let read = |path: &Path| read_file(path, LARGEST, Links::Followed).map_err(DictionaryError::Unread);
        SpellChecker::new(&read(&self.affixes)?, &read(&self.stems)?, own, forms)
            .map_err(DictionaryError::Unfit)
    }
}

/// The dictionary that is to be used, if one is. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct HostSpelling {
    files: Option<DictionaryFiles>,
    checker: Arc<Mutex<Option<SpellChecker>>>,
    /// Words that were added since a word was last looked up. They wait here: who adds one waits for no dictionary.
    added: Arc<Mutex<Vec<String>>>,
    adding: Arc<WordsUnderWay>,
}

/// How many words are on their way to the disk.
#[derive(Debug, Default)]
struct WordsUnderWay {
    count: Mutex<usize>,
    is_less: Condvar,
}

/// A word is on its way to the disk as long as this is there.
#[derive(Debug)]
pub(super) struct WordUnderWay(Arc<WordsUnderWay>);

impl Drop for WordUnderWay {
    fn drop(&mut self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.is_less.notify_all();
    }
}

impl HostSpelling {
    /// The dictionary of these files, which is read once a word is looked up.
    pub fn new(files: Option<DictionaryFiles>) -> Self {
        HostSpelling { files, ..HostSpelling::default() }
    }

    /// Whether each of these words is spelled right.
    ///
    /// # Errors
    /// If the dictionary can't be used.
    pub(crate) fn checked(
        &self,
        words: Vec<String>,
        store: &Store,
    ) -> Result<Vec<(String, bool)>, DictionaryError> {
        let mut kept = self.checker.lock().unwrap_or_else(PoisonError::into_inner);
        let checker = match &mut *kept {
            Some(checker) => checker,
            none => none.insert(self.load(store)?),
        };
        self.take_in_added(checker);
        let with_verdict = |word: String| {
            let is_known = checker.is_known(&word);
            (word, is_known)
        };
        Ok(words.into_iter().map(with_verdict).collect())
    }

    /// What may have been meant by a word; nothing before one was looked up.
    pub(crate) fn corrections(&self, word: &str) -> Vec<String> {
        let checker = self.checker.lock().unwrap_or_else(PoisonError::into_inner);
        checker.as_ref().map(|checker| checker.corrections(word)).unwrap_or_default()
    }

    /// Adds a word to the own words, on disk first.
    pub(super) fn add(&self, word: &str, store: &Store) -> Result<(), SaveError> {
        store.add_own_word(word)?;
        self.added.lock().unwrap_or_else(PoisonError::into_inner).push(word.to_owned());
        Ok(())
    }

    fn take_in_added(&self, checker: &mut SpellChecker) {
        let added = std::mem::take(&mut *self.added.lock().unwrap_or_else(PoisonError::into_inner));
        for word in added {
            checker.learn(&word);
        }
    }

    /// Takes note that a word is on its way to the disk.
    pub(super) fn begin_adding(&self) -> WordUnderWay {
        *self.adding.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        WordUnderWay(Arc::clone(&self.adding))
    }

    /// Waits until all added words are on disk, but not for longer than this.
    pub(super) fn settle(&self, longest: Duration) {
        let count = self.adding.count.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.adding.is_less.wait_timeout_while(count, longest, |count| *count > 0);
    }

    fn load(&self, store: &Store) -> Result<SpellChecker, DictionaryError> {
        let files = self.files.as_ref().ok_or(DictionaryError::Unfit(DictionaryFault::Empty))?;
        // Without its own words the dictionary is still of use; `som doctor` tells what is wrong with them.
        let own = store.own_words().unwrap_or_default();
        files.load(own.iter().map(String::as_str), store.forms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_waits_for_a_word_but_not_for_ever() {
        let spelling = HostSpelling::default();
        let adding = spelling.begin_adding();
        let watch = crate::clock::Stopwatch::start();
        spelling.settle(Duration::from_millis(20));
        assert!(watch.elapsed() >= Duration::from_millis(20));
        let its = spelling.clone();
        let waiting = std::thread::spawn(move || its.settle(Duration::from_secs(600)));
        drop(adding);
        waiting.join().expect("it returns");
    }

    #[test]
    fn a_word_is_added_while_the_dictionary_is_busy() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let spelling = HostSpelling::default();
        let busy = spelling.checker.lock().expect("no panic");
        spelling.add("Visblue", &store).expect("a list");
        drop(busy);
        assert_eq!(store.own_words().expect("a list"), ["Visblue"]);
    }
}
