//! What the sentences of a form are about: guidance, requirements, advice, criteria, limits.

use super::limit::limit_in;

/// What a sentence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SentenceRole {
    Guidance,
    Requirement,
    Recommendation,
    Criteria,
    Limit,
}

/// Abbreviations that end in a full stop, but no sentence.
const SHORTENED: [&str; 23] = [
    "max", "maks", "min", "ca", "fx", "kr", "hhv", "vedr", "evt", "bl.a", "f.eks", "inkl", "ekskl", "mio",
    "mia", "nr", "tlf", "jf", "pkt", "stk", "d", "m.fl", "mv",
];

/// How sentences begin that ask for an answer: a limit in one is said by the way.
const ASKING: [&str; 22] = [
    "angiv",
    "anfør",
    "begrund",
    "beskriv",
    "forklar",
    "giv",
    "gør",
    "hvad",
    "hvem",
    "hvilke",
    "hvilken",
    "hvilket",
    "hvor",
    "hvordan",
    "hvorfor",
    "hvornår",
    "oplist",
    "opsummer",
    "præsenter",
    "redegør",
    "skriv",
    "uddyb",
];

/// The sentences of a paragraph, each with what it is for; those of guidance that follow each other are one.
pub(super) fn sentences(paragraph: &str) -> Vec<(SentenceRole, String)> {
    let mut found: Vec<(SentenceRole, String)> = Vec::new();
    for sentence in split(paragraph) {
        let role = role_of(sentence);
        match found.last_mut() {
            Some((last, text)) if *last == role && role != SentenceRole::Requirement => {
                text.push(' ');
                text.push_str(sentence);
            }
            _ => found.push((role, sentence.to_owned())),
        }
    }
    // Nothing but guidance stands as it was, blanks and all.
    match found.as_slice() {
        [(SentenceRole::Guidance, _)] => vec![(SentenceRole::Guidance, paragraph.to_owned())],
        _ => found,
    }
}

/// The sentences of a text.
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '?' | '!') {
            continue;
        }
        let (before, after) = (&text[from..at], &text[at + c.len_utf8()..]);
        let next = after.trim_start();
        let is_end = after.len() > next.len()
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '”' | '"'))
            && !(c == '.' && is_shortened(before));
        if is_end {
            found.push(text[from..at + c.len_utf8()].trim());
            from = text.len() - next.len();
        }
    }
    found.push(text[from..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn role_of(sentence: &str) -> SentenceRole {
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["lagt vægt på", "lægges vægt på", "lægger vægt på", "lægges der vægt", "vægt på, at"])
    {
        SentenceRole::Criteria
    } else if has(&["et krav", "krav, at", "krav at", "kræves", "er en forudsætning", "er en betingelse"]) {
        SentenceRole::Requirement
    } else if has(&["anbefales", "anbefaler"]) {
        SentenceRole::Recommendation
    } else if limit_in(sentence).is_some() && !is_asking(&lower) {
        SentenceRole::Limit
    } else {
        SentenceRole::Guidance
    }
}

/// Whether a text ends in an abbreviation, and so need not be a sentence.
pub(super) fn ends_shortened(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(is_shortened)
}

/// Whether a full stop behind a text would only end an abbreviation or a number.
fn is_shortened(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '/', '-']).next().unwrap_or_default().to_lowercase();
    let last = word.rsplit('.').next().unwrap_or_default();
    SHORTENED.contains(&&*word) || SHORTENED.contains(&last) || word.parse::<u32>().is_ok()
}

/// Whether a sentence in lower case asks for an answer.
pub(super) fn is_asking(lower: &str) -> bool {
    // "Hvis ja, hvornår?"
    let lower = lower.split_once(", ").filter(|_| lower.starts_with("hvis ")).map_or(lower, |(_, rest)| rest);
    let first = lower.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|first| ASKING.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::SentenceRole::{Criteria, Guidance, Limit, Recommendation, Requirement};
    use super::*;

    #[test]
    fn a_paragraph_is_split_where_sentences_end() {
        let text = "Det er max. 2 sider. Skriv hhv. a og b, bl.a. Århus! Hvad så? (Nyt) d. 3. Maj er fri";
        assert_eq!(
            split(text),
            ["Det er max. 2 sider.", "Skriv hhv. a og b, bl.a. Århus!", "Hvad så?", "(Nyt) d. 3. Maj er fri"]
        );
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split(" a "), ["a"]);
    }

    #[test]
    fn sentences_are_told_apart_by_what_they_are_for() {
        let text = "Beskriv målet.  Sig hvorfor. Det er et krav, at I deltager. Det er desuden et krav, at I betaler. \
                    Derudover anbefales det, at I øver jer. I vurderingen vil der blive lagt vægt på, at I kan. \
                    Beskrivelsen må højst fylde 1 side.";
        let roles: Vec<SentenceRole> = sentences(text).into_iter().map(|(role, _)| role).collect();
        assert_eq!(roles, [Guidance, Requirement, Requirement, Recommendation, Criteria, Limit]);
        let guidance = "Beskriv målet på højst 1 side.  Sig hvorfor.";
        assert_eq!(sentences(guidance), [(Guidance, guidance.to_owned())]);
    }
}
