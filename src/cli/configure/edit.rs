//! `som config --edit`: a copy of the file in the user's own editor, looked at before it takes the file's place.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::flag::register_conditional_default;

use super::template;
use crate::cli::config::file::{ConfigFile, SettingSource};
use crate::cli::config::value::SettingKind;
use crate::cli::config::{Config, mail};
use crate::cli::files::{self, Links};
use crate::cli::{CliSession, CommandResult, Exit, Failure, confirm, failure, output};
use crate::own_editor::OwnEditor;
use crate::store::{SaveError, Scratch, SettingsAccess, replace_settings};
use crate::words::Words;
use crate::{say, shown};

/// So many texts are kept beside a file that others changed meanwhile.
const MOST_ASIDE: usize = 99;

/// Edits the file of this source. It is made where there is none.
pub(super) fn edit(source: SettingSource, session: &CliSession) -> CommandResult {
    let words = &session.words;
    if session.restricted {
        return Err(failure!(words, "config-edit-restricted"));
    }
    let file = session.config.file(source).ok_or_else(|| failure!(words, "config-edit-homeless"))?;
    // What a link leads to is edited, and the link stays.
    let path = file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
    let shown = shown::path(&path);
    if path.is_symlink() {
        return Err(failure!(words, "config-edit-dangling", path = shown));
    }
    let before = files::small_text(&path, Links::Followed).map_err(|error| {
        failure!(words, "config-edit-unread", path = shown.as_str()).because(files::cause(&error, words))
    })?;
    let begun = before.clone().unwrap_or_else(|| template::text(source, words));
    let edited = edited(&begun, &path, source, session)?;
    if edited.text == begun {
        output::talk(&say!(words, "config-edit-same"));
        return Ok(Exit::DONE);
    }
    let access = if edited.has_secret() { SettingsAccess::User } else { SettingsAccess::Folder };
    match replace_settings(&path, before.as_deref(), &edited.text, access) {
        Ok(true) => {}
        Ok(false) => {
            let aside = put_aside(&path, &edited.text, access);
            let aside = aside.map_err(|error| not_saved(&shown, &error, words))?;
            return Err(failure!(words, "config-edit-changed", path = shown, aside = shown::path(&aside)));
        }
        Err(error) => return Err(not_saved(&shown, &error, words)),
    }
    for fault in &edited.file.faults {
        let fault = say!(words, "config-fault", path = shown.as_str(), cause = fault.say(words));
        output::talk(&say!(words, "config-note", fault = fault));
    }
    session.print_written(&file.path)
}

/// Keeps a text that can't take the file's place under a name beside it, and returns where it is.
fn put_aside(path: &Path, text: &str, access: SettingsAccess) -> Result<PathBuf, SaveError> {
    let mut why = SaveError::Exists;
    for number in 1..=MOST_ASIDE {
        let aside = path.with_file_name(format!("config-{number}.ron"));
        match replace_settings(&aside, None, text, access) {
            Ok(true) => return Ok(aside),
            Ok(false) => {}
            Err(error) => why = error,
        }
    }
    Err(why)
}

fn not_saved(path: &str, error: &SaveError, words: &Words) -> Failure {
    failure!(words, "config-edit-not-saved", path = path).of_save(error, words)
}

/// A text that is right, and what it sets.
struct Edited {
    text: String,
    file: ConfigFile,
}

impl Edited {
    fn has_secret(&self) -> bool {
        self.file.set.iter().any(|set| set.setting.kind == SettingKind::Secret)
    }
}

/// Has the text edited until it is right, or the user gives up.
fn edited(begun: &str, path: &Path, source: SettingSource, session: &CliSession) -> Result<Edited, Failure> {
    let words = &session.words;
    let shown = shown::path(path);
    let scratch = Scratch::beside(path, begun).map_err(|error| not_saved(&shown, &error, words))?;
    let editor = OwnEditor::of(session.environment.editor.as_deref());
    let has_terminal = lendable_terminal();
    loop {
        let not_edited =
            |cause: String| failure!(words, "config-edit-editor", path = shown.as_str()).because(cause);
        let mut command = editor.command(&scratch.path());
        has_terminal.store(false, Ordering::Release);
        let mut child = command.spawn().map_err(|_| not_edited(editor.not_started(words)))?;
        let ended = child.wait();
        has_terminal.store(true, Ordering::Release);
        editor.checked(ended, words).map_err(not_edited)?;
        let text = files::small_text(&scratch.path(), Links::Refused)
            .and_then(|text| text.ok_or_else(|| io::ErrorKind::NotFound.into()));
        let written = text.as_ref().ok().cloned().unwrap_or_default();
        let file = ConfigFile::of_text(path.to_owned(), source, text.map(Some));
        let faults = faults(&file, words);
        if faults.is_empty() {
            return Ok(Edited { text: written, file });
        }
        output::talk(&say!(words, "config-edit-wrong"));
        for fault in faults {
            output::talk(&format!("  {fault}"));
        }
        if !wants_to_go_on(words) {
            return Err(failure!(words, "config-edit-discarded", path = shown.as_str()));
        }
    }
}

/// Whether som has the terminal, to be cleared while the editor has it: keys that send a signal don't end som then.
fn lendable_terminal() -> Arc<AtomicBool> {
    let has_terminal = Arc::new(AtomicBool::new(true));
    for signal in [SIGINT, SIGQUIT] {
        // Where that fails, the key ends som, too.
        let _ = register_conditional_default(signal, Arc::clone(&has_terminal));
    }
    has_terminal
}

/// What is wrong with a file. Names that som doesn't know are not: a newer one may.
fn faults(file: &ConfigFile, words: &Words) -> Vec<String> {
    if let Err(fault) = &file.state {
        return vec![fault.say(words)];
    }
    let wrong = file.faults.iter().filter(|fault| fault.is_wrong());
    let mut told: Vec<String> = wrong.map(|fault| fault.say(words)).collect();
    if file.mail_fault(words).is_none()
        && let Err(failure) = mail::settings_of(&Config::of_file(file), file, false, words)
    {
        told.extend([Some(failure.what), failure.hint].into_iter().flatten());
    }
    told
}

/// Whether the user wants to edit again; not where there is no terminal to ask on.
fn wants_to_go_on(words: &Words) -> bool {
    let answer = confirm::can_ask().then(|| confirm::ask(&say!(words, "config-edit-ask"))).flatten();
    answer.is_some_and(|answer| answer.trim().to_lowercase() != say!(words, "config-edit-discard"))
}
