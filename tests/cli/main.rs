//! The command line from outside: the real program in a folder of its own, with a cleared environment and a clock
//! that stands still.

#[path = "../pty/account.rs"]
mod account;
mod answers;
mod any_form;
mod calendar;
mod calls;
#[path = "../mail/certificate.rs"]
mod certificate;
mod completion;
mod copying;
mod deadlines;
mod doctor;
mod drafts;
mod events;
mod export;
mod failures;
mod fill;
mod fill_send;
#[path = "../forms/filled.rs"]
mod filled;
mod form_draft;
mod form_english;
mod forms;
mod help;
mod homeless;
mod hostile;
mod import;
mod import_forms;
mod languages;
mod manual;
mod over_ssh;
mod participation;
mod places;
mod programme;
mod remarks;
mod restricted;
mod rounds;
mod send;
#[expect(dead_code, reason = "tests/mail needs more of it")]
#[path = "../mail/server.rs"]
mod server;
mod settings;
mod sign;
mod som;
mod status_lines;
mod terminal;
mod together;
mod versions;
