//! The plan of a programme as a calendar file: tentative, and in nobody's way.

use chrono::{DateTime, Utc};

use super::OWN;
use super::content_line::ContentLines;
use super::write::{begun, day_after, ended, put_moment, utc};
use crate::event::Moment;
use crate::event::programme::{ProgrammePlan, ProgrammeSession, SessionKind};
use crate::say;
use crate::words::Words;

/// The plan as an iCalendar file, made at `now`, in the language of `words`.
///
/// All sessions are whole days, also the short meetings: nobody knows their hours yet, and an invented 9–16 would look like
/// an agreement. They stand at the top of the day, and leave it free (`TRANSPARENT`). Nothing reminds of a day that is a guess.
pub(crate) fn written_plan(plan: &ProgrammePlan, now: DateTime<Utc>, words: &Words) -> String {
    let words = &words.whole();
    let mut lines = begun(words);
    for session in &plan.sessions {
        put_session(&mut lines, session, plan, now, words);
    }
    ended(lines)
}

fn put_session(
    lines: &mut ContentLines,
    session: &ProgrammeSession,
    plan: &ProgrammePlan,
    now: DateTime<Utc>,
    words: &Words,
) {
    let ProgrammeSession { kind, number, date } = *session;
    let (mark, of) = (mark_of(kind), plan.programme.count(kind));
    let summary = match kind {
        SessionKind::Workshop => say!(words, "programme-calendar-workshop", n = number, of = of),
        SessionKind::Meeting => say!(words, "programme-calendar-meeting", n = number, of = of),
    };
    let length = say!(words, "programme-calendar-length", length = plan.programme.length(kind, words));
    let estimate = say!(words, "programme-calendar-estimate");
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &format!("implementeringsforloeb-{mark}-{number}{OWN}"));
    lines.put("DTSTAMP", &utc(now));
    lines.put("LAST-MODIFIED", &utc(now));
    // Calendars take the higher number for the newer plan. No plan is kept that could count its changes, but minutes pass.
    lines.put("SEQUENCE", &(now.timestamp() / 60).max(0).to_string());
    lines.put("STATUS", "TENTATIVE");
    put_moment(lines, "DTSTART", Moment::On(date));
    put_moment(lines, "DTEND", Moment::On(day_after(date)));
    lines.put_text("SUMMARY", &summary);
    lines.put_text("DESCRIPTION", &format!("{length}\n{estimate}"));
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("END", "VEVENT");
}

/// A session's part of its name in calendars, which stays when the plan changes.
fn mark_of(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Workshop => "workshop",
        SessionKind::Meeting => "moede",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::calendar::plan::{IcsKind, plan as steps};
    use crate::calendar::{read, uid_of};
    use crate::event::programme::programme;
    use crate::event::{Event, EventState, Meeting};
    use crate::words::Lang;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn plan(month: &str) -> ProgrammePlan {
        programme().plan(format!("{month}-01").parse().expect("a month"))
    }

    const NOW: &str = "2023-10-31T05:00:00Z";

    fn read_back(month: &str, now: &str, lang: Lang) -> Vec<Event> {
        let found = read(written_plan(&plan(month), at(now), &Words::new(lang)).as_bytes(), at(NOW));
        assert_eq!(found.told, []);
        found.events
    }

    fn days(events: &[Event]) -> Vec<NaiveDate> {
        events.iter().filter_map(|event| event.meeting).map(|meeting| meeting.starts.date()).collect()
    }

    #[test]
    fn the_plan_is_read_back_as_it_is() {
        for lang in [Lang::Da, Lang::En] {
            let events = read_back("2024-02", NOW, lang);
            let wanted: Vec<NaiveDate> =
                plan("2024-02").sessions.iter().map(|session| session.date).collect();
            assert_eq!(days(&events), wanted);
            for event in events {
                let Meeting { starts, ends } = event.meeting.expect("a day");
                assert_eq!((starts, event.state(at(NOW))), (ends, EventState::Open));
                assert_eq!(event.details.len(), 2, "{event:?}");
            }
        }
    }

    #[test]
    fn sessions_are_tentative_whole_days_that_stay_free() {
        let text = written_plan(&plan("2024-02"), at(NOW), &Words::new(Lang::Da));
        for (line, count) in [
            ("BEGIN:VEVENT\r\n", 12),
            ("STATUS:TENTATIVE\r\n", 12),
            ("TRANSP:TRANSPARENT\r\n", 12),
            ("DTSTART;VALUE=DATE:2024", 12),
            ("DTSTAMP:20231031T050000Z\r\n", 12),
            ("UID:implementeringsforloeb-workshop-6@som\r\n", 1),
            ("UID:implementeringsforloeb-moede-1@som\r\n", 1),
            ("SUMMARY:SØM-forløb: workshop 1 af 6 (anslået dato)\r\n", 1),
            ("BEGIN:VALARM", 0),
        ] {
            assert_eq!(text.matches(line).count(), count, "{line}\n{text}");
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn another_plan_moves_the_sessions_of_the_first() {
        let first = read_back("2024-02", NOW, Lang::Da);
        let later = read_back("2024-04", "2023-10-31T05:01:00Z", Lang::Da);
        let names = |events: &[Event]| events.iter().map(uid_of).collect::<Vec<_>>();
        assert_eq!(names(&first), names(&later));
        assert!(first.iter().zip(&later).all(|(first, later)| first.revision < later.revision));
        let text = written_plan(&plan("2024-04"), at("2023-10-31T05:01:00Z"), &Words::new(Lang::Da));
        let found = read(text.as_bytes(), at(NOW));
        let kinds: Vec<IcsKind> = steps(&found, &first, &[], at(NOW)).iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [IcsKind::Changed; 12]);
    }
}
