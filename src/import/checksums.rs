//! Reading the document property that holds the checksums of the answers as they were exported.

use super::package::Package;
use super::xml::{Namespace, XmlElement, XmlReader};
use super::{ImportError, docx, odt};
use crate::form::FormSpec;
use crate::roundtrip::{AnswerChecksums, PROPERTY};

/// The checksums; none where the property is missing or can't be read, since an import can do without.
pub(super) fn read(package: &mut Package, form: &FormSpec) -> AnswerChecksums {
    let found = property(package).ok().flatten();
    found.map_or_else(AnswerChecksums::default, |text| AnswerChecksums::from_property(&text, form))
}

fn property(package: &mut Package) -> Result<Option<String>, ImportError> {
    let part = docx::properties_part(package)?.unwrap_or_else(|| odt::PROPERTIES.to_owned());
    let mut found = None;
    package.read_xml(&part, |xml, _| xml.children(|xml, child| find(xml, child, &mut found)))?;
    Ok(found)
}

/// Word has the text in an element of its own, LibreOffice directly in a property among others.
fn find(xml: &mut XmlReader, element: &XmlElement, found: &mut Option<String>) -> Result<(), ImportError> {
    match element.name() {
        (Namespace::Office, "meta") => return xml.children(|xml, child| find(xml, child, found)),
        (Namespace::Properties, "property") if is_ours(xml, element, Namespace::None)? => {
            return xml.children(|xml, _| {
                *found = Some(xml.text()?);
                Ok(())
            });
        }
        (Namespace::Meta, "user-defined") if is_ours(xml, element, Namespace::Meta)? => {
            *found = Some(xml.text()?);
        }
        _ => {}
    }
    Ok(())
}

fn is_ours(xml: &XmlReader, element: &XmlElement, namespace: Namespace) -> Result<bool, ImportError> {
    Ok(xml.attribute(element, namespace, "name")?.is_some_and(|name| name == PROPERTY))
}
