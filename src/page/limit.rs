//! How long an answer may be: on the page, or counted.

use std::borrow::Cow;

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

use super::{PageLayout, measure_paragraph};
use crate::say;
use crate::words::size::count;
use crate::words::{Lang, Words};

/// Tolerance: a line is 4.7 mm, and one that people would let pass must not flicker over a rounding error.
const TOLERANCE_MM: f64 = 0.5;
const PT_PER_MM: f64 = 72.0 / 25.4;
/// No answer fills more, in pages.
const PAGES_MAX: f64 = 100.0;

/// How long an answer may be. In a form's data: `limit: Half`, `limit: Pages(1.5)`, `limit: Characters(1000)`.
///
/// What is counted is what Word's own statistics count (ISO/IEC 29500-1, 22.2.2.3, 22.2.2.4 and 22.2.2.28): a paragraph
/// mark or line end is no character, a tab is a blank, and a word is what stands between blanks, a dash alone included. A
/// character is a grapheme cluster, what a reader takes for one: å counts once however it was pasted.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub enum Limit {
    /// ¼ of an A4 page.
    Quarter,
    /// ½ of an A4 page.
    Half,
    /// So many A4 pages, above 0 and up to 100.
    Pages(f64),
    /// Lines of the document.
    Lines(usize),
    /// Words.
    Words(usize),
    /// Characters, blanks among them.
    Characters(usize),
    /// Characters that are no blanks.
    CharactersWithoutBlanks(usize),
}

/// What is wrong with the figure of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LimitFault {
    /// No number of pages above 0 and up to 100.
    Pages,
    /// It leaves no room.
    Zero,
}

impl Limit {
    /// What is wrong with its figure, if anything.
    pub(crate) fn fault(self) -> Option<LimitFault> {
        match self {
            Limit::Pages(pages) if !(pages > 0.0 && pages <= PAGES_MAX) => Some(LimitFault::Pages),
            Limit::Lines(0) | Limit::Words(0) | Limit::Characters(0) | Limit::CharactersWithoutBlanks(0) => {
                Some(LimitFault::Zero)
            }
            _ => None,
        }
    }

    /// A page limit's height in points, without tolerance; none of other limits.
    pub fn limit_pt(self, layout: &PageLayout) -> Option<f64> {
        let (_, block_mm) = layout.text_block_mm();
        Some(self.pages()? * block_mm * PT_PER_MM)
    }

    fn pages(self) -> Option<f64> {
        match self {
            Limit::Quarter => Some(0.25),
            Limit::Half => Some(0.5),
            Limit::Pages(pages) => Some(pages),
            _ => None,
        }
    }

    /// How many lines of the document fit; none where lines don't matter.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page holds some hundred lines at most; a part of a line does not count"
    )]
    pub(crate) fn lines(self, layout: &PageLayout) -> Option<usize> {
        if let Limit::Lines(lines) = self {
            return Some(lines);
        }
        let room_pt = self.limit_pt(layout)? + TOLERANCE_MM * PT_PER_MM;
        Some((room_pt / layout.line_pitch_pt()) as usize)
    }

    /// How much is allowed of what is counted: lines, words or characters.
    pub(crate) fn allowed(self, layout: &PageLayout) -> usize {
        match self {
            Limit::Words(most) | Limit::Characters(most) | Limit::CharactersWithoutBlanks(most) => most,
            _ => self.lines(layout).unwrap_or(0),
        }
    }

    /// How much a paragraph takes of what is counted. Paragraphs are independent; of a short answer this is the whole.
    pub(crate) fn length_of(self, paragraph: &str, layout: &PageLayout) -> usize {
        match self {
            Limit::Words(_) => paragraph.split_whitespace().count(),
            Limit::Characters(_) => paragraph.split('\n').map(characters).sum(),
            Limit::CharactersWithoutBlanks(_) => paragraph.split_whitespace().map(characters).sum(),
            _ => measure_paragraph(paragraph, layout).len(),
        }
    }

    /// The byte of a paragraph at which that begins of which `fitting` still fit before it.
    pub(crate) fn place(self, paragraph: &str, fitting: usize, layout: &PageLayout) -> usize {
        let is_blank = |one: &str| one.starts_with(char::is_whitespace);
        let place = match self {
            Limit::Words(_) => {
                let word = paragraph.split_whitespace().nth(fitting);
                word.map(|word| word.as_ptr() as usize - paragraph.as_ptr() as usize)
            }
            Limit::Characters(_) => {
                let mut counted = paragraph.grapheme_indices(true).filter(|(_, one)| *one != "\n");
                counted.nth(fitting).map(|(at, _)| at)
            }
            Limit::CharactersWithoutBlanks(_) => {
                let mut counted = paragraph.grapheme_indices(true).filter(|(_, one)| !is_blank(one));
                counted.nth(fitting).map(|(at, _)| at)
            }
            _ => measure_paragraph(paragraph, layout).get(fitting).map(|line| line.start),
        };
        place.unwrap_or(0)
    }

    /// The room that it leaves: `½ A4-side`, `2 A4-sider`, `1.000 tegn med mellemrum`; `counted` is the form's own word.
    pub(crate) fn text(self, counted: Option<&str>, words: &Words) -> String {
        let Some(pages) = self.pages() else {
            let most = self.most();
            return format!("{} {}", count(words, most), self.counted(counted, words));
        };
        let part = pages_text(pages, words);
        if pages > 1.0 {
            say!(words, "page-parts", part = part)
        } else {
            say!(words, "page-part", part = part)
        }
    }

    /// What is counted, in words: the form's own, or else the program's.
    pub(crate) fn counted<'w>(self, own: Option<&'w str>, words: &Words) -> Cow<'w, str> {
        let n = self.most();
        let told = || match self {
            Limit::Words(_) => say!(words, "page-words", n = n),
            Limit::Characters(_) => say!(words, "page-characters", n = n),
            Limit::CharactersWithoutBlanks(_) => say!(words, "page-characters-no-blanks", n = n),
            _ => say!(words, "page-lines", n = n),
        };
        own.map_or_else(|| told().into(), Cow::Borrowed)
    }

    /// The figure of a limit that is none of pages.
    fn most(self) -> usize {
        match self {
            Limit::Lines(most)
            | Limit::Words(most)
            | Limit::Characters(most)
            | Limit::CharactersWithoutBlanks(most) => most,
            _ => 0,
        }
    }

    /// What is counted, as programs read it; none of pages.
    pub(crate) fn unit(self) -> Option<&'static str> {
        match self {
            Limit::Quarter | Limit::Half | Limit::Pages(_) => None,
            Limit::Lines(_) => Some("lines"),
            Limit::Words(_) => Some("words"),
            Limit::Characters(_) => Some("characters"),
            Limit::CharactersWithoutBlanks(_) => Some("characters_without_blanks"),
        }
    }
}

/// How many characters a line holds.
fn characters(line: &str) -> usize {
    // Below the combining marks each is one by itself: most texts, without a look at each one's neighbours.
    if line.chars().all(|c| c < '\u{300}' && c != '\r') {
        return line.chars().count();
    }
    line.graphemes(true).count()
}

/// A number of pages as people write it: `½`, `1½`, `2`, `1,2`.
fn pages_text(pages: f64, words: &Words) -> String {
    let (whole, rest) = (pages.trunc(), pages.fract());
    let is = |part: f64| (rest - part).abs() < f64::EPSILON;
    let quarters = [(0.25, "¼", "1/4"), (0.5, "½", "1/2"), (0.75, "¾", "3/4")];
    match quarters.into_iter().find(|(part, ..)| is(*part)) {
        Some((_, sign, _)) if !words.is_ascii() && whole > 0.0 => format!("{whole}{sign}"),
        Some((_, sign, _)) if !words.is_ascii() => sign.to_owned(),
        Some((.., ascii)) if whole == 0.0 => ascii.to_owned(),
        _ => match words.lang() {
            Lang::Da => pages.to_string().replace('.', ","),
            Lang::En => pages.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(limit: Limit, text: &str) -> usize {
        limit.length_of(text, &PageLayout::default())
    }

    #[test]
    fn limits_are_read_by_their_names() {
        for (source, limit) in [
            ("Quarter", Limit::Quarter),
            ("Half", Limit::Half),
            ("Pages(2)", Limit::Pages(2.0)),
            ("Pages(1.5)", Limit::Pages(1.5)),
            ("Lines(40)", Limit::Lines(40)),
            ("Words(300)", Limit::Words(300)),
            ("Characters(1000)", Limit::Characters(1000)),
            ("CharactersWithoutBlanks(1000)", Limit::CharactersWithoutBlanks(1000)),
        ] {
            assert_eq!(ron::from_str(source), Ok(limit), "{source}");
            assert_eq!(limit.fault(), None, "{source}");
        }
        for source in ["Third", "Words(-1)", "Words", "Half(2)", "Lines(1.5)", "Pages(\"2\")"] {
            assert!(ron::from_str::<Limit>(source).is_err(), "{source}");
        }
    }

    #[test]
    fn a_figure_without_room_or_beyond_all_answers_is_a_fault() {
        for limit in [
            Limit::Pages(0.0),
            Limit::Pages(-1.0),
            Limit::Pages(100.5),
            Limit::Pages(f64::NAN),
            Limit::Pages(f64::INFINITY),
            Limit::Lines(0),
            Limit::Words(0),
            Limit::Characters(0),
            Limit::CharactersWithoutBlanks(0),
        ] {
            assert!(limit.fault().is_some(), "{limit:?}");
        }
        assert_eq!(Limit::Pages(100.0).fault(), None);
    }

    #[test]
    fn words_and_characters_are_counted_as_word_processors_count_them() {
        for (text, words, with, without) in [
            ("", 0, 0, 0),
            ("   ", 0, 3, 0),
            ("to ord", 2, 6, 5),
            ("en – to", 3, 7, 5),
            ("vis-à-vis 30/6", 2, 14, 13),
            ("a\tb", 2, 3, 2),
            ("a\u{a0}b", 2, 3, 2),
            ("linje\nlinje", 2, 10, 10),
            ("bla\u{30a}", 1, 3, 3),
            ("blå", 1, 3, 3),
            ("👩\u{200d}🚒 er her", 3, 8, 6),
        ] {
            assert_eq!(length(Limit::Words(1), text), words, "{text:?}");
            assert_eq!(length(Limit::Characters(1), text), with, "{text:?}");
            assert_eq!(length(Limit::CharactersWithoutBlanks(1), text), without, "{text:?}");
        }
    }

    #[test]
    fn what_no_longer_fits_begins_at_its_word_or_character() {
        let place = |limit: Limit, text: &str, fitting| {
            text[limit.place(text, fitting, &PageLayout::default())..].to_owned()
        };
        assert_eq!(place(Limit::Words(1), " æble  pære is", 2), "is");
        assert_eq!(place(Limit::Words(1), "æble", 0), "æble");
        assert_eq!(place(Limit::Characters(1), "bla\u{30a}t er", 3), "t er");
        assert_eq!(place(Limit::Characters(1), "ab\ncd", 2), "cd");
        assert_eq!(place(Limit::CharactersWithoutBlanks(1), "a b c", 2), "c");
    }

    #[test]
    fn the_room_is_told_in_both_languages_and_in_ascii() {
        let (da, en) = (Words::new(Lang::Da), Words::new(Lang::En));
        for (limit, danish, english) in [
            (Limit::Half, "½ A4-side", "½ A4 page"),
            (Limit::Pages(1.0), "1 A4-side", "1 A4 page"),
            (Limit::Pages(2.0), "2 A4-sider", "2 A4 pages"),
            (Limit::Pages(1.5), "1½ A4-sider", "1½ A4 pages"),
            (Limit::Pages(1.2), "1,2 A4-sider", "1.2 A4 pages"),
            (Limit::Lines(40), "40 linjer", "40 lines"),
            (Limit::Lines(1), "1 linje", "1 line"),
            (Limit::Words(1), "1 ord", "1 word"),
            (Limit::Words(1300), "1.300 ord", "1,300 words"),
            (Limit::Characters(1000), "1.000 tegn med mellemrum", "1,000 characters with spaces"),
            (Limit::CharactersWithoutBlanks(9), "9 tegn uden mellemrum", "9 characters without spaces"),
        ] {
            assert_eq!(limit.text(None, &da), danish);
            assert_eq!(limit.text(None, &en), english);
        }
        assert_eq!(Limit::Characters(1000).text(Some("anslag"), &da), "1.000 anslag");
        assert_eq!(Limit::Quarter.text(None, &da.in_ascii()), "1/4 A4-side");
        assert_eq!(Limit::Pages(1.5).text(None, &da.in_ascii()), "1,5 A4-sider");
    }
}
