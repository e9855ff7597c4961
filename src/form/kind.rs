//! The kinds of field: how an answer is typed, validated and shown. Whether it may be empty and how long it may be is
//! the field's business.
//!
//! To add a kind: a file in `kind/` with its rules and messages, its `mod` line, and its line in `kinds!`.

/// A flaw: its sentence, and its name in JSON.
macro_rules! problem {
    ($message:literal, $id:literal) => {
        Flaw { id: $id, message_id: $message, is_notice: false, message: |words| say!(words, $message) }
    };
}

/// A flaw that only asks for a second look: the answer may be right, and nothing is held back.
macro_rules! notice {
    ($message:literal, $id:literal) => {
        Flaw { is_notice: true, ..problem!($message, $id) }
    };
}

// Not declared by `kinds!`: rustfmt skips modules that a macro declares.
mod amount;
mod choice;
mod choices;
mod cvr;
mod date;
mod email;
mod file;
mod kommune;
mod kroner;
mod lines;
mod number;
mod phone;
mod prose;
mod text;
mod yes_no;

pub use amount::Amount;
pub(crate) use choices::{OptionTick, ticks, toggled};

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;

use super::cpr;
use crate::clean::Lines;
use crate::say;
use crate::slug::{shortened, whole_slug};
use crate::words::Words;

macro_rules! kinds {
    ($($(#[$doc:meta])* $module:ident => $kind:ident),* $(,)?) => {
        /// What a field asks for. In a form's data it is written by its name: `kind: Phone`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
        pub enum FieldKind { $($(#[$doc])* $kind),* }

        impl FieldKind {
            /// All kinds, for tests.
            #[cfg(test)]
            pub(crate) const ALL: &[FieldKind] = &[$(FieldKind::$kind),*];

            fn rules(self) -> &'static KindRules {
                match self { $(FieldKind::$kind => &$module::KIND),* }
            }
        }
    };
}

kinds! {
    /// One of the 98 kommuner, or free text.
    kommune => Kommune,
    /// One line of free text.
    text => Text,
    /// Several lines of free text, such as an address.
    lines => Lines,
    /// A telephone number, Danish or foreign.
    phone => Phone,
    /// One e-mail address.
    email => Email,
    /// Paragraphs of running text, measured on the page.
    prose => Prose,
    /// A number: `1.234,5`.
    number => Number,
    /// An amount in Danish kroner: `1.250.000,-`.
    kroner => Kroner,
    /// A whole date: `7. november 2023`.
    date => Date,
    /// One of the field's options.
    choice => Choice,
    /// Several of the field's options, one a line.
    choices => Choices,
    /// `Ja` or `Nej`.
    yes_no => YesNo,
    /// A CVR number.
    cvr => Cvr,
    /// The name of a file that goes with the application.
    file => File,
}

impl FieldKind {
    /// How the answer is typed.
    pub fn gesture(self) -> Gesture {
        self.rules().gesture
    }

    /// What is wrong with the answer, if anything; an empty one is never wrong here.
    ///
    /// Every kind of text also looks for CPR numbers, unless it finds a flaw of its own.
    pub(crate) fn flaw(self, typed: &str, options: &[String]) -> Option<Flaw> {
        if typed.trim().is_empty() {
            return None;
        }
        let has_cpr = || self.rules().seeks_cpr && !cpr::find(typed).is_empty();
        (self.rules().flaw)(typed, options).or_else(|| has_cpr().then_some(CPR))
    }

    /// The answer as it is shown and exported. The draft keeps what was typed.
    pub(crate) fn shown<'t>(self, typed: &'t str, options: &[String]) -> Cow<'t, str> {
        (self.rules().shown)(typed, options)
    }

    /// Known answers that `typed` may mean, best match first.
    pub(crate) fn suggestions(self, typed: &str, options: &[String]) -> Vec<String> {
        (self.rules().suggestions)(typed, options)
    }

    /// The known answer that `typed` unambiguously abbreviates, or else `typed`.
    pub(crate) fn completed<'t>(self, typed: &'t str, options: &[String]) -> Cow<'t, str> {
        (self.rules().completed)(typed, options)
    }

    /// The answer as a number that can be added up, where this is a kind of number and it is one.
    pub(crate) fn amount(self, typed: &str) -> Option<Amount> {
        (self.rules().amount)(typed)
    }

    /// Whether answers are options of the field.
    pub(crate) fn has_options(self) -> bool {
        matches!(self, FieldKind::Choice | FieldKind::Choices)
    }

    /// A file name for an answer: 1 to 64 of `[a-z0-9-]` with no hyphen first or last.
    pub(crate) fn slug(self, typed: &str) -> String {
        shortened(&self.whole_slug(typed)).to_owned()
    }

    /// The same, of any length.
    pub(crate) fn whole_slug(self, typed: &str) -> String {
        (self.rules().slug)(typed).unwrap_or_else(|| "ansoegning".to_owned())
    }
}

/// How an answer is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gesture {
    /// One line.
    Line,
    /// A few lines, each kept as typed.
    Lines,
    /// Paragraphs that wrap.
    Prose,
    /// One line with suggestions to choose from; other text is allowed.
    Choice,
    /// One of a few known answers.
    OneOf,
    /// Any of a few known answers, each ticked or not; one a line.
    SomeOf,
}

impl From<Gesture> for Lines {
    fn from(gesture: Gesture) -> Self {
        match gesture {
            Gesture::Line | Gesture::Choice | Gesture::OneOf => Lines::One,
            Gesture::Lines | Gesture::Prose | Gesture::SomeOf => Lines::Many,
        }
    }
}

/// What is wrong with a non-empty answer, or worth a notice. Each kind declares its own.
#[derive(Clone, Copy)]
pub struct Flaw {
    id: &'static str,
    message_id: &'static str,
    is_notice: bool,
    message: fn(&Words) -> String,
}

impl Flaw {
    /// Its name in JSON (`kind` in `som check --json`).
    pub(crate) fn kind_id(self) -> &'static str {
        self.id
    }

    /// Whether it only asks for a second look.
    pub(crate) fn is_notice(self) -> bool {
        self.is_notice
    }

    /// What to tell the writer.
    pub(crate) fn message(self, words: &Words) -> String {
        (self.message)(words)
    }
}

impl PartialEq for Flaw {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.message_id) == (other.id, other.message_id)
    }
}

impl fmt::Debug for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.message_id)
    }
}

const CPR: Flaw = notice!("kind-cpr-notice", "cpr");

/// What an answer is made into; the second are the field's options.
type Rewritten = for<'t> fn(&'t str, &[String]) -> Cow<'t, str>;

/// A kind's behaviour; each file in `kind/` has one, `KIND`. The options are the field's.
struct KindRules {
    gesture: Gesture,
    /// Only called for answers that aren't blank.
    flaw: fn(&str, &[String]) -> Option<Flaw>,
    shown: Rewritten,
    suggestions: fn(&str, &[String]) -> Vec<String>,
    completed: Rewritten,
    amount: fn(&str) -> Option<Amount>,
    /// Whether a CPR number may stand in it.
    seeks_cpr: bool,
    /// Of any length.
    slug: fn(&str) -> Option<String>,
}

impl KindRules {
    /// The rules of free text: never wrong, shown as typed.
    const fn free(gesture: Gesture) -> Self {
        KindRules {
            gesture,
            flaw: |_, _| None,
            shown: |typed, _| Cow::Borrowed(typed),
            suggestions: |_, _| Vec::new(),
            completed: |typed, _| Cow::Borrowed(typed),
            amount: |_| None,
            seeks_cpr: true,
            slug: |typed| whole_slug(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CPR, FieldKind, Gesture, email, phone};
    use crate::words::{Lang, Words};

    #[test]
    fn kinds_are_read_by_their_names() {
        for kind in FieldKind::ALL {
            assert_eq!(ron::from_str(&format!("{kind:?}")), Ok(*kind));
        }
        assert!(ron::from_str::<FieldKind>("Fax").is_err());
    }

    #[test]
    fn each_kind_has_its_gesture() {
        for (kind, gesture) in [
            (FieldKind::Kommune, Gesture::Choice),
            (FieldKind::Text, Gesture::Line),
            (FieldKind::Lines, Gesture::Lines),
            (FieldKind::Phone, Gesture::Line),
            (FieldKind::Email, Gesture::Line),
            (FieldKind::Prose, Gesture::Prose),
            (FieldKind::Number, Gesture::Line),
            (FieldKind::Choice, Gesture::OneOf),
            (FieldKind::YesNo, Gesture::OneOf),
            (FieldKind::Choices, Gesture::SomeOf),
        ] {
            assert_eq!(kind.gesture(), gesture);
        }
    }

    #[test]
    fn a_blank_answer_has_no_flaw() {
        for kind in FieldKind::ALL {
            for typed in ["", "  ", "\n", "\u{a0}"] {
                assert_eq!(kind.flaw(typed, &[]), None, "{kind:?} {typed:?}");
            }
        }
    }

    #[test]
    fn free_text_is_shown_as_typed_and_never_wrong() {
        for kind in [FieldKind::Text, FieldKind::Lines, FieldKind::Prose] {
            let typed = " Rådhuspladsen 2\n8000 Aarhus C ";
            assert_eq!(kind.shown(typed, &[]), typed);
            assert_eq!(kind.flaw(typed, &[]), None);
        }
    }

    #[test]
    fn a_cpr_number_gives_a_notice_in_every_kind_that_lets_it_stand() {
        for kind in [FieldKind::Kommune, FieldKind::Text, FieldKind::Lines, FieldKind::Prose] {
            let flaw = kind.flaw("Borger 010203-1234", &[]).expect("a notice");
            assert_eq!(flaw, CPR);
            assert!(flaw.is_notice());
        }
        assert_eq!(FieldKind::Phone.flaw("010203-1234", &[]), Some(phone::MANY));
    }

    #[test]
    fn numbers_and_dates_are_not_taken_for_cpr_numbers() {
        for (kind, typed) in [
            (FieldKind::Number, "0102031234"),
            (FieldKind::Kroner, "0102031234"),
            (FieldKind::Kroner, "0102031234,50"),
            (FieldKind::Date, "01-02-2003"),
            (FieldKind::Cvr, "12 34 56 74"),
        ] {
            assert_eq!(kind.flaw(typed, &[]), None, "{kind:?} {typed}");
        }
    }

    #[test]
    fn messages_say_what_to_write() {
        let da = Words::new(Lang::Da);
        assert_eq!(
            phone::MANY.message(&da),
            "Skriv 8 cifre, fx 63 52 50 00, eller + og landekode foran et udenlandsk nummer"
        );
        assert_eq!(email::NO_AT.message(&da), "Skriv adressen med @, fx navn@kommune.dk");
        assert!(CPR.message(&da).contains("Skriv ikke cpr-numre"));
        let en = Words::new(Lang::En);
        assert!(email::NEEDS_SMTPUTF8.message(&en).contains("before the @"));
    }
}
