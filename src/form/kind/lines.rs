//! Several lines of free text: an address.

use super::{Gesture, Rules};

pub(super) const KIND: Rules = Rules::free(Gesture::Lines);
