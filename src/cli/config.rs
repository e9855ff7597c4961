//! `config.ron` in the data folder: the language that it may set, `(lang: "en")`, and the answers' spelling,
//! `(spelling: false)`. Unknown fields are ignored.

pub(super) mod mail;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::data_folder::DataFolder;
use super::environment::Environment;
use super::files::Links;
use super::globals::{GlobalArgs, lang_named};
use super::{CliSession, files, output};
use crate::ron_file::parsed;
use crate::words::{Lang, Words};
use crate::{say, shown};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ConfigFile {
    lang: Option<String>,
    spelling: Option<bool>,
    spelling_lang: Option<String>,
}

/// What the file says of the answers' spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SpellingSetting {
    pub is_on: bool,
    /// The language of the answers.
    pub lang: Lang,
}

pub(super) fn path(data: &Path) -> PathBuf {
    data.join("config.ron")
}

/// The words of the language in use: as the option says, the environment, `config.ron`, else Danish. If that file can't
/// be read, this is said and it is skipped. Also returns where the language comes from; `None` by default.
pub(super) fn language(peeked: &GlobalArgs, environment: &Environment) -> (Words, Option<&'static str>) {
    if let Some(lang) = peeked.lang {
        return (Words::new(lang), Some("--lang"));
    }
    if let Some(lang) = environment.lang.as_deref().and_then(lang_named) {
        return (Words::new(lang), Some("SOM_LANG"));
    }
    match DataFolder::choose(peeked.data.as_deref(), peeked.restricted, environment) {
        Some(folder) => from_file(&path(&folder.path), Links::of(peeked.restricted)),
        None => (Words::new(Lang::default()), None),
    }
}

fn from_file(path: &Path, links: Links) -> (Words, Option<&'static str>) {
    let words = Words::new(Lang::default());
    match read(path, links, &words).and_then(|config| named(config.lang, &words)) {
        Ok(Some(lang)) => (Words::new(lang), Some("config.ron")),
        Ok(None) => (words, None),
        Err(cause) => {
            output::talk(&say!(&words, "cli-config-unreadable", path = shown::path(path), cause = cause));
            (words, None)
        }
    }
}

/// Whether the answers are held against a dictionary, and of which language. A file that can't be read says nothing.
pub(super) fn spelling(session: &CliSession) -> SpellingSetting {
    spelling_in(&path(&session.data_folder.path), Links::of(session.restricted))
}

pub(super) fn spelling_in(path: &Path, links: Links) -> SpellingSetting {
    let words = Words::new(Lang::default());
    let config = read(path, links, &words).unwrap_or_default();
    let lang = named(config.spelling_lang, &words).ok().flatten().unwrap_or_default();
    SpellingSetting { is_on: config.spelling.unwrap_or(true), lang }
}

fn read(path: &Path, links: Links, words: &Words) -> Result<ConfigFile, String> {
    let text = files::small_text(path, links).map_err(|error| files::cause(error, words))?;
    text.map_or(Ok(ConfigFile::default()), |text| parsed(&text).map_err(|fault| fault.say(words)))
}

fn named(lang: Option<String>, words: &Words) -> Result<Option<Lang>, String> {
    let named = |lang: String| {
        lang_named(&lang).ok_or_else(|| say!(words, "cli-config-no-lang", lang = shown::text(&lang)))
    };
    lang.map(named).transpose()
}

/// What is wrong with the file, if anything.
pub(super) fn fault(session: &CliSession) -> Option<String> {
    let links = Links::of(session.restricted);
    let words = &session.words;
    let langs = |config: ConfigFile| {
        named(config.lang, words).and_then(|_| named(config.spelling_lang, words)).map(drop)
    };
    let in_file = read(&path(&session.data_folder.path), links, words).and_then(langs).err();
    in_file.or_else(|| session.mail().err().map(|failure| failure.what.clone()))
}
