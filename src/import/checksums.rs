//! Reading the document property that holds the checksums of the answers as they were exported.

use super::package::Package;
use super::xml::{XmlElement, XmlReader};
use super::{ImportError, docx, odt};
use crate::roundtrip::PROPERTY;

/// The property's text; none where it is missing or can't be read, since an import can do without.
pub(super) fn property(package: &mut Package) -> Option<String> {
    found(package).ok().flatten()
}

fn found(package: &mut Package) -> Result<Option<String>, ImportError> {
    let part = docx::properties_part(package)?.unwrap_or_else(|| odt::PROPERTIES.to_owned());
    let mut found = None;
    package.read_xml(&part, |xml, _| {
        xml.children(|xml, child| find(xml, child, &mut found));
        Ok(())
    })?;
    Ok(found)
}

/// Word has the text in an element of its own, LibreOffice directly in a property among others.
fn find(xml: &mut XmlReader, element: &XmlElement, found: &mut Option<String>) {
    match element.name() {
        "office:meta" => xml.children(|xml, child| find(xml, child, found)),
        "op:property" if xml.attribute(element, "name").as_deref() == Some(PROPERTY) => {
            xml.children(|xml, _| *found = Some(xml.text()));
        }
        "meta:user-defined" if xml.attribute(element, "meta:name").as_deref() == Some(PROPERTY) => {
            *found = Some(xml.text());
        }
        _ => {}
    }
}
