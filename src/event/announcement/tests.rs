//! Announcements in all their wordings.

use super::*;

mod danish;
mod doubts;
mod english;
mod none;
mod random;
mod seed;

/// Tells all that was read of a meeting, so that a row of a table holds it: what is absent was not found, and what
/// stands in braces is uncertain.
fn told(read: &AnnouncedMeeting) -> String {
    let mut parts = vec![read.title.clone()];
    let meeting = |meeting: &Meeting| match (meeting.starts, meeting.ends) {
        (Moment::On(first), Moment::On(last)) if first == last => first.to_string(),
        (starts, ends) if starts.date() == ends.date() => {
            format!("{}-{}", starts.written(), &ends.written()[11..])
        }
        (starts, ends) => format!("{} - {}", starts.written(), ends.written()),
    };
    parts.push(told_reading(&read.meeting, meeting));
    let moment = |moment: &Moment| moment.written();
    let text = |text: &String| text.clone();
    parts
        .extend(read.registration_deadline.iter().map(|it| format!("register {}", told_reading(it, moment))));
    parts.extend(read.application_deadline.iter().map(|it| format!("apply {}", told_reading(it, moment))));
    parts.extend(read.link_sent.iter().map(|it| format!("link {}", told_reading(it, NaiveDate::to_string))));
    parts.extend(read.place.iter().map(|it| format!("place {}", told_reading(it, text))));
    parts.extend(read.sign_up.iter().map(|it| format!("sign up {}", told_reading(it, text))));
    parts.extend(read.contact.iter().map(|it| format!("ask {}", told_reading(it, text))));
    parts.join(" | ")
}

fn told_reading<T>(reading: &Reading<T>, tell: impl Fn(&T) -> String) -> String {
    let choices: Vec<String> = reading.choices.iter().map(tell).collect();
    let doubts: Vec<String> = reading.doubts.iter().map(told_doubt).collect();
    assert!(!reading.words.is_empty(), "{choices:?} carries no words");
    let doubts = if doubts.is_empty() { String::new() } else { format!(" {{{}}}", doubts.join(", ")) };
    format!("{}{doubts}", choices.join(" or ")).trim().to_owned()
}

fn told_doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::NoYear(_) => "year?".to_owned(),
        Doubt::YearByWeekday(_) => "year by weekday".to_owned(),
        Doubt::YearByOtherDate(_) => "year by date".to_owned(),
        Doubt::NoEnd(starts) => format!("end? from {}", starts.written()),
        Doubt::Fault(problem) => format!("{problem:?}"),
        Doubt::Doubled(_) => "twice".to_owned(),
        other => format!("{other:?}"),
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 4, 1).expect("a date")
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let read: Vec<String> = read_announcement(text, today()).iter().map(told).collect();
    assert_eq!(read, wanted, "\n{text}\n");
}
