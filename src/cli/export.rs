//! `som export DRAFT --to FORMAT`: a document, written whole or not at all.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::globals::is_standard;
use super::open::draft_help;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::draft::Draft;
use crate::draft::check::Check;
use crate::export::{Exporter, Submission};
use crate::form::som;
use crate::formats::EXPORTERS;
use crate::say;
use crate::store::{Replace, SaveError};
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    draft: String,
    #[arg(long, value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|exporter| exporter.id)))]
    #[arg(hide_possible_values = true)]
    to: String,
    #[arg(long, short)]
    output: Option<OsString>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    approval: bool,
}

impl Run for Export {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        let formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id).collect();
        command
            .about(say!(words, "cli-export"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("to", |arg| arg.value_name(formats.join("|")).help(say!(words, "cli-export-to")))
            .mut_arg("output", |arg| {
                arg.value_name(say!(words, "cli-value-file")).help(say!(words, "cli-export-output"))
            })
            .mut_arg("force", |arg| arg.help(say!(words, "cli-export-force")))
            .mut_arg("approval", |arg| arg.help(say!(words, "cli-export-approval")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        let target = Target::of(self.output.as_ref(), format!("{name}.{}", self.to), desk)?;
        let (draft, _) = desk.load(name)?;
        let exporter = Exporter::named(&self.to).expect("clap takes only these names");
        let submission =
            Submission { form: som(), draft: &draft, now: desk.now(), with_approval: self.approval };
        let bytes = exporter.export(&submission, &desk.words);
        tell_problems(&draft, desk);
        let n = exporter.not_held(&submission);
        if n > 0 {
            output::talk(&say!(&desk.words, "cli-export-not-held", n = n));
        }
        match target {
            Target::StandardOutput => print(bytes, exporter, desk)?,
            Target::File(path) => {
                let path = write(&path, &bytes, self.force, desk)?;
                desk.print_path(&path)?;
            }
        }
        Ok(Exit::DONE)
    }
}

/// Prints the document; one that is no text is for a file or another program, not for a terminal.
fn print(bytes: Vec<u8>, exporter: &Exporter, desk: &Desk) -> Result<(), Failure> {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => desk.print(&text),
        Ok(text) => output::print_bytes(text.as_bytes(), exporter.id, &desk.words),
        Err(error) => output::print_bytes(error.as_bytes(), exporter.id, &desk.words),
    }
}

/// Where the document goes.
enum Target {
    StandardOutput,
    File(PathBuf),
}

impl Target {
    /// The place asked for, else a file called `name`. In restricted mode it must be a bare file name.
    fn of(asked: Option<&OsString>, name: String, desk: &Desk) -> Result<Self, Failure> {
        let path = match asked {
            Some(asked) if is_standard(asked) => return Ok(Target::StandardOutput),
            Some(asked) => PathBuf::from(asked),
            None => PathBuf::from(name),
        };
        if desk.restricted && path.file_name() != Some(path.as_os_str()) {
            return Err(Failure::new(say!(&desk.words, "cli-export-restricted"))
                .hint(say!(&desk.words, "cli-export-restricted-hint"))
                .usage());
        }
        Ok(Target::File(path))
    }
}

/// Writes the document and says where.
fn write(path: &Path, bytes: &[u8], force: bool, desk: &Desk) -> Result<PathBuf, Failure> {
    let replace = if force { Replace::Asked } else { Replace::Never };
    desk.store.write_document(path, bytes, desk.restricted, replace).map_err(|error| match error {
        SaveError::Exists { .. } => {
            desk.not_saved(path, &error).hint(say!(&desk.words, "cli-export-exists-hint"))
        }
        error => desk.not_saved(path, &error),
    })
}

/// Names the open problems in one line: the document is written all the same.
pub(super) fn tell_problems(draft: &Draft, desk: &Desk) {
    let check = Check::of(som(), draft);
    let fields = check.open_fields(som());
    if !fields.is_empty() {
        let (n, fields) = (check.problem_count(), fields.join(", "));
        output::talk(&say!(&desk.words, "cli-export-problems", n = n, fields = fields));
    }
}
