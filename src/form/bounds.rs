//! How large a form may be. All that is made of one is kept in memory and drawn at once.

/// The largest source of a form, in bytes.
pub(crate) const FORM_BYTES_MAX: usize = 512 << 10;
/// The most fields of a form, each counted once.
pub(super) const FIELDS_MAX: usize = 500;
/// The most fields with those of all rows that there may be: all of them are laid out at each key.
pub(super) const ASKED_MAX: usize = 3_000;
/// The most sections, each of which is a step of the wizard.
pub(super) const SECTIONS_MAX: usize = 100;
/// The longest text of a form, in characters.
pub(super) const TEXT_MAX: usize = 20_000;
/// How deep conditions may stand in one another.
pub(super) const CONDITION_DEPTH_MAX: usize = 20;
