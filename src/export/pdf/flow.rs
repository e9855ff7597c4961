//! Strips of text laid on pages from top to bottom. What belongs together stays together where a page can hold it;
//! what is higher than a page is broken between lines.

use super::face::twips_to_pt;
use super::passage::{Line, Style};
use super::tags::NodeId;
use crate::page::PageLayout;

const PT_PER_MM: f64 = 72.0 / 25.4;
/// Where a font's line has its baseline, in ems from its top: Carlito's ascent.
const ASCENT_EM: f32 = 1950.0 / 2048.0;
/// The height of a single-spaced line in ems.
const LINE_EM: f32 = 2500.0 / 2048.0;
/// So many lines of a cell stand below its label before it is broken.
const LEAST_LINES: usize = 3;
/// Heights are sums of sums.
const ROUNDING_PT: f32 = 0.05;

/// Cells side by side, as high as the highest: a row of a table, or a paragraph.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) cells: Vec<Cell>,
    /// Above the strip, but not at the top of a page.
    pub(super) space_pt: f32,
    /// Inside, above and below the text.
    pub(super) padding_pt: f32,
    /// Whether the cells have a border.
    pub(super) is_framed: bool,
    /// Whether the next strip stands on the same page, or begins there.
    pub(super) keeps_next: bool,
    /// The entry in the document's outline that leads here.
    pub(super) bookmark: Option<String>,
}

/// A column of a strip. Lengths from the left of the text block.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) left_pt: f32,
    pub(super) width_pt: f32,
    /// Between the border and the text, left and right.
    pub(super) inset_pt: f32,
    pub(super) style: Style,
    pub(super) is_shaded: bool,
    pub(super) lines: Vec<Line>,
}

/// What stands where.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) width_pt: f32,
    pub(super) height_pt: f32,
    /// The text block's right end, and where the page numbers stand.
    pub(super) right_pt: f32,
    pub(super) foot_pt: f32,
    pub(super) sheets: Vec<Sheet>,
    pub(super) bookmarks: Vec<Bookmark>,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) shades: Vec<Area>,
    pub(super) frames: Vec<Area>,
    pub(super) texts: Vec<Text>,
}

/// A rectangle in points, from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A line of text in its place.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) left_pt: f32,
    pub(super) baseline_pt: f32,
    pub(super) width_pt: f32,
    pub(super) style: Style,
    pub(super) line: String,
    pub(super) node: NodeId,
}

/// An entry of the outline.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) title: String,
    pub(super) sheet: usize,
    pub(super) top_pt: f32,
}

/// Lays the strips on pages; there is at least one.
pub(super) fn lay_out(strips: &[Strip], layout: &PageLayout) -> Plan {
    let mut flow = Flow::new(layout);
    let mut rest = strips;
    while !rest.is_empty() {
        let last = rest.iter().position(|strip| !strip.keeps_next).unwrap_or(rest.len() - 1);
        let (group, after) = rest.split_at(last + 1);
        flow.place_group(group);
        rest = after;
    }
    flow.plan
}

impl Strip {
    fn line_count(&self) -> usize {
        self.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1)
    }

    fn pitch_pt(&self) -> f32 {
        self.cells.iter().map(|cell| cell.style.pitch_pt).fold(1.0, f32::max)
    }

    /// The height of so many of its lines.
    fn height_pt(&self, lines: usize) -> f32 {
        self.pitch_pt() * count(lines) + 2.0 * self.padding_pt
    }
}

struct Flow {
    plan: Plan,
    left_pt: f32,
    top_pt: f32,
    bottom_pt: f32,
    /// Where the next strip begins.
    y_pt: f32,
}

impl Flow {
    fn new(layout: &PageLayout) -> Flow {
        let (width_mm, height_mm) = layout.paper().size_mm();
        let margins = layout.margins_mm();
        let top_pt = pt(margins.top);
        let plan = Plan {
            width_pt: pt(width_mm),
            height_pt: pt(height_mm),
            right_pt: pt(width_mm - margins.right),
            foot_pt: pt(height_mm - margins.bottom * 0.5),
            sheets: vec![Sheet::default()],
            bookmarks: Vec::new(),
        };
        Flow {
            plan,
            left_pt: pt(margins.left),
            top_pt,
            bottom_pt: pt(height_mm - margins.bottom),
            y_pt: top_pt,
        }
    }

    fn place_group(&mut self, group: &[Strip]) {
        let heights = group.iter().map(|strip| strip.space_pt + strip.height_pt(strip.line_count()));
        let mut needed: f32 = heights.sum();
        if let Some(last) = group.last()
            && needed > self.bottom_pt - self.top_pt
        {
            let count = last.line_count();
            needed -= last.height_pt(count) - last.height_pt(count.min(LEAST_LINES));
        }
        if self.y_pt + needed > self.bottom_pt + ROUNDING_PT {
            self.turn();
        }
        for strip in group {
            self.place(strip);
        }
    }

    /// Begins a page, unless one has just begun.
    fn turn(&mut self) {
        if self.y_pt > self.top_pt {
            self.plan.sheets.push(Sheet::default());
            self.y_pt = self.top_pt;
        }
    }

    fn place(&mut self, strip: &Strip) {
        if self.y_pt > self.top_pt {
            self.y_pt += strip.space_pt;
        }
        let count = strip.line_count();
        let mut from = 0;
        while from < count {
            let mut fitting = self.fitting(strip);
            if fitting == 0 {
                self.turn();
                fitting = self.fitting(strip).max(1);
            }
            let to = count.min(from + fitting);
            if from == 0 {
                self.set_bookmark(strip);
            }
            self.place_lines(strip, from, to);
            from = to;
            if from < count {
                self.turn();
            }
        }
    }

    /// How many of a strip's lines the rest of the page can hold.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lines on a page; less than none becomes 0"
    )]
    fn fitting(&self, strip: &Strip) -> usize {
        let room_pt = self.bottom_pt + ROUNDING_PT - self.y_pt - 2.0 * strip.padding_pt;
        (room_pt / strip.pitch_pt()) as usize
    }

    fn set_bookmark(&mut self, strip: &Strip) {
        if let Some(title) = &strip.bookmark {
            let sheet = self.plan.sheets.len() - 1;
            self.plan.bookmarks.push(Bookmark { title: title.clone(), sheet, top_pt: self.y_pt });
        }
    }

    /// Places the lines from `from` to `to` of all cells here.
    fn place_lines(&mut self, strip: &Strip, from: usize, to: usize) {
        let (left_pt, top_pt) = (self.left_pt, self.y_pt);
        let height_pt = strip.height_pt(to - from);
        let sheet = self.plan.sheets.last_mut().expect("a plan begins with a page, and only grows");
        for cell in &strip.cells {
            let (left, top) = (left_pt + cell.left_pt, top_pt);
            let area = Area { left, top, width: cell.width_pt, height: height_pt };
            if cell.is_shaded {
                sheet.shades.push(area);
            }
            if strip.is_framed {
                sheet.frames.push(area);
            }
            for (index, line) in cell.lines.iter().enumerate().take(to).skip(from) {
                let top_pt = top_pt + strip.padding_pt + strip.pitch_pt() * count(index - from);
                cell.place_line(line, left_pt, top_pt, sheet);
            }
        }
        self.y_pt += height_pt;
    }
}

impl Cell {
    fn place_line(&self, line: &Line, block_left_pt: f32, top_pt: f32, sheet: &mut Sheet) {
        let style = self.style;
        let spare_pt = style.pitch_pt - style.size_pt * LINE_EM;
        let baseline_pt = top_pt + spare_pt / 2.0 + style.size_pt * ASCENT_EM;
        let left_pt = block_left_pt + self.left_pt + self.inset_pt;
        let width_pt = self.width_pt - 2.0 * self.inset_pt;
        let mut place = |text: &str, indent_pt: f32, node| {
            let (left_pt, width_pt) = (left_pt + indent_pt, width_pt - indent_pt);
            sheet.texts.push(Text { left_pt, baseline_pt, width_pt, style, line: text.to_owned(), node });
        };
        if let Some((mark, node)) = &line.mark {
            place(mark, 0.0, *node);
        }
        if let Some(node) = line.node {
            place(&line.text, line.indent_pt, node);
        }
    }
}

/// The distance from one line of an answer to the next.
pub(super) fn pitch_pt(layout: &PageLayout) -> f32 {
    twips_to_pt(layout.line_pitch_twips())
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
    use super::super::face::Face;
    use super::super::tags::Tree;
    use super::{Cell, Line, Plan, Strip, Style, lay_out, pitch_pt};
    use crate::page::PageLayout;

    fn strip(lines: usize, keeps_next: bool) -> Strip {
        let pitch_pt = pitch_pt(&PageLayout::default());
        let style = Style { face: Face::Regular, size_pt: 11.0, pitch_pt, is_faint: false };
        let line = Line { text: "x".into(), indent_pt: 0.0, node: Some(Tree::ROOT), mark: None };
        let lines = vec![line; lines];
        let cell = Cell { left_pt: 0.0, width_pt: 100.0, inset_pt: 0.0, style, is_shaded: false, lines };
        let cells = vec![cell];
        Strip { cells, space_pt: 0.0, padding_pt: 0.0, is_framed: true, keeps_next, bookmark: None }
    }

    fn plan(strips: &[Strip]) -> Plan {
        lay_out(strips, &PageLayout::default())
    }

    fn lines_per_sheet(strips: &[Strip]) -> Vec<usize> {
        plan(strips).sheets.iter().map(|sheet| sheet.texts.len()).collect()
    }

    // The text block is 237 mm: 49 lines of 4.745 mm.

    #[test]
    fn what_fits_on_a_page_is_not_broken() {
        assert_eq!(lines_per_sheet(&[strip(40, false), strip(10, false)]), [40, 10]);
        assert_eq!(lines_per_sheet(&[strip(40, false), strip(9, false)]), [49]);
    }

    #[test]
    fn what_is_higher_than_a_page_is_broken_between_lines() {
        assert_eq!(lines_per_sheet(&[strip(10, false), strip(60, false)]), [49, 21]);
        assert_eq!(lines_per_sheet(&[strip(47, false), strip(60, false)]), [47, 49, 11]);
    }

    #[test]
    fn a_label_stands_with_its_first_lines() {
        assert_eq!(lines_per_sheet(&[strip(46, false), strip(1, true), strip(60, false)]), [46, 49, 12]);
        assert_eq!(lines_per_sheet(&[strip(45, false), strip(1, true), strip(60, false)]), [49, 49, 8]);
        assert_eq!(lines_per_sheet(&[strip(30, false), strip(1, true), strip(25, false)]), [30, 26]);
    }

    #[test]
    fn a_plan_without_strips_is_one_empty_page() {
        assert_eq!(lines_per_sheet(&[]), [0]);
    }

    #[test]
    fn nothing_stands_below_the_text_block() {
        let plan = plan(&[strip(5, false), strip(300, false)]);
        let lowest = plan.sheets.iter().flat_map(|sheet| &sheet.frames).map(|area| area.top + area.height);
        assert!(lowest.fold(0.0, f32::max) < plan.height_pt - 85.0);
    }
}
