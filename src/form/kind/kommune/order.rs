//! Danish alphabetical order.

use unicode_normalization::UnicodeNormalization;

use super::is_accent;

/// A key that sorts text as Danish does: case ignored, æ ø å last, aa as å, ü as y, a hyphen as a blank.
///
/// Text that differs only in such things still has keys of its own, so the order does not depend on chance.
pub fn danish_order(text: &str) -> String {
    let letters: String = text.nfc().flat_map(char::to_lowercase).collect();
    let mut key = String::with_capacity(2 * letters.len() + 1);
    for c in letters.replace("aa", "å").chars() {
        match c {
            // The three characters that follow z in ASCII.
            'æ' | 'ä' => key.push('{'),
            'ø' | 'ö' => key.push('|'),
            'å' => key.push('}'),
            'ü' => key.push('y'),
            '-' => key.push(' '),
            '.' | ',' | '\'' | '’' => {}
            _ => key.extend(std::iter::once(c).nfd().filter(|c| !is_accent(*c))),
        }
    }
    key.push('\0');
    key.push_str(text);
    key
}

#[cfg(test)]
mod tests {
    use super::danish_order;

    fn is_sorted(words: &[&str]) -> bool {
        words.is_sorted_by_key(|word| danish_order(word))
    }

    #[test]
    fn ae_oe_and_aa_come_last_and_double_a_is_aa() {
        assert!(is_sorted(&["Assens", "Zebra", "Ærø", "Østerbro", "Aabenraa", "Aalborg", "Århus", "Åse"]));
        assert!(is_sorted(&["Fanø", "Favrskov", "Faxe", "Fredericia", "Furesø", "Faaborg"]));
        assert!(is_sorted(&["Hvidovre", "Høje-Taastrup", "Hørsholm"]));
    }

    #[test]
    fn case_and_accents_only_break_ties() {
        assert!(is_sorted(&["Andre", "andré", "ANDREA"]));
        assert!(is_sorted(&["a\u{30a}ben", "Åsted"]));
        assert_ne!(danish_order("Aarhus"), danish_order("Århus"));
    }

    #[test]
    fn a_shorter_word_comes_before_a_longer_one() {
        assert!(is_sorted(&["Ikast", "Ikast Brande", "Ikast-Brande", "Ikasten"]));
    }
}
