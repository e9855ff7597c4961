//! The places to type in that a document marks as such: content controls that hold nothing but room or a placeholder.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::import::placeholder::is_place_to_write;
use crate::import::tree::{ContentControl, ControlContent, DocumentTree, TextPosition};

/// Where they are.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Those in a line of text, by their paragraph.
    pub(super) typed: BTreeMap<usize, Vec<Range<usize>>>,
    /// Those of whole paragraphs: the first, and the one after the last.
    pub(super) standing: BTreeMap<usize, usize>,
}

impl Places {
    pub(super) fn of(tree: &DocumentTree) -> Self {
        let choosers: BTreeSet<TextPosition> = tree.choosers.iter().map(|chooser| chooser.at).collect();
        let objects: BTreeSet<usize> = tree.objects.iter().map(|object| object.paragraph).collect();
        let mut places = Places::default();
        for control in tree.controls.iter().filter(|control| !choosers.contains(&control.first)) {
            let ((first, from), (end, to)) = (control.first, control.end);
            match control.content {
                ControlContent::Text if first == end && is_room(tree, control) => {
                    places.typed.entry(first).or_default().push(from..to);
                }
                // A picture is none.
                ControlContent::Paragraphs
                    if first < end
                        && objects.range(first..=end).next().is_none()
                        && is_room(tree, control) =>
                {
                    // The innermost, which comes last.
                    places.standing.insert(first, end);
                }
                _ => {}
            }
        }
        places
    }

    /// Whether there is one in this paragraph, or begins with it.
    pub(super) fn is_in(&self, paragraph: usize) -> bool {
        self.typed.contains_key(&paragraph) || self.standing.contains_key(&paragraph)
    }
}

/// Whether a control has no text of its own, and no cells.
fn is_room(tree: &DocumentTree, control: &ContentControl) -> bool {
    let paragraphs = control.first.0..control.end.0;
    let is_within = |at: usize| tree.paragraphs[at].cell == control.cell;
    paragraphs.into_iter().all(is_within)
        && tree.text(control.first, control.end).lines().all(is_place_to_write)
}
