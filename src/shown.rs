//! What a terminal shows for each character of untrusted text: the character itself, or a visible mark where a
//! terminal would obey it, hide it, reorder text by it, or draw it at any width. The single list of such characters;
//! everything shown on the screen or printed to a terminal passes it.
//!
//! A mark is one column wide, so that what is shown is as wide as [`width`] says:
//! - `␛` and its like (U+2400 and on) for a control character of ASCII;
//! - `·` for what honest text holds but nobody sees: a soft hyphen, a zero-width blank or joiner, a variation
//!   selector that selects nothing;
//! - `�` for the rest: C1 controls, direction marks and overrides, tags, fillers, line separators, noncharacters,
//!   private characters (each font draws its own);
//! - `?` for each of them where only ASCII is drawn.
//!
//! Emoji stay whole, with their joiners and variation selectors. A letter keeps four of its combining marks; the
//! rest of the pile is one `�`.

use std::borrow::Cow;
use std::path::Path;

use crate::take_out::{Safeguard, is_disabled};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a terminal set to another character encoding than UTF-8 shows wrong.
pub(crate) const LETTERS: &str = "æ ø å Æ Ø Å ½ ─";

/// Upper bound on characters of one cluster; no family of emoji is longer.
const LONGEST: usize = 12;

/// Upper bound on combining marks on one letter; no written language stacks more on Latin letters.
const HIGHEST: usize = 4;

const UNSEEN: char = '·';
const HOSTILE: char = '\u{fffd}';

/// A text in one line; characters that can't be shown, with line ends and tabs, become marks.
pub fn text(text: &str) -> Cow<'_, str> {
    if plain_width(text).is_some() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        out.push_str(&shown(cluster, false).0);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The same in ASCII marks.
pub(crate) fn ascii_text(text: &str) -> Cow<'_, str> {
    if plain_width(text).is_some() {
        return Cow::Borrowed(text);
    }
    text.graphemes(true).map(|cluster| shown(cluster, true).0).collect::<String>().into()
}

/// The ASCII sign for a sign that a plain font may lack, one column wide like it, and `?` for a mark; none for letters and
/// fractions.
pub(crate) fn ascii_twin(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "↑" => "^",
        "↓" => "v",
        "←" | "‹" => "<",
        "→" | "›" | "▸" => ">",
        "…" => "~",
        "·" | "–" | "—" | "─" => "-",
        "”" | "“" | "»" | "«" => "\"",
        "’" => "'",
        "•" => "*",
        "●" | "×" => "x",
        "│" | "▐" => "|",
        "█" | "▌" => "#",
        "○" | "░" => ".",
        mark if mark.chars().any(is_mark) => "?",
        _ => return None,
    })
}

/// The program's own words in ASCII and æøå: their signs by their twins, or by what people write where there is no such
/// key, however wide that is.
pub(crate) fn ascii_words(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for sign in text.graphemes(true) {
        written.push_str(match sign {
            "½" => "1/2",
            "¼" => "1/4",
            "…" => "...",
            "→" => "->",
            "é" => "e",
            "É" => "E",
            sign => ascii_twin(sign).unwrap_or(sign),
        });
    }
    written
}

/// The mark in the place of what nobody sees, or what there is no room for.
pub(crate) fn unseen_mark(is_ascii: bool) -> &'static str {
    if is_ascii { "?" } else { "·" }
}

/// A text of several lines; line ends and tabs stay.
pub fn lines(text: &str, is_ascii: bool) -> String {
    let one = if is_ascii { self::ascii_text } else { self::text };
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(['\n', '\t']) {
        let body = piece.trim_end_matches(['\n', '\t']);
        out.push_str(&one(body));
        out.push_str(&piece[body.len()..]);
    }
    out
}

/// A text of several lines in one, without the blanks that part them.
pub(crate) fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect();
    self::text(&words.join(" ")).into_owned()
}

/// A path in one line.
pub(crate) fn path(path: &Path) -> String {
    text(&path.to_string_lossy()).into_owned()
}

/// A text in one line without control characters, for storing rather than showing.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// Whether a text is shown as it is and contains nothing that looks like a mark.
pub(crate) fn is_itself(text: &str) -> bool {
    self::text(text) == text && !text.contains(|c| matches!(c, '\u{2400}'..='\u{2426}' | HOSTILE))
}

/// The columns of a text in one line.
pub fn width(text: &str) -> usize {
    let by_cluster = || text.graphemes(true).map(|cluster| shown(cluster, false).1).sum();
    plain_width(text).unwrap_or_else(by_cluster)
}

/// What is shown for a grapheme cluster, and its columns.
pub fn shown(cluster: &str, is_ascii: bool) -> (Cow<'_, str>, usize) {
    if let Some(columns) = plain_width(cluster) {
        return (Cow::Borrowed(cluster), columns);
    }
    let marked = MarkedCluster::of(cluster);
    if marked.marks == 0 && marked.kept == cluster {
        match cluster.width() {
            // It would be drawn on whatever stands before it.
            0 => (Cow::Borrowed(unseen_mark(is_ascii)), 1),
            width => (Cow::Borrowed(cluster), width),
        }
    } else {
        let columns = marked.columns();
        let shown = if is_ascii { marked.kept.replace(is_mark, "?") } else { marked.kept };
        (Cow::Owned(shown), columns)
    }
}

/// Whether a character is a bidirectional control, so that text reads otherwise than it is.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters and signs of European prose, rules and bars: single-column clusters that show as themselves and never
/// combine. A fast path, ten times cheaper than the general one.
pub(crate) fn is_plain_char(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2500}'..='\u{259f}')
}

/// The columns of a text of plain characters, of which each is a cell; `None` of any other.
pub(crate) fn plain_width(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |columns, c| is_plain_char(c).then_some(columns + 1))
}

/// A cluster with its unsafe characters replaced by marks.
#[derive(Default)]
struct MarkedCluster {
    kept: String,
    marks: usize,
}

impl MarkedCluster {
    fn of(cluster: &str) -> Self {
        let mut marked = MarkedCluster::default();
        let mut high = 0;
        let mut before = None;
        let mut chars = cluster.chars().peekable();
        for count in 0.. {
            let Some(c) = chars.next() else { break };
            high += usize::from(is_combining_mark(c) && !is_selector(c));
            if count == LONGEST || high > HIGHEST {
                // A joiner left without its second part goes too.
                marked.kept.truncate(marked.kept.trim_end_matches('\u{200d}').len());
                marked.mark(HOSTILE);
                break;
            }
            match mark_for(before, c, chars.peek().copied()) {
                Some(mark) if !is_disabled(Safeguard::Sanitiser) => marked.mark(mark),
                _ => marked.kept.push(c),
            }
            // After a mark nothing joins or selects.
            before = (marked.marks == 0).then_some(c);
        }
        if marked.marks > 0 {
            marked.kept =
                marked.kept.graphemes(true).map(|part| if part.width() == 0 { "·" } else { part }).collect();
        }
        marked
    }

    fn mark(&mut self, mark: char) {
        self.kept.push(mark);
        self.marks += 1;
    }

    fn columns(&self) -> usize {
        self.kept.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// A character's mark; `None` if it is shown as it is.
fn mark_for(before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    let is_lawful = match c {
        '\u{200d}' => {
            let joins = |c| is_pictograph(c) || is_selector(c);
            before.is_some_and(joins) && after.is_some_and(is_pictograph)
        }
        c if is_selector(c) => before.is_some_and(|before| {
            is_pictograph(before) || (matches!(before, '0'..='9' | '#' | '*') && after == Some('\u{20e3}'))
        }),
        c => !is_hostile(c) && !is_unseen(c),
    };
    (!is_lawful).then(|| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(HOSTILE),
        '\u{7f}' => '\u{2421}',
        c if is_unseen(c) => UNSEEN,
        _ => HOSTILE,
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{2400}'..='\u{2421}' | UNSEEN | HOSTILE)
}

/// Selects an emoji's presentation.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Invisible characters that occur in honest text.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Characters that control, reorder or hide, or that terminals draw differently.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || turns_direction(c)
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c,
            // Fillers and other characters without a glyph.
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{3164}' | '\u{ffa0}'
            // Half-width sound marks: terminals and ratatui disagree on their width.
            | '\u{ff9e}' | '\u{ff9f}'
            // Line and paragraph separators; invisible operators and deprecated controls.
            | '\u{2028}' | '\u{2029}' | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
            // Private characters, noncharacters, specials.
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{fffc}'
            // Controls of hieroglyphs, shorthand and music.
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            // Planes without characters, tags, variation selectors for ideographs, private planes.
            | '\u{40000}'..='\u{10ffff}')
}

/// Pictographs that joiners and selectors apply to; a superset of Unicode's list, by blocks.
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}'
        | '\u{231a}'..='\u{23ff}' | '\u{24c2}' | '\u{25aa}'..='\u{25fe}' | '\u{2600}'..='\u{27bf}'
        | '\u{2934}' | '\u{2935}' | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_a_terminal_becomes_a_mark() {
        for (from, to) in [
            ("a\u{1b}[31mb\0\u{7f}", "a␛[31mb␀␡"),
            ("\u{9b}31m\u{85}", "�31m�"),
            ("a\u{202e}b\u{2066}c\u{200f}\u{61c}", "a�b�c��"),
            ("a\tb\r\nc", "a␉b␍␊c"),
            ("a\u{2028}b\u{2029}", "a�b�"),
            ("\u{e0041}\u{e007f}\u{e000}\u{fdd0}\u{fffe}\u{10ffff}", "������"),
            ("Leder\u{ad}skab\u{200b}\u{feff}", "Leder·skab··"),
            ("a\u{fe0f}b\u{200d}c", "a·b·c"),
            ("\u{301}a", "·a"),
            ("\u{ff76}\u{ff9e}\u{ff9f}", "\u{ff76}��"),
        ] {
            assert_eq!(text(from), to);
            assert_eq!(width(from), to.chars().count(), "{to}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for lawful in [
            "Ærø, 100 % – ”så” … ½ € \u{a0}",
            "bla\u{30a}bær e\u{301}\u{323}",
            "👩\u{200d}👩\u{200d}👧 👍🏽 ❤\u{fe0f}\u{200d}🔥 🇩🇰 1\u{fe0f}\u{20e3} ✔\u{fe0e}",
            "👩🏻\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏻",
            "שלום عربى 漢字",
            "�",
        ] {
            assert_eq!(text(lawful), lawful);
        }
    }

    #[test]
    fn a_pile_of_combining_marks_is_cut_down() {
        let zalgo = format!("a{}b", "\u{301}".repeat(3_000));
        assert_eq!(text(&zalgo), format!("a{}�b", "\u{301}".repeat(4)));
        assert_eq!(width(&zalgo), 3);
        let families = "👨\u{200d}".repeat(500);
        assert_eq!(text(&families).matches('👨').count(), 6);
        assert!(text(&families).ends_with("👨�"));
        let jamo = "\u{1100}".repeat(500);
        assert_eq!(width(&jamo), 25);
    }

    #[test]
    fn in_ascii_every_mark_is_a_question_mark() {
        assert_eq!(ascii_text("å\u{1b}[2J\u{202e}\u{ad}\u{301}\u{9b}"), "å?[2J????");
        assert_eq!(lines("a\t\u{1b}\n\u{9b}\n", true), "a\t?\n?\n");
    }

    #[test]
    fn an_ascii_twin_is_as_wide_as_its_sign() {
        let signs = ('\u{80}'..='\u{ffff}').map(String::from);
        let twins: Vec<_> = signs.filter_map(|sign| Some((ascii_twin(&sign)?, width(&sign)))).collect();
        assert!(twins.iter().all(|(twin, width)| twin.is_ascii() && twin.len() == *width));
        assert_eq!(["…", "␛", "·", "ø", "½"].map(ascii_twin), [Some("~"), Some("?"), Some("-"), None, None]);
    }

    #[test]
    fn the_programs_own_words_keep_to_ascii_and_danish_letters() {
        let own = "80×24 … ½ og ¼ side – ”Kopiér” · → Æble";
        assert_eq!(ascii_words(own), "80x24 ... 1/2 og 1/4 side - \"Kopier\" - -> Æble");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("a\n\n\u{1b}[2Jb\t\u{ad}c\r\n", false), "a\n\n␛[2Jb\t·c␍\n");
        assert_eq!(lines("\n\t\n", false), "\n\t\n");
    }

    #[test]
    fn a_text_with_a_mark_in_it_is_not_itself() {
        assert!(is_itself("udkast til Ærø.v2 ❤\u{fe0f}"));
        for text in ["␛", "�", "a\u{ad}", "\n", "\u{202e}"] {
            assert!(!is_itself(text), "{text:?}");
        }
    }

    #[test]
    fn plain_characters_are_as_the_long_way_says() {
        for c in (' '..='\u{2600}').filter(|c| is_plain_char(*c)) {
            assert_eq!(mark_for(None, c, None), None, "{c:?}");
            assert_eq!(c.to_string().width(), 1, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_gets_through_that_should_not(
            text in any::<String>(),
            odd in "[a1#\u{0}-\u{1f}\u{ad}\u{301}\u{600}\u{1100}\u{1160}\u{200b}-\u{200f}\u{202e}❤👨🏻\u{fe0f}\u{20e3}\u{e0041}🇩]{0,40}",
        ) {
            for from in [text, odd] {
                let to = super::text(&from);
                let is_joining = |c| c == '\u{200d}' || is_selector(c);
                let leak = to.chars().find(|c| !is_joining(*c) && (is_hostile(*c) || is_unseen(*c)));
                prop_assert_eq!(leak, None);
                prop_assert_eq!(&super::text(&to), &to, "a second time changes nothing");
                let as_drawn: usize = to.graphemes(true).map(UnicodeWidthStr::width).sum();
                prop_assert_eq!(width(&from), as_drawn, "{:?}", to);
                let mut kept = from.chars().filter(|c| is_plain_char(*c) && *c != UNSEEN).peekable();
                for c in to.chars() {
                    kept.next_if(|next| *next == c);
                }
                prop_assert_eq!(kept.next(), None, "nothing plain is lost");
                let sign = ascii_text(&from).chars().find(|c| is_mark(*c) && !from.contains(*c));
                prop_assert_eq!(sign, None);
            }
        }
    }
}
