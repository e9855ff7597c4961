//! Paragraphs of running text. Their length on the page is measured by `page`, against the field's limit.

use super::{Gesture, KindRules};

pub(super) const KIND: KindRules = KindRules::free(Gesture::Prose);
