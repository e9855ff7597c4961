//! One line of free text.

use super::{Gesture, Rules};

pub(super) const KIND: Rules = Rules::free(Gesture::Line);
