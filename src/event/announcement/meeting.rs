//! The meetings of a text: which of its dates are theirs, and when each is.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::passage::Passage;
use super::reading::{Doubt, Reading};
use super::role::{DateRole, is_meeting};
use super::slot::Slot;
use super::year::{Calendar, Dated};
use crate::event::moment::{Meeting, Moment};
use crate::event::problem::WhenProblem;
use crate::event::when::clock::ClockRange;
use crate::event::when::moment_on;
use crate::event::when::scan::{self, WhenToken};
use crate::zone;

/// Upper bound on meetings of one text.
const MEETINGS_MAX: usize = 24;

/// Upper bound on the places that a meeting is read from.
const WORDS_MAX: usize = 4;

/// A meeting with the places that say when it is.
#[derive(Debug, Clone)]
pub(super) struct MeetingDays {
    pub(super) reading: Reading<Meeting>,
    /// Its first day, if there is such a day.
    pub(super) first: Option<NaiveDate>,
    /// When it starts, as far as that is known.
    pub(super) starts: Option<Moment>,
    /// The numbers of the slots that say so, those with a time first.
    slots: Vec<usize>,
}

impl MeetingDays {
    /// The number of the first slot that says when it is.
    pub(super) fn at(&self) -> usize {
        self.slots.iter().copied().min().unwrap_or(0)
    }

    /// Where the text says when it is: passage, start and end.
    pub(super) fn spans(&self, slots: &[Slot]) -> Vec<(usize, usize, usize)> {
        let of = |slot: &Slot| [Some((slot.passage, slot.start, slot.end)), slot.time_span];
        self.slots.iter().take(WORDS_MAX).flat_map(|at| of(&slots[*at])).flatten().collect()
    }
}

/// The numbers of the slots that say when a meeting is.
pub(super) fn chosen(slots: &[Slot], passages: &[Passage]) -> Vec<usize> {
    let all = |is_such: &dyn Fn(&Slot) -> bool| -> Vec<usize> {
        let such = |at: &usize| slots[*at].written().is_some() && is_such(&slots[*at]);
        (0..slots.len()).filter(such).collect()
    };
    let is_timed = |slot: &Slot| matches!(slot.role, DateRole::Meeting | DateRole::Unsaid) && slot.is_timed();
    let is_near = |slot: &Slot| slot.role == DateRole::Meeting && slot.is_near;
    let has_name = || passages.iter().any(|passage| names_a_meeting(&passage.text));
    // A date alone on a line, with nothing but its year, is the day of the announcement.
    let is_day = |slot: &Slot| {
        let is_whole = slot.written().is_some_and(|days| days.dates.iter().all(|date| date.year.is_some()));
        let is_worded = slot.words.iter().any(|words| words.contains(char::is_alphabetic));
        slot.role == DateRole::Unsaid && slot.is_line && (is_worded || !is_whole)
    };
    let found = all(&|slot| is_timed(slot) || is_near(slot));
    if !found.is_empty() {
        return found;
    }
    let found = all(&|slot| slot.role == DateRole::Meeting);
    if found.is_empty() && has_name() { all(&is_day) } else { found }
}

fn names_a_meeting(text: &str) -> bool {
    let of_meeting = |token: &WhenToken| matches!(token, WhenToken::Word(word) if is_meeting(word));
    scan::tokens(text).iter().any(of_meeting)
}

/// Whether a text says that something takes place again and again: `hver torsdag`, `hver anden uge`, `every Thursday`.
fn names_a_rhythm(text: &str) -> bool {
    const EACH: [&str; 5] = ["hver", "hvert", "alle", "every", "each"];
    const SECOND: [&str; 7] = ["anden", "andet", "tredje", "fjerde", "other", "second", "third"];
    const SPANS: [&str; 4] = ["uge", "måned", "week", "month"];
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_day = |word: &str| {
        let name = word.strip_suffix(['e', 's']).unwrap_or(word);
        SPANS.contains(&word) || scan::weekday(name).is_some()
    };
    (0..words.len()).any(|at| {
        let behind = words.get(at + 1).filter(|word| !SECOND.contains(*word)).or(words.get(at + 2));
        EACH.contains(&words[at]) && behind.is_some_and(|word| is_day(word))
    })
}

/// One day or stretch of days of a slot.
struct Entry {
    slot: usize,
    first: Dated,
    last: Option<Dated>,
}

/// The meetings, in the order of the text.
pub(super) fn meetings(
    slots: &[Slot],
    chosen: &[usize],
    calendar: &Calendar,
    passages: &[Passage],
) -> Vec<MeetingDays> {
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for entry in chosen.iter().flat_map(|at| entries(*at, slots, calendar)) {
        match groups.iter().position(|group| is_same_meeting(&group[0], &entry, slots)) {
            Some(at) => groups[at].push(entry),
            None if groups.len() < MEETINGS_MAX => groups.push(vec![entry]),
            None => {}
        }
    }
    let mut said = TextWide::of(passages);
    // Where the dates are listed, they are all here.
    said.repeats &= groups.len() == 1;
    let meeting = |group: Vec<Entry>| Group { slots, entries: group, said: &said }.meeting();
    groups.into_iter().map(meeting).collect()
}

/// What a text says of all its meetings.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the text")]
struct TextWide {
    /// That they are meetings.
    is_named: bool,
    lasts_all_day: bool,
    is_moved: bool,
    /// That they take place again and again.
    repeats: bool,
    /// That it is an invoice or the minutes of a meeting.
    is_other_paper: bool,
}

impl TextWide {
    fn of(passages: &[Passage]) -> Self {
        let says = |wanted: &[&str]| {
            let has = |text: &str| wanted.iter().any(|words| text.contains(words));
            passages.iter().any(|passage| has(&passage.text.to_lowercase()))
        };
        let heading = passages.first().map(|passage| passage.text.to_lowercase()).unwrap_or_default();
        let papers = ["faktura", "kvittering", "referat", "invoice", "receipt", "minutes of"];
        TextWide {
            is_other_paper: papers.iter().any(|paper| heading.contains(paper)),
            repeats: passages.iter().any(|passage| names_a_rhythm(&passage.text)),
            is_named: passages.iter().any(|passage| names_a_meeting(&passage.text)),
            lasts_all_day: says(&["hele dagen", "heldag", "all day", "full day"]),
            is_moved: says(&[
                "flyttet",
                "flyttes",
                "aflyst",
                "aflyses",
                "udsat",
                "udskudt",
                "rescheduled",
                "postponed",
                "cancelled",
            ]),
        }
    }
}

fn entries(at: usize, slots: &[Slot], calendar: &Calendar) -> Vec<Entry> {
    let Some(days) = slots[at].written() else { return Vec::new() };
    let with_year = |date| calendar.meeting_day(date, &slots[at].day_words);
    match days.dates.as_slice() {
        [first, last] if days.is_stretch => {
            let (first, last) = (with_year(*first), with_year(*last));
            // Both lie in one year, or the last in the next.
            vec![Entry { slot: at, first, last: Some(last) }]
        }
        dates => dates.iter().map(|date| Entry { slot: at, first: with_year(*date), last: None }).collect(),
    }
}

/// Whether two places speak of one meeting: the same day, or a day of the other's stretch.
fn is_same_meeting(group: &Entry, entry: &Entry, slots: &[Slot]) -> bool {
    let day = |dated: &Dated| dated.date;
    let last = |entry: &Entry| entry.last.as_ref().and_then(day).or(entry.first.date);
    match (day(&group.first), last(group), day(&entry.first)) {
        (Some(first), Some(last), Some(date)) => {
            first == date || !slots[entry.slot].is_timed() && (first..=last).contains(&date)
        }
        _ => group.first == entry.first,
    }
}

/// The places that speak of one meeting.
struct Group<'s> {
    slots: &'s [Slot],
    entries: Vec<Entry>,
    said: &'s TextWide,
}

impl Group<'_> {
    fn meeting(mut self) -> MeetingDays {
        // What says the time counts first; the order of the text is kept otherwise.
        self.entries.sort_by_key(|entry| !self.slots[entry.slot].is_timed());
        let first = self.entries[0].first.date;
        let times = self.times();
        let mut doubts = self.year_doubts();
        let faults = self.entries.iter().filter_map(|entry| self.slots[entry.slot].fault.clone());
        doubts.extend(faults.map(Doubt::Fault));
        let choices = self.choices(&times, &mut doubts);
        self.add_doubts_of_text(&times, &mut doubts);
        without_doubles(&mut doubts);
        let starts_at = |(from, _): &ClockRange| first.and_then(|first| moment_on(first, *from).ok());
        let starts = times.first().and_then(starts_at).or(first.map(Moment::On));
        let mut slots: Vec<usize> = self.entries.iter().map(|entry| entry.slot).collect();
        slots.dedup();
        let words = self.words(&slots);
        MeetingDays { reading: Reading { choices, doubts, words }, first, starts, slots }
    }

    /// What the meeting may be.
    fn choices(&self, times: &[ClockRange], doubts: &mut Vec<Doubt>) -> Vec<Meeting> {
        let first = self.entries[0].first.date;
        let last = self.entries.iter().find_map(|entry| entry.last.as_ref()).map_or(first, |last| last.date);
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        if !times.is_empty() {
            if first != last && !self.slots[self.entries[0].slot].has_own_end() {
                doubts.push(Doubt::SeveralDays);
            }
            return times.iter().filter_map(|times| timed(first, last, *times, doubts)).collect();
        }
        let has_bad_time = self.entries.iter().any(|entry| self.slots[entry.slot].fault.is_some());
        if has_bad_time {
            return Vec::new();
        }
        if first == last && !self.said.lasts_all_day {
            doubts.push(Doubt::NoTime);
        }
        whole_days(first, last, doubts).into_iter().collect()
    }

    fn add_doubts_of_text(&self, times: &[ClockRange], doubts: &mut Vec<Doubt>) {
        if times.len() > 1 {
            doubts.push(Doubt::Differs);
        }
        if self.said.is_moved {
            doubts.push(Doubt::MovedOrCancelled);
        }
        if self.said.repeats {
            doubts.push(Doubt::Repeats);
        }
        if self.said.is_other_paper {
            doubts.push(Doubt::OtherPaper);
        }
        if !self.said.is_named {
            doubts.push(Doubt::NotCalledAMeeting);
        }
    }

    /// What is to be said of the year, unless one of the places has it.
    fn year_doubts(&self) -> Vec<Doubt> {
        let of_year = |doubt: &Doubt| !matches!(doubt, Doubt::Fault(_));
        let mut doubts: Vec<Doubt> = self.entries[0].first.doubts.clone();
        doubts.extend(
            self.entries[0].last.iter().flat_map(|last| last.doubts.clone()).filter(|doubt| !of_year(doubt)),
        );
        let others = self.entries[1..].iter().flat_map(|entry| &entry.first.doubts);
        doubts.extend(others.filter(|doubt| !of_year(doubt)).cloned());
        let has_year = self.entries.iter().any(|entry| !entry.first.doubts.iter().any(of_year));
        doubts.retain(|doubt| !(has_year && of_year(doubt)));
        doubts
    }

    /// The different times that are said; one without an end gives way to the same one with an end.
    fn times(&self) -> Vec<ClockRange> {
        let mut times: Vec<ClockRange> = Vec::new();
        for said in self.entries.iter().flat_map(|entry| &self.slots[entry.slot].times) {
            let is_known = times.iter().any(|known| known == said || known.0 == said.0 && said.1.is_none());
            if !is_known {
                times.retain(|known| known.0 != said.0 || known.1.is_some());
                times.push(*said);
            }
        }
        times
    }

    fn words(&self, slots: &[usize]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in slots.iter().flat_map(|at| &self.slots[*at].words) {
            if !words.contains(word) && words.len() < WORDS_MAX {
                words.push(word.clone());
            }
        }
        words
    }
}

pub(super) fn without_doubles(doubts: &mut Vec<Doubt>) {
    let mut kept: Vec<Doubt> = Vec::new();
    for doubt in doubts.drain(..) {
        if !kept.contains(&doubt) {
            kept.push(doubt);
        }
    }
    *doubts = kept;
}

fn whole_days(first: NaiveDate, last: NaiveDate, doubts: &mut Vec<Doubt>) -> Option<Meeting> {
    or_fault(Meeting::new(Moment::On(first), Some(Moment::On(last))), doubts)
}

/// A meeting by the clock; without an end there is none yet.
fn timed(first: NaiveDate, last: NaiveDate, times: ClockRange, doubts: &mut Vec<Doubt>) -> Option<Meeting> {
    let starts = or_fault(moment_on(first, times.0), doubts)?;
    let Some(to) = times.1 else {
        doubts.push(Doubt::NoEnd(starts));
        return None;
    };
    let ends = or_fault(moment_on(last, to), doubts)?;
    for wall in [wall(first, times.0), wall(last, to)] {
        doubts.extend(second_of_doubled(wall).map(|_| Doubt::Doubled(wall)));
    }
    or_fault(Meeting::new(starts, Some(ends)), doubts)
}

fn or_fault<T>(value: Result<T, WhenProblem>, doubts: &mut Vec<Doubt>) -> Option<T> {
    value.map_err(|problem| doubts.push(Doubt::Fault(problem))).ok()
}

fn wall(date: NaiveDate, time: TimeDelta) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN) + time
}

/// The second instant at which the clocks show a time, where they show it twice.
pub(super) fn second_of_doubled(wall: NaiveDateTime) -> Option<Moment> {
    let second = zone::instant(wall)? + TimeDelta::hours(1);
    (zone::local(second) == wall).then_some(Moment::At(second))
}
