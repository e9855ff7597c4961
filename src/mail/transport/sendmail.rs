//! The host's own mail program, called with the options that all of them have. In restricted mode the settings name
//! none, since it is another program.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use lettre::Address;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{MemfdFlags, memfd_create};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, kill_process_group, pidfd_open};

use super::{Limits, PASSWORD_VARIABLE};
use crate::clock::Stopwatch;
use crate::mail::{Letter, SendError, Taken};

/// How much of the program's output is read, in bytes.
const LONGEST: u64 = 4_000;

/// `EX_TEMPFAIL`: the letter could not be sent at once, and many programs keep it to try again.
const KEPT: i32 = 75;

pub(super) fn hand_over(
    path: &Path,
    from: &Address,
    to: &Address,
    letter: &Letter,
    limits: Limits,
) -> Result<Taken, SendError> {
    // The program can't say what the servers behind it take.
    let (letter, taken) = letter.fitting(false)?;
    let started = start(path, from, to, &letter);
    let (mut child, said) =
        started.map_err(|source| SendError::SendmailNotStarted { path: path.to_owned(), source })?;
    match wait(&mut child, limits.whole) {
        Some(status) if status.success() => Ok(taken),
        Some(status) => {
            let may_have_gone = status.code() == Some(KEPT) || status.signal().is_some();
            Err(SendError::SendmailFailed {
                path: path.to_owned(),
                said: output(said, status),
                may_have_gone,
            })
        }
        None => {
            kill(&mut child);
            Err(SendError::SendmailSilent(path.to_owned()))
        }
    }
}

/// The program, and the file for its output. It also reads the letter from a file, both in memory, since pipes would have
/// to be filled and emptied while it runs.
#[expect(clippy::disallowed_methods, reason = "in restricted mode the settings name no mail program")]
fn start(path: &Path, from: &Address, to: &Address, letter: &Letter) -> io::Result<(Child, File)> {
    let mut letter_file = File::from(memfd_create("letter", MemfdFlags::CLOEXEC)?);
    letter_file.write_all(&with_plain_line_ends(&letter.bytes()))?;
    letter_file.rewind()?;
    let said = File::from(memfd_create("said", MemfdFlags::CLOEXEC)?);
    let child = Command::new(path)
        .args(["-i", "-f", from.as_ref(), "--", to.as_ref()])
        .env_remove(PASSWORD_VARIABLE)
        .stdin(Stdio::from(letter_file))
        .stdout(Stdio::from(said.try_clone()?))
        .stderr(Stdio::from(said.try_clone()?))
        // What it starts is killed with it.
        .process_group(0)
        .spawn()?;
    Ok((child, said))
}

/// Programs on this host expect its own line ends.
fn with_plain_line_ends(bytes: &[u8]) -> Vec<u8> {
    let is_before_lf = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    let kept = bytes.iter().enumerate().filter(|&(at, &byte)| !(byte == b'\r' && is_before_lf(at)));
    kept.map(|(_, &byte)| byte).collect()
}

/// Waits for the program to end; none where it takes longer.
fn wait(child: &mut Child, longest: Duration) -> Option<ExitStatus> {
    let watch = Stopwatch::start();
    if let Ok(process) = pidfd_open(Pid::from_child(child), PidfdFlags::empty()) {
        loop {
            let left = longest.checked_sub(watch.elapsed())?;
            let within = Timespec::try_from(left).ok()?;
            let mut ended = [PollFd::new(&process, PollFlags::IN)];
            match poll(&mut ended, Some(&within)) {
                Ok(0) => return None,
                Err(Errno::INTR) => {}
                Ok(_) | Err(_) => break,
            }
        }
    }
    child.wait().ok()
}

/// Kills the program and what it started.
fn kill(child: &mut Child) {
    let id = Pid::from_child(child);
    // It may just have ended by itself.
    let _ = kill_process_group(id, Signal::KILL);
    // It may have changed its group.
    let _ = kill_process(id, Signal::KILL);
    let _ = child.wait();
}

/// What the program said, else how it ended.
fn output(mut said: File, status: ExitStatus) -> String {
    let mut bytes = Vec::new();
    let read = said.rewind().and_then(|()| said.take(LONGEST).read_to_end(&mut bytes));
    let text = String::from_utf8_lossy(&bytes).trim().to_owned();
    if read.is_err() || text.is_empty() { status.to_string() } else { text }
}
