//! Reading a filled form in: choose the file, and where its answers go; then see each answer that it has otherwise, and
//! take it or leave it.

mod draw;
pub mod laid;

use crate::import::Imported;
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::editor::line::LineEditor;
use crate::tui::keys::Step;
use crate::tui::message::{Effect, ImportFile};
use crate::tui::world::World;
use laid::Laid;

pub use draw::{Beside, draw, text_rows};

/// Where the answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The open draft.
    Open,
    /// Another one, by its name in the data folder and its title; it is opened once the file is read.
    Draft {
        /// Its name.
        name: String,
        /// How it is called on the screen.
        title: String,
    },
    /// A new one.
    New,
}

/// The choice of a file, and then of its answers.
#[derive(Debug)]
pub struct Import {
    /// Where the answers may go; one of these.
    targets: Vec<Target>,
    target: usize,
    /// The files that were found, once they have been looked for.
    files: Option<Vec<ImportFile>>,
    /// The chosen row: a file, or after the last the line for a path.
    chosen: usize,
    place: LineEditor,
    said: Said,
    /// The file's answers, once it is read.
    laid: Option<Laid>,
    /// What is told when the new draft is made.
    pub told: Option<String>,
}

/// What is said below the choice.
#[derive(Debug)]
enum Said {
    Nothing,
    /// The file of this path is being read.
    Reading(String),
    /// It is read, and the draft that it goes into is being opened.
    Opening(Box<(String, Imported)>),
    Failed(String),
}

impl Import {
    /// The choice of a file whose answers go to one of these, as yet the first.
    pub fn new(targets: Vec<Target>) -> Self {
        Import {
            targets,
            target: 0,
            files: None,
            chosen: 0,
            place: LineEditor::new(""),
            said: Said::Nothing,
            laid: None,
            told: None,
        }
    }

    /// Where the answers go.
    pub fn target(&self) -> &Target {
        &self.targets[self.target]
    }

    /// The title of the draft that they go into, where that is settled.
    pub fn title(&self, open: Option<String>, world: &World) -> String {
        match (self.target(), open) {
            (Target::Open, Some(title)) => title,
            (Target::New, _) if self.laid.is_some() => say!(world.words, "new-title"),
            (Target::Draft { title, .. }, _) if self.laid.is_some() => title.clone(),
            _ => say!(world.words, "start-title"),
        }
    }

    /// What the screen is for.
    pub fn heading(&self, world: &World) -> String {
        match &self.laid {
            Some(laid) => say!(world.words, "import-title-of", file = laid.file.as_str()),
            None => say!(world.words, "import-title"),
        }
    }

    /// Whether there is a choice where they go.
    pub fn has_targets(&self) -> bool {
        self.targets.len() > 1
    }

    /// Chooses where the answers go.
    pub fn turn(&mut self) {
        self.target = (self.target + 1) % self.targets.len();
        self.said = Said::Nothing;
    }

    /// Takes the files that were found; the choice stays on its file, or on the line.
    pub fn found(&mut self, files: Vec<ImportFile>) {
        let chosen = self.chosen_file().map(|file| file.path.clone());
        let is_in_line = self.is_in_line() && (self.files.is_some() || !self.place.is_empty());
        let at = chosen.and_then(|path| files.iter().position(|file| file.path == path));
        self.chosen = if is_in_line { files.len() } else { at.unwrap_or(0) };
        self.files = Some(files);
    }

    fn files(&self) -> &[ImportFile] {
        self.files.as_deref().unwrap_or_default()
    }

    fn chosen_file(&self) -> Option<&ImportFile> {
        self.files().get(self.chosen)
    }

    /// Whether a path is typed, and no file of the list is chosen.
    pub fn is_in_line(&self) -> bool {
        self.chosen >= self.files().len()
    }

    /// Moves in the list of files, below whose last the line is.
    pub fn step(&mut self, step: Step) {
        self.said = Said::Nothing;
        self.chosen = self.chosen.saturating_add_signed(step.rows()).min(self.files().len());
    }

    /// Edits the path.
    pub fn edit(&mut self, edit: Edit) {
        self.said = Said::Nothing;
        self.chosen = self.files().len();
        self.place.apply(edit);
    }

    /// Takes a paste: a path, where a file is still to be chosen.
    pub fn paste(&mut self, text: &str) {
        if self.laid.is_none() {
            self.edit(Edit::Paste(text.to_owned()));
        }
    }

    /// Has the chosen file read.
    pub fn read(&mut self) -> Vec<Effect> {
        let typed = self.place.text().trim();
        let path = self.chosen_file().map_or(typed, |file| file.path.as_str()).to_owned();
        if path.is_empty() || matches!(&self.said, Said::Reading(reading) if *reading == path) {
            return Vec::new();
        }
        self.said = Said::Reading(path.clone());
        vec![Effect::ReadImport(path)]
    }

    /// Whether the file of this path is what is being read: another may have been chosen since.
    pub fn awaits(&self, path: &str) -> bool {
        self.laid.is_none() && matches!(&self.said, Said::Reading(reading) if reading == path)
    }

    /// Takes note why a file can't be read.
    pub fn failed(&mut self, path: &str, why: &str, world: &World) {
        let name = self.name_of(path);
        self.said = Said::Failed(say!(world.words, "import-failed", name = name, why = why));
    }

    /// Takes note that nothing comes of it for now.
    pub fn held_back(&mut self) {
        self.said = Said::Nothing;
    }

    /// Keeps what was read until the draft is open that it goes into.
    pub fn wait_for_draft(&mut self, path: &str, imported: Imported) {
        let name = self.name_of(path);
        self.said = Said::Opening(Box::new((name, imported)));
    }

    /// What was kept for the draft that is open now: it goes into that.
    pub fn draft_is_open(&mut self) -> Option<Laid> {
        let Said::Opening(read) = std::mem::replace(&mut self.said, Said::Nothing) else { return None };
        (self.targets, self.target) = (vec![Target::Open], 0);
        let (name, imported) = *read;
        Some(Laid::new(name, imported))
    }

    /// What was read from the file of this path.
    pub fn laid_out(&self, path: &str, imported: Imported) -> Laid {
        Laid::new(self.name_of(path), imported)
    }

    /// Goes on to the file's answers.
    pub fn lay(&mut self, laid: Laid) {
        self.said = Said::Nothing;
        self.laid = Some(laid);
    }

    /// Goes back from a file's answers to the choice of a file, and says whether it was there.
    pub fn go_back(&mut self) -> bool {
        self.said = Said::Nothing;
        self.laid.take().is_some()
    }

    /// The file's answers, once it is read.
    pub fn laid(&self) -> Option<&Laid> {
        self.laid.as_ref()
    }

    /// The file's answers, to choose among.
    pub fn laid_mut(&mut self) -> Option<&mut Laid> {
        self.laid.as_mut()
    }

    /// A file's name for the screen.
    fn name_of(&self, path: &str) -> String {
        let found = self.files().iter().find(|file| file.path == path).map(|file| file.name.as_str());
        found.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path)).to_owned()
    }
}
