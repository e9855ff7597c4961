//! Merging: nothing that anyone wrote vanishes, whoever comes first.

use std::collections::BTreeSet;

use som::draft::Draft;
use som::draft::merge::merge as merged;
use som::form::{FieldId, som};

use super::now;

/// What drafts are made of: short enough that two sides often write the same.
const PARAGRAPHS: [&str; 8] = [
    "",
    "Ledelsen bakker op.",
    "Vi måler.",
    "- punkt",
    "  ",
    "Vi måler. Og lærer.",
    "漢字 👨\u{200d}👧",
    "Nej.",
];

/// Three drafts from the bytes: what both sides began with, and what each made of it.
pub fn merge(bytes: &[u8]) {
    let mut bytes = bytes.iter().copied();
    let base = draft(&mut bytes, None, "begge");
    let ours = draft(&mut bytes, Some(&base), "mette");
    let theirs = draft(&mut bytes, Some(&base), "jonas");
    for one in [&base, &ours, &theirs] {
        assert!(merged(som(), &base, one, one).draft.says_the_same(one));
        assert!(merged(som(), one, one, &theirs).draft.says_the_same(&theirs));
        assert!(merged(som(), one, &ours, one).draft.says_the_same(&ours));
    }
    let one_way = merged(som(), &base, &ours, &theirs).draft;
    let other_way = merged(som(), &base, &theirs, &ours).draft;
    for field in som().fields().map(|field| &field.id) {
        assert_eq!(texts(&one_way, field), texts(&other_way, field), "{field}");
        for side in [&ours, &theirs] {
            let old: BTreeSet<&str> = base.answer(field).lines().collect();
            let all = texts(&one_way, field);
            for line in
                side.answer(field).lines().filter(|line| !line.trim().is_empty() && !old.contains(line))
            {
                assert!(all.iter().any(|text| text.contains(line)), "{field}: {line:?} is gone from {all:?}");
            }
        }
    }
}

/// A draft that differs from `old` in some fields.
fn draft(bytes: &mut impl Iterator<Item = u8>, old: Option<&Draft>, author: &str) -> Draft {
    let mut draft = old.cloned().unwrap_or_else(|| Draft::new(som(), now(), author));
    author.clone_into(&mut draft.changed_by);
    for field in som().fields() {
        let Some(count) = bytes.next() else { break };
        if old.is_some() && count & 0x80 != 0 {
            continue;
        }
        let count = usize::from(count % 5);
        let lines: Vec<&str> = bytes.take(count).map(|byte| PARAGRAPHS[usize::from(byte % 8)]).collect();
        draft.set_answer(&field.id, lines.join("\n"));
    }
    draft
}

/// All that stands in a field: the answer and its rivals.
fn texts<'d>(draft: &'d Draft, field: &FieldId) -> BTreeSet<&'d str> {
    let rivals = draft.rivals(field).iter().map(|rival| rival.text.as_str());
    std::iter::once(draft.answer(field)).chain(rivals).filter(|text| !text.trim().is_empty()).collect()
}
