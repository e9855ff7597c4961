//! How changes are marked: always by signs, `[-removed-]` and `{+added+}`, and by colour too if there is any. Control
//! characters get stand-ins.

use super::CliSession;
use super::globals::Color;
use crate::draft::diff::Piece;
use crate::shown;

/// Unchanged words shown on each side of a change.
const WORDS_AROUND: usize = 6;

/// A gap of no more words than this is shown rather than left out.
const FEW: usize = 3;

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

    /// A changed text, line by line; long unchanged stretches are shortened.
    pub(super) fn lines(self, pieces: &[Piece<'_>]) -> Vec<String> {
        let mut out = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Same(text) => {
                    let text = self.shortened(text, at == 0, at + 1 == pieces.len());
                    let lines: Vec<String> =
                        text.split('\n').map(|line| shown::text(line).into_owned()).collect();
                    out.push_str(&lines.join("\n"));
                }
                Piece::Removed(text) => self.mark(&mut out, RED, ["[-", "-]"], text),
                Piece::Added(text) => self.mark(&mut out, GREEN, ["{+", "+}"], text),
            }
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

    /// An unchanged stretch, cut to the words next to the changes before and after it.
    fn shortened(self, text: &str, is_first: bool, is_last: bool) -> String {
        let words = words(text);
        let head = if is_first { 0 } else { WORDS_AROUND };
        let tail = if is_last { 0 } else { WORDS_AROUND };
        if words.len() <= head + tail + FEW {
            return text.to_owned();
        }
        let gap = if self.is_ascii { "..." } else { "…" };
        let mut out = String::new();
        if head > 0 {
            out.push_str(&text[..words[head - 1].1]);
            out.push(' ');
        }
        out.push_str(gap);
        if tail > 0 {
            out.push(' ');
            out.push_str(&text[words[words.len() - tail].0..]);
        }
        out
    }
}

/// The byte range of each word.
fn words(text: &str) -> Vec<(usize, usize)> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| (start(word), start(word) + word.len())).collect()
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
    fn what_stayed_is_cut_to_whole_words_around_the_changes() {
        let long = "et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten ";
        let told = PLAIN.lines(&[Same(long), Removed("x"), Same(long), Added("y"), Same(long)]);
        assert_eq!(
            told,
            [
                "… elleve tolv tretten fjorten femten seksten [-x-]et to tre fire fem seks … elleve tolv tretten fjorten \
              femten seksten {+y+}et to tre fire fem seks …"
            ]
        );
        let ascii = DiffMarks { is_ascii: true, ..PLAIN };
        assert!(ascii.lines(&[Same(long), Removed("x")])[0].starts_with("... elleve"));
        let few = "et to tre fire fem seks syv otte ni ";
        assert_eq!(PLAIN.lines(&[Removed("x"), Same(few)]), [format!("[-x-]{few}")], "few words are told");
    }

    #[test]
    fn what_a_terminal_would_obey_gets_a_stand_in() {
        let told = PLAIN.lines(&[Same("a\u{1b}[2J "), Removed("\u{202e}"), Added("\u{9b}")]);
        assert_eq!(told, ["a␛[2J [-\u{fffd}-]{+\u{fffd}+}"]);
    }
}
