//! How many take part, as it is typed.

use super::Programme;
use crate::event::when::scan::{WhenToken, tokens};

impl Programme {
    /// Reads the size of a group: `7`, `7 deltagere`; `None` where it is none, or one that isn't reckoned with.
    pub(crate) fn read_group(self, typed: &str) -> Option<usize> {
        let typed = tokens(typed.trim());
        let ([WhenToken::Number(size)] | [WhenToken::Number(size), WhenToken::Space, WhenToken::Word(_)]) =
            typed.as_slice()
        else {
            return None;
        };
        usize::try_from(size.value).ok().filter(|size| (1..=self.group_max).contains(size))
    }
}
