//! The screens that are there, the shown one last. The list of drafts and the open draft's own screens change places:
//! whichever is not shown stays below, as it was left.

use crate::tui::context::{Screen, ScreenRole};
use crate::tui::message::Message;
use crate::tui::screen::review::ReviewScreen;
use crate::tui::screen::start::StartScreen;

/// The screens.
#[derive(Debug)]
pub(super) struct Screens {
    /// Never none.
    shown: Vec<Box<dyn Screen>>,
    /// The screen that Esc left, until it is sure that Esc was a key. It hears what happens meanwhile.
    left: Option<Box<dyn Screen>>,
}

impl Screens {
    pub(super) fn new(screen: Box<dyn Screen>) -> Self {
        Screens { shown: vec![screen], left: None }
    }

    pub(super) fn front(&self) -> &dyn Screen {
        self.shown.last().expect("there is always a screen").as_ref()
    }

    pub(super) fn front_mut(&mut self) -> &mut dyn Screen {
        self.shown.last_mut().expect("there is always a screen").as_mut()
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        self.shown.iter_mut().chain(&mut self.left)
    }

    /// Whether one of them shows the work that a message ends.
    pub(super) fn await_end(&self, message: &Message) -> bool {
        self.shown.iter().any(|screen| screen.awaits(message))
    }

    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        self.shown.push(screen);
    }

    /// Leaves the shown screen for the one below; the last stays.
    pub(super) fn pop(&mut self) {
        if self.shown.len() > 1 {
            self.shown.pop();
        }
    }

    /// Leaves the shown screen for the one below, or for the list of drafts; it may come back.
    pub(super) fn leave(&mut self) {
        if self.shown.len() == 1 {
            self.shown.insert(0, Box::new(StartScreen::new(false)));
        }
        self.left = self.shown.pop();
    }

    /// Shows again what was left, and says whether it is still there.
    pub(super) fn come_back(&mut self) -> bool {
        let left = self.left.take();
        let is_there = left.is_some();
        self.shown.extend(left);
        is_there
    }

    /// What was left does not come back.
    pub(super) fn forget_left(&mut self) {
        self.left = None;
    }

    /// Leaves these screens, wherever they are; the last stays.
    pub(super) fn close(&mut self, is_one: impl Fn(&dyn Screen) -> bool) {
        self.left.take_if(|screen| is_one(screen.as_ref()));
        if self.shown.iter().any(|screen| !is_one(screen.as_ref())) {
            self.shown.retain(|screen| !is_one(screen.as_ref()));
        }
    }

    fn keep(&mut self, roles: &[ScreenRole]) {
        self.left = None;
        self.shown.retain(|screen| roles.contains(&screen.role()));
    }

    /// Brings the screen of a role to the front, and says whether there is one.
    pub(super) fn raise(&mut self, role: ScreenRole) -> bool {
        let Some(at) = self.shown.iter().position(|screen| screen.role() == role) else { return false };
        let screen = self.shown.remove(at);
        self.shown.push(screen);
        true
    }

    /// Shows the list of drafts; the open draft's screens stay below.
    pub(super) fn show_start(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Step, ScreenRole::Review]);
        if !self.raise(ScreenRole::Start) {
            self.shown.push(Box::new(StartScreen::new(false)));
        }
    }

    /// Shows the open draft where its writer left off.
    pub(super) fn show_draft(&mut self) {
        if let Some(at) = self.shown.iter().position(|screen| screen.role() == ScreenRole::Start)
            && self.shown.len() > 1
        {
            let start = self.shown.remove(at);
            self.shown.insert(0, start);
        }
    }

    /// Shows a step in place of the one before; "Tjek dine svar" stays below.
    pub(super) fn show_step(&mut self, step: Box<dyn Screen>) {
        self.keep(&[ScreenRole::Start, ScreenRole::Review]);
        self.shown.push(step);
    }

    /// Shows "Tjek dine svar" as it was left, or anew; the step stays below, to be gone back to.
    pub(super) fn show_review(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Step, ScreenRole::Review]);
        if !self.raise(ScreenRole::Review) {
            self.shown.push(Box::new(ReviewScreen::new()));
        }
    }

    /// Shows a draft that was opened; with `behind`, behind the shown screen, which goes on with it.
    pub(super) fn open_draft(&mut self, screen: Box<dyn Screen>, behind: bool) {
        let front = if behind { self.shown.pop() } else { None };
        self.keep(&[ScreenRole::Start]);
        match front {
            Some(front) => {
                self.shown.insert(0, screen);
                self.shown.push(front);
            }
            None => self.shown.push(screen),
        }
    }

    /// Closes the open draft's screens.
    pub(super) fn close_draft(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Other]);
        if self.shown.is_empty() {
            self.shown.push(Box::new(StartScreen::new(false)));
        }
    }
}
