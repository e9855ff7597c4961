//! The next deadline for a prompt or a status bar.

use chrono::{DateTime, Utc};
use unicode_width::UnicodeWidthStr;

use super::deadline::{clipped, nothing_ahead, open_deadline};
use super::gap::{Gap, GapStyle};
use super::headline::Headline;
use super::title::passed_texts;
use super::{DeadlineKind, Event};
use crate::say;
use crate::words::Words;

/// Width limit of [`short_line`].
pub(super) const SHORT_COLS: usize = 40;

/// The next deadline for a prompt, in at most 40 columns: `SØM-infomøde: tilmelding om 3 d 4 t`; for some time after
/// the last one, `Tilmelding lukket 3. nov. · søg løbende`.
pub(crate) fn short_line(events: &[Event], now: DateTime<Utc>, words: &Words) -> String {
    let Some(deadline) = open_deadline(events, now) else {
        let passed = Headline::of(events, now).deadline().map(|passed| passed_texts(&passed, events, words));
        let fitting = passed.into_iter().flatten().find(|text| text.width() <= SHORT_COLS);
        return fitting.unwrap_or_else(|| nothing_ahead(events, words));
    };
    let left = Gap::between(now, deadline.at).ahead(words, GapStyle::Compact);
    let with_tag = |tag: &str| match deadline.kind {
        DeadlineKind::Registration => say!(words, "event-short-registration", tag = tag, left = &left),
        DeadlineKind::Application => say!(words, "event-short-application", tag = tag, left = &left),
    };
    let tag = deadline.event.tag.of(words);
    with_tag(&clipped(tag, SHORT_COLS.saturating_sub(with_tag("").width())))
}
