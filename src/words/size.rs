//! Sizes in words.

use super::Words;
use crate::say;

/// A number of bytes: `1,2 kB`, rounded up.
pub(crate) fn kilobytes(words: &Words, bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => say!(words, "size-whole", whole = whole),
        (whole, tenth) => say!(words, "size-tenths", whole = whole, tenth = tenth),
    }
}

/// A count with its thousands set apart: `1.240`.
pub(crate) fn count(words: &Words, number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => {
            let thousands = count(words, thousands);
            say!(words, "size-thousands", thousands = thousands, rest = format!("{rest:03}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_size_is_told_in_kilobytes() {
        let da = Words::new(Lang::Da);
        let told = [1, 100, 1000, 1101, 74_000].map(|bytes| kilobytes(&da, bytes));
        assert_eq!(told, ["0,1 kB", "0,1 kB", "1 kB", "1,2 kB", "74 kB"]);
        assert_eq!(kilobytes(&Words::new(Lang::En), 1234), "1.3 kB");
    }

    #[test]
    fn thousands_are_set_apart() {
        let da = Words::new(Lang::Da);
        assert_eq!(
            [0, 999, 1240, 1_002_003].map(|number| count(&da, number)),
            ["0", "999", "1.240", "1.002.003"]
        );
        assert_eq!(count(&Words::new(Lang::En), 1240), "1,240");
    }
}
