//! Reading a filled form into the open draft, into another one or into a new one. What is taken over goes in as if it
//! were typed.

use crossterm::event::KeyEvent;

use super::{Model, Notice, Screen, Tone};
use crate::draft::{Draft, ResumePoint, naming};
use crate::form::FieldId;
use crate::import::Imported;
use crate::say;
use crate::tui::keys::{self, ListKey, Step};
use crate::tui::message::{Effect, ImportFile};
use crate::tui::screen::import::laid::Laid;
use crate::tui::screen::import::{self, Import, Target};
use crate::tui::screen::wizard::Wizard;
use crate::tui::widget::chrome::Chrome;
use crate::tui::widget::text::cut;

/// Longer names of files are cut where they are told: the sentence must fit in a row.
const TOLD_COLUMNS: u16 = 30;

impl Model {
    /// Shows the choice of a file: for the open draft, or from the list for the chosen one or a new one.
    pub(super) fn show_import(&mut self) -> Vec<Effect> {
        let targets = match (&self.screen, self.start.chosen()) {
            (Screen::Wizard, _) => vec![Target::Open],
            (Screen::Start, Some(row)) if row.fault().is_none() => {
                let (name, title) = (row.name.clone(), row.title.clone());
                vec![Target::Draft { name, title }, Target::New]
            }
            (Screen::Start, _) => vec![Target::New],
            _ => return Vec::new(),
        };
        let over = std::mem::replace(&mut self.screen, Screen::Opening);
        self.screen = Screen::Import(Box::new(Import::new(targets)), Box::new(over));
        [self.save_open(), vec![Effect::FindImports]].concat()
    }

    /// Takes the files that may hold a filled form.
    pub(super) fn imports_found(&mut self, files: Vec<ImportFile>) -> Vec<Effect> {
        if let Screen::Import(import, _) = &mut self.screen {
            import.found(files);
        }
        Vec::new()
    }

    /// Takes what a file answers, or tells why it can't be read.
    pub(super) fn import_read(&mut self, path: &str, result: Result<Box<Imported>, String>) -> Vec<Effect> {
        let Screen::Import(import, _) = &mut self.screen else { return Vec::new() };
        if !import.awaits(path) {
            return Vec::new();
        }
        let imported = match result {
            Ok(imported) => *imported,
            Err(why) => {
                import.failed(path, &why, &self.world);
                return Vec::new();
            }
        };
        let open = self.wizard.as_ref();
        match import.target() {
            Target::Draft { name, .. } if open.is_none_or(|wizard| wizard.name != *name) => {
                let name = name.clone();
                if self.is_held_back() {
                    self.with_import(Import::held_back);
                    return Vec::new();
                }
                self.with_import(|import| import.wait_for_draft(path, imported));
                [self.save_open(), vec![Effect::Open(name)]].concat()
            }
            _ => {
                let laid = import.laid_out(path, imported);
                self.lay_out(laid);
                Vec::new()
            }
        }
    }

    /// A draft that was to be made of a file was not.
    pub(super) fn forget_told(&mut self) {
        self.with_import(|import| import.told = None);
    }

    fn with_import(&mut self, change: impl FnOnce(&mut Import)) {
        if let Screen::Import(import, _) = &mut self.screen {
            change(import);
        }
    }

    fn lay_out(&mut self, laid: Laid) {
        self.with_import(|import| import.lay(laid));
        self.lay_import();
    }

    /// Lays the answers of the file that is shown beside the draft as it is now.
    pub(super) fn lay_import(&mut self) {
        let Screen::Import(import, _) = &mut self.screen else { return };
        let blank;
        let draft = match (import.target(), &self.wizard) {
            (Target::New, _) | (_, None) => {
                blank = Draft::new(self.world.form, self.time.wall, &self.world.author);
                &blank
            }
            (_, Some(wizard)) => wizard.draft(),
        };
        if let Some(laid) = import.laid_mut() {
            laid.lay_beside(self.world.form, draft);
        }
    }

    /// Goes on after a draft was opened or made: to what was read for it, or with what was taken over told.
    pub(super) fn go_on_importing(&mut self, before: Screen) {
        let Screen::Import(mut import, over) = before else { return };
        if let Some(text) = import.told.take() {
            self.notice = Some(Notice { text, tone: Tone::News });
        } else if let Some(laid) = import.draft_is_open() {
            // That the draft is gone on with is no news here.
            self.notice.take_if(|notice| notice.tone == Tone::Hint);
            self.screen = Screen::Import(import, over);
            self.lay_out(laid);
        }
    }

    /// What the file's answers are laid beside, for drawing.
    pub(in crate::tui) fn beside<'m>(&'m self, import: &Import) -> import::Beside<'m> {
        let is_new = *import.target() == Target::New;
        let is_read_only = !is_new && self.is_read_only();
        import::Beside { is_new, is_read_only, now: self.time.wall, world: &self.world }
    }

    /// Takes a key in the choice of a file or of its answers.
    pub(super) fn import_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let Screen::Import(import, _) = &mut self.screen else { return Vec::new() };
        let step = keys::step(event);
        if import.laid().is_some() {
            return self.answers_key(event, step);
        }
        let is_in_line = import.is_in_line();
        match (step, keys::editing(event)) {
            (Some(Step::Accept), _) => return import.read(),
            (Some(Step::Left | Step::Right | Step::First | Step::Last), Some(edit)) if is_in_line => {
                import.edit(edit);
            }
            (Some(Step::Left | Step::Right), _) => import.turn(),
            (Some(step), _) => import.step(step),
            (None, Some(edit)) => import.edit(edit),
            (None, None) => {}
        }
        Vec::new()
    }

    fn answers_key(&mut self, event: KeyEvent, step: Option<Step>) -> Vec<Effect> {
        match step {
            Some(Step::Accept) => return self.take_import(),
            Some(step @ (Step::PageUp | Step::PageDown)) => self.scroll_import(step),
            Some(step) => self.move_in_answers(step),
            None => {}
        }
        let Screen::Import(import, _) = &mut self.screen else { return Vec::new() };
        if let Some(laid) = import.laid_mut() {
            if keys::list_key(event) == Some(ListKey::MarkAll) {
                laid.toggle_all();
            } else if step.is_none() && keys::is_toggle(event) {
                laid.toggle();
            }
        }
        Vec::new()
    }

    fn move_in_answers(&mut self, step: Step) {
        let Screen::Import(import, _) = &mut self.screen else { return };
        if let Some(laid) = import.laid_mut() {
            laid.move_by(step.rows());
        }
    }

    fn scroll_import(&mut self, step: Step) {
        let body = Chrome::of(self.size, true).body;
        let Screen::Import(import, _) = &self.screen else { return };
        let Some(laid) = import.laid() else { return };
        let (rows, room) = import::text_rows(laid, &self.beside(import), body);
        self.with_import(|import| {
            if let Some(laid) = import.laid_mut() {
                laid.scroll(step.rows_in(room), rows, room);
            }
        });
    }

    /// Tab: to where the answers go, or to the next of them.
    pub(super) fn turn_import(&mut self, is_forward: bool) {
        let Screen::Import(import, _) = &mut self.screen else { return };
        if import.laid().is_some() {
            self.move_in_answers(if is_forward { Step::Down } else { Step::Up });
        } else {
            import.turn();
        }
    }

    /// Goes back from the answers to the files, and from these to where one came from.
    pub(super) fn back_from_import(&mut self, mut import: Box<Import>, over: Screen) -> Vec<Effect> {
        if import.go_back() {
            self.screen = Screen::Import(import, Box::new(over));
            return Vec::new();
        }
        self.screen = over;
        if matches!(self.screen, Screen::Start) { vec![Effect::List] } else { Vec::new() }
    }

    /// Takes the marked answers over, and tells how many.
    fn take_import(&mut self) -> Vec<Effect> {
        let Screen::Import(import, _) = &self.screen else { return Vec::new() };
        let import::Beside { is_new, is_read_only, .. } = self.beside(import);
        let Screen::Import(import, over) = &mut self.screen else { return Vec::new() };
        let Some(laid) = import.laid() else { return Vec::new() };
        if laid.items().is_empty() {
            return Vec::new();
        }
        let (words, taken) = (&self.world.words, laid.taken());
        if is_read_only {
            let text = say!(words, "notice-import-read-only");
            self.fail(text);
            return Vec::new();
        }
        if taken.is_empty() {
            let text = say!(words, "notice-import-none");
            self.inform(text);
            return Vec::new();
        }
        let file = cut(&laid.file, TOLD_COLUMNS, self.world.theme);
        let left = laid.items().len() - taken.len();
        let mut text = say!(words, "notice-imported", count = taken.len(), file = file);
        if left > 0 {
            text = format!("{text}; {}", say!(words, "notice-imported-left", count = left));
        }
        if is_new {
            let stem = laid.file.rsplit_once('.').map_or(laid.file.as_str(), |(stem, _)| stem).to_owned();
            let effects = self.make_of(&taken, &stem);
            let told = (!effects.is_empty()).then_some(text);
            self.with_import(|import| import.told = told);
            return effects;
        }
        let is_from_start = matches!(**over, Screen::Start);
        self.screen = Screen::Wizard;
        let Some(wizard) = &mut self.wizard else { return self.show_start() };
        let mut effects = wizard.take_over(&taken, self.time, &self.world);
        if is_from_start {
            effects.extend(wizard.go_to_review(self.time, &self.world));
        }
        self.notice = Some(Notice { text, tone: Tone::News });
        effects
    }

    /// Has a new draft made that says this much, and opened at the review.
    fn make_of(&mut self, answers: &[(FieldId, String)], stem: &str) -> Vec<Effect> {
        if self.is_held_back() {
            return Vec::new();
        }
        let form = self.world.form;
        let mut draft = Draft::new(form, self.time.wall, &self.world.author);
        for (id, text) in answers {
            if let Some(field) = form.field(id) {
                draft.set_answer(id, Wizard::as_typed(field, text));
            }
        }
        draft.place = Some(ResumePoint { field: None, paragraph: 0, column: 0 });
        let name = naming::name_of(&draft, form, stem);
        [self.save_open(), vec![Effect::Create(name, Box::new(draft))]].concat()
    }
}
