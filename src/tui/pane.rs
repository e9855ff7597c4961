//! What lies over a screen for a while. Each pane is one place: its state, what it does with a key, its hints and its
//! picture. What a pane is: [`crate::tui::context::Pane`].

mod answer_walk;
pub(crate) mod find;
pub(crate) mod help;
pub(crate) mod overview;
pub(crate) mod page;
pub(crate) mod question;
pub(crate) mod requirements;
pub(crate) mod rivals;
pub(crate) mod spelling;
