//! The drafts of the folder: listed, opened, brought back to an earlier version, deleted.

use chrono::DateTime;
use crossterm::event::KeyEvent;

use super::{Model, Notice, Posting, Screen, Tone};
use crate::draft::Draft;
use crate::say;
use crate::store::{DraftEntry, RestoreError, Restored, SaveError};
use crate::tui::keys::{self, ListKey, Step};
use crate::tui::message::{Effect, Opened};
use crate::tui::overlay::{Deed, Overlay, Question};
use crate::tui::screen::new::NewDraft;
use crate::tui::screen::versions::{self, Fault, Versions};
use crate::tui::screen::wizard::{Focus, Wizard};
use crate::tui::told;
use crate::tui::view::Scrolls;
use crate::tui::widget::chrome::Chrome;

impl Model {
    /// Takes the drafts of the folder.
    pub(super) fn listed(&mut self, entries: Vec<DraftEntry>) -> Vec<Effect> {
        self.start.listed(&entries, &self.world);
        if let Some(wizard) = &self.wizard {
            self.start.choose(&wizard.name);
        }
        if let Screen::Versions(versions, _) = &mut self.screen {
            self.start.choose(&versions.name);
            if let Some(entry) = entries.into_iter().find(|entry| entry.name() == versions.name) {
                versions.now_says(entry.state.map_err(|error| Fault::of(&error, &self.world)));
            }
        }
        if self.is_first_list && self.start.is_empty() {
            self.screen = Screen::New(Box::new(NewDraft::new(true)));
        }
        self.is_first_list = false;
        Vec::new()
    }

    /// Shows a draft that was opened, and tells what there is to know of it.
    pub(super) fn opened(&mut self, opened: Opened) -> Vec<Effect> {
        let before = self.wizard.as_ref().map_or(0, |wizard| wizard.saving().newest());
        let words = &self.world.words;
        let news = if opened.is_read_only {
            Some(say!(words, "notice-read-only"))
        } else if opened.is_recovered {
            Some(say!(words, "notice-recovered"))
        } else if opened.is_edited_by_hand {
            Some(say!(words, "notice-edited-by-hand"))
        } else {
            None
        };
        let draft = &opened.draft;
        let is_begun = draft.place.is_some() && draft.changed != DateTime::UNIX_EPOCH;
        if let Some(text) = news {
            self.notice = Some(Notice { text, tone: Tone::News });
        } else if is_begun && draft.answered(self.world.form) > 0 {
            let time = told::moment(words, draft.changed, self.time.wall);
            self.mention(say!(words, "notice-resumed", time = time));
        }
        self.read_only = opened.is_read_only.then(|| opened.name.clone());
        let mut wizard = Wizard::open(opened.name, opened.draft, before, self.size, &self.world);
        wizard.told_time(self.time);
        self.posting = None;
        let effects = if opened.is_recovered { wizard.save_anew(self.time) } else { Vec::new() };
        self.wizard = Some(wizard);
        let before = std::mem::replace(&mut self.screen, Screen::Wizard);
        self.overlay = None;
        self.scrolls = Scrolls::default();
        self.go_on_importing(before);
        effects
    }

    /// The open draft, where the versions that are shown are its.
    pub fn open_draft_of(&self, versions: &Versions) -> Option<&Draft> {
        let wizard = self.wizard.as_ref().filter(|wizard| wizard.name == versions.name);
        wizard.map(Wizard::draft)
    }

    /// Shows the earlier versions of the open draft, or of the chosen one in the list.
    pub(super) fn show_versions(&mut self) -> Vec<Effect> {
        let versions = match (&self.screen, &self.wizard, self.start.chosen()) {
            (Screen::Wizard, Some(wizard), _) => {
                Versions::new(&wizard.name, &wizard.title(self.world.form), None)
            }
            (Screen::Start, _, Some(row)) => match row.fault() {
                Some(fault) if !fault.is_damage => {
                    let text = fault.cause.clone();
                    self.fail(text);
                    return Vec::new();
                }
                fault => Versions::new(&row.name, &row.title, fault.cloned()),
            },
            _ => return Vec::new(),
        };
        let name = versions.name.clone();
        let is_open = self.open_draft_of(&versions).is_some();
        let over = std::mem::replace(&mut self.screen, Screen::Opening);
        self.screen = Screen::Versions(Box::new(versions), Box::new(over));
        // What a draft says that isn't open comes with the list.
        let read = if is_open { self.save_open() } else { vec![Effect::List] };
        [read, vec![Effect::ListVersions(name)]].concat()
    }

    /// Takes a key among the versions.
    pub(super) fn versions_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        match (keys::step(event), keys::list_key(event)) {
            (Some(Step::Accept), _) => return self.ask_to_restore(false),
            (_, Some(ListKey::RestoreAnswer)) => return self.ask_to_restore(true),
            (Some(Step::Left | Step::Right), _) => {
                self.turn_versions(keys::step(event) == Some(Step::Right));
            }
            (Some(step @ (Step::PageUp | Step::PageDown)), _) => self.scroll_versions(step),
            (Some(step), _) => {
                if let Screen::Versions(versions, _) = &mut self.screen {
                    return versions.move_by(step.rows());
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Chooses another of the answers that differ.
    pub(super) fn turn_versions(&mut self, is_forward: bool) {
        let Screen::Versions(versions, _) = &mut self.screen else { return };
        let wizard = self.wizard.as_ref().filter(|wizard| wizard.name == versions.name);
        versions.turn(is_forward, wizard.map(Wizard::draft), &self.world);
    }

    fn scroll_versions(&mut self, step: Step) {
        let body = Chrome::of(self.size, true).body;
        let Screen::Versions(versions, _) = &mut self.screen else { return };
        let wizard = self.wizard.as_ref().filter(|wizard| wizard.name == versions.name);
        let (rows, room) = versions::text_rows(versions, wizard.map(Wizard::draft), body, &self.world);
        versions.scroll(step.rows_in(room), rows, room);
    }

    fn ask_to_restore(&mut self, is_answer: bool) -> Vec<Effect> {
        let Screen::Versions(versions, _) = &self.screen else { return Vec::new() };
        let field = versions.chosen_field(self.open_draft_of(versions), &self.world);
        if !versions.can_restore() || is_answer && field.is_none() {
            return Vec::new();
        }
        let field = field.filter(|_| is_answer);
        let text = versions.question(field.as_ref(), self.time.wall, &self.world);
        let yes = say!(self.world.words, "versions-yes");
        self.overlay = Some(Overlay::Question(Question { text, yes, deed: Deed::Restore(field) }));
        Vec::new()
    }

    /// Does what was asked about.
    pub(super) fn do_asked(&mut self, deed: Deed) -> Vec<Effect> {
        match (deed, &self.screen) {
            (Deed::Restore(field), Screen::Versions(versions, _)) => {
                self.restoring.clone_from(&field);
                versions.restore(field)
            }
            (Deed::Restore(_), _) => Vec::new(),
            (Deed::Delete(name), _) => self.delete(name),
            (Deed::WithdrawApproval(approval), _) => self.withdraw_approval(&approval),
            (Deed::Send(agreement), _) => self.post(agreement),
            (Deed::Quit, _) => self.quit_all_the_same(),
        }
    }

    /// Goes back with a version restored, or tells why it isn't.
    pub(super) fn restored(&mut self, name: &str, result: Result<Restored, RestoreError>) -> Vec<Effect> {
        let words = &self.world.words;
        let restored = match result {
            Ok(restored) => restored,
            Err(error) => {
                let cause = error.cause(words);
                self.fail(say!(words, "notice-restore-failed", cause = cause));
                return Vec::new();
            }
        };
        let Screen::Versions(versions, over) = std::mem::replace(&mut self.screen, Screen::Opening) else {
            return self.show_start();
        };
        let time = versions.chosen_time(self.time.wall, &self.world);
        let field = self.restoring.take().and_then(|field| self.world.form.field(&field));
        let met = restored.merged_with.as_ref().map(|by| {
            let who = told::person(by, &self.world);
            match restored.disputed.first().and_then(|field| self.world.form.field(field)) {
                Some(field) => {
                    let field = field.name();
                    say!(words, "notice-restored-disputed", time = &time, who = who, field = field)
                }
                None => say!(words, "notice-restored-merged", time = &time, who = who),
            }
        });
        let file = restored.set_aside.as_ref().and_then(|path| path.file_name());
        let text = met.unwrap_or_else(|| match (file, field) {
            (Some(file), _) => {
                let file = file.to_string_lossy();
                say!(words, "notice-restored-damaged", time = time, file = file)
            }
            (None, Some(field)) => say!(words, "notice-restored-answer", field = field.name(), time = time),
            (None, None) => say!(words, "notice-restored", time = time),
        });
        self.notice = Some(Notice { text, tone: Tone::News });
        self.screen = *over;
        self.start.choose(name);
        if matches!(self.screen, Screen::Start) { vec![Effect::List] } else { Vec::new() }
    }

    /// Begins another draft with the chosen one's answers.
    pub(super) fn duplicate(&mut self) -> Vec<Effect> {
        let Some(row) = self.start.chosen().filter(|row| row.fault().is_none()) else { return Vec::new() };
        let (name, title) = (row.name.clone(), row.title.clone());
        if self.is_held_back() {
            return Vec::new();
        }
        let text = say!(self.world.words, "notice-duplicated", title = title);
        self.notice = Some(Notice { text, tone: Tone::News });
        [self.save_open(), vec![Effect::Duplicate(name)]].concat()
    }

    /// Asks before the chosen draft is deleted.
    pub(super) fn ask_to_delete(&mut self) -> Vec<Effect> {
        let Some(row) = self.start.chosen() else { return Vec::new() };
        let words = &self.world.words;
        let mut text = say!(words, "delete-ask", title = row.title.as_str());
        if !row.open_by.is_empty() {
            let open = say!(words, "delete-open", names = told::names(words, &row.open_by));
            text = format!("{text}\n{open}");
        }
        let (yes, deed) = (say!(words, "delete-yes"), Deed::Delete(row.name.clone()));
        self.overlay = Some(Overlay::Question(Question { text, yes, deed }));
        Vec::new()
    }

    /// Deletes a draft. The open one is saved and closed first, so that no save makes it again.
    fn delete(&mut self, name: String) -> Vec<Effect> {
        let Some(wizard) = self.wizard.as_mut().filter(|wizard| wizard.name == name) else {
            return vec![Effect::Delete(name)];
        };
        if self.posting.as_ref().is_some_and(Posting::is_under_way) {
            self.inform(say!(self.world.words, "sending-wait"));
            return Vec::new();
        }
        if wizard.saving().has_failed() {
            self.fail(say!(self.world.words, "notice-delete-held-back"));
            return Vec::new();
        }
        if wizard.saving().is_in_flight() || wizard.saving().is_behind() {
            self.deleting = Some(name);
            return wizard.save_on_leaving();
        }
        self.wizard = None;
        vec![Effect::Delete(name)]
    }

    /// Goes on to delete the open draft, once it is saved.
    pub(super) fn go_on_deleting(&mut self) -> Vec<Effect> {
        self.deleting.take().map_or_else(Vec::new, |name| self.delete(name))
    }

    /// Tells how a deleted draft comes back, or why it is still there.
    pub(super) fn deleted(&mut self, name: &str, result: Result<(), SaveError>) -> Vec<Effect> {
        let words = &self.world.words;
        match result {
            Ok(()) => {
                let text = say!(words, "notice-deleted", name = name);
                self.notice = Some(Notice { text, tone: Tone::News });
            }
            Err(error) => {
                let cause = error.cause(words);
                self.fail(say!(words, "notice-delete-failed", name = name, cause = cause));
            }
        }
        vec![Effect::List]
    }

    /// Whether the draft that is shown, or chosen, may have earlier versions to show.
    pub(super) fn has_versions(&self) -> bool {
        match &self.screen {
            Screen::Wizard => self.wizard.is_some(),
            Screen::Start => self.start.chosen().is_some(),
            _ => false,
        }
    }

    /// Whether page keys turn pages here, where a long text is worth more than a shortcut to the step before.
    pub(super) fn turns_pages(&self) -> bool {
        let is_review = self.wizard.as_ref().is_some_and(|wizard| *wizard.focus() == Focus::Review);
        matches!(self.screen, Screen::Versions(..) | Screen::Import(..) | Screen::Send(_))
            || is_review && matches!(self.screen, Screen::Wizard)
    }
}
