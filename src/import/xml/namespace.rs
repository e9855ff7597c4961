//! XML namespaces. A document declares prefixes for them, and an element inside may declare others.

use std::collections::HashMap;

use quick_xml::events::BytesStart;
use quick_xml::name::{PrefixDeclaration, QName};

use crate::import::ImportError;

/// How many declarations may be in scope at once; word processors write some forty.
const MOST_DECLARED: usize = 250;

macro_rules! namespaces {
    ($($(#[$doc:meta])* $space:ident: $($name:literal)|+;)*) => {
        /// The namespace that a name belongs to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::import) enum Namespace {
            $($(#[$doc])* $space,)*
            None,
            /// Any other: nothing is read from it.
            Other,
        }

        impl Namespace {
            fn named(name: &str) -> Self {
                match name {
                    $($($name)|+ => Namespace::$space,)*
                    "" => Namespace::None,
                    _ => Namespace::Other,
                }
            }
        }
    };
}

// Where there are two names, the second is that of the strict variant of the format.
namespaces! {
    Word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main";
    /// Excel.
    Sheet: "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        | "http://purl.oclc.org/ooxml/spreadsheetml/main";
    /// `PowerPoint`.
    Slides: "http://schemas.openxmlformats.org/presentationml/2006/main"
        | "http://purl.oclc.org/ooxml/presentationml/main";
    /// Formulas.
    Math: "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math";
    /// The same content for programs of different age.
    Compatible: "http://schemas.openxmlformats.org/markup-compatibility/2006";
    /// Word's emoji.
    Symbol: "http://schemas.microsoft.com/office/word/2015/wordml/symex";
    /// Links from one part to another.
    Relations: "http://schemas.openxmlformats.org/package/2006/relationships";
    Properties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
        | "http://purl.oclc.org/ooxml/officeDocument/customProperties";
    /// `OpenDocument`: structure, metadata, text, tables, drawings, styles, package.
    Office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    Meta: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    Text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    Table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    Draw: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    Style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    Manifest: "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    /// LibreOffice's extensions.
    LibreOffice: "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";
    /// Dublin Core: who made something.
    Dublin: "http://purl.org/dc/elements/1.1/";
    Xml: "http://www.w3.org/XML/1998/namespace";
}

/// The declarations in scope.
#[derive(Debug, Default)]
pub(super) struct NamespaceScope {
    /// The declarations of each prefix, innermost last; the empty prefix is the default namespace.
    by_prefix: HashMap<String, Vec<Namespace>>,
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
            self.by_prefix.entry(prefix.to_owned()).or_default().push(Namespace::named(&attribute.value));
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

    fn of(&self, prefix: &str) -> Option<Namespace> {
        self.by_prefix.get(prefix)?.last().copied()
    }

    pub(super) fn of_element(&self, name: QName) -> Namespace {
        match name.prefix() {
            Some(prefix) => self.of_prefix(prefix.into_inner()),
            None => self.of("").unwrap_or(Namespace::None),
        }
    }

    pub(super) fn of_attribute(&self, name: QName) -> Namespace {
        name.prefix().map_or(Namespace::None, |prefix| self.of_prefix(prefix.into_inner()))
    }

    fn of_prefix(&self, prefix: &str) -> Namespace {
        if prefix == "xml" { Namespace::Xml } else { self.of(prefix).unwrap_or(Namespace::Other) }
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
        let of = |scope: &NamespaceScope| (scope.of_element(QName("a:p")), scope.of_element(QName("p")));
        assert_eq!(of(&scope), (Namespace::Other, Namespace::None));
        scope.open(&start(&format!("x xmlns:a=\"{word}\" xmlns='urn:x'")), 1).expect("two declarations");
        assert_eq!(of(&scope), (Namespace::Word, Namespace::Other));
        scope.open(&start(&format!("x xmlns:a=\"urn:x\" xmlns=\"{word}\"")), 2).expect("two declarations");
        assert_eq!(of(&scope), (Namespace::Other, Namespace::Word));
        assert_eq!(scope.of_attribute(QName("p")), Namespace::None);
        assert_eq!(scope.of_attribute(QName("xml:space")), Namespace::Xml);
        scope.close(2);
        assert_eq!(of(&scope), (Namespace::Word, Namespace::Other));
        scope.close(1);
        assert_eq!(of(&scope), (Namespace::Other, Namespace::None));
    }
}
