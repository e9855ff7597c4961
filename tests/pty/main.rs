//! The program itself in a terminal of its own: what no test of a part shows. Keys go in as bytes, as a line
//! delivers them; a terminal emulator says what a person would see. Where no terminal can be opened, a test says so
//! and holds nothing.
//!
//! A panic is not among the faults here: nothing that a person can type causes one.

mod account;
#[path = "../mail/certificate.rs"]
mod certificate;
mod cost;
mod disk;
mod ending;
mod export;
mod folder;
mod keys;
mod kills;
mod output;
mod over_ssh;
mod paste;
#[path = "../cli/rounds.rs"]
mod rounds;
#[expect(dead_code, reason = "tests/mail needs more of it")]
#[path = "../mail/server.rs"]
mod server;
mod settings;
mod size;
mod split;
mod sshd;
mod terminal;
mod together;
mod window;
