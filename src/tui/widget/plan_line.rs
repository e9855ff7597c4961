//! The months of a plan as a line, with a mark for each session: the sign says what it is, the legend what the sign means.

use chrono::{Datelike, NaiveDate};
use ratatui::style::Style;

use crate::event::holiday::length_of_month;
use crate::event::programme::{ProgrammeMonth, ProgrammePlan, SessionKind};
use crate::say;
use crate::tui::theme::Theme;
use crate::tui::widget::text::{rows, width};
use crate::words::{Words, date};

/// A text at a column of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlacedText {
    pub(crate) column: u16,
    pub(crate) text: String,
    pub(crate) style: Style,
}

impl PlacedText {
    pub(crate) fn new(column: u16, text: impl Into<String>, style: Style) -> Self {
        PlacedText { column, text: text.into(), style }
    }
}

/// In narrower months the days have no room below their marks.
const DAYS_FROM: u16 = 8;

/// The rows of a plan's line, `columns` wide at most: the months' names, the line itself, and the days where there is room.
pub(crate) fn plan_line(
    plan: &ProgrammePlan,
    columns: u16,
    theme: Theme,
    words: &Words,
) -> Vec<Vec<PlacedText>> {
    // One column is the end of the last month.
    let month_columns = (columns.saturating_sub(1) / rows(plan.months.len()).max(1)).max(2);
    let scale = Scale { plan, month_columns, theme };
    let mut all = vec![scale.names(words), scale.line()];
    all.extend((month_columns >= DAYS_FROM).then(|| scale.days(words)));
    all
}

/// The sign of a session.
pub(crate) fn sign_of(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Workshop => "●",
        SessionKind::Meeting => "○",
    }
}

struct Scale<'a> {
    plan: &'a ProgrammePlan,
    month_columns: u16,
    theme: Theme,
}

impl Scale<'_> {
    /// The months, each with the column at which it begins.
    fn months(&self) -> impl Iterator<Item = (u16, &ProgrammeMonth)> {
        (1..).step_by(self.month_columns.into()).zip(&self.plan.months)
    }

    /// The column of a day.
    fn column(&self, day: NaiveDate) -> u16 {
        let is_of =
            |month: &ProgrammeMonth| (month.first.year(), month.first.month()) == (day.year(), day.month());
        let begins = self.months().find(|(_, month)| is_of(month)).map_or(0, |(column, _)| column);
        let room = u32::from(self.month_columns - 1);
        let within = day.day0() * room / length_of_month(day - chrono::Days::new(u64::from(day.day0())));
        begins + 1 + u16::try_from(within).unwrap_or(0)
    }

    fn names(&self, words: &Words) -> Vec<PlacedText> {
        let name = |(column, month): (u16, &ProgrammeMonth)| {
            let long = date::month_name(words, month.first);
            let is_long = width(&long) < self.month_columns;
            let text = if is_long { long } else { date::short_month(words, month.first) };
            let style = if month.is_off { self.theme.quiet() } else { Style::new() };
            PlacedText::new(column, text, style)
        };
        self.months().map(name).collect()
    }

    fn line(&self) -> Vec<PlacedText> {
        let quiet = self.theme.quiet();
        let room = usize::from(self.month_columns - 1);
        let mut texts: Vec<PlacedText> = Vec::new();
        for (column, month) in self.months() {
            let line = if month.is_off { " " } else { self.line_sign("─") };
            let text = format!("{}{}", self.line_sign("│"), line.repeat(room));
            texts.push(PlacedText::new(column, text, quiet));
        }
        let end = 1 + self.month_columns * rows(self.plan.months.len());
        texts.push(PlacedText::new(end, self.line_sign("│"), quiet));
        let marks = self.plan.sessions.iter().map(|session| {
            let sign = self.theme.sign(sign_of(session.kind));
            PlacedText::new(self.column(session.date), sign, self.theme.strong())
        });
        texts.extend(marks);
        texts
    }

    /// A part of the line itself; a blank in its place where there are to be no lines.
    fn line_sign(&self, sign: &'static str) -> &'static str {
        if self.theme.has_lines { self.theme.sign(sign) } else { " " }
    }

    /// The days below their marks, and what the month off is off for.
    fn days(&self, words: &Words) -> Vec<PlacedText> {
        let days = self.plan.sessions.iter().map(|session| {
            let text = say!(words, "programme-day", day = session.date.day());
            PlacedText::new(self.column(session.date), text, Style::new())
        });
        let off = say!(words, "programme-off");
        let margin = 1 + self.month_columns.saturating_sub(1 + width(&off)) / 2;
        let off = self
            .months()
            .filter(|(_, month)| month.is_off)
            .map(|(column, _)| PlacedText::new(column + margin, off.as_str(), self.theme.quiet()));
        days.chain(off).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::programme::programme;
    use crate::tui::theme::Palette;
    use crate::words::Lang;

    fn drawn(month: &str, columns: u16, is_ascii: bool) -> String {
        let plan = programme().plan(format!("{month}-01").parse().expect("a month"));
        let theme = Theme::new(Palette::Full, is_ascii);
        let row = |texts: Vec<PlacedText>| {
            let mut cells = vec![' '; usize::from(columns) + 1];
            for PlacedText { column, text, .. } in texts {
                for (cell, c) in cells[usize::from(column)..].iter_mut().zip(text.chars()) {
                    *cell = c;
                }
            }
            cells.into_iter().collect::<String>().trim_end().to_owned()
        };
        let rows: Vec<String> =
            plan_line(&plan, columns, theme, &Words::new(Lang::Da)).into_iter().map(row).collect();
        rows.join("\n")
    }

    #[test]
    fn every_session_has_a_mark_of_its_own_at_any_width_and_from_any_month() {
        for month in 1..=12 {
            for columns in 38..=110 {
                let text = drawn(&format!("2024-{month:02}"), columns, false);
                let count = |sign| text.matches(sign).count();
                assert_eq!((count('●'), count('○')), (6, 6), "{columns}\n{text}");
                assert!(
                    text.lines().all(|line| line.chars().count() <= usize::from(columns) + 1),
                    "{columns}\n{text}"
                );
            }
        }
    }

    #[test]
    fn the_line_is_drawn_with_ascii_alone_where_that_is_asked_for() {
        let line = drawn("2024-06", 78, true);
        assert!(
            line.lines().nth(1).is_some_and(|line| line.is_ascii() && line.matches('x').count() == 6),
            "{line}"
        );
        insta::assert_snapshot!(drawn("2024-06", 78, false));
    }
}
