//! How changes are marked: always by signs, `[-removed-]` and `{+added+}`, and by colour too if there is any. Control
//! characters get stand-ins.

use std::ops::Range;

use super::CliSession;
use super::globals::Color;
use crate::draft::diff::{Piece, shown_around};
use crate::shown;

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const PLAIN: &str = "\u{1b}[0m";

#[derive(Debug, Clone, Copy)]
pub(super) struct DiffMarks {
    pub is_coloured: bool,
    pub is_ascii: bool,
}

impl DiffMarks {
    pub(super) fn of(session: &CliSession, is_terminal: bool) -> Self {
        let is_coloured = match session.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal,
        };
        DiffMarks { is_coloured, is_ascii: session.ascii }
    }

    /// A field's name, and its changed lines below.
    pub(super) fn field(self, name: &str, lines: &[String]) -> String {
        let lines: Vec<String> = lines.iter().map(|line| format!("  {line}").trim_end().to_owned()).collect();
        format!("{}\n{}\n", self.heading(name), lines.join("\n"))
    }

    fn heading(self, name: &str) -> String {
        self.coloured(BOLD, &shown::text(name))
    }

    /// A changed text, line by line: the changed sentences with some words around.
    pub(super) fn lines(self, pieces: &[Piece<'_>]) -> Vec<String> {
        let shown = shown_of(pieces);
        let (mut out, mut at) = (String::new(), 0);
        for piece in pieces {
            match piece {
                Piece::Same(text) => out.push_str(&self.folded(text, at, &shown)),
                Piece::Removed(text) => self.mark(&mut out, RED, ["[-", "-]"], text),
                Piece::Added(text) => self.mark(&mut out, GREEN, ["{+", "+}"], text),
            }
            at += text_of(piece).len();
        }
        out.split('\n').map(str::to_owned).collect()
    }

    /// Marks each line of a piece by itself, since pagers and readers split the text into lines.
    fn mark(self, out: &mut String, colour: &str, [open, close]: [&str; 2], text: &str) {
        for line in text.split_inclusive('\n') {
            let (line, end) = match line.strip_suffix('\n') {
                Some(line) => (line, if self.is_ascii { "\\n" } else { "¶" }),
                None => (line, ""),
            };
            out.push_str(&self.coloured(colour, &format!("{open}{}{end}{close}", shown::text(line))));
            if !end.is_empty() {
                out.push('\n');
            }
        }
    }

    fn coloured(self, colour: &str, text: &str) -> String {
        if self.is_coloured { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }

    /// An unchanged stretch that begins `at` bytes into the text, without what isn't shown.
    fn folded(self, text: &str, at: usize, shown: &[Range<usize>]) -> String {
        let gap = if self.is_ascii { "..." } else { "…" };
        let (mut out, mut done) = (String::new(), 0);
        let within = shown.iter().map(|range| range.start.max(at)..range.end.min(at + text.len()));
        for range in within.filter(|range| range.start < range.end) {
            let (start, end) = (range.start - at, range.end - at);
            match done {
                _ if start == done => {}
                0 => out.extend([gap, " "]),
                _ => out.extend([" ", gap, " "]),
            }
            let lines: Vec<_> = text[start..end].split('\n').map(shown::text).collect();
            out.push_str(&lines.join("\n"));
            done = end;
        }
        if done < text.len() {
            out.extend([" ", gap]);
        }
        out
    }
}

/// Which byte ranges of the pieces, one after the other, are shown.
fn shown_of(pieces: &[Piece<'_>]) -> Vec<Range<usize>> {
    let (mut whole, mut touched) = (String::new(), Vec::new());
    for piece in pieces {
        let start = whole.len();
        whole.push_str(text_of(piece));
        if !matches!(piece, Piece::Same(_)) {
            touched.push(start..whole.len());
        }
    }
    shown_around(&whole, &touched)
}

fn text_of<'t>(piece: &Piece<'t>) -> &'t str {
    let (Piece::Same(text) | Piece::Removed(text) | Piece::Added(text)) = piece;
    text
}

#[cfg(test)]
mod tests {
    use super::Piece::{Added, Removed, Same};
    use super::*;

    const PLAIN: DiffMarks = DiffMarks { is_coloured: false, is_ascii: false };

    #[test]
    fn signs_tell_what_was_removed_and_added() {
        let told =
            PLAIN.lines(&[Same("Vi søger "), Removed("gerne "), Same("om "), Added("et forløb"), Same(".")]);
        assert_eq!(told, ["Vi søger [-gerne -]om {+et forløb+}."]);
    }

    #[test]
    fn colour_comes_on_top_of_the_signs() {
        let coloured = DiffMarks { is_coloured: true, ..PLAIN };
        assert_eq!(
            coloured.lines(&[Removed("a"), Added("b")]),
            ["\u{1b}[31m[-a-]\u{1b}[0m\u{1b}[32m{+b+}\u{1b}[0m"]
        );
        assert_eq!(
            (coloured.heading("Navn").as_str(), PLAIN.heading("Navn").as_str()),
            ("\u{1b}[1mNavn\u{1b}[0m", "Navn")
        );
    }

    #[test]
    fn each_line_is_marked_by_itself_and_line_ends_are_seen() {
        assert_eq!(PLAIN.lines(&[Same("a"), Added("\n\nb")]), ["a{+¶+}", "{+¶+}", "{+b+}"]);
        let ascii = DiffMarks { is_ascii: true, ..PLAIN };
        assert_eq!(ascii.lines(&[Removed("a\n"), Same("b")]), ["[-a\\n-]", "b"]);
    }

    #[test]
    fn what_stayed_is_cut_to_the_changed_sentences_and_some_words_around() {
        let long = "En to tre fire fem. Seks syv otte ni ti. Elleve tolv tretten fjorten femten. ";
        let told = PLAIN.lines(&[Same(long), Removed("x."), Same(long), Added("y."), Same(long)]);
        assert_eq!(
            told,
            [
                "… Elleve tolv tretten fjorten femten. [-x.-]En to tre fire fem. … Elleve tolv tretten fjorten femten. \
                {+y.+}En to tre fire fem. …"
            ]
        );
        let ascii = DiffMarks { is_ascii: true, ..PLAIN };
        assert!(ascii.lines(&[Same(long), Removed("x.")])[0].starts_with("... Elleve"));
        let few = "et to tre fire fem seks ";
        assert_eq!(PLAIN.lines(&[Removed("x."), Same(few)]), [format!("[-x.-]{few}")], "few words are told");
    }

    #[test]
    fn what_a_terminal_would_obey_gets_a_stand_in() {
        let told = PLAIN.lines(&[Same("a\u{1b}[2J "), Removed("\u{202e}"), Added("\u{9b}")]);
        assert_eq!(told, ["a␛[2J [-\u{fffd}-]{+\u{fffd}+}"]);
    }
}
