//! Groups that are asked once for each row: the lines of a budget, the partners of a project.

use serde::Deserialize;

use super::{Field, FieldId, FieldKind, Questions};

/// What stands between the parts of the id of a field in a row: `budget.1.beloeb`.
const SEPARATOR: char = '.';

/// How often a group is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// The id that the rows stand under in a draft.
    pub id: String,
    /// What one row is called: `Budgetlinje`.
    pub row: String,
    /// So many rows must be filled in.
    #[serde(default)]
    pub min: usize,
    /// There may be so many.
    pub max: usize,
}

impl Rows {
    /// More rows than these would be no form but a table.
    pub(super) const MOST: usize = 100;

    /// These rows and, where they are too few, others: there are as many as must be filled in, one at least.
    pub(super) fn with_least(&self, rows: &[RowId]) -> Vec<RowId> {
        let mut all = rows.to_vec();
        let spare = (1..).map(|number: u32| RowId(number.to_string())).filter(|id| !rows.contains(id));
        all.extend(spare.take(self.min.max(1).saturating_sub(rows.len())));
        all
    }
}

/// The id of a row, by which it stays itself wherever it is moved, and by which two writers' rows merge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct RowId(String);

impl RowId {
    /// The id as it stands in files and on the command line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RowId {
    type Error = &'static str;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        let is_plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if is_plain && (1..=12).contains(&id.len()) {
            Ok(RowId(id))
        } else {
            Err("a row's id is 1 to 12 of a-z and 0-9")
        }
    }
}

impl FieldId {
    /// The id of a field in a row.
    pub(crate) fn in_row(&self, rows: &str, row: &RowId) -> FieldId {
        FieldId::new(format!("{rows}{SEPARATOR}{}{SEPARATOR}{self}", row.0))
    }

    /// The rows, the row and the field that this is the id of, if it is one of a field in a row.
    pub(crate) fn row_parts(&self) -> Option<(&str, RowId, FieldId)> {
        let mut parts = self.as_str().splitn(3, SEPARATOR);
        let (rows, row, field) = (parts.next()?, parts.next()?, parts.next()?);
        Some((rows, RowId::try_from(row.to_owned()).ok()?, FieldId::new(field)))
    }
}

/// A number that is counted together from answers, and isn't typed. One of what isn't filled in yet is left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The id that it stands under in JSON and on the command line.
    pub id: FieldId,
    /// The label of its box, as printed.
    pub label: String,
    /// The fields that are added up; of one in a repeated group, each row's.
    pub of: Vec<FieldId>,
    /// What it comes to, as its fields show it; empty where there is nothing to add up yet.
    #[serde(skip)]
    pub text: String,
}

impl Sum {
    /// The label without its colon.
    pub fn name(&self) -> &str {
        self.label.trim_end_matches(':')
    }

    /// Whether the answer to a field is added to it.
    pub(super) fn adds(&self, field: &FieldId) -> bool {
        let template = field.row_parts().map(|(.., own)| own);
        self.of.iter().any(|id| id == field || Some(id) == template.as_ref())
    }

    /// The sum as a field, of which documents print its label and text.
    pub(super) fn as_field(&self) -> Field {
        Field {
            row: None,
            id: self.id.clone(),
            label: self.label.clone(),
            kind: FieldKind::Text,
            options: Vec::new(),
            optional: true,
            limit: None,
            counted: None,
            ask: None,
            questions: Questions::None,
            shown_if: None,
            since: 0,
            renamed_from: None,
        }
    }
}

/// Which row a group of a form is, as it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlace {
    /// The id of its rows.
    pub rows: String,
    /// Its own.
    pub row: RowId,
    /// Its place among them, from 0.
    pub at: usize,
    /// How many there are.
    pub count: usize,
    /// How many there must be.
    pub min: usize,
    /// How many there may be.
    pub max: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_field_in_a_row_says_which_row_and_field_it_is() {
        let row = RowId::try_from("k7f3".to_owned()).expect("an id");
        let id = FieldId::new("beloeb").in_row("budget", &row);
        assert_eq!(id.as_str(), "budget.k7f3.beloeb");
        assert_eq!(id.row_parts(), Some(("budget", row, FieldId::new("beloeb"))));
        for id in ["beloeb", "budget.1", "budget..beloeb", "budget.Æ.beloeb", "budget.1234567890123.x"] {
            assert_eq!(FieldId::new(id).row_parts(), None, "{id}");
        }
    }

    #[test]
    fn a_draft_has_a_row_before_anyone_adds_one() {
        let rows = |min| Rows { id: "budget".into(), row: "Linje".into(), min, max: 9 }.with_least(&[]);
        assert_eq!(rows(0), rows(1));
        assert_eq!(rows(3).iter().map(RowId::as_str).collect::<Vec<_>>(), ["1", "2", "3"]);
    }
}
