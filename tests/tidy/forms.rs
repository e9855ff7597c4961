//! What is true of one form alone stands in its data: none of its ids, labels or titles is in the program or its words.

use crate::{code, is_test_file, sources};

/// Ids of the built-in form that are everyday words, which the program has reasons of its own to say.
const EVERYDAY: &[&str] = &["adresse", "email", "kommune", "medarbejdere", "navn", "stilling", "telefon"];

/// The values of a key in a form's data.
fn values<'t>(form: &'t str, key: &str) -> Vec<&'t str> {
    let begins = format!("{key}: \"");
    form.split(&begins).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "these tests read the program's own source")]
fn the_program_knows_no_question_of_the_built_in_form() {
    let root = crate::root().join("src");
    let form = std::fs::read_to_string(root.join("forms/som-implementeringsforloeb.ron")).expect("the form");
    let ids: Vec<&str> = values(&form, "id").into_iter().filter(|id| !EVERYDAY.contains(id)).collect();
    assert!(ids.len() > 15, "{ids:?}");
    let labels = ["label", "title", "step", "heading"].map(|key| values(&form, key)).concat();
    let labels: Vec<&str> = labels.into_iter().filter(|label| !EVERYDAY.contains(label)).collect();
    assert!(labels.len() > 20, "{labels:?}");
    let mut found = Vec::new();
    for (file, text) in sources(&["src"]).iter().filter(|(file, _)| !is_test_file(file)) {
        for (number, line) in code(text).filter(|(_, line)| !line.contains("include_str!")) {
            let quoted = line.split('"').skip(1).step_by(2);
            let known = |text: &&str| ids.contains(text) || labels.contains(text);
            found.extend(quoted.filter(known).map(|text| format!("{file}:{number}: {text}")));
        }
    }
    for lang in ["da", "en"] {
        for entry in std::fs::read_dir(root.join("words").join(lang)).expect("the words") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("the words");
            let own = labels.iter().filter(|label| label.chars().count() > 12 && text.contains(**label));
            found.extend(own.map(|label| format!("{}: {label}", path.display())));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
