//! Small forms for tests.

use std::sync::Arc;

use super::{Field, FieldId, FormSpec};

/// A form that asks for its applicant (`hvem`) and for these fields, as a form's data has them: `id: "x", kind: Date`.
/// What is not said of a field is made up: its label is its id, and it is optional.
pub(crate) fn try_form(fields: &[&str]) -> Result<FormSpec, String> {
    let field = |field: &&str| {
        let id = field.split('"').nth(1).unwrap_or_default();
        let label = if field.contains("label:") { String::new() } else { format!("label: \"{id}\", ") };
        let optional = if field.contains("ask:") { "" } else { "optional: true, " };
        format!("Field({label}{optional}{field}),\n")
    };
    let fields: String = fields.iter().map(field).collect();
    FormSpec::parse(&format!(
        r#"Form(id: "lille", version: 1, title: "Lille skema", send_to: "Sendes til:", address: "a@b.dk",
        enquiries: "Spørg.", applicant: "hvem",
        page: Layout(paper: A4, margins_mm: (top: 30, bottom: 30, left: 20, right: 20), column_twips: 9422,
            font: "Calibri", size_pt: 11),
        sections: [Section(title: "Alt", step: "Alt", groups: [Group(fields: [
        Field(id: "hvem", label: "Hvem:", kind: Text, optional: true),
        {fields}])])])"#
    ))
}

/// The same, where it is a form.
pub(crate) fn form(fields: &[&str]) -> &'static Arc<FormSpec> {
    Box::leak(Box::new(Arc::new(try_form(fields).expect("a form"))))
}

/// A field of such a form by its id.
pub(crate) fn field(form: &'static FormSpec, id: &str) -> &'static Field {
    form.field(&FieldId::new(id)).expect("the field")
}
