//! A line about a deadline in the user's own form: `{title}: {in}`.

use chrono::{DateTime, Utc};

use super::gap::Gap;
use super::moment::Moment;
use super::{Deadline, DeadlineKind};
use crate::say;
use crate::shown;
use crate::words::{Words, date};

/// A text with named parts in braces; `{{` and `}}` are braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Part(Part),
}

/// What a template can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Kind,
    Date,
    Time,
    In,
    Days,
    Id,
}

/// The parts by their names.
const PARTS: [(&str, Part); 7] = [
    ("title", Part::Title),
    ("kind", Part::Kind),
    ("date", Part::Date),
    ("time", Part::Time),
    ("in", Part::In),
    ("days", Part::Days),
    ("id", Part::Id),
];

/// Why a template can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TemplateFlaw {
    /// A `{` without its `}`.
    Unclosed,
    /// A name of no part.
    Unknown(String),
}

/// The names of all parts, in braces.
pub(crate) fn part_names() -> String {
    PARTS.map(|(name, _)| format!("{{{name}}}")).join(" ")
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// If a brace is not closed, or a name unknown.
    pub(crate) fn read(text: &str) -> Result<Self, TemplateFlaw> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, after) = rest.split_at(at);
            pieces.push(Piece::Text(before.to_owned()));
            let (brace, after) = after.split_at(1);
            // One `}` alone can mean nothing else than itself.
            if after.starts_with(brace) || brace == "}" {
                pieces.push(Piece::Text(brace.to_owned()));
                rest = after.strip_prefix(brace).unwrap_or(after);
                continue;
            }
            let (name, after) = after.split_once('}').ok_or(TemplateFlaw::Unclosed)?;
            let part = PARTS.iter().find(|(known, _)| *known == name.trim());
            let (_, part) = part.ok_or_else(|| TemplateFlaw::Unknown(name.to_owned()))?;
            pieces.push(Piece::Part(*part));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Template(pieces))
    }

    /// Fills it in, as one line that any terminal can show.
    pub(crate) fn fill(&self, deadline: &Deadline<'_>, now: DateTime<Utc>, words: &Words) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Part(part) => part.of(deadline, now, words),
        };
        shown::text(&self.0.iter().map(piece).collect::<String>()).into_owned()
    }
}

impl Part {
    fn of(self, deadline: &Deadline<'_>, now: DateTime<Utc>, words: &Words) -> String {
        match self {
            Part::Title => deadline.event.title.of(words).to_owned(),
            Part::Kind => match deadline.kind {
                DeadlineKind::Registration => say!(words, "event-part-registration"),
                DeadlineKind::Application => say!(words, "event-part-application"),
            },
            Part::Date => date::short(words, deadline.at.date()),
            Part::Time => match deadline.at {
                Moment::At(at) => date::clock(words, at),
                Moment::On(_) => String::new(),
            },
            Part::In => deadline.countdown().brief(now, words),
            Part::Days => Gap::days(now, deadline.at).to_string(),
            Part::Id => deadline.event.id.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::deadline::next_deadline;
    use crate::event::{built_in, read_events};
    use crate::words::Lang;

    fn filled(template: &str, now: &str) -> String {
        let (events, now) = (built_in(), now.parse().expect("an instant"));
        let deadline = next_deadline(&events, now).expect("a deadline");
        let template = Template::read(template).unwrap_or_else(|flaw| panic!("{flaw:?}"));
        template.fill(&deadline, now, &Words::new(Lang::Da))
    }

    #[test]
    fn every_part_is_filled_in() {
        for (part, text) in [
            ("{title}", "Informationsmøde om implementeringsforløb i SØM"),
            ("{kind}", "tilmelding"),
            ("{date}", "3. nov. 2023"),
            ("{time}", "10.00"),
            ("{in}", "om 3 dage og 4 timer"),
            ("{days}", "3"),
            ("{id}", "informationsmoede-2023-11"),
            ("{kind} {in}, dvs. {date}", "tilmelding om 3 dage og 4 timer, dvs. 3. nov. 2023"),
            ("{{{days}}} {{in}} } a", "{3} {in} } a"),
            ("", ""),
        ] {
            assert_eq!(filled(part, "2023-10-31T05:00:00Z"), text, "{part}");
        }
        assert!(PARTS.iter().all(|(name, _)| part_names().contains(&format!("{{{name}}}"))));
    }

    #[test]
    fn days_are_whole_ones_at_the_wall_clock_and_less_than_none_once_it_has_passed() {
        for (now, days) in [
            ("2023-10-20T08:00:00Z", "14"),
            ("2023-10-20T08:00:01Z", "13"),
            ("2023-11-02T09:00:00Z", "1"),
            ("2023-11-02T09:00:01Z", "0"),
            ("2023-11-03T09:00:01Z", "0"),
            ("2023-11-05T09:00:00Z", "-2"),
            ("2023-01-03T09:00:00Z", "304"),
        ] {
            assert_eq!(filled("{days}", now), days, "at {now}");
        }
        assert_eq!(filled("{in}", "2023-11-05T09:00:00Z"), "udløb for 2 dage siden");
    }

    #[test]
    fn a_date_alone_has_no_time_and_counts_dates() {
        let own = r#"[(id: "m", title: (da: "M"), application_deadline: "2023-11-03")]"#;
        let (events, now) =
            (read_events(own).expect("events"), "2023-11-02T22:00:00Z".parse().expect("an instant"));
        let deadline = next_deadline(&events, now).expect("a deadline");
        let template = Template::read("{kind}|{time}|{days}|{in}").expect("a template");
        assert_eq!(template.fill(&deadline, now, &Words::new(Lang::Da)), "ansøgning||1|i morgen");
    }

    #[test]
    fn what_is_no_template_is_refused() {
        assert_eq!(Template::read("{titel}"), Err(TemplateFlaw::Unknown("titel".to_owned())));
        assert_eq!(Template::read("{}"), Err(TemplateFlaw::Unknown(String::new())));
        assert_eq!(Template::read("om {in"), Err(TemplateFlaw::Unclosed));
        assert_eq!(Template::read("{"), Err(TemplateFlaw::Unclosed));
    }

    proptest! {
        #[test]
        fn one_line_without_controls_comes_out_whatever_goes_in(text in "(\\PC|[\\x00-\\x1f\\x7f-\\u{9f}{}]|\\{in\\}|\\u{2028}|\\u{202e}){0,20}") {
            if let Ok(template) = Template::read(&text) {
                let events = built_in();
                let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
                let deadline = next_deadline(&events, now).expect("a deadline");
                let line = template.fill(&deadline, now, &Words::new(Lang::Da));
                prop_assert!(!line.chars().any(|c| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c)), "{:?}", line);
            }
        }
    }
}
