//! The text of the document, element by element. Elements not named here are skipped with all that is in them.

use std::collections::HashMap;

use super::comments::DocxComments;
use super::footnotes::Footnotes;
use super::numbering::{ItemNumbering, Numbering};
use super::styles::{DocxStyles, heading_of_outline, read_look};
use super::words::place_of;
use crate::import::tree::{ChooserKind, DocumentTree, Place, TextLook, TreePage};
use crate::import::tree_builder::{CellMerge, TreeBuilder};
use crate::import::xml::{XmlElement, XmlReader};
use crate::import::{ImportError, symbols};

/// How deep fields may nest.
const DEEPEST_FIELD: usize = 50;

/// The text, as it is being read.
#[derive(Default)]
pub(super) struct DocxBody {
    styles: DocxStyles,
    numbering: Numbering,
    comments: DocxComments,
    footnotes: Footnotes,
    tree: TreeBuilder,
    /// The names of the open bookmarks, by their ids.
    bookmarks: HashMap<String, String>,
    /// The style of the open paragraph.
    style: Option<String>,
    /// The font of the open run, where it says so.
    font: Option<String>,
    /// How the text of the open paragraph and of the open run looks.
    paragraph_look: TextLook,
    look: TextLook,
    /// The open fields: whether each is still at its instruction, which is not text.
    fields: Vec<bool>,
}

impl DocxBody {
    pub(super) fn new(
        styles: DocxStyles,
        numbering: Numbering,
        comments: DocxComments,
        footnotes: Footnotes,
    ) -> Self {
        DocxBody { styles, numbering, comments, footnotes, ..DocxBody::default() }
    }

    /// Reads the text up to the end of the part. `margins` are what stands at the head and the foot of the pages.
    pub(super) fn read(
        mut self,
        xml: &mut XmlReader,
        margins: &[(Place, String)],
    ) -> Result<DocumentTree, ImportError> {
        xml.keep_passed_over(place_of);
        self.content(xml);
        self.tree.asides(&xml.take_passed_over());
        self.tree.asides(margins);
        if xml.end() {
            for comment in self.comments.placed() {
                self.tree.comment(comment);
            }
        }
        self.tree.finish()
    }

    fn content(&mut self, xml: &mut XmlReader) {
        xml.children(|xml, child| self.element(xml, child));
    }

    fn element(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        // The rest would only take time.
        if self.tree.is_full() {
            return xml.fail(ImportError::TooMuch);
        }
        self.tree.asides(&xml.take_passed_over());
        match element.name() {
            "w:p" => self.paragraph(xml),
            "w:r" => self.run(xml),
            "w:tbl" => self.table(xml),
            "w:tr" => self.row(xml),
            "w:tc" => self.cell(xml),
            "w:sdt" => self.control(xml),
            "w:ins" | "w:moveTo" => {
                self.tree.tracked_change();
                self.content(xml);
            }
            "w:del" | "w:moveFrom" => self.tree.tracked_change(),
            "w:body" | "w:hyperlink" | "w:smartTag" | "w:customXml" | "w:fldSimple" | "w:dir" | "w:bdo"
            | "w:ruby" | "w:rubyBase" => self.content(xml),
            "w:bookmarkStart" => {
                let mut value = |name| xml.attribute(element, name).unwrap_or_default();
                let (name, id) = (value("w:name"), value("w:id"));
                self.tree.bookmark(&name);
                self.bookmarks.insert(id, name);
            }
            "w:bookmarkEnd" => {
                let id = xml.attribute(element, "w:id").unwrap_or_default();
                if let Some(name) = self.bookmarks.remove(&id) {
                    self.tree.end_bookmark(&name);
                }
            }
            "w:commentRangeStart" | "w:commentReference" => {
                let id = xml.attribute(element, "w:id").unwrap_or_default();
                self.comments.begin(&id, self.tree.position());
            }
            "w:commentRangeEnd" => {
                let id = xml.attribute(element, "w:id").unwrap_or_default();
                self.comments.end(&id, self.tree.position());
            }
            "w:footnoteReference" | "w:endnoteReference" => {
                let id = xml.attribute(element, "w:id").unwrap_or_default();
                self.tree.aside(Place::Footnote, self.footnotes.text(element.name(), &id));
            }
            "w:drawing" | "w:pict" | "w:object" => self.drawing(xml),
            // Other documents within this one.
            "w:altChunk" | "w:subDoc" => self.tree.object(),
            // What was drawn by hand, whatever its vocabulary.
            name if name.ends_with(":contentPart") => self.tree.object(),
            "mc:AlternateContent" => self.alternatives(xml),
            // Of the last section; others stand in a paragraph's properties.
            "w:sectPr" => self.page(xml),
            _ => {}
        }
    }

    fn page(&mut self, xml: &mut XmlReader) {
        let look = self.styles.look(None);
        let font = self.styles.font().map(str::to_owned);
        let mut page = TreePage { font, half_points: look.half_points, ..TreePage::default() };
        xml.children(|xml, child| {
            let mut lengths = |names: &[&str]| -> Option<Vec<u32>> {
                names.iter().map(|name| xml.number(child, name)).collect()
            };
            match child.name() {
                "w:pgSz" => {
                    let size = lengths(&["w:w", "w:h"]);
                    page.paper = size.and_then(|size| Some((*size.first()?, *size.get(1)?)));
                }
                "w:pgMar" => {
                    let margins = lengths(&["w:top", "w:bottom", "w:left", "w:right"]);
                    page.margins = margins.and_then(|margins| margins.try_into().ok());
                }
                _ => {}
            }
        });
        self.tree.set_page(page);
    }

    /// A drawing: a text box where it has words, else a picture.
    fn drawing(&mut self, xml: &mut XmlReader) {
        match xml.words() {
            words if words.is_empty() => self.tree.object(),
            words => self.tree.aside(Place::TextBox, &words),
        }
    }

    /// The first of several alternatives for the same content.
    fn alternatives(&mut self, xml: &mut XmlReader) {
        let mut is_chosen = false;
        xml.children(|xml, child| {
            if child.name() == "mc:Choice" && !std::mem::replace(&mut is_chosen, true) {
                xml.children(|xml, child| match child.name() {
                    // Alternatives within a run.
                    "w:t" | "w16se:symEx" => self.run_content(xml, child),
                    _ => self.element(xml, child),
                });
            }
        });
    }

    fn paragraph(&mut self, xml: &mut XmlReader) {
        self.tree.open_paragraph();
        self.fields.clear();
        self.style = None;
        let (mut own, mut end_is_deleted, mut is_numbered) = (ItemNumbering::default(), false, false);
        xml.children(|xml, child| {
            if child.name() == "w:pPr" {
                return self.properties(xml, &mut own, &mut end_is_deleted);
            }
            // Only now: a paragraph without properties may be a list item by its default style.
            if !std::mem::replace(&mut is_numbered, true) {
                self.begin(own, end_is_deleted);
            }
            self.element(xml, child);
        });
        if !is_numbered {
            self.begin(own, end_is_deleted);
        }
        self.tree.asides(&xml.take_passed_over());
        self.tree.close_paragraph(end_is_deleted);
    }

    /// Gives the paragraph its list marker, and what its style says. One whose end is deleted is a part of the next, which
    /// has the marker.
    fn begin(&mut self, own: ItemNumbering, end_is_deleted: bool) {
        self.paragraph_look = self.styles.look(self.style.as_deref());
        if let Some(level) = self.styles.heading(self.style.as_deref()) {
            self.tree.set_heading(level);
        }
        if end_is_deleted {
            return;
        }
        let item = own.or(self.styles.item(self.style.as_deref()));
        self.tree.set_marker(self.numbering.next_marker(item));
    }

    fn properties(&mut self, xml: &mut XmlReader, item: &mut ItemNumbering, end_is_deleted: &mut bool) {
        xml.children(|xml, child| match child.name() {
            "w:pStyle" => self.style = xml.attribute(child, "w:val"),
            "w:numPr" => item.read(xml),
            "w:outlineLvl" => {
                if let Some(level) = heading_of_outline(xml.number(child, "w:val")) {
                    self.tree.set_heading(level);
                }
            }
            // These are about the paragraph mark, not the text.
            "w:rPr" => xml.children(|_, child| match child.name() {
                "w:ins" | "w:moveTo" => self.tree.tracked_change(),
                "w:del" | "w:moveFrom" => {
                    self.tree.tracked_change();
                    *end_is_deleted = true;
                }
                _ => {}
            }),
            _ => {}
        });
    }

    fn run(&mut self, xml: &mut XmlReader) {
        let mut is_hidden = self.style.as_deref().and_then(|style| self.styles.is_hidden(style));
        (self.font, self.look) = (None, self.paragraph_look);
        xml.children(|xml, child| {
            if child.name() == "w:rPr" {
                is_hidden = self.run_properties(xml).or(is_hidden);
            } else if is_hidden != Some(true) {
                self.run_content(xml, child);
            }
        });
    }

    /// Reads the properties of a run: whether they, or else its style, hide it.
    fn run_properties(&mut self, xml: &mut XmlReader) -> Option<bool> {
        let (mut own, mut styled) = (None, None);
        let (mut look, mut styled_look) = (TextLook::default(), TextLook::default());
        xml.children(|xml, child| match child.name() {
            "w:vanish" => own = Some(xml.is_on(child)),
            "w:rFonts" => self.font = xml.attribute(child, "w:ascii"),
            "w:rStyle" => {
                let style = xml.attribute(child, "w:val");
                if let Some(style) = style {
                    styled = self.styles.is_hidden(&style);
                    styled_look = self.styles.own_look(&style);
                }
            }
            _ => read_look(&mut look, xml, child),
        });
        self.look = look.or(styled_look).or(self.paragraph_look);
        own.or(styled)
    }

    fn run_content(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        match element.name() {
            "w:fldChar" => self.field(xml, element),
            _ if self.fields.contains(&true) => {}
            "w:t" => self.text(xml, element),
            "w:tab" | "w:ptab" => self.tree.text("\t"),
            "w:br" | "w:cr" => self.tree.text("\n"),
            "w:noBreakHyphen" => self.tree.text("\u{2011}"),
            "w:softHyphen" => self.tree.text("\u{ad}"),
            "w:sym" => self.symbol(xml, element, "w:font", "w:char"),
            "w16se:symEx" => self.symbol(xml, element, "w16se:font", "w16se:char"),
            _ => self.element(xml, element),
        }
    }

    /// The begin, separator or end of a field: its instruction stands before the separator, its result after.
    fn field(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        match xml.attribute(element, "w:fldCharType").as_deref() {
            Some("begin") if self.fields.len() >= DEEPEST_FIELD => xml.fail(ImportError::TooMuch),
            Some("begin") => {
                self.fields.push(true);
                self.form_field(xml);
            }
            Some("separate") => {
                self.fields.last_mut().into_iter().for_each(|is_instruction| *is_instruction = false);
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// What a form of Word's older sort has to choose with.
    fn form_field(&mut self, xml: &mut XmlReader) {
        xml.children(|xml, child| {
            if child.name() == "w:ffData" {
                xml.children(|xml, child| match child.name() {
                    "w:checkBox" => self.tree.chooser(ChooserKind::Box),
                    "w:ddList" => {
                        let options = list_entries(xml, "w:listEntry", ["w:val"; 2]);
                        self.tree.chooser(ChooserKind::List(options));
                    }
                    "w:textInput" => xml.children(|xml, child| {
                        let is_type = child.name() == "w:type";
                        if is_type && xml.attribute(child, "w:val").as_deref() == Some("date") {
                            self.tree.chooser(ChooserKind::Date);
                        }
                    }),
                    _ => {}
                });
            }
        });
    }

    fn text(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let is_exact = xml.attribute(element, "xml:space").as_deref() == Some("preserve");
        // To Word, a line end in the file is a blank.
        let text = xml.text().replace(['\n', '\r'], " ");
        let text = if is_exact { &text } else { text.trim_matches([' ', '\t']) };
        self.tree.text(&symbols::shown(self.font.as_deref(), text));
        if !text.trim().is_empty() {
            self.tree.set_look(self.look);
        }
    }

    fn symbol(&mut self, xml: &mut XmlReader, element: &XmlElement, font: &str, number: &str) {
        let font = xml.attribute(element, font).unwrap_or_default();
        let number = xml.attribute(element, number).unwrap_or_default();
        match symbols::numbered(&font, &number) {
            Some(c) => self.tree.text(c.encode_utf8(&mut [0; 4])),
            None => self.tree.object(),
        }
    }

    fn table(&mut self, xml: &mut XmlReader) {
        self.tree.open_table();
        self.content(xml);
        self.tree.close_table();
    }

    fn row(&mut self, xml: &mut XmlReader) {
        self.tree.open_row();
        let (mut is_deleted, mut is_hidden) = (false, false);
        xml.children(|xml, child| match child.name() {
            "w:trPr" => xml.children(|xml, child| match child.name() {
                "w:gridBefore" => self.tree.skip_columns(xml.number(child, "w:val").unwrap_or_default()),
                "w:del" => is_deleted = true,
                "w:hidden" => is_hidden = xml.is_on(child),
                _ => {}
            }),
            _ if is_deleted => self.tree.tracked_change(),
            // Its words are passed over.
            _ if is_hidden => {}
            _ => self.element(xml, child),
        });
        if is_deleted {
            xml.take_passed_over();
        }
        self.tree.close_row(is_deleted || is_hidden);
    }

    fn cell(&mut self, xml: &mut XmlReader) {
        let (mut columns, mut merge) = (1, CellMerge::None);
        let mut is_open = None;
        xml.children(|xml, child| {
            if child.name() == "w:tcPr" {
                return xml.children(|xml, child| {
                    let is_continued =
                        |xml: &mut XmlReader| xml.attribute(child, "w:val").as_deref() != Some("restart");
                    match child.name() {
                        "w:gridSpan" => columns = xml.number(child, "w:val").unwrap_or(1),
                        "w:vMerge" => {
                            merge = if is_continued(xml) { CellMerge::Above } else { CellMerge::Begins };
                        }
                        "w:hMerge" if is_continued(xml) => merge = CellMerge::Left,
                        _ => {}
                    }
                });
            }
            if *is_open.get_or_insert_with(|| self.tree.open_cell(columns, 1, merge)) {
                self.element(xml, child);
            }
        });
        self.tree.asides(&xml.take_passed_over());
        if is_open.unwrap_or_else(|| self.tree.open_cell(columns, 1, merge)) {
            self.tree.close_cell();
        }
    }

    fn control(&mut self, xml: &mut XmlReader) {
        let (mut tag, mut alias) = (String::new(), String::new());
        let (mut is_placeholder, mut chooser) = (false, None);
        xml.children(|xml, child| match child.name() {
            "w:sdtPr" => xml.children(|xml, child| match child.name() {
                "w:tag" => tag = xml.attribute(child, "w:val").unwrap_or_default(),
                "w:alias" => alias = xml.attribute(child, "w:val").unwrap_or_default(),
                "w:showingPlcHdr" => is_placeholder = xml.is_on(child),
                "w:dropDownList" | "w:comboBox" => {
                    let options = list_entries(xml, "w:listItem", ["w:displayText", "w:value"]);
                    chooser = Some(ChooserKind::List(options));
                }
                "w:date" => chooser = Some(ChooserKind::Date),
                _ => {}
            }),
            "w:sdtContent" if self.tree.is_full() => xml.fail(ImportError::TooMuch),
            "w:sdtContent" => {
                if let Some(chooser) = chooser.take() {
                    self.tree.chooser(chooser);
                }
                let control = self.tree.open_control(&tag, &alias, is_placeholder);
                self.content(xml);
                self.tree.close_control(control);
            }
            _ => {}
        });
    }
}

/// The entries of a list to choose from, by the attributes that hold an entry's words and its value; one without a value
/// asks for a choice.
fn list_entries(xml: &mut XmlReader, element: &str, [words, value]: [&str; 2]) -> Vec<String> {
    let mut entries = Vec::new();
    xml.children(|xml, child| {
        xml.check_count(entries.len());
        let value = xml.attribute(child, value).filter(|value| child.name() == element && !value.is_empty());
        if let Some(value) = value {
            entries.push(xml.attribute(child, words).unwrap_or(value));
        }
    });
    entries
}
