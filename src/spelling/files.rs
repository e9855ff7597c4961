//! The texts of a dictionary's two files. Many are still in the one-byte encoding that their rules name.

use std::borrow::Cow;

use crate::say;
use crate::words::Words;

/// Why a dictionary can't be used.
#[derive(Debug)]
pub enum DictionaryFault {
    /// The rules name an encoding that is not known here, or the files are no text in the one they name.
    Encoding(String),
    /// There are no words in it.
    Empty,
    /// The rules, or the words beside them, don't follow Hunspell's form: one of the files may be cut short.
    Form,
}

impl DictionaryFault {
    /// The cause for the user.
    pub(crate) fn cause(&self, words: &Words) -> String {
        match self {
            DictionaryFault::Encoding(name) => say!(words, "spelling-fault-encoding", name = name.as_str()),
            DictionaryFault::Empty => say!(words, "spelling-fault-empty"),
            DictionaryFault::Form => say!(words, "spelling-fault-form"),
        }
    }
}

/// The texts of the rules and of the words.
pub(super) fn texts<'b>(
    affixes: &'b [u8],
    stems: &'b [u8],
) -> Result<(Cow<'b, str>, Cow<'b, str>), DictionaryFault> {
    let set = encoding(affixes);
    let read = |bytes| {
        let text = decoded(bytes, set.as_deref());
        let text = text.filter(|text| !text.contains(|c: char| c.is_control() && !c.is_whitespace()));
        text.ok_or_else(|| DictionaryFault::Encoding(set.clone().unwrap_or_else(|| "UTF-8".to_owned())))
    };
    Ok((read(affixes)?, read(stems)?))
}

/// The encoding that the rules name, if they do.
fn encoding(affixes: &[u8]) -> Option<String> {
    let mut lines = affixes.split(|byte| *byte == b'\n').filter_map(|line| str::from_utf8(line).ok());
    let set = lines.find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("SET"))?;
    let name = set.split_whitespace().next()?;
    Some(name.chars().filter(char::is_ascii_graphic).take(20).collect())
}

fn decoded<'b>(bytes: &'b [u8], set: Option<&str>) -> Option<Cow<'b, str>> {
    let plain = set.unwrap_or("UTF-8").to_ascii_uppercase().replace(['-', '_'], "");
    match plain.as_str() {
        "UTF8" => Some(Cow::Borrowed(str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}'))),
        "ISO88591" => Some(bytes.iter().copied().map(char::from).collect()),
        "ISO885915" => Some(bytes.iter().copied().map(western).collect()),
        _ => None,
    }
}

/// A character of ISO 8859-15, which is another than in ISO 8859-1 in eight places.
fn western(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(affixes: &[u8], stems: &[u8]) -> Result<String, String> {
        match texts(affixes, stems) {
            Ok((_, stems)) => Ok(stems.into_owned()),
            Err(DictionaryFault::Encoding(name)) => Err(name),
            Err(fault) => panic!("{fault:?}"),
        }
    }

    #[test]
    fn the_encoding_is_the_one_that_the_rules_name() {
        assert_eq!(read(b"# x\nSET ISO8859-1\r\n", b"\xe5r").as_deref(), Ok("\u{e5}r"));
        assert_eq!(read(b"SET ISO8859-15\n", b"\xa4\xe5").as_deref(), Ok("\u{20ac}\u{e5}"));
        assert_eq!(read("\u{feff}SET utf-8\n".as_bytes(), "år".as_bytes()).as_deref(), Ok("år"));
        assert_eq!(read(b"", "\u{feff}år".as_bytes()).as_deref(), Ok("år"));
    }

    #[test]
    fn what_is_no_text_in_it_is_refused_by_its_name() {
        assert_eq!(read(b"SET KOI8-R\n", b"x").as_deref(), Err(&"KOI8-R".to_owned()));
        assert_eq!(read(b"", b"\xe5r").as_deref(), Err(&"UTF-8".to_owned()));
        assert_eq!(read(b"SET ISO8859-1\n", b"1\n\0\x7f").as_deref(), Err(&"ISO8859-1".to_owned()));
    }
}
