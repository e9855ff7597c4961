//! The screens. Each is one place: its state, what it does with a key, its hints, its picture and its tests. What a
//! screen is: [`crate::tui::context::Screen`].

pub(crate) mod approve;
mod document;
pub(crate) mod event_form;
pub(crate) mod event_import;
pub(crate) mod events;
pub(crate) mod export;
pub(crate) mod forms;
pub(crate) mod import;
pub(crate) mod new;
mod of_draft;
pub(crate) mod opening;
mod participation;
pub(crate) mod programme;
mod remarks;
pub(crate) mod review;
pub(crate) mod send;
pub(crate) mod start;
pub(crate) mod trash;
pub(crate) mod versions;
pub(crate) mod wizard;
