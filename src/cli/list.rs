//! `som list`: the drafts, and the files that can't be read as one.

use serde_json::{Value, json};

use super::table::aligned;
use super::{CliSession, ClientArg, CommandResult, Exit, Run, failure, output};
use crate::draft::check::Check;
use crate::draft::{Draft, Receipt};
use crate::event::Moment;
use crate::form::FormSpec;
use crate::store::DraftEntry;
use crate::words::date;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    #[arg(long)]
    json: bool,
}

impl Run for ListArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let folder = shown::path(&session.store().drafts_dir());
        let entries = session.store().list().map_err(|error| {
            failure!(words, "cli-cannot-open", path = &folder)
                .because(error.cause(words))
                .hint(error.hint(words))
        })?;
        if self.json {
            session.print_json(&entries.iter().map(|entry| report(entry, session)).collect::<Value>())
        } else if entries.is_empty() {
            let text = if session.is_of_client {
                say!(words, "cli-list-empty-over-ssh")
            } else {
                say!(words, "cli-list-empty", path = folder)
            };
            output::talk(&text);
            Ok(Exit::DONE)
        } else {
            session.print(&text(&entries, session))
        }
    }
}

fn text(entries: &[DraftEntry], session: &CliSession) -> String {
    let words = &session.words;
    let mut rows = Vec::new();
    let mut unreadable = Vec::new();
    for entry in entries {
        match &entry.state {
            Ok(draft) => rows.push(row(entry, draft, session)),
            Err(error) => unreadable.push(["!".to_owned(), file_name(entry), error.cause(words)]),
        }
    }
    aligned(&rows) + &aligned(&unreadable)
}

/// Who has a draft open, separated by commas; `None` if nobody has.
fn open_by(entry: &DraftEntry) -> Option<String> {
    let who: Vec<&str> = entry.open_by.iter().map(|presence| presence.who.as_str()).collect();
    (!who.is_empty()).then(|| who.join(", "))
}

fn row(entry: &DraftEntry, draft: &Draft, session: &CliSession) -> [String; 8] {
    let words = &session.words;
    let form = session.form_of(draft);
    let check = Check::of(&form, draft);
    [
        entry.name().to_owned(),
        applicant(draft, &form).unwrap_or("–").to_owned(),
        say!(words, "cli-list-answered", answered = check.answered(), total = check.fields().len()),
        say!(words, "cli-list-problems", n = check.problem_count()),
        date::stamp(words, entry.changed(), session.now()),
        draft.changed_by.clone(),
        if session.forms().is_several() { form.short_title().to_owned() } else { String::new() },
        open_by(entry).map_or_else(String::new, |who| say!(words, "cli-list-open-by", who = who)),
    ]
}

fn file_name(entry: &DraftEntry) -> String {
    entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Who applies; `None` if that isn't answered.
pub(super) fn applicant<'d>(draft: &'d Draft, form: &FormSpec) -> Option<&'d str> {
    Some(draft.applicant(form)).filter(|applicant| !applicant.is_empty())
}

fn approved(draft: &Draft, form: &FormSpec) -> Option<String> {
    let approval = draft.approval().filter(|_| draft.is_approved(form))?;
    Some(Moment::At(approval.at).rfc3339())
}

fn sent(draft: &Draft, form: &FormSpec) -> Option<String> {
    let is_sent = |receipt: &&Receipt| receipt.is_sent && receipt.is_to(&form.address);
    let last = draft.receipts().iter().rev().find(is_sent)?;
    Some(Moment::At(last.at).rfc3339())
}

/// The stable JSON for programs. A file that can't be read has its cause under `error`, and `null` for what only a
/// draft can say.
fn report(entry: &DraftEntry, session: &CliSession) -> Value {
    let draft = entry.state.as_ref().ok();
    let form = draft.map_or_else(|| session.forms().first().asked_first(), |draft| session.form_of(draft));
    let check = draft.map(|draft| Check::of(&form, draft));
    let mut report = json!({
        "name": entry.name(),
        "path": entry.path.display().to_string(),
        "form": draft.map(|draft| draft.form.as_str()),
        "kommune": draft.and_then(|draft| applicant(draft, &form)),
        "answered": check.as_ref().map(Check::answered),
        "total": form.fields().count(),
        "problems": check.as_ref().map(Check::problem_count),
        "changed": Moment::At(entry.changed()).rfc3339(),
        "changed_by": draft.map(|draft| draft.changed_by.as_str()),
        "open_by": open_by(entry),
        // When the answers were approved; `null` if they changed since.
        "approved": draft.and_then(|draft| approved(draft, &form)),
        // When they were last sent to the form's own address, whether or not they changed since.
        "sent": draft.and_then(|draft| sent(draft, &form)),
    });
    if let Err(error) = &entry.state {
        report["error"] = error.cause(&session.words).into();
    }
    report
}
