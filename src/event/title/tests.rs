//! The title's texts ahead of a deadline, at each step towards it, and after it.

use chrono::Duration;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::event::{built_in, read_events};
use crate::words::Lang;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn titles(now: &str) -> Vec<String> {
    title_texts(&built_in(), utc(now), &Words::new(Lang::Da))
}

/// The longest text without what ends, which never changes.
fn told(events: &[Event], now: DateTime<Utc>, lang: Lang) -> String {
    let text = title_texts(events, now, &Words::new(lang)).remove(0);
    text.split_once(" · ").map_or(text.clone(), |(_, left)| left.to_owned())
}

#[test]
fn a_title_bar_keeps_the_date_however_narrow_it_is() {
    assert_eq!(
        titles("2023-10-31T05:00:00Z"),
        [
            "Tilmelding senest fre. 3. nov. kl. 10.00 · kun 3 dage igen",
            "Tilmelding senest 3. nov. kl. 10.00 · kun 3 dage igen",
            "Tilmelding senest 3. nov. · kun 3 dage igen",
            "Frist 3. nov. · kun 3 dage igen",
            "Tilmelding senest 3. nov.",
            "Frist 3. nov.",
        ]
    );
}

#[test]
fn on_the_last_day_the_time_of_day_stays_longer_than_what_ends() {
    assert_eq!(
        titles("2023-11-03T08:20:00Z")[2..],
        [
            "Frist 3. nov. kl. 10.00 · SIDSTE TIME: 40 minutter igen",
            "Frist 3. nov. · SIDSTE TIME: 40 minutter igen",
            "Tilmelding senest 3. nov.",
            "HASTER 3. nov.",
        ]
    );
}

#[test]
fn the_words_grow_at_each_step_on_its_own_second() {
    let events = built_in();
    for (at, before, then, after) in [
        ("2023-10-20T08:00:00Z", "om 14 dage", "14 dage igen", "13 dage igen"),
        ("2023-10-27T08:00:00Z", "7 dage igen", "kun 7 dage igen", "kun 6 dage igen"),
        ("2023-10-31T09:00:00Z", "kun 3 dage igen", "KUN 3 dage igen", "KUN 2 dage igen"),
        ("2023-11-02T09:00:00Z", "KUN 1 dag igen", "HASTER: 1 dag igen", "HASTER: 23 timer igen"),
        (
            "2023-11-03T03:00:00Z",
            "HASTER: 6 timer igen",
            "SIDSTE TIMER: 6 timer igen",
            "SIDSTE TIMER: 5 timer igen",
        ),
        (
            "2023-11-03T08:00:00Z",
            "SIDSTE TIMER: 1 time igen",
            "SIDSTE TIME: 1 time igen",
            "SIDSTE TIME: 59 minutter igen",
        ),
        (
            "2023-11-03T09:00:00Z",
            "SIDSTE TIME: under 1 minut igen",
            "SIDSTE TIME: under 1 minut igen",
            "søg løbende",
        ),
    ] {
        for (seconds, text) in [(-1, before), (0, then), (1, after)] {
            let now = utc(at) + Duration::seconds(seconds);
            assert_eq!(told(&events, now, Lang::Da), text, "at {now}");
        }
    }
    assert_eq!(told(&events, utc("2023-11-03T08:20:00Z"), Lang::En), "LAST HOUR: 40 minutes left");
}

#[test]
fn a_date_alone_says_today_and_tomorrow() {
    let own = r#"[(id: "m", title: (da: "M"), application_deadline: "2023-11-03")]"#;
    let events = read_events(own).expect("events");
    for (now, text) in [
        ("2023-11-01T12:00:00Z", "KUN 2 dage igen"),
        ("2023-11-01T23:00:00Z", "HASTER: i morgen"),
        ("2023-11-03T22:59:59Z", "HASTER: i dag"),
        ("2023-11-03T23:00:00Z", "Ansøgningsfrist udløb 3. nov."),
    ] {
        assert_eq!(told(&events, utc(now), Lang::Da), text, "at {now}");
    }
    let texts = title_texts(&events, utc("2023-11-01T12:00:00Z"), &Words::new(Lang::Da));
    assert_eq!(
        texts[..2],
        ["Ansøgning senest fre. 3. nov. · KUN 2 dage igen", "Ansøgning senest 3. nov. · KUN 2 dage igen"]
    );
}

#[test]
fn a_passed_deadline_is_told_with_what_can_still_be_done_until_it_is_long_ago() {
    let passed = ["Tilmelding lukket 3. nov. · søg løbende", "Tilmelding lukket 3. nov.", "Søg løbende"];
    assert_eq!(titles("2023-11-03T09:00:01Z"), passed);
    assert_eq!(titles("2023-12-07T22:59:59Z"), passed);
    let quiet = ["Ingen frist: søg løbende", "Søg løbende"];
    assert_eq!(titles("2023-12-07T23:00:00Z"), quiet);
    assert_eq!(titles("2024-11-07T12:00:00Z"), quiet);
    let meeting: Vec<Event> = built_in().into_iter().filter(|event| !event.rolling).collect();
    let words = &Words::new(Lang::En);
    assert_eq!(
        title_texts(&meeting, utc("2023-11-05T09:00:00Z"), words),
        ["Sign-up closed 3 Nov", "Deadline passed"]
    );
    assert_eq!(title_texts(&meeting, utc("2024-11-05T09:00:00Z"), words), ["No deadlines"]);
}

#[test]
fn the_texts_keep_to_their_columns() {
    let events = built_in();
    for lang in [Lang::Da, Lang::En] {
        let words = &Words::new(lang);
        let (mut now, end) = (utc("2023-09-20T00:07:31Z"), utc("2023-12-07T00:00:00Z"));
        while now < end {
            let texts = title_texts(&events, now, words);
            let widths: Vec<usize> = texts.iter().map(|title| title.width()).collect();
            assert!(widths.is_sorted_by(|one, other| one > other), "{texts:?}");
            assert!(widths[0] <= 80 && widths.last() <= Some(&16), "{texts:?}");
            // Beside a name and when it was saved, in 80 columns.
            assert!(texts.iter().any(|text| text.contains(" · ") && text.width() <= 48), "{texts:?}");
            now += Duration::seconds(1753);
        }
    }
}

proptest! {
    #[test]
    fn neither_words_nor_weight_change_before_the_next_change(offset_s in 0..2_000_000_i64, share in 0.0..1.0_f64) {
        let (events, words) = (built_in(), Words::new(Lang::Da));
        let now = utc("2023-11-03T09:00:00Z") - Duration::seconds(offset_s);
        let told = |at| (title_texts(&events, at, &words), title_nearness(&events, at));
        let next = next_change(&events, now).expect("a deadline is ahead");
        prop_assert!(next > now);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any moment between will do")]
        let between = now + Duration::milliseconds(((next - now).num_milliseconds() as f64 * share) as i64);
        for at in [between, next - Duration::milliseconds(1)] {
            prop_assert_eq!(told(at), told(now), "at {}", at);
        }
        prop_assert!(offset_s < 3600 || next - now >= Duration::seconds(1));
    }
}
