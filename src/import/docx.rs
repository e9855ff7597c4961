//! Word's .docx, whoever wrote it last: the text as it stands with tracked changes accepted, and the marks by which
//! answers are found.

mod body;
mod comments;
mod lists;
mod relations;
mod styles;
mod symbols;

use relations::Relations;

use super::ImportError;
use super::error::Foreign;
use super::package::Package;
use super::tree::Tree;
use super::xml::{Space, Xml};

/// The part that the package says is its text; it is called `word/document.xml` by habit only.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, ImportError> {
    Ok(Relations::of(package, "")?.target("officeDocument"))
}

/// The part that holds the document's own properties.
pub(super) fn properties_part(package: &mut Package) -> Result<Option<String>, ImportError> {
    let relations = Relations::of(package, "")?;
    Ok(relations.target("custom-properties").or_else(|| relations.target("customProperties")))
}

/// Reads the document whose text is the part `main`.
pub(super) fn read(package: &mut Package, main: &str) -> Result<Tree, ImportError> {
    let relations = Relations::of(package, main)?;
    let styles = part(package, &relations, "styles", styles::Styles::read)?.unwrap_or_default();
    let lists = part(package, &relations, "numbering", lists::Lists::read)?.unwrap_or_default();
    let comments = part(package, &relations, "comments", comments::read)?.unwrap_or_default();
    let text = package.text(main)?.ok_or(ImportError::NoDocument)?;
    let mut xml = Xml::new(&text, &mut package.bounds);
    let root = xml.root()?;
    match root.name() {
        (Space::Word, "document") => body::read(&mut xml, styles, lists, comments),
        (Space::Sheet, _) => Err(ImportError::Foreign(Foreign::Spreadsheet)),
        (Space::Slides, _) => Err(ImportError::Foreign(Foreign::Presentation)),
        _ => Err(ImportError::NoDocument),
    }
}

/// Reads a part that the text refers to; there may be none.
fn part<T>(
    package: &mut Package,
    relations: &Relations,
    kind: &str,
    read: impl FnOnce(&mut Xml) -> Result<T, ImportError>,
) -> Result<Option<T>, ImportError> {
    let Some(name) = relations.target(kind) else { return Ok(None) };
    let Some(text) = package.text(&name)? else { return Ok(None) };
    read(&mut Xml::new(&text, &mut package.bounds)).map(Some)
}

/// How many styles, lists or comments a part may have.
const MOST_ENTRIES: usize = 20_000;

/// Refuses a part with more entries than any document.
fn bounded(entries: usize) -> Result<(), ImportError> {
    if entries > MOST_ENTRIES { Err(ImportError::TooMuch) } else { Ok(()) }
}
