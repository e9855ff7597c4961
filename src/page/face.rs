//! Character widths and line height in a face's own units. Advances only: word processors don't kern .docx text, and
//! Word doesn't use ligatures.

use unicode_width::UnicodeWidthChar;

/// A face's metrics, generated from a font; see [`super::widths`].
#[derive(Debug, PartialEq)]
pub(super) struct FontFace {
    /// As a word processor knows it.
    pub(super) name: &'static str,
    /// Units to an em; every number here is in these units.
    pub(super) upem: u32,
    /// Ascent, descent and line gap together: a single-spaced line.
    pub(super) height: u32,
    /// Advances from the space to the end of Latin Extended-A.
    pub(super) latin: [u16; 0x180 - 0x20],
    /// Advances from the hyphen U+2010 to the fraction slash U+2044.
    pub(super) punctuation: [u16; 0x2045 - 0x2010],
    /// Advances of single characters, in order.
    pub(super) single: &'static [(char, u16)],
}

impl FontFace {
    /// The advance of `c`; a tab and a soft hyphen are the line breaker's to place.
    #[inline]
    pub(super) fn advance(&self, c: char) -> u32 {
        match self.latin.get((c as usize).wrapping_sub(0x20)) {
            Some(&advance) if advance > 0 => advance.into(),
            _ => self.advance_beyond_latin(c),
        }
    }

    // Separate, so that the hot path is inlined.
    #[inline(never)]
    fn advance_beyond_latin(&self, c: char) -> u32 {
        let single = || self.single.binary_search_by_key(&c, |&(c, _)| c).map(|at| &self.single[at].1).ok();
        match self.punctuation.get((c as usize).wrapping_sub(0x2010)).or_else(single) {
            Some(&advance) if advance > 0 => advance.into(),
            _ => self.stand_in(c),
        }
    }

    /// An estimate for missing characters, for which word processors substitute another font.
    fn stand_in(&self, c: char) -> u32 {
        match c.width() {
            None | Some(0) => 0,
            _ if is_skin_tone(c) => 0,
            // Two of them make a flag, one emoji.
            _ if is_regional_indicator(c) => self.upem * 13 / 20,
            // Segoe UI Emoji and Noto Color Emoji are both about this wide.
            _ if is_emoji(c) => self.upem * 13 / 10,
            Some(2) => self.upem,
            Some(_) => self.advance('n').max(self.upem / 2),
        }
    }
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::super::widths::CALIBRI;

    #[test]
    fn what_the_font_lacks_is_about_as_wide_as_what_stands_in() {
        for (c, advance) in [
            ('\u{7}', 0),
            ('\u{200b}', 0),
            ('\u{1f3fd}', 0),
            ('\u{1f1e9}', 1331),
            ('😀', 2662),
            ('⛄', 2662),
            ('界', 2048),
            ('ש', 1076),
        ] {
            assert_eq!(CALIBRI.advance(c), advance, "{c:?}");
        }
    }
}
