//! Empty forms of agencies, and the data that is told from them.

mod agency;
mod boxes;
mod heads;
mod shapes;
mod tables;

use som::form::FormSpec;
use som::import::{FormDraft, draft_form};
use som::words::{Lang, Words};

use crate::build::{WORD, cell, docx_with, paragraphs, part_of, row, table};

/// A paragraph with these properties, whose run has these.
pub(crate) fn styled(paragraph: &str, run: &str, text: &str) -> String {
    let text = quick_xml::escape::escape(text);
    format!(
        r#"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

pub(crate) fn heading(level: u8, text: &str) -> String {
    styled(&format!(r#"<w:pStyle w:val="Overskrift{level}"/>"#), "", text)
}

pub(crate) fn bold(text: &str) -> String {
    styled("", "<w:b/>", text)
}

/// An item of the list with bullets (1) or with numbers (2).
pub(crate) fn item(list: u8, text: &str) -> String {
    styled(&format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>"#), "", text)
}

pub(crate) fn text(text: &str) -> String {
    paragraphs(&[text])
}

/// A table of cells with one line each.
pub(crate) fn grid(rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|cells| row(&cells.iter().map(|text| cell("", &paragraphs(&[text]))).collect::<Vec<_>>()))
        .collect();
    table(&rows)
}

/// A document as Word writes it: with styles for headings in Danish, and lists.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let style = |level: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Overskrift{level}"><w:name w:val="heading {level}"/><w:rPr><w:b/></w:rPr></w:style>"#
        )
    };
    let styles = format!(
        r#"<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>{}{}<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"#,
        style(1),
        style(2)
    );
    let list = |id: u8, format: &str| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/></w:lvl></w:abstractNum>"#
        )
    };
    let numbering = format!(
        r#"<w:numbering xmlns:w="{WORD}">{}{}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>"#,
        list(1, "bullet"),
        list(2, "decimal")
    );
    let page = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1701" w:left="1134"/></w:sectPr>"#;
    docx_with(&format!("{body}{page}"), &[("styles", &styles), ("numbering", &numbering)])
}

/// The data of a document that is a form, and the form.
#[track_caller]
pub(crate) fn drafted(bytes: &[u8]) -> (String, FormSpec) {
    let draft = draft_form(bytes).expect("a form");
    assert_nothing_is_lost(bytes, &draft);
    let ron = draft.ron;
    let form = FormSpec::parse(&ron).unwrap_or_else(|error| panic!("{error}:\n{ron}"));
    assert_tidy(&ron);
    (ron, form)
}

/// What is told of a document in Danish.
#[track_caller]
pub(crate) fn told(bytes: &[u8]) -> Vec<String> {
    draft_form(bytes).expect("a form").told(&Words::new(Lang::Da))
}

/// Each paragraph of a document stands in the data, or is told to be missing in it.
#[track_caller]
fn assert_nothing_is_lost(bytes: &[u8], draft: &FormDraft) {
    let told = draft.told(&Words::new(Lang::Da)).join("\n");
    // Shorter ones mark headings, as in `II. Projekt`.
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
        words.map(str::to_owned).collect()
    };
    let held = words(&format!("{} ja nej nr", draft.ron.replace('\\', " ")));
    let begins = |sentence: &str| sentence.trim().chars().take(12).collect::<String>();
    for paragraph in printed(bytes) {
        let paragraph = paragraph.replace("Klik eller tryk her for at skrive tekst.", "");
        let is_placeholder = ["Vælg et", "["].iter().any(|begin| paragraph.starts_with(begin));
        let is_held = words(&paragraph).iter().all(|word| held.contains(word));
        let is_told = || paragraph.split(". ").any(|sentence| told.contains(&begins(sentence)));
        assert!(is_placeholder || is_held || is_told(), "lost: {paragraph}\n{told}\n{}", draft.ron);
    }
}

/// The paragraphs of Word's document that have text.
fn printed(bytes: &[u8]) -> Vec<String> {
    let is_word = bytes.windows(17).any(|name| name == b"word/document.xml");
    let document = if is_word { part_of(bytes, "word/document.xml") } else { Vec::new() };
    let document = String::from_utf8_lossy(&document).into_owned();
    let run = |part: &str| Some(part.split_once('>')?.1.split_once("</w:t>")?.0.to_owned());
    let paragraph = |part: &str| {
        let text: String =
            part.split("<w:t").filter(|run| run.starts_with([' ', '>'])).filter_map(run).collect();
        quick_xml::escape::unescape(&text).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    document.split("</w:p>").map(paragraph).filter(|text| !text.is_empty()).collect()
}

/// The data looks as if a person had written it: indented, a comma behind each part, a comment behind two blanks at most.
#[track_caller]
fn assert_tidy(ron: &str) {
    let mut depth = 0_usize;
    for line in ron.lines().skip(1) {
        let code = line.split(" // gættet:").next().unwrap_or_default();
        let bare = code.trim_start();
        assert_eq!(code, code.trim_end(), "{line:?}");
        depth -= usize::from(bare.starts_with([')', ']']));
        assert_eq!(code.len() - bare.len(), 4 * depth, "{line:?}");
        assert!(bare.ends_with(['(', '[', ',']) || bare == ")", "{line:?}");
        depth += usize::from(bare.ends_with(['(', '[']));
    }
    assert_eq!(depth, 0);
}

/// Each field's id, label and kind, a line each, with what else its line says.
pub(crate) fn fields(ron: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let value = |line: &str| line.split(" // ").next().unwrap_or_default().trim_end_matches(',').to_owned();
    for line in ron.lines().map(str::trim_start) {
        if let Some(id) = line.strip_prefix("id: ") {
            found.push(value(id).trim_matches('"').to_owned());
        } else if let (Some(last), Some(said)) = (found.last_mut(), line.strip_prefix("kind: ")) {
            last.push(' ');
            last.push_str(&value(said));
        } else if let (Some(last), true) = (
            found.last_mut(),
            ["options:", "limit:", "counted:", "optional:"].iter().any(|key| line.starts_with(key)),
        ) {
            last.push_str(", ");
            last.push_str(&value(line));
        }
    }
    // The form's own id.
    found.remove(0);
    found
}
