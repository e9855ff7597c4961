//! Plain text, as `som show` and `som export --to txt` print it, in either language.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_width::UnicodeWidthStr;

use super::field_text::{FieldText, FieldTexts, begins_other, is_near};
use super::form_prose::{FormProse, Share};
use super::form_words::{FormWords, InRow, next_of, of_row, without_blank_ends};
use crate::clean::Lines;
use crate::form::{Field, FieldId, FormSpec};
use crate::roundtrip::flowed;
use crate::roundtrip::form_lines::{
    FormLines, INDENT, answer_column, beside_unanswered, folded, is_rule, is_typed_rule, is_unanswered,
    label_splits,
};

/// What other programs put before an item of a list.
const BULLETS: [char; 6] = ['•', '◦', '▪', '·', '‣', '\u{f0b7}'];

/// A rule as som writes it.
const OWN_RULE: &str = "───";

/// What the lines say of the fields.
pub(super) fn field_texts(lines: &[&str], form: &FormSpec, words: &FormWords) -> FieldTexts {
    let mut reader = PlainTextReader::new(form, words);
    reader.is_marked = lines.iter().any(|line| is_marked(line));
    let shares = FormProse::of(form).shares(if reader.is_marked { &[] } else { lines });
    // Above the first section stand the form's title and the like.
    let first = (0..lines.len()).find(|at| reader.form_lines.heading(&lines[*at..]).is_some()).unwrap_or(0);
    let mut at = first;
    while at < lines.len() {
        let is_read = shares.get(at).is_some_and(|share| reader.take_unmarked(lines[at], share));
        at += if is_read { 1 } else { reader.take(&lines[at..]) };
    }
    let is_flowed =
        reader.is_marked && lines.windows(2).any(|pair| pair[0].ends_with(' ') && !pair[1].trim().is_empty());
    let text = |(field, lines): &(&Field, Vec<&str>)| reader.field_text(field, lines, is_flowed);
    let texts = reader.answers.iter().map(text).collect();
    let is_marked = reader.is_marked;
    let above = lines[..first].iter().map(|line| (None, (*line).to_owned()));
    let others = above.chain(reader.others.iter().cloned()).filter(|(_, line)| !is_rule(line)).collect();
    FieldTexts { texts, is_labelled: true, is_marked, others }
}

/// The lines with the rules below the form's headings as som writes them, where an editor had another character for them.
pub(super) fn with_own_rules<'t>(lines: &[&'t str], form: &FormSpec) -> Vec<&'t str> {
    let form_lines = FormLines::new(form);
    let below_heading = |at: usize| form_lines.heading(&lines[at..]).and_then(|count| lines.get(at + count));
    let is_typed = |line: &&&str| is_typed_rule(line);
    let marks: Vec<char> = (0..lines.len())
        .filter_map(below_heading)
        .filter(is_typed)
        .filter_map(|line| line.chars().next())
        .collect();
    let is_own = |line: &str| is_typed_rule(line) && line.starts_with(&marks[..]);
    lines.iter().map(|line| if is_own(line) { OWN_RULE } else { line }).collect()
}

/// Whether a line shows that som wrote it.
pub(super) fn is_marked(line: &str) -> bool {
    let text = line.rsplit(':').next().unwrap_or(line);
    is_rule(line) || FormLines::is_meter(line) || is_unanswered(text.trim())
}

/// Reads lines of plain text, knowing the form's own.
pub(super) struct PlainTextReader<'a, 't> {
    form: &'a FormSpec,
    words: &'a FormWords<'a>,
    form_lines: FormLines<'a>,
    /// The short answers' labels, folded, and the column in which the answer begins.
    labels: HashMap<String, Vec<(&'a Field, usize)>>,
    /// The answers so far, in lines.
    answers: Vec<(&'a Field, Vec<&'t str>)>,
    /// Which of the fields have one.
    begun: HashSet<&'a FieldId>,
    /// The row that the last heading says to follow.
    row: Option<InRow>,
    /// The lines that are in no answer, each with the field before it.
    others: Vec<(Option<FieldId>, String)>,
    /// What the next line belongs to, unless it is one of the form's.
    expected: Expected,
    /// Whether a blank line came behind the words of the last answer.
    has_ended: bool,
    /// Whether the form's guidance stands between the last label and its answer.
    has_guidance: bool,
    /// Whether anything but its labels shows that som wrote the file.
    is_marked: bool,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Expected {
    /// Nothing; a short answer may follow.
    #[default]
    Nothing,
    /// A short answer that begins in this column.
    Short(usize),
    /// A long answer: only a long answer's label or a heading ends it.
    Long,
}

impl<'a, 't> PlainTextReader<'a, 't> {
    pub(super) fn new(form: &'a FormSpec, words: &'a FormWords<'a>) -> Self {
        let mut labels: HashMap<String, Vec<(&Field, usize)>> = HashMap::new();
        for section in &form.sections {
            let column = answer_column(section.fields());
            for field in section.fields().filter(|field| !field.is_prose()) {
                labels.entry(folded(field.name())).or_default().push((field, column));
            }
        }
        PlainTextReader {
            form,
            words,
            form_lines: FormLines::new(form),
            labels,
            answers: Vec::new(),
            begun: HashSet::new(),
            row: None,
            others: Vec::new(),
            expected: Expected::Nothing,
            has_ended: false,
            has_guidance: false,
            is_marked: false,
        }
    }

    /// Whether a line has one of the form's labels.
    pub(super) fn has_label(&self, line: &str) -> bool {
        self.form_lines.long_label(line).is_some() || self.short_label(line).is_some()
    }

    /// Reads the first of these lines, and those that belong to it; gives how many.
    fn take(&mut self, lines: &[&'t str]) -> usize {
        let line = lines[0];
        if !line.starts_with(' ') {
            if let Some(count) = self.form_lines.heading(lines) {
                (self.expected, self.row) = (Expected::Nothing, None);
                return count + usize::from(lines.get(count).is_some_and(|line| is_rule(line)));
            }
            if is_rule(line) {
                self.drop_heading();
                return 1;
            }
            if let Some((all, text)) = self.form_lines.long_label(line)
                && let Some(field) = self.field_of(all)
            {
                self.begin(field, text, Expected::Long);
                return 1 + usize::from(lines.get(1).is_some_and(|line| FormLines::is_meter(line)));
            }
            if self.is_group_heading(line) {
                (self.expected, self.row) = (Expected::Nothing, self.words.row(line));
                return 1;
            }
        }
        if self.expected != Expected::Long
            && let Some((field, text, column)) = self.short_label(line)
        {
            self.begin(field, text, Expected::Short(column));
            return 1;
        }
        if self.is_marked && is_typed_rule(line) && !self.has_words() {
            return 1;
        }
        if self.ends_answer(line) || self.is_marked && is_typed_rule(line) {
            self.expected = Expected::Nothing;
        }
        self.has_ended |= line.trim().is_empty() && self.has_words();
        match (self.expected, self.answers.last_mut()) {
            (Expected::Short(column), Some((_, answer))) => answer.push(unindented(line, column)),
            (Expected::Long, Some((_, answer))) => answer.push(line),
            _ => self.tell(line),
        }
        1
    }

    /// Reads a line of a file that som didn't write, if it is one of the form's: a label may stand alone and without its
    /// colon, and guidance between the answers.
    fn take_unmarked(&mut self, line: &'t str, share: &Share) -> bool {
        let is_long = self.expected == Expected::Long;
        let may_begin = |field: &Field| !is_long || field.is_prose();
        let labelled = self.field_of(self.words.all_with_label(line));
        if let Some(field) = labelled.filter(|field| may_begin(field)) {
            let expected = if field.is_prose() { Expected::Long } else { Expected::Short(usize::MAX) };
            self.begin(field, "", expected);
            return true;
        }
        let before = self.words.all_before(line).filter(|(all, _)| !all[0].is_prose() && !is_long);
        if let Some((field, at)) = before.and_then(|(all, at)| Some((self.field_of(all)?, at))) {
            self.begin(field, &line[at..], Expected::Short(usize::MAX));
            return true;
        }
        // A writer may answer question by question.
        let may_be_typed = share.is_question() && (self.has_words() || !self.has_guidance);
        let is_guidance = share.is_of_form() && !may_be_typed;
        let is_heading = self.words.is_numbered_heading(line)
            || (self.words.is_heading(line) || self.words.row(line).is_some())
                && !self.may_be_job_title(line);
        let is_of_other = self.answers.last().is_some_and(|(field, _)| share.asks_for_other(field));
        let is_end = self.has_words() || self.expected == Expected::Nothing || is_of_other;
        if is_heading || is_guidance && is_end {
            self.expected = Expected::Nothing;
        }
        if is_heading {
            self.row = self.words.row(line);
        }
        self.has_guidance |= is_guidance;
        if is_heading || is_guidance {
            self.tell(line);
        }
        is_heading || is_guidance
    }

    /// Whether a line that is the heading of a group may as well be the answer to the label above it.
    fn may_be_job_title(&self, line: &str) -> bool {
        let sections = self.form.sections.iter();
        let mut groups = sections.flat_map(|section| &section.groups);
        let mut is_of = |field: &Field| {
            groups.any(|group| {
                let heading = group.heading.as_deref().map(folded);
                heading == Some(folded(line)) && group.fields.iter().any(|other| other.id == field.id)
            })
        };
        let is_expected = matches!(self.expected, Expected::Short(_)) && !self.has_words();
        is_expected && self.answers.last().is_some_and(|(field, _)| is_of(field))
    }

    /// Of several fields with one label, the one that it leads to here: in a row, the row's own.
    fn field_of(&self, all: &[&'a Field]) -> Option<&'a Field> {
        let next = || next_of(all.iter().copied(), |field| self.begun.contains(&field.id));
        of_row(all, self.row.as_ref(), next)
    }

    /// Whether a line is the heading of a group or of a row. Within a long answer it is where som wrote the file: an
    /// answer's own line is stuffed there.
    fn is_group_heading(&self, line: &str) -> bool {
        self.form_lines.is_group_heading(line)
            && (self.is_marked || self.expected != Expected::Long)
            && !self.may_be_job_title(line)
    }

    /// Begins the answer to a field with this text.
    fn begin(&mut self, field: &'a Field, text: &'t str, expected: Expected) {
        self.begun.insert(&field.id);
        self.answers.push((field, vec![text]));
        (self.expected, self.has_ended, self.has_guidance) = (expected, false, false);
    }

    /// Keeps a line that is in no answer.
    fn tell(&mut self, line: &str) {
        let after = self.answers.last().map(|(field, _)| field.id.clone());
        self.others.push((after, line.to_owned()));
    }

    /// Whether the last answer has any words yet.
    fn has_words(&self) -> bool {
        self.answers.last().is_some_and(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()))
    }

    /// Whether the last answer, if it is short, ends before this line: at what seems to be another's label, and behind
    /// the only line of an answer.
    fn ends_answer(&self, line: &str) -> bool {
        let Expected::Short(column) = self.expected else { return false };
        let Some((field, _)) = self.answers.last() else { return false };
        let is_line = Lines::from(field.kind.gesture()) == Lines::One;
        let is_below = !is_line && line.len() - line.trim_start_matches(' ').len() >= column;
        is_line && self.has_ended && !line.trim().is_empty()
            || !is_below && (begins_other(self.form, field, line) || self.has_label_of_another(field, line))
    }

    /// Whether a line begins with another field's name, or has a label that is almost one.
    fn has_label_of_another(&self, field: &Field, line: &str) -> bool {
        let (line, label) = (folded(line), line.split_once(':').map(|(label, _)| label));
        let mut others = self.form.fields().filter(|other| other.id != field.id);
        others.any(|other| {
            let rest = line.strip_prefix(&folded(other.name()));
            rest.is_some_and(|rest| rest.starts_with(' ')) || label.is_some_and(|label| is_near(label, other))
        })
    }

    /// The field whose short answer begins in this line, its text there, and its column.
    fn short_label<'l>(&self, line: &'l str) -> Option<(&'a Field, &'l str, usize)> {
        let (before, after, field, column) = label_splits(line).into_iter().find_map(|(before, after)| {
            let all = self.labels.get(&folded(before))?;
            let field = self.field_of(&all.iter().map(|(field, _)| *field).collect::<Vec<_>>())?;
            let (_, column) = all.iter().find(|(of, _)| of.id == field.id)?;
            Some((before, after, field, *column))
        })?;
        let indent = before.len() - before.trim_start().len();
        // The later lines of an answer are indented to its column.
        if indent >= column {
            return None;
        }
        let gap = column.saturating_sub(before.width() + 1);
        let is_as_written = indent == INDENT.len() && line[before.len()..].starts_with(':');
        let gap = if is_as_written { gap } else { usize::MAX };
        Some((field, unindented(after, gap), column))
    }

    /// An unknown heading with a rule ends the answer, and is no part of it.
    fn drop_heading(&mut self) {
        if let Some((field, lines)) = self.answers.last_mut().filter(|_| self.expected != Expected::Nothing) {
            let first = lines.iter().rposition(|line| line.trim().is_empty()).map_or(0, |blank| blank + 1);
            let heading = lines.drain(first..).map(|line| (Some(field.id.clone()), line.to_owned()));
            self.others.extend(heading);
        }
        self.expected = Expected::Nothing;
    }

    fn field_text(&self, field: &Field, lines: &[&str], is_flowed: bool) -> FieldText {
        let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
        let lines = without_blank_ends(lines, is_blank);
        // The mark of a missing answer gives way to one.
        let is_mark = |line: &str| is_unanswered(line.trim_end());
        let typed: Vec<&str> = lines
            .iter()
            .filter(|line| !is_mark(line))
            .map(|line| beside_unanswered(line.trim_end()).unwrap_or(line))
            .collect();
        let is_unanswered = typed.iter().all(|line| is_blank(line)) && typed.len() < lines.len();
        let typed: Vec<Cow<str>> =
            without_blank_ends(&typed, is_blank).iter().map(|line| self.typed(line)).collect();
        let typed = typed.iter().map(|line| &**line);
        let text = if field.is_prose() {
            flowed::text(typed, is_flowed, &self.form.page)
        } else {
            typed.collect::<Vec<_>>().join("\n")
        };
        FieldText { field: field.id.clone(), text, is_unanswered }
    }

    /// A line of an answer as it was typed. Other programs make a paragraph one line, and have marks of their own for the
    /// items of a list.
    fn typed<'l>(&self, line: &'l str) -> Cow<'l, str> {
        if self.is_marked {
            return self.form_lines.unstuffed(line).into();
        }
        let bullet =
            line.trim_start().strip_prefix(BULLETS).filter(|rest| rest.starts_with([' ', '\t', '\u{a0}']));
        bullet.map_or(line.trim_end().into(), |rest| format!("- {}", rest.trim()).into())
    }
}

/// A line of a short answer without its indent: this many blanks, or else all.
fn unindented(line: &str, column: usize) -> &str {
    let is_indented = line.bytes().take_while(|b| *b == b' ').count() >= column;
    if is_indented { &line[column..] } else { line.trim_start_matches([' ', '\t']) }
}

#[cfg(test)]
mod tests;
