//! The dates of a series.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The wall clock times of a rule from its first on, up to a horizon and at most so many. When it ends, but for its count,
/// is the caller's business: that is an instant, and the rule knows no zone.
pub(super) fn times(
    first: NaiveDateTime,
    rule: &ICalendarRecurrenceRule,
    horizon: Option<NaiveDateTime>,
    most: usize,
) -> Vec<NaiveDateTime> {
    let Some(written) = partial(first) else { return Vec::new() };
    let until = horizon.and_then(|horizon| partial(horizon.max(first)));
    let rule = ICalendarRecurrenceRule { until, ..rule.clone() };
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    let start = ICalendarValue::PartialDateTime(Box::new(written));
    event.entries.push(ICalendarEntry::new(ICalendarProperty::Dtstart).with_value(start));
    let rule = ICalendarValue::RecurrenceRule(Box::new(rule));
    event.entries.push(ICalendarEntry::new(ICalendarProperty::Rrule).with_value(rule));
    let expanded = ICalendar { components: vec![event] }.expand_dates(Tz::Floating, most);
    expanded.events.into_iter().map(|event| event.start.naive_local()).collect()
}

/// What a clock shows, without its zone: of a date, midnight.
pub(super) fn local(written: &PartialDateTime) -> Option<NaiveDateTime> {
    let day = date(written)?;
    let unit = |unit: Option<u8>| u32::from(unit.unwrap_or(0));
    // A leap second is the one before.
    let second = unit(written.second).min(59);
    Some(day.and_time(NaiveTime::from_hms_opt(unit(written.hour), unit(written.minute), second)?))
}

/// The day of a date or a time.
pub(super) fn date(written: &PartialDateTime) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(written.year?.into(), written.month?.into(), written.day?.into())
}

/// What a file writes where a clock shows this.
pub(super) fn partial(wall: NaiveDateTime) -> Option<PartialDateTime> {
    let unit = |unit: u32| u8::try_from(unit).ok();
    Some(PartialDateTime {
        year: Some(u16::try_from(wall.year()).ok()?),
        month: unit(wall.month()),
        day: unit(wall.day()),
        hour: unit(wall.hour()),
        minute: unit(wall.minute()),
        second: unit(wall.second()),
        ..PartialDateTime::default()
    })
}
