//! Pieces of a screen: data in, cells out.

pub mod calendar;
pub mod chrome;
pub mod difference;
pub mod meter;
pub mod rail;
pub mod text;
