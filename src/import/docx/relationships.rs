//! The relationships of a part: which other parts belong to it, and as what.

use crate::import::ImportError;
use crate::import::package::Package;
use crate::import::xml::{XmlElement, XmlReader};

#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// The kind (the last segment of its URI) and the name of each part.
    targets: Vec<(String, String)>,
}

impl Relationships {
    /// The relationships of the part `source`; where that is empty, of the package.
    pub(super) fn of(package: &mut Package, source: &str) -> Result<Self, ImportError> {
        let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
        let mut targets = Vec::new();
        let read = |xml: &mut XmlReader, child: &XmlElement| {
            if child.name() != "rel:Relationship" {
                return;
            }
            xml.check_count(targets.len());
            let kind = xml.attribute(child, "Type").unwrap_or_default();
            let target = xml.attribute(child, "Target").unwrap_or_default();
            // Nothing outside the file is followed.
            let mode = xml.attribute(child, "TargetMode");
            if !mode.is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
                let kind = kind.rsplit('/').next().unwrap_or_default();
                targets.push((kind.to_owned(), resolved(folder, &target)));
            }
        };
        package.read_xml(&format!("{folder}/_rels/{name}.rels"), |xml, _| {
            xml.children(read);
            Ok(())
        })?;
        Ok(Relationships { targets })
    }

    /// The part of this kind.
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        self.targets(kind).next()
    }

    /// The parts of this kind.
    pub(super) fn targets(&self, kind: &str) -> impl Iterator<Item = String> {
        self.targets.iter().filter(move |(of, _)| of == kind).map(|(_, target)| target.clone())
    }
}

/// The name of the part that a target means in a folder of the package; there is nothing above its root.
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
    fn a_target_is_resolved_in_its_folder_and_never_above_the_root() {
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/a", "../styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
