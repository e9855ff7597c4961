//! Letters from outside: as they are written, and as they fare with mail servers and mail programs, good and bad.

mod certificate;
mod letters;
mod outcomes;
mod sendmail;
mod server;
mod talks;
#[path = "../docx/xml.rs"]
mod xml;

use std::sync::OnceLock;
use std::time::Duration;

use chrono::{DateTime, Utc};
use som::draft::Draft;
use som::export::Submission;
use som::form::{FieldId, som};
use som::mail::{Letter, Limits, Password, Security, SendError, Settings, Smtp, Taken, Way, send_within};

use server::{Line, Server};

const TO: &str = "SOM-support@sbst.dk";
const ID: &str = "som.0123456789abcdef@aarhus.dk";

fn now() -> DateTime<Utc> {
    "2023-11-07T14:02:00Z".parse().expect("an instant")
}

/// A draft with these answers, and who leads the project.
fn draft(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), now(), "mette");
    let lead = [
        ("kommune", "Aarhus Kommune"),
        ("navn", "Åse Ødegård"),
        ("stilling", "Udviklingskonsulent"),
        ("telefon", "12345678"),
        ("email", "aase@aarhus.dk"),
    ];
    for (id, text) in lead.iter().chain(answers) {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

fn submission(draft: &Draft) -> Submission<'_> {
    Submission::of(som(), draft, now(), false)
}

fn letter_of(answers: &[(&str, &str)]) -> Letter {
    Letter::of(&submission(&draft(answers)), None, TO, ID).expect("a letter")
}

/// A letter for whom it doesn't matter what it says; its documents are made once.
fn any_letter() -> &'static Letter {
    static LETTER: OnceLock<Letter> = OnceLock::new();
    LETTER.get_or_init(|| letter_of(&[]))
}

/// How a server is reached.
fn settings(server: &Server, line: Line) -> Settings {
    let security = match line {
        Line::Tls => Security::Tls,
        Line::StartTls => Security::StartTls,
        Line::Plain => Security::Plain,
    };
    let trusted = Some(server.certificate.clone().into_bytes());
    let smtp = Smtp { host: "localhost".to_owned(), port: server.port, security, login: None, trusted };
    Settings { from: None, writer: None, way: Way::Smtp(smtp) }
}

fn with_login(mut settings: Settings, user: &str, password: &str) -> Settings {
    if let Way::Smtp(smtp) = &mut settings.way {
        smtp.login = Some((user.to_owned(), Password(password.to_owned())));
    }
    settings
}

/// Long enough for a server that answers, short enough for one that doesn't.
fn limits() -> Limits {
    let patience = Duration::from_secs(20);
    Limits { call: patience, answer: patience, goodbye: patience, whole: patience }
}

/// For a server that is not going to answer.
fn short() -> Limits {
    let moment = Duration::from_millis(300);
    Limits { call: moment, answer: moment, goodbye: moment, whole: Duration::from_secs(20) }
}

fn sent(letter: &Letter, settings: &Settings) -> Result<Taken, SendError> {
    send_within(letter, settings, limits())
}
