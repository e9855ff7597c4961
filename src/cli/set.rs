//! `som set DRAFT FIELD TEXT`: sets one answer; `-` reads it from standard input.

use std::io;

use super::draft_change::DraftChange;
use super::{CliSession, ClientArg, CommandResult, Failure, Run, failure, files, output, standard_input};
use crate::clean::PASTE_MAX;
use crate::draft::GivenAnswer;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct SetArgs {
    draft: String,
    field: String,
    #[arg(allow_hyphen_values = true)]
    text: String,
}

impl Run for SetArgs {
    const OVER_SSH: Option<&'static [ClientArg]> =
        Some(&[ClientArg::Any("draft"), ClientArg::Any("field"), ClientArg::Input("text")]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let form = session.form_of(&session.load(name)?.0);
        let field = session.field(&self.field, &form)?;
        let is_read = self.text == "-";
        let text = if is_read { standard_input(session)? } else { self.text };
        // Only now: what a slow input takes, others may use to save.
        let mut change = DraftChange::begin(name, session)?;
        let answer = GivenAnswer::of(&text, field);
        answer.cleaning(field, &session.words).iter().for_each(|note| output::talk(note));
        let is_new = change.draft.answer(&field.id) != answer.given;
        if is_new && change.draft.set_answer(&field.id, answer.settled.as_str()) {
            change.save(session)?;
            if is_read && answer.settled.is_empty() {
                output::talk(&say!(&session.words, "cli-set-emptied", field = field.full_name()));
            }
            answer.spelling(field, &session.words).iter().for_each(|note| output::talk(note));
        } else {
            output::talk(&say!(&session.words, "cli-set-unchanged"));
        }
        session.print_draft(name)
    }
}

fn standard_input(session: &CliSession) -> Result<String, Failure> {
    let words = &session.words;
    let text = standard_input::read(PASTE_MAX as u64, session).and_then(files::text_of);
    let mut text = text.map_err(|error| {
        let failure = failure!(words, "cli-stdin-failed");
        match error.kind() {
            io::ErrorKind::FileTooLarge => failure.because(say!(words, "cli-stdin-too-big")),
            io::ErrorKind::InvalidData => failure
                .because(say!(words, "cli-stdin-not-utf8"))
                .hint(say!(words, "cli-stdin-not-utf8-hint")),
            io::ErrorKind::ConnectionAborted => failure.because(say!(words, "cli-stdin-cut")),
            _ => failure.because(files::cause(&error, words)),
        }
    })?;
    // `echo` and editors end with one line break; any other is part of the answer.
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}
