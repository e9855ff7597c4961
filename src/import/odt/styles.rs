//! What the styles of an .odt say of text: which is hidden, and which markers the items of lists have.

use std::collections::HashMap;

use crate::import::ImportError;
use crate::import::style_table::{StyleTable, check_count, style_name};
use crate::import::tree::MarkerFormat;
use crate::import::xml::{Namespace, XmlElement, XmlReader};

/// How deep lists nest at most.
const LEVELS: usize = 10;

#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    /// Whether each style hides its text, where it says so.
    text: StyleTable<Option<bool>>,
    /// The format of each level, and the number that it starts from.
    lists: HashMap<String, [(MarkerFormat, u32); LEVELS]>,
}

impl OdtStyles {
    /// Reads an element directly in the root of a part; most say nothing of styles.
    pub(super) fn read(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        if !matches!(element.name(), (Namespace::Office, "styles" | "automatic-styles")) {
            return Ok(());
        }
        xml.children(|xml, child| match child.name() {
            (Namespace::Style, "style") => self.read_style(xml, child),
            (Namespace::Text, "list-style") => self.read_list(xml, child),
            _ => Ok(()),
        })
    }

    fn read_style(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        let name = |attribute| Ok(xml.attribute(element, Namespace::Style, attribute)?.and_then(style_name));
        let (Some(name), parent) = (name("name")?, name("parent-style-name")?) else { return Ok(()) };
        let mut is_hidden = None;
        xml.children(|xml, child| {
            if child.name() == (Namespace::Style, "text-properties")
                && let Some(display) = xml.attribute(child, Namespace::Text, "display")?
            {
                is_hidden = Some(display == "none");
            }
            Ok(())
        })?;
        self.text.insert(name, parent, is_hidden)
    }

    fn read_list(&mut self, xml: &mut XmlReader, element: &XmlElement) -> Result<(), ImportError> {
        check_count(self.lists.len())?;
        let name = xml.attribute(element, Namespace::Style, "name")?.and_then(style_name);
        let Some(name) = name else { return Ok(()) };
        let mut levels = [(MarkerFormat::Bullet, 1); LEVELS];
        xml.children(|xml, child| {
            if child.name() == (Namespace::Text, "list-level-style-number") {
                let level = xml.number(child, Namespace::Text, "level")?.unwrap_or(1);
                let start = xml.number(child, Namespace::Text, "start-value")?.unwrap_or(1);
                let format = match xml.attribute(child, Namespace::Style, "num-format")?.as_deref() {
                    Some("1") => MarkerFormat::Number,
                    None | Some("") => MarkerFormat::None,
                    Some(_) => MarkerFormat::Bullet,
                };
                levels[index(level)] = (format, start);
            }
            Ok(())
        })?;
        self.lists.insert(name, levels);
        Ok(())
    }

    /// The markers of a list on this level, counted from 1, and the number that they start from.
    pub(super) fn markers(&self, list: &str, level: u32) -> (MarkerFormat, u32) {
        self.lists.get(list).map_or((MarkerFormat::Bullet, 1), |levels| levels[index(level)])
    }

    /// Whether text of this style is hidden.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.text.chain(Some(name)).find_map(|is_hidden| *is_hidden).unwrap_or(false)
    }
}

fn index(level: u32) -> usize {
    (level as usize).clamp(1, LEVELS) - 1
}
