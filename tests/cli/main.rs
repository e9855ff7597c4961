//! The command line from outside: the real program in a folder of its own, with a cleared environment and a clock
//! that stands still.

mod answers;
mod drafts;
mod events;
mod export;
mod failures;
mod help;
mod places;
mod som;
mod terminal;
