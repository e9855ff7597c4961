//! What the properties of an event in a calendar file say, but for its times.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue};

use crate::clean::{Lines, clean};
use crate::shown::printable;

/// The most characters of a title or a place.
const LONGEST_LINE: usize = 300;

/// The most characters of a line of a description, which may be a whole paragraph.
const LONGEST_PARAGRAPH: usize = 1000;

/// The most characters of a name in calendars, with room for what is added to it.
const LONGEST_UID: usize = 200;

/// The most lines of a description.
const MOST_LINES: usize = 60;

/// A text in one line, as events hold it.
pub(super) fn one_line(text: &str) -> String {
    in_one_line(text, LONGEST_LINE)
}

fn in_one_line(text: &str, most: usize) -> String {
    let line = printable(&clean(text, Lines::One).text);
    let line = line.trim();
    match line.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line.to_owned(),
    }
}

/// The name of an event in calendars.
pub(super) fn uid(component: &ICalendarComponent) -> Option<String> {
    let uid: String = one_line(component.uid()?).chars().take(LONGEST_UID).collect();
    Some(uid.trim_end().to_owned()).filter(|uid| !uid.is_empty())
}

/// The text of a property in one line; `None` where there is none or it is empty.
pub(super) fn text(component: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let text = component.property(name)?.values.first()?.as_text()?;
    Some(one_line(text)).filter(|text| !text.is_empty())
}

/// The lines of the description that say something.
pub(super) fn description(component: &ICalendarComponent) -> Vec<String> {
    let text = component.property(&ICalendarProperty::Description);
    let text = text.and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default();
    let cleaned = clean(text, Lines::Many).text;
    let lines = cleaned.lines().map(|line| in_one_line(line, LONGEST_PARAGRAPH));
    let lines = lines.filter(|line| line.contains(char::is_alphanumeric));
    lines.take(MOST_LINES).collect()
}

/// Where to ask: who is named for it, else the organiser.
pub(super) fn contact(component: &ICalendarComponent) -> Option<String> {
    let organizer = || {
        let address = component.property(&ICalendarProperty::Organizer)?.calendar_address()?;
        Some(one_line(address)).filter(|address| address.contains('@'))
    };
    text(component, &ICalendarProperty::Contact).or_else(organizer)
}

/// The rule by which an event or a zone repeats.
pub(super) fn rule(component: &ICalendarComponent) -> Option<&ICalendarRecurrenceRule> {
    match component.property(&ICalendarProperty::Rrule)?.values.first()? {
        ICalendarValue::RecurrenceRule(rule) => Some(rule),
        _ => None,
    }
}
