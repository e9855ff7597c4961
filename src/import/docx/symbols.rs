//! Characters that Word names by font and number (`w:sym`), from before Unicode.

/// The characters of the font Symbol from 0x21 and from 0xa0 on.
const SYMBOL_21: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_A0: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊";

/// Those of Wingdings that people put in a text, each after its number in base 16.
const WINGDINGS: &str =
    "28☎ 2a✉ 4a☺ 4c☹ 6c● 6e■ 6f□ 75◆ 76❖ 9f• a7▪ a8◻ d8➢ df← e0→ e1↑ e2↓ e8➔ f0⇨ fb✗ fc✓ fd☒ fe☑";

/// The character that a font has under a number in base 16, where it is known.
pub(super) fn character(font: &str, number: &str) -> Option<char> {
    let number = u32::from_str_radix(number, 16).ok()?;
    // Fonts of symbols have their characters in the private area, too.
    let code = if (0xf000..=0xf0ff).contains(&number) { number - 0xf000 } else { number };
    let from = |first: u32, all: &str| code.checked_sub(first).and_then(|at| all.chars().nth(at as usize));
    match font {
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
