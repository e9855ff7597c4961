//! The .docx from outside: what is in the file, whether any text at all leaves it whole, and what LibreOffice shows.

mod golden;
mod hostile;
mod office;
mod package;
mod xml;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::{DateTime, Utc};
use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use xml::Element;

/// The parts of a document by their names.
type Parts = BTreeMap<String, String>;

/// The draft that the repo ships.
fn example() -> Draft {
    codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in()).expect("the example")
}

/// A draft with nothing but this answer.
fn answered(field: &str, text: &str) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
    draft.set_answer(&FieldId::new(field), text);
    draft
}

fn now() -> DateTime<Utc> {
    "2023-10-31T05:00:00Z".parse().expect("an instant")
}

fn submission(draft: &Draft) -> Submission<'_> {
    Submission::of(som(), draft, now(), false)
}

fn docx() -> &'static Exporter {
    Exporter::named("docx").expect("a format")
}

fn export(submission: &Submission) -> Vec<u8> {
    docx().export(submission)
}

fn parts_of(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.insert(file.name().expect("a name").into_owned(), text);
    }
    parts
}

fn parts(draft: &Draft) -> Parts {
    parts_of(&export(&submission(draft)))
}

fn document(draft: &Draft) -> String {
    parts(draft).remove("word/document.xml").expect("the text")
}

impl Element {
    /// The value that the first element of this name sets.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.named(name).first().and_then(|element| element.attribute("w:val"))
    }

    /// The text of the answer to a field.
    pub(crate) fn answer(&self, field: &str) -> Vec<String> {
        let answers = self.answers();
        let (_, cell) = answers.iter().find(|(id, _)| *id == field).expect("the answer");
        cell.paragraphs()
    }
}
