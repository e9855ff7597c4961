//! How much of its limit a text fills, as numbers and sentences.

use std::borrow::Cow;

use super::{Limit, PageLayout};
use crate::say;
use crate::words::Words;
use crate::words::size::count;

/// From this share on, in per cent, a limit is near.
const NEAR_PERCENT: u32 = 90;

/// How much of its limit an answer fills.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    limit: Limit,
    /// The form's own word for what is counted.
    counted: Option<Box<str>>,
    /// What is used of it: lines with blank ones, words or characters.
    pub(crate) used: usize,
    /// How much is allowed.
    pub allowed: usize,
    /// The heights of a page limit.
    pub(crate) height: Option<Height>,
}

/// How high an answer with a page limit is, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Height {
    pub(crate) used_pt: f64,
    /// The allowed height, without tolerance.
    pub(crate) limit_pt: f64,
}

impl Fill {
    /// The fill of `limit` by so many lines, words or characters.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2⁵² lines")]
    pub fn new(used: usize, limit: Limit, layout: &PageLayout) -> Fill {
        let used_pt = used as f64 * layout.line_pitch_pt();
        let height = limit.limit_pt(layout).map(|limit_pt| Height { used_pt, limit_pt });
        Fill { limit, counted: None, used, allowed: limit.allowed(layout), height }
    }

    /// The same with the form's own word for what is counted.
    #[must_use]
    pub(crate) fn counted_as(self, word: Option<&str>) -> Fill {
        Fill { counted: word.map(Box::from), ..self }
    }

    /// How much still fits; 0 if over.
    pub fn left(&self) -> usize {
        self.allowed.saturating_sub(self.used)
    }

    /// How much doesn't fit; 0 if all does.
    pub(crate) fn over(&self) -> usize {
        self.used.saturating_sub(self.allowed)
    }

    /// Whether some of it doesn't fit.
    pub fn is_over(&self) -> bool {
        self.over() > 0
    }

    /// Whether little is left, or nothing.
    pub(crate) fn is_near(&self) -> bool {
        self.percent() >= NEAR_PERCENT
    }

    /// The limit as programs read it: what is counted; none of pages.
    pub(crate) fn unit(&self) -> Option<&'static str> {
        self.limit.unit()
    }

    /// How much there is relative to the limit, of pages by height: above 1 only if over, not within the tolerance.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2⁵² characters")]
    pub fn share(&self) -> f64 {
        let counted = || self.used as f64 / self.allowed as f64;
        let share = self.height.map_or_else(counted, |height| height.used_pt / height.limit_pt);
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
}

/// In words.
impl Fill {
    fn counted(&self, words: &Words) -> Cow<'_, str> {
        self.limit.counted(self.counted.as_deref(), words)
    }

    /// The meter's sentence: "60 % af ½ A4-side · 15 linjer · 10 tilbage", "812 af 1.000 anslag · 188 tilbage".
    pub(crate) fn text(&self, words: &Words) -> String {
        if self.height.is_none() {
            let (used, allowed) = (count(words, self.used), count(words, self.allowed));
            let (counted, left, over) = (self.counted(words), self.left_in(words), self.over_in(words));
            return if self.is_over() {
                say!(words, "page-count-over", used = used, allowed = allowed, counted = counted, over = over)
            } else {
                say!(words, "page-count", used = used, allowed = allowed, counted = counted, left = left)
            };
        }
        let (percent, part, lines) = (self.percent(), self.limit.text(None, words), self.used);
        if self.is_over() {
            return say!(
                words,
                "page-over",
                percent = percent,
                part = part,
                lines = lines,
                over = self.over()
            );
        }
        say!(words, "page-fill", percent = percent, part = part, lines = lines, left = self.left())
    }

    /// The same as it is read aloud, without a full stop: "15 linjer, 60 % af ½ A4-side, 10 linjer tilbage".
    pub(crate) fn spoken(&self, words: &Words) -> String {
        if self.height.is_none() {
            let (used, allowed) = (count(words, self.used), count(words, self.allowed));
            let (counted, left, over) = (self.counted(words), self.left_in(words), self.over_in(words));
            return if self.is_over() {
                say!(
                    words,
                    "page-count-spoken-over",
                    used = used,
                    allowed = allowed,
                    counted = counted,
                    over = over
                )
            } else {
                say!(
                    words,
                    "page-count-spoken",
                    used = used,
                    allowed = allowed,
                    counted = counted,
                    left = left
                )
            };
        }
        let (percent, part, lines) = (self.percent(), self.limit.text(None, words), self.used);
        if self.is_over() {
            let over = self.over();
            return say!(
                words,
                "page-spoken-over",
                percent = percent,
                part = part,
                lines = lines,
                over = over
            );
        }
        say!(words, "page-spoken", percent = percent, part = part, lines = lines, left = self.left())
    }

    /// The short sentence for narrow windows: "60 % · 15 linjer · 10 tilbage", "812 af 1.000 · 188 tilbage".
    pub(crate) fn short_text(&self, words: &Words) -> String {
        if self.height.is_none() {
            let (used, allowed) = (count(words, self.used), count(words, self.allowed));
            return if self.is_over() {
                let over = self.over_in(words);
                say!(words, "page-count-over-short", used = used, allowed = allowed, over = over)
            } else {
                let left = self.left_in(words);
                say!(words, "page-count-short", used = used, allowed = allowed, left = left)
            };
        }
        let (percent, lines) = (self.percent(), self.used);
        if self.is_over() {
            return say!(words, "page-over-short", percent = percent, lines = lines, over = self.over());
        }
        say!(words, "page-fill-short", percent = percent, lines = lines, left = self.left())
    }

    /// What matters most, for the narrowest windows: "60 % · 10 tilbage".
    pub(crate) fn shortest_text(&self, words: &Words) -> String {
        let percent = self.percent();
        if self.is_over() {
            return say!(words, "page-over-shortest", percent = percent, over = self.over_in(words));
        }
        say!(words, "page-fill-shortest", percent = percent, left = self.left_in(words))
    }

    /// The problem's message if over.
    pub(crate) fn problem(&self, words: &Words) -> Option<String> {
        if !self.is_over() {
            return None;
        }
        let part = self.limit.text(self.counted.as_deref(), words);
        let is_in_lines = self.height.is_some() || matches!(self.limit, Limit::Lines(_));
        Some(if is_in_lines && self.counted.is_none() {
            say!(words, "page-problem", part = part, over = self.over())
        } else {
            say!(words, "page-count-problem", part = part, over = self.over_in(words))
        })
    }

    fn left_in(&self, words: &Words) -> String {
        count(words, self.left())
    }

    fn over_in(&self, words: &Words) -> String {
        count(words, self.over())
    }
}
