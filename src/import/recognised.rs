//! Which form a file is of: JSON says it, som's bookmarks tell it, and else the title that stands at its head.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::find::forms_by_marks;
use super::opened::OpenedFile;
use super::{Imported, Note};
use crate::form::{FormDefinition, Forms};
use crate::roundtrip::form_lines::folded;

/// Among so many first lines a title is looked for.
const MOST_LINES: usize = 40;

/// A line with a label is no longer, in bytes.
const LONGEST: usize = 500;

/// A title is broken into so many lines at most.
const MOST_TITLE_LINES: usize = 4;

impl OpenedFile {
    /// The form of these that the file shows itself to be of.
    pub(super) fn form_among<'f>(&self, forms: &'f Forms) -> Option<&'f FormDefinition> {
        if !forms.is_several() {
            return None;
        }
        match self {
            OpenedFile::Json(json) => forms.get(json.form()?),
            OpenedFile::Text(text) => by_title(forms, text.lines()),
            OpenedFile::Office(tree, _) => forms_by_marks(tree, forms)
                .or_else(|| by_title(forms, tree.paragraphs.iter().map(|paragraph| paragraph.text.as_str()))),
        }
    }
}

impl OpenedFile {
    /// The form of these but the first of whose labels the file has the greatest part, and half of them at least.
    pub(super) fn form_like<'f>(&self, forms: &'f Forms) -> Option<&'f FormDefinition> {
        let lines: Vec<&str> = match self {
            OpenedFile::Json(_) => return None,
            OpenedFile::Text(text) => text.lines().collect(),
            OpenedFile::Office(tree, _) => tree.paragraphs.iter().map(|one| one.text.as_str()).collect(),
        };
        let lines = lines.iter().map(|line| line.trim_start_matches(['#', '*', ' ']));
        let before =
            |line: &str| line.split([':', '\t']).next().unwrap_or(line).trim_end_matches('*').to_owned();
        let found: HashSet<String> = lines
            .filter(|line| line.len() <= LONGEST)
            .flat_map(|line| [folded(line), folded(&before(line))])
            .collect();
        let share = |form: &'f FormDefinition| {
            let labels: HashSet<String> =
                form.official().fields().map(|field| folded(&field.label)).collect();
            let has = labels.iter().filter(|label| found.contains(*label)).count();
            (has * 2 >= labels.len()).then(|| (has * 1000 / labels.len().max(1), form))
        };
        let mut like: Vec<_> = forms.iter().skip(1).filter_map(share).collect();
        like.sort_by_key(|(share, _)| Reverse(*share));
        // Where it is as like another, it is neither for sure.
        match like[..] {
            [(share, _), (next, _), ..] if share == next => None,
            [(_, form), ..] => Some(form),
            [] => None,
        }
    }
}

/// The form whose title stands first in these lines.
fn by_title<'f, 't>(forms: &'f Forms, lines: impl Iterator<Item = &'t str>) -> Option<&'f FormDefinition> {
    let lines = lines.map(|line| folded(line.trim_start_matches(['#', ' '])));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).take(MOST_LINES).collect();
    let titles: Vec<String> = forms.iter().map(|form| folded(&form.official().title)).collect();
    (0..lines.len()).find_map(|from| {
        let ends = from + 1..=lines.len().min(from + MOST_TITLE_LINES);
        let is_title = |title: &String| ends.clone().any(|end| lines[from..end].join(" ") == *title);
        let mut named = forms.iter().zip(&titles).filter(|(_, title)| is_title(title));
        // A title that two forms have says nothing.
        named.next().filter(|_| named.next().is_none()).map(|(form, _)| form)
    })
}

impl Imported {
    /// The same, with a note on its form where nobody chose that.
    pub(super) fn told_of(mut self, forms: &Forms) -> Self {
        let form = forms.get(&self.form).filter(|form| form.id() != forms.first().id());
        self.notes.splice(..0, form.map(|form| Note::Recognised(form.title().to_owned())));
        self
    }
}
