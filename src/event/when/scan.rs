//! Splits text into words, numbers, blanks and signs; and knows the words for months, weekdays and times.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WhenToken {
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
pub(super) struct Digits {
    pub(super) value: u32,
    pub(super) digits: usize,
}

impl Digits {
    /// A day, a month, an hour or a minute: one or two digits.
    pub(super) fn short(self) -> Option<u32> {
        (self.digits <= 2).then_some(self.value)
    }

    /// A year; two digits mean this century.
    pub(super) fn year(self) -> i32 {
        let year = if self.digits == 2 { 2000 + self.value } else { self.value };
        i32::try_from(year).unwrap_or(i32::MAX)
    }

    pub(super) fn is_year(self) -> bool {
        matches!(self.digits, 2 | 4)
    }
}

pub(super) fn tokens(text: &str) -> Vec<WhenToken> {
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
        tokens.push(token);
        rest = &rest[end..];
    }
    tokens
}

fn run(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_such(c)).unwrap_or(text.len())
}

/// The tokens' text, close enough for a message.
pub(super) fn text(tokens: &[WhenToken]) -> String {
    let piece = |token: &WhenToken| match token {
        WhenToken::Word(word) => word.clone(),
        WhenToken::Number(number) => format!("{:01$}", number.value, number.digits),
        WhenToken::Space => " ".to_owned(),
        WhenToken::Sign(sign) => sign.to_string(),
    };
    tokens.iter().map(piece).collect()
}

pub(super) fn is_word(token: &WhenToken, word: &str) -> bool {
    matches!(token, WhenToken::Word(this) if this == word)
}

/// `kl. 10`, `klokken 10`, `at 10`, and the `T` of `2023-11-03T10:00`.
pub(super) fn is_clock_mark(word: &str) -> bool {
    matches!(word, "kl" | "klokken" | "at" | "t")
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
pub(super) fn month(word: &str) -> Option<u32> {
    place(&MONTHS, word)
}

/// The weekday that a word names; Monday is 1.
pub(super) fn weekday(word: &str) -> Option<u32> {
    place(&WEEKDAYS, word)
}

fn place(names: &[&[&str]], word: &str) -> Option<u32> {
    let index = names.iter().position(|spellings| spellings.contains(&word))?;
    u32::try_from(index + 1).ok()
}
