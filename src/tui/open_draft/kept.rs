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
        self.forget_beyond(HISTORY_MAX);
    }

    fn forget_beyond(&mut self, most: usize) {
        let weight = |kept: &[KeptDraft]| kept.iter().map(|one| one.editors.weight()).sum::<usize>();
        let first = (0..self.0.len()).find(|first| weight(&self.0[*first..]) <= most);
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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::form::{FieldId, som};
    use crate::tui::editor::Edit;
    use crate::tui::open_draft::tests::{opened, shared};

    fn of_day(name: &str, day: i64) -> OpenDraft {
        opened(name, Draft::new(som(), DateTime::UNIX_EPOCH + TimeDelta::days(day), "mette"))
    }

    /// A draft of some day in which something was typed and undone, so that it can be had back.
    fn written(name: &str, day: i64) -> OpenDraft {
        let mut shared = shared();
        let mut open = of_day(name, day);
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        open.edit(field, Edit::Paste("Hemmeligt.".to_owned()), &mut shared);
        open.edit(field, Edit::Undo, &mut shared);
        open
    }

    fn had_back(kept: &mut KeptDrafts, name: &str, day: i64) -> String {
        let mut open = of_day(name, day);
        kept.give_back(&mut open, som());
        let field = som().field(&FieldId::new("motivation")).expect("the field");
        open.editor_mut(field).apply(Edit::Redo);
        open.editor_mut(field).input.text()
    }

    #[test]
    fn another_draft_of_an_earlier_ones_name_gets_nothing_of_it() {
        let mut kept = KeptDrafts::default();
        kept.keep(Some(written("ribe", 0)));
        assert_eq!(had_back(&mut kept, "ribe", 1), "");
        assert_eq!(had_back(&mut kept, "varde", 0), "");
        assert_eq!(had_back(&mut kept, "ribe", 0), "Hemmeligt.");
        assert_eq!(had_back(&mut kept, "ribe", 0), "", "it is given back once");
    }

    #[test]
    fn beyond_the_bound_the_draft_closed_longest_ago_is_forgotten() {
        let mut kept = KeptDrafts::default();
        for name in ["ribe", "varde", "ribe"] {
            kept.keep(Some(written(name, 0)));
        }
        kept.forget_beyond(10);
        assert_eq!(had_back(&mut kept, "varde", 0), "");
        assert_eq!(had_back(&mut kept, "ribe", 0), "Hemmeligt.");
    }
}
