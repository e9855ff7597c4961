//! `som trash`: the deleted drafts; takes one back, or removes all for good.

use serde::Serialize;

use super::confirm::agrees;
use super::near::near;
use super::table::aligned;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::event::Moment;
use crate::form::som;
use crate::say;
use crate::shown;
use crate::store::{SaveError, Trashed};
use crate::words::{Words, date};

#[derive(Debug, clap::Args)]
pub(super) struct Trash {
    #[arg(long, conflicts_with_all = ["empty", "json"])]
    restore: Option<String>,
    #[arg(long, conflicts_with = "json")]
    empty: bool,
    #[arg(long, requires = "empty")]
    yes: bool,
    #[arg(long)]
    json: bool,
}

impl Run for Trash {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-trash"))
            .mut_arg("restore", |arg| arg.value_name("ID").help(say!(words, "cli-trash-restore")))
            .mut_arg("empty", |arg| arg.help(say!(words, "cli-trash-empty")))
            .mut_arg("yes", |arg| arg.help(say!(words, "cli-yes")))
            .mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        if let Some(id) = &self.restore {
            return restore(id, desk);
        }
        let trashed = trashed(desk)?;
        if self.json {
            let reports: Vec<Report> = trashed.iter().map(Report::of).collect();
            desk.print_json(&reports)?;
        } else if trashed.is_empty() {
            output::talk(&say!(&desk.words, "cli-trash-none"));
        } else if self.empty {
            return empty(&trashed, self.yes, desk);
        } else {
            let rows: Vec<_> = trashed.iter().map(|trashed| row(trashed, desk)).collect();
            desk.print(&aligned(&rows))?;
        }
        Ok(Exit::DONE)
    }
}

fn trashed(desk: &Desk) -> Result<Vec<Trashed>, Failure> {
    desk.store.trashed().map_err(|error| {
        Failure::new(say!(&desk.words, "cli-cannot-read-trash"))
            .because(error.cause(&desk.words))
            .hint(error.hint(&desk.words))
    })
}

fn restore(typed: &str, desk: &Desk) -> Outcome {
    let words = &desk.words;
    let id = typed.strip_suffix(".ron").unwrap_or(typed);
    let name = match desk.store.undelete(id) {
        Ok(name) => name,
        Err(SaveError::Missing { .. }) => {
            let trashed = trashed(desk)?;
            let near = near(id, trashed.iter().map(|trashed| trashed.id.as_str())).join(", ");
            let hint = if near.is_empty() {
                say!(words, "cli-trash-hint")
            } else {
                say!(words, "cli-near-trash-hint", names = shown::text(&near))
            };
            return Err(Failure::new(say!(words, "cli-not-in-trash", id = shown::text(id))).hint(hint));
        }
        Err(error) => {
            return Err(Failure::new(say!(words, "cli-cannot-undelete", id = shown::text(id)))
                .because(error.cause(words))
                .hint(error.hint(words)));
        }
    };
    output::talk(&say!(words, "cli-undeleted", name = &name));
    desk.print(&format!("{}\n", desk.store.path_of(&name).display()))?;
    Ok(Exit::DONE)
}

fn empty(trashed: &[Trashed], yes: bool, desk: &Desk) -> Outcome {
    let words = &desk.words;
    let ids: Vec<String> = trashed.iter().map(|trashed| trashed.id.clone()).collect();
    let question = say!(words, "cli-trash-ask", ids = shown::text(&ids.join(", ")));
    if !agrees(desk, yes, &question, None)? {
        return Ok(Exit::FAILED);
    }
    let removed = desk.store.empty_trash(&ids).map_err(|error| {
        Failure::new(say!(words, "cli-cannot-empty-trash"))
            .because(error.cause(words))
            .hint(error.hint(words))
    })?;
    output::talk(&say!(words, "cli-trash-emptied", n = removed));
    Ok(Exit::DONE)
}

fn row(trashed: &Trashed, desk: &Desk) -> [String; 4] {
    let words = &desk.words;
    let Some(draft) = &trashed.draft else {
        return [trashed.id.clone(), "–".to_owned(), say!(words, "cli-trash-unreadable"), String::new()];
    };
    let applicant = Some(draft.applicant(som())).filter(|applicant| !applicant.is_empty()).unwrap_or("–");
    [
        trashed.id.clone(),
        applicant.to_owned(),
        date::stamp(words, draft.changed, desk.now()),
        draft.changed_by.clone(),
    ]
}

/// The stable shape for programs; `null` where a file that can't be read tells nothing.
#[derive(Debug, Serialize)]
struct Report<'a> {
    id: &'a str,
    name: &'a str,
    kommune: Option<&'a str>,
    changed: Option<String>,
    changed_by: Option<&'a str>,
}

impl<'a> Report<'a> {
    fn of(trashed: &'a Trashed) -> Self {
        let draft = trashed.draft.as_ref();
        Report {
            id: &trashed.id,
            name: &trashed.name,
            kommune: draft.map(|draft| draft.applicant(som())).filter(|kommune| !kommune.is_empty()),
            changed: draft.map(|draft| Moment::At(draft.changed).rfc3339()),
            changed_by: draft.map(|draft| draft.changed_by.as_str()),
        }
    }
}
