//! Events in: the meetings of a calendar file, as Outlook, Google, Apple and others write invitations, and as
//! [`written`](super::written) does. What can't be read is told, and the rest is read.

use std::borrow::Cow;
use std::collections::HashMap;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty,
    ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, Utc};

use super::note::{IcsFlaw, IcsNote};
use super::property::{contact, description, text, uid};
use super::series::{Occurrence, series};
use super::time::{IcsLength, moment, whole_days};
use super::zones::IcsZones;
use super::{OWN, TITLE_PROPERTY, deadline_named, uid_of};
use crate::event::entry::id_of;
use crate::event::{Bilingual, DeadlineKind, Event, EventState, Meeting, Moment};
use crate::import::decoded;
use crate::say;
use crate::slug::slug;
use crate::words::{Lang, Words};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST_ICS: usize = 1 << 20;

/// The most events of a file that are looked at, and that are taken.
const MOST_PARTS: usize = 2_000;
const MOST_EVENTS: usize = 200;

/// The most dates of series that are looked at in one file.
const MOST_TIMES: usize = 100_000;

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IcsFound {
    /// The meetings and deadlines ahead, the next first.
    pub events: Vec<Event>,
    /// What is cancelled, by its name in calendars; that of a series stands for all its dates.
    pub cancelled: Vec<String>,
    /// The series: their names, and until when all of their dates are among the events; `None` for all there are.
    pub series: Vec<(String, Option<DateTime<Utc>>)>,
    /// What is to be told.
    pub told: Vec<IcsNote>,
}

impl IcsFound {
    /// Why the whole file can't be read as a calendar.
    pub(crate) fn refusal(&self) -> Option<&IcsNote> {
        match self.told.as_slice() {
            [note @ (IcsNote::NoCalendar | IcsNote::TooBig)] => Some(note),
            _ => None,
        }
    }
}

/// Reads a calendar file.
pub fn read(bytes: &[u8], now: DateTime<Utc>) -> IcsFound {
    let told = |note| IcsFound { told: vec![note], ..IcsFound::default() };
    if bytes.len() > LARGEST_ICS {
        return told(IcsNote::TooBig);
    }
    let calendars = calendars(&text_of(bytes));
    if calendars.is_empty() {
        return told(IcsNote::NoCalendar);
    }
    let mut reader =
        IcsReader { now, times_left: MOST_TIMES, found: IcsFound::default(), deadlines: Vec::new() };
    for calendar in &calendars {
        reader.read_calendar(calendar);
    }
    reader.finished()
}

/// The text of a file with `\n` for its line ends: what isn't an encoding of text is read as far as it goes.
fn text_of(bytes: &[u8]) -> String {
    // A line may be folded within a character, which then is none before the lines are joined.
    let joined = str::from_utf8(bytes).is_err().then(|| unfolded(bytes));
    let joined = joined.filter(|joined| str::from_utf8(joined).is_ok());
    let bytes = joined.as_deref().unwrap_or(bytes);
    let text = decoded(bytes).unwrap_or_else(|_| Cow::Owned(String::from_utf8_lossy(bytes).into_owned()));
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The bytes with folded lines joined.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut joined: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let [b' ' | b'\t', rest @ ..] = line {
            let end = joined.strip_suffix(b"\n").unwrap_or(&joined);
            joined.truncate(end.strip_suffix(b"\r").unwrap_or(end).len());
            joined.extend(rest);
        } else {
            joined.extend(line);
        }
    }
    joined
}

fn calendars(text: &str) -> Vec<ICalendar> {
    let mut parser = Parser::new(text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof => return calendars,
            _ => {}
        }
    }
}

/// Reads the calendars of a file, one after the other.
struct IcsReader {
    now: DateTime<Utc>,
    /// How many dates of series may still be looked at.
    times_left: usize,
    found: IcsFound,
    deadlines: Vec<IcsDeadline>,
}

/// A deadline that stands as an event of its own.
struct IcsDeadline {
    kind: DeadlineKind,
    at: Moment,
    /// The event that it makes where its meeting isn't in the file.
    alone: Event,
}

/// All that a calendar says of one meeting.
#[derive(Default)]
struct IcsMeeting<'f> {
    /// The meeting, or its series.
    whole: Option<&'f ICalendarComponent>,
    /// Single dates of the series that are otherwise.
    parts: Vec<&'f ICalendarComponent>,
}

impl IcsReader {
    fn read_calendar(&mut self, calendar: &ICalendar) {
        let zones = IcsZones::of(calendar);
        let method = calendar.components.first().and_then(|root| {
            root.property(&ICalendarProperty::Method).and_then(|entry| entry.values.first())
        });
        let is_cancelled = matches!(method, Some(ICalendarValue::Method(ICalendarMethod::Cancel)));
        for meeting in meetings(calendar) {
            self.read_meeting(&meeting, &zones, is_cancelled);
        }
    }

    fn read_meeting(&mut self, meeting: &IcsMeeting, zones: &IcsZones, is_cancelled: bool) {
        let is_cancelled =
            |part: &ICalendarComponent| is_cancelled || part.status() == Some(&ICalendarStatus::Cancelled);
        let (whole, mut parts) = (meeting.whole, HashMap::new());
        for part in &meeting.parts {
            match moment(part, &ICalendarProperty::RecurrenceId, zones) {
                Ok(Some(of)) => drop(parts.insert(of, *part)),
                _ => self.tell_flaw(part, IcsFlaw::NoSuchTime),
            }
        }
        let Some(whole) = whole else {
            let mut parts: Vec<_> = parts.into_iter().collect();
            parts.sort_by_key(|(of, _)| of.first_instant());
            for (of, part) in parts {
                let uid = Some(occurrence_uid(&uid(part).unwrap_or_default(), of));
                self.read_single(part, uid, zones, is_cancelled(part));
            }
            return;
        };
        if is_cancelled(whole) || whole.property(&ICalendarProperty::Rrule).is_none() && !has_dates(whole) {
            self.read_single(whole, None, zones, is_cancelled(whole));
            return;
        }
        let read = series(whole, zones, self.now, &mut self.times_left);
        let read = match read {
            Ok(read) => read,
            Err(flaw) => return self.tell_flaw(whole, flaw),
        };
        let series_uid = uid(whole).unwrap_or_default();
        self.found.told.extend(read.note(&title_of(whole).da));
        self.found.series.push((series_uid.clone(), read.until));
        for Occurrence { of, starts, length } in read.occurrences {
            let of_this = Some(occurrence_uid(&series_uid, of));
            match parts.get(&of) {
                Some(part) => self.read_single(part, of_this, zones, is_cancelled(part)),
                None => match length.meeting(starts) {
                    Ok(meeting) => self.add(whole, of_this, meeting, length),
                    Err(flaw) => self.tell_flaw(whole, flaw),
                },
            }
        }
    }

    /// Reads an event that takes place once.
    fn read_single(
        &mut self,
        part: &ICalendarComponent,
        of_series: Option<String>,
        zones: &IcsZones,
        is_cancelled: bool,
    ) {
        let named = of_series.or_else(|| uid(part));
        if let (true, Some(uid)) = (is_cancelled, &named) {
            self.found.cancelled.push(uid.clone());
            return;
        }
        let when = || {
            let starts = moment(part, &ICalendarProperty::Dtstart, zones)?.ok_or(IcsFlaw::NoStart)?;
            if let Some((kind, _)) = named.as_deref().and_then(deadline_named) {
                return Ok((Some((kind, starts)), None));
            }
            let length = IcsLength::of(part, starts, zones)?;
            let (starts, length) = whole_days(part, starts, length);
            Ok((None, Some((length.meeting(starts)?, length))))
        };
        match when() {
            Ok((Some((kind, at)), _)) => {
                self.deadlines.push(IcsDeadline {
                    kind,
                    at,
                    alone: deadline_event(part, named.as_deref(), at),
                });
            }
            Ok((None, Some((meeting, length)))) => self.add(part, named, meeting, length),
            Ok((None, None)) => {}
            Err(flaw) => self.tell_flaw(part, flaw),
        }
    }

    fn add(&mut self, part: &ICalendarComponent, uid: Option<String>, meeting: Meeting, length: IcsLength) {
        let has_name = uid.is_some();
        let mut event = event(part, title_of(part), uid, Some(meeting.starts));
        let is_other =
            |known: &Event| known.uid.is_none() && known.id == event.id && known.meeting != Some(meeting);
        if !has_name && self.found.events.iter().any(is_other) {
            // Two of a day that the file gives no names are told apart by their clock.
            event.uid = Some(format!("{}{OWN}", occurrence_uid(&event.id, meeting.starts)));
        }
        if length == IcsLength::Unknown {
            self.found.told.push(IcsNote::NoEnd(title_of(part).da));
        }
        self.found.events.push(Event { meeting: Some(meeting), ..event });
    }

    fn tell_flaw(&mut self, part: &ICalendarComponent, flaw: IcsFlaw) {
        self.found.told.push(IcsNote::Flawed(title_of(part).da, flaw));
    }

    fn finished(mut self) -> IcsFound {
        let mut named: HashMap<String, usize> = HashMap::new();
        let mut events: Vec<Event> = Vec::new();
        for event in self.found.events.drain(..) {
            match named.get(&uid_of(&event)) {
                // The same twice: the later state counts.
                Some(at) if event.revision >= events[*at].revision => events[*at] = event,
                Some(_) => {}
                None => {
                    named.insert(uid_of(&event), events.len());
                    events.push(event);
                }
            }
        }
        for IcsDeadline { kind, at, alone } in self.deadlines {
            let index = *named.entry(uid_of(&alone)).or_insert_with(|| {
                events.push(alone);
                events.len() - 1
            });
            match kind {
                DeadlineKind::Registration => events[index].registration_deadline = Some(at),
                DeadlineKind::Application => events[index].application_deadline = Some(at),
            }
        }
        let (mut ahead, over): (Vec<_>, Vec<_>) =
            events.into_iter().partition(|event| event.state(self.now) != EventState::Over);
        ahead.sort_by_key(|event| (first_moment(event).map(Moment::first_instant), event.id.clone()));
        if !over.is_empty() {
            self.found.told.push(IcsNote::Over(over.len()));
        }
        if ahead.len() > MOST_EVENTS {
            self.found.told.push(IcsNote::TooMany(ahead.len() - MOST_EVENTS));
            ahead.truncate(MOST_EVENTS);
        }
        let [da, en] = [Lang::Da, Lang::En].map(Words::new);
        self.found.events = ahead.into_iter().map(|event| without_doubles(event, &da, &en)).collect();
        self.found
    }
}

/// What a calendar says of each meeting, in its own order.
fn meetings(calendar: &ICalendar) -> Vec<IcsMeeting<'_>> {
    let mut named: HashMap<&str, usize> = HashMap::new();
    let mut meetings: Vec<IcsMeeting> = Vec::new();
    let is_event = |part: &&ICalendarComponent| part.component_type == ICalendarComponentType::VEvent;
    for part in calendar.components.iter().filter(is_event).take(MOST_PARTS) {
        let index = match part.uid() {
            Some(uid) => *named.entry(uid).or_insert(meetings.len()),
            None => meetings.len(),
        };
        if index == meetings.len() {
            meetings.push(IcsMeeting::default());
        }
        let meeting = &mut meetings[index];
        if part.property(&ICalendarProperty::RecurrenceId).is_some() {
            meeting.parts.push(part);
        } else if meeting.whole.is_none_or(|whole| revision(whole) <= revision(part)) {
            meeting.whole = Some(part);
        }
    }
    meetings
}

fn has_dates(part: &ICalendarComponent) -> bool {
    part.property(&ICalendarProperty::Rdate).is_some()
}

/// The name of one date of a series.
fn occurrence_uid(series: &str, of: Moment) -> String {
    let of = match of {
        Moment::At(at) => at.format("%Y%m%dT%H%M%SZ").to_string(),
        Moment::On(day) => day.format("%Y%m%d").to_string(),
    };
    format!("{series}#{of}")
}

/// The event that a part of a file tells of, without its times.
fn event(part: &ICalendarComponent, title: Bilingual, uid: Option<String>, at: Option<Moment>) -> Event {
    let own = uid.as_deref().and_then(|uid| uid.strip_suffix(OWN));
    let own = own.filter(|own| slug(own).as_deref() == Some(own));
    let id = own.map_or_else(|| id_of(&title.da, at), str::to_owned);
    let place = text(part, &ICalendarProperty::Location);
    Event {
        uid: uid.filter(|uid| uid.strip_suffix(OWN) != Some(id.as_str())),
        id,
        short: title.clone(),
        what: title.clone(),
        tag: title.clone(),
        title,
        meeting: None,
        registration_deadline: None,
        application_deadline: None,
        link_sent: None,
        rolling: false,
        place: place.as_deref().map(Bilingual::danish),
        details: description(part).iter().map(|line| Bilingual::danish(line)).collect(),
        contact: contact(part),
        sign_up: None,
        revision: revision(part),
        sequence: None,
    }
}

/// The event of a deadline whose meeting isn't in the file.
fn deadline_event(part: &ICalendarComponent, uid: Option<&str>, at: Moment) -> Event {
    let stem = uid.and_then(deadline_named).map_or("", |(_, stem)| stem);
    let parent = text(part, &ICalendarProperty::RelatedTo).unwrap_or_else(|| format!("{stem}{OWN}"));
    let title = text(part, &ICalendarProperty::Other(TITLE_PROPERTY.to_owned()));
    event(
        part,
        title.map_or_else(|| title_of(part), |title| Bilingual::danish(&title)),
        Some(parent),
        Some(at),
    )
}

fn revision(part: &ICalendarComponent) -> u32 {
    let told =
        part.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()?.as_integer());
    told.and_then(|told| u32::try_from(told).ok()).unwrap_or(0)
}

fn title_of(part: &ICalendarComponent) -> Bilingual {
    let untitled = |lang| say!(&Words::new(lang), "calendar-untitled");
    text(part, &ICalendarProperty::Summary).map_or_else(
        || Bilingual { da: untitled(Lang::Da), en: Some(untitled(Lang::En)) },
        |title| Bilingual::danish(&title),
    )
}

fn first_moment(event: &Event) -> Option<Moment> {
    let deadlines = event.deadlines().map(|deadline| deadline.at);
    event.meeting.map(|meeting| meeting.starts).or(deadlines.min_by_key(|at| at.first_instant()))
}

/// The event without lines of its description that its other properties say, as the files made here have them; how to
/// sign up stands only there.
fn without_doubles(mut event: Event, da: &Words, en: &Words) -> Event {
    let lines = std::mem::take(&mut event.details);
    let said: Vec<String> = [da, en].into_iter().flat_map(|words| event.lines(words)).collect();
    for line in lines {
        let how = [da, en].into_iter().find_map(|words| {
            let how = line.da.strip_prefix(say!(words, "event-sign-up", how = "").as_str())?;
            Some(Bilingual::danish(how)).filter(|how| !how.da.is_empty())
        });
        match how {
            Some(how) if event.sign_up.is_none() => event.sign_up = Some(how),
            _ if said.contains(&line.da) => {}
            _ => event.details.push(line),
        }
    }
    event
}
