//! `som versions DRAFT`: the earlier versions of a draft, the newest first.

use serde_json::{Value, json};

use super::table::aligned;
use super::{CliSession, ClientArg, CommandResult, Exit, Failure, Run, failure, output};
use crate::draft::Draft;
use crate::draft::codec::ReadError;
use crate::draft::history::stamps;
use crate::event::Moment;
use crate::form::{FieldId, FormSpec};
use crate::store::{LoadError, Version};
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct VersionsArgs {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for VersionsArgs {
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Any("draft"), ClientArg::Any("json")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let versions = versions(session, name)?;
        if self.json {
            session.print_json(&versions.iter().zip(1..).map(report).collect::<Value>())
        } else if versions.is_empty() {
            tell_no_versions(session, name);
            Ok(Exit::DONE)
        } else {
            let written: Vec<_> = versions.iter().map(|version| version.changed).collect();
            let form = session.form_of_named(name);
            let stamps = stamps(&written, session.now(), &session.words);
            let rows = versions.iter().zip(1..).zip(stamps);
            let rows: Vec<_> = rows.map(|(numbered, stamp)| row(numbered, stamp, &form, session)).collect();
            session.print(&aligned(&rows))
        }
    }
}

/// The versions of a draft; it may have some even if it can't be read.
pub(super) fn versions(session: &CliSession, name: &str) -> Result<Vec<Version>, Failure> {
    let versions = session.store().versions(name).map_err(|error| version_failure(&error, name, session))?;
    if !versions.is_empty() {
        return Ok(versions);
    }
    match session.store().load(name) {
        Err(LoadError::Missing) => Err(session.no_such_draft(name)),
        // None of them can be told without their form.
        Err(error @ LoadError::Content(ReadError::OtherForm { .. })) => {
            Err(version_failure(&error, name, session))
        }
        _ => Ok(versions),
    }
}

/// An earlier version, and its id. What goes on with it goes by the id: asked again it may be another.
pub(super) fn version(session: &CliSession, name: &str, asked: &str) -> Result<(String, Draft), Failure> {
    let failed = |error| version_failure(&error, name, session);
    let id = session.store().find_version(name, asked).map_err(failed)?;
    let draft = session.store().version(name, &id).map_err(failed)?;
    Ok((id, draft))
}

pub(super) fn version_failure(error: &LoadError, name: &str, session: &CliSession) -> Failure {
    let words = &session.words;
    let (cause, hint) = (error.cause(words), error.hint(words));
    match error {
        LoadError::NoVersion { .. } | LoadError::ManyVersions { .. } => Failure::new(cause).hint(hint),
        _ => failure!(words, "cli-cannot-read-versions", name = shown::text(name)).because(cause).hint(hint),
    }
}

pub(super) fn tell_no_versions(session: &CliSession, name: &str) {
    output::talk(&say!(&session.words, "cli-versions-none", name = name));
}

fn row(
    (version, number): (&Version, usize),
    stamp: String,
    form: &FormSpec,
    session: &CliSession,
) -> [String; 6] {
    let (words, total) = (&session.words, form.fields().count());
    [
        number.to_string(),
        stamp,
        version.by.clone(),
        say!(words, "cli-list-answered", answered = version.answered, total = total),
        version.id.clone(),
        version.changes.text(form, words),
    ]
}

/// The stable JSON for programs.
fn report((version, number): (&Version, usize)) -> Value {
    json!({
        "number": number,
        "id": version.id,
        "changed": Moment::At(version.changed).rfc3339(),
        "changed_by": version.by,
        "answered": version.answered,
        "changed_fields": version.changes.answers.iter().map(FieldId::as_str).collect::<Vec<_>>(),
    })
}
