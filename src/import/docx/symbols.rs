//! Characters that Word names by font and number (`w:sym`), from before Unicode.

/// The characters of the font Symbol from 0x21 and from 0xa0 on.
const SYMBOL_21: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_A0: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊";

/// Those of Wingdings that people put in a text.
const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// The character that a font has under a number in base 16, where it is known.
pub(super) fn character(font: &str, number: &str) -> Option<char> {
    let number = u32::from_str_radix(number, 16).ok()?;
    // Fonts of symbols have their characters in the private area, too.
    let code = if (0xf000..=0xf0ff).contains(&number) { number - 0xf000 } else { number };
    let from = |first: u32, all: &str| code.checked_sub(first).and_then(|at| all.chars().nth(at as usize));
    match font {
        "Symbol" => from(0xa0, SYMBOL_A0).or_else(|| from(0x21, SYMBOL_21)),
        "Wingdings" => WINGDINGS.iter().find(|(known, _)| *known == code).map(|(_, c)| *c),
        _ if code == number => char::from_u32(number).filter(|c| !c.is_control()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_the_character_that_its_font_shows() {
        assert_eq!(character("Symbol", "F0B3"), Some('≥'));
        assert_eq!(character("Symbol", "62"), Some('β'));
        assert_eq!(character("Symbol", "F0DE"), Some('⇒'));
        assert_eq!(character("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(character("Segoe UI Emoji", "1F600"), Some('😀'));
        for (font, number) in [("Wingdings", "F021"), ("Webdings", "F061"), ("Arial", "1B"), ("Arial", "x")] {
            assert_eq!(character(font, number), None, "{font} {number}");
        }
    }
}
