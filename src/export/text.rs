//! Plain text, broken as on the page: for reading in a terminal, and for pasting into a mail.

use unicode_width::UnicodeWidthStr;

use super::{Answer, Document, Exporter, Group, Section};
use crate::say;
use crate::words::Words;

/// Headings are broken to this; answers keep the page's own lines, which are up to about 100 columns.
const HEADING_COLS: usize = 80;

pub(super) const EXPORTER: Exporter = Exporter {
    id: "txt",
    render: |document, words| {
        render(document, Meter::Hidden, words).chars().filter(|&c| holds(c)).collect::<String>().into_bytes()
    },
    holds,
};

/// Control characters are left out: the document is opened with whatever shows text, a terminal among it.
fn holds(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n')
}

/// Whether the fill of the page stands above each long answer: the writer wants it, the agency doesn't.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meter {
    Shown,
    Hidden,
}

/// The document as plain text.
pub(super) fn render(document: &Document, meter: Meter, words: &Words) -> String {
    let form = document.form;
    let mut out = String::new();
    push_lines(&mut out, &wrapped(&form.title, HEADING_COLS));
    out.push('\n');
    push_lines(&mut out, &[form.send_to.clone(), form.address.clone()]);
    for section in &document.sections {
        push_section(&mut out, section, meter, words);
    }
    out
}

fn push_section(out: &mut String, section: &Section, meter: Meter, words: &Words) {
    let number = format!("{}. ", section.number);
    let title = wrapped(section.title, HEADING_COLS - number.len());
    let indent = " ".repeat(number.len());
    let heading: Vec<String> = title
        .iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", if index == 0 { &number } else { &indent }))
        .collect();
    let rule = heading.iter().map(|line| line.width()).max().unwrap_or(0);
    out.push_str("\n\n");
    push_lines(out, &heading);
    push_lines(out, &["─".repeat(rule)]);
    let label_cols =
        section.groups.iter().flat_map(|group| &group.answers).map(|answer| label(answer).width()).max();
    for group in &section.groups {
        push_group(out, group, label_cols.unwrap_or(0), meter, words);
    }
}

fn push_group(out: &mut String, group: &Group, label_cols: usize, meter: Meter, words: &Words) {
    if let Some(heading) = group.heading {
        out.push('\n');
        push_lines(out, &[heading.to_owned()]);
    }
    for answer in &group.answers {
        match &answer.fill {
            None => push_short(out, answer, label_cols, words),
            Some(fill) => {
                out.push('\n');
                push_lines(out, &[label(answer)]);
                if meter == Meter::Shown {
                    push_lines(out, &[format!("[{}]", fill.text(words))]);
                }
                out.push('\n');
                push_lines(out, &lines(answer, words));
            }
        }
    }
}

/// The answer beside its label.
fn push_short(out: &mut String, answer: &Answer, label_cols: usize, words: &Words) {
    let label = label(answer);
    let blank = String::new();
    for (index, line) in lines(answer, words).iter().enumerate() {
        let label = if index == 0 { &label } else { &blank };
        let gap = " ".repeat(label_cols + 1 - label.width());
        push_lines(out, &[format!("  {label}{gap}{line}").trim_end_matches(' ').to_owned()]);
    }
}

fn label(answer: &Answer) -> String {
    format!("{}:", answer.field.name())
}

fn lines(answer: &Answer, words: &Words) -> Vec<String> {
    if answer.is_empty() {
        return vec![say!(words, "export-unanswered")];
    }
    answer.lines().into_iter().map(str::to_owned).collect()
}

fn push_lines(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

/// The words of a heading in lines of at most `cols`; a longer word has a line of its own.
fn wrapped(text: &str, cols: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= cols => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn a_heading_is_broken_between_words() {
        assert_eq!(wrapped("en to tre", 5), ["en to", "tre"]);
        assert_eq!(wrapped("enogtyve to", 3), ["enogtyve", "to"]);
    }
}
