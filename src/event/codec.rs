//! The file format of events: RON with Copenhagen's wall clock, parsed strictly so that a misspelt field is reported
//! with its line.

use std::fmt::Write;

use serde::{Deserialize, de::DeserializeOwned};

use super::moment::{Meeting, Moment};
use super::problem::{EventProblem, WhenProblem};
use super::{Bilingual, Event};
use crate::ron_file;
use crate::ron_file::write::quoted;
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
    sign_up: Option<Bilingual>,
    uid: Option<String>,
    #[serde(default)]
    revision: u32,
    sequence: Option<u32>,
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
            sign_up: self.sign_up.as_ref().map(Bilingual::printable),
            uid: self.uid.as_deref().map(printable),
            revision: self.revision,
            sequence: self.sequence,
            id: printable(&id),
            title,
        })
    }
}

/// Writes an event as it stands in a list, without an indent before its first line. What is as the title is left out.
pub(crate) fn to_ron(event: &Event) -> String {
    let mut out = String::from("(\n");
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "        {name}: {value},");
        }
    };
    let text = |text: &String| quoted(text);
    let moment = |moment: Moment| quoted(&moment.written());
    let own_name = |name: &Bilingual| (*name != event.title).then(|| bilingual(name));
    put("id", Some(quoted(&event.id)));
    put("title", Some(bilingual(&event.title)));
    put("short", own_name(&event.short));
    put("what", own_name(&event.what));
    put("tag", own_name(&event.tag));
    put("starts", event.meeting.map(|meeting| moment(meeting.starts)));
    let ends = event.meeting.filter(|meeting| meeting.starts != meeting.ends);
    put("ends", ends.map(|meeting| moment(meeting.ends)));
    put("registration_deadline", event.registration_deadline.map(moment));
    put("application_deadline", event.application_deadline.map(moment));
    put("link_sent", event.link_sent.map(|day| moment(Moment::On(day))));
    put("rolling", event.rolling.then(|| "true".to_owned()));
    put("place", event.place.as_ref().map(bilingual));
    put("sign_up", event.sign_up.as_ref().map(bilingual));
    let details: Vec<String> = event.details.iter().map(bilingual).collect();
    let details = (!details.is_empty())
        .then(|| format!("[\n            {},\n        ]", details.join(",\n            ")));
    put("details", details);
    put("contact", event.contact.as_ref().map(text));
    put("uid", event.uid.as_ref().map(text));
    put("revision", (event.revision > 0).then(|| event.revision.to_string()));
    put("sequence", event.sequence.map(|sequence| sequence.to_string()));
    out + "    )"
}

fn bilingual(text: &Bilingual) -> String {
    let en = text.en.as_ref().map(|en| format!(", en: {}", quoted(en)));
    format!("(da: {}{})", quoted(&text.da), en.unwrap_or_default())
}

fn at_field(id: &str, field: &'static str, problem: WhenProblem) -> EventProblem {
    EventProblem::Field { id: printable(id), field, problem }
}

impl Bilingual {
    fn printable(&self) -> Self {
        Bilingual { da: printable(&self.da), en: self.en.as_deref().map(printable) }
    }
}
