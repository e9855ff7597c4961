//! What comes from others: their text, that the file has gone, who is there; and the choice between two texts.

use crossterm::event::KeyEvent;

use super::{Model, Notice, Tone};
use crate::draft::Settle;
use crate::form::{Field, FieldId};
use crate::say;
use crate::store::Presence;
use crate::tui::keys::{self, Step};
use crate::tui::message::{Arrived, Effect};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::rivals::Choosing;
use crate::tui::screen::wizard::{CameIn, Wizard};
use crate::tui::told;
use crate::tui::widget::chrome::Chrome;

impl Model {
    /// Takes in someone else's text, and tells of it.
    pub(super) fn arrived(&mut self, arrived: &Arrived) -> Vec<Effect> {
        let Some(wizard) = self.wizard.as_mut().filter(|wizard| wizard.name == arrived.name) else {
            return Vec::new();
        };
        let chosen = match &self.overlay {
            Some(Overlay::Rivals(choosing)) => Some(choosing.field.clone()),
            _ => None,
        };
        let rivals = |wizard: &Wizard| chosen.as_ref().map(|field| wizard.draft().rivals(field).to_vec());
        let before = rivals(wizard);
        let CameIn { taken, disputed, effects } = wizard.take_in(arrived, self.time, &self.world);
        if rivals(wizard) != before {
            // What was to be chosen from is another now.
            self.overlay = None;
        }
        self.lay_import();
        self.came_in_before_letter(arrived);
        let who = told::person(&arrived.by, &self.world);
        let name = |field: &FieldId| self.world.form.field(field).map_or("", Field::name);
        if let Some(field) = disputed.first() {
            let text = say!(self.world.words, "notice-disputed", field = name(field));
            self.notice = Some(Notice { text, tone: Tone::News });
        } else {
            match taken.as_slice() {
                [] => {}
                [field] => {
                    let field = name(field);
                    self.mention(say!(self.world.words, "notice-came-in-one", who = who, field = field));
                }
                all => {
                    let count = all.len();
                    self.mention(say!(self.world.words, "notice-came-in", who = who, count = count));
                }
            }
        }
        effects
    }

    /// Tells something that nobody asked for: it doesn't take the place of what is still to be read.
    pub(super) fn mention(&mut self, text: String) {
        if self.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Hint) {
            self.inform(text);
        }
    }

    /// Takes note that the open draft's file has gone.
    pub(super) fn gone(&mut self, name: &str) -> Vec<Effect> {
        let Some(wizard) = self.wizard.as_mut().filter(|wizard| wizard.name == name) else {
            return Vec::new();
        };
        let text = say!(self.world.words, "notice-gone");
        self.notice = Some(Notice { text, tone: Tone::News });
        wizard.save_anew(self.time)
    }

    /// Takes note of who else has the open draft open.
    pub(super) fn others(&mut self, others: Vec<Presence>) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        if let Some(text) = wizard.set_others(others, &self.world) {
            self.mention(text);
        }
        Vec::new()
    }

    /// Lays the two texts of an answer over the screen.
    pub(super) fn show_rivals(&mut self) -> Vec<Effect> {
        let field = self.wizard.as_ref().and_then(|wizard| wizard.disputed_field(&self.world));
        if let Some(field) = field {
            self.overlay = Some(Overlay::Rivals(Choosing::new(field)));
        }
        Vec::new()
    }

    /// Takes a key in the choice between two texts.
    pub(super) fn rivals_key(&mut self, mut choosing: Choosing, event: KeyEvent) -> Vec<Effect> {
        let Some(wizard) = &self.wizard else { return Vec::new() };
        let body = Chrome::of(self.size, true).body;
        let is_picked = keys::digit(event).is_some_and(|number| choosing.pick(number));
        match keys::pane_step(event) {
            Some(Step::Accept) => return self.settle(&choosing),
            Some(Step::Left) => choosing.turn(-1, wizard),
            Some(Step::Right) => choosing.turn(1, wizard),
            Some(step @ (Step::Up | Step::Down)) => choosing.move_by(step.rows()),
            Some(step) => {
                let by = step.rows_in(usize::from(body.height.saturating_sub(5)));
                choosing.scroll(by, body, wizard, &self.world);
            }
            None if is_picked => return self.settle(&choosing),
            None => {}
        }
        self.overlay = Some(Overlay::Rivals(choosing));
        Vec::new()
    }

    fn settle(&mut self, choosing: &Choosing) -> Vec<Effect> {
        let Some(wizard) = &mut self.wizard else { return Vec::new() };
        let how = choosing.how();
        let effects = wizard.settle(&choosing.field, how, self.time, &self.world);
        let words = &self.world.words;
        let text = match how {
            Settle::KeepAnswer => say!(words, "notice-settled-kept"),
            Settle::TakeRival(_) => say!(words, "notice-settled-taken"),
            Settle::KeepAll => say!(words, "notice-settled-both"),
        };
        // The choice answers the news that told of it.
        self.inform(text);
        effects
    }
}
