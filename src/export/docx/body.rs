//! The text of the document: title, recipient, the numbered sections, and the tables that hold the answers.

use super::parts::NAMESPACES;
use super::xml::{Attribute, XmlWriter};
use super::{FOOTER_ID, MAIL_ID};
use crate::export::{Document, DocumentAnswer, DocumentGroup, DocumentSection, GuidanceParagraph};
use crate::page::{self, Layout, Margins};
use crate::roundtrip::{BOOKMARK_PREFIX, TAG_PREFIX};
use crate::say;
use crate::words::Words;

/// The width of the labels beside the short answers.
const LABEL_TWIPS: u32 = 3119;
/// Above and below the text in a cell, so that it does not touch the border. No part of the answer's height.
const PADDING_TWIPS: u32 = 40;

/// `word/document.xml`.
pub(super) fn document(document: &Document, words: &Words) -> Vec<u8> {
    XmlWriter::part("w:document", NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            let form = document.form;
            paragraph(xml, "Title", &form.title);
            paragraph(xml, "SomSendTo", &form.send_to);
            address(xml, &form.address);
            paragraph(xml, "SomGuidance", &form.enquiries);
            if let Some(approval) = &document.approval {
                paragraph(xml, "SomGuidance", &approval.text(words));
            }
            let mut ids = MarkIds { next: 1 };
            for part in &document.sections {
                section(xml, part, &form.page, &mut ids, words);
            }
            // Word wants a paragraph after the last table.
            paragraph(xml, "SomNote", &say!(words, "export-docx-note", note = form.page.note(words)));
            page_setup(xml, &form.page);
        });
    })
}

/// `word/footer1.xml`: whose application it is, and the page's number.
pub(super) fn footer(applicant: &str, words: &Words) -> Vec<u8> {
    let number = say!(words, "export-page", page = "{PAGE}", pages = "{NUMPAGES}");
    XmlWriter::part("w:ftr", NAMESPACES, |xml| {
        styled(xml, "Footer", |xml| {
            run(xml, &[], &format!("{applicant}\t"));
            for piece in number.split_inclusive(['{', '}']) {
                match piece.strip_suffix('}') {
                    Some(field) => {
                        xml.element("w:fldSimple", &[("w:instr", field)], |xml| run(xml, &[], "1"));
                    }
                    None => run(xml, &[], piece.trim_end_matches('{')),
                }
            }
        });
    })
}

/// Ids for bookmarks and content controls: each must have its own.
struct MarkIds {
    next: u32,
}

impl MarkIds {
    fn take(&mut self) -> String {
        self.next += 1;
        (self.next - 1).to_string()
    }
}

fn section(
    xml: &mut XmlWriter,
    section: &DocumentSection,
    layout: &Layout,
    ids: &mut MarkIds,
    words: &Words,
) {
    paragraph(xml, "Heading1", section.title);
    for (index, part) in section.groups.iter().enumerate() {
        guidance(xml, part, index > 0);
        let (short, long): (Vec<&DocumentAnswer>, Vec<&DocumentAnswer>) =
            part.answers.iter().partition(|answer| answer.fill.is_none());
        if !short.is_empty() {
            short_answers(xml, part.heading.unwrap_or(section.title), &short, layout, ids, words);
        }
        for answer in long {
            long_answer(xml, answer, layout, ids);
        }
    }
}

/// What the form says before the answers of a group.
fn guidance(xml: &mut XmlWriter, group: &DocumentGroup, is_after_answer: bool) {
    if let Some(heading) = group.heading {
        paragraph(xml, "Heading2", heading);
    }
    for (index, text) in group.guidance.iter().enumerate() {
        match text {
            GuidanceParagraph::Point(text) => paragraph(xml, "SomPoint", text),
            GuidanceParagraph::Text(text) if group.limit_text == Some(text) => {
                paragraph(xml, "SomLimit", text)
            }
            GuidanceParagraph::Text(text)
                if matches!(group.guidance.get(index + 1), Some(GuidanceParagraph::Point(_))) =>
            {
                paragraph(xml, "SomGuidanceLead", text);
            }
            GuidanceParagraph::Text(text) if index == 0 && is_after_answer && group.heading.is_none() => {
                paragraph(xml, "SomGuidanceNext", text);
            }
            GuidanceParagraph::Text(text) => paragraph(xml, "SomGuidance", text),
        }
    }
}

/// A table with a label and an answer in each row.
fn short_answers(
    xml: &mut XmlWriter,
    caption: &str,
    answers: &[&DocumentAnswer],
    layout: &Layout,
    ids: &mut MarkIds,
    words: &Words,
) {
    let widths = [LABEL_TWIPS, layout.table_twips() - LABEL_TWIPS];
    table(xml, caption, &widths, layout, |xml| {
        head_row(xml, |xml| {
            for (width, text) in
                widths.iter().zip([say!(words, "export-docx-label"), say!(words, "export-docx-answer")])
            {
                cell(xml, *width, CellShade::Head, |xml| paragraph(xml, "SomHead", &text));
            }
        });
        for answer in answers {
            let number = ids.take();
            xml.element("w:tr", &[], |xml| {
                cell(xml, widths[0], CellShade::Label, |xml| label(xml, "SomLabel", answer, &number));
                cell(xml, widths[1], CellShade::None, |xml| control(xml, answer, &number));
            });
        }
    });
}

/// A box with the label above the answer.
fn long_answer(xml: &mut XmlWriter, answer: &DocumentAnswer, layout: &Layout, ids: &mut MarkIds) {
    let number = ids.take();
    let width = layout.table_twips();
    table(xml, answer.field.name(), &[width], layout, |xml| {
        head_row(xml, |xml| cell(xml, width, CellShade::Head, |xml| label(xml, "SomHead", answer, &number)));
        xml.element("w:tr", &[], |xml| {
            cell(xml, width, CellShade::None, |xml| control(xml, answer, &number))
        });
    });
}

fn table(
    xml: &mut XmlWriter,
    caption: &str,
    widths: &[u32],
    layout: &Layout,
    rows: impl FnOnce(&mut XmlWriter),
) {
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

/// A header row: kept whole, kept with the row below it, and repeated on the next page.
fn head_row(xml: &mut XmlWriter, cells: impl FnOnce(&mut XmlWriter)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:tblHeader", &[]);
        });
        cells(xml);
    });
}

#[derive(Clone, Copy)]
enum CellShade {
    Head,
    Label,
    None,
}

fn cell(xml: &mut XmlWriter, width: u32, shade: CellShade, content: impl FnOnce(&mut XmlWriter)) {
    let fill = match shade {
        CellShade::Head => Some("DEE6F0"),
        CellShade::Label => Some("F3F6FA"),
        CellShade::None => None,
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

/// The label, with the bookmark by which the answer's cell is found again. A name that begins with `_` would be hidden.
fn label(xml: &mut XmlWriter, style: &str, answer: &DocumentAnswer, number: &str) {
    let name = format!("{BOOKMARK_PREFIX}{}", answer.field.id);
    styled(xml, style, |xml| {
        xml.empty("w:bookmarkStart", &[("w:id", number), ("w:name", &name)]);
        run(xml, &[], &answer.field.label);
        xml.empty("w:bookmarkEnd", &[("w:id", number)]);
    });
}

/// The answer in a content control tagged with its field's id. A missing answer is an empty paragraph.
fn control(xml: &mut XmlWriter, answer: &DocumentAnswer, number: &str) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", answer.field.name());
            xml.value("w:tag", &format!("{TAG_PREFIX}{}", answer.field.id));
            xml.value("w:id", number);
        });
        xml.element("w:sdtContent", &[], |xml| {
            let shown = answer.field.kind.shown(answer.typed);
            let text = if answer.is_empty() { "" } else { &*shown };
            text.split('\n').for_each(|line| answer_paragraph(xml, line));
        });
    });
}

/// A paragraph of an answer, as `page` measures it: trailing blanks are left out.
fn answer_paragraph(xml: &mut XmlWriter, text: &str) {
    let (style, text) = match page::list_item(text) {
        Some(item) => ("SomAnswerPoint", item),
        None => ("SomAnswer", text),
    };
    paragraph(xml, style, text.trim_end_matches([' ', '\t']));
}

/// The address as a link that opens a mail.
fn address(xml: &mut XmlWriter, address: &str) {
    styled(xml, "SomAddress", |xml| {
        xml.element("w:hyperlink", &[("r:id", MAIL_ID)], |xml| {
            run(xml, &[("w:rStyle", "Hyperlink")], address);
        });
    });
}

fn paragraph(xml: &mut XmlWriter, style: &str, text: &str) {
    styled(xml, style, |xml| run(xml, &[], text));
}

fn styled(xml: &mut XmlWriter, style: &str, runs: impl FnOnce(&mut XmlWriter)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        runs(xml);
    });
}

/// A run of text; nothing where there is no text. Some characters are elements of their own: Word shows a soft
/// hyphen in the text as a hyphen, and takes the no-break hyphen from another font.
fn run(xml: &mut XmlWriter, properties: &[Attribute], text: &str) {
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
        for piece in text.split_inclusive(|c| element_of(c).is_some()) {
            let special = piece.chars().next_back().filter(|&c| element_of(c).is_some());
            let plain = piece.trim_end_matches(|c| Some(c) == special);
            if !plain.is_empty() {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(plain));
            }
            if let Some(name) = special.and_then(element_of) {
                xml.empty(name, &[]);
            }
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

fn length(xml: &mut XmlWriter, name: &str, twips: u32) {
    xml.empty(name, &[("w:w", &twips.to_string()), ("w:type", "dxa")]);
}

fn page_setup(xml: &mut XmlWriter, layout: &Layout) {
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
