//! Reading the property by which a document tells what its answers said when it was exported.

use super::origin::{Origin, PROPERTY};
use super::package::Package;
use super::xml::{Element, Space, Xml};
use super::{ImportError, docx, odt};
use crate::form::FormSpec;

/// What the document tells; nothing where it has no such property, or one that can't be read: it is only a help.
pub(super) fn origin(package: &mut Package, form: &FormSpec) -> Origin {
    let found = property(package).ok().flatten();
    found.map_or_else(Origin::default, |text| Origin::read(&text, form))
}

fn property(package: &mut Package) -> Result<Option<String>, ImportError> {
    let part = docx::properties_part(package)?.unwrap_or_else(|| odt::PROPERTIES.to_owned());
    let Some(text) = package.text(&part)? else { return Ok(None) };
    let mut xml = Xml::new(&text, &mut package.bounds);
    xml.root()?;
    let mut found = None;
    xml.children(|xml, child| look(xml, child, &mut found))?;
    Ok(found)
}

/// Looks for the property: Word has its text in an element of its own, LibreOffice in a folder of properties.
fn look(xml: &mut Xml, element: &Element, found: &mut Option<String>) -> Result<(), ImportError> {
    match element.name() {
        (Space::Office, "meta") => xml.children(|xml, child| look(xml, child, found)),
        (Space::Properties, "property") if is_ours(xml, element, Space::None)? => xml.children(|xml, _| {
            *found = Some(xml.text()?);
            Ok(())
        }),
        (Space::Meta, "user-defined") if is_ours(xml, element, Space::Meta)? => {
            *found = Some(xml.text()?);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn is_ours(xml: &Xml, element: &Element, space: Space) -> Result<bool, ImportError> {
    Ok(xml.attribute(element, space, "name")?.is_some_and(|name| name == PROPERTY))
}
