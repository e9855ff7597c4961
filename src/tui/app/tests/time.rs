//! The screen and the clock: a frame for each text that changes and for no other, and the right one after a jump.

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use super::*;
use crate::event::built_in;

const SIZE: (u16, u16) = (80, 24);
const SETTLED: Duration = Duration::from_secs(60);

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// The start screen, or a step of a draft.
fn app_at(now: DateTime<Utc>, is_draft: bool) -> App {
    let world = World { events: built_in(), ..World::for_tests() };
    let time = Time { wall: now, mono: Duration::ZERO };
    if !is_draft {
        let mut app = App::new(world, time, SIZE, Begin::Start).0;
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        store.create("ribe", &Draft::new(som(), now, "Mette")).expect("a draft");
        app.update(Message::Listed(store.list().expect("the drafts").into()));
        return app;
    }
    let mut app = App::new(world, time, SIZE, Begin::Draft("ribe".to_owned())).0;
    app.update(opened("ribe"));
    // Whether its first save is slow shows by now.
    app.update(Message::Tick(Time { wall: now, mono: SETTLED }));
    app
}

fn frame(app: &App) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    app.draw(&mut buf);
    buf
}

/// Tells the program the time; says whether it wants to be drawn.
fn ticked(app: &mut App, wall: DateTime<Utc>, mono: Duration) -> bool {
    app.is_stale = false;
    app.update(Message::Tick(Time { wall, mono }));
    app.is_stale
}

/// Lets time pass as the runtime does, and counts the frames; each must be another than the one before, and none may be
/// missing.
fn frames_until(app: &mut App, end: DateTime<Utc>) -> usize {
    let (mut drawn, mut count) = (frame(app), 0);
    loop {
        let wait = app.wait().max(Duration::from_millis(1));
        let (now, Time { wall, mono }) = (app.cx.time.wall + wait, app.cx.time);
        if now > end {
            return count;
        }
        let is_midnight = crate::zone::date(wall) != crate::zone::date(now);
        let is_new = ticked(app, now, mono + wait);
        let next = frame(app);
        // At midnight a draft's own dates may become others.
        assert!(is_new == (next != drawn) || is_midnight, "a frame {is_new} at {now}");
        (drawn, count) = (next, count + usize::from(is_new));
    }
}

#[test]
fn there_is_a_frame_for_each_text_that_changes_and_for_no_other() {
    for (from, to, on_start, in_draft) in [
        // Each hour, for three countdowns; in the title once a day.
        ("2023-10-14T05:00:01Z", "2023-10-15T05:00:01Z", 50, 3),
        // Where the mark grows, and a second later the count.
        ("2023-10-27T07:59:58Z", "2023-10-27T08:00:02Z", 2, 2),
        ("2023-11-02T08:59:58Z", "2023-11-02T09:00:02Z", 2, 2),
        // The last hour before the deadline, and the second after it.
        ("2023-11-03T07:59:58Z", "2023-11-03T09:00:01Z", 66, 63),
        ("2023-11-03T09:00:02Z", "2023-11-03T10:00:02Z", 64, 0),
    ] {
        for (is_draft, most) in [(false, on_start), (true, in_draft)] {
            let count = frames_until(&mut app_at(utc(from), is_draft), utc(to));
            assert!(count <= most, "{count} frames from {from}");
            assert!(count > 0 || most == 0, "no frame from {from}");
        }
    }
}

#[test]
fn after_a_jump_of_the_clock_the_next_tick_shows_the_new_time() {
    let now = utc("2023-11-02T20:00:00Z");
    for is_draft in [false, true] {
        // Asleep for eight hours, without a second on the stopwatch; set back two hours; a year ahead; and back again.
        for hours in [8, -2, 13, 24 * 366, -24 * 366] {
            let mut app = app_at(now, is_draft);
            let before = frame(&app);
            let jumped = now + chrono::Duration::hours(hours);
            let is_new = ticked(&mut app, jumped, SETTLED);
            let after = frame(&app);
            assert_eq!(after.content()[..80], frame(&app_at(jumped, is_draft)).content()[..80]);
            assert_eq!(is_new, after != before, "{hours} hours");
            assert!(is_new || is_draft, "{hours} hours");
            // And on from there, as if nothing had been.
            assert_eq!(app.wait(), app_at(jumped, is_draft).wait(), "{hours} hours");
        }
    }
}

#[test]
fn a_clock_that_is_set_back_and_forth_a_little_draws_nothing() {
    let now = utc("2023-11-02T20:30:30Z");
    for is_draft in [false, true] {
        let mut app = app_at(now, is_draft);
        for milliseconds in [-400, 300, -2000, 0, 900, -1] {
            let wall = now + chrono::Duration::milliseconds(milliseconds);
            assert!(!ticked(&mut app, wall, SETTLED), "{milliseconds} ms");
        }
    }
}
