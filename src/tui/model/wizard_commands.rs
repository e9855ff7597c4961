//! What the commands of the table do.

use super::{Model, Screen};
use crate::form::FieldId;
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::keys::Command;
use crate::tui::menu::Menu;
use crate::tui::message::{Effect, Time};
use crate::tui::overlay::{Overlay, Pane};
use crate::tui::screen::wizard::{Editor, Focus, Wizard};
use crate::tui::world::World;

impl Model {
    /// Does a command; nothing where the screen doesn't offer it.
    pub(super) fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Menu => return self.escape(),
            Command::Quit => return self.quit(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Help => return self.lay_over(Overlay::Help(Pane::default())),
            Command::NextField if matches!(self.screen, Screen::New(_)) => return self.accept_new(),
            Command::NextField if matches!(self.screen, Screen::Export(_)) => return self.write_export(),
            Command::NextField if matches!(self.screen, Screen::Approve(_)) => return self.accept_approval(),
            Command::NextField if matches!(self.screen, Screen::Send(_)) => return self.ask_to_send(),
            Command::NextField | Command::PrevField if matches!(self.screen, Screen::Versions(..)) => {
                self.turn_versions(command == Command::NextField);
                return Vec::new();
            }
            Command::NextField | Command::PrevField if matches!(self.screen, Screen::Import(..)) => {
                self.turn_import(command == Command::NextField);
                return Vec::new();
            }
            // Ctrl-C is also what people press to leave.
            Command::Copy if !self.offers(command) => {
                self.inform(say!(self.world.words, "notice-how-to-leave"));
                return Vec::new();
            }
            _ if !self.offers(command) => return Vec::new(),
            Command::Events => return self.show_events(),
            Command::Versions => return self.show_versions(),
            Command::Rivals => return self.show_rivals(),
            Command::Import => return self.show_import(),
            Command::CopyOut => return self.copy_out(),
            Command::PrevStep if !matches!(self.screen, Screen::Wizard) => return self.back(),
            _ => {}
        }
        if let Some(edit) = self.edit_of(command) {
            return self.edit(edit);
        }
        self.wizard_command(command)
    }

    fn lay_over(&mut self, overlay: Overlay) -> Vec<Effect> {
        self.overlay = Some(overlay);
        Vec::new()
    }

    /// Esc opens the menu, and nothing else: it may be the start of a key that the line split.
    fn escape(&mut self) -> Vec<Effect> {
        self.lay_over(Overlay::Menu(Menu::new(self.time.mono)))
    }

    fn accept_new(&mut self) -> Vec<Effect> {
        if self.is_held_back() {
            return Vec::new();
        }
        let leaving = self.save_open();
        match &mut self.screen {
            Screen::New(new) => [leaving, new.accept(self.time, &self.world)].concat(),
            _ => leaving,
        }
    }

    /// The edit behind a command, where it is one.
    fn edit_of(&mut self, command: Command) -> Option<Edit> {
        let has_selection = self.wizard.as_ref().is_some_and(Wizard::has_selection);
        match command {
            Command::NewParagraph => Some(Edit::NewParagraph),
            Command::Undo => Some(Edit::Undo),
            Command::Redo => Some(Edit::Redo),
            Command::Mark => {
                self.inform(say!(self.world.words, "notice-marking"));
                Some(Edit::SetMark)
            }
            Command::Copy if has_selection => Some(Edit::Copy),
            Command::Cut if has_selection => Some(Edit::Cut),
            Command::Paste if !self.clipboard.is_empty() => Some(Edit::Paste(self.clipboard.clone())),
            _ => None,
        }
    }

    fn wizard_command(&mut self, command: Command) -> Vec<Effect> {
        let (time, world) = (self.time, &self.world);
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        match command {
            Command::NextField => self.next_field(),
            Command::PrevField => wizard.prev_field(time, world),
            Command::NextStep => self.next_step(),
            Command::PrevStep if wizard.step(world) == 0 => self.back(),
            Command::PrevStep => wizard.prev_step(time, world),
            Command::Step(number) => wizard.go_to_step(usize::from(number).saturating_sub(1), time, world),
            Command::Review => wizard.go_to_review(time, world),
            Command::Save => wizard.save_on_request(),
            Command::Overview => {
                let chosen = wizard.step(world);
                self.lay_over(Overlay::Overview(chosen))
            }
            Command::Requirements => self.lay_over(Overlay::Requirements(Pane::default())),
            Command::PagePreview => self.lay_over(Overlay::Page(Pane::default())),
            Command::ExternalEditor => {
                wizard.editor().map(Editor::text).map(Effect::EditOutside).into_iter().collect()
            }
            // Ctrl-C is also what people press to leave.
            Command::Copy => {
                self.inform(say!(self.world.words, "notice-nothing-marked"));
                Vec::new()
            }
            Command::Cut => {
                self.inform(say!(self.world.words, "notice-nothing-to-cut"));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn next_step(&mut self) -> Vec<Effect> {
        self.going_on(Wizard::next_step)
    }

    fn next_field(&mut self) -> Vec<Effect> {
        self.going_on(Wizard::next_field)
    }

    /// Goes on, and where that leaves a step, names what it still needs. Nothing holds the writer back.
    fn going_on(&mut self, go: fn(&mut Wizard, Time, &World) -> Vec<Effect>) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        let step = wizard.step(&self.world);
        let fields: Vec<FieldId> = wizard
            .section(&self.world)
            .map_or_else(Vec::new, |section| section.fields().map(|field| field.id.clone()).collect());
        let effects = go(wizard, self.time, &self.world);
        let has_left = wizard.step(&self.world) != step && *wizard.focus() != Focus::Review;
        let is_open = |field: &&FieldId| {
            let found = wizard.check().field(field);
            found.is_some_and(|found| found.problems.iter().any(|problem| !problem.is_notice()))
        };
        let count = fields.iter().filter(is_open).count();
        if has_left && count > 0 {
            let text = say!(self.world.words, "notice-step-open", step = step + 1, count = count);
            self.inform(text);
        }
        effects
    }
}
