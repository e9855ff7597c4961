//! `som set DRAFT FIELD TEXT`: one answer in; `-` reads it from standard input.

use std::io;
use std::path::Path;

use super::get::field_help;
use super::open::draft_help;
use super::{Desk, Exit, Failure, Outcome, Run, files, output};
use crate::clean::{Lines, PASTE_MAX, clean};
use crate::form::{Field, FieldId, som};
use crate::say;
use crate::shown;
use crate::store::{Base, FoundInPlace, Saved};
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Set {
    draft: String,
    field: String,
    #[arg(allow_hyphen_values = true)]
    text: String,
}

impl Run for Set {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-set"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("field", |arg| field_help(arg, words))
            .mut_arg("text", |arg| {
                arg.value_name(say!(words, "cli-value-text")).help(say!(words, "cli-set-text"))
            })
    }

    fn run(self, desk: &Desk) -> Outcome {
        let field = desk.field(&self.field)?;
        let name = desk.draft_name(&self.draft)?;
        let (mut draft, revision) = desk.load(name)?;
        let mut base = Base::read(draft.clone(), revision);
        let path = desk.store.path_of(name);
        let text = if self.text == "-" { standard_input(desk)? } else { self.text };
        if draft.set_answer(&field.id, cleaned(&text, field, desk)) {
            draft.touch(som(), desk.now(), &desk.author);
            let saved = desk.store.save(name, &draft, &mut base);
            tell_of_others(&saved.map_err(|error| desk.not_saved(&path, &error))?, name, desk)?;
        } else {
            output::talk(&say!(&desk.words, "cli-set-unchanged"));
        }
        desk.print_path(&path)?;
        Ok(Exit::DONE)
    }
}

fn standard_input(desk: &Desk) -> Result<String, Failure> {
    let words = &desk.words;
    let mut text = files::limited_text(io::stdin().lock(), PASTE_MAX as u64).map_err(|error| {
        let failure = Failure::new(say!(words, "cli-stdin-failed"));
        match error.kind() {
            io::ErrorKind::FileTooLarge => failure.because(say!(words, "cli-stdin-too-big")),
            io::ErrorKind::InvalidData => failure
                .because(say!(words, "cli-stdin-not-utf8"))
                .hint(say!(words, "cli-stdin-not-utf8-hint")),
            _ => failure.because(files::cause(Path::new("-"), error, words)),
        }
    })?;
    // The one that `echo` and every editor put at the end; what else was typed is the answer's.
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}

/// The text as an answer may hold it; what it can't is left out and told of.
fn cleaned(text: &str, field: &Field, desk: &Desk) -> String {
    let lines = Lines::from(field.kind.gesture());
    let cleaned = clean(text, lines);
    if cleaned.dropped > 0 {
        output::talk(&say!(&desk.words, "cli-set-dropped", n = cleaned.dropped));
    }
    let is_joined = lines == Lines::One && clean(text, Lines::Many).text.trim_matches('\n').contains('\n');
    if is_joined {
        output::talk(&say!(&desk.words, "cli-set-joined", field = field.name()));
    }
    cleaned.text
}

/// Tells of someone else's save that came between. Where the answer isn't in the draft that was asked for, that is
/// a failure.
pub(super) fn tell_of_others(saved: &Saved, name: &str, desk: &Desk) -> Result<(), Failure> {
    let words = &desk.words;
    match &saved.met {
        FoundInPlace::Theirs(_) if saved.name != name => {
            Err(Failure::new(say!(words, "cli-set-aside", name = name, aside = &saved.name)).hint(say!(
                words,
                "cli-set-aside-hint",
                name = name
            )))
        }
        FoundInPlace::Theirs(theirs) => {
            output::talk(&say!(words, "cli-set-theirs", name = name, theirs = theirs));
            Ok(())
        }
        FoundInPlace::Merged { by, disputed } => {
            tell_of_merge(by, disputed, name, desk);
            Ok(())
        }
        FoundInPlace::Expected | FoundInPlace::Nothing => Ok(()),
    }
}

/// Tells that the draft holds what someone else saved at the same time, too.
pub(super) fn tell_of_merge(by: &str, disputed: &[FieldId], name: &str, desk: &Desk) {
    let words = &desk.words;
    let names = disputed.iter().filter_map(|id| som().field(id)).map(Field::name);
    let names = names.collect::<Vec<_>>().join(", ");
    let by = shown::text(by);
    output::talk(&if disputed.is_empty() {
        say!(words, "cli-set-merged", name = name, by = by)
    } else {
        say!(words, "cli-set-disputed", fields = names, by = by)
    });
}
