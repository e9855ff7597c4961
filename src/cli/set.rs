//! `som set DRAFT FIELD TEXT`: sets one answer; `-` reads it from standard input.

use std::io;

use super::draft_change::DraftChange;
use super::{CliSession, ClientArg, CommandResult, Failure, Run, failure, files, output, standard_input};
use crate::clean::{Lines, PASTE_MAX, clean};
use crate::form::Field;
use crate::{say, shown};

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
        let field = session.field(&self.field)?;
        let name = &*session.draft_name(&self.draft)?;
        let is_read = self.text == "-";
        let text = if is_read { standard_input(session)? } else { self.text };
        // Only now: what a slow input takes, others may use to save.
        let mut change = DraftChange::begin(name, session)?;
        let text = cleaned(&text, field, session);
        let settled = field.kind.completed(&text);
        let is_new = change.draft.answer(&field.id) != text;
        if is_new && change.draft.set_answer(&field.id, &*settled) {
            change.save(session)?;
            if is_read && settled.is_empty() {
                output::talk(&say!(&session.words, "cli-set-emptied", field = field.name()));
            }
            tell_of_spelling(&text, &settled, field, session);
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
            _ => failure.because(files::cause(error, words)),
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

/// The text as the answer can hold it; what is dropped is told.
fn cleaned(text: &str, field: &Field, session: &CliSession) -> String {
    let lines = Lines::from(field.kind.gesture());
    let cleaned = clean(text, lines);
    if cleaned.dropped > 0 {
        output::talk(&say!(&session.words, "cli-set-dropped", n = cleaned.dropped));
    }
    if cleaned.rows > 0 {
        output::talk(&say!(&session.words, "cli-set-rows"));
    }
    let is_joined = lines == Lines::One && clean(text, Lines::Many).text.trim_matches('\n').contains('\n');
    if is_joined {
        output::talk(&say!(&session.words, "cli-set-joined", field = field.name()));
    }
    cleaned.text
}

/// Tells that the answer has its official spelling, or what it resembles.
fn tell_of_spelling(typed: &str, settled: &str, field: &Field, session: &CliSession) {
    let (words, shown) = (&session.words, shown::text(typed));
    if settled != typed {
        return output::talk(&say!(words, "cli-set-settled", typed = shown, known = settled));
    }
    let mut like = field.kind.suggestions(typed);
    if !typed.is_empty() && !like.is_empty() && !like.iter().any(|name| name == typed) {
        like.truncate(3);
        output::talk(&say!(words, "cli-set-near", typed = shown, names = like.join(", ")));
    }
}
