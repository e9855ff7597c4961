//! `config.ron` in the data folder, and the language that it may set: `(lang: "en")`. Unknown fields are ignored.

pub(super) mod mail;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::data_folder::DataFolder;
use super::environment::Environment;
use super::files::Links;
use super::globals::{PeekedArgs, lang_named};
use super::{files, output};
use crate::words::{Lang, Words};
use crate::{say, shown};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ConfigFile {
    lang: Option<String>,
}

/// Where the language comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LangSource {
    /// `--lang`.
    Option,
    /// `SOM_LANG`.
    Environment,
    /// `config.ron`.
    ConfigFile,
    /// None of these: Danish.
    Default,
}

pub(super) fn path(data: &Path) -> PathBuf {
    data.join("config.ron")
}

/// The words of the language in use: as the option says, the environment, `config.ron`, else Danish. If that file can't
/// be read, this is said and it is skipped.
pub(super) fn language(peeked: &PeekedArgs, environment: &Environment) -> (Words, LangSource) {
    let environment = if peeked.restricted { &environment.clone().restricted() } else { environment };
    let named = environment.lang.as_deref().and_then(lang_named);
    if let Some(lang) = peeked.lang {
        return (Words::new(lang), LangSource::Option);
    }
    if let Some(lang) = named {
        return (Words::new(lang), LangSource::Environment);
    }
    match DataFolder::choose(peeked.data.as_deref(), peeked.restricted, environment) {
        Some(folder) => from_file(&path(&folder.path), Links::of(peeked.restricted)),
        None => (Words::new(Lang::default()), LangSource::Default),
    }
}

fn from_file(path: &Path, links: Links) -> (Words, LangSource) {
    let words = Words::new(Lang::default());
    match read(path, links, &words) {
        Ok(Some(lang)) => (Words::new(lang), LangSource::ConfigFile),
        Ok(None) => (words, LangSource::Default),
        Err(cause) => {
            output::talk(&say!(&words, "cli-config-unreadable", path = shown::path(path), cause = cause));
            (words, LangSource::Default)
        }
    }
}

fn read(path: &Path, links: Links, words: &Words) -> Result<Option<Lang>, String> {
    let text = files::small_text(path, links).map_err(|error| files::cause(error, words))?;
    let Some(text) = text else { return Ok(None) };
    let config: ConfigFile = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .map_err(|error| say!(words, "cli-config-line", line = error.span.start.line))?;
    Ok(config.lang.as_deref().and_then(lang_named))
}
