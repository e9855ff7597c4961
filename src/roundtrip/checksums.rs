//! Checksums of the answers as they were exported. An answer that still has its checksum was not changed by whoever had
//! the document: where the draft has another text now, the draft's is the newer.
//!
//! A short answer, as a phone number, could be found from a plain checksum by trying, and another draft may hold the same
//! text: they are keyed with what stands only in the draft. A draft without a key has plain ones of its long answers.

use std::collections::BTreeMap;

use super::canonical;
use crate::draft::{Draft, SumKey, seal};
use crate::form::{Field, FieldId, FormSpec};

/// The name of the document property that holds them.
pub(crate) const PROPERTY: &str = "som-answers";

/// The checksums of the answers that a document was exported with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerChecksums(BTreeMap<FieldId, String>);

impl AnswerChecksums {
    /// The checksums of these answers; of the short ones only where there is a key.
    pub(crate) fn of<'a>(answers: impl Iterator<Item = (&'a Field, &'a str)>, key: Option<&SumKey>) -> Self {
        let sums = answers.filter_map(|(field, text)| Some((field.id.clone(), checksum(field, text, key)?)));
        AnswerChecksums(sums.collect())
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

    /// Whether they are of this draft: some answer is as it was exported, by a sum that only the draft's key gives.
    pub(crate) fn are_of(&self, form: &FormSpec, draft: &Draft) -> bool {
        let key = draft.sum_key();
        key.is_some() && form.fields().any(|field| self.has(field, draft.answer(&field.id), key))
    }

    /// Whether this is the answer that was exported.
    pub(crate) fn has(&self, field: &Field, text: &str, key: Option<&SumKey>) -> bool {
        self.0.get(&field.id).is_some_and(|known| Some(known) == checksum(field, text, key).as_ref())
    }
}

fn checksum(field: &Field, text: &str, key: Option<&SumKey>) -> Option<String> {
    let text = canonical(field, text);
    let plain = || field.is_prose().then(|| seal::sum(&text));
    key.map(|key| key.sum(&field.id, &text)).or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    #[test]
    fn short_answers_have_checksums_where_there_is_a_key() {
        let answers = || som().fields().map(|field| (field, "12345678"));
        assert_eq!(AnswerChecksums::of(answers(), None).0.len(), 5);
        let [key, other] = [1, 2].map(|byte| SumKey::of([byte; 16]));
        let exported = AnswerChecksums::of(answers(), Some(&key));
        assert_eq!(exported.0.len(), 13);
        let telefon = som().field(&FieldId::new("telefon")).expect("the field");
        assert!(exported.has(telefon, "12 34 56 78", Some(&key)), "however it is spaced");
        assert!(!exported.has(telefon, "12345679", Some(&key)));
        assert!(!exported.has(telefon, "12345678", Some(&other)) && !exported.has(telefon, "12345678", None));
    }

    #[test]
    fn checksums_come_back() {
        let answers = som().fields().map(|field| (field, "Tekst  \n"));
        let exported = AnswerChecksums::of(answers, None);
        let property = format!("x=1 {} navn", exported.to_property());
        assert_eq!(AnswerChecksums::from_property(&property, som()), exported);
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        assert!(exported.has(field, "Tekst", None));
        assert!(!exported.has(field, "Anden tekst", None));
        assert!(!AnswerChecksums::default().has(field, "Tekst", None));
    }
}
