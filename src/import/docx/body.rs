//! The text of the document, element by element. Elements not named here are skipped with all that is in them.

use super::comments::DocxComments;
use super::numbering::{ItemNumbering, Numbering};
use super::styles::DocxStyles;
use super::symbols;
use crate::import::ImportError;
use crate::import::tree::DocumentTree;
use crate::import::tree_builder::{CellMerge, TreeBuilder};
use crate::import::xml::{Namespace, XmlElement, XmlReader};

/// How deep fields may nest.
const DEEPEST_FIELD: usize = 50;

/// Reads the text up to the end of the part.
pub(super) fn read(
    xml: &mut XmlReader,
    styles: DocxStyles,
    numbering: Numbering,
    comments: DocxComments,
) -> Result<DocumentTree, ImportError> {
    let mut body = DocxBody {
        styles,
        numbering,
        comments,
        tree: TreeBuilder::default(),
        style: None,
        fields: Vec::new(),
    };
    xml.children(|xml, child| body.element(xml, child))?;
    xml.end()?;
    let DocxBody { mut tree, comments, .. } = body;
    for comment in comments.all {
        tree.comment(comment)?;
    }
    Ok(tree.finish())
}

struct DocxBody {
    styles: DocxStyles,
    numbering: Numbering,
    comments: DocxComments,
    tree: TreeBuilder,
    /// The style of the open paragraph.
    style: Option<String>,
    /// The open fields: whether each is still at its instruction, which is not text.
    fields: Vec<bool>,
}

impl DocxBody {
    fn element(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        match element.name() {
            (Namespace::Word, name) => match name {
                "p" => self.paragraph(xml),
                "r" => self.run(xml),
                "tbl" => self.table(xml),
                "tr" => self.row(xml),
                "tc" => self.cell(xml),
                "sdt" => self.control(xml),
                "ins" | "moveTo" => {
                    self.tree.tracked_change();
                    self.content(xml)
                }
                "del" | "moveFrom" => {
                    self.tree.tracked_change();
                    Ok(())
                }
                "body" | "hyperlink" | "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo" | "ruby"
                | "rubyBase" => self.content(xml),
                _ => self.mark(xml, element),
            },
            (Namespace::Compatible, "AlternateContent") => self.alternatives(xml),
            (Namespace::Math, "oMath" | "oMathPara") => self.tree.object(),
            _ => Ok(()),
        }
    }

    fn content(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        xml.children(|xml, child| self.element(xml, child))
    }

    /// The first of several alternatives for the same content.
    fn alternatives(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        let mut is_chosen = false;
        xml.children(|xml, child| {
            if child.name() != (Namespace::Compatible, "Choice") || std::mem::replace(&mut is_chosen, true) {
                return Ok(());
            }
            xml.children(|xml, child| match child.name() {
                // Alternatives within a run.
                (Namespace::Word, "t") | (Namespace::Symbol, _) => self.run_content(xml, child),
                _ => self.element(xml, child),
            })
        })
    }

    /// Bookmarks, comments and objects, which stand between the text.
    fn mark(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        match element.name().1 {
            "bookmarkStart" => {
                let name = xml.attribute(element, Namespace::Word, "name")?.unwrap_or_default();
                self.tree.bookmark(&name)
            }
            "commentRangeStart" | "commentReference" => {
                let id = xml.attribute(element, Namespace::Word, "id")?.unwrap_or_default();
                self.comments.place(&id, self.tree.paragraph());
                Ok(())
            }
            "drawing" | "pict" | "object" | "footnoteReference" | "endnoteReference" | "altChunk" => {
                self.tree.object()
            }
            _ => Ok(()),
        }
    }

    fn paragraph(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        self.tree.open_paragraph()?;
        self.fields.clear();
        self.style = None;
        let (mut own, mut end_is_deleted, mut is_numbered) = (ItemNumbering::default(), false, false);
        xml.children(|xml, child| {
            if child.name() == (Namespace::Word, "pPr") {
                return self.properties(xml, &mut own, &mut end_is_deleted);
            }
            // Only now: a paragraph without properties may be a list item by its default style.
            if !std::mem::replace(&mut is_numbered, true) {
                self.number(own, end_is_deleted);
            }
            self.element(xml, child)
        })?;
        if !is_numbered {
            self.number(own, end_is_deleted);
        }
        self.tree.close_paragraph(end_is_deleted);
        Ok(())
    }

    /// Gives the paragraph its list marker. One whose end is deleted is a part of the next, which has the marker.
    fn number(&mut self, own: ItemNumbering, end_is_deleted: bool) {
        if end_is_deleted {
            return;
        }
        let item = own.or(self.styles.item(self.style.as_deref()));
        self.tree.set_marker(self.numbering.next_marker(item));
    }

    fn properties(
        &mut self,
        xml: &mut XmlReader,
        item: &mut ItemNumbering,
        end_is_deleted: &mut bool,
    ) -> Result<(), ImportError> {
        xml.children_in(Namespace::Word, |xml, name, child| {
            match name {
                "pStyle" => self.style = xml.value(child)?.map(Into::into),
                "numPr" => item.read(xml)?,
                // These are about the paragraph mark, not the text.
                "rPr" => xml.children_in(Namespace::Word, |_, name, _| {
                    let is_gone = matches!(name, "del" | "moveFrom");
                    if is_gone || matches!(name, "ins" | "moveTo") {
                        self.tree.tracked_change();
                    }
                    *end_is_deleted |= is_gone;
                    Ok(())
                })?,
                _ => {}
            }
            Ok(())
        })
    }

    fn run(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        let mut is_hidden = self.style.as_deref().and_then(|style| self.styles.is_hidden(style));
        xml.children(|xml, child| {
            if child.name() == (Namespace::Word, "rPr") {
                is_hidden = self.run_is_hidden(xml)?.or(is_hidden);
                return Ok(());
            }
            if is_hidden == Some(true) { Ok(()) } else { self.run_content(xml, child) }
        })
    }

    /// Whether the properties of a run, or else its style, hide it.
    fn run_is_hidden(&mut self, xml: &mut XmlReader) -> Result<Option<bool>, ImportError> {
        let (mut own, mut styled) = (None, None);
        xml.children_in(Namespace::Word, |xml, name, child| {
            match name {
                "vanish" => own = Some(xml.is_on(child)?),
                "rStyle" => {
                    styled = xml.value(child)?.and_then(|style| self.styles.is_hidden(&style));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(own.or(styled))
    }

    fn run_content(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        let (space, name) = element.name();
        if space == Namespace::Word && name == "fldChar" {
            return self.field(xml, element);
        }
        if self.fields.contains(&true) {
            return Ok(());
        }
        match (space, name) {
            (Namespace::Word, "t") => self.text(xml, element),
            (Namespace::Word, "tab" | "ptab") => self.tree.text("\t"),
            (Namespace::Word, "br" | "cr") => self.tree.text("\n"),
            (Namespace::Word, "noBreakHyphen") => self.tree.text("\u{2011}"),
            (Namespace::Word, "softHyphen") => self.tree.text("\u{ad}"),
            (Namespace::Word, "sym") | (Namespace::Symbol, "symEx") => self.symbol(xml, element),
            _ => self.element(xml, element),
        }
    }

    /// The begin, separator or end of a field: its instruction stands before the separator, its result after.
    fn field(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        match xml.attribute(element, Namespace::Word, "fldCharType")?.as_deref() {
            Some("begin") if self.fields.len() >= DEEPEST_FIELD => return Err(ImportError::TooMuch),
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                self.fields.last_mut().into_iter().for_each(|is_instruction| *is_instruction = false);
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        let is_exact = xml.attribute(element, Namespace::Xml, "space")?.as_deref() == Some("preserve");
        let mut text = xml.text()?;
        // To Word, a line end in the file is a blank.
        if text.contains(['\n', '\r']) {
            text = text.replace(['\n', '\r'], " ");
        }
        self.tree.text(if is_exact { &text } else { text.trim_matches([' ', '\t']) })
    }

    fn symbol(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        let font = xml.attribute(element, element.namespace, "font")?.unwrap_or_default();
        let number = xml.attribute(element, element.namespace, "char")?.unwrap_or_default();
        match symbols::character(&font, &number) {
            Some(c) => self.tree.text(c.encode_utf8(&mut [0; 4])),
            None => self.tree.object(),
        }
    }

    fn table(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        self.tree.open_table()?;
        self.content(xml)?;
        self.tree.close_table();
        Ok(())
    }

    fn row(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        self.tree.open_row();
        let mut is_deleted = false;
        xml.children(|xml, child| {
            if child.name() == (Namespace::Word, "trPr") {
                return xml.children_in(Namespace::Word, |xml, name, child| {
                    match name {
                        "gridBefore" => self.tree.skip_columns(xml.number_value(child)?.unwrap_or_default()),
                        "del" => is_deleted = true,
                        _ => {}
                    }
                    Ok(())
                });
            }
            if is_deleted {
                self.tree.tracked_change();
                return Ok(());
            }
            self.element(xml, child)
        })?;
        self.tree.close_row();
        Ok(())
    }

    fn cell(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        let (mut columns, mut merge) = (1, CellMerge::None);
        let mut is_open = None;
        xml.children(|xml, child| {
            if child.name() == (Namespace::Word, "tcPr") {
                return xml.children_in(Namespace::Word, |xml, name, child| {
                    let is_continued = |xml: &XmlReader| Ok(xml.value(child)?.as_deref() != Some("restart"));
                    match name {
                        "gridSpan" => columns = xml.number_value(child)?.unwrap_or(1),
                        "vMerge" => {
                            merge = if is_continued(xml)? { CellMerge::Above } else { CellMerge::Begins };
                        }
                        "hMerge" if is_continued(xml)? => merge = CellMerge::Left,
                        _ => {}
                    }
                    Ok(())
                });
            }
            let is_open = match is_open {
                Some(is_open) => is_open,
                None => *is_open.insert(self.tree.open_cell(columns, 1, merge)?),
            };
            if is_open { self.element(xml, child) } else { Ok(()) }
        })?;
        let is_open = match is_open {
            Some(is_open) => is_open,
            None => self.tree.open_cell(columns, 1, merge)?,
        };
        if is_open {
            self.tree.close_cell();
        }
        Ok(())
    }

    fn control(&mut self, xml: &mut XmlReader) -> Result<(), ImportError> {
        let (mut tag, mut alias) = (String::new(), String::new());
        let mut is_placeholder = false;
        xml.children_in(Namespace::Word, |xml, name, _| match name {
            "sdtPr" => xml.children_in(Namespace::Word, |xml, name, child| {
                match name {
                    "tag" => tag = xml.value(child)?.unwrap_or_default().into_owned(),
                    "alias" => alias = xml.value(child)?.unwrap_or_default().into_owned(),
                    "showingPlcHdr" => is_placeholder = xml.is_on(child)?,
                    _ => {}
                }
                Ok(())
            }),
            "sdtContent" => {
                let control = self.tree.open_control(&tag, &alias, is_placeholder)?;
                self.content(xml)?;
                self.tree.close_control(control);
                Ok(())
            }
            _ => Ok(()),
        })
    }
}
