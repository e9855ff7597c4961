//! Imports: a filled form as a file, and what it answers. Bytes and form come in, proposed answers go out; nothing is
//! written, and nothing is taken over before a person has seen it. No file, no clock, no terminal.
//!
//! Each format is a file in `import/`. Word's and LibreOffice's become the same tree, in which `find` looks for the
//! answers. What they read is laid beside the draft by [`changes`].

mod changes;
mod docx;
mod error;
mod find;
mod json;
mod markdown;
mod note;
mod odt;
mod origin;
mod package;
mod plain;
mod property;
mod taking;
mod text;
mod tree;
mod xml;

use std::collections::BTreeMap;

pub use changes::{canonical, changes};
pub use error::{Foreign, ImportError};
pub use origin::{Origin, PROPERTY};
use package::Package;

use crate::clean::PASTE_MAX;
use crate::form::{FieldId, FormSpec};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// What a file answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The answers of the fields that were found; empty where the file has the field and nothing in it. Paragraphs
    /// are lines, points begin with `- `, as in a draft.
    pub answers: BTreeMap<FieldId, String>,
    /// What the file said when it was exported, where it tells.
    pub origin: Origin,
    /// What a person should know before they take anything over.
    pub notes: Vec<Note>,
}

/// Something about a file that its reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The file has no place for this field: the draft keeps its answer.
    Missing(FieldId),
    /// The file has more than one text for this field: the draft keeps its answer.
    Ambiguous(FieldId),
    /// It has tracked changes, which are read as accepted.
    Tracked,
    /// Someone commented it, on this field's answer where it is known.
    Comment {
        /// The field.
        field: Option<FieldId>,
        /// Who commented, as the file has it.
        by: String,
        /// What they say.
        text: String,
    },
    /// An answer holds pictures or the like, which are left out.
    LeftOut(FieldId),
    /// Its text is longer than a paste may be: only the beginning is proposed.
    Shortened(FieldId),
}

/// An answer that the file has otherwise than the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: FieldId,
    /// What the draft says.
    pub before: String,
    /// What it would say.
    pub after: String,
    /// Whether the file has the answer as it was exported: then only the draft was changed since, and its text, where
    /// it has one, is the newer.
    pub is_older: bool,
}

/// Reads a filled form. What kind of file it is shows in its bytes, not in its name.
///
/// # Errors
/// Where it is no such form, is broken, or asks for more than the bounds of memory and time; nothing is read then.
pub fn read(bytes: &[u8], form: &FormSpec) -> Result<Imported, ImportError> {
    let mut imported = sniffed(bytes, form)?;
    let long = imported.answers.iter().filter(|(_, text)| text.len() > PASTE_MAX);
    let notes: Vec<Note> = long.map(|(field, _)| Note::Shortened(field.clone())).collect();
    imported.notes.extend(notes);
    Ok(imported)
}

fn sniffed(bytes: &[u8], form: &FormSpec) -> Result<Imported, ImportError> {
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST) {
        return Err(ImportError::TooBig);
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => office(bytes, form),
        [b'P', b'K', 5, 6, ..] => Err(ImportError::NoDocument),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Err(before_2007(bytes)),
        [b'%', b'P', b'D', b'F', b'-', ..] => Err(ImportError::Foreign(Foreign::Pdf)),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(ImportError::Foreign(Foreign::RichText)),
        _ => plain::read(bytes, form),
    }
}

/// Reads a document of a word processor: a zip of parts.
fn office(bytes: &[u8], form: &FormSpec) -> Result<Imported, ImportError> {
    let mut package = Package::open(bytes)?;
    let tree = if let Some(main) = docx::main_part(&mut package)? {
        docx::read(&mut package, &main)?
    } else if package.has(odt::TEXT) || odt::is_protected(&mut package)? {
        odt::read(&mut package)?
    } else {
        return Err(ImportError::NoDocument);
    };
    let imported = find::answers(&tree, form)?;
    Ok(Imported { origin: property::origin(&mut package, form), ..imported })
}

/// What is wrong with a file of the kind that Office wrote before 2007, and that it still puts around what is
/// encrypted. The names of what is in it stand there in UTF-16.
fn before_2007(bytes: &[u8]) -> ImportError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        ImportError::Protected
    } else if has("WordDocument") {
        ImportError::OldWord
    } else if has("Workbook") {
        ImportError::Foreign(Foreign::Spreadsheet)
    } else if has("PowerPoint Document") {
        ImportError::Foreign(Foreign::Presentation)
    } else {
        ImportError::OldWord
    }
}
