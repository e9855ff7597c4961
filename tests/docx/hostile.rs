//! Text that breaks documents elsewhere.

use proptest::prelude::*;

use crate::xml::Element;
use crate::{answered, docx, parts, submission};

/// The answer to `kendskab` as the document has it, with all parts well-formed.
fn through(text: &str) -> String {
    let parts = parts(&answered("kendskab", text));
    for part in parts.values() {
        Element::read(part);
    }
    let root = Element::read(&parts["word/document.xml"]);
    root.answer("kendskab").join("\n")
}

fn not_held(text: &str) -> usize {
    docx().not_held(&submission(&answered("kendskab", text)))
}

#[test]
fn markup_is_text() {
    for text in ["</w:t></w:r><w:br/>", "<!-- -->", "]]>", "&amp; &#0; &nbsp;", "\"'<>&", "<?xml?>"] {
        assert_eq!(through(text), text);
        assert_eq!(not_held(text), 0);
    }
}

#[test]
fn what_xml_can_not_hold_is_left_out_and_counted() {
    let text = "a\0b\u{1}c\u{b}d\u{1b}[2Je\u{7f}f\u{85}g\u{2028}h\u{fffe}i\u{ffff}j\u{1ffff}k\u{fdd0}l\rm";
    assert_eq!(through(text), "abcd[2Jefghijklm");
    assert_eq!(not_held(text), 12);
}

#[test]
fn odd_but_lawful_text_is_kept() {
    let texts = [
        "שלום עולם",
        "\u{202e}baglæns\u{202c}",
        "\u{301}\u{302}e\u{301}",
        "\u{feff}",
        "👩\u{200d}👧🇩🇰",
        "\u{e000}",
        "\u{10fffd}",
    ];
    for text in texts {
        assert_eq!(through(text), text);
        assert_eq!(not_held(text), 0);
    }
}

#[test]
fn a_megabyte_is_held_in_one_paragraph_and_in_many() {
    let one = "ord ".repeat(250_000) + "slut";
    assert_eq!(through(&one), one);
    let many = "ni tegn.\n".repeat(5_000) + "slut";
    assert_eq!(through(&many), many);
}

#[test]
fn a_kommune_in_the_properties_is_escaped_too() {
    let parts = parts(&answered("kommune", "Ø & <Å>\u{1} \u{ffff}\n"));
    let core = Element::read(&parts["docProps/core.xml"]);
    assert_eq!(core.named("dc:creator")[0].text, "Ø & <Å> ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_gives_a_well_formed_document(text in any::<String>()) {
        let kept = through(&text);
        if not_held(&text) == 0 && !text.contains([' ', '\t']) && !text.contains("- ") {
            prop_assert_eq!(kept, if text.trim().is_empty() { String::new() } else { text });
        }
    }
}
