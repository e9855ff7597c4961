//! Plain text, broken as on the page: for reading in a terminal, for pasting into a mail, and for reading back. A line
//! that was broken keeps its trailing blank.

use unicode_width::UnicodeWidthStr;

use super::{Answer, Exporter, Submission, is_text};
use crate::form::{Field, Group, Section};
use crate::page::{self, Fill};
use crate::roundtrip::flowed;
use crate::roundtrip::form_lines::{FormLines, INDENT, RULE, answer_column, label};
use crate::say;
use crate::words::Words;

/// Headings are broken to this, the blank at a line's end not counted; answers keep the page's own lines, which are up
/// to about 100 columns.
const HEADING_COLS: usize = 80;

pub(super) const EXPORTER: Exporter = Exporter {
    id: "txt",
    description: |words| say!(words, "export-txt"),
    render: |submission, words| {
        let text = render(submission, Meter::Hidden, words);
        text.chars().filter(|&c| is_text(c)).collect::<String>().into_bytes()
    },
    holds: is_text,
};

/// Whether each long answer has a line above it on how much of the page it fills: of use to the writer, not to the
/// agency.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meter {
    Shown,
    Hidden,
}

pub(super) fn render(submission: &Submission, meter: Meter, words: &Words) -> String {
    let form = submission.form;
    let mut out = String::new();
    push_lines(&mut out, &wrapped(&form.title, HEADING_COLS));
    out.push('\n');
    push_lines(&mut out, &[form.send_to.clone(), form.address.clone()]);
    if let Some(approval) = submission.approval_text(words) {
        out.push('\n');
        push_lines(&mut out, &wrapped(&approval, HEADING_COLS));
    }
    let writer = TextWriter { form_lines: FormLines::new(form), submission, meter, words };
    for (index, section) in form.sections.iter().enumerate() {
        writer.push_section(&mut out, index + 1, section);
    }
    out
}

struct TextWriter<'a> {
    form_lines: FormLines<'a>,
    submission: &'a Submission<'a>,
    meter: Meter,
    words: &'a Words,
}

impl TextWriter<'_> {
    fn push_section(&self, out: &mut String, number: usize, section: &Section) {
        let number = format!("{number}. ");
        let title = wrapped(&section.title, HEADING_COLS - number.len());
        let indent = " ".repeat(number.len());
        let heading: Vec<String> = title
            .iter()
            .enumerate()
            .map(|(index, line)| format!("{}{line}", if index == 0 { &number } else { &indent }))
            .collect();
        let rule = heading.iter().map(|line| line.trim_end().width()).max().unwrap_or(0);
        out.push_str("\n\n");
        push_lines(out, &heading);
        push_lines(out, &[RULE.to_string().repeat(rule)]);
        let column = answer_column(section.fields());
        for group in &section.groups {
            self.push_group(out, group, column);
        }
    }

    fn push_group(&self, out: &mut String, group: &Group, column: usize) {
        if let Some(heading) = &group.heading {
            out.push('\n');
            push_lines(out, &[heading.clone()]);
        }
        for field in &group.fields {
            let answer = self.submission.answer(field);
            let lines = self.lines(answer);
            let Some(part) = field.limit else {
                push_short(out, field, &lines, column);
                continue;
            };
            out.push('\n');
            push_lines(out, &[label(field)]);
            if self.meter == Meter::Shown {
                let layout = &self.submission.form.page;
                let fill = Fill::new(page::measure(answer.typed, layout).len(), part, layout);
                push_lines(out, &[format!("[{}]", fill.text(self.words))]);
            }
            out.push('\n');
            push_lines(out, &lines);
        }
    }

    /// The lines of an answer: those of the page where it is measured there, else those that were typed.
    fn lines(&self, answer: Answer) -> Vec<String> {
        if answer.is_empty() {
            return vec![say!(self.words, "export-unanswered")];
        }
        let lines = match answer.field.limit {
            Some(_) => flowed::lines(answer.typed, &self.submission.form.page),
            None => answer.typed.split('\n').map(|line| line.trim_end_matches(' ').to_owned()).collect(),
        };
        lines.iter().map(|line| self.form_lines.stuffed(line).into_owned()).collect()
    }
}

/// The lines of an answer beside its label.
fn push_short(out: &mut String, field: &Field, lines: &[String], column: usize) {
    let label = format!("{INDENT}{}", label(field));
    for (index, line) in lines.iter().enumerate() {
        let label = if index == 0 { &*label } else { "" };
        let gap = " ".repeat(column - label.width());
        push_lines(out, &[format!("{label}{gap}{line}").trim_end_matches(' ').to_owned()]);
    }
}

fn push_lines(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

/// The words of a heading in lines of at most `cols` columns; a longer word has a line of its own. All lines but the
/// last end in a blank.
fn wrapped(text: &str, cols: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_inclusive(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + word.trim_end().width() <= cols => line.push_str(word),
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
        assert_eq!(wrapped("en to tre", 5), ["en to ", "tre"]);
        assert_eq!(wrapped("enogtyve to", 3), ["enogtyve ", "to"]);
    }
}
