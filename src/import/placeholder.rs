//! What word processors show where nothing was typed yet: it is no answer, also where the file no longer says that it is
//! a placeholder.

/// No placeholder is longer, in bytes.
const LONGEST: usize = 90;

/// How they ask for a click, a tap or a choice, in the languages in which a kommune's Word may be set.
const ASKING: [&str; 16] = [
    "klik ",
    "tryk ",
    "click ",
    "tap ",
    "klicken ",
    "tippen ",
    "klicka ",
    "tryck ",
    "klikk ",
    "trykk ",
    "cliquez ",
    "appuyez ",
    "haga clic",
    "napsauta",
    "fare clic",
    "kliknij ",
];

/// What is to be typed or chosen then.
const TYPING: [&str; 19] = [
    "skriv",
    "angiv",
    "indtast",
    "indsæt",
    "tilføj",
    "vælg",
    "enter",
    "type",
    "insert",
    "choose",
    "einzugeben",
    "ange",
    "infoga",
    "entrer",
    "taper",
    "saisir",
    "escribir",
    "invoeren",
    "sett inn",
];

/// The whole of those that ask for a choice.
const CHOOSING: [&str; 9] = [
    "vælg et element",
    "vælg et punkt",
    "vælg en dato",
    "choose an item",
    "choose a date",
    "wählen sie ein element aus",
    "välj ett objekt",
    "velg et element",
    "choisissez un élément",
];

/// Whether a text is nothing but a placeholder.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || text.contains('\n') {
        return text.is_empty();
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| c.is_whitespace() || "[]<>().…".contains(c));
    let is_bracketed = lower.starts_with('[') && lower.ends_with(']');
    let has = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| bare.starts_with(word));
    CHOOSING.contains(&bare) || begins(&ASKING) && has(&TYPING) || is_bracketed && begins(&TYPING)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders_of_the_usual_languages_are_known() {
        for text in [
            "Klik her for at skrive",
            "Klik eller tryk her for at skrive tekst.",
            "Klik her for at angive tekst.",
            "Klik eller tryk for at angive en dato.",
            "Vælg et element.",
            "Click or tap here to enter text.",
            "Click here to enter text.",
            "Choose an item.",
            "Klicken oder tippen Sie hier, um Text einzugeben.",
            "Klicka eller tryck här för att ange text.",
            "Klikk eller trykk her for å skrive inn tekst.",
            "Cliquez ou appuyez ici pour entrer du texte.",
            "[Skriv navn her]",
            "[Indsæt tekst]",
            " \u{a0}",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn what_a_person_writes_is_none() {
        for text in [
            "Klik",
            "Vi klikker ikke her for at skrive",
            "Skriv til os på post@kommune.dk",
            "Vælg et element, der passer",
            "[1] Skrivelse",
            "Tryk på borgernes økonomi\nskriver vi om",
            "Aarhus Kommune",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
