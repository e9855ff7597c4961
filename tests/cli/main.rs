//! The command line from outside: the real program in a folder of its own, with a cleared environment and a clock
//! that stands still.

#[path = "../pty/account.rs"]
mod account;
mod answers;
mod calls;
mod doctor;
mod drafts;
mod events;
mod export;
mod failures;
mod help;
mod hostile;
mod places;
mod restricted;
mod rounds;
mod som;
mod terminal;
mod together;
mod versions;
