//! Markdown, as `som export --to md` writes it, also where a person or an editor rewrapped it or used other marks: `*`
//! for list items, two blanks for a hard break, unescaped characters.

use super::field_text::FieldText;
use crate::form::{Field, FormSpec};
use crate::roundtrip::form_lines::{folded, is_unanswered};

/// A quotation with fewer letters is not recognised as the form's.
const SHORTEST_GUIDANCE: usize = 12;

/// The longest known entity, with `&` and `;`.
const LONGEST_ENTITY: usize = 10;

/// What the lines say of the fields.
pub(super) fn field_texts(lines: &[&str], form: &FormSpec) -> Vec<FieldText> {
    let reader = MarkdownReader::new(form);
    let mut answers: Vec<MarkdownAnswer> = Vec::new();
    let mut is_inside = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let (kind, count) = reader.kind(lines, at);
        at += count;
        let answer = answers.last_mut().filter(|_| is_inside);
        match (kind, answer) {
            (MarkdownLine::FormHeading, _) => is_inside = false,
            (MarkdownLine::Label(field, text), _) => {
                let mut answer = MarkdownAnswer::new(field);
                answer.push_after_label(text);
                answers.push(answer);
                is_inside = true;
            }
            (MarkdownLine::Quote, Some(answer)) => {
                let quote = &lines[at - count..at];
                if !answer.is_blank() && !reader.is_guidance(quote) {
                    for line in quote {
                        answer.push(unquoted(line));
                    }
                }
                answer.end_paragraph();
            }
            (MarkdownLine::Heading(text), Some(answer)) => {
                answer.end_paragraph();
                answer.push(text);
                answer.end_paragraph();
            }
            (MarkdownLine::Blank, Some(answer)) => answer.push_blank(),
            (MarkdownLine::Rule, Some(answer)) => answer.end_paragraph(),
            (MarkdownLine::Text, Some(answer)) => answer.push(line),
            (_, None) => {}
        }
    }
    answers.into_iter().map(MarkdownAnswer::into_field_text).collect()
}

enum MarkdownLine<'a, 't> {
    /// A heading of the form, which ends an answer.
    FormHeading,
    /// The heading or label of a field, and the text after it.
    Label(&'a Field, &'t str),
    /// A heading within an answer.
    Heading(&'t str),
    /// A quotation, such as the form's guidance.
    Quote,
    Rule,
    Blank,
    Text,
}

/// Reads lines of Markdown, knowing the form's own.
pub(super) struct MarkdownReader<'a> {
    form: &'a FormSpec,
    /// Title and headings of sections and groups, folded.
    headings: Vec<String>,
    /// The letters and digits of all the form's guidance.
    guidance: String,
}

impl<'a> MarkdownReader<'a> {
    pub(super) fn new(form: &'a FormSpec) -> Self {
        let groups = || form.sections.iter().flat_map(|section| &section.groups);
        let titles = std::iter::once(&form.title).chain(form.sections.iter().map(|section| &section.title));
        let headings = titles.chain(groups().filter_map(|group| group.heading.as_ref()));
        let mut guidance = String::new();
        for group in groups() {
            let questions = group.fields.iter().flat_map(|field| field.questions.all());
            let texts = group.guidance.iter().chain(questions.map(|question| &question.text));
            let texts = texts.chain(&group.requirements).chain(&group.recommendation);
            let texts = texts.chain(&group.criteria).chain(&group.limit_text);
            texts.for_each(|text| guidance.push_str(&letters(text)));
        }
        MarkdownReader { form, headings: headings.map(|heading| folded(heading)).collect(), guidance }
    }

    /// Whether this line is one of the form's, in Markdown.
    pub(super) fn is_of_form(&self, line: &str) -> bool {
        let heading = heading(line).and_then(|text| self.named(text));
        matches!(heading, Some(MarkdownLine::FormHeading | MarkdownLine::Label(..)))
            || self.label(line).is_some()
    }

    /// What the line at `at` is, and how many lines that takes.
    fn kind<'t>(&self, lines: &[&'t str], at: usize) -> (MarkdownLine<'a, 't>, usize) {
        let line = lines[at];
        let text = unindented(line);
        if text.is_empty() {
            return (MarkdownLine::Blank, 1);
        }
        if let Some(text) = heading(line) {
            return (self.named(text).unwrap_or(MarkdownLine::Heading(text)), 1);
        }
        // An underlined heading.
        if lines.get(at + 1).is_some_and(|next| is_underline(next))
            && let Some(kind) = self.named(text)
        {
            return (kind, 2);
        }
        if text.starts_with('>') {
            let quoted = lines[at..].iter().take_while(|line| unindented(line).starts_with('>'));
            return (MarkdownLine::Quote, quoted.count());
        }
        if is_underline(line) || is_rule(text) {
            return (MarkdownLine::Rule, 1);
        }
        (self.label(line).map_or(MarkdownLine::Text, |(field, text)| MarkdownLine::Label(field, text)), 1)
    }

    /// What a heading is in the form; none where the form has no such heading.
    fn named<'t>(&self, text: &'t str) -> Option<MarkdownLine<'a, 't>> {
        let text = &folded(&unescaped(text, false));
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = text[digits..].strip_prefix(['.', ')']).filter(|_| digits > 0).map(str::trim_start);
        if numbered.is_some_and(|title| self.headings.iter().any(|heading| heading == title)) {
            return Some(MarkdownLine::FormHeading);
        }
        let field = self.form.fields().find(|field| folded(field.name()) == *text);
        let begins = field.map(|field| MarkdownLine::Label(field, ""));
        begins.or_else(|| self.headings.contains(text).then_some(MarkdownLine::FormHeading))
    }

    /// The field whose label, in bold, a line begins with, and the text after it.
    fn label<'t>(&self, line: &'t str) -> Option<(&'a Field, &'t str)> {
        let line = unindented(line);
        let (mark, _) = line.split_at_checked(2).filter(|(mark, _)| matches!(*mark, "**" | "__"))?;
        let (label, rest) = line[2..].split_once(mark)?;
        let rest = if label.trim_end().ends_with(':') { rest } else { rest.strip_prefix(':')? };
        let label = folded(&unescaped(label, false));
        let field = self.form.fields().find(|field| folded(field.name()) == label)?;
        Some((field, rest.strip_prefix(' ').unwrap_or(rest)))
    }

    /// Whether a quotation is of the form's guidance.
    fn is_guidance(&self, quote: &[&str]) -> bool {
        let quoted: String = quote.iter().map(|line| letters(&unescaped(unquoted(line), false))).collect();
        quoted.len() >= SHORTEST_GUIDANCE && self.guidance.contains(&quoted)
    }
}

/// One answer being read.
struct MarkdownAnswer<'a> {
    field: &'a Field,
    lines: Vec<String>,
    /// How many of the first lines are known to be blank.
    blank: usize,
    /// Whether the next line continues the last one.
    is_continued: bool,
    /// Whether the last line is a numbered list item.
    is_numbered: bool,
    is_unanswered: bool,
}

impl<'a> MarkdownAnswer<'a> {
    fn new(field: &'a Field) -> Self {
        MarkdownAnswer {
            field,
            lines: Vec::new(),
            blank: 0,
            is_continued: false,
            is_numbered: false,
            is_unanswered: false,
        }
    }

    /// Whether all lines are blank so far. Each is looked at once.
    fn is_blank(&mut self) -> bool {
        let rest = self.lines[self.blank..].iter();
        self.blank += rest.take_while(|line| line.is_empty()).count();
        self.blank == self.lines.len()
    }

    /// Adds the text after a label, where Markdown sees no marks and blanks are as typed.
    fn push_after_label(&mut self, line: &str) {
        if self.is_unanswered_mark(line) {
            return;
        }
        let (text, is_ended) = without_break(line);
        if !unindented(text).is_empty() {
            self.lines.push(unescaped(text, false));
            self.is_continued = !is_ended && !text.trim().is_empty();
        }
    }

    fn push(&mut self, line: &str) {
        if self.is_unanswered_mark(line) {
            return;
        }
        let (line, is_ended) = without_break(unindented(line));
        let number = number(line);
        let begins_list = number.is_some_and(|number| number == 1 || self.is_numbered);
        let item = list_item(line);
        let text = match item {
            Some(item) => format!("- {}", unescaped(item, true)),
            None => unescaped(line, true),
        };
        // No-break spaces alone are a paragraph of their own.
        let is_blank = text.trim().is_empty();
        let joins = self.is_continued && item.is_none() && !begins_list && !is_blank;
        if let Some(last) = self.lines.last_mut().filter(|_| joins) {
            last.push(' ');
            last.push_str(&text);
        } else {
            self.is_numbered = number.is_some();
            self.lines.push(text);
        }
        self.is_continued = !is_ended && !is_blank;
    }

    fn push_blank(&mut self) {
        self.end_paragraph();
        self.lines.push(String::new());
    }

    fn end_paragraph(&mut self) {
        self.is_continued = false;
        self.is_numbered = false;
    }

    /// Whether the line is the mark of a missing answer; notes that it was there.
    fn is_unanswered_mark(&mut self, line: &str) -> bool {
        let line = line.trim();
        let inner = ["*", "_"].iter().find_map(|mark| line.strip_prefix(mark)?.strip_suffix(mark));
        let is_mark = inner.is_some_and(is_unanswered) && self.is_blank();
        self.is_unanswered |= is_mark;
        is_mark
    }

    fn into_field_text(self) -> FieldText {
        let from = self.lines.iter().position(|line| !line.is_empty()).unwrap_or(self.lines.len());
        let text = self.lines[from..].join("\n");
        let text = text.trim_end_matches('\n').to_owned();
        let is_unanswered = self.is_unanswered && text.is_empty();
        FieldText { field: self.field.id.clone(), text, is_unanswered }
    }
}

fn unindented(line: &str) -> &str {
    line.trim_start_matches([' ', '\t'])
}

/// The text of a heading (`## TEXT`).
fn heading(line: &str) -> Option<&str> {
    let line = unindented(line);
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    if !(1..=6).contains(&level) || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = text.trim();
    let without_end = text.trim_end_matches('#');
    Some(if without_end.is_empty() || without_end.ends_with([' ', '\t']) {
        without_end.trim_end()
    } else {
        text
    })
}

/// Whether the line underlines a heading.
fn is_underline(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t']);
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].iter().any(|mark| {
        line.chars().all(|c| c == *mark || c == ' ' || c == '\t') && line.matches(*mark).count() >= 3
    })
}

/// A quoted line without its mark.
fn unquoted(line: &str) -> &str {
    let text = unindented(line).trim_start_matches('>');
    text.strip_prefix(' ').unwrap_or(text)
}

/// The text of a list item, whatever its mark.
fn list_item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| unindented(rest))
}

/// The number that an item of a numbered list begins with.
fn number(line: &str) -> Option<u32> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    line[..digits].parse().ok().filter(|_| rest.starts_with([' ', '\t']))
}

/// A line without its hard break, and whether it had one: a backslash that is not escaped, or two blanks.
fn without_break(line: &str) -> (&str, bool) {
    let text = line.trim_end_matches('\\');
    if (line.len() - text.len()) % 2 == 1 {
        return (&line[..line.len() - 1], true);
    }
    let text = line.trim_end_matches([' ', '\t']);
    (text, line.ends_with("  "))
}

/// The text as Markdown shows it, with escapes and entities resolved. At the start of a line, no-break spaces written as
/// entities are the blanks that a person typed.
fn unescaped(text: &str, is_start: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_indent = is_start;
    while let Some(at) = rest.find(['\\', '&']) {
        is_indent &= at == 0;
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, len) = if rest.starts_with('\\') { escape(rest) } else { entity(rest, is_indent) };
        is_indent &= c == ' ';
        out.push(c);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// The character that an escape stands for, and the length of the escape.
fn escape(text: &str) -> (char, usize) {
    match text[1..].chars().next() {
        Some(c) if c.is_ascii_punctuation() => (c, 2),
        _ => ('\\', 1),
    }
}

/// The character that an entity stands for, and the length of the entity.
fn entity(text: &str, is_indent: bool) -> (char, usize) {
    let named = || {
        let len = text.bytes().take(LONGEST_ENTITY).position(|b| b == b';')?;
        let name = &text[1..len];
        let c = match name {
            "nbsp" if is_indent => ' ',
            "nbsp" => '\u{a0}',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
            }
        };
        Some((c, name.len() + 2))
    };
    named().unwrap_or(('&', 1))
}

/// The letters and digits of a text in lower case: the same however it is marked and wrapped.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
