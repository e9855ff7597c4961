//! Splits text into words, numbers, blanks and signs; and knows the words for months, weekdays and times.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::event) enum WhenToken {
    /// Letters, in lower case.
    Word(String),
    Number(Digits),
    /// One or more blanks.
    Space,
    /// Anything else.
    Sign(char),
}

/// A row of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) struct Digits {
    pub(in crate::event) value: u32,
    pub(in crate::event) digits: usize,
}

impl Digits {
    /// A day, a month, an hour or a minute: one or two digits.
    pub(in crate::event) fn short(self) -> Option<u32> {
        (self.digits <= 2).then_some(self.value)
    }

    /// A year; two digits mean this century.
    pub(in crate::event) fn year(self) -> i32 {
        let year = if self.digits == 2 { 2000 + self.value } else { self.value };
        i32::try_from(year).unwrap_or(i32::MAX)
    }

    pub(in crate::event) fn is_year(self) -> bool {
        matches!(self.digits, 2 | 4)
    }
}

pub(in crate::event) fn tokens(text: &str) -> Vec<WhenToken> {
    placed_tokens(text).into_iter().map(|(token, _)| token).collect()
}

/// The tokens, each with the byte at which it starts.
pub(in crate::event) fn placed_tokens(text: &str) -> Vec<(WhenToken, usize)> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, end) = if first.is_ascii_digit() {
            let digits = run(rest, |c| c.is_ascii_digit());
            // An overlong number is no date; its digit count shows it.
            let value = rest[..digits].parse().unwrap_or(u32::MAX);
            (WhenToken::Number(Digits { value, digits }), digits)
        } else if first.is_alphabetic() {
            let end = run(rest, char::is_alphabetic);
            (WhenToken::Word(rest[..end].to_lowercase()), end)
        } else if first.is_whitespace() {
            (WhenToken::Space, run(rest, char::is_whitespace))
        } else {
            (WhenToken::Sign(first), first.len_utf8())
        };
        tokens.push((token, text.len() - rest.len()));
        rest = &rest[end..];
    }
    tokens
}

fn run(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_such(c)).unwrap_or(text.len())
}

/// The tokens' text, close enough for a message.
pub(in crate::event) fn text(tokens: &[WhenToken]) -> String {
    let piece = |token: &WhenToken| match token {
        WhenToken::Word(word) => word.clone(),
        WhenToken::Number(number) => format!("{:01$}", number.value, number.digits),
        WhenToken::Space => " ".to_owned(),
        WhenToken::Sign(sign) => sign.to_string(),
    };
    tokens.iter().map(piece).collect()
}

pub(in crate::event) fn is_word(token: &WhenToken, word: &str) -> bool {
    matches!(token, WhenToken::Word(this) if this == word)
}

/// `kl. 10`, `klokken 10`, `at 10`, and the `T` of `2023-11-03T10:00`.
pub(in crate::event) fn is_clock_mark(word: &str) -> bool {
    matches!(word, "kl" | "klokken" | "at" | "t")
}

/// Skips the first token if it matches.
pub(in crate::event) fn skip(tokens: &[WhenToken], is_such: impl Fn(&WhenToken) -> bool) -> &[WhenToken] {
    match tokens {
        [first, rest @ ..] if is_such(first) => rest,
        _ => tokens,
    }
}

pub(in crate::event) fn skip_space(tokens: &[WhenToken]) -> &[WhenToken] {
    skip(tokens, |token| *token == WhenToken::Space)
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jan"],
    &["februar", "february", "feb", "febr"],
    &["marts", "march", "mar"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "man", "monday", "mon"],
    &["tirsdag", "tirs", "tir", "tuesday", "tue"],
    &["onsdag", "ons", "wednesday", "wed"],
    &["torsdag", "tors", "tor", "thursday", "thu"],
    &["fredag", "fre", "friday", "fri"],
    &["lørdag", "lør", "saturday", "sat"],
    &["søndag", "søn", "sunday", "sun"],
];

/// The month that a word names, 1 to 12.
pub(in crate::event) fn month(word: &str) -> Option<u32> {
    place(&MONTHS, word)
}

/// The month that a word names, or that is the only one to begin with it.
pub(in crate::event) fn month_begun(word: &str) -> Option<u32> {
    let begins = |names: &&[&str]| names.iter().any(|name| name.starts_with(word));
    let mut months = (1..).zip(&MONTHS).filter(|(_, names)| begins(names)).map(|(month, _)| month);
    month(word).or(months.next().filter(|_| months.next().is_none()))
}

/// Whether a word names a month in English and not in Danish.
pub(in crate::event) fn is_english_month(word: &str) -> bool {
    matches!(word, "january" | "february" | "march" | "may" | "june" | "july" | "october")
}

/// The weekday that a word names; Monday is 1.
pub(in crate::event) fn weekday(word: &str) -> Option<u32> {
    place(&WEEKDAYS, word)
}

fn place(names: &[&[&str]], word: &str) -> Option<u32> {
    let index = names.iter().position(|spellings| spellings.contains(&word))?;
    u32::try_from(index + 1).ok()
}
