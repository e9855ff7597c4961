//! The heading line with the format and a checksum of the rest, which shows edits by hand. A wrong checksum is no
//! error: drafts may be edited by hand.

use super::SCHEMA;
use crate::draft::seal::sha256;

const NAME: &str = "// som-kladde ";
const SUM: &str = ", kontrolsum ";

/// The heading's line above `body`.
pub(super) fn line(body: &str) -> String {
    format!("{NAME}{SCHEMA}{SUM}{}\n", sum(body))
}

/// Whether a file was changed since som wrote it. `false` for a file without the heading, about which nothing is
/// known.
pub(crate) fn is_edited_by_hand(source: &str) -> bool {
    let mut rest = source.strip_prefix('\u{feff}').unwrap_or(source);
    while let Some((line, below)) = rest.split_once('\n') {
        if let Some(named) = line.strip_prefix(NAME) {
            let noted = named.split_once(SUM).map(|(_, noted)| noted.trim_end());
            return noted != Some(&sum(below));
        }
        if !line.starts_with("//") {
            break;
        }
        rest = below;
    }
    false
}

/// Eight digits of the SHA-256: enough to notice a change, short enough to read past.
fn sum(body: &str) -> String {
    let mut sum = sha256(body.as_bytes());
    sum.truncate(8);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_by_hand_is_noticed() {
        let file = format!("// Kladde\n{}Draft(\n)\n", line("Draft(\n)\n"));
        assert!(!is_edited_by_hand(&file));
        assert!(!is_edited_by_hand(&format!("\u{feff}{file}")));
        assert!(is_edited_by_hand(&file.replace("(\n", "( \n")));
        assert!(is_edited_by_hand(&file.replace("kontrolsum", "sum")));
        assert!(!is_edited_by_hand(&file.replace("// Kladde", "// Min kladde")));
    }

    #[test]
    fn nothing_is_known_of_a_file_without_a_sum() {
        for source in ["", "Draft()", "// Kladde\nDraft(\n)\n", "Draft(\n// som-kladde 1, kontrolsum 0\n)"] {
            assert!(!is_edited_by_hand(source), "{source}");
        }
    }
}
