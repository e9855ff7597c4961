//! Which of the host's Hunspell dictionaries the answers are held against. They are Danish, whatever the language of the
//! screen: they go to a Danish agency. `spelling_lang: "en"` in `config.ron` says otherwise, `spelling: false` that
//! there is to be none.

use std::path::{Path, PathBuf};

use super::CliSession;
use super::config::setting;
use crate::tui::runtime::DictionaryFiles;
use crate::words::Lang;

/// Where Debian, Ubuntu, Red Hat and SUSE put dictionaries.
const FOLDER: &str = "/usr/share/hunspell";

/// The dictionary of the answers' language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dictionary {
    /// `config.ron` wants none.
    Off,
    /// The host has none for this language.
    Missing(Lang),
    Found(DictionaryFiles),
}

impl Dictionary {
    /// The dictionary that the settings name; the Danish one where they don't.
    pub(super) fn of(session: &CliSession) -> Self {
        let config = &session.config;
        if !config.is_on(&setting::SPELLING) {
            return Dictionary::Off;
        }
        let folder = session.environment.dictionaries.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
        Self::find(&folder, config.lang(&setting::SPELLING_LANG))
    }

    fn find(folder: &Path, lang: Lang) -> Self {
        let names: &[&str] = match lang {
            Lang::Da => &["da_DK"],
            Lang::En => &["en_GB", "en_US"],
        };
        DictionaryFiles::find(folder, names).map_or(Dictionary::Missing(lang), Dictionary::Found)
    }

    /// Its files, if it is to be used.
    pub(super) fn files(self) -> Option<DictionaryFiles> {
        match self {
            Dictionary::Found(files) => Some(files),
            Dictionary::Off | Dictionary::Missing(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test puts dictionaries into a folder")]
    fn a_dictionary_is_there_with_both_its_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |name: &str| std::fs::write(folder.path().join(name), "").expect("a file");
        assert_eq!(Dictionary::find(folder.path(), Lang::Da), Dictionary::Missing(Lang::Da));
        put("da_DK.aff");
        put("en_US.aff");
        put("en_US.dic");
        assert_eq!(Dictionary::find(folder.path(), Lang::Da).files(), None);
        let english = Dictionary::find(folder.path(), Lang::En).files().expect("a dictionary");
        assert_eq!(english.stems, folder.path().join("en_US.dic"));
    }
}
