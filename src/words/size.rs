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
}
