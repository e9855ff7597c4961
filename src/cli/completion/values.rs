//! What an argument may be, by the word that stands for it: `DRAFT`, `FIELD`, `VERSION`, `ID`, `FILE`, `FOLDER`.

use std::path::{Path, PathBuf};

use clap::Arg;

use super::super::CliSession;
use super::super::globals::GlobalArgs;
use crate::form::{FormSpec, Forms};
use crate::store::Store;
use crate::words::Words;
use std::sync::Arc;

/// What may stand at the caret.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Each with what it is, which may be empty.
    Candidates(Vec<(String, String)>),
    /// A file, which the shell knows best.
    Files,
    /// A folder.
    Folders,
}

/// Where names come from.
pub(super) struct Values<'s> {
    store: Option<Store>,
    session: &'s CliSession,
    words: &'s Words,
}

impl<'s> Values<'s> {
    /// `globals` are the options of the line that is typed; they count before those of the session.
    pub(super) fn of(globals: &GlobalArgs, session: &'s CliSession, words: &'s Words) -> Self {
        let home = session.environment.home.as_deref();
        let data = globals.data.as_deref().map(|data| at_home(data, home));
        let is_restricted = session.restricted || globals.restricted;
        let typed = data.filter(|_| !is_restricted).map(|data| {
            let (forms, _) = session.forms_in(Some(&data), words.lang());
            Store::new(data, forms)
        });
        let own = || session.has_data_folder().is_ok().then(|| session.store().clone());
        Values { store: typed.or_else(own), session, words }
    }

    /// What an argument may be; `before` are the arguments in front of it.
    pub(super) fn of_arg(&self, name: &str, arg: &Arg, before: &[&str]) -> Offer {
        let values = match name {
            "FILE" => return Offer::Files,
            "FOLDER" => return Offer::Folders,
            _ if !arg.get_action().takes_values() => Vec::new(),
            "DRAFT" => self.drafts().into_iter().map(bare).collect(),
            "FIELD" => before.first().map_or(Vec::new(), |draft| fields(&self.form_of(draft))),
            "VERSION" => before.first().map_or(Vec::new(), |draft| self.versions(draft)),
            "ID" if arg.get_long() == Some("restore") => self.trash(),
            "FORM" => self.form_ids(),
            "ID" => self.events(),
            _ => arg.get_possible_values().iter().map(|value| bare(value.get_name().to_owned())).collect(),
        };
        // What others named may hold what a shell would run.
        Offer::Candidates(values.into_iter().filter(|(value, _)| is_plain(value)).collect())
    }

    /// The form of a draft, in the language of the line that is typed; the first form where that can't be read.
    fn form_of(&self, draft: &str) -> Arc<FormSpec> {
        let draft = self.store.as_ref().and_then(|store| store.load(draft).ok());
        let forms = self.forms();
        draft.map_or_else(|| forms.first().asked_first(), |(draft, _)| draft.form_in(&forms))
    }

    /// The forms of the data folder, in the language of the line that is typed.
    fn forms(&self) -> Arc<Forms> {
        self.session.forms_in(self.store.as_ref().map(Store::data_dir), self.words.lang()).0
    }

    fn form_ids(&self) -> Vec<(String, String)> {
        self.forms().iter().map(|form| (form.id().to_owned(), form.title().to_owned())).collect()
    }

    fn drafts(&self) -> Vec<String> {
        self.store.as_ref().map(Store::names).unwrap_or_default()
    }

    fn versions(&self, draft: &str) -> Vec<(String, String)> {
        let versions = self.store.as_ref().and_then(|store| store.versions(draft).ok());
        let form = self.form_of(draft);
        let told = versions.unwrap_or_default().into_iter();
        told.map(|version| (version.id, version.changes.text(&form, self.words))).collect()
    }

    fn trash(&self) -> Vec<(String, String)> {
        let trashed = self.store.as_ref().and_then(|store| store.trashed().ok());
        trashed.unwrap_or_default().into_iter().map(|trashed| bare(trashed.id)).collect()
    }

    fn events(&self) -> Vec<(String, String)> {
        let (events, _) = self.session.events_and_fault();
        events.into_iter().map(|event| (event.id, event.title.of(self.words).to_owned())).collect()
    }
}

fn fields(form: &FormSpec) -> Vec<(String, String)> {
    form.fields().map(|field| (field.id.as_str().to_owned(), field.name().to_owned())).collect()
}

/// A candidate that says itself what it is.
fn bare(value: String) -> (String, String) {
    (value, String::new())
}

/// A folder as it was typed, which no shell has seen to yet.
fn at_home(folder: &Path, home: Option<&Path>) -> PathBuf {
    match (folder.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => folder.to_owned(),
    }
}

/// Whether every shell takes this for one word that is nothing but itself.
fn is_plain(value: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@');
    !value.is_empty() && !value.starts_with('-') && value.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_act_on_is_no_candidate() {
        for name in ["aeroe", "Ærø_udkast", "udkast.v2", "informationsmoede-2023-11", "a@b"] {
            assert!(is_plain(name), "{name}");
        }
        for name in
            ["", "-rf", "$(id)", "`id`", "a b", "a;b", "a\tb", "a\nb", "*", "~", "a'b", "a:b", "a\u{1b}b"]
        {
            assert!(!is_plain(name), "{name:?}");
        }
    }

    #[test]
    fn a_folder_may_be_typed_from_home() {
        let home = Some(Path::new("/home/mette"));
        assert_eq!(at_home(Path::new("~/som"), home), Path::new("/home/mette/som"));
        assert_eq!(at_home(Path::new("/srv/~"), home), Path::new("/srv/~"));
        assert_eq!(at_home(Path::new("~/som"), None), Path::new("~/som"));
    }
}
