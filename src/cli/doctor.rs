//! `som doctor`: what holds on this host, one line each, with what to do about the rest. Exit 1 where something
//! fails. It changes nothing; what it tries, it tries on files of its own, which go again.

mod folder;
mod host;
mod mail;
mod terminal;

use serde::Serialize;

use super::table::aligned;
use super::{CommandResult, Exit, Run, Session};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    #[arg(long)]
    json: bool,
}

/// How well something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Health {
    /// It holds.
    Ok,
    /// It works, but one should know about it.
    Warn,
    /// It doesn't work.
    Fail,
}

impl Health {
    /// [`Health::Ok`] where something is so, else [`Health::Warn`].
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

/// One thing that was looked at; the stable shape for programs.
#[derive(Debug, Serialize)]
struct Finding {
    id: &'static str,
    state: Health,
    text: String,
    #[serde(skip)]
    title: String,
}

impl Finding {
    fn new(id: &'static str, title: String, state: Health, text: String) -> Self {
        Finding { id, state, text, title }
    }
}

impl Run for DoctorArgs {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-doctor"))
    }

    fn run(self, session: &Session) -> CommandResult {
        let mut findings = vec![host::version(&session.words)];
        findings.extend(folder::findings(session));
        findings.extend(host::findings(session));
        findings.push(mail::finding(session));
        findings.extend(terminal::findings(session));
        if self.json {
            session.print_json(&findings)?;
        } else {
            let row =
                |found: &Finding| [found.state.say(&session.words), found.title.clone(), found.text.clone()];
            session.print(&aligned(&findings.iter().map(row).collect::<Vec<_>>()))?;
        }
        let fails = findings.iter().any(|found| found.state == Health::Fail);
        Ok(if fails { Exit::FAILED } else { Exit::DONE })
    }
}
