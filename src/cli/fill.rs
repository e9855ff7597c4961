//! `som fill DRAFT`: the form as questions and answers in lines, by [`Conversation`]. Also what `som` and `som open`
//! do where there is no screen to draw on.

mod keeper;
mod letter;
mod lines;
mod start;

use super::config::file::SettingSource;
use super::config::setting;
use super::dictionary::Dictionary;
use super::{CliSession, ClientArg, CommandResult, Exit, Failure, Needs, Run, failure, output, sign};
use crate::draft::Draft;
use crate::form::FieldId;
use crate::mail::Agreement;
use crate::plain::{Beginning, Conversation, Manner, Task, announcement};
use crate::store::{Loaded, io_cause};
use crate::tui::runtime::{HostSpelling, has_terminal};
use crate::{say, shown, spelling};
use keeper::{Keeper, Left};
use lines::{InputLine, InputLines};
pub(super) use start::start;
use std::sync::Arc;

/// The most misspelled words that are said.
const MOST_WORDS: usize = 20;

#[derive(Debug, clap::Args)]
pub(super) struct FillArgs {
    #[arg(required_unless_present = "rehearsal")]
    draft: Option<String>,
    #[arg(long = "try", visible_alias = "prøv")]
    rehearsal: bool,
}

impl Run for FillArgs {
    const NEEDS: Needs = Needs { folders: true, mail: true };

    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[ClientArg::Needed("draft")]);

    fn run(self, session: &CliSession) -> CommandResult {
        match (&self.draft, self.rehearsal) {
            (Some(name), false) => open(name, session),
            (Some(name), true) => rehearse(session.draft(name)?.1, session),
            (None, _) => rehearse(
                Draft::new(&session.forms().first().asked_first(), session.now(), &session.author),
                session,
            ),
        }
    }
}

/// Whether there is to be no screen: the settings say so, or else the terminal or its lack.
pub(super) fn is_wanted(session: &CliSession) -> bool {
    let is_set = session.config.source(&setting::PLAIN) != SettingSource::Default;
    let is_dumb = || session.environment.term.as_deref() == Some("dumb");
    let asked = if is_set { session.config.is_on(&setting::PLAIN) } else { is_dumb() };
    asked || !has_terminal()
}

/// Fills in a draft.
pub(super) fn open(typed: &str, session: &CliSession) -> CommandResult {
    let name = session.draft_name(typed)?;
    let lines = opened_input(session)?;
    let beginning = lines.beginning();
    fill(&name, lines, beginning, session)
}

fn opened_input(session: &CliSession) -> Result<InputLines, Failure> {
    InputLines::open().map_err(|error| {
        failure!(session.words, "cli-stdin-failed").because(io_cause(&error, &session.words))
    })
}

/// Fills in a draft of this very name, from these lines on. Who types may go on where they left off; a program begins
/// with the first question.
fn fill(name: &str, lines: InputLines, beginning: Beginning, session: &CliSession) -> CommandResult {
    let loaded = session.store().open(name).map_err(|error| session.not_opened(name, &error))?;
    let Loaded { draft, base, recovered, .. } = loaded;
    let is_read_only = session.store().is_read_only(name);
    let manner = Manner { beginning, is_read_only, is_rehearsal: false, is_typed: lines.is_typed() };
    let mut filling = Filling::begin(draft, manner, lines, session);
    let keeper = Keeper::start(name, base, session)
        .map_err(|error| failure!(session.words, "cli-terminal-failed").because(error.to_string()))?;
    filling.keeper = Some(keeper);
    if recovered.is_some() {
        filling.conversation.say(say!(session.words, "plain-recovered"));
        filling.conversation.change(|_| ());
    }
    filling.hold()
}

/// Fills in a draft that is thrown away.
fn rehearse(draft: Draft, session: &CliSession) -> CommandResult {
    let lines = opened_input(session)?;
    let manner = Manner { is_rehearsal: true, is_typed: lines.is_typed(), ..Manner::default() };
    Filling::begin(draft, manner, lines, session).hold()
}

/// A conversation, and what is done for it.
struct Filling<'s> {
    session: &'s CliSession,
    conversation: Conversation<'s>,
    lines: InputLines,
    /// None in a rehearsal.
    keeper: Option<Keeper>,
    /// What a yes to the letter that was shown would mean.
    agreement: Option<Agreement>,
    spelling: HostSpelling,
    came_before: Option<Came>,
}

/// What the line before was, where that counts for those which came together with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// An answer of one line.
    Answer,
    /// Refused, and that was said.
    Refused,
}

impl<'s> Filling<'s> {
    fn begin(draft: Draft, manner: Manner, lines: InputLines, session: &'s CliSession) -> Self {
        // From here on, so that a failure to begin is told as any command's.
        if !output::is_speaking_plainly() {
            output::speak_plainly();
            output::talk(&announcement(&session.words));
        }
        let words = &session.words;
        let conversation =
            Conversation::begin(Arc::clone(session.forms()), words, draft, session.now(), manner);
        let spelling = HostSpelling::new(Dictionary::of(session).files());
        Filling { session, conversation, lines, keeper: None, agreement: None, spelling, came_before: None }
    }

    /// Holds the conversation to its end.
    fn hold(mut self) -> CommandResult {
        self.keep();
        loop {
            self.speak();
            let Some(line) = self.lines.next() else { return Ok(self.end()) };
            if let Some(keeper) = &mut self.keeper {
                keeper.take_reports(&mut self.conversation, self.session);
            }
            let task = self.hear(&line);
            self.keep();
            match task {
                Task::Listen => {}
                Task::Save => self.save_now(),
                Task::Spell(field) => self.spell(&field),
                Task::Approve(name, title) => self.approve(&name, &title),
                Task::ShowLetter(with_approval) => self.show_letter(with_approval),
                Task::Send => self.send(),
                Task::End => return Ok(self.end()),
            }
            self.keep();
        }
    }

    fn speak(&mut self) {
        self.conversation.take_said().iter().for_each(|text| output::talk(text));
    }

    fn hear(&mut self, line: &InputLine) -> Task {
        let words = &self.session.words;
        if line.has_keys {
            self.conversation.say(say!(words, "plain-dropped-keys"));
        }
        if line.is_latin1 {
            self.conversation.say(say!(words, "plain-latin1"));
        }
        if line.is_cut {
            self.conversation.say(say!(words, "plain-line-cut", most = lines::TERMINAL_MAX));
        }
        let Some(text) = &line.text else {
            self.conversation.say(say!(words, "plain-line-too-long"));
            return Task::Listen;
        };
        if self.is_of_another(line, text) {
            return Task::Listen;
        }
        let now = self.session.now();
        if line.is_pasted {
            self.conversation.hear_pasted(text, now)
        } else {
            self.conversation.hear(text, now)
        }
    }

    /// Whether a line came with others for which there is no answer to be: those of a paste behind the first where an answer
    /// is one line, and blank ones before the first where it is more.
    fn is_of_another(&mut self, line: &InputLine, text: &str) -> bool {
        let is_blank = text.trim().is_empty();
        let is_text = line.is_pasted || !text.trim_start().starts_with('/');
        if is_blank && line.is_followed && self.conversation.awaits_first_line() {
            return true;
        }
        let is_one_line = self.conversation.awaits_one_line();
        let is_late = line.follows && self.came_before == Some(Came::Answer) && is_text && is_one_line;
        let is_late = is_late || line.follows && self.came_before == Some(Came::Refused) && is_text;
        if is_late && self.came_before != Some(Came::Refused) {
            self.conversation.say(say!(self.session.words, "plain-came-together"));
        }
        self.came_before = match (is_late, is_text && is_one_line) {
            (true, _) => Some(Came::Refused),
            (false, true) => Some(Came::Answer),
            (false, false) => None,
        };
        is_late
    }

    /// Saves what changed.
    fn keep(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.keep(&mut self.conversation, self.session);
        }
    }

    /// Saves because the writer asks for it, and says where.
    fn save_now(&mut self) {
        let words = &self.session.words;
        match &mut self.keeper {
            Some(keeper) => {
                if keeper.save_anew(&mut self.conversation, self.session) {
                    let path = shown::path(&self.session.store().path_of(&keeper.name));
                    self.conversation.say(say!(words, "plain-saved", path = path));
                }
            }
            None => self.conversation.say(say!(words, "plain-rehearsal")),
        }
    }

    /// Saves what there is, says where it is, and ends.
    fn end(mut self) -> Exit {
        // What was pasted behind the end is for no shell.
        self.lines.discard_waiting();
        let words = &self.session.words;
        let Some(mut keeper) = self.keeper.take() else {
            self.conversation.say(say!(words, "plain-end-rehearsal"));
            self.speak();
            return Exit::DONE;
        };
        let left = keeper.leave(&mut self.conversation, self.session);
        match left {
            Left::Saved if self.conversation.is_read_only() => {
                self.conversation.say(say!(words, "plain-left-read-only"));
            }
            Left::Saved => {
                let path = shown::path(&self.session.store().path_of(&keeper.name));
                self.conversation.say(say!(words, "plain-saved", path = path));
                // Behind a forced command there is none to run.
                if !self.session.restricted {
                    self.conversation.say(say!(words, "cli-fill-end", name = keeper.name.as_str()));
                }
            }
            Left::Deleted => self.conversation.say(say!(words, "plain-left-gone")),
            Left::Unsaved => self.conversation.say(say!(words, "plain-left-unsaved")),
        }
        self.speak();
        if left == Left::Unsaved { Exit::FAILED } else { Exit::DONE }
    }

    fn approve(&mut self, name: &str, title: &str) {
        match sign::checked(name, title, self.session) {
            Ok((name, title)) => {
                let now = self.session.now();
                self.conversation.change(|draft| draft.approve(name, title, now));
                self.keep();
                let words = &self.session.words;
                let told = sign::approval(self.conversation.draft(), self.session);
                self.conversation.say_sentence(&told);
                self.conversation.say(say!(words, "cli-sign-no-signature"));
            }
            Err(failure) => self.say_failure(&failure),
        }
        self.conversation.resume();
    }

    fn say_failure(&mut self, failure: &Failure) {
        self.conversation.say(failure.text(&self.session.words));
    }

    /// Says which words of an answer the dictionary doesn't know.
    fn spell(&mut self, field: &FieldId) {
        let words = &self.session.words;
        let answer = self.conversation.draft().answer(field);
        let mut asked: Vec<String> = Vec::new();
        for word in spelling::words(answer) {
            if !asked.iter().any(|known| known == word.text) {
                asked.push(word.text.to_owned());
            }
        }
        let Ok(checked) = self.spelling.checked(asked, self.session.store()) else {
            return self.conversation.say(say!(words, "plain-spelling-off"));
        };
        let unknown: Vec<String> =
            checked.into_iter().filter(|(_, is_known)| !is_known).map(|(word, _)| word).collect();
        if unknown.is_empty() {
            self.conversation.say(say!(words, "plain-spelling-none"));
        }
        for word in unknown.iter().take(MOST_WORDS) {
            let corrections = self.spelling.corrections(word).join(", ");
            let word = word.as_str();
            self.conversation.say(if corrections.is_empty() {
                say!(words, "plain-spelling-unknown", word = word)
            } else {
                say!(words, "plain-spelling-word", word = word, corrections = corrections)
            });
        }
        if let Some(more) = unknown.len().checked_sub(MOST_WORDS).filter(|more| *more > 0) {
            self.conversation.say(say!(words, "plain-spelling-most", n = more));
        }
    }
}
