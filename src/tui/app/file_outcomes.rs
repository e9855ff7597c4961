//! What came of work on files, told where the user is by now.

use super::App;
use crate::form::{FieldId, FormDefinition};
use crate::say;
use crate::shown;
use crate::store::{RestoreError, Restored};
use crate::tui::context::{Context, ScreenRole};
use crate::tui::message::{Effect, ExportOutcome, Message, RestoreJob, SendJob, SendOutcome};
use crate::tui::phrases;
use crate::tui::screen::export::{copy_text, written_text};

impl App {
    /// Leaves the versions with one of them restored, or tells why it isn't.
    pub(super) fn restored(&mut self, message: &Message) {
        let Message::Restored(job, result) = message else { return };
        let words = self.cx.words();
        let text = match result {
            Ok(restored) => {
                self.screens.close(|screen| screen.awaits(message));
                restored_text(job, restored, &self.cx)
            }
            Err(RestoreError::Save(error)) if error.is_done() => {
                say!(words, "notice-unsynced", cause = error.cause(&words))
            }
            Err(error) => say!(words, "notice-restore-failed", cause = error.cause(&words)),
        };
        let text = self.about(&job.name, text);
        if result.is_ok() {
            self.cx.tell(text);
        } else {
            self.cx.fail(text);
        }
        if self.screens.front().role() == ScreenRole::Start {
            self.cx.effect(Effect::List);
        }
    }

    /// Says which draft a text is about, if it isn't the open one.
    fn about(&self, name: &str, text: String) -> String {
        let is_other = self.open.as_ref().is_some_and(|open| open.name() != name);
        if is_other { format!("{}: {text}", shown::text(name)) } else { text }
    }

    /// Tells what came of a document to a user who isn't at its screen any more.
    pub(super) fn exported_elsewhere(&mut self, place: &str, outcome: &ExportOutcome) {
        let words = self.cx.words();
        match outcome {
            ExportOutcome::Written { path, bytes, not_held, .. } => {
                self.cx.tell(written_text(path, *bytes, not_held.as_deref(), &words));
            }
            ExportOutcome::Exists => {
                self.cx.fail(say!(words, "notice-export-exists", place = shown::text(place)));
            }
            ExportOutcome::Failed(error) => {
                let hint = error.hint(&words).unwrap_or_default();
                self.cx.fail(say!(words, "export-failed", cause = error.cause(&words), hint = hint));
            }
        }
    }

    /// The same of a copy that was mailed.
    pub(super) fn copy_sent_elsewhere(&mut self, job: &SendJob, outcome: &SendOutcome) {
        let text = copy_text(&job.to, outcome, &self.cx.world.words);
        match outcome {
            SendOutcome::Sent(..) => self.cx.tell(text),
            SendOutcome::Failed(_) | SendOutcome::Unknown(_) => self.cx.fail(text),
        }
    }
}

fn restored_text(job: &RestoreJob, restored: &Restored, cx: &Context) -> String {
    let (world, words) = (&cx.world, &cx.world.words);
    // The draft need not be open.
    let form = world.forms.get(&job.form).map(FormDefinition::asked_first);
    let name = |field: &FieldId| form.as_ref().map(|form| form.name_of(field).into_owned());
    let time = phrases::moment(words, job.changed, cx.time.wall);
    if let Some(by) = &restored.merged_with {
        let who = phrases::person(by, world);
        let disputed = restored.disputed.first().and_then(name);
        return match disputed {
            Some(field) => {
                say!(words, "notice-restored-disputed", time = time, who = who, field = field)
            }
            None => say!(words, "notice-restored-merged", time = time, who = who),
        };
    }
    let file = restored.set_aside.as_ref().and_then(|path| path.file_name());
    let field = job.field.as_ref().and_then(name);
    match (file, field) {
        (Some(file), _) => {
            say!(words, "notice-restored-damaged", time = time, file = file.to_string_lossy())
        }
        (None, Some(field)) => say!(words, "notice-restored-answer", field = field, time = time),
        (None, None) => say!(words, "notice-restored", time = time),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use chrono::DateTime;

    use super::*;
    use crate::form::{FormSpec, Forms};
    use crate::tui::message::Time;
    use crate::tui::world::World;

    #[test]
    fn the_answer_that_was_restored_is_named_by_the_drafts_own_form() {
        let form = FormSpec::parse(include_str!("../../../tests/forms/frivilligpulje.ron")).expect("a form");
        let mut forms = Forms::clone(&Forms::built_in());
        forms.add(FormDefinition::of_file(form, "frivilligpulje.ron"));
        let world = World { forms: Arc::new(forms), ..World::for_tests() };
        let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
        let cx = Context::new(world, time, (80, 24));
        let job = |field: &str| RestoreJob {
            name: "klub".to_owned(),
            id: "a".to_owned(),
            changed: DateTime::UNIX_EPOCH,
            form: "frivilligpulje".to_owned(),
            field: Some(FieldId::new(field)),
            shown: None,
        };
        for (field, name) in [("forening", "Foreningens navn"), ("budget.k7.post", "Udgift")] {
            let told = restored_text(&job(field), &Restored::default(), &cx);
            assert!(told.contains(name), "{told}");
        }
    }
}
