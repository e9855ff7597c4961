//! The name of a place beside a date: `kl. 10-12 i Odense, Rådhuset`, `i Aarhus den 5. juni`.

/// Upper bound on the words of a name.
const WORDS_MAX: usize = 14;

/// The place after a date and time: behind its word, close by, or right behind a comma.
pub(super) fn after_place_word(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).take(40).collect();
    let is_start =
        |at: usize| is_place_word(words[at]) && words.get(at + 1).is_some_and(|word| is_name(word));
    let close = || words.iter().take(6).enumerate().find(|(at, _)| is_start(*at)).map(|(at, _)| at + 1);
    let behind_comma =
        (words.first() == Some(&",") && words.get(1).is_some_and(|word| is_name(word))).then_some(1);
    let from = behind_comma.or_else(close)?;
    name(&words[from..])
}

/// The place right before a date.
pub(super) fn before_date(text: &str) -> Option<String> {
    let mut last: Vec<&str> = text.rsplit(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).collect();
    last.reverse();
    let start = last
        .iter()
        .enumerate()
        .rev()
        .find(|(at, word)| is_place_word(word) && last.get(at + 1).is_some_and(|word| is_name(word)))?
        .0;
    let found = name(&last[start + 1..])?;
    // The name must reach up to the date.
    let rest: Vec<&str> = last[start + 1..].iter().skip(found.split(' ').count()).copied().collect();
    rest.iter()
        .all(|word| {
            matches!(
                word.trim_matches([',', '.', ':', '(']),
                "" | "den" | "d" | "fra" | "on" | "på" | "-" | "–"
            )
        })
        .then_some(found)
}

fn is_place_word(word: &str) -> bool {
    matches!(
        word.trim_start_matches(['(', ',']).to_lowercase().as_str(),
        "i" | "på" | "hos" | "ved" | "in" | "at" | "@"
    )
}

/// Whether a word can begin a place's name.
fn is_name(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let is_tool = matches!(
        lower.as_str(),
        "teams" | "zoom" | "microsoft" | "webex" | "skype" | "den" | "det" | "de" | "vi" | "du" | "region"
    );
    let is_short_form = bare.chars().count() > 1 && bare.chars().all(char::is_uppercase) && lower != "kl";
    let is_room =
        matches!(lower.as_str(), "lokale" | "mødelokale" | "rådhuset" | "byrådssalen" | "biblioteket");
    is_room || bare.starts_with(char::is_uppercase) && !is_tool && !is_short_form
}

/// A word that goes on in a name, if a name or a number follows.
fn is_inside(word: &str) -> bool {
    matches!(
        word,
        "i" | "på"
            | "hos"
            | "lokale"
            | "mødelokale"
            | "sal"
            | "room"
            | "floor"
            | "of"
            | "in"
            | "the"
            | "ved"
            | "st."
            | "th."
            | "tv."
    )
}

/// The name at the beginning of some words.
fn name(words: &[&str]) -> Option<String> {
    let goes_on = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut end = 0;
    while end < words.len().min(WORDS_MAX) {
        let word = words[end];
        let is_part = end == 0
            || goes_on(word)
            || is_inside(word) && words.get(end + 1).is_some_and(|next| goes_on(next));
        if !is_part {
            break;
        }
        end += 1;
        if word.ends_with(['.', ';', ':', ')', '!']) && !matches!(word, "st." | "th." | "tv.") {
            break;
        }
    }
    let found = words[..end].join(" ");
    let found = found.trim_matches(|c: char| !c.is_alphanumeric());
    (!found.is_empty()).then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_after_the_time_is_found() {
        for (text, wanted) in [
            (" i Odense, Rådhuset.", Some("Odense, Rådhuset")),
            (" på Odense Rådhus, lokale 3", Some("Odense Rådhus, lokale 3")),
            (", Rådhuset i Odense, og der er kaffe", Some("Rådhuset i Odense")),
            (" for alle interesserede kommuner i SØM", None),
            (" i Social- og Boligstyrelsen", Some("Social")),
            (" i mødelokale 3, Rådhuset.", Some("mødelokale 3, Rådhuset")),
            (" på rådhuset i Odense", Some("rådhuset i Odense")),
            (" i Region Syddanmark", None),
            (" på Teams", None),
        ] {
            assert_eq!(after_place_word(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_place_before_the_date_reaches_up_to_it() {
        assert_eq!(before_date("Vi holder møde i Aarhus den ").as_deref(), Some("Aarhus"));
        assert_eq!(before_date("Forløb i Aarhus og et møde den "), None);
        assert_eq!(before_date("implementeringsforløb i SØM den "), None);
    }
}
