//! Puts dates and times of a text together: which time belongs to which date.

use super::mention::{Heading, Mention, Said, mentions};
use super::passage::Passage;
use super::role::DateRole;
use crate::event::problem::WhenProblem;
use crate::event::when::clock::ClockRange;
use crate::event::when::day::WrittenDays;

/// A day or several as the text says them, with their times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) days: SlotDays,
    /// More than one where the text says different times.
    pub(super) times: Vec<ClockRange>,
    /// What is wrong with the time.
    pub(super) fault: Option<WhenProblem>,
    pub(super) role: DateRole,
    /// Whether the word that says what it is for stands close to it.
    pub(super) is_near: bool,
    /// Whether it is a line of its own.
    pub(super) is_line: bool,
    /// The number of its passage.
    pub(super) passage: usize,
    /// Where it stands there, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its time stands, if that is another passage.
    pub(super) time_span: Option<(usize, usize, usize)>,
    /// The words it was read from.
    pub(super) words: Vec<String>,
    /// The words of its days alone.
    pub(super) day_words: String,
    own_end: OwnEnd,
}

/// Whether the last day of a stretch has a time of its own: `3. juni kl. 10 – 4. juni kl. 15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OwnEnd {
    No,
    Awaited,
    Taken,
}

/// Which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SlotDays {
    Written(WrittenDays),
    /// So many days before the meeting.
    Before(u32),
}

impl Slot {
    pub(super) fn written(&self) -> Option<&WrittenDays> {
        match &self.days {
            SlotDays::Written(days) => Some(days),
            SlotDays::Before(_) => None,
        }
    }

    pub(super) fn is_timed(&self) -> bool {
        !self.times.is_empty() || self.fault.is_some()
    }

    /// Whether its first and last day each have their own time.
    pub(super) fn has_own_end(&self) -> bool {
        self.own_end != OwnEnd::No
    }

    /// Whether its time has a start and lacks its end.
    fn lacks_end(&self) -> bool {
        matches!(self.times.as_slice(), [(_, None)])
    }

    fn take_time(&mut self, said: &Said, is_end: bool) {
        match said {
            Said::Times((end, None)) if is_end && self.lacks_end() => self.times[0].1 = Some(*end),
            Said::Times((from, _)) if self.own_end == OwnEnd::Awaited => {
                self.times.iter_mut().for_each(|times| times.1 = Some(*from));
            }
            Said::Times(times) if !self.times.contains(times) && self.times.len() < TIMES_MAX => {
                self.times.push(*times);
            }
            Said::NoSuchTime(problem) => self.fault = Some(problem.clone()),
            _ => {}
        }
        if self.own_end == OwnEnd::Awaited {
            self.own_end = OwnEnd::Taken;
        }
    }
}

/// A time whose date stands in another passage.
struct LooseTime {
    said: Said,
    is_end: bool,
    role: DateRole,
    span: (usize, usize, usize),
    words: String,
}

/// Upper bound on dates of a text; a text with more is no announcement of meetings.
const SLOTS_MAX: usize = 400;

/// Upper bound on different times of one date; more are a programme.
const TIMES_MAX: usize = 12;

/// The slots of a text, in order.
pub(super) fn slots(passages: &[Passage]) -> Vec<Slot> {
    let mut heading = Heading { role: DateRole::Unsaid, asked: None };
    let mut slots = Vec::new();
    let mut loose = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let (found, next) = mentions(passage, heading);
        heading = Heading { role: next.role, asked: next.asked.or(heading.asked) };
        Pairing { passage, number, slots: &mut slots, loose: &mut loose }.pair(&found);
        if slots.len() > SLOTS_MAX || loose.len() > SLOTS_MAX {
            break;
        }
    }
    for time in loose {
        attach(&time, &mut slots);
    }
    slots
}

/// Gives a time to the date before it in another passage, or else to the next one.
fn attach(time: &LooseTime, slots: &mut [Slot]) {
    let is_alike = |slot: &Slot| {
        slot.role == time.role || slot.role == DateRole::Meeting && time.role == DateRole::Unsaid
    };
    let before = slots.iter().rposition(|slot| slot.passage < time.span.0 && is_alike(slot));
    let after = slots.iter().position(|slot| slot.passage > time.span.0 && is_alike(slot));
    let is_close =
        |at: &usize| time.role != DateRole::Unsaid || slots[*at].passage.abs_diff(time.span.0) <= 1;
    let has_room = |at: &usize| !slots[*at].is_timed() || time.is_end && slots[*at].lacks_end();
    let found = [before, after].into_iter().flatten().find(|at| has_room(at) && is_close(at));
    if let Some(at) = found {
        slots[at].take_time(&time.said, time.is_end);
        slots[at].words.push(time.words.clone());
        slots[at].time_span = Some(time.span);
    }
}

/// Pairs the mentions of a passage.
struct Pairing<'p> {
    passage: &'p Passage,
    number: usize,
    slots: &'p mut Vec<Slot>,
    loose: &'p mut Vec<LooseTime>,
}

impl Pairing<'_> {
    fn pair(mut self, mentions: &[Mention]) {
        // "kl. 10-12 den 3. juni og kl. 13-15 den 4. juni": each time belongs to the date behind it.
        let is_day = |mention: &Mention| matches!(mention.said, Said::Days(_) | Said::DaysBefore(_));
        let are_pairs = mentions.len().is_multiple_of(2)
            && mentions.chunks(2).all(|pair| !is_day(&pair[0]) && is_day(&pair[1]));
        let first = self.slots.len();
        let mut open = first;
        let mut leading: Vec<&Mention> = Vec::new();
        for mention in mentions.iter().take(SLOTS_MAX) {
            if !is_day(mention) {
                let has_date = self.slots.get(open).is_some_and(|slot| slot.role == mention.role);
                if has_date && !are_pairs {
                    self.give(mention, open);
                } else {
                    leading.push(mention);
                }
                continue;
            }
            if self.ends_stretch(mention, first) {
                continue;
            }
            if self.slots.len() == first
                || self.slots[open..].iter().any(Slot::is_timed)
                || !self.is_listed(mention)
            {
                open = self.slots.len();
            }
            self.add(mention);
            for time in leading.drain(..) {
                self.give(time, open);
            }
        }
        for time in leading {
            let words = self.words(time.start, time.end);
            self.loose.push(LooseTime {
                said: time.said.clone(),
                is_end: time.is_end,
                role: time.role,
                span: (self.number, time.start, time.end),
                words,
            });
        }
    }

    /// Whether a date follows the last one in a list, so that the time behind them is that of both.
    fn is_listed(&self, mention: &Mention) -> bool {
        self.slots.last().is_some_and(|slot| {
            let between = self.passage.text.get(slot.end..mention.start).unwrap_or_default().trim();
            slot.role == mention.role && ["og", "and", ",", "samt", "&", "eller", "or"].contains(&between)
        })
    }

    /// Whether the mention is the last day of a stretch whose first day has its own time; it is then taken.
    fn ends_stretch(&mut self, mention: &Mention, first: usize) -> bool {
        let (Said::Days(days), Some(slot)) = (&mention.said, self.slots[first..].last_mut()) else {
            return false;
        };
        let lacks_end = slot.lacks_end();
        let SlotDays::Written(begun) = &mut slot.days else { return false };
        let is_end = mention.ends_range && lacks_end && begun.dates.len() == 1 && days.dates.len() == 1;
        if is_end {
            let last = days.dates[0];
            begun.dates[0].year = begun.dates[0].year.or(last.year);
            begun.dates.push(last);
            begun.is_stretch = true;
            slot.own_end = OwnEnd::Awaited;
            slot.end = mention.end;
        }
        is_end
    }

    fn add(&mut self, mention: &Mention) {
        let days = match &mention.said {
            Said::Days(days) => SlotDays::Written(days.clone()),
            Said::DaysBefore(days) => SlotDays::Before(*days),
            Said::Times(_) | Said::NoSuchTime(_) => return,
        };
        // A deadline is told with the word that makes it one.
        let cue = mention.cue_start.filter(|_| mention.role != DateRole::Meeting);
        let start = cue.filter(|cue| mention.end - cue <= 120).unwrap_or(mention.start);
        let text = &self.passage.text;
        self.slots.push(Slot {
            days,
            times: Vec::new(),
            fault: None,
            role: mention.role,
            is_near: mention.is_near,
            is_line: self.passage.is_line
                && mention.start == 0
                && text[mention.end..].trim_matches(['.', ' ']).is_empty(),
            passage: self.number,
            start,
            end: mention.end,
            words: vec![self.words(start, mention.end)],
            day_words: self.words(mention.start, mention.end),
            own_end: OwnEnd::No,
            time_span: None,
        });
    }

    /// Gives a time to the slots from `open` on.
    fn give(&mut self, time: &Mention, open: usize) {
        for at in open..self.slots.len() {
            let slot = &mut self.slots[at];
            slot.take_time(&time.said, time.is_end);
            let (start, end) = (slot.start.min(time.start), slot.end.max(time.end));
            if slot.passage == self.number && end - start <= 160 {
                (slot.start, slot.end) = (start, end);
                self.slots[at].words = vec![self.words(start, end)];
            } else {
                let words = self.words(time.start, time.end);
                self.slots[at].words.push(words);
            }
        }
    }

    fn words(&self, start: usize, end: usize) -> String {
        self.passage.text[start..end].trim().to_owned()
    }
}
