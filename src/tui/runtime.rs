//! Runs a program on the terminal: waits for what happens, passes it on as messages, performs the effects and draws once
//! all input is taken in.

pub mod effect_runner;
mod external_editor;
mod file_tasks;
pub mod frame_writer;
mod import_folders;
mod input;
pub mod line;
mod panic_hook;
mod program;
mod shutdown;
mod spelling;
mod terminal;
mod tty;
mod watchdog;
pub mod workers;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::clock::{Clock, Stopwatch};
use crate::fetch::FetchHost;
use crate::mail;
use crate::sandbox;
use crate::store::Store;
use crate::store::writer::Writer;
use crate::tui::message::{Effect, Message, Time};
use crate::tui::world::World;
use effect_runner::{EffectRunner, Performed, TerminalEffect};
pub use import_folders::ImportFolders;
use input::{Input, WakeReason};
use line::{LineEvent, LineReader};
pub(crate) use program::start;
use shutdown::{LAST_SAVE, LAST_WORD, Shutdown};
pub use spelling::{DictionaryFiles, HostSpelling};
use terminal::TerminalScreen;
pub(crate) use terminal::has_terminal;
use workers::Threads;

/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The shortest wait, in case a program keeps asking to be woken at once.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// How long input is taken in before the next frame.
const LONGEST_DRAIN: Duration = Duration::from_millis(100);

/// How long the screen waits for work on files before it is drawn without its outcome. Most disks answer within that,
/// and the key's own frame shows what came of it.
const QUICK: Duration = Duration::from_millis(25);

/// What the runtime runs.
pub(crate) trait Program {
    /// Takes in what happened; returns what to do.
    fn update(&mut self, message: Message) -> Vec<Effect>;

    /// The time until the next tick that would change something.
    fn wait(&self) -> Duration;

    /// Whether something changed since it was last drawn.
    fn needs_draw(&self) -> bool;

    /// Draws the screen and gives where the cursor must stand.
    fn draw(&mut self, buf: &mut Buffer) -> Position;
}

/// What the program is started with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What the screens need.
    pub world: World,
    /// The data folder.
    pub store: Store,
    /// The wall clock.
    pub clock: Clock,
    /// How letters leave this host, if that is set up.
    pub mail: Option<mail::Settings>,
    /// Where files to be imported are looked for.
    pub import_folders: ImportFolders,
    /// This host, if the user came by SSH and may want to fetch documents.
    pub fetch_host: Option<FetchHost>,
    /// The user's editor, from `VISUAL` or `EDITOR`; nano if neither is set.
    pub editor: Option<OsString>,
    /// The dictionary for the answers' language, if one is to be used.
    pub spelling: HostSpelling,
}

/// Runs a program on the terminal until it quits. `begin` makes it from the time and the terminal's columns and rows, with
/// its first effects.
///
/// The terminal is given back as it was, also after a panic. A signal or the loss of the terminal ends the process from
/// here, after what was typed is saved.
///
/// # Errors
/// If the terminal fails, or has gone.
fn run<P: Program>(setup: Setup, begin: impl FnOnce(Time, (u16, u16)) -> (P, Vec<Effect>)) -> io::Result<()> {
    let (mut input, waker) = Input::new()?;
    let (send, outcomes) = channel();
    let reporter = || {
        let (send, waker) = (send.clone(), waker.clone());
        move |message| {
            // If the receiver has gone, the program is about to end.
            let _ = send.send(message);
            waker.wake();
        }
    };
    let (author, report) = (setup.world.author.clone(), reporter());
    let writer =
        Writer::start(setup.store.clone(), author, setup.clock, move |saved| report(Message::from(saved)))?;
    let threads = Threads::start(&writer, reporter)?;
    let shutdown = Arc::new(Shutdown::default());
    let _hook = panic_hook::PanicHook::install(writer.clone(), setup.world.words.clone());
    let mut screen = TerminalScreen::enter()?;
    let spelling = setup.spelling.clone();
    watchdog::start(writer.clone(), spelling.clone(), Arc::clone(&shutdown), waker)?;
    if setup.world.is_restricted {
        // Not earlier: starting a thread counts as starting a program.
        sandbox::give_up_other_programs();
    }
    let start = Time { wall: setup.clock.now(), mono: Duration::ZERO };
    let mut session = Session::begin(begin(start, tty::size()), EffectRunner::new(setup, threads), outcomes);
    let ran = session.run(&mut screen, &mut input, &shutdown);
    if ran.is_err() {
        // The watchdog ends the process now; the rest is only done if it didn't notice.
        shutdown.all_is_taken_in();
    }
    drop(screen);
    writer.leave(LAST_SAVE);
    spelling.settle(LAST_WORD);
    ran
}

/// How long to wait for input. The time asked for is measured by the wall clock, which may be set, and goes on while the
/// host sleeps, which the wait does not: so the clock is looked at once a minute at least.
fn pause(line: Option<Duration>, program: Duration) -> Duration {
    line.unwrap_or(LONGEST_WAIT).min(program).clamp(SHORTEST_WAIT, LONGEST_WAIT)
}

struct Session<P> {
    program: P,
    runner: EffectRunner<Threads>,
    watch: Stopwatch,
    line: LineReader,
    outcomes: Receiver<Message>,
    /// Whether the workers answered quickly the last time.
    is_quick: bool,
    /// To be performed once all input is taken in.
    terminal_effects: VecDeque<TerminalEffect>,
    /// Whether to draw even if the program sees no change, as the terminal itself changed.
    must_draw: bool,
}

impl<P: Program> Session<P> {
    fn begin(
        (program, effects): (P, Vec<Effect>),
        runner: EffectRunner<Threads>,
        outcomes: Receiver<Message>,
    ) -> Self {
        let (watch, terminal_effects) = (Stopwatch::start(), VecDeque::new());
        let line = LineReader::default();
        let mut session = Session {
            program,
            runner,
            watch,
            line,
            outcomes,
            is_quick: true,
            terminal_effects,
            must_draw: true,
        };
        session.perform(effects);
        session
    }

    /// Runs until the program quits, or the terminal fails or has gone.
    fn run(&mut self, screen: &mut TerminalScreen, input: &mut Input, shutdown: &Shutdown) -> io::Result<()> {
        while !self.perform_on_terminal(screen, shutdown)? {
            if self.must_draw || self.program.needs_draw() {
                self.must_draw = false;
                screen.draw(|buf| self.program.draw(buf))?;
            }
            let line = self.line.wakes_at().map(|at| at.saturating_sub(self.watch.elapsed()));
            let woken = input.wait(pause(line, self.program.wait()))?;
            self.tick();
            self.take_input(input)?;
            if woken == WakeReason::Loss || shutdown.is_requested() {
                let rest = self.line.end();
                self.take_line(rest);
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.take_outcomes();
        }
        Ok(())
    }

    fn now(&self) -> DateTime<Utc> {
        self.runner.setup.clock.now()
    }

    fn tick(&mut self) {
        let time = Time { wall: self.now(), mono: self.watch.elapsed() };
        self.take(Message::Tick(time));
    }

    /// Takes in the waiting input, or as much of it as `LONGEST_DRAIN` allows.
    fn take_input(&mut self, input: &mut Input) -> io::Result<()> {
        if let Some((columns, rows)) = input.new_size() {
            self.terminal_effects.push_back(TerminalEffect::Redraw);
            self.take(Message::Resize(columns, rows));
        }
        let events = self.line.tick(self.watch.elapsed());
        self.take_line(events);
        let begun = self.watch.elapsed();
        while let Some(bytes) = input.read()? {
            let now = self.watch.elapsed();
            let events = self.line.read(bytes, now);
            self.take_line(events);
            if now > begun + LONGEST_DRAIN {
                break;
            }
        }
        Ok(())
    }

    fn take_line(&mut self, events: Vec<LineEvent>) {
        for event in events {
            self.take(Message::Line(event));
        }
    }

    fn take_outcomes(&mut self) {
        while let Ok(outcome) = self.outcomes.try_recv() {
            self.is_quick = true;
            self.take(outcome);
        }
    }

    fn take(&mut self, message: Message) {
        let effects = self.program.update(message);
        self.perform(effects);
    }

    /// Performs effects, and those that the replies to them bring.
    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            let now = self.now();
            match self.runner.perform(effect, now) {
                Performed::Done => {}
                Performed::UnderWay => {
                    if let Some(outcome) = self.quick_outcome() {
                        effects.extend(self.program.update(outcome));
                    }
                }
                Performed::Reply(reply) => effects.extend(self.program.update(*reply)),
                Performed::OnTerminal(effect) => self.terminal_effects.push_back(effect),
            }
        }
    }

    /// What comes of work at once. A disk that was slow is waited for again when it has answered.
    fn quick_outcome(&mut self) -> Option<Message> {
        let outcome = if self.is_quick { self.outcomes.recv_timeout(QUICK).ok() } else { None };
        self.is_quick &= outcome.is_some();
        outcome
    }

    /// Performs the effects that waited; returns whether to quit.
    fn perform_on_terminal(&mut self, screen: &mut TerminalScreen, shutdown: &Shutdown) -> io::Result<bool> {
        while let Some(effect) = self.terminal_effects.pop_front() {
            match effect {
                TerminalEffect::Quit => return Ok(true),
                TerminalEffect::Redraw => {
                    screen.forget();
                    self.must_draw = true;
                }
                TerminalEffect::CopyOut(text) => screen.copy_out(&text)?,
                TerminalEffect::EditOutside(text) => {
                    terminal::give_back();
                    let edited = external_editor::edit_text(&text, &self.runner.setup, shutdown);
                    self.tick();
                    self.take(Message::Edited(edited));
                    if shutdown.is_requested() {
                        return Err(io::ErrorKind::BrokenPipe.into());
                    }
                    screen.take_back()?;
                    self.must_draw = true;
                }
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests;
