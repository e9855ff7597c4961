//! What lies over the screen. It is laid there and taken away in one way each, so that a pane hears of it however it goes.

use super::App;
use crate::tui::context::{Pane, PaneState};
use crate::tui::keys::Action;

impl App {
    /// Lays a pane over the screen, in place of what lies there.
    pub(super) fn lay(&mut self, pane: Box<dyn Pane>) {
        self.close_pane();
        self.pane = Some(pane);
    }

    /// Takes away what lies over the screen, and gives it.
    pub(super) fn close_pane(&mut self) -> Option<Box<dyn Pane>> {
        let mut pane = self.pane.take()?;
        pane.close(&mut self.open, &mut self.cx);
        Some(pane)
    }

    /// Takes away what lies over the screen if it is of this kind.
    pub(super) fn close_pane_if(&mut self, is_one: impl FnOnce(&App, &dyn Pane) -> bool) {
        if self.pane.as_deref().is_some_and(|pane| is_one(self, pane)) {
            self.close_pane();
        }
    }

    /// Lays a pane that Esc took away over the screen again, unless there is another by now.
    pub(super) fn reopen(&mut self, mut pane: Box<dyn Pane>) {
        if self.pane.is_none() {
            pane.reopen(&mut self.open, &mut self.cx);
            self.pane = Some(pane);
        }
    }

    /// Has what lies over the screen act; it may close with that.
    pub(super) fn act_in_pane(&mut self, action: Action) {
        if let Some(pane) = &mut self.pane
            && pane.act(action, &mut self.open, &mut self.cx) == PaneState::Closed
        {
            self.close_pane();
        }
    }

    /// Takes the open draft away and keeps what is worth it; what lies at the foot of its screens goes before it.
    pub(super) fn put_draft_away(&mut self) {
        self.close_pane_if(|_, pane| pane.foot_rows().is_some());
        self.kept.keep(self.open.take());
    }
}
