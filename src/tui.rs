//! The full-screen program, in the shape of Elm: messages in, [`app::App::update`], effects out, [`app::App::draw`].
//! What can happen is [`message::Message`], what is done is [`message::Effect`], and [`runtime`] does it.

pub mod app;
pub(crate) mod calendar_file;
pub(crate) mod context;
mod editor;
mod events_history;
mod file_work;
pub mod keys;
mod memo;
pub mod message;
mod once_a_minute;
pub(crate) mod open_draft;
mod own_events;
pub(crate) mod pane;
mod participation;
mod participation_notes;
pub(crate) mod phrases;
pub mod runtime;
pub(crate) mod screen;
pub(crate) mod shared;
pub(crate) mod spelling;
pub mod theme;
mod time_shows;
pub(crate) mod widget;
pub mod world;
