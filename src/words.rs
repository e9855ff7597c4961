//! The program's texts in Danish and English. The form's own text isn't here: it is Danish and part of the form's
//! data.
//!
//! They are Fluent files, one pair per subject: `words/da/SUBJECT.ftl` and `words/en/SUBJECT.ftl`, looked up by id
//! with [`crate::say!`]. Tests check that both languages have the same ids and variables, and that the ids used are
//! the ids there are.

pub(crate) mod date;
pub(crate) mod size;

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// Danish, the default: hosts' locales are often English while their users aren't.
    #[default]
    Da,
    /// English.
    En,
}

macro_rules! subjects {
    ($($subject:literal),* $(,)?) => {
        const DA: &[(&str, &str)] = &[$(($subject, include_str!(concat!("words/da/", $subject, ".ftl")))),*];
        const EN: &[(&str, &str)] = &[$(($subject, include_str!(concat!("words/en/", $subject, ".ftl")))),*];
    };
}

// One line a subject: the file's name.
subjects![
    "approving",
    "cli",
    "copying",
    "date",
    "doctor",
    "event",
    "export",
    "form",
    "import",
    "importing",
    "keys",
    "mail",
    "page",
    "screen",
    "sending",
    "standing",
    "store",
];

/// The texts of one language.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Words {
    /// Loads the texts of `lang`.
    ///
    /// # Panics
    /// If a built-in wording file is not Fluent; a test reads them all.
    pub fn new(lang: Lang) -> Self {
        let (tag, sources) = match lang {
            Lang::Da => ("da", DA),
            Lang::En => ("en", EN),
        };
        let language: LanguageIdentifier = tag.parse().expect("a constant language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks around values would be control characters to a terminal.
        bundle.set_use_isolating(false);
        for (subject, source) in sources {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("words/{tag}/{subject}.ftl is not Fluent: {errors:?}"));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("words/{tag}/{subject}.ftl repeats an id: {errors:?}"));
        }
        Words { lang, bundle: Arc::new(bundle) }
    }

    /// The language of these words.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a text `id`.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The text `id` with its variables; call it as [`crate::say!`].
    ///
    /// # Panics
    /// If `id` is unknown, in debug builds; a test finds every id the source asks for. A release build says the
    /// id itself.
    pub(crate) fn fill(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "no wording for {id}");
            return id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        said.into_owned()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({:?})", self.lang)
    }
}

/// The text with this id: `say!(words, "saved-at", time = "14.32")`. The id is a literal, so that a test can find it.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $words.fill($id, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}

#[cfg(test)]
mod tests;
