//! The words that say what a date is for: the meeting, a deadline, the day a link is sent, or nothing of these.

use crate::event::when::scan::WhenToken;

/// What a date or a time is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateRole {
    /// The text doesn't say.
    Unsaid,
    Meeting,
    Registration,
    Application,
    /// A deadline, but the text doesn't say for what.
    SomeDeadline,
    LinkSent,
    /// Something else: when a text was published, until when to pay.
    Foreign,
}

/// What a word says about the dates around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// What is held: `informationsmøde`, or that it is: `afholdes`.
    Meeting,
    /// What stands before when it is: `Tid:`.
    MeetingLabel,
    /// `tilmelding`
    Registering,
    /// `ansøgning`
    Applying,
    /// `betaling`
    Paying,
    /// `afbud`
    Cancelling,
    /// A deadline by its name, and for what if the word says it: `frist`, `tilmeldingsfrist`.
    Deadline(Option<DateRole>),
    /// `senest`
    Latest,
    /// `inden`, which says nothing without a word on what must be done.
    Before,
    /// `linket`
    Link,
    /// `sendes`
    Sending,
    /// `opdateret`
    Published,
}

/// What a word in lower case says, seen with the tokens after it; `is_first` where it begins a line.
pub(super) fn cue(word: &str, after: &[WhenToken], is_first: bool) -> Option<Cue> {
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| word.starts_with(beginning));
    let is_label = matches!(after, [WhenToken::Sign(':'), ..]) || is_first;
    Some(match word {
        _ if word.contains("frist") || word.contains("deadline") => Cue::Deadline(deadline_of(word)),
        _ if is_label && is_time_label(word) => Cue::MeetingLabel,
        _ if is_meeting(word) => {
            if is_label {
                Cue::MeetingLabel
            } else {
                Cue::Meeting
            }
        }
        "afholdes" | "holdes" | "afholder" | "holder" | "finder" | "foregår" | "afvikles" | "ses"
        | "held" | "takes" => Cue::Meeting,
        _ if starts(&["tilmeldt"]) => return None,
        _ if starts(&["tilmeld", "registr", "rsvp"]) || matches!(word, "register" | "su" | "svar") => {
            Cue::Registering
        }
        // S.U.
        "s" if matches!(after, [WhenToken::Sign('.'), WhenToken::Word(u), ..] if u == "u") => {
            Cue::Registering
        }
        "sign" if matches!(after, [WhenToken::Space, WhenToken::Word(up), ..] if up == "up") => {
            Cue::Registering
        }
        _ if starts(&["ansøg", "applic"]) || matches!(word, "søg" | "søge" | "søges" | "apply") => {
            Cue::Applying
        }
        _ if starts(&[
            "betal", "aflever", "indlever", "faktur", "høring", "klage", "invoice", "payment", "forfald",
        ]) =>
        {
            Cue::Paying
        }
        _ if starts(&["afbud", "afmeld", "framelding", "cancel"]) => Cue::Cancelling,
        "senest" | "latest" | "later" => Cue::Latest,
        "inden" | "indtil" | "frem" | "by" | "before" | "until" | "sidste" | "lukker" | "udløber"
        | "closes" => Cue::Before,
        _ if word.contains("link") => Cue::Link,
        "sendt" | "sent" if is_label => Cue::Published,
        _ if starts(&[
            "send", "sent", "udsend", "tilsend", "fremsend", "mail", "modtag", "receive", "email", "emailed",
        ]) || word == "får" =>
        {
            Cue::Sending
        }
        _ if starts(&["opdater", "publicer", "offentliggj", "udskrev", "oprett", "updated", "published"]) => {
            Cue::Published
        }
        _ => return None,
    })
}

fn is_time_label(word: &str) -> bool {
    matches!(
        word,
        "tid"
            | "tidspunkt"
            | "dato"
            | "datoer"
            | "hvornår"
            | "when"
            | "date"
            | "time"
            | "dates"
            | "mødedato"
            | "mødetid"
            | "mødetidspunkt"
    )
}

/// Whether a word names what is held.
pub(super) fn is_meeting(word: &str) -> bool {
    let names = [
        "møde",
        "webinar",
        "workshop",
        "temadag",
        "konference",
        "seminar",
        "kursus",
        "kurser",
        "kurset",
        "arrangement",
        "infodag",
        "inspirationsdag",
        "temaeftermiddag",
        "meeting",
        "conference",
    ];
    !word.starts_with("imøde") && names.iter().any(|name| word.contains(name)) || word == "session"
}

/// What a deadline is for by its name; `Foreign` where that is nothing of ours.
fn deadline_of(word: &str) -> Option<DateRole> {
    if word.starts_with("tilmeld") || word.starts_with("svar") || word.starts_with("registr") {
        Some(DateRole::Registration)
    } else if word.starts_with("ansøg") || word.starts_with("søge") {
        Some(DateRole::Application)
    } else if word.starts_with("frist") || word.starts_with("deadline") {
        None
    } else {
        Some(DateRole::Foreign)
    }
}
