//! `styles.xml`: which paragraphs are list items, and which text is hidden, by their style alone.

use super::numbering::ItemNumbering;
use crate::import::ImportError;
use crate::import::style_table::{StyleTable, style_name};
use crate::import::xml::{Namespace, XmlElement, XmlReader};

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
    pub(super) fn read(xml: &mut XmlReader) -> Result<Self, ImportError> {
        let mut styles = DocxStyles::default();
        xml.children_in(Namespace::Word, |xml, name, child| match name {
            "style" => styles.read_style(xml, child),
            _ => Ok(()),
        })?;
        Ok(styles)
    }

    fn read_style(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        let id = xml.attribute(element, Namespace::Word, "styleId")?.unwrap_or_default();
        let kind = xml.attribute(element, Namespace::Word, "type")?;
        let default = xml.attribute(element, Namespace::Word, "default")?;
        if kind.as_deref() == Some("paragraph") && matches!(default.as_deref(), Some("1" | "true" | "on")) {
            self.default = Some(id.clone().into_owned());
        }
        let (mut style, mut parent) = (DocxStyle::default(), None);
        xml.children_in(Namespace::Word, |xml, name, child| {
            match name {
                "basedOn" => parent = xml.value(child)?.and_then(style_name),
                "pPr" => xml.children_in(Namespace::Word, |xml, name, _| match name {
                    "numPr" => style.item.read(xml),
                    _ => Ok(()),
                })?,
                "rPr" => xml.children_in(Namespace::Word, |xml, name, child| {
                    if name == "vanish" {
                        style.is_hidden = Some(xml.is_on(child)?);
                    }
                    Ok(())
                })?,
                _ => {}
            }
            Ok(())
        })?;
        style_name(id).map_or(Ok(()), |id| self.table.insert(id, parent, style))
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
