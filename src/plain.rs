//! Plain mode: the form as questions and answers in lines, for screen readers, for terminals that can do no more, and
//! for pipes. No file, no clock, no terminal.
//!
//! A [`Conversation`] hears one line at a time, says sentences, and tells its caller what else is to be done. A line
//! is an answer or, with a slash in front, a [`command`]. What it takes is in the draft at once, line by line, so that
//! whatever breaks off loses no more than the line being typed.

mod answering;
mod command;
mod review;
mod telling;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::draft::check::FieldCheck;
use crate::draft::merge::merge;
use crate::draft::{CaretPosition, Draft};
use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, FormSpec};
use crate::say;
use crate::words::Words;
use answering::{Change, Entry};
use command::{Asked, Command, Heard};

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
}

/// A draft being filled in, line by line.
#[derive(Debug)]
pub(crate) struct Conversation<'a> {
    form: &'a FormSpec,
    words: &'a Words,
    fields: Vec<&'a Field>,
    draft: Draft,
    manner: Manner,
    now: DateTime<Utc>,
    turn: Turn,
    /// Where a question that was turned to by `/ret` leads back to.
    back_to: Option<Turn>,
    /// The answer of several lines that is being given.
    entry: Option<Entry>,
    undo: Vec<Change>,
    unsaved: Option<Unsaved>,
    said: Vec<String>,
    /// The question that was asked last.
    asked: Option<usize>,
    /// The fields whose guidance was said.
    guided: BTreeSet<FieldId>,
}

impl<'a> Conversation<'a> {
    /// Begins: says what the form is and how to answer, and asks the first question, or the one where the writer left off.
    /// That plain mode is on is said before, by [`announcement`].
    pub(crate) fn begin(
        form: &'a FormSpec,
        words: &'a Words,
        draft: Draft,
        now: DateTime<Utc>,
        manner: Manner,
    ) -> Self {
        let place = draft
            .place
            .as_ref()
            .filter(|_| manner.beginning == Beginning::LeftOff && draft.answered(form) > 0);
        let fields: Vec<&Field> = form.fields().collect();
        let turn = match place.map(|place| &place.field) {
            None => Turn::Question(0),
            Some(None) => Turn::Review,
            Some(Some(left)) => {
                Turn::Question(fields.iter().position(|field| field.id == *left).unwrap_or_default())
            }
        };
        let mut conversation = Conversation {
            form,
            words,
            fields,
            draft,
            manner,
            now,
            turn: turn.clone(),
            back_to: None,
            entry: None,
            undo: Vec::new(),
            unsaved: None,
            said: Vec::new(),
            asked: None,
            guided: BTreeSet::new(),
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
            self.draft.touch(self.form, self.now, author);
        }
        unsaved
    }

    fn changed(&mut self) {
        self.unsaved = Some(Unsaved::Text);
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
                if matches!(self.turn, Turn::ApproverName | Turn::ApproverTitle(_) | Turn::Send) {
                    self.turn = Turn::Review;
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

    /// Takes in what someone else has written, as `theirs` upon `base`, and says what it was. `who` is their name.
    pub(crate) fn take_in(&mut self, base: &Draft, theirs: &Draft, who: &str) {
        let merged = merge(self.form, base, &self.draft, theirs);
        let place = self.draft.place.take();
        self.draft = merged.draft;
        self.draft.place = place;
        if self.draft.holds_the_same(theirs) {
            self.draft.changed = theirs.changed;
            self.draft.changed_by.clone_from(&theirs.changed_by);
        } else {
            self.changed();
        }
        for id in &merged.taken {
            let Some(field) = self.form.field(id) else { continue };
            self.said.push(if merged.disputed.contains(id) {
                say!(self.words, "plain-disputed", who = who, field = field.name(), n = self.number_of(field))
            } else {
                say!(self.words, "plain-came-in", who = who, field = field.name(), n = self.number_of(field))
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
    }

    /// Takes a line that is no command.
    fn take(&mut self, text: &str) -> Task {
        match self.turn.clone() {
            Turn::Question(at) => self.answer(at, text),
            Turn::Review if text.trim().is_empty() => self.say_prompt(),
            Turn::Review => self.said.push(say!(self.words, "plain-only-commands")),
            Turn::ApproverName | Turn::ApproverTitle(_) if text.trim().is_empty() => {
                self.turn = Turn::Review;
                self.said.push(say!(self.words, "plain-not-approved"));
            }
            Turn::ApproverName => {
                self.turn = Turn::ApproverTitle(text.trim().to_owned());
                self.said.push(say!(self.words, "plain-ask-title"));
            }
            Turn::ApproverTitle(name) => {
                self.turn = Turn::Review;
                return Task::Approve(name, text.trim().to_owned());
            }
            Turn::Send => {
                self.turn = Turn::Review;
                if text.trim().to_lowercase() == say!(self.words, "cli-confirm-yes") {
                    return Task::Send;
                }
                self.say_sentence(&say!(self.words, "mail-send-declined"));
            }
        }
        Task::Listen
    }

    fn obey(&mut self, asked: &Asked) -> Task {
        match asked.command {
            Command::Back => self.back(),
            Command::Next => self.next(),
            Command::Go => self.go(&asked.argument, None),
            Command::Edit => self.go(&asked.argument, Some(self.turn.clone())),
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
            self.turn_to_review();
            self.turn = Turn::ApproverName;
            self.said.push(say!(self.words, "plain-ask-approver"));
        }
    }

    fn send(&mut self, argument: &str) -> Task {
        if self.manner.is_rehearsal {
            self.said.push(say!(self.words, "plain-rehearsal-unsent"));
            return Task::Listen;
        }
        let with_approval = say!(self.words, "plain-with-approval");
        if !argument.is_empty() && argument.to_lowercase() != with_approval {
            self.said.push(say!(self.words, "plain-send-how", approval = with_approval));
            return Task::Listen;
        }
        self.turn_to_review();
        Task::ShowLetter(!argument.is_empty())
    }
}

impl<'a> Conversation<'a> {
    /// The field of the question that it is at; else says that it is at none.
    fn field_or_tell(&mut self) -> Option<&'a Field> {
        let field = self.question().map(|at| self.fields[at]);
        if field.is_none() {
            self.said.push(say!(self.words, "plain-no-question"));
        }
        field
    }
}

/// Moving.
impl Conversation<'_> {
    /// The question that it is at.
    fn question(&self) -> Option<usize> {
        match self.turn {
            Turn::Question(at) => Some(at),
            _ => None,
        }
    }

    fn number_of(&self, field: &Field) -> usize {
        self.fields.iter().position(|one| one.id == field.id).unwrap_or_default() + 1
    }

    fn field_check(&self, field: &Field) -> FieldCheck {
        FieldCheck::of(self.form, field, &self.draft)
    }

    /// Turns to a question or the review, and says it.
    fn turn_to(&mut self, turn: Turn) {
        self.entry = None;
        self.turn = turn;
        self.unsaved = self.unsaved.max(Some(Unsaved::Place));
        // A blank line parts what is asked from what was said.
        self.said.push(String::new());
        if let Some(at) = self.question() {
            self.note_place(self.fields[at]);
            self.ask(at);
        } else {
            self.back_to = None;
            self.draft.note_place(None, CaretPosition::default());
            self.say_review();
        }
    }

    /// Is at the review without saying it.
    fn turn_to_review(&mut self) {
        self.entry = None;
        self.back_to = None;
        self.turn = Turn::Review;
    }

    /// Notes the end of an answer as where the writer is.
    fn note_place(&mut self, field: &Field) {
        let paragraphs: Vec<&str> = self.draft.answer(&field.id).split('\n').collect();
        let last = paragraphs.last().copied().unwrap_or_default();
        let caret = CaretPosition { paragraph: paragraphs.len() - 1, column: last.chars().count() };
        self.draft.note_place(Some(&field.id), caret);
    }

    /// On from a question: where `/ret` came from, or to the next one.
    fn next(&mut self) {
        let Some(at) = self.question() else {
            return self.said.push(say!(self.words, "plain-at-end"));
        };
        let next = if at + 1 < self.fields.len() { Turn::Question(at + 1) } else { Turn::Review };
        let turn = self.back_to.take().unwrap_or(next);
        self.turn_to(turn);
    }

    fn back(&mut self) {
        match self.back_to.take().or_else(|| self.before()) {
            Some(turn) => self.turn_to(turn),
            None => self.said.push(say!(self.words, "plain-at-start")),
        }
    }

    /// The question before, in the form's order.
    fn before(&self) -> Option<Turn> {
        let at = self.question().unwrap_or(self.fields.len());
        Some(Turn::Question(at.checked_sub(1)?))
    }

    /// Turns to a question by its number, and afterwards back to where `back_to` says.
    fn go(&mut self, argument: &str, back_to: Option<Turn>) {
        let all = self.fields.len();
        match argument.parse::<usize>() {
            Ok(number) if (1..=all).contains(&number) => {
                let own = Turn::Question(number - 1);
                self.back_to = back_to.filter(|turn| *turn != own);
                self.turn_to(own);
            }
            _ => self.said.push(say!(self.words, "plain-no-such-question", all = all)),
        }
    }

    /// To the review; `/tilbage` leads back to the question.
    fn check(&mut self) {
        let from = self.turn.clone();
        self.turn_to(Turn::Review);
        self.back_to = Some(from).filter(|turn| *turn != Turn::Review);
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
