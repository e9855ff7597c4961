//! Paragraphs of running text. Their length on the page is measured by `page`, against the field's limit.

use super::{Gesture, Rules};

pub(super) const KIND: Rules = Rules::free(Gesture::Prose);
