//! What a key and a start cost in a terminal, beside a program that only echoes and, where it is installed, nano: `cargo
//! bench --bench line`. Compare only what one run prints; a machine is never the same twice.

#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and reads what the kernel says of processes"
)]
#![expect(clippy::cast_precision_loss, reason = "counts of bytes are far below what a float holds")]

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Danish prose of 300 characters, a key each.
const PROSE: &str = "Kommunen har siden 2021 arbejdet med businesscases på tværs af forvaltninger, men uden en fælles \
                     metode for omkostninger, effekter og succesrater. Ledelsen ønsker at samle erfaringerne, så de \
                     bliver en fast del af den årlige budgetlægning, og så både økonomer og fagfolk kan bruge dem i \
                     hverdagen.";
const ROUNDS: usize = 3;
/// As a quick typist.
const BETWEEN_KEYS: Duration = Duration::from_millis(40);
/// When nothing came for so long, the answer to a key is whole.
const QUIET: Duration = Duration::from_millis(15);
const PATIENCE: Duration = Duration::from_secs(10);
/// Has this very program echo what it reads.
const ECHO: &str = "--echo";

fn main() {
    if std::env::args().nth(1).as_deref() == Some(ECHO) {
        return echo();
    }
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let own = std::env::current_exe().expect("a path");
    let mut programs = vec![
        Scenario::new("echo", own.to_string_lossy(), &[ECHO], "READY", ""),
        Scenario::new(
            "som",
            env!("CARGO_BIN_EXE_som"),
            &["--data", &data.to_string_lossy(), "open", "bench"],
            "Trin 1",
            "\x1b5",
        ),
    ];
    if std::path::Path::new("/usr/bin/nano").exists() {
        let file = folder.path().join("text");
        programs.push(Scenario::new(
            "nano",
            "/usr/bin/nano",
            &["-R", "-S", &file.to_string_lossy()],
            "GNU nano",
            "",
        ));
    }
    let mut figures: Vec<Vec<Figures>> = programs.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (program, figures) in programs.iter().zip(&mut figures) {
            let _ = std::fs::remove_dir_all(&data);
            let made = std::process::Command::new(env!("CARGO_BIN_EXE_som"))
                .args(["--data", &data.to_string_lossy(), "new", "bench"])
                .output();
            assert!(made.is_ok_and(|made| made.status.success()), "a draft");
            figures.push(program.measured());
        }
    }
    println!(
        "{:8}{:>10}{:>12}{:>10}{:>12}{:>10}{:>10}",
        "", "start ms", "first B", "key ms", "CPU µs/key", "B/key", "RSS MB"
    );
    for (program, rounds) in programs.iter().zip(&figures) {
        let median = |of: fn(&Figures) -> f64| {
            let mut all: Vec<f64> = rounds.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        println!(
            "{:8}{:>10.2}{:>12.0}{:>10.2}{:>12.0}{:>10.1}{:>10.1}",
            program.name,
            median(|figures| figures.start_ms),
            median(|figures| figures.first_bytes),
            median(|figures| figures.key_ms),
            median(|figures| figures.cpu_us),
            median(|figures| figures.bytes),
            median(|figures| figures.rss_mb),
        );
    }
}

/// Echoes each byte until Ctrl-Q, in raw mode.
fn echo() {
    crossterm::terminal::enable_raw_mode().expect("a terminal");
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let _ = output.write_all(b"READY").and_then(|()| output.flush());
    let mut byte = [0];
    while input.read(&mut byte).is_ok_and(|read| read > 0) && byte[0] != 17 {
        let _ = output.write_all(&byte).and_then(|()| output.flush());
    }
    let _ = crossterm::terminal::disable_raw_mode();
}

struct Scenario {
    name: &'static str,
    program: String,
    arguments: Vec<String>,
    /// What is on the screen once it has started.
    ready: &'static str,
    /// Leads to the text that is typed in.
    first_keys: &'static str,
}

struct Figures {
    start_ms: f64,
    first_bytes: f64,
    key_ms: f64,
    cpu_us: f64,
    bytes: f64,
    rss_mb: f64,
}

impl Scenario {
    fn new(
        name: &'static str,
        program: impl Into<String>,
        arguments: &[&str],
        ready: &'static str,
        first_keys: &'static str,
    ) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Scenario { name, program: program.into(), arguments, ready, first_keys }
    }

    fn measured(&self) -> Figures {
        let mut running = Running::start(self);
        let start_ms = running.until_shown(self.ready);
        running.settle();
        let first_bytes = running.output.lock().bytes.len() as f64;
        running.send(self.first_keys.as_bytes());
        running.settle();
        let (cpu, before) = (running.cpu(), running.output.lock().bytes.len());
        let mut times: Vec<f64> = PROSE.chars().map(|letter| running.key(letter)).collect();
        let count = times.len() as f64;
        let cpu_us = (running.cpu() - cpu) / count / 1_000.0;
        let bytes = (running.output.lock().bytes.len() - before) as f64 / count;
        times.sort_by(f64::total_cmp);
        Figures {
            start_ms,
            first_bytes,
            key_ms: times[times.len() / 2],
            cpu_us,
            bytes,
            rss_mb: running.rss(),
        }
    }
}

#[derive(Default)]
struct Seen {
    bytes: Vec<u8>,
    /// When the last of them came.
    at: Option<Instant>,
}

#[derive(Default)]
struct Output(Mutex<Seen>, Condvar);

impl Output {
    fn lock(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A program in a terminal of its own. Dropped, it ends.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Arc<Output>,
    begun: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Running {
    fn start(scenario: &Scenario) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(&scenario.program);
        command.args(&scenario.arguments);
        command.env("TERM", "xterm-256color");
        let (mut from, input) = (
            pair.master.try_clone_reader().expect("its output"),
            pair.master.take_writer().expect("its input"),
        );
        let output = Arc::new(Output::default());
        let shared = Arc::clone(&output);
        thread::spawn(move || {
            let mut bytes = [0; 16_384];
            while let Ok(read @ 1..) = from.read(&mut bytes) {
                let at = Instant::now();
                let mut seen = shared.lock();
                seen.bytes.extend(&bytes[..read]);
                seen.at = Some(at);
                shared.1.notify_all();
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        Running { child, input, output, begun, _master: pair.master }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).and_then(|()| self.input.flush()).expect("the terminal takes input");
    }

    /// Milliseconds from the start until this is shown.
    fn until_shown(&self, text: &str) -> f64 {
        loop {
            let seen = self.output.lock();
            if seen.bytes.windows(text.len()).any(|found| found == text.as_bytes()) {
                return seen.at.expect("it came").duration_since(self.begun).as_secs_f64() * 1_000.0;
            }
            assert!(self.begun.elapsed() < PATIENCE, "never saw {text}");
            drop(self.output.1.wait_timeout(seen, PATIENCE));
        }
    }

    fn settle(&self) {
        self.quiet_since(Instant::now(), QUIET * 20);
    }

    /// Waits until nothing came for `quiet`, and gives when the last bytes came after `since`.
    fn quiet_since(&self, since: Instant, quiet: Duration) -> Option<Instant> {
        loop {
            let seen = self.output.lock();
            let last = seen.at.filter(|at| *at > since);
            let left = quiet.saturating_sub(last.unwrap_or(since).elapsed());
            if left.is_zero() {
                return last;
            }
            drop(self.output.1.wait_timeout(seen, left));
        }
    }

    /// Milliseconds from a key to the last byte of its answer.
    fn key(&mut self, letter: char) -> f64 {
        let pressed = Instant::now();
        self.send(letter.encode_utf8(&mut [0; 4]).as_bytes());
        let last = self.quiet_since(pressed, QUIET).unwrap_or(pressed);
        thread::sleep(BETWEEN_KEYS.saturating_sub(pressed.elapsed()));
        last.duration_since(pressed).as_secs_f64() * 1_000.0
    }

    /// Nanoseconds on a processor so far, of all threads.
    fn cpu(&self) -> f64 {
        let id = self.child.process_id().expect("a process");
        let threads = std::fs::read_dir(format!("/proc/{id}/task")).expect("it is running");
        let of_thread = |path: std::path::PathBuf| {
            let stat = std::fs::read_to_string(path.join("schedstat")).unwrap_or_default();
            stat.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(0.0)
        };
        threads.map(|thread| of_thread(thread.expect("a thread").path())).sum()
    }

    fn rss(&self) -> f64 {
        let id = self.child.process_id().expect("a process");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("it is running");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
        peak.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1_024.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
