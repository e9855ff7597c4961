//! Changing a draft: loading it, saving it, and telling what others saved in between.

use super::{CliSession, Failure, failure, output};
use crate::draft::Draft;
use crate::form::FormSpec;
use crate::form::{Field, FieldId};
use crate::store::{Base, FoundInPlace, Saved, new_sum_key};
use crate::{say, shown};

/// A draft that a command changes.
pub(super) struct DraftChange<'a> {
    pub name: &'a str,
    pub draft: Draft,
    pub base: Base,
}

impl<'a> DraftChange<'a> {
    pub(super) fn begin(name: &'a str, session: &CliSession) -> Result<Self, Failure> {
        let (draft, revision) = session.load(name)?;
        Ok(DraftChange { name, base: Base::read(draft.clone(), revision), draft })
    }

    /// Saves the draft and tells what others saved in between. It fails if the change had to go into another draft.
    pub(super) fn save(mut self, session: &CliSession) -> Result<Saved, Failure> {
        self.draft.touch(&session.form_of(&self.draft), session.now(), &session.author);
        self.draft.give_key(new_sum_key());
        let saved = session.store().save(self.name, &self.draft, &mut self.base);
        let saved = saved.map_err(|error| session.not_saved(&session.store().path_of(self.name), &error))?;
        let (words, name) = (&session.words, self.name);
        match &saved.met {
            FoundInPlace::Theirs(_) if saved.name != name => {
                return Err(failure!(words, "cli-set-aside", name = name, aside = &saved.name));
            }
            FoundInPlace::Theirs(theirs) => {
                output::talk(&say!(words, "cli-set-theirs", name = name, theirs = theirs));
            }
            FoundInPlace::Merged { by, disputed } => {
                tell_of_merge(by, disputed, name, &session.form_of(&saved.draft), session);
            }
            FoundInPlace::Expected | FoundInPlace::Nothing => {}
        }
        Ok(saved)
    }
}

/// Tells that the draft also holds what someone else saved at the same time.
pub(super) fn tell_of_merge(
    by: &str,
    disputed: &[FieldId],
    name: &str,
    form: &FormSpec,
    session: &CliSession,
) {
    let (words, by) = (&session.words, shown::text(by));
    let fields: Vec<&str> = disputed.iter().filter_map(|id| form.field(id)).map(Field::name).collect();
    output::talk(&if disputed.is_empty() {
        say!(words, "cli-set-merged", name = name, by = by)
    } else {
        say!(words, "cli-set-disputed", fields = fields.join(", "), by = by)
    });
}
