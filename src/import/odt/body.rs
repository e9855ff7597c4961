//! The text of an .odt, element by element.

use std::collections::HashMap;

use super::styles::{Format, Styles};
use crate::import::ImportError;
use crate::import::tree::{Builder, Comment, Mark, Merge, Tree};
use crate::import::xml::{Element, Part, Space, Xml};

/// The longest name of a style.
const LONGEST_NAME: usize = 255;
/// The most blanks that one element stands for.
const MOST_BLANKS: u32 = 1_000;

/// Reads the text: the element that was opened last.
pub(super) fn read(xml: &mut Xml, styles: Styles) -> Result<Tree, ImportError> {
    let mut body = Body {
        styles,
        tree: Builder::default(),
        lists: Vec::new(),
        counts: HashMap::new(),
        covered: 0,
        drops_blank: true,
    };
    body.inside(xml)?;
    Ok(body.tree.finish())
}

/// A list being read.
#[derive(Debug)]
struct OpenList {
    style: String,
    count: Option<u32>,
    /// Whether the next paragraph is the first of an item.
    is_at_item: bool,
}

struct Body {
    styles: Styles,
    tree: Builder,
    lists: Vec<OpenList>,
    /// How far lists have come, by style and level, for those that go on.
    counts: HashMap<(String, usize), u32>,
    /// How many cells of the row are covered by the one to their left.
    covered: u32,
    /// Whether a blank that comes now is none: several in the file are one.
    drops_blank: bool,
}

impl Body {
    fn inside(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        xml.parts(|xml, part| match part {
            Part::Element(element) => self.element(xml, element),
            Part::Text(text) => self.text(text),
        })
    }

    fn element(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        match element.name() {
            (Space::Text, name) => self.text_element(xml, element, name),
            (Space::Table, "table") => self.table(xml),
            (Space::Table, "table-header-rows" | "table-rows" | "table-row-group") | (Space::Draw, "a") => {
                self.inside(xml)
            }
            (Space::Table, "table-row") => self.row(xml),
            (Space::Table, "table-cell") => self.cell(xml, element),
            (Space::Table, "covered-table-cell") => self.covered_cell(xml, element),
            (Space::Office, "annotation") => self.comment(xml),
            (Space::LibreOffice, "content-control") => self.control(xml, element),
            (Space::Draw, _) => self.tree.hole(),
            _ => Ok(()),
        }
    }

    fn text_element(&mut self, xml: &mut Xml, element: &Element, name: &str) -> Result<(), ImportError> {
        match name {
            "p" | "h" => self.paragraph(xml, element),
            "span" if self.is_hidden(xml, element)? => Ok(()),
            "text-input" => self.input(xml),
            "list" => self.list(xml, element),
            "list-item" => self.item(xml, element),
            "s" => {
                let blanks = xml.number(element, Space::Text, "c")?.unwrap_or(1).min(MOST_BLANKS);
                self.exactly(&" ".repeat(blanks as usize))
            }
            "tab" => self.exactly("\t"),
            "line-break" => self.exactly("\n"),
            "bookmark" | "bookmark-start" => {
                let name = xml.attribute(element, Space::Text, "name")?.unwrap_or_default();
                if name.starts_with(crate::import::find::BOOKMARK) {
                    self.tree.bookmark(&name)
                } else {
                    Ok(())
                }
            }
            "note" => self.tree.hole(),
            "tracked-changes" => xml.children(|_, child| {
                if child.name() == (Space::Text, "changed-region") {
                    self.tree.tracked();
                }
                Ok(())
            }),
            // What no reader sees, what a reader is asked to fill in, and what is said above the line.
            "hidden-text" | "hidden-paragraph" | "placeholder" | "script" | "ruby-text" => Ok(()),
            "section"
                if xml.attribute(element, Space::Text, "display")?.is_some_and(|shown| shown != "true") =>
            {
                self.tree.hole()
            }
            _ => self.inside(xml),
        }
    }

    fn is_hidden(&self, xml: &Xml, element: &Element) -> Result<bool, ImportError> {
        let style = xml.attribute(element, Space::Text, "style-name")?;
        Ok(style.is_some_and(|style| self.styles.is_hidden(&style)))
    }

    fn paragraph(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        self.tree.open_paragraph()?;
        self.drops_blank = true;
        let mark = self.mark();
        self.tree.mark(mark);
        if !self.is_hidden(xml, element)? {
            self.inside(xml)?;
        }
        self.tree.close_paragraph(false);
        Ok(())
    }

    /// Adds text in which several blanks are one.
    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            match is_blank {
                false => out.push(c),
                true if !self.drops_blank => out.push(' '),
                true => {}
            }
            self.drops_blank = is_blank;
        }
        self.tree.text(&out)
    }

    /// Adds text as it is.
    fn exactly(&mut self, text: &str) -> Result<(), ImportError> {
        self.drops_blank = false;
        self.tree.text(text)
    }

    /// A field to be filled in: what LibreOffice makes of Word's content controls. Its blanks stand as they are, and
    /// a return that no one typed ends it.
    fn input(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let text = xml.text()?;
        self.exactly(&text.replace('\r', ""))
    }

    fn list(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let own = xml.attribute(element, Space::Text, "style-name")?.map(String::from);
        let own = own.filter(|own| own.len() <= LONGEST_NAME);
        let outer = || self.lists.last().map(|list| list.style.clone());
        let style = own.filter(|own| !own.is_empty()).or_else(outer).unwrap_or_default();
        let goes_on = xml.attribute(element, Space::Text, "continue-numbering")?.as_deref() == Some("true")
            || xml.attribute(element, Space::Text, "continue-list")?.is_some();
        let level = self.lists.len();
        let count = if goes_on { self.counts.get(&(style.clone(), level)).copied() } else { None };
        self.lists.push(OpenList { style, count, is_at_item: false });
        self.inside(xml)?;
        if let Some(OpenList { style, count: Some(count), .. }) = self.lists.pop() {
            self.counts.insert((style, level), count);
        }
        Ok(())
    }

    fn item(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let start = xml.number(element, Space::Text, "start-value")?;
        if let Some(list) = self.lists.last_mut() {
            list.is_at_item = true;
            if let Some(start) = start {
                list.count = start.checked_sub(1);
            }
        }
        self.inside(xml)?;
        if let Some(list) = self.lists.last_mut() {
            list.is_at_item = false;
        }
        Ok(())
    }

    /// What stands before the paragraph that begins.
    fn mark(&mut self) -> Mark {
        let level = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let Some(list) = self.lists.last_mut() else { return Mark::None };
        if !std::mem::take(&mut list.is_at_item) {
            return Mark::None;
        }
        match self.styles.format(&list.style, level) {
            Format::Point => Mark::Point,
            Format::Nothing => Mark::None,
            Format::Number(start) => {
                let number = list.count.map_or(start, |count| count.saturating_add(1));
                list.count = Some(number);
                Mark::Number(number)
            }
        }
    }

    fn table(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        // A table in an item of a list is no part of the list.
        let lists = std::mem::take(&mut self.lists);
        let covered = std::mem::take(&mut self.covered);
        self.tree.open_table()?;
        self.inside(xml)?;
        self.tree.close_table();
        (self.lists, self.covered) = (lists, covered);
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        self.covered = 0;
        self.tree.open_row();
        self.inside(xml)?;
        self.tree.close_row();
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let number = |name| Ok(xml.number(element, Space::Table, name)?.unwrap_or(1).max(1));
        let columns = number("number-columns-spanned")?;
        let (rows, repeated) = (number("number-rows-spanned")?, number("number-columns-repeated")?);
        if self.tree.open_cell(columns, rows, Merge::None)? {
            self.inside(xml)?;
            self.tree.close_cell();
        }
        self.covered = columns - 1;
        self.tree.skip_columns((repeated - 1).saturating_mul(columns));
        Ok(())
    }

    /// A cell that another covers: the one to its left, which counts its columns itself, or one above.
    fn covered_cell(&mut self, xml: &Xml, element: &Element) -> Result<(), ImportError> {
        let count = xml.number(element, Space::Table, "number-columns-repeated")?.unwrap_or(1).max(1);
        let by_left = count.min(self.covered);
        self.covered -= by_left;
        self.tree.skip_columns(count - by_left);
        Ok(())
    }

    fn comment(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        let (mut by, mut text) = (String::new(), String::new());
        xml.children(|xml, child| {
            match child.name() {
                (Space::Dublin, "creator") => by = xml.text()?,
                (Space::Text, _) => {
                    said(xml, &mut text)?;
                    text.push('\n');
                }
                _ => {}
            }
            Ok(())
        })?;
        let text = text.trim_end().to_owned();
        self.tree.comment(Comment { paragraph: Some(self.tree.paragraph()), by, text })
    }

    fn control(&mut self, xml: &mut Xml, element: &Element) -> Result<(), ImportError> {
        let value = |name| xml.attribute(element, Space::LibreOffice, name);
        let (tag, alias) = (value("tag")?.unwrap_or_default(), value("alias")?.unwrap_or_default());
        let is_placeholder = value("showing-place-holder")?.as_deref() == Some("true");
        let control = self.tree.open_control(&tag, &alias, is_placeholder)?;
        self.inside(xml)?;
        self.tree.close_control(control);
        Ok(())
    }
}

/// Adds what an element of a comment says, a line each paragraph.
fn said(xml: &mut Xml, text: &mut String) -> Result<(), ImportError> {
    xml.parts(|xml, part| {
        match part {
            Part::Text(piece) => text.push_str(piece),
            Part::Element(element) => match element.name() {
                (Space::Text, "s") => text.push(' '),
                (Space::Text, "tab") => text.push('\t'),
                (Space::Text, "line-break") => text.push('\n'),
                (Space::Text, "p") => {
                    said(xml, text)?;
                    text.push('\n');
                }
                (Space::Text, _) => said(xml, text)?,
                _ => {}
            },
        }
        Ok(())
    })
}
