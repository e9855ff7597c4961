//! Bytes of a line, in reads of any length with any pause between, through the reader into the program.

use som::tui::message::Message;
use som::tui::runtime::line::LineReader;

use super::keys::Program;

/// Whatever is unfinished is over after this, in milliseconds.
const LONGEST_WAIT: u64 = 2_000;

/// The first byte says where to begin; then come a read's length, the pause before it in units of 5 ms, and its bytes.
pub fn line(bytes: &[u8]) {
    let Some((begin, mut rest)) = bytes.split_first() else { return };
    let mut program = Program::begin(*begin);
    let mut line = LineReader::default();
    while let [length, pause, after @ ..] = rest {
        let (read, left) = after.split_at(usize::from(*length).min(after.len()));
        rest = left;
        let now = program.later(u64::from(*pause) * 5).mono;
        for event in line.read(read, now) {
            program.takes(Message::Line(event));
        }
        program.draws();
        if program.has_quit {
            return;
        }
    }
    let end = program.later(LONGEST_WAIT).mono;
    for event in line.tick(end) {
        program.takes(Message::Line(event));
    }
    assert_eq!(line.wakes_at(), None, "the line is stuck");
}
