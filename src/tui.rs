//! The full-screen program, in the shape of Elm: messages in, [`model::Model::update`], effects out, [`view::view`].
//! What can happen is [`message::Message`], what is done is [`message::Effect`], and [`runtime`] does it.

mod editor;
pub mod keys;
pub mod menu;
pub mod message;
pub mod model;
pub mod overlay;
pub mod runtime;
pub mod saving;
pub mod screen;
pub mod theme;
pub mod told;
pub mod view;
pub mod widget;
pub mod world;
