//! Suggestions for a mistyped name.

/// Those of `names` that resemble `typed`, best match first, three at most.
pub(crate) fn similar<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let mut found: Vec<(usize, &str)> = names
        .filter_map(|name| {
            let folded = name.to_lowercase();
            let is_part = !typed.is_empty() && (folded.contains(&typed) || typed.contains(&folded));
            let distance = if is_part { 1 } else { strsim::levenshtein(&typed, &folded) };
            let allowed = 1 + typed.chars().count() / 4;
            (distance <= allowed).then_some((distance, name))
        })
        .collect();
    found.sort_unstable();
    found.truncate(3);
    found.into_iter().map(|(_, name)| name).collect()
}

/// The name that `typed` was most likely meant to be.
pub(crate) fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    similar(typed, names).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let names = ["aarhus", "aarhus-2", "randers", "aeroe"];
        assert_eq!(similar("arhus", names.into_iter()), ["aarhus", "aarhus-2"]);
        assert_eq!(similar("Randes", names.into_iter()), ["randers"]);
        assert!(similar("lolland", names.into_iter()).is_empty());
        assert!(similar("", names.into_iter()).is_empty());
        assert_eq!(nearest("arhus", names.into_iter()), Some("aarhus"));
        assert_eq!(nearest("lolland", names.into_iter()), None);
    }
}
