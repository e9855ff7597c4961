//! Keys and pastes: to the menu first, then to what lies over the screen, then to the screen.

use crossterm::event::{KeyEvent, KeyEventKind};

use super::{Model, Notice, Screen, Tone};
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::keys::{self, Command, ListKey, Step};
use crate::tui::menu::Menu;
use crate::tui::message::Effect;
use crate::tui::overlay::{Overlay, Pane, help, page, requirements};
use crate::tui::screen::events::Events;
use crate::tui::screen::export::Export;
use crate::tui::screen::new::NewDraft;
use crate::tui::screen::review::{self, Target};
use crate::tui::screen::wizard::{Editor, Focus, Wizard};
use crate::tui::widget::chrome::Chrome;

impl Model {
    /// Takes a key.
    pub(super) fn key(&mut self, event: KeyEvent) -> Vec<Effect> {
        if event.kind == KeyEventKind::Release {
            return Vec::new();
        }
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            let outcome = menu.key(event, self.time.mono);
            return self.menu_outcome(outcome);
        }
        if self.takes_split_paste(event) {
            return Vec::new();
        }
        self.is_quitting = false;
        let is_escape = keys::is_escape(event);
        self.notice.take_if(|notice| notice.tone == Tone::Hint || is_escape);
        if self.overlay.is_some() {
            return self.overlay_key(event);
        }
        if keys::tab_step(event).is_some() && self.turns_parts() {
            return Vec::new();
        }
        if !self.turns_page(event)
            && let Some(command) = keys::lookup(self.context(), event)
        {
            return self.command(command);
        }
        match self.screen {
            Screen::Opening => Vec::new(),
            Screen::Start => self.start_key(event),
            Screen::New(_) => self.new_key(event),
            Screen::Events(..) => self.events_key(event),
            Screen::Export(_) => self.export_key(event),
            Screen::Approve(_) => self.approve_key(event),
            Screen::Send(_) => self.send_key(event),
            Screen::Versions(..) => self.versions_key(event),
            Screen::Import(..) => self.import_key(event),
            Screen::Wizard => self.wizard_key(event),
        }
    }

    fn turns_page(&self, event: KeyEvent) -> bool {
        matches!(keys::step(event), Some(Step::PageUp | Step::PageDown)) && self.turns_pages()
    }

    /// Takes a key of a paste whose begin mark came split: text, whatever it is. Esc begins its end mark.
    fn takes_split_paste(&mut self, event: KeyEvent) -> bool {
        let Some(paste) = &mut self.split_paste else { return false };
        if keys::is_escape(event) {
            return false;
        }
        paste.text.extend(keys::pasted(event));
        paste.last = self.time.mono;
        true
    }

    pub(super) fn end_split_paste(&mut self) -> Vec<Effect> {
        self.split_paste.take().map_or_else(Vec::new, |paste| self.paste(&paste.text))
    }

    /// Takes a paste: text only, never a key.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        // A paste is meant for the text below what lies over it.
        self.overlay = None;
        match &mut self.screen {
            Screen::New(new) => {
                new.edit(Edit::Paste(text.to_owned()), &self.world);
                Vec::new()
            }
            Screen::Export(export) => {
                export.edit(Edit::Paste(text.to_owned()));
                Vec::new()
            }
            Screen::Import(import, _) => {
                import.paste(text);
                Vec::new()
            }
            Screen::Wizard => self.edit(Edit::Paste(text.to_owned())),
            _ => self.paste_in_letter(text),
        }
    }

    fn overlay_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let step = keys::pane_step(event);
        let command = if step.is_none() { keys::lookup(self.context(), event) } else { None };
        let Some(overlay) = self.overlay.take() else { return Vec::new() };
        match (command, &overlay) {
            (None, _) => {}
            (Some(Command::Redraw | Command::Save), _) => {
                self.overlay = Some(overlay);
                return command.map_or_else(Vec::new, |command| self.command(command));
            }
            // Esc closes it, and may yet turn out to be the start of a key.
            (Some(Command::Menu), _) => {
                self.overlay = Some(Overlay::Menu(Menu::closing(overlay, self.time.mono)));
                return Vec::new();
            }
            // The key that opened it closes it.
            (Some(Command::Help), Overlay::Help(_))
            | (Some(Command::Requirements), Overlay::Requirements(_))
            | (Some(Command::PagePreview), Overlay::Page(_))
            | (Some(Command::Rivals), Overlay::Rivals(_))
            | (Some(Command::Overview), Overlay::Overview(_)) => return Vec::new(),
            (Some(command), _) => return self.command(command),
        }
        match overlay {
            Overlay::Overview(chosen) => self.overview_key(chosen, event),
            Overlay::Requirements(pane) => self.requirements_key(pane, event),
            Overlay::Page(pane) => self.pane_key(pane, step, Overlay::Page),
            Overlay::Help(pane) => self.pane_key(pane, step, Overlay::Help),
            Overlay::ConfirmLoss if keys::is_yes(event) => vec![Effect::Quit],
            Overlay::Rivals(choosing) => self.rivals_key(choosing, event),
            Overlay::Question(question) if keys::is_yes(event) => self.do_asked(question.deed),
            Overlay::Menu(_) | Overlay::ConfirmLoss | Overlay::Question(_) => Vec::new(),
        }
    }

    fn overview_key(&mut self, chosen: usize, event: KeyEvent) -> Vec<Effect> {
        // After the steps and the review comes the way to the other drafts.
        let last = self.world.form.sections.len() + 1;
        let go_to = match (keys::step(event), keys::digit(event)) {
            (Some(Step::Accept), _) => Some(chosen),
            (_, Some(number)) => number.checked_sub(1).filter(|step| *step < last),
            _ => None,
        };
        match go_to {
            Some(step) if step == last => return self.back_to_start(),
            Some(step) => return self.command(Command::Step(u8::try_from(step + 1).unwrap_or(1))),
            None => {}
        }
        let by = keys::pane_step(event).map_or(0, Step::rows);
        self.overlay = Some(Overlay::Overview(chosen.saturating_add_signed(by).min(last)));
        Vec::new()
    }

    /// The rows that a pane has room for.
    fn room(&self) -> usize {
        usize::from(Chrome::of(self.size, true).body.height)
    }

    fn requirements_key(&mut self, mut pane: Pane, event: KeyEvent) -> Vec<Effect> {
        let room = self.room();
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        let Some(field) = wizard.field(&self.world) else { return Vec::new() };
        let mut effects = Vec::new();
        if keys::is_toggle(event) {
            effects = wizard.toggle_tick(pane.chosen, self.time, &self.world);
        } else {
            let width = self.size.0.saturating_sub(2);
            let rows = requirements::rows(wizard, field, width, &self.world);
            let by = keys::pane_step(event).map_or(0, |step| step.rows_in(room));
            requirements::move_by(&mut pane, by, &rows, room);
        }
        self.overlay = Some(Overlay::Requirements(pane));
        effects
    }

    fn pane_key(&mut self, mut pane: Pane, step: Option<Step>, overlay: fn(Pane) -> Overlay) -> Vec<Effect> {
        let room = self.room();
        let rows = match (&overlay(pane), &self.wizard) {
            (Overlay::Page(_), Some(wizard)) => page::rows(wizard, self.size.0, &self.world).len(),
            _ => help::rows(self.size.0, &self.world).len(),
        };
        pane.scroll(step.map_or(0, |step| step.rows_in(room)), rows, room);
        self.overlay = Some(overlay(pane));
        Vec::new()
    }

    fn start_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        match (keys::step(event), keys::list_key(event)) {
            (Some(Step::Accept), _) => {
                let chosen = self.start.chosen();
                if chosen.is_some_and(|row| row.fault().is_some()) {
                    return self.show_versions();
                }
                let name = chosen.map(|row| row.name.clone());
                match name {
                    Some(name) => self.open(name),
                    None => self.begin_new(),
                }
            }
            (Some(step), _) => {
                self.start.move_by(step.rows());
                Vec::new()
            }
            (None, Some(ListKey::New)) => self.begin_new(),
            (None, Some(ListKey::Events)) => self.command(Command::Events),
            (None, Some(ListKey::Import)) => self.show_import(),
            (None, Some(ListKey::Versions)) => self.show_versions(),
            (None, Some(ListKey::Duplicate)) => self.duplicate(),
            (None, Some(ListKey::Delete)) => self.ask_to_delete(),
            _ => Vec::new(),
        }
    }

    /// Saves what is typed in the open draft.
    pub(super) fn save_open(&mut self) -> Vec<Effect> {
        self.wizard.as_mut().map_or_else(Vec::new, Wizard::save_on_leaving)
    }

    /// Whether another draft must wait: the text of this one is on the screen only.
    pub(super) fn is_held_back(&mut self) -> bool {
        if self.waits_for_letter() {
            return true;
        }
        let is_failing = self.wizard.as_ref().is_some_and(|wizard| wizard.saving().has_failed());
        if is_failing {
            self.fail(say!(self.world.words, "notice-held-back"));
        }
        is_failing
    }

    fn begin_new(&mut self) -> Vec<Effect> {
        if self.is_held_back() {
            return Vec::new();
        }
        self.screen = Screen::New(Box::new(NewDraft::new(self.start.is_empty())));
        Vec::new()
    }

    /// Opens a draft; the one that is open already is gone back to.
    fn open(&mut self, name: String) -> Vec<Effect> {
        if self.wizard.as_ref().is_some_and(|wizard| wizard.name == name) {
            self.screen = Screen::Wizard;
            return Vec::new();
        }
        if self.is_held_back() {
            return Vec::new();
        }
        [self.save_open(), vec![Effect::Open(name)]].concat()
    }

    fn new_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let Screen::New(new) = &mut self.screen else { return Vec::new() };
        match (keys::step(event), keys::editing(event)) {
            (Some(Step::Up), _) => new.move_by(false, &self.world),
            (Some(Step::Down), _) => new.move_by(true, &self.world),
            (_, Some(edit)) => new.edit(edit, &self.world),
            _ => {}
        }
        Vec::new()
    }

    fn events_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let Screen::Events(events, _) = &mut self.screen else { return Vec::new() };
        match keys::step(event) {
            Some(Step::Accept) => return self.back(),
            Some(Step::Left) => events.turn(false, self.time, &self.world),
            Some(Step::Right) => events.turn(true, self.time, &self.world),
            Some(step) => events.move_by(step.rows(), self.time, &self.world),
            None => {}
        }
        Vec::new()
    }

    /// Goes back from a screen that lies before or beside the steps.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        match std::mem::replace(&mut self.screen, Screen::Opening) {
            Screen::Events(_, over) | Screen::Versions(_, over) => {
                self.screen = *over;
                Vec::new()
            }
            Screen::Import(import, over) => self.back_from_import(import, *over),
            Screen::Send(_) => self.leave_send(),
            Screen::Export(_) | Screen::Approve(_) => {
                self.screen = Screen::Wizard;
                Vec::new()
            }
            Screen::New(new) if new.is_first() => {
                self.screen = Screen::New(new);
                Vec::new()
            }
            _ => self.back_to_start(),
        }
    }

    /// Goes to the list of drafts; what is typed is saved on the way.
    fn back_to_start(&mut self) -> Vec<Effect> {
        [self.save_open(), self.show_start()].concat()
    }

    fn export_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let (Screen::Export(export), Some(wizard)) = (&mut self.screen, &self.wizard) else {
            return Vec::new();
        };
        if export.asks_to_replace() {
            if keys::is_yes(event) {
                return export.write(true, wizard);
            }
            export.keep_the_old();
            return Vec::new();
        }
        match (keys::step(event), keys::editing(event)) {
            (Some(step @ (Step::Up | Step::Down)), _) => export.move_by(step.rows()),
            (Some(Step::Left | Step::Right), _) if export.is_at_approval() => export.switch(),
            _ if export.is_at_approval() && keys::is_switch(event) => export.switch(),
            (_, Some(edit)) => export.edit(edit),
            _ => {}
        }
        Vec::new()
    }

    /// Writes the document, after what is typed is saved.
    pub(super) fn write_export(&mut self) -> Vec<Effect> {
        let saved = self.save_open();
        let (Screen::Export(export), Some(wizard)) = (&mut self.screen, &self.wizard) else { return saved };
        // Enter doesn't answer the question whether a file may be replaced.
        if export.asks_to_replace() {
            return saved;
        }
        [saved, export.write(false, wizard)].concat()
    }

    pub(super) fn show_export(&mut self) -> Vec<Effect> {
        if let Some(wizard) = &self.wizard {
            self.screen = Screen::Export(Box::new(Export::new(wizard, &self.world)));
        }
        Vec::new()
    }

    pub(super) fn show_events(&mut self) -> Vec<Effect> {
        let over = std::mem::replace(&mut self.screen, Screen::Opening);
        self.screen = Screen::Events(Events::new(self.time, &self.world), Box::new(over));
        Vec::new()
    }

    fn wizard_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let is_review = self.wizard.as_ref().is_some_and(|wizard| *wizard.focus() == Focus::Review);
        if is_review && let Some(effects) = self.review_letter(event) {
            return effects;
        }
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        match wizard.focus() {
            Focus::Review => {
                let step = keys::step(event);
                if step == Some(Step::Accept) {
                    return match wizard.review().chosen_target(wizard, &self.world) {
                        Some(Target::Problem(field) | Target::Answer(field)) => {
                            wizard.edit_from_review(&field, self.time, &self.world)
                        }
                        Some(Target::Approval) => self.show_approve(),
                        Some(Target::Sending) => self.show_send(),
                        None => Vec::new(),
                    };
                }
                let count = review::target_count(wizard, &self.world);
                wizard.review_mut().move_by(step.map_or(0, Step::rows), count);
                Vec::new()
            }
            Focus::Field(_) => match (wizard.editor(), keys::step(event)) {
                (Some(Editor::Choice(choice, ..)), Some(Step::Up | Step::Down)) if choice.is_open() => {
                    wizard.move_in_choice(keys::step(event) == Some(Step::Down));
                    Vec::new()
                }
                (Some(Editor::Line(_) | Editor::Choice(..)), Some(Step::Up)) => {
                    wizard.prev_field_of_step(self.time, &self.world)
                }
                (Some(Editor::Line(_) | Editor::Choice(..)), Some(Step::Down)) => {
                    wizard.next_field_of_step(self.time, &self.world)
                }
                _ => keys::editing(event).map_or_else(Vec::new, |edit| self.edit(edit)),
            },
        }
    }

    /// Edits the focused answer, and says what was left out.
    pub(super) fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        let (effects, changed) = wizard.edit(edit, self.time, &self.world);
        let is_copy = changed.copied.is_some() && changed.text.is_none();
        if let Some(copied) = changed.copied.filter(|copied| !copied.is_empty()) {
            self.clipboard = copied;
            if is_copy {
                self.inform(say!(self.world.words, "notice-copied"));
            }
        }
        if changed.shortened {
            self.notice = Some(Notice { text: say!(self.world.words, "notice-shortened"), tone: Tone::News });
        } else if changed.dropped > 0 {
            let text = say!(self.world.words, "notice-dropped", count = changed.dropped);
            self.notice = Some(Notice { text, tone: Tone::News });
        }
        effects
    }
}
