//! `som where`: which files are in use, why those, and whether they can be written.

use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use super::config::{self, LangWhy};
use super::place::Why;
use super::table::aligned;
use super::{Desk, Exit, Outcome, Run};
use crate::say;
use crate::words::{Lang, Words};

#[derive(Debug, clap::Args)]
pub(super) struct Where {}

impl Run for Where {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-where"))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let words = &desk.words;
        let data = &desk.place.data;
        let rows = [
            [say!(words, "cli-where-data"), full(data).display().to_string()],
            [say!(words, "cli-where-why"), why(desk.place.why, words)],
            [say!(words, "cli-where-drafts"), described(&desk.store.drafts_dir(), words)],
            [say!(words, "cli-where-events"), described(&data.join("events.ron"), words)],
            [say!(words, "cli-where-config"), described(&config::path(data), words)],
            [say!(words, "cli-where-writing"), writing(&desk.store.drafts_dir(), words)],
            [say!(words, "cli-where-lang"), language(desk, words)],
            [say!(words, "cli-where-author"), desk.author.clone()],
        ];
        desk.print(&aligned(&rows))?;
        Ok(Exit::DONE)
    }
}

fn why(why: Why, words: &Words) -> String {
    match why {
        Why::Option => say!(words, "cli-where-option"),
        Why::Environment => say!(words, "cli-where-environment"),
        Why::Here => say!(words, "cli-where-here"),
        Why::Account => say!(words, "cli-where-account"),
        Why::Restricted => say!(words, "cli-where-restricted"),
    }
}

fn language(desk: &Desk, words: &Words) -> String {
    let lang = match words.lang() {
        Lang::Da => "da",
        Lang::En => "en",
    };
    match desk.lang_why {
        LangWhy::Option => format!("{lang} (--lang)"),
        LangWhy::Environment => format!("{lang} (SOM_LANG)"),
        LangWhy::Config => format!("{lang} (config.ron)"),
        LangWhy::Default => lang.to_owned(),
    }
}

/// The path, without the dots of where one stands.
fn full(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn described(path: &Path, words: &Words) -> String {
    let shown = full(path).display().to_string();
    if path.exists() { shown } else { say!(words, "cli-where-missing", path = shown) }
}

/// Whether drafts can be written; where the folder isn't there yet, whether it can be made.
fn writing(folder: &Path, words: &Words) -> String {
    let folder = full(folder);
    let nearest = folder.ancestors().find(|folder| folder.exists());
    let is_writable =
        nearest.is_some_and(|folder| access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok());
    if is_writable { say!(words, "cli-where-writable") } else { say!(words, "cli-where-read-only") }
}
