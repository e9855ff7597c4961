//! The text of an .odt, element by element.

use std::collections::HashMap;
use std::rc::Rc;

use super::styles::OdtStyles;
use crate::import::style_table::style_name;
use crate::import::tree::{Comment, DocumentTree, MarkerFormat, Place};
use crate::import::tree_builder::{CellMerge, TreeBuilder};
use crate::import::xml::{XmlElement, XmlNode, XmlReader};
use crate::import::{ImportError, symbols};

/// The most blanks that one element may stand for.
const MOST_BLANKS: u32 = 1_000;

#[derive(Debug)]
struct OpenList {
    style: String,
    count: Option<u32>,
    /// Whether the next paragraph is the first of an item, and so has the marker.
    is_at_item: bool,
}

/// The text, as it is being read.
#[derive(Default)]
pub(super) struct OdtBody {
    styles: OdtStyles,
    tree: TreeBuilder,
    lists: Vec<OpenList>,
    /// How far lists have come, by style and level, for lists that continue them.
    counts: HashMap<(String, usize), u32>,
    /// How many of the next cells of the row are covered by the last one.
    covered: u32,
    /// The comments on words, by their names.
    comments: HashMap<String, usize>,
    /// The font of the text, where a style says so.
    font: Option<String>,
    /// Whether a blank is dropped here: consecutive ones in the file are one.
    drops_blank: bool,
}

impl OdtBody {
    pub(super) fn new(styles: OdtStyles) -> Self {
        OdtBody { styles, ..OdtBody::default() }
    }

    /// Reads the text in the element opened last. `margins` are what stands at the head and the foot of the pages.
    pub(super) fn read(
        mut self,
        xml: &mut XmlReader,
        margins: &[(Place, String)],
    ) -> Result<DocumentTree, ImportError> {
        xml.take_passed_over();
        self.content(xml);
        self.tree.asides(&xml.take_passed_over());
        self.tree.asides(margins);
        self.tree.finish()
    }

    fn content(&mut self, xml: &mut XmlReader) {
        xml.nodes(|xml, node| match node {
            XmlNode::Element(element) => self.element(xml, &element),
            XmlNode::Text(text) => self.text(&text),
        });
    }

    fn element(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        // The rest would only take time.
        if self.tree.is_full() {
            return xml.fail(ImportError::TooMuch);
        }
        self.tree.asides(&xml.take_passed_over());
        match element.name() {
            "table:table" => self.table(xml),
            "table:table-header-rows" | "table:table-rows" | "table:table-row-group" | "draw:a" => {
                self.content(xml);
            }
            "table:table-row" => self.row(xml),
            "table:table-cell" => self.cell(xml, element),
            "table:covered-table-cell" => self.covered_cell(xml, element),
            "office:annotation" => self.comment(xml, element),
            "office:annotation-end" => {
                let name = xml.attribute(element, "office:name").unwrap_or_default();
                if let Some(number) = self.comments.remove(&name) {
                    self.tree.end_comment(number);
                }
            }
            "loext:content-control" => self.control(xml, element),
            name if name.starts_with("draw:") => match xml.words() {
                words if words.is_empty() => self.tree.object(),
                words => self.tree.aside(Place::TextBox, &words),
            },
            name if name.starts_with("text:") => self.text_element(xml, element),
            _ => {}
        }
    }

    fn text_element(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        match element.name() {
            "text:p" | "text:h" => self.paragraph(xml, element),
            "text:span" if self.is_hidden(xml, element) => {}
            "text:span" => self.styled_content(xml, element),
            "text:text-input" => self.input(xml),
            "text:list" => self.list(xml, element),
            "text:list-item" => self.item(xml, element),
            "text:s" => {
                let blanks = xml.number(element, "text:c").unwrap_or(1).min(MOST_BLANKS);
                self.exact_text(&" ".repeat(blanks as usize));
            }
            "text:tab" => self.exact_text("\t"),
            "text:line-break" => self.exact_text("\n"),
            "text:bookmark" | "text:bookmark-start" => {
                let name = xml.attribute(element, "text:name").unwrap_or_default();
                self.tree.bookmark(&name);
            }
            "text:bookmark-end" => {
                let name = xml.attribute(element, "text:name").unwrap_or_default();
                self.tree.end_bookmark(&name);
            }
            "text:note" => {
                let words = xml.words();
                self.tree.aside(Place::Footnote, &words);
            }
            "text:tracked-changes" => xml.children(|_, child| {
                if child.name() == "text:changed-region" {
                    self.tree.tracked_change();
                }
            }),
            // Hidden text, text that asks to be replaced, and annotations above the line.
            "text:hidden-text"
            | "text:hidden-paragraph"
            | "text:execute-macro"
            | "text:placeholder"
            | "text:script"
            | "text:ruby-text" => {}
            "text:section" if xml.attribute(element, "text:display").is_some_and(|shown| shown != "true") => {
                self.tree.object();
            }
            _ => self.content(xml),
        }
    }

    fn is_hidden(&self, xml: &mut XmlReader, element: &XmlElement) -> bool {
        let style = xml.attribute(element, "text:style-name");
        style.is_some_and(|style| self.styles.is_hidden(&style))
    }

    fn styled_content(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let own = xml.attribute(element, "text:style-name").and_then(|style| self.styles.font(&style));
        let outer = self.font.clone();
        self.font = own.or(self.font.take());
        self.content(xml);
        self.font = outer;
    }

    fn paragraph(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        self.tree.open_paragraph();
        self.drops_blank = true;
        let marker = self.next_marker();
        self.tree.set_marker(marker);
        if element.name() == "text:h" {
            let level = xml.number(element, "text:outline-level").and_then(|level| u8::try_from(level).ok());
            self.tree.set_heading(level.unwrap_or(1).max(1));
        }
        if !self.is_hidden(xml, element) {
            self.styled_content(xml, element);
        }
        self.tree.asides(&xml.take_passed_over());
        self.tree.close_paragraph(false);
    }

    /// Adds text, with consecutive blanks as one.
    fn text(&mut self, text: &str) {
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
        self.tree.text(&symbols::shown(self.font.as_deref(), &out));
    }

    /// Adds text with its blanks as they are.
    fn exact_text(&mut self, text: &str) {
        self.drops_blank = false;
        self.tree.text(&symbols::shown(self.font.as_deref(), text));
    }

    /// An input field: what LibreOffice makes of Word's content controls. It has exact blanks, and ends in a carriage
    /// return that nobody typed.
    fn input(&mut self, xml: &mut XmlReader) {
        let text = xml.text();
        self.exact_text(&text.replace('\r', ""));
    }

    fn list(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let own = xml.attribute(element, "text:style-name").and_then(style_name);
        let outer = || self.lists.last().map(|list| list.style.clone());
        let style = own.filter(|own| !own.is_empty()).or_else(outer).unwrap_or_default();
        let is_continued = xml.attribute(element, "text:continue-numbering").as_deref() == Some("true")
            || xml.attribute(element, "text:continue-list").is_some();
        let level = self.lists.len();
        let count = if is_continued { self.counts.get(&(style.clone(), level)).copied() } else { None };
        self.lists.push(OpenList { style, count, is_at_item: false });
        self.content(xml);
        if let Some(OpenList { style, count: Some(count), .. }) = self.lists.pop() {
            self.counts.insert((style, level), count);
        }
    }

    fn item(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let start = xml.number(element, "text:start-value");
        if let Some(list) = self.lists.last_mut() {
            list.is_at_item = true;
            if let Some(start) = start {
                list.count = start.checked_sub(1);
            }
        }
        self.content(xml);
        if let Some(list) = self.lists.last_mut() {
            list.is_at_item = false;
        }
    }

    /// The list marker of the paragraph that begins.
    fn next_marker(&mut self) -> String {
        let level = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let Some(list) = self.lists.last_mut() else { return String::new() };
        if !std::mem::take(&mut list.is_at_item) {
            return String::new();
        }
        let (format, start) = self.styles.markers(&list.style, level);
        let number = list.count.map_or(start, |count| count.saturating_add(1));
        if format == MarkerFormat::Number {
            list.count = Some(number);
        }
        format.marker(number, (level as usize).saturating_sub(1))
    }

    fn table(&mut self, xml: &mut XmlReader) {
        // A table in a list item is not part of the list.
        let lists = std::mem::take(&mut self.lists);
        let covered = std::mem::take(&mut self.covered);
        self.tree.open_table();
        self.content(xml);
        self.tree.close_table();
        (self.lists, self.covered) = (lists, covered);
    }

    fn row(&mut self, xml: &mut XmlReader) {
        self.covered = 0;
        self.tree.open_row();
        self.content(xml);
        self.tree.close_row(false);
    }

    fn cell(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let mut number = |name| xml.number(element, name).unwrap_or(1).max(1);
        let (columns, rows) = (number("table:number-columns-spanned"), number("table:number-rows-spanned"));
        let repeated = number("table:number-columns-repeated");
        if self.tree.open_cell(columns, rows, CellMerge::None) {
            self.content(xml);
            self.tree.asides(&xml.take_passed_over());
            self.tree.close_cell();
        }
        self.covered = columns - 1;
        self.tree.skip_columns((repeated - 1).saturating_mul(columns));
    }

    /// A cell that another covers: the one to its left, which counts these columns itself, or one above.
    fn covered_cell(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let count = xml.number(element, "table:number-columns-repeated").unwrap_or(1).max(1);
        let by_left = count.min(self.covered);
        self.covered -= by_left;
        self.tree.skip_columns(count - by_left);
    }

    fn comment(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let name = xml.attribute(element, "office:name").unwrap_or_default();
        let is_settled = xml.attribute(element, "loext:resolved").as_deref() == Some("true");
        let (mut by, mut at, mut lines) = (String::new(), None, Vec::new());
        xml.children(|xml, child| match child.name() {
            "dc:creator" => by = xml.text(),
            "dc:date" => at = Comment::instant(&xml.text()),
            name if name.starts_with("text:") => lines.push(xml.words()),
            _ => {}
        });
        let text = lines.join("\n").trim_end().to_owned();
        let first = Some(self.tree.position());
        let number = self.tree.comment(Comment { first, end: None, by, at, text, is_settled });
        self.comments.insert(name, number);
    }

    fn control(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        let mut value = |name| xml.attribute(element, name).unwrap_or_default();
        let (tag, alias) = (value("loext:tag"), value("loext:alias"));
        let is_placeholder = value("loext:showing-place-holder") == "true";
        let control = self.tree.open_control(&tag, &alias, is_placeholder);
        self.content(xml);
        self.tree.close_control(control);
    }
}

/// Where a text stands that nothing here reads. What was deleted is no text of the document, and the number of a note
/// stands there for itself.
pub(super) fn place_of(names: &[Rc<str>]) -> Option<Place> {
    let is_in = |of: &str| names.iter().any(|name| **name == *of);
    let is_words =
        names.last().is_some_and(|last| last.starts_with("text:") && **last != *"text:note-citation");
    if !is_words || is_in("text:tracked-changes") {
        return None;
    }
    Some(match () {
        () if names.iter().any(|name| name.starts_with("style:header")) => Place::Header,
        () if names.iter().any(|name| name.starts_with("style:footer")) => Place::Footer,
        () if names.iter().any(|name| name.starts_with("draw:")) => Place::TextBox,
        () => Place::Hidden,
    })
}
