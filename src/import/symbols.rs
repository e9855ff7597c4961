//! Characters of the fonts of symbols from before Unicode, which documents name by font and number.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// The characters of the font Symbol from 0x21 and from 0xa0 on.
const SYMBOL_21: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_A0: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊";

/// Those of Wingdings that people put in a text, each after its number in base 16.
const WINGDINGS: &str =
    "28☎ 2a✉ 4a☺ 4c☹ 6c● 6e■ 6f□ 75◆ 76❖ 9f• a7▪ a8◻ d8➢ df← e0→ e1↑ e2↓ e8➔ f0⇨ fb✗ fc✓ fd☒ fe☑";

/// Where fonts of symbols have their characters, too.
const PRIVATE: RangeInclusive<u32> = 0xf000..=0xf0ff;

/// A text in a font, with the characters that the font of symbols shows.
pub(super) fn shown<'t>(font: Option<&str>, text: &'t str) -> Cow<'t, str> {
    let is_private = |c: char| PRIVATE.contains(&u32::from(c));
    let Some(font) = font.filter(|_| text.contains(is_private)) else { return text.into() };
    let shown = |c: char| if is_private(c) { character(font, u32::from(c)).unwrap_or(c) } else { c };
    text.chars().map(shown).collect()
}

/// The character that a font has under a number in base 16, where it is known.
pub(super) fn numbered(font: &str, number: &str) -> Option<char> {
    character(font, u32::from_str_radix(number, 16).ok()?)
}

fn character(font: &str, number: u32) -> Option<char> {
    let code = if PRIVATE.contains(&number) { number - PRIVATE.start() } else { number };
    let from = |first: u32, all: &str| code.checked_sub(first).and_then(|at| all.chars().nth(at as usize));
    // LibreOffice numbers the fonts of one name.
    match font.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "Symbol" => from(0xa0, SYMBOL_A0).or_else(|| from(0x21, SYMBOL_21)),
        "Wingdings" => {
            WINGDINGS.split(' ').find_map(|pair| pair.strip_prefix(&*format!("{code:02x}"))?.chars().next())
        }
        _ if code == number => char::from_u32(number).filter(|c| !c.is_control()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_the_character_that_its_font_shows() {
        assert_eq!(numbered("Symbol", "F0B3"), Some('≥'));
        assert_eq!(numbered("Symbol", "62"), Some('β'));
        assert_eq!(numbered("Symbol", "F0DE"), Some('⇒'));
        assert_eq!(numbered("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(numbered("Segoe UI Emoji", "1F600"), Some('😀'));
        for (font, number) in [("Wingdings", "F021"), ("Webdings", "F061"), ("Arial", "1B"), ("Arial", "x")] {
            assert_eq!(numbered(font, number), None, "{font} {number}");
        }
    }

    #[test]
    fn in_a_text_only_the_private_characters_are_symbols() {
        assert_eq!(shown(Some("Wingdings"), "a\u{f0fc}b\u{f021}"), "a✓b\u{f021}");
        assert_eq!(shown(Some("Wingdings1"), "\u{f0fc}"), "✓");
        for font in [None, Some("Calibri"), Some("Wingdings 2")] {
            assert_eq!(shown(font, "\u{f0fc}"), "\u{f0fc}", "{font:?}");
        }
    }
}
