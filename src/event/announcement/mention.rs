//! Finds the dates, times and "the day before" of a passage, each with what it is for.

use super::before::days_before;
use super::passage::Passage;
use super::role::{Cue, DateRole, cue, is_meeting};
use crate::event::problem::WhenProblem;
use crate::event::when::clock::{self, ClockRange};
use crate::event::when::day::{self, WrittenDays};
use crate::event::when::scan::{self, WhenToken};

/// A date, a time or a number of days in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) said: Said,
    pub(super) role: DateRole,
    /// Whether the word that says what it is for stands close to it.
    pub(super) is_near: bool,
    /// Whether a range leads from the mention before to this one.
    pub(super) ends_range: bool,
    /// Whether a word says that something ends then: `slutter kl. 12`.
    pub(super) is_end: bool,
    /// Where it stands in its passage, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the word stands that says what it is for.
    pub(super) cue_start: Option<usize>,
}

/// What a mention says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Days(WrittenDays),
    Times(ClockRange),
    /// A time that cannot be.
    NoSuchTime(WhenProblem),
    /// So many days before the meeting.
    DaysBefore(u32),
}

/// What a passage leaves open for the next: its heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    /// What the dates below it are for.
    pub(super) role: DateRole,
    /// What was last asked of the reader: to register or to apply.
    pub(super) asked: Option<DateRole>,
}

/// A word counts as close to a date up to so many tokens before it; blanks are tokens.
const NEAR_TOKENS: usize = 10;

/// A heading has at most so many tokens.
const HEADING_TOKENS: usize = 9;

/// The mentions of a passage, and its heading for the next one.
pub(super) fn mentions(passage: &Passage, heading: Heading) -> (Vec<Mention>, Heading) {
    let placed = scan::placed_tokens(&passage.text);
    let starts = placed.iter().map(|(_, start)| *start).chain([passage.text.len()]).collect();
    let tokens: Vec<WhenToken> = placed.into_iter().map(|(token, _)| token).collect();
    let mut reader = Reader::new(&tokens, starts, passage.is_line, heading);
    reader.read();
    reader.finished()
}

/// How a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RoleState {
    /// No date has taken it.
    Waiting,
    /// The same, and a deadline was named: its date may also stand before the word.
    Named,
    Taken,
}

/// Walks through a passage.
struct Reader<'t> {
    tokens: &'t [WhenToken],
    starts: Vec<usize>,
    is_line: bool,
    found: Vec<Mention>,
    heading: Heading,
    role: DateRole,
    /// The token that says so.
    cue_at: Option<usize>,
    state: RoleState,
    /// The role of the date before a time, as long as nothing else is said.
    last_role: Option<DateRole>,
    /// What has been asked of the reader since the last date.
    asked: Vec<DateRole>,
    /// What has been said of a link: that there is one, that it is sent.
    of_link: Vec<Cue>,
    /// Whether the word before says that a time follows.
    expects_time: bool,
    last_meeting: Option<usize>,
    last_end: usize,
}

impl<'t> Reader<'t> {
    fn new(tokens: &'t [WhenToken], starts: Vec<usize>, is_line: bool, heading: Heading) -> Self {
        Reader {
            tokens,
            starts,
            is_line,
            found: Vec::new(),
            heading,
            role: heading.role,
            cue_at: None,
            state: RoleState::Waiting,
            last_role: None,
            asked: Vec::new(),
            of_link: Vec::new(),
            expects_time: heading.role == DateRole::Meeting,
            last_meeting: None,
            last_end: 0,
        }
    }

    fn read(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let taken = self.take(at);
            if taken == 0 {
                self.cue(at);
            }
            at += taken.max(1);
        }
    }

    /// Takes what begins at a token; gives how many tokens it was.
    fn take(&mut self, at: usize) -> usize {
        let (before, rest) = self.tokens.split_at(at);
        if let Some((days, after)) = days_before(rest) {
            self.add_day(Said::DaysBefore(days), at, after.len());
            return rest.len() - after.len();
        }
        if let Some((days, after)) = day::written_days(before, rest) {
            self.add_day(Said::Days(days), at, after.len());
            return rest.len() - after.len();
        }
        let is_marked = clock::after_clock_mark(rest).len() < rest.len();
        let is_number = matches!(rest, [WhenToken::Number(_), ..]);
        let is_expected = is_number && (self.expects_time || self.is_right_behind_date(at));
        let (said, after) = match clock::times_at(before, rest, is_expected) {
            Ok(Some((times, after))) if is_marked || is_time(before, rest, after) => {
                (Said::Times(times), after)
            }
            Err(problem) if is_marked => (Said::NoSuchTime(problem), clock::after_clock_mark(rest)),
            _ => {
                self.expects_time &= !is_number;
                return 0;
            }
        };
        let role = self.last_role.unwrap_or(self.role);
        self.add(said, role, false, at, after.len());
        rest.len() - after.len()
    }

    /// Whether only a comma lies between a date and a token: "tirsdag den 11. juni, 10-12".
    fn is_right_behind_date(&self, at: usize) -> bool {
        let is_comma = |token: &WhenToken| matches!(token, WhenToken::Space | WhenToken::Sign(','));
        let is_date = self.found.last().is_some_and(|mention| matches!(mention.said, Said::Days(_)));
        is_date && self.tokens[self.last_end..at].iter().all(is_comma)
    }

    fn add_day(&mut self, said: Said, at: usize, left: usize) {
        let lead = self.tokens[..at].iter().rposition(|token| !day::is_before_date(token));
        let is_of_meeting =
            lead.is_some_and(|lead| Some(lead) == self.last_meeting) && matches!(said, Said::Days(_));
        let role = match self.period_for(&said) {
            _ if is_of_meeting => DateRole::Meeting,
            Some(role) => role,
            None => self.role,
        };
        let near = if role == DateRole::Meeting { self.last_meeting } else { self.cue_at };
        let is_near = near.is_some_and(|cue| at - cue <= NEAR_TOKENS)
            || self.found.is_empty() && self.heading.role == role;
        if !is_of_meeting {
            self.state = RoleState::Taken;
            self.asked.clear();
        }
        self.last_role = Some(role);
        self.add(said, role, is_near, at, left);
    }

    /// What can be done from one day to another: "der kan søges fra 3. maj til 1. juni".
    fn period_for(&self, said: &Said) -> Option<DateRole> {
        let is_period = matches!(said, Said::Days(days) if days.is_stretch) && self.last_meeting.is_none();
        self.asked.last().copied().filter(|_| is_period && self.role == DateRole::Unsaid)
    }

    fn add(&mut self, said: Said, role: DateRole, is_near: bool, at: usize, left: usize) {
        let lead = self.tokens[..at].iter().rposition(|token| !day::is_before_date(token));
        let start = if matches!(said, Said::Days(_)) { lead.map_or(0, |lead| lead + 1) } else { at };
        let start = start
            + self.tokens[start..at].iter().take_while(|token| !matches!(token, WhenToken::Word(_))).count();
        let between = &self.tokens[self.last_end..start];
        let ends_range =
            !self.found.is_empty() && clock::after_range_mark(between, false).is_some_and(<[_]>::is_empty);
        let ends = ["slutter", "slut", "ends", "ending"];
        let is_end = between.iter().any(|token| ends.iter().any(|word| scan::is_word(token, word)));
        let end = self.tokens.len() - left;
        self.found.push(Mention {
            said,
            role,
            is_near,
            ends_range,
            is_end,
            start: self.starts[start],
            end: self.starts[end],
            cue_start: self
                .cue_at
                .filter(|cue| *cue < start && role == self.role)
                .map(|cue| self.starts[cue]),
        });
        self.last_end = end;
        self.expects_time = false;
    }

    /// Takes in what a word says about the dates around it.
    fn cue(&mut self, at: usize) {
        let WhenToken::Word(word) = &self.tokens[at] else { return };
        let is_first = self.is_line && at == 0;
        let Some(cue) = cue(word, &self.tokens[at + 1..], is_first) else { return };
        match cue {
            Cue::Meeting | Cue::MeetingLabel => self.meeting(at, cue == Cue::MeetingLabel),
            Cue::Registering => self.ask(DateRole::Registration),
            Cue::Applying => self.ask(DateRole::Application),
            Cue::Paying | Cue::Cancelling => self.ask(DateRole::Foreign),
            Cue::Deadline(role) => {
                let role = role.unwrap_or_else(|| self.asked_for(at));
                self.set(role, at);
                self.state = RoleState::Named;
            }
            Cue::Latest => self.latest(at),
            Cue::Before => self.before(at),
            Cue::Link | Cue::Sending => self.link(cue, at),
            Cue::Published => self.set(DateRole::Foreign, at),
        }
    }

    fn link(&mut self, cue: Cue, at: usize) {
        if !self.of_link.contains(&cue) {
            self.of_link.push(cue);
        }
        if self.of_link.len() == 2 {
            self.set(DateRole::LinkSent, at);
        }
    }

    fn ask(&mut self, role: DateRole) {
        self.asked.retain(|asked| *asked != role);
        self.asked.push(role);
    }

    fn set(&mut self, role: DateRole, at: usize) {
        self.role = role;
        self.cue_at = Some(at);
        self.state = RoleState::Waiting;
        self.last_role = None;
    }

    fn meeting(&mut self, at: usize, is_label: bool) {
        self.last_meeting = Some(at);
        let WhenToken::Word(word) = &self.tokens[at] else { return };
        self.expects_time |= is_label && !is_meeting(word);
        let is_waiting =
            !matches!(self.role, DateRole::Unsaid | DateRole::Meeting) && self.state != RoleState::Taken;
        if is_label || !is_waiting {
            self.set(DateRole::Meeting, at);
        }
    }

    fn latest(&mut self, at: usize) {
        let is_of_link =
            self.role == DateRole::LinkSent && self.state != RoleState::Taken && self.asked.is_empty();
        if !is_of_link {
            self.set(self.asked_for(at), at);
            self.state = RoleState::Named;
        }
    }

    /// "inden" and its like say something only where one is asked to do something.
    fn before(&mut self, at: usize) {
        let is_asked = self.asked.last().is_some_and(|asked| *asked != DateRole::Foreign);
        let is_free =
            matches!(self.role, DateRole::Unsaid | DateRole::Meeting) || self.state == RoleState::Taken;
        let role = self.asked_for(at);
        let is_first = self.found.is_empty() && !matches!(role, DateRole::SomeDeadline | DateRole::Foreign);
        if is_free && (is_asked || is_first && self.last_meeting.is_none()) {
            self.set(role, at);
        }
    }

    /// What a deadline is for: what was asked of the reader before it, or is after it, or stood in the passages before.
    fn asked_for(&self, at: usize) -> DateRole {
        let last = self.asked.last().copied();
        let has = |role| self.asked.contains(&role);
        let paying_too = last == Some(DateRole::Foreign) && !self.is_cancelling(at);
        match last {
            Some(DateRole::Foreign) if !paying_too => DateRole::Foreign,
            Some(_) if has(DateRole::Registration) => DateRole::Registration,
            Some(_) if has(DateRole::Application) => DateRole::Application,
            Some(_) => DateRole::Foreign,
            None => self.asked_after(at).or(self.heading.asked).unwrap_or(DateRole::SomeDeadline),
        }
    }

    /// Whether the last thing that was asked before a token is to cancel.
    fn is_cancelling(&self, at: usize) -> bool {
        let mut words = self.tokens[self.last_end..at].iter().rev().take(4 * NEAR_TOKENS);
        words.find_map(asked_by) == Some(Cue::Cancelling)
    }

    fn asked_after(&self, at: usize) -> Option<DateRole> {
        let mut words = self.tokens[at + 1..].iter().take(4 * NEAR_TOKENS);
        words.find_map(asked_by).map(|cue| match cue {
            Cue::Registering => DateRole::Registration,
            Cue::Applying => DateRole::Application,
            _ => DateRole::Foreign,
        })
    }

    fn finished(mut self) -> (Vec<Mention>, Heading) {
        if self.state == RoleState::Named {
            // "3. maj er sidste frist": the date stood before the word.
            let last = self.found.iter().rposition(|mention| matches!(mention.said, Said::Days(_)));
            if let Some(last) = last.filter(|last| self.found[*last].role == DateRole::Unsaid) {
                self.found[last..].iter_mut().for_each(|mention| mention.role = self.role);
            }
        }
        let asked = self.tokens.iter().filter_map(asked_by).next_back().and_then(|cue| match cue {
            Cue::Registering => Some(DateRole::Registration),
            Cue::Applying => Some(DateRole::Application),
            _ => None,
        });
        let is_heading = self.is_line && self.found.is_empty() && self.tokens.len() <= HEADING_TOKENS;
        // A meeting's name is no heading of dates: what stands below it is the day of the announcement.
        let role = if is_heading && (self.role != DateRole::Meeting || self.expects_time) {
            self.role
        } else {
            DateRole::Unsaid
        };
        (self.found, Heading { role, asked })
    }
}

/// What a word asks of the reader, if anything.
fn asked_by(token: &WhenToken) -> Option<Cue> {
    let WhenToken::Word(word) = token else { return None };
    cue(word, &[], false)
        .filter(|cue| matches!(cue, Cue::Registering | Cue::Applying | Cue::Paying | Cue::Cancelling))
}

/// What may come after two hours that no clock word marks.
const AFTER_TIMES: &[&str] = &[
    "i",
    "på",
    "via",
    "hos",
    "ved",
    "online",
    "in",
    "at",
    "on",
    "sted",
    "pm",
    "am",
    "og",
    "and",
    "tilmelding",
];

/// Whether something without a clock word is a time: `12.50` may be money or a version, `10-12` may count places.
fn is_time(before: &[WhenToken], tokens: &[WhenToken], after: &[WhenToken]) -> bool {
    let amounts = [
        "kr", "dkk", "eur", "mio", "mia", "version", "afsnit", "punkt", "kapitel", "side", "lokale", "lok",
        "room",
    ];
    let is_amount = |token: &&WhenToken| match token {
        WhenToken::Word(word) => amounts.contains(&word.as_str()),
        token => matches!(token, WhenToken::Sign('%' | '§' | '/' | '€')),
    };
    let is_blank = |token: &&WhenToken| **token == WhenToken::Space;
    let last = before.iter().rev().find(|token| !is_blank(token) && **token != WhenToken::Sign('.'));
    let next = after.iter().find(|token| !is_blank(token));
    let taken = &tokens[..tokens.len() - after.len()];
    let has_more = taken.iter().any(|token| matches!(token, WhenToken::Sign('.' | ':') | WhenToken::Word(_)));
    let is_count = matches!(next, Some(WhenToken::Word(word)) if !AFTER_TIMES.contains(&word.as_str()));
    taken.len() > 1 && (has_more || !is_count) && ![last, next].iter().flatten().any(is_amount)
}
