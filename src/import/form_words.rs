//! The form's own words, however people retype or move them: labels lead to answers, and none of the words is one.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::{Field, FormSpec, RowId};
use crate::roundtrip::form_lines::folded;
use crate::roundtrip::printed;
use crate::roundtrip::row_names::RowNames;
use crate::words::{Lang, Words};

/// No text of the form is longer, in bytes.
const LONGEST: usize = 2_000;
/// How many lines of an answer are searched for text of the form.
const MOST_LINES: usize = 500;
/// A shorter text, in bytes, is not taken for a line of a longer one.
const SHORTEST_PART: usize = 12;
/// No label is longer, in bytes.
const LONGEST_LABEL: usize = 200;

/// Of several fields with one label, the one that a label leads to: the first that none has led to yet, as the rows of a
/// repeated group follow one another.
pub(super) fn next_of<'f>(
    mut all: impl Iterator<Item = &'f Field>,
    is_begun: impl Fn(&Field) -> bool,
) -> Option<&'f Field> {
    let first = all.next()?;
    if is_begun(first) { all.find(|field| !is_begun(field)).or(Some(first)) } else { Some(first) }
}

/// The group and the row that a heading says to follow; no row where there is none of its number.
pub(super) type InRow = (String, Option<RowId>);

/// Of several fields with one label, that of a row, where its group has such a field: none where it has no such row. Else
/// another.
pub(super) fn of_row<'f>(
    all: &[&'f Field],
    row: Option<&InRow>,
    other: impl FnOnce() -> Option<&'f Field>,
) -> Option<&'f Field> {
    let Some((group, row)) = row else { return other() };
    let parts = all.iter().filter_map(|field| Some((*field, field.id.row_parts()?)));
    let mut in_group = parts.filter(|(_, (own, ..))| own == group).peekable();
    if in_group.peek().is_none() {
        return other();
    }
    in_group.find(|(_, (_, own, _))| Some(own) == row.as_ref()).map(|(field, _)| field)
}

/// All by their [`folded`] text.
#[derive(Debug)]
pub(super) struct FormWords<'f> {
    /// In the form's order.
    labels: BTreeMap<String, Vec<&'f Field>>,
    headings: BTreeSet<String>,
    guidance: BTreeSet<String>,
    questions: BTreeSet<String>,
    /// What documents say beside all this.
    printed: BTreeSet<String>,
    rows: RowNames,
}

impl<'f> FormWords<'f> {
    pub(super) fn of(form: &'f FormSpec) -> Self {
        let groups = || form.sections.iter().flat_map(|section| &section.groups);
        let titles = form.sections.iter().map(|section| &section.title);
        let headings = titles.chain(groups().filter_map(|group| group.heading.as_ref()));
        let mut guidance = vec![folded(&form.title), folded(&form.send_to), folded(&form.enquiries)];
        for group in groups() {
            let demands: Vec<&str> =
                group.requirements.iter().chain(&group.recommendation).map(String::as_str).collect();
            let single = group.guidance.iter().chain(&group.criteria).chain(&group.limit_text);
            guidance.extend(single.map(String::as_str).chain(demands.iter().copied()).map(folded));
            guidance.push(folded(&demands.join(" ")));
        }
        let mut printed = vec![form.address.clone()];
        for words in [Lang::Da, Lang::En].map(Words::new) {
            printed.extend([printed::note(form, &words), printed::not_approved(&words)]);
            printed.extend(printed::heads(&words));
        }
        let questions = form.fields().flat_map(|field| field.questions.all());
        let mut labels: BTreeMap<String, Vec<&Field>> = BTreeMap::new();
        for field in form.fields() {
            labels.entry(folded(&field.label)).or_default().push(field);
        }
        FormWords {
            labels,
            headings: headings.map(|heading| folded(heading)).collect(),
            guidance: guidance.into_iter().filter(|text| !text.is_empty()).collect(),
            questions: questions.map(|question| folded(&question.text)).collect(),
            printed: printed.iter().map(|text| folded(text)).collect(),
            rows: RowNames::of(form),
        }
    }

    /// The row of which a line is the heading.
    pub(super) fn row(&self, line: &str) -> Option<InRow> {
        self.rows.row(line).map(|(group, row)| (group.to_owned(), row.cloned()))
    }

    /// The field with this label.
    pub(super) fn label(&self, text: &str) -> Option<&'f Field> {
        self.all_with_label(text).first().copied()
    }

    /// The fields with this label, in the form's order: more than one where a group has several rows.
    pub(super) fn all_with_label(&self, text: &str) -> &[&'f Field] {
        let fields = (text.len() <= LONGEST_LABEL).then(|| self.labels.get(&folded(text)));
        fields.flatten().map_or(&[], Vec::as_slice)
    }

    /// Whether a word begins as a label does, or goes on after one, as in `telefonnummer`.
    pub(super) fn is_like_label(&self, word: &str) -> bool {
        let is_alike = |label: &String| label.starts_with(word) || word.starts_with(label.as_str());
        word.len() >= 4 && !word.contains(' ') && self.labels.keys().any(is_alike)
    }

    /// The field whose label a line begins with, and where in the line its answer begins: `Kommune: Aarhus Kommune`.
    pub(super) fn label_before(&self, line: &str) -> Option<(&'f Field, usize)> {
        let (all, at) = self.all_before(line)?;
        Some((all[0], at))
    }

    /// The fields whose label a line begins with, one at least, and where in the line the answer begins.
    pub(super) fn all_before(&self, line: &str) -> Option<(&[&'f Field], usize)> {
        let at = line.find([':', '\t'])?;
        let all = Some(self.all_with_label(&line[..at])).filter(|all| !all.is_empty())?;
        let rest = line[at..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        Some((all, line.len() - rest.len()))
    }

    /// Whether a line is guidance, a requirement, a criterion or the like.
    pub(super) fn is_guidance(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.guidance.contains(&folded(line))
    }

    /// Whether a line is the heading of a section or a group.
    pub(super) fn is_heading(&self, line: &str) -> bool {
        self.heading(line).is_some()
    }

    /// Whether a line is the heading of a section with its number, also where words were put in.
    pub(super) fn is_numbered_heading(&self, line: &str) -> bool {
        let title = numberless(line.trim());
        title != line.trim() && (self.is_heading(title) || self.without_frame(title) != title)
    }

    /// The heading of the form that a line is.
    pub(super) fn heading(&self, line: &str) -> Option<&str> {
        let heading = (line.len() <= LONGEST).then(|| folded(numberless(line)))?;
        self.headings.get(&heading).map(String::as_str)
    }

    /// Whether a line is what documents say beside the form and the answers.
    pub(super) fn is_printed(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.printed.contains(&folded(line))
    }

    /// Whether a line is one that only this form has; other forms have fields of the same name.
    pub(super) fn shows_form(&self, line: &str) -> bool {
        (self.is_guidance(line) || self.is_heading(line)) && self.label(line).is_none()
    }

    fn is_question(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.questions.contains(&folded(line.trim_start_matches("- ")))
    }

    /// Whether a line is any of the form's but a label.
    fn is_own(&self, line: &str) -> bool {
        self.is_guidance(line) || self.is_heading(line) || self.is_question(line) || self.is_printed(line)
    }

    /// Whether a text is one of a form that was not filled in.
    pub(super) fn is_of_form(&self, text: &str) -> bool {
        text.len() <= LONGEST && (self.label(text).is_some() || self.is_own(text))
    }

    /// Whether a text is one of the form's, or a line of one that was broken into lines.
    pub(super) fn is_part_of_form(&self, text: &str) -> bool {
        let own = folded(text);
        let mut texts = self.guidance.iter().chain(&self.headings).chain(&self.printed);
        self.is_of_form(text) || own.len() >= SHORTEST_PART && texts.any(|text| text.contains(&own))
    }

    /// The words that were put into a line of the form, without what is the form's before and behind them; else the
    /// whole line, as where a word of a label or heading was changed.
    pub(super) fn without_frame<'t>(&self, line: &'t str) -> &'t str {
        let words: Vec<&str> = line.split_whitespace().collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        if line.len() > LONGEST {
            return line;
        }
        let sentences = self.guidance.iter().chain(&self.questions).chain(&self.printed);
        let names = self.headings.iter().chain(self.labels.keys());
        let texts = sentences.map(|text| (text, false)).chain(names.map(|text| (text, true)));
        let framed = texts.filter_map(|(text, is_name)| {
            let own: Vec<&str> = text.split(' ').collect();
            let most = own.len().min(lower.len());
            let before = (0..most).take_while(|&at| lower[at] == own[at]).count();
            let behind = (0..most - before)
                .take_while(|at| lower[lower.len() - 1 - at].trim_end_matches('.') == own[own.len() - 1 - at])
                .count();
            let same = before + behind;
            let is_framed = if is_name { same == own.len() } else { same * 2 >= own.len() };
            (is_framed && (2..words.len()).contains(&same)).then_some((same, before, behind))
        });
        let Some((_, before, behind)) = framed.max() else { return line };
        let at = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
        let last = words[words.len() - 1 - behind];
        &line[at(words[before])..at(last) + last.len()]
    }

    /// Whether a text that is not blank consists of the form's words alone.
    pub(super) fn is_all_of(&self, text: &str) -> bool {
        let mut lines = text.split('\n').filter(|line| !line.trim().is_empty()).peekable();
        lines.peek().is_some() && lines.all(|line| self.is_own(line))
    }

    /// A text without the form's words, and without blank lines at its ends. A question stays, since a writer may
    /// answer one by one, unless it follows the form's guidance at the start.
    pub(super) fn without(&self, text: &str) -> String {
        let lines: Vec<&str> = text.split('\n').collect();
        let is_blank = |line: &str| line.trim().is_empty();
        let first = lines.iter().take(MOST_LINES);
        let leading = first.take_while(|line| is_blank(line) || self.is_own(line)).count();
        let has_guidance = lines[..leading].iter().any(|line| self.is_guidance(line));
        let rest = if has_guidance { &lines[leading..] } else { &lines };
        let is_far = |at: usize| at >= MOST_LINES;
        let rest = rest.iter().enumerate().filter(|(at, line)| is_far(*at) || !self.is_guidance(line));
        let rest: Vec<&str> = rest.map(|(_, line)| *line).collect();
        without_blank_ends(&rest, is_blank).join("\n")
    }
}

/// The lines without those at the start and the end that are blank.
pub(super) fn without_blank_ends<'l, 't>(
    lines: &'l [&'t str],
    is_blank: impl Fn(&str) -> bool,
) -> &'l [&'t str] {
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else { return &[] };
    let last = lines.iter().rposition(|line| !is_blank(line)).unwrap_or(first);
    &lines[first..=last]
}

/// The letters and digits of a text in lower case: the same however it is marked and wrapped.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text is more than a line to write on, a dash or a blank.
pub(super) fn is_words(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_ascii_punctuation() && c != '…')
}

/// A heading without the section's number.
fn numberless(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix('.').map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn a_label_is_known_however_it_was_retyped() {
        let words = FormWords::of(som());
        for text in [
            "Kommune",
            "kommune :",
            "  KOMMUNE\u{a0}:\u{a0}",
            "Kommune*",
            "E-mailadresse",
            "e\u{2011}mailadresse:",
            "Evt. forvaltning og  afdeling (frivilligt)",
            "Evt.\u{a0}forvaltning\nog afdeling (frivilligt):",
            "Ma\u{30a}lsætninger og forventninger",
            "Telefon\u{200b}:",
        ] {
            assert!(words.label(text).is_some(), "{text:?}");
        }
        for text in ["Kommunen", "Aarhus Kommune", "", "Projektansvarlig", "Forvaltning"] {
            assert!(words.label(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn an_answer_behind_its_label_is_found() {
        let words = FormWords::of(som());
        let found =
            |line: &'static str| words.label_before(line).map(|(field, at)| (field.name(), &line[at..]));
        assert_eq!(found("Kommune: Aarhus: by"), Some(("Kommune", "Aarhus: by")));
        assert_eq!(found("Kommune\tAarhus"), Some(("Kommune", "Aarhus")));
        assert_eq!(found("Kommune:\t Aarhus"), Some(("Kommune", "Aarhus")));
        assert_eq!(found("Kommune:"), Some(("Kommune", "")));
        assert_eq!(found("Kommune Aarhus"), None);
        assert_eq!(found("Byen: Aarhus"), None);
    }

    #[test]
    fn the_forms_words_are_no_answer() {
        let words = FormWords::of(som());
        let group = &som().sections[3].groups[0];
        let (guidance, limit) = (&group.guidance[0], group.limit_text.as_deref().expect("a limit"));
        let question = &group.fields[0].questions.all()[0].text;
        let text = format!("\n{guidance}\n- {question}\n{limit}\n\nVi vil.\n- {question}\nJa.\n");
        assert_eq!(words.without(&text), format!("Vi vil.\n- {question}\nJa."));
        assert_eq!(words.without(&format!("{question}\nJa.")), format!("{question}\nJa."));
        assert_eq!(words.without(&format!("{guidance}\n\n")), "");
        assert!(words.is_all_of(&format!("4. {}\n{guidance}\n- {question}", som().sections[3].title)));
        assert!(!words.is_all_of(" \n") && !words.is_all_of("Vi vil."));
    }
}
