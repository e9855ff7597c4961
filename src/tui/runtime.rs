//! The program's hold on the world: the terminal, the clock, the writer. Waits for what happens, tells the program
//! of it as messages, does what the program asks for and draws once all of it is taken in.

mod backend;
mod errands;
mod hands;
mod imports;
mod input;
mod leaving;
mod outside;
mod panic;
mod program;
mod terminal;
mod watchdog;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use thiserror::Error;

use crate::clock::{Clock, Stopwatch};
use crate::mail;
use crate::sandbox;
use crate::store::Store;
use crate::store::writer::Writer;
use crate::tui::message::{Effect, Message, Time};
use crate::words::Words;
use errands::Errands;
use hands::{Done, Hands};
pub use imports::ImportFolders;
use input::{Input, Waker, Woken};
use leaving::Leaving;
use terminal::Screen;

/// Leaving waits this long for the disk, at most.
const LAST_SAVE: Duration = Duration::from_millis(1_700);

/// No wait is longer, so that a program that forgets to be woken is still told the time.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// No wait is shorter: a program that always wants to be woken at once must not keep a core busy.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// Input is taken in for this long at most before something is drawn.
const LONGEST_DRAIN: Duration = Duration::from_millis(100);

/// So many characters at once are more than a person types between two looks at the terminal.
const SHORTEST_RUN: usize = 16;

/// What the runtime runs.
pub trait Program {
    /// Takes in what happened, and says what to do.
    fn update(&mut self, message: Message) -> Vec<Effect>;

    /// Takes in a run of characters that came at once, as from a paste that isn't marked as one: taken in key by
    /// key, a long one would take seconds.
    fn take_run(&mut self, run: &[KeyEvent]) -> Vec<Effect> {
        run.iter().flat_map(|key| self.update(Message::Key(*key))).collect()
    }

    /// How long nothing needs to happen: the time until the next tick that would change something.
    fn wait(&self) -> Duration;

    /// Whether something changed since it was last drawn.
    fn needs_draw(&self) -> bool;

    /// Draws all of it, and places the cursor.
    fn draw(&mut self, frame: &mut Frame<'_>);
}

/// What the runtime is given.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The drafts.
    pub store: Store,
    /// The clock on the wall.
    pub clock: Clock,
    /// The words for the last sentence, should the program break.
    pub words: Words,
    /// Who writes, as the host knows them.
    pub author: String,
    /// How letters leave this host; none where that is not set up.
    pub mail: Option<mail::Settings>,
    /// Where files to be read back are looked for.
    pub import_folders: ImportFolders,
    /// The user's editor, as `VISUAL` or `EDITOR` has it; else nano.
    pub editor: Option<OsString>,
    /// Whether no other program may be started.
    pub is_restricted: bool,
}

/// Why the full-screen program can't run on.
#[derive(Debug, Error)]
pub enum RunError {
    /// Input or output is no terminal.
    #[error("standard input and output must be a terminal")]
    NoTerminal,
    /// The terminal failed, or has gone.
    #[error("the terminal failed")]
    Terminal(#[from] io::Error),
}

/// Runs a program on the terminal until it quits. `begin` makes it, given the time and the terminal's columns and
/// rows, and says what to do first.
///
/// The terminal is given back as it was, also after a panic. A signal, or a terminal that goes away, ends the
/// process from here, with what was typed on disk.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn run<P: Program>(
    setup: Setup,
    begin: impl FnOnce(Time, (u16, u16)) -> (P, Vec<Effect>),
) -> Result<(), RunError> {
    if !terminal::is_there() {
        return Err(RunError::NoTerminal);
    }
    let (mut input, waker) = Input::new()?;
    let (send, outcomes) = channel();
    let save_told = told(send.clone(), waker.try_clone()?);
    let writer = Writer::start(setup.store.clone(), setup.author.clone(), setup.clock, move |report| {
        save_told(Message::from(report));
    })?;
    let errands = Errands::start(told(send.clone(), waker.try_clone()?))?;
    // A letter waits for no file, and no file for a server.
    let post = Errands::start(told(send, waker.try_clone()?))?;
    let leaving = Arc::new(Leaving::default());
    let _hook = panic::Hook::install(writer.clone(), setup.words.clone());
    let screen = Screen::enter()?;
    watchdog::start(writer.clone(), Arc::clone(&leaving), waker)?;
    if setup.is_restricted {
        // Not earlier: a thread counts as another program.
        sandbox::give_up_other_programs();
    }
    let size = terminal::size();
    let hands = Hands::new(setup, writer.clone(), errands, post);
    let mut session = Session::begin(hands, outcomes, |time| begin(time, size));
    let ran = session.run(screen, &mut input, &leaving);
    writer.leave(LAST_SAVE);
    Ok(ran?)
}

/// Tells the loop of something, from another thread.
fn told(send: Sender<Message>, waker: Waker) -> impl Fn(Message) + Send + 'static {
    move |message| {
        // Without a receiver the program is on its way out.
        let _ = send.send(message);
        waker.wake();
    }
}

/// A running program and what it waits for.
struct Session<P> {
    program: P,
    hands: Hands,
    watch: Stopwatch,
    outcomes: Receiver<Message>,
    /// What the program asked of the terminal, to be done when all input is taken in.
    asked: VecDeque<Done>,
    /// Whether to draw even if the program sees no change: the screen itself changed.
    must_draw: bool,
}

impl<P: Program> Session<P> {
    fn begin(
        hands: Hands,
        outcomes: Receiver<Message>,
        begin: impl FnOnce(Time) -> (P, Vec<Effect>),
    ) -> Self {
        let watch = Stopwatch::start();
        let (program, effects) = begin(Time { wall: hands.now(), mono: watch.elapsed() });
        let mut session =
            Session { program, hands, watch, outcomes, asked: VecDeque::new(), must_draw: true };
        session.perform(effects);
        session
    }

    /// Runs until the program quits. Where the terminal fails or has to be left, the watchdog ends the process;
    /// this returns only where it doesn't see why.
    fn run(&mut self, mut screen: Screen, input: &mut Input, leaving: &Leaving) -> io::Result<()> {
        let ended = self.go_on(&mut screen, input, leaving);
        if ended.is_err() {
            leaving.all_is_taken_in();
        }
        ended
    }

    fn go_on(&mut self, screen: &mut Screen, input: &mut Input, leaving: &Leaving) -> io::Result<()> {
        while !self.do_asked(screen, leaving)? {
            if self.must_draw || self.program.needs_draw() {
                self.must_draw = false;
                screen.draw(|frame| self.program.draw(frame))?;
            }
            let wait = self.program.wait().clamp(SHORTEST_WAIT, LONGEST_WAIT);
            let woken = input.wait(wait)?;
            self.tick();
            if woken != Woken::Other || leaving.is_asked() {
                self.take_input(input)?;
            }
            if woken == Woken::Loss || leaving.is_asked() {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.take_outcomes();
        }
        Ok(())
    }

    fn tick(&mut self) {
        let time = Time { wall: self.hands.now(), mono: self.watch.elapsed() };
        self.take(Message::Tick(time));
    }

    /// Takes in all input that is there; of an endless stream, what comes in a while.
    fn take_input(&mut self, input: &mut Input) -> io::Result<()> {
        let watch = Stopwatch::start();
        let mut run = Vec::new();
        while watch.elapsed() < LONGEST_DRAIN
            && let Some(message) = input.next()?
        {
            match message {
                Message::Key(key) if is_text(key) => run.push(key),
                message => {
                    self.take_run(&mut run);
                    self.must_draw |= matches!(message, Message::Resize(..));
                    self.take(message);
                }
            }
        }
        self.take_run(&mut run);
        Ok(())
    }

    /// Takes in the characters so far, and leaves none.
    fn take_run(&mut self, run: &mut Vec<KeyEvent>) {
        let run = std::mem::take(run);
        if run.len() < SHORTEST_RUN {
            for key in run {
                self.take(Message::Key(key));
            }
        } else {
            let effects = self.program.take_run(&run);
            self.perform(effects);
        }
    }

    fn take_outcomes(&mut self) {
        while let Ok(outcome) = self.outcomes.try_recv() {
            self.take(outcome);
        }
    }

    /// Tells the program what happened and does what it asks for.
    fn take(&mut self, message: Message) {
        let effects = self.program.update(message);
        self.perform(effects);
    }

    /// Does what the program asks for, until it asks for nothing more.
    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match self.hands.perform(effect) {
                Done::Nothing => {}
                Done::Reply(reply) => effects.extend(self.program.update(*reply)),
                asked => self.asked.push_back(asked),
            }
        }
    }

    /// Does what was asked of the terminal; says whether to leave.
    fn do_asked(&mut self, screen: &mut Screen, leaving: &Leaving) -> io::Result<bool> {
        while let Some(asked) = self.asked.pop_front() {
            match asked {
                Done::Nothing | Done::Reply(_) => {}
                Done::Quit => return Ok(true),
                Done::Redraw => {
                    screen.forget()?;
                    self.must_draw = true;
                }
                Done::CopyOut(text) => screen.copy_out(&text)?,
                Done::Export(job) => {
                    // A long document takes a while: first it is said that it is being written.
                    screen.draw(|frame| self.program.draw(frame))?;
                    let outcome = self.hands.export(&job);
                    self.take(Message::Exported(outcome));
                }
                Done::EditOutside(text) => {
                    let stdin = screen.lend()?;
                    let edited = self.hands.edit_outside(&text, stdin, leaving);
                    self.tick();
                    self.take(Message::Edited(edited));
                    if leaving.is_asked() {
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

/// Whether a key is a character and nothing else. Alt and Ctrl make it a command, or one of the third level.
fn is_text(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && key.modifiers.difference(KeyModifiers::SHIFT).is_empty()
}

#[cfg(test)]
mod tests;
