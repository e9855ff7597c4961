//! Reading a filled-in form from a file: choose the file, and where its answers go; then see each answer that differs,
//! and take it or leave it. What is taken over goes in as if it were typed.

mod answers;
mod draw;
mod draw_answers;

use std::cell::Cell;

use ratatui::layout::Position;

use crate::draft::{Draft, ResumePoint, naming};
use crate::form::FieldId;
use crate::import::{Imported, RemarkChange, have_room};
use crate::say;
use crate::tui::context::{Context, Heading, Outline, Request, Screen};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::{Effect, ImportFile, Message};
use crate::tui::open_draft::{OpenDraft, Refresh, holds_back, put_in};
use crate::tui::shared::Tone;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::moved;
use crate::tui::widget::text::{Canvas, cut};
use crate::tui::world::World;
use answers::FileAnswers;
use draw_answers::{AnswersView, Destination};

/// Longer names of files are cut in messages: the sentence must fit in a row.
const NAME_COLUMNS: u16 = 30;

/// Where the answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ImportTarget {
    Open,
    /// Another one; it is opened once the file is read.
    Draft {
        /// Its name in the data folder.
        name: String,
        title: String,
    },
    New,
}

/// The choice of a file, and then of its answers.
#[derive(Debug)]
pub(crate) struct ImportScreen {
    /// Where the answers may go; one of these.
    targets: Vec<ImportTarget>,
    target: usize,
    is_from_start: bool,
    /// The files that were found, once they have been looked for.
    files: Option<Vec<ImportFile>>,
    /// The chosen row: a file, or after the last the line for a path.
    chosen: usize,
    place: TextEditor,
    status: ImportStatus,
    /// The file's answers, once it is read.
    answers: Option<FileAnswers>,
    /// The answers that one went back from.
    left: Option<FileAnswers>,
    /// What is said once the new draft is made.
    news: Option<String>,
    scroll: Cell<Scroll>,
}

/// How far the file is, as said below the choice.
#[derive(Debug)]
enum ImportStatus {
    Choosing,
    /// The file of this path is being read.
    Reading(String),
    /// It is read, and the draft that it goes into is being opened.
    Opening(Box<FileAnswers>),
    Failed(String),
}

impl ImportScreen {
    /// The choice of a file for one of these: the open draft; or a draft of the list, and a new one.
    pub(crate) fn new(targets: Vec<ImportTarget>) -> Self {
        ImportScreen {
            is_from_start: targets.contains(&ImportTarget::New),
            targets,
            target: 0,
            files: None,
            chosen: 0,
            place: TextEditor::one_line(""),
            status: ImportStatus::Choosing,
            answers: None,
            left: None,
            news: None,
            scroll: Cell::default(),
        }
    }

    fn target(&self) -> &ImportTarget {
        &self.targets[self.target]
    }

    fn has_targets(&self) -> bool {
        self.targets.len() > 1
    }

    fn files(&self) -> &[ImportFile] {
        self.files.as_deref().unwrap_or_default()
    }

    fn chosen_file(&self) -> Option<&ImportFile> {
        self.files().get(self.chosen)
    }

    /// Whether a path is typed, and no file of the list is chosen.
    fn is_in_line(&self) -> bool {
        self.chosen >= self.files().len()
    }

    /// Takes the files that were found; the choice stays on its file, or on the line.
    fn found(&mut self, files: &[ImportFile]) {
        let chosen = self.chosen_file().map(|file| file.path.clone());
        let is_in_line = self.is_in_line() && (self.files.is_some() || !self.place.line().is_empty());
        let at = chosen.and_then(|path| files.iter().position(|file| file.path == path));
        self.chosen = if is_in_line { files.len() } else { at.unwrap_or(0) };
        self.files = Some(files.to_vec());
    }

    fn edit(&mut self, edit: Edit) {
        self.status = ImportStatus::Choosing;
        self.chosen = self.files().len();
        self.place.apply(edit);
    }

    /// Has the chosen file read.
    fn read(&mut self, open: Option<&OpenDraft>, cx: &mut Context) {
        let typed = self.place.line().trim();
        let path = self.chosen_file().map_or(typed, |file| file.path.as_str()).to_owned();
        if path.is_empty() {
            let words = cx.words();
            return cx.nothing(say!(words, "nothing-path"));
        }
        if !self.awaits(&path) {
            self.status = ImportStatus::Reading(path.clone());
            let into = match self.target() {
                ImportTarget::Open => open.map(|open| open.name().to_owned()),
                ImportTarget::Draft { name, .. } => Some(name.clone()),
                ImportTarget::New => None,
            };
            cx.effect(Effect::ReadImport(path, into));
        }
    }

    /// Whether the file of this path is what is being read: another may have been chosen since.
    fn awaits(&self, path: &str) -> bool {
        self.answers.is_none() && matches!(&self.status, ImportStatus::Reading(reading) if reading == path)
    }

    /// A file's name for the screen.
    fn name_of(&self, path: &str) -> String {
        let found = self.files().iter().find(|file| file.path == path).map(|file| file.name.as_str());
        found.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path)).to_owned()
    }

    /// Takes what a file answers, or says why it can't be read. Opens the draft that the answers go into.
    fn read_ended(
        &mut self,
        path: &str,
        result: &Result<Box<Imported>, String>,
        open: Option<&OpenDraft>,
        cx: &mut Context,
    ) {
        let name = self.name_of(path);
        let answers = match result {
            Ok(imported) => FileAnswers::new(name, (**imported).clone(), &cx.world),
            Err(why) => {
                let text = say!(cx.world.words, "import-failed", name = name, why = why.as_str());
                self.status = ImportStatus::Failed(text);
                return;
            }
        };
        match self.target() {
            ImportTarget::Draft { name, .. } if open.is_none_or(|open| open.name() != name) => {
                let name = name.clone();
                if holds_back(open, cx) || cx.must_wait_for(&name) {
                    self.status = ImportStatus::Choosing;
                } else {
                    self.status = ImportStatus::Opening(Box::new(answers));
                    cx.request(Request::Open(name));
                }
            }
            _ => self.compare(answers, open, cx),
        }
    }

    /// Goes on to the file's answers.
    fn compare(&mut self, answers: FileAnswers, open: Option<&OpenDraft>, cx: &Context) {
        self.status = ImportStatus::Choosing;
        self.answers = Some(answers);
        self.compare_again(open, cx);
    }

    /// Compares the file's answers with the draft as it is now.
    fn compare_again(&mut self, open: Option<&OpenDraft>, cx: &Context) {
        let is_new = *self.target() == ImportTarget::New;
        let Some(answers) = &mut self.answers else { return };
        let forms = &cx.world.forms;
        match open.filter(|_| !is_new) {
            Some(open) => answers.compare(forms, open.draft(), cx.time.wall),
            None => answers.compare(forms, &empty_draft(answers.imported(), cx), cx.time.wall),
        }
    }

    fn destination(&self, open: Option<&OpenDraft>) -> Destination {
        let is_new = *self.target() == ImportTarget::New;
        Destination { is_new, is_read_only: !is_new && open.is_some_and(OpenDraft::is_read_only) }
    }
}

/// What the keys do.
impl ImportScreen {
    fn act_on_files(&mut self, action: Action, open: Option<&OpenDraft>, cx: &mut Context) {
        match action {
            Action::Accept => self.read(open, cx),
            Action::Turn(_) | Action::Move(Move::Left | Move::Right) if self.has_targets() => {
                self.target = (self.target + 1) % self.targets.len();
                self.status = ImportStatus::Choosing;
            }
            Action::Move(step) => {
                self.status = ImportStatus::Choosing;
                self.chosen = moved(self.chosen, step.rows(), self.files().len() + 1);
            }
            Action::Edit(edit) => self.edit(edit),
            _ => cx.unused(),
        }
    }

    fn act_on_answers(&mut self, action: &Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let into = self.destination(open.as_ref());
        let Some(answers) = &mut self.answers else { return };
        match action {
            Action::Accept => self.take_over(open, cx),
            Action::Do(Command::NextField) => answers.move_by(1),
            Action::Do(Command::PrevField) => answers.move_by(-1),
            Action::Do(Command::MarkAll) => {
                if !answers.toggle_all() {
                    let words = cx.words();
                    cx.nothing(say!(words, "nothing-to-mark"));
                }
            }
            Action::Move(step @ (Move::PageUp | Move::PageDown)) => {
                let (rows, room) = AnswersView { answers, into, cx }.text_rows(cx.body());
                answers.scroll.scroll(step.rows_in(room), rows, room);
            }
            Action::Move(step) => answers.move_by(step.rows()),
            Action::Toggle if answers.toggle() => {}
            _ => cx.unused(),
        }
    }

    /// Takes the marked answers over, and says how many.
    fn take_over(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        let Destination { is_new, is_read_only } = self.destination(open.as_ref());
        let Some(answers) = self.answers.as_ref().filter(|answers| !answers.is_empty()) else {
            return cx.unused();
        };
        let (words, taken, comments) = (cx.words(), answers.taken(), answers.taken_comments());
        if is_read_only {
            return cx.fail(say!(words, "notice-import-read-only"));
        }
        if taken.is_empty() && comments.is_empty() {
            return cx.inform(say!(words, "notice-import-none"));
        }
        let file = cut(&answers.file, NAME_COLUMNS, cx.world.theme);
        let left = answers.items.len() - taken.len();
        let mut text = match (taken.len(), comments.len()) {
            (count, 0) => say!(words, "notice-imported", count = count, file = file),
            (0, count) => say!(words, "notice-imported-comments", count = count, file = file),
            (count, comments) => {
                let text = say!(words, "notice-imported", count = count, file = file);
                format!("{text}; {}", say!(words, "notice-imported-comments-too", count = comments))
            }
        };
        if left > 0 {
            text = format!("{text}; {}", say!(words, "notice-imported-left", count = left));
        }
        if is_new {
            let stem = answers.file.rsplit_once('.').map_or(answers.file.as_str(), |(stem, _)| stem);
            if !holds_back(open.as_ref(), cx)
                && make_draft(&taken, &comments, (answers.imported(), stem), open, cx)
            {
                self.news = Some(text);
            }
            return;
        }
        let Some(open) = open else { return cx.back() };
        let all: Vec<&RemarkChange> = comments.iter().collect();
        if let Err(refusal) = have_room(&all, open.draft()) {
            return cx.fail(refusal.text(&words));
        }
        cx.back();
        if !taken.is_empty() {
            open.take_over(&taken, answers.imported(), cx);
        }
        if self.is_from_start {
            cx.request(Request::Review);
        }
        match open.take_remarks(&comments, cx) {
            Ok(()) => cx.tell(text),
            Err(refusal) => cx.fail(refusal.text(&words)),
        }
    }
}

/// A new draft of the form that a file was read by.
fn empty_draft(imported: &Imported, cx: &Context) -> Draft {
    let World { forms, author, .. } = &cx.world;
    let form = forms.get(&imported.form).unwrap_or(forms.first());
    Draft::new(form.official(), cx.time.wall, author)
}

/// Has a new draft made that says this much of a file, and opened at the review; or says why not.
fn make_draft(
    answers: &[(FieldId, String)],
    comments: &[RemarkChange],
    (imported, stem): (&Imported, &str),
    open: &mut Option<OpenDraft>,
    cx: &mut Context,
) -> bool {
    let mut draft = empty_draft(imported, cx);
    put_in(&mut draft, answers, imported, &cx.world.forms);
    if let Err(refusal) = comments.iter().try_for_each(|comment| comment.take(&mut draft)) {
        let words = cx.words();
        cx.fail(refusal.text(&words));
        return false;
    }
    draft.place = Some(ResumePoint::default());
    cx.save(open);
    let name = naming::name_of(&draft, &cx.world.form_of(&draft), stem);
    cx.effect(Effect::Create(name, Box::new(draft)));
    true
}

impl Screen for ImportScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        match self.answers {
            Some(_) => Mode::PAGES.with_letters(&[Command::MarkAll]),
            None if self.is_in_line() => Mode::FORM.scrolling(),
            None => Mode::PICK,
        }
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        // Not meetings: over an import, what comes in for it would be missed.
        match self.answers {
            Some(_) => vec![Command::NextField, Command::PrevField, Command::MarkAll],
            None => Vec::new(),
        }
    }

    fn outline(&self, open: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let title = match (self.target(), open) {
            (ImportTarget::Open, Some(open)) => open.title(&cx.world.form),
            (ImportTarget::New, _) if self.answers.is_some() => say!(words, "new-title"),
            (ImportTarget::Draft { title, .. }, _) if self.answers.is_some() => title.clone(),
            _ => cx.world.title(),
        };
        let mut hints = Vec::new();
        let heading = if let Some(answers) = &self.answers {
            if !answers.is_empty() && !self.destination(open).is_read_only {
                hints.push(Hint::key(HintKey::Accept, say!(words, "hint-take"), words));
                hints.push(Hint::key(HintKey::Space, say!(words, "hint-cross"), words));
                hints.push(Hint::in_list(Command::MarkAll, words));
            }
            say!(words, "import-title-of", file = answers.file.as_str())
        } else {
            hints.push(Hint::key(HintKey::Accept, say!(words, "hint-read"), words));
            hints.push(Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words));
            if self.has_targets() {
                hints.push(Hint::key(HintKey::Tab, say!(words, "hint-into"), words));
            }
            say!(words, "import-title")
        };
        hints.push(Hint::back(words));
        let title = (title, cx.deadline());
        Outline { title, heading: Some(Heading::of(heading)), fills_window: self.answers.is_some(), hints }
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        match action {
            _ if self.answers.is_some() => self.act_on_answers(&action, open, cx),
            _ => self.act_on_files(action, open.as_ref(), cx),
        }
    }

    /// Goes back from the answers to the files.
    fn go_back(&mut self, _: &mut Option<OpenDraft>, _: &mut Context) -> bool {
        self.left = self.answers.take();
        self.left.is_some()
    }

    fn come_back(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(left) = self.left.take() {
            self.answers = Some(left);
            self.compare_again(open.as_ref(), cx);
        }
    }

    fn hear(&mut self, message: &Message, open: &mut Option<OpenDraft>, cx: &mut Context) {
        match message {
            Message::ImportsFound(files) => self.found(files),
            Message::ImportRead(path, result) if self.awaits(path) => {
                self.read_ended(path, result, open.as_ref(), cx);
            }
            Message::CreateFailed(..) => self.news = None,
            _ => {}
        }
    }

    fn refresh(&mut self, _why: Refresh, open: &mut Option<OpenDraft>, cx: &mut Context) {
        self.compare_again(open.as_ref(), cx);
    }

    /// Goes on to what was read for the draft; or says what was taken over into a new one.
    fn goes_on(&mut self, open: &OpenDraft, cx: &mut Context) -> bool {
        if let Some(text) = self.news.take() {
            cx.tell(text);
            return false;
        }
        match std::mem::replace(&mut self.status, ImportStatus::Choosing) {
            ImportStatus::Opening(answers) => {
                (self.targets, self.target) = (vec![ImportTarget::Open], 0);
                // That the draft is gone on with is no news here.
                cx.forget(Tone::Hint);
                self.compare(*answers, Some(open), cx);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        match &self.answers {
            Some(answers) => AnswersView { answers, into: self.destination(open), cx }.draw(canvas),
            None => self.draw_choice(cx, canvas),
        }
    }
}
