//! Starting the full-screen program: the model on the runtime.

use std::ffi::OsString;

use crate::clock::Clock;
use crate::event::Event;
use crate::form::som;
use crate::mail;
use crate::shown;
use crate::store::Store;
use crate::tui::model::{Begin, Model};
use crate::tui::runtime::{self, ImportFolders, RunError, Setup};
use crate::tui::theme::Theme;
use crate::tui::world::{Sending, World};
use crate::words::Words;

/// What the program is started with.
#[derive(Debug)]
pub struct Launch {
    /// The drafts.
    pub store: Store,
    /// The words of the chosen language.
    pub words: Words,
    /// The look.
    pub theme: Theme,
    /// The clock on the wall.
    pub clock: Clock,
    /// Meetings and deadlines.
    pub events: Vec<Event>,
    /// Who writes, as the host knows them.
    pub author: String,
    /// The drafts' folder, as it is shown.
    pub folder: String,
    /// The folder that exports go to where no other is asked for; empty where they can go to one only.
    pub export_folder: String,
    /// How letters leave this host; none where that is not set up.
    pub mail: Option<mail::Settings>,
    /// Where files to be read back are looked for.
    pub import_folders: ImportFolders,
    /// The user's own editor.
    pub editor: Option<OsString>,
    /// Whether nothing outside the data folder may be run or written.
    pub is_restricted: bool,
    /// Where to begin.
    pub begin: Begin,
}

/// Runs the program until the user leaves it.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn run(launch: Launch) -> Result<(), RunError> {
    // The theme decides; crossterm's own look at NO_COLOR would end bold and reversed text with the colours.
    crossterm::style::force_color_output(true);
    let world = World {
        form: som(),
        words: launch.words.clone(),
        theme: launch.theme,
        events: launch.events,
        author: launch.author.clone(),
        folder: launch.folder,
        export_folder: launch.export_folder,
        sending: launch.mail.as_ref().map(sending),
        is_restricted: launch.is_restricted,
    };
    let setup = Setup {
        store: launch.store,
        clock: launch.clock,
        words: launch.words,
        author: launch.author,
        mail: launch.mail,
        import_folders: launch.import_folders,
        editor: launch.editor,
        is_restricted: launch.is_restricted,
    };
    runtime::run(setup, |time, size| Model::new(world, time, size, launch.begin))
}

/// What the screen tells of a way out.
fn sending(settings: &mail::Settings) -> Sending {
    let via = match &settings.way {
        mail::Way::Smtp(server) => server.host.clone(),
        mail::Way::Sendmail(path) => shown::path(path),
    };
    Sending { via, from: settings.from.clone() }
}
