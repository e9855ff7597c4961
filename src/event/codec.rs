//! The file format of events: RON with Copenhagen's wall clock, parsed strictly so that a misspelt field is reported
//! with its line.

use serde::{Deserialize, de::DeserializeOwned};

use super::moment::{Meeting, Moment};
use super::problem::{EventProblem, WhenProblem};
use super::{Bilingual, Event};
use crate::ron_file;
use crate::shown::printable;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRon {
    id: String,
    title: Bilingual,
    short: Option<Bilingual>,
    what: Option<Bilingual>,
    tag: Option<Bilingual>,
    starts: Option<String>,
    ends: Option<String>,
    registration_deadline: Option<String>,
    application_deadline: Option<String>,
    link_sent: Option<String>,
    #[serde(default)]
    rolling: bool,
    place: Option<Bilingual>,
    #[serde(default)]
    details: Vec<Bilingual>,
    contact: Option<String>,
}

/// Reads the text of one event.
///
/// # Errors
/// If it is not the RON of an event, with line and column, or a field holds what it cannot hold.
pub(crate) fn read_event(text: &str) -> Result<Event, EventProblem> {
    read_ron::<EventRon>(text)?.read()
}

/// Reads the text of a list of events, as `events.ron` holds it.
///
/// # Errors
/// As [`read_event`]; also if two events share an id.
pub fn read_events(text: &str) -> Result<Vec<Event>, EventProblem> {
    let mut events: Vec<Event> = Vec::new();
    for written in read_ron::<Vec<EventRon>>(text)? {
        let event = written.read()?;
        if events.iter().any(|other| other.id == event.id) {
            return Err(EventProblem::DoubledId(event.id));
        }
        events.push(event);
    }
    Ok(events)
}

fn read_ron<T: DeserializeOwned>(text: &str) -> Result<T, EventProblem> {
    ron_file::parsed(text).map_err(EventProblem::Syntax)
}

impl EventRon {
    fn read(self) -> Result<Event, EventProblem> {
        let id = self.id;
        let moment = |field: &'static str, text: Option<String>| {
            text.map(|text| Moment::read(&text)).transpose().map_err(|problem| at_field(&id, field, problem))
        };
        let starts = moment("starts", self.starts)?;
        let ends = moment("ends", self.ends)?;
        let meeting = match (starts, ends) {
            (None, None) => None,
            (None, Some(_)) => return Err(at_field(&id, "starts", WhenProblem::NoDate)),
            (Some(starts), ends) => {
                Some(Meeting::new(starts, ends).map_err(|problem| at_field(&id, "ends", problem))?)
            }
        };
        let title = self.title.printable();
        let or_title = |text: Option<Bilingual>| text.map_or_else(|| title.clone(), |text| text.printable());
        Ok(Event {
            short: or_title(self.short),
            what: or_title(self.what),
            tag: or_title(self.tag),
            meeting,
            registration_deadline: moment("registration_deadline", self.registration_deadline)?,
            application_deadline: moment("application_deadline", self.application_deadline)?,
            link_sent: moment("link_sent", self.link_sent)?.map(Moment::date),
            rolling: self.rolling,
            place: self.place.as_ref().map(Bilingual::printable),
            details: self.details.iter().map(Bilingual::printable).collect(),
            contact: self.contact.as_deref().map(printable),
            id: printable(&id),
            title,
        })
    }
}

fn at_field(id: &str, field: &'static str, problem: WhenProblem) -> EventProblem {
    EventProblem::Field { id: printable(id), field, problem }
}

impl Bilingual {
    fn printable(&self) -> Self {
        Bilingual { da: printable(&self.da), en: self.en.as_deref().map(printable) }
    }
}
