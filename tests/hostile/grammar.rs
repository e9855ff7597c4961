//! What may reach a terminal: the few sequences that the program itself draws with, and text without anything that a
//! terminal would obey or hide. A list of its own, so that it doesn't share the mistakes of the program's.

use unicode_normalization::char::is_combining_mark;

/// What kind of output is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Output {
    /// Cells and cursor: no character moves the cursor by itself.
    Screen,
    /// Lines of text: no sequence at all.
    Lines,
}

/// The first thing that should not be there, and where.
pub(super) fn fault(output: &[u8], kind: Output) -> Option<String> {
    let text = match std::str::from_utf8(output) {
        Ok(text) => text,
        Err(error) => return Some(format!("no UTF-8 at {}", error.valid_up_to())),
    };
    let mut rest = text;
    let mut before = None;
    let mut high = 0;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        rest = &rest[c.len_utf8()..];
        if c == '\x1b' && kind == Output::Screen {
            match sequence(rest) {
                Some(length) => rest = &rest[length..],
                None => return Some(told("a sequence", text, at)),
            }
            before = None;
            continue;
        }
        let is_line = kind == Output::Lines
            && (matches!(c, '\n' | '\t') || c == '\r' && rest.trim_start_matches('\r').starts_with('\n'));
        high = if is_combining_mark(c) { high + 1 } else { 0 };
        if !is_line && is_hidden(c, before) {
            return Some(told("a character", text, at));
        }
        if high > 4 {
            return Some(told("a pile", text, at));
        }
        before = Some(c);
    }
    None
}

fn told(what: &str, text: &str, at: usize) -> String {
    let from = text[..at].char_indices().rev().nth(20).map_or(0, |(at, _)| at);
    let shown: String = text[from..].chars().take(60).collect();
    format!("{what} at {at}: {shown:?}")
}

/// How long the sequence behind an escape is, where it is one of the program's own.
fn sequence(rest: &str) -> Option<usize> {
    // The keypad types digits.
    if rest.starts_with('>') {
        return Some(1);
    }
    let body = rest.strip_prefix('[')?;
    let length = body.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'))?;
    let (parameters, last) = (&body[..length], body[length..].chars().next()?);
    let numbers = |most: usize| {
        let parts: Vec<&str> = parameters.split(';').collect();
        let is_number = |part: &&str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        parts.len() <= most && parts.iter().all(is_number)
    };
    let is_own = match last {
        'H' => numbers(2),
        'm' => numbers(5),
        'C' | 'D' | 'J' | 'K' | '@' | 'P' => numbers(1),
        'h' | 'l' => matches!(parameters, "?25" | "?1049" | "?2004" | "?2026"),
        _ => false,
    };
    is_own.then_some(length + 2)
}

fn is_hidden(c: char, before: Option<char>) -> bool {
    let after_picture = before.is_some_and(|c| {
        matches!(c, '\u{2190}'..='\u{2bff}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{3030}' | '\u{303d}'
            | '\u{3297}' | '\u{3299}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '©' | '®' | '0'..='9' | '#' | '*')
    });
    match c {
        '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' => !after_picture,
        c if c.is_control() || u32::from(c) % 0x1_0000 >= 0xfffe => true,
        c => matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}'),
    }
}

#[test]
fn the_checker_finds_what_it_should() {
    for own in
        ["\x1b[12;80H", "\x1b[?25l", "\x1b[38;5;6;49m", "\x1b[0m", "\x1b>", "æ─漢🇩🇰❤\u{fe0f}\u{200d}🔥␛�"]
    {
        assert_eq!(fault(own.as_bytes(), Output::Screen), None, "{own:?}");
    }
    let foreign = [
        "\x1b]0;x\x07",
        "\x1bc",
        "\x1b",
        "\x1b[",
        "\x1b[6n",
        "\x1b[?1003h",
        "\x1b[>4;1m",
        "\x1b[4711;1H",
        "\x1b[2 q",
        "\u{9b}",
        "a\u{202e}",
        "a\u{200d}",
        "\u{e0041}",
        "\n",
        "\t",
        "\r",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\u{fffe}",
    ];
    for foreign in foreign {
        assert!(fault(foreign.as_bytes(), Output::Screen).is_some(), "{foreign:?}");
    }
    assert_eq!(fault("a\tb\r\n\n".as_bytes(), Output::Lines), None);
    for foreign in ["\x1b[0m", "a\rb", "\u{85}"] {
        assert!(fault(foreign.as_bytes(), Output::Lines).is_some(), "{foreign:?}");
    }
    assert!(fault(b"\xff", Output::Lines).is_some());
}
