//! The text of a file in the encodings that editors write: UTF-8, UTF-16, and the "ANSI" of Windows.

use std::borrow::Cow;

use super::ImportError;

/// What Windows-1252 has in the place of the control characters from 0x80; a NUL where it has nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text of a file: in the encoding that a byte order mark says, or the one that its bytes show.
///
/// # Errors
/// Where the bytes are no text, or text of which some characters are broken.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => return without_mark(rest),
        _ if bytes.contains(&0) => unmarked_utf16(bytes),
        _ => return without_mark(bytes),
    };
    text.map(Cow::Owned).ok_or(ImportError::NoForm)
}

/// Text in UTF-8 or, where there is no sign of that, in Windows-1252.
fn without_mark(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r');
    if bytes.iter().any(is_control) {
        return Err(ImportError::NoForm);
    }
    if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        return Err(ImportError::Encoding);
    }
    let decoded: Option<String> = bytes.iter().map(|&byte| windows(byte)).collect();
    decoded.map(Cow::Owned).ok_or(ImportError::Encoding)
}

fn windows(byte: u8) -> Option<char> {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    Some(special.copied().unwrap_or(char::from(byte))).filter(|&c| c != '\0')
}

/// The text in UTF-16 without a byte order mark: in most of its characters one byte is 0, and always the same one.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let is_most = |count: usize, other: usize| count * 2 > pairs.len() && other * 2 < count;
    let text = match (is_most(first, second), is_most(second, first)) {
        (true, _) => utf16(bytes, u16::from_be_bytes),
        (_, true) => utf16(bytes, u16::from_le_bytes),
        _ => None,
    };
    text.filter(|text| !text.contains('\0'))
}

/// The text that these bytes are in UTF-16; none where they are not.
pub(super) fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    // Room for Danish text, where few characters take more than one byte.
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 16);
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(c.ok()?);
    }
    rest.is_empty().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "1. Generelle oplysninger\r\n────────────\r\n  Navn: Åse – 5 €\r\n";

    #[test]
    fn text_is_read_in_the_encodings_that_editors_write() {
        let utf16 = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            mark.encode_utf16().chain(TEXT.encode_utf16()).flat_map(order).collect()
        };
        for bytes in [
            TEXT.into(),
            format!("\u{feff}{TEXT}").into_bytes(),
            utf16(u16::to_le_bytes, "\u{feff}"),
            utf16(u16::to_be_bytes, "\u{feff}"),
            utf16(u16::to_le_bytes, ""),
            utf16(u16::to_be_bytes, ""),
        ] {
            assert_eq!(decoded(&bytes).as_deref(), Ok(TEXT));
        }
        assert_eq!(decoded(b"Navn: \xc5se \x96 \x935 \x80\x94").as_deref(), Ok("Navn: Åse – “5 €”"));
    }

    #[test]
    fn what_is_no_text_is_told_from_text_that_is_broken() {
        for bytes in [
            b"\xff\xfea".as_slice(),
            b"\xff\xfe\x00\xd8",
            b"\0\0\0\0",
            b"N\0a\0\0\0",
            b"\x89PNG\r\n\x1a\n",
            b"a\0b",
        ] {
            assert_eq!(decoded(bytes), Err(ImportError::NoForm), "{bytes:?}");
        }
        for bytes in ["Navn: Åse, Å".as_bytes().split_last().expect("a byte").1, b"Navn: \x81"] {
            assert_eq!(decoded(bytes), Err(ImportError::Encoding), "{bytes:?}");
        }
    }
}
