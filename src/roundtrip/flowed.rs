//! A long answer as the lines of its page, and back. A line that ends in a blank goes on in the next one, as in a mail
//! (RFC 3676, `format=flowed`); a paragraph's last line has none. A line that was broken at no blank goes on where it and
//! the next, put together, break at that very place.

use std::ops::Range;

use crate::page::{self, PageLayout};

/// Ends a line that seems to go on by the page's breaks, but doesn't.
const END: char = '\t';

/// Allows a break and takes no room.
const ZERO_WIDTH_SPACE: &str = "\u{200b}";

/// Blanks that hang past the margin.
const BLANKS: [char; 2] = [' ', '\t'];

/// The lines of the page that a text fills. Two lines are joined in the rare case that they could be taken for two
/// paragraphs.
pub(crate) fn lines(text: &str, layout: &PageLayout) -> Vec<String> {
    let paragraphs: Vec<Vec<&str>> =
        text.split('\n').map(|line| broken(line.trim_end_matches(BLANKS), layout)).collect();
    let mut lines = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        lines.extend(paragraph.iter().map(|&line| line.to_owned()));
        let (Some(last), Some(next)) = (paragraph.last(), paragraphs.get(index + 1)) else { continue };
        let is_item = continues_item(paragraph[0], paragraph.len() - 1);
        if goes_on(is_item, last, next[0], layout) {
            lines.last_mut().expect("the paragraph's").push(END);
        }
    }
    lines
}

/// The lines of a paragraph; at least one.
fn broken<'t>(paragraph: &'t str, layout: &PageLayout) -> Vec<&'t str> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for next in page::measure_paragraph(paragraph, layout) {
        let count = lines.len();
        match lines.last_mut() {
            Some(last) => {
                let line = &paragraph[last.clone()];
                let is_item = continues_item(paragraph, count - 1);
                if line.ends_with(' ') || goes_on(is_item, line, &paragraph[next.clone()], layout) {
                    lines.push(next);
                } else {
                    last.end = next.end;
                }
            }
            None => lines.push(next),
        }
    }
    lines.into_iter().map(|line| &paragraph[line]).collect()
}

/// The text that was broken into these lines. Where `is_flowed`, trailing blanks tell which of them go on; else the
/// blanks were lost, and the page's breaks must tell that too.
pub(crate) fn text<'t>(lines: impl Iterator<Item = &'t str>, is_flowed: bool, layout: &PageLayout) -> String {
    let mut text = String::new();
    // The start of the last paragraph, its last line, and how many lines it has before that one.
    let (mut paragraph, mut last, mut before) = (0, "", 0);
    for (index, line) in lines.enumerate() {
        let is_item = continues_item(&text[paragraph..], before);
        let join = if index == 0 { Some("") } else { join(is_item, last, line, is_flowed, layout) };
        if let Some(blank) = join {
            text.push_str(blank);
            before += usize::from(index > 0);
        } else {
            text.push('\n');
            (paragraph, before) = (text.len(), 0);
        }
        last = line;
        text.push_str(line.trim_end_matches(END));
    }
    text
}

/// The text to join two lines with; none where the second begins a paragraph.
fn join(is_item: bool, line: &str, next: &str, is_flowed: bool, layout: &PageLayout) -> Option<&'static str> {
    if line.ends_with(' ') {
        return Some("");
    }
    if line.ends_with(END) {
        return None;
    }
    if is_flowed {
        return goes_on(is_item, line, next, layout).then_some("");
    }
    if page::list_item(next).is_some() || line.trim().is_empty() || next.trim().is_empty() {
        return None;
    }
    // ”Social- og” has its blank, ”social-psykiatri” has none.
    let is_pair = line.ends_with('-') && ["og ", "eller ", "samt "].iter().any(|word| next.starts_with(word));
    let blanks = if is_pair { [" ", ""] } else { ["", " "] };
    blanks.into_iter().find(|blank| goes_on(is_item, &format!("{line}{blank}"), next, layout))
}

/// Whether a line with `before` lines of its paragraph before it continues a list item, and so is indented.
fn continues_item(paragraph: &str, before: usize) -> bool {
    before > 0 && page::list_item(paragraph).is_some()
}

/// Whether two lines, put together, are broken between each other again.
fn goes_on(is_item: bool, line: &str, next: &str, layout: &PageLayout) -> bool {
    if line.is_empty() || next.is_empty() {
        return false;
    }
    let mark = if is_item { "- " } else { "" };
    let break_here = if ends_in_hyphen_before_digit(line, next) { ZERO_WIDTH_SPACE } else { "" };
    let end = mark.len() + line.len() + break_here.len();
    let broken = page::measure_paragraph(&format!("{mark}{line}{break_here}{next}"), layout);
    broken.iter().any(|line| line.end == end)
}

/// Such a break counts as any other: earlier exports have it also where the page now keeps "strategi-2025" whole.
fn ends_in_hyphen_before_digit(line: &str, next: &str) -> bool {
    line.ends_with('-') && next.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn again(typed: &str) -> String {
        let layout = PageLayout::default();
        text(lines(typed, &layout).iter().map(String::as_str), true, &layout)
    }

    /// Read back after an editor removed trailing blanks.
    fn stripped(typed: &str) -> String {
        let layout = PageLayout::default();
        text(lines(typed, &layout).iter().map(|line| line.trim_end()), false, &layout)
    }

    const LONG: &str = "Kommunen har siden 2019 arbejdet med investeringer i social- og sundhedsområdet, og det er \
                        både socialforvaltningen og økonomiafdelingen/ledelsen, der har været med til at tage \
                        beslutningen om at søge.";

    #[test]
    fn a_line_that_goes_on_ends_in_a_blank_and_a_paragraph_does_not() {
        let lines = lines(&format!("{LONG}  \n{LONG}"), &PageLayout::default());
        assert!(lines[0].ends_with(' ') && lines.len() > 3, "{lines:?}");
        assert_eq!(lines.iter().filter(|line| line.ends_with("søge.")).count(), 2, "{lines:?}");
    }

    #[test]
    fn paragraphs_come_back_also_where_an_editor_took_the_blanks() {
        for typed in [LONG.to_owned(), format!("{LONG}\n\n- {LONG}\n- To\nTre\n")] {
            assert_eq!(again(&typed), typed);
            assert_eq!(stripped(&typed), typed);
        }
    }

    #[test]
    fn a_word_broken_at_no_blank_is_whole_again() {
        let address = format!("Se https://www.kommune.dk/{}", "social-og-sundhed/".repeat(30));
        for typed in [address.as_str(), &"x".repeat(500), &format!("- {address}")] {
            assert_eq!(again(typed), typed);
            assert_eq!(stripped(typed), typed);
        }
    }

    #[test]
    fn a_year_broken_off_in_an_earlier_export_comes_back() {
        let lines = [
            "Vi har skrevet om det i vores strategi, som ligger på nettet; se også vores egen investeringsplan-",
            "20252026 og mere tekst.",
        ];
        for is_flowed in [true, false] {
            assert_eq!(text(lines.into_iter(), is_flowed, &PageLayout::default()), lines.concat());
        }
        assert_eq!(again(&lines.concat()), lines.concat());
        assert_eq!(again(&lines.join("\n")), lines.join("\n"));
    }

    #[test]
    fn a_full_line_and_the_next_paragraph_stay_apart() {
        let full = &measured("x".repeat(500).as_str());
        for typed in [format!("{full}\n{full}"), format!("{full}\nx\n{full}")] {
            assert_eq!(again(&typed), typed);
        }
    }

    fn measured(text: &str) -> String {
        text[page::measure_paragraph(text, &PageLayout::default())[0].clone()].to_owned()
    }

    fn narrow() -> PageLayout {
        PageLayout::default().with_column_twips(900)
    }

    proptest! {
        #[test]
        fn any_text_comes_back(
            typed in prop_oneof![
                "(https://|[a-zæø]{1,12}|[ /-]|- |\n|👩\u{200d}👧|🇩🇰|\u{301}|\u{ad}|\u{a0}|[0-9]){0,120}",
                "[^\\pC\t]{0,60}",
            ],
            is_narrow in any::<bool>(),
        ) {
            let layout = if is_narrow { narrow() } else { PageLayout::default() };
            let trimmed: Vec<&str> = typed.split('\n').map(|line| line.trim_end_matches(BLANKS)).collect();
            let lines = lines(&typed, &layout);
            let back = text(lines.iter().map(String::as_str), true, &layout);
            let back: Vec<&str> = back.split('\n').map(|line| line.trim_end_matches(BLANKS)).collect();
            prop_assert_eq!(back, trimmed, "{:?}", lines);
        }
    }
}
