//! Mistakes that people make in writing a form, each told with what to write instead: RON's own words for them say what the
//! parser expected, which seldom helps.

use super::outline::Outline;
use crate::ron_file::RonFaultKind;
use crate::ron_file::locate::{RonToken, TokenKind, tokens};
use crate::suggest::nearest;
use crate::words::Words;
use crate::{say, shown};

/// A mistake, with what it is about as that stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A name in quotation marks: `kind: "Text"`.
    QuotedName(String),
    /// A text where a condition should stand: `shown_if: "dato"`.
    QuotedCondition(String),
    /// `Is("dato")`: of other than two parts.
    IsOfTwo(String),
    /// A number with full stops between thousands; here without them.
    Thousands(String),
    /// Quotation marks of a word processor.
    CurlyQuotes,
    /// A quotation mark ends a text that goes on behind it.
    QuoteInText,
    /// A part that is to say that a field must be filled in.
    Required(String),
}

/// The words for a part that fields don't have, since they must be filled in anyway.
const REQUIRED: [&str; 6] = ["required", "mandatory", "obligatorisk", "påkrævet", "paakraevet", "krævet"];

/// What people call a name, in small letters, and the name.
const SYNONYMS: &[(&str, &str)] = &[
    ("antal", "Number"),
    ("beløb", "Kroner"),
    ("bilag", "File"),
    ("bool", "YesNo"),
    ("dato", "Date"),
    ("felter", "fields"),
    ("fil", "File"),
    ("grupper", "groups"),
    ("hjælp", "guidance"),
    ("integer", "Number"),
    ("janej", "YesNo"),
    ("linjer", "Lines"),
    ("name", "label"),
    ("navn", "label"),
    ("ord", "Words"),
    ("overskrift", "heading"),
    ("sider", "Pages"),
    ("string", "Text"),
    ("svar", "options"),
    ("tal", "Number"),
    ("tegn", "Characters"),
    ("tekst", "Text"),
    ("tekst", "text"),
    ("telefon", "Phone"),
    ("type", "kind"),
    ("valg", "Choice"),
    ("valgfri", "optional"),
    ("valgmuligheder", "options"),
    ("vejledning", "guidance"),
];

/// Which of the names that can stand here was probably meant.
pub(super) fn meant(found: &str, expected: &[&'static str]) -> Option<&'static str> {
    let folded = found.to_lowercase();
    let is_it = |name: &&(&str, &'static str)| name.0 == folded && expected.contains(&name.1);
    let synonym = SYNONYMS.iter().find(is_it).map(|(_, name)| *name);
    synonym.or_else(|| nearest(found, expected.iter().copied()))
}

impl Slip {
    /// Whether a part of this name is to say that a field must be filled in.
    pub(super) fn is_required(found: &str, expected: &[&str]) -> bool {
        expected.contains(&"optional") && REQUIRED.contains(&found.to_lowercase().as_str())
    }

    /// The mistake at this byte that RON has another word for.
    pub(super) fn of(at: usize, kind: &RonFaultKind, outline: &Outline) -> Option<Self> {
        let source = outline.source;
        let (here, next) = from(source, at);
        let here = here?;
        let written = &source[here.start..here.end];
        match kind {
            RonFaultKind::NotAName => {
                let text = written.strip_prefix('"')?.strip_suffix('"')?;
                if outline.is_within(here.start, "shown_if") {
                    return Some(Slip::QuotedCondition(text.to_owned()));
                }
                is_name(text).then(|| Slip::QuotedName(text.to_owned()))
            }
            RonFaultKind::OtherKind | RonFaultKind::NoSign(')') if outline.name_before(at) == Some("Is") => {
                let field = source[..at].rsplit_once("Is(").map_or("", |(_, parts)| parts);
                Some(Slip::IsOfTwo(field.split('"').nth(1).unwrap_or_default().to_owned()))
            }
            RonFaultKind::UnclosedText => {
                written.lines().next()?.contains(is_curly).then_some(Slip::CurlyQuotes)
            }
            _ if written.starts_with(is_curly) => Some(Slip::CurlyQuotes),
            RonFaultKind::NoSign(',') if goes_on(source, at, &here, next.as_ref()) => Some(Slip::QuoteInText),
            _ => without_thousands(written).map(Slip::Thousands),
        }
    }

    /// The source as it was probably meant, just as long, so that the rest of the part is read as well.
    pub(super) fn mended(&self, source: &str, at: usize) -> Option<String> {
        let (here, _) = from(source, at);
        let RonToken { start, end, .. } = here?;
        let other = match self {
            Slip::QuotedName(name) => format!(" {name} "),
            Slip::Thousands(number) => format!("{number:<0$}", end - start),
            Slip::CurlyQuotes if source[start..].starts_with(is_curly) => {
                let end = source[start..].find('\n').map_or(source.len(), |end| start + end);
                return Some(format!(
                    "{}{}{}",
                    &source[..start],
                    straight(&source[start..end]),
                    &source[end..]
                ));
            }
            _ => return None,
        };
        Some(format!("{}{other}{}", &source[..start], &source[end..]))
    }

    pub(super) fn say(&self, words: &Words) -> String {
        let is = |field: &str| format!("Is(\"{}\", \"Ja\")", brief(field));
        match self {
            Slip::QuotedName(name) => say!(words, "forms-quoted-name", name = brief(name)),
            Slip::QuotedCondition(field) => {
                let answered = format!("Answered(\"{}\")", brief(field));
                say!(words, "forms-quoted-condition", is = is(field), answered = answered)
            }
            Slip::IsOfTwo(field) => say!(words, "forms-is-of-two", is = is(field)),
            Slip::Thousands(number) => say!(words, "forms-thousands", number = brief(number)),
            Slip::CurlyQuotes => say!(words, "forms-curly-quotes"),
            Slip::QuoteInText => say!(words, "forms-quote-in-text"),
            Slip::Required(name) => say!(words, "forms-required", name = brief(name)),
        }
    }
}

/// The first characters of what stands in a form.
pub(super) fn brief(text: &str) -> String {
    shown::in_one_line(text).chars().take(40).collect()
}

/// What stands at this byte or behind it, and what comes next.
fn from(source: &str, at: usize) -> (Option<RonToken>, Option<RonToken>) {
    let mut tokens = tokens(source).filter(|token| token.kind != TokenKind::Comment && token.end > at);
    (tokens.next(), tokens.next())
}

/// A double quotation mark of a word processor. Each has three bytes.
fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„')
}

/// A line in which texts that a curly quotation mark begins stand between straight ones.
fn straight(line: &str) -> String {
    let mut end = None;
    let mended = line.chars().map(|c| match end {
        None if is_curly(c) => {
            end = Some(true);
            "  \"".to_owned()
        }
        None if c == '"' => {
            end = Some(false);
            c.to_string()
        }
        Some(true) if is_curly(c) => {
            end = None;
            "\"  ".to_owned()
        }
        Some(_) if c == '"' => {
            end = None;
            c.to_string()
        }
        _ => c.to_string(),
    });
    mended.collect()
}

/// Whether a text that ends at this byte was meant to go on: in its line comes a word that is no key, or another text at
/// once.
fn goes_on(source: &str, at: usize, here: &RonToken, next: Option<&RonToken>) -> bool {
    let is_behind_text = source[..at].ends_with('"') && !source[at..here.start].contains('\n');
    let is_key = next.is_some_and(|next| next.kind == TokenKind::Mark(':'));
    is_behind_text
        && match here.kind {
            TokenKind::Word => !is_key,
            TokenKind::Text => here.start == at,
            TokenKind::Mark(mark) => !"()[]{},:".contains(mark),
            _ => false,
        }
}

/// Whether it may be a name, with what it holds in brackets: `Text`, `Words(300)`.
fn is_name(text: &str) -> bool {
    let (name, held) = text.split_once('(').unwrap_or((text, ")"));
    name.starts_with(char::is_alphabetic) && name.chars().all(char::is_alphanumeric) && held.ends_with(')')
}

/// The number without the full stops between its thousands; `None` where it has none.
fn without_thousands(written: &str) -> Option<String> {
    let mut groups = written.split('.');
    let is_of = |group: &str, sizes: std::ops::RangeInclusive<usize>| {
        sizes.contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit())
    };
    let is_number = is_of(groups.next()?, 1..=3) && groups.all(|group| is_of(group, 3..=3));
    (is_number && written.contains('.')).then(|| written.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_what_people_call_it_where_it_can_stand() {
        let kinds = ["Text", "Phone", "Date", "Number", "Kroner", "YesNo", "Choice", "File"];
        for (found, name) in [
            ("Telefon", "Phone"),
            ("dato", "Date"),
            ("Tal", "Number"),
            ("Beløb", "Kroner"),
            ("Tekst", "Text"),
            ("JaNej", "YesNo"),
            ("Valg", "Choice"),
            ("Fil", "File"),
            ("Bool", "YesNo"),
            ("String", "Text"),
            ("Phnoe", "Phone"),
        ] {
            assert_eq!(meant(found, &kinds), Some(name), "{found}");
        }
        assert_eq!(meant("Fax", &kinds), None);
        assert_eq!(meant("tekst", &["id", "text", "short"]), Some("text"));
        assert_eq!(meant("valgfri", &["id", "optional"]), Some("optional"));
    }

    #[test]
    fn only_thousands_are_written_without_full_stops() {
        assert_eq!(without_thousands("1.000").as_deref(), Some("1000"));
        assert_eq!(without_thousands("12.345.678").as_deref(), Some("12345678"));
        for other in ["1000", "1.5", "1.0000", ".000", "a.000", "1.00a", ""] {
            assert_eq!(without_thousands(other), None, "{other}");
        }
    }

    #[test]
    fn curly_quotation_marks_are_made_straight_where_they_begin_a_text() {
        assert_eq!(straight("”a”, ”b”),"), "  \"a\"  ,   \"b\"  ),");
        assert_eq!(straight("„a“, b: \"c ”d”\""), "  \"a\"  , b: \"c ”d”\"");
        assert_eq!(straight("“a\", b"), "  \"a\", b");
    }
}
