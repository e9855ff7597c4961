//! Small files in RON that people write by hand: `events.ron`, `config.ron`. What is wrong with one is told with its place
//! and in a sentence of the user's language; the parser's own words are English and for programmers.

pub(crate) mod brackets;
pub(crate) mod entries;
pub(crate) mod locate;
pub(crate) mod write;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::Deserialize;

use crate::say;
use crate::shown::printable;
use crate::words::Words;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RonFault {
    /// From 1, as is the column.
    line: usize,
    column: usize,
    kind: RonFaultKind,
}

/// What is wrong, as far as a person can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RonFaultKind {
    /// The file ends before all that was opened is closed.
    EndsEarly,
    /// A sign is missing: a comma, a colon, a bracket.
    NoSign(char),
    /// A bracket isn't closed before another one's end.
    Unclosed(char),
    /// A bracket is closed that isn't opened.
    Unopened(char),
    /// A comment isn't closed.
    UnclosedComment,
    /// A text lacks its closing quotation mark.
    UnclosedText,
    /// Something stands behind the end.
    TooMuch,
    /// A text should stand here.
    NotAText,
    /// A number should stand here.
    NotANumber,
    /// A truth value should stand here.
    NotYesOrNo,
    /// A list should stand here.
    NotAList,
    /// Fields in brackets should stand here.
    NotFields,
    /// The name of a field should stand here.
    NotAName,
    /// There is no such field.
    UnknownField(String),
    /// A field is missing.
    NoField(&'static str),
    /// A field stands there twice.
    DoubledField(&'static str),
    /// The value isn't of the field's kind.
    OtherKind,
    /// The rest.
    Other,
}

/// Reads a file's text.
///
/// # Errors
/// Where the text isn't the RON of a `T`.
pub(crate) fn parsed<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, RonFault> {
    let text = without_mark(text);
    options().from_str(text).map_err(|error| RonFault::of(text, &error))
}

/// How such files are read: `Some` need not be written.
pub(crate) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text without the mark of UTF-8 that some editors put before it.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The byte offset of the mistake behind a parse error, and what it is.
pub(crate) fn mistake(text: &str, error: &SpannedError) -> (usize, RonFaultKind) {
    let (at, kind) = locate::mistake(text, error);
    if let Some(kind) = kind {
        return (at, kind);
    }
    let kind = RonFaultKind::of(&error.code);
    // Whatever should come next, the file ends before it.
    let ends_early = kind.is_missing() && text[at..].trim().is_empty() && locate::opens_something(text);
    (at, if ends_early { RonFaultKind::EndsEarly } else { kind })
}

impl RonFault {
    fn of(text: &str, error: &SpannedError) -> Self {
        let (at, kind) = mistake(text, error);
        let (line, column) = locate::position(text, at);
        RonFault { line, column, kind }
    }

    /// The same in a file in which the text begins at `start`.
    fn within(self, start: (usize, usize)) -> Self {
        let (line, column) = locate::within((self.line, self.column), start);
        RonFault { line, column, ..self }
    }

    /// From 1.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// The message for the user: `linje 3, tegn 14: her mangler et komma`.
    pub(crate) fn say(&self, words: &Words) -> String {
        say!(words, "ron-fault", line = self.line, column = self.column, what = self.kind.say(words))
    }
}

impl RonFaultKind {
    fn of(error: &Error) -> Self {
        match error {
            Error::Eof => RonFaultKind::EndsEarly,
            Error::ExpectedComma => RonFaultKind::NoSign(','),
            Error::ExpectedMapColon => RonFaultKind::NoSign(':'),
            Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => RonFaultKind::NoSign(')'),
            Error::UnclosedBlockComment | Error::UnclosedLineComment => RonFaultKind::UnclosedComment,
            Error::ExpectedStringEnd => RonFaultKind::UnclosedText,
            Error::TrailingCharacters => RonFaultKind::TooMuch,
            Error::ExpectedString | Error::ExpectedByteString | Error::ExpectedChar => RonFaultKind::NotAText,
            Error::ExpectedInteger
            | Error::ExpectedFloat
            | Error::IntegerOutOfBounds
            | Error::InvalidIntegerDigit { .. } => RonFaultKind::NotANumber,
            Error::ExpectedBoolean => RonFaultKind::NotYesOrNo,
            Error::ExpectedArray => RonFaultKind::NotAList,
            Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedMap
            | Error::ExpectedUnit
            | Error::ExpectedStructName(_)
            | Error::ExpectedDifferentStructName { .. } => RonFaultKind::NotFields,
            Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => RonFaultKind::NotAName,
            Error::NoSuchStructField { found, .. } => RonFaultKind::UnknownField(printable(found)),
            Error::MissingStructField { field, .. } => RonFaultKind::NoField(field),
            Error::DuplicateStructField { field, .. } => RonFaultKind::DoubledField(field),
            Error::InvalidValueForType { .. } | Error::ExpectedDifferentLength { .. } => {
                RonFaultKind::OtherKind
            }
            _ => RonFaultKind::Other,
        }
    }

    /// Whether there is more to tell than that it can't be read.
    pub(crate) fn is_known(&self) -> bool {
        !matches!(self, RonFaultKind::Other)
    }

    /// Whether it is unknown where what stands behind it ends.
    pub(crate) fn ends_reading(&self) -> bool {
        matches!(
            self,
            RonFaultKind::EndsEarly
                | RonFaultKind::Unclosed(_)
                | RonFaultKind::UnclosedText
                | RonFaultKind::UnclosedComment
        )
    }

    /// Whether something should stand here that doesn't.
    fn is_missing(&self) -> bool {
        matches!(
            self,
            RonFaultKind::NoSign(_)
                | RonFaultKind::NotAText
                | RonFaultKind::NotANumber
                | RonFaultKind::NotYesOrNo
                | RonFaultKind::NotAList
                | RonFaultKind::NotFields
                | RonFaultKind::NotAName
        )
    }

    /// Never with what stands in the file but the name of a field: it may be a password.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            RonFaultKind::EndsEarly => say!(words, "ron-ends-early"),
            RonFaultKind::NoSign(',') => say!(words, "ron-no-comma"),
            RonFaultKind::NoSign(':') => say!(words, "ron-no-colon"),
            RonFaultKind::NoSign(sign) => say!(words, "ron-no-bracket", sign = sign.to_string()),
            RonFaultKind::Unclosed(bracket) => {
                say!(words, "ron-unclosed-bracket", sign = bracket.to_string())
            }
            RonFaultKind::Unopened(bracket) => {
                say!(words, "ron-unopened-bracket", sign = bracket.to_string())
            }
            RonFaultKind::UnclosedComment => say!(words, "ron-unclosed-comment"),
            RonFaultKind::UnclosedText => say!(words, "ron-unclosed-text"),
            RonFaultKind::TooMuch => say!(words, "ron-too-much"),
            RonFaultKind::NotAText => say!(words, "ron-not-a-text"),
            RonFaultKind::NotANumber => say!(words, "ron-not-a-number"),
            RonFaultKind::NotYesOrNo => say!(words, "ron-not-yes-or-no"),
            RonFaultKind::NotAList => say!(words, "ron-not-a-list"),
            RonFaultKind::NotFields => say!(words, "ron-not-fields"),
            RonFaultKind::NotAName => say!(words, "ron-not-a-name"),
            RonFaultKind::UnknownField(name) => say!(words, "ron-unknown-field", name = name.as_str()),
            RonFaultKind::NoField(name) => say!(words, "ron-no-field", name = *name),
            RonFaultKind::DoubledField(name) => say!(words, "ron-doubled-field", name = *name),
            RonFaultKind::OtherKind => say!(words, "ron-other-kind"),
            RonFaultKind::Other => say!(words, "ron-other"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::event::problem::EventProblem;
    use crate::event::read_events;
    use crate::words::Lang;

    fn told(text: &str, lang: Lang) -> String {
        match read_events(text) {
            Err(problem @ EventProblem::Syntax(_)) => problem.say(&Words::new(lang)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_place_in_the_users_language() {
        for (text, da) in [
            ("[(id: \"a\",\n title: (da: \"A\")) 2]", "linje 2, tegn 19: her mangler et komma"),
            (
                "[(id: \"a\", title: (da: \"A\"))]\nslut",
                "linje 2, tegn 1: her står noget efter, at indholdet er slut",
            ),
            (
                "[(id: \"a\", title: (da: \"A\"), startz: \"2024-06-01\")]",
                "linje 1, tegn 36: der er intet felt, der hedder ”startz”",
            ),
            ("[(id: \"a\")]", "linje 1, tegn 10: feltet ”title” mangler"),
            ("[(id: 5, title: (da: \"A\"))]", "linje 1, tegn 6: her skulle stå en tekst i anførselstegn"),
            ("(id: \"a\")", "linje 1, tegn 1: her skulle stå en liste i firkantede parenteser: [ … ]"),
            (
                "[(id: \"a\", title: (da: \"A\")",
                "linje 1, tegn 28: filen slutter for tidligt: noget er ikke lukket",
            ),
        ] {
            assert_eq!(told(text, Lang::Da), da);
        }
        let english = told("[(id: \"a\") 2]", Lang::En);
        assert!(english.starts_with("line 1, character "), "{english}");
    }

    /// One of each thing that a file can hold.
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    #[derive(Default)]
    struct Sample {
        text: String,
        number: u8,
        flag: bool,
        list: Vec<u8>,
        map: BTreeMap<String, u8>,
        pair: (u8, u8),
        inner: Option<Inner>,
        #[serde(deserialize_with = "refused")]
        own: (),
    }

    #[derive(Debug, serde::Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        needed: u8,
    }

    fn refused<'de, D: serde::Deserializer<'de>>(_: D) -> Result<(), D::Error> {
        Err(serde::de::Error::custom("not today"))
    }

    /// Line, column and what is wrong there.
    fn found(text: &str) -> (usize, usize, RonFaultKind) {
        let fault = parsed::<Sample>(text).expect_err(text);
        (fault.line(), fault.column, fault.kind)
    }

    #[test]
    fn each_kind_of_mistake_is_told_as_such_and_where_it_is() {
        use RonFaultKind::*;
        for (text, line, column, kind) in [
            ("(text: \"a\"", 1, 11, EndsEarly),
            ("(text: \"a\", // number: 1)", 1, 12, EndsEarly),
            ("(", 1, 2, EndsEarly),
            ("(text: \"a\" number: 1)", 1, 11, NoSign(',')),
            ("(text: \"a\"\n\n number: 1)", 1, 11, NoSign(',')),
            ("(list: [1 2])", 1, 10, NoSign(',')),
            ("(text \"a\")", 1, 6, NoSign(':')),
            ("(map: {\"a\" 1})", 1, 11, NoSign(':')),
            ("(pair: (1, 2, 3))", 1, 15, NoSign(')')),
            ("(inner: Some((needed: 1)]", 1, 25, NoSign(')')),
            ("(list: [1, 2)", 1, 8, Unclosed('[')),
            ("(map: {\"a\": 1)", 1, 7, Unclosed('{')),
            ("(list: [1, (2])", 1, 12, NotANumber),
            ("(pair: (1, [2)", 1, 12, NotANumber),
            ("(text: \"a\", /* number: 1)", 1, 13, UnclosedComment),
            ("(text: \"a, number: 1)", 1, 7, UnclosedText),
            ("(text: \"a,\n map: {\"b\": 1})", 1, 8, UnclosedText),
            ("(text: \"a\",\n number: 1)\n x", 3, 2, TooMuch),
            ("(text: 1)", 1, 7, NotAText),
            ("(text: )", 1, 7, NotAText),
            ("(number: \"1\")", 1, 9, NotANumber),
            ("(number: 300)", 1, 13, NotANumber),
            ("(number: 0b2)", 1, 9, NotANumber),
            ("(flag: 1)", 1, 7, NotYesOrNo),
            ("(list: 1)", 1, 7, NotAList),
            ("(list: (1))", 1, 7, NotAList),
            ("(map: 1)", 1, 6, NotFields),
            ("(inner: 1)", 1, 8, NotFields),
            ("(inner: Outer(needed: 1))", 1, 14, NotFields),
            ("[]", 1, 1, NotFields),
            ("", 1, 1, NotFields),
            ("intet", 1, 6, NotFields),
            ("(\"text\": 1)", 1, 2, NotAName),
            ("(text: \"a\", ; number: 1)", 1, 13, NotAName),
            ("(txet: \"a\")", 1, 6, UnknownField("txet".to_owned())),
            ("(inner: ())", 1, 10, NoField("needed")),
            ("(text: \"a\", text: \"b\")", 1, 17, DoubledField("text")),
            ("(pair: (1))", 1, 10, OtherKind),
            ("(own: 1)", 1, 6, Other),
            ("(text: \"\\q\")", 1, 7, Other),
        ] {
            assert_eq!(found(text), (line, column, kind), "{text}");
        }
    }

    #[test]
    fn each_kind_of_mistake_has_a_sentence_of_its_own() {
        use RonFaultKind::*;
        let words = Words::new(Lang::Da);
        let told = [
            EndsEarly,
            NoSign(','),
            NoSign(':'),
            NoSign(')'),
            Unclosed('('),
            Unopened(')'),
            UnclosedComment,
            UnclosedText,
            TooMuch,
            NotAText,
            NotANumber,
            NotYesOrNo,
            NotAList,
            NotFields,
            NotAName,
            UnknownField("txet".to_owned()),
            NoField("text"),
            DoubledField("text"),
            OtherKind,
        ];
        let sentences: BTreeSet<String> = told.iter().map(|kind| kind.say(&words)).collect();
        assert_eq!(sentences.len(), told.len());
        assert!(told.iter().all(RonFaultKind::is_known));
        assert!(!Other.is_known() && !sentences.contains(&Other.say(&words)));
    }

    #[test]
    fn no_mistake_is_told_in_the_parsers_words() {
        let words = Words::new(Lang::Da);
        for text in [
            "",
            "[",
            "[(",
            "[(id",
            "[(id:",
            "[(id:\"",
            "[(id: \"a\",, )]",
            "/*",
            "[{}]",
            "\u{1}",
            "[(id: r#\"a)]",
        ] {
            let fault = parsed::<Vec<crate::event::Bilingual>>(text).expect_err("it is none");
            let told = fault.say(&words);
            assert!(told.starts_with("linje 1, tegn "), "{text}: {told}");
        }
    }
}
