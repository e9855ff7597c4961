//! Who applies, and whom the agency answers.

use super::conditions::condition_in;
use super::model::{ToDo, ToldField, ToldForm, ToldGroup};
use crate::form::FieldKind;

/// How labels speak of who applies, rather than of a person.
const APPLICANTS: [&str; 12] = [
    "ansøger",
    "organisation",
    "forening",
    "virksomhed",
    "institution",
    "kommune",
    "region",
    "tilbud",
    "fond",
    "selskab",
    "skole",
    "projektejer",
];
/// How they speak of a person to answer, most telling first.
const PERSONS: [&str; 5] = ["kontaktperson", "projektleder", "projektansvarlig", "kontakt", "navn"];

/// The ids of the fields that have a role.
#[derive(Debug, Default)]
pub(super) struct ToldRoles {
    pub(super) applicant: String,
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
}

/// Adds a field for who applies, where no field can be that.
pub(super) fn ensure_applicant(form: &mut ToldForm) {
    if applicant(form).is_none()
        && let Some(section) = form.sections.first_mut()
    {
        let field = ToldField { label: "Ansøger:".to_owned(), ..ToldField::default() };
        section.groups.insert(0, ToldGroup { fields: vec![field], ..ToldGroup::default() });
        form.to_do.push(ToDo::Applicant);
    }
}

/// The fields that are asked once.
fn single_groups(form: &ToldForm) -> impl Iterator<Item = &ToldGroup> {
    form.sections.iter().flat_map(|section| &section.groups).filter(|group| group.rows.is_none())
}

/// The field that is most likely about who applies; of those alike, the first.
fn applicant(form: &ToldForm) -> Option<&ToldField> {
    let is_always = |field: &&ToldField| condition_in(&field.label).is_none();
    let is_begun =
        |group: &&ToldGroup| group.guidance.first().is_none_or(|text| condition_in(text).is_none());
    let fields = single_groups(form).filter(is_begun).flat_map(|group| &group.fields).filter(is_always);
    let one_liners = fields.filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Kommune));
    one_liners.min_by_key(|field| (field.optional, distance(field)))
}

/// How far a label is from asking who applies.
fn distance(field: &ToldField) -> usize {
    let lower = field.label.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_place = lower.contains("hvor") || lower.contains("projektet");
    let is_organisation = has(field, &APPLICANTS) && !is_place;
    let likely = [
        // "Ansøgers navn", "Ansøgende kommune"; "Ansøgningens titel" is none.
        first.starts_with("ansøge"),
        field.kind == FieldKind::Kommune && !is_place,
        is_organisation && lower.contains("navn"),
        is_organisation,
        field.kind == FieldKind::Kommune,
    ];
    likely.iter().position(|is_so| *is_so).unwrap_or(likely.len())
}

fn has(field: &ToldField, words: &[&str]) -> bool {
    let lower = field.label.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// The roles of a form whose fields have their ids.
pub(super) fn roles(form: &ToldForm) -> ToldRoles {
    let applicant = applicant(form).map(|field| field.id.clone()).unwrap_or_default();
    let of_kind = |group: &ToldGroup, kind: FieldKind| {
        group.fields.iter().find(|field| field.kind == kind).map(|field| field.id.clone())
    };
    let reached = |group: &&ToldGroup| {
        of_kind(group, FieldKind::Email).or_else(|| of_kind(group, FieldKind::Phone)).is_some()
    };
    let Some(group) = single_groups(form).find(reached) else {
        return ToldRoles { applicant, ..ToldRoles::default() };
    };
    let one_liners =
        || group.fields.iter().filter(|field| field.kind == FieldKind::Text && field.id != applicant);
    let named = PERSONS.iter().find_map(|word| one_liners().find(|field| has(field, &[word])));
    let is_named = |field: &ToldField| named.is_some_and(|named| named.id == field.id);
    let titled = one_liners()
        .find(|field| has(field, &["stilling", "titel"]) && !has(field, &["projekt"]) && !is_named(field));
    ToldRoles {
        applicant,
        name: named.map(|field| field.id.clone()),
        title: titled.map(|field| field.id.clone()),
        phone: of_kind(group, FieldKind::Phone),
        email: of_kind(group, FieldKind::Email),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::form_draft::label::labelled;
    use crate::import::form_draft::model::ToldSection;

    fn applicant_of(labels: &[&str]) -> String {
        let fields = labels.iter().map(|label| labelled(label)).collect();
        let groups = vec![ToldGroup { fields, ..ToldGroup::default() }];
        let sections = vec![ToldSection { groups, ..ToldSection::default() }];
        let form = ToldForm { sections, ..ToldForm::default() };
        applicant(&form).map(|field| field.label.clone()).unwrap_or_default()
    }

    #[test]
    fn who_applies_is_an_organisation_before_a_person_or_a_place() {
        for (labels, told) in [
            (&["Navn", "Tilbuddets navn"][..], "Tilbuddets navn"),
            (&["Kommune(r) hvor projektet foregår", "Organisationens navn"], "Organisationens navn"),
            (&["Foreningens navn", "Ansøger"], "Ansøger"),
            (&["Ansøgningens titel", "Forening"], "Forening"),
            (&["Navn", "Kommune:"], "Kommune:"),
            (&["Evt. forening", "Navn"], "Navn"),
            (&["Projektets titel", "Navn"], "Projektets titel"),
        ] {
            assert_eq!(applicant_of(labels), told);
        }
    }
}
