//! Journeys: what a person does, from the first key to the file on disk.

mod any_form;
mod approving;
mod assistive;
mod choosing_files;
mod coming_back;
mod copying;
mod deleting;
mod escape;
mod events;
mod export;
mod fill;
#[path = "../forms/filled.rs"]
mod filled;
mod finding;
mod forms;
mod frames;
mod growth;
mod guide;
mod harness;
mod hostile;
mod importing;
mod keys;
mod languages;
mod line;
mod monkey;
mod moving;
mod on_the_page;
mod others;
mod own_events;
mod participation;
mod pictures;
mod programme;
mod remarks;
mod rows;
mod saving;
mod sending;
mod sending_outcomes;
mod sending_together;
mod slow_disk;
mod spelling;
mod start;
mod svg;
mod typing;
mod versions;

use som::draft::{Draft, codec};
use som::form::FieldId;

/// The finished example that the repo ships.
fn example() -> Draft {
    codec::parse(include_str!("../../drafts/eksempel.ron"), &som::form::Forms::built_in())
        .expect("the example")
}

/// A draft with these answers.
fn draft(answers: &[(&str, &str)]) -> Draft {
    let now = harness::NOW.parse().expect("a time");
    let mut draft = Draft::new(som::form::som(), now, "Mette");
    for (field, text) in answers {
        draft.set_answer(&FieldId::new(*field), *text);
    }
    draft
}

fn field(id: &str) -> FieldId {
    FieldId::new(id)
}
