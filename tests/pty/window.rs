//! The window around the program: both ends of the pseudo-terminal, and what came from the program so far.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use portable_pty::{MasterPty, PtyPair, PtySize};
use rustix::fd::OwnedFd;
use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

/// An open window, and what goes on in it beside the test.
pub(crate) struct Window {
    pub master: Box<dyn MasterPty + Send>,
    pub input: Sender<Vec<u8>>,
    writer: JoinHandle<()>,
    reader: JoinHandle<()>,
}

/// What the reader shares with the test.
pub(crate) struct SharedOutput {
    pub seen: Mutex<ProgramOutput>,
    pub changed: Condvar,
    is_hung_up: AtomicBool,
}

/// What came from the program so far.
pub(crate) struct ProgramOutput {
    pub screen: vt100::Parser,
    pub raw: Vec<u8>,
    pub is_closed: bool,
    pub is_stalled: bool,
}

impl Window {
    /// Opens it.
    pub(crate) fn open(master: Box<dyn MasterPty + Send>, line: &Arc<SharedOutput>) -> Self {
        let from_program = master.try_clone_reader().expect("a reader");
        let to_program = master.take_writer().expect("a writer");
        let (input, typed) = channel();
        let line = Arc::clone(line);
        let writer = thread::spawn(move || write_on(to_program, &typed));
        let reader = thread::spawn(move || read_on(from_program, &line));
        Window { master, input, writer, reader }
    }

    /// Closes every hold on it, so that the line drops.
    pub(crate) fn close(self, line: &SharedOutput) {
        drop(self.input);
        self.writer.join().expect("all is typed");
        line.is_hung_up.store(true, Ordering::Release);
        // The reader waits for something to read. It is given that, and lets go.
        if let Some(slave) = slave(&*self.master) {
            let _ = rustix::io::write(&slave, b"\0");
        }
        self.reader.join().expect("the reader lets go");
    }

    /// The modes of the terminal as they are.
    pub(crate) fn modes(&self) -> Modes {
        Modes::of(&slave(&*self.master).expect("the terminal is there"))
    }
}

/// Passes on what is typed. A program that reads nothing holds up this thread, and not the test.
fn write_on(mut to_program: Box<dyn Write + Send>, typed: &Receiver<Vec<u8>>) {
    while let Ok(bytes) = typed.recv() {
        if to_program.write_all(&bytes).is_err() {
            return;
        }
    }
}

fn read_on(mut from_program: Box<dyn Read + Send>, line: &SharedOutput) {
    let mut bytes = [0; 4096];
    loop {
        let count = from_program.read(&mut bytes).unwrap_or(0);
        let seen = line.changed.wait_while(line.look(), |seen| seen.is_stalled);
        let mut seen = seen.unwrap_or_else(PoisonError::into_inner);
        seen.is_closed = count == 0 || line.is_hung_up.load(Ordering::Acquire);
        seen.raw.extend(&bytes[..count]);
        seen.screen.process(&bytes[..count]);
        line.changed.notify_all();
        if seen.is_closed {
            return;
        }
    }
}

impl SharedOutput {
    /// A line of so many columns and rows that nothing came from yet.
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        let seen = ProgramOutput { screen, raw: Vec::new(), is_closed: false, is_stalled: false };
        SharedOutput { seen: Mutex::new(seen), changed: Condvar::new(), is_hung_up: AtomicBool::new(false) }
    }

    /// What came so far.
    pub(crate) fn look(&self) -> MutexGuard<'_, ProgramOutput> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The modes that a program changes and has to give back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Modes(u32, u32, u32);

impl Modes {
    fn of(terminal: &OwnedFd) -> Self {
        let Termios { input_modes, output_modes, local_modes, .. } = tcgetattr(terminal).expect("its modes");
        Modes(input_modes.bits(), output_modes.bits(), local_modes.bits())
    }
}

/// Opens the end of the terminal that the program has.
fn slave(master: &dyn MasterPty) -> Option<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    openat(CWD, master.tty_name()?, flags, Mode::empty()).ok()
}

/// `portable-pty` types an end of line and an end of file when its writer is dropped; a line that drops types
/// nothing. It refrains where the terminal knows no character for an end of file. Gives the modes that the program
/// finds.
pub(crate) fn silence_farewell(pair: &PtyPair) -> Modes {
    let slave = slave(&*pair.master).expect("the terminal is there");
    let mut modes = tcgetattr(&slave).expect("its modes");
    modes.special_codes[SpecialCodeIndex::VEOF] = 0;
    tcsetattr(&slave, OptionalActions::Now, &modes).expect("its modes can be set");
    Modes::of(&slave)
}

pub(crate) fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

pub(crate) fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
