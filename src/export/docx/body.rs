//! The text of the document: title, recipient, the numbered sections, and the tables that hold the answers.

use super::parts::NAMESPACES;
use super::xml::{Attribute, Xml};
use super::{FOOTER_ID, MAIL_ID};
use crate::export::{Answer, Document, Group, Paragraph, Section};
use crate::page::{self, Margins, PageLayout};
use crate::say;
use crate::words::Words;

/// The width of the labels beside the short answers.
const LABEL_TWIPS: u32 = 3119;
/// Above and below the text in a cell, so that it does not touch the border. No part of the answer's height.
const PADDING_TWIPS: u32 = 40;

/// `word/document.xml`.
pub(super) fn document(document: &Document, words: &Words) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:document", NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            let form = document.form;
            paragraph(xml, "Title", &form.title);
            paragraph(xml, "SomSendTo", &form.send_to);
            address(xml, &form.address);
            paragraph(xml, "SomGuidance", &form.enquiries);
            if let Some(consent) = &document.consent {
                paragraph(xml, "SomGuidance", &consent.text(words));
            }
            let mut marks = Marks { next: 1 };
            for part in &document.sections {
                section(xml, part, &form.page, &mut marks, words);
            }
            // Word wants a paragraph after the last table; this one says something.
            paragraph(xml, "SomNote", &say!(words, "export-docx-note", note = form.page.note(words)));
            page_setup(xml, &form.page);
        });
    });
    xml.into_bytes()
}

/// `word/footer1.xml`: whose application it is, and the page's number.
pub(super) fn footer(kommune: &str, words: &Words) -> Vec<u8> {
    let number = say!(words, "export-page", page = "{PAGE}", pages = "{NUMPAGES}");
    let mut xml = Xml::new();
    xml.element("w:ftr", NAMESPACES, |xml| {
        styled(xml, "Footer", |xml| {
            run(xml, &[], &format!("{kommune}\t"));
            for piece in number.split_inclusive(['{', '}']) {
                match piece.strip_suffix('}') {
                    Some(field) => {
                        xml.element("w:fldSimple", &[("w:instr", field)], |xml| run(xml, &[], "1"));
                    }
                    None => run(xml, &[], piece.trim_end_matches('{')),
                }
            }
        });
    });
    xml.into_bytes()
}

/// Counts the answers, for the numbers that bookmarks and controls must have of their own.
struct Marks {
    next: u32,
}

impl Marks {
    fn take(&mut self) -> String {
        self.next += 1;
        (self.next - 1).to_string()
    }
}

fn section(xml: &mut Xml, section: &Section, layout: &PageLayout, marks: &mut Marks, words: &Words) {
    paragraph(xml, "Heading1", section.title);
    for (index, part) in section.groups.iter().enumerate() {
        guidance(xml, part, index > 0);
        let (short, long): (Vec<&Answer>, Vec<&Answer>) =
            part.answers.iter().partition(|answer| answer.fill.is_none());
        if !short.is_empty() {
            short_answers(xml, part.heading.unwrap_or(section.title), &short, layout, marks, words);
        }
        for answer in long {
            long_answer(xml, answer, layout, marks);
        }
    }
}

/// What the form says before the answers of a group.
fn guidance(xml: &mut Xml, group: &Group, is_after_answer: bool) {
    if let Some(heading) = group.heading {
        paragraph(xml, "Heading2", heading);
    }
    for (index, text) in group.guidance.iter().enumerate() {
        match text {
            Paragraph::Point(text) => paragraph(xml, "SomPoint", text),
            Paragraph::Text(text) if group.limit_text == Some(text) => paragraph(xml, "SomLimit", text),
            Paragraph::Text(text) if matches!(group.guidance.get(index + 1), Some(Paragraph::Point(_))) => {
                paragraph(xml, "SomGuidanceLead", text);
            }
            Paragraph::Text(text) if index == 0 && is_after_answer && group.heading.is_none() => {
                paragraph(xml, "SomGuidanceNext", text);
            }
            Paragraph::Text(text) => paragraph(xml, "SomGuidance", text),
        }
    }
}

/// A table with a label and an answer in each row.
fn short_answers(
    xml: &mut Xml,
    caption: &str,
    answers: &[&Answer],
    layout: &PageLayout,
    marks: &mut Marks,
    words: &Words,
) {
    let widths = [LABEL_TWIPS, layout.table_twips() - LABEL_TWIPS];
    table(xml, caption, &widths, layout, |xml| {
        head_row(xml, |xml| {
            for (width, text) in
                widths.iter().zip([say!(words, "export-docx-label"), say!(words, "export-docx-answer")])
            {
                cell(xml, *width, Shade::Head, |xml| paragraph(xml, "SomHead", &text));
            }
        });
        for answer in answers {
            let number = marks.take();
            xml.element("w:tr", &[], |xml| {
                cell(xml, widths[0], Shade::Label, |xml| label(xml, "SomLabel", answer, &number));
                cell(xml, widths[1], Shade::None, |xml| control(xml, answer, &number));
            });
        }
    });
}

/// A box with the label above the answer.
fn long_answer(xml: &mut Xml, answer: &Answer, layout: &PageLayout, marks: &mut Marks) {
    let number = marks.take();
    let width = layout.table_twips();
    table(xml, answer.field.name(), &[width], layout, |xml| {
        head_row(xml, |xml| cell(xml, width, Shade::Head, |xml| label(xml, "SomHead", answer, &number)));
        xml.element("w:tr", &[], |xml| cell(xml, width, Shade::None, |xml| control(xml, answer, &number)));
    });
}

fn table(xml: &mut Xml, caption: &str, widths: &[u32], layout: &PageLayout, rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            length(xml, "w:tblW", layout.table_twips());
            length(xml, "w:tblInd", 0);
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "8496B0")];
                    xml.empty(side, &line);
                }
            });
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.element("w:tblCellMar", &[], |xml| {
                length(xml, "w:top", PADDING_TWIPS);
                length(xml, "w:left", layout.cell_padding_twips());
                length(xml, "w:bottom", PADDING_TWIPS);
                length(xml, "w:right", layout.cell_padding_twips());
            });
            let is_wide = if widths.len() > 1 { "1" } else { "0" };
            let look = [
                ("w:val", if widths.len() > 1 { "06A0" } else { "0620" }),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", is_wide),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ];
            xml.empty("w:tblLook", &look);
            xml.value("w:tblCaption", caption);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

/// A row that names what is below it: kept whole, kept with it and said again on the next page.
fn head_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:tblHeader", &[]);
        });
        cells(xml);
    });
}

/// What a cell is, by its colour.
#[derive(Clone, Copy)]
enum Shade {
    Head,
    Label,
    None,
}

fn cell(xml: &mut Xml, width: u32, shade: Shade, content: impl FnOnce(&mut Xml)) {
    let fill = match shade {
        Shade::Head => Some("DEE6F0"),
        Shade::Label => Some("F3F6FA"),
        Shade::None => None,
    };
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            length(xml, "w:tcW", width);
            if let Some(fill) = fill {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
        });
        content(xml);
    });
}

/// The label, with the bookmark that finds the answer's cell again. A name that begins with `_` would be hidden.
fn label(xml: &mut Xml, style: &str, answer: &Answer, number: &str) {
    let name = format!("som_{}", answer.field.id);
    styled(xml, style, |xml| {
        xml.empty("w:bookmarkStart", &[("w:id", number), ("w:name", &name)]);
        run(xml, &[], &answer.field.label);
        xml.empty("w:bookmarkEnd", &[("w:id", number)]);
    });
}

/// The answer in a content control that carries its field's id. An answer that is missing is an empty paragraph.
fn control(xml: &mut Xml, answer: &Answer, number: &str) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", answer.field.name());
            xml.value("w:tag", &format!("som:{}", answer.field.id));
            xml.value("w:id", number);
        });
        xml.element("w:sdtContent", &[], |xml| {
            let shown = answer.field.kind.shown(answer.typed);
            let text = if answer.is_empty() { "" } else { &*shown };
            text.split('\n').for_each(|line| answer_paragraph(xml, line));
        });
    });
}

/// A paragraph of an answer, as `page` measures it: blanks at its end would hang past the margin and are left out.
fn answer_paragraph(xml: &mut Xml, text: &str) {
    let (style, text) = match page::list_item(text) {
        Some(item) => ("SomAnswerPoint", item),
        None => ("SomAnswer", text),
    };
    paragraph(xml, style, text.trim_end_matches([' ', '\t']));
}

/// The address as a link that opens a mail.
fn address(xml: &mut Xml, address: &str) {
    styled(xml, "SomAddress", |xml| {
        xml.element("w:hyperlink", &[("r:id", MAIL_ID)], |xml| {
            run(xml, &[("w:rStyle", "Hyperlink")], address);
        });
    });
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    styled(xml, style, |xml| run(xml, &[], text));
}

fn styled(xml: &mut Xml, style: &str, runs: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        runs(xml);
    });
}

/// A run of text; nothing where there is no text. Some characters are elements of their own: Word shows a soft
/// hyphen in the text as a hyphen, and takes the no-break hyphen from another font.
fn run(xml: &mut Xml, properties: &[Attribute], text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if !properties.is_empty() {
            xml.element("w:rPr", &[], |xml| {
                for (name, value) in properties {
                    xml.value(name, value);
                }
            });
        }
        let mut rest = text;
        while !rest.is_empty() {
            let at = rest.find(|c| element_of(c).is_some()).unwrap_or(rest.len());
            if at > 0 {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(&rest[..at]));
            }
            let mut after = rest[at..].chars();
            if let Some(name) = after.next().and_then(element_of) {
                xml.empty(name, &[]);
            }
            rest = after.as_str();
        }
    });
}

fn element_of(c: char) -> Option<&'static str> {
    match c {
        '\t' => Some("w:tab"),
        '\u{ad}' => Some("w:softHyphen"),
        '\u{2011}' => Some("w:noBreakHyphen"),
        _ => None,
    }
}

fn length(xml: &mut Xml, name: &str, twips: u32) {
    xml.empty(name, &[("w:w", &twips.to_string()), ("w:type", "dxa")]);
}

/// The page: paper and margins as the layout has them.
fn page_setup(xml: &mut Xml, layout: &PageLayout) {
    let twips = |mm: f64| format!("{:.0}", mm * 1440.0 / 25.4);
    let (width, height) = layout.paper().size_mm();
    let Margins { top, bottom, left, right } = layout.margins_mm();
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER_ID)]);
        xml.empty("w:pgSz", &[("w:w", &twips(width)), ("w:h", &twips(height))]);
        let margins = [
            ("w:top", &*twips(top)),
            ("w:right", &twips(right)),
            ("w:bottom", &twips(bottom)),
            ("w:left", &twips(left)),
            ("w:header", "708"),
            ("w:footer", "708"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}
