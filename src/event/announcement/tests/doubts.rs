//! What must be asked, and never guessed silently.

use super::*;

#[test]
fn a_missing_year_is_concluded_or_asked() {
    check(
        "Møde\nMødet er tirsdag den 4. juni kl. 10-12.",
        &["Møde | 2024-06-04 10:00-12:00 {year by weekday}"],
    );
    check(
        "Møde\nMødet er onsdag den 4. juni kl. 10-12.",
        &["Møde | 2025-06-04 10:00-12:00 {year by weekday}"],
    );
    check("Møde\nMødet er 4. juni kl. 10-12.", &["Møde | 2024-06-04 10:00-12:00 {year?}"]);
    check("Møde\n20-02-2023\nMødet er 4. juni kl. 10-12.", &["Møde | 2023-06-04 10:00-12:00 {year by date}"]);
    check(
        "Møde\nMødet er fredag den 4. juni kl. 10-12.",
        &["Møde | 2024-06-04 10:00-12:00 {year?, OtherWeekday(2024-06-04)}"],
    );
    check(
        "Møde\nMødet er 10. januar 2025 kl. 10-12. Tilmelding senest 20. december.",
        &["Møde | 2025-01-10 10:00-12:00 | register 2024-12-20 {year by date}"],
    );
}

#[test]
fn dates_that_are_not_listed_are_told_of() {
    for rhythm in ["hver torsdag i juni", "hver anden torsdag", "alle torsdage", "hver uge", "every Thursday"]
    {
        check(
            &format!("Netværksmøde\nVi mødes {rhythm}, første gang den 6. juni 2024 kl. 10-12."),
            &["Netværksmøde | 2024-06-06 10:00-12:00 {Repeats}"],
        );
    }
    check(
        "Netværksmøde\nVi mødes hver torsdag: 6. juni 2024 kl. 10-12 og 13. juni 2024 kl. 10-12.",
        &["Netværksmøde | 2024-06-06 10:00-12:00", "Netværksmøde | 2024-06-13 10:00-12:00"],
    );
    check(
        "Netværksmøde\nMødet er den 6. juni 2024 kl. 10-12. Hver kommune kan sende to.",
        &["Netværksmøde | 2024-06-06 10:00-12:00"],
    );
}

#[test]
fn a_missing_time_or_end_is_asked() {
    check("Møde\nMødet er den 4. juni 2024.", &["Møde | 2024-06-04 {NoTime}"]);
    check("Møde\nMødet er den 4. juni 2024 kl. 10.", &["Møde | {end? from 2024-06-04 10:00}"]);
    check("Temadag om SØM\nTirsdag den 4. juni 2024\nOdense", &["Temadag om SØM | 2024-06-04 {NoTime}"]);
}

#[test]
fn different_times_for_one_thing_are_asked() {
    check(
        "Møde\nMødet er den 4. juni 2024 kl. 10-12. Vi ses den 4. juni kl. 10.30-12.",
        &["Møde | 2024-06-04 10:00-12:00 or 2024-06-04 10:30-12:00 {Differs}"],
    );
    check(
        "Møde\nMødet er den 4. juni 2024 kl. 10-12. Tilmelding senest 24. maj. Husk tilmeldingsfristen 22. maj!",
        &[
            "Møde | 2024-06-04 10:00-12:00 | register 2024-05-24 or 2024-05-22 {year by date, year by date, Differs}",
        ],
    );
    // Said twice, once without its end, it is one thing.
    check(
        "Møde\nVi ses den 4. juni 2024 kl. 10. Mødet er tirsdag den 4. juni kl. 10-12.",
        &["Møde | 2024-06-04 10:00-12:00"],
    );
}

#[test]
fn what_cannot_be_is_told() {
    check(
        "Møde\nMødet er den 31. november 2024 kl. 10-12.",
        &["Møde | {NoSuchDate(\"den 31. november 2024\")}"],
    );
    check(
        "Møde\nMødet er mandag den 4. juni 2024 kl. 10-12.",
        &["Møde | 2024-06-04 10:00-12:00 {OtherWeekday(2024-06-04)}"],
    );
    check("Møde\nMødet er den 4. juni 2024 kl. 14-12.", &["Møde | {EndsBeforeItStarts}"]);
    check("Møde\nMødet er den 4. juni 2024 kl. 25.", &["Møde | {NoSuchTime(\"25.00\")}"]);
    check(
        "Møde\nMødet er den 4. juni 2024 kl. 10-12. Tilmelding senest 31. november.",
        &["Møde | 2024-06-04 10:00-12:00 | register {NoSuchDate(\"31. november\")}"],
    );
}

#[test]
fn a_time_at_which_the_clocks_change_is_told() {
    check("Møde\nMødet er den 31. marts 2024 kl. 2.30-4.", &["Møde | {Skipped(2024-03-31T02:30:00)}"]);
    check("Møde\nMødet er den 27. oktober 2024 kl. 2.30-4.", &["Møde | 2024-10-27 02:30-04:00 {twice}"]);
    check(
        "Møde\nMødet er den 28. oktober 2024 kl. 10-12. Tilmelding senest 27. oktober kl. 2.30.",
        &[
            "Møde | 2024-10-28 10:00-12:00 | register 2024-10-27 02:30 or 2024-10-27T02:30:00+01:00 {year by date, twice}",
        ],
    );
}

#[test]
fn a_deadline_after_the_meeting_is_told() {
    check(
        "Møde\nMødet er den 4. juni 2024 kl. 10-12. Tilmelding senest 5. juni 2024.",
        &["Møde | 2024-06-04 10:00-12:00 | register 2024-06-05 {AfterTheMeeting}"],
    );
}

#[test]
fn what_a_text_does_not_say_is_asked() {
    check(
        "Møde\nMødet er den 4. juni 2024 kl. 10-12. Frist: 24. maj 2024.",
        &["Møde | 2024-06-04 10:00-12:00 | register 2024-05-24 {WhichDeadline}"],
    );
    check(
        "Åbent hus den 4. juni 2024 kl. 10-12",
        &["Åbent hus den 4. juni 2024 kl. 10-12 | 2024-06-04 10:00-12:00 {NotCalledAMeeting}"],
    );
}

#[test]
fn a_meeting_that_is_moved_is_asked_about() {
    check(
        "Møde\nMødet er flyttet fra den 3. juni 2024 kl. 10-12 til den 5. juni 2024 kl. 10-12.",
        &[
            "Møde | 2024-06-03 10:00-12:00 {MovedOrCancelled}",
            "Møde | 2024-06-05 10:00-12:00 {MovedOrCancelled}",
        ],
    );
}

#[test]
fn every_doubt_has_words_in_both_languages() {
    use crate::words::{Lang, Words};
    let day = today();
    let wall = day.and_hms_opt(2, 30, 0).expect("a time");
    for lang in [Lang::Da, Lang::En] {
        let words = &Words::new(lang);
        let told: std::collections::BTreeSet<String> = [
            Doubt::NoYear(day),
            Doubt::YearByWeekday(day),
            Doubt::YearByOtherDate(day),
            Doubt::NoTime,
            Doubt::NoEnd(Moment::On(day)),
            Doubt::SeveralDays,
            Doubt::Differs,
            Doubt::Fault(crate::event::problem::WhenProblem::NoTime),
            Doubt::Fault(crate::event::problem::WhenProblem::NoDateAlone),
            Doubt::Doubled(wall),
            Doubt::AfterTheMeeting,
            Doubt::WhichDeadline,
            Doubt::MovedOrCancelled,
            Doubt::OtherPaper,
            Doubt::Repeats,
            Doubt::NotCalledAMeeting,
        ]
        .iter()
        .map(|doubt| doubt.say(words))
        .collect();
        assert_eq!(told.len(), 16, "{told:?}");
    }
}
