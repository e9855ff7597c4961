//! The own events as they are changed on the screen: asked for, undone, redone, and told.

use crate::event;
use crate::event::own_file::EventChange;
use crate::say;
use crate::tui::events_history::{ChangedEvents, EventStep};
use crate::tui::message::Effect;
use crate::tui::shared::Shared;

impl Shared {
    /// Has an event added, changed or removed.
    pub(crate) fn change_event(&mut self, change: EventChange) {
        self.effect(Effect::ChangeEvent(Box::new(change), EventStep::Change));
    }

    /// Undoes or redoes the last change of an event, and says whether there is one.
    pub(crate) fn step_event(&mut self, step: EventStep) -> bool {
        let history = &mut self.events_history;
        let from = if step == EventStep::Undo { &history.done } else { &history.undone };
        let Some(change) = from.last().cloned() else { return false };
        if !std::mem::replace(&mut history.is_stepping, true) {
            self.effect(Effect::ChangeEvent(Box::new(change.reversed()), step));
        }
        true
    }

    /// Takes in what came of a change, and says so.
    pub(crate) fn event_changed(&mut self, step: EventStep, changed: &ChangedEvents) {
        let words = self.words();
        self.events_history.is_stepping = false;
        let (made, own) = match changed {
            Ok((made, own)) => (made.clone(), own.clone()),
            Err(error) => return self.fail(say!(words, "event-not-saved", cause = error.cause(&words))),
        };
        let given = self.world.forms.events();
        let is_given = |id: &str| given.iter().any(|event| event.id == id);
        let text = match (step, &made.before, &made.after) {
            (EventStep::Undo, ..) => say!(words, "event-undone"),
            (EventStep::Redo, ..) => say!(words, "event-redone"),
            // A given event that is changed gets a place in the file.
            (EventStep::Change, None, Some(after)) if !is_given(&after.id) => say!(words, "event-added"),
            (EventStep::Change, _, Some(_)) => say!(words, "event-changed"),
            (EventStep::Change, _, None) => say!(words, "event-removed"),
        };
        self.set_events(event::with_own(given, own));
        self.inform(text);
        let history = &mut self.events_history;
        match step {
            EventStep::Change => {
                history.undone.clear();
                history.done.push(made);
            }
            EventStep::Undo => {
                history.done.pop();
                history.undone.push(made);
            }
            EventStep::Redo => {
                history.undone.pop();
                history.done.push(made);
            }
        }
    }
}
