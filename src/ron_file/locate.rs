//! Finds where the mistake in a RON file is. The parser stops where it can't go on, often a line or more later:
//! after a missing comma, or at the next quotation mark after a missing one.

use ron::error::{Error, SpannedError};

use super::RonFaultKind;

/// The byte offset of the mistake behind a parse error, and what it is where the place tells more than the parser.
pub(super) fn mistake(source: &str, error: &SpannedError) -> (usize, Option<RonFaultKind>) {
    let at = offset(source, error.span.end.line, error.span.end.col);
    if error.code == Error::UnclosedBlockComment {
        let unclosed =
            tokens(source).find(|token| token.kind == TokenKind::Comment && token.end == source.len());
        return (unclosed.map_or(at, |comment| comment.start), None);
    }
    let (mut open, mut before, mut here) = (Vec::new(), None, None);
    for token in tokens(source).filter(|token| token.kind != TokenKind::Comment) {
        if token.end > at {
            here = Some(token);
            break;
        }
        match token.kind {
            TokenKind::Mark('(' | '[' | '{') => open.push(token),
            TokenKind::Mark(')' | ']' | '}') => drop(open.pop()),
            _ => {}
        }
        before = Some(token);
    }
    if let Some(unclosed) = here.and_then(|here| unclosed(&open, here.kind)) {
        let bracket = source[unclosed.start..].chars().next();
        return (unclosed.start, bracket.map(RonFaultKind::Unclosed));
    }
    match before {
        // som only writes line ends in raw strings with hashes, so a quotation mark or a hash is missing here.
        Some(text) if text.kind == TokenKind::Text && source[text.start..text.end].contains('\n') => {
            (text.start, Some(RonFaultKind::UnclosedText))
        }
        Some(token) if token.kind == TokenKind::Mark(':') || is_something_missing(&error.code) => {
            (token.end, None)
        }
        _ => (at, None),
    }
}

/// Whether a bracket is opened anywhere.
pub(super) fn opens_something(source: &str) -> bool {
    tokens(source).any(|token| matches!(token.kind, TokenKind::Mark('(' | '[' | '{')))
}

/// Whether the parser missed something before its position.
fn is_something_missing(code: &Error) -> bool {
    matches!(code, Error::ExpectedComma | Error::ExpectedMapColon | Error::Eof)
}

/// The innermost bracket left open before a mismatched closing one.
fn unclosed(open: &[RonToken], closing: TokenKind) -> Option<RonToken> {
    let TokenKind::Mark(closing) = closing else { return None };
    let opening = match closing {
        ')' => '(',
        ']' => '[',
        '}' => '{',
        _ => return None,
    };
    let last = open.last().filter(|last| last.kind != TokenKind::Mark(opening))?;
    open.iter().any(|token| token.kind == TokenKind::Mark(opening)).then_some(*last)
}

/// Line and column of an offset, both from 1.
pub(crate) fn position(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (1 + before.matches('\n').count(), 1 + before[line..].chars().count())
}

/// A line and column of a part that begins at `start`, as those of the whole; all from 1.
pub(crate) fn within((line, column): (usize, usize), start: (usize, usize)) -> (usize, usize) {
    if line == 1 { (start.0, start.1 + column - 1) } else { (start.0 + line - 1, column) }
}

/// Offset of a line and column, both from 1.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        Some(ends) => source.match_indices('\n').nth(ends).map_or(source.len(), |(at, _)| at + 1),
        None => 0,
    };
    let in_line = source[start..].char_indices().nth(column.saturating_sub(1));
    in_line.map_or(source.len(), |(at, _)| start + at)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Comment,
    /// A string, or a raw string without hashes; som would have escaped its line ends.
    Text,
    /// A raw string between hashes.
    RawText,
    /// A name or a number.
    Word,
    /// A bracket, colon, comma or anything else.
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct RonToken {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The tokens of RON text, even if malformed.
pub(crate) fn tokens(source: &str) -> impl Iterator<Item = RonToken> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &source[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let (kind, length) = token(&source[start..])?;
        at = start + length;
        Some(RonToken { kind, start, end: at })
    })
}

fn token(rest: &str) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    let until = |end: Option<usize>| end.unwrap_or(rest.len());
    if rest.starts_with("//") {
        return Some((TokenKind::Comment, until(rest.find('\n'))));
    }
    if rest.starts_with("/*") {
        return Some((TokenKind::Comment, until(end_of_comment(rest))));
    }
    let unprefixed = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - unprefixed.len();
    if let Some(hashes) = raw_hashes(unprefixed) {
        let ending = format!("\"{}", "#".repeat(hashes));
        let text = prefix + "r\"".len() + hashes;
        let kind = if hashes == 0 { TokenKind::Text } else { TokenKind::RawText };
        return Some((kind, until(rest[text..].find(&ending).map(|end| text + end + ending.len()))));
    }
    if unprefixed.starts_with('"') {
        return Some((TokenKind::Text, until(end_of_quoted(rest, prefix + 1, '"'))));
    }
    if first == '\'' && (rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'')) {
        return Some((TokenKind::Word, until(end_of_quoted(rest, 1, '\''))));
    }
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-');
    match rest.find(|c| !is_of_word(c)) {
        Some(0) => Some((TokenKind::Mark(first), first.len_utf8())),
        end => Some((TokenKind::Word, until(end))),
    }
}

/// The hashes of a raw string's opening; `None` if none begins here.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn end_of_quoted(rest: &str, from: usize, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip_while(|(at, _)| *at < from) {
        if !is_escaped && c == quote {
            return Some(at + c.len_utf8());
        }
        is_escaped = !is_escaped && c == '\\';
    }
    None
}

/// The end of a block comment; they nest.
fn end_of_comment(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut pairs = rest.as_bytes().windows(2).enumerate();
    while let Some((at, pair)) = pairs.next() {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return Some(at + 2);
        }
        // Its second character belongs to no other pair.
        pairs.next();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_is_left_open_is_the_innermost_before_another_ones_end() {
        for (open, closing) in [("([", ')'), ("[(", ']'), ("{[", '}')] {
            let tokens: Vec<RonToken> = tokens(open).collect();
            let found = unclosed(&tokens, TokenKind::Mark(closing)).map(|token| token.start);
            assert_eq!(found, Some(1), "{open} {closing}");
            let closed = unclosed(&tokens[..1], TokenKind::Mark(closing));
            assert!(closed.is_none(), "{open} {closing}");
        }
    }

    #[test]
    fn texts_comments_names_and_marks_end_where_rons_own_do() {
        use TokenKind::*;
        for (source, found) in [
            ("/* a /* b */ c */ x", &[(Comment, 0, 17), (Word, 18, 19)][..]),
            ("/*/ a */ x", &[(Comment, 0, 8), (Word, 9, 10)]),
            ("/* a", &[(Comment, 0, 4)]),
            ("// a\nx", &[(Comment, 0, 4), (Word, 5, 6)]),
            ("// a", &[(Comment, 0, 4)]),
            ("a/b", &[(Word, 0, 1), (Mark('/'), 1, 2), (Word, 2, 3)]),
            (r#""a\"b" x"#, &[(Text, 0, 6), (Word, 7, 8)]),
            (r#""a\\" x"#, &[(Text, 0, 5), (Word, 6, 7)]),
            (r#""a"#, &[(Text, 0, 2)]),
            (r#"b"a" x"#, &[(Text, 0, 4), (Word, 5, 6)]),
            (r#"r"a\" x"#, &[(Text, 0, 5), (Word, 6, 7)]),
            (r##"r#"a"b"# x"##, &[(RawText, 0, 8), (Word, 9, 10)]),
            (r##"br#"a"# x"##, &[(RawText, 0, 7), (Word, 8, 9)]),
            (r###"r##"a"#b"## x"###, &[(RawText, 0, 11), (Word, 12, 13)]),
            ("r#\"a", &[(RawText, 0, 4)]),
            ("rest", &[(Word, 0, 4)]),
            ("r#a", &[(Word, 0, 1), (Mark('#'), 1, 2), (Word, 2, 3)]),
            ("'a' x", &[(Word, 0, 3), (Word, 4, 5)]),
            ("'\"' x", &[(Word, 0, 3), (Word, 4, 5)]),
            (r"'\'' x", &[(Word, 0, 4), (Word, 5, 6)]),
            ("'a", &[(Mark('\''), 0, 1), (Word, 1, 2)]),
            ("-1.5e+3_0,", &[(Word, 0, 9), (Mark(','), 9, 10)]),
            ("æ: ø", &[(Word, 0, 2), (Mark(':'), 2, 3), (Word, 4, 6)]),
            ("„x", &[(Mark('„'), 0, 3), (Word, 3, 4)]),
        ] {
            let told: Vec<_> = tokens(source).map(|token| (token.kind, token.start, token.end)).collect();
            assert_eq!(told, found, "{source}");
        }
    }

    #[test]
    fn a_line_and_a_column_are_a_place_and_beyond_the_end_the_end() {
        let source = "æøå\nåen løber\n";
        for (line, column, at) in
            [(1, 1, 0), (1, 3, 4), (2, 1, 7), (2, 2, 9), (3, 1, 19), (3, 9, 19), (9, 1, 19)]
        {
            assert_eq!(offset(source, line, column), at, "{line} {column}");
        }
    }

    #[test]
    fn a_place_in_a_part_is_one_in_the_whole() {
        assert_eq!([within((1, 1), (3, 5)), within((1, 4), (3, 5))], [(3, 5), (3, 8)]);
        assert_eq!(within((2, 4), (3, 5)), (4, 4));
    }

    #[test]
    fn a_place_is_told_by_line_and_character() {
        let source = "æøå\nåen løber";
        assert_eq!(position(source, 0), (1, 1));
        assert_eq!(position(source, "æøå\n".len()), (2, 1));
        assert_eq!(position(source, "æøå\nåen ".len()), (2, 5));
    }
}
