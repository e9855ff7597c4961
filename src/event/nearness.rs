//! How near a deadline is, in the steps by which it is marked ever more: see the title row, and the exit code of
//! `som deadline`.

use chrono::{DateTime, Utc};

use super::moment::Moment;
use super::within::Within;

/// How near a deadline is; a later one is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    Far,
    Fortnight,
    Week,
    /// Three days.
    Days,
    Day,
    /// The last hours.
    Hours,
    Hour,
}

const STEPS: [(Within, Nearness); 6] = [
    (Within::Days(14), Nearness::Fortnight),
    (Within::Days(7), Nearness::Week),
    (Within::Days(3), Nearness::Days),
    (Within::Days(1), Nearness::Day),
    (Within::Hours(6), Nearness::Hours),
    (Within::Hours(1), Nearness::Hour),
];

impl Nearness {
    /// How near a deadline ahead is at `now`.
    pub(crate) fn of(deadline: Moment, now: DateTime<Utc>) -> Self {
        let reached = STEPS.iter().rev().find(|(within, _)| within.begins(deadline) <= now);
        reached.map_or(Nearness::Far, |(_, nearness)| *nearness)
    }

    /// When it next changes; `None` in the last hour.
    pub(crate) fn next_change(deadline: Moment, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        STEPS.iter().map(|(within, _)| within.begins(deadline)).find(|at| *at > now)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    /// The steps of a deadline with the second at which each begins, found by looking at the second before it as well.
    fn steps(deadline: Moment, first: &str) -> Vec<(String, Nearness)> {
        let mut now: DateTime<Utc> = first.parse().expect("an instant");
        let mut steps = Vec::new();
        while let Some(next) = Nearness::next_change(deadline, now) {
            let before = Nearness::of(deadline, now);
            assert_eq!(Nearness::of(deadline, next - Duration::seconds(1)), before, "just before {next}");
            assert!(Nearness::of(deadline, next) > before, "at {next}");
            assert_eq!(Nearness::of(deadline, next + Duration::seconds(1)), Nearness::of(deadline, next));
            steps.push((next.format("%m-%d %H:%M:%S").to_string(), Nearness::of(deadline, next)));
            now = next;
        }
        steps
    }

    fn named(steps: &[(&str, Nearness)]) -> Vec<(String, Nearness)> {
        steps.iter().map(|(at, nearness)| ((*at).to_owned(), *nearness)).collect()
    }

    #[test]
    fn each_step_begins_on_its_own_second() {
        let at = "2023-11-03T09:00:00Z".parse().expect("an instant");
        let found = steps(Moment::At(at), "2023-09-20T08:00:00Z");
        let wanted = named(&[
            // Ten o'clock, in summer time until 29 October.
            ("10-20 08:00:00", Nearness::Fortnight),
            ("10-27 08:00:00", Nearness::Week),
            ("10-31 09:00:00", Nearness::Days),
            ("11-02 09:00:00", Nearness::Day),
            ("11-03 03:00:00", Nearness::Hours),
            ("11-03 08:00:00", Nearness::Hour),
        ]);
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_steps_of_a_date_alone_begin_at_midnight_and_its_last_hours_are_the_days() {
        let found = steps(Moment::On("2023-11-03".parse().expect("a date")), "2023-09-20T08:00:00Z");
        let wanted = named(&[
            ("10-19 22:00:00", Nearness::Fortnight),
            ("10-26 22:00:00", Nearness::Week),
            ("10-30 23:00:00", Nearness::Days),
            ("11-01 23:00:00", Nearness::Day),
            ("11-03 16:59:59", Nearness::Hours),
            ("11-03 21:59:59", Nearness::Hour),
        ]);
        assert_eq!(found, wanted);
    }
}
