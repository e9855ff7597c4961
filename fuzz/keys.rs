//! Keys, pastes, sizes and time, in any order, into the program, on a folder whose saves always succeed.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use som::clock::Clock;
use som::draft::{Draft, codec};
use som::form::{FieldId, Forms, som};
use som::import::{Imported, Note};
use som::mail::Taken;
use som::store::writer::{SaveOutcome, Snapshot};
use som::store::{Base, Revision, Store};
use som::tui::app::{App, Begin};
use som::tui::message::{Effect, ExportOutcome, ImportFile, Message, SendOutcome, Time};
use som::tui::runtime::effect_runner::{EffectRunner, Performed};
use som::tui::runtime::line::LineEvent;
use som::tui::runtime::workers::{Queue, Task, TaskHost, Workers};
use som::tui::runtime::{HostSpelling, ImportFolders, Setup};
use som::tui::theme::{Palette, Theme};
use som::tui::world::{MailRoute, World};
use som::words::{Lang, Words};

use super::now;

/// Keys that are no characters.
const KEYS: [KeyCode; 16] = [
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Enter,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::F(8),
    KeyCode::F(3),
];

/// The most that is drawn: the windows of people, and larger ones.
const LARGEST: (u8, u8) = (130, 50);

/// The first byte says where to begin; then one says what happens, and those that follow how.
pub fn keys(bytes: &[u8]) {
    let mut bytes = bytes.iter().copied();
    let begin = bytes.next().unwrap_or_default();
    let mut program = Program::begin(begin);
    while let Some(byte) = bytes.next() {
        let message = match byte {
            0 => resize(&mut bytes),
            1 => paste(&mut bytes),
            2 => Message::Tick(program.later(u64::from(bytes.next().unwrap_or_default()) * 10)),
            3..=31 => key(KEYS[usize::from(byte % 16)], bytes.next().unwrap_or_default()),
            32..=126 => key(KeyCode::Char(char::from(byte)), 0),
            127..=138 => key(KeyCode::F(byte - 126), 0),
            139..=163 => key(KeyCode::Char(char::from(b'a' + (byte - 139))), 2),
            _ => key(KeyCode::Char(character(byte, &mut bytes)), 0),
        };
        program.takes(message);
        program.draws();
        if program.has_quit {
            break;
        }
    }
}

fn key(code: KeyCode, modifiers: u8) -> Message {
    let modifiers = match modifiers % 4 {
        1 => KeyModifiers::SHIFT,
        2 => KeyModifiers::CONTROL,
        3 => KeyModifiers::ALT,
        _ => KeyModifiers::NONE,
    };
    Message::Line(LineEvent::Key { key: KeyEvent::new(code, modifiers), is_alone: true })
}

/// A character of any plane.
fn character(byte: u8, bytes: &mut impl Iterator<Item = u8>) -> char {
    let high = u32::from(byte - 164) % 17;
    let rest = [bytes.next(), bytes.next()].map(|byte| u32::from(byte.unwrap_or_default()));
    char::from_u32(high << 16 | rest[0] << 8 | rest[1]).unwrap_or('æ')
}

fn resize(bytes: &mut impl Iterator<Item = u8>) -> Message {
    let (columns, rows) = (bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default());
    Message::Resize(u16::from(columns % LARGEST.0 + 1), u16::from(rows % LARGEST.1 + 1))
}

fn paste(bytes: &mut impl Iterator<Item = u8>) -> Message {
    let length = usize::from(bytes.next().unwrap_or_default());
    let text: Vec<u8> = bytes.take(length).collect();
    Message::Line(LineEvent::Paste(String::from_utf8_lossy(&text).into_owned()))
}

/// Does all work at once, but saves nothing.
#[derive(Default)]
struct InstantWorkers {
    staged: Option<Snapshot>,
    outcomes: Vec<Message>,
}

impl Workers for InstantWorkers {
    fn open(&mut self, _name: &str, _base: Base) {}

    fn stage(&mut self, snapshot: Snapshot) {
        self.staged = Some(snapshot);
    }

    fn save(&mut self) {
        let Some(Snapshot { name, serial, .. }) = self.staged.clone() else { return };
        self.report(Message::Saved(SaveOutcome { name, serial, result: Ok(Revision::of(b"")) }));
    }

    fn run(&mut self, _queue: Queue, task: Task) {
        task(self);
    }
}

impl TaskHost for InstantWorkers {
    fn report(&mut self, message: Message) {
        self.outcomes.push(message);
    }

    fn settle(&mut self, _name: &str) -> bool {
        true
    }

    fn close(&mut self, _name: &str) {}

    fn look(&mut self) {}
}

/// The program and what it asked for, which is answered at once.
pub(super) struct Program {
    _folder: tempfile::TempDir,
    runner: EffectRunner<InstantWorkers>,
    app: App,
    is_ascii: bool,
    time: Time,
    pub(super) has_quit: bool,
}

impl Program {
    pub(super) fn begin(begin: u8) -> Self {
        let world = World {
            forms: Forms::built_in(),
            form: Arc::clone(som()),
            words: words(begin & 1 == 0),
            theme: Theme::new([Palette::Full, Palette::Mono][usize::from(begin & 2 != 0)], begin & 4 != 0),
            events: som::event::built_in(),
            faults: Vec::new(),
            author: "Mette".to_owned(),
            writer: "Mette".to_owned(),
            folder: "./drafts".to_owned(),
            export_folder: "/home/mette".to_owned(),
            sending: (begin & 32 == 0).then(|| MailRoute {
                via: "smtp.example".to_owned(),
                from: None,
                own: None,
                writer: None,
            }),
            is_restricted: begin & 8 != 0,
            is_utf8: true,
            has_dictionary: false,
            has_reminders: true,
        };
        let is_ascii = world.theme.is_ascii;
        let time = Time { wall: now(), mono: Duration::ZERO };
        let begin = if begin & 16 == 0 { Begin::Draft("eksempel".to_owned()) } else { Begin::Start };
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        store.create("eksempel", &example()).expect("a draft");
        let setup = Setup {
            world: world.clone(),
            store,
            clock: Clock::Fixed(now()),
            mail: None,
            import_folders: ImportFolders::default(),
            fetch_host: None,
            editor: None,
            spelling: HostSpelling::default(),
        };
        let runner = EffectRunner::new(setup, InstantWorkers::default());
        let (app, effects) = App::new(world, time, (80, 24), begin);
        let mut program = Program { _folder: folder, runner, app, is_ascii, time, has_quit: false };
        program.perform(effects);
        program
    }

    pub(super) fn later(&mut self, milliseconds: u64) -> Time {
        let passed = Duration::from_millis(milliseconds);
        self.time = Time { wall: self.time.wall + passed, mono: self.time.mono + passed };
        self.time
    }

    pub(super) fn takes(&mut self, message: Message) {
        let tick = Message::Tick(self.later(1));
        for message in [tick, message] {
            let effects = self.app.update(message);
            self.perform(effects);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            let reply = self.answer(effect);
            for message in std::mem::take(&mut self.runner.workers.outcomes).into_iter().chain(reply) {
                queue.extend(self.app.update(message));
            }
        }
    }

    /// Nothing outside the folder is read or written.
    fn answer(&mut self, effect: Effect) -> Option<Message> {
        Some(match effect {
            Effect::Export(job) => Message::Exported(job, ExportOutcome::Exists),
            Effect::EditOutside(text) => Message::Edited(Ok(text.chars().rev().collect())),
            Effect::FindImports => Message::ImportsFound(vec![ImportFile {
                path: "/home/mette/svar.docx".to_owned(),
                name: "svar.docx".to_owned(),
                changed: now(),
            }]),
            Effect::ReadImport(path, _) => Message::ImportRead(path, Ok(Box::new(imported()))),
            Effect::Send(job) => {
                Message::Sent(job.message_id, SendOutcome::Sent(String::new(), Taken::Whole))
            }
            effect => {
                self.has_quit |= effect == Effect::Quit;
                let Performed::Reply(reply) = self.runner.perform(effect, self.time.wall) else {
                    return None;
                };
                *reply
            }
        })
    }

    /// Every cell is harmless, and the cursor on the screen.
    pub(super) fn draws(&mut self) {
        let (columns, rows) = self.app.size();
        let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = self.app.draw(&mut buf);
        assert!(buf.area.contains(cursor), "{cursor} is off {columns}×{rows}");
        let steers = |cell: &&Cell| som::shown::shown(cell.symbol(), false).0 != cell.symbol();
        assert_eq!(buf.content.iter().find(steers).map(Cell::symbol), None);
        if self.is_ascii {
            assert!(buf.content.iter().all(|cell| !cell.symbol().contains(['─', '│', '·', '␛', '�'])));
        }
    }
}

/// The words of a language, read once: they take longer than most inputs.
fn words(is_danish: bool) -> Words {
    thread_local!(static WORDS: [Words; 2] = [Words::new(Lang::En), Words::new(Lang::Da)]);
    WORDS.with(|words| words[usize::from(is_danish)].clone())
}

fn example() -> Draft {
    codec::parse(include_str!("../drafts/eksempel.ron"), &Forms::built_in()).expect("the example")
}

/// A file that answers one question otherwise than the example.
fn imported() -> Imported {
    let note = Note::Comment { field: None, by: "Jonas".to_owned(), text: "Godt".to_owned() };
    let answers = [(FieldId::new("navn"), "Åse".to_owned())].into();
    Imported { answers, notes: vec![note, Note::Tracked], ..Imported::default() }
}
