//! The form's own words for an answer: guidance, sub-questions to tick, requirements, recommendation, criteria.
//! Beside the answer where the screen is wide, one key away where it isn't.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::remark::open_count;
use crate::form::{Field, FormSpec, Group, Questions};
use crate::say;
use crate::shown;
use crate::tui::context::{Context, Pane, PaneState};
use crate::tui::keys::{Action, Command, HintKey};
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::text::{Canvas, cut, hanging, wrapped};
use crate::tui::world::World;
use crate::words::Words;
use std::sync::Arc;

/// So many open remarks stand beside an answer, and so many rows of each: the form's words need room, too.
const SIDE_REMARKS: usize = 3;
const SIDE_REMARK_ROWS: usize = 3;

/// The form's words for one field.
#[derive(Debug)]
pub(crate) struct RequirementsPane {
    field: Arc<Field>,
    chosen: usize,
    scroll: ScrollOffset,
}

/// A row of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RequirementRow {
    text: String,
    kind: RowKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Heading,
    Text,
    /// A sub-question, and whether the row is its first.
    Question(usize, bool),
}

/// Where the agency's own words stand, where what is told is a translation of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OfficialPlace {
    /// Below each part.
    Paired,
    /// Below all of it, where what doesn't fit is not seen.
    Last,
}

/// A part of what the form says to a field: as it is told and, of a translation, in the agency's own words.
struct RequirementPart {
    name: String,
    told: Vec<String>,
    official: Vec<String>,
}

/// Guidance, requirements, recommendation and criteria.
fn parts(field: &Field, world: &World) -> [RequirementPart; 4] {
    let (form, words) = (&world.form, &world.words);
    let part = |name: String, texts: fn(&Group) -> Vec<String>| {
        let of = |form: &FormSpec| form.group_of(&field.id).map(texts).unwrap_or_default();
        let official = if form.is_translation() { of(form.official()) } else { Vec::new() };
        RequirementPart { name, told: of(form), official }
    };
    let mut criteria = part(say!(words, "pane-criteria"), |group| group.criteria.iter().cloned().collect());
    if criteria.told.is_empty() && field.is_prose() {
        criteria.told.push(say!(words, "pane-no-criteria"));
    }
    [
        part(say!(words, "pane-guidance"), guidance),
        part(say!(words, "pane-requirements"), |group| group.requirements.clone()),
        part(say!(words, "pane-recommendation"), |group| group.recommendation.iter().cloned().collect()),
        criteria,
    ]
}

/// All rows at a width: the guidance, the sub-questions, and what is asked for.
fn text_rows(
    open: &OpenDraft,
    field: &Field,
    width: u16,
    place: OfficialPlace,
    world: &World,
) -> Vec<RequirementRow> {
    let (mut rows, words) = (Vec::new(), &world.words);
    if world.form.is_translation() {
        push(&mut rows, &say!(words, "pane-unofficial"), RowKind::Text, width);
    }
    let parts = parts(field, world);
    for (at, part) in parts.iter().enumerate() {
        push_part(&mut rows, part, width);
        if place == OfficialPlace::Paired {
            push_official(&mut rows, &part.official, width, words);
        }
        if at == 0 {
            questions(&mut rows, open, field, width, world);
        }
    }
    if place == OfficialPlace::Last && world.form.is_translation() {
        push(&mut rows, "", RowKind::Text, width);
        for part in &parts {
            push_official(&mut rows, &part.official, width, words);
        }
    }
    rows
}

/// What to write, with the points below it, and how much.
fn guidance(group: &Group) -> Vec<String> {
    let mut texts = group.guidance.clone();
    for field in &group.fields {
        if let Questions::Bullets(questions) = &field.questions {
            texts.extend(questions.iter().map(|question| format!("· {}", question.text)));
        }
    }
    texts.extend(group.limit_text.clone());
    texts
}

fn questions(rows: &mut Vec<RequirementRow>, open: &OpenDraft, field: &Field, width: u16, world: &World) {
    let all = field.questions.all();
    if all.is_empty() {
        return;
    }
    heading(rows, &say!(world.words, "pane-questions"), width);
    for (number, question) in all.iter().enumerate() {
        let tick = if open.draft().is_ticked(&field.id, question) { "[x]" } else { "[ ]" };
        let mark = format!("  {} {tick} ", number + 1);
        for (at, text) in hanging(&mark, &question.text, width).into_iter().enumerate() {
            rows.push(RequirementRow { text, kind: RowKind::Question(number, at == 0) });
        }
    }
}

/// A part under its name, if there is any.
fn push_part(rows: &mut Vec<RequirementRow>, part: &RequirementPart, width: u16) {
    if part.told.is_empty() {
        return;
    }
    heading(rows, &part.name, width);
    for text in &part.told {
        push(rows, text, RowKind::Text, width);
    }
}

fn push_official(rows: &mut Vec<RequirementRow>, texts: &[String], width: u16, words: &Words) {
    let lines = texts.iter().flat_map(|text| official_rows(text, width, words));
    rows.extend(lines.map(|text| RequirementRow { text, kind: RowKind::Text }));
}

/// A heading, with a blank row above it but at the top.
fn heading(rows: &mut Vec<RequirementRow>, name: &str, width: u16) {
    if !rows.is_empty() {
        push(rows, "", RowKind::Text, width);
    }
    push(rows, name, RowKind::Heading, width);
}

fn push(rows: &mut Vec<RequirementRow>, text: &str, kind: RowKind, width: u16) {
    rows.extend(wrapped(text, width).into_iter().map(|text| RequirementRow { text, kind }));
}

/// The agency's own words, where what stands above is a translation of them.
pub(crate) fn official_rows(text: &str, width: u16, words: &Words) -> Vec<String> {
    hanging(&format!("{} ", say!(words, "official-mark")), text, width)
}

/// The open remarks on an answer, or the first of them: who says what, and how many more there are.
fn open_remarks(open: &OpenDraft, field: &Field, width: u16, world: &World) -> Vec<RequirementRow> {
    let (mut rows, words) = (Vec::new(), &world.words);
    let remarks = open.draft().remarks_on(&field.id).into_iter().filter(|(_, remark)| !remark.is_settled);
    let remarks: Vec<_> = remarks.map(|(_, remark)| remark).collect();
    if remarks.is_empty() {
        return rows;
    }
    let count = open_count(remarks.len(), words);
    let key = Command::Remarks.key_name();
    heading(&mut rows, &say!(words, "remarks-open-here", open = count, key = key), width);
    for remark in remarks.iter().take(SIDE_REMARKS) {
        let said = format!("{}: {}", remark.by, remark.text);
        let mut lines = wrapped(&shown::in_one_line(&said), width);
        if lines.len() > SIDE_REMARK_ROWS {
            lines.truncate(SIDE_REMARK_ROWS);
            let last = lines.pop().unwrap_or_default();
            lines.push(format!(
                "{} {}",
                cut(&last, width.saturating_sub(4), world.theme),
                world.theme.sign("…")
            ));
        }
        rows.extend(lines.into_iter().map(|text| RequirementRow { text, kind: RowKind::Text }));
    }
    let more = remarks.len().saturating_sub(SIDE_REMARKS);
    if more > 0 {
        push(&mut rows, &say!(words, "remarks-more", count = more), RowKind::Text, width);
    }
    rows
}

/// Draws the column beside an answer: its open remarks, then the form's own words.
pub(crate) fn draw_side(canvas: &mut Canvas<'_>, open: &OpenDraft, field: &Field, world: &World) {
    let width = canvas.width().saturating_sub(3);
    let mut rows = open_remarks(open, field, width, world);
    let form = text_rows(open, field, width, OfficialPlace::Last, world);
    if !rows.is_empty() {
        push(&mut rows, "", RowKind::Text, width);
    }
    rows.extend(form);
    canvas.bar(0);
    let area = canvas.area();
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    draw_rows(&mut canvas.part(inner), &rows, 0, None);
}

/// Draws rows from `first` on and gives where the cursor stands: at the chosen sub-question, where one may be chosen.
fn draw_rows(
    canvas: &mut Canvas<'_>,
    rows: &[RequirementRow],
    first: usize,
    chosen: Option<usize>,
) -> Option<Position> {
    let theme = canvas.theme();
    let room = usize::from(canvas.height());
    let mut cursor = chosen.map(|_| canvas.cursor(0));
    for (y, row) in (0..canvas.height()).zip(rows.iter().skip(first)) {
        let style = match row.kind {
            RowKind::Heading => theme.strong(),
            RowKind::Question(number, _) if Some(number) == chosen => theme.strong(),
            _ => Style::new(),
        };
        canvas.put(y, 1, &row.text, style);
        if let RowKind::Question(number, true) = row.kind
            && Some(number) == chosen
        {
            canvas.pointer(y, true);
            cursor = Some(Position { x: canvas.area().x + 6, ..canvas.cursor(y) });
        }
    }
    canvas.more(0, 1, first > 0, rows.len() > first + room);
    cursor
}

impl RequirementsPane {
    pub(crate) fn new(field: Arc<Field>) -> Self {
        RequirementsPane { field, chosen: 0, scroll: ScrollOffset::default() }
    }

    fn count(&self) -> usize {
        self.field.questions.all().len()
    }

    /// Moves between sub-questions while there are more that way, else through the text.
    fn move_by(&mut self, by: isize, rows: &[RequirementRow], room: usize) {
        let next = self.chosen.checked_add_signed(by).filter(|next| *next < self.count());
        match next {
            Some(next) if by.abs() == 1 => self.choose(next, rows, room),
            _ => self.scroll.scroll(by, rows.len(), room),
        }
    }

    /// Chooses a sub-question and brings it into sight, with the line after it.
    fn choose(&mut self, number: usize, rows: &[RequirementRow], room: usize) {
        self.chosen = number;
        let at = rows.iter().position(|row| row.kind == RowKind::Question(number, true)).unwrap_or(0);
        let first = self.scroll.first(rows.len(), room);
        let high = at.saturating_sub(1);
        self.scroll.set(first.clamp((at + 3).saturating_sub(room).min(high), high));
    }
}

impl Pane for RequirementsPane {
    fn command(&self) -> Option<Command> {
        Some(Command::Requirements)
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let Some(open) = open else { return PaneState::Closed };
        let room = usize::from(cx.text_body().height);
        let width = cx.size.0.saturating_sub(2);
        let rows = text_rows(open, &self.field, width, OfficialPlace::Paired, &cx.world);
        match action {
            Action::Accept | Action::Toggle => open.toggle_tick(&self.field, self.chosen, cx),
            Action::Number(number @ 1..) if number <= self.count() => {
                self.choose(number - 1, &rows, room);
                open.toggle_tick(&self.field, self.chosen, cx);
            }
            Action::Move(step) => self.move_by(step.rows_in(room), &rows, room),
            _ => cx.unused(),
        }
        PaneState::Open
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let count = self.count();
        let numbers = if count == 1 { "1".to_owned() } else { format!("1–{count}") };
        vec![
            Hint::new(numbers, say!(words, "hint-tick")),
            Hint::key(HintKey::UpDown, say!(words, "hint-choose"), words),
            Hint::key(HintKey::Space, say!(words, "hint-tick-chosen"), words),
            Hint::key(HintKey::Close, say!(words, "hint-close"), words),
        ]
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(2);
        let rows = text_rows(open?, &self.field, width, OfficialPlace::Paired, &cx.world);
        let first = self.scroll.first(rows.len(), usize::from(canvas.height()));
        draw_rows(canvas, &rows, first, Some(self.chosen))
    }
}
