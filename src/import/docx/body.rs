//! The text of the document, element by element. What is not named here is passed over with all that is in it.

use super::comments::Remarks;
use super::lists::{Item, Lists};
use super::styles::Styles;
use super::symbols;
use crate::import::ImportError;
use crate::import::tree::{Builder, Comment, Merge, Tree};
use crate::import::xml::{Element, Space, Xml};

/// How deep fields stand in each other at most.
const MOST_FIELDS: usize = 50;

/// Reads the text, up to the end of the part.
pub(super) fn read(
    xml: &mut Xml,
    styles: Styles,
    lists: Lists,
    remarks: Remarks,
) -> Result<Tree, ImportError> {
    let mut body = Body { styles, lists, remarks, tree: Builder::default(), style: None, codes: Vec::new() };
    xml.children(|xml, child| body.element(xml, child))?;
    xml.end()?;
    let Body { mut tree, remarks, .. } = body;
    for remark in remarks.all {
        tree.comment(Comment { paragraph: remark.paragraph, by: remark.by, text: remark.text })?;
    }
    Ok(tree.finish())
}

struct Body {
    styles: Styles,
    lists: Lists,
    remarks: Remarks,
    tree: Builder,
    /// The style of the open paragraph.
    style: Option<String>,
    /// The fields that are open: whether each is still at what it computes, which is no text.
    codes: Vec<bool>,
}

impl Body {
    fn element(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        match element.name() {
            (Space::Word, name) => match name {
                "p" => self.paragraph(xml),
                "r" => self.run(xml),
                "tbl" => self.table(xml),
                "tr" => self.row(xml),
                "tc" => self.cell(xml),
                "sdt" => self.control(xml),
                "ins" | "moveTo" => {
                    self.tree.tracked();
                    self.inside(xml)
                }
                "del" | "moveFrom" => {
                    self.tree.tracked();
                    Ok(())
                }
                "body" | "hyperlink" | "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo" | "ruby"
                | "rubyBase" => self.inside(xml),
                _ => self.mark(xml, element),
            },
            (Space::Compatible, "AlternateContent") => self.choice(xml),
            (Space::Math, "oMath" | "oMathPara") => self.tree.hole(),
            _ => Ok(()),
        }
    }

    fn inside(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        xml.children(|xml, child| self.element(xml, child))
    }

    /// The first of several ways to say the same.
    fn choice(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let mut is_made = false;
        xml.children(|xml, child| {
            if child.name() != (Space::Compatible, "Choice") || std::mem::replace(&mut is_made, true) {
                return Ok(());
            }
            xml.children(|xml, child| match child.name() {
                // Where a run says the same in two ways.
                (Space::Word, "t") | (Space::Symbol, _) => self.said(xml, child),
                _ => self.element(xml, child),
            })
        })
    }

    /// What stands between the text.
    fn mark(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        match element.name().1 {
            "bookmarkStart" => {
                let name = xml.attribute(element, Space::Word, "name")?.unwrap_or_default();
                if name.starts_with(crate::import::find::BOOKMARK) {
                    self.tree.bookmark(&name)
                } else {
                    Ok(())
                }
            }
            "commentRangeStart" | "commentReference" => {
                let id = xml.attribute(element, Space::Word, "id")?.unwrap_or_default();
                self.remarks.place(&id, self.tree.paragraph());
                Ok(())
            }
            "drawing" | "pict" | "object" | "footnoteReference" | "endnoteReference" | "altChunk" => {
                self.tree.hole()
            }
            _ => Ok(()),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        self.tree.open_paragraph()?;
        self.codes.clear();
        let mut end_is_deleted = false;
        let mut own = Item::default();
        self.style = None;
        let mut is_marked = false;
        xml.children(|xml, child| {
            if child.name() == (Space::Word, "pPr") {
                return self.properties(xml, &mut own, &mut end_is_deleted);
            }
            // Only now: a paragraph without properties is the item of a list where the usual style is.
            if !std::mem::replace(&mut is_marked, true) {
                self.count(own, end_is_deleted);
            }
            self.element(xml, child)
        })?;
        if !is_marked {
            self.count(own, end_is_deleted);
        }
        self.tree.close_paragraph(end_is_deleted);
        Ok(())
    }

    /// Says what stands before the paragraph; one whose end is deleted is a part of the next, which says it.
    fn count(&mut self, own: Item, end_is_deleted: bool) {
        if end_is_deleted {
            return;
        }
        let item = own.or(self.styles.item(self.style.as_deref()));
        let mark = self.lists.mark(item);
        self.tree.mark(mark);
    }

    fn properties(
        &mut self,
        xml: &mut Xml,
        item: &mut Item,
        end_is_deleted: &mut bool,
    ) -> Result<(), ImportError> {
        xml.children(|xml, child| {
            match child.name() {
                (Space::Word, "pStyle") => self.style = xml.value(child)?.map(Into::into),
                (Space::Word, "numPr") => item.read(xml)?,
                // Of the paragraph's end, not of its text.
                (Space::Word, "rPr") => xml.children(|_, child| {
                    let is_gone = matches!(child.name(), (Space::Word, "del" | "moveFrom"));
                    if is_gone || matches!(child.name(), (Space::Word, "ins" | "moveTo")) {
                        self.tree.tracked();
                    }
                    *end_is_deleted |= is_gone;
                    Ok(())
                })?,
                _ => {}
            }
            Ok(())
        })
    }

    fn run(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let mut is_hidden = self.style.as_deref().and_then(|style| self.styles.is_hidden(style));
        xml.children(|xml, child| {
            if child.name() == (Space::Word, "rPr") {
                is_hidden = self.hides(xml)?.or(is_hidden);
                return Ok(());
            }
            if is_hidden == Some(true) { Ok(()) } else { self.said(xml, child) }
        })
    }

    /// Whether the properties of a run hide it, by themselves or by its style.
    fn hides(&mut self, xml: &mut Xml) -> Result<Option<bool>, ImportError> {
        let (mut own, mut styled) = (None, None);
        xml.children(|xml, child| {
            match child.name() {
                (Space::Word, "vanish") => own = Some(xml.is_on(child)?),
                (Space::Word, "rStyle") => {
                    styled = xml.value(child)?.and_then(|style| self.styles.is_hidden(&style));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(own.or(styled))
    }

    /// What stands in a run.
    fn said(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let (space, name) = element.name();
        if space == Space::Word && name == "fldChar" {
            return self.field(xml, element);
        }
        if self.codes.contains(&true) {
            return Ok(());
        }
        match (space, name) {
            (Space::Word, "t") => self.text(xml, element),
            (Space::Word, "tab" | "ptab") => self.tree.text("\t"),
            (Space::Word, "br" | "cr") => self.tree.text("\n"),
            (Space::Word, "noBreakHyphen") => self.tree.text("\u{2011}"),
            (Space::Word, "softHyphen") => self.tree.text("\u{ad}"),
            (Space::Word, "sym") | (Space::Symbol, "symEx") => self.symbol(xml, element),
            _ => self.element(xml, element),
        }
    }

    /// The beginning, middle or end of a field: what it computes stands before the middle, what came of it after.
    fn field(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        match xml.attribute(element, Space::Word, "fldCharType")?.as_deref() {
            Some("begin") if self.codes.len() >= MOST_FIELDS => return Err(ImportError::TooMuch),
            Some("begin") => self.codes.push(true),
            Some("separate") => self.codes.last_mut().into_iter().for_each(|code| *code = false),
            Some("end") => drop(self.codes.pop()),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let is_exact = xml.attribute(element, Space::Xml, "space")?.as_deref() == Some("preserve");
        let mut text = xml.text()?;
        // A line end in the file is a blank to Word.
        if text.contains(['\n', '\r']) {
            text = text.replace(['\n', '\r'], " ");
        }
        self.tree.text(if is_exact { &text } else { text.trim_matches([' ', '\t']) })
    }

    fn symbol(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let font = xml.attribute(element, element.space, "font")?.unwrap_or_default();
        let number = xml.attribute(element, element.space, "char")?.unwrap_or_default();
        match symbols::character(&font, &number) {
            Some(c) => self.tree.text(c.encode_utf8(&mut [0; 4])),
            None => self.tree.hole(),
        }
    }

    fn table(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        self.tree.open_table()?;
        self.inside(xml)?;
        self.tree.close_table();
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        self.tree.open_row();
        let mut is_deleted = false;
        xml.children(|xml, child| {
            if child.name() == (Space::Word, "trPr") {
                return xml.children(|xml, child| {
                    match child.name() {
                        (Space::Word, "gridBefore") => {
                            let columns = xml.number(child, Space::Word, "val")?.unwrap_or_default();
                            self.tree.skip_columns(columns);
                        }
                        (Space::Word, "del") => is_deleted = true,
                        _ => {}
                    }
                    Ok(())
                });
            }
            if is_deleted {
                self.tree.tracked();
                return Ok(());
            }
            self.element(xml, child)
        })?;
        self.tree.close_row();
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let (mut columns, mut merge) = (1, Merge::None);
        let mut is_open = None;
        xml.children(|xml, child| {
            if child.name() == (Space::Word, "tcPr") {
                return xml.children(|xml, child| {
                    let goes_on = |xml: &Xml| Ok(xml.value(child)?.as_deref() != Some("restart"));
                    match child.name() {
                        (Space::Word, "gridSpan") => {
                            columns = xml.number(child, Space::Word, "val")?.unwrap_or(1);
                        }
                        (Space::Word, "vMerge") => {
                            merge = if goes_on(xml)? { Merge::Above } else { Merge::Begins };
                        }
                        (Space::Word, "hMerge") if goes_on(xml)? => merge = Merge::Left,
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

    fn control(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let (mut tag, mut alias) = (String::new(), String::new());
        let mut is_placeholder = false;
        xml.children(|xml, child| match child.name() {
            (Space::Word, "sdtPr") => xml.children(|xml, child| {
                match child.name() {
                    (Space::Word, "tag") => tag = xml.value(child)?.unwrap_or_default().into_owned(),
                    (Space::Word, "alias") => alias = xml.value(child)?.unwrap_or_default().into_owned(),
                    (Space::Word, "showingPlcHdr") => is_placeholder = xml.is_on(child)?,
                    _ => {}
                }
                Ok(())
            }),
            (Space::Word, "sdtContent") => {
                let control = self.tree.open_control(&tag, &alias, is_placeholder)?;
                self.inside(xml)?;
                self.tree.close_control(control);
                Ok(())
            }
            _ => Ok(()),
        })
    }
}
