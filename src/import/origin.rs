//! What a document said when it was exported. An answer that still says it was not changed by whoever had the document:
//! where the draft has another text now, the draft's is the newer.
//!
//! A document holds a sum of each long answer, in a property of its own. Of a short one, as a phone number, the text
//! could be found by trying.

use std::collections::BTreeMap;

use super::canonical;
use crate::draft::seal;
use crate::form::{Field, FieldId, FormSpec};

/// The name of the document's property.
pub const PROPERTY: &str = "som-answers";

/// The sums of the long answers, by their fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin(BTreeMap<FieldId, String>);

impl Origin {
    /// The sums of these answers.
    pub fn of<'a>(answers: impl Iterator<Item = (&'a Field, &'a str)>) -> Self {
        let long = answers.filter(|(field, _)| field.limit.is_some());
        Origin(long.map(|(field, text)| (field.id.clone(), sum(field, text))).collect())
    }

    /// The property's text: `FIELD=SUM`, with blanks between.
    pub fn text(&self) -> String {
        let sums: Vec<String> = self.0.iter().map(|(field, sum)| format!("{field}={sum}")).collect();
        sums.join(" ")
    }

    /// The sums in a property's text; what is none of a field is passed over.
    pub fn read(text: &str, form: &FormSpec) -> Self {
        let sums = text.split_whitespace().filter_map(|one| one.split_once('='));
        let known = sums.map(|(id, sum)| (FieldId::new(id), sum.to_owned()));
        Origin(known.filter(|(id, _)| form.field(id).is_some()).collect())
    }

    /// Whether an answer is as the document had it from the beginning.
    pub(super) fn has(&self, field: &Field, text: &str) -> bool {
        self.0.get(&field.id).is_some_and(|known| *known == sum(field, text))
    }
}

fn sum(field: &Field, text: &str) -> String {
    seal::sum(&canonical(field.kind, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn only_long_answers_are_told_and_they_come_back() {
        let answers = som().fields().map(|field| (field, "Tekst  \n"));
        let origin = Origin::of(answers);
        assert_eq!(origin.0.len(), 5);
        assert_eq!(Origin::read(&format!("x=1 {} navn", origin.text()), som()), origin);
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        assert!(origin.has(field, "Tekst"));
        assert!(!origin.has(field, "Anden tekst"));
        assert!(!Origin::default().has(field, "Tekst"));
    }
}
