//! `som doctor`: what holds on this host, one line each, with what to do about the rest. Exit 1 where something
//! fails. It changes nothing; what it tries, it tries on files of its own, which go again.

mod folder;
mod host;
mod mail;
mod terminal;

use serde::Serialize;

use super::table::aligned;
use super::{Desk, Exit, Outcome, Run};
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Doctor {
    #[arg(long)]
    json: bool,
}

/// How well something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// It holds.
    Ok,
    /// It works, but one should know about it.
    Warn,
    /// It doesn't work.
    Fail,
}

impl State {
    /// [`State::Ok`] where something is so, else [`State::Warn`].
    fn ok_if(is_so: bool) -> Self {
        if is_so { State::Ok } else { State::Warn }
    }

    fn say(self, words: &Words) -> String {
        match self {
            State::Ok => say!(words, "doctor-ok"),
            State::Warn => say!(words, "doctor-warn"),
            State::Fail => say!(words, "doctor-fail"),
        }
    }
}

/// One thing that was looked at; the stable shape for programs.
#[derive(Debug, Serialize)]
struct Finding {
    id: &'static str,
    state: State,
    text: String,
    #[serde(skip)]
    title: String,
}

impl Finding {
    fn new(id: &'static str, title: String, state: State, text: String) -> Self {
        Finding { id, state, text, title }
    }
}

impl Run for Doctor {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-doctor")).mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let mut findings = vec![host::version(&desk.words)];
        findings.extend(folder::findings(desk));
        findings.extend(host::findings(desk));
        findings.push(mail::finding(desk));
        findings.extend(terminal::findings(desk));
        if self.json {
            desk.print_json(&findings)?;
        } else {
            let row =
                |found: &Finding| [found.state.say(&desk.words), found.title.clone(), found.text.clone()];
            desk.print(&aligned(&findings.iter().map(row).collect::<Vec<_>>()))?;
        }
        let fails = findings.iter().any(|found| found.state == State::Fail);
        Ok(if fails { Exit::FAILED } else { Exit::DONE })
    }
}
