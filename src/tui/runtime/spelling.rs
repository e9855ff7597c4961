//! The host's dictionary: read on first use, on the thread that looks words up.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::spelling::SpellChecker;
use crate::store::read_file::{Links, read_file};
use crate::store::{SaveError, Store};

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
}

/// The dictionary that is to be used, if one is. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct HostSpelling {
    files: Option<DictionaryFiles>,
    checker: Arc<Mutex<Option<SpellChecker>>>,
}

impl HostSpelling {
    /// The dictionary of these files, which is read once a word is looked up.
    pub fn new(files: Option<DictionaryFiles>) -> Self {
        HostSpelling { files, checker: Arc::default() }
    }

    /// Whether each of these words is spelled right; `None` if the dictionary can't be used.
    pub(super) fn checked(&self, words: Vec<String>, store: &Store) -> Option<Vec<(String, bool)>> {
        let mut checker = self.checker.lock().unwrap_or_else(PoisonError::into_inner);
        if checker.is_none() {
            *checker = self.load(store);
        }
        let checker = checker.as_ref()?;
        let with_verdict = |word: String| {
            let is_known = checker.is_known(&word);
            (word, is_known)
        };
        Some(words.into_iter().map(with_verdict).collect())
    }

    /// What may have been meant by a word; nothing before one was looked up.
    pub(super) fn corrections(&self, word: &str) -> Vec<String> {
        let checker = self.checker.lock().unwrap_or_else(PoisonError::into_inner);
        checker.as_ref().map(|checker| checker.corrections(word)).unwrap_or_default()
    }

    /// Adds a word to the own words, on disk first.
    pub(super) fn add(&self, word: &str, store: &Store) -> Result<(), SaveError> {
        store.add_own_word(word)?;
        if let Some(checker) = &mut *self.checker.lock().unwrap_or_else(PoisonError::into_inner) {
            checker.learn(word);
        }
        Ok(())
    }

    fn load(&self, store: &Store) -> Option<SpellChecker> {
        let files = self.files.as_ref()?;
        let (affixes, stems) = (text(&files.affixes).ok()?, text(&files.stems).ok()?);
        // Without its own words the dictionary is still of use.
        let own = store.own_words().unwrap_or_default();
        SpellChecker::new(&affixes, &stems, own.iter().map(String::as_str), store.form())
    }
}

/// Links are followed: a dictionary is often one to another's.
fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(read_file(path, LARGEST, Links::Followed)?)
        .map_err(|_| io::ErrorKind::InvalidData.into())
}
