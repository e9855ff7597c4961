//! Answers that read like a label or a heading of the form: a job may be called as a group is, and a department as a
//! field. One is known by where it stands, and by that the form's own stands elsewhere.

use std::collections::BTreeMap;

use super::label::LabelSearch;
use crate::form::Field;

/// What a cell beside or below a label may be to it, which looks like the form's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Answer,
    /// It may be the answer or not.
    Unclear,
    NoAnswer,
}

impl LabelSearch<'_, '_> {
    /// Looks for the answer to a label that has none among the cells that look like the form's.
    pub(super) fn namesake(&mut self, cell: usize) {
        let Some(field) = self.label(cell).filter(|_| !self.search.is_answer[cell]) else { return };
        if self.found.contains(&&field.id) || self.search.candidates.contains_key(&field.id) {
            return;
        }
        let right = self.search.grid.right(cell).first().copied();
        let below = self.search.grid.below(cell);
        let near = right.into_iter().chain(below);
        let near: Vec<(usize, Likeness)> = near.map(|near| (near, self.likeness(near, field))).collect();
        if let Some((near, _)) = near.iter().find(|(_, likeness)| *likeness == Likeness::Answer) {
            self.search.labels.remove(near);
            self.answer(cell, field, &[*near]);
        } else if near.iter().any(|(_, likeness)| *likeness == Likeness::Unclear) {
            self.search.unclear.insert(&field.id);
        }
    }

    fn likeness(&self, cell: usize, field: &Field) -> Likeness {
        let facts = self.facts(cell);
        let line = match facts.lines[..] {
            [(_, line)] => line,
            _ => "",
        };
        let is_extra = self.is_extra_heading(line);
        let is_heading = self.search.words.is_heading(line);
        match facts.label.or(facts.begins_with) {
            _ if self.search.is_answer[cell] => Likeness::Unclear,
            _ if self.marked.contains_key(&cell) => Likeness::NoAnswer,
            Some(of) if of.id == field.id => Likeness::Unclear,
            Some(of) if !self.is_answered_elsewhere(of, cell) => match self.seen.get(&of.id) {
                Some(2..) => Likeness::Unclear,
                _ => Likeness::NoAnswer,
            },
            Some(_) if self.answered.contains_key(&cell) || is_heading && !is_extra => Likeness::Unclear,
            // Nobody types a label's colon.
            Some(_) if line.trim_end().ends_with(':') => Likeness::Unclear,
            Some(_) => Likeness::Answer,
            None if is_extra => Likeness::Answer,
            None if is_heading || self.search.words.is_printed(line) => Likeness::Unclear,
            None => Likeness::NoAnswer,
        }
    }

    /// Whether a field has another label than this, which som marked or which has an answer.
    fn is_answered_elsewhere(&self, field: &Field, label: usize) -> bool {
        let mut others = self.answered.iter().chain(&self.marked).filter(|(cell, _)| **cell != label);
        others.any(|(_, of)| **of == field.id)
    }

    /// Whether a text is a heading that stands in the document more often than the form has it.
    pub(super) fn is_extra_heading(&self, text: &str) -> bool {
        let words = &self.search.words;
        let Some(heading) = words.heading(text) else { return false };
        let counts = self.headings.get_or_init(|| {
            let mut counts = BTreeMap::new();
            let texts = self.search.tree.paragraphs.iter().map(|paragraph| &paragraph.text);
            for heading in texts.filter_map(|text| words.heading(text)) {
                *counts.entry(heading.to_owned()).or_default() += 1;
            }
            counts
        });
        let own = 1 + usize::from(words.label(heading).is_some());
        counts.get(heading).is_some_and(|&count| count > own)
    }
}
