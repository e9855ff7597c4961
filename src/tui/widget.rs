//! Pieces of a screen: data in, cells out.

pub(crate) mod agenda_rows;
pub(crate) mod calendar;
pub(crate) mod chrome;
pub(crate) mod columns;
pub(crate) mod deadline_mark;
pub(crate) mod difference;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod master_detail;
pub(crate) mod menu_panel;
pub(crate) mod meter;
pub(crate) mod plan_line;
pub(crate) mod rail;
pub(crate) mod step_marks;
pub(crate) mod text;
pub(crate) mod timeline;
