//! Reading documents of word processors: none is too much, and what is read of one is read of som's own again.

use std::io::{Cursor, Write};

use som::draft::Draft;
use som::export::{Exporter, Submission};
use som::form::som;
use som::import::{changes, read};
use som::words::{Lang, Words};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::now;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    ><Relationship Id="a" Type="urn:/officeDocument" Target="t.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    ><Relationship Id="a" Type="urn:/styles" Target="o.xml"/><Relationship Id="b" Type="urn:/numbering" Target="o.xml"/
    ><Relationship Id="c" Type="urn:/comments" Target="o.xml"/></Relationships>"#;
const OTHER: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ><w:style w:type="paragraph" w:styleId="P"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style
    ><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum
    ><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num
    ><w:comment w:id="1" w:author="Bo"><w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:comment></w:styles>"#;

/// A file as it is; after `W`, the text of a .docx, after `S` its other parts, after `O` the text of an .odt: what is
/// packed can't be changed a little.
pub fn docx(bytes: &[u8]) {
    let file = match bytes.split_first() {
        Some((b'W', text)) => word(text, OTHER.as_bytes()),
        Some((b'S', other)) => word(b"<w:document/>", other),
        Some((b'O', text)) => zip(&[("content.xml", text)]),
        _ => bytes.to_vec(),
    };
    let Ok(imported) = read(&file, som()) else { return };
    assert!(imported.answers.keys().all(|field| som().field(field).is_some()));
    let words = Words::new(Lang::Da);
    for note in &imported.notes {
        note.text(som(), &words);
    }
    let mut draft = Draft::new(som(), now(), "mette");
    for change in changes(som(), &draft, &imported) {
        draft.set_answer(&change.field, change.after);
    }
    let submission = Submission::of(som(), &draft, now(), false);
    let document = Exporter::named("docx").expect("a format").export(&submission);
    let again = read(&document, som()).expect("what som wrote");
    assert_eq!(changes(som(), &draft, &again), []);
}

fn word(text: &[u8], other: &[u8]) -> Vec<u8> {
    let parts = [("_rels/.rels", RELATIONS.as_bytes()), ("_rels/t.xml.rels", PARTS.as_bytes())];
    zip(&[parts[0], parts[1], ("t.xml", text), ("o.xml", other)])
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a name, once");
        zip.write_all(bytes).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}
