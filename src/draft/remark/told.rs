//! Remarks in sentences, for screen and command line; safe to show. No file, no clock, no terminal.

use chrono::{DateTime, Utc};

use super::{LONGEST_REMARK, MOST_REMARKS, Remark, RemarkPlace, RemarkRefusal};
use crate::words::size::kilobytes;
use crate::words::{Words, date};
use crate::{say, shown};

/// So many characters of the quoted words are shown.
const MOST_QUOTED: usize = 60;

/// `2 åbne bemærkninger`.
pub(crate) fn open_count(n: usize, words: &Words) -> String {
    say!(words, "remark-open-count", n = n)
}

impl Remark {
    /// Who made it, when, and about what: `Jonas, i går kl. 10.30, om ”tallene”`.
    pub(crate) fn head(&self, answer: &str, now: DateTime<Utc>, words: &Words) -> String {
        let by = self.author(words);
        let (time, about) = (date::stamp(words, self.at, now), self.about(answer, words));
        say!(words, "remark-head", by = by, time = time, about = about)
    }

    /// Who made it.
    pub(crate) fn author(&self, words: &Words) -> String {
        match self.by.trim() {
            "" => say!(words, "remark-by-nobody"),
            by => shown::in_one_line(by),
        }
    }

    /// What it is about, and whether these words still stand.
    pub(crate) fn about(&self, answer: &str, words: &Words) -> String {
        match self.place_in(answer) {
            RemarkPlace::Answer => say!(words, "remark-on-answer"),
            RemarkPlace::Words(_) => say!(words, "remark-on-words", quote = self.quoted()),
            RemarkPlace::Gone => say!(words, "remark-on-gone", quote = self.quoted()),
        }
    }

    /// The words that it is about, or the first and the last of many.
    fn quoted(&self) -> String {
        let quote = shown::in_one_line(&self.quote);
        let characters: Vec<char> = quote.chars().collect();
        if characters.len() <= MOST_QUOTED {
            return quote;
        }
        let text = |characters: &[char]| characters.iter().collect::<String>();
        let (first, last) =
            (&characters[..MOST_QUOTED / 2], &characters[characters.len() - MOST_QUOTED / 3..]);
        format!("{} … {}", text(first).trim_end(), text(last).trim_start())
    }

    /// Whether it is open, in a word.
    pub(crate) fn state(&self, words: &Words) -> String {
        if self.is_settled { say!(words, "remark-settled") } else { say!(words, "remark-open") }
    }
}

impl RemarkRefusal {
    /// Why the draft takes no such remark, and what to do.
    pub(crate) fn text(self, words: &Words) -> String {
        match self {
            RemarkRefusal::Blank => say!(words, "remark-refused-blank"),
            RemarkRefusal::TooLong => {
                say!(words, "remark-refused-long", size = kilobytes(words, LONGEST_REMARK))
            }
            RemarkRefusal::TooMany => say!(words, "remark-refused-many", most = MOST_REMARKS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FieldId;
    use crate::words::Lang;

    fn head(quote: &str, by: &str, answer: &str) -> String {
        let at = "2023-10-30T09:30:00Z".parse().expect("an instant");
        let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
        let mut remark = Remark::new(&FieldId::new("motivation"), ("", 0), "", at, "Hvem?");
        (remark.quote, remark.by) = (quote.to_owned(), by.to_owned());
        remark.head(answer, now, &Words::new(Lang::Da))
    }

    #[test]
    fn who_says_what_of_which_words_is_told_safely() {
        assert_eq!(head("", "Jonas", "tal"), "Jonas, i går kl. 10.30, om hele svaret");
        assert_eq!(
            head("tal\u{1b}[2J", "Jo\u{1b}nas\nB", "tal\u{1b}[2J"),
            "Jo␛nas B, i går kl. 10.30, om ”tal␛[2J”"
        );
        assert_eq!(head("tal", " ", "ord"), "Ukendt, i går kl. 10.30, om ord, der er ændret siden: ”tal”");
        let long = "åben ".repeat(30);
        assert!(
            head(&long, "Jonas", &long).ends_with("om ”åben åben åben åben åben åben … åben åben åben åben”")
        );
    }

    #[test]
    fn open_ones_are_counted() {
        let words = Words::new(Lang::Da);
        assert_eq!([1, 2].map(|n| open_count(n, &words)), ["1 åben bemærkning", "2 åbne bemærkninger"]);
    }
}
