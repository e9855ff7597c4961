//! Several lines of free text: an address.

use super::{Gesture, KindRules};

pub(super) const KIND: KindRules = KindRules::free(Gesture::Lines);
