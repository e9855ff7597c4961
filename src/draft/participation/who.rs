//! Who takes part, as a person types it: numbers and kinds of staff, or names; and as a Danish sentence names them.

/// Numbers as Danish writes them in a sentence; larger ones are digits.
const NUMBERS: [&str; 13] =
    ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"];

/// How kinds of staff end: for one, and for several. Compounds end alike.
const ENDINGS: &[(&str, &str)] = &[
    ("leder", "ledere"),
    ("medarbejder", "medarbejdere"),
    ("rådgiver", "rådgivere"),
    ("behandler", "behandlere"),
    ("controller", "controllere"),
    ("deltager", "deltagere"),
    ("planlægger", "planlæggere"),
    ("analytiker", "analytikere"),
    ("politiker", "politikere"),
    ("chef", "chefer"),
    ("konsulent", "konsulenter"),
    ("assistent", "assistenter"),
    ("repræsentant", "repræsentanter"),
    ("specialist", "specialister"),
    ("jurist", "jurister"),
    ("økonom", "økonomer"),
    ("pædagog", "pædagoger"),
    ("psykolog", "psykologer"),
    ("terapeut", "terapeuter"),
    ("koordinator", "koordinatorer"),
    ("direktør", "direktører"),
    ("sygeplejerske", "sygeplejersker"),
    ("fuldmægtig", "fuldmægtige"),
    ("ansat", "ansatte"),
    ("kollega", "kolleger"),
    ("person", "personer"),
    ("medlem", "medlemmer"),
];

/// What is neuter of that, and of other words that people count: `et medlem`.
const NEUTER: &[&str] = &["medlem", "team", "hold", "udvalg"];

/// Someone who takes part.
#[derive(Debug, PartialEq, Eq)]
enum Attendee<'w> {
    /// So many of a kind; of no kind, they are persons.
    Count(Number<'w>, &'w str),
    Name(&'w str),
}

/// A number as it was typed.
#[derive(Debug, PartialEq, Eq)]
enum Number<'w> {
    Digits(u32),
    /// The article `en` or `et`.
    Article(&'w str),
}

/// Those who take part as a sentence names them, without a capital; `None` where that is nobody. What is not understood
/// stands as it was typed.
pub(super) fn in_danish(who: &str) -> Option<String> {
    let words: Vec<&str> = who.split_whitespace().collect();
    let who = words.join(" ");
    let who = who.trim_end_matches(['.', ',', ';', ' ']);
    if who.is_empty() {
        return None;
    }
    let attendees: Option<Vec<Attendee>> = parts(who).into_iter().map(attendee).collect();
    let Some(attendees) = attendees else { return Some(who.to_owned()) };
    let told: Vec<String> = attendees.iter().filter_map(Attendee::told).collect();
    let (last, others) = told.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} og {last}", others.join(", ")) })
}

/// The parts between commas and `og`, outside brackets. A word that ends in a hyphen belongs to what follows: `Social- og
/// Boligstyrelsen`.
fn parts(who: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start, mut at) = (Vec::new(), 0_usize, 0, 0);
    while let Some(c) = who[at..].chars().next() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let rest = &who[at..];
        let separator = [", og ", ",", ";", " / ", " + ", " & ", " og ", " and ", " samt "]
            .into_iter()
            .find(|separator| depth == 0 && rest.starts_with(separator));
        match separator.filter(|_| !who[..at].ends_with('-')) {
            Some(separator) => {
                parts.push(&who[start..at]);
                at += separator.len();
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    parts.push(&who[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A part as a number with a kind, or a name; `None` if it is neither.
fn attendee(part: &str) -> Option<Attendee<'_>> {
    let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
    if let Some(number) = number(first) {
        return Some(Attendee::Count(number, rest));
    }
    let mut words = part.split(' ').take_while(|word| !word.starts_with('('));
    words.all(|word| word.chars().next().is_some_and(char::is_uppercase)).then_some(Attendee::Name(part))
}

fn number(word: &str) -> Option<Number<'_>> {
    if let Ok(digits) = word.parse::<u32>() {
        return Some(Number::Digits(digits));
    }
    let word = match word {
        "én" | "En" | "Én" => "en",
        "ét" | "Et" | "Ét" => "et",
        other => other,
    };
    if ["en", "et"].contains(&word) {
        return Some(Number::Article(word));
    }
    let lower = word.to_lowercase();
    let at = NUMBERS.iter().skip(2).position(|number| *number == lower)?;
    u32::try_from(at + 2).ok().map(Number::Digits)
}

impl Attendee<'_> {
    /// As a sentence names them; `None` if they are none.
    fn told(&self) -> Option<String> {
        let (number, kind) = match self {
            Attendee::Name(name) => return Some((*name).to_owned()),
            Attendee::Count(Number::Digits(0), _) => return None,
            Attendee::Count(number, "") => (number, "person"),
            Attendee::Count(number, kind) => (number, *kind),
        };
        let kind = inflected(kind, !matches!(number, Number::Digits(count) if *count > 1));
        let number = match number {
            Number::Article(article) => (*article).to_owned(),
            Number::Digits(1) if is_neuter(&kind) => "et".to_owned(),
            Number::Digits(count) => {
                let word = usize::try_from(*count).ok().and_then(|count| NUMBERS.get(count));
                word.map_or_else(|| count.to_string(), |word| (*word).to_owned())
            }
        };
        Some(format!("{number} {kind}"))
    }
}

fn is_neuter(kind: &str) -> bool {
    kind.split(' ').any(|word| NEUTER.iter().any(|neuter| word.to_lowercase().ends_with(neuter)))
}

/// A kind of staff for one or for several, where its first word is a known one: `2 leder fra jobcentret` are leaders.
fn inflected(kind: &str, is_one: bool) -> String {
    let (noun, rest) = kind.split_at(kind.find(' ').unwrap_or(kind.len()));
    let lower = noun.to_lowercase();
    let other = ENDINGS.iter().find_map(|(one, several)| {
        let (wanted, found) = if is_one { (one, several) } else { (several, one) };
        let stem = lower.strip_suffix(found)?;
        Some(format!("{stem}{wanted}"))
    });
    let is_known = ENDINGS.iter().any(|(one, several)| lower.ends_with(one) || lower.ends_with(several));
    let own = || if is_known { lower.clone() } else { noun.to_owned() };
    format!("{}{rest}", other.unwrap_or_else(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(typed: &str, expected: &str) {
        assert_eq!(in_danish(typed).as_deref(), Some(expected), "{typed:?}");
    }

    #[test]
    fn numbers_are_words_up_to_twelve_and_kinds_have_the_right_form() {
        told("1 leder", "en leder");
        told("2 ledere", "to ledere");
        told("12 medarbejdere", "tolv medarbejdere");
        told("13 medarbejdere", "13 medarbejdere");
        told("1 ledere, 2 medarbejder", "en leder og to medarbejdere");
        told("2 Socialrådgiver", "to socialrådgivere");
        told("1 medlem af byrådet", "et medlem af byrådet");
        told("1 byrådsmedlem", "et byrådsmedlem");
        told("3 medlem", "tre medlemmer");
        told("5", "fem personer");
        told("1", "en person");
        told("2 faglige ledere", "to faglige ledere");
        told("2 frivillige", "to frivillige");
    }

    #[test]
    fn what_is_typed_in_words_is_understood_alike() {
        told("en leder og en medarbejder", "en leder og en medarbejder");
        told("Én leder", "en leder");
        told("et team", "et team");
        told("To ledere samt tre medarbejdere", "to ledere og tre medarbejdere");
        told("2 ledere + 3 medarbejdere", "to ledere og tre medarbejdere");
        told("2 ledere / 3 medarbejdere", "to ledere og tre medarbejdere");
        told("2 ledere; 3 medarbejdere; 1 økonom.", "to ledere, tre medarbejdere og en økonom");
        told("1 leder, 2 konsulenter, og 1 chef", "en leder, to konsulenter og en chef");
        told("2 ledere (Mette, Jonas) og 1 konsulent", "to ledere (Mette, Jonas) og en konsulent");
    }

    #[test]
    fn names_stand_as_they_are() {
        told("Mette, Jonas", "Mette og Jonas");
        told("Mette Hansen , Jonas Ravn and Åse", "Mette Hansen, Jonas Ravn og Åse");
        told("Mette (leder) og 2 medarbejdere", "Mette (leder) og to medarbejdere");
    }

    #[test]
    fn what_is_not_understood_stands_as_it_was_typed() {
        told("vores  ledergruppe", "vores ledergruppe");
        told("Mette fra drift og økonomi, Jonas", "Mette fra drift og økonomi, Jonas");
        told("2 ledere, resten af huset", "2 ledere, resten af huset");
        told(
            "1 konsulent fra Social- og Sundhedsforvaltningen",
            "en konsulent fra Social- og Sundhedsforvaltningen",
        );
        told("2x ledere", "2x ledere");
        told("99999999999 ledere", "99999999999 ledere");
    }

    #[test]
    fn nobody_is_nobody() {
        for nobody in ["", "  ", ".", "0", "0 ledere", "0 ledere og 0 medarbejdere"] {
            assert_eq!(in_danish(nobody), None, "{nobody:?}");
        }
        told("0 ledere, 2 medarbejdere", "to medarbejdere");
        told("nul", "nul");
    }
}
