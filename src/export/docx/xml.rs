//! XML that is well-formed by its making: all text is escaped, and characters that a .docx can't hold are left out.

use std::borrow::Cow;

use quick_xml::escape::escape;

use crate::roundtrip::is_held;

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A text, an element, or a whole part.
pub(super) struct Xml(pub(super) String);

/// The text without the characters that a .docx can't hold.
fn held(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_held) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|&c| is_held(c)).collect::<String>().into()
}

pub(super) fn text(text: &str) -> Xml {
    Xml(escape(held(text)).into())
}

/// An element and what is inside it.
pub(super) fn element(name: &str, attributes: &[Attribute], inside: impl IntoIterator<Item = Xml>) -> Xml {
    let mut start = name.to_owned();
    for (name, value) in attributes {
        start.extend([" ", name, "=\"", &text(value).0, "\""]);
    }
    let inside = inside.into_iter().map(|Xml(xml)| xml).reduce(|all, next| all + &next);
    Xml(match inside {
        Some(inside) => format!("<{start}>{inside}</{name}>"),
        None => format!("<{start}/>"),
    })
}

/// An element whose only attribute is `w:val`.
pub(super) fn value(name: &str, value: &str) -> Xml {
    element(name, &[("w:val", value)], [])
}

/// A part of the document: its root element with what is inside it.
pub(super) fn part(root: &str, attributes: &[Attribute], inside: impl IntoIterator<Item = Xml>) -> Xml {
    let Xml(root) = element(root, attributes, inside);
    Xml(format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{root}"#))
}

/// XML from a file of `parts/`, without its line breaks and indents, and with these values in the place of their names.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> Xml {
    let template: String = template.lines().map(str::trim_start).collect();
    Xml(values.iter().fold(template, |filled, (name, value)| filled.replace(name, &text(value).0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let Xml(written) = part("a", &[("b", "\"<&\u{1}")], [text("x < y & \u{b}z\u{ffff}")]);
        assert!(written.ends_with("<a b=\"&quot;&lt;&amp;\">x &lt; y &amp; z</a>"), "{written}");
    }

    #[test]
    fn what_people_write_is_held() {
        let text = "æøå å €½ \u{a0}\u{ad}\u{200b}\u{200d}\u{202e}\u{feff}\u{fffd} 👩\u{200d}👧 שלום\n\t";
        assert_eq!(held(text), text);
    }
}
