//! The loop's work without a terminal: messages in, effects done, outcomes back.

use std::time::Duration;

use chrono::DateTime;
use crossterm::event::{KeyCode, KeyEvent};

use super::*;
use crate::draft::Draft;
use crate::form::{FieldId, Forms, som};
use crate::store::DraftEntry;
use crate::tui::message::{ExportJob, Snapshot};

const LONG: Duration = Duration::from_secs(20);

/// A program that types keys into one field.
struct Typist {
    name: String,
    draft: Draft,
    serial: u64,
    heard: Vec<String>,
}

impl Typist {
    fn new() -> Self {
        let draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        Typist { name: String::new(), draft, serial: 0, heard: Vec::new() }
    }

    fn text(&self) -> &str {
        self.draft.answer(&FieldId::new("motivation"))
    }

    fn typed(&mut self, c: char) -> Vec<Effect> {
        let text = format!("{}{c}", self.text());
        self.draft.set_answer(&FieldId::new("motivation"), text);
        self.serial += 1;
        let (name, draft, serial) = (self.name.clone(), self.draft.clone(), self.serial);
        vec![Effect::Stage(Box::new(Snapshot { name, draft, serial, upon: 0 }))]
    }

    fn command(&mut self, code: KeyCode) -> Vec<Effect> {
        match code {
            KeyCode::F(1) => vec![Effect::Create("ribe".to_owned(), Box::new(self.draft.clone()))],
            KeyCode::F(2) => vec![Effect::Save],
            KeyCode::F(3) => vec![Effect::List],
            KeyCode::F(4) => vec![Effect::Open("ribe".to_owned())],
            KeyCode::F(5) => vec![Effect::Open("../ud".to_owned())],
            KeyCode::F(7) => vec![Effect::Export(Box::new(ExportJob {
                name: "ribe".to_owned(),
                format: "txt",
                place: "/ingen/mappe/ribe.txt".to_owned(),
                is_replacing: false,
                with_approval: false,
                draft: self.draft.clone(),
            }))],
            KeyCode::F(6) => vec![Effect::EditOutside("tekst".to_owned())],
            KeyCode::F(10) => vec![Effect::Redraw, Effect::Quit],
            _ => Vec::new(),
        }
    }
}

impl Program for Typist {
    fn update(&mut self, message: Message) -> Vec<Effect> {
        let heard = match message {
            Message::Exported(_, outcome) => format!("exported {outcome:?}"),
            Message::Line(LineEvent::Key { key, .. }) => {
                return match key.code {
                    KeyCode::Char(c) => self.typed(c),
                    code => self.command(code),
                };
            }
            Message::Opened(opened) => {
                self.name.clone_from(&opened.name);
                self.draft = opened.draft;
                self.heard.push(format!("opened {}", opened.name));
                return vec![Effect::Edit(opened.name, Box::new(opened.base))];
            }
            Message::OpenFailed(_, name, error) => format!("{name}: {error:?}"),
            Message::Saved(outcome) => {
                format!("saved {} {} {}", outcome.name, outcome.serial, outcome.result.is_ok())
            }
            Message::Listed(list) => {
                format!("drafts {:?}", list.entries.iter().map(DraftEntry::shown_name).collect::<Vec<_>>())
            }
            Message::Edited(edited) => format!("{edited:?}"),
            _ => return Vec::new(),
        };
        self.heard.push(heard);
        Vec::new()
    }

    fn wait(&self) -> Duration {
        LONG
    }

    fn needs_draw(&self) -> bool {
        false
    }

    fn draw(&mut self, _buf: &mut Buffer) -> Position {
        Position::ORIGIN
    }
}

/// A session over a store, as on a terminal but without one, and its writer.
fn session<P: Program>(
    store: &Store,
    is_restricted: bool,
    begin: impl FnOnce(World) -> (P, Vec<Effect>),
) -> (Session<P>, Writer) {
    let world = World { is_restricted, ..World::for_tests() };
    let setup = Setup {
        world: world.clone(),
        store: store.clone(),
        clock: Clock::Fixed(DateTime::UNIX_EPOCH),
        mail: None,
        import_folders: ImportFolders::default(),
        fetch_host: None,
        editor: None,
        spelling: HostSpelling::default(),
    };
    let (send, outcomes) = channel();
    let reporter = || {
        let send = send.clone();
        move |message| drop(send.send(message))
    };
    let report = reporter();
    let report = move |saved| report(Message::from(saved));
    let writer = Writer::start(store.clone(), "mette".to_owned(), Clock::System, report).expect("a thread");
    let threads = Threads::start(&writer, reporter).expect("threads");
    (Session::begin(begin(world), EffectRunner::new(setup, threads), outcomes), writer)
}

impl<P: Program> Session<P> {
    fn press(&mut self, code: KeyCode) {
        self.take(Message::Line(LineEvent::Key { key: KeyEvent::from(code), is_alone: true }));
    }

    /// Takes what comes from the threads until something is so.
    fn take_until(&mut self, is_so: impl Fn(&P) -> bool) {
        while !is_so(&self.program) {
            let outcome = self.outcomes.recv_timeout(LONG).expect("an outcome");
            self.take(outcome);
        }
    }
}

/// Plays keys into a session over a folder of its own, and says what the program heard and what is left to do.
fn played(keys: &[KeyCode], is_restricted: bool) -> (Vec<String>, usize, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(folder.path().to_owned(), Forms::built_in());
    let begin = |_| (Typist::new(), vec![Effect::List]);
    let (mut session, writer) = session(&store, is_restricted, begin);
    session.take_until(|program| !program.heard.is_empty());
    for key in keys {
        let heard = session.program.heard.len();
        session.press(*key);
        if let KeyCode::F(1 | 3 | 4 | 5 | 7) = key {
            session.take_until(|program| {
                let is_answer = |heard: &String| !heard.starts_with("saved");
                program.heard[heard..].iter().any(is_answer)
            });
        }
    }
    assert!(writer.flush(LONG));
    // The report comes after the flush: wait for it where a save was asked for.
    session.take_until(|program| {
        !keys.contains(&KeyCode::F(2)) || program.heard.iter().any(|heard| heard.starts_with("saved"))
    });
    let asked = session.terminal_effects.len();
    let heard = session.program.heard;
    let on_disk = store.load("ribe").map(|(draft, _)| draft.answer(&FieldId::new("motivation")).to_owned());
    (heard, asked, on_disk.unwrap_or_default())
}

fn typed(text: &str) -> impl Iterator<Item = KeyCode> {
    text.chars().map(KeyCode::Char)
}

#[test]
fn what_is_typed_reaches_the_disk_and_the_outcome_comes_back() {
    let keys: Vec<_> = [KeyCode::F(1)].into_iter().chain(typed("Åse")).chain([KeyCode::F(2)]).collect();
    let (heard, _, on_disk) = played(&keys, false);
    assert_eq!(heard, ["drafts []", "opened ribe", "saved ribe 3 true"]);
    assert_eq!(on_disk, "Åse");
}

#[test]
fn what_is_staged_is_there_for_the_watchdog() {
    let keys: Vec<_> = [KeyCode::F(1)].into_iter().chain(typed("ab")).collect();
    assert_eq!(played(&keys, false).2, "ab");
}

#[test]
fn a_draft_is_opened_as_it_was_just_saved() {
    let open = [KeyCode::F(2), KeyCode::F(4)];
    let keys: Vec<_> = [KeyCode::F(1)].into_iter().chain(typed("ab")).chain(open).chain(typed("c")).collect();
    let (_, _, on_disk) = played(&keys, false);
    assert_eq!(on_disk, "abc");
}

#[test]
fn effects_are_answered() {
    let (heard, _, _) = played(&[KeyCode::F(1), KeyCode::F(3), KeyCode::F(5), KeyCode::F(7)], false);
    assert_eq!(heard[..3], ["drafts []", "opened ribe", "drafts [\"ribe\"]"]);
    assert!(heard[3].starts_with("../ud: "), "{}", heard[3]);
}

#[test]
fn the_terminals_effects_wait_until_all_input_is_taken_in() {
    assert_eq!(played(&[KeyCode::F(10)], false).1, 2);
    assert_eq!(played(&[KeyCode::F(6)], false).1, 1);
}

#[test]
fn in_restricted_mode_no_program_is_started() {
    let (heard, asked, _) = played(&[KeyCode::F(6)], true);
    assert_eq!((heard[1].as_str(), asked), ("Err(\"her kan andre programmer ikke startes\")", 0));
}

#[test]
fn the_clock_is_looked_at_once_a_minute_whatever_the_program_waits_for() {
    let minute = Duration::from_secs(60);
    assert_eq!(pause(None, 8 * 60 * minute), minute);
    assert_eq!(pause(Some(2 * minute), 3 * minute), minute);
    assert_eq!(pause(None, LONG), LONG);
    assert_eq!(pause(Some(Duration::ZERO), LONG), Duration::from_millis(1));
}

mod slow_disk;
