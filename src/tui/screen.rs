//! The screens: state, drawing and tests of each.

pub mod approve;
pub mod events;
pub mod export;
pub mod import;
pub mod new;
pub mod review;
pub mod send;
pub mod start;
pub mod versions;
pub mod wizard;
