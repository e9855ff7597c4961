//! `som` and `som open DRAFT`: the screen.

use std::path::PathBuf;

use super::globals::Color;
use super::{Desk, Exit, Failure, Outcome, Run};
use crate::form::som;
use crate::store::SaveError;
use crate::tui::model::Begin;
use crate::tui::runtime::{self, RunError, Setup};
use crate::tui::theme::Theme;
use crate::tui::world::{MailRoute, World};
use crate::words::Words;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct Open {
    draft: String,
}

impl Run for Open {
    const MAKES_FOLDERS: bool = true;
    const SENDS: bool = true;

    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command.about(say!(words, "cli-open")).mut_arg("draft", |arg| draft_help(arg, words))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        // A draft whose file is gone may have text that waits to come back.
        if desk.store.open(name).is_err() {
            desk.load(name)?;
        }
        launch(desk, Begin::Draft(name.to_owned()))
    }
}

/// The help of the argument that names a draft.
pub(super) fn draft_help(arg: clap::Arg, words: &Words) -> clap::Arg {
    arg.value_name(say!(words, "cli-value-draft")).help(say!(words, "cli-draft"))
}

/// `som` alone: the start screen.
pub(super) fn first(desk: &Desk) -> Outcome {
    launch(desk, Begin::Start)
}

fn launch(desk: &Desk, begin: Begin) -> Outcome {
    // Where it is set up wrongly, `som send` and `som doctor` say so.
    let mail = desk.mail().ok().flatten().cloned();
    let world = World {
        form: som(),
        words: desk.words.clone(),
        theme: Theme::new(desk.color != Color::Never, desk.ascii),
        events: desk.events(),
        author: desk.author.clone(),
        folder: shown::path(&desk.store.drafts_dir()),
        export_folder: desk.export_folder(),
        sending: mail.as_ref().map(MailRoute::of),
        is_restricted: desk.restricted,
    };
    let setup = Setup {
        world,
        store: desk.store.clone(),
        clock: desk.clock,
        mail,
        import_folders: desk.import_folders(),
        editor: desk.editor.clone(),
    };
    match runtime::start(setup, begin) {
        Ok(()) => Ok(Exit::DONE),
        Err(RunError::NoTerminal) => Err(no_terminal(&desk.words)),
        Err(RunError::Terminal(source)) => {
            let error = SaveError::Io { path: PathBuf::new(), source };
            Err(Failure::new(say!(desk.words, "cli-terminal-failed")).because(error.cause(&desk.words)))
        }
    }
}

fn no_terminal(words: &Words) -> Failure {
    Failure::new(say!(words, "cli-no-terminal"))
        .because(say!(words, "cli-no-terminal-cause"))
        .hint(say!(words, "cli-no-terminal-hint"))
}
