//! The draft that is open: what it says, what was found in it, how its saving stands, who else is in it. The screens
//! of a draft read and change it here and nowhere else.

mod answers;
mod colleagues;
mod editors;
mod kept;
mod letter;
mod notes;
mod persistence;
mod remarks;
mod replacing;
mod rows;
mod saving;
mod shown_problems;
mod told_length;

use chrono::DateTime;

use crate::draft::Draft;
use crate::draft::check::{Check, Problem};
use crate::form::{Field, FieldId, FormSpec, Section};
use crate::page::Fill;
use crate::say;
use crate::tui::message::Opened;
use crate::tui::phrases;
use crate::tui::shared::Shared;
use crate::words::Words;
pub(crate) use answers::put_in;
use colleagues::{Colleagues, OwnRestore};
use editors::AnswerEditors;
pub(crate) use kept::KeptDrafts;
pub(crate) use letter::OutgoingLetter;
pub(crate) use persistence::Quitting;
use rows::RowSteps;
use saving::Saving;
use shown_problems::ShownProblems;
use told_length::ToldLength;

/// The open draft.
#[derive(Debug)]
pub struct OpenDraft {
    name: String,
    draft: Draft,
    check: Check,
    editors: AnswerEditors,
    saving: Saving,
    shown: ShownProblems,
    told_length: ToldLength,
    row_steps: RowSteps,
    /// The version of the form that the draft was last written in when it was opened.
    written_in: u32,
    colleagues: Colleagues,
    letter: Option<OutgoingLetter>,
    /// The letter of which it was last seen what came of it.
    seen_letter: Option<OutgoingLetter>,
    /// What came of a letter, until it was told.
    letter_news: Option<String>,
    /// The number of the last text of someone else's that the draft holds.
    upon: u64,
    is_read_only: bool,
    /// Whether a newer som has written the file since.
    is_newer_in_place: bool,
    /// The version that the writer asked to have restored, until it comes in.
    restoring: Option<OwnRestore>,
    /// Whether it is to be deleted once it is saved.
    is_deleting: bool,
    /// What the screens have not looked at yet.
    unseen: Option<Refresh>,
    /// The fields of the problems before that, in their order.
    problems_before: Vec<FieldId>,
    /// The fields with open remarks before that.
    remarks_before: Vec<FieldId>,
}

impl OpenDraft {
    /// A draft as it was opened. Its states are numbered on from `before`, the last one of the draft that was open
    /// until now.
    pub(crate) fn new(opened: Opened, before: u64, form: &FormSpec) -> Self {
        let Opened { name, draft, is_read_only, .. } = opened;
        OpenDraft {
            name,
            check: Check::of(form, &draft),
            written_in: draft.form_version,
            editors: AnswerEditors::default(),
            saving: Saving::of_saved(draft.changed, before),
            draft,
            shown: ShownProblems::default(),
            told_length: ToldLength::default(),
            row_steps: RowSteps::default(),
            colleagues: Colleagues::default(),
            letter: None,
            seen_letter: None,
            letter_news: None,
            upon: 0,
            is_read_only,
            is_newer_in_place: false,
            restoring: None,
            is_deleting: false,
            unseen: None,
            problems_before: Vec::new(),
            remarks_before: Vec::new(),
        }
    }

    /// The draft's name in the data folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says now.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What was found in it.
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// How full a long answer is, as it is told while someone types in it.
    pub(crate) fn told_fill(&self, field: &FieldId) -> Option<Fill> {
        Some(self.told_length.of(field, self.fill(field)?))
    }

    /// How full a long answer is.
    fn fill(&self, field: &FieldId) -> Option<Fill> {
        self.check.field(field)?.fill.clone()
    }

    /// The name of a field, with a mark if the question has come since the draft was last written.
    pub(crate) fn name_of(&self, field: &Field, words: &Words) -> String {
        if field.is_new_since(self.written_in) {
            return say!(words, "growth-new-field", name = field.name());
        }
        field.name().to_owned()
    }

    pub(crate) fn answer(&self, field: &FieldId) -> &str {
        self.draft.answer(field)
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// The applicant's name, for the title row.
    pub(crate) fn title(&self, form: &FormSpec) -> String {
        title_of(&self.name, &self.draft, form)
    }

    /// Why the screens must look at the draft again, once.
    pub(crate) fn take_unseen(&mut self) -> Option<Refresh> {
        self.unseen.take()
    }

    /// The fields of the problems that there were before the screens were last to look at the draft again.
    pub(crate) fn problems_before(&self) -> &[FieldId] {
        &self.problems_before
    }

    /// The fields with open remarks that there were before that.
    pub(crate) fn remarks_before(&self) -> &[FieldId] {
        &self.remarks_before
    }

    /// The problems that show at a field: those that it was left with and still has. A dispute has a sentence of its
    /// own: see [`OpenDraft::dispute_text`].
    pub(crate) fn shown_problems(&self, field: &FieldId) -> Vec<&Problem> {
        self.shown.of(field, &self.check)
    }

    /// Whether something shows at a field that must be put right, a dispute among it.
    pub(crate) fn shows_problem(&self, field: &FieldId) -> bool {
        let shown = self.shown_problems(field);
        self.draft.is_disputed(field) || shown.iter().any(|problem| !problem.is_notice())
    }

    /// Takes note that a field was left: its notices show from now on, and its problems if its step was left forwards.
    pub(crate) fn field_left(&mut self, field: &FieldId, form: &FormSpec) {
        self.shown.field_left(field, form, &self.check);
    }

    /// Takes note that a step, counted from 0, was left forwards: its problems show from now on.
    pub(crate) fn step_left(&mut self, step: usize, form: &FormSpec) {
        self.shown.step_left(step, form, &self.check);
    }

    /// Shows every problem from now on.
    pub(crate) fn show_all_problems(&mut self, form: &FormSpec) {
        (0..form.sections.len()).for_each(|step| self.shown.step_left(step, form, &self.check));
    }

    /// How many answers of a section hold a problem.
    pub(crate) fn open_answers(&self, section: &Section) -> usize {
        let is_open = |field: &&Field| {
            let found = self.check.field(&field.id);
            found.is_some_and(|found| found.problems.iter().any(|problem| !problem.is_notice()))
        };
        section.fields().filter(is_open).count()
    }
}

/// Why the screens must look at the draft again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refresh {
    /// Someone else's text came in.
    Arrived,
    /// The writer took answers over, other than by typing them.
    TakenOver,
    /// The writer added, removed or moved rows, which has an undo of its own.
    RowsChanged,
    /// The window has another size.
    Resized,
    /// The screen was asked for, and is shown from now on.
    Shown,
}

/// Whether another draft must wait: the text of this one is on the screen only, it is about to be deleted, or a letter
/// is under way. Says so.
pub(crate) fn holds_back(open: Option<&OpenDraft>, shared: &mut Shared) -> bool {
    let Some(open) = open else { return false };
    let words = &shared.world.words;
    if open.is_sending() {
        shared.inform(say!(words, "sending-wait"));
    } else if open.is_deleting() {
        shared.inform(say!(words, "work-wait"));
    } else if open.saving.has_failed() {
        shared.fail_unsaved(say!(words, "notice-held-back"));
    }
    open.is_sending() || open.is_deleting() || open.saving.has_failed()
}

/// What there is to know of a draft that was just opened, said above the footer.
pub(crate) fn tell_of_opened(opened: &Opened, shared: &mut Shared) {
    let words = &shared.world.words;
    if opened.is_read_only {
        return shared.tell(say!(words, "notice-read-only"));
    }
    if opened.recovered.is_some() {
        return;
    }
    if opened.is_edited_by_hand {
        return shared.tell(say!(words, "notice-edited-by-hand"));
    }
    let draft = &opened.draft;
    if let Some(change) = draft.form_change(&shared.world.form) {
        return shared.tell(change.text(words));
    }
    let is_begun = draft.place.is_some() && draft.changed != DateTime::UNIX_EPOCH;
    if is_begun && draft.answered(&shared.world.form) > 0 {
        let time = phrases::moment(words, draft.changed, shared.time.wall);
        shared.mention(say!(words, "notice-resumed", time = time));
    }
}

/// The answer that names a draft, such as its applicant, with the draft's own name where that says more; the latter alone
/// until there is an answer. It tells two drafts of one applicant apart.
pub(crate) fn title_of(name: &str, draft: &Draft, form: &FormSpec) -> String {
    let title = draft.title(form);
    if title.is_empty() {
        name.to_owned()
    } else if form.names_drafts().kind.slug(title) == name {
        title.to_owned()
    } else {
        format!("{title} ({name})")
    }
}

#[cfg(test)]
mod tests;
