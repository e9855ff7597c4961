//! `som where`: which files are in use, why those, and whether they can be written.

use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use super::config::file::SettingSource;
use super::config::{self, setting};
use super::data_folder::FolderSource;
use super::table::aligned;
use super::{CliSession, CommandResult, Run};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct WhereArgs {}

impl Run for WhereArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let data = &session.data_folder().path;
        let rows = [
            [say!(words, "cli-where-data"), full(data).display().to_string()],
            [say!(words, "cli-where-why"), why(session.data_folder().source, words)],
            [say!(words, "cli-where-drafts"), described(&session.store().drafts_dir(), words)],
            [say!(words, "cli-where-events"), described(&data.join("events.ron"), words)],
            [say!(words, "cli-where-config"), described(&config::path(data), words)],
            [say!(words, "cli-where-own-config"), own_config(session)],
            [say!(words, "cli-where-writing"), writing(&session.store().drafts_dir(), words)],
            [say!(words, "cli-where-lang"), language(session, words)],
            [say!(words, "cli-where-author"), writer(session)],
        ];
        session.print(&aligned(&rows))
    }
}

fn why(why: FolderSource, words: &Words) -> String {
    match why {
        FolderSource::Option => say!(words, "cli-where-option"),
        FolderSource::Environment => say!(words, "cli-where-environment"),
        FolderSource::Here => say!(words, "cli-where-here"),
        FolderSource::Account => say!(words, "cli-where-account"),
        FolderSource::Restricted => say!(words, "cli-where-restricted"),
    }
}

/// The person's own settings, which restricted mode doesn't have.
fn own_config(session: &CliSession) -> String {
    let words = &session.words;
    match session.config.file(SettingSource::Own) {
        Some(file) => described(&file.path, words),
        None if session.restricted => say!(words, "config-no-own"),
        None => say!(words, "config-no-own-home"),
    }
}

/// The account, and the name that the settings give its writer.
fn writer(session: &CliSession) -> String {
    let (author, writer) = (&session.author, &session.writer);
    if author == writer { author.clone() } else { format!("{author} ({writer})") }
}

fn language(session: &CliSession, words: &Words) -> String {
    let (lang, config) = (words.lang().code(), &session.config);
    match config.source(&setting::LANG) {
        SettingSource::Default => lang.to_owned(),
        source => format!("{lang} ({})", source.say(&setting::LANG, words)),
    }
}

/// The path from the root, whatever the current folder is.
pub(super) fn full(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn described(path: &Path, words: &Words) -> String {
    let shown = full(path).display().to_string();
    if path.exists() { shown } else { say!(words, "cli-where-missing", path = shown) }
}

/// Whether drafts can be written, or the folder made if it is missing.
fn writing(folder: &Path, words: &Words) -> String {
    let folder = full(folder);
    let nearest = folder.ancestors().find(|folder| folder.exists());
    let is_writable =
        nearest.is_some_and(|folder| access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok());
    if is_writable { say!(words, "cli-where-writable") } else { say!(words, "cli-where-read-only") }
}
