//! What word processors show where nothing was typed yet: it is no answer, also where the file no longer says that it is
//! a placeholder.

use super::form_words::FormWords;

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

/// How a form asks for the answer to a label.
const PROMPTING: [&str; 13] = [
    "skriv", "indtast", "angiv", "anfør", "udfyld", "udfyldes", "indsæt", "tilføj", "enter", "type", "write",
    "insert", "fill in",
];

/// What may stand around the label then, and what may stand for it.
const AROUND: [&str; 9] = ["her", "here", "dit", "din", "jeres", "venligst", "your", "the", "please"];
const ANSWERING: [&str; 4] = ["tekst", "svar", "text", "answer"];

/// Whether a text is no more than lines to write on, or asks for the answer to one of the form's labels, as in
/// `Skriv telefonnummer` and `[Navn]`.
pub(super) fn is_prompt(text: &str, words: &FormWords) -> bool {
    text.lines().all(|line| is_line_to_write_on(line) || line.len() <= LONGEST && asks(line, words))
}

fn is_line_to_write_on(line: &str) -> bool {
    let mut dots = 0;
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '_' | '.' => dots += 1,
            '…' => dots += 3,
            _ => return false,
        }
    }
    dots == 0 || dots >= 3
}

fn asks(line: &str, words: &FormWords) -> bool {
    let lower = line.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| c.is_whitespace() || "[]<>.…_:".contains(c));
    let is_bracketed = lower.starts_with(['[', '<']) && lower.ends_with([']', '>']);
    let asked = PROMPTING.iter().filter_map(|verb| bare.strip_prefix(verb));
    let mut asked = asked.filter(|rest| rest.is_empty() || rest.starts_with(' '));
    let is_asked_for = |rest: &str| {
        let rest: Vec<&str> = rest.split_whitespace().filter(|word| !AROUND.contains(word)).collect();
        let rest = rest.join(" ");
        rest.is_empty()
            || ANSWERING.contains(&&*rest)
            || words.label(&rest).is_some()
            || words.is_like_label(&rest)
    };
    is_bracketed && words.label(bare).is_some() || asked.any(is_asked_for)
}

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

/// Whether a text of a form that nobody has filled in is a place to write.
pub(super) fn is_place_to_write(text: &str) -> bool {
    let text = text.trim();
    let is_bracketed = text.len() <= LONGEST && text.starts_with(['[', '<']) && text.ends_with([']', '>']);
    let is_box = text.trim_matches(['[', ']']).trim().is_empty() && is_bracketed;
    is_bracketed && !is_box || is_line_to_write_on(text) || is_placeholder(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

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

    #[test]
    fn what_asks_for_a_labels_answer_is_a_prompt() {
        let words = FormWords::of(som());
        for text in [
            "_____",
            "……",
            ". . . .",
            "______\n\n______",
            "Skriv navn",
            "Skriv telefonnummer",
            "Indtast din e-mail her",
            "Angiv adresse:",
            "[Navn]",
            "<Kommune>",
            "[Skriv stilling]",
            "Udfyldes",
            "Skriv her…",
            "Skriv jeres svar her",
            "Enter telefon",
            "Angiv forvaltning og evt. afdeling",
        ] {
            assert!(is_prompt(text, &words), "{text}");
        }
        for text in [
            "-",
            "..",
            "Navn",
            "Skriveborg Kommune",
            "Skriv til navn@kommune.dk",
            "Angiv kommunens handleplan",
            "Type 2-diabetes",
            "[1] Navn",
            "_____ Mette _____",
        ] {
            assert!(!is_prompt(text, &words), "{text}");
        }
    }
}
