//! `som event part DRAFT EVENT`: notes the applicant's part in a meeting, and prints it.

use super::super::draft_change::DraftChange;
use super::super::events::no_such_event;
use super::super::{CliSession, CommandResult, failure, output};
use crate::draft::participation::is_open_to_part;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct EventPartArgs {
    draft: String,
    #[arg(value_name = "ID")]
    event: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    who: Option<String>,
    #[arg(long)]
    link: bool,
    #[arg(long)]
    attended: bool,
    #[arg(long)]
    clear: bool,
}

impl EventPartArgs {
    pub(super) fn run(self, session: &CliSession) -> CommandResult {
        let (words, event) = (&session.words, shown::text(&self.event));
        let events = session.events();
        let ids: Vec<String> = events.iter().map(|event| event.id.clone()).collect();
        let Some(known) = events.iter().find(|event| event.id == self.event) else {
            return Err(no_such_event(&self.event, &ids, session));
        };
        if !is_open_to_part(known) {
            return Err(failure!(words, "cli-event-part-none", id = event).usage());
        }
        let name = &*session.draft_name(&self.draft)?;
        let mut change = DraftChange::begin(name, session)?;
        let before = change.draft.participation(&self.event);
        let mut after = if self.clear { before.cleared() } else { before.clone() };
        if let Some(who) = &self.who {
            after = after.with_who(who);
        }
        after.has_link |= self.link;
        after.took_part |= self.attended;
        let noted = match after.refusal_after(&before) {
            Some(refusal) => Err(refusal),
            None => change.draft.note_participation(&self.event, &before, &after),
        };
        let is_changed = noted.map_err(|refusal| {
            failure!(words, "cli-event-part-refused", id = event).because(refusal.text(words)).usage()
        })?;
        let mut noted = change.draft.participation(&self.event);
        if is_changed {
            noted = change.save(session)?.draft.participation(&self.event);
        } else if self.who.is_some() || self.link || self.attended || self.clear {
            output::talk(&say!(words, "cli-event-part-same"));
        }
        let sign = if session.ascii { "-" } else { "·" };
        session.print(&format!("{}\n", noted.text(sign, words)))
    }
}
