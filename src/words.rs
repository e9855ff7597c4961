//! The program's texts in Danish and English. The form's own text isn't here: it is Danish and part of the form's
//! data, and its translation stands beside it.
//!
//! They are Fluent files, one pair per subject: `words/da/SUBJECT.ftl` and `words/en/SUBJECT.ftl`, looked up by id
//! with [`crate::say!`]. Tests check that both languages have the same ids and variables, that the ids used are the ids
//! there are, and that each text is in its own language.

pub(crate) mod date;
pub(crate) mod size;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::shown;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// Danish, the default: hosts' locales are often English while their users aren't.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// Its code, as it is typed.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Lang::Da => "da",
            Lang::En => "en",
        }
    }
}

macro_rules! subjects {
    ($($subject:literal),* $(,)?) => {
        const DA: &[(&str, &str)] = &[$(($subject, include_str!(concat!("words/da/", $subject, ".ftl")))),*];
        const EN: &[(&str, &str)] = &[$(($subject, include_str!(concat!("words/en/", $subject, ".ftl")))),*];
    };
}

// One line a subject: the file's name. That of most texts first.
subjects![
    "screen",
    "announcement",
    "approving",
    "calendar",
    "cli",
    "over_ssh",
    "copying",
    "date",
    "doctor",
    "event",
    "export",
    "find",
    "form_draft",
    "form",
    "growth",
    "forms",
    "import",
    "importing",
    "keys",
    "mail",
    "man",
    "page",
    "participation",
    "plain",
    "programme",
    "remark",
    "rows",
    "sending",
    "spelling",
    "standing",
    "store",
    // Last: few look for these.
    "config",
];

/// The texts of a subject, with their ids: found when one is first looked for here.
struct Subject {
    name: &'static str,
    source: &'static str,
    texts: OnceLock<Vec<(&'static str, &'static str)>>,
}

impl Subject {
    /// The Fluent source of a text.
    fn text(&self, id: &str) -> Option<&'static str> {
        let texts = self.texts.get_or_init(|| messages(self.source).collect());
        texts.iter().find(|(own, _)| *own == id).map(|(_, text)| *text)
    }
}

/// The texts of one language. Each is read when it is first asked for: a command says few of them.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    is_ascii: bool,
    subjects: Arc<[Subject]>,
    /// The texts that were read.
    bundle: Arc<RwLock<FluentBundle<FluentResource>>>,
    /// What was said last of each text: most of a frame says what the frame before said.
    said: Arc<Mutex<HashMap<Box<str>, Said>>>,
}

/// A text with its variables filled in.
struct Said {
    values: Vec<(&'static str, FluentValue<'static>)>,
    text: String,
}

impl Words {
    /// The texts of `lang`.
    ///
    /// # Panics
    /// Never: the languages' tags are constants.
    pub fn new(lang: Lang) -> Self {
        Words::written(lang, false)
    }

    /// The same texts for a terminal that has no more than ASCII and æøå: see [`shown::ascii_words`].
    #[must_use]
    pub fn in_ascii(&self) -> Self {
        Words::written(self.lang, true)
    }

    /// The texts as they are, for what goes further than this terminal: documents and calendars.
    pub(crate) fn whole(&self) -> Self {
        if self.is_ascii { Words::new(self.lang) } else { self.clone() }
    }

    /// Whether they keep to ASCII and æøå.
    pub(crate) fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    fn written(lang: Lang, is_ascii: bool) -> Self {
        let (tag, subjects) = match lang {
            Lang::Da => ("da", DA),
            Lang::En => ("en", EN),
        };
        let language: LanguageIdentifier = tag.parse().expect("a constant language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks around values would be control characters to a terminal.
        bundle.set_use_isolating(false);
        let subject = |&(name, source)| Subject { name, source, texts: OnceLock::new() };
        Words {
            lang,
            is_ascii,
            subjects: subjects.iter().map(subject).collect(),
            bundle: Arc::new(RwLock::new(bundle)),
            said: Arc::default(),
        }
    }

    /// The language of these words.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a text `id`.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.source(id).is_some()
    }

    /// The text `id` with its variables; call it as [`crate::say!`].
    ///
    /// # Panics
    /// If `id` is unknown, in debug builds; a test finds every id the source asks for. A release build says the
    /// id itself.
    pub(crate) fn fill(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        // Never waited for: a panic while it is held must still find its last words.
        let mut said = self.said.try_lock().ok();
        let last = said.as_ref().and_then(|said| said.get(id)).filter(|last| last.values == values);
        if let Some(last) = last {
            return last.text.clone();
        }
        let text = self.filled(id, values).or_else(|| {
            self.read(id);
            self.filled(id, values)
        });
        debug_assert!(text.is_some(), "no wording for {id}");
        let text = text.unwrap_or_else(|| id.to_owned());
        if let Some(said) = &mut said {
            let values = values.iter().map(|(name, value)| (*name, value.into_owned())).collect();
            said.insert(id.into(), Said { values, text: text.clone() });
        }
        text
    }

    /// The text `id`, if it was read.
    fn filled(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = self.bundle.read().unwrap_or_else(PoisonError::into_inner);
        let pattern = bundle.get_message(id)?.value()?;
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(said.into_owned())
    }

    /// The Fluent source of a text: most often in the subject that its id begins with.
    fn source(&self, id: &str) -> Option<&'static str> {
        let is_likely = |subject: &&Subject| id.starts_with(subject.name);
        let likely = self.subjects.iter().filter(is_likely);
        likely.chain(self.subjects.iter()).find_map(|subject| subject.text(id))
    }

    fn read(&self, id: &str) {
        let Some(source) = self.source(id) else { return };
        let source = if self.is_ascii { shown::ascii_words(source) } else { source.to_owned() };
        let resource = FluentResource::try_new(source)
            .unwrap_or_else(|(_, errors)| panic!("the wording of {id} is not Fluent: {errors:?}"));
        // Another thread may have been faster.
        let _ = self.bundle.write().unwrap_or_else(PoisonError::into_inner).add_resource(resource);
    }
}

/// The messages of a Fluent file with their ids: each begins with its id at the beginning of a line.
fn messages(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let is_first = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        let before: usize = rest.split_inclusive('\n').take_while(|line| !is_first(line)).map(str::len).sum();
        let from = &rest[before..];
        let mut lines = from.split_inclusive('\n');
        let head = lines.next()?;
        let length: usize = lines.take_while(|line| !is_first(line)).map(str::len).sum();
        let (message, after) = from.split_at(head.len() + length);
        rest = after;
        Some((head.split_once(" =")?.0, message))
    })
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
