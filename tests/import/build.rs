//! Documents made by hand, part by part.

use std::io::{Cursor, Read, Write};

use som::form::{FieldId, som};
use som::import::{ImportError, Imported, Note, Place, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The vocabularies of an .odt.
const ODF: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/""#;

/// A zip of these parts.
pub(crate) fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a name, once");
        zip.write_all(bytes).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}

/// A part of a zip.
pub(crate) fn part_of(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut part = Vec::new();
    zip.by_name(name).expect("the part").read_to_end(&mut part).expect("the whole part");
    part
}

/// Relationships: kind and target.
pub(crate) fn relations(of: &[(&str, &str)]) -> Vec<u8> {
    let one = |(number, (kind, target)): (usize, &(&str, &str))| {
        format!(r#"<Relationship Id="r{number}" Type="{TYPES}/{kind}" Target="{target}"/>"#)
    };
    let all: String = of.iter().enumerate().map(one).collect();
    format!(r#"<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{all}</Relationships>"#).into()
}

/// A .docx with this as its main part.
pub(crate) fn package(document: impl Into<Vec<u8>>) -> Vec<u8> {
    zip(&[
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document.into()),
    ])
}

/// `word/document.xml` with this text.
pub(crate) fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="{WORD}" xmlns:r="{TYPES}"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        ><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

/// A .docx with this text.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    package(document(body))
}

/// A .docx with this text, and these parts that belong to it.
pub(crate) fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let names: Vec<String> = parts.iter().map(|(kind, _)| format!("word/{kind}.xml")).collect();
    let targets: Vec<String> = parts.iter().map(|(kind, _)| format!("{kind}.xml")).collect();
    let kinds: Vec<(&str, &str)> =
        parts.iter().zip(&targets).map(|((kind, _), target)| (*kind, &**target)).collect();
    let mut all = vec![
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document(body).into()),
        ("word/_rels/document.xml.rels", relations(&kinds)),
    ];
    all.extend(names.iter().zip(parts).map(|(name, (_, text))| (&**name, text.as_bytes().to_vec())));
    zip(&all)
}

/// An .odt with this text.
pub(crate) fn odt(text: &str) -> Vec<u8> {
    odt_with(text, "")
}

/// An .odt with this text and these styles.
pub(crate) fn odt_with(text: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles
        ><office:body><office:text>{text}</office:text></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()),
        ("content.xml", content.into_bytes()),
    ])
}

/// Paragraphs of one run each.
pub(crate) fn paragraphs(texts: &[&str]) -> String {
    let escaped = |text: &str| quick_xml::escape::escape(text).into_owned();
    let one =
        |text: &&str| format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, escaped(text));
    texts.iter().map(one).collect()
}

/// A cell; the properties are the content of `w:tcPr`.
pub(crate) fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

pub(crate) fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

pub(crate) fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

/// A content control.
pub(crate) fn control(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

/// The answer to `kendskab` in its control, as som writes it, with these paragraphs in it.
pub(crate) fn kendskab(paragraphs: &str) -> String {
    let answer = control(r#"<w:tag w:val="som:kendskab"/>"#, paragraphs);
    table(&[row(&[cell("", &answer)])])
}

/// What a file answers.
#[track_caller]
pub(crate) fn imported(bytes: &[u8]) -> Imported {
    read(bytes, som()).unwrap_or_else(|why| panic!("{why:?}"))
}

/// The answer to a field that a file has.
#[track_caller]
pub(crate) fn answer(bytes: &[u8], field: &str) -> String {
    let imported = imported(bytes);
    let answer = imported.answers.get(&FieldId::new(field));
    answer.unwrap_or_else(|| panic!("no {field} in {imported:?}")).clone()
}

/// The notes of a file, but for those on fields that it has not, and that it has so few.
#[track_caller]
pub(crate) fn notes(bytes: &[u8]) -> Vec<Note> {
    let mut notes = imported(bytes).notes;
    notes.retain(|note| !matches!(note, Note::Missing(_) | Note::Unlike(_)));
    notes
}

pub(crate) fn refusal(bytes: &[u8]) -> Option<ImportError> {
    read(bytes, som()).err()
}

/// The note on words that stand after a field's answer or label.
pub(crate) fn left_over(place: Place, after: &str, text: &str) -> Note {
    Note::LeftOver { place, after: Some(FieldId::new(after)), text: text.into() }
}
