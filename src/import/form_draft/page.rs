//! The page of the document, on which answers are measured.

use crate::import::tree::TreePage;
use crate::page::PageLayout;

const MM_PER_TWIP: f64 = 25.4 / 1440.0;
/// A4 upright in twips, and how far a word processor may round it.
const A4: (u32, u32) = (11_906, 16_838);
const ROUNDING: u32 = 30;

/// The lines of a layout in a form's data, and whether any of it is not the document's own.
pub(super) fn layout(page: &TreePage) -> (Vec<String>, bool) {
    let is_a4 = page
        .paper
        .is_some_and(|(width, height)| width.abs_diff(A4.0) <= ROUNDING && height.abs_diff(A4.1) <= ROUNDING);
    let own = page.margins.filter(|_| is_a4);
    let usual = PageLayout::default();
    let usual_margins = usual.margins_mm;
    let margins = own.map_or(
        [usual_margins.top, usual_margins.bottom, usual_margins.left, usual_margins.right],
        |twips| twips.map(|twips| (f64::from(twips) * MM_PER_TWIP * 10.0).round() / 10.0),
    );
    let fonts = [page.font.as_deref(), Some(usual.font_name())];
    let sizes = [page.half_points, Some(usual.half_points())];
    // The first that can be measured; the last can.
    for (font, is_own_font) in fonts.into_iter().zip([true, false]) {
        for (size, is_own_size) in sizes.into_iter().zip([true, false]) {
            if let Some(lines) = font.zip(size).and_then(|(font, size)| measured(margins, font, size)) {
                return (lines, own.is_none() || !is_own_font || !is_own_size);
            }
        }
    }
    let margins = [usual_margins.top, usual_margins.bottom, usual_margins.left, usual_margins.right];
    (measured(margins, usual.font_name(), usual.half_points()).unwrap_or_default(), true)
}

/// The lines of a layout that can be measured by.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no page is wider than A4")]
fn measured([top, bottom, left, right]: [f64; 4], font: &str, half_points: u32) -> Option<Vec<String>> {
    let usual = PageLayout::default();
    let (width, _) = usual.paper.size_mm();
    let column = ((width - left - right) / MM_PER_TWIP).round() - 2.0 * f64::from(usual.cell_padding_twips());
    let lines = vec![
        "paper: A4,".to_owned(),
        format!("margins_mm: (top: {top}, bottom: {bottom}, left: {left}, right: {right}),"),
        format!("column_twips: {},", column.max(0.0) as u32),
        format!("font: {},", crate::ron_file::write::quoted(font)),
        format!("size_pt: {},", f64::from(half_points) / 2.0),
    ];
    ron::from_str::<PageLayout>(&format!("({})", lines.concat())).is_ok().then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_says_of_its_page_is_taken_as_far_as_it_can_be_measured() {
        let page = TreePage {
            paper: Some((11_907, 16_839)),
            margins: Some([1_701, 1_701, 1_134, 1_134]),
            font: Some("Arial".to_owned()),
            half_points: Some(20),
        };
        let (lines, is_guess) = layout(&page);
        assert_eq!(lines[1], "margins_mm: (top: 30, bottom: 30, left: 20, right: 20),");
        assert_eq!(lines[2..], ["column_twips: 9422,", "font: \"Arial\",", "size_pt: 10,"]);
        assert!(!is_guess);
        for (page, font) in [
            (TreePage { font: Some("Verdana".to_owned()), ..page.clone() }, "Calibri"),
            (TreePage { paper: Some((16_838, 11_906)), ..page.clone() }, "Arial"),
            (TreePage { margins: Some([9_000; 4]), ..page.clone() }, "Calibri"),
            (TreePage { margins: Some([u32::MAX; 4]), half_points: Some(u32::MAX), ..page }, "Calibri"),
            (TreePage::default(), "Calibri"),
        ] {
            let (lines, is_guess) = layout(&page);
            assert!(lines[3].contains(font) && is_guess, "{lines:?}");
        }
    }
}
