//! `som restore DRAFT VERSION [FIELD]`: brings back an earlier version, or one answer of it.

use super::draft_change::tell_of_merge;
use super::versions::{version, version_failure, versions};
use super::{CliSession, CommandResult, Failure, Run, failure, output};
use crate::draft::Draft;
use crate::form::Field;
use crate::store::RestoreError;
use crate::words::date;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    draft: String,
    version: String,
    // Under a custom heading clap sorts by name; this one comes last.
    #[arg(display_order = 1_000)]
    field: Option<String>,
}

impl Run for RestoreArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        versions(session, name)?;
        let (id, version) = version(session, name, &self.version)?;
        let form = session.form_of(&version);
        let field = self.field.as_deref().map(|id| session.field(id, &form)).transpose()?;
        let restored = session
            .store()
            .restore(name, &id, field.map(|field| &field.id), None, session.now(), &session.author)
            .map_err(|error| not_restored(&error, name, session))?;
        if restored.is_unchanged {
            output::talk(&say!(&session.words, "cli-restore-unchanged"));
        } else {
            tell(&version, field.map(Field::full_name).as_deref(), session);
        }
        if let Some(id) = &restored.undo {
            output::talk(&say!(&session.words, "cli-restore-undo", name = name, id = id));
        }
        if let Some(by) = &restored.merged_with {
            tell_of_merge(by, &restored.disputed, name, &form, session);
        }
        if let Some(path) = restored.set_aside {
            let path = shown::path(&path);
            output::talk(&say!(&session.words, "cli-restore-set-aside", path = path));
        }
        session.print_draft(name)
    }
}

fn not_restored(error: &RestoreError, name: &str, session: &CliSession) -> Failure {
    if let RestoreError::Load(error) = error {
        return version_failure(error, name, session);
    }
    let path = session.store().path_of(name).display().to_string();
    let failure = failure!(session.words, "cli-cannot-restore", path = path);
    match error {
        RestoreError::Save(error) => failure.of_save(error, &session.words),
        error => failure.because(error.cause(&session.words)).hint(error.hint(&session.words)),
    }
}

fn tell(version: &Draft, field: Option<&str>, session: &CliSession) {
    let words = &session.words;
    let (at, by) =
        (date::timed_stamp(words, version.changed, session.now()), shown::text(&version.changed_by));
    output::talk(&match field {
        Some(field) => say!(words, "cli-restored-field", field = field, at = at, by = by),
        None => say!(words, "cli-restored", at = at, by = by),
    });
}
