//! `som restore DRAFT VERSION [FIELD]`: an earlier version, or one answer of it, in the place of what stands there
//! now.

use super::get::field_help;
use super::open::draft_help;
use super::set::tell_of_merge;
use super::versions::{failure, version_help, versions};
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::draft::Draft;
use crate::form::Field;
use crate::say;
use crate::shown;
use crate::store::RestoreError;
use crate::words::{Words, date};

#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    draft: String,
    version: String,
    field: Option<String>,
}

impl Run for Restore {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-restore"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("version", |arg| version_help(arg, words))
            // Under a heading of our own clap sorts by name; this one stands last.
            .mut_arg("field", |arg| field_help(arg, words).display_order(1_000))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let field = self.field.as_deref().map(|id| desk.field(id)).transpose()?;
        let name = desk.draft_name(&self.draft)?;
        versions(desk, name)?;
        let version = desk.store.version(name, &self.version).map_err(|error| failure(&error, name, desk))?;
        let before = desk.store.load(name).ok().map(|(draft, _)| draft);
        let restored = desk
            .store
            .restore(name, &self.version, field.map(|field| &field.id), desk.now(), &desk.author)
            .map_err(|error| not_restored(&error, name, desk))?;
        let (now, _) = desk.load(name)?;
        if before.as_ref().is_some_and(|before| before.says_the_same(&now)) {
            output::talk(&say!(&desk.words, "cli-restore-unchanged"));
        } else {
            tell(&version, field.map(Field::name), desk);
            if let Some(before) = before {
                tell_of_undo(&before, name, desk);
            }
        }
        if let Some(by) = &restored.merged_with {
            tell_of_merge(by, &restored.disputed, name, desk);
        }
        if let Some(path) = restored.set_aside {
            let path = shown::path(&path);
            output::talk(&say!(&desk.words, "cli-restore-set-aside", path = path));
        }
        desk.print(&format!("{}\n", desk.store.path_of(name).display()))?;
        Ok(Exit::DONE)
    }
}

fn not_restored(error: &RestoreError, name: &str, desk: &Desk) -> Failure {
    if let RestoreError::Load(error) = error {
        return failure(error, name, desk);
    }
    let path = desk.store.path_of(name).display().to_string();
    Failure::new(say!(&desk.words, "cli-cannot-restore", path = path))
        .because(error.cause(&desk.words))
        .hint(error.hint(&desk.words))
}

fn tell(version: &Draft, field: Option<&str>, desk: &Desk) {
    let words = &desk.words;
    let (at, by) = (date::stamp(words, version.changed, desk.now()), shown::text(&version.changed_by));
    output::talk(&match field {
        Some(field) => say!(words, "cli-restored-field", field = field, at = at, by = by),
        None => say!(words, "cli-restored", at = at, by = by),
    });
}

/// Tells by which version what stood there before comes back.
fn tell_of_undo(before: &Draft, name: &str, desk: &Desk) {
    let is_it = |id: &str| desk.store.version(name, id).is_ok_and(|version| version.says_the_same(before));
    let versions = desk.store.versions(name).unwrap_or_default();
    if let Some(kept) = versions.iter().find(|version| is_it(&version.id)) {
        output::talk(&say!(&desk.words, "cli-restore-undo", name = name, id = &kept.id));
    }
}
