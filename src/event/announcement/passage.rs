//! Splits a pasted text into what is read one by one: lines put together where they were only wrapped, and sentences.

use crate::event::when::scan;

/// A sentence, or a line that is none; its blanks are single, and nothing in it steers a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) text: String,
    /// Whether it is a whole line.
    pub(super) is_line: bool,
}

/// The lines of a text as they were before a mail program wrapped them, cleaned, without the empty ones.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> =
        text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).map(cleaned).collect();
    let wrap = Wrap::of(&lines);
    let mut joined: Vec<String> = Vec::new();
    let mut before = "";
    for line in &lines {
        match joined.last_mut() {
            Some(last) if wrap.joins(before, line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => joined.push(line.clone()),
        }
        before = line;
    }
    joined
}

/// As much of a text as is at most so many bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let is_end = |end: &usize| text.is_char_boundary(*end);
    let end = (0..=most.min(text.len())).rev().find(is_end).unwrap_or(0);
    &text[..end]
}

/// A line without what frames it, with single blanks and plain hyphens, and without characters that nobody sees.
fn cleaned(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '*' => {}
            '\u{2010}' | '\u{2011}' | '\u{2212}' => out.push('-'),
            // Between the columns of a table a tab stands for the colon of a label.
            '\t' if is_label(&out) => out.push_str(": "),
            _ if c.is_whitespace() && (out.is_empty() || out.ends_with(' ')) => {}
            _ if c.is_whitespace() => out.push(' '),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out.trim_start_matches(['>', '•', '·', '-', '–', '#', '|', ' ', '▪', '●']).trim_end().to_owned()
}

/// Whether a line's beginning may be a label: a few words without a colon.
fn is_label(start: &str) -> bool {
    start.len() <= LABEL_MAX && start.ends_with(char::is_alphabetic) && !start.contains(':')
}

/// Upper bound on a label, in bytes.
const LABEL_MAX: usize = 30;

/// The column at which a mail program wrapped a text, if one did.
struct Wrap {
    cols: Option<usize>,
}

impl Wrap {
    /// Lines longer than this are as someone wrote them.
    const COLS_MAX: usize = 110;

    /// Shorter lines end where someone ended them.
    const COLS_MIN: usize = 35;

    /// Wrapped is a text many of whose lines had no room for the first word of the next.
    fn of(lines: &[String]) -> Self {
        let pairs: Vec<_> =
            lines.windows(2).filter(|pair| pair.iter().all(|line| !line.is_empty())).collect();
        let cols =
            lines.iter().filter(|line| !line.contains("://")).map(|line| cols(line)).max().unwrap_or(0);
        let full = pairs.iter().filter(|pair| has_no_room(&pair[0], &pair[1], cols)).count();
        let is_wrapped = cols <= Wrap::COLS_MAX && full >= 3 && full * 5 >= pairs.len() * 2;
        Wrap { cols: is_wrapped.then_some(cols) }
    }

    /// Whether a line goes on in the next one.
    fn joins(&self, line: &str, next: &str) -> bool {
        let goes_on = cols(line) >= Wrap::COLS_MIN
            && next.starts_with(char::is_lowercase)
            && !line.ends_with(['.', '!', '?', ':']);
        let is_full = || self.cols.is_some_and(|cols| has_no_room(line, next, cols));
        let is_text = |line: &str| line.contains(char::is_alphabetic);
        is_text(line) && is_text(next) && (goes_on || is_full())
    }
}

fn has_no_room(line: &str, next: &str, wrap: usize) -> bool {
    let first = next.split(' ').next().unwrap_or_default();
    cols(line) + 1 + cols(first) > wrap
}

fn cols(text: &str) -> usize {
    text.chars().count()
}

/// The sentences of the lines, in order.
pub(super) fn passages(lines: &[String]) -> Vec<Passage> {
    let mut passages = Vec::new();
    for line in lines {
        let mut start = 0;
        for end in ends(line) {
            passages.push(Passage { text: line[start..end].trim().to_owned(), is_line: false });
            start = end;
        }
        let is_line = start == 0;
        passages.push(Passage { text: line[start..].trim().to_owned(), is_line });
    }
    passages.retain(|passage| !passage.text.is_empty());
    passages
}

/// Where the sentences of a line end, but for its last.
fn ends(line: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut word_start = 0;
    for (at, c) in line.char_indices() {
        let after = &line[at + c.len_utf8()..];
        match c {
            ' ' => word_start = at + 1,
            '|' | '•' => ends.push(at + c.len_utf8()),
            '!' | '?' if after.starts_with(' ') => ends.push(at + 1),
            '.' if after.starts_with(' ') && is_end(&line[word_start..at], &after[1..]) => ends.push(at + 1),
            _ => {}
        }
    }
    ends
}

/// Whether the full stop between a word and what follows ends a sentence.
fn is_end(word: &str, next: &str) -> bool {
    let word = word.trim_start_matches(['(', '"', '”', '“', '»']).to_lowercase();
    let Some(first) = next.chars().next() else { return false };
    let is_ordinal = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_ascii_digit() {
        let is_year = next.bytes().take_while(u8::is_ascii_digit).count() == 4;
        let goes_on = is_ordinal || is_abbreviation(&word) || is_year && scan::month(&word).is_some();
        return !goes_on;
    }
    let is_before_month = || {
        let letters: String = next.chars().take_while(|c| c.is_alphabetic()).take(12).collect();
        scan::month(&letters.to_lowercase()).is_some()
    };
    let begins = first.is_uppercase() || matches!(first, '”' | '“' | '"' | '»' | '(' | '[');
    begins && !is_abbreviation(&word) && !(is_ordinal && is_before_month())
}

fn is_abbreviation(word: &str) -> bool {
    let known = [
        "kl", "den", "nr", "ca", "fx", "f.eks", "bl.a", "evt", "jf", "tlf", "st", "inkl", "ekskl", "dr",
        "hr", "fr", "mr", "mrs", "ms", "man", "tir", "tirs", "ons", "tor", "tors", "fre", "lør", "søn",
        "lok",
    ];
    let is_letter = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
    let is_initials = word.chars().rev().nth(1) == Some('.') && !matches!(word, "a.m" | "p.m");
    is_letter || is_initials || known.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        passages(&lines(text)).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn a_full_stop_of_a_date_or_an_abbreviation_ends_no_sentence() {
        assert_eq!(
            split("Mødet er d. 3. Juni kl. 10.30 i lok. 2. Tilmelding senest 24. maj. S.U. Anna"),
            ["Mødet er d. 3. Juni kl. 10.30 i lok. 2.", "Tilmelding senest 24. maj.", "S.U. Anna"]
        );
        assert_eq!(split("Kom! Hvad? ”Ja.” 3. 6. 2024"), ["Kom!", "Hvad?", "”Ja.” 3. 6. 2024"]);
    }

    #[test]
    fn wrapped_lines_are_put_together_and_others_stay() {
        let wrapped = "Vi holder informationsmøde den 7.\nnovember for alle interesserede\nKommuner og andre der har lyst til\nSøm. \
                       Linket sendes ud til alle de\nTilmeldte dagen inden mødet.\n\nKontakt\nSØM-Support";
        assert_eq!(lines(wrapped).len(), 3, "{:?}", lines(wrapped));
        assert_eq!(lines("Sted: Odense\r\nTid: kl. 10\r\n\r\nSlut"), ["Sted: Odense", "Tid: kl. 10", "Slut"]);
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(lines("> •\u{a0}Til\u{ad}mel\u{200b}ding:\t**3/6**\u{1b}  x"), ["Tilmelding: 3/6 x"]);
    }
}
