//! Who applies, and whom the agency answers.

use super::conditions::condition_in;
use super::model::{ToDo, ToldField, ToldForm, ToldGroup};
use crate::form::FieldKind;

/// How labels speak of who applies.
const APPLICANTS: [&str; 7] =
    ["ansøger", "organisation", "forening", "virksomhed", "institution", "region", "projektejer"];
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

fn applicant(form: &ToldForm) -> Option<&ToldField> {
    let is_always = |field: &&ToldField| condition_in(&field.label).is_none();
    let is_begun =
        |group: &&ToldGroup| group.guidance.first().is_none_or(|text| condition_in(text).is_none());
    let fields = || single_groups(form).filter(is_begun).flat_map(|group| &group.fields).filter(is_always);
    let text = || fields().filter(|field| field.kind == FieldKind::Text);
    let kommune = fields().find(|field| field.kind == FieldKind::Kommune);
    kommune.or_else(|| text().find(|field| has(field, &APPLICANTS))).or_else(|| text().next())
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
