//! The places where words may be replaced, asked about one after the other. Knows the texts as they were when it began.

use std::collections::VecDeque;
use std::ops::Range;

use crate::tui::editor::find::{SearchHit, replaced};

/// Places still to be asked about, and what was said yes to.
#[derive(Debug)]
pub(super) struct ReplaceRun {
    /// Its number among the draft's replacements.
    pub(super) number: u32,
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

    /// How many bytes it holds by now.
    fn len(&self, with: &str) -> usize {
        let gone: usize = self.taken.iter().map(ExactSizeIterator::len).sum();
        self.before.len() + self.taken.len() * with.len() - gone
    }
}

impl ReplaceRun {
    /// Begins with the first of the places that were found in the texts; `None` if there is nothing to replace, as all
    /// of them say it already.
    pub(super) fn begin(number: u32, hits: Vec<SearchHit>, with: String, texts: Vec<String>) -> Option<Self> {
        let says_it = |hit: &SearchHit| texts[hit.text][hit.at.clone()] == with;
        let left: VecDeque<SearchHit> = hits.into_iter().filter(|hit| !says_it(hit)).collect();
        let texts = texts.into_iter().map(|before| RunText { before, taken: Vec::new() }).collect();
        let count = left.len();
        (count > 0).then_some(ReplaceRun { number, with, texts, left, count })
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

    /// Leaves the place that is asked about as it is.
    pub(super) fn refuse(&mut self) {
        self.left.pop_front();
    }

    /// Replaces the place that is asked about.
    pub(super) fn take(&mut self) {
        if let Some(SearchHit { text, at, .. }) = self.left.pop_front() {
            let taken = &mut self.texts[text].taken;
            taken.insert(taken.partition_point(|place| place.start < at.start), at);
        }
    }

    /// Replaces all places that are left.
    pub(super) fn take_all(&mut self) {
        for SearchHit { text, at, .. } in self.left.drain(..) {
            self.texts[text].taken.push(at);
        }
        self.texts.iter_mut().for_each(|text| text.taken.sort_unstable_by_key(|place| place.start));
    }

    /// Whether a text would grow to more than so many bytes with the place that is asked about replaced, or with all
    /// that are left.
    pub(super) fn would_exceed(&self, most: usize, is_all: bool) -> bool {
        let now: Vec<usize> = self.texts.iter().map(|text| text.len(&self.with)).collect();
        let mut then = now.clone();
        for hit in self.left.iter().take(if is_all { self.left.len() } else { 1 }) {
            then[hit.text] = then[hit.text] + self.with.len() - hit.at.len();
        }
        now.iter().zip(then).any(|(now, then)| then > most && then > *now)
    }

    /// How many places are left.
    pub(super) fn left(&self) -> usize {
        self.left.len()
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
    use crate::tui::editor::find::SearchPattern;

    fn run(texts: &[&str], from: (usize, usize)) -> ReplaceRun {
        begun(texts, from, "hest").expect("a hit")
    }

    fn begun(texts: &[&str], from: (usize, usize), with: &str) -> Option<ReplaceRun> {
        let hits = SearchPattern::new("ko").expect("a pattern").hits_from(texts.iter().copied(), from);
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        ReplaceRun::begin(0, hits, with.to_owned(), texts)
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
        run.take_all();
        assert_eq!((run.text(0), run.text(2)), ("ko".to_owned(), "hest hest".to_owned()));
        assert_eq!((run.texts_left(), run.left(), run.replaced()), (vec![], 0, (2, 1)));
    }

    #[test]
    fn all_are_replaced_wherever_the_search_began() {
        let mut run = run(&["ko ko ko"], (0, 4));
        run.refuse();
        run.take_all();
        assert_eq!(run.text(0), "hest hest ko");
    }

    #[test]
    fn what_says_it_already_is_no_place() {
        let run = begun(&["ko Ko KO"], (0, 0), "Ko").expect("two places");
        assert_eq!((run.progress(), run.left()), ((1, 2), 2));
        assert!(begun(&["ko", "ko ko"], (0, 0), "ko").is_none());
    }

    #[test]
    fn a_text_that_would_grow_too_long_is_known_before() {
        let run = run(&["ko ko", "ko"], (0, 0));
        assert!(!run.would_exceed(9, true) && run.would_exceed(8, true));
        assert!(!run.would_exceed(7, false) && run.would_exceed(6, false));
        let shorter = begun(&["ko ko"], (0, 0), "").expect("a place");
        assert!(!shorter.would_exceed(0, true), "what gets shorter may still be long");
    }

    #[test]
    fn nothing_to_replace_is_no_run() {
        assert!(begun(&["so"], (0, 0), "").is_none());
    }
}
