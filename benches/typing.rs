//! What a key costs, for `cargo bench`: taking a letter into an answer, and drawing the frame after it.

mod prose;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use som::clock::Clock;
use som::draft::Draft;
use som::form::{FieldId, Forms, som};
use som::store::{Base, Store};
use som::tui::app::{App, Begin};
use som::tui::message::{Message, Snapshot, Time};
use som::tui::runtime::effect_runner::{EffectRunner, Performed};
use som::tui::runtime::line::LineEvent;
use som::tui::runtime::workers::{Queue, Task, Workers};
use som::tui::runtime::{HostSpelling, ImportFolders, Setup};
use som::tui::theme::{Palette, Theme};
use som::tui::world::World;
use som::words::{Lang, Words};

use prose::prose;

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [300, 2_000, 20_000, 200_000];

/// Keeps the newest state, as the program's writer does, and writes nothing.
#[derive(Default)]
struct NoWriter(Option<Snapshot>);

impl Workers for NoWriter {
    fn open(&mut self, _name: &str, _base: Base) {}

    fn stage(&mut self, snapshot: Snapshot) {
        self.0 = Some(snapshot);
    }

    fn save(&mut self) {}

    fn run(&mut self, _queue: Queue, _task: Task) {}
}

/// The program in the last answer of a draft.
struct Desk {
    app: App,
    runner: EffectRunner<NoWriter>,
    time: Time,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn with(characters: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), Forms::built_in());
        let now = "2023-10-31T05:00:00Z".parse().expect("a time");
        let mut draft = Draft::new(som(), now, "Mette");
        draft.set_answer(&FieldId::new("datapraksis"), prose(characters));
        let (name, _) = store.create("bench", &draft).expect("a draft");
        let world = World {
            forms: Forms::built_in(),
            form: Arc::clone(som()),
            words: Words::new(Lang::Da),
            theme: Theme::new(Palette::Full, false),
            events: som::event::built_in(),
            author: "Mette".to_owned(),
            writer: "Mette".to_owned(),
            folder: "./drafts".to_owned(),
            export_folder: "/home/mette".to_owned(),
            sending: None,
            is_restricted: false,
            is_utf8: true,
            has_dictionary: false,
            has_reminders: true,
            faults: Vec::new(),
        };
        let setup = Setup {
            world: world.clone(),
            store,
            clock: Clock::Fixed(now),
            mail: None,
            import_folders: ImportFolders::default(),
            fetch_host: None,
            editor: None,
            spelling: HostSpelling::default(),
        };
        let time = Time { wall: now, mono: Duration::ZERO };
        let (app, effects) = App::new(world, time, (80, 24), Begin::Draft(name));
        let runner = EffectRunner::new(setup, NoWriter::default());
        let mut desk = Desk { app, runner, time, _folder: folder };
        desk.perform(effects);
        desk.press(KeyCode::Char('5'), KeyModifiers::ALT);
        desk
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let key = KeyEvent::new(code, modifiers);
        self.send(Message::Tick(self.time));
        self.send(Message::Line(LineEvent::Key { key, is_alone: true }));
    }

    fn send(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<som::tui::message::Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            if let Performed::Reply(reply) = self.runner.perform(effect, self.time.wall) {
                effects.extend(self.app.update(*reply));
            }
        }
    }
}

/// A letter and its deletion, so that the answer stays as long as it is.
#[divan::bench(args = SIZES)]
fn two_keys(bencher: Bencher<'_, '_>, characters: usize) {
    let mut desk = Desk::with(characters);
    bencher.bench_local(|| {
        desk.press(KeyCode::Char('a'), KeyModifiers::NONE);
        desk.press(KeyCode::Backspace, KeyModifiers::NONE);
        black_box(desk.app.wait())
    });
}

#[divan::bench(args = SIZES)]
fn frame(bencher: Bencher<'_, '_>, characters: usize) {
    let desk = Desk::with(characters);
    bencher.bench_local(|| {
        let mut frame = Buffer::empty(Rect::new(0, 0, 80, 24));
        let cursor = desk.app.draw(&mut frame);
        black_box((frame, cursor))
    });
}
