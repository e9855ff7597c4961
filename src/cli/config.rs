//! The settings: who says what they are. Options go before the environment, that before the person's own file, that before
//! `config.ron` in the data folder, and that before what counts by default. The files are read once, at the start: in
//! restricted mode the sandbox closes after it.

pub(super) mod fault;
pub(super) mod file;
pub(super) mod mail;
pub(super) mod setting;
pub(super) mod value;

use std::path::{Path, PathBuf};

use self::fault::SettingFault;
use self::file::{ConfigFile, SetValue, SettingSource};
use self::setting::Setting;
use self::value::SettingValue;
use super::data_folder::{self, DataFolder};
use super::environment::Environment;
use super::files::Links;
use super::globals::{Color, GlobalArgs, lang_named};
use crate::mail::Password;
use crate::words::{Lang, Words};
use crate::{say, shown};

/// All that is set, and where.
#[derive(Debug)]
pub(super) struct Config {
    /// What options and variables say.
    outer: Vec<SetValue>,
    /// The own file and that of the data folder, in this order, where there can be such.
    files: Vec<ConfigFile>,
    /// What `SOM_LANG` says that names no language.
    unknown_lang: Option<String>,
}

/// The file in the data folder.
pub(super) fn path(data: &Path) -> PathBuf {
    data.join("config.ron")
}

impl Config {
    /// Reads what counts with these options; in restricted mode there is no own file.
    pub(super) fn load(peeked: &GlobalArgs, environment: &Environment) -> Self {
        let links = Links::of(peeked.restricted);
        let own = data_folder::own_config(environment).filter(|_| !peeked.restricted);
        let shared = DataFolder::choose(peeked.data.as_deref(), peeked.restricted, environment);
        let own = own.map(|path| (path, SettingSource::Own));
        let shared = shared.map(|folder| (path(&folder.path), SettingSource::Shared));
        let files = [own, shared].into_iter().flatten();
        let files = files.map(|(path, source)| ConfigFile::read(path, source, links)).collect();
        let unknown_lang = environment.lang.clone().filter(|lang| lang_named(lang).is_none());
        let outer = of_environment(environment, peeked.restricted);
        Config { outer, files, unknown_lang }.with_options(peeked)
    }

    /// The settings of this file alone, with a password from elsewhere: the environment may have it once a letter is sent.
    pub(super) fn of_file(file: &ConfigFile) -> Self {
        let (setting, value) = (&setting::MAIL_PASSWORD, SettingValue::Secret(Password(String::new())));
        let password = SetValue { setting, value, source: SettingSource::Environment };
        let outer = file.set.iter().cloned().chain([password]).collect();
        Config { outer, files: Vec::new(), unknown_lang: None }
    }

    /// The same with these options instead of those from before.
    pub(super) fn with_options(mut self, globals: &GlobalArgs) -> Self {
        self.outer.retain(|set| set.source != SettingSource::Option);
        let lang = globals.lang.map(|lang| (&setting::LANG, SettingValue::Lang(lang)));
        let color = globals.color.map(|color| (&setting::COLOR, SettingValue::Color(color)));
        let ascii = globals.ascii.then_some((&setting::ASCII, SettingValue::Switch(true)));
        let lines = globals.plain_lines.then_some((&setting::LINES, SettingValue::Switch(false)));
        let given = [lang, color, ascii, lines].into_iter().flatten();
        let source = SettingSource::Option;
        self.outer.extend(given.map(|(setting, value)| SetValue { setting, value, source }));
        self
    }

    /// Where a setting comes from.
    pub(super) fn source(&self, setting: &Setting) -> SettingSource {
        self.found(setting).map_or(SettingSource::Default, |set| set.source)
    }

    /// What a setting is; `None` where it isn't set, and nothing counts by default.
    pub(super) fn value(&self, setting: &'static Setting) -> Option<&SettingValue> {
        self.found(setting).map(|set| &set.value).or(setting.default.as_ref())
    }

    fn found(&self, setting: &Setting) -> Option<&SetValue> {
        let all = self.outer.iter().chain(self.files.iter().flat_map(|file| &file.set));
        all.filter(|set| set.setting.name == setting.name).min_by_key(|set| set.source)
    }

    pub(super) fn is_on(&self, setting: &'static Setting) -> bool {
        matches!(self.value(setting), Some(SettingValue::Switch(true)))
    }

    pub(super) fn lang(&self, setting: &'static Setting) -> Lang {
        match self.value(setting) {
            Some(SettingValue::Lang(lang)) => *lang,
            _ => Lang::default(),
        }
    }

    pub(super) fn color(&self) -> Color {
        match self.value(&setting::COLOR) {
            Some(SettingValue::Color(color)) => *color,
            _ => Color::default(),
        }
    }

    pub(super) fn text(&self, setting: &'static Setting) -> Option<&str> {
        match self.value(setting) {
            Some(SettingValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn files(&self) -> &[ConfigFile] {
        &self.files
    }

    /// The file of this source; `None` where there can't be such.
    pub(super) fn file(&self, source: SettingSource) -> Option<&ConfigFile> {
        self.files.iter().find(|file| file.source == source)
    }

    /// What every command tells of the files: what is set there and wrong, and so not used.
    pub(super) fn told(&self, words: &Words) -> Vec<String> {
        self.tell(words, |file| shown::path(&file.path), |fault| !fault.is_quiet())
    }

    /// What those tell who look at the settings: also names that som doesn't know, and what is wrong with mail.
    pub(super) fn told_in_full(&self, words: &Words) -> Vec<String> {
        let unknown = self.unknown_lang.as_ref();
        let unknown =
            unknown.map(|lang| say!(words, "config-no-lang", name = "SOM_LANG", lang = shown::text(lang)));
        let of_files = self.tell(words, |file| shown::path(&file.path), |_| true);
        unknown.into_iter().chain(of_files).collect()
    }

    /// The same for the screen, where room is short.
    pub(super) fn told_on_screen(&self, words: &Words) -> Vec<String> {
        self.tell(words, |file| file.source.say(&setting::NAME, words), |_| true)
    }

    fn tell(
        &self,
        words: &Words,
        name: impl Fn(&ConfigFile) -> String,
        is_told: impl Fn(&SettingFault) -> bool,
    ) -> Vec<String> {
        let of_file = |file: &ConfigFile| {
            let path = &*name(file);
            let whole = file.state.as_ref().err().map(|fault| fault.say(words));
            let whole = whole.map(|cause| say!(words, "config-unreadable", path = path, cause = cause));
            let parts = file.faults.iter().filter(|fault| is_told(fault));
            let parts = parts.map(|fault| say!(words, "config-fault", path = path, cause = fault.say(words)));
            whole.into_iter().chain(parts).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(of_file).collect()
    }
}

/// What the variables say.
fn of_environment(environment: &Environment, restricted: bool) -> Vec<SetValue> {
    let lang = environment.lang.as_deref().and_then(lang_named);
    let lang = lang.map(|lang| (&setting::LANG, SettingValue::Lang(lang)));
    let color = environment.no_color.then_some((&setting::COLOR, SettingValue::Color(Color::Never)));
    let plain = environment.plain.map(|is_plain| (&setting::PLAIN, SettingValue::Switch(is_plain)));
    let password = environment.smtp_password.clone().filter(|_| !restricted);
    let password = password.map(|password| (&setting::MAIL_PASSWORD, SettingValue::Secret(password)));
    let set = [lang, color, plain, password].into_iter().flatten();
    let source = SettingSource::Environment;
    set.map(|(setting, value)| SetValue { setting, value, source }).collect()
}

#[cfg(test)]
mod tests;
