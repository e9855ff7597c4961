//! What a draft's earlier versions said: a file that says the same is older than the draft, whatever its format.

use std::collections::BTreeSet;

use crate::draft::{Draft, seal};
use crate::form::{Field, FieldId, FormSpec};
use crate::roundtrip::canonical;

/// The answers of earlier versions, as sums of their texts: a draft may have hundreds of versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EarlierAnswers(BTreeSet<(FieldId, String)>);

impl EarlierAnswers {
    /// The answers of these versions of a draft.
    pub(crate) fn of(form: &FormSpec, versions: impl Iterator<Item = Draft>) -> Self {
        let answers =
            |version: Draft| form.fields().map(|field| entry(field, version.answer(&field.id))).collect();
        EarlierAnswers(versions.flat_map::<Vec<_>, _>(answers).collect())
    }

    /// Whether the draft once had this answer.
    pub(super) fn has(&self, field: &Field, text: &str) -> bool {
        self.0.contains(&entry(field, text))
    }
}

fn entry(field: &Field, text: &str) -> (FieldId, String) {
    (field.id.clone(), seal::sum(&canonical(field, text)))
}
