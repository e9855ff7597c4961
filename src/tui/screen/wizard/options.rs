//! The options of a field that takes several, as rows of a step, and where the list of a field that takes one is drawn.

use ratatui::layout::Rect;

use crate::form::Field;
use crate::tui::widget::text::hanging;

/// A row of an option that is ticked or not.
#[derive(Debug)]
pub(super) struct OptionRow {
    /// The option, counted from 0.
    pub(super) option: usize,
    pub(super) text: String,
    /// Whether it is the field's first row.
    pub(super) is_first: bool,
}

/// The rows of a field's options, and of what else its answer holds, in so many columns.
pub(super) fn option_rows(field: &Field, answer: &str, columns: u16) -> Vec<OptionRow> {
    let ticks = field.ticks(answer).into_iter().enumerate();
    let rows = ticks.flat_map(|(option, tick)| {
        let mark = if tick.is_ticked { "[x] " } else { "[ ] " };
        hanging(mark, &tick.text, columns).into_iter().map(move |text| (option, text))
    });
    let row = |(at, (option, text))| OptionRow { option, text, is_first: at == 0 };
    rows.enumerate().map(row).collect()
}

/// Where a list of `wanted` rows is drawn: below the input, or above it, where there is more room. `label` is how many
/// rows the label takes there.
pub(super) fn list_area(input: Rect, main: Rect, wanted: u16, label: u16) -> Rect {
    let below = main.bottom().saturating_sub(input.bottom());
    let above = input.y.saturating_sub(main.y + label);
    if below >= wanted || below >= above {
        return Rect { y: input.bottom(), height: below.min(wanted), ..input };
    }
    let height = above.min(wanted);
    Rect { y: input.y - label - height, height, ..input }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::small;

    #[test]
    fn a_long_option_takes_as_many_rows_as_it_needs() {
        let form = small::form(&[r#"id: "x", kind: Choices, options: ["Børn", "Unge mellem 15 og 25"]"#]);
        let rows = option_rows(small::field(form, "x"), "Unge mellem 15 og 25\nHunde", 16);
        let told: Vec<_> = rows.iter().map(|row| (row.option, row.text.as_str(), row.is_first)).collect();
        assert_eq!(
            told,
            [
                (0, "[ ] Børn", true),
                (1, "[x] Unge mellem", false),
                (1, "    15 og 25", false),
                (2, "[x] Hunde", false)
            ]
        );
    }

    #[test]
    fn a_list_is_drawn_where_there_is_room() {
        let main = Rect::new(0, 2, 40, 10);
        let input = |y| Rect::new(5, y, 30, 1);
        assert_eq!(list_area(input(3), main, 4, 0), Rect::new(5, 4, 30, 4));
        assert_eq!(list_area(input(11), main, 4, 0), Rect::new(5, 7, 30, 4));
        assert_eq!(list_area(input(11), main, 4, 1), Rect::new(5, 6, 30, 4));
        assert_eq!(list_area(input(10), main, 20, 0), Rect::new(5, 2, 30, 8));
        assert_eq!(list_area(input(3), main, 20, 0), Rect::new(5, 4, 30, 8));
    }
}
