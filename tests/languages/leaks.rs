//! By what a text gives away its language: words that the other language has not. For tests that look for a text in the
//! wrong language; names, and words that both have, tell nothing.

/// Danish words that no English text has. That `som` is also the program's name, and `at` and `for` are English, too.
const DANISH: &str = "af afdeling alle ansøgning den der det dette dine du efter eller fejl felt felter fil flere forløb \
    forvaltning fra frist gem gemt godkendt har hele hvad hvem hvis hvor hvordan ikke ingen intet jeres kan \
    kl kladde kladder kommunen kommunens krav linje linjer mangler med mere møde møder navn nej noget nu og \
    også om oktober mandag tirsdag onsdag torsdag fredag okt på samt siden sidst skal skema skriv spørgsmål \
    svar svaret tegn tekst til tilbage timer timers trin ved vises vælg være";

/// English words that no Danish text has. `have`, `to`, `on`, `by` and `an` are Danish, too; `from`, `no` and
/// `yes` stand in the names of settings and options.
const ENGLISH: &str = "all and answer answers are as be been but can cannot changed day days deadline delete draft empty \
    file has here hours if is it its meeting meetings missing more name next nothing of one or page saved \
    step than that the there this was what when which who will with write written you your";

/// Names that stand in texts of both languages.
const NAMES: &[&str] = &["Social- og", "og Boligstyrelsen", "Boligstyrelsen", "SØM", "Ærø"];

/// The words of a text that give it away as Danish.
pub(crate) fn danish_in(text: &str) -> Vec<String> {
    let is_danish = |word: &str| has(DANISH, word) || word.contains(['æ', 'ø', 'å']);
    words(text).filter(|word| is_danish(word)).collect()
}

/// The words of a text that give it away as English.
pub(crate) fn english_in(text: &str) -> Vec<String> {
    words(text).filter(|word| has(ENGLISH, word)).collect()
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

/// The words of a text in small letters, but for names, options, letters and what is all in capitals: keys, ids.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, " "));
    let texts = text.split_whitespace().filter(|word| !word.contains("--"));
    let all: Vec<String> =
        texts.flat_map(|word| word.split(|c: char| !c.is_alphabetic())).map(str::to_owned).collect();
    let is_told = |word: &String| word.chars().count() > 1 && *word != word.to_uppercase();
    all.into_iter().filter(is_told).map(|word| word.to_lowercase())
}

#[test]
fn a_text_gives_itself_away() {
    assert_eq!(danish_in("Choose svaret på 1"), ["svaret", "på"]);
    assert_eq!(english_in("Vælg the answer"), ["the", "answer"]);
    for text in ["SØM: draft DET, som set a kommune at 10:00 (--til)", "Social- og Boligstyrelsen in Ærø"]
    {
        assert_eq!(danish_in(text), [""; 0], "{text}");
    }
    assert_eq!(english_in("at have en hat på, an til to"), [""; 0]);
}
