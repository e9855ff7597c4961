//! The relationships of a part: which other parts belong to it, and as what.

use crate::import::ImportError;
use crate::import::package::Package;
use crate::import::xml::{Space, Xml};

/// The parts that belong to a part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// What kind it is (the end of an address that says so), and the part's name.
    targets: Vec<(String, String)>,
}

impl Relations {
    /// The relationships of the part `source`, or of the package where that is empty.
    pub(super) fn of(package: &mut Package, source: &str) -> Result<Self, ImportError> {
        let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
        let Some(text) = package.text(&format!("{folder}/_rels/{name}.rels"))? else {
            return Ok(Relations::default());
        };
        let mut xml = Xml::new(&text, &mut package.bounds);
        let mut targets = Vec::new();
        xml.root()?;
        xml.children(|xml, child| {
            if child.name() != (Space::Relations, "Relationship") {
                return Ok(());
            }
            super::bounded(targets.len())?;
            let kind = xml.attribute(child, Space::None, "Type")?.unwrap_or_default();
            let target = xml.attribute(child, Space::None, "Target")?.unwrap_or_default();
            // What is outside the file is not looked for.
            let mode = xml.attribute(child, Space::None, "TargetMode")?;
            if !mode.is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
                let kind = kind.rsplit('/').next().unwrap_or_default();
                targets.push((kind.to_owned(), resolved(folder, &target)));
            }
            Ok(())
        })?;
        Ok(Relations { targets })
    }

    /// The part of this kind.
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        self.targets.iter().find(|(of, _)| of == kind).map(|(_, target)| target.clone())
    }
}

/// The name of the part that a target means, seen from a folder of the package; there is nothing above its root.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_seen_from_its_folder_and_never_from_above_the_root() {
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/a", "../styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
