//! The headings of rows: `Budgetlinje 3`, and with the heading of their group before it, `Partnere: Partner 1`.

use std::collections::BTreeMap;

use super::folded::folded;
use crate::form::{FormSpec, RowId};

/// No heading of a row is longer, in bytes.
const LONGEST: usize = 400;

/// What the rows of a form are called.
#[derive(Debug, Default)]
pub(crate) struct RowNames {
    groups: Vec<RowName>,
    /// The rows of each group, in their order.
    rows: BTreeMap<String, Vec<RowId>>,
}

#[derive(Debug)]
struct RowName {
    group: String,
    row: String,
    heading: Option<String>,
    max: usize,
}

impl RowNames {
    pub(crate) fn of(form: &FormSpec) -> Self {
        let groups = form.repeated().map(|(group, rows)| RowName {
            group: rows.id.clone(),
            row: folded(&rows.row),
            heading: group.heading.as_deref().map(folded),
            max: rows.max,
        });
        let groups: Vec<RowName> = groups.collect();
        let rows = groups.iter().map(|name| (name.group.clone(), form.rows(&name.group))).collect();
        RowNames { groups, rows }
    }

    /// The group and the number of the row of which a line is the heading; a number beyond what there may be is one more.
    pub(crate) fn numbered(&self, line: &str) -> Option<(&str, usize)> {
        if self.groups.is_empty() || line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let line = folded(line);
        self.groups.iter().find_map(|name| {
            let behind = |before: &str| line.strip_prefix(before)?.strip_prefix(':').map(str::trim_start);
            let row = name.heading.as_deref().and_then(behind).unwrap_or(&line);
            let number = row.strip_prefix(name.row.as_str())?.strip_prefix(' ')?.parse::<usize>().ok()?;
            (number > 0).then_some((name.group.as_str(), number.min(name.max + 1)))
        })
    }

    /// The group of which a line is the heading of a row, and that row, if there is one of that number.
    pub(crate) fn row(&self, line: &str) -> Option<(&str, Option<&RowId>)> {
        let (group, number) = self.numbered(line)?;
        Some((group, self.rows.get(group).and_then(|rows| rows.get(number - 1))))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::form::Forms;

    #[test]
    fn a_heading_says_which_row_of_which_group_follows() {
        let form = FormSpec::parse(include_str!("../../tests/forms/frivilligpulje.ron")).expect("a form");
        let forms = Forms::from(Arc::new(form));
        let names = RowNames::of(&forms.first().asked_first());
        for (line, row) in [
            ("Budgetlinje 3", Some(("budget", 3))),
            ("Partnere: Partner 1", Some(("partnere", 1))),
            ("PARTNER  2:", Some(("partnere", 2))),
            ("Budgetlinje 99", Some(("budget", 11))),
            ("Budgetlinje", None),
            ("Budgetlinje 0", None),
            ("Budgetlinje 3 og 4", None),
            ("Budget: Partner 1", None),
        ] {
            assert_eq!(names.numbered(line), row, "{line}");
        }
        let (group, row) = names.row("Budgetlinje 1").expect("a row");
        assert_eq!((group, row.map(RowId::as_str)), ("budget", Some("1")));
        assert_eq!(names.row("Budgetlinje 2"), Some(("budget", None)));
    }
}
