//! The sub-questions of a field: what a long answer must say, for its writer to tick.

use serde::Deserialize;

/// How sub-questions are printed in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub enum Questions {
    /// There are none.
    #[default]
    None,
    /// Inside the guidance's sentences.
    Running(Vec<Question>),
    /// As points below the guidance.
    Bullets(Vec<Question>),
}

impl Questions {
    /// All sub-questions in order.
    pub fn all(&self) -> &[Question] {
        match self {
            Questions::None => &[],
            Questions::Running(questions) | Questions::Bullets(questions) => questions,
        }
    }
}

/// A sub-question in the form's own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The id of its tick in the draft, unique within the field.
    pub id: String,
    /// The form's words, word for word.
    pub text: String,
    /// The same asked in a few words, for where room is tight.
    pub short: String,
}
