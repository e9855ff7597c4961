//! `som delete DRAFT`: moves a draft to the trash.

use super::{CliSession, CommandResult, Exit, Failure, Run, failure, output};
use crate::store::{Presence, SaveError};
use crate::words::Words;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct DeleteArgs {
    draft: String,
}

impl Run for DeleteArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let name = &*session.draft_name(&self.draft)?;
        let open = open_elsewhere(session, name);
        let id = session.store().delete(name).map_err(|error| not_deleted(&error, name, session))?;
        output::talk(&say!(&session.words, "cli-deleted", name = name, id = id));
        if let Some(note) = open {
            output::talk(&note);
        }
        Ok(Exit::DONE)
    }
}

pub(super) fn not_deleted(error: &SaveError, name: &str, session: &CliSession) -> Failure {
    match error {
        SaveError::Missing => session.no_such_draft(name),
        SaveError::Name(why) => session.bad_name(name, *why),
        error => {
            let path = session.store().path_of(name).display().to_string();
            failure!(session.words, "cli-cannot-delete", path = path).of_save(error, &session.words)
        }
    }
}

/// A note if someone has the draft open.
pub(super) fn open_elsewhere(session: &CliSession, name: &str) -> Option<String> {
    let entries = session.store().list().unwrap_or_default();
    note(&entries.iter().find(|entry| entry.name() == name)?.open_by, &session.words)
}

fn note(open_by: &[Presence], words: &Words) -> Option<String> {
    let who: Vec<String> = open_by.iter().map(|presence| shown::text(&presence.who).into_owned()).collect();
    (!who.is_empty()).then(|| say!(words, "cli-open-elsewhere", who = who.join(", ")))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::words::Lang;

    #[test]
    fn who_has_the_draft_open_is_told() {
        let words = Words::new(Lang::Da);
        let by = |who: &str| Presence {
            who: who.to_owned(),
            host: "vaert".to_owned(),
            step: None,
            since: DateTime::UNIX_EPOCH,
        };
        assert_eq!(note(&[], &words), None);
        let told = note(&[by("jonas"), by("m\u{1b}")], &words).expect("a note");
        assert_eq!(
            told,
            "bemærk: jonas, m␛ har kladden åben; den lukkes dér, medmindre der er skrevet noget, som ikke er gemt"
        );
    }
}
