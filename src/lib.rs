//! `som`: the application to the SØM implementation programme, filled in step by step in a terminal.
//!
//! What is on the screen, and where it comes from:
//!
//! ```text
//!  Aarhus Kommune         Gemt 14.32 · Tilmelding senest 3. nov. · om 3 dage    tui/open_draft, event/deadline
//!  Trin 2 af 6   ● [•] !  ○  ○  ○   Ledelsesmæssig opbakning                     tui/widget/step_marks, draft
//!
//!  Beskriv kort, hvem der har været involveret i …             F3 hele teksten   forms/*.ron (the agency's words)
//!  [x] hvem har været med?   [ ] hvad var i fokus?                               draft (ticks)
//!
//!  Ledelsesmæssig opbakning ───────────────────────────────────────────────────
//!  Beslutningen om at søge er truffet af direktionen …▏                          tui/editor → draft → store
//!
//!  ██████████████████░░░░░░░░░░░░  60 % af ½ A4-side · 15 linjer · 10 tilbage    page, tui/widget/meter
//!  ! Beskriv den ledelsesmæssige opbakning                                       draft/check
//!
//!  Tab  Næste felt  F8  Næste trin  F3  Krav  F4  Side  F9  Tjek  Esc  Menu      tui/keys (the one table)
//! ```
//!
//! A key goes from [`tui::runtime`] as a [`tui::message::Message`] to [`tui::app::App`], the router. It looks the key up
//! in [`tui::keys`] and hands its meaning to the pane or screen that has the keys, each a place of its own in `tui/pane`
//! and `tui/screen`. That changes the open draft (`tui/open_draft`) and asks for [`tui::message::Effect`]s;
//! `tui/app/frame` draws what came of it, and [`store::writer`] has it on disk within a second. What the screen and the
//! command line both do stands once, below both: sending in `mail/sending`, taking answers from a file in
//! `import/taking`, naming a draft in `draft/naming`. `form`, `draft`, `event`, `calendar`, `page`, `export` and `import`
//! know no file, no clock and no terminal; only `store` writes. No text reaches the terminal but by [`shown`].

// One line a module, so that a change to one does not touch its neighbour's.
pub mod calendar;
pub mod clean;
pub mod cli;
pub mod clock;
pub mod draft;
pub mod event;
pub mod export;
pub mod fetch;
pub mod form;
pub mod formats;
pub mod import;
pub mod mail;
mod osc52;
mod own_editor;
pub mod page;
mod plain;
mod ron_file;
pub mod roundtrip;
pub mod sandbox;
pub mod shown;
mod slug;
mod spelling;
pub mod store;
mod suggest;
pub mod take_out;
pub mod tui;
pub mod words;
mod wrap;
mod zone;
