//! Changes in the text of `events.ron`: one event is put in, replaced or taken out, and all else stays as a person wrote
//! it, comments included.

use super::Event;
use super::codec::{read_events, to_ron};
use super::problem::EventProblem;
use crate::ron_file::locate::{RonToken, TokenKind, tokens};

/// What a new file begins with.
const HEADING: &str = "\
// Egne møder og frister. Filen kan læses og rettes i en almindelig teksteditor; tider er klokkeslæt i København.
[
]
";

/// What is to become of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventChange {
    /// The event in the file that this is about, as it was last seen there; `None` for one that isn't in it.
    pub before: Option<Event>,
    /// What it becomes; `None` takes it out.
    pub after: Option<Event>,
}

/// Why a change can't be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeProblem {
    /// The file can't be read, so nothing in it may be replaced.
    File(EventProblem),
    /// Someone else has changed the event since.
    ChangedSince,
    /// The file is written in a way that this can't change without harm.
    Unfit,
}

impl EventChange {
    /// What undoes it.
    pub(crate) fn reversed(self) -> Self {
        EventChange { before: self.after, after: self.before }
    }

    /// The text of the file with the change, the change as it was made, in which a new event has an id that no other has,
    /// and all events of the file.
    ///
    /// # Errors
    /// If the file can't be read, the event isn't any more what it was, or the text with the change wouldn't say just what
    /// it is to say.
    pub(crate) fn made_in(mut self, text: &str) -> Result<(String, Self, Vec<Event>), ChangeProblem> {
        let text = if text.trim().is_empty() { HEADING } else { text };
        let mut events = read_events(text).map_err(ChangeProblem::File)?;
        let at = match &self.before {
            Some(before) => {
                Some(events.iter().position(|event| event == before).ok_or(ChangeProblem::ChangedSince)?)
            }
            None => None,
        };
        if let (None, Some(after)) = (at, &mut self.after) {
            after.id = free_id(&after.id, &events);
        }
        let changed = match (at, &self.after) {
            (Some(at), Some(after)) => {
                events[at] = after.clone();
                replaced(text, at, &to_ron(after))
            }
            (Some(at), None) => {
                events.remove(at);
                removed(text, at)
            }
            (None, Some(after)) => {
                events.push(after.clone());
                added(text, &to_ron(after))
            }
            (None, None) => text.to_owned(),
        };
        // Whatever a person wrote round the events, what is saved can be read.
        let is_fit = read_events(&changed).as_ref() == Ok(&events);
        if is_fit { Ok((changed, self, events)) } else { Err(ChangeProblem::Unfit) }
    }
}

/// The id, or one like it that no event has.
fn free_id(id: &str, events: &[Event]) -> String {
    let is_free = |id: &String| events.iter().all(|event| event.id != *id);
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(is_free).expect("there is always one more")
}

/// The parts of a list: where each of its elements stands with the comma behind it, and what ends it.
struct ListParts {
    elements: Vec<ListElement>,
    /// The end of the last token that belongs to the elements, and whether that is a comma.
    last: (usize, bool),
    closing: usize,
}

struct ListElement {
    start: usize,
    end: usize,
    /// Where its comma stands; the last may have none.
    comma: Option<usize>,
}

/// The parts of the list that a text is, which has been read as one.
fn parts(text: &str) -> ListParts {
    let mut parts = ListParts { elements: Vec::new(), last: (0, true), closing: text.len() };
    let (mut depth, mut start) = (0, 0);
    for RonToken { kind, start: at, end } in tokens(text) {
        let before = depth;
        match kind {
            TokenKind::Comment => continue,
            TokenKind::Mark('(' | '[' | '{') => depth += 1,
            TokenKind::Mark(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        match (before, depth) {
            // What stands before the list, the reader's options, is a list as well.
            (0, 1) => (parts.elements, parts.last) = (Vec::new(), (end, true)),
            (1, 1) => {
                parts.last = (end, true);
                if let Some(element) = parts.elements.last_mut() {
                    element.comma = Some(at);
                }
            }
            (1, 2) => start = at,
            (2, 1) => {
                parts.elements.push(ListElement { start, end, comma: None });
                parts.last = (end, false);
            }
            (1, 0) => parts.closing = at,
            _ => {}
        }
    }
    parts
}

fn replaced(text: &str, at: usize, event: &str) -> String {
    let ListElement { start, end, .. } = parts(text).elements[at];
    format!("{}{event}{}", &text[..start], &text[end..])
}

fn added(text: &str, event: &str) -> String {
    let ListParts { last: (last, is_comma), closing, .. } = parts(text);
    let comma = if is_comma { "" } else { "," };
    // What stands between the last event and the end of the list, comments, stays there.
    let between = text[last..closing].trim_end_matches([' ', '\t']);
    let line_end = if between.ends_with('\n') { "" } else { "\n" };
    format!("{}{comma}{between}{line_end}    {event},\n{}", &text[..last], &text[closing..])
}

fn removed(text: &str, at: usize) -> String {
    let ListElement { start, end, comma } = parts(text).elements[at];
    // What stands between the two, a comment, stays.
    let (between, end) = comma.map_or(("", end), |comma| (text[end..comma].trim_start(), comma + 1));
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let before = text[..start].trim_end_matches([' ', '\t']);
    // The line goes, too, where nothing else stands on it.
    match rest.strip_prefix('\n') {
        Some(rest) if before.ends_with('\n') && between.is_empty() => format!("{before}{rest}"),
        _ => format!("{}{between}{}", &text[..start], &text[end..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Bilingual, Meeting, Moment, built_in};

    fn event(id: &str) -> Event {
        let moment = |text: &str| Moment::read(text).expect("a moment");
        let title = Bilingual::danish("Møde \"to\" \u{202e}");
        Event {
            id: id.to_owned(),
            short: title.clone(),
            what: title.clone(),
            tag: Bilingual { da: "Møde".to_owned(), en: Some("Meeting".to_owned()) },
            title,
            meeting: Meeting::new(moment("2024-06-03 10:00"), Some(moment("2024-06-03 12:00"))).ok(),
            registration_deadline: Some(moment("2024-06-01")),
            application_deadline: None,
            link_sent: None,
            rolling: false,
            place: Some(Bilingual::danish("Odense")),
            details: vec![Bilingual::danish("Tag en \\ med."), Bilingual::danish("Og kage.")],
            contact: Some("a@b.dk".to_owned()),
            sign_up: Some(Bilingual::danish("skriv til os")),
            uid: Some("x@y".to_owned()),
            revision: 3,
            sequence: Some(2),
        }
    }

    fn add(text: &str, id: &str) -> String {
        made(text, None, Some(event(id))).expect("it is added").0
    }

    fn made(
        text: &str,
        before: Option<Event>,
        after: Option<Event>,
    ) -> Result<(String, EventChange), ChangeProblem> {
        let made = EventChange { before, after }.made_in(text);
        made.map(|(text, change, _)| (text, change))
    }

    #[test]
    fn an_event_is_read_as_it_was_written() {
        for event in built_in().into_iter().chain([event("a")]) {
            // What is read is shown, so it has nothing that turns the direction.
            let read = read_events(&format!("[{}]", to_ron(&event))).expect("an event");
            let again = read_events(&format!("[{}]", to_ron(&read[0]))).expect("the same event");
            assert_eq!(read, again);
            assert_eq!(
                (&read[0].id, read[0].meeting, read[0].revision, read[0].sequence),
                (&event.id, event.meeting, event.revision, event.sequence)
            );
        }
    }

    #[test]
    fn events_are_added_behind_the_others_with_or_without_a_comma() {
        let first = add("", "a");
        assert!(first.starts_with("// Egne møder"), "{first}");
        for text in [
            first.clone(),
            "[(id: \"a\", title: (da: \"A\"))]".to_owned(),
            "[(id: \"a\", title: (da: \"A\")) /* så */ , // her\n// og her\n ] // slut\n".to_owned(),
        ] {
            let both = add(&add(&text, "b"), "a");
            let ids: Vec<String> =
                read_events(&both).expect("events").into_iter().map(|event| event.id).collect();
            assert_eq!(ids, ["a", "b", "a-2"], "{both}");
            let comments = |text: &str| text.matches("//").count() + text.matches("/*").count();
            assert_eq!(comments(&both), comments(&text));
        }
    }

    #[test]
    fn an_event_is_replaced_or_taken_out_and_all_else_stays() {
        let text = "[\n    // første\n    (id: \"a\", title: (da: \"A [(\")),\n    // anden\n    (id: \"b\", title: (da: \"B\")),\n]\n";
        let events = read_events(text).expect("events");
        let (replaced, _) = made(text, Some(events[0].clone()), Some(event("a"))).expect("it is there");
        assert!(
            replaced.contains("// første\n    (\n        id: \"a\"") && replaced.contains("// anden"),
            "{replaced}"
        );
        let (removed, change) = made(text, Some(events[0].clone()), None).expect("it is there");
        assert_eq!(removed, "[\n    // første\n    // anden\n    (id: \"b\", title: (da: \"B\")),\n]\n");
        let (back, ..) = change.reversed().made_in(&removed).expect("there is room");
        assert_eq!(read_events(&back).expect("events").len(), 2);
        let one_line = "[(id: \"a\", title: (da: \"A\")), (id: \"b\", title: (da: \"B\"))]";
        let [a, b] = read_events(one_line).expect("events").try_into().expect("two");
        assert_eq!(
            made(one_line, Some(a), None).expect("it is there").0,
            "[ (id: \"b\", title: (da: \"B\"))]"
        );
        assert_eq!(
            made(one_line, Some(b), None).expect("it is there").0,
            "[(id: \"a\", title: (da: \"A\")), ]"
        );
    }

    #[test]
    fn an_event_goes_with_its_comma_wherever_that_stands() {
        let text =
            "[(id: \"a\", title: (da: \"A\")) /* så */ ,\n (id: \"b\", title: (da: \"B\")) // nu\n , ]";
        let [a, b] = read_events(text).expect("events").try_into().expect("two");
        let without = |event| made(text, Some(event), None).expect("it is there").0;
        assert_eq!(without(a), "[/* så */ \n (id: \"b\", title: (da: \"B\")) // nu\n , ]");
        assert_eq!(without(b), "[(id: \"a\", title: (da: \"A\")) /* så */ ,\n // nu\n  ]");
    }

    #[test]
    fn a_file_that_cannot_be_changed_without_harm_is_left_alone() {
        let named = "[EventRon(id: \"a\", title: (da: \"A\"))]";
        let a = read_events(named).expect("an event").remove(0);
        assert_eq!(made(named, Some(a.clone()), None), Err(ChangeProblem::Unfit));
        let with_options = "#![enable(implicit_some)]\n[(id: \"a\", title: (da: \"A\"))]";
        let (removed, _) = made(with_options, Some(a), None).expect("it is there");
        assert_eq!(removed, "#![enable(implicit_some)]\n[]");
    }

    #[test]
    fn what_someone_else_has_changed_and_what_cannot_be_read_stay_as_they_are() {
        let text = add("", "a");
        let mut old = read_events(&text).expect("events").remove(0);
        old.revision = 2;
        assert_eq!(made(&text, Some(old), None), Err(ChangeProblem::ChangedSince));
        assert!(matches!(made("[(id: 5)]", None, Some(event("a"))), Err(ChangeProblem::File(_))));
    }
}
