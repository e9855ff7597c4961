//! Until when one can register or apply for a meeting, and the day on which its link is sent.

use chrono::{Days, NaiveDate, NaiveTime};

use super::meeting::{MeetingDays, second_of_doubled, without_doubles};
use super::reading::{Doubt, Reading};
use super::role::DateRole;
use super::slot::{Slot, SlotDays};
use super::year::{Calendar, Dated};
use crate::event::moment::Moment;
use crate::event::when::moment_on;

/// The dates of a text that are for one thing, seen from one of its meetings.
pub(super) struct Deadlines<'t> {
    pub(super) slots: &'t [Slot],
    pub(super) calendar: &'t Calendar,
    pub(super) role: DateRole,
    /// The meeting, the how manieth of how many it is, and the first slot of the next one.
    pub(super) days: &'t MeetingDays,
    pub(super) number: usize,
    pub(super) count: usize,
    pub(super) next: Option<usize>,
}

impl Deadlines<'_> {
    /// The deadline, if there is one.
    pub(super) fn deadline(&self) -> Option<Reading<Moment>> {
        self.reading(|slot, day, doubts| {
            let Some((from, to)) = slot.times.first() else { return vec![Moment::On(day)] };
            let time = to.unwrap_or(*from);
            match moment_on(day, time) {
                Ok(moment) => {
                    let wall = day.and_time(NaiveTime::MIN) + time;
                    let second = second_of_doubled(wall);
                    doubts.extend(second.map(|_| Doubt::Doubled(wall)));
                    [Some(moment), second].into_iter().flatten().collect()
                }
                Err(problem) => {
                    doubts.push(Doubt::Fault(problem));
                    Vec::new()
                }
            }
        })
    }

    /// The day the link is sent, if the text says so.
    pub(super) fn link_sent(&self) -> Option<Reading<NaiveDate>> {
        let reading = self.reading(|_, day, _| vec![Moment::On(day)])?;
        let choices = reading.choices.into_iter().map(Moment::date).collect();
        Some(Reading { choices, doubts: reading.doubts, words: reading.words })
    }

    fn reading(
        &self,
        values: impl Fn(&Slot, NaiveDate, &mut Vec<Doubt>) -> Vec<Moment>,
    ) -> Option<Reading<Moment>> {
        let mut reading = Reading { choices: Vec::new(), doubts: Vec::new(), words: Vec::new() };
        // The other instants at which the clocks show what is said.
        let mut seconds = Vec::new();
        for slot in self.of_this_meeting() {
            let Dated { date, doubts } = self.day(slot);
            reading.doubts.extend(doubts);
            reading.doubts.extend(slot.fault.clone().map(Doubt::Fault));
            if slot.role == DateRole::SomeDeadline {
                reading.doubts.push(Doubt::WhichDeadline);
            }
            if slot.times.len() > 1 {
                reading.doubts.push(Doubt::Differs);
            }
            let mut moments =
                date.map(|day| values(slot, day, &mut reading.doubts)).unwrap_or_default().into_iter();
            moments.next().into_iter().for_each(|moment| add_choice(&mut reading.choices, moment));
            seconds.extend(moments);
            reading.words.extend(slot.words.iter().take(4).cloned());
        }
        if reading.choices.len() > 1 {
            reading.doubts.push(Doubt::Differs);
        }
        reading.choices.extend(seconds);
        let is_late = |moment: &Moment| self.days.starts.is_some_and(|starts| is_after(*moment, starts));
        // One may well apply after a meeting about it.
        if self.role != DateRole::Application && reading.choices.iter().any(is_late) {
            reading.doubts.push(Doubt::AfterTheMeeting);
        }
        without_doubles(&mut reading.doubts);
        (!reading.words.is_empty()).then_some(reading)
    }

    /// The slots that speak of this meeting: all of them if it is the only one or they agree; each in its turn; or those
    /// between it and the next one.
    fn of_this_meeting(&self) -> Vec<&Slot> {
        let all = self.of_role();
        let is_one = self.count <= 1
            || all.iter().all(|(_, slot)| (&slot.days, &slot.times) == (&all[0].1.days, &all[0].1.times));
        if is_one || all.is_empty() {
            return all.into_iter().take(SLOTS_MAX).map(|(_, slot)| slot).collect();
        }
        if all.len() == self.count {
            return vec![all[self.number].1];
        }
        let here = self.days.at()..self.next.unwrap_or(self.slots.len());
        let own: Vec<_> = all.iter().filter(|(at, _)| here.contains(at)).map(|(_, slot)| *slot).collect();
        let all = all.into_iter().map(|(_, slot)| slot);
        if own.is_empty() { all.take(SLOTS_MAX).collect() } else { own.into_iter().take(SLOTS_MAX).collect() }
    }

    /// The slots for this thing; a deadline for who knows what is one for registration, where that has none.
    fn of_role(&self) -> Vec<(usize, &Slot)> {
        let of = |role| -> Vec<_> {
            self.slots.iter().enumerate().filter(|(_, slot)| slot.role == role).collect()
        };
        let own = of(self.role);
        let is_free = self.role == DateRole::Registration && own.is_empty();
        if is_free { of(DateRole::SomeDeadline) } else { own }
    }

    fn day(&self, slot: &Slot) -> Dated {
        match &slot.days {
            SlotDays::Before(days) => {
                let date =
                    self.days.first.and_then(|first| first.checked_sub_days(Days::new(u64::from(*days))));
                Dated { date, doubts: Vec::new() }
            }
            SlotDays::Written(days) => {
                let last = days.dates[days.dates.len() - 1];
                let words = slot.day_words.as_str();
                match self.days.first {
                    Some(first) => self.calendar.day_before(last, words, first),
                    None => self.calendar.meeting_day(last, words),
                }
            }
        }
    }
}

/// Upper bound on the places that a deadline is read from.
const SLOTS_MAX: usize = 6;

/// Adds a moment that isn't there yet; a date alone gives way to the same date with a time.
fn add_choice(choices: &mut Vec<Moment>, moment: Moment) {
    let is_known =
        |known: &Moment| *known == moment || matches!(moment, Moment::On(day) if known.date() == day);
    if choices.iter().any(is_known) {
        return;
    }
    choices.retain(|known| *known != Moment::On(moment.date()));
    choices.push(moment);
}

fn is_after(moment: Moment, starts: Moment) -> bool {
    match (moment, starts) {
        (Moment::At(moment), Moment::At(starts)) => moment > starts,
        _ => moment.date() > starts.date(),
    }
}
