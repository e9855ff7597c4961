//! A paste between its marks: raw bytes up to the end mark.

use super::utf8::Utf8Reader;
use crate::clean::PASTE_MAX;

/// What a terminal sends after a pasted text.
const END_MARK: &[u8] = b"\x1b[201~";

/// The most bytes that are kept: so many more than a paste may have that it is seen to be too long.
const KEPT: usize = PASTE_MAX + 16;

/// A paste whose end mark has not come.
#[derive(Debug, Default)]
pub(super) struct MarkedPaste {
    bytes: Vec<u8>,
    /// How many bytes of the end mark the paste ends in.
    matched: usize,
    chars: usize,
}

impl MarkedPaste {
    /// Takes a byte; says whether the paste ends with it.
    pub(super) fn push(&mut self, byte: u8) -> bool {
        // Esc stands only at the mark's beginning, so no other start of it can overlap.
        self.matched = match byte {
            _ if byte == END_MARK[self.matched] => self.matched + 1,
            0x1b => 1,
            _ => 0,
        };
        if self.bytes.len() < KEPT {
            self.bytes.push(byte);
        }
        self.chars += usize::from(byte & 0xc0 != 0x80);
        self.matched == END_MARK.len()
    }

    /// How many characters have come.
    pub(super) fn chars(&self) -> usize {
        self.chars
    }

    /// The text without the end mark, or the start of one.
    pub(super) fn text(mut self, utf8: &mut Utf8Reader) -> String {
        if self.bytes.len() < KEPT {
            self.bytes.truncate(self.bytes.len() - self.matched);
        }
        String::from_utf8(self.bytes).unwrap_or_else(|error| {
            let mut text: String = error.as_bytes().iter().flat_map(|byte| utf8.push(*byte)).collect();
            text.extend(utf8.end());
            text
        })
    }
}
