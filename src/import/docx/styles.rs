//! `styles.xml`: which paragraphs are list items, and which text is hidden, by their style alone.

use super::numbering::ItemNumbering;
use crate::import::style_table::{StyleTable, style_name};
use crate::import::xml::{XmlElement, XmlReader};

#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    table: StyleTable<DocxStyle>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct DocxStyle {
    item: ItemNumbering,
    is_hidden: Option<bool>,
}

impl DocxStyles {
    /// Reads the part.
    pub(super) fn read(xml: &mut XmlReader) -> Self {
        let mut styles = DocxStyles::default();
        xml.children(|xml, child| {
            if child.name() == "w:style" {
                styles.read_style(xml, child);
            }
        });
        styles
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
            "w:pPr" => xml.children(|xml, child| {
                if child.name() == "w:numPr" {
                    style.item.read(xml);
                }
            }),
            "w:rPr" => xml.children(|xml, child| {
                if child.name() == "w:vanish" {
                    style.is_hidden = Some(xml.is_on(child));
                }
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
}
