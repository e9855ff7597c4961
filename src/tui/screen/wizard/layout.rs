//! Where things stand in a step: pure arithmetic, so that the text can be wrapped before it is drawn.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::draft::check::Problem;
use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, Group};
use crate::tui::screen::wizard::Wizard;
use crate::tui::theme::Theme;
use crate::tui::widget::chrome::{Chrome, WIDE};
use crate::tui::widget::text::wrapped;
use crate::tui::world::World;

const RAIL_COLUMNS: u16 = 31;
const SIDE_COLUMNS: u16 = 36;
/// Labels left of their fields take this; below twice as much room they stand above.
const LABEL_COLUMNS: u16 = 31;
const GUIDANCE_ROWS: u16 = 3;
const TICK_ROWS: u16 = 2;
/// The text has at least this many rows before guidance and ticks get any.
const TEXT_ROWS_MIN: u16 = 5;
/// The text never has fewer rows than this where the window has them.
const TEXT_ROWS_LEAST: u16 = 3;
const ADDRESS_ROWS: u16 = 3;
/// Where labels begin, and inputs below them.
const INDENT: u16 = 3;

/// The three columns of a step; rail and side only where the screen is wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The steps.
    pub rail: Option<Rect>,
    /// The step itself.
    pub main: Rect,
    /// Requirements, recommendation and criteria.
    pub side: Option<Rect>,
}

impl Columns {
    /// The columns of a body, with a side only where there is something to stand in it.
    pub fn of(body: Rect, has_side: bool) -> Self {
        if body.width < WIDE {
            return Columns { rail: None, main: body, side: None };
        }
        let rail = Rect { width: RAIL_COLUMNS, ..body };
        let side_columns = if has_side { SIDE_COLUMNS } else { 0 };
        let side = Rect { x: body.right() - side_columns, width: side_columns, ..body };
        let main = Rect { x: rail.right(), width: side.x - rail.right(), ..body };
        Columns { rail: Some(rail), main, side: has_side.then_some(side) }
    }
}

/// One row of a step with short fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// A group's heading.
    Heading(String),
    /// A field's label above its input.
    Label(FieldId),
    /// A row of a field's input; the label stands left of the first where there is room.
    Input(FieldId, u16),
    /// A problem of the field above.
    Problem(FieldId, Remark),
}

/// The rows of a step with short fields, and what is shown of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// All rows from the top.
    pub rows: Vec<Row>,
    /// The first row shown: the focused field and its problems are always among the shown.
    pub first: usize,
    /// The column where inputs begin.
    pub input_column: u16,
    /// The columns of an input.
    pub input_width: u16,
}

/// Whether labels stand left of their inputs.
fn is_side_by_side(main: Rect) -> bool {
    main.width >= 2 * LABEL_COLUMNS + 4
}

impl Rows {
    /// The rows of the wizard's current step.
    pub fn of(wizard: &Wizard, main: Rect, world: &World) -> Self {
        let beside = is_side_by_side(main);
        let input_column = if beside { LABEL_COLUMNS + 2 } else { INDENT };
        let input_width = main.width.saturating_sub(input_column + 2);
        let mut rows = Vec::new();
        for group in wizard.section(world).into_iter().flat_map(|section| &section.groups) {
            push_group(&mut rows, group, wizard, world, beside, input_width);
        }
        let first = first_shown(&rows, wizard, usize::from(main.height), world);
        Rows { rows, first, input_column, input_width }
    }

    /// Whether labels stand left of their inputs.
    pub fn is_beside(&self) -> bool {
        self.input_column > INDENT
    }

    /// Where a field's input stands on the screen, as far as it is shown.
    pub fn input_area(&self, field: &FieldId, main: Rect) -> Rect {
        let is_own = |row: &Row| matches!(row, Row::Input(id, _) if id == field);
        let top = self.rows.iter().position(is_own).unwrap_or(0).saturating_sub(self.first);
        let height = self.rows.iter().filter(|row| is_own(row)).count();
        let row = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let area = Rect {
            x: main.x + self.input_column,
            y: main.y.saturating_add(row(top)),
            width: self.input_width,
            height: row(height),
        };
        if height == 1 {
            return area.intersection(main);
        }
        // An editor of several rows has a column for marks on either side of its text.
        Rect { x: area.x - 1, width: area.width + 2, ..area }.intersection(main)
    }
}

fn push_group(rows: &mut Vec<Row>, group: &Group, wizard: &Wizard, world: &World, beside: bool, width: u16) {
    if !rows.is_empty() {
        rows.push(Row::Blank);
    }
    rows.extend(group.heading.clone().map(Row::Heading));
    for field in &group.fields {
        if !beside {
            rows.push(Row::Label(field.id.clone()));
        }
        let height = if field.kind.gesture() == Gesture::Lines { ADDRESS_ROWS } else { 1 };
        rows.extend((0..height).map(|at| Row::Input(field.id.clone(), at)));
        let remarks = remarks(wizard, field, width, world);
        rows.extend(remarks.into_iter().map(|remark| Row::Problem(field.id.clone(), remark)));
    }
}

impl Row {
    fn field(&self) -> Option<&FieldId> {
        match self {
            Row::Blank | Row::Heading(_) => None,
            Row::Label(field) | Row::Input(field, _) | Row::Problem(field, _) => Some(field),
        }
    }
}

/// Scrolls no further than it takes to show all of the focused field.
fn first_shown(rows: &[Row], wizard: &Wizard, height: usize, world: &World) -> usize {
    let focused = wizard.field(world).map(|field| &field.id);
    let last = rows.iter().rposition(|row| row.field().is_some() && row.field() == focused).unwrap_or(0);
    let first = (last + 1).saturating_sub(height);
    // A list for the kommune opens below its field.
    if rows.len() > height { first.min(rows.len() - height) } else { 0 }
}

/// The rows of a step with a long answer, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProseArea {
    /// One row for each answer of the step before this one.
    pub before: Rect,
    /// What to write.
    pub guidance: Rect,
    /// The sub-questions to tick, by their short names.
    pub ticks: Rect,
    /// The label of the box.
    pub label: Rect,
    /// The text itself.
    pub text: Rect,
    /// The meter.
    pub meter: Rect,
    /// Problems of the answer.
    pub problems: Rect,
    /// One row for each answer of the step after this one.
    pub after: Rect,
}

impl ProseArea {
    /// Shares out the rows of a step for its focused long answer.
    pub fn of(wizard: &Wizard, columns: Columns, field: &Field, world: &World) -> Self {
        let main = columns.main;
        let fields: Vec<&Field> =
            wizard.section(world).into_iter().flat_map(crate::form::Section::fields).collect();
        let at = fields.iter().position(|other| other.id == field.id).unwrap_or(0);
        let rows = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let (before, after) = (rows(at), rows(fields.len().saturating_sub(at + 1)));
        // What is said of the answer never leaves it without room.
        let wanted = rows(remarks(wizard, field, main.width.saturating_sub(2), world).len());
        let problems = wanted.min(main.height.saturating_sub(before + after + 2 + TEXT_ROWS_LEAST));
        let fixed = before + after + problems + 2;
        let mut spare = main.height.saturating_sub(fixed + TEXT_ROWS_MIN);
        let is_wide = columns.side.is_some();
        let guidance_wanted = rows(guidance_rows(field, main.width, world).len());
        let guidance = guidance_wanted.min(if is_wide { u16::MAX } else { GUIDANCE_ROWS }).min(spare);
        spare -= guidance;
        let ticks = tick_rows(field, wizard, main.width, world).min(TICK_ROWS).min(spare);
        // A blank row sets the text off from what is asked.
        let gap = u16::from(spare > ticks && guidance > 0);
        let mut top = main.y;
        let mut take = |height: u16| {
            let area = Rect { y: top, height, ..main }.intersection(main);
            top += height;
            area
        };
        let before = take(before);
        let guidance = take(guidance);
        let ticks = take(ticks);
        take(gap);
        let label = take(1);
        let used = label.bottom().saturating_sub(main.y);
        let text = take(main.height.saturating_sub(used + 1 + problems + after));
        ProseArea {
            before,
            guidance,
            ticks,
            label,
            text,
            meter: take(1),
            problems: take(problems),
            after: take(after),
        }
    }
}

/// The guidance of a long answer with its points, in rows.
pub fn guidance_rows(field: &Field, width: u16, world: &World) -> Vec<String> {
    let Some(group) = world.form.group_of(&field.id) else { return Vec::new() };
    let mut rows: Vec<String> =
        group.guidance.iter().flat_map(|paragraph| wrapped(paragraph, width.saturating_sub(2))).collect();
    if let crate::form::Questions::Bullets(questions) = &field.questions {
        for question in questions {
            let lines = wrapped(&question.text, width.saturating_sub(4));
            rows.extend(lines.into_iter().enumerate().map(|(at, line)| {
                let point = if at == 0 { "· " } else { "  " };
                format!("{point}{line}")
            }));
        }
    }
    rows
}

/// A row of what is said of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row with its mark, `!` for a problem and `i` for a notice.
    pub text: String,
    /// Whether it is only a notice.
    pub is_notice: bool,
}

impl Remark {
    /// What is said of a problem, in rows of at most `width` columns.
    fn of(problem: &Problem, width: u16, world: &World) -> Vec<Self> {
        Remark::rows(&problem.message(world.form, &world.words), problem.is_notice(), width)
    }

    fn rows(message: &str, is_notice: bool, width: u16) -> Vec<Self> {
        let mark = if is_notice { "i " } else { "! " };
        let lines = wrapped(message, width.saturating_sub(2)).into_iter().enumerate();
        let row = |(at, line)| format!("{}{line}", if at == 0 { mark } else { "  " });
        lines.map(row).map(|text| Remark { text, is_notice }).collect()
    }

    /// How it looks.
    pub fn style(&self, theme: Theme) -> Style {
        if self.is_notice { theme.notice() } else { theme.problem() }
    }
}

/// What is said below an answer, in rows of at most `width` columns: that there are two of it, then its problems.
pub fn remarks(wizard: &Wizard, field: &Field, width: u16, world: &World) -> Vec<Remark> {
    let dispute = wizard.dispute_text(&field.id, world).into_iter();
    let dispute = dispute.flat_map(|text| Remark::rows(&text, false, width));
    let problems = wizard.shown_problems(&field.id).into_iter();
    dispute.chain(problems.flat_map(|problem| Remark::of(problem, width, world))).collect()
}

fn tick_rows(field: &Field, wizard: &Wizard, width: u16, world: &World) -> u16 {
    let rows = super::draw::tick_line(field, wizard, width, world.theme).len();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Where the focused field's text stands on the screen; empty in the review.
pub fn input_area(wizard: &Wizard, size: (u16, u16), world: &World) -> Rect {
    let Some(field) = wizard.field(world) else { return Rect::default() };
    let columns = Columns::of(Chrome::of(size, true).body, field.limit.is_some());
    if field.limit.is_some() {
        ProseArea::of(wizard, columns, field, world).text
    } else {
        Rows::of(wizard, columns.main, world).input_area(&field.id, columns.main)
    }
}
