//! Answers in the agency's own form, filled in by hand, whose label is in no table: it is the heading above a box, or stands
//! before the answer in a line.

use std::collections::BTreeMap;

use super::ticks::is_box;
use super::{AnswerSearch, Candidate, Span};
use crate::form::{Field, FieldId};
use crate::roundtrip::form_lines::folded;

/// So many paragraphs stand between a heading and its box at most.
const MOST_BETWEEN: usize = 20;

impl<'a> AnswerSearch<'a> {
    /// Takes a box of one cell as the answer to the field whose label is the heading above it, with its number or without.
    pub(super) fn by_heading(&mut self) {
        let missing = self.missing();
        let cells = &self.tree.cells;
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for cell in cells {
            *sizes.entry(cell.table).or_default() += 1;
        }
        for (index, cell) in cells.iter().enumerate() {
            if sizes[&cell.table] > 1 || self.is_answer[index] || self.labels.contains_key(&index) {
                continue;
            }
            let above = (0..cell.first).rev().take(MOST_BETWEEN).map(|at| &self.tree.paragraphs[at]);
            let mut above = above.take_while(|above| above.cell == cell.parent && !self.asks(&above.text));
            let label = above.find_map(|above| missing.get(&unnumbered(&above.text)));
            let label = label.filter(|field| field.is_prose() && !self.candidates.contains_key(&field.id));
            if let Some(field) = label {
                self.add_cells(&field.id, &[index], true);
            }
        }
    }

    /// Whether a line that isn't the form's asks for something itself, with a colon or boxes to tick.
    fn asks(&self, text: &str) -> bool {
        let is_asking = text.trim_end().ends_with(':') || text.contains(is_box);
        is_asking && !self.words.is_of_form(text) && !self.words.is_of_form(without_number(text))
    }

    /// Takes what stands behind labels in lines outside tables, several in one where a gap is between them.
    pub(super) fn by_line(&mut self) {
        let missing = self.missing();
        for (at, paragraph) in self.tree.paragraphs.iter().enumerate() {
            if paragraph.cell.is_some() {
                continue;
            }
            for (from, part) in parts(&paragraph.text) {
                let Some((label, behind)) = part.split_once(':') else { continue };
                let Some(field) = missing.get(&unnumbered(label)) else { continue };
                let first = (at, from + part.len() - behind.trim_start().len());
                let span = Span { first, end: (at, from + part.trim_end().len()) };
                // A label alone may have its answer anywhere.
                if !field.is_prose() && span.first < span.end {
                    self.add(&field.id, Candidate { is_by_label: true, ..Candidate::of_span(span) });
                }
            }
        }
    }

    /// The fields without an answer yet, by their labels without a number; not those in rows, nor any two with one label.
    fn missing(&self) -> BTreeMap<String, &'a Field> {
        let mut all: BTreeMap<String, Vec<&Field>> = BTreeMap::new();
        for field in self.form.fields() {
            all.entry(unnumbered(&field.label)).or_default().push(field);
        }
        let is_missing = |id: &FieldId| !self.candidates.contains_key(id) && id.row_parts().is_none();
        let single = all.into_iter().filter_map(|(label, fields)| match fields[..] {
            [field] => Some((label, field)),
            _ => None,
        });
        single.filter(|(_, field)| is_missing(&field.id)).collect()
    }
}

/// The parts of a line that gaps are between, each with where it begins.
fn parts(line: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(gap) = line[from..].find("  ").into_iter().chain(line[from..].find('\t')).min() {
        parts.push((from, &line[from..from + gap]));
        let rest = line[from + gap..].trim_start_matches([' ', '\t']);
        from = line.len() - rest.len();
    }
    parts.push((from, &line[from..]));
    // An answer that has a gap in it goes on behind it.
    let mut joined: Vec<(usize, &str)> = Vec::new();
    for (from, part) in parts {
        match joined.last_mut() {
            Some((begun, last)) if !part.contains(':') => *last = &line[*begun..from + part.len()],
            _ => joined.push((from, part)),
        }
    }
    joined
}

/// A label as it is compared, without a number before it.
fn unnumbered(label: &str) -> String {
    folded(without_number(label))
}

/// A text without a number such as `2.1` or `B.` before it.
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    let number = text.split_whitespace().next().unwrap_or_default();
    let inner = number.trim_end_matches(['.', ')']);
    let is_counted = number.contains(['.', ')']) && inner.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_letter = number != inner && inner.len() == 1 && inner.chars().all(char::is_alphabetic);
    let rest = text[number.len()..].trim_start();
    if (is_counted || is_letter) && !rest.is_empty() { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_label_is_none_of_its_words() {
        for label in
            ["2.1 Beskrivelse", "2.1. Beskrivelse:", "B. Beskrivelse", "3) beskrivelse", "Beskrivelse"]
        {
            assert_eq!(unnumbered(label), "beskrivelse", "{label}");
        }
        for (label, same) in [("2 navne", "2 navne"), ("E-mail", "e-mail"), ("2.1", "2.1"), ("Tlf.:", "tlf")]
        {
            assert_eq!(unnumbered(label), same, "{label}");
        }
    }

    #[test]
    fn a_line_may_have_several_labels() {
        assert_eq!(parts("Tlf.: 86 12   Mail: a@b.dk"), [(0, "Tlf.: 86 12"), (14, "Mail: a@b.dk")]);
        assert_eq!(parts("Navn: Åse   Ærø"), [(0, "Navn: Åse   Ærø")]);
        assert_eq!(parts(""), [(0, "")]);
    }
}
