//! Markdown's marks in a line, and its escapes.

/// The longest known entity, with `&` and `;`.
const LONGEST_ENTITY: usize = 10;

pub(super) fn is_quoted(line: &str) -> bool {
    unindented(line).starts_with('>')
}

pub(super) fn unindented(line: &str) -> &str {
    line.trim_start_matches([' ', '\t'])
}

/// The text of a heading (`## TEXT`).
pub(super) fn heading(line: &str) -> Option<&str> {
    let line = unindented(line);
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    if !(1..=6).contains(&level) || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = text.trim();
    let without_end = text.trim_end_matches('#');
    Some(if without_end.is_empty() || without_end.ends_with([' ', '\t']) {
        without_end.trim_end()
    } else {
        text
    })
}

/// Whether the line underlines a heading.
pub(super) fn is_underline(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t']);
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

pub(super) fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].iter().any(|mark| {
        line.chars().all(|c| c == *mark || c == ' ' || c == '\t') && line.matches(*mark).count() >= 3
    })
}

/// A quoted line without its mark.
pub(super) fn unquoted(line: &str) -> &str {
    let text = unindented(line).trim_start_matches('>');
    text.strip_prefix(' ').unwrap_or(text)
}

/// The text of a list item, whatever its mark.
pub(super) fn list_item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| unindented(rest))
}

/// The number that an item of a numbered list begins with.
pub(super) fn number(line: &str) -> Option<u32> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    line[..digits].parse().ok().filter(|_| rest.starts_with([' ', '\t']))
}

/// A line without its hard break, and whether it had one: a backslash that is not escaped, or two blanks.
pub(super) fn without_break(line: &str) -> (&str, bool) {
    let text = line.trim_end_matches('\\');
    if (line.len() - text.len()) % 2 == 1 {
        return (&line[..line.len() - 1], true);
    }
    let text = line.trim_end_matches([' ', '\t']);
    (text, line.ends_with("  "))
}

/// The text as Markdown shows it, with escapes and entities resolved. At the start of a line, no-break spaces written as
/// entities are the blanks that a person typed.
pub(super) fn unescaped(text: &str, is_start: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_indent = is_start;
    while let Some(at) = rest.find(['\\', '&']) {
        is_indent &= at == 0;
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, len) = if rest.starts_with('\\') { escape(rest) } else { entity(rest, is_indent) };
        is_indent &= c == ' ';
        out.push(c);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// The character that an escape stands for, and the length of the escape.
fn escape(text: &str) -> (char, usize) {
    match text[1..].chars().next() {
        Some(c) if c.is_ascii_punctuation() => (c, 2),
        _ => ('\\', 1),
    }
}

/// The character that an entity stands for, and the length of the entity.
fn entity(text: &str, is_indent: bool) -> (char, usize) {
    let named = || {
        let len = text.bytes().take(LONGEST_ENTITY).position(|b| b == b';')?;
        let name = &text[1..len];
        let c = match name {
            "nbsp" if is_indent => ' ',
            "nbsp" => '\u{a0}',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
            }
        };
        Some((c, name.len() + 2))
    };
    named().unwrap_or(('&', 1))
}
