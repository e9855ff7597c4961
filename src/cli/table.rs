//! Aligned columns for people.

use crate::shown;

/// Columns as wide as their widest cell, two blanks apart, without trailing blanks. Control characters get stand-ins.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let rows: Vec<[String; N]> =
        rows.iter().map(|row| row.each_ref().map(|cell| shown::text(cell).into_owned())).collect();
    let widths: [usize; N] =
        std::array::from_fn(|column| rows.iter().map(|row| shown::width(&row[column])).max().unwrap_or(0));
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        // A column in which nothing stands takes no room.
        for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - shown::width(cell) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["æ".to_owned(), "to".to_owned()], ["fire".to_owned(), "\u{1b}".to_owned()]];
        assert_eq!(aligned(&rows), "æ     to\nfire  ␛\n");
    }
}
