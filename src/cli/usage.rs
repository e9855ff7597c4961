//! clap's errors, in the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Failure;
use crate::words::Words;
use crate::{say, shown};

pub(super) fn failure(error: &clap::Error, words: &Words) -> Failure {
    let context = |kind| context(error, kind);
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            say!(words, "cli-unknown-command", name = context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => say!(words, "cli-unknown-argument", name = argument),
        ErrorKind::MissingRequiredArgument => say!(words, "cli-missing-argument", names = argument),
        ErrorKind::MissingSubcommand => {
            say!(words, "cli-missing-argument", names = say!(words, "cli-value-command"))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(words, "cli-missing-value", name = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(words, "cli-invalid-value", name = argument, value = value)
        }
        ErrorKind::TooManyValues => say!(words, "cli-no-value-taken", name = argument, value = value),
        ErrorKind::ArgumentConflict if context(ContextKind::PriorArg) == argument => {
            say!(words, "cli-twice", name = argument)
        }
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg);
            say!(words, "cli-conflict", name = argument, prior = prior)
        }
        ErrorKind::InvalidUtf8 => say!(words, "cli-not-utf8"),
        _ => say!(words, "cli-wrong-usage"),
    };
    let values = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(context).concat();
    let cause = (!values.is_empty()).then(|| say!(words, "cli-valid-values", values = values));
    Failure::new(what).because(cause).hint(hint(error, words)).usage()
}

/// What clap says about an error, as text; empty if it doesn't.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => shown::text(text).into_owned(),
        Some(ContextValue::Strings(texts)) => shown::text(&texts.join(", ")).into_owned(),
        _ => String::new(),
    }
}

fn hint(error: &clap::Error, words: &Words) -> String {
    use ContextKind::{SuggestedArg, SuggestedSubcommand, SuggestedValue};
    let suggested = [SuggestedSubcommand, SuggestedArg, SuggestedValue].map(|kind| context(error, kind));
    match suggested.into_iter().find(|text| !text.is_empty()) {
        Some(names) => say!(words, "cli-did-you-mean", names = names),
        None => say!(words, "cli-see-help"),
    }
}
