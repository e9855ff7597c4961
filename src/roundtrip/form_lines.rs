//! The lines of a plain text that the form or the program puts there: headings, labels, rules, meters and the mark of a
//! missing answer. An answer's line that looks like one of them is stuffed with a leading blank, as in RFC 3676, so that
//! it is read back as it was typed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

pub(crate) use super::folded::folded;
use super::row_names::RowNames;
use crate::form::{Field, FormSpec};
use crate::say;
use crate::words::size::count;
use crate::words::{Lang, Words};

/// Both languages: a text may be read back in another than it was written in.
static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| [Lang::Da, Lang::En].map(Words::new));

/// The mark of a missing answer, in each language.
static UNANSWERED: LazyLock<Vec<String>> =
    LazyLock::new(|| WORDS.iter().map(|words| say!(words, "export-unanswered")).collect());

/// A rule below a heading is made of these, three at least.
pub(crate) const RULE: char = '─';

/// What people and editors make rules of.
const TYPED_RULES: [char; 7] = ['-', '–', '—', '=', '_', '*', '?'];

const BLANKS: [char; 2] = [' ', '\t'];

/// No label of the form is longer, in bytes.
const LONGEST_LABEL: usize = 200;

/// No heading of a group is longer, in bytes.
const LONGEST_HEADING: usize = 400;

/// No label that a person made has more words.
const MOST_LABEL_WORDS: usize = 4;

/// Whether a text is the mark of a missing answer.
pub(crate) fn is_unanswered(text: &str) -> bool {
    UNANSWERED.iter().any(|mark| mark == text)
}

/// The text that was typed beside the mark of a missing answer; none where there is no mark, or the line is stuffed.
pub(crate) fn beside_unanswered(text: &str) -> Option<&str> {
    if text.starts_with(' ') {
        return None;
    }
    UNANSWERED.iter().find_map(|mark| {
        let before =
            text.strip_prefix(mark.as_str()).filter(|rest| rest.is_empty() || rest.starts_with(BLANKS));
        let behind = || text.strip_suffix(mark.as_str()).filter(|rest| rest.ends_with(BLANKS));
        before.or_else(behind).map(|rest| rest.trim_matches(BLANKS))
    })
}

/// The form's own lines.
pub(crate) struct FormLines<'a> {
    /// The words of each section's heading, its number first.
    headings: Vec<Vec<String>>,
    /// The long answers' fields by their labels, folded.
    labels: HashMap<String, Vec<&'a Field>>,
    /// The headings of groups, folded.
    groups: HashSet<String>,
    rows: RowNames,
}

impl<'a> FormLines<'a> {
    pub(crate) fn new(form: &'a FormSpec) -> Self {
        let heading = |(index, title): (usize, &String)| {
            std::iter::once(format!("{}.", index + 1)).chain(words_of(title)).collect()
        };
        let titles = form.sections.iter().map(|section| &section.title);
        let mut labels: HashMap<String, Vec<&Field>> = HashMap::new();
        for field in form.fields().filter(|field| field.is_prose()) {
            labels.entry(folded(field.name())).or_default().push(field);
        }
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        FormLines {
            headings: titles.enumerate().map(heading).collect(),
            labels,
            groups: groups.filter_map(|group| group.heading.as_deref()).map(folded).collect(),
            rows: RowNames::of(form),
        }
    }

    /// Whether a line is the heading of a group or of a row, be there such a row or not.
    pub(crate) fn is_group_heading(&self, line: &str) -> bool {
        let is_of_group = || self.groups.contains(&folded(line));
        line.len() <= LONGEST_HEADING && (is_of_group() || self.rows.numbered(line).is_some())
    }

    /// How many of these lines are the heading of a section, however it is broken; none where they are no heading.
    pub(crate) fn heading(&self, lines: &[&str]) -> Option<usize> {
        if !lines.first().is_some_and(|line| self.begins_heading(line)) {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            words.extend(words_of(line));
            let mut like = self.headings.iter().filter(|heading| heading.starts_with(&words)).peekable();
            like.peek()?;
            if like.any(|heading| heading.len() == words.len()) {
                return Some(index + 1);
            }
        }
        None
    }

    /// Whether a line begins with the number of a section and at least the first word of its title.
    fn begins_heading(&self, line: &str) -> bool {
        if !line.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let words: Vec<String> = words_of(line).collect();
        words.len() > 1 && self.headings.iter().any(|heading| heading.starts_with(&words))
    }

    /// The fields whose long answer may follow this line, and what stands behind the label there.
    pub(crate) fn long_label<'t>(&self, line: &'t str) -> Option<(&[&'a Field], &'t str)> {
        label_splits(line)
            .into_iter()
            .find_map(|(label, rest)| Some((self.labels.get(&folded(label))?.as_slice(), rest.trim())))
    }

    /// Whether a line of an answer could be taken for one of these lines.
    fn is_like(&self, line: &str) -> bool {
        let line = line.trim_end();
        is_rule(line)
            || is_typed_rule(line)
            || self.long_label(line).is_some()
            || self.begins_heading(line)
            || self.is_group_heading(line)
            || beside_unanswered(line).is_some()
    }

    /// A line of an answer as it is written.
    pub(crate) fn stuffed<'t>(&self, line: &'t str) -> Cow<'t, str> {
        if self.is_like(line.trim_start_matches(' ')) { format!(" {line}").into() } else { line.into() }
    }

    /// A line of an answer as it was before it was written.
    pub(crate) fn unstuffed<'t>(&self, line: &'t str) -> &'t str {
        match line.strip_prefix(' ') {
            Some(rest) if self.is_like(rest.trim_start_matches(' ')) => rest,
            _ => line,
        }
    }

    /// Whether this is the meter above a long answer, in any language.
    pub(crate) fn is_meter(line: &str) -> bool {
        let Some(text) = line.trim_end().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return false;
        };
        let digits = text.split(|c: char| !c.is_ascii_digit() && !".,".contains(c));
        let numbers: Vec<usize> =
            digits.filter_map(|digits| digits.replace(['.', ','], "").parse().ok()).collect();
        WORDS
            .iter()
            .any(|words| is_page_meter(text, &numbers, words) || is_count_meter(text, &numbers, words))
    }
}

/// Whether this tells how much of the page an answer fills, whatever part of it that is.
fn is_page_meter(text: &str, numbers: &[usize], words: &Words) -> bool {
    let (Some(&percent), Some(&[lines, rest])) = (numbers.first(), numbers.last_chunk()) else {
        return false;
    };
    let any = ANY.to_string();
    [
        say!(words, "page-fill", percent = percent, part = any.clone(), lines = lines, left = rest),
        say!(words, "page-over", percent = percent, part = any, lines = lines, over = rest),
    ]
    .iter()
    .any(|meter| between(text, meter).is_some_and(|part| part.contains("A4")))
}

/// Whether this tells how much was counted of how much, whatever the form calls that.
fn is_count_meter(text: &str, numbers: &[usize], words: &Words) -> bool {
    let (Some(&[used, allowed]), Some(&rest)) = (numbers.first_chunk(), numbers.last()) else { return false };
    let [used_in, allowed_in, rest_in] = [used, allowed, rest].map(|number| count(words, number));
    let any = ANY.to_string();
    let meter = if used + rest == allowed {
        say!(words, "page-count", used = used_in, allowed = allowed_in, counted = any, left = rest_in)
    } else if allowed + rest == used {
        say!(words, "page-count-over", used = used_in, allowed = allowed_in, counted = any, over = rest_in)
    } else {
        return false;
    };
    between(text, &meter).is_some_and(|counted| !counted.is_empty())
}

/// Stands in a sentence for whatever may stand there; in no text.
const ANY: char = '\u{1}';

/// What stands in a text where a sentence has [`ANY`]; `None` where they differ elsewhere.
fn between<'t>(text: &'t str, sentence: &str) -> Option<&'t str> {
    let (before, after) = sentence.split_once(ANY)?;
    text.strip_prefix(before)?.strip_suffix(after)
}

/// The indent of a short answer's label.
pub(crate) const INDENT: &str = "  ";

/// The column in which the short answers of a section begin.
pub(crate) fn answer_column<'a>(fields: impl Iterator<Item = &'a Field>) -> usize {
    INDENT.len() + fields.map(|field| label(field).width()).max().unwrap_or(0) + 1
}

/// A field's label as it stands before an answer.
pub(crate) fn label(field: &Field) -> String {
    format!("{}:", field.name())
}

/// What may be the label in a line, and the answer beside it: a colon or a gap stands between, if anything does.
pub(crate) fn label_splits(line: &str) -> Vec<(&str, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let gap = text.find("  ").into_iter().chain(text.find('\t')).min();
    let splits = [line.split_once(':'), Some(line.split_at(gap.map_or(line.len(), |at| indent + at)))];
    // Most lines are text: they are not worth folding.
    splits.into_iter().flatten().filter(|(label, _)| label.len() <= LONGEST_LABEL).collect()
}

/// What stands before the colon of a line and behind it, where the first may be a label.
pub(crate) fn label_like(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.split_once(':')?;
    let is_label = |c: char| c.is_alphabetic() || c.is_whitespace() || "*_.-/()".contains(c);
    let has_words = (1..=MOST_LABEL_WORDS).contains(&label.split_whitespace().count());
    (has_words
        && label.chars().all(is_label)
        && label.chars().any(char::is_alphabetic)
        && !rest.starts_with('/'))
    .then_some((label, rest))
}

/// Whether a line is the rule below a heading.
pub(crate) fn is_rule(line: &str) -> bool {
    is_row_of(line, RULE)
}

/// Whether a line is a rule that a person typed, or that an editor made of the one below a heading.
pub(crate) fn is_typed_rule(line: &str) -> bool {
    TYPED_RULES.iter().any(|mark| is_row_of(line, *mark))
}

fn is_row_of(line: &str, mark: char) -> bool {
    let line = line.trim_end();
    line.chars().count() >= 3 && line.chars().all(|c| c == mark)
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(|word| word.nfc().flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn the_forms_lines_are_known() {
        let lines = FormLines::new(som());
        assert_eq!(lines.heading(&["1. Generelle oplysninger", "────"]), Some(1));
        let broken =
            ["4. Kommunens motivation for og forventninger til", "   deltagelse i implementeringsforløbet"];
        assert_eq!(lines.heading(&broken), Some(2));
        assert_eq!(lines.heading(&["4. Kommunens motivation", "Nej"]), None);
        assert_eq!(lines.heading(&["1. Område"]), None);
        let label = |line| lines.long_label(line).map(|(all, rest)| (all[0].id.to_string(), rest));
        assert_eq!(label("Område: "), Some(("omraade".to_owned(), "")));
        assert_eq!(label("område : unge: alle"), Some(("omraade".to_owned(), "unge: alle")));
        for line in ["Område", "OMRA\u{30a}DE:", "Område."] {
            assert_eq!(label(line), Some(("omraade".to_owned(), "")), "{line}");
        }
        assert_eq!(label("Område   unge: alle"), Some(("omraade".to_owned(), "unge: alle")));
        assert!(lines.long_label("Område er").is_none() && lines.long_label("Navn:").is_none());
        assert!(is_rule("─────") && !is_rule("──") && !is_rule("── ─"));
    }

    #[test]
    fn an_answers_line_that_looks_like_the_forms_is_stuffed_and_comes_back() {
        let lines = FormLines::new(som());
        for line in [
            "Område:",
            "  område: ",
            "Område: unge",
            "Område",
            "Område\tunge",
            "─────",
            "1. Generelle",
            "(ikke besvaret)",
            "   (not answered)",
            "(ikke besvaret) endnu",
            "Nej (not answered)",
            "-----",
        ] {
            let stuffed = lines.stuffed(line);
            assert_eq!(stuffed, format!(" {line}"));
            assert_eq!(lines.unstuffed(&stuffed), line);
        }
        for line in ["(ikke besvaret)?", "--", "Vi søger:", " Området: ", "1. november", "", " "] {
            assert_eq!(lines.stuffed(line), line);
            assert_eq!(lines.unstuffed(line), line);
        }
    }

    #[test]
    fn the_meter_is_known_in_both_languages_whatever_it_says() {
        for line in [
            "[40 % af ¼ A4-side · 5 linjer · 7 tilbage]",
            "[4 % af ½ A4-side · 1 linje · 24 tilbage]",
            "[140 % af ¼ A4-side · 17 linjer · 5 for meget]",
            "[60 % of ½ A4 page · 15 lines · 10 left]",
            "[60 % af 1½ A4-sider · 45 linjer · 30 tilbage]",
            "[812 af 1.000 tegn med mellemrum · 188 tilbage]",
            "[1.012 af 1.000 anslag · 12 for meget]",
            "[812 of 1,000 words · 188 left]",
        ] {
            assert!(FormLines::is_meter(line), "{line}");
        }
        for line in [
            "[1]",
            "[40 % af ¼ A4-side · 5 linjer]",
            "[1 2 3 ¼ 4]",
            "[99999999999 4 1 1]",
            "[3 af 4 børn · 2 tilbage]",
        ] {
            assert!(!FormLines::is_meter(line), "{line}");
        }
    }
}
