//! A form's data from an agency's empty document: a first draft of it, for a person to mend. What a document can't say is
//! guessed, and each guess is told.
//!
//! The document becomes blocks, the blocks a form that is built line by line and table by table, and that is written as
//! RON.

mod addresses;
mod blocks;
mod builder;
mod choices;
mod columns;
mod conditions;
mod deadline;
mod label;
mod left_out;
mod limit;
mod model;
mod names;
mod number;
mod outline;
mod page;
mod places;
mod roles;
mod room;
mod sentences;
mod stars;
mod table;
mod write;

use std::collections::BTreeMap;

use model::{Guess, ToDo};
use names::phrase;

use super::{ImportError, document};
use crate::form::FormSpec;
use crate::say;
use crate::shown;
use crate::words::Words;
use write::FormWriter;

/// So many places of a guess are named.
const NAMED_MAX: usize = 6;
/// So much that is left to do is named.
const TO_DO_MAX: usize = 40;

/// So much of a text is told that was left out, in characters.
const TOLD_MAX: usize = 60;

/// A form's data as far as it was told from a document.
#[derive(Debug)]
pub struct FormDraft {
    /// The data, with a comment on each line that has a guess.
    pub ron: String,
    guesses: BTreeMap<Guess, Vec<String>>,
    to_do: Vec<ToDo>,
}

/// Reads an empty form, .docx or .odt.
///
/// # Errors
/// Where it is no such document, is broken, exceeds the limits of memory and time, or has nothing to fill in.
pub fn draft_form(bytes: &[u8]) -> Result<FormDraft, ImportError> {
    let tree = document(bytes)?;
    let blocks = blocks::blocks(&tree);
    let mut form = builder::form_of(&blocks)?;
    stars::take_stars(&mut form);
    deadline::take_deadline(&blocks, &mut form);
    roles::ensure_applicant(&mut form);
    names::give_ids(&mut form);
    conditions::give_conditions(&mut form);
    if form.address.is_none() {
        form.to_do.push(ToDo::Address);
    }
    let written = FormWriter::write(&form, &roles::roles(&form), page::layout(&tree.page));
    // Longer texts, or more of them, than any form has.
    if FormSpec::parse(&written.ron).is_err() {
        return Err(ImportError::TooMuch);
    }
    let left = left_out::left_out(&blocks, &tree.asides, &form);
    form.to_do.extend(left.into_iter().map(ToDo::LeftOut));
    Ok(FormDraft { ron: written.ron, guesses: written.guesses, to_do: form.to_do })
}

impl FormDraft {
    /// What was guessed and what is left to do, a line each, safe to show.
    pub fn told(&self, words: &Words) -> Vec<String> {
        let guess = |(guess, places): (&Guess, &Vec<String>)| {
            let named: Vec<_> = places.iter().take(NAMED_MAX).map(|place| shown::text(place)).collect();
            let more = places.len().saturating_sub(NAMED_MAX);
            let places = say!(words, "form-draft-places", places = named.join(", "), more = more);
            say!(words, "form-draft-told", guess = guess.text(words), places = places)
        };
        let to_do = |to_do: &ToDo| say!(words, "form-draft-to-do", what = to_do.text(words));
        let more = self.to_do.len().saturating_sub(TO_DO_MAX);
        let more = (more > 0).then(|| say!(words, "form-draft-more", n = more));
        let to_do = self.to_do.iter().take(TO_DO_MAX).map(to_do).chain(more);
        self.guesses.iter().map(guess).chain(to_do).chain([say!(words, "form-draft-always")]).collect()
    }
}

impl Guess {
    /// What was guessed, in a few words.
    fn text(self, words: &Words) -> String {
        match self {
            Guess::Title => say!(words, "form-draft-guess-title"),
            Guess::Section => say!(words, "form-draft-guess-section"),
            Guess::Step => say!(words, "form-draft-guess-step"),
            Guess::Intro => say!(words, "form-draft-guess-intro"),
            Guess::Label => say!(words, "form-draft-guess-label"),
            Guess::Kind => say!(words, "form-draft-guess-kind"),
            Guess::Prose => say!(words, "form-draft-guess-prose"),
            Guess::Options => say!(words, "form-draft-guess-options"),
            Guess::Optional => say!(words, "form-draft-guess-optional"),
            Guess::Limit => say!(words, "form-draft-guess-limit"),
            Guess::Short => say!(words, "form-draft-guess-short"),
            Guess::Condition => say!(words, "form-draft-guess-condition"),
            Guess::Rows => say!(words, "form-draft-guess-rows"),
            Guess::Matrix => say!(words, "form-draft-guess-matrix"),
            Guess::Sum => say!(words, "form-draft-guess-sum"),
            Guess::Deadline => say!(words, "form-draft-guess-deadline"),
            Guess::Applicant => say!(words, "form-draft-guess-applicant"),
            Guess::Contact => say!(words, "form-draft-guess-contact"),
            Guess::Page => say!(words, "form-draft-guess-page"),
        }
    }
}

impl ToDo {
    /// What is to be done.
    fn text(&self, words: &Words) -> String {
        match self {
            ToDo::Address => say!(words, "form-draft-to-do-address"),
            ToDo::Applicant => say!(words, "form-draft-to-do-applicant"),
            ToDo::Deadline(text) => {
                say!(words, "form-draft-to-do-deadline", text = shown::text(&phrase(text, TOLD_MAX)))
            }
            ToDo::LeftOut(text) => {
                say!(words, "form-draft-to-do-left-out", text = shown::text(&phrase(text, TOLD_MAX)))
            }
            ToDo::Signature(label) => say!(words, "form-draft-to-do-signature", label = shown::text(label)),
        }
    }
}
