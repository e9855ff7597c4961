//! Characters as glyphs: which there are, how wide they are, and what stands for those that the font lacks. By
//! advances alone, like the meter: no kerning, no ligatures.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::page::TAB_TWIPS;

/// Carlito is as wide as Calibri. The files are the unchanged ones, as its licence asks; see `fonts/OFL.txt`.
const REGULAR: &[u8] = include_bytes!("../fonts/Carlito-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/Carlito-Bold.ttf");

/// Stands for what the font lacks. The text behind it stays the character's own, to be read aloud and copied.
const STAND_IN: char = '□';
const SOFT_HYPHEN: char = '\u{ad}';

/// A cut of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Bold,
}

/// The cuts, ready to set text in.
pub(super) struct Fonts {
    regular: Typeface,
    bold: Typeface,
}

impl Fonts {
    pub(super) fn new() -> Fonts {
        Fonts { regular: Typeface::new(REGULAR), bold: Typeface::new(BOLD) }
    }

    pub(super) fn of(&self, face: Face) -> &Typeface {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }
}

/// One cut with its tables.
pub(super) struct Typeface {
    font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    upem: f32,
}

/// A line of text as glyphs.
#[derive(Default)]
pub(super) struct Run {
    /// What the glyphs say: the text without what has no place on paper.
    pub(super) text: String,
    /// The glyphs, each with its part of the text; lengths in ems.
    pub(super) glyphs: Vec<KrillaGlyph>,
    width_em: f32,
    ink_em: f32,
}

/// What becomes of a character.
enum Shape {
    Glyph(GlyphId, f32),
    Tab,
    /// Not to be seen, but it belongs to the character before it.
    Joined,
    /// Not to be seen, and of no use in a document.
    Dropped,
    Missing,
}

impl Typeface {
    fn new(data: &'static [u8]) -> Typeface {
        let tables = FontRef::new(data).expect("the built-in fonts are fonts");
        let font = Font::new(krilla::Data::from(Arc::new(data) as Arc<dyn AsRef<[u8]> + Send + Sync>), 0);
        let font = font.expect("the built-in fonts are fonts");
        let upem = font.units_per_em();
        let metrics = tables.glyph_metrics(Size::unscaled(), LocationRef::default());
        Typeface { font, charmap: tables.charmap(), metrics, upem }
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// The glyphs of a line in this size.
    pub(super) fn set(&self, line: &str, size_pt: f32) -> Run {
        let mut run = Run::default();
        for cluster in line.graphemes(true) {
            self.push_cluster(&mut run, cluster, size_pt);
        }
        if line.ends_with(SOFT_HYPHEN) {
            self.push_soft_hyphen(&mut run);
        }
        run
    }

    /// The width of a line in points, without blanks at its end.
    pub(super) fn width_pt(&self, line: &str, size_pt: f32) -> f32 {
        self.set(line, size_pt).ink_em * size_pt
    }

    fn push_cluster(&self, run: &mut Run, cluster: &str, size_pt: f32) {
        let first = run.glyphs.len();
        for c in cluster.chars() {
            let is_first = run.glyphs.len() == first;
            match self.shape(c) {
                Shape::Glyph(glyph, advance) => run.push(glyph, advance, c),
                Shape::Tab => {
                    let tab_em = twips_to_pt(TAB_TWIPS) / size_pt;
                    let to_stop = tab_em - run.width_em % tab_em;
                    run.push(self.sure_glyph(' '), to_stop, ' ');
                }
                Shape::Joined | Shape::Missing if !is_first => run.join(c),
                Shape::Missing => {
                    run.push(self.sure_glyph(STAND_IN), stand_in_em(c), c);
                }
                Shape::Joined | Shape::Dropped => {}
            }
        }
    }

    fn push_soft_hyphen(&self, run: &mut Run) {
        let glyph = self.sure_glyph('-');
        run.push(glyph, self.advance(glyph), SOFT_HYPHEN);
    }

    fn shape(&self, c: char) -> Shape {
        match c {
            '\t' => Shape::Tab,
            c if c.is_control() || is_noncharacter(c) => Shape::Dropped,
            c if is_ignorable(c) => Shape::Joined,
            c => match self.glyph(c).or_else(|| self.glyph(alike(c)?)) {
                Some(glyph) => Shape::Glyph(glyph, self.advance(glyph)),
                None => Shape::Missing,
            },
        }
    }

    fn glyph(&self, c: char) -> Option<GlyphId> {
        self.charmap.map(c).map(|glyph| GlyphId::new(glyph.to_u32()))
    }

    fn sure_glyph(&self, c: char) -> GlyphId {
        self.glyph(c).expect("the built-in fonts have a blank, a hyphen and the stand-in")
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.metrics.advance_width(skrifa::GlyphId::new(glyph.to_u32())).unwrap_or(0.0) / self.upem
    }
}

impl Run {
    fn push(&mut self, glyph: GlyphId, advance_em: f32, c: char) {
        let range = self.grow(c);
        self.glyphs.push(KrillaGlyph::new(glyph, advance_em, 0.0, 0.0, 0.0, range, None));
        self.width_em += advance_em;
        if !c.is_whitespace() {
            self.ink_em = self.width_em;
        }
    }

    /// Adds a character to the text of the last glyph.
    fn join(&mut self, c: char) {
        let end = self.grow(c).end;
        if let Some(last) = self.glyphs.last_mut() {
            last.text_range.end = end;
        }
    }

    fn grow(&mut self, c: char) -> Range<usize> {
        let start = self.text.len();
        self.text.push(c);
        start..self.text.len()
    }

    /// The run moved together to be no wider than this: the meter only guesses how wide some foreign letters are,
    /// and the line is its.
    pub(super) fn within(mut self, width_pt: f32, size_pt: f32) -> Run {
        let over = self.ink_em * size_pt / width_pt;
        if over > 1.0 {
            for glyph in &mut self.glyphs {
                glyph.x_advance /= over;
            }
        }
        self
    }
}

/// Whether this character is seen as itself, or is not meant to be seen.
pub(super) fn holds(c: char) -> bool {
    static FONT: LazyLock<Typeface> = LazyLock::new(|| Typeface::new(REGULAR));
    !matches!(FONT.shape(c), Shape::Dropped | Shape::Missing) || c == '\n'
}

/// Whether anything of a text is to be seen.
pub(super) fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_noncharacter(c) && !is_ignorable(c))
}

/// The character that looks the same, where the font lacks only the name.
fn alike(c: char) -> Option<char> {
    match c {
        '\u{2010}' | '\u{2011}' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    }
}

/// As wide as the meter takes it to be, or narrower.
fn stand_in_em(c: char) -> f32 {
    match c.width() {
        None | Some(0) => 0.0,
        Some(1) => 0.525,
        Some(_) => 1.0,
    }
}

/// What PDF and XML have no place for.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe || c == '\u{feff}'
}

/// What only steers how other characters are shown. A soft hyphen is seen at a line's end, by its own rule.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        SOFT_HYPHEN
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[expect(clippy::cast_precision_loss, reason = "no page has 2²³ twips")]
pub(super) fn twips_to_pt(twips: u32) -> f32 {
    twips as f32 / 20.0
}

#[cfg(test)]
mod tests {
    use super::{Face, Fonts, Run, holds};

    fn set(line: &str) -> Run {
        Fonts::new().of(Face::Regular).set(line, 11.0)
    }

    #[test]
    fn a_character_is_as_wide_as_the_meter_has_it() {
        // A digit is 1038/2048 em.
        let width = Fonts::new().of(Face::Regular).width_pt("12 ", 11.0);
        assert!((width - 2.0 * 1038.0 / 2048.0 * 11.0).abs() < 0.001);
    }

    #[test]
    fn what_the_font_lacks_is_a_mark_that_still_says_what_it_was() {
        let run = set("a👩\u{200d}👧🇩🇰ש");
        assert_eq!(run.glyphs.len(), 4);
        assert_eq!(run.text, "a👩\u{200d}👧🇩🇰ש");
        assert_eq!(&run.text[run.glyphs[1].text_range.clone()], "👩\u{200d}👧");
    }

    #[test]
    fn control_characters_leave_no_trace() {
        let run = set("a\u{0}\u{1b}\u{feff}\u{fffe}\r\u{7f}b");
        assert_eq!((run.text.as_str(), run.glyphs.len()), ("ab", 2));
        assert!(!holds('\u{0}') && !holds('\u{feff}') && holds('\n'));
    }

    #[test]
    fn a_soft_hyphen_is_seen_at_the_end_of_a_line_only() {
        assert_eq!(set("an\u{ad}svar").glyphs.len(), 6);
        assert_eq!(set("an\u{ad}").glyphs.len(), 3);
    }

    #[test]
    fn no_break_space_and_hyphen_look_like_the_others() {
        assert_eq!(set("a\u{a0}b\u{2011}c").glyphs.len(), 5);
        assert!(holds('\u{a0}') && holds('\u{2011}') && !holds('ש'));
    }

    #[test]
    fn a_run_is_moved_together_to_stay_within_its_column() {
        let run = set("ЖЖЖЖ").within(20.0, 11.0);
        let width: f32 = run.glyphs.iter().map(|glyph| glyph.x_advance * 11.0).sum();
        assert!(width < 20.01, "{width}");
    }
}
