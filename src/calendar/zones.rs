//! The clocks that a calendar file names: by a zone of the database, by Windows' name for one, or by rules of its own.

use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{DateTime, Duration, FixedOffset, NaiveDateTime, TimeZone, Utc};

use super::note::IcsFlaw;
use super::occurrence::{local, times};
use super::property::{one_line, rule};
use crate::zone;

/// The most zones of a file that are looked at, the most parts of one, and the most changes of the clock by one part.
const MOST_ZONES: usize = 20;
const MOST_PARTS: usize = 20;
const MOST_ONSETS: usize = 1_000;

/// The zones that a file describes, by its own names for them.
pub(super) struct IcsZones<'f>(Vec<(&'f str, IcsZone)>);

/// A clock.
enum IcsZone {
    Known(Tz),
    Ruled(Vec<Onset>),
}

/// From when on a clock has an offset.
#[derive(Debug, Clone, Copy)]
struct Onset {
    /// As the clock shows it that is changed then.
    at: NaiveDateTime,
    before: FixedOffset,
    after: FixedOffset,
}

impl<'f> IcsZones<'f> {
    pub(super) fn of(calendar: &'f ICalendar) -> Self {
        let zones = calendar.timezones().take(MOST_ZONES);
        IcsZones(zones.filter_map(|component| described(calendar, component)).collect())
    }

    /// The instant at which the clock shows this: of a doubled hour the first, of a skipped one the hour after. Without
    /// a name it is Copenhagen's clock.
    ///
    /// # Errors
    /// If nobody knows the zone.
    pub(super) fn instant(&self, name: Option<&str>, wall: NaiveDateTime) -> Result<DateTime<Utc>, IcsFlaw> {
        let Some(name) = name else { return Ok(zone::instant_or_later(wall)) };
        if let Some((_, described)) = self.0.iter().find(|(own, _)| *own == name) {
            return described.instant(wall).ok_or(IcsFlaw::NoSuchTime);
        }
        let zone = known(name).ok_or_else(|| IcsFlaw::UnknownZone(one_line(name)))?;
        of_known(zone, wall).ok_or(IcsFlaw::NoSuchTime)
    }
}

/// The zone of a name, also where a program has put a path before it: `/example.org/Europe/Copenhagen`.
fn known(name: &str) -> Option<Tz> {
    let ends = name.match_indices('/').take(4).map(|(at, _)| &name[at + 1..]);
    let mut zones = std::iter::once(name).chain(ends).filter_map(|name| Tz::from_str(name).ok());
    zones.find(|zone| !zone.is_floating())
}

/// A zone with the file's name for it. Its name counts before its rules, which programs often cut short or get wrong.
fn described<'f>(calendar: &ICalendar, component: &'f ICalendarComponent) -> Option<(&'f str, IcsZone)> {
    let name = component.property(&ICalendarProperty::Tzid)?.values.first()?.as_text()?;
    let known = component.timezone().map(|(_, zone)| zone);
    if let Some(zone @ Tz::Tz(_)) = known {
        return Some((name, IcsZone::Known(zone)));
    }
    let mut onsets: Vec<Onset> =
        component.component_ids.iter().take(MOST_PARTS).flat_map(|id| onsets(calendar, *id)).collect();
    onsets.sort_by_key(|onset| onset.at);
    match known {
        _ if !onsets.is_empty() => Some((name, IcsZone::Ruled(onsets))),
        Some(zone) if !zone.is_floating() => Some((name, IcsZone::Known(zone))),
        _ => None,
    }
}

/// When the clock is changed by one part of a zone's rules.
fn onsets(calendar: &ICalendar, id: u32) -> Vec<Onset> {
    let read = || {
        let part = calendar.component_by_id(id)?;
        let kinds = [ICalendarComponentType::Standard, ICalendarComponentType::Daylight];
        let moment = |name: ICalendarProperty| match part.property(&name)?.values.first()? {
            ICalendarValue::PartialDateTime(moment) => Some(&**moment),
            _ => None,
        };
        let first = kinds.contains(&part.component_type).then(|| local(moment(ICalendarProperty::Dtstart)?));
        let before = offset(moment(ICalendarProperty::Tzoffsetfrom)?)?;
        let after = offset(moment(ICalendarProperty::Tzoffsetto)?)?;
        let first = first??;
        let mut all = vec![first];
        if let Some(rule) = rule(part).filter(|rule| is_plain(rule)) {
            let last = rule.until.as_ref().and_then(local);
            let times = times(first, rule, None, MOST_ONSETS);
            all.extend(times.into_iter().filter(|at| last.is_none_or(|last| *at <= last)));
        }
        Some(all.into_iter().map(|at| Onset { at, before, after }).collect())
    };
    read().unwrap_or_default()
}

/// Whether a rule is of those that zones have, once a year. Others may have no date at all, which is long looked for.
fn is_plain(rule: &ICalendarRecurrenceRule) -> bool {
    let is_in_every_month = |day: &i8| (1..=28).contains(&day.unsigned_abs());
    rule.freq == ICalendarFrequency::Yearly
        && (rule.bymonthday.is_empty() || rule.bymonthday.iter().any(is_in_every_month))
        && rule.byday.iter().all(|day| day.ordwk.is_none_or(|nth| nth.unsigned_abs() <= 5))
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.bysetpos.is_empty()
}

fn offset(written: &PartialDateTime) -> Option<FixedOffset> {
    let seconds = i32::from(written.tz_hour?) * 3600 + i32::from(written.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if written.tz_minus { -seconds } else { seconds })
}

impl IcsZone {
    fn instant(&self, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            IcsZone::Known(zone) => of_known(*zone, wall),
            IcsZone::Ruled(onsets) => {
                let reached = onsets.iter().rev().find(|onset| onset.at <= wall);
                let offset = reached.map(|onset| onset.after).or(onsets.first().map(|onset| onset.before))?;
                offset.from_local_datetime(&wall).earliest().map(|at| at.to_utc())
            }
        }
    }
}

fn of_known(zone: Tz, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    let at = |wall: NaiveDateTime| zone.from_local_datetime(&wall).earliest();
    at(wall).or_else(|| at(wall + Duration::hours(1))).map(|at| at.to_utc())
}
