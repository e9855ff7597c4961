//! The form in another language, for whoever fills it in. Documents are made of the form itself: [`FormSpec::printed`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Field, FormSpec, Group, Questions, Section, Sentence, som};
use crate::ron_file::{self, RonFault};
use crate::shown::turns_direction;
use crate::words::{Lang, Words};
use crate::{say, shown};

/// Why a table is no translation of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TranslationFault {
    Ron(RonFault),
    /// A text stands there twice.
    Doubled(String),
    /// Texts of the form that aren't translated.
    Missing(Vec<String>),
    /// Texts that aren't the form's.
    Foreign(Vec<String>),
    /// A translation has characters that control a terminal, or more lines than its text.
    Unprintable(String),
}

impl TranslationFault {
    /// The cause for the user, in one line.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            TranslationFault::Ron(fault) => fault.say(words),
            TranslationFault::Doubled(text) => say!(words, "translation-doubled", text = brief(text)),
            TranslationFault::Missing(texts) => {
                say!(words, "translation-missing", text = brief(&texts[0]), more = texts.len() - 1)
            }
            TranslationFault::Foreign(texts) => {
                say!(words, "translation-foreign", text = brief(&texts[0]), more = texts.len() - 1)
            }
            TranslationFault::Unprintable(text) => say!(words, "translation-unprintable", text = brief(text)),
        }
    }
}

/// The first characters of a text of a form.
fn brief(text: &str) -> String {
    shown::in_one_line(text).chars().take(40).collect()
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
    /// Where the table can't be read, lacks a text, has one twice, or has one that isn't the form's.
    pub(super) fn in_english(self: &Arc<Self>, table: &str) -> Result<FormSpec, TranslationFault> {
        let sentences: Vec<Sentence> = ron_file::parsed(table).map_err(TranslationFault::Ron)?;
        let mut english = BTreeMap::new();
        for Sentence { da, en } in &sentences {
            let is_unprintable =
                |c: char| (c.is_control() && !(c == '\n' && da.contains(c))) || turns_direction(c);
            if english.insert(da.as_str(), en.as_str()).is_some() {
                return Err(TranslationFault::Doubled(da.clone()));
            }
            if en.contains(is_unprintable) || (en.trim().is_empty() && !da.trim().is_empty()) {
                return Err(TranslationFault::Unprintable(da.clone()));
            }
        }
        let (mut form, mut unused) =
            (FormSpec::clone(self), english.keys().copied().collect::<BTreeSet<_>>());
        let mut missing = Vec::new();
        form.for_each_text(&mut |text| match english.get_key_value(text.as_str()) {
            Some((own, english)) => {
                unused.remove(own);
                (*english).clone_into(text);
            }
            None => missing.push(text.clone()),
        });
        if !missing.is_empty() {
            return Err(TranslationFault::Missing(missing));
        }
        if !unused.is_empty() {
            return Err(TranslationFault::Foreign(unused.into_iter().map(str::to_owned).collect()));
        }
        form.translation_of = Some(Arc::clone(self));
        Ok(form)
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
        let said = [&mut self.send_to, &mut self.enquiries].into_iter();
        said.filter(|text| !text.is_empty()).for_each(&mut *change);
        for Section { title, step, groups, .. } in &mut self.sections {
            [title, step].into_iter().for_each(&mut *change);
            for group in groups {
                group.for_each_text(change);
            }
        }
    }
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

    const TABLE: &str = include_str!("../forms/som-implementeringsforloeb.en.ron");

    fn error_after(from: &str, to: &str) -> String {
        assert!(TABLE.contains(from), "the table holds {from}");
        let fault = som().in_english(&TABLE.replacen(from, to, 1)).expect_err("the change is a mistake");
        fault.say(&Words::new(Lang::En))
    }

    #[test]
    fn every_text_has_a_translation_of_its_own_and_none_is_left_over() {
        let error = error_after("da: \"Navn:\"", "da: \"Navnet:\"");
        assert_eq!(error, "\"Navn:\" isn't translated");
        assert_eq!(error_after("[", "[(da: \"X\", en: \"Y\"),"), "\"X\" isn't a text of the form");
        assert_eq!(error_after("da: \"Navn:\"", "da: \"Adresse:\""), "\"Adresse:\" is translated twice");
        let error = error_after("en: \"Name:\"", "en: \"Na\\nme:\"");
        assert_eq!(
            error,
            "the translation of \"Navn:\" is empty, or has line ends or control characters of its own"
        );
        let (danish, english) = (som().texts(), som_in(Lang::En).texts());
        for (danish, english) in danish.iter().zip(&english) {
            assert_ne!(danish, english, "the same in both languages");
            assert!(!english.trim().is_empty(), "{danish}");
        }
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
