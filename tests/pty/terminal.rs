//! A terminal with the program in it: types bytes, shows what a person would see, and waits for a condition, never
//! for a time.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use som::clock::Stopwatch;

use crate::window::{Modes, ProgramOutput, SharedOutput, Window, cells, pty_size, silence_farewell};

/// No condition is waited for longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that is told to end has this long. It promises half of it.
const END: Duration = Duration::from_secs(2);

/// One at a time: a process begun between the opening of another's terminal and its marking would keep it open.
static STARTING: Mutex<()> = Mutex::new(());

/// What is started.
pub(crate) struct LaunchOptions {
    /// The program itself, or one that leads to it.
    pub program: OsString,
    pub arguments: Vec<OsString>,
    pub variables: Vec<(&'static str, OsString)>,
    pub folder: PathBuf,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// The program in its terminal. Dropped, both are gone.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// Names the process and no other, also when it has ended.
    process: OwnedFd,
    has_ended: bool,
    /// The end that a terminal window would hold, until it is closed.
    window: Option<Window>,
    modes_before: Modes,
    line: Arc<SharedOutput>,
}

/// The screen, as a test looks at it.
pub(crate) struct Screen<'a>(&'a vt100::Screen);

impl Screen<'_> {
    /// All of its text.
    pub(crate) fn text(&self) -> String {
        self.0.contents()
    }

    /// The text of a row, counted from 0.
    pub(crate) fn row(&self, number: usize) -> String {
        let (_, columns) = self.0.size();
        self.0.rows(0, columns.get()).nth(number).unwrap_or_default()
    }

    /// Whether the title bar reaches across so many columns, as far as its margin.
    pub(crate) fn is_drawn_across(&self, columns: u16) -> bool {
        let margin = if columns < 100 { 1 } else { 2 };
        self.row(0).trim_end().chars().count() == usize::from(columns - margin)
    }

    /// Whether a text stands on it, in one row.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The column and row of the cursor.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.0.cursor_position();
        (column, row)
    }

    /// Whether any cell looks so.
    pub(crate) fn any_cell(&self, looks: impl Fn(&vt100::Cell) -> bool) -> bool {
        let (rows, columns) = self.0.size();
        let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.any(|(row, column)| self.0.cell(row, column).is_some_and(&looks))
    }

    /// Whether the terminal is as a shell has it.
    pub(crate) fn is_given_back(&self) -> bool {
        !self.0.alternate_screen() && !self.0.bracketed_paste() && !self.0.hide_cursor()
    }
}

impl Terminal {
    /// Starts the program. Where the machine gives no terminal, it says so and gives none.
    pub(crate) fn start(started: LaunchOptions) -> Option<Self> {
        let (columns, rows) = started.size;
        let one_by_one = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = match native_pty_system().openpty(pty_size(columns, rows)) {
            Ok(pair) => pair,
            Err(why) => {
                eprintln!("skipped: no terminal can be opened here ({why})");
                return None;
            }
        };
        let modes_before = silence_farewell(&pair);
        let mut command = CommandBuilder::new(started.program);
        command.env_clear();
        if let Some(part) = take_out() {
            command.env("SOM_TAKE_OUT", part);
        }
        // What is measured is the program's own, whether or not the host has a dictionary.
        command.env("DICPATH", "/nowhere");
        // Nor do the settings of whoever runs the tests count.
        command.env("XDG_CONFIG_HOME", "/nowhere");
        started.variables.iter().for_each(|(name, value)| command.env(name, value));
        command.args(started.arguments);
        command.cwd(started.folder);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        drop(one_by_one);
        let pid = child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let process = pidfd_open(pid.expect("a process"), PidfdFlags::empty()).expect("a hold on it");
        let line = Arc::new(SharedOutput::new(columns, rows));
        let window = Some(Window::open(pair.master, &line));
        Some(Terminal { child, process, has_ended: false, window, modes_before, line })
    }

    /// Types a text, all at once.
    pub(crate) fn types(&mut self, text: &str) {
        self.sends(text.as_bytes());
    }

    /// Presses a key as a person does: not in one go with what was typed before, and not before a question was read.
    pub(crate) fn presses(&mut self, key: &str) {
        pause(Duration::from_millis(200));
        self.types(key);
    }

    /// Sends bytes, all at once.
    fn sends(&mut self, bytes: &[u8]) {
        // Whether they arrive shows on the screen.
        let _ = self.window().input.send(bytes.to_owned());
    }

    /// Sends bytes one by one with a gap before each, and gives the longest that it came to be.
    pub(crate) fn sends_slowly(&mut self, bytes: &[u8], gap: Duration) -> Duration {
        let mut longest = Duration::ZERO;
        for byte in bytes {
            let watch = Stopwatch::start();
            pause(gap);
            self.sends(&[*byte]);
            longest = longest.max(watch.elapsed());
        }
        longest
    }

    /// Sends bytes in two parts with a gap between them.
    pub(crate) fn sends_in_two(&mut self, bytes: &[u8], at: usize, gap: Duration) {
        self.sends(&bytes[..at]);
        pause(gap);
        self.sends(&bytes[at..]);
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Screen<'_>) -> bool) {
        let watch = Stopwatch::start();
        let mut seen = self.line.look();
        while !is_so(&Screen(seen.screen.screen())) {
            let left = PATIENCE.saturating_sub(watch.elapsed());
            if left.is_zero() || seen.is_closed {
                let ended = if seen.is_closed { " (it has ended)" } else { "" };
                let picture = picture(&seen);
                drop(seen);
                panic!("waited in vain for {what}{ended}:\n{picture}");
            }
            let woken = self.line.changed.wait_timeout(seen, left);
            seen = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until a text stands on the screen, in one row.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) {
        self.until(&format!("”{text}”"), |screen| screen.has(text));
    }

    /// Waits until nothing comes for so long.
    pub(crate) fn settles(&mut self, time: Duration) {
        while self.written_within(time) > 0 {}
    }

    /// How many bytes come within a time.
    pub(crate) fn written_within(&mut self, time: Duration) -> usize {
        let watch = Stopwatch::start();
        let mut seen = self.line.look();
        let before = seen.raw.len();
        loop {
            let left = time.saturating_sub(watch.elapsed());
            if left.is_zero() {
                return seen.raw.len() - before;
            }
            let woken = self.line.changed.wait_timeout(seen, left);
            seen = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Looks at the screen as it is.
    pub(crate) fn look<T>(&self, at: impl Fn(&Screen<'_>) -> T) -> T {
        at(&Screen(self.line.look().screen.screen()))
    }

    /// All of the screen's text as it is.
    pub(crate) fn text(&self) -> String {
        Screen(self.line.look().screen.screen()).text()
    }

    /// Whether the terminal is as a shell has it.
    pub(crate) fn is_given_back(&self) -> bool {
        Screen(self.line.look().screen.screen()).is_given_back()
    }

    /// All that the program has sent, byte for byte.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.line.look().raw.clone()
    }

    /// Makes the terminal so many columns wide and rows high.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let mut seen = self.line.look();
        seen.screen.screen_mut().set_size(cells(rows), cells(columns));
        drop(seen);
        self.window().master.resize(pty_size(columns, rows)).expect("another size");
    }

    /// Has the terminal say that it is of this size, whatever it is.
    pub(crate) fn claims_size(&mut self, columns: u16, rows: u16) {
        self.window().master.resize(pty_size(columns, rows)).expect("another size");
    }

    /// The most memory that the program has had, in kilobytes.
    #[expect(clippy::disallowed_methods, reason = "what the kernel says of the process")]
    pub(crate) fn peak_memory(&self) -> usize {
        let id = self.child.process_id().expect("a process");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("it is running");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
        kilobytes.and_then(|kilobytes| kilobytes.parse().ok()).expect("a number")
    }

    /// How often the process's threads have gone to sleep, and so will have woken.
    #[expect(clippy::disallowed_methods, reason = "what the kernel says of the process")]
    pub(crate) fn wake_ups(&self) -> usize {
        let id = self.child.process_id().expect("a process");
        let threads = std::fs::read_dir(format!("/proc/{id}/task")).expect("it is running");
        let of_thread = |path: PathBuf| {
            let status = std::fs::read_to_string(path.join("status")).unwrap_or_default();
            let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            count.and_then(|count| count.trim().parse::<usize>().ok()).unwrap_or(0)
        };
        threads.map(|thread| of_thread(thread.expect("a thread").path())).sum()
    }

    /// From now on the terminal takes no output, as when its line hangs.
    pub(crate) fn stalls(&mut self) {
        self.line.look().is_stalled = true;
    }

    /// The terminal takes output again.
    pub(crate) fn goes_on(&mut self) {
        self.line.look().is_stalled = false;
        self.line.changed.notify_all();
    }

    /// Sends a signal to the process.
    pub(crate) fn signal(&mut self, signal: Signal) {
        pidfd_send_signal(&self.process, signal).expect("it is running");
    }

    /// The state letter of the process, as the kernel has it: `T` is stopped.
    #[expect(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
    pub(crate) fn state(&self) -> char {
        let id = self.child.process_id().expect("a process");
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it is running");
        let (_, rest) = stat.rsplit_once(") ").expect("a name in brackets");
        rest.chars().next().expect("a letter")
    }

    /// How the terminal turns bytes into input, and text into output.
    pub(crate) fn modes(&self) -> Modes {
        self.window().modes()
    }

    /// The same before the program was started.
    pub(crate) fn modes_before(&self) -> &Modes {
        &self.modes_before
    }

    /// Presses F10 and expects a good end.
    #[track_caller]
    pub(crate) fn quits(&mut self) {
        self.types(F10);
        assert_eq!(self.ends(PATIENCE), 0, "{}", picture(&self.line.look()));
    }

    /// Waits for the end that was asked for, and gives the exit code.
    #[track_caller]
    pub(crate) fn ends_soon(&mut self) -> u32 {
        self.ends(END)
    }

    #[track_caller]
    fn ends(&mut self, within: Duration) -> u32 {
        let within = Timespec::try_from(within).expect("a short time");
        let mut process = [PollFd::new(&self.process, PollFlags::IN)];
        let has_ended = poll(&mut process, Some(&within)).expect("a wait") > 0;
        assert!(has_ended, "still there, in state {}:\n{}", self.state(), picture(&self.line.look()));
        let status = self.child.wait().expect("its end");
        self.has_ended = true;
        self.goes_on();
        // What it sent last is still on its way.
        let seen = self.line.look();
        let last = self.line.changed.wait_timeout_while(seen, PATIENCE, |seen| !seen.is_closed);
        drop(last.unwrap_or_else(PoisonError::into_inner));
        status.exit_code()
    }

    /// Waits for the end of a process that was killed.
    #[track_caller]
    pub(crate) fn is_killed(&mut self) {
        self.ends(PATIENCE);
    }

    /// Closes the terminal, as a window that is closed or a line that drops; gives the exit code of the program.
    #[track_caller]
    pub(crate) fn hangs_up(mut self) -> u32 {
        let window = self.window.take().expect("an open window");
        window.close(&self.line);
        self.ends(END)
    }

    fn window(&self) -> &Window {
        self.window.as_ref().expect("an open window")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.has_ended {
            let _ = pidfd_send_signal(&self.process, Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// The part that `tests/bite.rs` takes out of the program, to see that a test here misses it.
#[expect(clippy::disallowed_methods, reason = "one test tells another by a variable")]
fn take_out() -> Option<OsString> {
    std::env::var_os("SOM_TAKE_OUT")
}

fn picture(seen: &ProgramOutput) -> String {
    let screen = Screen(seen.screen.screen());
    format!("{}\ncursor {:?}", screen.text(), screen.cursor())
}

/// A gap between two bytes is itself what is tested.
#[expect(clippy::disallowed_methods, reason = "the gaps of a slow line are input, not a wait for something")]
fn pause(gap: Duration) {
    thread::sleep(gap);
}

pub(crate) const ENTER: &str = "\r";
pub(crate) const TAB: &str = "\t";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const F7: &str = "\x1b[18~";
pub(crate) const F8: &str = "\x1b[19~";
pub(crate) const F9: &str = "\x1b[20~";
pub(crate) const F10: &str = "\x1b[21~";
pub(crate) const SHIFT_LEFT: &str = "\x1b[1;2D";
pub(crate) const UP: &str = "\x1b[A";
pub(crate) const LEFT: &str = "\x1b[D";
pub(crate) const CTRL_L: u8 = 0x0c;
