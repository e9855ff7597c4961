//! Plain text, broken as on the page: for reading in a terminal, for pasting into a mail, and for reading back. A line
//! that was broken keeps its trailing blank.

use std::iter;

use unicode_width::UnicodeWidthStr;

use super::submission::{Guidance, guidance};
use super::{Answer, Exporter, Submission, is_text};
use crate::draft::check::FieldCheck;
use crate::form::{Group, Section};
use crate::roundtrip::flowed;
use crate::roundtrip::form_lines::{FormLines, INDENT, RULE, answer_column, label};
use crate::say;
use crate::words::{Lang, Words};

/// Headings are broken to this, the blank at a line's end not counted; answers keep the page's own lines, which are up
/// to about 100 columns.
const HEADING_COLS: usize = 80;

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "txt",
    description: |words| say!(words, "export-txt"),
    render: |submission| {
        let text = render(submission, Meter::Hidden, &Words::new(Lang::Da));
        text.chars().filter(|&c| is_text(c)).collect::<String>().into_bytes()
    },
    render_with_remarks: None,
    holds: is_text,
};

/// Whether each long answer has a line above it on how much of its limit it fills: of use to the writer, not to the
/// agency.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meter {
    Shown,
    Hidden,
}

pub(super) fn render(submission: &Submission, meter: Meter, words: &Words) -> String {
    let form = submission.form;
    let mut lines = wrapped(&form.title, HEADING_COLS);
    let where_to = [&form.send_to, &form.address].into_iter().filter(|text| !text.is_empty()).cloned();
    lines.extend(iter::once(String::new()).chain(where_to));
    if let Some(approval) = submission.approval_text(words) {
        lines.push(String::new());
        lines.extend(wrapped(&approval, HEADING_COLS));
    }
    let mut writer = TextWriter { form_lines: FormLines::new(form), submission, meter, words, lines };
    for (index, section) in form.sections.iter().enumerate() {
        writer.section(index + 1, section);
    }
    writer.lines.join("\n") + "\n"
}

struct TextWriter<'a> {
    form_lines: FormLines<'a>,
    submission: &'a Submission<'a>,
    meter: Meter,
    words: &'a Words,
    lines: Vec<String>,
}

impl TextWriter<'_> {
    fn section(&mut self, number: usize, section: &Section) {
        let number = format!("{number}. ");
        let title = wrapped(&section.title, HEADING_COLS - number.len());
        let indent = " ".repeat(number.len());
        let starts = iter::once(number).chain(iter::repeat(indent));
        let heading: Vec<String> = starts.zip(&title).map(|(start, line)| start + line).collect();
        let rule = heading.iter().map(|line| line.trim_end().width()).max().unwrap_or(0);
        self.lines.extend([String::new(), String::new()]);
        self.lines.extend(heading);
        self.lines.push(RULE.to_string().repeat(rule));
        let column = answer_column(section.fields());
        let mut follows_row = false;
        for group in &section.groups {
            // What stands below the rows, such as a sum, is none of the last one.
            let is_parted = follows_row && group.heading.is_none();
            self.lines.extend(is_parted.then(String::new));
            self.group(group, column);
            follows_row = group.row.is_some();
        }
    }

    fn group(&mut self, group: &Group, column: usize) {
        if let Some(heading) = &group.heading {
            self.lines.extend([String::new(), heading.clone()]);
        }
        if self.submission.is_blank {
            self.guidance(group);
        }
        for field in &group.fields {
            let answer = self.submission.answer(field);
            if !field.is_prose() {
                self.short_answer(answer, column);
                continue;
            }
            self.lines.extend([String::new(), label(field)]);
            self.lines.extend(self.meter_line(answer));
            self.lines.push(String::new());
            self.lines.extend(self.lines_of(answer));
        }
    }

    /// What to write: of use where the answers are still to be given.
    fn guidance(&mut self, group: &Group) {
        for item in guidance(group) {
            match item {
                Guidance::Text(text) => {
                    self.lines.push(String::new());
                    self.lines.extend(wrapped(&text, HEADING_COLS));
                }
                Guidance::Point(text) => self.lines.push(format!("- {text}")),
            }
        }
        let is_told = !guidance(group).is_empty();
        if is_told && group.fields().any(|field| !field.is_prose()) {
            self.lines.push(String::new());
        }
    }

    /// How much of its limit a long answer fills.
    fn meter_line(&self, answer: Answer) -> Option<String> {
        if self.meter == Meter::Hidden || self.submission.is_blank {
            return None;
        }
        let fill = FieldCheck::of(self.submission.form, answer.field, self.submission.draft).fill?;
        Some(format!("[{}]", fill.text(self.words)))
    }

    /// The answer beside its label.
    fn short_answer(&mut self, answer: Answer, column: usize) {
        let label = format!("{INDENT}{}", label(answer.field));
        let labels = iter::once(&*label).chain(iter::repeat(""));
        for (label, line) in labels.zip(self.lines_of(answer)) {
            let gap = " ".repeat(column - label.width());
            self.lines.push(format!("{label}{gap}{line}").trim_end_matches(' ').to_owned());
        }
    }

    /// The lines of an answer: those of the page where it is measured there, else as every document shows it.
    fn lines_of(&self, answer: Answer) -> Vec<String> {
        if answer.is_empty() {
            return vec![self.submission.unanswered(self.words)];
        }
        let lines = if answer.field.is_prose() {
            flowed::lines(answer.typed, &self.submission.form.page)
        } else {
            let shown = answer.field.shown(answer.typed);
            shown.split('\n').map(|line| line.trim_end_matches(' ').to_owned()).collect()
        };
        lines.iter().map(|line| self.form_lines.stuffed(line).into_owned()).collect()
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
