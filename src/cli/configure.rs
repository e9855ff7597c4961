//! `som config`: each setting, what it is and where that comes from; or a file of settings, to be edited.

mod edit;
mod template;

use serde_json::{Value, json};

use super::config::fault::SettingFault;
use super::config::file::{ConfigFile, SettingSource};
use super::config::mail::port;
use super::config::setting::{self, SETTINGS, Setting};
use super::config::value::{SettingKind, SettingValue};
use super::table::aligned;
use super::whereabouts::full;
use super::{CliSession, ClientArg, CommandResult, Run, output};
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct ConfigArgs {
    #[arg(long, conflicts_with = "edit")]
    json: bool,
    #[arg(long)]
    edit: bool,
    #[arg(long, requires = "edit", conflicts_with = "json")]
    own: bool,
}

impl Run for ConfigArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        if self.edit {
            let source = if self.own { SettingSource::Own } else { SettingSource::Shared };
            return edit::edit(source, session);
        }
        if self.json {
            return session.print_json(&report(session));
        }
        let words = &session.words;
        // The others are told by every command.
        let told = session.config.told(words);
        let faults = session.config.told_in_full(words).into_iter().chain(session.mail_fault());
        for fault in faults.filter(|fault| !told.contains(fault)) {
            output::talk(&say!(words, "config-note", fault = fault));
        }
        session.print(&format!("{}\n{}", aligned(&settings(session)), aligned(&files(session))))
    }
}

/// What a setting is, with what follows from others where it isn't set.
fn value(setting: &'static Setting, session: &CliSession) -> Option<SettingValue> {
    let config = &session.config;
    let has_server = config.value(&setting::MAIL_HOST).is_some();
    match setting.name {
        name if name == setting::NAME.name => Some(SettingValue::Text(session.writer.clone())),
        name if name == setting::MAIL_PORT.name && has_server => Some(SettingValue::Number(port(config))),
        _ => config.value(setting).cloned(),
    }
}

/// The settings for people, with a heading.
fn settings(session: &CliSession) -> Vec<[String; 3]> {
    let words = &session.words;
    let heading = [say!(words, "config-setting"), say!(words, "config-value"), say!(words, "config-source")];
    let row = |setting: &&'static Setting| {
        let value = match value(setting, session) {
            None => say!(words, "config-unset"),
            Some(value) => value.text().unwrap_or_else(|| say!(words, "config-secret")),
        };
        let source = session.config.source(setting);
        [setting.name.to_owned(), value, source.say(setting, words)]
    };
    std::iter::once(heading).chain(SETTINGS.iter().map(row)).collect()
}

/// The files for people, in the order in which they count.
fn files(session: &CliSession) -> [[String; 2]; 2] {
    let words = &session.words;
    let described = |source| match session.config.file(source) {
        Some(ConfigFile { path, state: Ok(false), .. }) => {
            say!(words, "cli-where-missing", path = shown::path(&full(path)))
        }
        Some(file) => shown::path(&full(&file.path)),
        None if session.restricted => say!(words, "config-no-own"),
        None => say!(words, "config-no-own-home"),
    };
    [
        [say!(words, "config-file-own"), described(SettingSource::Own)],
        [say!(words, "config-file-shared"), described(SettingSource::Shared)],
    ]
}

fn path(file: &ConfigFile) -> String {
    full(&file.path).display().to_string()
}

/// The stable JSON for programs. A secret has no value: its source tells whether it is set.
fn report(session: &CliSession) -> Value {
    let (words, config) = (&session.words, &session.config);
    let setting = |setting: &&'static Setting| {
        let source = config.source(setting);
        let mut report = json!({ "name": setting.name });
        if setting.kind != SettingKind::Secret {
            report["value"] = value(setting, session).and_then(|value| value.json()).into();
        }
        report["source"] = source.id().into();
        report["file"] = config.file(source).map(path).into();
        report
    };
    let file = |file: &ConfigFile| {
        let error = file.state.as_ref().err().map(|fault| fault.say(words));
        json!({
            "source": file.source.id(),
            "path": path(file),
            "found": !matches!(file.state, Ok(false)),
            "error": error,
        })
    };
    let faults = |file: &ConfigFile| {
        let path = path(file);
        let fault = |fault: &SettingFault| json!({ "file": path, "line": fault.line(), "setting": fault.name, "text": fault.say(words) });
        file.faults.iter().map(fault).collect::<Vec<_>>()
    };
    json!({
        "settings": SETTINGS.iter().map(setting).collect::<Value>(),
        "files": config.files().iter().map(file).collect::<Value>(),
        "faults": config.files().iter().flat_map(faults).collect::<Value>(),
    })
}
