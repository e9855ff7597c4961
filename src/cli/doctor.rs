//! `som doctor`: checks this host, one line per check, with what to do about faults. Exit 1 if a check fails. It
//! changes nothing: its trials use temporary files of their own.

mod folder;
mod host;
mod terminal;

use serde::Serialize;

use super::config::mail::{missing_program, via};
use super::table::aligned;
use super::{CliSession, ClientArg, CommandResult, Exit, Run, VERSION};
use crate::form::FormDefinition;
use crate::words::Words;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Health {
    Ok,
    /// It works, but one should know about it.
    Warn,
    Fail,
}

impl Health {
    fn ok_if(is_so: bool) -> Self {
        if is_so { Health::Ok } else { Health::Warn }
    }

    fn say(self, words: &Words) -> String {
        match self {
            Health::Ok => say!(words, "doctor-ok"),
            Health::Warn => say!(words, "doctor-warn"),
            Health::Fail => say!(words, "doctor-fail"),
        }
    }
}

/// The result of one check; the stable JSON for programs. For people its title is the text `doctor-ID-title`.
#[derive(Debug, Serialize)]
struct Finding {
    id: &'static str,
    state: Health,
    text: String,
}

impl Finding {
    fn new(id: &'static str, (state, text): (Health, String)) -> Self {
        Finding { id, state, text }
    }

    fn title(&self, words: &Words) -> String {
        words.fill(&format!("doctor-{}-title", self.id), &[])
    }
}

impl Run for DoctorArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let version = (Health::Ok, format!("som {VERSION}"));
        let mut findings = vec![Finding::new("version", version)];
        findings.extend(folder::findings(session));
        findings.extend(host::findings(session));
        findings.push(Finding::new("config", settings(session)));
        findings.push(Finding::new("forms", forms(session)));
        findings.push(Finding::new("mail", mail(session)));
        findings.extend(terminal::findings(session));
        if self.json {
            session.print_json(&findings)?;
        } else {
            let row = |found: &Finding| [found.state.say(words), found.title(words), found.text.clone()];
            session.print(&aligned(&findings.iter().map(row).collect::<Vec<_>>()))?;
        }
        let fails = findings.iter().any(|found| found.state == Health::Fail);
        Ok(if fails { Exit::FAILED } else { Exit::DONE })
    }
}

/// The files of settings that are there, and what is wrong with them. Mail has a line of its own.
fn settings(session: &CliSession) -> (Health, String) {
    let (words, config) = (&session.words, &session.config);
    let faults = config.told_in_full(words);
    if !faults.is_empty() {
        return (Health::Warn, faults.join("; "));
    }
    let there = config.files().iter().filter(|file| matches!(file.state, Ok(true)));
    let paths: Vec<String> = there.map(|file| shown::path(&file.path)).collect();
    (Health::Ok, if paths.is_empty() { say!(words, "doctor-config-none") } else { paths.join(", ") })
}

/// The forms that drafts can fill, and the files among them that aren't used.
fn forms(session: &CliSession) -> (Health, String) {
    let (forms, unused) = session.forms_and_unused();
    if !unused.is_empty() {
        let told: Vec<String> = unused.iter().map(|unused| unused.say(&session.words)).collect();
        return (Health::Warn, told.join("; "));
    }
    (Health::Ok, forms.iter().map(FormDefinition::id).collect::<Vec<_>>().join(", "))
}

/// Whether mail is set up, and who could read the password.
fn mail(session: &CliSession) -> (Health, String) {
    let words = &session.words;
    match session.mail() {
        Ok(None) => (Health::Ok, say!(words, "doctor-mail-none")),
        Ok(Some(settings)) => match missing_program(settings) {
            Some(path) => (Health::Warn, say!(words, "doctor-mail-no-program", path = shown::path(path))),
            None => (Health::Ok, via(settings, words)),
        },
        Err(fault) => {
            let (cause, hint) = (fault.what.as_str(), fault.hint.as_deref().unwrap_or_default());
            (Health::Warn, say!(words, "doctor-mail-fault", cause = cause, hint = hint))
        }
    }
}
