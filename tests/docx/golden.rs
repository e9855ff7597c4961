//! The text part of the example, as it stands in the file.

use crate::{document, example};

#[test]
fn the_example_is_this_document() {
    // A line for each tag, so that two versions can be compared.
    insta::assert_snapshot!(document(&example()).replace("><", ">\n<"));
}
