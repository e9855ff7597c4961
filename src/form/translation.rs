//! The form in another language, for whoever fills it in. Documents are made of the form itself: [`FormSpec::printed`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fault::{FormFault, FormFaultKind};
use super::load::fault_kind;
use super::outline::{Outline, Place};
use super::{Field, FormSpec, Group, Questions, Section, Sentence, som};
use crate::ron_file::{self, write};
use crate::shown::turns_direction;
use crate::words::Lang;

/// More faults than these nobody reads at once; each is looked up in the whole table.
const FAULTS_MAX: usize = 250;

/// The texts of a table with what each says in English.
fn sentences(table: &str) -> Result<Vec<Sentence>, Vec<FormFault>> {
    ron_file::options().from_str(table).map_err(|error| {
        let (at, kind) = ron_file::mistake(table, &error);
        let kind = fault_kind(&error, at, kind, &Outline::of(table));
        vec![FormFault::at(table, at, None, kind)]
    })
}

/// What is wrong with a sentence alone.
fn flaw(Sentence { da, en }: &Sentence) -> Option<FormFaultKind> {
    let is_unprintable = |c: char| (c.is_control() && !(c == '\n' && da.contains(c))) || turns_direction(c);
    if en.trim().is_empty() && !da.trim().is_empty() {
        return Some(FormFaultKind::Untranslated(da.clone()));
    }
    en.contains(is_unprintable).then(|| FormFaultKind::TranslationText(da.clone()))
}

impl FormSpec {
    /// The form as its agency wrote it; a form that is no translation is that itself.
    pub fn official(&self) -> &FormSpec {
        self.translation_of.as_deref().unwrap_or(self)
    }

    /// The agency's form as documents are made of it: with its sums among the answers.
    pub(crate) fn printed(&self) -> &FormSpec {
        let official = self.official();
        official.printed.as_deref().unwrap_or(official)
    }

    /// Whether these aren't the agency's own words.
    pub(crate) fn is_translation(&self) -> bool {
        self.translation_of.is_some()
    }

    /// The form with each of its texts in English, as a table gives them.
    ///
    /// # Errors
    /// Where the table can't be read, lacks a text, has one twice, or has one that isn't the form's: all that is wrong, in
    /// the order of its lines. What is missing belongs at its end.
    pub(super) fn in_english(self: &Arc<Self>, table: &str) -> Result<FormSpec, Vec<FormFault>> {
        let table = ron_file::without_mark(table);
        let sentences = sentences(table)?;
        let (mut english, mut faults) = (BTreeMap::new(), Vec::new());
        for (nth, sentence) in sentences.iter().enumerate() {
            let is_doubled = english.insert(sentence.da.as_str(), (nth, &sentence.en)).is_some();
            let doubled = is_doubled.then(|| FormFaultKind::TranslatedTwice(sentence.da.clone()));
            faults.extend(doubled.or_else(|| flaw(sentence)).map(|fault| (Some(nth), fault)));
        }
        let mut form = FormSpec::clone(self);
        let (mut unused, mut missing) = (english.clone(), BTreeSet::new());
        form.for_each_text(&mut |text| {
            unused.remove(text.as_str());
            match english.get(text.as_str()) {
                Some((_, english)) => text.clone_from(english),
                None if missing.insert(text.clone()) => {
                    faults.push((None, FormFaultKind::Untranslated(text.clone())));
                }
                None => {}
            }
        });
        let foreign =
            |(text, (nth, _)): (&str, (usize, _))| (Some(nth), FormFaultKind::ForeignText(text.to_owned()));
        faults.extend(unused.into_iter().map(foreign));
        if !faults.is_empty() {
            return Err(located(faults, table));
        }
        form.translation_of = Some(Arc::clone(self));
        Ok(form)
    }

    /// The lines that a table of the form's English still lacks, each to be filled in: `(da: "Navn:", en: ""),`.
    ///
    /// # Errors
    /// Where the table can't be read.
    pub(crate) fn untranslated(&self, table: &str) -> Result<Vec<String>, Vec<FormFault>> {
        let sentences = sentences(ron_file::without_mark(table))?;
        let mut seen: BTreeSet<String> = sentences.into_iter().map(|sentence| sentence.da).collect();
        let lacking = self.texts().into_iter().filter(|text| seen.insert(text.clone()));
        Ok(lacking.map(|text| format!("(da: {}, en: \"\"),", write::quoted(&text))).collect())
    }

    /// All that the form says, in its order.
    pub(crate) fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        FormSpec::clone(self).for_each_text(&mut |text| texts.push(text.clone()));
        texts
    }

    /// Goes through all that the form says.
    fn for_each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.title);
        self.short.iter_mut().chain(&mut self.about).for_each(&mut *change);
        let said = [&mut self.note, &mut self.send_to, &mut self.enquiries].into_iter();
        said.filter(|text| !text.is_empty()).for_each(&mut *change);
        for Section { title, step, groups, .. } in &mut self.sections {
            [title, step].into_iter().for_each(&mut *change);
            for group in groups {
                group.for_each_text(change);
            }
        }
    }
}

/// Faults by the lines of a table: that of a sentence by its number, or else that of the table's end.
fn located(mut faults: Vec<(Option<usize>, FormFaultKind)>, table: &str) -> Vec<FormFault> {
    faults.truncate(FAULTS_MAX);
    let outline = Outline::of(table);
    let end = table.rfind(']').unwrap_or(table.len());
    let at = |nth: Option<usize>| nth.map_or(end, |nth| outline.offset(&Place::default().item(nth)));
    let fault = |(nth, fault)| FormFault::at(table, at(nth), None, fault);
    let mut faults: Vec<FormFault> = faults.into_iter().map(fault).collect();
    faults.sort_by_key(FormFault::line);
    faults
}

impl Group {
    fn for_each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        let Group {
            heading,
            guidance,
            requirements,
            recommendation,
            criteria,
            limit_text,
            rows,
            sums,
            fields,
            ..
        } = self;
        let single = heading.iter_mut().chain(recommendation).chain(criteria).chain(limit_text);
        guidance.iter_mut().chain(requirements).chain(single).for_each(&mut *change);
        if let Some(rows) = rows {
            change(&mut rows.row);
        }
        sums.iter_mut().map(|sum| &mut sum.label).for_each(&mut *change);
        for Field { label, counted, questions, .. } in fields.iter_mut().map(Arc::make_mut) {
            std::iter::once(label).chain(counted).for_each(&mut *change);
            if let Questions::Running(questions) | Questions::Bullets(questions) = questions {
                questions.iter_mut().flat_map(|one| [&mut one.text, &mut one.short]).for_each(&mut *change);
            }
        }
    }
}

/// The form of the SØM implementation programme as it is told to a writer of `lang`: in Danish the form itself.
///
/// # Panics
/// Never in a build whose tests pass: they read the built-in translation.
pub fn som_in(lang: Lang) -> &'static Arc<FormSpec> {
    static ENGLISH: std::sync::LazyLock<Arc<FormSpec>> = std::sync::LazyLock::new(|| {
        let form = som().in_english(include_str!("../forms/som-implementeringsforloeb.en.ron"));
        Arc::new(form.unwrap_or_else(|error| panic!("the built-in translation is broken: {error:?}")))
    });
    match lang {
        Lang::Da => som(),
        Lang::En => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    const TABLE: &str = include_str!("../forms/som-implementeringsforloeb.en.ron");

    fn error_after(from: &str, to: &str) -> String {
        assert!(TABLE.contains(from), "the table holds {from}");
        let faults = som().in_english(&TABLE.replacen(from, to, 1)).expect_err("the change is a mistake");
        faults
            .iter()
            .map(|fault| fault.say_without_line(&Words::new(Lang::En)))
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn every_text_has_a_translation_of_its_own_and_none_is_left_over() {
        let error = error_after("da: \"Navn:\"", "da: \"Navnet:\"");
        assert_eq!(error, "\"Navnet:\" isn't a text of the form; \"Navn:\" isn't translated");
        assert_eq!(error_after("[", "[(da: \"X\", en: \"Y\"),"), "\"X\" isn't a text of the form");
        assert_eq!(
            error_after("da: \"Navn:\"", "da: \"Adresse:\""),
            "\"Adresse:\" is translated twice; \"Navn:\" isn't translated"
        );
        assert_eq!(error_after("en: \"Name:\"", "en: \" \""), "\"Navn:\" isn't translated");
        let error = error_after("en: \"Name:\"", "en: \"Na\\nme:\"");
        assert_eq!(error, "the translation of \"Navn:\" has line ends or control characters of its own");
        let (danish, english) = (som().texts(), som_in(Lang::En).texts());
        for (danish, english) in danish.iter().zip(&english) {
            assert_ne!(danish, english, "the same in both languages");
            assert!(!english.trim().is_empty(), "{danish}");
        }
    }

    #[test]
    fn all_faults_of_a_table_are_told_by_its_lines_and_what_is_missing_at_its_end() {
        let form = Arc::new(FormSpec::parse(include_str!("../../tests/forms/naboskab.ron")).expect("a form"));
        let texts: BTreeSet<String> = form.texts().into_iter().collect();
        let told = |table: &str| {
            let faults = form.in_english(table).expect_err("it has faults");
            faults.iter().map(|fault| fault.say(&Words::new(Lang::En))).collect::<Vec<_>>()
        };
        let title = &form.title;
        let faults = told(&format!("[\n  (da: {title:?}, en: \"X\"),\n  (da: \"Y\", en: \"Y\"),\n]\n"));
        assert_eq!(faults[0], "line 3: \"Y\" isn't a text of the form");
        assert!(faults[1..].iter().all(|fault| fault.starts_with("line 4: ")), "{faults:?}");
        assert_eq!(faults.len(), texts.len());
        assert_eq!(told(&format!("[{}]", "(da: \"Y\", en: \"Y\"),".repeat(10_000))).len(), FAULTS_MAX);
        let mistake = told("[\n  (da: “X”, en: \"\"),\n]");
        assert!(mistake[0].starts_with("line 2: the quotation marks are curly"), "{mistake:?}");
    }

    #[test]
    fn a_table_is_begun_with_the_texts_that_it_lacks() {
        let form = Arc::new(FormSpec::parse(include_str!("../../tests/forms/naboskab.ron")).expect("a form"));
        let lines = form.untranslated("[]").expect("a table");
        assert_eq!(lines.len(), form.texts().into_iter().collect::<BTreeSet<_>>().len());
        let begun = format!("[{}]", lines[..2].concat());
        assert_eq!(form.untranslated(&begun).expect("a table"), lines[2..]);
        assert!(form.untranslated("[(").is_err());
        let translated = lines.concat().replace("en: \"\"", "en: \"X\"");
        assert!(form.in_english(&format!("[{translated}]")).is_ok());
    }

    #[test]
    fn numbers_addresses_and_ends_are_those_of_the_form() {
        let figures = |text: &str| {
            let is_figure = |c: &char| c.is_ascii_digit() || "½¼@·".contains(*c);
            text.chars().filter(is_figure).collect::<String>()
        };
        for (danish, english) in som().texts().iter().zip(som_in(Lang::En).texts()) {
            assert_eq!(figures(danish), figures(&english), "{danish}: {english}");
            assert_eq!(danish.ends_with(':'), english.ends_with(':'), "{danish}: {english}");
            assert_eq!(danish.contains("SØM"), english.contains("SØM"), "{danish}: {english}");
        }
    }

    #[test]
    fn the_translation_is_the_same_form_but_for_its_words() {
        let (danish, english) = (som_in(Lang::Da), som_in(Lang::En));
        assert_eq!(english.official(), &**danish);
        assert_eq!(danish.official(), &**danish);
        assert!(english.is_translation() && !danish.is_translation());
        let ids = |form: &FormSpec| form.fields().map(|field| field.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(english), ids(danish));
        assert_eq!((&english.id, english.version), (&danish.id, danish.version));
        let mut questions = english.fields().flat_map(|field| field.questions.all());
        assert!(questions.all(|question| question.short.ends_with('?')));
        assert!(english.texts().iter().all(|text| !text.contains("  ")), "no double blanks");
    }

    #[test]
    fn what_is_said_of_a_missing_answer_is_in_both_languages() {
        for ask in som().fields().filter_map(|field| field.ask.as_ref()) {
            assert_ne!(ask.in_lang(Lang::Da), ask.in_lang(Lang::En));
        }
    }

    #[test]
    fn names_of_fields_tell_them_apart() {
        let english = som_in(Lang::En);
        let names: BTreeSet<&str> = english.fields().map(Field::name).collect();
        assert_eq!(names.len(), english.fields().count());
    }
}
