//! Where things stand in a step: pure arithmetic, so that the text can be wrapped before it is drawn.

use std::rc::Rc;
use std::sync::Arc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::options::{OptionRow, option_rows};
use super::participation;
use super::rows as repeated;
use crate::draft::remark::open_count;
use crate::form::kind::Gesture;
use crate::form::{Field, FieldId, FormSpec, Group, Questions, Section};
use crate::say;
use crate::tui::context::Context;
use crate::tui::editor::field::FieldEditor;
use crate::tui::keys::Command;
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::page;
use crate::tui::pane::requirements::official_rows;
use crate::tui::theme::Theme;
use crate::tui::widget::columns::Columns;
use crate::tui::widget::text::{cut, hanging, rows, width, wrapped};
use crate::words::Words;

/// Labels left of their fields take this; below twice as much room they stand above.
const LABEL_COLUMNS: u16 = 31;
/// A longer line to type in is an empty promise.
const INPUT_COLUMNS_MAX: u16 = 80;
/// Rows of guidance above an answer; on the page, as much as fits in a third of the body.
const GUIDANCE_ROWS: u16 = 3;
const TICK_ROWS: u16 = 2;
/// The edge of the page's part, and room to write below it.
const BELOW_EDGE_ROWS: usize = 4;
const ADDRESS_ROWS: u16 = 3;
/// In so many rows there is room for what to write above short fields.
const ROWS_FOR_GUIDANCE: u16 = 12;
/// Where labels begin, and inputs below them.
const INDENT: u16 = 3;

/// One row of a step with short fields.
#[derive(Debug)]
pub(super) enum StepRow {
    /// A heading; blank between groups.
    Heading(String),
    /// What is said above the fields of a group, or below its rows.
    Told(String),
    /// A row of a repeated group that hasn't the focus: its heading, and what it says.
    Closed(String, String),
    /// What amounts come to: its label and text.
    Sum(String, String),
    /// A row of a field's label above its input.
    Label(Arc<Field>, LabelRow),
    /// A row of a field's input; the label stands left of the first where there is room.
    Input(Arc<Field>, u16),
    /// A row of an option to tick; the label stands left of the first where there is room.
    Option(Arc<Field>, OptionRow),
    /// A problem of the field above.
    Problem(Arc<Field>, String, Style),
}

/// A row of a label that has no room beside its input.
#[derive(Debug)]
pub(super) struct LabelRow {
    pub(super) text: String,
    pub(super) is_first: bool,
}

/// The rows of a step with short fields, and what is shown of them.
#[derive(Debug)]
pub(super) struct StepRows {
    /// All rows from the top.
    pub(super) rows: Vec<StepRow>,
    /// The first row shown: the focused field and its problems are always among the shown.
    pub(super) first: usize,
    /// The column where inputs begin.
    pub(super) input_column: u16,
    /// The columns of an input.
    pub(super) input_width: u16,
    /// The option in focus, where the focused field has some to tick.
    tick: Option<usize>,
}

impl StepRows {
    /// The rows of the wizard's current step.
    pub(super) fn of(focused: &Field, open: &OpenDraft, main: Rect, cx: &Context) -> Self {
        let is_beside = main.width >= 2 * LABEL_COLUMNS + 4;
        let input_column = if is_beside { LABEL_COLUMNS + 2 } else { INDENT };
        let input_width = main.width.saturating_sub(input_column + 2).min(INPUT_COLUMNS_MAX);
        let mut rows = Vec::new();
        for group in section_of(focused, cx).into_iter().flat_map(|section| &section.groups) {
            let is_closed = repeated::is_closed(group, focused);
            let follows_closed = matches!(rows.last(), Some(StepRow::Closed(..)));
            let is_parted = !is_closed || !follows_closed;
            if !rows.is_empty() && is_parted {
                rows.push(StepRow::Heading(String::new()));
            }
            let told = group.guidance.iter().flat_map(|text| wrapped(text, main.width.saturating_sub(2)));
            // What to write comes before how, but the fields come first where there is little room.
            let has_room = main.height >= ROWS_FOR_GUIDANCE && group.fields().all(|field| !field.is_prose());
            rows.extend(told.filter(|_| has_room).map(StepRow::Told));
            if is_closed {
                let heading = group.heading.clone().unwrap_or_default();
                rows.push(StepRow::Closed(heading, repeated::summary(group, open, cx)));
                rows.extend(below(group, focused, cx));
                continue;
            }
            rows.extend(group.heading.clone().map(StepRow::Heading));
            for field in &group.fields {
                if !(is_beside && fits_beside(field, open, input_column, &cx.world.words)) {
                    rows.extend(label_rows(field, open, main.width, &cx.world.words));
                }
                rows.extend(input_rows(field, open, input_width));
                let remarks = remarks(open, field, input_width, cx).into_iter();
                rows.extend(remarks.map(|(text, style)| StepRow::Problem(Arc::clone(field), text, style)));
            }
            rows.extend(below(group, focused, cx));
        }
        let tick = open.editor(&focused.id).map(FieldEditor::ticked_at);
        let first = first_shown(&rows, &focused.id, tick, usize::from(main.height));
        StepRows { rows, first, input_column, input_width, tick }
    }

    /// Whether this is a row of the option in focus.
    pub(super) fn is_focused_option(&self, row: &StepRow, focused: &Field) -> bool {
        matches!(row, StepRow::Option(field, row) if field.id == focused.id && Some(row.option) == self.tick)
    }

    /// Whether labels stand left of their inputs, as far as there is room for them.
    pub(super) fn is_beside(&self) -> bool {
        self.input_column > INDENT
    }

    /// Whether the label of this field stands left of its input.
    pub(super) fn has_label_beside(&self, field: &Field, open: &OpenDraft, words: &Words) -> bool {
        self.is_beside() && fits_beside(field, open, self.input_column, words)
    }

    /// Where a field's input stands on the screen, as far as it is shown.
    pub(super) fn input_area(&self, field: &FieldId, main: Rect) -> Rect {
        let is_own = |row: &StepRow| matches!(row, StepRow::Input(own, _) | StepRow::Option(own, _) if own.id == *field);
        let top = self.rows.iter().position(is_own).unwrap_or(0).saturating_sub(self.first);
        let height = self.rows.iter().filter(|row| is_own(row)).count();
        let area = Rect {
            x: main.x + self.input_column,
            y: main.y.saturating_add(rows(top)),
            width: self.input_width,
            height: rows(height),
        };
        if height == 1 {
            return area.intersection(main);
        }
        // An editor of several rows has a column for marks on either side of its text.
        Rect { x: area.x - 1, width: area.width + 2, ..area }.intersection(main)
    }
}

impl StepRow {
    fn field(&self) -> Option<&FieldId> {
        match self {
            StepRow::Heading(_) | StepRow::Told(_) | StepRow::Closed(..) | StepRow::Sum(..) => None,
            StepRow::Label(field, _)
            | StepRow::Input(field, _)
            | StepRow::Option(field, _)
            | StepRow::Problem(field, ..) => Some(&field.id),
        }
    }
}

/// What stands below a group's fields: what they come to, and the keys for its rows.
fn below(group: &Group, focused: &Field, cx: &Context) -> Vec<StepRow> {
    let sums = group.sums.iter().map(|sum| StepRow::Sum(sum.name().to_owned(), sum.text.clone()));
    sums.chain(repeated::hint(group, focused, cx).map(StepRow::Told)).collect()
}

/// Whether a label has room before its input.
fn fits_beside(field: &Field, open: &OpenDraft, input_column: u16, words: &Words) -> bool {
    width(&open.name_of(field, words)) + INDENT < input_column
}

/// The rows of a label above its input.
fn label_rows(field: &Arc<Field>, open: &OpenDraft, width: u16, words: &Words) -> Vec<StepRow> {
    let rows = wrapped(&open.name_of(field, words), width.saturating_sub(INDENT + 1));
    let label = |(at, text)| StepRow::Label(Arc::clone(field), LabelRow { text, is_first: at == 0 });
    rows.into_iter().enumerate().map(label).collect()
}

/// The rows in which a field is answered.
fn input_rows(field: &Arc<Field>, open: &OpenDraft, columns: u16) -> Vec<StepRow> {
    match field.kind.gesture() {
        Gesture::SomeOf => {
            let rows = option_rows(field, open.answer(&field.id), columns).into_iter();
            rows.map(|row| StepRow::Option(Arc::clone(field), row)).collect()
        }
        Gesture::Lines => (0..ADDRESS_ROWS).map(|at| StepRow::Input(Arc::clone(field), at)).collect(),
        _ => vec![StepRow::Input(Arc::clone(field), 0)],
    }
}

/// Scrolls no further than it takes to show all of the focused field or, of one that is higher than the view, down to the
/// option in focus: `tick`.
fn first_shown(rows: &[StepRow], focused: &FieldId, tick: Option<usize>, height: usize) -> usize {
    let is_later = |row: &StepRow| matches!(row, StepRow::Option(_, row) if Some(row.option) > tick);
    let is_own = |row: &StepRow| row.field() == Some(focused);
    let (top, end) = (rows.iter().position(is_own).unwrap_or(0), rows.iter().rposition(is_own).unwrap_or(0));
    let until = rows.iter().position(|row| is_own(row) && is_later(row)).filter(|_| end - top >= height);
    let last = until.map_or(end, |until| until.saturating_sub(1));
    let first = (last + 1).saturating_sub(height);
    // A list for the kommune opens below its field.
    if rows.len() > height { first.min(rows.len() - height) } else { 0 }
}

/// The rows of a step with a long answer, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProseArea {
    /// One row for each answer of the step before this one.
    pub(super) before: Rect,
    /// What to write.
    pub(super) guidance: Rect,
    /// The sub-questions to tick, by their short names.
    pub(super) ticks: Rect,
    /// The label of the box.
    pub(super) label: Rect,
    pub(super) text: Rect,
    /// None where there is no limit.
    pub(super) meter: Rect,
    /// Problems of the answer.
    pub(super) problems: Rect,
    /// One row for each answer of the step after this one.
    pub(super) after: Rect,
}

impl ProseArea {
    /// Shares out the rows of a step for its focused long answer. The text has half of them at least; what is said of it
    /// comes before what is asked, and blank rows come last.
    pub(super) fn of(open: &OpenDraft, columns: Columns, field: &Field, cx: &Context) -> Self {
        let main = columns.main;
        let fields: Vec<&Field> = section_of(field, cx).into_iter().flat_map(Section::fields).collect();
        let at = fields.iter().position(|other| other.id == field.id).unwrap_or(0);
        // Of many others those close by, so that the text keeps its room.
        let most = (main.height / 4).max(1);
        let (before, after) = (rows(at), rows(fields.len().saturating_sub(at + 1)));
        let (before, after) = (before.min(most.saturating_sub(after).max(most / 2)), after);
        let after = after.min(most.saturating_sub(before).max(most / 2));
        let half = main.height.div_ceil(2);
        let mut spare = main.height.saturating_sub(half + before + after + 2);
        let mut give = |wanted: u16| {
            let given = wanted.min(spare);
            spare -= given;
            given
        };
        let problems = give(rows(remarks(open, field, main.width.saturating_sub(2), cx).len()));
        let (guidance_max, ticks_max) = match columns {
            // Beside the answer there is room for all of it.
            Columns { side: Some(_), .. } => (0, 0),
            Columns { is_page: true, .. } => (main.height / 3, TICK_ROWS),
            _ => (GUIDANCE_ROWS, TICK_ROWS),
        };
        let guidance = guidance_rows(field, main.width, cx);
        let guidance_wanted = rows(shown_guidance(&guidance, guidance_max).count()).min(guidance_max);
        let ticks_wanted = rows(tick_line(field, open, main.width, cx.world.theme).len()).min(ticks_max);
        let first = give(guidance_wanted.min(1));
        let ticks = give(ticks_wanted);
        let guidance = first + give(guidance_wanted - first);
        let meter = u16::from(field.limit.is_some());
        let meter_gap = give(meter);
        let gap = give(u16::from(guidance > 0));
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
        let room = main.height.saturating_sub(used + meter_gap + meter + problems + after);
        let text = take(if columns.is_page {
            room.min(page_rows(field, open, &cx.world.form).max(half))
        } else {
            room
        });
        take(meter_gap);
        ProseArea {
            before,
            guidance,
            ticks,
            label,
            text,
            meter: take(meter),
            problems: take(problems),
            after: take(after),
        }
    }
}

/// The rows that an answer takes on its page, with some below the edge: what is said of it stands close by. Without an
/// edge it has all there are.
fn page_rows(field: &Field, open: &OpenDraft, form: &FormSpec) -> u16 {
    let fill = open.check().field(&field.id).and_then(|found| found.fill.as_ref());
    let edge = field.limit.and_then(|limit| limit.lines(&form.page));
    edge.zip(fill).map_or(u16::MAX, |(edge, fill)| rows(edge.max(fill.used) + BELOW_EDGE_ROWS))
}

/// The guidance of a long answer with its points, in rows: as it is told and, below a translation, in the agency's own
/// words.
pub(super) fn guidance_rows(field: &Field, width: u16, cx: &Context) -> Rc<[Vec<String>; 2]> {
    let form = &cx.world.form;
    cx.guidance.get((field.id.clone(), width), || {
        let official = |text: &str, width| official_rows(text, width, &cx.world.words);
        let own = form.is_translation().then(|| wrapped_guidance(field, width, form.official(), official));
        [wrapped_guidance(field, width, form, wrapped), own.unwrap_or_default()]
    })
}

fn wrapped_guidance(
    field: &Field,
    width: u16,
    form: &FormSpec,
    paragraph: impl Fn(&str, u16) -> Vec<String>,
) -> Vec<String> {
    let (Some(group), Some(own)) = (form.group_of(&field.id), form.field(&field.id)) else {
        return Vec::new();
    };
    let width = width.saturating_sub(2);
    let mut rows: Vec<String> = group.guidance.iter().flat_map(|text| paragraph(text, width)).collect();
    if let Questions::Bullets(questions) = &own.questions {
        rows.extend(questions.iter().flat_map(|question| hanging("· ", &question.text, width)));
    }
    rows
}

/// The rows of guidance that are shown in so many: the agency's own words with a translation only where all of both fit.
pub(super) fn shown_guidance(
    [told, official]: &[Vec<String>; 2],
    room: u16,
) -> impl Iterator<Item = &String> {
    let has_both = told.len() + official.len() <= usize::from(room);
    told.iter().chain(official.iter().filter(move |_| has_both))
}

/// What is said below an answer, in rows of at most `width` columns, each with how it looks: that there are two of it,
/// then its problems, then how near its limit it is, then that it has open remarks, then what can be put into it. Each begins with a mark, `!` for a
/// problem and `i` for a notice.
pub(super) fn remarks(open: &OpenDraft, field: &Field, width: u16, cx: &Context) -> Vec<(String, Style)> {
    let theme = cx.world.theme;
    let dispute = open.dispute_text(&field.id, cx).map(|text| (text, false));
    let problems = open.shown_problems(&field.id).into_iter();
    let problems =
        problems.map(|problem| (problem.message(&cx.world.form, &cx.world.words), problem.is_notice()));
    let near = near_limit(open, field, &cx.world.words);
    let open_remarks = open.draft().open_remarks_on(&field.id);
    let remarked = (open_remarks > 0).then(|| (remarks_here(open_remarks, &cx.world.words), true));
    let attended = participation::missing(open, field, cx).map(|text| (text, true));
    let remarks = dispute.into_iter().chain(problems).chain(near).chain(remarked).chain(attended).flat_map(
        |(message, is_notice)| {
            let (mark, style) = if is_notice { ("i ", theme.notice()) } else { ("! ", theme.problem()) };
            hanging(mark, &message, width).into_iter().map(move |row| (row, style))
        },
    );
    remarks.collect()
}

/// How long a short answer is, where little is left and it isn't told as a problem, and whether it fits; a long one has a
/// meter.
fn near_limit(open: &OpenDraft, field: &Field, words: &Words) -> Option<(String, bool)> {
    let fill = open.told_fill(&field.id).filter(|fill| fill.is_near() && !field.is_prose())?;
    let is_told = open.shown_problems(&field.id).iter().any(|problem| problem.kind_id() == "too_long");
    (!is_told).then(|| (fill.text(words), !fill.is_over()))
}

/// That an answer has open remarks, and the key that shows them.
fn remarks_here(open: usize, words: &Words) -> String {
    say!(words, "remarks-open-here", open = open_count(open, words), key = Command::Remarks.key_name())
}

/// The sub-questions with their ticks, side by side in as few rows as they fit.
pub(super) fn tick_line(field: &Field, open: &OpenDraft, columns: u16, theme: Theme) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for question in field.questions.all() {
        let mark = if open.draft().is_ticked(&field.id, question) { "[x]" } else { "[ ]" };
        let item = cut(&format!("{mark} {}", question.short), columns.saturating_sub(2), theme);
        match rows.last_mut() {
            Some(row) if width(row) + 3 + width(&item) <= columns.saturating_sub(2) => {
                row.push_str("   ");
                row.push_str(&item);
            }
            _ => rows.push(item),
        }
    }
    rows
}

/// Fits the editor of the focused field to where it stands on the screen.
pub(super) fn fit(field: &Field, open: &mut OpenDraft, cx: &Context) {
    let columns = Columns::of(cx.body(), field.is_prose());
    let area = if field.is_prose() {
        ProseArea::of(open, columns, field, cx).text
    } else {
        StepRows::of(field, open, columns.main, cx).input_area(&field.id, columns.main)
    };
    // Without lines no row begins with its number, which a reader would say of each, and F4 shows the page.
    let has_lines = cx.world.theme.has_lines;
    let sheet = page::sheet(field, &cx.world.form).filter(|_| columns.is_page && has_lines);
    let input = &mut open.editor_mut(field).input;
    input.resize(area.width, area.height, sheet);
    input.hold_rows(!has_lines);
}

/// The section that a field is in.
pub(super) fn section_of<'c>(field: &Field, cx: &'c Context) -> Option<&'c Section> {
    let form = &cx.world.form;
    form.section_of(&field.id).and_then(|step| form.sections.get(step))
}
