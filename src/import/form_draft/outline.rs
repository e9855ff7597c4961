//! Which lines are headings: by their style, else by number, else by how they look.

use super::blocks::{BESIDE, Block, Item, Line};
use super::choices::ticks_in;
use super::number::number;
use super::room::has_room_below;

/// No heading is longer, in characters.
const HEADING_MAX: usize = 200;

/// What a line outside tables is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRank {
    Section,
    /// A heading within a section.
    Sub,
    Text,
}

/// How a document marks its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marking {
    /// By headings of this level.
    Style(u8),
    /// By numbers, and only in bold where some are.
    Numbers {
        are_bold: bool,
    },
    /// By lines in bold of this size.
    Bold(u32),
    None,
}

/// The headings of a document.
#[derive(Debug)]
pub(super) struct Outline {
    marking: Marking,
    /// The block that is the title, and whether its style says so.
    title: Option<(usize, bool)>,
}

impl Outline {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let lines: Vec<(usize, &Line)> = lines_of(blocks).collect();
        let title = title(&lines);
        let is_title = |at: usize| title.is_some_and(|(title, _)| title == at);
        let headings: Vec<(usize, &Line)> =
            lines.into_iter().filter(|(at, line)| !is_title(*at) && !is_asked(blocks, *at, line)).collect();
        Outline { marking: marking(blocks, &headings), title }
    }

    /// The block that is the title, and whether that is a guess.
    pub(super) fn title(&self) -> Option<(usize, bool)> {
        self.title.map(|(at, is_styled)| (at, !is_styled))
    }

    /// Whether sections are known by something other than the style of headings.
    pub(super) fn is_guess(&self) -> bool {
        !matches!(self.marking, Marking::Style(_))
    }

    /// Whether no line outside tables begins a section.
    pub(super) fn is_without_sections(&self) -> bool {
        self.marking == Marking::None
    }

    pub(super) fn rank(&self, blocks: &[Block], at: usize) -> LineRank {
        let Block::Line(line) = &blocks[at] else { return LineRank::Text };
        if is_asked(blocks, at, line) {
            return LineRank::Text;
        }
        let is_section = match self.marking {
            Marking::Style(level) => line.heading.is_some_and(|own| own <= level),
            Marking::Numbers { are_bold } => is_numbered_heading(blocks, at, line, are_bold),
            Marking::Bold(size) => is_bold_heading(line) && line.half_points >= size,
            Marking::None => false,
        };
        if is_section {
            LineRank::Section
        } else if is_styled_sub(line) || is_bold_heading(line) || is_sub_number(line) {
            LineRank::Sub
        } else {
            LineRank::Text
        }
    }
}

/// The lines outside tables that have text.
fn lines_of(blocks: &[Block]) -> impl Iterator<Item = (usize, &Line)> {
    blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Line(line) if !line.text.is_empty() => Some((at, line)),
        _ => None,
    })
}

/// The line that is the title, and whether its style says so.
fn title(lines: &[(usize, &Line)]) -> Option<(usize, bool)> {
    if let Some((at, _)) = lines.iter().find(|(_, line)| line.heading == Some(0)) {
        return Some((*at, true));
    }
    let &(at, first) = lines.first()?;
    let levels = |level: u8| lines.iter().filter(|(_, line)| line.heading == Some(level)).count();
    if let Some(level) = first.heading {
        // One heading above all others.
        let has_others = lines.iter().any(|(_, line)| line.heading.is_some_and(|other| other > level));
        return (levels(level) == 1 && has_others).then_some((at, true));
    }
    let is_plain =
        first.item == Item::None && number(&first.text).is_none() && ticks_in(&first.text).is_none();
    let is_title = is_plain && first.text.chars().count() <= HEADING_MAX && !first.text.ends_with([':', '.']);
    is_title.then_some((at, false))
}

fn marking(blocks: &[Block], lines: &[(usize, &Line)]) -> Marking {
    let levels =
        lines.iter().filter_map(|(_, line)| line.heading.filter(|level| (1..BESIDE).contains(level)));
    if let Some(level) = levels.min() {
        return Marking::Style(level);
    }
    for are_bold in [true, false] {
        if lines.iter().any(|(at, line)| is_numbered_heading(blocks, *at, line, are_bold)) {
            return Marking::Numbers { are_bold };
        }
    }
    let sizes = lines.iter().filter(|(_, line)| is_bold_heading(line)).map(|(_, line)| line.half_points);
    sizes.max().map_or(Marking::None, Marking::Bold)
}

/// Whether a line that looks like a heading is a question with room below it.
fn is_asked(blocks: &[Block], at: usize, line: &Line) -> bool {
    line.heading.is_none() && has_room_below(line, &blocks[at + 1..])
}

/// Whether a line is a numbered heading rather than an item of a list.
fn is_numbered_heading(blocks: &[Block], at: usize, line: &Line, is_bold: bool) -> bool {
    let is_numbered =
        |line: &Line| line.item == Item::Number || number(&line.text).is_some_and(|(n, _)| n == 1);
    if !is_numbered(line) || !is_like_heading(line) {
        return false;
    }
    if is_bold {
        return line.is_bold;
    }
    let is_listed = |block: Option<&Block>| matches!(block, Some(Block::Line(line)) if is_numbered(line));
    let text = |block: &&Block| !matches!(block, Block::Line(line) if line.text.is_empty());
    let (before, after) = (blocks[..at].iter().rev().find(text), blocks[at + 1..].iter().find(text));
    !is_listed(before) && !is_listed(after) && after.is_some()
}

fn is_bold_heading(line: &Line) -> bool {
    line.is_bold && line.item != Item::Bullet && is_like_heading(line)
}

/// Whether a line is a heading by its style or its place.
fn is_styled_sub(line: &Line) -> bool {
    line.heading.is_some_and(|level| level != BESIDE || is_like_heading(line))
}

/// Whether a line is numbered below a section: `2.1 Formål`.
fn is_sub_number(line: &Line) -> bool {
    is_like_heading(line) && number(&line.text).is_some_and(|(depth, _)| depth > 1)
}

fn is_like_heading(line: &Line) -> bool {
    !line.text.is_empty()
        && line.text.chars().count() <= HEADING_MAX
        && !line.text.ends_with(['.', ';', ','])
        && ticks_in(&line.text).is_none()
}
