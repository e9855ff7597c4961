//! The page against the word processor's own layout, against any text there is, and against the fonts.

mod libreoffice;
mod properties;
mod widths;

use som::page::PageLayout;

/// A layout with the usual page.
fn layout(font: &str, size_pt: &str, column_twips: &str) -> PageLayout {
    let written = format!(
        "(paper: A4, margins_mm: (top: 30, bottom: 30, left: 20, right: 20), column_twips: {column_twips}, \
         font: \"{font}\", size_pt: {size_pt})"
    );
    ron::from_str(&written).expect("a layout")
}
