//! The vocabularies that names belong to. A document declares prefixes for them, and may change them on the way.

use std::collections::HashMap;

use quick_xml::events::BytesStart;
use quick_xml::name::{PrefixDeclaration, QName};

use crate::import::ImportError;

/// How many declarations may hold at once; word processors write some forty.
const MOST_DECLARED: usize = 250;

macro_rules! spaces {
    ($($(#[$doc:meta])* $space:ident: $($name:literal)|+;)*) => {
        /// The vocabulary that a name belongs to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::import) enum Space {
            $($(#[$doc])* $space,)*
            /// None.
            None,
            /// One that nothing is read from.
            Other,
        }

        impl Space {
            fn named(name: &str) -> Self {
                match name {
                    $($($name)|+ => Space::$space,)*
                    "" => Space::None,
                    _ => Space::Other,
                }
            }
        }
    };
}

// Where there are two names, the second is that of the strict variant of the format.
spaces! {
    /// Word's text.
    Word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main";
    /// Excel's cells.
    Sheet: "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        | "http://purl.oclc.org/ooxml/spreadsheetml/main";
    /// `PowerPoint`'s slides.
    Slides: "http://schemas.openxmlformats.org/presentationml/2006/main"
        | "http://purl.oclc.org/ooxml/presentationml/main";
    /// Formulas in a text.
    Math: "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math";
    /// The same thing for programs of different age.
    Compatible: "http://schemas.openxmlformats.org/markup-compatibility/2006";
    /// Word's emoji.
    Symbol: "http://schemas.microsoft.com/office/word/2015/wordml/symex";
    /// What leads from one part to another.
    Relations: "http://schemas.openxmlformats.org/package/2006/relationships";
    /// A document's own properties.
    Properties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
        | "http://purl.oclc.org/ooxml/officeDocument/customProperties";
    /// The frame of an `OpenDocument` file.
    Office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    /// What is told of it.
    Meta: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    /// Its text.
    Text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    /// Its tables.
    Table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    /// Its pictures and frames.
    Draw: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    /// Its styles.
    Style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    /// What its file consists of.
    Manifest: "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    /// What LibreOffice adds.
    LibreOffice: "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";
    /// Who made something.
    Dublin: "http://purl.org/dc/elements/1.1/";
    /// XML itself.
    Xml: "http://www.w3.org/XML/1998/namespace";
}

/// The declarations that hold.
#[derive(Debug, Default)]
pub(super) struct Spaces {
    /// What a prefix was declared to be, the last one last; the empty one is that of names without any.
    by_prefix: HashMap<String, Vec<Space>>,
    /// The declarations in their order, with how deep each stands.
    declared: Vec<(usize, String)>,
}

impl Spaces {
    /// Adds what an element declares that stands so deep.
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
            self.by_prefix.entry(prefix.to_owned()).or_default().push(Space::named(&attribute.value));
        }
        Ok(())
    }

    /// Takes back what the element declared that ends and stood so deep.
    pub(super) fn close(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.declared.pop_if(|(at, _)| *at >= depth) {
            if let Some(spaces) = self.by_prefix.get_mut(&prefix) {
                spaces.pop();
            }
        }
    }

    fn of(&self, prefix: &str) -> Option<Space> {
        self.by_prefix.get(prefix)?.last().copied()
    }

    /// The vocabulary of an element's name.
    pub(super) fn of_element(&self, name: QName) -> Space {
        match name.prefix() {
            Some(prefix) => self.of_prefix(prefix.into_inner()),
            None => self.of("").unwrap_or(Space::None),
        }
    }

    /// The vocabulary of an attribute's name.
    pub(super) fn of_attribute(&self, name: QName) -> Space {
        name.prefix().map_or(Space::None, |prefix| self.of_prefix(prefix.into_inner()))
    }

    fn of_prefix(&self, prefix: &str) -> Space {
        if prefix == "xml" { Space::Xml } else { self.of(prefix).unwrap_or(Space::Other) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the prefixes `a` and none are, outside and inside an element that declares them anew.
    #[test]
    fn a_declaration_holds_where_it_stands_and_hides_the_one_around() {
        let word = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let mut spaces = Spaces::default();
        let start = |text: &str| BytesStart::from_content(text.to_owned(), 1);
        let of = |spaces: &Spaces| (spaces.of_element(QName("a:p")), spaces.of_element(QName("p")));
        assert_eq!(of(&spaces), (Space::Other, Space::None));
        spaces.open(&start(&format!("x xmlns:a=\"{word}\" xmlns='urn:x'")), 1).expect("two declarations");
        assert_eq!(of(&spaces), (Space::Word, Space::Other));
        spaces.open(&start(&format!("x xmlns:a=\"urn:x\" xmlns=\"{word}\"")), 2).expect("two declarations");
        assert_eq!(of(&spaces), (Space::Other, Space::Word));
        assert_eq!(spaces.of_attribute(QName("p")), Space::None);
        assert_eq!(spaces.of_attribute(QName("xml:space")), Space::Xml);
        spaces.close(2);
        assert_eq!(of(&spaces), (Space::Word, Space::Other));
        spaces.close(1);
        assert_eq!(of(&spaces), (Space::Other, Space::None));
    }
}
