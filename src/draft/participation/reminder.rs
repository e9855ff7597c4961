//! What is still to be done about the part in a meeting, at a moment: one thing at most, and nothing once it is noted.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::Participation;
use crate::draft::Draft;
use crate::event::{Event, Meeting, Moment};
use crate::say;
use crate::words::{Words, date};
use crate::zone;

/// For so many days after a meeting it is asked whether they took part.
const ASKED_DAYS: i64 = 7;

/// Something to be done, or to be thought of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reminder<'e> {
    event: &'e Event,
    what: WhatToDo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhatToDo {
    /// Nobody is registered, and until then somebody can be.
    Register(Moment),
    /// The link comes today.
    LinkToday(Meeting),
    /// The link should have come.
    FindLink(Meeting),
    /// The meeting is today or tomorrow.
    Meet(Meeting),
    /// It is going on.
    Join,
    /// It is over, and it is not noted whether they took part.
    TellOf(NaiveDate),
}

impl<'e> Reminder<'e> {
    /// What is to be done about an event at `now`, where this is noted of it.
    pub(crate) fn of(event: &'e Event, noted: &Participation, now: DateTime<Utc>) -> Option<Self> {
        let what = if noted.is_registered() {
            once_registered(event, noted, now)
        } else {
            let deadline = event.registration_deadline.filter(|deadline| !deadline.has_passed(now));
            deadline.filter(|_| !noted.took_part).map(WhatToDo::Register)
        };
        what.map(|what| Reminder { event, what })
    }

    /// Tells it in a sentence.
    pub(crate) fn text(&self, now: DateTime<Utc>, words: &Words) -> String {
        let day = |meeting: Meeting| near_day(meeting.starts, now, words);
        match self.what {
            WhatToDo::Register(deadline) => {
                say!(words, "reminder-register", date = deadline.told(words, date::weekday_day))
            }
            WhatToDo::LinkToday(meeting) => say!(words, "reminder-link-today", day = day(meeting)),
            WhatToDo::FindLink(meeting) => say!(words, "reminder-link", day = day(meeting)),
            WhatToDo::Meet(meeting) => say!(words, "reminder-meeting", day = day(meeting)),
            WhatToDo::Join => say!(words, "reminder-now"),
            WhatToDo::TellOf(day) => say!(words, "reminder-attended", day = date::weekday_day(words, day)),
        }
    }

    /// The soonest comes first; what is over last.
    fn order(&self) -> (bool, DateTime<Utc>) {
        match self.what {
            WhatToDo::Register(until) => (false, until.last_second()),
            WhatToDo::LinkToday(meeting) | WhatToDo::FindLink(meeting) | WhatToDo::Meet(meeting) => {
                (false, meeting.starts.first_instant())
            }
            WhatToDo::Join => (false, DateTime::UNIX_EPOCH),
            WhatToDo::TellOf(day) => (true, zone::midnight(day)),
        }
    }
}

fn once_registered(event: &Event, noted: &Participation, now: DateTime<Utc>) -> Option<WhatToDo> {
    let (meeting, today) = (event.meeting?, zone::date(now));
    if meeting.is_over(now) {
        let last = *meeting.days().end();
        let is_lately = today - last <= Duration::days(ASKED_DAYS);
        return (is_lately && !noted.took_part).then_some(WhatToDo::TellOf(*meeting.days().start()));
    }
    // On the day of a meeting without a time, nobody knows whether it has begun.
    if !meeting.is_ahead(now) && matches!(meeting.starts, Moment::At(_)) {
        return (!noted.took_part).then_some(WhatToDo::Join);
    }
    let is_near = meeting.starts.date() - today <= Duration::days(1);
    match event.link_sent.filter(|_| !noted.has_link) {
        Some(day) if today == day => Some(WhatToDo::LinkToday(meeting)),
        Some(day) if today > day => Some(WhatToDo::FindLink(meeting)),
        _ => is_near.then_some(WhatToDo::Meet(meeting)),
    }
}

/// The day as it is called today, with its time if it has one: `i morgen kl. 13.30`.
fn near_day(moment: Moment, now: DateTime<Utc>, words: &Words) -> String {
    let day = date::NearDay::of(moment.date(), zone::date(now));
    let named = day.map_or_else(|| date::weekday_day(words, moment.date()), |day| day.say(words));
    match moment {
        Moment::At(at) => date::with_clock(words, &named, &date::clock(words, at)),
        Moment::On(_) => named,
    }
}

/// What is to be done first in some drafts, and in which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstReminder<'e> {
    pub(crate) reminder: Reminder<'e>,
    /// By their places among those asked about; never none.
    pub(crate) drafts: Vec<usize>,
}

/// What is to be done first in these drafts: whatever is soonest, in every draft in which that is not done.
pub(crate) fn first<'e>(
    drafts: &[&Draft],
    events: &'e [Event],
    now: DateTime<Utc>,
) -> Option<FirstReminder<'e>> {
    let all = drafts.iter().enumerate().flat_map(|(at, draft)| {
        reminders(draft.participations(), events, now).map(move |reminder| (at, reminder))
    });
    let all: Vec<(usize, Reminder<'e>)> = all.collect();
    let (_, first) = *all.iter().min_by_key(|(at, reminder)| (reminder.order(), *at))?;
    let drafts = all.iter().filter(|(_, reminder)| *reminder == first).map(|(at, _)| *at).collect();
    Some(FirstReminder { reminder: first, drafts })
}

/// The event about which something is to be done first, where this is noted of events.
pub(crate) fn first_event<'e>(
    noted: &BTreeMap<String, Participation>,
    events: &'e [Event],
    now: DateTime<Utc>,
) -> Option<&'e Event> {
    reminders(noted, events, now).min_by_key(Reminder::order).map(|reminder| reminder.event)
}

fn reminders<'e>(
    noted: &BTreeMap<String, Participation>,
    events: &'e [Event],
    now: DateTime<Utc>,
) -> impl Iterator<Item = Reminder<'e>> {
    let nothing = Participation::default();
    let of = move |event: &'e Event| Reminder::of(event, noted.get(&event.id).unwrap_or(&nothing), now);
    events.iter().filter_map(of)
}

/// What is to be done at `now` by whoever has noted nothing, or has noted that they are registered, and that the link has
/// come: as long as that stays the same, so does every reminder on that day.
pub(crate) fn phases(events: &[Event], now: DateTime<Utc>) -> Vec<Option<Reminder<'_>>> {
    let nothing = Participation::default();
    let registered = nothing.with_who("x");
    let linked = Participation { has_link: true, ..registered.clone() };
    let noted = [nothing, registered, linked];
    events.iter().flat_map(|event| noted.iter().map(move |noted| Reminder::of(event, noted, now))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::built_in;
    use crate::form::som;
    use crate::words::Lang;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn meeting() -> Event {
        built_in().into_iter().find(|event| event.meeting.is_some()).expect("the meeting")
    }

    fn registered() -> Participation {
        Participation::default().with_who("2 ledere")
    }

    #[track_caller]
    fn told(noted: &Participation, now: &str, expected: &str) {
        let (event, words) = (meeting(), Words::new(Lang::Da));
        let told = Reminder::of(&event, noted, at(now)).map(|reminder| reminder.text(at(now), &words));
        assert_eq!(told.unwrap_or_default(), expected, "at {now}");
    }

    #[test]
    fn registration_is_due_until_the_deadlines_own_second_and_never_after_it() {
        let nothing = Participation::default();
        let due = "Tilmeld dig senest fredag den 3. november kl. 10.00";
        told(&nothing, "2023-09-20T08:00:00Z", due);
        told(&nothing, "2023-11-03T09:00:00Z", due);
        told(&nothing, "2023-11-03T09:00:01Z", "");
        told(&nothing, "2023-11-07T12:00:00Z", "");
        told(&nothing, "2023-11-08T12:00:00Z", "");
        told(&registered(), "2023-11-03T09:00:00Z", "");
    }

    #[test]
    fn the_link_is_asked_for_from_its_day_on_until_it_is_there() {
        told(&registered(), "2023-11-05T22:59:59Z", "");
        let today = "Linket til mødet i morgen kl. 13.30 sendes i dag. Har du fået det?";
        told(&registered(), "2023-11-05T23:00:00Z", today);
        told(&registered(), "2023-11-06T22:59:59Z", today);
        told(&registered(), "2023-11-06T23:00:00Z", "Har du fået linket til mødet i dag kl. 13.30?");
        told(&registered(), "2023-11-07T12:29:59Z", "Har du fået linket til mødet i dag kl. 13.30?");
        let linked = Participation { has_link: true, ..registered() };
        told(&linked, "2023-11-05T22:59:59Z", "");
        told(&linked, "2023-11-05T23:00:00Z", "Mødet er i morgen kl. 13.30");
        told(&linked, "2023-11-07T12:29:59Z", "Mødet er i dag kl. 13.30");
    }

    #[test]
    fn after_the_meeting_it_is_asked_for_a_week_whether_they_took_part() {
        let linked = Participation { has_link: true, ..registered() };
        told(&linked, "2023-11-07T12:30:00Z", "Mødet er i gang nu");
        told(&linked, "2023-11-07T13:29:59Z", "Mødet er i gang nu");
        let asked = "Deltog I i mødet tirsdag den 7. november?";
        told(&linked, "2023-11-07T13:30:00Z", asked);
        told(&registered(), "2023-11-14T22:59:59Z", asked);
        told(&registered(), "2023-11-14T23:00:00Z", "");
        let done = Participation { took_part: true, ..registered() };
        told(&done, "2023-11-07T13:00:00Z", "");
        told(&done, "2023-11-07T13:30:00Z", "");
    }

    #[test]
    fn a_meeting_without_a_time_or_a_link_is_told_by_its_day() {
        let day = Moment::On("2023-11-07".parse().expect("a date"));
        let event = Event {
            meeting: Some(Meeting::new(day, None).expect("a meeting")),
            link_sent: None,
            ..meeting()
        };
        let words = Words::new(Lang::En);
        let told = |now: &str| {
            Reminder::of(&event, &registered(), at(now)).map(|reminder| reminder.text(at(now), &words))
        };
        assert_eq!(told("2023-11-05T22:59:59Z"), None);
        assert_eq!(told("2023-11-06T12:00:00Z").as_deref(), Some("The meeting is tomorrow"));
        assert_eq!(told("2023-11-07T12:00:00Z").as_deref(), Some("The meeting is today"));
        assert_eq!(
            told("2023-11-07T23:00:00Z").as_deref(),
            Some("Did you attend the meeting on Tuesday 7 November?")
        );
        let rolling = Event { meeting: None, registration_deadline: None, ..meeting() };
        assert_eq!(Reminder::of(&rolling, &Participation::default(), at("2023-11-01T12:00:00Z")), None);
    }

    #[test]
    fn of_several_drafts_the_soonest_thing_is_told_and_where_it_is_not_done() {
        let events = built_in();
        let mut drafts = [0, 1, 2].map(|_| Draft::new(som(), DateTime::UNIX_EPOCH, "mette"));
        let first = |drafts: &[Draft; 3], now: &str| {
            super::first(&drafts.each_ref(), &events, at(now)).map(|first| first.drafts)
        };
        assert_eq!(first(&drafts, "2023-10-31T05:00:00Z"), Some(vec![0, 1, 2]));
        let none = Participation::default();
        drafts[1].note_participation(&meeting().id, &none, &registered()).expect("room");
        assert_eq!(first(&drafts, "2023-10-31T05:00:00Z"), Some(vec![0, 2]));
        assert_eq!(first(&drafts, "2023-11-06T12:00:00Z"), Some(vec![1]));
        assert_eq!(super::first(&[], &events, at("2023-10-31T05:00:00Z")), None);
    }
}
