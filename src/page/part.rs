//! The share of a page that an answer may fill.

use serde::Deserialize;

use super::PageLayout;
use crate::words::Words;

/// Tolerance: a line is 4.7 mm, and one that people would let pass must not flicker over a rounding error.
const TOLERANCE_MM: f64 = 0.5;
const PT_PER_MM: f64 = 72.0 / 25.4;

/// A share of the height of a page's text block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum PagePart {
    /// ½.
    Half,
    /// ¼.
    Quarter,
}

impl PagePart {
    /// This part's height in points, without tolerance.
    pub fn limit_pt(self, layout: &PageLayout) -> f64 {
        let share = match self {
            PagePart::Half => 0.5,
            PagePart::Quarter => 0.25,
        };
        let (_, block_mm) = layout.text_block_mm();
        share * block_mm * PT_PER_MM
    }

    /// How many lines fit.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page holds some hundred lines at most; a part of a line does not count"
    )]
    pub(crate) fn lines(self, layout: &PageLayout) -> usize {
        let room_pt = self.limit_pt(layout) + TOLERANCE_MM * PT_PER_MM;
        (room_pt / layout.line_pitch_pt()) as usize
    }

    /// What people call it: `½`.
    pub(crate) fn text(self, words: &Words) -> &'static str {
        match (self, words.is_ascii()) {
            (PagePart::Half, false) => "½",
            (PagePart::Half, true) => "1/2",
            (PagePart::Quarter, false) => "¼",
            (PagePart::Quarter, true) => "1/4",
        }
    }
}
