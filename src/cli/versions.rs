//! `som versions DRAFT`: the earlier versions of a draft, the newest first.

use serde::Serialize;

use super::open::draft_help;
use super::table::aligned;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::event::Moment;
use crate::form::som;
use crate::say;
use crate::shown;
use crate::store::{LoadError, Version};
use crate::words::{Words, date};

#[derive(Debug, clap::Args)]
pub(super) struct Versions {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for Versions {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-versions"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        let versions = versions(desk, name)?;
        if self.json {
            let reports: Vec<Report> = versions.iter().zip(1..).map(Report::of).collect();
            desk.print_json(&reports)?;
        } else if versions.is_empty() {
            tell_of_none(desk, name);
        } else {
            let rows: Vec<_> = versions.iter().zip(1..).map(|numbered| row(numbered, desk)).collect();
            desk.print(&aligned(&rows))?;
        }
        Ok(Exit::DONE)
    }
}

/// The help of the argument that names a version.
pub(super) fn version_help(arg: clap::Arg, words: &Words) -> clap::Arg {
    arg.value_name(say!(words, "cli-value-version")).help(say!(words, "cli-version-asked"))
}

/// The versions of a draft, which may have some though it can't be read.
pub(super) fn versions(desk: &Desk, name: &str) -> Result<Vec<Version>, Failure> {
    let versions = desk.store.versions(name).map_err(|error| failure(&error, name, desk))?;
    if versions.is_empty() && matches!(desk.store.load(name), Err(LoadError::Missing { .. })) {
        return Err(desk.no_such_draft(name));
    }
    Ok(versions)
}

/// The failure where a version can't be read, or isn't there.
pub(super) fn failure(error: &LoadError, name: &str, desk: &Desk) -> Failure {
    let words = &desk.words;
    let (cause, hint) = (error.cause(words), error.hint(words));
    match error {
        LoadError::NoVersion { .. } | LoadError::ManyVersions { .. } => Failure::new(cause).hint(hint),
        _ => Failure::new(say!(words, "cli-cannot-read-versions", name = shown::text(name)))
            .because(cause)
            .hint(hint),
    }
}

/// Tells that there is no earlier version.
pub(super) fn tell_of_none(desk: &Desk, name: &str) {
    output::talk(&say!(&desk.words, "cli-versions-none", name = name));
}

fn row((version, number): (&Version, usize), desk: &Desk) -> [String; 5] {
    [
        number.to_string(),
        date::stamp(&desk.words, version.changed, desk.now()),
        version.by.clone(),
        say!(&desk.words, "cli-list-answered", answered = version.answered, total = som().fields().count()),
        version.id.clone(),
    ]
}

/// The stable shape for programs.
#[derive(Debug, Serialize)]
struct Report<'a> {
    number: usize,
    id: &'a str,
    changed: String,
    changed_by: &'a str,
    answered: usize,
}

impl<'a> Report<'a> {
    fn of((version, number): (&'a Version, usize)) -> Self {
        Report {
            number,
            id: &version.id,
            changed: Moment::At(version.changed).rfc3339(),
            changed_by: &version.by,
            answered: version.answered,
        }
    }
}
