//! The sentence that tells in the application who took part in a meeting. The document is Danish, and so is the sentence,
//! whatever language the program speaks.

use chrono::{DateTime, Utc};

use super::{Participation, who};
use crate::draft::Draft;
use crate::event::Event;
use crate::words::{Lang, Words, date};

/// Nouns for what one takes part in, and with their article.
const MEETINGS: &[(&str, &str)] = &[
    ("møde", "mødet"),
    ("kursus", "kurset"),
    ("uddannelse", "uddannelsen"),
    ("undervisning", "undervisningen"),
    ("webinar", "webinaret"),
    ("seminar", "seminaret"),
    ("arrangement", "arrangementet"),
    ("oplæg", "oplægget"),
    ("besøg", "besøget"),
    ("netværk", "netværket"),
    ("dag", "dagen"),
    ("time", "timen"),
    ("session", "sessionen"),
    ("workshop", "workshoppen"),
    ("konference", "konferencen"),
];

/// What may follow such a noun without belonging to it.
const PREPOSITIONS: &[&str] =
    &["om", "i", "for", "med", "på", "til", "ved", "hos", "af", "under", "den", "–", "-"];

/// The sentences about the meetings that are over and were attended, in the order of the meetings.
pub(crate) fn sentences(draft: &Draft, events: &[Event], now: DateTime<Utc>) -> Vec<String> {
    let noted = draft.participations();
    let attended = events.iter().filter_map(|event| {
        let participation = noted.get(&event.id).filter(|participation| participation.took_part)?;
        let meeting = event.meeting.filter(|meeting| meeting.is_over(now))?;
        Some((meeting.starts.first_instant(), sentence(event, participation)?))
    });
    let mut attended: Vec<_> = attended.collect();
    attended.sort();
    attended.into_iter().map(|(_, sentence)| sentence).collect()
}

/// Those of the sentences that an answer doesn't say yet, however its lines are broken.
pub(crate) fn missing(answer: &str, sentences: Vec<String>) -> Vec<String> {
    let flowed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let answer = flowed(answer);
    sentences.into_iter().filter(|sentence| !answer.contains(&flowed(sentence))).collect()
}

/// The sentences as they are put between two texts of a paragraph: in one of their own where the first of the texts ends
/// like no sentence.
pub(crate) fn put_between(before: &str, sentences: &[String], after: &str) -> String {
    let is_parted = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let left = match () {
        () if !may_follow(before) => "\n",
        () if is_parted(before.chars().next_back()) => "",
        () => " ",
    };
    let right = if is_parted(after.chars().next()) { "" } else { " " };
    format!("{left}{}{right}", sentences.join(" "))
}

/// Whether a sentence may follow a text, so that it splits none.
pub(crate) fn may_follow(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ')', '”', '"'])
}

/// Tells who took part, or will have: `To ledere og tre medarbejdere deltog i informationsmødet den 7. november 2023.`
/// Without a name or number it was the applicant. `None` for what has no date.
pub(crate) fn sentence(event: &Event, participation: &Participation) -> Option<String> {
    let days = event.meeting?.days();
    let words = &Words::new(Lang::Da);
    let (first, last) = (days.start(), days.end());
    let [from, to] = [first, last].map(|day| date::day_with_year(words, *day));
    let when = if first == last { format!("den {from}") } else { format!("fra den {from} til den {to}") };
    let who = who::in_danish(&participation.who).unwrap_or_else(|| "kommunen".to_owned());
    let mut letters = who.chars();
    let who: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Some(format!("{who} deltog i {} {when}.", definite(&event.what.da)))
}

/// What an event is, as a sentence names the one that all know: `informationsmødet`; by its title where that isn't known.
fn definite(what: &str) -> String {
    let (noun, rest) = what.split_at(what.find(' ').unwrap_or(what.len()));
    let next = rest.split_whitespace().next();
    let ends = |(bare, _): &&(&str, &str)| noun.to_lowercase().ends_with(bare);
    match MEETINGS.iter().find(ends) {
        Some((bare, known)) if next.is_none_or(|next| PREPOSITIONS.contains(&next)) => {
            let mut letters = noun[..noun.len() - bare.len()].chars();
            let first = letters.next();
            // A name in capitals keeps them: `SØM-kurset`.
            let is_name = letters.clone().next().is_some_and(char::is_uppercase);
            let stem: String = match first {
                Some(first) if !is_name => first.to_lowercase().chain(letters).collect(),
                first => first.into_iter().chain(letters).collect(),
            };
            format!("{stem}{known}{rest}")
        }
        _ => format!("arrangementet ”{what}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Bilingual, Meeting, Moment, built_in};
    use crate::form::som;

    fn info_meeting() -> Event {
        built_in().into_iter().find(|event| event.meeting.is_some()).expect("the meeting")
    }

    fn attended(who: &str) -> Participation {
        Participation { took_part: true, ..Participation::default() }.with_who(who)
    }

    #[track_caller]
    fn told(who: &str, expected: &str) {
        assert_eq!(sentence(&info_meeting(), &attended(who)).as_deref(), Some(expected));
    }

    #[test]
    fn it_names_who_took_part_in_plain_danish() {
        told(
            "2 ledere og 3 medarbejdere",
            "To ledere og tre medarbejdere deltog i informationsmødet den 7. november 2023.",
        );
        told("1 leder", "En leder deltog i informationsmødet den 7. november 2023.");
        told("Mette, Jonas", "Mette og Jonas deltog i informationsmødet den 7. november 2023.");
        told("økonomichefen", "Økonomichefen deltog i informationsmødet den 7. november 2023.");
        told("", "Kommunen deltog i informationsmødet den 7. november 2023.");
        told("0 ledere", "Kommunen deltog i informationsmødet den 7. november 2023.");
    }

    #[test]
    fn other_meetings_have_their_article_or_their_title() {
        for (what, known) in [
            ("introkursus", "introkurset"),
            ("SØM-introkursus", "SØM-introkurset"),
            ("Informationsmøde om forløb i SØM", "informationsmødet om forløb i SØM"),
            ("Møde", "mødet"),
            ("Temadag for ledere", "temadagen for ledere"),
            ("Virtuelt informationsmøde", "arrangementet ”Virtuelt informationsmøde”"),
            ("Kom og hør", "arrangementet ”Kom og hør”"),
            ("Møde nr. 2", "arrangementet ”Møde nr. 2”"),
        ] {
            assert_eq!(definite(what), known);
        }
    }

    #[test]
    fn a_meeting_of_several_days_tells_both_ends_and_one_without_a_date_nothing() {
        let day = |text: &str| Moment::On(text.parse().expect("a date"));
        let meeting = Meeting::new(day("2023-11-30"), Some(day("2023-12-01"))).expect("a meeting");
        let what = Bilingual::danish("introkursus");
        let course = Event { meeting: Some(meeting), what, ..info_meeting() };
        assert_eq!(
            sentence(&course, &attended("1 leder")).as_deref(),
            Some("En leder deltog i introkurset fra den 30. november 2023 til den 1. december 2023.")
        );
        assert_eq!(sentence(&Event { meeting: None, ..course }, &attended("1 leder")), None);
    }

    #[test]
    fn it_is_put_between_sentences_with_a_blank_on_either_side() {
        let put = |before, after| put_between(before, &["A.".to_owned(), "B.".to_owned()], after);
        assert_eq!(
            [put("", ""), put("Ja.", ""), put("Ja. ", " Nej."), put("Ja.", "Nej.")],
            ["A. B.", " A. B.", "A. B.", " A. B. "]
        );
        assert_eq!([put("Vi har", ""), put("- Mette ", "")], ["\nA. B.", "\nA. B."]);
        assert!(may_follow("") && may_follow("Ja. ") && may_follow("Vi (alle)") && !may_follow("Vi har"));
    }

    #[test]
    fn only_what_took_place_and_was_attended_is_told_and_only_once() {
        let (over, before) = ("2023-11-07T13:30:00Z", "2023-11-07T13:29:59Z");
        let at = |text: &str| text.parse().expect("an instant");
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        let event = info_meeting();
        let none = Participation::default();
        let registered = none.with_who("2 ledere");
        draft.note_participation(&event.id, &none, &registered).expect("room");
        assert_eq!(sentences(&draft, &built_in(), at(over)), Vec::<String>::new());
        draft.note_participation(&event.id, &registered, &attended("2 ledere")).expect("room");
        assert_eq!(sentences(&draft, &built_in(), at(before)), Vec::<String>::new());
        let told = sentences(&draft, &built_in(), at(over));
        assert_eq!(told, ["To ledere deltog i informationsmødet den 7. november 2023."]);
        assert_eq!(missing("", told.clone()), told);
        assert_eq!(
            missing("Ja. To ledere deltog i\ninformationsmødet den 7. november  2023. Mere.", told),
            [""; 0]
        );
    }
}
