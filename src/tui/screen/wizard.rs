//! A step of the form: one of its fields has the focus and is edited. What is typed goes into the draft at once, and
//! moving about is always free.

mod draw;
mod layout;
mod options;
mod participation;
mod rows;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Position;

use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, FieldKind, FormSpec};
use crate::say;
use crate::tui::context::{Context, DraftScreen, Outline, Request, ScreenRole};
use crate::tui::editor::{Changed, Edit};
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::{Effect, Message};
use crate::tui::open_draft::{OpenDraft, Refresh};
use crate::tui::pane::page::{self, PagePane};
use crate::tui::pane::requirements::RequirementsPane;
use crate::tui::screen::of_draft;
use crate::tui::screen::remarks::RemarksScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::Canvas;

/// A pause this long between two keys ends an undo step.
const UNDO_PAUSE: Duration = Duration::from_secs(1);

/// A step with one of its fields being edited.
#[derive(Debug)]
pub(crate) struct WizardScreen {
    field: Arc<Field>,
    returns_to_review: bool,
    last_edit: Duration,
    /// The step, for when its field isn't asked any more.
    step_at: usize,
}

impl WizardScreen {
    /// The step of a field, with the caret where it was left, or else at the end of its answer; `None` if the form has no
    /// such field.
    pub(crate) fn at(
        field: &FieldId,
        returns_to_review: bool,
        open: &mut OpenDraft,
        cx: &mut Context,
    ) -> Option<Self> {
        let field = cx.world.form.shared_field(field)?;
        open.show_field(&field);
        layout::fit(&field, open, cx);
        let step_at = cx.world.form.section_of(&field.id).unwrap_or(0);
        let screen = WizardScreen { field, returns_to_review, last_edit: Duration::ZERO, step_at };
        screen.check_spelling(0..usize::MAX, open, cx);
        Some(screen)
    }

    fn step(&self, form: &FormSpec) -> usize {
        form.section_of(&self.field.id).unwrap_or(0)
    }

    fn is_long(&self) -> bool {
        self.field.is_prose()
    }
}

/// Moving about.
impl WizardScreen {
    fn go_to(field: FieldId, cx: &mut Context) {
        cx.request(Request::Field { field, returns_to_review: false });
    }

    fn neighbour<'f>(&self, by: isize, form: &'f FormSpec) -> Option<&'f FieldId> {
        let fields: Vec<&Field> = form.fields().collect();
        let at = fields.iter().position(|field| field.id == self.field.id)?;
        fields.get(at.checked_add_signed(by)?).map(|field| &field.id)
    }

    /// The neighbour, unless it is in another step.
    fn neighbour_in_step<'f>(&self, by: isize, form: &'f FormSpec) -> Option<&'f FieldId> {
        self.neighbour(by, form).filter(|field| form.section_of(field) == Some(self.step(form)))
    }

    fn next_field(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        // What is chosen may open the question that comes next.
        open.settle_answer(&self.field, cx);
        match self.neighbour_in_step(1, &cx.world.form).cloned() {
            Some(field) => Self::go_to(field, cx),
            None => self.next_step(open, cx),
        }
    }

    /// Leaves the step forwards: from now on its problems show, and what it still needs is said. Nothing holds the
    /// writer back.
    fn next_step(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        DraftScreen::leave(self, open, cx);
        let form = &Arc::clone(&cx.world.form);
        let step = self.step(form);
        open.step_left(step, form);
        cx.request(of_draft::step_request(step + 1, form));
        let count = form.sections.get(step).map_or(0, |section| open.open_answers(section));
        if count > 0 && step + 1 < form.sections.len() {
            let words = cx.words();
            cx.inform(say!(words, "notice-step-open", step = step + 1, count = count));
        }
    }

    fn prev_step(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        if let Some(step) = self.step(&cx.world.form).checked_sub(1) {
            return self.jump(step, open, cx);
        }
        cx.request(Request::Start);
        self.tell_of_flaw(open, cx);
        open.save_on_leaving(cx);
    }

    fn jump(&mut self, step: usize, open: &mut OpenDraft, cx: &mut Context) {
        let form = &Arc::clone(&cx.world.form);
        cx.request(of_draft::step_request(step, form));
        if step != self.step(form) && step < form.sections.len() {
            self.tell_of_flaw(open, cx);
        }
    }

    /// Says what is wrong with the answer, since its field goes out of sight.
    fn tell_of_flaw(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        DraftScreen::leave(self, open, cx);
        let mut problems = open.shown_problems(&self.field.id).into_iter();
        let Some(flaw) = problems.find(|problem| problem.is_flaw() && !problem.is_notice()) else {
            return;
        };
        let (words, name) = (cx.words(), self.field.full_name());
        let flaw = flaw.message(&cx.world.form, &words);
        cx.inform(say!(words, "notice-flaw", field = name, flaw = flaw));
    }

    /// Up or Down outside prose: through an open list of names or the options to tick, else to another field of the step;
    /// Down opens the list of a few answers. Who came from "Tjek
    /// dine svar" still goes back there from it.
    fn move_by(&mut self, step: Move, open: &mut OpenDraft, cx: &mut Context) {
        let is_down = step == Move::Down;
        let editor = open.editor_mut(&self.field);
        if editor.is_open() {
            return editor.select(is_down);
        }
        let is_taken = editor.move_tick(is_down) || (is_down && editor.open_all());
        if !is_taken {
            open.settle_answer(&self.field, cx);
            self.go_in_step(if is_down { 1 } else { -1 }, cx);
        }
    }

    /// Goes to a neighbour in the step, and says whether there is one.
    fn go_in_step(&mut self, by: isize, cx: &mut Context) -> bool {
        let Some(field) = self.neighbour_in_step(by, &cx.world.form).cloned() else { return false };
        let returns_to_review = self.returns_to_review;
        cx.request(Request::Field { field, returns_to_review });
        true
    }
}

/// Editing.
impl WizardScreen {
    /// Does an edit, and says whether it changed the answer.
    fn edit(&mut self, edit: Edit, open: &mut OpenDraft, cx: &mut Context) -> bool {
        if cx.time.mono > self.last_edit + UNDO_PAUSE {
            open.editor_mut(&self.field).input.break_undo_group();
        }
        self.last_edit = cx.time.mono;
        let left = open.editor_mut(&self.field).input.caret_position().paragraph;
        let changed = open.edit(&self.field, edit, cx);
        let touched = changed.text.map_or(left..left + 1, |edit| edit.first..edit.first + edit.inserted);
        self.check_spelling(touched, open, cx);
        let is_other = changed.text.is_some() || !changed.ticks.is_empty() || changed.remark.is_some();
        tell_of(changed, cx);
        is_other
    }

    /// Has the words of some paragraphs looked up, where the answer is prose: names and addresses are in no dictionary.
    fn check_spelling(&self, paragraphs: Range<usize>, open: &mut OpenDraft, cx: &mut Context) {
        if self.field.kind == FieldKind::Prose && cx.spelling.is_on() {
            let texts = open.editor_mut(&self.field).input.paragraphs_with_caret(paragraphs);
            cx.check_spelling(texts);
        }
    }

    /// Sends what is marked, or else the whole answer, to the clipboard of the user's own terminal.
    fn copy_out(&self, open: &OpenDraft, cx: &mut Context) {
        let Some(editor) = open.editor(&self.field.id) else { return };
        match editor.input.selected_text() {
            Some(marked) => of_draft::copy_out(marked, cx),
            None => of_draft::copy_out(editor.input.text(), cx),
        }
    }

    fn act_on(&mut self, command: Command, open: &mut OpenDraft, cx: &mut Context) {
        let words = cx.words();
        let has_selection = open.editor_mut(&self.field).input.selection().is_some();
        match command {
            Command::NextField => self.next_field(open, cx),
            Command::PrevField => match self.neighbour(-1, &cx.world.form).cloned() {
                Some(field) => {
                    Self::go_to(field, cx);
                    if self.neighbour_in_step(-1, &cx.world.form).is_none() {
                        self.tell_of_flaw(open, cx);
                    }
                }
                None => cx.nothing(say!(words, "nothing-before")),
            },
            Command::NextStep => self.next_step(open, cx),
            Command::PrevStep => self.prev_step(open, cx),
            Command::Step(number) => {
                self.jump(usize::from(number).saturating_sub(1), open, cx);
            }
            Command::Review => cx.request(Request::Review),
            Command::NewParagraph => {
                self.edit(Edit::NewParagraph, open, cx);
            }
            Command::Undo if open.is_at_row_step() && self.undo_row_step(open, cx) => {}
            Command::Undo if !self.edit(Edit::Undo, open, cx) && !self.undo_row_step(open, cx) => {
                cx.nothing(say!(words, "nothing-undo"));
            }
            Command::Redo if !self.edit(Edit::Redo, open, cx) && !self.redo_row_step(open, cx) => {
                cx.nothing(say!(words, "nothing-redo"));
            }
            Command::Undo | Command::Redo => {}
            Command::Mark => {
                cx.inform(say!(words, "notice-marking"));
                self.edit(Edit::SetMark, open, cx);
            }
            Command::Copy if has_selection => {
                self.edit(Edit::Copy, open, cx);
            }
            // Ctrl-C is also what people press to leave.
            Command::Copy => cx.inform(say!(words, "notice-nothing-marked")),
            Command::Cut if has_selection => {
                self.edit(Edit::Cut, open, cx);
            }
            Command::Cut => cx.inform(say!(words, "notice-nothing-to-cut")),
            Command::Paste if !cx.clipboard.is_empty() => {
                self.edit(Edit::Paste(cx.clipboard.clone()), open, cx);
            }
            Command::Paste => cx.nothing(say!(words, "nothing-copied")),
            Command::CopyOut => self.copy_out(open, cx),
            Command::AddRow | Command::RemoveRow | Command::RowUp | Command::RowDown => {
                self.act_on_row(command, open, cx);
            }
            Command::InsertParticipation => self.insert_participation(open, cx),
            Command::Remarks => cx.show(RemarksScreen::new(Arc::clone(&self.field), open)),
            Command::Requirements => cx.lay(RequirementsPane::new(Arc::clone(&self.field))),
            Command::PagePreview => {
                if let Some(sheet) = page::sheet(&self.field, &cx.world.form) {
                    let caret = open.editor_mut(&self.field).input.caret_position();
                    cx.lay(PagePane::new(Arc::clone(&self.field), sheet, caret));
                }
            }
            Command::ExternalEditor => {
                open.save_before_waiting(cx);
                cx.effect(Effect::EditOutside(open.editor_mut(&self.field).input.text()));
            }
            _ => {
                let step = self.step(&cx.world.form);
                of_draft::act(command, step, Some(&self.field.id), open, cx);
            }
        }
    }
}

/// Keeps what was copied, and says what was left out.
fn tell_of(changed: Changed, cx: &mut Context) {
    let words = cx.words();
    let is_copy = changed.text.is_none();
    if let Some(copied) = changed.copied.filter(|copied| !copied.is_empty()) {
        cx.clipboard = copied;
        if is_copy {
            cx.inform(say!(words, "notice-copied"));
        }
    }
    if changed.shortened {
        cx.tell(say!(words, "notice-shortened"));
    } else if changed.dropped > 0 {
        cx.tell(say!(words, "notice-dropped", count = changed.dropped));
    } else if changed.rows > 0 {
        cx.inform(say!(words, "notice-rows"));
    }
}

impl DraftScreen for WizardScreen {
    fn mode(&self, _: &OpenDraft, _: &Context) -> Mode {
        match self.field.kind.gesture() {
            Gesture::Lines | Gesture::Prose => Mode::PROSE,
            _ if self.returns_to_review => Mode::ERRAND,
            _ => Mode::LINE,
        }
    }

    fn commands(&self, open: &OpenDraft, cx: &Context) -> Vec<Command> {
        let mut commands = of_draft::commands(open, cx);
        commands.extend([
            Command::NextStep,
            Command::NewParagraph,
            Command::Undo,
            Command::Redo,
            Command::Mark,
            Command::Copy,
            Command::Cut,
            Command::Paste,
            Command::Remarks,
        ]);
        if cx.world.form.row_of(&self.field.id).is_some() {
            commands.extend([Command::AddRow, Command::RemoveRow, Command::RowUp, Command::RowDown]);
        }
        if !participation::sentences(&self.field, open, cx).is_empty() {
            commands.push(Command::InsertParticipation);
        }
        if self.is_long() {
            commands.extend([Command::Requirements, Command::PagePreview]);
            commands.extend((!cx.world.is_restricted).then_some(Command::ExternalEditor));
        }
        commands
    }

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline {
        let (form, words) = (&cx.world.form, &cx.world.words);
        let of = |command| Hint::of(command, words);
        let has_others =
            layout::section_of(&self.field, cx).is_some_and(|section| section.fields().count() > 1);
        let mut hints = Vec::new();
        if self.returns_to_review {
            hints.push(Hint::new(Command::Review.key_name(), say!(words, "review-title")));
        }
        match self.field.kind.gesture() {
            Gesture::OneOf => hints.push(Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words)),
            Gesture::SomeOf => hints.push(Hint::key(HintKey::Space, say!(words, "hint-tick"), words)),
            _ => {}
        }
        // In a step of one answer Tab does what the key of the next step does.
        hints.extend(has_others.then(|| of(Command::NextField)));
        hints.push(of(Command::NextStep));
        if self.is_long() {
            let requirements = if has_others {
                say!(words, "hint-requirements")
            } else {
                say!(words, "hint-requirements-ticks")
            };
            hints.extend([
                Hint::new(Command::Requirements.key_name(), requirements),
                Hint::new(Command::PagePreview.key_name(), say!(words, "hint-page")),
            ]);
        }
        let review = (!self.returns_to_review).then_some(Command::Review);
        hints.extend(review.into_iter().chain([Command::Menu, Command::Overview, Command::Quit]).map(of));
        let section = layout::section_of(&self.field, cx);
        let name = section.map_or_else(String::new, |section| section.step.clone());
        Outline {
            fills_window: true,
            title: of_draft::title(open, cx),
            heading: Some(of_draft::step_heading(self.step(form), name, open, cx)),
            hints,
        }
    }

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context) {
        match action {
            Action::Do(command) => self.act_on(command, open, cx),
            Action::Accept => cx.request(Request::Review),
            Action::Move(step) => self.move_by(step, open, cx),
            Action::Edit(edit) => {
                self.edit(edit, open, cx);
            }
            _ => cx.unused(),
        }
    }

    fn keeps_tabs(&self) -> bool {
        self.is_long()
    }

    fn next_line(&mut self, open: &mut OpenDraft, cx: &mut Context) -> bool {
        open.settle_answer(&self.field, cx);
        self.go_in_step(1, cx)
    }

    /// Takes the text back from the user's own editor.
    fn hear(&mut self, message: &Message, open: &mut OpenDraft, cx: &mut Context) {
        match message {
            Message::Edited(Ok(text)) => open.replace_answer(&self.field, text, cx),
            // It is asked again about words with that one in them.
            Message::WordAdded(_, Ok(())) => self.check_spelling(0..usize::MAX, open, cx),
            _ => {}
        }
    }

    fn refresh(&mut self, why: Refresh, open: &mut OpenDraft, cx: &mut Context) {
        // The draft remembers the place.
        if why == Refresh::Shown {
            return open.caret_moved(&self.field, cx);
        }
        self.follow_form(why, open, cx);
        layout::fit(&self.field, open, cx);
        self.check_spelling(0..usize::MAX, open, cx);
        open.note_caret(&self.field);
    }

    /// What the field holds is saved at once, in the official spelling where that is unambiguous, and judged.
    fn leave(&mut self, open: &mut OpenDraft, cx: &mut Context) {
        open.settle_answer(&self.field, cx);
        open.field_left(&self.field.id, &cx.world.form);
        open.save_if_behind(cx);
    }

    fn role(&self) -> ScreenRole {
        ScreenRole::Step
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::Picture { screen: self, open, cx }.draw(canvas)
    }
}
