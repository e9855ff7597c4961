//! The form's running text word by word, so that it is known where it was wrapped anew, and where words were put into it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::form_words::letters;
use crate::form::{Field, FieldId, FormSpec, Questions};
use crate::roundtrip::printed;
use crate::words::{Lang, Words};

/// So many words in a row are the form's, and no fewer, unless the form's text goes on there.
const FEWEST_WORDS: usize = 4;
/// So many letters and digits, in bytes, these words have at least.
const FEWEST_LETTERS: usize = 12;
/// So many words may stand between two rows of the form's, of which the second goes on where the first ended.
const MOST_BETWEEN: usize = 8;

pub(super) struct FormProse {
    /// The letters and digits of each word, text after text.
    words: Vec<String>,
    /// The words that begin a text.
    begins: Vec<bool>,
    /// The field whose answer the text of each word asks for, where its group has no other.
    asks_for: Vec<Option<FieldId>>,
    /// The words that ask a question on its own line, which a writer may repeat above the answer to it.
    questions: Range<usize>,
    /// Where each word stands.
    places: BTreeMap<String, Vec<usize>>,
}

/// What of a line is the form's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Share<'t> {
    /// The field that the form's words here ask for, where no other's guidance has them.
    asks_for: Option<FieldId>,
    /// How many words are.
    own: usize,
    /// How many words are not.
    foreign: usize,
    /// How many are a question's.
    asking: usize,
    /// Whether it goes on in the form's text where the line before ended.
    goes_on: bool,
    /// Whether it has the beginning of a text of the form, or what follows behind words that were put in.
    is_in_place: bool,
    /// Whether the form's text goes on behind its last words.
    pub(super) is_open: bool,
    /// From the first word that isn't to the last.
    pub(super) rest: &'t str,
}

impl Share<'_> {
    /// Whether the line is one of the form's, into which words were put at most; a writer may well use some of its words.
    pub(super) fn is_of_form(&self) -> bool {
        self.goes_on || self.is_in_place && self.own >= self.foreign
    }

    /// Whether the line is guidance of another field than this.
    pub(super) fn asks_for_other(&self, field: &Field) -> bool {
        self.is_of_form() && self.asks_for.as_ref().is_some_and(|other| *other != field.id)
    }

    /// Whether the line is a question alone.
    pub(super) fn is_question(&self) -> bool {
        self.foreign == 0 && self.asking == self.own
    }
}

impl FormProse {
    pub(super) fn of(form: &FormSpec) -> Self {
        let groups = || form.sections.iter().flat_map(|section| &section.groups);
        let fields = || groups().flat_map(|group| &group.fields);
        let asking = fields().filter(|field| matches!(field.questions, Questions::Bullets(_)));
        let questions: Vec<&str> =
            asking.flat_map(|field| field.questions.all()).map(|question| question.text.as_str()).collect();
        let mut texts: Vec<String> = questions.iter().map(|text| (*text).to_owned()).collect();
        let mut owners = BTreeMap::new();
        texts.extend([&form.title, &form.send_to, &form.enquiries].map(Clone::clone));
        texts.extend(form.sections.iter().map(|section| section.title.clone()));
        texts.extend([Lang::Da, Lang::En].map(|lang| printed::note(form, &Words::new(lang))));
        for group in groups() {
            if let [field] = &group.fields[..] {
                owners
                    .extend((texts.len()..texts.len() + group.guidance.len()).map(|text| (text, &field.id)));
            }
            texts.extend(group.guidance.iter().cloned());
            let demands: Vec<&str> =
                group.requirements.iter().chain(&group.recommendation).map(String::as_str).collect();
            texts.push(demands.join(" "));
            texts.extend(group.criteria.iter().chain(&group.limit_text).cloned());
        }
        let mut prose = FormProse {
            words: Vec::new(),
            begins: Vec::new(),
            asks_for: Vec::new(),
            questions: 0..0,
            places: BTreeMap::new(),
        };
        for (number, text) in texts.iter().enumerate() {
            for (at, word) in text.split_whitespace().map(letters).filter(|word| !word.is_empty()).enumerate()
            {
                prose.places.entry(word.clone()).or_default().push(prose.words.len());
                prose.words.push(word);
                prose.begins.push(at == 0);
                prose.asks_for.push(owners.get(&number).map(|field| (*field).clone()));
            }
            if number + 1 == questions.len() {
                prose.questions = 0..prose.words.len();
            }
        }
        prose
    }

    /// What of each of these lines is the form's, as they stand one after another.
    pub(super) fn shares<'t>(&self, lines: &[&'t str]) -> Vec<Share<'t>> {
        let words = lines
            .iter()
            .enumerate()
            .flat_map(|(line, text)| text.split_whitespace().map(move |word| (line, word, letters(word))));
        let words: Vec<(usize, &str, String)> = words.filter(|(.., letters)| !letters.is_empty()).collect();
        let mut shares = vec![Share::default(); lines.len()];
        // Where the last row ended: in the form, and in the lines.
        let (mut at, mut goes_on, mut end) = (0, None, 0);
        while at < words.len() {
            let run = self.run(&words[at..], goes_on.filter(|_| at - end <= MOST_BETWEEN));
            let next = at + run.len().max(1);
            let is_begun = (run.start.saturating_sub(FEWEST_WORDS - 1)..=run.start).any(|at| self.begins[at]);
            shares[words[at].0].is_in_place |= !run.is_empty() && (is_begun || Some(run.start) == goes_on);
            for &(line, word, _) in &words[at..next] {
                shares[line].count(lines[line], word, !run.is_empty(), self.questions.contains(&run.start));
                shares[line].asks_for = self.asked_for(&run).or(shares[line].asks_for.take());
            }
            for pair in words[at..next].windows(2).filter(|pair| pair[0].0 != pair[1].0) {
                (shares[pair[0].0].is_open, shares[pair[1].0].goes_on) = (true, true);
            }
            at = next;
            if !run.is_empty() {
                shares[words[at - 1].0].is_open = self.begins.get(run.end) == Some(&false);
                (goes_on, end) = (Some(run.end), next);
            }
        }
        shares
    }

    /// The field that a row of the form's words asks for, if these words stand nowhere else.
    fn asked_for(&self, run: &Range<usize>) -> Option<FieldId> {
        let row = self.words.get(run.clone()).filter(|row| !row.is_empty())?;
        let mut places = self.places.get(&row[0])?.iter();
        let is_elsewhere = |place: &usize| *place != run.start && self.words[*place..].starts_with(row);
        if places.any(is_elsewhere) { None } else { self.asks_for[run.start].clone() }
    }

    /// The longest row of the form's words that these words begin with; empty where there is none. It may be short where
    /// it begins with the word at which the last row ended.
    fn run(&self, words: &[(usize, &str, String)], goes_on: Option<usize>) -> Range<usize> {
        let same = |place: usize| {
            let pairs = self.words[place..].iter().zip(words);
            place..place + pairs.take_while(|(own, (.., word))| *own == word).count()
        };
        let is_long = |run: &Range<usize>| {
            run.len() >= FEWEST_WORDS
                && self.words[run.clone()].iter().map(String::len).sum::<usize>() >= FEWEST_LETTERS
        };
        let goes_on = goes_on.filter(|&at| self.begins.get(at) == Some(&false));
        let places = self.places.get(&words[0].2).into_iter().flatten();
        let runs = places.map(|&place| same(place)).filter(|run| is_long(run));
        runs.chain(goes_on.map(same)).max_by_key(Range::len).unwrap_or(0..0)
    }
}

impl<'t> Share<'t> {
    fn count(&mut self, line: &'t str, word: &'t str, is_own: bool, is_asking: bool) {
        self.own += usize::from(is_own);
        self.asking += usize::from(is_own && is_asking);
        if is_own {
            return;
        }
        let at = |text: &str| text.as_ptr() as usize - line.as_ptr() as usize;
        let from = if self.foreign == 0 { at(word) } else { at(self.rest) };
        self.foreign += 1;
        self.rest = &line[from..at(word) + word.len()];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn the_forms_words_are_known_however_they_are_wrapped_and_what_was_put_in_is_told() {
        let prose = FormProse::of(som());
        let lines = [
            "Beskriv kort, hvilket overordnet område, som",
            "kommunen ønsker Zq1 sparring til at lave SØM-beregninger indenfor. Unge med angst",
            "Har deltaget på Social- og Boligstyrelsens introkursus",
            "- Hvilke data har kommunen til rådighed?",
            "",
        ];
        let shares = prose.shares(&lines);
        assert!(shares[0].is_of_form() && shares[0].rest.is_empty(), "{shares:?}");
        assert!(shares[1].is_of_form(), "{shares:?}");
        assert_eq!(shares[1].rest, "Zq1 sparring til at lave SØM-beregninger indenfor. Unge med angst");
        assert!(!shares[2].is_of_form() && shares[2].rest.is_empty(), "{shares:?}");
        assert!(shares[3].is_of_form() && shares[3].is_question(), "{shares:?}");
        assert_eq!(shares[4], Share::default());
        let field = |id: &str| som().field(&FieldId::new(id)).expect("a field");
        assert!(shares[0].asks_for_other(field("motivation")) && !shares[0].asks_for_other(field("omraade")));
        let limit = prose.shares(&["Beskrivelsen må have et omfang svarende til max ½ A4-side."]);
        assert!(limit[0].is_of_form() && !limit[0].asks_for_other(field("omraade")));
    }
}
