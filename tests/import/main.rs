//! Filled forms that come back: what was typed, through every format and beside the draft again; documents of Word and
//! LibreOffice, forms filled in by hand, and what only looks like one.

mod build;
mod form_draft;
mod forms;
mod hostile;
mod leftover;
mod marks;
mod office;
#[path = "../cli/rounds.rs"]
mod often;
mod other_forms;
mod remarks;
mod roles;
mod rounds;
mod rows;
mod running_text;
mod texts;
mod word;
mod writer;
