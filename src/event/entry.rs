//! An event as a person types it, part by part: what each part says, and what is wrong with it.

use chrono::{Datelike, NaiveDate};

use super::moment::{Meeting, Moment};
use super::problem::WhenProblem;
use super::when::{meeting_on, read_moment, read_typed_date, read_typed_times};
use super::{Bilingual, Event};
use crate::clean::{Lines, clean};
use crate::say;
use crate::shown::printable;
use crate::slug::slug;
use crate::words::{Words, date};

/// What is typed of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventPart {
    Title,
    Date,
    Times,
    Registration,
    Application,
    Place,
    SignUp,
    Note,
}

impl EventPart {
    /// All parts, in the order in which they are asked for.
    pub(crate) const ALL: [EventPart; 8] = [
        EventPart::Title,
        EventPart::Date,
        EventPart::Times,
        EventPart::Registration,
        EventPart::Application,
        EventPart::Place,
        EventPart::SignUp,
        EventPart::Note,
    ];

    /// Its name beside the line.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            EventPart::Title => say!(words, "event-line-title"),
            EventPart::Date => say!(words, "event-line-date"),
            EventPart::Times => say!(words, "event-line-times"),
            EventPart::Registration => say!(words, "event-line-registration"),
            EventPart::Application => say!(words, "event-line-application"),
            EventPart::Place => say!(words, "event-line-place"),
            EventPart::SignUp => say!(words, "event-line-sign-up"),
            EventPart::Note => say!(words, "event-line-note"),
        }
    }
}

/// The texts of an event's parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EventEntry {
    texts: [String; EventPart::ALL.len()],
}

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryProblem {
    /// It has no title.
    NoTitle,
    /// It has neither a date nor a deadline.
    NoDate,
    /// A time of day without a date.
    TimesAlone,
    When(WhenProblem),
}

impl EntryProblem {
    /// The message for the user.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            EntryProblem::NoTitle => say!(words, "event-entry-no-title"),
            EntryProblem::NoDate => say!(words, "event-entry-no-date"),
            EntryProblem::TimesAlone => say!(words, "event-entry-times-alone"),
            EntryProblem::When(problem) => problem.say(words),
        }
    }
}

impl EventEntry {
    /// What a person would type to get this event.
    pub(crate) fn of(event: &Event, words: &Words) -> Self {
        let mut entry = EventEntry::default();
        let day = |day| date::short(words, day);
        let moment =
            |moment: Option<Moment>| moment.map(|at| at.told(words, date::short)).unwrap_or_default();
        entry.put(EventPart::Title, event.title.of(words));
        if let Some(meeting) = event.meeting {
            let Meeting { starts, ends } = meeting;
            let (first, last) = (starts.date(), *meeting.days().end());
            let until = if first == last { String::new() } else { format!(" – {}", day(last)) };
            entry.put(EventPart::Date, &format!("{}{until}", day(first)));
            if let (Moment::At(starts), Moment::At(ends)) = (starts, ends) {
                let times = format!("{}–{}", date::clock(words, starts), date::clock(words, ends));
                entry.put(EventPart::Times, &times);
            }
        }
        entry.put(EventPart::Registration, &moment(event.registration_deadline));
        entry.put(EventPart::Application, &moment(event.application_deadline));
        let text = |text: &Option<Bilingual>| {
            text.as_ref().map_or_else(String::new, |text| text.of(words).to_owned())
        };
        entry.put(EventPart::Place, &text(&event.place));
        entry.put(EventPart::SignUp, &text(&event.sign_up));
        entry.put(EventPart::Note, &note_of(event, words));
        entry
    }

    /// The text of a part.
    pub(crate) fn text(&self, part: EventPart) -> &str {
        &self.texts[part as usize]
    }

    /// Replaces the text of a part.
    pub(crate) fn put(&mut self, part: EventPart, text: &str) {
        self.texts[part as usize] = clean(text, Lines::One).text;
    }

    /// Whether nothing is typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.texts.iter().all(|text| text.trim().is_empty())
    }

    /// The event that this is: a new one, or `before` as it becomes. A date without a year is the next such from `today`
    /// on. What was not typed over stays as it was.
    ///
    /// # Errors
    /// If a part can't be read: which, and why.
    pub(crate) fn read(
        &self,
        before: Option<&Event>,
        today: NaiveDate,
        words: &Words,
    ) -> Result<Event, (EventPart, EntryProblem)> {
        let typed = |part| Some(self.text(part).trim()).filter(|text| !text.is_empty());
        let known = before.map(|event| EventEntry::of(event, words));
        let is_same = |part| known.as_ref().is_some_and(|known| known.text(part) == self.text(part));
        let Some(title) = typed(EventPart::Title) else {
            return Err((EventPart::Title, EntryProblem::NoTitle));
        };
        let meeting = match before.filter(|_| is_same(EventPart::Date) && is_same(EventPart::Times)) {
            Some(event) => event.meeting,
            None => meeting(typed(EventPart::Date), typed(EventPart::Times), today)?,
        };
        let moment = |part, known: fn(&Event) -> Option<Moment>| match before.filter(|_| is_same(part)) {
            Some(event) => Ok(known(event)),
            None => {
                typed(part).map(|text| deadline(text, today)).transpose().map_err(|problem| (part, problem))
            }
        };
        let registration_deadline = moment(EventPart::Registration, |event| event.registration_deadline)?;
        let application_deadline = moment(EventPart::Application, |event| event.application_deadline)?;
        let is_rolling = before.is_some_and(|event| event.rolling);
        if meeting.is_none() && registration_deadline.or(application_deadline).is_none() && !is_rolling {
            return Err((EventPart::Date, EntryProblem::NoDate));
        }
        let text = |part, known: fn(&Event) -> Option<Bilingual>| match before.filter(|_| is_same(part)) {
            Some(event) => known(event),
            None => typed(part).map(|text| Bilingual::danish(&printable(text))),
        };
        let own_title = Bilingual::danish(&printable(title));
        let titles = before.filter(|_| is_same(EventPart::Title));
        let named = |known: fn(&Event) -> &Bilingual| {
            titles.map_or_else(|| own_title.clone(), |event| known(event).clone())
        };
        let details = match before.filter(|_| is_same(EventPart::Note)) {
            Some(event) => event.details.clone(),
            None => typed(EventPart::Note).iter().map(|text| Bilingual::danish(&printable(text))).collect(),
        };
        let first_day =
            meeting.map(|meeting| meeting.starts).or(registration_deadline).or(application_deadline);
        Ok(Event {
            id: before.map_or_else(|| id_of(title, first_day), |event| event.id.clone()),
            title: named(|event| &event.title),
            short: named(|event| &event.short),
            what: named(|event| &event.what),
            tag: named(|event| &event.tag),
            meeting,
            registration_deadline,
            application_deadline,
            link_sent: before.and_then(|event| event.link_sent),
            rolling: is_rolling,
            place: text(EventPart::Place, |event| event.place.clone()),
            details,
            contact: before.and_then(|event| event.contact.clone()),
            sign_up: text(EventPart::SignUp, |event| event.sign_up.clone()),
            uid: before.and_then(|event| event.uid.clone()),
            revision: before.map_or(0, |event| event.revision + 1),
            // Their next change is newer than the one that was taken in, however often that is changed here.
            sequence: before.filter(|event| event.uid.is_some()).map(Event::organisers_revision),
        })
    }
}

fn note_of(event: &Event, words: &Words) -> String {
    event.details.iter().map(|detail| detail.of(words)).collect::<Vec<_>>().join(" ")
}

/// The id of a new event: `informationsmoede-2024-06-04`.
pub(crate) fn id_of(title: &str, first_day: Option<Moment>) -> String {
    let name: String = slug(title).unwrap_or_else(|| "moede".to_owned()).chars().take(40).collect();
    let day = first_day.map_or_else(String::new, |at| format!("-{}", at.date()));
    format!("{}{day}", name.trim_end_matches('-'))
}

fn meeting(
    day: Option<&str>,
    times: Option<&str>,
    today: NaiveDate,
) -> Result<Option<Meeting>, (EventPart, EntryProblem)> {
    let in_date = |problem| (EventPart::Date, EntryProblem::When(problem));
    let in_times = |problem| (EventPart::Times, EntryProblem::When(problem));
    let Some(day) = day else {
        return if times.is_some() { Err((EventPart::Date, EntryProblem::TimesAlone)) } else { Ok(None) };
    };
    let day = read_typed_date(day, today).map_err(in_date)?.date;
    let Some(times) = times else {
        return Meeting::new(Moment::On(day), None).map(Some).map_err(in_date);
    };
    let (from, to) = read_typed_times(times).map_err(in_times)?;
    let to = to.ok_or_else(|| in_times(WhenProblem::NoEnd))?;
    meeting_on(day, from, to).map(Some).map_err(in_times)
}

/// How many years a deadline without a year may lie ahead, for its weekday to decide which.
const YEARS_AHEAD: i32 = 8;

/// A deadline; without a year it is the next one that its words fit.
fn deadline(text: &str, today: NaiveDate) -> Result<Moment, EntryProblem> {
    let mut ahead = (0..=YEARS_AHEAD).map(|years| read_moment(text, today.year() + years));
    let is_ahead = |found: &Result<Moment, WhenProblem>| found.as_ref().is_ok_and(|at| at.date() >= today);
    ahead.find(is_ahead).unwrap_or_else(|| read_moment(text, today.year())).map_err(EntryProblem::When)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::built_in;
    use crate::words::Lang;

    fn entry(parts: &[(EventPart, &str)]) -> EventEntry {
        let mut entry = EventEntry::default();
        for (part, text) in parts {
            entry.put(*part, text);
        }
        entry
    }

    fn read(parts: &[(EventPart, &str)]) -> Result<Event, (EventPart, EntryProblem)> {
        let today = NaiveDate::from_ymd_opt(2023, 11, 20).expect("a date");
        entry(parts).read(None, today, &Words::new(Lang::Da))
    }

    fn at(text: &str) -> Moment {
        Moment::read(text).expect("a moment")
    }

    #[test]
    fn what_is_typed_becomes_an_event() {
        let event = read(&[
            (EventPart::Title, "Netværksmøde"),
            (EventPart::Date, "tirs 4/6"),
            (EventPart::Times, "10-12.30"),
            (EventPart::Registration, "31. maj kl. 12"),
            (EventPart::Place, "Odense"),
            (EventPart::SignUp, "https://eksempel.dk"),
            (EventPart::Note, "Tag en kollega med"),
        ])
        .expect("an event");
        assert_eq!(event.id, "netvaerksmoede-2024-06-04");
        let meeting = Meeting::new(at("2024-06-04 10:00"), Some(at("2024-06-04 12:30"))).ok();
        assert_eq!((event.meeting, event.registration_deadline), (meeting, Some(at("2024-05-31 12:00"))));
        assert_eq!(event.lines(&Words::new(Lang::Da)).len(), 5);
        let whole_day =
            read(&[(EventPart::Title, "Temadag"), (EventPart::Date, "4. juni")]).expect("an event");
        assert_eq!(whole_day.meeting, Meeting::new(at("2024-06-04"), None).ok());
        let only = read(&[(EventPart::Title, "Pulje"), (EventPart::Application, "1/2")]).expect("an event");
        assert_eq!(
            (only.id.as_str(), only.application_deadline),
            ("pulje-2024-02-01", Some(at("2024-02-01")))
        );
    }

    #[test]
    fn what_is_wrong_is_told_of_its_part() {
        use EventPart::*;
        for (parts, part, problem) in [
            (&[(Date, "4/6")][..], Title, EntryProblem::NoTitle),
            (&[(Title, "Møde")], Date, EntryProblem::NoDate),
            (&[(Title, "Møde"), (Times, "10-12")], Date, EntryProblem::TimesAlone),
            (&[(Title, "Møde"), (Date, "snart")], Date, EntryProblem::When(WhenProblem::NoDateAlone)),
            (&[(Title, "Møde"), (Date, "4/6"), (Times, "10")], Times, EntryProblem::When(WhenProblem::NoEnd)),
            (&[(Title, "Møde"), (Registration, "x")], Registration, EntryProblem::When(WhenProblem::NoDate)),
        ] {
            assert_eq!(read(parts), Err((part, problem)), "{parts:?}");
        }
    }

    #[test]
    fn an_event_that_is_changed_in_one_part_keeps_the_others_as_they_were() {
        let words = Words::new(Lang::Da);
        let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
        for before in built_in() {
            let mut entry = EventEntry::of(&before, &words);
            let same = entry.read(Some(&before), today, &words).expect("the event");
            assert_eq!(same, Event { revision: 1, ..before.clone() });
            entry.put(EventPart::Place, "Aarhus");
            let moved = entry.read(Some(&before), today, &words).expect("the event");
            let place = Some(Bilingual::danish("Aarhus"));
            assert_eq!(moved, Event { revision: 1, place, ..before });
        }
    }
}
