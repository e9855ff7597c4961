//! The places where words may be replaced, asked about one after the other. Knows the texts as they were when it began.

use std::collections::VecDeque;
use std::ops::Range;

use crate::tui::editor::find::{SearchHit, SearchPattern, replaced};

/// Places still to be asked about, and what was said yes to.
#[derive(Debug)]
pub(super) struct ReplaceRun {
    with: String,
    texts: Vec<RunText>,
    left: VecDeque<SearchHit>,
    count: usize,
}

/// One of the texts.
#[derive(Debug)]
struct RunText {
    before: String,
    /// The places to be replaced, in order.
    taken: Vec<Range<usize>>,
}

impl RunText {
    fn now(&self, with: &str) -> String {
        replaced(&self.before, &self.taken, with)
    }
}

impl ReplaceRun {
    /// Begins at a byte of one of the texts; `None` if the pattern is in none of them.
    pub(super) fn begin(
        pattern: &SearchPattern,
        with: String,
        texts: Vec<String>,
        from: (usize, usize),
    ) -> Option<Self> {
        let left = VecDeque::from(pattern.hits_from(texts.iter().map(String::as_str), from));
        let texts = texts.into_iter().map(|before| RunText { before, taken: Vec::new() }).collect();
        let count = left.len();
        (count > 0).then_some(ReplaceRun { with, texts, left, count })
    }

    /// The number of the place that is asked about, from 1, and of all places.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.count + 1 - self.left.len().max(1), self.count)
    }

    pub(super) fn with(&self) -> &str {
        &self.with
    }

    /// The text that is asked about, the place in it as it is now, and whether the search went round to it.
    pub(super) fn asked(&self) -> Option<SearchHit> {
        let hit = self.left.front()?;
        let taken = &self.texts[hit.text].taken;
        let above = taken.iter().filter(|place| place.start < hit.at.start);
        let shift = |at: usize| {
            above.clone().fold(at, |at, place| (at + self.with.len()).saturating_sub(place.len()))
        };
        Some(SearchHit { at: shift(hit.at.start)..shift(hit.at.end), ..hit.clone() })
    }

    /// What a text says after all that was said yes to so far.
    pub(super) fn text(&self, text: usize) -> String {
        self.texts[text].now(&self.with)
    }

    /// Whether something of a text was replaced.
    pub(super) fn has_changed(&self, text: usize) -> bool {
        !self.texts[text].taken.is_empty()
    }

    /// Leaves the place that is asked about as it is.
    pub(super) fn refuse(&mut self) {
        self.left.pop_front();
    }

    /// Replaces the place that is asked about.
    pub(super) fn take(&mut self) {
        if let Some(SearchHit { text, at, .. }) = self.left.pop_front() {
            let taken = &mut self.texts[text].taken;
            taken.push(at);
            taken.sort_by_key(|place| place.start);
        }
    }

    /// The texts in which there are places left.
    pub(super) fn texts_left(&self) -> Vec<usize> {
        let mut texts: Vec<usize> = self.left.iter().map(|hit| hit.text).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// How many places were replaced, and in how many texts.
    pub(super) fn replaced(&self) -> (usize, usize) {
        let taken = self.texts.iter().map(|text| text.taken.len()).filter(|count| *count > 0);
        (taken.clone().sum(), taken.count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(texts: &[&str], from: (usize, usize)) -> ReplaceRun {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let pattern = SearchPattern::new("ko").expect("a pattern");
        ReplaceRun::begin(&pattern, "hest".to_owned(), texts, from).expect("a hit")
    }

    fn asked(run: &ReplaceRun) -> (usize, Range<usize>) {
        let hit = run.asked().expect("a place");
        (hit.text, hit.at)
    }

    #[test]
    fn each_place_is_asked_about_where_it_is_by_then() {
        let mut run = run(&["ko, ko, ko", "en ko"], (0, 4));
        assert_eq!((asked(&run), run.progress()), ((0, 4..6), (1, 4)));
        run.take();
        assert_eq!(run.text(0), "ko, hest, ko");
        assert_eq!(asked(&run), (0, 10..12));
        run.refuse();
        assert_eq!(asked(&run), (1, 3..5));
        run.take();
        assert_eq!((asked(&run), run.progress()), ((0, 0..2), (4, 4)));
        run.take();
        assert_eq!((run.text(0), run.text(1)), ("hest, hest, ko".to_owned(), "en hest".to_owned()));
        assert_eq!((run.asked(), run.replaced()), (None, (3, 2)));
    }

    #[test]
    fn what_is_left_is_known_by_its_texts() {
        let mut run = run(&["ko", "so", "ko ko"], (0, 0));
        assert_eq!(run.texts_left(), [0, 2]);
        run.refuse();
        assert_eq!(run.texts_left(), [2]);
        assert!(!run.has_changed(0));
    }

    #[test]
    fn nothing_to_replace_is_no_run() {
        let pattern = SearchPattern::new("ko").expect("a pattern");
        assert!(ReplaceRun::begin(&pattern, String::new(), vec!["so".to_owned()], (0, 0)).is_none());
    }
}
