//! What the program keeps of the drafts that were open before, so that a writer who comes back to one finds carets,
//! selections, undo steps and shown problems as they were.

use super::OpenDraft;
use super::editors::AnswerEditors;
use super::shown_problems::ShownProblems;
use crate::draft::Draft;
use crate::form::FormSpec;

/// Upper bound on the text in the undo steps of all drafts that aren't open, in bytes.
const HISTORY_MAX: usize = 32_000_000;

/// The drafts that were open before; the one closed last comes last.
#[derive(Debug, Default)]
pub(crate) struct KeptDrafts(Vec<KeptDraft>);

/// A draft as it was left.
#[derive(Debug)]
struct KeptDraft {
    name: String,
    draft: Draft,
    editors: AnswerEditors,
    shown: ShownProblems,
}

impl KeptDrafts {
    /// Keeps what is worth it of a draft that is closed.
    pub(crate) fn keep(&mut self, open: Option<OpenDraft>) {
        let Some(OpenDraft { name, draft, editors, shown, .. }) = open else { return };
        self.0.retain(|kept| kept.name != name);
        self.0.push(KeptDraft { name, draft, editors, shown });
        let weight = |kept: &[KeptDraft]| kept.iter().map(|one| one.editors.weight()).sum::<usize>();
        let first = (0..self.0.len()).find(|first| weight(&self.0[*first..]) <= HISTORY_MAX);
        self.0.drain(..first.unwrap_or(self.0.len()));
    }

    /// Gives a draft that was just opened what was kept of it. A draft that only has the name of an earlier one gets
    /// nothing of that.
    pub(crate) fn give_back(&mut self, open: &mut OpenDraft, form: &FormSpec) {
        let is_same =
            |kept: &mut KeptDraft| kept.name == open.name && kept.draft.created == open.draft.created;
        let Some(kept) = self.0.extract_if(.., is_same).next() else { return };
        open.editors = kept.editors;
        open.shown = kept.shown;
        open.editors.follow(form, &kept.draft, &open.draft, |_| false);
        open.draft.place = kept.draft.place;
    }
}
