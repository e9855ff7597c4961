//! What an announcement is called: its own first line.

use crate::event::when::scan::{self, WhenToken};

/// Upper bound on a title's length, in characters.
const CHARS_MAX: usize = 150;

/// Lines of a mail's head and greeting are looked for only so far down.
const HEAD_LINES: usize = 12;

/// The title: the subject of a mail, or the first line that is no greeting and no date.
pub(super) fn title(lines: &[String]) -> String {
    let head = &lines[..lines.len().min(HEAD_LINES)];
    let subject = head.iter().find_map(|line| after_label(line, &["emne", "subject", "titel", "title"]));
    let first = || head.iter().find(|line| is_title(line)).map(String::as_str);
    shortened(subject.or_else(first).unwrap_or_default())
}

fn after_label<'l>(line: &'l str, labels: &[&str]) -> Option<&'l str> {
    let (label, rest) = line.split_once(':')?;
    let is_label = labels.contains(&label.trim().to_lowercase().as_str());
    Some(rest.trim()).filter(|rest| is_label && !rest.is_empty())
}

fn is_title(line: &str) -> bool {
    let is_head = after_label(line, &["fra", "til", "cc", "sendt", "from", "to", "sent", "date"]).is_some();
    let first = line.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let is_greeting = ["hej", "kære", "dear", "hi", "hello", "godmorgen", "goddag"].contains(&first.as_str());
    let is_date = line.chars().filter(|c| c.is_alphabetic()).count() < 3;
    !is_head && !is_greeting && !is_date
}

/// A title that goes on in the text, since the text is all in one line, ends before its date or with its sentence.
fn shortened(text: &str) -> String {
    if text.chars().count() <= CHARS_MAX {
        return text.to_owned();
    }
    let start = &text[..text.char_indices().nth(4 * CHARS_MAX).map_or(text.len(), |(at, _)| at)];
    let ends = [date_start(start), sentence_end(start), label_start(start)];
    let end = ends.into_iter().flatten().filter(|end| *end > 0).min().unwrap_or(start.len());
    let cut = start[..end].trim_end();
    if cut.chars().count() <= CHARS_MAX {
        return cut.trim_end_matches([',', ':', '-', '–']).trim_end().to_owned();
    }
    let most = cut.char_indices().nth(CHARS_MAX - 1).map_or(cut.len(), |(at, _)| at);
    let most = cut[..most].rfind(' ').unwrap_or(most);
    format!("{} …", cut[..most].trim_end())
}

/// Where the first date of figures stands: `20-09-2023`.
fn date_start(text: &str) -> Option<usize> {
    let tokens = scan::placed_tokens(text);
    let is_date = |window: &[(WhenToken, usize)]| {
        let is_number = |at: usize| matches!(window[at].0, WhenToken::Number(_));
        let is_sign = |at: usize| matches!(window[at].0, WhenToken::Sign('-' | '.' | '/'));
        is_number(0) && is_sign(1) && is_number(2) && window[3].0 == window[1].0 && is_number(4)
    };
    tokens.windows(5).find(|window| is_date(window)).map(|window| window[0].1)
}

fn sentence_end(text: &str) -> Option<usize> {
    let lines = [text.to_owned()];
    super::passage::passages(&lines).first().map(|passage| passage.text.trim_end_matches('.').len())
}

/// Where the first word stands that has a colon behind it: `Tid:`.
fn label_start(text: &str) -> Option<usize> {
    let colon = text.find(": ")?;
    text[..colon].rfind(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> String {
        title(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn it_is_the_first_line_that_is_no_greeting_and_no_date() {
        assert_eq!(of(&["Informationsmøde", "20-09-2023"]), "Informationsmøde");
        assert_eq!(of(&["20-09-2023", "Kære alle", "Kom til møde"]), "Kom til møde");
        assert_eq!(of(&["Fra: Anna", "Sendt: i går", "Emne: Temadag", "Hej"]), "Temadag");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn in_a_text_of_one_line_it_ends_where_the_text_begins() {
        let more = "ord ".repeat(60);
        for end in ["20-09-2023 Vi", "20.09.2023 kl. 10.30-12.30", ". Vi holder", "Tid: mandag"] {
            assert_eq!(of(&[&format!("Møde om SØM {end} {more}")]).trim_end(), "Møde om SØM", "{end}");
        }
        let long = of(&[&more]);
        assert!(long.ends_with("ord …") && long.chars().count() <= CHARS_MAX + 1, "{long}");
    }
}
