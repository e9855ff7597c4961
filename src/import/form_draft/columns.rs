//! Tables with headings at their top: rows that are repeated, a field for each cell, boxes to tick in each row, and what
//! is added up.

use super::blocks::GridCell;
use super::builder::FormBuilder;
use super::choices::{is_yes_or_no, ticked_field, ticks_in};
use super::label::{is_label, labelled};
use super::model::{Guess, ToldField, ToldRows, ToldSum};
use super::names::id_of;
use super::table::{Row, is_bare_box};
use crate::form::FieldKind;

/// A matrix with more cells is no form's.
const MATRIX_MAX: usize = 120;
/// How many rows there may be at least, where a document has fewer, and at most.
const ROWS_MIN: usize = 10;
const ROWS_MAX: usize = 100;

impl FormBuilder {
    /// A table in which each row is answered with a tick in one of its columns. False where it is none.
    pub(super) fn ticked_matrix(&mut self, rows: &[&Row]) -> bool {
        let Some((head, below)) =
            rows.split_first().filter(|(head, below)| head.len() > 2 && !below.is_empty())
        else {
            return false;
        };
        let options: Vec<String> = head[1..].iter().map(GridCell::text).collect();
        let is_box = |cell: &GridCell| is_bare_box(cell) || cell.is_empty() && is_yes_or_no(&options);
        let is_row = |row: &&Row| row.len() == head.len() && is_head(&row[0]) && row[1..].iter().all(is_box);
        if !head[1..].iter().all(is_head) || !below.iter().all(is_row) {
            return false;
        }
        self.begin_after_fields();
        for row in below {
            let mut field = ticked_field(&row[0].text(), "", options.clone());
            if field.kind == FieldKind::Choices {
                (field.kind, field.kind_guess) = (FieldKind::Choice, Some(Guess::Kind));
            }
            self.field(field);
        }
        self.close_group();
        true
    }

    /// A table with a row of headings above rows that are empty or begun. False where it is none.
    pub(super) fn repeated(&mut self, rows: &[&Row]) -> bool {
        let Some((head, below)) = rows.split_first() else { return false };
        let (totals, below): (Vec<&Row>, Vec<&Row>) = below.iter().partition(|row| total(row).is_some());
        let empty = below.iter().filter(|row| row.iter().all(is_empty_or_number)).count();
        let begun: Vec<String> = below.iter().filter(|row| is_begun(row)).map(|row| row[0].text()).collect();
        let is_enough = empty > 1 || empty == 1 && !begun.is_empty();
        if head.len() < 2 || !head.iter().all(is_head) || !is_enough || empty + begun.len() < below.len() {
            return false;
        }
        let name = self.label_from_heading();
        let heads: Vec<String> = head.iter().map(GridCell::text).filter(|text| !is_numbering(text)).collect();
        let Some(row) = heads.first().map(|first| first.trim_end_matches(':').to_owned()) else {
            return false;
        };
        self.begin_after_fields();
        if !begun.is_empty() {
            self.text(&format!("{row}: {}", begun.join(", ")));
        }
        let max = (empty + begun.len()).clamp(ROWS_MIN, ROWS_MAX);
        self.group().rows = Some(ToldRows { id: id_of(&name, "raekker"), row, max });
        for head in &heads {
            self.field(labelled(head));
        }
        let columns: Vec<(String, Vec<usize>)> =
            heads.into_iter().enumerate().map(|(at, head)| (head, vec![at])).collect();
        for total in totals.into_iter().filter_map(total) {
            self.sum_columns(&total, &columns);
        }
        self.close_group();
        true
    }

    /// A table with labels at its top and at its side: a field for each empty cell. False where it is none.
    pub(super) fn matrix(&mut self, rows: &[&Row]) -> bool {
        let Some((head, below)) =
            rows.split_first().filter(|(head, below)| head.len() > 1 && !below.is_empty())
        else {
            return false;
        };
        let is_row = |row: &&Row| {
            row.len() == head.len()
                && row.first().is_some_and(|first| !first.is_empty() && ticks_in(&first.text()).is_none())
                && row[1..].iter().all(GridCell::is_empty)
        };
        let is_matrix = head[1..].iter().all(is_head)
            && below.iter().all(is_row)
            && below.len() * head.len() <= MATRIX_MAX;
        if !is_matrix {
            return false;
        }
        let text = |cell: &GridCell| cell.text();
        let (total_columns, columns) = parted(head[1..].iter().map(text).collect());
        let (total_rows, sides) = parted(below.iter().map(|row| row[0].text()).collect());
        let otherwise = self.kind_of_cells(!total_columns.is_empty() || !total_rows.is_empty());
        self.begin_after_fields();
        for side in &sides {
            for top in &columns {
                self.field(cell_of_matrix(side, top, head.len() > 2, otherwise));
            }
        }
        let places = |side: usize| (side * columns.len()..(side + 1) * columns.len()).collect::<Vec<usize>>();
        for total in &total_columns {
            for (at, side) in sides.iter().enumerate() {
                self.sum(&both(side, total), &places(at));
            }
        }
        let of_column = |at: usize| (0..sides.len()).map(|side| side * columns.len() + at).collect();
        let all: Vec<(String, Vec<usize>)> =
            columns.iter().enumerate().map(|(at, top)| (top.clone(), of_column(at))).collect();
        for total in &total_rows {
            self.sum_columns(total, &all);
            if !total_columns.is_empty() && columns.len() > 1 {
                self.sum(total, &(0..sides.len() * columns.len()).collect::<Vec<usize>>());
            }
        }
        self.close_group();
        true
    }

    /// What the cells of a matrix take whose labels don't say it.
    fn kind_of_cells(&self, has_totals: bool) -> FieldKind {
        let heading = self.label_from_heading().to_lowercase();
        if ["budget", "økonomi", "finansiering", "udgift"].iter().any(|word| heading.contains(word)) {
            FieldKind::Kroner
        } else if has_totals {
            FieldKind::Number
        } else {
            FieldKind::Text
        }
    }

    /// A sum of each of these columns of numbers.
    fn sum_columns(&mut self, total: &str, columns: &[(String, Vec<usize>)]) {
        let numbers: Vec<_> = columns.iter().filter(|(_, of)| !self.numbers(of).is_empty()).collect();
        for (top, of) in &numbers {
            let label = if numbers.len() == 1 { total.to_owned() } else { both(total, top) };
            self.sum(&label, of);
        }
    }

    /// Adds a sum of those of the group's fields that are numbers, if some are.
    fn sum(&mut self, label: &str, of: &[usize]) {
        let of = self.numbers(of);
        let colon = if label.ends_with(char::is_alphanumeric) { ":" } else { "" };
        if !of.is_empty() {
            self.group().sums.push(ToldSum { id: String::new(), label: format!("{label}{colon}"), of });
        }
    }

    /// Those of the group's fields that are numbers.
    fn numbers(&mut self, fields: &[usize]) -> Vec<usize> {
        let all = &self.group().fields;
        let is_number = |at: &usize| {
            all.get(*at).is_some_and(|field| matches!(field.kind, FieldKind::Kroner | FieldKind::Number))
        };
        fields.iter().copied().filter(is_number).collect()
    }
}

/// The field of a cell between these two labels.
fn cell_of_matrix(side: &str, top: &str, is_joined: bool, otherwise: FieldKind) -> ToldField {
    let label = if is_joined { both(side, top) } else { side.to_owned() };
    let told = [&*label, top].into_iter().map(labelled).find(|own| own.kind != FieldKind::Text);
    let kind = told.map_or(otherwise, |own| own.kind);
    let label_guess = is_joined.then_some(Guess::Matrix);
    let kind_guess = (kind != FieldKind::Text).then_some(Guess::Kind);
    ToldField { label_guess, kind, kind_guess, ..labelled(&label) }
}

fn both(side: &str, top: &str) -> String {
    format!("{}, {top}", side.trim_end_matches(':'))
}

/// The labels of what is added up, and the others; without others, none adds anything up.
fn parted(labels: Vec<String>) -> (Vec<String>, Vec<String>) {
    if labels.iter().all(|label| is_total(label)) {
        return (Vec::new(), labels);
    }
    labels.into_iter().partition(|label| is_total(label))
}

fn is_head(cell: &GridCell) -> bool {
    !cell.is_empty() && is_label(&cell.text()) && cell.blank == 0 && ticks_in(&cell.text()).is_none()
}

fn is_empty_or_number(cell: &GridCell) -> bool {
    cell.is_empty() || cell.text().trim_end_matches(['.', ')']).parse::<u32>().is_ok()
}

/// Whether a row only has its first cell filled in.
fn is_begun(row: &Row) -> bool {
    row.split_first().is_some_and(|(first, rest)| {
        is_head(first) && !is_empty_or_number(first) && rest.iter().all(GridCell::is_empty)
    })
}

/// Whether this heads a column of running numbers.
fn is_numbering(text: &str) -> bool {
    matches!(text.to_lowercase().trim_end_matches('.'), "nr" | "#")
}

/// The label of a row that adds up those above it.
fn total(row: &Row) -> Option<String> {
    let mut texts = row.iter().filter(|cell| !cell.is_empty()).map(GridCell::text);
    let label = texts.next()?;
    (is_total(&label) && texts.next().is_none()).then_some(label)
}

/// Whether a label is of something that is added up: `I alt`, `Samlet beløb`, `Udgifter i alt (kr.)`.
fn is_total(label: &str) -> bool {
    let lower = label.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let told = words.strip_suffix(&["kr"]).or_else(|| words.strip_suffix(&["kroner"])).unwrap_or(&words);
    matches!(told, ["i", "alt", ..] | ["ialt" | "sum" | "total" | "totalt" | "samlet" | "samlede", ..])
        || matches!(told, [.., "i", "alt"] | [.., "ialt" | "total"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_other_labels() {
        for label in ["I alt", "I alt kr.", "Ialt:", "Sum", "Samlet beløb", "Udgifter i alt (kr.)", "Total"]
        {
            assert!(is_total(label), "{label}");
        }
        for label in ["Sumatra", "Alt", "Totalrenovering", "Løn", ""] {
            assert!(!is_total(label), "{label}");
        }
    }
}
