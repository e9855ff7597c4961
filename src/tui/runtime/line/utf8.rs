//! Reads UTF-8 byte by byte. A byte that can't be UTF-8 is taken for the letter that it is in Latin-1, as Windows has it
//! (code page 1252): PuTTY set to either sends it for `æ`.

use std::time::Duration;

use super::REST_WAIT;

/// How long the rest of a character is waited for once a byte was no UTF-8: most likely none is.
const DOUBTFUL_WAIT: Duration = Duration::from_millis(50);

/// What 0x80 to 0x9F are in code page 1252; five are nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The start of a character whose rest is yet to come.
#[derive(Debug, Default)]
pub(super) struct Utf8Reader {
    begun: Vec<u8>,
    /// Whether a byte was read that can't be UTF-8.
    is_latin1: bool,
    /// Whether that was asked for.
    is_told: bool,
}

impl Utf8Reader {
    /// Takes a byte; gives the characters that are whole with it.
    pub(super) fn push(&mut self, byte: u8) -> Vec<char> {
        let is_rest = !self.begun.is_empty() && byte & 0xc0 == 0x80;
        let mut read = if is_rest { Vec::new() } else { self.end() };
        match byte {
            _ if is_rest => {
                self.begun.push(byte);
                if self.begun.len() == length(self.begun[0]) {
                    match str::from_utf8(&self.begun).map(str::to_owned) {
                        Ok(whole) => {
                            self.begun.clear();
                            read.extend(whole.chars());
                        }
                        Err(_) => read.extend(self.end()),
                    }
                }
            }
            0..0x80 => read.push(byte.into()),
            0xc2..=0xf4 => self.begun.push(byte),
            _ => read.extend(self.latin1(byte)),
        }
        read
    }

    /// Waits no longer for the rest of a character; gives what its bytes are in Latin-1.
    pub(super) fn end(&mut self) -> Vec<char> {
        let begun = std::mem::take(&mut self.begun);
        begun.into_iter().filter_map(|byte| self.latin1(byte)).collect()
    }

    /// Whether a byte was read that can't be UTF-8, for the first time.
    pub(super) fn is_news(&mut self) -> bool {
        self.is_latin1 && !std::mem::replace(&mut self.is_told, self.is_latin1)
    }

    /// How long after the last byte to wait for the next, if a character has begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        let wait = if self.is_latin1 { DOUBTFUL_WAIT } else { REST_WAIT };
        (!self.begun.is_empty()).then_some(wait)
    }

    fn latin1(&mut self, byte: u8) -> Option<char> {
        self.is_latin1 = true;
        let letter = match byte {
            0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
            _ => char::from(byte),
        };
        Some(letter).filter(|letter| *letter != '\0')
    }
}

/// How many bytes the character takes that begins with this one.
fn length(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut reader = Utf8Reader::default();
        let mut text: String = bytes.iter().flat_map(|byte| reader.push(*byte)).collect();
        text.extend(reader.end());
        (text, reader.is_latin1)
    }

    #[test]
    fn characters_of_every_length_are_read() {
        let text = "aæ漢👨 ½─";
        assert_eq!(read(text.as_bytes()), (text.to_owned(), false));
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_its_letter_in_latin1() {
        assert_eq!(
            read(b"s\xf8gning p\xe5 \xe6\xf8\xe5 \xc6\xd8\xc5"),
            ("søgning på æøå ÆØÅ".to_owned(), true)
        );
        assert_eq!(read(b"1\x96\x93a\x94\x81"), ("1–“a”".to_owned(), true));
        // Too long a form of a slash, and half of a pair: neither is UTF-8.
        assert_eq!(read(b"\xc0\xaf"), ("À¯".to_owned(), true));
        assert_eq!(read(b"\xed\xa0\x80"), ("í €".replace(' ', "\u{a0}"), true));
    }

    #[test]
    fn the_rest_of_a_letter_is_waited_for_less_once_one_was_no_utf8() {
        let mut reader = Utf8Reader::default();
        assert_eq!(reader.patience(), None);
        assert!(reader.push(0xe5).is_empty());
        assert_eq!(reader.patience(), Some(REST_WAIT));
        assert_eq!(reader.push(b' '), ['å', ' ']);
        assert!(reader.push(0xe6).is_empty());
        assert_eq!(reader.patience(), Some(DOUBTFUL_WAIT));
    }
}
