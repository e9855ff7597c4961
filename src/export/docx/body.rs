//! The text of the document: title, recipient, the numbered sections, and the tables that hold the answers.

use std::cell::Cell;

use super::MAIL_ID;
use super::parts::{self, NAMESPACES};
use super::xml::{Attribute, XmlWriter};
use crate::export::{Document, DocumentAnswer, DocumentGroup, DocumentSection, Guidance};
use crate::page::{self, PageLayout};
use crate::roundtrip::{BOOKMARK_PREFIX, TAG_PREFIX};
use crate::say;
use crate::words::Words;

/// The width of the labels beside the short answers.
const LABEL_TWIPS: u32 = 3119;

/// `word/document.xml`.
pub(super) fn document(document: &Document, words: &Words) -> Vec<u8> {
    let form = document.form;
    let body = BodyWriter { layout: &form.page, words, last_id: Cell::new(0) };
    XmlWriter::part("w:document", NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            paragraph(xml, "Title", &form.title);
            paragraph(xml, "SomSendTo", &form.send_to);
            address(xml, &form.address);
            paragraph(xml, "SomGuidance", &form.enquiries);
            if let Some(approval) = &document.approval {
                paragraph(xml, "SomGuidance", &approval.text(words));
            }
            document.sections.iter().for_each(|section| body.section(xml, section));
            // Word wants a paragraph after the last table.
            paragraph(xml, "SomNote", &say!(words, "export-docx-note", note = form.page.note(words)));
            xml.fragment(&parts::page_setup(&form.page));
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

struct BodyWriter<'a> {
    layout: &'a PageLayout,
    words: &'a Words,
    /// The last id given to a bookmark or content control: each must have its own.
    last_id: Cell<u32>,
}

impl BodyWriter<'_> {
    fn new_id(&self) -> String {
        self.last_id.update(|id| id + 1);
        self.last_id.get().to_string()
    }

    fn section(&self, xml: &mut XmlWriter, section: &DocumentSection) {
        paragraph(xml, "Heading1", section.title);
        for (index, group) in section.groups.iter().enumerate() {
            guidance(xml, group, index > 0);
            let (short, long): (Vec<&DocumentAnswer>, Vec<&DocumentAnswer>) =
                group.answers.iter().partition(|answer| answer.fill.is_none());
            if !short.is_empty() {
                self.short_answers(xml, group.heading.unwrap_or(section.title), &short);
            }
            for answer in long {
                self.long_answer(xml, answer);
            }
        }
    }

    /// A table with a label and an answer in each row.
    fn short_answers(&self, xml: &mut XmlWriter, caption: &str, answers: &[&DocumentAnswer]) {
        let widths = [LABEL_TWIPS, self.layout.table_twips() - LABEL_TWIPS];
        let heads = [say!(self.words, "export-docx-label"), say!(self.words, "export-docx-answer")];
        self.table(xml, caption, &widths, |xml| {
            head_row(xml, |xml| {
                for (width, text) in widths.iter().zip(heads) {
                    cell(xml, *width, CellShade::Head, |xml| paragraph(xml, "SomHead", &text));
                }
            });
            for answer in answers {
                let id = self.new_id();
                xml.element("w:tr", &[], |xml| {
                    cell(xml, widths[0], CellShade::Label, |xml| label(xml, "SomLabel", answer, &id));
                    cell(xml, widths[1], CellShade::None, |xml| control(xml, answer, &id));
                });
            }
        });
    }

    /// A box with the label above the answer.
    fn long_answer(&self, xml: &mut XmlWriter, answer: &DocumentAnswer) {
        let (id, width) = (self.new_id(), self.layout.table_twips());
        self.table(xml, answer.field.name(), &[width], |xml| {
            head_row(xml, |xml| cell(xml, width, CellShade::Head, |xml| label(xml, "SomHead", answer, &id)));
            xml.element("w:tr", &[], |xml| {
                cell(xml, width, CellShade::None, |xml| control(xml, answer, &id));
            });
        });
    }

    fn table(&self, xml: &mut XmlWriter, caption: &str, widths: &[u32], rows: impl FnOnce(&mut XmlWriter)) {
        xml.element("w:tbl", &[], |xml| {
            xml.fragment(&parts::table_properties(self.layout, caption, widths.len()));
            xml.element("w:tblGrid", &[], |xml| {
                for width in widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            rows(xml);
        });
    }
}

/// What the form says before the answers of a group.
fn guidance(xml: &mut XmlWriter, group: &DocumentGroup, is_after_answer: bool) {
    if let Some(heading) = group.heading {
        paragraph(xml, "Heading2", heading);
    }
    let is_next = is_after_answer && group.heading.is_none();
    for (index, item) in group.guidance.iter().enumerate() {
        let leads_to_points = matches!(group.guidance.get(index + 1), Some(Guidance::Point(_)));
        let (style, text) = match item {
            Guidance::Point(text) => ("SomPoint", *text),
            Guidance::Text(text) if group.limit_text == Some(text) => ("SomLimit", &**text),
            Guidance::Text(text) if leads_to_points => ("SomGuidanceLead", &**text),
            Guidance::Text(text) if index == 0 && is_next => ("SomGuidanceNext", &**text),
            Guidance::Text(text) => ("SomGuidance", &**text),
        };
        paragraph(xml, style, text);
    }
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
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if let Some(fill) = fill {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
        });
        content(xml);
    });
}

/// The label, with the bookmark by which the answer's cell is found again. A name that begins with `_` would be hidden.
fn label(xml: &mut XmlWriter, style: &str, answer: &DocumentAnswer, id: &str) {
    let name = format!("{BOOKMARK_PREFIX}{}", answer.field.id);
    styled(xml, style, |xml| {
        xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", &name)]);
        run(xml, &[], &answer.field.label);
        xml.empty("w:bookmarkEnd", &[("w:id", id)]);
    });
}

/// The answer in a content control tagged with its field's id. A missing answer is an empty paragraph.
fn control(xml: &mut XmlWriter, answer: &DocumentAnswer, id: &str) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", answer.field.name());
            xml.value("w:tag", &format!("{TAG_PREFIX}{}", answer.field.id));
            xml.value("w:id", id);
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
