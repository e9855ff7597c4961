//! When the events of a calendar file are, and how long.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarPeriod, ICalendarProperty, ICalendarValue,
};
use chrono::{DateTime, Datelike, Days, Duration, NaiveTime, TimeDelta, Utc};

use super::note::IcsFlaw;
use super::occurrence::{date, local};
use super::property::text;
use super::zones::IcsZones;
use crate::event::moment::YEARS;
use crate::event::problem::WhenProblem;
use crate::event::{Meeting, Moment};
use crate::zone;

/// How long a meeting is taken to be that doesn't say when it ends.
const UNKNOWN_LENGTH: Duration = Duration::hours(1);

/// When a property is; `None` where there is none.
///
/// # Errors
/// If it is no time, or by a clock that nobody knows.
pub(super) fn moment(
    component: &ICalendarComponent,
    name: &ICalendarProperty,
    zones: &IcsZones,
) -> Result<Option<Moment>, IcsFlaw> {
    let Some(entry) = component.property(name) else { return Ok(None) };
    match entry.values.first() {
        Some(ICalendarValue::PartialDateTime(written)) => moment_of(written, entry.tz_id(), zones).map(Some),
        _ => Err(IcsFlaw::NoSuchTime),
    }
}

/// All moments of the properties of a name, of those that can be read.
pub(super) fn moments(
    component: &ICalendarComponent,
    name: &ICalendarProperty,
    zones: &IcsZones,
) -> Vec<Moment> {
    let of_entry = |entry: &ICalendarEntry| -> Vec<Moment> {
        let of_value = |value: &ICalendarValue| {
            let written = match value {
                ICalendarValue::PartialDateTime(written) => written,
                ICalendarValue::Period(
                    ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. },
                ) => start,
                _ => return None,
            };
            moment_of(written, entry.tz_id(), zones).ok()
        };
        entry.values.iter().filter_map(of_value).collect()
    };
    component.entries.iter().filter(|entry| entry.name == *name).flat_map(of_entry).collect()
}

/// The moment that is written there.
pub(super) fn moment_of(
    written: &PartialDateTime,
    zone: Option<&str>,
    zones: &IcsZones,
) -> Result<Moment, IcsFlaw> {
    if written.hour.is_none() {
        return date(written).map(Moment::On).and_then(lawful).ok_or(IcsFlaw::NoSuchTime);
    }
    let wall = local(written).ok_or(IcsFlaw::NoSuchTime)?;
    let at = match written.tz_hour {
        Some(hours) => {
            let minutes = i64::from(hours) * 60 + i64::from(written.tz_minute.unwrap_or(0));
            let offset = Duration::minutes(if written.tz_minus { -minutes } else { minutes });
            wall.and_utc() - offset
        }
        None => zones.instant(zone, wall)?,
    };
    lawful(Moment::At(at)).ok_or(IcsFlaw::NoSuchTime)
}

/// A moment, if events may lie then.
pub(super) fn lawful(moment: Moment) -> Option<Moment> {
    let year = match moment {
        Moment::At(at) => at.year(),
        Moment::On(day) => day.year(),
    };
    // A day within, for the clocks of others.
    (*YEARS.start() < year && year < *YEARS.end()).then_some(moment)
}

/// How long an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IcsLength {
    Time(TimeDelta),
    /// So many days after the first.
    Days(u64),
    Unknown,
}

impl IcsLength {
    /// The length of an event that starts then.
    ///
    /// # Errors
    /// If its end can't be read, or isn't after its start.
    pub(super) fn of(
        component: &ICalendarComponent,
        starts: Moment,
        zones: &IcsZones,
    ) -> Result<Self, IcsFlaw> {
        let ends = moment(component, &ICalendarProperty::Dtend, zones)?;
        match (starts, ends) {
            (Moment::At(starts), Some(Moment::At(ends))) if ends > starts => {
                Ok(IcsLength::Time(ends - starts))
            }
            (Moment::At(starts), Some(Moment::At(ends))) if ends == starts => Ok(IcsLength::Unknown),
            // The end is no part of it, but some programs write the last day.
            (Moment::On(first), Some(Moment::On(end))) if end >= first => {
                Ok(IcsLength::Days(u64::try_from((end - first).num_days() - 1).unwrap_or(0)))
            }
            (Moment::At(_), Some(Moment::On(_))) | (Moment::On(_), Some(Moment::At(_))) => {
                Err(IcsFlaw::When(WhenProblem::HalfATime))
            }
            (_, Some(_)) => Err(IcsFlaw::When(WhenProblem::EndsBeforeItStarts)),
            (_, None) => Ok(IcsLength::told(component, starts)),
        }
    }

    /// The length that a `DURATION` tells.
    fn told(component: &ICalendarComponent, starts: Moment) -> Self {
        let told = component.property(&ICalendarProperty::Duration).and_then(|entry| entry.values.first());
        let length = match told {
            Some(ICalendarValue::Duration(duration)) => time_of(duration),
            _ => None,
        };
        match (starts, length) {
            (Moment::At(_), Some(length)) if length > TimeDelta::zero() => IcsLength::Time(length),
            (Moment::At(_), _) => IcsLength::Unknown,
            (Moment::On(_), length) => {
                let days = length.map_or(1, |length| length.num_days());
                IcsLength::Days(u64::try_from(days - 1).unwrap_or(0))
            }
        }
    }

    /// The meeting of this length.
    pub(super) fn meeting(self, starts: Moment) -> Result<Meeting, IcsFlaw> {
        let ends = match (starts, self) {
            (Moment::At(at), IcsLength::Time(length)) => at.checked_add_signed(length).map(Moment::At),
            (Moment::At(at), _) => Some(Moment::At(at + UNKNOWN_LENGTH)),
            (Moment::On(day), IcsLength::Days(days)) => day.checked_add_days(Days::new(days)).map(Moment::On),
            (Moment::On(day), _) => Some(Moment::On(day)),
        };
        let ends = ends.and_then(lawful).ok_or(IcsFlaw::NoSuchTime)?;
        Meeting::new(starts, Some(ends)).map_err(IcsFlaw::When)
    }
}

/// How long a duration is, where that is less than a thousand years.
fn time_of(duration: &ICalendarDuration) -> Option<TimeDelta> {
    duration.to_time_delta().filter(|length| length.num_days() < 366_000)
}

/// Whole days where Outlook writes midnights.
pub(super) fn whole_days(
    component: &ICalendarComponent,
    starts: Moment,
    length: IcsLength,
) -> (Moment, IcsLength) {
    let mark = ICalendarProperty::Other("X-MICROSOFT-CDO-ALLDAYEVENT".to_owned());
    let is_marked = text(component, &mark).is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let (Moment::At(at), IcsLength::Time(time), true) = (starts, length, is_marked) else {
        return (starts, length);
    };
    let is_midnight = |at: DateTime<Utc>| zone::local(at).time() == NaiveTime::MIN;
    let Some(end) = at.checked_add_signed(time).filter(|end| is_midnight(at) && is_midnight(*end)) else {
        return (starts, length);
    };
    let (first, end) = (zone::date(at), zone::date(end));
    (Moment::On(first), IcsLength::Days(u64::try_from((end - first).num_days() - 1).unwrap_or(0)))
}
