//! The addresses in a text: of mail, and of the web.

use std::ops::Range;

use crate::form::FieldKind;
use crate::form::kind::Flaw;

/// An address that opens where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PdfLink {
    /// Its bytes of the text.
    pub(super) range: Range<usize>,
    /// As it is written.
    pub(super) address: String,
    /// What a viewer opens: a URI, in ASCII.
    pub(super) target: String,
}

/// All addresses of a paragraph.
pub(super) fn links(paragraph: &str) -> Vec<PdfLink> {
    let mut links = Vec::new();
    let mut start = 0;
    for piece in paragraph.split_inclusive(is_end) {
        let word = piece.trim_end_matches(|c| is_end(c) || ".:!?'’".contains(c));
        let label = if word.contains("://") { 0 } else { word.rfind(':').map_or(0, |colon| colon + 1) };
        if let Some(target) = target(&word[label..]) {
            let range = start + label..start + word.len();
            links.push(PdfLink { address: word[label..].to_owned(), range, target });
        }
        start += piece.len();
    }
    links
}

/// Whether no address goes on behind this.
fn is_end(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}\"”“„»«,;|".contains(c)
}

fn target(word: &str) -> Option<String> {
    let is_mail = || FieldKind::Email.flaw(word, &[]).is_none_or(Flaw::is_notice);
    let rest = |start: &str| word.strip_prefix(start).filter(|rest| rest.contains('.'));
    if rest("https://").or(rest("http://")).is_some() {
        Some(encoded(word, ":/?#@!$&'*+=%"))
    } else if rest("www.").is_some() {
        Some(format!("https://{}", encoded(word, ":/?#@!$&'*+=%")))
    } else if word.contains('@') && is_mail() {
        Some(format!("mailto:{}", encoded(word, "@+")))
    } else {
        None
    }
}

/// With percent signs for all bytes but letters, digits, `-._~` and these.
fn encoded(text: &str, kept: &str) -> String {
    let is_kept =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte);
    let encode = |byte| if is_kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::links;

    fn targets(text: &str) -> Vec<(String, String)> {
        let links = links(text).into_iter();
        links.map(|link| (text[link.range].to_owned(), link.target)).collect()
    }

    fn target(text: &str) -> String {
        let targets = targets(text);
        let [(_, target)] = &*targets else { panic!("{targets:?}") };
        target.clone()
    }

    #[test]
    fn addresses_are_found_between_words_and_marks() {
        let text = "Skriv til SOM-support@sbst.dk, (navn+a@køge.dk) eller E-mail:b@c.dk. Se https://sbst.dk/som?a=1.";
        let found: Vec<String> = targets(text).into_iter().map(|(address, _)| address).collect();
        assert_eq!(found, ["SOM-support@sbst.dk", "navn+a@køge.dk", "b@c.dk", "https://sbst.dk/som?a=1"]);
    }

    #[test]
    fn a_target_is_a_uri() {
        assert_eq!(target("SOM-support@sbst.dk"), "mailto:SOM-support@sbst.dk");
        assert_eq!(target("a?b&c@køge.dk"), "mailto:a%3Fb%26c@k%C3%B8ge.dk");
        assert_eq!(target("www.køge.dk/å"), "https://www.k%C3%B8ge.dk/%C3%A5");
        assert_eq!(target("http://a.dk/b%20c#d"), "http://a.dk/b%20c#d");
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        assert_eq!(targets("5 @ 2, @navn, a@b, https:// www. mailto: javascript:alert(1) kl. 10:30"), []);
    }
}
