//! `config.ron` in the data folder, and the language that it may name: `(lang: "en")`. Fields of a later som are
//! tolerated.

pub(super) mod mail;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::environment::Environment;
use super::files::Links;
use super::globals::{Peeked, lang_named};
use super::place::Place;
use super::{files, output};
use crate::words::{Lang, Words};
use crate::{say, shown};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    lang: Option<String>,
}

/// Where the language comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LangWhy {
    /// `--lang`.
    Option,
    /// `SOM_LANG`.
    Environment,
    /// `config.ron`.
    Config,
    /// Nobody said: Danish.
    Default,
}

/// The file of the settings.
pub(super) fn path(data: &Path) -> PathBuf {
    data.join("config.ron")
}

/// The words of the language in use: by the option, the environment, the settings, else Danish. Settings that can't
/// be read are told, and passed over.
pub(super) fn language(peeked: &Peeked, environment: &Environment) -> (Words, LangWhy) {
    let environment = if peeked.restricted { &environment.clone().restricted() } else { environment };
    let named = environment.lang.as_deref().and_then(lang_named);
    if let Some(lang) = peeked.lang {
        return (Words::new(lang), LangWhy::Option);
    }
    if let Some(lang) = named {
        return (Words::new(lang), LangWhy::Environment);
    }
    match Place::choose(peeked.data.as_deref(), peeked.restricted, environment) {
        Some(place) => of_settings(&path(&place.data), Links::of(peeked.restricted)),
        None => (Words::new(Lang::default()), LangWhy::Default),
    }
}

fn of_settings(path: &Path, links: Links) -> (Words, LangWhy) {
    let words = Words::new(Lang::default());
    match read(path, links, &words) {
        Ok(Some(lang)) => (Words::new(lang), LangWhy::Config),
        Ok(None) => (words, LangWhy::Default),
        Err(cause) => {
            output::talk(&say!(&words, "cli-config-unreadable", path = shown::path(path), cause = cause));
            (words, LangWhy::Default)
        }
    }
}

fn read(path: &Path, links: Links, words: &Words) -> Result<Option<Lang>, String> {
    let text = files::small_text(path, links).map_err(|error| files::cause(path, error, words))?;
    let Some(text) = text else { return Ok(None) };
    let config: Config = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .map_err(|error| say!(words, "cli-config-line", line = error.span.start.line))?;
    Ok(config.lang.as_deref().and_then(lang_named))
}
