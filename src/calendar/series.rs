//! The next dates of a series, from the rule that an invitation states.

use std::collections::HashSet;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarFrequency, ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{DateTime, Days, NaiveDateTime, Utc};

use super::note::{IcsFlaw, IcsNote};
use super::occurrence::{local, partial, times};
use super::property::rule;
use super::time::{IcsLength, lawful, moment, moment_of, moments, whole_days};
use super::zones::IcsZones;
use crate::event::Moment;
use crate::zone as copenhagen;

/// The most dates of a series that are taken, and how far ahead.
const MOST_DATES: usize = 10;
const MOST_DAYS: u64 = 2 * 366;

/// The most dates of one series that are looked at: daily for half a century.
const MOST_OF_ONE: usize = 20_000;

/// What a rule without any date takes, counted in dates.
const COST_OF_NONE: usize = 5_000;

/// The next dates of a series.
pub(super) struct IcsSeries {
    pub(super) occurrences: Vec<Occurrence>,
    /// Until when these are all; `None` where no later ones are.
    pub(super) until: Option<DateTime<Utc>>,
    /// Whether its rule can't be followed.
    is_odd: bool,
}

/// One date of a series.
pub(super) struct Occurrence {
    /// When it was to be: its name within the series.
    pub(super) of: Moment,
    /// The same, or a whole day.
    pub(super) starts: Moment,
    pub(super) length: IcsLength,
}

impl IcsSeries {
    pub(super) fn note(&self, title: &str) -> Option<IcsNote> {
        match self.until {
            _ if self.is_odd => Some(IcsNote::OddSeries(title.to_owned())),
            Some(_) => Some(IcsNote::LongSeries(title.to_owned())),
            None => None,
        }
    }
}

/// The dates of a series that aren't over. Looking at them uses up some of `times_left`.
///
/// # Errors
/// If its first one can't be read.
pub(super) fn series(
    whole: &ICalendarComponent,
    zones: &IcsZones,
    now: DateTime<Utc>,
    times_left: &mut usize,
) -> Result<IcsSeries, IcsFlaw> {
    let first = moment(whole, &ICalendarProperty::Dtstart, zones)?.ok_or(IcsFlaw::NoStart)?;
    let length = IcsLength::of(whole, first, zones)?;
    let entry = whole.property(&ICalendarProperty::Dtstart);
    let zone = entry.and_then(|entry| entry.tz_id());
    let written = entry.and_then(|entry| match entry.values.first() {
        Some(ICalendarValue::PartialDateTime(written)) => Some(&**written),
        _ => None,
    });
    let horizon = now + Days::new(MOST_DAYS);
    let rule = rule(whole).filter(|rule| rule.freq <= ICalendarFrequency::Daily && *times_left > 0);
    let ruled = rule.zip(written).and_then(|(rule, written)| {
        let walls =
            times(local(written)?, rule, Some(copenhagen::local(horizon)), MOST_OF_ONE.min(*times_left));
        let dates = dates(&walls, rule, written, zone, zones);
        let is_counted = rule.count.is_some_and(|count| walls.len() >= count as usize);
        let goes_on = !is_counted && dates.len() == walls.len();
        Some((walls.len(), dates, goes_on))
    });
    let has_rule = whole.property(&ICalendarProperty::Rrule).is_some();
    let (looked_at, ruled, goes_on) = ruled.unwrap_or_default();
    let is_cut = looked_at >= MOST_OF_ONE.min(*times_left);
    // To look for dates that never come takes time, too.
    *times_left = times_left.saturating_sub(if looked_at == 0 { COST_OF_NONE } else { looked_at });
    let left_out: HashSet<Moment> = moments(whole, &ICalendarProperty::Exdate, zones).into_iter().collect();
    let mut all = vec![first];
    all.extend(ruled);
    all.extend(moments(whole, &ICalendarProperty::Rdate, zones));
    all.retain(|of| !left_out.contains(of));
    all.sort_by_key(|of| of.first_instant());
    all.dedup();
    let occurrences = all.into_iter().filter_map(|of| {
        let (starts, length) = whole_days(whole, of, length);
        let meeting = length.meeting(starts).ok()?;
        (!meeting.is_over(now)).then_some(Occurrence { of, starts, length })
    });
    let mut occurrences: Vec<Occurrence> = occurrences.take(MOST_DATES + 1).collect();
    let near =
        occurrences.iter().take_while(|next| next.of.first_instant() < horizon).count().min(MOST_DATES);
    let is_more = near < occurrences.len();
    occurrences.truncate(near);
    let last = occurrences.last().map_or(now, |last| last.of.first_instant());
    Ok(IcsSeries {
        until: match (is_more, goes_on) {
            (true, _) => Some(last),
            (false, true) => Some(horizon),
            (false, false) => None,
        },
        is_odd: has_rule && (looked_at == 0 || is_cut && !is_more),
        occurrences,
    })
}

/// The moments of these times, until the rule ends.
fn dates(
    walls: &[NaiveDateTime],
    rule: &ICalendarRecurrenceRule,
    first: &PartialDateTime,
    zone: Option<&str>,
    zones: &IcsZones,
) -> Vec<Moment> {
    // A rule that ends on a date takes in all of it.
    let until = rule.until.as_ref().and_then(|until| moment_of(until, zone, zones).ok());
    let is_within = |at: &Moment| until.is_none_or(|until| at.first_instant() <= until.last_second());
    let at = |wall: &NaiveDateTime| {
        if first.hour.is_none() {
            return lawful(Moment::On(wall.date()));
        }
        let wall = partial(*wall)?;
        let (tz_hour, tz_minute, tz_minus) = (first.tz_hour, first.tz_minute, first.tz_minus);
        moment_of(&PartialDateTime { tz_hour, tz_minute, tz_minus, ..wall }, zone, zones).ok()
    };
    walls.iter().filter_map(at).take_while(is_within).collect()
}
