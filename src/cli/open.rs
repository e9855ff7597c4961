//! `som` and `som open DRAFT`: the screen, or plain mode where there is none.

use super::config::setting;
use super::dictionary::Dictionary;
use super::globals::Color;
use super::{CliSession, CommandResult, Exit, Needs, Run, failure, fill};
use crate::store::io_cause;
use crate::tui::app::Begin;
use crate::tui::runtime::{self, HostSpelling, Setup};
use crate::tui::theme::{Palette, Theme};
use crate::tui::world::{MailRoute, World};
use crate::{say, shown};
use std::sync::Arc;

/// The start screen tells so many faults of the files beside the drafts: the list of drafts needs room, too.
const MOST_FAULTS: usize = 4;

#[derive(Debug, clap::Args)]
pub(super) struct OpenArgs {
    draft: String,
}

impl Run for OpenArgs {
    const NEEDS: Needs = Needs { folders: true, mail: true };

    fn run(self, session: &CliSession) -> CommandResult {
        if fill::is_wanted(session) {
            return fill::open(&self.draft, session);
        }
        let name = &*session.draft_name(&self.draft)?;
        // A draft whose file is gone may still have text in recovery.
        session.store().open(name).map_err(|error| session.not_opened(name, &error))?;
        launch(session, Begin::Draft(name.to_owned()))
    }
}

/// `som` alone: the start screen, or plain mode's beginning.
pub(super) fn start_screen(session: &CliSession) -> CommandResult {
    if fill::is_wanted(session) { fill::start(session) } else { launch(session, Begin::Start) }
}

/// The colours to draw with: those that the terminal's name promises, all of them where colours are asked for.
fn palette(session: &CliSession) -> Palette {
    match session.color {
        Color::Never => Palette::Mono,
        Color::Always => Palette::Full,
        Color::Auto => Palette::of_terminal(session.environment.term.as_deref().unwrap_or_default()),
    }
}

fn theme(session: &CliSession) -> Theme {
    let theme = Theme::new(palette(session), session.ascii);
    if session.has_lines { theme } else { theme.without_lines() }
}

fn launch(session: &CliSession, begin: Begin) -> CommandResult {
    // Wrong settings are among the faults that the start screen tells.
    let mail = session.mail().ok().flatten().cloned();
    let (events, events_fault) = session.events_and_fault();
    let words = &session.words;
    let events_fault = events_fault.map(|cause| say!(words, "start-events-fault", cause = cause));
    let forms_faults = session.forms_and_unused().1.iter().map(|unused| unused.say(words));
    let config_faults = session.config.told_on_screen(words).into_iter().chain(session.mail_fault());
    let config_faults = config_faults.map(|fault| say!(words, "start-config-fault", fault = fault));
    let dictionary = Dictionary::of(session).files();
    let world = World {
        form: session.forms().first().asked_first(),
        forms: Arc::clone(session.forms()),
        words: session.words.clone(),
        theme: theme(session),
        events,
        faults: events_fault.into_iter().chain(forms_faults).chain(config_faults).take(MOST_FAULTS).collect(),
        author: session.author.clone(),
        writer: session.writer.clone(),
        folder: shown::path(&session.store().drafts_dir()),
        export_folder: session.export_folder(),
        sending: mail.as_ref().map(MailRoute::of),
        is_utf8: session.environment.is_utf8(),
        is_restricted: session.restricted,
        has_dictionary: dictionary.is_some(),
        has_reminders: session.config.is_on(&setting::REMINDERS),
    };
    let setup = Setup {
        world,
        store: session.store().clone(),
        clock: session.clock,
        mail,
        import_folders: session.import_folders(),
        fetch_host: session.fetch_host(),
        editor: session.environment.editor.clone(),
        spelling: HostSpelling::new(dictionary),
    };
    match runtime::start(setup, begin) {
        Ok(()) => Ok(Exit::DONE),
        Err(source) => {
            Err(failure!(session.words, "cli-terminal-failed").because(io_cause(&source, &session.words)))
        }
    }
}
