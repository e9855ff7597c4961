//! The file format of events: RON with Copenhagen's wall clock, parsed strictly so that a misspelt field is reported
//! with its line.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::moment::{Meeting, Moment};
use super::problem::{EventProblem, WhenProblem};
use super::{Bilingual, Event};
use crate::shown::printable;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRon {
    id: String,
    title: BilingualRon,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    short: Option<BilingualRon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    what: Option<BilingualRon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<BilingualRon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    starts: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registration_deadline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    application_deadline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link_sent: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    rolling: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<BilingualRon>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    details: Vec<BilingualRon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BilingualRon {
    da: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
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

/// Writes a list of events as [`read_events`] takes it.
///
/// # Panics
/// Never: strings and lists can always be written.
pub fn write_events(events: &[Event]) -> String {
    let written: Vec<EventRon> = events.iter().map(EventRon::of).collect();
    let layout = PrettyConfig::new().escape_strings(false).extensions(Extensions::empty());
    let mut text = options().to_string_pretty(&written, layout).expect("events are plain data");
    text.push('\n');
    text
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn read_ron<T: DeserializeOwned>(text: &str) -> Result<T, EventProblem> {
    options().from_str(text).map_err(|error| EventProblem::Syntax {
        line: error.span.start.line,
        column: error.span.start.col,
        message: printable(&error.code.to_string()),
    })
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
        let title = self.title.read();
        let or_title = |text: Option<BilingualRon>| text.map_or_else(|| title.clone(), BilingualRon::read);
        Ok(Event {
            short: or_title(self.short),
            what: or_title(self.what),
            tag: or_title(self.tag),
            meeting,
            registration_deadline: moment("registration_deadline", self.registration_deadline)?,
            application_deadline: moment("application_deadline", self.application_deadline)?,
            link_sent: moment("link_sent", self.link_sent)?.map(Moment::date),
            rolling: self.rolling,
            place: self.place.map(BilingualRon::read),
            details: self.details.into_iter().map(BilingualRon::read).collect(),
            contact: self.contact.as_deref().map(printable),
            id: printable(&id),
            title,
        })
    }

    fn of(event: &Event) -> Self {
        let unless_title = |text: &Bilingual| (*text != event.title).then(|| BilingualRon::of(text));
        let write = |moment: Option<Moment>| moment.map(Moment::write);
        EventRon {
            id: event.id.clone(),
            title: BilingualRon::of(&event.title),
            short: unless_title(&event.short),
            what: unless_title(&event.what),
            tag: unless_title(&event.tag),
            starts: write(event.meeting.map(Meeting::starts)),
            ends: write(event.meeting.map(Meeting::ends)),
            registration_deadline: write(event.registration_deadline),
            application_deadline: write(event.application_deadline),
            link_sent: write(event.link_sent.map(Moment::On)),
            rolling: event.rolling,
            place: event.place.as_ref().map(BilingualRon::of),
            details: event.details.iter().map(BilingualRon::of).collect(),
            contact: event.contact.clone(),
        }
    }
}

fn at_field(id: &str, field: &'static str, problem: WhenProblem) -> EventProblem {
    EventProblem::Field { id: printable(id), field, problem }
}

impl BilingualRon {
    fn read(self) -> Bilingual {
        Bilingual { da: printable(&self.da), en: self.en.as_deref().map(printable) }
    }

    fn of(text: &Bilingual) -> Self {
        BilingualRon { da: text.da.clone(), en: text.en.clone() }
    }
}
