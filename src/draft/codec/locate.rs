//! Finds mistakes that only a draft's file can have: a misspelt field, an answer that another has swallowed.

use super::sum::is_edited_by_hand;
use super::terms::FIELDS;
use crate::draft::Draft;
use crate::form::{FieldId, FormDefinition};
use crate::ron_file::locate::{TokenKind, tokens};

/// The first unknown field and its position: if a known field is missing, this is likely its misspelling.
pub(super) fn unknown_field(source: &str) -> Option<(usize, &str)> {
    let mut depth = 0;
    let mut word = None;
    for token in tokens(source) {
        match token.kind {
            TokenKind::Mark('(' | '[' | '{') => depth += 1,
            TokenKind::Mark(')' | ']' | '}') => depth -= 1,
            TokenKind::Word if depth == 1 => word = Some((token.start, &source[token.start..token.end])),
            TokenKind::Mark(':') if depth == 1 => {
                if let Some((start, name)) = word.filter(|(_, name)| !FIELDS.contains(name)) {
                    return Some((start, name));
                }
            }
            _ => {}
        }
    }
    None
}

/// The first answer swallowed by another's text, and where that should have ended.
///
/// A raw string without its final hash runs to the end of the next one, and swallows what is between. Checked only in
/// files edited by hand and for answers that are missing otherwise: som's own files always load, even if someone
/// pasted a draft into an answer.
pub(super) fn swallowed(source: &str, form: &FormDefinition, draft: &Draft) -> Option<(usize, FieldId)> {
    if !is_edited_by_hand(source) {
        return None;
    }
    for text in tokens(source).filter(|token| token.kind == TokenKind::RawText) {
        let mut start = text.start;
        for line in source[text.start..text.end].split_inclusive('\n') {
            let key = line.trim_start().strip_prefix('"').and_then(|line| line.split_once("\":"));
            if let Some((key, _)) = key
                && let id = FieldId::new(key)
                && form.has(&id)
                && !draft.answers.contains_key(&id)
            {
                return Some((start.saturating_sub(1), id));
            }
            start += line.len();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_is_one_of_the_draft_and_not_of_a_part_of_it() {
        let source = "(form: 1, place: (fld: 1), ticks: {x: [1]}, frm: 2, frn: 3)";
        assert_eq!(unknown_field(source), source.find("frm").map(|at| (at, "frm")));
        assert_eq!(unknown_field("(form: 1, place: (fld: 1))"), None);
    }
}
