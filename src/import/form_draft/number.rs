//! The numbers and letters that an agency puts before headings and questions.

/// How many numbers stand before a text, as in `2.1 Formål`, and the text behind them.
pub(super) fn number(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text[..text.len() - rest.len()].trim_end_matches('.');
    let is_closed = text[number.len()..].starts_with('.') || rest.starts_with(')');
    let rest = rest.trim_start_matches(')');
    let parts: Vec<&str> = number.split('.').collect();
    let is_number = parts.iter().all(|part| (1..=2).contains(&part.len()));
    let is_heading = rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '”');
    (is_number && is_heading && (is_closed || parts.len() > 1)).then(|| (parts.len(), rest.trim_start()))
}

/// A heading without its number or letter: som numbers sections itself.
pub(super) fn unnumbered(text: &str) -> &str {
    number(text).map(|(_, rest)| rest).or_else(|| lettered(text)).unwrap_or(text)
}

/// The text behind a letter or a roman number, as in `A. Ansøger` and `IV) Budget`; initials are none.
fn lettered(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(['.', ')'])?;
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_uppercase);
    let is_roman = (1..=4).contains(&mark.len()) && mark.chars().all(|c| "IVX".contains(c));
    let heading = rest.trim_start();
    let is_heading = rest.len() > heading.len() && heading.starts_with(char::is_uppercase);
    ((is_letter || is_roman) && is_heading && lettered(heading).is_none()).then_some(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_told_from_other_figures() {
        for (text, found) in [
            ("1. Generelle oplysninger", Some((1, "Generelle oplysninger"))),
            ("2) Mål", Some((1, "Mål"))),
            ("2.1 Formål", Some((2, "Formål"))),
            ("2.1. Formål", Some((2, "Formål"))),
            ("1.000 kr.", None),
            ("2024 Budget", None),
            ("3 personer", None),
            ("1. maj er fristen", None),
            ("Mål", None),
            ("", None),
        ] {
            assert_eq!(number(text), found, "{text}");
        }
    }

    #[test]
    fn headings_lose_their_number_or_letter() {
        for (text, bare) in [
            ("1. Ansøger", "Ansøger"),
            ("A. Ansøger", "Ansøger"),
            ("B) Økonomi", "Økonomi"),
            ("IV. Budget", "Budget"),
            ("A. P. Møllers fond", "A. P. Møllers fond"),
            ("CV. Kort", "CV. Kort"),
            ("Ansøger", "Ansøger"),
        ] {
            assert_eq!(unnumbered(text), bare);
        }
    }
}
