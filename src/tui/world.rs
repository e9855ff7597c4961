//! What the screens need and never change: the form, the words, the look, the events, who writes.

use crate::event::Event;
use crate::form::FormSpec;
use crate::tui::theme::Theme;
use crate::words::Words;

/// How letters leave this host, as it is shown before one is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The mail server's name, or the path of the host's own mail program.
    pub via: String,
    /// The sender's address; where there is none, the draft's own e-mail answer.
    pub from: Option<String>,
}

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
    /// How letters leave this host; none where that is not set up.
    pub sending: Option<Sending>,
    /// Whether nothing outside the data folder may be run or written.
    pub is_restricted: bool,
}
