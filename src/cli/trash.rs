//! `som trash`: the deleted drafts; takes one back, or removes all for good.

use serde_json::{Value, json};

use super::confirm::agrees;
use super::list::applicant;
use super::table::aligned;
use super::{CliSession, CommandResult, Exit, Failure, Run, failure, output};
use crate::event::Moment;
use crate::store::{SaveError, Trashed};
use crate::suggest::similar;
use crate::words::date;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct TrashArgs {
    #[arg(long, value_name = "ID", conflicts_with_all = ["empty", "json"])]
    restore: Option<String>,
    #[arg(long, conflicts_with = "json")]
    empty: bool,
    #[arg(long, requires = "empty")]
    yes: bool,
    #[arg(long)]
    json: bool,
}

impl Run for TrashArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        if let Some(id) = &self.restore {
            return restore(id, session);
        }
        let trashed = trashed(session)?;
        if self.json {
            let all = trashed.iter().map(|trashed| report(trashed, session));
            session.print_json(&all.collect::<Value>())
        } else if trashed.is_empty() {
            output::talk(&say!(&session.words, "cli-trash-none"));
            Ok(Exit::DONE)
        } else if self.empty {
            empty(&trashed, self.yes, session)
        } else {
            let rows: Vec<_> = trashed.iter().map(|trashed| row(trashed, session)).collect();
            session.print(&aligned(&rows))
        }
    }
}

fn trashed(session: &CliSession) -> Result<Vec<Trashed>, Failure> {
    let words = &session.words;
    session.store().trashed().map_err(|error| {
        failure!(words, "cli-cannot-read-trash").because(error.cause(words)).hint(error.hint(words))
    })
}

fn restore(id: &str, session: &CliSession) -> CommandResult {
    let words = &session.words;
    let name = match session.store().undelete(id) {
        Ok(name) => name,
        Err(SaveError::Missing) => {
            let trashed = trashed(session)?;
            let near = similar(id, trashed.iter().map(|trashed| trashed.id.as_str())).join(", ");
            let hint = if near.is_empty() {
                say!(words, "cli-trash-hint")
            } else {
                say!(words, "cli-near-trash-hint", names = shown::text(&near))
            };
            return Err(failure!(words, "cli-not-in-trash", id = shown::text(id)).hint(hint));
        }
        Err(error) => {
            return Err(failure!(words, "cli-cannot-undelete", id = shown::text(id)).of_save(&error, words));
        }
    };
    output::talk(&say!(words, "cli-undeleted", name = &name));
    session.print_draft(&name)
}

fn empty(trashed: &[Trashed], yes: bool, session: &CliSession) -> CommandResult {
    let words = &session.words;
    let ids: Vec<String> = trashed.iter().map(|trashed| trashed.id.clone()).collect();
    let question = say!(words, "cli-trash-ask", ids = shown::text(&ids.join(", ")));
    if !agrees(session, yes, &question, None)? {
        return Ok(Exit::FAILED);
    }
    let removed = session
        .store()
        .empty_trash(trashed)
        .map_err(|error| failure!(words, "cli-cannot-empty-trash").of_save(&error, words))?;
    output::talk(&say!(words, "cli-trash-emptied", n = removed));
    Ok(Exit::DONE)
}

fn row(trashed: &Trashed, session: &CliSession) -> [String; 4] {
    let words = &session.words;
    let Some(draft) = &trashed.draft else {
        return [trashed.id.clone(), "–".to_owned(), say!(words, "cli-trash-unreadable"), String::new()];
    };
    [
        trashed.id.clone(),
        applicant(draft, &session.form_of(draft)).unwrap_or("–").to_owned(),
        trashed.deleted.map_or_else(String::new, |at| date::timed_stamp(words, at, session.now())),
        trashed.deleted_by.clone().unwrap_or_default(),
    ]
}

/// The stable JSON for programs; `null` for what a file that can't be read doesn't say.
fn report(trashed: &Trashed, session: &CliSession) -> Value {
    let draft = trashed.draft.as_ref();
    let form = draft.map(|draft| session.form_of(draft));
    json!({
        "id": trashed.id,
        "name": trashed.name,
        "kommune": draft.zip(form.as_deref()).and_then(|(draft, form)| applicant(draft, form)),
        "changed": draft.map(|draft| Moment::At(draft.changed).rfc3339()),
        "changed_by": draft.map(|draft| draft.changed_by.as_str()),
        "deleted": trashed.deleted.map(|at| Moment::At(at).rfc3339()),
        "deleted_by": trashed.deleted_by,
    })
}
