//! A file of settings: what it sets, and what is wrong with it.

use std::io;
use std::path::{Path, PathBuf};

use super::fault::{FileFault, SettingFault, SettingProblem};
use super::setting::{self, Setting, Whose};
use super::value::SettingValue;
use crate::cli::files::{self, Links};
use crate::ron_file::entries::{RonEntry, entries};
use crate::say;
use crate::store::probe;
use crate::suggest;
use crate::words::Words;

/// So many faults of a file are told; a file of noise has one in each field.
const MOST_FAULTS: usize = 20;

/// Who says what a setting is. Those that come first win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum SettingSource {
    Option,
    Environment,
    /// The person's own file.
    Own,
    /// The file in the data folder.
    Shared,
    Default,
}

impl SettingSource {
    /// Its name in JSON.
    pub(in crate::cli) fn id(self) -> &'static str {
        match self {
            SettingSource::Option => "flag",
            SettingSource::Environment => "environment",
            SettingSource::Own => "personal",
            SettingSource::Shared => "shared",
            SettingSource::Default => "default",
        }
    }

    /// For people; an option and a variable by their names.
    pub(in crate::cli) fn say(self, setting: &Setting, words: &Words) -> String {
        match self {
            SettingSource::Option => setting.option.unwrap_or_default().to_owned(),
            SettingSource::Environment => setting.variable.unwrap_or_default().to_owned(),
            SettingSource::Own => say!(words, "config-own"),
            SettingSource::Shared => "config.ron".to_owned(),
            SettingSource::Default => say!(words, "config-default"),
        }
    }
}

/// A setting that is set.
#[derive(Debug, Clone)]
pub(in crate::cli) struct SetValue {
    pub setting: &'static Setting,
    pub value: SettingValue,
    pub source: SettingSource,
}

#[derive(Debug)]
pub(in crate::cli) struct ConfigFile {
    pub path: PathBuf,
    pub source: SettingSource,
    /// Whether it is there, or why it isn't used at all.
    pub state: Result<bool, FileFault>,
    pub set: Vec<SetValue>,
    pub faults: Vec<SettingFault>,
    groups: Vec<String>,
}

impl ConfigFile {
    pub(super) fn read(path: PathBuf, source: SettingSource, links: Links) -> Self {
        let text = files::small_text(&path, links);
        Self::of_text(path, source, text)
    }

    /// The file at `path` with this text; none where it isn't there.
    pub(in crate::cli) fn of_text(
        path: PathBuf,
        source: SettingSource,
        text: io::Result<Option<String>>,
    ) -> Self {
        let (set, faults, groups) = (Vec::new(), Vec::new(), Vec::new());
        let mut file = ConfigFile { path, source, state: Ok(false), set, faults, groups };
        match text.map(|text| text.map(|text| entries(&text))) {
            Ok(None) => {}
            Ok(Some(Ok(entries))) => {
                file.state = Ok(true);
                file.take("", &entries);
            }
            Ok(Some(Err(fault))) => file.state = Err(FileFault::Ron(fault)),
            Err(error) => file.state = Err(FileFault::Unread(error)),
        }
        file
    }

    /// Whether it has a field with further settings in brackets.
    pub(super) fn has_group(&self, name: &str) -> bool {
        self.groups.iter().any(|group| group == name)
    }

    /// What is wrong with what it says of mail.
    pub(in crate::cli) fn mail_fault(&self, words: &Words) -> Option<String> {
        if let Err(fault) = &self.state {
            return Some(fault.say(words));
        }
        let wrong = self.faults.iter().find(|fault| fault.is_of_mail() && fault.is_wrong());
        wrong.map(|fault| fault.say(words))
    }

    /// Takes the fields of a group; those of the file itself are in none.
    fn take(&mut self, group: &str, entries: &[RonEntry]) {
        for entry in entries {
            let name = format!("{group}{}", entry.name);
            if let Err((place, problem)) = self.take_one(&name, entry)
                && self.faults.len() < MOST_FAULTS
            {
                self.faults.push(SettingFault { name, place, problem });
            }
        }
    }

    fn take_one(&mut self, name: &str, entry: &RonEntry) -> Result<(), ((usize, usize), SettingProblem)> {
        let here = |problem| (entry.place, problem);
        if setting::is_group(name) {
            let fields = entry.entries().map_err(|fault| here(fault.into()))?;
            if self.has_group(name) {
                return Err(here(SettingProblem::Doubled));
            }
            let Some(fields) = fields else { return Ok(()) };
            self.groups.push(name.to_owned());
            self.take(&format!("{name}."), &fields);
            return Ok(());
        }
        let setting = Setting::named(name).ok_or_else(|| here(SettingProblem::Unknown(nearest(name))))?;
        if self.set.iter().any(|set| set.setting.name == name) {
            return Err(here(SettingProblem::Doubled));
        }
        let value = setting.kind.read(entry).map_err(|problem| (entry.value_place(), problem))?;
        let Some(value) = value else { return Ok(()) };
        if let Some(problem) = self.misplaced(setting) {
            return Err(here(problem));
        }
        self.set.push(SetValue { setting, value, source: self.source });
        Ok(())
    }

    /// Why this setting doesn't count in this file.
    fn misplaced(&self, setting: &Setting) -> Option<SettingProblem> {
        match (setting.whose, self.source) {
            (Whose::Folder, SettingSource::Own) => Some(SettingProblem::NotYours),
            (Whose::Person, SettingSource::Shared) if !is_of_one(&self.path) => {
                Some(SettingProblem::NotOfAll)
            }
            _ => None,
        }
    }
}

/// Whether the folder of this file is the account's alone.
fn is_of_one(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let access = probe::access_of(folder.unwrap_or(Path::new(".")));
    access.ok().flatten().is_none_or(|access| access.is_own() && !access.is_shared())
}

/// The known name that is most like this one, wherever it stands.
fn nearest(name: &str) -> Option<&'static str> {
    let parts = setting::names().map(setting::last_part);
    let near = suggest::nearest(setting::last_part(name), parts)?;
    setting::names().find(|known| setting::last_part(known) == near)
}
