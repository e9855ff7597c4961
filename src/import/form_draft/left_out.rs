//! What a document says and the form that was told from it doesn't: the words of both are compared, so that no text is
//! lost untold.

use std::collections::HashMap;

use super::blocks::{BOX, Block};
use super::model::{ToldForm, ToldGroup};
use super::number::unnumbered;
use super::sentences::split;
use crate::import::tree::{Aside, Place};

/// What a field or its rows say by themselves.
const SAID_OTHERWISE: [&str; 3] = ["ja", "nej", "nr"];

/// What the lines of a document say that is nowhere in the form, in order.
pub(super) fn left_out(blocks: &[Block], asides: &[Aside], form: &ToldForm) -> Vec<String> {
    let mut held = HeldWords::of(form);
    let lines = blocks.iter().flat_map(Block::texts);
    let asides = asides.iter().filter(|aside| matches!(aside.place, Place::Footnote | Place::TextBox));
    let all = lines.chain(asides.flat_map(|aside| aside.text.lines()));
    all.map(|text| held.take(text)).filter(|text| !text.is_empty()).collect()
}

/// The words of a form, and those that follow each other, with how often.
struct HeldWords(HashMap<String, usize>);

impl HeldWords {
    fn of(form: &ToldForm) -> Self {
        let mut held = HashMap::new();
        let words: Vec<String> = form.texts().iter().flat_map(|text| words(text)).collect();
        for key in words.iter().cloned().chain(pairs(&words)) {
            *held.entry(key).or_default() += 1;
        }
        HeldWords(held)
    }

    /// The parts of a text that the form doesn't hold. Those that it holds are taken from it: what stands twice must be
    /// held twice.
    fn take(&mut self, text: &str) -> String {
        let parts = unnumbered(text).split([BOX, '_', '…']).flat_map(split);
        let left: Vec<&str> = parts.filter(|part| !self.take_part(part)).collect();
        left.join(" ")
    }

    fn take_part(&mut self, part: &str) -> bool {
        let words = words(part);
        let is_figure = |word: &String| word.chars().all(|c| c.is_ascii_digit());
        if words.iter().all(|word| SAID_OTHERWISE.contains(&&**word) || is_figure(word)) {
            return true;
        }
        let keys: Vec<String> = if words.len() == 1 { words } else { pairs(&words).collect() };
        if !keys.iter().all(|key| self.0.get(key).is_some_and(|count| *count > 0)) {
            return false;
        }
        for key in keys {
            self.0.entry(key).and_modify(|count| *count = count.saturating_sub(1));
        }
        true
    }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn pairs(words: &[String]) -> impl Iterator<Item = String> {
    words.windows(2).map(|pair| pair.join(" "))
}

impl ToldForm {
    /// All that it says, in order.
    fn texts(&self) -> Vec<&str> {
        let head = [Some(&self.title), self.send_to.as_ref(), self.address.as_ref(), self.enquiries.as_ref()];
        let mut texts: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
        for section in &self.sections {
            texts.push(&section.title);
            section.groups.iter().for_each(|group| texts.extend(group.texts()));
        }
        texts
    }
}

impl ToldGroup {
    fn texts(&self) -> Vec<&str> {
        let all = [&self.recommendation, &self.criteria, &self.limit_text];
        let mut texts: Vec<&String> =
            self.heading.iter().chain(&self.guidance).chain(&self.requirements).collect();
        texts.extend(all.into_iter().flatten());
        for field in &self.fields {
            texts.extend([&field.label].into_iter().chain(&field.options).chain(&field.points));
        }
        texts.extend(self.sums.iter().map(|sum| &sum.label));
        texts.into_iter().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::form_draft::blocks::Line;
    use crate::import::form_draft::model::{ToldField, ToldSection};

    fn left(lines: &[&str]) -> Vec<String> {
        let field = ToldField { label: "Adresse:".to_owned(), ..ToldField::default() };
        let guidance = vec!["Beskriv målet. Sig hvorfor.".to_owned()];
        let group = ToldGroup { guidance, fields: vec![field], ..ToldGroup::default() };
        let section = ToldSection { title: "Mål".to_owned(), groups: vec![group], ..ToldSection::default() };
        let form = ToldForm { title: "Skema".to_owned(), sections: vec![section], ..ToldForm::default() };
        let line = |text: &&str| Block::Line(Line { text: (*text).to_owned(), ..Line::default() });
        left_out(&lines.iter().map(line).collect::<Vec<_>>(), &[], &form)
    }

    #[test]
    fn what_is_in_the_form_is_not_left_out_however_it_is_printed() {
        let lines = ["SKEMA", "1. Mål", "Sig hvorfor. Beskriv målet.", "Adresse ____", "☐ Ja ☐ Nej", "2027"];
        assert_eq!(left(&lines), [""; 0]);
    }

    #[test]
    fn what_is_in_it_in_part_or_less_often_is_left_out() {
        let lines = ["Adresse", "Beskriv hvorfor", "Adresse", "Beskriv målet. Hvem er I?"];
        assert_eq!(left(&lines), ["Beskriv hvorfor", "Adresse", "Hvem er I?"]);
    }
}
