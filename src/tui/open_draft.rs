//! The draft that is open: what it says, what was found in it, how its saving stands, who else is in it. The screens
//! of a draft read and change it here and nowhere else.

mod colleagues;
mod letter;
mod notes;
mod saving;
mod shown_problems;

use chrono::DateTime;

use crate::draft::check::{Check, Problem};
use crate::draft::diff::ParagraphEdit;
use crate::draft::{self, Draft};
use crate::form::{Field, FieldId, FormSpec, Section};
use crate::say;
use crate::tui::editor::field::FieldEditor;
use crate::tui::message::{Effect, Opened, SaveOutcome, Snapshot, Time};
use crate::tui::phrases;
use crate::tui::shared::{Shared, Tone};
use crate::words::Words;
use colleagues::Colleagues;
pub(crate) use letter::OutgoingLetter;
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
    colleagues: Colleagues,
    letter: Option<OutgoingLetter>,
    /// What came of a letter, until it was told.
    letter_news: Option<String>,
    /// The number of the last text of someone else's that the draft holds.
    upon: u64,
    is_read_only: bool,
    /// Whether it is to be deleted once it is saved.
    is_deleting: bool,
    /// What the screens have not looked at yet.
    unseen: Option<Refresh>,
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
            colleagues: Colleagues::default(),
            letter: None,
            letter_news: None,
            upon: 0,
            is_read_only,
            is_deleting: false,
            unseen: None,
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
        self.set_place(field, editor);
        if !self.draft.set_answer(&field.id, editor.text()) {
            self.saving.place_changed();
            return self.stage(shared);
        }
        let form = shared.world.form;
        match (editor, touched) {
            (FieldEditor::Prose(prose), Some(touched)) => {
                self.check.edited(form, field, &self.draft, touched, |at| prose.paragraph(at));
            }
            _ => self.check.again(form, field, &self.draft),
        }
        self.changed(shared);
    }

    /// Takes note that the caret moved.
    pub(crate) fn caret_moved(&mut self, field: &Field, editor: &FieldEditor, shared: &mut Shared) {
        self.set_place(field, editor);
        self.saving.place_changed();
        self.stage(shared);
    }

    /// Takes note that "Tjek dine svar" is shown.
    pub(crate) fn review_shown(&mut self, shared: &mut Shared) {
        self.draft.place = Some(draft::ResumePoint { field: None, paragraph: 0, column: 0 });
        self.saving.place_changed();
        self.stage(shared);
    }

    fn set_place(&mut self, field: &Field, editor: &FieldEditor) {
        let caret = editor.caret();
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
        self.check = Check::of(form, &self.draft);
        for (id, _) in answers {
            self.field_left(id, form);
        }
        self.unseen = Some(Refresh::TakenOver);
        self.save_if_behind(shared);
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

/// Saving.
impl OpenDraft {
    /// The number of the newest state.
    pub(crate) fn newest(&self) -> u64 {
        self.saving.newest()
    }

    /// Whether the last save failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.saving.has_failed()
    }

    /// The sentence about a failed save.
    pub(crate) fn failure_text(&self, words: &Words) -> Option<String> {
        self.saving.failure_text(words)
    }

    /// Whether the text is saved, or that a letter is under way, in the few words of the title row.
    pub(crate) fn saved_text(&self, shared: &Shared) -> String {
        let words = &shared.world.words;
        if self.is_sending() && !self.saving.has_failed() {
            say!(words, "sending-short")
        } else {
            self.saving.text(shared.time.wall, words)
        }
    }

    /// When something changes by itself, as a time on the monotonic clock.
    pub(crate) fn wakes_at(&self) -> Option<std::time::Duration> {
        self.saving.due().or(self.saving.slow_at())
    }

    /// Takes the time: saves if it is time to. Says whether what is shown of the saving changed.
    pub(crate) fn tick(&mut self, shared: &mut Shared) -> bool {
        let Time { mono, .. } = shared.time;
        let is_other = self.saving.tick(mono);
        if self.saving.due().is_some_and(|due| due <= mono) {
            self.save(shared);
        }
        is_other
    }

    /// Saves now what was staged last.
    fn save(&mut self, shared: &mut Shared) {
        self.saving.started();
        shared.effect(Effect::Save);
    }

    /// Saves now, if there is text that isn't on its way.
    pub(crate) fn save_if_behind(&mut self, shared: &mut Shared) {
        if self.saving.has_unsaved_text() && !self.saving.is_in_flight() {
            self.save(shared);
        }
    }

    /// Saves whatever there is, the caret's place included, because another draft or screen is turned to.
    pub(crate) fn save_on_leaving(&mut self, shared: &mut Shared) {
        if self.saving.is_behind() && !self.saving.is_in_flight() {
            self.save(shared);
        }
    }

    /// Saves because the writer asks for it, even if nothing changed: they want to see it done.
    pub(crate) fn save_on_request(&mut self, shared: &mut Shared) {
        self.saving.place_changed();
        self.stage(shared);
        self.save(shared);
    }

    /// Saves all of it again: the draft's file doesn't hold it.
    pub(crate) fn save_anew(&mut self, shared: &mut Shared) {
        self.saving.text_changed(shared.time.mono);
        self.stage(shared);
        self.save(shared);
    }

    /// Whether a save was of this draft, and not of the one that was open before.
    pub(crate) fn is_own(&self, outcome: &SaveOutcome) -> bool {
        self.saving.is_own(outcome)
    }

    /// Takes note of how one of its saves went.
    pub(crate) fn saved(&mut self, outcome: SaveOutcome, shared: &mut Shared) {
        if self.name != outcome.name {
            if outcome.result.is_ok() {
                shared.tell(say!(shared.world.words, "notice-set-aside", name = outcome.name.as_str()));
            }
            // The old name now belongs to another draft, and this text was just saved apart from it.
            self.is_deleting = false;
            self.is_read_only = false;
            self.name.clone_from(&outcome.name);
        }
        let serial = outcome.serial;
        let failure = outcome.result.as_ref().err().map(|error| error.cause(&shared.world.words));
        let is_ok = failure.is_none();
        self.saving.finished(outcome, shared.time);
        self.receipt_saved(serial, failure, shared);
        if is_ok {
            shared.forget(Tone::Failure);
        }
    }

    /// What leaving the program must wait for. Starts a save where one is needed: also after a failed one, since the
    /// disk may have room again.
    pub(crate) fn prepare_to_quit(&mut self, shared: &mut Shared) -> Quitting {
        if self.saving.is_in_flight() {
            return Quitting::Waits;
        }
        if self.saving.is_behind() {
            self.save(shared);
            return Quitting::Waits;
        }
        Quitting::Ready
    }

    /// The same, once a save ended. The caret's place alone is not worth a second try, or a question.
    pub(crate) fn go_on_quitting(&mut self, shared: &mut Shared) -> Quitting {
        if !self.saving.has_unsaved_text() {
            return Quitting::Ready;
        }
        if self.saving.has_failed() {
            return Quitting::WouldLose;
        }
        self.save(shared);
        Quitting::Waits
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
}

/// How far the draft is on the way out of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quitting {
    Ready,
    /// For a save.
    Waits,
    /// Text that can't be saved would be lost.
    WouldLose,
}

/// Deleting.
impl OpenDraft {
    /// Has it deleted, and says whether it is to be closed. It is saved first, so that no save makes it again.
    pub(crate) fn delete(&mut self, shared: &mut Shared) -> bool {
        let words = &shared.world.words;
        self.is_deleting = false;
        if self.is_sending() {
            shared.inform(say!(words, "sending-wait"));
        } else if self.saving.has_failed() {
            shared.fail(say!(words, "notice-delete-held-back"));
        } else if self.saving.is_in_flight() || self.saving.is_behind() {
            self.is_deleting = true;
            self.save_on_leaving(shared);
        } else {
            shared.effect(Effect::Delete(self.name.clone()));
            return true;
        }
        false
    }

    /// Goes on to delete it after a save, and says whether it is to be closed.
    pub(crate) fn go_on_deleting(&mut self, shared: &mut Shared) -> bool {
        self.is_deleting && self.delete(shared)
    }

    pub(crate) fn is_deleting(&self) -> bool {
        self.is_deleting
    }
}

/// Whether another draft must wait: the text of this one is on the screen only, or a letter is under way. Says so.
pub(crate) fn holds_back(open: Option<&OpenDraft>, shared: &mut Shared) -> bool {
    let Some(open) = open else { return false };
    let words = &shared.world.words;
    if open.is_sending() {
        shared.inform(say!(words, "sending-wait"));
    } else if open.has_failed() {
        shared.fail(say!(words, "notice-held-back"));
    }
    open.is_sending() || open.has_failed()
}

/// What there is to know of a draft that was just opened, said above the footer.
pub(crate) fn tell_of_opened(opened: &Opened, shared: &mut Shared) {
    let words = &shared.world.words;
    if opened.is_read_only {
        return shared.tell(say!(words, "notice-read-only"));
    }
    if opened.is_recovered {
        return shared.tell(say!(words, "notice-recovered"));
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
