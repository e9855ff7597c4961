//! The draft that is open: what it says, what was found in it, how its saving stands, who else is in it. The screens
//! of a draft read and change it here and nowhere else.

mod colleagues;
mod letter;
mod notes;
mod persistence;
mod saving;
mod shown_problems;

use chrono::DateTime;

use crate::draft::check::{Check, Problem};
use crate::draft::diff::ParagraphEdit;
use crate::draft::{self, Draft};
use crate::form::{Field, FieldId, FormSpec, Section};
use crate::say;
use crate::store::Presence;
use crate::tui::editor::field::FieldEditor;
use crate::tui::message::{Effect, Opened, Snapshot};
use crate::tui::phrases;
use crate::tui::shared::Shared;
pub(crate) use letter::OutgoingLetter;
pub(crate) use persistence::Quitting;
use saving::Saving;
use shown_problems::ShownProblems;

/// The open draft.
#[derive(Debug)]
pub struct OpenDraft {
    name: String,
    draft: Draft,
    check: Check,
    saving: Saving,
    shown: ShownProblems,
    /// Who else has it open, once that was told.
    colleagues: Option<Vec<Presence>>,
    letter: Option<OutgoingLetter>,
    /// What came of a letter, until it was told.
    letter_news: Option<String>,
    /// The number of the last text of someone else's that the draft holds.
    upon: u64,
    is_read_only: bool,
    /// Whether a newer som has written the file since.
    is_newer_in_place: bool,
    /// Whether it is to be deleted once it is saved.
    is_deleting: bool,
    /// What the screens have not looked at yet.
    unseen: Option<Refresh>,
    /// The fields of the problems before that, in their order.
    problems_before: Vec<FieldId>,
}

impl OpenDraft {
    /// A draft as it was opened. Its states are numbered on from `before`, the last one of the draft that was open
    /// until now.
    pub(crate) fn new(opened: Opened, before: u64, form: &FormSpec) -> Self {
        let Opened { name, draft, is_read_only, .. } = opened;
        OpenDraft {
            name,
            check: Check::of(form, &draft),
            saving: Saving::of_saved(draft.changed, before),
            draft,
            shown: ShownProblems::default(),
            colleagues: None,
            letter: None,
            letter_news: None,
            upon: 0,
            is_read_only,
            is_newer_in_place: false,
            is_deleting: false,
            unseen: None,
            problems_before: Vec::new(),
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

    /// The problems that show at a field: those that it was left with and still has. A dispute has a sentence of its
    /// own: see [`OpenDraft::dispute_text`].
    pub(crate) fn shown_problems(&self, field: &FieldId) -> Vec<&Problem> {
        self.shown.of(field, &self.check)
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

/// Changing the answers.
impl OpenDraft {
    /// Takes the text of a field's editor over. `touched` is what changed in it since the last time, where it is known.
    pub(crate) fn edited(
        &mut self,
        field: &Field,
        editor: &FieldEditor,
        touched: Option<ParagraphEdit>,
        shared: &mut Shared,
    ) {
        self.note_caret(field, editor);
        if !self.draft.set_answer(&field.id, editor.input.text()) {
            return self.place_changed(shared);
        }
        let form = shared.world.form;
        match touched {
            Some(touched) => {
                self.check.edited(form, field, &self.draft, touched, |at| editor.input.paragraph(at));
            }
            None => self.check.again(form, field, &self.draft),
        }
        self.changed(shared);
    }

    /// Takes note that the caret moved.
    pub(crate) fn caret_moved(&mut self, field: &Field, editor: &FieldEditor, shared: &mut Shared) {
        self.note_caret(field, editor);
        self.place_changed(shared);
    }

    /// Takes note that "Tjek dine svar" is shown.
    pub(crate) fn review_shown(&mut self, shared: &mut Shared) {
        self.note_review();
        self.place_changed(shared);
    }

    /// Takes note that the writer is at "Tjek dine svar", for the next state that is saved.
    pub(crate) fn note_review(&mut self) {
        self.draft.place = Some(draft::ResumePoint { field: None, paragraph: 0, column: 0 });
    }

    /// Takes note of where the caret is, for the next state that is saved.
    pub(crate) fn note_caret(&mut self, field: &Field, editor: &FieldEditor) {
        let caret = editor.input.caret_position();
        let field = Some(field.id.clone());
        self.draft.place =
            Some(draft::ResumePoint { field, paragraph: caret.paragraph, column: caret.column });
    }

    /// Ticks a sub-question, or takes the tick away.
    pub(crate) fn toggle_tick(&mut self, field: &Field, question: usize, shared: &mut Shared) {
        if let Some(question) = field.questions.all().get(question) {
            self.draft.toggle_tick(&field.id, question);
            self.changed(shared);
        }
    }

    /// Takes answers over from a file, each as if it were typed, and saves them at once.
    pub(crate) fn take_over(&mut self, answers: &[(FieldId, String)], shared: &mut Shared) {
        let form = shared.world.form;
        for (id, text) in answers {
            if let Some(field) = form.field(id) {
                self.draft.set_answer(id, FieldEditor::as_typed(field.kind, text));
            }
        }
        self.changed(shared);
        self.check_again(Refresh::TakenOver, form);
        for (id, _) in answers {
            self.field_left(id, form);
        }
        self.save_if_behind(shared);
    }

    /// Takes text out again that came back since an earlier save failed; `before` is the draft without it.
    pub(crate) fn refuse_recovered(&mut self, before: &Draft, shared: &mut Shared) {
        let form = shared.world.form;
        form.fields().for_each(|field| self.draft.take_answer_of(before, &field.id));
        self.changed(shared);
        self.check_again(Refresh::TakenOver, form);
        self.save_if_behind(shared);
    }

    /// Checks all of it, after it changed other than by typing.
    fn check_again(&mut self, why: Refresh, form: &FormSpec) {
        let before = std::mem::replace(&mut self.check, Check::of(form, &self.draft));
        self.problems_before = before.problems().map(|problem| problem.field.clone()).collect();
        self.unseen = Some(why);
    }

    /// The place is worth a save, but not one that can only fail.
    fn place_changed(&mut self, shared: &mut Shared) {
        if !self.is_read_only {
            self.saving.place_changed();
            self.stage(shared);
        }
    }

    fn changed(&mut self, shared: &mut Shared) {
        self.draft.touch(shared.world.form, shared.time.wall, &shared.world.author);
        self.saving.text_changed(shared.time.mono);
        self.stage(shared);
    }

    fn stage(&mut self, shared: &mut Shared) {
        shared.effect(Effect::Stage(Box::new(Snapshot {
            name: self.name.clone(),
            draft: self.draft.clone(),
            serial: self.saving.newest(),
            upon: self.upon,
        })));
    }
}

/// Why the screens must look at the draft again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refresh {
    /// Someone else's text came in.
    Arrived,
    /// The writer took answers over, other than by typing them.
    TakenOver,
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
        shared.fail(say!(words, "notice-held-back"));
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
    let is_begun = draft.place.is_some() && draft.changed != DateTime::UNIX_EPOCH;
    if is_begun && draft.answered(shared.world.form) > 0 {
        let time = phrases::moment(words, draft.changed, shared.time.wall);
        shared.mention(say!(words, "notice-resumed", time = time));
    }
}

/// The name of a draft's applicant, with the draft's own name where that says more; the latter alone until there is
/// an applicant. It tells two drafts of one applicant apart.
pub(crate) fn title_of(name: &str, draft: &Draft, form: &FormSpec) -> String {
    let applicant = draft.applicant(form);
    if applicant.is_empty() {
        name.to_owned()
    } else if form.applicant().kind.slug(applicant) == name {
        applicant.to_owned()
    } else {
        format!("{applicant} ({name})")
    }
}
