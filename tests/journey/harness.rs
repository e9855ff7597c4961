//! A person at the keyboard, without a terminal: keys in, frames and files out. Time stands still until it is told
//! to pass; effects are done at once, on a real folder.

mod effects;
mod screen_reader;
mod setting;

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use som::clock::Clock;
use som::draft::Draft;
use som::store::{Base, Revision, Store, Version};
use som::tui::app::App;
use som::tui::message::{Effect, ExportJob, FileJob, Message, Opened, RestoreJob, Snapshot, Time};
use som::tui::runtime::effect_runner::EffectRunner;
use som::tui::runtime::line::{LineEvent, LineReader};
use som::tui::runtime::{HostSpelling, ImportFolders, Setup};
use som::tui::world::World;

use effects::InlineWorkers;
pub(crate) use screen_reader::{ScreenReader, Written};
pub(crate) use setting::{Setting, put_file};

/// 31 October 2023, 6.00 in Copenhagen: three days and four hours before the deadline.
pub(crate) const NOW: &str = "2023-10-31T05:00:00Z";

/// A person, the program and a data folder.
pub(crate) struct Journey {
    pub app: App,
    pub store: Store,
    folder: tempfile::TempDir,
    time: Time,
    line: LineReader,
    runner: EffectRunner<InlineWorkers>,
    versions: Vec<(Version, Option<Draft>)>,
    /// What was asked of imports, mail and the clipboard, for the test to answer.
    pub asked: Vec<Effect>,
    /// Texts given to the user's own editor.
    pub edited_outside: Vec<String>,
    /// Documents that were written.
    pub exported: Vec<ExportJob>,
    /// The command that fetches a document, for a person who sits elsewhere.
    pub fetch: Option<String>,
    /// Versions that were to be restored.
    pub asked_to_restore: Vec<RestoreJob>,
    /// Drafts that were to be deleted, by name.
    pub asked_to_delete: Vec<String>,
    pub has_quit: bool,
}

/// The example as it is opened; what its file holds is looked up when it is edited.
pub(crate) fn opened(draft: Draft) -> Opened {
    let name = "eksempel".to_owned();
    Opened {
        base: Base::read(draft.clone(), Revision::of(b"")),
        job: FileJob::Open(name.clone()),
        name,
        draft,
        is_read_only: false,
        recovered: None,
        is_edited_by_hand: false,
    }
}

impl Journey {
    fn begin(folder: tempfile::TempDir, store: Store, setting: &Setting) -> Self {
        let forms = setting.forms();
        let mut world = World {
            form: forms.first().asked_first(),
            forms,
            words: setting.words(),
            theme: setting.theme(),
            events: setting.events(),
            faults: setting.faults.clone(),
            author: "Mette".to_owned(),
            writer: "Mette".to_owned(),
            folder: "./drafts".to_owned(),
            export_folder: if setting.exports_beside {
                folder.path().display().to_string()
            } else {
                "/home/mette".to_owned()
            },
            sending: setting.sending.clone(),
            is_restricted: false,
            is_utf8: setting.is_utf8,
            has_dictionary: setting.dictionary.is_some(),
            has_reminders: true,
        };
        (setting.settings)(&mut world);
        let time = Time { wall: setting.now, mono: Duration::ZERO };
        let setup = Setup {
            world: world.clone(),
            store: store.clone(),
            clock: Clock::Fixed(setting.now),
            mail: None,
            import_folders: ImportFolders::default(),
            fetch_host: setting.fetch_host.clone(),
            editor: None,
            spelling: HostSpelling::new(setting.dictionary.clone()),
        };
        let workers = InlineWorkers {
            store: store.clone(),
            staged: None,
            base: None,
            is_disk_full: false,
            hangs: false,
            waiting: Vec::new(),
            outcomes: Vec::new(),
        };
        let (app, effects) = App::new(world, time, setting.size, setting.begin.clone());
        let mut journey = Journey {
            app,
            store,
            folder,
            time,
            line: LineReader::default(),
            runner: EffectRunner::new(setup, workers),
            versions: setting.versions.clone(),
            edited_outside: Vec::new(),
            asked: Vec::new(),
            exported: Vec::new(),
            fetch: None,
            asked_to_restore: Vec::new(),
            asked_to_delete: Vec::new(),
            has_quit: false,
        };
        journey.perform(effects);
        journey
    }

    /// Ends the program without a word, as a line that drops does, after the writer has written what it was handed;
    /// then starts it again in a draft.
    pub(crate) fn dropped_and_reopened(mut self, name: &str) -> Self {
        self.write_staged();
        let mut setting = Setting::new().open(name);
        setting.size = self.app.size();
        setting.now = self.time.wall;
        Journey::begin(self.folder, self.store, &setting)
    }

    /// Types: text as it stands, keys in angle brackets, `<wait 300>` lets so many milliseconds pass.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    pub(crate) fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            if let Some((name, after)) = named {
                self.named(name);
                rest = after;
            } else {
                self.key(KeyCode::Char(first), KeyModifiers::NONE);
                rest = &rest[first.len_utf8()..];
            }
        }
    }

    fn named(&mut self, name: &str) {
        if let Some(wait) = name.strip_prefix("wait ") {
            return self.pass(Duration::from_millis(wait.parse().expect("milliseconds")));
        }
        let (modifiers, key) = match name.split_once('-') {
            Some(("C", key)) => (KeyModifiers::CONTROL, key),
            Some(("S", key)) => (KeyModifiers::SHIFT, key),
            Some(("A", key)) => (KeyModifiers::ALT, key),
            _ => (KeyModifiers::NONE, name),
        };
        let code = match key {
            "tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
            "tab" => KeyCode::Tab,
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "bs" => KeyCode::Backspace,
            "del" => KeyCode::Delete,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "pgup" => KeyCode::PageUp,
            "pgdn" => KeyCode::PageDown,
            key if key.len() > 1 && key.starts_with('f') => {
                KeyCode::F(key[1..].parse().expect("a function key"))
            }
            key => KeyCode::Char(key.chars().next().expect("a key")),
        };
        self.key(code, modifiers);
    }

    pub(crate) fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        if self.app.asks() {
            // A person reads a question before answering it.
            self.pass(Duration::from_millis(150));
        }
        let key = KeyEvent::new(code, modifiers);
        self.send(Message::Line(LineEvent::Key { key, is_alone: true }));
    }

    /// Has the terminal send these bytes, in one read.
    pub(crate) fn bytes(&mut self, bytes: impl AsRef<[u8]>) {
        for event in self.line.read(bytes.as_ref(), self.time.mono) {
            self.send(Message::Line(event));
        }
    }

    /// Whether the line waits for nothing, so that the next key is a key.
    pub(crate) fn has_quiet_line(&self) -> bool {
        self.line.wakes_at().is_none()
    }

    pub(crate) fn paste(mut self, text: &str) -> Self {
        self.send(Message::Line(LineEvent::Paste(text.to_owned())));
        self
    }

    pub(crate) fn resize(mut self, columns: u16, rows: u16) -> Self {
        self.send(Message::Resize(columns, rows));
        self
    }

    /// Fills the disk, or makes room again.
    pub(crate) fn break_disk(&mut self, is_full: bool) {
        self.runner.workers.is_disk_full = is_full;
    }

    /// Has the disk hang, so that nothing is made or opened.
    pub(crate) fn hang_disk(&mut self) {
        self.runner.workers.hangs = true;
    }

    /// Has the disk do all that waits for it, and what follows from that.
    pub(crate) fn free_disk(&mut self) {
        self.runner.workers.hangs = false;
        for task in std::mem::take(&mut self.runner.workers.waiting) {
            task(&mut self.runner.workers);
        }
        for message in std::mem::take(&mut self.runner.workers.outcomes) {
            self.send(message);
        }
    }

    /// Lets time pass, waking the program when it wants to be.
    pub(crate) fn pass(&mut self, time: Duration) {
        let end = self.time.mono + time;
        loop {
            let line = self.line.wakes_at().map(|at| at.saturating_sub(self.time.mono));
            let wait = line.unwrap_or(time).min(self.app.wait()).max(Duration::from_millis(1));
            let step = wait.min(end.saturating_sub(self.time.mono));
            self.time.mono += step;
            self.time.wall += step;
            self.send_plain(Message::Tick(self.time));
            for event in self.line.tick(self.time.mono) {
                self.send(Message::Line(event));
            }
            if self.time.mono >= end {
                return;
            }
        }
    }

    /// Tells the program something, as the runtime would.
    pub(crate) fn tell(mut self, message: Message) -> Self {
        self.send(message);
        self
    }

    /// Writes what the writer was handed, as it does by itself in the end.
    pub(crate) fn write_staged(&mut self) {
        if self.runner.workers.staged.is_some() {
            self.perform(vec![Effect::Save]);
        }
    }

    /// The state that was handed to the writer last.
    pub(crate) fn staged(&self) -> &Snapshot {
        self.runner.workers.staged.as_ref().expect("something was staged")
    }

    pub(crate) fn send(&mut self, message: Message) {
        self.send_plain(Message::Tick(self.time));
        self.send_plain(message);
    }

    fn send_plain(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            let reply = self.performed(effect);
            let outcomes = std::mem::take(&mut self.runner.workers.outcomes);
            for message in outcomes.into_iter().chain(reply) {
                queue.extend(self.app.update(message));
            }
        }
    }

    /// The draft as it is on disk.
    pub(crate) fn on_disk(&self, name: &str) -> Draft {
        self.store.load(name).expect("a draft").0
    }

    /// The text of a file beside the drafts; empty where there is none.
    #[expect(clippy::disallowed_methods, reason = "a test looks at what is on the disk")]
    pub(crate) fn text_beside(&self, name: &str) -> String {
        let drafts = self.store.drafts_dir();
        std::fs::read_to_string(drafts.with_file_name(name)).unwrap_or_default()
    }

    /// The screen as cells, and where the cursor stands.
    pub(crate) fn drawn(&self) -> (Buffer, Position) {
        let (columns, rows) = self.app.size();
        let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = self.app.draw(&mut buf);
        (buf, cursor)
    }

    /// The screen as text, row by row, with a line below that says where the cursor stands.
    pub(crate) fn frame(&self) -> String {
        let (buf, cursor) = self.drawn();
        let mut text = String::new();
        for y in 0..buf.area.height {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buf.area.width {
                let symbol = buf[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                }
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(skip).saturating_sub(1);
            }
            text.push_str(row.trim_end());
            text.push('\n');
        }
        writeln!(text, "cursor {},{}", cursor.x, cursor.y).expect("a string takes all");
        text
    }
}
