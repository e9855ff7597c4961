//! A draft's earlier versions: a list by time, and what the chosen one says otherwise than the draft does now. A
//! draft that can't be read is mended from here.

mod draw;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::draft::codec::ReadError;
use crate::form::{Field, FieldId};
use crate::say;
use crate::store::{LoadError, Version};
use crate::tui::message::Effect;
use crate::tui::told;
use crate::tui::world::World;

pub use draw::{draw, text_rows};

/// Why a draft can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The cause in a few words, with line and field where they are known.
    pub cause: String,
    /// Whether an earlier version may take its place: it is a draft that was damaged.
    pub is_damage: bool,
    /// The line to mend, where it is known.
    line: Option<usize>,
}

impl Fault {
    /// What a failed reading says.
    pub fn of(error: &LoadError, world: &World) -> Self {
        let (is_damage, line) = match error {
            // What a newer som wrote, or another form's, is whole.
            LoadError::Content {
                why: ReadError::NewerSchema { .. } | ReadError::OtherForm { .. }, ..
            } => (false, None),
            LoadError::Content { why, .. } => (true, why.line()),
            LoadError::NotText { .. } | LoadError::TooBig { .. } => (true, None),
            _ => (false, None),
        };
        Fault { cause: error.cause(&world.words), is_damage, line }
    }
}

/// The versions of one draft.
#[derive(Debug)]
pub struct Versions {
    /// The draft's name in the data folder.
    pub name: String,
    title: String,
    /// Why the draft can't be read, where it can't.
    fault: Option<Fault>,
    /// What the draft says now, where it isn't the open one.
    now: Option<Draft>,
    list: List,
    chosen: usize,
    /// The versions that were read, by their ids, or why they can't be.
    read: BTreeMap<String, Result<Draft, String>>,
    /// The chosen one among the answers that differ.
    answer: usize,
    /// The first row of the texts that is shown.
    first: usize,
    /// Whether the newest version that can be read is still looked for.
    is_seeking: bool,
}

#[derive(Debug)]
enum List {
    Reading,
    Here(Vec<Version>),
    Failed(String),
}

impl Versions {
    /// The screen for a draft whose versions are not read yet.
    pub fn new(name: &str, title: &str, fault: Option<Fault>) -> Self {
        Versions {
            name: name.to_owned(),
            title: title.to_owned(),
            fault,
            now: None,
            list: List::Reading,
            chosen: 0,
            read: BTreeMap::new(),
            answer: 0,
            first: 0,
            is_seeking: true,
        }
    }

    /// The draft's title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the draft can't be read.
    pub fn is_damaged(&self) -> bool {
        self.fault.is_some()
    }

    /// Takes what the draft says now, or why it can't be read.
    pub fn now_says(&mut self, state: Result<Draft, Fault>) {
        match state {
            Ok(draft) => (self.now, self.fault) = (Some(draft), None),
            Err(fault) => (self.now, self.fault) = (None, Some(fault)),
        }
    }

    /// Takes the list.
    pub fn listed(&mut self, versions: Result<Vec<Version>, LoadError>, world: &World) -> Vec<Effect> {
        self.list = match versions {
            Ok(versions) => List::Here(versions),
            Err(error) => List::Failed(error.cause(&world.words)),
        };
        self.turn_to(0)
    }

    /// Takes the text of a version. Of versions that can't be read, the screen begins with none.
    pub fn read(&mut self, id: String, draft: Result<Draft, LoadError>, world: &World) -> Vec<Effect> {
        let is_good = draft.is_ok();
        self.read.insert(id, draft.map_err(|error| error.cause(&world.words)));
        let is_last = self.chosen + 1 >= self.versions().len();
        if self.is_seeking && !is_good && !is_last {
            return self.turn_to(self.chosen + 1);
        }
        self.is_seeking = false;
        Vec::new()
    }

    /// Chooses the version so many further down.
    pub fn move_by(&mut self, by: isize) -> Vec<Effect> {
        self.is_seeking = false;
        self.turn_to(self.chosen.saturating_add_signed(by))
    }

    fn turn_to(&mut self, chosen: usize) -> Vec<Effect> {
        self.chosen = chosen.min(self.versions().len().saturating_sub(1));
        (self.answer, self.first) = (0, 0);
        let Some(id) = self.chosen_version().map(|version| version.id.clone()) else { return Vec::new() };
        if self.read.contains_key(&id) {
            return Vec::new();
        }
        vec![Effect::ReadVersion(self.name.clone(), id)]
    }

    /// Chooses another of the answers that differ; after the last comes the first.
    pub fn turn(&mut self, is_forward: bool, open: Option<&Draft>, world: &World) {
        let count = self.changes(open, world).len().max(1);
        let by = if is_forward { 1 } else { count - 1 };
        self.answer = (self.answer.min(count - 1) + by) % count;
        self.first = 0;
    }

    /// Scrolls in the texts by rows, of `rows` when `room` fit.
    pub fn scroll(&mut self, by: isize, rows: usize, room: usize) {
        let last = rows.saturating_sub(room);
        self.first = self.first.min(last).saturating_add_signed(by).min(last);
    }

    fn versions(&self) -> &[Version] {
        match &self.list {
            List::Here(versions) => versions,
            List::Reading | List::Failed(_) => &[],
        }
    }

    /// The chosen version.
    pub fn chosen_version(&self) -> Option<&Version> {
        self.versions().get(self.chosen)
    }

    /// What the chosen version says, where it can be read.
    fn chosen_draft(&self) -> Option<&Draft> {
        self.read.get(&self.chosen_version()?.id)?.as_ref().ok()
    }

    /// Whether the chosen version can be restored.
    pub fn can_restore(&self) -> bool {
        self.chosen_draft().is_some()
    }

    /// The draft as it is now: the open one, or what its file says.
    fn now<'d>(&'d self, open: Option<&'d Draft>) -> Option<&'d Draft> {
        open.or(self.now.as_ref())
    }

    /// The fields whose answers the chosen version has otherwise than the draft has now; all that it answers where
    /// the draft can't be read.
    fn changes<'w>(&self, open: Option<&Draft>, world: &'w World) -> Vec<&'w Field> {
        let Some(then) = self.chosen_draft() else { return Vec::new() };
        let now = self.now(open);
        let is_other = |field: &&Field| match now {
            Some(now) => now.answer(&field.id) != then.answer(&field.id),
            None => then.is_answered(&field.id),
        };
        world.form.fields().filter(is_other).collect()
    }

    /// The chosen one among the answers that differ.
    fn chosen_change<'w>(&self, open: Option<&Draft>, world: &'w World) -> Option<&'w Field> {
        let changes = self.changes(open, world);
        changes.get(self.answer.min(changes.len().saturating_sub(1))).copied()
    }

    /// The field whose answer alone may be restored: not in a draft that can't be read.
    pub fn chosen_field(&self, open: Option<&Draft>, world: &World) -> Option<FieldId> {
        let field = self.chosen_change(open, world).filter(|_| self.fault.is_none())?;
        Some(field.id.clone())
    }

    /// When the chosen version was written, in words.
    pub fn chosen_time(&self, now: DateTime<Utc>, world: &World) -> String {
        let version = self.chosen_version();
        version.map_or_else(String::new, |version| told::moment(&world.words, version.changed, now))
    }

    /// The question before the whole draft, or one answer of it, becomes as it was.
    pub fn question(&self, field: Option<&FieldId>, now: DateTime<Utc>, world: &World) -> String {
        let (words, time) = (&world.words, self.chosen_time(now, world));
        match field.and_then(|field| world.form.field(field)) {
            Some(field) => say!(words, "versions-ask-answer", field = field.name(), time = time),
            None if self.is_damaged() => say!(words, "versions-ask-damaged", time = time),
            None => say!(words, "versions-ask", time = time),
        }
    }

    /// Has the chosen version restored.
    pub fn restore(&self, field: Option<FieldId>) -> Vec<Effect> {
        let id = self.chosen_version().map(|version| version.id.clone());
        id.map(|id| Effect::Restore(self.name.clone(), id, field)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
