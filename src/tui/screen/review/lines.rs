//! The lines of "Tjek dine svar". The lines that lead somewhere are counted by [`targets`], which builds no text.

use ratatui::style::Style;

use super::ReviewTarget;
use crate::draft::Draft;
use crate::draft::remark::open_count;
use crate::draft::section_state::SectionState;
use crate::draft::status::{self, DraftStatus};
use crate::form::{Field, Group};
use crate::say;
use crate::tui::context::Context;
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::document::approval_style;
use crate::tui::widget::step_marks::style_of;
use crate::tui::widget::text::{Canvas, cut, wrapped};
use crate::words::Words;

/// Where answers begin, beside the longest label; less in a narrow window.
const ANSWER_COLUMN: u16 = 35;
const ANSWER_COLUMN_NARROW: u16 = 20;
/// The first lines of a long answer are enough to know it by.
const EXCERPT_ROWS: usize = 3;
const EXCERPT_COLUMNS_MAX: u16 = 200;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReviewLine {
    /// Where the line leads; only the first line of an item does.
    pub(super) target: Option<ReviewTarget>,
    kind: LineKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum LineKind {
    Text {
        text: String,
        style: Style,
        column: u16,
    },
    Section {
        name: String,
        state: SectionState,
    },
    /// A label with a text, and a mark before both.
    Labelled {
        mark: Option<(&'static str, Style)>,
        label: String,
        text: String,
    },
}

/// A sentence about the approval or a letter.
struct Status {
    text: String,
    style: Style,
    target: ReviewTarget,
    /// False for "Ikke godkendt" and "Ikke sendt", which are said at the end only.
    is_something: bool,
}

/// Where the lines lead that lead somewhere, in their order.
pub(super) fn targets(open: &OpenDraft, cx: &Context) -> Vec<ReviewTarget> {
    let problems = open.check().problems().map(|problem| ReviewTarget::Problem(problem.field.clone()));
    let remarked = open.draft().with_open_remarks(&cx.world.form);
    let remarks = remarked.map(|(field, _)| ReviewTarget::Remarks(field.id.clone()));
    let answers = cx.world.form.fields().map(|field| ReviewTarget::Answer(field.id.clone()));
    let statuses = statuses(open, cx).into_iter().map(|status| status.target);
    problems.chain(remarks).chain(answers).chain(statuses).collect()
}

/// Where they led before the draft changed by another's hand. Of the sentences about letters only the first counts.
pub(super) fn targets_before(open: &OpenDraft, cx: &Context) -> Vec<ReviewTarget> {
    let problems = open.problems_before().iter().cloned().map(ReviewTarget::Problem);
    let remarks = open.remarks_before().iter().cloned().map(ReviewTarget::Remarks);
    let answers = cx.world.form.fields().map(|field| ReviewTarget::Answer(field.id.clone()));
    let statuses = [ReviewTarget::Approval, ReviewTarget::Sending];
    problems.chain(remarks).chain(answers).chain(statuses).collect()
}

pub(super) fn lines(open: &OpenDraft, (width, height): (u16, u16), cx: &Context) -> Vec<ReviewLine> {
    let (form, theme, words) = (&cx.world.form, cx.world.theme, &cx.world.words);
    let statuses = statuses(open, cx);
    let is_low = height < 12;
    let mut lines = ReviewLines { all: Vec::new(), width, cx };
    lines.push_problems(open);
    lines.push_remarks(open);
    let first: Vec<&Status> = statuses.iter().filter(|status| status.is_something).collect();
    for status in &first {
        // In a low window the first answer must stay in sight; the whole is at the end.
        let text =
            if is_low { cut(&status.text, width.saturating_sub(2), theme) } else { status.text.clone() };
        lines.push_wrapped(&text, status.style, 1, None);
    }
    if (!is_low || first.is_empty()) && open.check().is_complete() {
        let address = form.address.as_str();
        let text = if address.is_empty() {
            say!(words, "review-by-hand", how = form.send_to.as_str())
        } else if cx.world.sending.is_some() {
            say!(words, "sending-where-to", address = address)
        } else {
            say!(words, "review-where-to", address = address)
        };
        lines.push_wrapped(&text, Style::new(), 1, None);
    }
    for (number, section) in (1..).zip(&form.sections) {
        lines.push_wrapped("", Style::new(), 1, None);
        let name = format!("{number} {}", section.step);
        lines.push(LineKind::Section { name, state: SectionState::of(section, open.draft(), open.check()) });
        section.groups.iter().for_each(|group| lines.push_group(open, group));
    }
    lines.push_left(open);
    lines.push_wrapped("", Style::new(), 1, None);
    lines.push_wrapped(&say!(words, "approving-section"), theme.strong(), 1, None);
    for status in statuses {
        lines.push_wrapped(&status.text, status.style, 5, Some(status.target));
    }
    lines.all
}

/// The sentences about the approval and the letters. Computed from the answers each time, so that an edit changes
/// them at once and the same text again restores them. A letter on its way is told as such.
fn statuses(open: &OpenDraft, cx: &Context) -> Vec<Status> {
    let (form, words, theme) = (&cx.world.form, &cx.world.words, cx.world.theme);
    let now = cx.time.wall;
    let settled = open.settled_draft();
    let settled: &Draft = &settled;
    let approval = Status {
        text: status::approval(settled, form, now, words),
        style: approval_style(settled, &cx.world),
        target: ReviewTarget::Approval,
        is_something: settled.approval().is_some(),
    };
    let letter =
        |text, style, is_something| Status { text, style, target: ReviewTarget::Sending, is_something };
    let style = match DraftStatus::of(settled, form) {
        Some(DraftStatus::Sent) => theme.done(),
        Some(DraftStatus::Changed | DraftStatus::Unsettled) => theme.notice(),
        Some(DraftStatus::Approved) | None => Style::new(),
    };
    let under_way = open.letter_under_way(cx);
    let sent = match (status::sent(settled, form, now, words), &under_way) {
        (None, Some(_)) => None,
        (None, None) => Some(letter(say!(words, "standing-not-sent"), Style::new(), false)),
        (Some(text), _) => Some(letter(text, style, true)),
    };
    let going = under_way.map(|text| letter(text, theme.notice(), true));
    let shown_to = status::shown_to(settled, form, now, words).into_iter();
    let shown_to = shown_to.map(|text| letter(text, Style::new(), true));
    [Some(approval), sent, going].into_iter().flatten().chain(shown_to).collect()
}

/// The lines as they come about.
struct ReviewLines<'a> {
    all: Vec<ReviewLine>,
    width: u16,
    cx: &'a Context,
}

impl ReviewLines<'_> {
    fn push(&mut self, kind: LineKind) {
        self.all.push(ReviewLine { target: None, kind });
    }

    fn push_wrapped(&mut self, text: &str, style: Style, column: u16, mut target: Option<ReviewTarget>) {
        for text in wrapped(text, self.width.saturating_sub(column + 1)) {
            self.all.push(ReviewLine { target: target.take(), kind: LineKind::Text { text, style, column } });
        }
    }

    fn push_problems(&mut self, open: &OpenDraft) {
        let (world, check) = (&self.cx.world, open.check());
        let (words, theme) = (&world.words, world.theme);
        if check.is_complete() {
            self.push_wrapped(&say!(words, "review-no-problems"), Style::new(), 1, None);
        } else {
            let text = say!(words, "review-problems");
            self.push(LineKind::Text { text, style: theme.problem(), column: 1 });
        }
        for problem in check.problems() {
            let label = world.form.name_of(&problem.field);
            let mark = if problem.is_notice() { ("i", theme.notice()) } else { ("!", theme.problem()) };
            let columns = self.width.saturating_sub(answer_column(self.width) + 1);
            let rows = wrapped(&problem.message(&world.form, words), columns);
            for (at, text) in rows.into_iter().enumerate() {
                let is_first = at == 0;
                let label = if is_first { label.clone().into_owned() } else { String::new() };
                let target = is_first.then(|| ReviewTarget::Problem(problem.field.clone()));
                let mark = (!label.is_empty()).then_some(mark);
                self.all.push(ReviewLine { target, kind: LineKind::Labelled { mark, label, text } });
            }
        }
    }

    /// The answers with open remarks: to be known, and no problem.
    fn push_remarks(&mut self, open: &OpenDraft) {
        let world = &self.cx.world;
        for (field, count) in open.draft().with_open_remarks(&world.form) {
            let (label, text) = (field.full_name().into_owned(), open_count(count, &world.words));
            let (target, mark) = (ReviewTarget::Remarks(field.id.clone()), Some(("i", world.theme.notice())));
            let kind = LineKind::Labelled { mark, label, text };
            self.all.push(ReviewLine { target: Some(target), kind });
        }
    }

    /// The answers of a group, below its name where it is a row, and what they come to.
    fn push_group(&mut self, open: &OpenDraft, group: &Group) {
        if let (Some(_), Some(heading)) = (&group.row, &group.heading) {
            self.push(LineKind::Text { text: heading.clone(), style: Style::new(), column: 3 });
        }
        group.fields().for_each(|field| self.push_answer(open, field));
        for sum in &group.sums {
            let (label, text) = (sum.name().to_owned(), sum.text.clone());
            self.push(LineKind::Labelled { mark: None, label, text });
        }
    }

    /// The answers that the form has no question for any more: kept, and in no document.
    fn push_left(&mut self, open: &OpenDraft) {
        let left = open.draft().left_answers(&self.cx.world.form);
        if left.is_empty() {
            return;
        }
        let (words, theme) = (&self.cx.world.words, self.cx.world.theme);
        self.push_wrapped("", Style::new(), 1, None);
        self.push_wrapped(&say!(words, "growth-left"), theme.strong(), 1, None);
        for (id, text) in left {
            let (label, text) = (id.to_string(), text.replace('\n', ", "));
            self.push(LineKind::Labelled { mark: None, label, text });
        }
    }

    fn push_answer(&mut self, open: &OpenDraft, field: &Field) {
        let words = &self.cx.world.words;
        let answer = open.answer(&field.id).trim();
        let fill = open.check().field(&field.id).and_then(|found| found.fill.as_ref());
        let text = match fill.filter(|_| field.is_prose()) {
            _ if answer.is_empty() => say!(words, "review-unanswered"),
            Some(fill) => fill.text(words),
            None if field.is_prose() => String::new(),
            None => field.shown(answer).replace('\n', ", "),
        };
        let target = Some(ReviewTarget::Answer(field.id.clone()));
        let label = open.name_of(field, words);
        self.all.push(ReviewLine { target, kind: LineKind::Labelled { mark: None, label, text } });
        if !field.is_prose() || answer.is_empty() {
            return;
        }
        let (ticked, count) = (open.draft().ticked(field), field.questions.all().len());
        if count > 0 {
            let text = say!(words, "review-ticks", ticked = ticked, count = count);
            self.push(LineKind::Labelled { mark: None, label: String::new(), text });
        }
        // No more is broken into rows than is shown: the answer may be long.
        let columns = self.width.saturating_sub(6).min(EXCERPT_COLUMNS_MAX);
        let head: String = answer.chars().take(usize::from(columns) * (EXCERPT_ROWS + 1)).collect();
        let rows = wrapped(&head, columns);
        let is_cut = rows.len() > EXCERPT_ROWS || head.len() < answer.len();
        for (at, row) in rows.into_iter().take(EXCERPT_ROWS).enumerate() {
            let more = if is_cut && at + 1 == EXCERPT_ROWS { " …" } else { "" };
            let text = format!("{}{more}", row.trim_end());
            self.push(LineKind::Text { text, style: Style::new(), column: 5 });
        }
    }
}

impl ReviewLine {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, row: u16, label_style: Style, words: &Words) {
        let theme = canvas.theme();
        match &self.kind {
            LineKind::Text { text, style, column } => {
                canvas.put(row, *column, text, *style);
            }
            LineKind::Section { name, state } => {
                canvas.put(row, 1, name, theme.strong());
                canvas.put_right(row, 2, &state.text(words), style_of(*state, theme));
            }
            LineKind::Labelled { mark, label, text } => {
                if let Some((mark, style)) = mark {
                    canvas.put(row, 3, mark, *style);
                }
                let column = answer_column(canvas.width());
                canvas.put(row, 5, &cut(label, column - 6, theme), label_style);
                canvas.put(row, column, text, Style::new());
            }
        }
    }
}

fn answer_column(width: u16) -> u16 {
    if width < 2 * ANSWER_COLUMN { ANSWER_COLUMN_NARROW } else { ANSWER_COLUMN }
}
