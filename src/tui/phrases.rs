//! Phrases for people and moments, as sentences on the screen use them.

use chrono::{DateTime, Utc};

use crate::say;
use crate::store::Presence;
use crate::tui::world::World;
use crate::words::{Words, date};
use crate::zone;

/// A moment seen from `now`: `kl. 14.32` of today, else `30. okt. 2023 kl. 14.32`.
pub(crate) fn moment(words: &Words, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if zone::date(at) == zone::date(now) {
        say!(words, "told-clock", time = date::clock(words, at))
    } else {
        date::short_time(words, at)
    }
}

/// Why something failed and what to do about it, as sentences one after the other.
pub(crate) fn failure(cause: String, hint: Option<String>) -> String {
    let sentence = |hint: String| {
        let mut letters = hint.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    };
    std::iter::once(cause).chain(hint.map(sentence)).collect::<Vec<String>>().join(". ")
}

/// Who someone is to the writer: their name, or the writer at another window.
pub(crate) fn person(name: &str, world: &World) -> String {
    person_to(name, &world.author, &world.words)
}

/// Who someone is to a writer with this account.
pub(crate) fn person_to(name: &str, author: &str, words: &Words) -> String {
    if name == author { say!(words, "told-yourself") } else { name.to_owned() }
}

/// Names in a row: `Jonas`, `Jonas og Åse`, `Jonas, Åse og Per`.
pub(crate) fn names(words: &Words, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            say!(words, "told-and", most = most.join(", "), last = last.as_str())
        }
    }
}

/// Those who are there, by name; two of one name by their hosts too.
pub(crate) fn people(others: &[Presence], world: &World) -> Vec<String> {
    people_to(others, &world.author, &world.words)
}

/// The same to a writer with this account.
pub(crate) fn people_to(others: &[Presence], author: &str, words: &Words) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for one in others {
        let is_twin = others.iter().any(|other| other.who == one.who && other.host != one.host);
        let name = person_to(&one.who, author, words);
        let name = if is_twin { format!("{name} ({})", one.host) } else { name };
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

/// Those of some who are not among the others, whatever they do.
pub(crate) fn without(some: &[Presence], others: &[Presence]) -> Vec<Presence> {
    let is_new =
        |one: &&Presence| !others.iter().any(|other| (&other.who, &other.host) == (&one.who, &one.host));
    some.iter().filter(is_new).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn names_are_told_as_a_person_would() {
        let words = Words::new(Lang::Da);
        let all = ["Jonas", "Åse", "Per"].map(str::to_owned);
        assert_eq!(names(&words, &all[..1]), "Jonas");
        assert_eq!(names(&words, &all[..2]), "Jonas og Åse");
        assert_eq!(names(&words, &all), "Jonas, Åse og Per");
    }
}
