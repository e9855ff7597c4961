//! `som copy DRAFT [FIELD]`: copies an answer, or the whole application, to the terminal's clipboard.

use super::{CliSession, CommandResult, Exit, Run, failure, output};
use crate::draft::Draft;
use crate::export::Exporter;
use crate::form::FormSpec;
use crate::osc52;
use crate::say;
use crate::words::size::kilobytes;

/// The `TERM` of a terminal that obeys no escape sequences.
const DUMB: &str = "dumb";

#[derive(Debug, clap::Args)]
pub(super) struct CopyArgs {
    draft: String,
    field: Option<String>,
}

impl Run for CopyArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let (name, draft) = session.draft(&self.draft)?;
        let form = session.form_of(&draft);
        let field = self.field.as_deref().map(|id| session.field(id, &form)).transpose()?;
        let text =
            field.map_or_else(|| whole(&form, &draft, session), |field| draft.answer(&field.id).to_owned());
        if text.trim().is_empty() {
            return Err(failure!(words, "cli-copy-empty"));
        }
        let bytes = osc52::bytes(&text);
        let size = kilobytes(words, bytes);
        let Some(sequence) = osc52::sequence(&text) else {
            let limit = kilobytes(words, osc52::LIMIT);
            return Err(failure!(words, "cli-copy-too-long", size = size, limit = limit, draft = name));
        };
        let is_dumb = session.environment.term.as_deref() == Some(DUMB);
        if is_dumb || !output::copy_out(&sequence, words)? {
            let command =
                field.map_or(format!("show {name}"), |field| format!("get {name} {}", field.id.as_str()));
            return Err(failure!(words, "cli-copy-no-terminal", command = command).usage());
        }
        output::talk(&say!(words, "cli-copied", size = size));
        Ok(Exit::DONE)
    }
}

fn whole(form: &FormSpec, draft: &Draft, session: &CliSession) -> String {
    let exporter = Exporter::named("txt").expect("plain text is a format");
    let bytes = exporter.export(&session.submission(form, draft, false));
    String::from_utf8_lossy(&bytes).into_owned()
}
