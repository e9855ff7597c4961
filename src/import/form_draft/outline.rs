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
        let title = title(blocks, &lines);
        let is_title = |at: usize| title.is_some_and(|(title, _)| title == at);
        let headings: Vec<(usize, &Line)> =
            lines.into_iter().filter(|(at, line)| !is_title(*at) && !is_asked(blocks, *at, line)).collect();
        Outline { marking: marking(blocks, &headings), title }
    }

    /// The block that is the title, and whether that is a guess.
    pub(super) fn title(&self) -> Option<(usize, bool)> {
        self.title.map(|(at, is_styled)| (at, !is_styled))
    }

    /// Whether a line that follows the title goes on with it: in bold, and larger than the sections' titles.
    pub(super) fn is_of_title(&self, line: &Line) -> bool {
        matches!(self.marking, Marking::Bold(size) if is_bold_heading(line) && line.half_points > size)
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
fn title(blocks: &[Block], lines: &[(usize, &Line)]) -> Option<(usize, bool)> {
    if let Some((at, _)) = lines.iter().find(|(_, line)| line.heading == Some(0)) {
        return Some((*at, true));
    }
    let &(first_at, first) = lines.first()?;
    if let Some(at) = heading_above_all(blocks, lines) {
        return Some((at, true));
    }
    if first.heading.is_some() {
        return None;
    }
    let largest = largest(blocks, lines).filter(|(_, line)| is_like_title(line));
    largest.map(|(at, _)| (at, false)).or_else(|| is_like_title(first).then_some((first_at, false)))
}

/// The one heading above all others, first in the document or below the agency's name.
fn heading_above_all(blocks: &[Block], lines: &[(usize, &Line)]) -> Option<usize> {
    let (at, line) = lines.iter().find(|(_, line)| line.heading.is_some())?;
    let of_level =
        lines.iter().filter(|(_, other)| other.heading.is_some_and(|level| Some(level) <= line.heading));
    let has_others = lines.iter().any(|(_, other)| other.heading > line.heading);
    let is_first = lines.first().is_some_and(|(first, _)| first == at);
    let is_below_name = || lines[0].1.is_bold && is_like_title(line) && is_above_tables(blocks, *at);
    (of_level.count() == 1 && has_others && (is_first || is_below_name())).then_some(*at)
}

fn is_like_title(line: &Line) -> bool {
    is_plain(line) && !line.text.ends_with([':', '.'])
}

fn is_plain(line: &Line) -> bool {
    line.item == Item::None
        && number(&line.text).is_none()
        && ticks_in(&line.text).is_none()
        && line.text.chars().count() <= HEADING_MAX
}

fn is_above_tables(blocks: &[Block], at: usize) -> bool {
    !blocks[..at].iter().any(|block| matches!(block, Block::Table(_)))
}

/// The line above all tables that is larger than every other of the document.
fn largest<'l>(blocks: &[Block], lines: &[(usize, &'l Line)]) -> Option<(usize, &'l Line)> {
    let most = lines.iter().map(|(_, line)| line.half_points).max()?;
    let mut all = lines.iter().filter(|(_, line)| line.half_points == most);
    let &(at, line) = all.next().filter(|_| all.next().is_none())?;
    let mut after = blocks[at + 1..].iter();
    let next = after.find(|block| !matches!(block, Block::Line(line) if line.text.is_empty()));
    // Else it is the heading of what is asked there.
    let heads_others =
        lines.first().is_some_and(|(_, first)| first.is_bold) || matches!(next, Some(Block::Line(_)));
    (heads_others && is_above_tables(blocks, at)).then_some((at, line))
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
    let sizes: Vec<u32> =
        lines.iter().filter(|(_, line)| is_bold_heading(line)).map(|(_, line)| line.half_points).collect();
    // A size that only one line has may be that of a second title.
    let is_shared = |size: &&u32| sizes.iter().filter(|other| other == size).count() > 1;
    let size = sizes.iter().filter(is_shared).max().or(sizes.iter().max());
    size.map_or(Marking::None, |size| Marking::Bold(*size))
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
