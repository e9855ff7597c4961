//! The wizard: one open draft, step by step. What is typed goes into the draft at once; moving about is always
//! free; problems show only for steps that were left forwards.

mod draw;
mod field_editor;
mod keeping;
pub mod layout;
mod others;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::draft::check::{Check, Problem};
use crate::draft::diff::ParagraphEdit;
use crate::form::{Field, FieldId, FormSpec, Section};
use crate::store::Presence;
use crate::tui::editor::{CaretPosition, Changed, Edit, Motion};
use crate::tui::message::{Effect, Time};
use crate::tui::saving::Saving;
use crate::tui::screen::review::Review;
use crate::tui::world::World;

pub use draw::{draw, look};
pub use field_editor::Editor;
pub use others::CameIn;

/// A pause this long between two keys ends an undo step.
const UNDO_PAUSE: Duration = Duration::from_secs(1);

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focus {
    /// A field of the form.
    Field(FieldId),
    /// The last step, "Tjek dine svar".
    Review,
}

/// The open draft.
#[derive(Debug)]
pub struct Wizard {
    /// Its name in the data folder.
    pub name: String,
    draft: Draft,
    check: Check,
    saving: Saving,
    focus: Focus,
    editor: Option<Editor>,
    /// Steps that were left forwards: from then on their problems show.
    checked_steps: BTreeSet<usize>,
    /// The kinds of problem that show at a field: those that it had when it was left.
    shown: BTreeMap<FieldId, Vec<&'static str>>,
    /// Whether the next step is "Tjek dine svar", because the edit was begun there.
    returns_to_review: bool,
    review: Review,
    size: (u16, u16),
    last_edit: Duration,
    /// The number of the last text of someone else's that the draft holds.
    upon: u64,
    /// Who else has the draft open, once that has been told.
    others: Vec<Presence>,
    has_heard_of_others: bool,
    now: DateTime<Utc>,
}

impl Wizard {
    /// Opens a draft where its writer left off; a new one at its first empty field.
    ///
    /// Its states are numbered on from `before`, the last one of the draft that was open until now.
    pub fn open(name: String, draft: Draft, before: u64, size: (u16, u16), world: &World) -> Self {
        let check = Check::of(world.form, &draft);
        let mut wizard = Wizard {
            name,
            saving: Saving::of_saved(draft.changed, before),
            focus: Focus::Review,
            editor: None,
            checked_steps: BTreeSet::new(),
            shown: BTreeMap::new(),
            returns_to_review: false,
            review: Review::default(),
            size,
            last_edit: Duration::ZERO,
            upon: 0,
            others: Vec::new(),
            has_heard_of_others: false,
            now: draft.changed,
            draft,
            check,
        };
        wizard.resume(world);
        wizard
    }

    fn resume(&mut self, world: &World) {
        let Some(place) = self.draft.place.clone() else {
            let empty = self.check.fields().iter().find(|found| !found.is_answered);
            let first = empty.or_else(|| self.check.fields().first()).map(|found| found.field.clone());
            return first.into_iter().for_each(|field| self.focus_field(&field, world));
        };
        match place.field.filter(|field| world.form.field(field).is_some()) {
            Some(field) => {
                self.focus_field(&field, world);
                let place = CaretPosition { paragraph: place.paragraph, column: place.column };
                if let Some(editor) = &mut self.editor {
                    editor.set_place(place);
                }
            }
            None => self.focus_review(world),
        }
    }

    /// The draft as it is now.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What was found in it.
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// How its saving stands.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// The "Tjek dine svar" list.
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The "Tjek dine svar" list, to move in.
    pub fn review_mut(&mut self) -> &mut Review {
        &mut self.review
    }

    /// What has the focus.
    pub fn focus(&self) -> &Focus {
        &self.focus
    }

    /// The editor of the focused field.
    pub fn editor(&self) -> Option<&Editor> {
        self.editor.as_ref()
    }

    /// The focused field.
    pub fn field<'w>(&self, world: &'w World) -> Option<&'w Field> {
        match &self.focus {
            Focus::Field(id) => world.form.field(id),
            Focus::Review => None,
        }
    }

    /// The current step, counted from 0; the review comes after the sections.
    pub fn step(&self, world: &World) -> usize {
        match &self.focus {
            Focus::Field(id) => world.form.section_of(id).unwrap_or(0),
            Focus::Review => world.form.sections.len(),
        }
    }

    /// The section of the current step; none in the review.
    pub fn section<'w>(&self, world: &'w World) -> Option<&'w Section> {
        world.form.sections.get(self.step(world))
    }

    /// Whether leaving the field goes back to "Tjek dine svar".
    pub fn returns_to_review(&self) -> bool {
        self.returns_to_review
    }

    /// The name of the applicant for the title row.
    pub fn title(&self, form: &FormSpec) -> String {
        title_of(&self.name, &self.draft, form)
    }

    /// The problems that show at a field: those that it was left with and still has. What is typed is not judged
    /// before the field is left, but a civil registration number is told of at once. A dispute has a sentence of its
    /// own: see [`Wizard::dispute_text`].
    pub fn shown_problems(&self, field: &FieldId) -> Vec<&Problem> {
        let found = self.check.field(field).map_or(&[][..], |found| &found.problems);
        let shown = self.shown.get(field).map_or(&[][..], Vec::as_slice);
        let is_shown = |problem: &&Problem| match problem.kind_id() {
            "cpr" => true,
            "conflict" => false,
            kind => shown.contains(&kind),
        };
        found.iter().filter(is_shown).collect()
    }

    /// Notes what a field is left with: everything where its step was left forwards before, else notices only.
    fn note_problems(&mut self, field: &FieldId, with_problems: bool) {
        let found = self.check.field(field).map_or(&[][..], |found| &found.problems);
        let kinds = found.iter().filter(|problem| with_problems || problem.is_notice());
        self.shown.insert(field.clone(), kinds.map(Problem::kind_id).collect());
    }
}

/// Moving about.
impl Wizard {
    /// Moves to a field, with the caret at the end of its text.
    pub fn go_to_field(&mut self, field: &FieldId, time: Time, world: &World) -> Vec<Effect> {
        let effects = self.leave(time, world);
        self.focus_field(field, world);
        self.placed(effects)
    }

    /// Moves to a field from "Tjek dine svar"; from there the way leads back.
    pub fn edit_from_review(&mut self, field: &FieldId, time: Time, world: &World) -> Vec<Effect> {
        let effects = self.go_to_field(field, time, world);
        self.returns_to_review = true;
        effects
    }

    /// Moves to the next field, on to the next step after a step's last.
    pub fn next_field(&mut self, time: Time, world: &World) -> Vec<Effect> {
        if self.returns_to_review {
            return self.go_to_review(time, world);
        }
        match self.neighbour(world, 1) {
            Some(field) if world.form.section_of(&field) == Some(self.step(world)) => {
                self.go_to_field(&field, time, world)
            }
            _ => self.next_step(time, world),
        }
    }

    /// Moves within the step only: for the arrow keys, which should not turn the page.
    pub fn next_field_of_step(&mut self, time: Time, world: &World) -> Vec<Effect> {
        self.neighbour_of_step(1, time, world)
    }

    /// Moves back within the step only.
    pub fn prev_field_of_step(&mut self, time: Time, world: &World) -> Vec<Effect> {
        self.neighbour_of_step(-1, time, world)
    }

    fn neighbour_of_step(&mut self, by: isize, time: Time, world: &World) -> Vec<Effect> {
        let neighbour = self.neighbour(world, by);
        let is_here = |field: &FieldId| world.form.section_of(field) == Some(self.step(world));
        match neighbour.filter(is_here) {
            Some(field) => self.go_to_field(&field, time, world),
            None => Vec::new(),
        }
    }

    /// Moves in the list of names below a choice.
    pub fn move_in_choice(&mut self, is_down: bool) {
        if let Some(Editor::Choice(choice, ..)) = &mut self.editor {
            if is_down { choice.next() } else { choice.previous() }
        }
    }

    /// Moves to the field before.
    pub fn prev_field(&mut self, time: Time, world: &World) -> Vec<Effect> {
        self.returns_to_review = false;
        match self.neighbour(world, -1) {
            Some(field) => self.go_to_field(&field, time, world),
            None => Vec::new(),
        }
    }

    fn neighbour(&self, world: &World, by: isize) -> Option<FieldId> {
        let fields: Vec<&Field> = world.form.fields().collect();
        let at = match &self.focus {
            Focus::Field(id) => fields.iter().position(|field| field.id == *id)?,
            Focus::Review => fields.len(),
        };
        fields.get(at.checked_add_signed(by)?).map(|field| field.id.clone())
    }

    /// Leaves the step forwards: from now on its problems show. Nothing holds the writer back.
    pub fn next_step(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let step = self.step(world);
        if let Some(section) = world.form.sections.get(step) {
            self.checked_steps.insert(step);
            for field in section.fields() {
                self.note_problems(&field.id, true);
            }
        }
        if self.returns_to_review {
            return self.go_to_review(time, world);
        }
        self.go_to_step(step + 1, time, world)
    }

    /// Goes back a step; never checks anything.
    pub fn prev_step(&mut self, time: Time, world: &World) -> Vec<Effect> {
        match self.step(world).checked_sub(1) {
            Some(step) => self.go_to_step(step, time, world),
            None => Vec::new(),
        }
    }

    /// Jumps to a step, counted from 0.
    pub fn go_to_step(&mut self, step: usize, time: Time, world: &World) -> Vec<Effect> {
        self.returns_to_review = false;
        match world.form.sections.get(step).and_then(|section| section.fields().next()) {
            Some(field) => self.go_to_field(&field.id, time, world),
            None => self.go_to_review(time, world),
        }
    }

    /// Goes to "Tjek dine svar": all problems show there, and from now on at their fields.
    pub fn go_to_review(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let effects = self.leave(time, world);
        self.focus_review(world);
        self.placed(effects)
    }

    fn focus_review(&mut self, world: &World) {
        self.focus = Focus::Review;
        self.editor = None;
        self.returns_to_review = false;
        self.checked_steps = (0..world.form.sections.len()).collect();
        for field in world.form.fields() {
            self.note_problems(&field.id, true);
        }
    }

    fn focus_field(&mut self, field: &FieldId, world: &World) {
        let Some(spec) = world.form.field(field) else { return };
        self.focus = Focus::Field(field.clone());
        let text = self.draft.answer(field);
        self.editor = Some(Editor::new(spec.kind, text));
        self.fit_editor(world);
        if let Some(editor) = &mut self.editor {
            editor.apply(Edit::Move { motion: Motion::TextEnd, extend: false });
        }
    }

    /// Leaves the focused field: what it holds is saved at once.
    fn leave(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let mut effects = self.settle_choice(time, world);
        if let Focus::Field(field) = self.focus.clone() {
            let is_checked = self.checked_steps.contains(&self.step(world));
            self.note_problems(&field, is_checked);
        }
        effects.extend(self.save_if_behind());
        effects
    }

    /// Takes the chosen name of an open list, and the official name for one that is meant without doubt.
    fn settle_choice(&mut self, time: Time, world: &World) -> Vec<Effect> {
        let Some(Editor::Choice(choice, kind)) = &mut self.editor else { return Vec::new() };
        let before = choice.text().to_owned();
        choice.accept();
        let name = kind.completed(choice.text()).into_owned();
        if name == before { Vec::new() } else { self.replace_answer(&name, time, world) }
    }

    /// Takes a new size: the text wraps anew.
    pub fn resize(&mut self, size: (u16, u16), world: &World) {
        self.size = size;
        self.fit_editor(world);
    }

    fn fit_editor(&mut self, world: &World) {
        let area = layout::input_area(self, self.size, world);
        if let Some(Editor::Prose(prose)) = &mut self.editor {
            prose.resize(area.width, area.height);
        }
    }
}

/// Editing.
impl Wizard {
    /// Edits the focused field.
    pub fn edit(&mut self, edit: Edit, time: Time, world: &World) -> (Vec<Effect>, Changed) {
        let Some(editor) = &mut self.editor else { return Default::default() };
        if time.mono > self.last_edit + UNDO_PAUSE {
            editor.break_undo_group();
        }
        self.last_edit = time.mono;
        let changed = editor.apply(edit);
        let effects = if let Some(touched) = changed.text {
            self.answer_changed(Some(touched), time, world)
        } else if changed.caret {
            self.saving.place_changed();
            vec![self.stage()]
        } else {
            Vec::new()
        };
        (effects, changed)
    }

    /// Replaces the focused answer, as one step that can be undone.
    pub fn replace_answer(&mut self, text: &str, time: Time, world: &World) -> Vec<Effect> {
        let Some(editor) = &mut self.editor else { return Vec::new() };
        editor.replace_all(text);
        self.answer_changed(None, time, world)
    }

    /// Takes the text from the editor to the draft; what was touched is told where it is known.
    fn answer_changed(&mut self, touched: Option<ParagraphEdit>, time: Time, world: &World) -> Vec<Effect> {
        let (Focus::Field(id), Some(editor)) = (&self.focus, &self.editor) else { return Vec::new() };
        let (old, new) = (self.draft.answer(id).to_owned(), editor.text());
        let touched = touched.filter(|touched| touched.explains(&old, &new));
        if !self.draft.set_answer(id, new) {
            self.saving.place_changed();
            return vec![self.stage()];
        }
        if let Some(field) = world.form.field(id) {
            match (editor, touched) {
                (Editor::Prose(prose), Some(touched)) => {
                    self.check.edited(world.form, field, &self.draft, touched, |at| prose.paragraph(at));
                }
                _ => self.check.again(world.form, field, &self.draft),
            }
        }
        self.draft_changed(time, world)
    }

    /// Ticks a sub-question of the focused field, or takes the tick away.
    pub fn toggle_tick(&mut self, question: usize, time: Time, world: &World) -> Vec<Effect> {
        let Some(field) = self.field(world) else { return Vec::new() };
        let Some(question) = field.questions.all().get(question) else { return Vec::new() };
        self.draft.toggle_tick(&field.id, question);
        self.draft_changed(time, world)
    }

    fn draft_changed(&mut self, time: Time, world: &World) -> Vec<Effect> {
        self.draft.touch(world.form, time.wall, &world.author);
        self.saving.text_changed(time.mono);
        vec![self.stage()]
    }

    /// Whether text is marked.
    pub fn has_selection(&self) -> bool {
        self.editor.as_ref().is_some_and(Editor::has_selection)
    }
}

/// The name of a draft's applicant, with the draft's own name where that says more; the latter alone until there is
/// an applicant. Two drafts of one kommune are told apart by it.
pub fn title_of(name: &str, draft: &Draft, form: &FormSpec) -> String {
    let applicant = draft.applicant(form);
    if applicant.is_empty() {
        name.to_owned()
    } else if form.applicant().kind.slug(applicant) == name {
        applicant.to_owned()
    } else {
        format!("{applicant} ({name})")
    }
}
