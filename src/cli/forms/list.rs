//! `som forms` and `som forms list`: the forms, and the files among them that aren't used.

use serde_json::{Value, json};

use super::super::table::aligned;
use super::super::{CliSession, CommandResult, output};
use crate::event::Moment;
use crate::form::{Applications, FormDefinition};
use crate::say;
use crate::store::DraftEntry;
use crate::words::date;

#[derive(Debug, clap::Args)]
pub(super) struct FormsListArgs {
    #[arg(long)]
    json: bool,
}

impl FormsListArgs {
    pub(super) fn run(&self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let (forms, unused) = session.forms_and_unused();
        for unused in unused {
            output::talk(&unused.say(words));
        }
        let entries = session.store().list().unwrap_or_default();
        if self.json {
            return session.print_json(&forms.iter().map(|form| report(form, &entries)).collect::<Value>());
        }
        let row = |form: &FormDefinition| {
            [
                form.id().to_owned(),
                say!(words, "cli-forms-version", version = form.version()),
                say!(words, "cli-forms-drafts", n = drafts(form, &entries)),
                form.file().map_or_else(|| say!(words, "cli-forms-built-in"), |file| format!("forms/{file}")),
                form.applications_in_short(words, date::short),
                form.title().to_owned(),
            ]
        };
        session.print(&aligned(&forms.iter().map(row).collect::<Vec<_>>()))
    }
}

/// How many drafts fill this form.
fn drafts(form: &FormDefinition, entries: &[DraftEntry]) -> usize {
    let drafts = entries.iter().filter_map(|entry| entry.state.as_ref().ok());
    drafts.filter(|draft| draft.form == form.id()).count()
}

/// The stable JSON for programs.
fn report(form: &FormDefinition, entries: &[DraftEntry]) -> Value {
    let moment = |of: fn(&Applications) -> Option<Moment>| {
        form.official().applications.as_ref().and_then(of).map(Moment::rfc3339)
    };
    json!({
        "id": form.id(),
        "version": form.version(),
        "title": form.title(),
        "short_title": form.short_title(),
        // Empty and `null` where the form doesn't say.
        "source": form.official().source,
        "date": form.official().date,
        "opens": moment(Applications::opens),
        "deadline": moment(Applications::deadline),
        "rolling": form.official().applications == Some(Applications::Rolling),
        // In the data folder; `null` for a built-in form.
        "file": form.file().map(|file| format!("forms/{file}")),
        "drafts": drafts(form, entries),
    })
}
