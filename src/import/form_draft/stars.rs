//! Stars at labels: they mark what must be filled in, and belong to no label.

use super::model::ToldForm;
use super::sentences::split;

/// Takes the stars off titles and labels. Where the document says that what has a star must be filled in, the other
/// fields may be left empty.
pub(super) fn take_stars(form: &mut ToldForm) {
    let mut is_rule = false;
    let mut starred: Vec<bool> = Vec::new();
    for section in &mut form.sections {
        unstar(&mut section.title);
        for group in &mut section.groups {
            is_rule |= take_rule(&mut group.guidance) | take_rule(&mut group.requirements);
            group.heading.iter_mut().chain(group.rows.iter_mut().map(|rows| &mut rows.row)).for_each(
                |text| {
                    unstar(text);
                },
            );
            starred.extend(group.fields.iter_mut().map(|field| unstar(&mut field.label)));
        }
    }
    if is_rule && starred.contains(&true) {
        let fields = form.groups_mut().flat_map(|group| &mut group.fields);
        fields.zip(starred).for_each(|(field, is_starred)| field.optional |= !is_starred);
    }
}

/// Takes the star off a text, before or behind it; false where it has none.
fn unstar(text: &mut String) -> bool {
    let begun = text.strip_prefix("* ").unwrap_or(text);
    let bare = begun.trim_end_matches(['*', ' ', ':']);
    let end = &begun[bare.len()..];
    let is_starred = begun.len() < text.len() || end.contains('*');
    if is_starred {
        *text = format!("{bare}{}", if end.contains(':') { ":" } else { "" });
    }
    is_starred
}

/// Takes away the sentence that says what stars mean, which would speak of nothing now; false where there is none.
fn take_rule(texts: &mut Vec<String>) -> bool {
    let is_rule = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        lower.contains('*')
            && ["skal", "obligatorisk", "påkræv", "kræve"].iter().any(|word| lower.contains(word))
    };
    let mut is_taken = false;
    for text in texts.iter_mut().filter(|text| text.contains('*')) {
        let sentences = split(text);
        let kept: Vec<&str> = sentences.iter().copied().filter(|sentence| !is_rule(sentence)).collect();
        if kept.len() < sentences.len() {
            (*text, is_taken) = (kept.join(" "), true);
        }
    }
    texts.retain(|text| !text.is_empty());
    is_taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_leaves_its_label_and_its_colon_stays() {
        for (label, bare) in
            [("Navn *", "Navn"), ("Navn*:", "Navn:"), ("Navn: *", "Navn:"), ("* Navn", "Navn")]
        {
            let mut text = label.to_owned();
            assert!(unstar(&mut text));
            assert_eq!(text, bare);
        }
        assert!(!unstar(&mut "2 * 3 kroner:".to_owned()));
    }

    #[test]
    fn the_sentence_about_stars_is_taken_and_the_rest_stays() {
        let mut texts =
            vec!["Læs vejledningen. Felter markeret med * skal udfyldes.".to_owned(), "A * B".to_owned()];
        assert!(take_rule(&mut texts));
        assert_eq!(texts, ["Læs vejledningen.", "A * B"]);
        assert!(!take_rule(&mut texts));
    }
}
