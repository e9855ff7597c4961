//! Reads the announcement of a meeting as people paste it: when and where, until when to register or apply, how, and what
//! the text leaves uncertain. Nothing is guessed silently: all that was read carries the words it was read from, and
//! what they don't say is a question.

mod address;
mod before;
mod deadline;
mod meeting;
mod mention;
mod passage;
mod place;
mod reading;
mod role;
mod slot;
mod title;
mod year;

pub use reading::{Doubt, Reading};

use chrono::NaiveDate;

use super::entry::{EventPart, id_of};
use super::moment::{Meeting, Moment};
use super::{Bilingual, Event};
use deadline::Deadlines;
use role::DateRole;
use slot::Slot;
use year::Calendar;

/// Upper bound on what is read of a text, in bytes; announcements are a few pages.
const BYTES_MAX: usize = 200 * 1024;

/// A meeting that a text announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnouncedMeeting {
    /// The announcement's own first line.
    pub title: String,
    /// When it is.
    pub meeting: Reading<Meeting>,
    /// Until when one can register.
    pub registration_deadline: Option<Reading<Moment>>,
    /// Until when one can apply.
    pub application_deadline: Option<Reading<Moment>>,
    /// The day on which the link to the meeting is sent.
    pub link_sent: Option<Reading<NaiveDate>>,
    /// Where it is: a place, `virtuelt`, a link.
    pub place: Option<Reading<String>>,
    /// How to sign up: an address, a link or a sentence.
    pub sign_up: Option<Reading<String>>,
    /// The e-mail address to ask.
    pub contact: Option<Reading<String>>,
}

impl AnnouncedMeeting {
    /// The event that this is, with all that needs no question.
    pub(crate) fn event(&self) -> Event {
        let certain = |reading: &Option<Reading<Moment>>| reading.as_ref().and_then(Reading::value).copied();
        let text = |reading: &Option<Reading<String>>| reading.as_ref().and_then(Reading::value).cloned();
        let title = Bilingual::danish(&self.title);
        let meeting = self.meeting.value().copied();
        Event {
            id: id_of(&self.title, meeting.map(|meeting| meeting.starts)),
            short: title.clone(),
            what: title.clone(),
            tag: title.clone(),
            title,
            meeting,
            registration_deadline: certain(&self.registration_deadline),
            application_deadline: certain(&self.application_deadline),
            link_sent: self.link_sent.as_ref().and_then(Reading::value).copied(),
            rolling: false,
            place: text(&self.place).map(|place| Bilingual::danish(&place)),
            details: Vec::new(),
            contact: text(&self.contact),
            sign_up: text(&self.sign_up).map(|how| Bilingual::danish(&how)),
            uid: None,
            revision: 0,
            sequence: None,
        }
    }

    /// What was concluded and what is to be asked, with the part that it is about.
    pub(crate) fn doubts(&self) -> Vec<(EventPart, &Doubt)> {
        fn of<T>(reading: Option<&Reading<T>>) -> &[Doubt] {
            reading.map_or(&[], |reading| &reading.doubts)
        }
        let parts = [
            (EventPart::Date, of(Some(&self.meeting))),
            (EventPart::Registration, of(self.registration_deadline.as_ref())),
            (EventPart::Application, of(self.application_deadline.as_ref())),
            (EventPart::Place, of(self.place.as_ref())),
            (EventPart::SignUp, of(self.sign_up.as_ref())),
        ];
        parts.into_iter().flat_map(|(part, doubts)| doubts.iter().map(move |doubt| (part, doubt))).collect()
    }
}

/// The meetings that a text announces, in its order; none if it announces none.
pub fn read_announcement(text: &str, today: NaiveDate) -> Vec<AnnouncedMeeting> {
    let text = passage::beginning(text, BYTES_MAX);
    let lines = passage::lines(text);
    let passages = passage::passages(&lines);
    let slots = slot::slots(&passages);
    let chosen = meeting::chosen(&slots, &passages);
    let calendar = calendar(&slots, &chosen, today);
    let found = meeting::meetings(&slots, &chosen, &calendar, &passages);
    let title = title::title(&lines);
    let sign_up = address::sign_up(&passages);
    let contact = address::contact(&passages, sign_up.as_ref());
    let count = found.len();
    let next_starts: Vec<_> = found.iter().skip(1).map(|days| Some(days.at())).chain([None]).collect();
    let places = place::places(&passages, &found.iter().map(|days| days.spans(&slots)).collect::<Vec<_>>());
    let announced = found.iter().zip(next_starts).enumerate().map(|(number, (days, next))| {
        let of = |role| Deadlines { slots: &slots, calendar: &calendar, role, number, count, days, next };
        AnnouncedMeeting {
            title: title.clone(),
            meeting: days.reading.clone(),
            registration_deadline: of(DateRole::Registration).deadline(),
            application_deadline: of(DateRole::Application).deadline(),
            link_sent: of(DateRole::LinkSent).link_sent(),
            place: places[number].clone(),
            sign_up: sign_up.clone(),
            contact: contact.clone(),
        }
    });
    announced.collect()
}

/// What the dates of a text tell about years.
fn calendar(slots: &[Slot], chosen: &[usize], today: NaiveDate) -> Calendar {
    let whole = |slot: &Slot| -> Vec<NaiveDate> {
        let dates = slot.written().map(|days| days.dates.as_slice()).unwrap_or_default();
        dates.iter().filter_map(|date| date.in_year(date.year?)).collect()
    };
    let of_meeting = |at: &usize| {
        let is_deadline = matches!(
            slots[*at].role,
            DateRole::Registration | DateRole::Application | DateRole::SomeDeadline
        );
        is_deadline || chosen.contains(at)
    };
    let first_chosen = chosen.first().copied().unwrap_or(slots.len());
    let is_of_notice =
        |at: &usize| !of_meeting(at) && *at < first_chosen && slots[*at].role != DateRole::LinkSent;
    Calendar {
        today,
        announced: (0..slots.len()).filter(is_of_notice).find_map(|at| whole(&slots[at]).first().copied()),
        whole: slots.iter().flat_map(whole).collect(),
        anchors: (0..slots.len()).filter(of_meeting).flat_map(|at| whole(&slots[at])).collect(),
    }
}

#[cfg(test)]
mod tests;
