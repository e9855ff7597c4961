//! Spelling: which words the host's Hunspell dictionary doesn't know, and what may have been meant. The texts of the
//! dictionary come from outside; nothing is read here. Danish compounds are the dictionary's own business: its rules
//! accept all but a few.

mod files;
mod scan;

use std::collections::HashSet;
use std::fmt;
use std::mem::ManuallyDrop;

use spellbook::Dictionary;

use crate::form::{FieldKind, FormSpec, Forms};
pub(crate) use files::DictionaryFault;
use scan::is_passed_over;
pub(crate) use scan::{SpelledWord, words};

/// How many corrections are offered for a word: each has a digit.
pub(crate) const CORRECTIONS_MAX: usize = 7;

/// Abbreviations that stand without a full stop, or that dictionaries lack, in small letters.
const ABBREVIATIONS: &[&str] = &[
    "ca", "cti", "dvs", "evt", "fx", "hhv", "ift", "inkl", "ekskl", "jf", "kl", "kr", "maks", "mht", "mia",
    "min", "mio", "mv", "nr", "osv", "pct", "pga", "pkt", "stk", "søm", "tkr", "tlf", "vedr",
];

/// A dictionary, with the words that are known beside it.
pub(crate) struct SpellChecker {
    /// Never freed: it lasts as long as the program, and to free it word by word would hold up leaving.
    dictionary: ManuallyDrop<Dictionary>,
    /// In small letters.
    own: HashSet<String>,
}

impl fmt::Debug for SpellChecker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SpellChecker").field("own", &self.own.len()).finish_non_exhaustive()
    }
}

impl SpellChecker {
    /// A checker from the bytes of a dictionary's `.aff` and `.dic` and own words. It also knows the words of the forms
    /// and the names of the kommuner.
    ///
    /// # Errors
    /// If the dictionary can't be used.
    pub(crate) fn new<'w>(
        affixes: &[u8],
        stems: &[u8],
        own: impl IntoIterator<Item = &'w str>,
        forms: &Forms,
    ) -> Result<Self, DictionaryFault> {
        let (affixes, stems) = files::texts(affixes, stems)?;
        // Before the words stands how many there are.
        if stems.lines().skip(1).all(|line| line.trim().is_empty()) {
            return Err(DictionaryFault::Empty);
        }
        // Debian's Danish dictionary has lines that are quotes, which no word begins with.
        let mut read = String::with_capacity(stems.len());
        for line in stems.split_inclusive('\n').filter(|line| !line.starts_with('"')) {
            read.push_str(line);
        }
        let dictionary = Dictionary::new(&affixes, &read).map_err(|_| DictionaryFault::Form)?;
        let dictionary = ManuallyDrop::new(dictionary);
        let mut checker = SpellChecker { dictionary, own: HashSet::new() };
        let names = FieldKind::Kommune.suggestions("", &[]);
        for text in names.into_iter().chain(forms.official().flat_map(FormSpec::texts)) {
            checker.learn_all(&text);
        }
        for word in ABBREVIATIONS.iter().copied().chain(own) {
            checker.learn(word);
        }
        Ok(checker)
    }

    fn learn_all(&mut self, text: &str) {
        for word in words(text) {
            self.learn(word.text.trim_end_matches('-'));
        }
    }

    /// Knows a word from now on, whatever its case.
    pub(crate) fn learn(&mut self, word: &str) {
        self.own.insert(word.to_lowercase());
    }

    /// Whether a word of [`words`] is spelled right.
    pub(crate) fn is_known(&self, word: &str) -> bool {
        let word = word.replace('’', "'");
        let Some(part) = word.strip_suffix('-') else { return self.is_whole_known(&word) };
        // In `udviklings- og` the s joins it to what is left out.
        let stem = part.strip_suffix(['s', 'e']);
        self.is_whole_known(part)
            || stem.is_some_and(|stem| self.is_whole_known(stem))
            || self.dictionary.check(&word)
    }

    fn is_whole_known(&self, word: &str) -> bool {
        let is_known = |word: &str| self.is_own(word) || self.dictionary.check(word);
        is_known(word)
            || word.contains('-')
                && word.split('-').all(|part| part.is_empty() || is_passed_over(part) || is_known(part))
    }

    fn is_own(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let stem = word.strip_suffix('s').map(|stem| stem.trim_end_matches('\''));
        self.own.contains(&word) || stem.is_some_and(|stem| self.own.contains(stem))
    }

    /// What may have been meant by a word, the likeliest first; [`CORRECTIONS_MAX`] at most. It may take half a second.
    pub(crate) fn corrections(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.dictionary.suggest(word.trim_end_matches('-'), &mut found);
        found.truncate(CORRECTIONS_MAX);
        found
    }
}

#[cfg(test)]
mod tests;
