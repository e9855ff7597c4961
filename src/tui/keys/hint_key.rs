//! The keys that are in no row of the table, by the names that the footer gives them.

use crate::say;
use crate::words::Words;

/// A key that moves or chooses, as the footer names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HintKey {
    Accept,
    UpDown,
    LeftRight,
    PageDown,
    Space,
    Tab,
    Yes,
    No,
    All,
    Add,
    Corrections,
    One,
    Two,
    Close,
}

impl HintKey {
    pub(crate) fn name(self, words: &Words) -> String {
        let name = match self {
            HintKey::Accept => "Enter",
            HintKey::UpDown if words.is_ascii() => return say!(words, "hint-up-down-key"),
            HintKey::LeftRight if words.is_ascii() => return say!(words, "hint-left-right-key"),
            HintKey::UpDown => "↑↓",
            HintKey::LeftRight => "←→",
            HintKey::PageDown => "PgDn",
            HintKey::Space => return say!(words, "hint-space"),
            HintKey::Tab => "Tab",
            HintKey::Yes => return say!(words, "hint-yes-key"),
            HintKey::No => "N",
            HintKey::All => "A",
            HintKey::Add => "T",
            HintKey::Corrections => "1–7",
            HintKey::One => "1",
            HintKey::Two => "2",
            HintKey::Close => "Esc",
        };
        name.to_owned()
    }
}
