//! `styles.xml`: which paragraphs are list items or headings, and which text is hidden or bold, by their style alone.

use super::numbering::ItemNumbering;
use crate::import::style_table::{StyleTable, style_name};
use crate::import::tree::TextLook;
use crate::import::xml::{XmlElement, XmlReader};

#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    table: StyleTable<DocxStyle>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// How text looks where no style says otherwise.
    defaults: TextLook,
    font: Option<String>,
}

#[derive(Debug, Default)]
struct DocxStyle {
    item: ItemNumbering,
    is_hidden: Option<bool>,
    heading: Option<u8>,
    look: TextLook,
    font: Option<String>,
}

impl DocxStyles {
    /// Reads the part.
    pub(super) fn read(xml: &mut XmlReader) -> Self {
        let mut styles = DocxStyles::default();
        xml.children(|xml, child| match child.name() {
            "w:style" => styles.read_style(xml, child),
            "w:docDefaults" => xml.children(|xml, child| {
                if child.name() == "w:rPrDefault" {
                    xml.children(|xml, _| xml.children(|xml, child| styles.read_default(xml, child)));
                }
            }),
            _ => {}
        });
        styles
    }

    fn read_default(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        read_look(&mut self.defaults, xml, element);
        if element.name() == "w:rFonts" {
            self.font = xml.attribute(element, "w:ascii").and_then(style_name);
        }
    }

    fn read_style(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        xml.check_count(self.table.by_name.len());
        let id = xml.attribute(element, "w:styleId").unwrap_or_default();
        let kind = xml.attribute(element, "w:type");
        let default = xml.attribute(element, "w:default");
        if kind.as_deref() == Some("paragraph") && matches!(default.as_deref(), Some("1" | "true" | "on")) {
            self.default = Some(id.clone());
        }
        let (mut style, mut parent) = (DocxStyle::default(), None);
        xml.children(|xml, child| match child.name() {
            "w:basedOn" => parent = xml.attribute(child, "w:val").and_then(style_name),
            "w:name" => {
                let named = xml.attribute(child, "w:val").and_then(|name| heading_named(&name));
                style.heading = named.or(style.heading);
            }
            "w:pPr" => xml.children(|xml, child| match child.name() {
                "w:numPr" => style.item.read(xml),
                "w:outlineLvl" => {
                    style.heading = style.heading.or_else(|| heading_of_outline(xml.number(child, "w:val")));
                }
                _ => {}
            }),
            "w:rPr" => xml.children(|xml, child| match child.name() {
                "w:vanish" => style.is_hidden = Some(xml.is_on(child)),
                "w:rFonts" => style.font = xml.attribute(child, "w:ascii").and_then(style_name),
                _ => read_look(&mut style.look, xml, child),
            }),
            _ => {}
        });
        if let Some(id) = style_name(id) {
            self.table.by_name.insert(id, (parent, style));
        }
    }

    /// The numbering of paragraphs of this style.
    pub(super) fn item(&self, id: Option<&str>) -> ItemNumbering {
        let chain = self.table.chain(id.or(self.default.as_deref()));
        chain.fold(ItemNumbering::default(), |item, style| item.or(style.item))
    }

    /// Whether text of this style is hidden, where the style says so.
    pub(super) fn is_hidden(&self, id: &str) -> Option<bool> {
        self.table.chain(Some(id)).find_map(|style| style.is_hidden)
    }

    /// The level of headings of this style; 0 for the title.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.table.chain(id).find_map(|style| style.heading)
    }

    /// How text of this style of paragraphs looks.
    pub(super) fn look(&self, id: Option<&str>) -> TextLook {
        let chain = self.table.chain(id.or(self.default.as_deref()));
        chain.fold(TextLook::default(), |look, style| look.or(style.look)).or(self.defaults)
    }

    /// The same as far as this style of characters says.
    pub(super) fn own_look(&self, id: &str) -> TextLook {
        self.table.chain(Some(id)).fold(TextLook::default(), |look, style| look.or(style.look))
    }

    /// The font of text of no style.
    pub(super) fn font(&self) -> Option<&str> {
        let mut chain = self.table.chain(self.default.as_deref());
        chain.find_map(|style| style.font.as_deref()).or(self.font.as_deref())
    }
}

/// Reads a property of text.
pub(super) fn read_look(look: &mut TextLook, xml: &mut XmlReader, element: &XmlElement) {
    match element.name() {
        "w:b" => look.is_bold = Some(xml.is_on(element)),
        "w:sz" => look.half_points = xml.number(element, "w:val"),
        _ => {}
    }
}

/// The level of a heading by the name of its style, which is English in every Word.
fn heading_named(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if matches!(name.as_str(), "title" | "titel") {
        return Some(0);
    }
    let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("overskrift "))?;
    number.parse().ok().filter(|level| (1..=9).contains(level))
}

/// The same by Word's level of an outline, from 0; the ninth is that of text.
pub(super) fn heading_of_outline(level: Option<u32>) -> Option<u8> {
    u8::try_from(level?).ok().filter(|level| *level < 9).map(|level| level + 1)
}
