//! The forms that drafts can fill.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use super::{FieldId, FormFault, FormSpec, GivenAnswers, NothingGiven, som, som_in};
use crate::event::{self, Event};
use crate::words::Lang;

/// A form as its file gives it. What it asks of a draft may follow from what the draft holds: [`FormDefinition::asked`].
#[derive(Debug, Clone)]
pub struct FormDefinition {
    /// In the agency's own words, of which documents and files are made.
    pub(super) official: Arc<FormSpec>,
    /// In the writer's language; the official one where there is no translation.
    pub(super) told: Arc<FormSpec>,
    /// The name of its file in the data folder; none of a built-in one.
    pub(super) file: Option<String>,
    /// Whether it asks the same whatever is answered.
    is_fixed: bool,
}

impl FormDefinition {
    /// The form in its own words and as it is told to the writer.
    fn new(official: &Arc<FormSpec>, told: &Arc<FormSpec>) -> Self {
        let is_fixed = official.is_fixed();
        FormDefinition { official: Arc::clone(official), told: Arc::clone(told), file: None, is_fixed }
    }

    /// A form that stands in a file of this name, in its own words.
    pub fn of_file(form: FormSpec, file: &str) -> Self {
        let form = Arc::new(form);
        FormDefinition { file: Some(file.to_owned()), ..FormDefinition::new(&form, &form) }
    }

    /// The same as it is told to a writer of `lang`, by a table of its texts in English.
    ///
    /// # Errors
    /// Where the table isn't one of this form, be it needed or not.
    pub(crate) fn translated(&self, table: &str, lang: Lang) -> Result<Self, Vec<FormFault>> {
        let english = self.official.in_english(table)?;
        let told = if lang == Lang::En { Arc::new(english) } else { Arc::clone(&self.told) };
        Ok(FormDefinition { told, ..self.clone() })
    }

    /// The form's title, in the writer's language.
    pub(crate) fn title(&self) -> &str {
        &self.told.title
    }

    /// The form, in its own words.
    pub(crate) fn official(&self) -> &FormSpec {
        &self.official
    }

    /// What it is called in a row, in the writer's language.
    pub(crate) fn short_title(&self) -> &str {
        self.told.short_title()
    }

    /// The version of its questions.
    pub(crate) fn version(&self) -> u32 {
        self.official.version
    }

    /// The name of its file in the data folder; none of a built-in one.
    pub(crate) fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The id that drafts name.
    pub fn id(&self) -> &str {
        &self.official.id
    }

    /// What the form asks of a draft in which these answers are given, as it is told to the writer.
    pub(crate) fn asked(&self, given: &dyn GivenAnswers) -> Arc<FormSpec> {
        if self.is_fixed {
            return Arc::clone(&self.told);
        }
        let official = Arc::new(self.official.asked(given));
        if Arc::ptr_eq(&self.official, &self.told) {
            return official;
        }
        Arc::new(FormSpec { translation_of: Some(official), ..self.told.asked(given) })
    }

    /// The same in its own words, and of what depends on an answer as well.
    pub(crate) fn asked_whatever(&self, given: &dyn GivenAnswers) -> FormSpec {
        self.official.asked_whatever(given)
    }

    /// What the form asks of a draft in which nothing is answered.
    pub fn asked_first(&self) -> Arc<FormSpec> {
        self.asked(&NothingGiven)
    }

    /// The id that a field has now which had this one in an earlier version, in a row as in the form.
    pub(crate) fn renamed(&self, from: &FieldId) -> Option<FieldId> {
        let row = from.row_parts();
        let own = row.as_ref().map_or(from, |(.., own)| own);
        let fields = self.official.fields().filter(|field| field.renamed_from.as_ref() == Some(own));
        let ids = fields.map(|field| match &row {
            Some((rows, row, _)) => field.id.in_row(rows, row),
            None => field.id.clone(),
        });
        ids.into_iter().find(|to| self.has(to))
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

    /// Puts another form behind these.
    pub fn add(&mut self, form: FormDefinition) {
        self.0.push(form);
    }

    /// All forms.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &FormDefinition> {
        self.0.iter()
    }

    /// The events that nobody has to add: the built-in ones, and when one can apply by each form.
    pub fn events(&self) -> Vec<Event> {
        event::built_in().into_iter().chain(self.0.iter().filter_map(FormDefinition::event)).collect()
    }

    /// Those of all events that concern whoever fills in a form: when one can apply by it and, where the programme's own
    /// meetings and deadlines concern it, these.
    pub(crate) fn events_of<'e>(&self, form: &FormSpec, all: &'e [Event]) -> Cow<'e, [Event]> {
        let concerns =
            |event: &&Event| event.id == form.id || (form.meetings && self.get(&event.id).is_none());
        if all.iter().all(|event| concerns(&event)) {
            return Cow::Borrowed(all);
        }
        Cow::Owned(all.iter().filter(concerns).cloned().collect())
    }

    /// Whether there is a choice among them.
    pub(crate) fn is_several(&self) -> bool {
        self.0.len() > 1
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
