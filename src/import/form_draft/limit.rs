//! How long an answer may be, in the words of a form: `max ½ A4-side`, `højst 1.000 tegn inkl. mellemrum`.

use std::iter::zip;

/// A limit that was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundLimit {
    pub(super) unit: LimitUnit,
    /// So many of the unit.
    pub(super) most: f64,
    /// The form's own word for what is counted.
    pub(super) counted: Option<&'static str>,
    /// Whether the unit is not the form's own, but worked out.
    pub(super) is_guess: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LimitUnit {
    Pages,
    Lines,
    Words,
    Characters,
    CharactersWithoutBlanks,
}

impl FoundLimit {
    /// The limit as a form's data has it.
    pub(super) fn ron(&self) -> String {
        match self.unit {
            LimitUnit::Pages if is(self.most, 0.25) => "Quarter".to_owned(),
            LimitUnit::Pages if is(self.most, 0.5) => "Half".to_owned(),
            unit => format!("{unit:?}({})", self.most),
        }
    }

    /// Whether only running text is measured so.
    pub(super) fn is_of_prose(&self) -> bool {
        match self.unit {
            LimitUnit::Pages | LimitUnit::Lines => true,
            LimitUnit::Words => self.most >= PROSE_WORDS,
            LimitUnit::Characters | LimitUnit::CharactersWithoutBlanks => self.most >= PROSE_CHARACTERS,
        }
    }
}

fn is(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

/// So many words or characters are running text.
const PROSE_WORDS: f64 = 50.0;
const PROSE_CHARACTERS: f64 = 250.0;
/// Characters of a *normalside*.
const NORMAL_PAGE: f64 = 2_400.0;
/// A smaller part of a page has no room for a line.
const LEAST: f64 = 0.1;
/// The largest figure that is a limit: of pages, and of what is counted.
const MOST_PAGES: f64 = 100.0;
const MOST_COUNTED: f64 = 1_000_000.0;
/// A text this short, in bytes, is a limit without a word that says so: `1000 tegn`.
const SHORT: usize = 40;
/// How words begin that make a figure a limit.
const LIMITING: [&str; 14] = [
    "max",
    "maks",
    "højst",
    "højest",
    "omfang",
    "overstige",
    "overskride",
    "fylde",
    "op",
    "begræns",
    "længde",
    "længere",
    "ikke",
    "cirka",
];

/// The first limit that a text sets.
pub(super) fn limit_in(text: &str) -> Option<FoundLimit> {
    let lower = text.to_lowercase().replace(['\u{a0}', '\u{2009}', '\u{202f}', '(', ')', '–'], " ");
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | '"' | '”' | '!' | '?')))
        .collect();
    let is_limiting = text.len() <= SHORT
        || text.contains('(')
        || words.iter().any(|word| LIMITING.iter().any(|limiting| word.starts_with(limiting)));
    let mut found = words.iter().enumerate().filter_map(|(at, word)| {
        let (unit, factor, counted) = unit_of(word)?;
        let most = number_before(&words[..at])? * factor;
        let unit = if unit == LimitUnit::Characters && is_without_blanks(&words[at..]) {
            LimitUnit::CharactersWithoutBlanks
        } else {
            unit
        };
        let largest = if unit == LimitUnit::Pages { MOST_PAGES } else { MOST_COUNTED };
        let is_whole = unit == LimitUnit::Pages || is(most.fract(), 0.0);
        let is_guess = factor > 1.0;
        (most >= LEAST && most <= largest && is_whole).then_some(FoundLimit { unit, most, counted, is_guess })
    });
    found.next().filter(|_| is_limiting)
}

/// The unit that a word names, how many of it that is, and the word itself where the form's reader is to see it.
fn unit_of(word: &str) -> Option<(LimitUnit, f64, Option<&'static str>)> {
    Some(match word {
        "side" | "sider" | "a4-side" | "a4-sider" | "a4side" | "a4sider" | "halvside" => {
            (LimitUnit::Pages, 1.0, None)
        }
        "normalside" | "normalsider" => (LimitUnit::Characters, NORMAL_PAGE, None),
        "tegn" => (LimitUnit::Characters, 1.0, None),
        "anslag" | "tegn/anslag" => (LimitUnit::Characters, 1.0, Some("anslag")),
        "ord" => (LimitUnit::Words, 1.0, None),
        "linje" | "linjer" | "linier" => (LimitUnit::Lines, 1.0, None),
        _ => return None,
    })
}

/// Whether the words after a number of characters leave out the blanks.
fn is_without_blanks(after: &[&str]) -> bool {
    let pairs = zip(after, after.iter().skip(1)).take(4);
    let is_out = |word: &str| ["uden", "ekskl", "eksklusive", "excl", "exclusive", "eks"].contains(&word);
    pairs.into_iter().any(|(word, next)| is_out(word) && next.starts_with("mellemrum"))
}

/// The number that a text ends with, in figures or in words.
fn number_before(words: &[&str]) -> Option<f64> {
    let mut words = words;
    while let [rest @ .., "a4" | "hele" | "maskinskrevne" | "skrevne" | "trykte"] = words {
        words = rest;
    }
    match words {
        [.., "en" | "én", "halv"] | [.., "halv" | "halve"] => Some(0.5),
        [.., "kvart"] => Some(0.25),
        [.., whole, part @ ("1/2" | "½" | "1/4" | "¼")] if figure(whole).is_some() => {
            Some(figure(whole)? + figure(part)?)
        }
        // A thousand with a blank.
        [.., thousands, units] if is_figures(units, 3) && (1..=3).any(|n| is_figures(thousands, n)) => {
            figure(&format!("{thousands}{units}"))
        }
        [.., last] => figure(last),
        [] => None,
    }
}

fn is_figures(word: &str, many: usize) -> bool {
    word.len() == many && word.bytes().all(|b| b.is_ascii_digit())
}

fn figure(word: &str) -> Option<f64> {
    // Of a range, the upper end.
    let word = word.rsplit('-').next()?;
    let parts = [('½', 0.5), ('¼', 0.25), ('¾', 0.75)];
    if let Some((before, part)) =
        parts.iter().find_map(|(sign, part)| Some((word.strip_suffix(*sign)?, part)))
    {
        return if before.is_empty() { Some(*part) } else { Some(before.parse::<f64>().ok()? + part) };
    }
    Some(match word {
        "1/2" => 0.5,
        "1/4" => 0.25,
        "en" | "et" | "én" | "ét" => 1.0,
        "halvanden" => 1.5,
        "to" => 2.0,
        "tre" => 3.0,
        "fire" => 4.0,
        "fem" => 5.0,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => danish_number(word)?,
        _ => return None,
    })
}

/// A number as Danes write it: `1.000`, `1,5`.
fn danish_number(word: &str) -> Option<f64> {
    let (whole, part) = word.split_once(',').unwrap_or((word, "0"));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    if groups.clone().any(|group| !is_figures(group, 3)) {
        return None;
    }
    let whole: String = std::iter::once(first).chain(groups).collect();
    let is_number =
        |text: &str| !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    if is_number(&whole) && is_number(part) { format!("{whole}.{part}").parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_found_in_the_words_of_forms() {
        for (text, ron) in [
            ("Beskrivelsen må have et omfang svarende til max ½ A4-side.", "Half"),
            ("Beskrivelsen må have et omfang svarende til max ¼ A4-side.", "Quarter"),
            ("Højst en halv side", "Half"),
            ("Maks. 1/2 A4 side", "Half"),
            ("Teksten må højst fylde 1 A4-side.", "Pages(1)"),
            ("max. 2 sider", "Pages(2)"),
            ("Maksimalt 1½ side", "Pages(1.5)"),
            ("Maksimalt 1 ½ side", "Pages(1.5)"),
            ("højst halvanden side", "Pages(1.5)"),
            ("Omfang: 3-5 sider", "Pages(5)"),
            ("højst to A4-sider", "Pages(2)"),
            ("højst 1.000 tegn", "Characters(1000)"),
            ("(Max 1 000 tegn inkl. mellemrum)", "Characters(1000)"),
            ("Svaret må ikke overstige 2000 tegn ekskl. mellemrum.", "CharactersWithoutBlanks(2000)"),
            ("højst 500 tegn uden mellemrum", "CharactersWithoutBlanks(500)"),
            ("Resumé (maks. 2.400 anslag)", "Characters(2400)"),
            ("max 300 ord", "Words(300)"),
            ("højst 40 linjer", "Lines(40)"),
            ("Højst 2 normalsider", "Characters(4800)"),
            ("1000 tegn", "Characters(1000)"),
        ] {
            assert_eq!(limit_in(text).map(|limit| limit.ron()).as_deref(), Some(ron), "{text}");
        }
        assert_eq!(limit_in("max 1200 anslag").and_then(|limit| limit.counted), Some("anslag"));
        assert_eq!(limit_in("max 1200 tegn").and_then(|limit| limit.counted), None);
    }

    #[test]
    fn other_figures_are_no_limits() {
        for text in [
            "Se vejledningen side 3",
            "Beskriv med egne ord, hvad projektet går ud på, og hvem der deltager",
            "Vedlæg de 2 sider af regnskabet, som revisor har underskrevet i det forløbne år",
            "max 0 tegn",
            "max 99999999999999999999 tegn",
            "højst 1,5 tegn",
            "højst 1.0000 tegn",
            "højst 500 sider",
            "",
        ] {
            assert_eq!(limit_in(text), None, "{text}");
        }
    }
}
