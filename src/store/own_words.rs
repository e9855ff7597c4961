//! The own words of those who share a data folder, which no dictionary has: `words.txt`, one a line, where `#` begins a
//! comment. Whatever editor wrote it: with a mark of UTF-8 before it, with Windows' line ends, with letters in two parts.

use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use super::{LoadError, SaveError, Store};

const FILE: &str = "words.txt";

impl Store {
    /// Where the own words are.
    pub(crate) fn own_words_path(&self) -> PathBuf {
        self.data.join(FILE)
    }

    /// The own words; none where there is no list.
    ///
    /// # Errors
    /// Where it can't be read, or is no text.
    pub(crate) fn own_words(&self) -> Result<Vec<String>, LoadError> {
        Ok(words(&self.text_beside(FILE)?).collect())
    }

    /// Adds a word to the list of own words, unless it is there.
    ///
    /// # Errors
    /// Where it couldn't be written; the list is as it was then.
    pub(crate) fn add_own_word(&self, word: &str) -> Result<(), SaveError> {
        self.change_beside(FILE, |list| {
            let end = if list.contains("\r\n") { "\r\n" } else { "\n" };
            let before = if list.is_empty() || list.ends_with('\n') { "" } else { end };
            let is_known = words(list).any(|known| known == word);
            Ok(((!is_known).then(|| format!("{list}{before}{word}{end}")), ()))
        })
    }
}

/// The words of a list, as answers have them.
fn words(list: &str) -> impl Iterator<Item = String> {
    let lines = list.trim_start_matches('\u{feff}').lines();
    let words = lines.map(|line| line.split('#').next().unwrap_or_default().trim());
    words.filter(|word| !word.is_empty()).map(|word| word.nfc().collect())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::folder::Folder;
    use super::*;
    use crate::form::Forms;

    #[test]
    fn words_are_added_once_behind_what_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        assert_eq!(store.text_beside(FILE).expect("no list"), "");
        store.add_own_word("Visblue").expect("a list");
        store.add_own_word("feedback").expect("a longer list");
        store.add_own_word("Visblue").expect("the same list");
        assert_eq!(store.text_beside(FILE).expect("a list"), "Visblue\nfeedback\n");
        let mode = folder.path().join(FILE).metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_comment_without_a_line_end_stays_and_a_file_that_is_no_text_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let file = Folder::open(folder.path(), &store.hook).expect("the folder");
        file.make_own(FILE, b"# vores").expect("a list");
        store.add_own_word("CTI-forl\u{f8}b").expect("a longer list");
        assert_eq!(store.text_beside(FILE).expect("a list"), "# vores\nCTI-forl\u{f8}b\n");
        file.remove(FILE).expect("none");
        file.make_own(FILE, &[0xff, 0xfe]).expect("no text");
        assert!(matches!(store.add_own_word("x"), Err(SaveError::NotText)));
        assert!(matches!(store.own_words(), Err(LoadError::NotText)));
        assert_eq!(file.bytes(FILE).as_deref(), Some(&[0xff, 0xfe][..]));
    }

    #[test]
    fn the_list_of_another_editor_is_read_and_goes_on_in_its_own_way() {
        let list = "\u{feff}Visblue\r\nA\u{30a}land # \u{f8}\r\nCTI";
        assert_eq!(words(list).collect::<Vec<_>>(), ["Visblue", "\u{c5}land", "CTI"]);
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let file = Folder::open(folder.path(), &store.hook).expect("the folder");
        file.make_own(FILE, list.as_bytes()).expect("a list");
        store.add_own_word("\u{c5}land").expect("the same list");
        store.add_own_word("Som").expect("a longer list");
        assert_eq!(store.text_beside(FILE).expect("a list"), format!("{list}\r\nSom\r\n"));
    }

    #[test]
    fn a_list_without_end_and_a_folder_in_its_place_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let file = Folder::open(folder.path(), &store.hook).expect("the folder");
        file.make_own(FILE, &vec![b'x'; 5_000_000]).expect("a long list");
        assert!(matches!(store.add_own_word("x"), Err(SaveError::Overgrown)));
        file.remove(FILE).expect("none");
        file.inside_or_make(FILE).expect("a folder");
        assert!(matches!(store.add_own_word("x"), Err(SaveError::NotAFile)));
    }

    #[test]
    fn a_list_has_a_word_a_line_without_comments() {
        assert_eq!(words("# navne\nVisblue # et navn\n\n CTI \n").collect::<Vec<_>>(), ["Visblue", "CTI"]);
    }
}
