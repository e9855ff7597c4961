//! `som new NAME`: an empty draft, or one that begins with another's answers.

use super::{CliSession, CommandResult, Needs, Run, failure};
use crate::draft::Draft;
use crate::slug::shortened;
use crate::store::{made_name, name_of};

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    name: String,
    #[arg(long, value_name = "DRAFT")]
    from: Option<String>,
    #[arg(long, value_name = "FORM", conflicts_with = "from")]
    form: Option<String>,
}

impl Run for NewArgs {
    const NEEDS: Needs = Needs { folders: true, mail: false };

    fn run(self, session: &CliSession) -> CommandResult {
        let typed = name_of(&self.name);
        let whole = made_name(typed).map_err(|why| session.bad_name(typed, why))?;
        let name = shortened(&whole);
        let free = session.store().free_name(name);
        if free != name {
            return Err(failure!(session.words, "cli-draft-exists", name = name, free = free));
        }
        let draft = match &self.from {
            Some(other) => session.draft(other)?.1.copied(session.now(), &session.author),
            None => Draft::new(&*session.new_form(self.form.as_deref())?, session.now(), &session.author),
        };
        session.create(&whole, &draft)
    }
}
