//! The full-screen program.

pub mod editor;
