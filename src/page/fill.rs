//! How full a part of the page is, as numbers and sentences.

use super::{PageLayout, PagePart};
use crate::say;
use crate::words::Words;

/// How much of a part of the page an answer fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    part: PagePart,
    /// Lines of the answer, with blank ones.
    pub(crate) lines_used: usize,
    /// Lines that fit.
    pub lines_allowed: usize,
    /// The height of the answer in points.
    pub(crate) height_pt: f64,
    /// The allowed height in points, without tolerance.
    pub(crate) limit_pt: f64,
}

impl Fill {
    /// The fill of `part` by a number of lines.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2⁵² lines")]
    pub fn new(lines_used: usize, part: PagePart, layout: &PageLayout) -> Fill {
        Fill {
            part,
            lines_used,
            lines_allowed: part.lines(layout),
            height_pt: lines_used as f64 * layout.line_pitch_pt(),
            limit_pt: part.limit_pt(layout),
        }
    }

    /// Lines that still fit; 0 if over.
    pub fn lines_left(&self) -> usize {
        self.lines_allowed.saturating_sub(self.lines_used)
    }

    /// Lines that don't fit; 0 if all do.
    pub(crate) fn lines_over(&self) -> usize {
        self.lines_used.saturating_sub(self.lines_allowed)
    }

    /// Whether some lines don't fit.
    pub fn is_over(&self) -> bool {
        self.lines_over() > 0
    }

    /// Height relative to the limit: above 1 only if over, not within the tolerance.
    pub fn share(&self) -> f64 {
        let share = self.height_pt / self.limit_pt;
        if self.is_over() { share } else { share.min(1.0) }
    }

    /// The share in per cent: above 100 only if over.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share is not negative, and a cast of one beyond all texts saturates"
    )]
    pub fn percent(&self) -> u32 {
        let percent = (self.share() * 100.0).round() as u32;
        if self.is_over() { percent.max(101) } else { percent }
    }

    /// The meter's sentence: "60 % af ½ A4-side · 15 linjer · 10 tilbage".
    pub(crate) fn text(&self, words: &Words) -> String {
        let (percent, part, lines) = (self.percent(), self.part.text(words), self.lines_used);
        if self.is_over() {
            let over = self.lines_over();
            return say!(words, "page-over", percent = percent, part = part, lines = lines, over = over);
        }
        let left = self.lines_left();
        say!(words, "page-fill", percent = percent, part = part, lines = lines, left = left)
    }

    /// The same as it is read aloud, without a full stop: "15 linjer, 60 % af ½ A4-side, 10 linjer tilbage".
    pub(crate) fn spoken(&self, words: &Words) -> String {
        let (percent, part, lines) = (self.percent(), self.part.text(words), self.lines_used);
        if self.is_over() {
            let over = self.lines_over();
            return say!(
                words,
                "page-spoken-over",
                percent = percent,
                part = part,
                lines = lines,
                over = over
            );
        }
        say!(words, "page-spoken", percent = percent, part = part, lines = lines, left = self.lines_left())
    }

    /// The short sentence for narrow windows: "60 % · 15 linjer · 10 tilbage".
    pub(crate) fn short_text(&self, words: &Words) -> String {
        let (percent, lines) = (self.percent(), self.lines_used);
        if self.is_over() {
            return say!(
                words,
                "page-over-short",
                percent = percent,
                lines = lines,
                over = self.lines_over()
            );
        }
        say!(words, "page-fill-short", percent = percent, lines = lines, left = self.lines_left())
    }

    /// What matters most, for the narrowest windows: "60 % · 10 tilbage".
    pub(crate) fn shortest_text(&self, words: &Words) -> String {
        let percent = self.percent();
        if self.is_over() {
            return say!(words, "page-over-shortest", percent = percent, over = self.lines_over());
        }
        say!(words, "page-fill-shortest", percent = percent, left = self.lines_left())
    }

    /// The problem's message if over.
    pub(crate) fn problem(&self, words: &Words) -> Option<String> {
        let (part, over) = (self.part.text(words), self.lines_over());
        self.is_over().then(|| say!(words, "page-problem", part = part, over = over))
    }
}
