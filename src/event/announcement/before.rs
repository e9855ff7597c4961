//! Days told from the meeting: `dagen inden`, `to dage før`, `en uge før mødet`, `the day before`.

use crate::event::when::scan::{self, WhenToken, skip_space};

/// How many days before the meeting the text says here, and the tokens after it.
pub(super) fn days_before(tokens: &[WhenToken]) -> Option<(u32, &[WhenToken])> {
    let (count, rest) = match tokens {
        [WhenToken::Number(count), rest @ ..] => (count.short()?, skip_space(rest)),
        [WhenToken::Word(word), rest @ ..] => match number(word) {
            Some(count) => (count, skip_space(rest)),
            None => (1, tokens),
        },
        _ => return None,
    };
    let [WhenToken::Word(unit), rest @ ..] = rest else { return None };
    let days = match unit.as_str() {
        "dag" | "dage" | "dagen" | "day" | "days" => 1,
        "uge" | "uger" | "ugen" | "week" | "weeks" => 7,
        _ => return None,
    };
    let [before, after @ ..] = skip_space(rest) else { return None };
    let is_before = ["inden", "før", "forinden", "before"].iter().any(|word| scan::is_word(before, word));
    is_before.then_some((count * days, after))
}

fn number(word: &str) -> Option<u32> {
    Some(match word {
        "en" | "én" | "et" | "ét" | "a" | "one" | "the" => 1,
        "to" | "two" => 2,
        "tre" | "three" => 3,
        "fire" | "four" => 4,
        "fem" | "five" => 5,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_before_are_counted() {
        for (text, days) in [
            ("dagen inden", Some(1)),
            ("dagen før mødet", Some(1)),
            ("to dage før", Some(2)),
            ("3 dage inden", Some(3)),
            ("en uge forinden", Some(7)),
            ("the day before", Some(1)),
            ("2 weeks before", Some(14)),
            ("dagen efter", None),
            ("inden", None),
            ("3. dag", None),
        ] {
            assert_eq!(days_before(&scan::tokens(text)).map(|(days, _)| days), days, "{text}");
        }
    }
}
