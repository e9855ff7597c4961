use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A version of one byte that says it is from so many minutes after a whole day.
fn kept(minutes: i64) -> Kept {
    let day = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
    Kept { at: day + TimeDelta::minutes(minutes), size: 1 }
}

/// Those of these saves that are left when they were kept one by one, with a thinning after each.
fn left_of(saves: &[Kept]) -> Vec<usize> {
    let mut left: Vec<usize> = Vec::new();
    for save in 0..saves.len() {
        left.push(save);
        let versions: Vec<Kept> = left.iter().map(|&save| saves[save]).collect();
        let go = which_go(&versions);
        let mut place = 0..;
        left.retain(|_| !go.contains(&place.next().expect("a place")));
    }
    left
}

/// The same for saves of one byte that say they are from then.
fn left_at(minutes: &[i64]) -> Vec<usize> {
    left_of(&minutes.iter().copied().map(kept).collect::<Vec<_>>())
}

#[test]
fn while_there_is_room_nothing_goes() {
    assert!(which_go(&[]).is_empty());
    let pauses: Vec<i64> = (0..200).map(|save| save * save * HOUR).collect();
    assert_eq!(left_at(&pauses).len(), 200);
    assert_eq!(left_at(&[7; 200]).len(), 200);
}

#[test]
fn two_saves_by_a_clock_that_is_years_off_cost_no_version() {
    let years = 10 * 365 * DAY;
    for wrong in [[years, years + 1], [-years, -years - 1], [years, -years]] {
        let saves: Vec<i64> = (0..51).chain(wrong).collect();
        assert_eq!(left_at(&saves).len(), 53, "{wrong:?}");
    }
}

#[test]
fn without_room_the_last_of_hours_and_days_stay_before_the_newest_half() {
    // Four versions an hour, for eight hours of 30 days.
    let saves: Vec<i64> = (0..30)
        .flat_map(|day| {
            (0..8).flat_map(move |hour| (0..4).map(move |quarter| day * DAY + hour * HOUR + quarter * 15))
        })
        .collect();
    let left = left_at(&saves);
    assert_eq!(left.len(), MOST);
    assert!((860..960).all(|save| left.contains(&save)), "the newest half");
    assert!((0..30).all(|day| left.contains(&(day * 32 + 31))), "the last of each day");
    assert!((191..215).all(|hour| left.contains(&(hour * 4 + 3))), "the last of each of 24 hours");
    let oldest = left.iter().filter(|save| **save % 32 != 31).min().expect("others");
    assert!(*oldest > 500, "what is not asked for goes from the oldest on: {oldest}");
}

#[test]
fn of_many_days_the_newest_stay() {
    let days: Vec<i64> = (0..300).map(|day| day * DAY).collect();
    assert_eq!(left_at(&days), (100..300).collect::<Vec<_>>());
}

#[test]
fn the_oldest_go_until_the_rest_fit() {
    let mut list = [600, 610, 620, 630].map(kept);
    list[1].size = LARGEST;
    assert_eq!(which_go(&list).into_iter().collect::<Vec<_>>(), [0, 1]);
    list[3].size = LARGEST + 1;
    assert_eq!(which_go(&list).into_iter().collect::<Vec<_>>(), [0, 1, 2], "the newest stays, however large");
}

#[test]
fn large_versions_of_one_hour_leave_the_days_before_their_room() {
    let large = |minutes| Kept { size: LARGEST / 16, ..kept(minutes) };
    let saves: Vec<Kept> =
        (0..5).map(|day| day * DAY).chain((0..40).map(|minute| 5 * DAY + minute)).map(large).collect();
    let left = left_of(&saves);
    assert_eq!(left, (0..5).chain(34..45).collect::<Vec<_>>());
}

/// The time after each of these steps.
fn times_after(steps: &[i64]) -> Vec<i64> {
    let mut now = 0;
    let after = |step: &i64| {
        now += step;
        now
    };
    steps.iter().map(after).collect()
}

/// What clocks say at saves, in minutes: they stand still, go on, jump ahead and back.
fn any_clock(most: usize) -> impl Strategy<Value = Vec<i64>> {
    let step = prop_oneof![
        3 => 0_i64..10,
        2 => 10_i64..2 * DAY,
        1 => -2 * DAY..0,
        1 => -20_000_000_i64..20_000_000,
    ];
    proptest::collection::vec(step, 0..most).prop_map(|steps| times_after(&steps))
}

/// When saves were made in truth, in minutes: in runs of minutes, with pauses of hours and days.
fn any_history(most: usize) -> impl Strategy<Value = Vec<i64>> {
    let step = prop_oneof![20 => 1_i64..10, 3 => 10_i64..5 * HOUR, 1 => 5 * HOUR..4 * DAY];
    proptest::collection::vec(step, 1..most).prop_map(|steps| times_after(&steps))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_clocks_say_a_save_costs_one_other_at_most_and_none_while_there_is_room(saves in any_clock(450)) {
        let left = left_at(&saves);
        prop_assert_eq!(left.len(), saves.len().min(MOST));
        let newest = saves.len().saturating_sub(MOST / 2)..saves.len();
        prop_assert!(newest.into_iter().all(|save| left.contains(&save)), "the newest half stays");
    }

    #[test]
    fn an_honest_clock_leaves_the_last_of_each_hour_for_a_day_and_of_each_day(saves in any_history(800)) {
        let left = left_at(&saves);
        let last_of = |save: usize, minutes| {
            saves.get(save + 1).is_none_or(|next| next.div_euclid(minutes) != saves[save].div_euclid(minutes))
        };
        let now = saves[saves.len() - 1];
        let days: Vec<usize> = (0..saves.len()).filter(|&save| last_of(save, DAY)).collect();
        for &save in days.iter().rev().take(MOST / 2 - HOURS) {
            prop_assert!(left.contains(&save), "the day of {}", saves[save]);
        }
        for save in (0..saves.len()).filter(|&save| last_of(save, HOUR) && now - saves[save] < DAY) {
            prop_assert!(left.contains(&save), "the hour of {}", saves[save]);
        }
    }

    #[test]
    fn each_wrong_time_costs_two_at_most_of_what_an_honest_clock_had_left(
        saves in any_history(800),
        wrong in proptest::collection::vec((any::<prop::sample::Index>(), -20_000_000_i64..20_000_000), 1..12),
    ) {
        let mut told = saves.clone();
        for (place, minutes) in &wrong {
            *place.get_mut(&mut told) = *minutes;
        }
        let left = left_at(&told);
        let lost = left_at(&saves).into_iter().filter(|save| !left.contains(save)).count();
        prop_assert!(lost <= 2 * wrong.len(), "{} for {}", lost, wrong.len());
    }

    #[test]
    fn no_more_goes_than_must_and_thinning_twice_is_thinning_once(
        sizes in proptest::collection::vec(prop_oneof![4 => 1_u64..40_000, 1 => 0_u64..(4 << 20)], 1..400),
        minutes in any_clock(400),
    ) {
        let list: Vec<Kept> =
            sizes.iter().zip(&minutes).map(|(&size, &minutes)| Kept { size, ..kept(minutes) }).collect();
        let go = which_go(&list);
        let left: Vec<Kept> = (0..list.len()).filter(|place| !go.contains(place)).map(|place| list[place]).collect();
        let bytes = left.iter().map(|kept| kept.size).sum::<u64>();
        prop_assert_eq!(left.last(), list.last());
        prop_assert!(left.len() <= 1 || left.len() <= MOST && bytes <= LARGEST);
        prop_assert!(which_go(&left).is_empty());
        let is_needed = |&place: &usize| left.len() + 1 > MOST || bytes + list[place].size > LARGEST;
        prop_assert!(go.is_empty() || go.iter().any(is_needed));
    }
}
