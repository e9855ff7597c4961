//! Plain mode: the form as questions and answers in lines, for screen readers, for terminals that can do no more, and
//! for pipes. No file, no clock, no terminal.
//!
//! A [`Conversation`] hears one line at a time, says sentences, and tells its caller what else is to be done. A line
//! is an answer or, with a slash in front, a [`command`]. What it takes is in the draft at once, line by line, so that
//! whatever breaks off loses no more than the line being typed.

mod answering;
pub(crate) mod command;
mod moving;
mod options;
mod review;
mod rows;
mod telling;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, FormSpec, Forms};
use crate::words::Words;
use crate::{say, shown};
use answering::{Change, Entry};
use command::{Asked, Command, Heard};
use std::sync::Arc;

/// Where the conversation is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Turn {
    /// At a question, counted from 0.
    Question(usize),
    /// Behind the last one.
    Review,
    /// It asks for the name of who approves.
    ApproverName,
    /// It asks for that person's job title.
    ApproverTitle(String),
    /// It asks whether the letter that was shown is to be sent.
    Send,
}

/// What the caller is to do once a line was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Task {
    /// Save what changed, if anything did, and hear the next line.
    Listen,
    /// Save, and say where.
    Save,
    /// Say which words of this field's answer are misspelled.
    Spell(FieldId),
    /// Note the approval of a person with a name and a job title.
    Approve(String, String),
    /// Show the letter, and then [`Conversation::ask_to_send`]. Holds whether the approval is printed in it.
    ShowLetter(bool),
    /// Send the letter that was shown.
    Send,
    /// Save, say where, and end.
    End,
}

/// What of a draft isn't saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unsaved {
    /// Only where the writer is.
    Place,
    /// What it says.
    Text,
}

/// Where a conversation begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Beginning {
    #[default]
    FirstQuestion,
    LeftOff,
}

/// How a conversation is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Manner {
    /// Where it begins.
    pub beginning: Beginning,
    /// Whether the draft can't be changed.
    pub is_read_only: bool,
    /// Whether nothing is kept or sent.
    pub is_rehearsal: bool,
    /// Whether a person answers, who can be asked again.
    pub is_typed: bool,
}

/// A draft being filled in, line by line.
#[derive(Debug)]
pub(crate) struct Conversation<'a> {
    /// The forms, of which the draft's may ask something else after each answer.
    forms: Arc<Forms>,
    form: Arc<FormSpec>,
    words: &'a Words,
    fields: Vec<Arc<Field>>,
    draft: Draft,
    manner: Manner,
    now: DateTime<Utc>,
    turn: Turn,
    /// Where what was turned to in between leads back to, the last one last, with the answers that were being given.
    back_to: Vec<(Turn, Option<Entry>)>,
    /// The answer of several lines that is being given.
    entry: Option<Entry>,
    /// The answer at the question as the writer knows it: as it was asked about, read out or last given.
    known: String,
    undo: Vec<Change>,
    unsaved: Option<Unsaved>,
    said: Vec<String>,
    /// The question that was asked last.
    asked: Option<usize>,
    /// The fields whose guidance was said.
    guided: BTreeSet<FieldId>,
    /// Whether a colleague's change ended the question: a line that was begun before is no answer to the one that is asked
    /// instead.
    turned_away: bool,
}

impl<'a> Conversation<'a> {
    /// Begins: says what the form is and how to answer, and asks the first question, or the one where the writer left off.
    /// That plain mode is on is said before, by [`announcement`].
    pub(crate) fn begin(
        forms: Arc<Forms>,
        words: &'a Words,
        draft: Draft,
        now: DateTime<Utc>,
        manner: Manner,
    ) -> Self {
        let form = draft.form_in(&forms);
        let place = draft
            .place
            .as_ref()
            .filter(|_| manner.beginning == Beginning::LeftOff && draft.answered(&form) > 0);
        let fields: Vec<Arc<Field>> = form.shared_fields().cloned().collect();
        let turn = match place.map(|place| &place.field) {
            None => Turn::Question(0),
            Some(None) => Turn::Review,
            Some(Some(left)) => {
                Turn::Question(fields.iter().position(|field| field.id == *left).unwrap_or_default())
            }
        };
        let mut conversation = Conversation {
            forms,
            form,
            words,
            fields,
            draft,
            manner,
            now,
            turn: turn.clone(),
            back_to: Vec::new(),
            entry: None,
            known: String::new(),
            undo: Vec::new(),
            unsaved: None,
            said: Vec::new(),
            asked: None,
            guided: BTreeSet::new(),
            turned_away: false,
        };
        conversation.welcome();
        conversation.turn_to(turn);
        conversation
    }

    /// The draft as it is now.
    pub(crate) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What is to be saved of the draft, once; it is noted as changed by `author`.
    pub(crate) fn take_unsaved(&mut self, author: &str) -> Option<Unsaved> {
        let unsaved = self.unsaved.take();
        if unsaved == Some(Unsaved::Text) {
            self.draft.touch(&self.form, self.now, author);
        }
        unsaved
    }

    fn changed(&mut self) {
        self.unsaved = Some(Unsaved::Text);
        self.fit_form();
    }

    /// What was said since the last time, a sentence or a few each. It may hold what a draft says: show it by
    /// [`crate::shown`].
    pub(crate) fn take_said(&mut self) -> Vec<String> {
        std::mem::take(&mut self.said)
    }

    /// Says something of the caller's at this point, as it is.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.said.push(text.into());
    }

    /// Says something as a sentence of its own.
    pub(crate) fn say_sentence(&mut self, text: &str) {
        self.said.push(sentence(text));
    }

    /// Takes in a line, without its end.
    pub(crate) fn hear(&mut self, line: &str, now: DateTime<Utc>) -> Task {
        self.now = now;
        match command::heard(line) {
            Heard::Command(asked) => {
                // What was asked before is left alone, as by an empty line.
                if self.is_asking() {
                    self.go_back_silently();
                }
                self.obey(&asked)
            }
            Heard::Unknown(typed) => {
                self.tell_of_unknown(&typed);
                Task::Listen
            }
            Heard::Text(text) => self.take(&text),
        }
    }

    /// Takes in a line of a paste, which is no command whatever it says.
    pub(crate) fn hear_pasted(&mut self, line: &str, now: DateTime<Utc>) -> Task {
        self.now = now;
        self.take(line)
    }

    /// Whether the next line is the whole answer to a question.
    pub(crate) fn awaits_one_line(&self) -> bool {
        self.question().is_some_and(|at| !has_lines(&self.fields[at])) || self.is_asking()
    }

    /// Whether an answer of several lines is awaited, and none of it was given yet.
    pub(crate) fn awaits_first_line(&self) -> bool {
        self.question().is_some_and(|at| has_lines(&self.fields[at])) && !self.is_giving()
    }

    /// Whether the draft can't be changed.
    pub(crate) fn is_read_only(&self) -> bool {
        self.manner.is_read_only
    }

    /// Takes in what someone else has written, as `theirs` upon `base`, and says what it was. `who` is their name.
    pub(crate) fn take_in(&mut self, base: &Draft, theirs: &Draft, who: &str) {
        let came = self.draft.take_in(&self.form, base, theirs);
        if came.is_ahead {
            self.unsaved = Some(Unsaved::Text);
        }
        if let Some(left) = self.fit_form() {
            self.said.push(say!(self.words, "plain-question-gone", who = who, field = left.full_name()));
            self.turned_away = true;
            self.turn_to(self.turn.clone());
        }
        for id in &came.taken {
            let Some(field) = self.form.field(id) else { continue };
            self.said.push(if came.disputed.contains(id) {
                say!(
                    self.words,
                    "plain-disputed",
                    who = who,
                    field = field.full_name(),
                    n = self.number_of(field)
                )
            } else {
                say!(
                    self.words,
                    "plain-came-in",
                    who = who,
                    field = field.full_name(),
                    n = self.number_of(field)
                )
            });
        }
    }

    /// Takes the draft as it was changed by the caller, such as by an approval.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        change(&mut self.draft);
        self.changed();
    }

    /// Asks whether to send the letter that the caller has said. Only the word for yes will do.
    pub(crate) fn ask_to_send(&mut self, question: String) {
        self.turn = Turn::Send;
        self.said.push(question);
        self.said.push(say!(self.words, "plain-only-yes"));
    }

    /// Takes a line that is no command.
    fn take(&mut self, text: &str) -> Task {
        if std::mem::take(&mut self.turned_away) && !text.trim().is_empty() {
            self.said.push(say!(self.words, "plain-turned-away", text = shown::in_one_line(text)));
            return Task::Listen;
        }
        match self.turn.clone() {
            Turn::Question(at) => self.answer(at, text),
            Turn::Review if text.trim().is_empty() => self.say_prompt(),
            Turn::Review => self.said.push(say!(self.words, "plain-only-commands")),
            Turn::ApproverName | Turn::ApproverTitle(_) if matches!(text.trim(), "" | ".") => {
                self.said.push(say!(self.words, "plain-not-approved"));
                self.resume();
            }
            Turn::ApproverName => {
                self.turn = Turn::ApproverTitle(text.trim().to_owned());
                self.said.push(say!(self.words, "plain-ask-title"));
            }
            Turn::ApproverTitle(name) => return Task::Approve(name, text.trim().to_owned()),
            Turn::Send if text.trim().to_lowercase() == say!(self.words, "cli-confirm-yes") => {
                return Task::Send;
            }
            Turn::Send => {
                self.say_sentence(&say!(self.words, "mail-send-declined"));
                self.resume();
            }
        }
        Task::Listen
    }

    fn obey(&mut self, asked: &Asked) -> Task {
        match asked.command {
            Command::Back => self.back(),
            Command::Next => self.next(),
            Command::Go => self.go(&asked.argument),
            Command::Edit => self.go_and_come_back(&asked.argument),
            Command::Show => self.show(),
            Command::Length => self.say_length(),
            Command::Requirements => self.say_requirements(&asked.argument),
            Command::Remarks => self.say_remarks(),
            Command::Help => self.say_help(),
            Command::Check => self.check(),
            Command::Undo => self.undo(),
            Command::Paragraph => self.begin_paragraph(&asked.argument),
            Command::Append => self.begin_appending(),
            Command::Clear => self.clear(),
            Command::Tick => self.tick(&asked.argument),
            Command::Choose => self.choose(&asked.argument),
            Command::AddRow => self.add_row(),
            Command::RemoveRow => self.remove_row(),
            Command::Save => return Task::Save,
            Command::Spell => {
                if let Some(field) = self.field_or_tell() {
                    return Task::Spell(field.id.clone());
                }
            }
            Command::Approve => self.ask_for_approval(),
            Command::Send => return self.send(&asked.argument),
            Command::Quit => return Task::End,
        }
        Task::Listen
    }

    fn ask_for_approval(&mut self) {
        if self.may_change() {
            self.leave_place();
            self.turn = Turn::ApproverName;
            self.said.push(say!(self.words, "plain-ask-approver"));
        }
    }

    fn send(&mut self, argument: &str) -> Task {
        let with_approval = say!(self.words, "plain-with-approval");
        let refusal = if self.manner.is_rehearsal {
            say!(self.words, "plain-rehearsal-unsent")
        } else if self.manner.is_read_only {
            sentence(&say!(self.words, "notice-read-only"))
        } else if !argument.is_empty() && argument.to_lowercase() != with_approval {
            say!(self.words, "plain-send-how", approval = with_approval)
        } else if !argument.is_empty() && self.draft.approval().is_none() {
            say!(self.words, "plain-none-approved")
        } else {
            self.leave_place();
            self.turn = Turn::Send;
            return Task::ShowLetter(!argument.is_empty());
        };
        self.said.push(refusal);
        Task::Listen
    }
}

impl Conversation<'_> {
    /// The field of the question that it is at; else says that it is at none.
    fn field_or_tell(&mut self) -> Option<Arc<Field>> {
        let field = self.question().map(|at| Arc::clone(&self.fields[at]));
        if field.is_none() {
            self.said.push(say!(self.words, "plain-no-question"));
        }
        field
    }
}

/// The first line: that plain mode is on, and how to leave it.
pub(crate) fn announcement(words: &Words) -> String {
    say!(words, "plain-welcome")
}

/// A text of the screen or the command line as a sentence of its own: with a capital and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.ends_with(['.', '?', '!', ':', '…']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// Whether an answer is given in several lines.
fn has_lines(field: &Field) -> bool {
    matches!(field.kind.gesture(), Gesture::Lines | Gesture::Prose)
}

#[cfg(test)]
mod tests;
