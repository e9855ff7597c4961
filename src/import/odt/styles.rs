//! What the styles of an .odt say of text: which is hidden, in which font it is, and which markers
//! the items of lists have.

use std::collections::HashMap;

use crate::import::style_table::{StyleTable, style_name};
use crate::import::tree::MarkerFormat;
use crate::import::xml::{XmlElement, XmlReader};

/// How deep lists nest at most.
const LEVELS: usize = 10;

#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    text: StyleTable<OdtTextStyle>,
    /// The format of each level, and the number that it starts from.
    lists: HashMap<String, [(MarkerFormat, u32); LEVELS]>,
}

/// What a style says of its text.
#[derive(Debug, Default)]
struct OdtTextStyle {
    is_hidden: Option<bool>,
    font: Option<String>,
}

impl OdtStyles {
    /// Reads an element directly in the root of a part; most say nothing of styles.
    pub(super) fn read(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        if !matches!(element.name(), "office:styles" | "office:automatic-styles") {
            return;
        }
        xml.children(|xml, child| match child.name() {
            "style:style" => self.read_style(xml, child),
            "text:list-style" => self.read_list(xml, child),
            _ => {}
        });
    }

    fn read_style(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        xml.check_count(self.text.by_name.len());
        let name = xml.attribute(element, "style:name").and_then(style_name);
        let parent = xml.attribute(element, "style:parent-style-name").and_then(style_name);
        let Some(name) = name else { return };
        let mut style = OdtTextStyle::default();
        xml.children(|xml, child| {
            if child.name() == "style:text-properties" {
                style.is_hidden = xml.attribute(child, "text:display").map(|display| display == "none");
                style.font = xml.attribute(child, "style:font-name").and_then(style_name);
            }
        });
        self.text.by_name.insert(name, (parent, style));
    }

    fn read_list(&mut self, xml: &mut XmlReader, element: &XmlElement) {
        xml.check_count(self.lists.len());
        let name = xml.attribute(element, "style:name").and_then(style_name);
        let Some(name) = name else { return };
        let mut levels = [(MarkerFormat::Bullet, 1); LEVELS];
        xml.children(|xml, child| {
            if child.name() == "text:list-level-style-number" {
                let level = xml.number(child, "text:level").unwrap_or(1);
                let start = xml.number(child, "text:start-value").unwrap_or(1);
                let format = match xml.attribute(child, "style:num-format").as_deref() {
                    Some("1") => MarkerFormat::Number,
                    None | Some("") => MarkerFormat::None,
                    Some(_) => MarkerFormat::Bullet,
                };
                levels[index(level)] = (format, start);
            }
        });
        self.lists.insert(name, levels);
    }

    /// The markers of a list on this level, counted from 1, and the number that they start from.
    pub(super) fn markers(&self, list: &str, level: u32) -> (MarkerFormat, u32) {
        self.lists.get(list).map_or((MarkerFormat::Bullet, 1), |levels| levels[index(level)])
    }

    /// Whether text of this style is hidden.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.text.chain(Some(name)).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// The font of text of this style.
    pub(super) fn font(&self, name: &str) -> Option<String> {
        self.text.chain(Some(name)).find_map(|style| style.font.clone())
    }
}

fn index(level: u32) -> usize {
    (level as usize).clamp(1, LEVELS) - 1
}
