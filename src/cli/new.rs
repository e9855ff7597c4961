//! `som new NAME`: an empty draft, or one that begins with another's answers.

use super::{Desk, Exit, Failure, Outcome, Run};
use crate::draft::Draft;
use crate::form::som;
use crate::say;
use crate::store::{BadName, slug, valid_name};
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct New {
    name: String,
    #[arg(long)]
    from: Option<String>,
}

impl Run for New {
    const MAKES_FOLDERS: bool = true;

    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-new"))
            .mut_arg("name", |arg| {
                arg.value_name(say!(words, "cli-value-name")).help(say!(words, "cli-new-name"))
            })
            .mut_arg("from", |arg| {
                arg.value_name(say!(words, "cli-value-draft")).help(say!(words, "cli-new-from"))
            })
    }

    fn run(self, desk: &Desk) -> Outcome {
        let typed = self.name.strip_suffix(".ron").unwrap_or(&self.name);
        let name = match valid_name(typed) {
            Ok(()) => typed.to_owned(),
            Err(why @ BadName::Path) => return Err(desk.bad_name(typed, why)),
            Err(why) if !typed.chars().any(char::is_alphanumeric) => return Err(desk.bad_name(typed, why)),
            // ”Ærø Kommune” is what people type; the file is called aeroe-kommune. It is their name: no other is made.
            Err(_) => slug(typed),
        };
        let free = desk.store.free_name(&name);
        if free != name {
            let failure = Failure::new(say!(&desk.words, "cli-draft-exists", name = &name));
            return Err(failure.hint(say!(&desk.words, "cli-draft-exists-hint", name = name, free = free)));
        }
        let draft = match &self.from {
            Some(other) => desk.load(desk.draft_name(other)?)?.0.copied(desk.now(), &desk.author),
            None => Draft::new(som(), desk.now(), &desk.author),
        };
        let path = desk.store.path_of(&name);
        let made = desk.store.create(&name, &draft).map_err(|error| desk.not_saved(&path, &error))?;
        desk.print_path(&desk.store.path_of(&made.0))?;
        Ok(Exit::DONE)
    }
}
