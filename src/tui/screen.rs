//! The screens: state, drawing and tests of each.

pub mod events;
pub mod export;
pub mod new;
pub mod review;
pub mod start;
pub mod versions;
pub mod wizard;
