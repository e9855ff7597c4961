//! Danish prose of any length, to be measured and typed in.

pub(crate) const SENTENCE: &str = "Kommunen har siden 2021 arbejdet med businesscases på tværs af forvaltninger, men uden en \
                        fælles metode for omkostninger, effekter og succesrater (jf. bilag 3). ";

/// Danish prose in paragraphs of about 700 characters.
pub(crate) fn prose(characters: usize) -> String {
    let mut text = String::new();
    while text.chars().count() < characters {
        text.push_str(&SENTENCE.repeat(4));
        text.push('\n');
    }
    text.chars().take(characters).collect()
}
