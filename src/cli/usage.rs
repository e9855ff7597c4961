//! What clap found wrong with the command line, told in the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Failure;
use crate::words::Words;
use crate::{say, shown};

/// The failure that tells what clap found, with what may have been meant.
pub(super) fn failure(error: &clap::Error, words: &Words) -> Failure {
    let found = ErrorContext(error);
    let argument = found.text(ContextKind::InvalidArg);
    let value = found.text(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            say!(words, "cli-unknown-command", name = found.text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => say!(words, "cli-unknown-argument", name = argument),
        ErrorKind::MissingRequiredArgument => say!(words, "cli-missing-argument", names = argument),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(words, "cli-missing-value", name = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(words, "cli-invalid-value", name = argument, value = value)
        }
        ErrorKind::TooManyValues => say!(words, "cli-no-value-taken", name = argument, value = value),
        ErrorKind::ArgumentConflict if found.text(ContextKind::PriorArg) == argument => {
            say!(words, "cli-twice", name = argument)
        }
        ErrorKind::ArgumentConflict => {
            let prior = found.text(ContextKind::PriorArg);
            say!(words, "cli-conflict", name = argument, prior = prior)
        }
        ErrorKind::InvalidUtf8 => say!(words, "cli-not-utf8"),
        _ => say!(words, "cli-wrong-usage"),
    };
    let failure = Failure::new(what).usage().hint(found.hint(words));
    let values = found.text(ContextKind::ValidValue);
    if values.is_empty() {
        failure
    } else {
        failure.because(say!(words, "cli-valid-values", values = values))
    }
}

struct ErrorContext<'a>(&'a clap::Error);

impl ErrorContext<'_> {
    fn text(&self, kind: ContextKind) -> String {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => shown::text(text).into_owned(),
            Some(ContextValue::Strings(texts)) => shown::text(&texts.join(", ")).into_owned(),
            _ => String::new(),
        }
    }

    fn hint(&self, words: &Words) -> String {
        let suggested =
            [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
                .map(|kind| self.text(kind))
                .into_iter()
                .find(|text| !text.is_empty());
        match suggested {
            Some(names) => say!(words, "cli-did-you-mean", names = names),
            None => say!(words, "cli-see-help"),
        }
    }
}
