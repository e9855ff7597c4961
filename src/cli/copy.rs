//! `som copy DRAFT [FIELD]`: an answer, or the whole application, to the clipboard of whoever sits at the terminal.

use super::get::field_help;
use super::open::draft_help;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::draft::Draft;
use crate::export::{Exporter, Submission};
use crate::form::som;
use crate::osc52;
use crate::say;
use crate::words::Words;
use crate::words::size::kilobytes;

/// What a terminal calls itself that shows every sequence as rubbish.
const DUMB: &str = "dumb";

#[derive(Debug, clap::Args)]
pub(super) struct Copy {
    draft: String,
    field: Option<String>,
}

impl Run for Copy {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-copy"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("field", |arg| field_help(arg, words))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let words = &desk.words;
        let field = self.field.as_deref().map(|id| desk.field(id)).transpose()?;
        let name = desk.draft_name(&self.draft)?;
        let (draft, _) = desk.load(name)?;
        let text = field.map_or_else(|| whole(&draft, desk), |field| draft.answer(&field.id).to_owned());
        if text.trim().is_empty() {
            return Err(
                Failure::new(say!(words, "cli-copy-empty")).because(say!(words, "cli-copy-empty-cause"))
            );
        }
        let bytes = osc52::bytes(&text);
        let size = kilobytes(words, bytes);
        let Some(sequence) = osc52::sequence(&text) else {
            let limit = kilobytes(words, osc52::LIMIT);
            return Err(Failure::new(say!(words, "cli-copy-too-long"))
                .because(say!(words, "cli-copy-too-long-cause", size = size, limit = limit))
                .hint(say!(words, "cli-copy-too-long-hint", draft = name)));
        };
        let is_dumb = desk.terminal.0.as_deref() == Some(DUMB);
        if is_dumb || !output::copy_out(&sequence, words)? {
            let command =
                field.map_or(format!("show {name}"), |field| format!("get {name} {}", field.id.as_str()));
            return Err(Failure::new(say!(words, "cli-copy-no-terminal"))
                .hint(say!(words, "cli-copy-no-terminal-hint", command = command))
                .usage());
        }
        output::talk(&say!(words, "cli-copied", size = size));
        Ok(Exit::DONE)
    }
}

/// The whole application, as it is sent.
fn whole(draft: &Draft, desk: &Desk) -> String {
    let submission = Submission { form: som(), draft, now: desk.now(), with_approval: false };
    let exporter = Exporter::named("txt").expect("plain text is a format");
    String::from_utf8_lossy(&exporter.export(&submission, &desk.words)).into_owned()
}
