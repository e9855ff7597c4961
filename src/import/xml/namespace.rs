//! XML namespaces. A document declares prefixes for them, and an element inside may declare others.

use std::collections::HashMap;

use quick_xml::events::BytesStart;
use quick_xml::name::{PrefixDeclaration, QName};

use crate::import::ImportError;

/// How many declarations may be in scope at once; word processors write some forty.
const MOST_DECLARED: usize = 250;

/// The prefix of namespaces from which nothing is read.
const OTHER: &str = "?";

/// The prefix that a namespace has in this program, whatever a document calls it. Where there are two namespaces, the
/// second is that of the strict variant of the format.
fn own_prefix(namespace: &str) -> &'static str {
    match namespace {
        // Word, Excel, PowerPoint, and formulas.
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        | "http://purl.oclc.org/ooxml/spreadsheetml/main" => "x",
        "http://schemas.openxmlformats.org/presentationml/2006/main"
        | "http://purl.oclc.org/ooxml/presentationml/main" => "p",
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => "m",
        // The same content for programs of different age.
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        // Word's comments: their paragraphs by number, and their threads.
        "http://schemas.microsoft.com/office/word/2010/wordml" => "w14",
        "http://schemas.microsoft.com/office/word/2012/wordml" => "w15",
        // Word's emoji.
        "http://schemas.microsoft.com/office/word/2015/wordml/symex" => "w16se",
        // Links from one part to another.
        "http://schemas.openxmlformats.org/package/2006/relationships" => "rel",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
        | "http://purl.oclc.org/ooxml/officeDocument/customProperties" => "op",
        // OpenDocument: structure, metadata, text, tables, drawings, styles.
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => "office",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" => "meta",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => "text",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => "table",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => "draw",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => "style",
        // LibreOffice's extensions.
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => "loext",
        // Dublin Core: who made something.
        "http://purl.org/dc/elements/1.1/" => "dc",
        "http://www.w3.org/XML/1998/namespace" => "xml",
        "" => "",
        _ => OTHER,
    }
}

/// The declarations in scope.
#[derive(Debug, Default)]
pub(super) struct NamespaceScope {
    /// What each prefix of the document stands for, as [`own_prefix`] has it, innermost last; the empty prefix is the
    /// default namespace.
    by_prefix: HashMap<String, Vec<&'static str>>,
    /// All declared prefixes in order, each with the depth of its element.
    declared: Vec<(usize, String)>,
}

impl NamespaceScope {
    /// Adds the declarations of an element at this depth.
    pub(super) fn open(&mut self, start: &BytesStart, depth: usize) -> Result<(), ImportError> {
        if !start.attributes_raw().contains("xmlns") {
            return Ok(());
        }
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ImportError::Damaged)?;
            let prefix = match attribute.key.as_namespace_binding() {
                Some(PrefixDeclaration::Default) => "",
                Some(PrefixDeclaration::Named(prefix)) => prefix,
                None => continue,
            };
            if self.declared.len() == MOST_DECLARED {
                return Err(ImportError::TooMuch);
            }
            self.declared.push((depth, prefix.to_owned()));
            self.by_prefix.entry(prefix.to_owned()).or_default().push(own_prefix(&attribute.value));
        }
        Ok(())
    }

    /// Drops the declarations of the element that ends at this depth.
    pub(super) fn close(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.declared.pop_if(|(at, _)| *at >= depth) {
            if let Some(declared) = self.by_prefix.get_mut(&prefix) {
                declared.pop();
            }
        }
    }

    /// The name of an element with this program's prefix.
    pub(super) fn name(&self, name: QName) -> String {
        let (local, prefix) = name.decompose();
        let own = match prefix {
            Some(prefix) => self.of_prefix(prefix.into_inner()),
            None => self.declared("").unwrap_or_default(),
        };
        // A local name with a colon, which XML forbids, would look like one with a prefix of this program's.
        let own = if own.is_empty() && local.into_inner().contains(':') { OTHER } else { own };
        if own.is_empty() { local.into_inner().to_owned() } else { format!("{own}:{}", local.into_inner()) }
    }

    /// This program's prefix for an attribute; one without a prefix is in no namespace.
    pub(super) fn prefix_of_attribute(&self, name: QName) -> &'static str {
        name.prefix().map_or("", |prefix| self.of_prefix(prefix.into_inner()))
    }

    fn of_prefix(&self, prefix: &str) -> &'static str {
        if prefix == "xml" { "xml" } else { self.declared(prefix).unwrap_or(OTHER) }
    }

    fn declared(&self, prefix: &str) -> Option<&'static str> {
        self.by_prefix.get(prefix)?.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_holds_where_it_stands_and_hides_the_one_around() {
        let word = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let mut scope = NamespaceScope::default();
        let start = |text: &str| BytesStart::from_content(text.to_owned(), 1);
        let of = |scope: &NamespaceScope| [scope.name(QName("a:p")), scope.name(QName("p"))];
        assert_eq!(of(&scope), ["?:p", "p"]);
        scope.open(&start(&format!("x xmlns:a=\"{word}\" xmlns='urn:x'")), 1).expect("two declarations");
        assert_eq!(of(&scope), ["w:p", "?:p"]);
        scope.open(&start(&format!("x xmlns:a=\"urn:x\" xmlns=\"{word}\"")), 2).expect("two declarations");
        assert_eq!(of(&scope), ["?:p", "w:p"]);
        assert_eq!(scope.prefix_of_attribute(QName("p")), "");
        let mut none = NamespaceScope::default();
        none.open(&start("x xmlns=\"\""), 1).expect("a declaration");
        assert_eq!([none.name(QName(":w:p")), none.name(QName("p"))], ["?:w:p", "p"]);
        assert_eq!(scope.prefix_of_attribute(QName("xml:space")), "xml");
        scope.close(2);
        assert_eq!(of(&scope), ["w:p", "?:p"]);
        scope.close(1);
        assert_eq!(of(&scope), ["?:p", "p"]);
    }
}
