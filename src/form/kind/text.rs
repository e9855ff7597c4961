//! One line of free text.

use super::{Gesture, KindRules};

pub(super) const KIND: KindRules = KindRules::free(Gesture::Line);
