//! The form in another language, for whoever fills it in. Documents are made of the form itself: [`FormSpec::printed`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Field, FormSpec, Group, Questions, Section, Sentence, som};
use crate::words::Lang;

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
    pub(super) fn in_english(self: &Arc<Self>, table: &str) -> Result<FormSpec, String> {
        let sentences: Vec<Sentence> = ron::from_str(table).map_err(|error| error.to_string())?;
        let english: BTreeMap<&str, &str> =
            sentences.iter().map(|Sentence { da, en }| (da.as_str(), en.as_str())).collect();
        if english.len() < sentences.len() {
            return Err("a text is translated twice".to_owned());
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
        if !missing.is_empty() || !unused.is_empty() {
            return Err(format!("not translated: {missing:?}; not the form's: {unused:?}"));
        }
        form.translation_of = Some(Arc::clone(self));
        Ok(form)
    }

    /// Goes through all that the form says.
    fn for_each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        [&mut self.title, &mut self.send_to, &mut self.enquiries].into_iter().for_each(&mut *change);
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
        rows.iter_mut().map(|rows| &mut rows.row).for_each(&mut *change);
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
        Arc::new(form.unwrap_or_else(|error| panic!("the built-in translation is broken: {error}")))
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

    fn texts(form: &FormSpec) -> Vec<String> {
        let mut texts = Vec::new();
        FormSpec::clone(form).for_each_text(&mut |text| texts.push(text.clone()));
        texts
    }

    fn error_after(from: &str, to: &str) -> String {
        assert!(TABLE.contains(from), "the table holds {from}");
        som().in_english(&TABLE.replacen(from, to, 1)).expect_err("the change is a mistake")
    }

    #[test]
    fn every_text_has_a_translation_of_its_own_and_none_is_left_over() {
        let error = error_after("da: \"Navn:\"", "da: \"Navnet:\"");
        assert_eq!(error, "not translated: [\"Navn:\"]; not the form's: {\"Navnet:\"}");
        assert_eq!(error_after("da: \"Navn:\"", "da: \"Adresse:\""), "a text is translated twice");
        let (danish, english) = (texts(som()), texts(som_in(Lang::En)));
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
        for (danish, english) in texts(som()).iter().zip(texts(som_in(Lang::En))) {
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
        assert!(texts(english).iter().all(|text| !text.contains("  ")), "no double blanks");
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
