//! `som list`: the drafts, and the files that can't be read as one.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::table::aligned;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::draft::check::Check;
use crate::draft::{Draft, Receipt};
use crate::event::Moment;
use crate::form::{FormSpec, som};
use crate::store::DraftEntry;
use crate::words::{Words, date};
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[arg(long)]
    json: bool,
}

impl Run for List {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-list")).mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let folder = shown::path(&desk.store.drafts_dir());
        let entries = desk.store.list().map_err(|error| {
            Failure::new(say!(&desk.words, "cli-cannot-open", path = &folder))
                .because(error.cause(&desk.words))
                .hint(error.hint(&desk.words))
        })?;
        if self.json {
            let reports: Vec<Report> = entries.iter().map(|entry| Report::of(entry, desk)).collect();
            desk.print_json(&reports)?;
        } else if entries.is_empty() {
            output::talk(&say!(&desk.words, "cli-list-empty", path = folder));
        } else {
            desk.print(&text(&entries, desk))?;
        }
        Ok(Exit::DONE)
    }
}

fn text(entries: &[DraftEntry], desk: &Desk) -> String {
    let words = &desk.words;
    let mut rows = Vec::new();
    let mut unreadable = Vec::new();
    for entry in entries {
        match &entry.state {
            Ok(draft) => rows.push(row(entry, draft, som(), desk.now(), words)),
            Err(error) => unreadable.push(["!".to_owned(), file_name(entry), error.cause(words)]),
        }
    }
    aligned(&rows) + &aligned(&unreadable)
}

/// Who has a draft open; `None` where nobody has.
fn open_by(entry: &DraftEntry) -> Option<String> {
    let who: Vec<&str> = entry.open_by.iter().map(|presence| presence.who.as_str()).collect();
    (!who.is_empty()).then(|| who.join(", "))
}

fn row(entry: &DraftEntry, draft: &Draft, form: &FormSpec, now: DateTime<Utc>, words: &Words) -> [String; 7] {
    let check = Check::of(form, draft);
    [
        entry.name().to_owned(),
        kommune(draft).unwrap_or("–").to_owned(),
        say!(words, "cli-list-answered", answered = check.answered(), total = check.fields().len()),
        say!(words, "cli-list-problems", n = check.problem_count()),
        date::stamp(words, entry.changed(), now),
        draft.changed_by.clone(),
        open_by(entry).map_or_else(String::new, |who| say!(words, "cli-list-open-by", who = who)),
    ]
}

fn file_name(entry: &DraftEntry) -> String {
    entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn kommune(draft: &Draft) -> Option<&str> {
    Some(draft.applicant(som())).filter(|kommune| !kommune.is_empty())
}

fn approved(draft: &Draft) -> Option<String> {
    let approval = draft.approval().filter(|_| draft.is_approved(som()))?;
    Some(Moment::At(approval.at).rfc3339())
}

fn sent(draft: &Draft) -> Option<String> {
    let is_sent = |receipt: &&Receipt| receipt.is_sent && receipt.is_to(&som().address);
    let last = draft.receipts().iter().rev().find(is_sent)?;
    Some(Moment::At(last.at).rfc3339())
}

/// The stable shape for programs. A file that can't be read has its reason under `error`, and `null` where a draft
/// says something.
#[derive(Debug, Serialize)]
struct Report<'a> {
    name: &'a str,
    path: String,
    kommune: Option<&'a str>,
    answered: Option<usize>,
    total: usize,
    problems: Option<usize>,
    changed: String,
    changed_by: Option<&'a str>,
    /// Who has it open, with commas between.
    open_by: Option<String>,
    /// When the answers were approved, if they are as they stand.
    approved: Option<String>,
    /// When they were sent to the form's own address, whether or not they were changed since.
    sent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl<'a> Report<'a> {
    fn of(entry: &'a DraftEntry, desk: &Desk) -> Self {
        let draft = entry.state.as_ref().ok();
        let check = draft.map(|draft| Check::of(som(), draft));
        Report {
            name: entry.name(),
            path: entry.path.display().to_string(),
            kommune: draft.and_then(kommune),
            answered: check.as_ref().map(Check::answered),
            total: som().fields().count(),
            problems: check.as_ref().map(Check::problem_count),
            changed: Moment::At(entry.changed()).rfc3339(),
            changed_by: draft.map(|draft| draft.changed_by.as_str()),
            open_by: open_by(entry),
            approved: draft.and_then(approved),
            sent: draft.and_then(sent),
            error: entry.state.as_ref().err().map(|error| error.cause(&desk.words)),
        }
    }
}
