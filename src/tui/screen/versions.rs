//! A draft's earlier versions: a list, the last kept first, and where the chosen one differs from the draft as it is
//! now. A draft that can't be read is mended from here.

mod draw;

use std::collections::BTreeMap;

use ratatui::layout::Position;

use crate::draft::Draft;
use crate::draft::codec::ReadError;
use crate::form::{Field, FieldId, FormSpec};
use crate::say;
use crate::store::{LoadError, Version};
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::{Effect, Message, RestoreJob};
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::question::QuestionPane;
use crate::tui::phrases;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::Canvas;
use crate::tui::world::World;
use std::sync::Arc;

/// Why a draft can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftFault {
    /// The cause in a few words, with line and field where they are known.
    pub(crate) cause: String,
    /// Whether an earlier version may take its place: it is a draft that was damaged.
    pub(crate) is_damage: bool,
    /// The line to mend, where it is known.
    line: Option<usize>,
}

impl DraftFault {
    /// What a failed reading says.
    pub(crate) fn of(error: &LoadError, world: &World) -> Self {
        let (is_damage, line) = match error {
            // What a newer som wrote, or another form's, is whole.
            LoadError::Content(ReadError::NewerSchema { .. } | ReadError::OtherForm { .. }) => (false, None),
            LoadError::Content(why) => (true, why.line()),
            LoadError::NotText | LoadError::TooBig => (true, None),
            _ => (false, None),
        };
        DraftFault { cause: error.cause(&world.words), is_damage, line }
    }
}

/// The versions of one draft.
#[derive(Debug)]
pub(crate) struct VersionsScreen {
    /// The draft's name in the data folder.
    name: String,
    title: String,
    /// Why the draft can't be read, where it can't.
    fault: Option<DraftFault>,
    /// What the draft says now, where it isn't the open one.
    now: Option<Draft>,
    /// The versions, the newest first, or why they can't be listed; nothing until then.
    list: Option<Result<Vec<Version>, String>>,
    chosen: usize,
    /// The versions that were read, by their ids, or why they can't be.
    read: BTreeMap<String, Result<Draft, String>>,
    /// The chosen one among the answers that differ.
    answer: usize,
    scroll: ScrollOffset,
    /// What is still looked for.
    seeking: Option<Sought>,
}

/// The version that the screen begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sought {
    /// The newest that can be read.
    Readable,
    /// The newest in which this answer is another than now.
    Other(FieldId),
}

impl VersionsScreen {
    /// The screen for the open draft, whose versions are not read yet.
    pub(crate) fn of_open(open: &OpenDraft, cx: &Context) -> Self {
        let screen = VersionsScreen::of_closed(open.name(), &open.title(&cx.world.form), None);
        // The answer that the writer left is what they want back.
        let field = open.draft().place.as_ref().and_then(|place| place.field.clone());
        let seeking = Some(field.map_or(Sought::Readable, Sought::Other));
        VersionsScreen { seeking, ..screen }
    }

    /// The screen for a draft of the list, whose versions are not read yet.
    pub(crate) fn of_closed(name: &str, title: &str, fault: Option<DraftFault>) -> Self {
        VersionsScreen {
            name: name.to_owned(),
            title: title.to_owned(),
            fault,
            now: None,
            list: None,
            chosen: 0,
            read: BTreeMap::new(),
            answer: 0,
            scroll: ScrollOffset::default(),
            seeking: Some(Sought::Readable),
        }
    }

    /// Takes the list.
    fn listed(&mut self, versions: &Result<Vec<Version>, LoadError>, cx: &mut Context) {
        self.list = Some(versions.as_ref().cloned().map_err(|error| error.cause(&cx.world.words)));
        self.turn_to(0, cx);
    }

    /// Takes the text of a version, and goes on to the next where it isn't the one sought. Of versions that can't be
    /// read, the screen begins with none.
    fn read(&mut self, id: &str, draft: Result<Draft, String>, open: Option<&OpenDraft>, cx: &mut Context) {
        self.read.insert(id.to_owned(), draft);
        match self.seeking.take() {
            Some(Sought::Readable)
                if self.chosen_draft().is_none() && self.chosen + 1 < self.versions().len() =>
            {
                self.seeking = Some(Sought::Readable);
                self.turn_to(self.chosen + 1, cx);
            }
            Some(Sought::Other(field)) => self.seek(field, open, cx),
            _ => {}
        }
    }

    /// Chooses the newest version in which an answer is another than now, and that answer; where there is none, the
    /// newest of those read.
    fn seek(&mut self, field: FieldId, open: Option<&OpenDraft>, cx: &mut Context) {
        let changes = self.changes(open, &cx.world);
        if let Some(at) = changes.iter().position(|change| change.id == field) {
            self.answer = at;
            return;
        }
        // The one before a version that didn't change the answer says the same.
        let from = self.chosen;
        let is_other = |version: &Version| self.chosen_draft().is_none() || version.changes.has(&field);
        let before = self.versions().iter().skip(from).position(is_other).map(|at| from + at + 1);
        if let Some(before) = before.filter(|before| *before < self.versions().len()) {
            self.seeking = Some(Sought::Other(field));
            return self.turn_to(before, cx);
        }
        let is_readable = |version: &Version| self.read.get(&version.id).is_some_and(Result::is_ok);
        let readable = self.versions().iter().position(is_readable);
        self.turn_to(readable.unwrap_or(0), cx);
    }

    fn turn_to(&mut self, chosen: usize, cx: &mut Context) {
        self.chosen = moved(chosen, 0, self.versions().len());
        self.answer = 0;
        self.scroll.set(0);
        let Some(id) = self.chosen_version().map(|version| version.id.clone()) else { return };
        if !self.read.contains_key(&id) {
            cx.effect(Effect::ReadVersion(self.name.clone(), id));
        }
    }

    /// Chooses another of the answers that differ; after the last comes the first.
    fn turn(&mut self, is_forward: bool, open: Option<&OpenDraft>, cx: &Context) {
        let count = self.changes(open, &cx.world).len().max(1);
        let by = if is_forward { 1 } else { count - 1 };
        self.answer = (self.answer.min(count - 1) + by) % count;
        self.scroll.set(0);
    }

    fn versions(&self) -> &[Version] {
        match &self.list {
            Some(Ok(versions)) => versions,
            Some(Err(_)) | None => &[],
        }
    }

    fn chosen_version(&self) -> Option<&Version> {
        self.versions().get(self.chosen)
    }

    /// What the chosen version says, where it can be read.
    fn chosen_draft(&self) -> Option<&Draft> {
        self.read.get(&self.chosen_version()?.id)?.as_ref().ok()
    }

    /// The draft as it is now: the open one, or what its file says.
    fn now<'d>(&'d self, open: Option<&'d OpenDraft>) -> Option<&'d Draft> {
        let open = open.filter(|open| open.name() == self.name);
        open.map(OpenDraft::draft).or(self.now.as_ref())
    }

    /// What is asked of the draft as it is now; where it can't be read, of the chosen version.
    fn form(&self, open: Option<&OpenDraft>, world: &World) -> Arc<FormSpec> {
        let draft = self.now(open).or_else(|| self.chosen_draft());
        draft.map_or_else(|| Arc::clone(&world.form), |draft| world.form_of(draft))
    }

    /// The fields whose answers differ from the current draft; where the draft can't be read, all that the chosen
    /// version answers.
    fn changes(&self, open: Option<&OpenDraft>, world: &World) -> Vec<Arc<Field>> {
        let Some(then) = self.chosen_draft() else { return Vec::new() };
        let now = self.now(open);
        let is_other = |field: &&Arc<Field>| match now {
            Some(now) => now.answer(&field.id) != then.answer(&field.id),
            None => then.is_answered(&field.id),
        };
        let fields = self.form(open, world).fields_with_those_of(&world.form_of(then));
        fields.into_iter().filter(|field| is_other(&field)).collect()
    }

    /// The chosen one among the answers that differ.
    fn chosen_change(&self, open: Option<&OpenDraft>, world: &World) -> Option<Arc<Field>> {
        let mut changes = self.changes(open, world);
        let at = moved(self.answer, 0, changes.len());
        (at < changes.len()).then(|| changes.swap_remove(at))
    }

    /// The field whose answer alone may be restored: not in a draft that can't be read.
    fn chosen_field(&self, open: Option<&OpenDraft>, world: &World) -> Option<Arc<Field>> {
        self.chosen_change(open, world).filter(|_| self.fault.is_none())
    }

    /// When the chosen version was written, in words.
    fn chosen_time(&self, cx: &Context) -> String {
        let version = self.chosen_version();
        version.map_or_else(String::new, |version| {
            phrases::moment(&cx.world.words, version.changed, cx.time.wall)
        })
    }

    /// Asks before the whole draft becomes as it was.
    fn ask_to_restore(&self, open: Option<&OpenDraft>, cx: &mut Context) {
        let Some(job) = self.restore_job(None, open, cx) else { return };
        let (words, time) = (cx.words(), self.chosen_time(cx));
        let text = match self.fault {
            Some(_) => say!(words, "versions-ask-damaged", time = &time),
            None => say!(words, "versions-ask", time = &time),
        };
        let yes = say!(words, "versions-yes");
        let version = self.chosen_draft().cloned();
        cx.lay(QuestionPane::new(text, yes, cx, move |open, cx| restore(job, version, open, cx)));
    }

    /// Restores the chosen answer. It isn't asked: what stands there now becomes a version, which the same keys bring
    /// back.
    fn restore_answer(&self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let Some(field) = self.chosen_field(open.as_ref(), &cx.world) else { return cx.unused() };
        if let Some(job) = self.restore_job(Some(field.id.clone()), open.as_ref(), cx) {
            restore(job, self.chosen_draft().cloned(), open, cx);
        }
    }

    /// The chosen version, or one answer of it, to be restored, where it can be.
    fn restore_job(
        &self,
        field: Option<FieldId>,
        open: Option<&OpenDraft>,
        cx: &mut Context,
    ) -> Option<Box<RestoreJob>> {
        let Some((version, draft)) = self.chosen_version().zip(self.chosen_draft()) else {
            cx.unused();
            return None;
        };
        if cx.must_wait_for(&self.name) {
            return None;
        }
        let (Version { id, changed, .. }, form) = (version.clone(), draft.form.clone());
        let open = open.filter(|open| open.name() == self.name);
        let shown = open.map(|open| Box::new(open.draft().clone()));
        Some(Box::new(RestoreJob { name: self.name.clone(), id, changed, form, field, shown }))
    }
}

/// Has a version restored; in the open draft that can be undone.
fn restore(job: Box<RestoreJob>, version: Option<Draft>, open: &mut Option<OpenDraft>, cx: &mut Context) {
    let open = open.as_mut().filter(|open| open.name() == job.name);
    if let (Some(open), Some(version)) = (open, version) {
        open.expect_restored(version, job.field.clone());
    }
    cx.effect(Effect::Restore(job));
}

impl Screen for VersionsScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::PAGES.with_letters(&[Command::RestoreAnswer])
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Events, Command::NextField, Command::PrevField, Command::RestoreAnswer]
    }

    fn outline(&self, open: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let mut hints = Vec::new();
        let has_field = self.chosen_field(open, &cx.world).is_some();
        if has_field {
            hints.push(Hint::in_list(Command::RestoreAnswer, words));
        }
        if self.chosen_draft().is_some() {
            hints.push(Hint::key(HintKey::Accept, say!(words, "hint-restore"), words));
        }
        if has_field {
            hints.push(Hint::key(HintKey::LeftRight, say!(words, "hint-answers"), words));
        }
        hints.push(Hint::back(words));
        Outline {
            fills_window: true,
            title: (self.title.clone(), cx.deadline()),
            heading: Some(Heading::of(say!(words, "versions-title"))),
            hints,
        }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if action == Action::Do(Command::RestoreAnswer) {
            return self.restore_answer(open, cx);
        }
        let open = open.as_ref();
        match action {
            Action::Do(Command::NextField) | Action::Move(Move::Right) => self.turn(true, open, cx),
            Action::Do(Command::PrevField) | Action::Move(Move::Left) => self.turn(false, open, cx),
            Action::Accept => self.ask_to_restore(open, cx),
            Action::Move(step @ (Move::PageUp | Move::PageDown)) => {
                let (rows, room) = self.text_rows(open, cx);
                self.scroll.scroll(step.rows_in(room), rows, room);
            }
            Action::Move(step) => {
                self.seeking = None;
                self.turn_to(moved(self.chosen, step.rows(), self.versions().len()), cx);
            }
            _ => cx.unused(),
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        matches!(message, Message::Restored(job, _) if job.name == self.name)
    }

    fn hear(&mut self, message: &Message, open: &mut Option<OpenDraft>, cx: &mut Context) {
        match message {
            Message::Versions(name, list) if *name == self.name => self.listed(list, cx),
            Message::VersionRead(id, draft) if self.versions().iter().any(|version| version.id == *id) => {
                let draft = draft.as_ref().map(|draft| (**draft).clone());
                self.read(id, draft.map_err(|error| error.cause(&cx.world.words)), open.as_ref(), cx);
            }
            Message::Listed(list) => {
                if let Some(entry) = list.entries.iter().find(|entry| entry.name() == self.name) {
                    let fault = entry.state.as_ref().err();
                    self.fault = fault.map(|error| DraftFault::of(error, &cx.world));
                    self.now = entry.state.as_ref().ok().cloned();
                }
            }
            _ => {}
        }
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        self.draw_body(open, cx, canvas)
    }
}

#[cfg(test)]
mod tests;
