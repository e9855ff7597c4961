//! Where a meeting is: behind `Sted:`, beside its date, or online.

use super::address;
use super::passage::{Passage, beginning};
use super::reading::Reading;
use super::role::is_meeting;
use crate::event::when::scan::{self, WhenToken};

mod name;

use name::{after_place_word, before_date};

/// Upper bound on a place, in bytes.
const PLACE_MAX: usize = 160;

/// Where the text says when a meeting is: passage, start and end.
type Span = (usize, usize, usize);

/// The places of the meetings, of each of which the text says here and there when it is. One without a place has that of the
/// next meeting in its sentence.
pub(super) fn places(passages: &[Passage], meetings: &[Vec<Span>]) -> Vec<Option<Reading<String>>> {
    let labelled = labelled(passages);
    let of = |(number, spans): (usize, &Vec<Span>)| {
        let own = if labelled.len() == meetings.len() { labelled.get(number) } else { labelled.first() };
        own.cloned().or_else(|| unlabelled(passages, spans))
    };
    let mut places: Vec<Option<PlaceAndWords>> = meetings.iter().enumerate().map(of).collect();
    let passage = |number: usize| meetings[number].first().map(|span: &Span| span.0);
    for number in (1..places.len()).rev() {
        if places[number - 1].is_none() && passage(number - 1) == passage(number) {
            let (before, after) = places.split_at_mut(number);
            before[number - 1].clone_from(&after[0]);
        }
    }
    places.into_iter().map(|place| place.map(|(place, words)| Reading::certain(place, words))).collect()
}

/// The place of a meeting where nothing stands behind `Sted:`.
fn unlabelled(passages: &[Passage], spans: &[Span]) -> Option<PlaceAndWords> {
    let of_date = spans.iter().find_map(|span| beside(&passages[span.0].text, *span));
    let near = || spans.iter().find_map(|span| near(passages, span.0));
    let named = || {
        passages
            .iter()
            .filter(|passage| names_a_meeting(&passage.text))
            .find_map(|passage| online(&passage.text))
    };
    let link = meeting_link(passages);
    let (place, words) = of_date.or_else(near).or_else(named).or_else(|| link.clone())?;
    let is_online = online(&place).is_some();
    let link = link.map(|(link, _)| link).filter(|link| is_online && !place.contains(link.as_str()));
    Some((link.map_or(place.clone(), |link| format!("{place}, {link}")), words))
}

type PlaceAndWords = (String, String);

/// What stands behind `Sted:` and its like.
fn labelled(passages: &[Passage]) -> Vec<PlaceAndWords> {
    let mut found = Vec::new();
    let mut is_below = false;
    for passage in passages {
        let text = passage.text.as_str();
        let label = label_end(passage);
        let place = match label {
            Some(end) => Some(&text[end..]),
            None if is_below => Some(text),
            None => None,
        };
        let place = place.map(until_label).filter(|place| !place.is_empty());
        is_below = label.is_some() && place.is_none();
        if let Some(place) = place {
            found.push((place, kept(text)));
        }
    }
    found
}

/// Where the label of a place ends: a word with its colon, or alone on its line.
fn label_end(passage: &Passage) -> Option<usize> {
    let tokens = scan::placed_tokens(&passage.text);
    let is_label = |word: &str| {
        matches!(
            word,
            "sted"
                | "mødested"
                | "lokation"
                | "lokale"
                | "hvor"
                | "adresse"
                | "place"
                | "where"
                | "location"
                | "venue"
        )
    };
    let at = tokens.iter().enumerate().position(|(at, (token, _))| {
        let is_word = matches!(token, WhenToken::Word(word) if is_label(word));
        let has_colon = matches!(tokens.get(at + 1), Some((WhenToken::Sign(':'), _)));
        is_word && (has_colon || at == 0 && passage.is_line && tokens.len() == 1)
    })?;
    Some(tokens.get(at + 2).map_or(passage.text.len(), |(_, start)| *start))
}

/// A text until the next word with a colon, or a bar.
fn until_label(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let is_label = word.len() > 1 && word.ends_with(':');
        if is_label || matches!(word, "|" | "•" | "·") {
            break;
        }
        words.push(word);
    }
    kept(words.join(" ").trim_matches(['.', ',', ' ', '|', '-', '–']))
}

/// A text, or as much of it as is kept.
fn kept(text: &str) -> String {
    beginning(text, PLACE_MAX).trim_end().to_owned()
}

/// The place beside a date: online, or a name.
fn beside(text: &str, (_, start, end): Span) -> Option<PlaceAndWords> {
    let name =
        after_place_word(&text[end..]).or_else(|| before_date(&text[..start])).map(|place| kept(&place));
    let place = match (online(text), name) {
        (Some((online, _)), Some(name)) if is_hybrid(text) => format!("{name}, {online}"),
        (Some((online, _)), _) => online,
        (None, name) => name?,
    };
    Some((place, kept(text)))
}

/// Whether one can come to the place or take part online.
fn is_hybrid(text: &str) -> bool {
    let text = text.to_lowercase();
    ["eller", "hybrid", " or ", "både", "both"].iter().any(|word| text.contains(word))
}

/// Whether a passage beside says that it is online.
fn near(passages: &[Passage], at: usize) -> Option<PlaceAndWords> {
    let around = [at + 1, at + 2, at.wrapping_sub(1)].into_iter().filter_map(|at| passages.get(at));
    around.into_iter().find_map(|passage| online(&passage.text))
}

fn names_a_meeting(text: &str) -> bool {
    scan::tokens(text).iter().any(|token| matches!(token, WhenToken::Word(word) if is_meeting(word)))
}

/// The words that say that a meeting is online: `virtuelt`, `online via Teams`, `Teams`.
fn online(text: &str) -> Option<PlaceAndWords> {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_online = |word: &str| {
        matches!(
            bare(word).as_str(),
            "virtuelt" | "virtuel" | "online" | "onlinemøde" | "digitalt" | "virtual" | "virtually"
        )
    };
    let is_tool = |word: &str| matches!(bare(word).as_str(), "teams" | "zoom" | "webex" | "skype" | "meet");
    let is_link_word = |word: &str| matches!(bare(word).as_str(), "på" | "via" | "over" | "on" | "i");
    let tool_from = |from: usize| {
        let rest = words.get(from..)?;
        let start = usize::from(rest.first().is_some_and(|word| is_link_word(word)));
        let maker = usize::from(
            rest.get(start).is_some_and(|word| matches!(bare(word).as_str(), "microsoft" | "google" | "ms")),
        );
        rest.get(start + maker).filter(|word| is_tool(word)).map(|_| (start, start + maker + 1))
    };
    let trimmed = |words: &[&str]| words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first_online = words.iter().position(|word| is_online(word));
    let of_tool = || {
        let at = (0..words.len()).find(|at| is_link_word(words[*at]) && tool_from(*at).is_some())?;
        let (start, end) = tool_from(at)?;
        Some(trimmed(&words[at + start..at + end]))
    };
    let with_tool = |at: usize| match tool_from(at + 1).filter(|(start, _)| *start > 0) {
        Some((_, end)) => trimmed(&words[at..=at + end]),
        None => bare(words[at]),
    };
    let found = first_online.map(with_tool).or_else(of_tool)?;
    Some((found, kept(text)))
}

/// The link to the meeting itself: one of a service for such meetings, or behind a word that says so.
fn meeting_link(passages: &[Passage]) -> Option<PlaceAndWords> {
    passages.iter().find_map(|passage| {
        let link = address::link(&passage.text)?;
        let text = passage.text.to_lowercase();
        let is_service = ["teams.microsoft", "zoom.us", "meet.google", "webex.com", "teams.live"]
            .iter()
            .any(|host| link.contains(host));
        let is_said = ["link til mødet", "mødelink", "deltag her", "deltag via", "join"]
            .iter()
            .any(|words| text.contains(words));
        (is_service || is_said).then(|| (link, kept(&passage.text)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_online_is_told_in_its_own_words() {
        for (text, wanted) in [
            ("Informationsmødet er virtuelt og afholdes", Some("virtuelt")),
            ("Mødet holdes online via Microsoft Teams.", Some("online via Microsoft Teams")),
            ("Mødet er på Teams, kl. 10", Some("Teams")),
            ("Der er 6 virtuelle møder", None),
            ("Vores teams er klar", None),
        ] {
            assert_eq!(online(text).map(|(place, _)| place).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_label_ends_at_the_next_one() {
        assert_eq!(
            until_label("Odense Rådhus, Flakhaven 2 Tilmelding: senest"),
            "Odense Rådhus, Flakhaven 2"
        );
        assert_eq!(until_label("Odense | Tid"), "Odense");
    }
}
