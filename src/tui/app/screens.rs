//! The screens that are there, the shown one last. The list of drafts and the open draft's own screens change places:
//! whichever is not shown stays below, as it was left.

use crate::tui::context::{Screen, ScreenRole};
use crate::tui::screen::review::ReviewScreen;
use crate::tui::screen::start::StartScreen;

/// The screens, never none.
#[derive(Debug)]
pub(super) struct Screens(Vec<Box<dyn Screen>>);

impl Screens {
    pub(super) fn new(screen: Box<dyn Screen>) -> Self {
        Screens(vec![screen])
    }

    pub(super) fn front(&self) -> &dyn Screen {
        self.0.last().expect("there is always a screen").as_ref()
    }

    pub(super) fn front_mut(&mut self) -> &mut dyn Screen {
        self.0.last_mut().expect("there is always a screen").as_mut()
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        self.0.iter_mut()
    }

    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        self.0.push(screen);
    }

    /// Leaves the shown screen for the one below; the last stays.
    pub(super) fn pop(&mut self) {
        if self.0.len() > 1 {
            self.0.pop();
        }
    }

    /// Leaves these screens, wherever they are; the last stays.
    pub(super) fn close(&mut self, is_one: impl Fn(&dyn Screen) -> bool) {
        if self.0.iter().any(|screen| !is_one(screen.as_ref())) {
            self.0.retain(|screen| !is_one(screen.as_ref()));
        }
    }

    fn keep(&mut self, roles: &[ScreenRole]) {
        self.0.retain(|screen| roles.contains(&screen.role()));
    }

    /// Brings the screen of a role to the front, and says whether there is one.
    fn raise(&mut self, role: ScreenRole) -> bool {
        let Some(at) = self.0.iter().position(|screen| screen.role() == role) else { return false };
        let screen = self.0.remove(at);
        self.0.push(screen);
        true
    }

    /// Shows the list of drafts; the open draft's screens stay below.
    pub(super) fn show_start(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Step, ScreenRole::Review]);
        if !self.raise(ScreenRole::Start) {
            self.0.push(Box::new(StartScreen::new(false)));
        }
    }

    /// Shows the open draft where its writer left off.
    pub(super) fn show_draft(&mut self) {
        if let Some(at) = self.0.iter().position(|screen| screen.role() == ScreenRole::Start)
            && self.0.len() > 1
        {
            let start = self.0.remove(at);
            self.0.insert(0, start);
        }
    }

    /// Shows a step in place of the one before; "Tjek dine svar" stays below.
    pub(super) fn show_step(&mut self, step: Box<dyn Screen>) {
        self.keep(&[ScreenRole::Start, ScreenRole::Review]);
        self.0.push(step);
    }

    /// Shows "Tjek dine svar" as it was left, or anew.
    pub(super) fn show_review(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Review]);
        if !self.raise(ScreenRole::Review) {
            self.0.push(Box::new(ReviewScreen::new()));
        }
    }

    /// Shows a draft that was opened; with `behind`, behind the shown screen, which goes on with it.
    pub(super) fn open_draft(&mut self, screen: Box<dyn Screen>, behind: bool) {
        let front = if behind { self.0.pop() } else { None };
        self.keep(&[ScreenRole::Start]);
        match front {
            Some(front) => {
                self.0.insert(0, screen);
                self.0.push(front);
            }
            None => self.0.push(screen),
        }
    }

    /// Closes the open draft's screens.
    pub(super) fn close_draft(&mut self) {
        self.keep(&[ScreenRole::Start, ScreenRole::Other]);
        if self.0.is_empty() {
            self.0.push(Box::new(StartScreen::new(false)));
        }
    }
}
