//! Checksums of the answers as they were exported. An answer that still has its checksum was not changed by whoever had
//! the document: where the draft has another text now, the draft's is the newer.
//!
//! Only long answers have one: a short one, as a phone number, could be found from its checksum by trying.

use std::collections::BTreeMap;

use super::canonical;
use crate::draft::seal;
use crate::form::{Field, FieldId, FormSpec};

/// The name of the document property that holds them.
pub(crate) const PROPERTY: &str = "som-answers";

/// The checksums of the long answers that a document was exported with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerChecksums(BTreeMap<FieldId, String>);

impl AnswerChecksums {
    pub(crate) fn of<'a>(answers: impl Iterator<Item = (&'a Field, &'a str)>) -> Self {
        let long = answers.filter(|(field, _)| field.limit.is_some());
        AnswerChecksums(long.map(|(field, text)| (field.id.clone(), checksum(field, text))).collect())
    }

    /// The property's text: `FIELD=CHECKSUM`, separated by blanks.
    pub(crate) fn to_property(&self) -> String {
        let pairs: Vec<String> =
            self.0.iter().map(|(field, checksum)| format!("{field}={checksum}")).collect();
        pairs.join(" ")
    }

    /// Reads the property's text; what belongs to no field is passed over.
    pub(crate) fn from_property(text: &str, form: &FormSpec) -> Self {
        let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
        let known = pairs.map(|(id, checksum)| (FieldId::new(id), checksum.to_owned()));
        AnswerChecksums(known.filter(|(id, _)| form.field(id).is_some()).collect())
    }

    /// Whether this is the answer that was exported.
    pub(crate) fn has(&self, field: &Field, text: &str) -> bool {
        self.0.get(&field.id).is_some_and(|known| *known == checksum(field, text))
    }
}

fn checksum(field: &Field, text: &str) -> String {
    seal::sum(&canonical(field.kind, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn only_long_answers_have_checksums_and_they_come_back() {
        let answers = som().fields().map(|field| (field, "Tekst  \n"));
        let exported = AnswerChecksums::of(answers);
        assert_eq!(exported.0.len(), 5);
        let property = format!("x=1 {} navn", exported.to_property());
        assert_eq!(AnswerChecksums::from_property(&property, som()), exported);
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        assert!(exported.has(field, "Tekst"));
        assert!(!exported.has(field, "Anden tekst"));
        assert!(!AnswerChecksums::default().has(field, "Tekst"));
    }
}
