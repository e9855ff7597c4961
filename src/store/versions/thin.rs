//! Which versions to drop: the closer to the one just kept, the more stay. Pure. Age counts back from that version,
//! never from a clock: versions carry their own times, and one from a clock that is years off must not make all
//! others old.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

/// Upper bound on versions of a draft.
pub(super) const MOST: usize = 200;

/// Upper bound on their size: 16 MiB.
pub(super) const LARGEST: u64 = 16 << 20;

/// Within this time every version is kept.
const ALL: TimeDelta = TimeDelta::hours(1);

/// Within this time the last of each hour is kept; beyond it the last of each day.
const HOURLY: TimeDelta = TimeDelta::hours(24);

/// A version that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub at: DateTime<Utc>,
    /// In bytes.
    pub size: u64,
}

/// Indices of the versions to drop after the last was kept at `just_kept`. The newest never goes, and the result is
/// stable until another is kept.
pub(super) fn which_go(kept: &[Kept], just_kept: DateTime<Utc>) -> BTreeSet<usize> {
    let mut newest_first: Vec<usize> = (0..kept.len()).collect();
    newest_first.sort_by_key(|&place| std::cmp::Reverse((kept[place].at, place)));
    let from = counted_from(kept, just_kept);
    let mut go = BTreeSet::new();
    let mut last_hour = None;
    let mut last_day = None;
    let (mut count, mut bytes) = (0, 0_u64);
    for place in newest_first {
        let Kept { at, size } = kept[place];
        // Versions that claim to be later count as new.
        let age = from - at;
        // Calendar hours and days (UTC), so that they don't shift with the newest.
        let hour = at.timestamp().div_euclid(3_600);
        let day = at.timestamp().div_euclid(86_400);
        let is_last_of_hour = last_hour.replace(hour) != Some(hour);
        let is_last_of_day = last_day.replace(day) != Some(day);
        if age > HOURLY && !is_last_of_day || age > ALL && !is_last_of_hour {
            go.insert(place);
            continue;
        }
        count += 1;
        bytes = bytes.saturating_add(size);
        if count > 1 && (count > MOST || bytes > LARGEST) {
            go.insert(place);
            // All from here on go; oldest first, so that none outlives a newer one.
            bytes = u64::MAX;
        }
    }
    go
}

/// The reference for ages: the one just kept or, if it is more than a day later than all others, the next. Its clock
/// may be wrong; if it was only a pause, the next version thins.
fn counted_from(kept: &[Kept], just_kept: DateTime<Utc>) -> DateTime<Utc> {
    let mut until: Vec<DateTime<Utc>> =
        kept.iter().map(|kept| kept.at).filter(|at| *at <= just_kept).collect();
    until.sort_unstable();
    if until.last() == Some(&just_kept) {
        until.pop();
    }
    match until.last() {
        Some(&next) if just_kept - next > HOURLY => next,
        _ => just_kept,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Versions of one byte, so many minutes after a whole day.
    fn kept(minutes: &[i64]) -> Vec<Kept> {
        let day = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        minutes.iter().map(|minutes| Kept { at: day + TimeDelta::minutes(*minutes), size: 1 }).collect()
    }

    /// Those that stay when the newest was just kept.
    fn stays(minutes: &[i64]) -> Vec<i64> {
        stays_after(minutes, *minutes.iter().max().expect("a version"))
    }

    fn stays_after(minutes: &[i64], just_kept: i64) -> Vec<i64> {
        let go = which_go(&kept(minutes), kept(&[just_kept])[0].at);
        minutes
            .iter()
            .enumerate()
            .filter(|(place, _)| !go.contains(place))
            .map(|(_, minutes)| *minutes)
            .collect()
    }

    #[test]
    fn within_the_last_hour_all_stay() {
        assert!(which_go(&[], DateTime::UNIX_EPOCH).is_empty());
        assert_eq!(stays(&[7]), [7]);
        assert_eq!(stays(&[600, 601, 630, 660]), [600, 601, 630, 660]);
        assert_eq!(stays(&[660, 601, 600, 630]), [660, 601, 600, 630]);
    }

    #[test]
    fn within_a_day_the_last_of_each_hour_stays() {
        let day = 1_440;
        let list = [day + 10, day + 59, day + 60, day + 90, day + 600, day + 601];
        assert_eq!(stays(&list), [day + 59, day + 90, day + 600, day + 601]);
    }

    #[test]
    fn the_last_of_an_hour_may_be_one_within_the_last_hour() {
        assert_eq!(stays(&[602, 630, 665]), [630, 665]);
    }

    #[test]
    fn before_that_the_last_of_each_day_stays() {
        let day = 1_440;
        let last = 5 * day;
        assert_eq!(stays(&[1, 1_000, day + 1, day + 2, last, last + 1]), [1_000, day + 2, last, last + 1]);
    }

    #[test]
    fn a_version_from_a_wrong_clock_makes_no_other_old() {
        let years = 75 * 365 * 1_440;
        for (list, just_kept) in [
            // It was just kept itself.
            (vec![600, 601, 602, years], years),
            // It was kept before.
            (vec![600, 601, 602, years], 602),
            (vec![600, 601, 602, years, years + 1], 602),
            // It is from long before.
            (vec![-years, 600, 601, 602], -years),
        ] {
            assert_eq!(stays_after(&list, just_kept), list, "{just_kept}");
        }
        let day = 1_440;
        assert_eq!(
            stays_after(&[1, 1_000, 5 * day, 5 * day + 1, years], 5 * day + 1),
            [1_000, 5 * day, 5 * day + 1, years],
            "what is old goes all the same"
        );
    }

    #[test]
    fn after_a_pause_of_days_the_second_version_thins_out() {
        let week = 7 * 1_440;
        assert_eq!(stays(&[600, 601, week]), [600, 601, week]);
        assert_eq!(stays(&[600, 601, week, week + 1]), [601, week, week + 1]);
    }

    #[test]
    fn of_many_days_the_newest_two_hundred_stay() {
        let days: Vec<i64> = (0..300).map(|day| day * 1_440).collect();
        assert_eq!(stays(&days), days[100..]);
    }

    #[test]
    fn the_oldest_go_until_the_rest_fit() {
        let mut list = kept(&[600, 610, 620, 630]);
        list[0].size = 1;
        list[1].size = LARGEST;
        let newest = list[3].at;
        assert_eq!(which_go(&list, newest).into_iter().collect::<Vec<_>>(), [0, 1]);
        list[3].size = LARGEST + 1;
        assert_eq!(
            which_go(&list, newest).into_iter().collect::<Vec<_>>(),
            [0, 1, 2],
            "the newest stays, however large"
        );
    }

    fn any_versions() -> impl Strategy<Value = Vec<Kept>> {
        let at = prop_oneof![0_i64..7_200, 0_i64..200_000, 0_i64..40_000_000];
        let size = prop_oneof![4 => 1_u64..40_000, 1 => 0_u64..(4 << 20)];
        let version = (at, size).prop_map(|(seconds, size)| Kept {
            at: DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds),
            size,
        });
        proptest::collection::vec(version, 0..400)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_newest_never_goes_and_thinning_twice_is_thinning_once(
            list in any_versions(),
            seconds in 0_i64..40_000_000,
            place in proptest::option::of(any::<prop::sample::Index>()),
        ) {
            // Mostly one of them.
            let just_kept = match place {
                Some(place) if !list.is_empty() => place.get(&list).at,
                _ => DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds),
            };
            let go = which_go(&list, just_kept);
            let left: Vec<Kept> =
                list.iter().enumerate().filter(|(place, _)| !go.contains(place)).map(|(_, kept)| *kept).collect();
            let newest = |list: &[Kept]| list.iter().map(|kept| kept.at).max();
            prop_assert_eq!(newest(&left), newest(&list));
            prop_assert!(which_go(&left, just_kept).is_empty());
            prop_assert!(left.len() <= MOST);
            prop_assert!(left.len() <= 1 || left.iter().map(|kept| kept.size).sum::<u64>() <= LARGEST);
        }

        #[test]
        fn no_day_is_left_without_a_version(list in proptest::collection::vec(0_i64..(150 * 86_400), 0..300)) {
            let list: Vec<Kept> = list
                .iter()
                .map(|seconds| Kept { at: DateTime::UNIX_EPOCH + TimeDelta::seconds(*seconds), size: 1 })
                .collect();
            let go = which_go(&list, list.iter().map(|kept| kept.at).max().unwrap_or_default());
            let days = |list: &mut dyn Iterator<Item = &Kept>| -> BTreeSet<i64> {
                list.map(|kept| kept.at.timestamp().div_euclid(86_400)).collect()
            };
            let left = days(&mut list.iter().enumerate().filter(|(place, _)| !go.contains(place)).map(|(_, kept)| kept));
            prop_assert_eq!(left, days(&mut list.iter()));
        }

        #[test]
        fn one_wrong_clock_costs_an_hour_of_versions_none(
            minutes in proptest::collection::vec(0_i64..60, 1..150),
            wrong in prop_oneof![-40_000_000_i64..-2_000, 2_000_i64..40_000_000],
            place in any::<prop::sample::Index>(),
        ) {
            let list = kept(&[minutes, vec![wrong]].concat());
            prop_assert!(which_go(&list, place.get(&list).at).is_empty());
        }
    }
}
