//! Files that break readers elsewhere, made in memory: each with its name and with what is said of it.

use std::fmt::Write as _;

use som::form::som;
use som::import::ImportError;

use crate::build::{
    WORD, cell, control, document, docx, docx_with, kendskab, odt, package, paragraphs, part_of, relations,
    row, table, zip,
};
use crate::packages::{
    doubled, elsewhere, encrypted_odt, encrypted_part, gigabyte, half, many_parts, nested, ole, outside,
    overlapping, place, quine, says_small, set, three_parts, unknown_packing, wrong_sum,
};

/// A hostile file: its name, how it is made, and why it is refused.
pub(crate) type Bomb = (&'static str, fn() -> Vec<u8>, ImportError);

/// All of them.
pub(crate) const BOMBS: &[Bomb] = &[
    ("a part of 1 GB", gigabyte, ImportError::TooMuch),
    ("three parts of 15 MB", three_parts, ImportError::TooMuch),
    ("four parts that are the same bytes", overlapping, ImportError::TooMuch),
    ("a document that is a zip", nested, ImportError::Damaged),
    ("a zip with itself in it, and so on", quine, ImportError::Damaged),
    ("a part that says it is small", says_small, ImportError::Damaged),
    ("two parts of one name", doubled, ImportError::Damaged),
    ("70,000 parts", many_parts, ImportError::TooMuch),
    ("a part with a wrong sum", wrong_sum, ImportError::Damaged),
    ("a part packed in an unknown way", unknown_packing, ImportError::Damaged),
    ("an encrypted part", encrypted_part, ImportError::Protected),
    ("an encrypted document of Word", || ole("EncryptedPackage"), ImportError::Protected),
    ("an encrypted document of LibreOffice", encrypted_odt, ImportError::Protected),
    ("an old document of Word", || ole("WordDocument"), ImportError::OldWord),
    ("an old spreadsheet", || ole("Workbook"), ImportError::Spreadsheet),
    ("a spreadsheet", spreadsheet, ImportError::Spreadsheet),
    ("a presentation", presentation, ImportError::Presentation),
    ("a spreadsheet of LibreOffice", ods, ImportError::Spreadsheet),
    ("a PDF", || b"%PDF-1.7\n%\xe2\xe3".to_vec(), ImportError::Pdf),
    ("Rich Text", || br"{\rtf1\ansi Kommune: x}".to_vec(), ImportError::RichText),
    ("a file of 17 MB", || vec![b'x'; 17 << 20], ImportError::TooBig),
    ("a zip of nothing", || zip(&[]), ImportError::NoDocument),
    ("a zip of pictures", || zip(&[("a.png", vec![0; 9])]), ImportError::NoDocument),
    ("half a zip", || half(docx(&kendskab(&paragraphs(&["a"])))), ImportError::Damaged),
    ("the beginning of a zip", || b"PK\x03\x04".to_vec(), ImportError::Damaged),
    ("half a text", || package(half(text())), ImportError::Damaged),
    ("an element that is ended by another", || package(swap("</w:t>", "</w:r>")), ImportError::Damaged),
    ("a text without an element", || package("tekst"), ImportError::Damaged),
    ("an empty text", || package(""), ImportError::Damaged),
    ("no text", || zip(&[("_rels/.rels", main("word/document.xml"))]), ImportError::NoDocument),
    ("a text on the web", outside, ImportError::NoDocument),
    ("a text above the root", || elsewhere("../../../../etc/passwd"), ImportError::NoDocument),
    ("a text at an absolute path", || elsewhere("/etc/passwd"), ImportError::NoDocument),
    ("a text at a file address", || elsewhere("file:///etc/passwd"), ImportError::NoDocument),
    ("an entity that is a file", xxe, ImportError::DocumentType),
    ("an entity that is a billion", laughs, ImportError::DocumentType),
    ("an entity in an .odt", odt_xxe, ImportError::DocumentType),
    ("an entity that nobody knows", || package(swap("a</w:t>", "&passwd;</w:t>")), ImportError::Damaged),
    ("a character that there is not", || package(swap("a</w:t>", "&#0;</w:t>")), ImportError::Damaged),
    ("an escape by its number", || package(swap("a</w:t>", "&#x1b;</w:t>")), ImportError::Damaged),
    ("an escape", || package(swap("a</w:t>", "\u{1b}[2J</w:t>")), ImportError::Damaged),
    ("a zero", || package(swap("a</w:t>", "\0</w:t>")), ImportError::Damaged),
    ("bytes that are no UTF-8", broken_utf8, ImportError::Damaged),
    ("half a character of UTF-16", broken_utf16, ImportError::Damaged),
    ("an odd byte of UTF-16", odd_utf16, ImportError::Damaged),
    ("100,000 elements in each other", deep, ImportError::TooMuch),
    ("100,000 elements in each other, in a part beside", deep_styles, ImportError::TooMuch),
    ("200,000 attributes", attributes, ImportError::TooMuch),
    ("an attribute of 12 MB", long_attribute, ImportError::TooMuch),
    ("a name of 12 MB", long_name, ImportError::TooMuch),
    ("1,000 vocabularies", vocabularies, ImportError::TooMuch),
    ("a million elements", || around(&"<w:a/>".repeat(1_000_001)), ImportError::TooMuch),
    ("a million attributes of one name", namesakes, ImportError::TooMuch),
    ("a million names of a hundred vocabularies", looked_for, ImportError::TooMuch),
    ("a million paragraphs", || around(&"<w:p/>".repeat(1_000_000)), ImportError::TooMuch),
    ("a million cells", || around(&table(&[row(&["<w:tc/>".repeat(1_000_000)])])), ImportError::TooMuch),
    ("a million marks", many_marks, ImportError::TooMuch),
    ("12 MB of text", || around(&paragraphs(&[&"x".repeat(12 << 20)])), ImportError::TooMuch),
    (
        "12 MB of text in pieces",
        || around(&paragraphs(&["ord ".repeat(100).as_str(); 25_000])),
        ImportError::TooMuch,
    ),
    ("a million styles", many_styles, ImportError::TooMuch),
    ("12 MB of comments", many_comments, ImportError::TooMuch),
    ("fields in fields without end", fields, ImportError::TooMuch),
    ("text that 90 controls hold", held, ImportError::NoForm),
    ("labels beside a long cell of the form's words", long_cell, ImportError::NoForm),
];

pub(crate) fn main(target: &str) -> Vec<u8> {
    relations(&[("officeDocument", target)])
}

/// The text of a document with one answer.
pub(crate) fn text() -> Vec<u8> {
    document(&kendskab(&paragraphs(&["a"]))).into()
}

fn swap(from: &str, to: &str) -> String {
    document(&kendskab(&paragraphs(&["a"]))).replacen(from, to, 1)
}

fn around(content: &str) -> Vec<u8> {
    docx(&format!("{}{content}", kendskab(&paragraphs(&["a"]))))
}

fn spreadsheet() -> Vec<u8> {
    let sheet = r#"<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"#;
    zip(&[("_rels/.rels", main("xl/workbook.xml")), ("xl/workbook.xml", sheet.into())])
}

fn presentation() -> Vec<u8> {
    let slides = r#"<presentation xmlns="http://schemas.openxmlformats.org/presentationml/2006/main"/>"#;
    zip(&[("_rels/.rels", main("word/document.xml")), ("word/document.xml", slides.into())])
}

fn ods() -> Vec<u8> {
    let bytes = String::from_utf8(part_of(&odt(""), "content.xml")).expect("text");
    zip(&[("content.xml", bytes.replace("office:text>", "office:spreadsheet>").into())])
}

fn xxe() -> Vec<u8> {
    let text = swap("a</w:t>", "&passwd;</w:t>");
    let text = text.replacen("<w:d", "<!DOCTYPE x [<!ENTITY passwd SYSTEM \"file:///etc/passwd\">]><w:d", 1);
    package(text)
}

fn laughs() -> Vec<u8> {
    let mut entities = "<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..30 {
        let before = level - 1;
        write!(entities, "<!ENTITY a{level} \"{}\">", format!("&a{before};").repeat(10)).expect("memory");
    }
    package(swap("a</w:t>", "&a29;</w:t>").replacen("<w:d", &format!("<!DOCTYPE x [{entities}]><w:d"), 1))
}

fn odt_xxe() -> Vec<u8> {
    let text = String::from_utf8(part_of(&odt("<text:p>&x;</text:p>"), "content.xml")).expect("text");
    let text = text.replacen("<office", "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\"><office", 1);
    zip(&[("content.xml", text.into())])
}

fn broken_utf8() -> Vec<u8> {
    let mut text = text();
    let at = place(&text, b"a</w:t>", 0);
    text[at] = 0xff;
    package(text)
}

fn utf16() -> Vec<u8> {
    let text = String::from_utf8(text()).expect("text");
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn broken_utf16() -> Vec<u8> {
    let mut text = utf16();
    let at = place(&text, b"a\0<\0/\0w\0:\0t\0", 0);
    set(&mut text, at, &[0x00, 0xd8]);
    package(text)
}

fn odd_utf16() -> Vec<u8> {
    let mut text = utf16();
    text.push(b'>');
    package(text)
}

fn deep() -> Vec<u8> {
    around(&("<w:sdt><w:sdtContent>".repeat(50_000) + &"</w:sdtContent></w:sdt>".repeat(50_000)))
}

fn deep_styles() -> Vec<u8> {
    let style = "<w:style>".repeat(100_000) + &"</w:style>".repeat(100_000);
    docx_with("", &[("styles", &format!("<w:styles xmlns:w=\"{WORD}\">{style}</w:styles>"))])
}

fn attributes() -> Vec<u8> {
    let mut all = String::new();
    for number in 0..200_000 {
        write!(all, " a{number}=\"\"").expect("memory");
    }
    around(&format!("<w:p{all}/>"))
}

fn long_attribute() -> Vec<u8> {
    around(&format!("<w:p w:rsid=\"{}\"/>", "0".repeat(12 << 20)))
}

fn long_name() -> Vec<u8> {
    around(&format!("<w:{}/>", "p".repeat(12 << 20)))
}

fn vocabularies() -> Vec<u8> {
    let mut all = String::new();
    for number in 0..1_000 {
        write!(all, " xmlns:a{number}=\"urn:{number}\"").expect("memory");
    }
    around(&format!("<w:p{all}/>"))
}

/// Many attributes that are named as the one that is looked for, in another vocabulary.
fn namesakes() -> Vec<u8> {
    let attributes = " a:val=\"\"".repeat(1_000);
    let styles = format!("<w:pStyle xmlns:a=\"urn:a\"{attributes}/>").repeat(1_000);
    around(&format!("<w:p><w:pPr>{styles}</w:pPr></w:p>"))
}

/// A hundred vocabularies, and a million names to be looked for in them.
fn looked_for() -> Vec<u8> {
    let mut all = String::new();
    for number in 0..100 {
        write!(all, " xmlns:a{number}=\"urn:{number}\"").expect("memory");
    }
    around(&format!("<w:p{all}>{}</w:p>", "<a0:a/>".repeat(1_500_000)))
}

fn many_marks() -> Vec<u8> {
    around(&"<w:bookmarkStart w:name=\"som_navn\"/>".repeat(400_000))
}

fn many_styles() -> Vec<u8> {
    let style = "<w:style w:styleId=\"a\"/>".repeat(100_000);
    let other: String = (0..100_000).fold(String::new(), |mut all, number| {
        write!(all, "<w:style w:styleId=\"{number}\"/>").expect("memory");
        all
    });
    docx_with("", &[("styles", &format!("<w:styles xmlns:w=\"{WORD}\">{style}{other}</w:styles>"))])
}

fn many_comments() -> Vec<u8> {
    let comment =
        format!("<w:comment w:id=\"1\">{}</w:comment>", paragraphs(&["ord ".repeat(1_000).as_str(); 10]));
    docx_with(
        "",
        &[("comments", &format!("<w:comments xmlns:w=\"{WORD}\">{}</w:comments>", comment.repeat(300)))],
    )
}

fn fields() -> Vec<u8> {
    let begin =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    around(&format!("<w:p>{}</w:p>", begin.repeat(80_000)))
}

/// Controls of no field, in each other around the same text.
fn held() -> Vec<u8> {
    let text = paragraphs(&["ord ".repeat(1_000).as_str(); 500]);
    let around = (0..90).fold(text, |inner, _| control("<w:tag w:val=\"som:findes-ikke\"/>", &inner));
    docx(&table(&[row(&[cell("", &around)])]))
}

/// Ten thousand labels with the same cell to the right of them, which is long and no answer.
fn long_cell() -> Vec<u8> {
    let form = som().sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.guidance);
    let words: Vec<&str> = form.map(String::as_str).collect();
    let begins = "<w:vMerge w:val=\"restart\"/>";
    let first = row(&[cell("", &paragraphs(&["Navn"])), cell(begins, &paragraphs(&words).repeat(1_000))]);
    let other = row(&[cell("", &paragraphs(&["Navn"])), cell("<w:vMerge/>", "<w:p/>")]);
    docx(&table(&[first, other.repeat(10_000)]))
}
