//! How a command ends: its exit code, or what went wrong, why, and what to do about it.

use std::process::ExitCode;

use fluent_bundle::FluentValue;

use crate::say;
use crate::store::SaveError;
use crate::words::Words;

/// The exit code of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    /// Success.
    pub(crate) const DONE: Exit = Exit(0);
    /// It failed.
    pub(crate) const FAILED: Exit = Exit(1);
    /// The command line was wrong.
    pub(crate) const USAGE: Exit = Exit(2);
    /// The draft has problems.
    pub(crate) const PROBLEMS: Exit = Exit(3);
    /// It is done, but the disk doesn't confirm it, or its outcome could not be printed.
    pub(crate) const UNCONFIRMED: Exit = Exit(4);

    pub(super) fn with(code: u8) -> Self {
        Exit(code)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.0)
    }
}

/// The exit code, or what went wrong.
pub(crate) type CommandResult = Result<Exit, Failure>;

/// What went wrong, in the user's language: lower case, no full stop.
#[derive(Debug)]
pub struct Failure {
    pub(super) what: String,
    cause: Option<String>,
    pub(super) hint: Option<String>,
    exit: Exit,
}

/// A failure by the id of its text: `failure!(words, "cli-no-terminal")`. The texts `ID-cause` and `ID-hint`, where
/// there are such, say why and what to do; all have the same variables.
macro_rules! failure {
    ($words:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::cli::Failure::said(
            &$words,
            $id,
            &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*],
        )
    };
}

pub(super) use failure;

impl Failure {
    pub(super) fn new(what: String) -> Self {
        Failure { what, cause: None, hint: None, exit: Exit::FAILED }
    }

    /// Call it as [`failure!`].
    pub(super) fn said(words: &Words, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> Self {
        let text = |id: String| words.has(&id).then(|| words.fill(&id, values));
        let (cause, hint) = (text(format!("{id}-cause")), text(format!("{id}-hint")));
        Failure { cause, hint, ..Failure::new(words.fill(id, values)) }
    }

    /// The failure that this one is the cause of.
    pub(super) fn under(&self, what: String) -> Self {
        Failure { cause: Some(self.what.clone()), hint: self.hint.clone(), ..Failure::new(what) }
    }

    pub(super) fn because(self, cause: impl Into<Option<String>>) -> Self {
        Failure { cause: cause.into(), ..self }
    }

    pub(super) fn hint(self, hint: impl Into<Option<String>>) -> Self {
        Failure { hint: hint.into(), ..self }
    }

    /// Gives it the cause and the way out of a save that failed; or makes it the word that it is done all the same.
    pub(super) fn of_save(self, error: &SaveError, words: &Words) -> Self {
        let (cause, hint) = (error.cause(words), error.hint(words));
        if error.is_done() {
            return failure!(words, "cli-unsynced", cause = cause).hint(hint).done();
        }
        self.because(cause).hint(hint)
    }

    /// Makes it the word that what was asked for is done all the same.
    pub(super) fn done(self) -> Self {
        Failure { exit: Exit::UNCONFIRMED, ..self }
    }

    /// Makes it a mistake in the command line.
    pub(super) fn usage(self) -> Self {
        Failure { exit: Exit::USAGE, ..self }
    }

    /// The exit code.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// The failure, its cause and the hint, one per line.
    pub fn text(&self, words: &Words) -> String {
        let mut lines = vec![say!(words, "cli-error", text = &self.what)];
        lines.extend(self.cause.iter().map(|text| say!(words, "cli-cause", text = text)));
        lines.extend(self.hint.iter().map(|text| say!(words, "cli-hint", text = text)));
        lines.join("\n")
    }
}
