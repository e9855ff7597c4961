//! Markdown, as `som export --to md` writes it, also where a person or an editor rewrapped it or used other marks: `*`
//! for list items, two blanks for a hard break, unescaped characters.

mod syntax;

use syntax::{
    heading, is_quoted, is_rule, is_underline, list_item, number, unescaped, unindented, unquoted,
    without_break,
};

use std::collections::HashSet;

use super::ImportError;
use super::field_text::{FieldText, FieldTexts, begins_other};
use super::form_prose::{FormProse, Share};
use super::form_words::{FormWords, InRow, next_of, of_row};
use crate::clean::Lines;
use crate::form::{Field, FieldId, FormSpec};
use crate::roundtrip::form_lines::{folded, is_unanswered};

/// What the lines say of the fields.
///
/// # Errors
/// Where the form's headings alone are there, as in Markdown of other programs: a heading that is also a field's name
/// leads to the form's words.
pub(super) fn field_texts(
    lines: &[&str],
    form: &FormSpec,
    words: &FormWords,
) -> Result<FieldTexts, ImportError> {
    let shown: Vec<String> = lines.iter().map(|line| unescaped(unquoted(line), false)).collect();
    let shares = FormProse::of(form).shares(&shown.iter().map(String::as_str).collect::<Vec<_>>());
    let mut reader = MarkdownReader::new(form, words);
    reader.is_marked = lines.iter().zip(&shares).any(|(line, share)| is_quoted(line) && share.is_of_form());
    let is_marked_heading = |line: &&str| {
        heading(line).is_some_and(|text| reader.is_form_heading(text) || words.row(text).is_some())
    };
    reader.marks_headings = lines.iter().any(is_marked_heading);
    let mut at = 0;
    while at < lines.len() {
        at += reader.take(&lines[at..], &shares[at..]);
    }
    if !reader.answers.is_empty() && !reader.has_names {
        return Err(ImportError::OnlyHeadings);
    }
    let texts = reader.answers.into_iter().map(|(field, answer)| answer.into_field_text(field));
    Ok(FieldTexts {
        texts: texts.collect(),
        is_labelled: true,
        is_marked: reader.is_marked,
        others: reader.others,
    })
}

/// Reads lines of Markdown, knowing the form's own.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the text")]
pub(super) struct MarkdownReader<'a> {
    form: &'a FormSpec,
    words: &'a FormWords<'a>,
    /// Title and headings of sections and groups, folded.
    headings: Vec<String>,
    answers: Vec<(&'a Field, MarkdownAnswer)>,
    /// Which of the fields have one.
    begun: HashSet<&'a FieldId>,
    /// The row that the last heading says to follow.
    row: Option<InRow>,
    /// Whether the next line belongs to the last answer, unless it is one of the form's.
    is_inside: bool,
    quotation: Quotation,
    /// The lines that are in no answer, each with the field before it.
    others: Vec<(Option<FieldId>, String)>,
    /// Whether there was a field's name that is no heading of the form.
    has_names: bool,
    /// Whether there is guidance as som quotes it.
    is_marked: bool,
    /// Whether a heading of the form has Markdown's mark.
    marks_headings: bool,
}

/// The quotation of the form's guidance above a line.
#[derive(Default)]
struct Quotation {
    /// Whether the line may go on in it, as where an editor wrapped it.
    is_near: bool,
    /// Whether it breaks off in the middle of the form's text.
    is_open: bool,
}

impl<'a> MarkdownReader<'a> {
    pub(super) fn new(form: &'a FormSpec, words: &'a FormWords<'a>) -> Self {
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        let titles = std::iter::once(&form.title).chain(form.sections.iter().map(|section| &section.title));
        let headings = titles.chain(groups.filter_map(|group| group.heading.as_ref()));
        MarkdownReader {
            form,
            words,
            headings: headings.map(|heading| folded(heading)).collect(),
            answers: Vec::new(),
            begun: HashSet::new(),
            row: None,
            is_inside: false,
            quotation: Quotation::default(),
            others: Vec::new(),
            has_names: false,
            is_marked: false,
            marks_headings: false,
        }
    }

    /// Whether this line is one of the form's, in Markdown.
    pub(super) fn is_of_form(&self, line: &str) -> bool {
        heading(line).is_some_and(|text| self.field(text).is_some() || self.is_form_heading(text))
            || self.label(line).is_some()
    }

    /// Reads the first of these lines, and those that belong to it; gives how many.
    fn take(&mut self, lines: &[&str], shares: &[Share]) -> usize {
        let line = lines[0];
        let was_quoting = self.quotation.is_near;
        self.quotation.is_near &= !unindented(line).is_empty();
        let heading = heading(line);
        let is_underlined = lines.get(1).is_some_and(|next| is_underline(next));
        if let Some(text) = heading.or_else(|| is_underlined.then(|| unindented(line))) {
            let (field, row) = (self.field(text), self.words.row(&unescaped(text, false)));
            if field.is_some() || row.is_some() || self.is_form_heading(text) {
                (self.is_inside, self.quotation.is_open) = (field.is_some(), false);
                self.has_names |= field.is_some() && !self.is_form_heading(text);
                match field {
                    Some(field) => self.begin(field, MarkdownAnswer::default()),
                    None => self.row = row,
                }
                return if heading.is_some() { 1 } else { 2 };
            }
        }
        if let Some((field, text)) = self.label(line) {
            let mut answer = MarkdownAnswer::default();
            answer.push_after_label(text);
            self.has_names = true;
            self.begin(field, answer);
            (self.is_inside, self.quotation.is_open) = (true, false);
            return 1;
        }
        let quoted = lines.iter().take_while(|line| is_quoted(line)).count();
        if quoted > 0 {
            self.take_quotation(&lines[..quoted], &shares[..quoted]);
            return quoted;
        }
        // A word may have come before the mark of a quotation, which is escaped in an answer.
        let may_be_quoted = was_quoting || self.quotation.is_open || line.contains(" > ");
        if self.is_guidance(line, &shares[0], may_be_quoted) {
            (self.quotation.is_near, self.quotation.is_open) = (true, shares[0].is_open);
            self.take_guidance(line, &shares[0]);
        } else if self.ends_answer(line, heading) {
            self.is_inside = false;
            self.tell(line);
        } else if let Some((_, answer)) = self.answers.last_mut().filter(|_| self.is_inside) {
            answer.push_any(line, heading);
        } else {
            self.tell(line);
        }
        1
    }

    /// Reads a quotation: guidance and what was written into it, or words of an answer that goes on.
    fn take_quotation(&mut self, quote: &[&str], shares: &[Share]) {
        let is_guidance = shares.iter().any(Share::is_of_form);
        self.quotation.is_near |= is_guidance;
        let last = shares.iter().rfind(|share| share.is_of_form());
        self.quotation.is_open = last.map_or(self.quotation.is_open, |share| share.is_open);
        let is_of_other = |field: &Field| shares.iter().any(|share| share.asks_for_other(field));
        self.is_inside &= !self.answers.last().is_some_and(|(field, _)| is_of_other(field));
        let open = self.answers.last_mut().filter(|_| self.is_inside);
        if let Some((_, answer)) = open {
            if !is_guidance && !answer.lines.is_empty() {
                answer.end_paragraph();
                for line in quote {
                    answer.push(unquoted(line));
                }
                answer.end_paragraph();
                return;
            }
            if is_guidance {
                answer.guidance = GuidanceAbove::Quoted;
            }
            answer.end_block();
        }
        for line in quote {
            self.tell(line);
        }
    }

    /// Whether a line that is not quoted is guidance: it goes on in a quotation, or there is none above this answer.
    fn is_guidance(&self, line: &str, share: &Share, may_be_quoted: bool) -> bool {
        let Some((field, answer)) = self.answers.last().filter(|_| self.is_inside) else { return false };
        let is_expected = !self.is_marked || field.is_prose() && answer.guidance != GuidanceAbove::Quoted;
        // A writer may answer question by question.
        let may_be_typed =
            share.is_question() && !(answer.guidance == GuidanceAbove::Plain && answer.lines.is_empty());
        // Where headings have their mark, what reads like one without it is a line of the answer.
        let is_heading = || self.words.is_heading(&unescaped(line, false));
        may_be_quoted && share.is_of_form()
            || is_expected && (share.is_of_form() && !may_be_typed || !self.marks_headings && is_heading())
    }

    fn take_guidance(&mut self, line: &str, share: &Share) {
        if let Some((field, answer)) = self.answers.last_mut() {
            // In the agency's own form, the next field's guidance follows.
            self.is_inside = (self.is_marked || answer.lines.is_empty()) && !share.asks_for_other(field);
            if answer.guidance == GuidanceAbove::Nothing {
                answer.guidance = GuidanceAbove::Plain;
            }
            answer.end_block();
        }
        self.tell(line);
    }

    /// Whether the open answer ends before this line: at what seems to be another's label, behind the only line of a short
    /// answer, and at a heading of the form into which words were put.
    fn ends_answer(&self, line: &str, heading: Option<&str>) -> bool {
        let Some((field, answer)) = self.answers.last().filter(|_| self.is_inside) else { return false };
        let is_line = Lines::from(field.kind.gesture()) == Lines::One;
        let is_framed = |text: &str| self.words.without_frame(text) != text;
        let is_typed_rule = is_rule(unindented(line)) && answer.has_ended();
        is_typed_rule
            || (is_line && answer.has_ended() && !unindented(line).is_empty())
            || !field.is_prose() && begins_other(self.form, field, line)
            || heading.is_some_and(is_framed)
    }

    /// Keeps a line that is in no answer.
    fn tell(&mut self, line: &str) {
        let after = self.answers.last().map(|(field, _)| field.id.clone());
        let text = unescaped(without_break(unquoted(line).trim_start_matches('#')).0, false);
        self.others.push((after, text.trim_matches(['<', '>']).to_owned()));
    }

    /// Whether the form has this heading, with a number or without.
    fn is_form_heading(&self, text: &str) -> bool {
        let text = &folded(&unescaped(text, false));
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = text[digits..].strip_prefix(['.', ')']).filter(|_| digits > 0).map(str::trim_start);
        self.headings.iter().any(|heading| heading == text || numbered == Some(heading))
    }

    /// The field of this name: in a row, the row's own.
    fn field(&self, name: &str) -> Option<&'a Field> {
        let all = self.words.all_with_label(&unescaped(name, false));
        let next = || next_of(all.iter().copied(), |field| self.begun.contains(&field.id));
        of_row(all, self.row.as_ref(), next)
    }

    fn begin(&mut self, field: &'a Field, answer: MarkdownAnswer) {
        self.begun.insert(&field.id);
        self.answers.push((field, answer));
    }

    /// The field whose label, in bold, a line begins with, and the text after it.
    fn label<'t>(&self, line: &'t str) -> Option<(&'a Field, &'t str)> {
        let line = unindented(line);
        let (mark, _) = line.split_at_checked(2).filter(|(mark, _)| matches!(*mark, "**" | "__"))?;
        let (label, rest) = line[2..].split_once(mark)?;
        let rest = if label.trim_end().ends_with(':') { rest } else { rest.strip_prefix(':')? };
        Some((self.field(label)?, rest.strip_prefix(' ').unwrap_or(rest)))
    }
}

/// What may stand between a line and the next: som puts a blank line where a list begins or ends, after a line that
/// ends in blanks. Holds whether that line is an item of a list.
#[derive(Default, PartialEq)]
enum AfterLine {
    #[default]
    Nothing,
    /// The line ends in blanks.
    MaybeBlank(bool),
    /// A blank line came, which was typed unless a list begins or ends there.
    Blank(bool),
}

impl AfterLine {
    fn of(line: &str, is_item: bool) -> Self {
        if line.ends_with("  ") { AfterLine::MaybeBlank(is_item) } else { AfterLine::Nothing }
    }
}

/// One answer being read.
#[derive(Default)]
struct MarkdownAnswer {
    lines: Vec<String>,
    /// Whether the next line continues the last one.
    is_continued: bool,
    /// Whether the last line is a numbered list item.
    is_numbered: bool,
    after: AfterLine,
    is_unanswered: bool,
    guidance: GuidanceAbove,
}

/// How the form's guidance stands above an answer.
#[derive(Default, PartialEq)]
enum GuidanceAbove {
    #[default]
    Nothing,
    Plain,
    Quoted,
}

impl MarkdownAnswer {
    /// Adds the text after a label, where Markdown sees no marks and blanks are as typed.
    fn push_after_label(&mut self, line: &str) {
        let line = self.without_unanswered_mark(line);
        let (text, is_ended) = without_break(line);
        if !unindented(text).is_empty() {
            self.lines.push(unescaped(text, false));
            self.after = AfterLine::of(line, false);
            self.is_continued = !is_ended && !text.trim().is_empty();
        }
    }

    /// Adds a line of any sort, which has this text where it is a heading.
    fn push_any(&mut self, line: &str, heading: Option<&str>) {
        if let Some(text) = heading {
            self.end_paragraph();
            self.push(text);
            self.end_paragraph();
        } else if unindented(line).is_empty() {
            self.push_blank();
        } else if is_underline(line) || is_rule(unindented(line)) {
            self.end_paragraph();
        } else {
            self.push(line);
        }
    }

    fn push(&mut self, line: &str) {
        let had_words = !line.trim().is_empty();
        let line = self.without_unanswered_mark(line);
        if had_words && line.trim().is_empty() {
            return;
        }
        let typed = line;
        let (line, is_ended) = without_break(unindented(line));
        let number = number(line);
        let begins_list = number.is_some_and(|number| number == 1 || self.is_numbered);
        let item = list_item(line);
        let text = match item {
            Some(item) => format!("- {}", unescaped(item, true)),
            None => unescaped(line, true),
        };
        if self.after == AfterLine::Blank(item.is_some()) {
            self.push_line(String::new());
        }
        self.after = AfterLine::of(typed, item.is_some());
        // No-break spaces alone are a paragraph of their own.
        let is_blank = text.trim().is_empty();
        let joins = self.is_continued && item.is_none() && !begins_list && !is_blank;
        if let Some(last) = self.lines.last_mut().filter(|_| joins) {
            last.push(' ');
            last.push_str(&text);
        } else {
            self.is_numbered = number.is_some();
            self.push_line(text);
        }
        self.is_continued = !is_ended && !is_blank;
    }

    fn push_blank(&mut self) {
        self.end_paragraph();
        match std::mem::take(&mut self.after) {
            AfterLine::MaybeBlank(is_item) => {
                self.after = AfterLine::Blank(is_item);
                return;
            }
            AfterLine::Blank(_) => self.push_line(String::new()),
            AfterLine::Nothing => {}
        }
        self.push_line(String::new());
    }

    /// Adds a line; blank ones above an answer are no part of it.
    fn push_line(&mut self, line: String) {
        if !(line.is_empty() && self.lines.is_empty()) {
            self.lines.push(line);
        }
    }

    fn end_paragraph(&mut self) {
        self.is_continued = false;
        self.is_numbered = false;
    }

    /// Whether a blank line came behind its last words.
    fn has_ended(&self) -> bool {
        self.lines.last().is_some_and(|line| line.is_empty() || matches!(self.after, AfterLine::Blank(_)))
    }

    /// Ends the paragraph before a text that is no part of the answer, with the blank lines above that.
    fn end_block(&mut self) {
        self.end_paragraph();
        let filled = self.lines.iter().rposition(|line| !line.is_empty());
        self.lines.truncate(filled.map_or(0, |last| last + 1));
    }

    /// The line without the mark of a missing answer, which is in italics; notes that it was there.
    fn without_unanswered_mark<'t>(&mut self, line: &'t str) -> &'t str {
        let text = unindented(line);
        let marked = ["*", "_"].iter().find_map(|mark| text.strip_prefix(mark)?.split_once(mark));
        let Some((_, rest)) = marked.filter(|(inner, _)| is_unanswered(inner)) else { return line };
        self.is_unanswered = true;
        unindented(rest)
    }

    fn into_field_text(self, field: &Field) -> FieldText {
        let text = self.lines.join("\n");
        let text = text.trim_end_matches('\n').to_owned();
        let is_unanswered = self.is_unanswered && text.is_empty();
        FieldText { field: field.id.clone(), text, is_unanswered }
    }
}

#[cfg(test)]
mod tests;
