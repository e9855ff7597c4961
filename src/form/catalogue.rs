//! The forms that drafts can fill.

use std::sync::{Arc, LazyLock};

use super::{FieldId, FormSpec, GivenAnswers, NothingGiven, som, som_in};
use crate::words::Lang;

/// A form as its file gives it. What it asks of a draft may follow from what the draft holds: [`FormDefinition::asked`].
#[derive(Debug, Clone)]
pub struct FormDefinition {
    /// In the agency's own words, of which documents and files are made.
    official: Arc<FormSpec>,
    /// In the writer's language; the official one where there is no translation.
    told: Arc<FormSpec>,
}

impl FormDefinition {
    /// The form in its own words and as it is told to the writer.
    fn new(official: &Arc<FormSpec>, told: &Arc<FormSpec>) -> Self {
        FormDefinition { official: Arc::clone(official), told: Arc::clone(told) }
    }

    /// The id that drafts name.
    pub fn id(&self) -> &str {
        &self.official.id
    }

    /// What the form asks of a draft in which these answers are given, as it is told to the writer.
    pub(crate) fn asked(&self, given: &dyn GivenAnswers) -> Arc<FormSpec> {
        if self.official.is_fixed() {
            return Arc::clone(&self.told);
        }
        let official = Arc::new(self.official.asked(given));
        if Arc::ptr_eq(&self.official, &self.told) {
            return official;
        }
        Arc::new(FormSpec { translation_of: Some(official), ..self.told.asked(given) })
    }

    /// What the form asks of a draft in which nothing is answered.
    pub fn asked_first(&self) -> Arc<FormSpec> {
        self.asked(&NothingGiven)
    }

    /// Whether it has such a field, be it asked for or not.
    pub(crate) fn has(&self, field: &FieldId) -> bool {
        self.official.template(field).is_some()
    }
}

/// All forms, the built-in ones first.
#[derive(Debug, Clone)]
pub struct Forms(Vec<FormDefinition>);

/// A form alone, in its own words.
impl From<Arc<FormSpec>> for Forms {
    fn from(form: Arc<FormSpec>) -> Self {
        Forms(vec![FormDefinition::new(&form, &form)])
    }
}

impl Forms {
    /// The built-in forms, in their own words.
    pub fn built_in() -> Arc<Self> {
        static FORMS: LazyLock<Arc<Forms>> = LazyLock::new(|| Arc::new(Forms::told_in(Lang::Da)));
        Arc::clone(&FORMS)
    }

    /// The built-in forms, as they are told to a writer of `lang`.
    pub fn told_in(lang: Lang) -> Self {
        Forms(vec![FormDefinition::new(som(), som_in(lang))])
    }

    /// The form with this id.
    pub fn get(&self, id: &str) -> Option<&FormDefinition> {
        self.0.iter().find(|form| form.id() == id)
    }

    /// All forms in the words that documents are made of.
    pub(crate) fn official(&self) -> impl Iterator<Item = &FormSpec> {
        self.0.iter().map(|form| form.official.as_ref())
    }

    /// The form that a new draft fills unless another is asked for.
    ///
    /// # Panics
    /// Never: there is a built-in form.
    pub fn first(&self) -> &FormDefinition {
        self.0.first().expect("a built-in form")
    }
}
