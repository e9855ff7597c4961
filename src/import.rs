//! Imports: the answers that a filled form in a file gives. Bytes and form come in, proposed answers go out; nothing is
//! written, and no answer is taken before a person has seen it. No file, no clock, no terminal.
//!
//! Each format is a file in `import/`. Word's and LibreOffice's become the same tree, in which `find` looks for the
//! answers. [`changes`] compares what was read with a draft.

mod changes;
mod checksums;
mod docx;
mod earlier;
mod encoding;
mod error;
mod field_text;
mod find;
mod form_draft;
mod form_prose;
mod form_words;
mod json;
mod markdown;
mod note;
mod odt;
mod opened;
mod package;
mod placeholder;
mod plain_text;
mod recognised;
mod remarks;
mod rows;
mod style_table;
mod symbols;
mod taking;
mod text;
mod text_table;
mod tree;
mod tree_builder;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use changes::changes;
pub use earlier::EarlierAnswers;
pub(crate) use encoding::decoded;
pub use error::ImportError;
use find::PlacedLabels;
pub use form_draft::{FormDraft, draft_form};
use opened::OpenedFile;
use package::Package;
pub(crate) use remarks::have_room;
pub use remarks::{FoundRemark, RemarkChange, remark_changes};
use rows::{AnswersOfBoth, FillTarget};
pub use taking::Caution;
use tree::DocumentTree;
pub use tree::Place;

use crate::draft::Draft;
use crate::form::{FieldId, FormDefinition, FormSpec, Forms, RowId};
use crate::roundtrip::AnswerChecksums;

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: u64 = 16 << 20;

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The id of the form by which it was read.
    pub form: String,
    /// The rows that the file has of each repeated group, in its order.
    pub rows: BTreeMap<String, Vec<RowId>>,
    /// The answers of the fields that were found; empty where the field is there and empty. Paragraphs are lines, list
    /// items begin with `- `, as in a draft.
    pub answers: BTreeMap<FieldId, String>,
    /// Of the answers as the file was exported with them, where it has them.
    pub checksums: AnswerChecksums,
    /// The fields whose answer stands outside their empty box, where it may be a greeting.
    pub outside: BTreeSet<FieldId>,
    /// What earlier versions of the draft that it is compared with said.
    pub earlier: EarlierAnswers,
    /// The comments on answers, each of which may become a remark.
    pub remarks: Vec<FoundRemark>,
    /// What a person should know before they take any answer.
    pub notes: Vec<Note>,
}

impl Imported {
    /// Whether it may be another form.
    pub(crate) fn is_unlike(&self) -> bool {
        self.notes.iter().any(|note| matches!(note, Note::Unlike(_)))
    }

    /// What the form asks once the file's answers are in a draft: its rows as well, and what they open.
    pub fn asked(&self, forms: &Forms, draft: &Draft) -> Arc<FormSpec> {
        let form = forms.get(&draft.form).unwrap_or(forms.first());
        form.asked(&AnswersOfBoth::of(form.official(), draft, &self.answers, &self.rows))
    }

    /// Takes into a draft the rows in which any of these answers stands, before the answers are put into it.
    pub fn put_rows<'t>(&self, taken: impl Iterator<Item = &'t FieldId>, form: &FormSpec, draft: &mut Draft) {
        let row_of = |id: &FieldId| id.row_parts().map(|(group, row, _)| (group.to_owned(), row));
        let taken: BTreeSet<(String, RowId)> = taken.filter_map(row_of).collect();
        for (group, rows) in self.rows.iter().filter(|(group, _)| taken.iter().any(|(of, _)| of == *group)) {
            let own = form.rows_in(draft, group);
            let is_there =
                |row: &&RowId| own.contains(row) || taken.contains(&(group.clone(), (*row).clone()));
            let rows: Vec<RowId> = rows.iter().filter(is_there).cloned().collect();
            draft.take_rows(form, group, &rows);
        }
    }
}

/// Something about a file that a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The file has no place for this field: the draft keeps its answer.
    Missing(FieldId),
    /// The file has more than one text for this field, or one that may be another's or the form's: the draft keeps its
    /// answer.
    Ambiguous(FieldId),
    /// The file has tracked changes, which are read as accepted.
    Tracked,
    /// The file has a comment that can be no remark: on no answer, without words, or too long.
    Comment {
        /// The field whose answer it is about, where that is known.
        field: Option<FieldId>,
        /// The author, as the file names them.
        by: String,
        /// The comment's text.
        text: String,
    },
    /// The answer to this field, or the document outside all answers, has pictures or the like, which are left out.
    LeftOut(Option<FieldId>),
    /// Words in the file are neither the form's nor an answer's.
    LeftOver {
        /// What sort of place they stand in.
        place: Place,
        /// The field whose answer or label stands before them.
        after: Option<FieldId>,
        /// The words, or the first of many.
        text: String,
    },
    /// The file has no sign that it is the form but some of its fields, so many of them; or all its other words are
    /// another's. No answer is taken unasked.
    Unlike(Option<usize>),
    /// The answer is longer than a paste may be: only its beginning is proposed.
    Shortened(FieldId),
    /// So many rows of a group come to those of the draft.
    RowsAdded(String, usize),
    /// So many rows of a group are more than there may be.
    RowsLeftOut(String, usize),
    /// The file was recognised as another form than the first one; this is its title.
    Recognised(String),
}

/// An answer in which the file differs from the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    /// The field that is answered.
    pub field: FieldId,
    /// The answer in the draft.
    pub before: String,
    /// The answer that the draft would have.
    pub after: String,
    /// Why it is only taken when it is named, if it is.
    pub caution: Option<Caution>,
}

/// Reads a filled form, as it is laid out here. Its format is known by its bytes, not by its name.
///
/// # Errors
/// Where it is no such form, is broken, or exceeds the limits of memory and time; nothing is read then.
pub fn read(bytes: &[u8], form: &FormSpec) -> Result<Imported, ImportError> {
    OpenedFile::of(bytes)?.read(form, &PlacedLabels::default())
}

/// Reads a filled form for a draft: with all rows that the file shows, and what its answers open. Rows that the draft
/// lacks are `author`'s, made `now`.
///
/// # Errors
/// As [`read`]; and where it is another form than the draft's.
pub fn read_into(
    bytes: &[u8],
    forms: &Forms,
    draft: &Draft,
    now: DateTime<Utc>,
    author: &str,
) -> Result<Imported, ImportError> {
    let mut file = OpenedFile::of(bytes)?;
    let form = forms.get(&draft.form).ok_or(ImportError::NoForm)?;
    match file.form_among(forms).filter(|other| other.id() != form.id()) {
        Some(other) => Err(ImportError::OtherForm { form: other.id().to_owned(), is_here: true }),
        None => file.read_for(FillTarget { form, draft, now, author }),
    }
}

/// Reads a filled form for a new draft: of the form that the file shows itself to be of, else of the first one, or of the
/// one that it is most like where it is unlike that.
///
/// # Errors
/// As [`read`].
pub fn read_new(
    bytes: &[u8],
    forms: &Forms,
    now: DateTime<Utc>,
    author: &str,
) -> Result<Imported, ImportError> {
    let read = |form: &FormDefinition, mut file: OpenedFile| {
        let draft = &Draft::new(form.official(), now, author);
        file.read_for(FillTarget { form, draft, now, author })
    };
    let file = OpenedFile::of(bytes)?;
    let named = file.form_among(forms);
    let other = if named.is_some() { None } else { file.form_like(forms) };
    let first = read(named.unwrap_or(forms.first()), file);
    let is_like =
        |found: &Result<Imported, ImportError>| found.as_ref().is_ok_and(|imported| !imported.is_unlike());
    let imported = match other.filter(|_| !is_like(&first)) {
        Some(other) => Some(read(other, OpenedFile::of(bytes)?)).filter(is_like).unwrap_or(first),
        None => first,
    };
    imported.map(|imported| imported.told_of(forms))
}

fn check_size(bytes: &[u8]) -> Result<(), ImportError> {
    let is_too_big = u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST);
    if is_too_big { Err(ImportError::TooBig) } else { Ok(()) }
}

/// Why bytes are known to be no document of a word processor; `None` where they may be text.
fn no_office(bytes: &[u8]) -> Option<ImportError> {
    Some(match bytes {
        [b'P', b'K', 5, 6, ..] => ImportError::NoDocument,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => compound_file_error(bytes),
        [b'%', b'P', b'D', b'F', b'-', ..] => ImportError::Pdf,
        [b'{', b'\\', b'r', b't', b'f', ..] => ImportError::RichText,
        _ => return None,
    })
}

fn tree_of(package: &mut Package) -> Result<DocumentTree, ImportError> {
    match docx::main_part(package)? {
        Some(main) => docx::read(package, &main),
        None => odt::read(package),
    }
}

/// The text of a word processor's document, whatever it says.
fn document(bytes: &[u8]) -> Result<DocumentTree, ImportError> {
    check_size(bytes)?;
    match bytes {
        [b'P', b'K', 3, 4, ..] => tree_of(&mut Package::open(bytes)?),
        _ => Err(no_office(bytes).unwrap_or(ImportError::NoFields)),
    }
}

/// What is wrong with a compound file: Office wrote such files before 2007, and still wraps encrypted documents in them.
/// The names of its streams are in UTF-16.
fn compound_file_error(bytes: &[u8]) -> ImportError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    let kinds = [
        ("EncryptedPackage", ImportError::Protected),
        ("WordDocument", ImportError::OldWord),
        ("Workbook", ImportError::Spreadsheet),
        ("PowerPoint Document", ImportError::Presentation),
    ];
    let kind = kinds.into_iter().find(|(stream, _)| has(stream));
    kind.map_or(ImportError::OldWord, |(_, error)| error)
}
