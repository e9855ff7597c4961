//! "Tjek dine svar": the problems first, then all answers; each line leads to its field.

mod standing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::check::SectionState;
use crate::form::{Field, FieldId};
use crate::say;
use crate::tui::model::Posting;
use crate::tui::screen::wizard::Wizard;
use crate::tui::screen::wizard::layout::Columns;
use crate::tui::theme::Glyph;
use crate::tui::widget::rail::{self, state_style};
use crate::tui::widget::text::{Canvas, cut, wrapped};
use crate::tui::world::World;
use standing::Told;

/// Where answers begin, beside the longest label; less in a narrow window.
const ANSWER_COLUMN: u16 = 35;
const ANSWER_COLUMN_NARROW: u16 = 20;
/// The first lines of a long answer are enough to know it by.
const EXCERPT_ROWS: usize = 3;
const EXCERPT_COLUMNS_MAX: u16 = 200;

/// Which line of the list is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    chosen: usize,
}

/// Where a line leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To the field that has a problem, or a notice.
    Problem(FieldId),
    /// To the field of an answer.
    Answer(FieldId),
    /// To the approval.
    Approval,
    /// To the letter.
    Sending,
}

impl Target {
    /// The field that it leads to, where it leads to one.
    pub fn field(&self) -> Option<&FieldId> {
        match self {
            Target::Problem(field) | Target::Answer(field) => Some(field),
            Target::Approval | Target::Sending => None,
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// Where the line leads; only the first line of an item does.
    target: Option<Target>,
    kind: LineKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum LineKind {
    Blank,
    Heading(String),
    Sentence(String),
    Told { text: String, style: Style, column: u16 },
    Section { name: String, state: SectionState },
    Problem { label: String, text: String },
    Notice { label: String, text: String },
    Answer { label: String, text: String },
}

impl Review {
    /// Moves the choice by so many lines that lead somewhere.
    pub fn move_by(&mut self, by: isize, wizard_lines: usize) {
        let last = wizard_lines.saturating_sub(1);
        self.chosen = self.chosen.min(last).saturating_add_signed(by).min(last);
    }

    /// Chooses a line that leads somewhere, by its number among those.
    pub fn choose(&mut self, chosen: usize) {
        self.chosen = chosen;
    }

    /// Where the chosen line leads.
    pub fn chosen_target(&self, wizard: &Wizard, world: &World) -> Option<Target> {
        let targets = targets(wizard, world);
        targets.get(self.chosen.min(targets.len().saturating_sub(1))).cloned()
    }

    /// The number of the line that leads where another led, before what is wrong with the draft changed.
    pub fn target_like(&self, target: Option<Target>, wizard: &Wizard, world: &World) -> usize {
        let Some(target) = target else { return self.chosen };
        let targets = targets(wizard, world);
        let same = targets.iter().position(|other| *other == target);
        let like = || targets.iter().position(|other| other.field() == target.field());
        same.or_else(like).unwrap_or(self.chosen)
    }
}

/// Where the lines lead that lead somewhere.
fn targets(wizard: &Wizard, world: &World) -> Vec<Target> {
    let lines = lines(wizard, None, (u16::MAX, u16::MAX), world);
    lines.into_iter().filter_map(|line| line.target).collect()
}

/// How many lines lead somewhere.
pub fn target_count(wizard: &Wizard, world: &World) -> usize {
    targets(wizard, world).len()
}

/// Draws the list and gives where the cursor stands: at the chosen line.
pub fn draw(
    wizard: &Wizard,
    posting: Option<&Posting>,
    body: Rect,
    buf: &mut Buffer,
    first: &mut usize,
    world: &World,
) -> Option<Position> {
    let columns = Columns::of(body, false);
    if let Some(area) = columns.rail {
        rail::draw(&mut Canvas::new(buf, area, world.theme), wizard, world);
    }
    let main = columns.main;
    let lines = lines(wizard, posting, (main.width, main.height), world);
    let chosen = chosen_line(&lines, wizard.review().chosen);
    let height = usize::from(main.height);
    // The heading above the first problem stays in sight.
    let low = (chosen + 2).saturating_sub(height);
    // What stands above the first choice and below the last is in sight with it.
    let is_first = lines[..chosen.min(lines.len())].iter().all(|line| line.target.is_none());
    let is_last = lines.iter().skip(chosen + 1).all(|line| line.target.is_none());
    let last = lines.len().saturating_sub(height);
    let high = if is_first && chosen < height { 0 } else { chosen };
    let low = if is_last { last } else { low };
    *first = (*first).clamp(low.min(high), high).min(last);
    let mut canvas = Canvas::new(buf, main, world.theme);
    for (row, (index, line)) in (0..main.height).zip(lines.iter().enumerate().skip(*first)) {
        draw_line(&mut canvas, row, line, index == chosen, world);
    }
    let row = u16::try_from(chosen.saturating_sub(*first)).unwrap_or(0);
    Some(Position { x: main.x + 1, y: main.y + row.min(main.height.saturating_sub(1)) })
}

fn chosen_line(lines: &[Line], chosen: usize) -> usize {
    let targets: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| line.target.is_some()).map(|(at, _)| at).collect();
    targets.get(chosen.min(targets.len().saturating_sub(1))).copied().unwrap_or(0)
}

fn line(kind: LineKind) -> Line {
    Line { target: None, kind }
}

fn lines(
    wizard: &Wizard,
    posting: Option<&Posting>,
    (width, height): (u16, u16),
    world: &World,
) -> Vec<Line> {
    let told = standing::told(wizard, posting, world);
    let is_low = height < 12;
    let mut out = Vec::new();
    push_problems(&mut out, wizard, width, world);
    let standing: Vec<&Told> = told.iter().filter(|told| told.is_something).collect();
    for told in &standing {
        // In a low window the first answer must stay in sight; the whole is at the end.
        let text =
            if is_low { cut(&told.text, width.saturating_sub(2), world.theme) } else { told.text.clone() };
        let rows = wrapped(&text, width.saturating_sub(2)).into_iter();
        out.extend(rows.map(|text| line(LineKind::Told { text, style: told.style, column: 1 })));
    }
    let has_room = !is_low || standing.is_empty();
    if has_room && wizard.check().is_complete() {
        let address = world.form.address.as_str();
        let text = if world.sending.is_some() {
            say!(world.words, "sending-where-to", address = address)
        } else {
            say!(world.words, "review-where-to", address = address)
        };
        push_sentence(&mut out, &text, width);
    }
    for (number, section) in (1..).zip(&world.form.sections) {
        out.push(line(LineKind::Blank));
        let name = format!("{number} {}", section.step);
        out.push(line(LineKind::Section { name, state: wizard.check().section_state(section) }));
        for field in section.fields() {
            push_answer(&mut out, wizard, field, width, world);
        }
    }
    out.push(line(LineKind::Blank));
    let heading = say!(world.words, "approving-section");
    out.push(line(LineKind::Told { text: heading, style: world.theme.strong(), column: 1 }));
    for told in told {
        for (at, text) in wrapped(&told.text, width.saturating_sub(6)).into_iter().enumerate() {
            let kind = LineKind::Told { text, style: told.style, column: 5 };
            out.push(Line { target: (at == 0).then(|| told.target.clone()), kind });
        }
    }
    out
}

fn push_sentence(out: &mut Vec<Line>, text: &str, width: u16) {
    out.extend(wrapped(text, width.saturating_sub(2)).into_iter().map(|text| line(LineKind::Sentence(text))));
}

fn push_problems(out: &mut Vec<Line>, wizard: &Wizard, width: u16, world: &World) {
    let check = wizard.check();
    if check.is_complete() {
        let text = say!(world.words, "review-no-problems");
        out.push(line(LineKind::Sentence(text)));
    } else {
        out.push(line(LineKind::Heading(say!(world.words, "review-problems"))));
    }
    for problem in check.problems() {
        let label = world.form.field(&problem.field).map_or("", Field::name).to_owned();
        let message = problem.message(world.form, &world.words);
        for (at, text) in
            wrapped(&message, width.saturating_sub(answer_column(width) + 1)).into_iter().enumerate()
        {
            let label = if at == 0 { label.clone() } else { String::new() };
            let kind = if problem.is_notice() {
                LineKind::Notice { label, text }
            } else {
                LineKind::Problem { label, text }
            };
            out.push(Line { target: (at == 0).then(|| Target::Problem(problem.field.clone())), kind });
        }
    }
}

fn push_answer(out: &mut Vec<Line>, wizard: &Wizard, field: &Field, width: u16, world: &World) {
    let answer = wizard.draft().answer(&field.id);
    let fill = wizard.check().field(&field.id).and_then(|found| found.fill);
    let first = match (fill, answer.trim().is_empty()) {
        (_, true) => say!(world.words, "review-unanswered"),
        (Some(fill), false) => fill.text(&world.words),
        (None, false) => field.kind.shown(answer.trim()).replace('\n', ", "),
    };
    let label = field.name().to_owned();
    let target = Some(Target::Answer(field.id.clone()));
    out.push(Line { target, kind: LineKind::Answer { label, text: first } });
    if fill.is_none() || answer.trim().is_empty() {
        return;
    }
    let questions = field.questions.all().len();
    let ticked = wizard.draft().ticked(field);
    let ticks = say!(world.words, "review-ticks", ticked = ticked, count = questions);
    out.push(line(LineKind::Answer { label: String::new(), text: ticks }));
    // No more is broken into rows than is shown: the answer may be long.
    let columns = width.saturating_sub(6).min(EXCERPT_COLUMNS_MAX);
    let head: String = answer.trim().chars().take(usize::from(columns) * (EXCERPT_ROWS + 1)).collect();
    let rows = wrapped(&head, columns);
    let is_cut = rows.len() > EXCERPT_ROWS || head.len() < answer.trim().len();
    for (at, row) in rows.into_iter().take(EXCERPT_ROWS).enumerate() {
        let more = if is_cut && at + 1 == EXCERPT_ROWS { " …" } else { "" };
        out.push(line(LineKind::Sentence(format!("    {}{more}", row.trim_end()))));
    }
}

fn draw_line(canvas: &mut Canvas<'_>, row: u16, line: &Line, is_chosen: bool, world: &World) {
    let theme = world.theme;
    if is_chosen {
        canvas.put(row, 1, theme.glyph(Glyph::Pointer), theme.accent());
    }
    let label_style = if is_chosen { theme.accent() } else { Style::new() };
    match &line.kind {
        LineKind::Blank => {}
        LineKind::Heading(text) => {
            canvas.put(row, 1, text, theme.problem());
        }
        LineKind::Sentence(text) => {
            canvas.put(row, 1, text, Style::new());
        }
        LineKind::Told { text, style, column } => {
            canvas.put(row, *column, text, *style);
        }
        LineKind::Section { name, state } => {
            canvas.put(row, 1, name, theme.strong());
            canvas.put_right(row, 2, &state.text(&world.words), state_style(*state, theme));
        }
        LineKind::Problem { label, text } | LineKind::Notice { label, text } => {
            let is_problem = matches!(line.kind, LineKind::Problem { .. });
            let (mark, style) = if is_problem { ("!", theme.problem()) } else { ("i", theme.notice()) };
            if !label.is_empty() {
                canvas.put(row, 3, mark, style);
            }
            labelled(canvas, row, label, text, label_style);
        }
        LineKind::Answer { label, text } => labelled(canvas, row, label, text, label_style),
    }
}

fn answer_column(width: u16) -> u16 {
    if width < 2 * ANSWER_COLUMN { ANSWER_COLUMN_NARROW } else { ANSWER_COLUMN }
}

fn labelled(canvas: &mut Canvas<'_>, row: u16, label: &str, text: &str, style: Style) {
    let theme = canvas.theme();
    let column = answer_column(canvas.width());
    canvas.put(row, 5, &cut(label, column - 6, theme), style);
    canvas.put(row, column, text, Style::new());
}
