//! `som purge DRAFT`: a draft removed for good, with every trace that som has of it.

use super::confirm::agrees;
use super::delete::{not_deleted, open_elsewhere};
use super::open::draft_help;
use super::{Desk, Exit, Outcome, Run, output};
use crate::say;
use crate::shown;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Purge {
    draft: String,
    #[arg(long)]
    yes: bool,
}

impl Run for Purge {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-purge"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("yes", |arg| arg.help(say!(words, "cli-yes")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let words = &desk.words;
        let name = desk.draft_name(&self.draft)?;
        let traces = desk.store.traces(name).map_err(|error| not_deleted(&error, name, desk))?;
        if traces.is_empty() {
            return Err(desk.no_such_draft(name));
        }
        let list: Vec<String> =
            traces.iter().map(|path| format!("  {}", shown::text(&path.to_string_lossy()))).collect();
        let question = say!(words, "cli-purge-ask", name = name);
        let question = format!("{}\n{}\n{question}", say!(words, "cli-purge-list"), list.join("\n"));
        let open = open_elsewhere(desk, name);
        if !agrees(desk, self.yes, &question, Some(name))? {
            return Ok(Exit::FAILED);
        }
        let removed = desk.store.purge(name).map_err(|error| not_deleted(&error, name, desk))?;
        let lines: Vec<String> = removed.iter().map(|path| format!("{}\n", path.display())).collect();
        desk.print(&lines.concat())?;
        output::talk(&say!(words, "cli-purged", name = name));
        if let Some(note) = open {
            output::talk(&note);
        }
        Ok(Exit::DONE)
    }
}
