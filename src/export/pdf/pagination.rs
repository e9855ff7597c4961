//! Blocks of text laid out on pages from top to bottom. What belongs together stays together where a page can hold it;
//! what is higher than a page is broken between lines.

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::outline::{Outline, OutlineNode};

use super::lines::{PdfLine, PdfStyle};
use super::links::PdfLink;
use super::structure::NodeId;
use crate::export::ink::Ink;
use crate::page::PageLayout;

const PT_PER_MM: f64 = 72.0 / 25.4;
/// Where a font's line has its baseline, in ems from its top: Carlito's ascent.
const ASCENT_EM: f32 = 1950.0 / 2048.0;
/// The height of a single-spaced line in ems.
const LINE_EM: f32 = 2500.0 / 2048.0;
/// The fewest lines of a cell below its label before it is broken.
const LEAST_LINES: usize = 3;
/// Tolerance for the rounding of summed heights.
const ROUNDING_PT: f32 = 0.05;

/// Cells side by side, as high as the highest: a row of a table, or a paragraph.
pub(super) struct Block {
    pub(super) cells: Vec<PdfCell>,
    /// Above the block, but not at the top of a page.
    pub(super) space_pt: f32,
    /// Inside the border, above and below the text.
    pub(super) padding_pt: f32,
    pub(super) is_framed: bool,
    /// Whether the next block must begin on the same page.
    pub(super) keeps_next: bool,
    /// The entry in the document's outline that leads here.
    pub(super) bookmark: Option<String>,
}

/// A column of a block. Lengths from the left of the text area.
pub(super) struct PdfCell {
    pub(super) left_pt: f32,
    pub(super) width_pt: f32,
    /// Between the border and the text, left and right.
    pub(super) inset_pt: f32,
    pub(super) style: PdfStyle,
    pub(super) fill: Option<Ink>,
    pub(super) lines: Vec<PdfLine>,
}

/// What stands where on which page.
pub(super) struct Pagination {
    pub(super) width_pt: f32,
    pub(super) height_pt: f32,
    /// The ends of the text area.
    pub(super) left_pt: f32,
    pub(super) right_pt: f32,
    /// The baseline of the foot.
    pub(super) foot_pt: f32,
    pub(super) pages: Vec<PdfPage>,
    pub(super) outline: Outline,
}

#[derive(Default)]
pub(super) struct PdfPage {
    pub(super) shades: Vec<(Rect, Ink)>,
    pub(super) frames: Vec<Rect>,
    pub(super) texts: Vec<PdfText>,
}

pub(super) struct PdfText {
    pub(super) left_pt: f32,
    pub(super) baseline_pt: f32,
    pub(super) width_pt: f32,
    pub(super) style: PdfStyle,
    pub(super) line: String,
    pub(super) links: Vec<PdfLink>,
    pub(super) node: NodeId,
}

/// Lays the blocks out on pages, of which there is at least one.
pub(super) fn paginate(blocks: &[Block], layout: &PageLayout) -> Pagination {
    let mut paginator = Paginator::new(layout);
    let mut rest = blocks;
    while !rest.is_empty() {
        let last = rest.iter().position(|block| !block.keeps_next).unwrap_or(rest.len() - 1);
        let (group, after) = rest.split_at(last + 1);
        paginator.place_group(group);
        rest = after;
    }
    paginator.pagination
}

impl Block {
    fn line_count(&self) -> usize {
        self.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1)
    }

    fn pitch_pt(&self) -> f32 {
        self.cells.iter().map(|cell| cell.style.pitch_pt).fold(1.0, f32::max)
    }

    /// The height of this many of its lines.
    fn height_pt(&self, lines: usize) -> f32 {
        self.pitch_pt() * count(lines) + 2.0 * self.padding_pt
    }
}

struct Paginator {
    pagination: Pagination,
    top_pt: f32,
    bottom_pt: f32,
    /// Where the next block begins.
    y_pt: f32,
}

impl Paginator {
    fn new(layout: &PageLayout) -> Paginator {
        let (width_mm, height_mm) = layout.paper.size_mm();
        let margins = layout.margins_mm;
        let top_pt = pt(margins.top);
        let pagination = Pagination {
            width_pt: pt(width_mm),
            height_pt: pt(height_mm),
            left_pt: pt(margins.left),
            right_pt: pt(width_mm - margins.right),
            foot_pt: pt(height_mm - margins.bottom * 0.5),
            pages: vec![PdfPage::default()],
            outline: Outline::new(),
        };
        Paginator { pagination, top_pt, bottom_pt: pt(height_mm - margins.bottom), y_pt: top_pt }
    }

    fn place_group(&mut self, group: &[Block]) {
        let heights = group.iter().map(|block| block.space_pt + block.height_pt(block.line_count()));
        let mut needed: f32 = heights.sum();
        if let Some(last) = group.last()
            && needed > self.bottom_pt - self.top_pt
        {
            let count = last.line_count();
            needed -= last.height_pt(count) - last.height_pt(count.min(LEAST_LINES));
        }
        if self.y_pt + needed > self.bottom_pt + ROUNDING_PT {
            self.break_page();
        }
        for block in group {
            self.place(block);
        }
    }

    /// Begins a new page, unless this one is still empty.
    fn break_page(&mut self) {
        if self.y_pt > self.top_pt {
            self.pagination.pages.push(PdfPage::default());
            self.y_pt = self.top_pt;
        }
    }

    fn place(&mut self, block: &Block) {
        if self.y_pt > self.top_pt {
            self.y_pt += block.space_pt;
        }
        let count = block.line_count();
        let mut from = 0;
        while from < count {
            let mut fitting = self.fitting(block);
            if fitting == 0 {
                self.break_page();
                fitting = self.fitting(block).max(1);
            }
            let to = count.min(from + fitting);
            if from == 0 {
                self.set_bookmark(block);
            }
            self.place_lines(block, from, to);
            from = to;
            if from < count {
                self.break_page();
            }
        }
    }

    /// How many of a block's lines the rest of the page can hold.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lines on a page; less than none becomes 0"
    )]
    fn fitting(&self, block: &Block) -> usize {
        let room_pt = self.bottom_pt + ROUNDING_PT - self.y_pt - 2.0 * block.padding_pt;
        (room_pt / block.pitch_pt()) as usize
    }

    fn set_bookmark(&mut self, block: &Block) {
        if let Some(title) = &block.bookmark {
            let to = XyzDestination::new(self.pagination.pages.len() - 1, Point::from_xy(0.0, self.y_pt));
            self.pagination.outline.push_child(OutlineNode::new(title.clone(), to));
        }
    }

    /// Places the lines from `from` to `to` of all cells here.
    fn place_lines(&mut self, block: &Block, from: usize, to: usize) {
        let (left_pt, top_pt) = (self.pagination.left_pt, self.y_pt);
        let height_pt = block.height_pt(to - from);
        let page = self.pagination.pages.last_mut().expect("it begins with a page, and only grows");
        for cell in &block.cells {
            let area = Rect::from_xywh(left_pt + cell.left_pt, top_pt, cell.width_pt, height_pt);
            page.shades.extend(area.zip(cell.fill));
            page.frames.extend(area.filter(|_| block.is_framed));
            for (index, line) in cell.lines.iter().enumerate().take(to).skip(from) {
                let top_pt = top_pt + block.padding_pt + block.pitch_pt() * count(index - from);
                cell.place_line(line, left_pt, top_pt, page);
            }
        }
        self.y_pt += height_pt;
    }
}

impl PdfCell {
    fn place_line(&self, line: &PdfLine, block_left_pt: f32, top_pt: f32, page: &mut PdfPage) {
        let style = self.style;
        let spare_pt = style.pitch_pt - style.size_pt * LINE_EM;
        let baseline_pt = top_pt + spare_pt / 2.0 + style.size_pt * ASCENT_EM;
        let left_pt = block_left_pt + self.left_pt + self.inset_pt;
        let width_pt = self.width_pt - 2.0 * self.inset_pt;
        let mut place = |text: &str, links: &[PdfLink], indent_pt: f32, node| {
            let (left_pt, width_pt) = (left_pt + indent_pt, width_pt - indent_pt);
            let (line, links) = (text.to_owned(), links.to_vec());
            page.texts.push(PdfText { left_pt, baseline_pt, width_pt, style, line, links, node });
        };
        if let Some((mark, node)) = &line.mark {
            place(mark, &[], 0.0, *node);
        }
        if let Some(node) = line.node {
            place(&line.text, &line.links, line.indent_pt, node);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a length on a page; PDF has no more digits")]
pub(super) fn pt(mm: f64) -> f32 {
    (mm * PT_PER_MM) as f32
}

#[expect(clippy::cast_precision_loss, reason = "lines on a page, or of a text of less than 2²³")]
fn count(lines: usize) -> f32 {
    lines as f32
}

#[cfg(test)]
mod tests {
    use super::super::font::{REGULAR, twips_to_pt};
    use super::super::structure::StructureTree;
    use super::{Block, Pagination, PdfCell, PdfLine, PdfStyle, paginate};
    use crate::export::ink;
    use crate::page::PageLayout;
    use krilla::geom::Rect;

    fn block(lines: usize, keeps_next: bool) -> Block {
        let pitch_pt = twips_to_pt(PageLayout::default().line_pitch_twips());
        let style = PdfStyle { typeface: &REGULAR, size_pt: 11.0, pitch_pt, ink: ink::BLACK };
        let line = PdfLine { text: "x".into(), node: Some(StructureTree::ROOT), ..PdfLine::default() };
        let lines = vec![line; lines];
        let cell = PdfCell { left_pt: 0.0, width_pt: 100.0, inset_pt: 0.0, style, fill: None, lines };
        let cells = vec![cell];
        Block { cells, space_pt: 0.0, padding_pt: 0.0, is_framed: true, keeps_next, bookmark: None }
    }

    fn paginated(blocks: &[Block]) -> Pagination {
        paginate(blocks, &PageLayout::default())
    }

    fn lines_per_sheet(blocks: &[Block]) -> Vec<usize> {
        paginated(blocks).pages.iter().map(|page| page.texts.len()).collect()
    }

    // The text area is 237 mm high: 49 lines of 4.745 mm.

    #[test]
    fn what_fits_on_a_page_is_not_broken() {
        assert_eq!(lines_per_sheet(&[block(40, false), block(10, false)]), [40, 10]);
        assert_eq!(lines_per_sheet(&[block(40, false), block(9, false)]), [49]);
    }

    #[test]
    fn what_is_higher_than_a_page_is_broken_between_lines() {
        assert_eq!(lines_per_sheet(&[block(10, false), block(60, false)]), [49, 21]);
        assert_eq!(lines_per_sheet(&[block(47, false), block(60, false)]), [47, 49, 11]);
    }

    #[test]
    fn a_label_stands_with_its_first_lines() {
        assert_eq!(lines_per_sheet(&[block(46, false), block(1, true), block(60, false)]), [46, 49, 12]);
        assert_eq!(lines_per_sheet(&[block(45, false), block(1, true), block(60, false)]), [49, 49, 8]);
        assert_eq!(lines_per_sheet(&[block(30, false), block(1, true), block(25, false)]), [30, 26]);
    }

    #[test]
    fn no_blocks_make_is_one_empty_page() {
        assert_eq!(lines_per_sheet(&[]), [0]);
    }

    #[test]
    fn nothing_stands_below_the_text_area() {
        let pagination = paginated(&[block(5, false), block(300, false)]);
        let lowest = pagination.pages.iter().flat_map(|page| &page.frames).map(Rect::bottom);
        assert!(lowest.fold(0.0, f32::max) < pagination.height_pt - 85.0);
    }
}
