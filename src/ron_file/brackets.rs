//! Finds the bracket that is missing or one too many in a RON file. The parser only notices where the next one doesn't
//! match, often many lines later; how the lines are indented tells more.

use super::RonFaultKind;
use super::locate::{RonToken, TokenKind, tokens};

/// The byte offset of the first bracket that has no other end, and what is wrong with it. `None` where all match, where the
/// file merely ends early, and where an unclosed text may hide brackets.
pub(crate) fn fault(source: &str) -> Option<(usize, RonFaultKind)> {
    let is_swallowed =
        |token: &RonToken| token.kind == TokenKind::Text && source[token.start..token.end].contains('\n');
    if tokens(source).any(|token| is_swallowed(&token)) {
        return None;
    }
    let brackets: Vec<Bracket> = brackets(source).collect();
    let (mut open, mut outdented) = (Vec::new(), None);
    for (nth, bracket) in brackets.iter().enumerate() {
        let Some(closed) = opening(bracket.sign) else {
            open.push(bracket);
            continue;
        };
        let last: &Bracket = open.last()?;
        if last.sign == closed {
            if bracket.begins_line && bracket.indent < last.indent {
                outdented = outdented.or(Some(last));
            }
            open.pop();
        } else if is_balanced(&open, &brackets[nth + 1..]) {
            return Some((bracket.at, RonFaultKind::Unopened(bracket.sign)));
        } else {
            return outdented.or(Some(last)).map(Bracket::unclosed);
        }
    }
    outdented.filter(|_| !open.is_empty()).map(Bracket::unclosed)
}

#[derive(Debug)]
struct Bracket {
    sign: char,
    at: usize,
    /// The blanks that its line begins with.
    indent: usize,
    /// Whether it is the first in its line.
    begins_line: bool,
}

impl Bracket {
    fn unclosed(&self) -> (usize, RonFaultKind) {
        (self.at, RonFaultKind::Unclosed(self.sign))
    }
}

fn brackets(source: &str) -> impl Iterator<Item = Bracket> {
    tokens(source).filter_map(|token| {
        let TokenKind::Mark(sign @ ('(' | '[' | '{' | ')' | ']' | '}')) = token.kind else { return None };
        let before = &source[..token.start];
        let before = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        let indent = before.len() - before.trim_start().len();
        Some(Bracket { sign, at: token.start, indent, begins_line: before.trim().is_empty() })
    })
}

/// The bracket that this one closes; `None` where it opens.
fn opening(sign: char) -> Option<char> {
    match sign {
        ')' => Some('('),
        ']' => Some('['),
        '}' => Some('{'),
        _ => None,
    }
}

/// Whether the rest closes all that is open, and in order.
fn is_balanced(open: &[&Bracket], rest: &[Bracket]) -> bool {
    let mut open: Vec<char> = open.iter().map(|bracket| bracket.sign).collect();
    for bracket in rest {
        if let Some(closed) = opening(bracket.sign) {
            if open.pop() != Some(closed) {
                return false;
            }
        } else {
            open.push(bracket.sign);
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text from the bracket on that has no other end, to the end of its line, and what is wrong with it.
    fn found(source: &str) -> Option<(&str, RonFaultKind)> {
        let (at, kind) = fault(source)?;
        Some((source[at..].lines().next().unwrap_or_default(), kind))
    }

    #[test]
    fn the_bracket_that_is_not_closed_is_told_by_how_lines_are_indented() {
        use RonFaultKind::{Unclosed, Unopened};
        for (source, expected) in [
            ("F(\n  a: [\n    G(\n      x: C(1,\n    ),\n  ],\n)", Some(("(1,", Unclosed('(')))),
            ("F(\n  a: [\n    G(\n      x: [1,\n    ),\n  ],\n)", Some(("[1,", Unclosed('[')))),
            ("F(\n  a: [\n    G(\n      x: 1,\n    G(),\n  ],\n)", Some(("(", Unclosed('(')))),
            ("F(\n  a: G(\n    x: C(1\n  ),\n)", Some(("(1", Unclosed('(')))),
            ("F(\n  a: [\n    G(x: 1)),\n  ],\n)", Some(("),", Unopened(')')))),
            ("F(a: [G(1])", Some(("(1])", Unclosed('(')))),
            ("F(a: [1)", Some(("[1)", Unclosed('[')))),
            ("F(\n  a: \"(\", // (\n  b: r#\"(\n\"#,\n)", None),
            ("F(a: \"x,\n  b: \"(\")", None),
            ("F(a: 1))", None),
            ("F(a: [", None),
            ("F(\n    a: [\n  ],\n)", None),
            ("", None),
        ] {
            assert_eq!(found(source), expected, "{source}");
        }
    }

    #[test]
    fn brackets_without_end_are_no_trouble() {
        let deep = "([".repeat(50_000);
        assert_eq!(fault(&deep), None);
        assert!(fault(&format!("{deep})")).is_some());
    }
}
