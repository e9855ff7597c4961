//! What the screens need and never change: the form, the words, the look, the events, who writes.

use crate::event::Event;
use crate::form::FormSpec;
use crate::tui::theme::Theme;
use crate::words::Words;

/// What stays the same while the program runs.
#[derive(Debug, Clone)]
pub struct World {
    /// The form.
    pub form: &'static FormSpec,
    /// The words of the chosen language.
    pub words: Words,
    /// The look.
    pub theme: Theme,
    /// Meetings and deadlines.
    pub events: Vec<Event>,
    /// Who writes, as the host knows them.
    pub author: String,
    /// The drafts' folder, as it is shown.
    pub folder: String,
    /// The folder that exports go to where no other is asked for; empty where they can go to one only.
    pub export_folder: String,
    /// Whether nothing outside the data folder may be run or written.
    pub is_restricted: bool,
}
