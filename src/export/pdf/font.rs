//! Characters as glyphs: which there are, how wide they are, and what stands in for those that the font lacks. Placed
//! by advance widths alone, as the page is measured: no kerning, no ligatures.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::links::PdfLink;
use crate::page::TAB_TWIPS;

/// The built-in font in its two weights. Carlito has the widths of Calibri. Its licence asks that the files stay
/// unchanged; see `fonts/OFL.txt`.
pub(super) static REGULAR: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::new(include_bytes!("../fonts/Carlito-Regular.ttf")));
pub(super) static BOLD: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::new(include_bytes!("../fonts/Carlito-Bold.ttf")));

/// What Carlito lacks of the signs that office documents have, in either weight. Made by `tests/pdf/make_symbols.py`.
static SYMBOLS: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::new(include_bytes!("../fonts/SomSymbols.ttf")));

/// Shown for a character that no font has: not □, which is a box without its tick. The text behind it stays the character,
/// to be read aloud and copied.
const STAND_IN: char = '▯';
const SOFT_HYPHEN: char = '\u{ad}';

/// A font of one weight, with the tables that text is set by.
pub(super) struct Typeface {
    pub(super) font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    upem: f32,
}

/// A line of text as glyphs.
#[derive(Default)]
pub(super) struct GlyphRun {
    /// The text of the glyphs, without the characters that are dropped.
    pub(super) text: String,
    pub(super) glyphs: Vec<SetGlyph>,
    /// That of the next glyph.
    link: Option<usize>,
    width_em: f32,
    ink_em: f32,
}

/// A glyph in its place.
pub(super) struct SetGlyph {
    pub(super) typeface: &'static Typeface,
    /// The index of the link that it belongs to.
    pub(super) link: Option<usize>,
    /// With its range of the run's text; lengths in ems.
    pub(super) glyph: KrillaGlyph,
}

/// How a character is set.
enum CharRendering {
    Glyph(&'static Typeface, GlyphId),
    Tab,
    /// Invisible; belongs to the character before it.
    Joined,
    /// Invisible, and of no use in a document.
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

    pub(super) fn set(&'static self, line: &str, size_pt: f32) -> GlyphRun {
        self.set_linked(line, &[], size_pt)
    }

    /// A line with links in it.
    pub(super) fn set_linked(&'static self, line: &str, links: &[PdfLink], size_pt: f32) -> GlyphRun {
        let mut run = GlyphRun::default();
        for (at, cluster) in line.grapheme_indices(true) {
            run.link = links.iter().position(|link| link.range.contains(&at));
            self.push_cluster(&mut run, cluster, size_pt);
        }
        if line.ends_with(SOFT_HYPHEN) {
            let (typeface, hyphen) = self.required_glyph('-');
            run.push(typeface, hyphen, typeface.advance(hyphen), SOFT_HYPHEN);
        }
        run
    }

    /// The width of a line in points, without blanks at its end.
    pub(super) fn width_pt(&'static self, line: &str, size_pt: f32) -> f32 {
        self.set(line, size_pt).ink_em * size_pt
    }

    fn push_cluster(&'static self, run: &mut GlyphRun, cluster: &str, size_pt: f32) {
        let first = run.glyphs.len();
        for c in cluster.chars() {
            let is_first = run.glyphs.len() == first;
            match self.rendering(c) {
                CharRendering::Glyph(typeface, glyph) => {
                    run.push(typeface, glyph, typeface.advance(glyph), c);
                }
                CharRendering::Tab => {
                    let tab_em = twips_to_pt(TAB_TWIPS) / size_pt;
                    let to_stop = tab_em - run.width_em % tab_em;
                    let (typeface, blank) = self.required_glyph(' ');
                    run.push(typeface, blank, to_stop, ' ');
                }
                CharRendering::Joined | CharRendering::Missing if !is_first => run.join(c),
                CharRendering::Missing => {
                    let (typeface, stand_in) = self.required_glyph(STAND_IN);
                    run.push(typeface, stand_in, stand_in_em(c), c);
                }
                CharRendering::Joined | CharRendering::Dropped => {}
            }
        }
    }

    fn rendering(&'static self, c: char) -> CharRendering {
        match c {
            '\t' => CharRendering::Tab,
            c if c.is_control() || is_noncharacter(c) => CharRendering::Dropped,
            c if is_ignorable(c) => CharRendering::Joined,
            c => match self.glyph(c).or_else(|| self.glyph(look_alike(c)?)) {
                Some((typeface, glyph)) => CharRendering::Glyph(typeface, glyph),
                None => CharRendering::Missing,
            },
        }
    }

    /// The character's glyph in this font, else in that of the symbols.
    fn glyph(&'static self, c: char) -> Option<(&'static Typeface, GlyphId)> {
        [self, &*SYMBOLS].into_iter().find_map(|typeface| {
            let glyph = typeface.charmap.map(c)?;
            Some((typeface, GlyphId::new(glyph.to_u32())))
        })
    }

    fn required_glyph(&'static self, c: char) -> (&'static Typeface, GlyphId) {
        self.glyph(c).expect("the built-in fonts have a blank, a hyphen and the stand-in")
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.metrics.advance_width(skrifa::GlyphId::new(glyph.to_u32())).unwrap_or(0.0) / self.upem
    }
}

impl GlyphRun {
    fn push(&mut self, typeface: &'static Typeface, glyph: GlyphId, advance_em: f32, c: char) {
        let range = self.grow(c);
        let glyph = KrillaGlyph::new(glyph, advance_em, 0.0, 0.0, 0.0, range, None);
        self.glyphs.push(SetGlyph { typeface, link: self.link, glyph });
        self.width_em += advance_em;
        if !c.is_whitespace() {
            self.ink_em = self.width_em;
        }
    }

    /// Adds a character to the text of the last glyph.
    fn join(&mut self, c: char) {
        let end = self.grow(c).end;
        if let Some(last) = self.glyphs.last_mut() {
            last.glyph.text_range.end = end;
        }
    }

    fn grow(&mut self, c: char) -> Range<usize> {
        let start = self.text.len();
        self.text.push(c);
        start..self.text.len()
    }

    /// The run squeezed to be no wider than this: lines are broken by the page measure, which only estimates the width
    /// of some foreign letters.
    pub(super) fn within(mut self, width_pt: f32, size_pt: f32) -> GlyphRun {
        let over = self.ink_em * size_pt / width_pt;
        if over > 1.0 {
            for SetGlyph { glyph, .. } in &mut self.glyphs {
                glyph.x_advance /= over;
            }
        }
        self
    }
}

/// Whether the fonts show this character, or it is not meant to be seen.
pub(super) fn holds(c: char) -> bool {
    !matches!(REGULAR.rendering(c), CharRendering::Dropped | CharRendering::Missing) || c == '\n'
}

/// Whether any of a text is visible.
pub(super) fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_noncharacter(c) && !is_ignorable(c))
}

/// The character that looks the same, or is the same without colours, where the fonts have only that.
fn look_alike(c: char) -> Option<char> {
    match c {
        '\u{2010}' | '\u{2011}' => Some('-'),
        '✅' => Some('✔'),
        '❌' => Some('✖'),
        '⭐' => Some('★'),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    }
}

/// No wider than the page measure takes the character to be.
fn stand_in_em(c: char) -> f32 {
    match c.width() {
        None | Some(0) => 0.0,
        Some(1) => 0.525,
        Some(_) => 1.0,
    }
}

/// The characters that PDF and XML do not allow.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe || c == '\u{feff}'
}

/// The characters that only affect how others are shown. A soft hyphen at the end of a line is shown all the same.
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
    use std::ptr;

    use super::{CharRendering, GlyphRun, REGULAR, STAND_IN, Typeface, holds};

    fn set(line: &str) -> GlyphRun {
        REGULAR.set(line, 11.0)
    }

    #[test]
    fn a_character_is_as_wide_as_it_is_measured() {
        // A digit is 1038/2048 em.
        let width = REGULAR.width_pt("12 ", 11.0);
        assert!((width - 2.0 * 1038.0 / 2048.0 * 11.0).abs() < 0.001);
    }

    #[test]
    fn what_the_font_lacks_is_a_mark_that_still_says_what_it_was() {
        let run = set("a👩\u{200d}👧🇩🇰ש");
        assert_eq!(run.glyphs.len(), 4);
        assert_eq!(run.text, "a👩\u{200d}👧🇩🇰ש");
        assert_eq!(&run.text[run.glyphs[1].glyph.text_range.clone()], "👩\u{200d}👧");
    }

    #[test]
    fn each_sign_of_an_office_document_has_a_glyph_of_its_own() {
        let signs = "☑☐☒✔✘✓✗✖★☆→←↑↓↔⇒⇐⇔➔➢⚠•●○■□▪▫◻◦▲△▼▽◆◇►❖☎✉☺☹♥♣≤≥≠≈≡±×÷∈∉∀∃∧∨∞√";
        let run = set(signs);
        assert_eq!(run.glyphs.len(), signs.chars().count());
        let is_stand_in = |c| matches!(REGULAR.rendering(c), CharRendering::Missing);
        assert!(!signs.chars().any(is_stand_in));
        let mut drawn: Vec<(*const Typeface, u32)> =
            run.glyphs.iter().map(|set| (ptr::from_ref(set.typeface), set.glyph.glyph_id.to_u32())).collect();
        let (typeface, stand_in) = REGULAR.required_glyph(STAND_IN);
        drawn.push((ptr::from_ref(typeface), stand_in.to_u32()));
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), signs.chars().count() + 1);
        assert!(signs.chars().chain("✅❌⭐".chars()).all(holds) && !holds('😀'));
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
        for wide in ["ЖЖЖЖ", "■■☑☑"] {
            let run = set(wide).within(20.0, 11.0);
            let width: f32 = run.glyphs.iter().map(|set| set.glyph.x_advance * 11.0).sum();
            assert!(width < 20.01, "{wide} {width}");
        }
    }
}
