//! `som forms` and `som forms list`: the forms, and the files among them that aren't used.

use serde_json::{Value, json};

use super::super::table::aligned;
use super::super::{CliSession, CommandResult, output};
use crate::form::FormDefinition;
use crate::say;
use crate::store::DraftEntry;

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
    json!({
        "id": form.id(),
        "version": form.version(),
        "title": form.title(),
        // In the data folder; `null` for a built-in form.
        "file": form.file().map(|file| format!("forms/{file}")),
        "drafts": drafts(form, entries),
    })
}
