//! The colours of the documents, the same in .docx and PDF.

use std::fmt;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) [u8; 3]);

pub(super) const BLACK: Ink = Ink([0; 3]);
/// Of the title, the headings and the labels above answers.
pub(super) const HEADING: Ink = Ink([0x1f, 0x38, 0x64]);
pub(super) const LINK: Ink = Ink([0x05, 0x63, 0xc1]);
/// Grey with a contrast of 7:1 to white.
pub(super) const FAINT: Ink = Ink([0x59; 3]);
/// The shades behind a heading in a table and behind a label.
pub(super) const HEAD_FILL: Ink = Ink([0xde, 0xe6, 0xf0]);
pub(super) const LABEL_FILL: Ink = Ink([0xf3, 0xf6, 0xfa]);
/// Around the cells of a table.
pub(super) const FRAME: Ink = Ink([0x84, 0x96, 0xb0]);
/// Above the foot of a page.
pub(super) const RULE: Ink = Ink([0xa6; 3]);

/// As .docx writes it: `RRGGBB`.
impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ink([red, green, blue]) = self;
        write!(f, "{red:02X}{green:02X}{blue:02X}")
    }
}
