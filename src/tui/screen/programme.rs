//! What a programme takes: a month and a group are typed, and the plan, its days and its hours follow. It can be saved
//! for the user's own calendar.

use std::cell::Cell;

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::calendar::written_plan;
use crate::event::programme::start::{StartProblem, default_start, read_start};
use crate::event::programme::{ProgrammePlan, ProgrammeSession, SessionKind, programme};
use crate::say;
use crate::tui::calendar_file::CalendarFile;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::editor::Edit;
use crate::tui::editor::text_editor::TextEditor;
use crate::tui::editor::view::Scroll;
use crate::tui::keys::{Action, Command, HintKey, Mode, Move};
use crate::tui::message::Message;
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::input::draw_input;
use crate::tui::widget::list::ScrollOffset;
use crate::tui::widget::plan_line::{PlacedText, plan_line, sign_of};
use crate::tui::widget::text::{Canvas, rows, width, wrapped};
use crate::words::{Words, date};
use crate::zone;

/// In a narrower window the texts are the brief ones, and the dates stand in one column.
const ROOMY: u16 = 78;
/// The columns of a line to type in, in a roomy window and in others.
const INPUT_COLUMNS: [u16; 2] = [15, 9];
/// In a wide window the second column of dates begins no further to the right.
const SECOND_COLUMN_MAX: u16 = 42;

/// The preview of a programme.
#[derive(Debug)]
pub(crate) struct ProgrammeScreen {
    /// The lines, in the order of [`ProgrammeLine`].
    lines: [(TextEditor, Cell<Scroll>); 2],
    focus: ProgrammeLine,
    /// The month that was understood last, which is shown until another is.
    start: NaiveDate,
    scroll: ScrollOffset,
    file: CalendarFile,
}

/// A line to type in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProgrammeLine {
    Start,
    Group,
}

impl ProgrammeLine {
    const ALL: [ProgrammeLine; 2] = [ProgrammeLine::Start, ProgrammeLine::Group];

    fn other(self) -> Self {
        ProgrammeLine::ALL[1 - self as usize]
    }

    fn label(self, words: &Words) -> String {
        match self {
            ProgrammeLine::Start => say!(words, "programme-start"),
            ProgrammeLine::Group => say!(words, "programme-group"),
        }
    }
}

impl ProgrammeScreen {
    /// The preview, with what was typed the last time.
    pub(crate) fn new(cx: &Context) -> Self {
        let line = |typed: &String| (TextEditor::one_line(typed), Cell::default());
        let mut screen = ProgrammeScreen {
            lines: cx.previewed.each_ref().map(line),
            focus: ProgrammeLine::Start,
            start: default_start(zone::date(cx.time.wall)),
            scroll: ScrollOffset::default(),
            file: CalendarFile::default(),
        };
        screen.start = screen.read_start(cx).unwrap_or(screen.start);
        screen
    }

    fn typed(&self, line: ProgrammeLine) -> &str {
        self.lines[line as usize].0.line().trim()
    }

    fn read_start(&self, cx: &Context) -> Result<NaiveDate, StartProblem> {
        let today = zone::date(cx.time.wall);
        match self.typed(ProgrammeLine::Start) {
            "" => Ok(default_start(today)),
            typed => read_start(typed, today),
        }
    }

    fn group(&self) -> Option<usize> {
        programme().read_group(self.typed(ProgrammeLine::Group))
    }

    fn plan(&self) -> ProgrammePlan {
        programme().plan(self.start)
    }

    fn edit(&mut self, edit: Edit, cx: &mut Context) {
        self.lines[self.focus as usize].0.apply(edit);
        cx.previewed = ProgrammeLine::ALL.map(|line| self.typed(line).to_owned());
        let before = self.start;
        self.start = self.read_start(cx).unwrap_or(before);
        // The size of the group is in no file.
        if self.start != before {
            self.file.forget();
        }
    }

    fn save(&mut self, cx: &mut Context) {
        let month = self.start.format("%Y-%m");
        let text = written_plan(&self.plan(), cx.time.wall, &cx.world.words);
        let command = Some(format!("programme --start {month} --ics"));
        self.file.save(&format!("implementeringsforloeb-{month}"), command, text, cx);
        self.scroll.set(0);
    }

    fn scroll_by(&mut self, step: Move, cx: &mut Context) {
        let (below, room) = self.below(cx.text_body(), cx);
        if below.len() <= room {
            return cx.unused();
        }
        self.scroll.scroll(step.rows_in(room), below.len(), room);
    }

    /// How a line is understood, at length and in brief, and how that looks.
    fn understood(&self, line: ProgrammeLine, cx: &Context) -> (Vec<String>, Style) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let shown = date::month(words, self.start);
        let is_empty = self.typed(line).is_empty();
        match line {
            ProgrammeLine::Start => match self.read_start(cx) {
                Ok(_) if is_empty => {
                    let text = say!(words, "programme-default-month", month = shown.as_str());
                    (vec![text, shown], Style::new())
                }
                Ok(_) => (vec![shown], Style::new()),
                Err(StartProblem::NotAMonth) => {
                    (vec![say!(words, "programme-not-yet", month = shown)], theme.notice())
                }
                Err(StartProblem::TooEarly(first)) => {
                    let first = date::month(words, first);
                    (vec![say!(words, "programme-earliest", first = first, month = shown)], theme.notice())
                }
            },
            ProgrammeLine::Group => match self.group() {
                Some(n) => (vec![say!(words, "programme-members", n = n)], Style::new()),
                None if is_empty => (vec![say!(words, "programme-group-asked"), String::new()], Style::new()),
                None => {
                    (vec![say!(words, "programme-no-group", most = programme().group_max)], theme.notice())
                }
            },
        }
    }
}

impl Screen for ProgrammeScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::FORM.scrolling()
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Save]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        let (below, room) = self.below(cx.text_body(), cx);
        let is_long = below.len() > room;
        let right = vec![say!(words, "programme-mark-long"), say!(words, "programme-mark")];
        Outline {
            fills_window: false,
            title: (say!(words, "events-title"), cx.deadline()),
            heading: Some(Heading { right, ..Heading::of(say!(words, "programme-title")) }),
            hints: [
                Some(Hint::new(Command::Save.key_name(), say!(words, "hint-programme-file"))),
                Some(Hint::key(HintKey::Tab, self.focus.other().label(words), words)),
                is_long.then(|| Hint::key(HintKey::PageDown, say!(words, "hint-scroll"), words)),
                Some(Hint::back(words)),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        match action {
            Action::Do(Command::Save) => self.save(cx),
            Action::Accept | Action::Turn(_) | Action::Move(Move::Up | Move::Down) => {
                self.focus = self.focus.other();
            }
            Action::Move(step) => self.scroll_by(step, cx),
            Action::Edit(edit) => self.edit(edit, cx),
            _ => cx.unused(),
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        self.file.awaits(message)
    }

    fn hear(&mut self, message: &Message, _: &mut Option<OpenDraft>, cx: &mut Context) {
        self.file.hear(message, cx);
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let column = self.input_column(&cx.world.words);
        let columns = input_columns(canvas.width());
        let mut cursor = None;
        for (y, line) in (0..).zip(ProgrammeLine::ALL) {
            let style = canvas.pointer(y, line == self.focus);
            canvas.put(y, 3, &line.label(&cx.world.words), style);
            let (editor, scroll) = &self.lines[line as usize];
            let caret = draw_input(&mut canvas.line(y, column, columns), editor, scroll);
            if line == self.focus {
                cursor = caret;
            }
            let (texts, style) = self.understood(line, cx);
            if let Some(text) = self.beside(&texts, canvas.width(), &cx.world.words) {
                canvas.put(y, column + columns + 1, text, style);
            }
        }
        let (below, room) = self.below(canvas.area(), cx);
        let first = self.scroll.first(below.len(), room);
        let mut canvas = canvas.below(rows(ProgrammeLine::ALL.len()));
        for (y, texts) in (0..).zip(below.iter().skip(first).take(room)) {
            for PlacedText { column, text, style } in texts {
                canvas.put(y, *column, text, *style);
            }
        }
        canvas.more(0, 0, first > 0, below.len() > first + room);
        cursor
    }
}

/// The columns of a line to type in, in a window of so many.
fn input_columns(columns: u16) -> u16 {
    INPUT_COLUMNS[usize::from(columns < ROOMY)]
}

/// A text in rows of its own.
fn paragraph(text: &str, columns: u16, style: Style) -> Vec<Vec<PlacedText>> {
    let row = |row: String| vec![PlacedText::new(1, row, style)];
    wrapped(text, columns.saturating_sub(2)).into_iter().map(row).collect()
}

impl ProgrammeScreen {
    fn input_column(&self, words: &Words) -> u16 {
        3 + ProgrammeLine::ALL.map(|line| width(&line.label(words))).into_iter().max().unwrap_or(0) + 2
    }

    /// The first of these texts that has room beside its line.
    fn beside<'t>(&self, texts: &'t [String], columns: u16, words: &Words) -> Option<&'t str> {
        let room = columns.saturating_sub(self.input_column(words) + input_columns(columns) + 2);
        texts.iter().find(|text| width(text) <= room).map(String::as_str)
    }

    /// The rows below the lines, without so many of the blank ones as there is no room for, the last first; and how many
    /// there is room for.
    fn below(&self, area: Rect, cx: &Context) -> (Vec<Vec<PlacedText>>, usize) {
        let room = usize::from(area.height).saturating_sub(ProgrammeLine::ALL.len());
        let mut all = self.all_below(area.width, cx);
        while all.len() > room
            && let Some(blank) = all.iter().rposition(Vec::is_empty)
        {
            all.remove(blank);
        }
        (all, room)
    }

    fn all_below(&self, columns: u16, cx: &Context) -> Vec<Vec<PlacedText>> {
        let (words, theme, plan) = (&cx.world.words, cx.world.theme, self.plan());
        let mut all = Vec::new();
        for line in ProgrammeLine::ALL {
            let (texts, style) = self.understood(line, cx);
            if self.beside(&texts, columns, words).is_none() {
                all.extend(paragraph(&texts[0], columns, style));
            }
        }
        if let Some((told, style)) = self.file.told() {
            all.extend(paragraph(told, columns, style));
        }
        all.push(Vec::new());
        all.extend(paragraph(&plan.span(words), columns, theme.strong()));
        all.extend(plan_line(&plan, columns.saturating_sub(2), theme, words));
        all.push(legend(&plan, columns, cx));
        all.push(Vec::new());
        for sum in self.sums(&plan, columns, words) {
            all.extend(paragraph(&sum, columns, theme.strong()));
        }
        // In a roomy window the heading says that it is an estimate, and the legend how long a whole day is.
        let is_brief = columns < ROOMY;
        let workday = is_brief.then(|| plan.programme.workday(words));
        let estimate = is_brief.then(|| say!(words, "programme-estimate"));
        let notes = [plan.month_off_text(words), workday, estimate];
        for note in notes.iter().flatten() {
            all.extend(paragraph(note, columns, Style::new()));
        }
        all.push(Vec::new());
        all.extend(dates(&plan, columns, words));
        all
    }

    fn sums(&self, plan: &ProgrammePlan, columns: u16, words: &Words) -> Vec<String> {
        if columns >= ROOMY {
            return plan.sums(self.group(), words);
        }
        let brief = |members| plan.programme.time_of(members).brief(words);
        let member = say!(words, "programme-per-member-brief", time = brief(1));
        let all = self.group().map(|n| say!(words, "programme-in-all-brief", time = brief(n)));
        std::iter::once(member).chain(all).collect()
    }
}

/// What the marks on the time line mean.
fn legend(plan: &ProgrammePlan, columns: u16, cx: &Context) -> Vec<PlacedText> {
    let (words, theme) = (&cx.world.words, cx.world.theme);
    let mut texts = Vec::new();
    let mut column = 1;
    for kind in [SessionKind::Workshop, SessionKind::Meeting] {
        let text = match kind {
            _ if columns >= ROOMY => kind.legend(plan.programme, words),
            SessionKind::Workshop => say!(words, "programme-legend-workshop-brief"),
            SessionKind::Meeting => say!(words, "programme-legend-meeting-brief"),
        };
        texts.push(PlacedText::new(column, theme.sign(sign_of(kind)), theme.strong()));
        column += 2 + width(&text) + 3;
        texts.push(PlacedText::new(column - width(&text) - 3, text, Style::new()));
    }
    texts
}

/// The sessions with their dates: workshops and meetings side by side where there is room, else in order of time.
fn dates(plan: &ProgrammePlan, columns: u16, words: &Words) -> Vec<Vec<PlacedText>> {
    let day_columns = plan.sessions.iter().map(|session| width(&session.day(words))).max().unwrap_or(0);
    let place = |session: &ProgrammeSession, column: u16| {
        let name = PlacedText::new(column + day_columns + 2, session.name(words), Style::new());
        [PlacedText::new(column, session.day(words), Style::new()), name]
    };
    if columns < ROOMY {
        return plan.sessions.iter().map(|session| place(session, 1).to_vec()).collect();
    }
    let of = |kind| plan.sessions.iter().filter(move |session| session.kind == kind);
    let (mut left, mut right) = (of(SessionKind::Workshop), of(SessionKind::Meeting));
    let second = (columns / 2).min(SECOND_COLUMN_MAX);
    let pairs = std::iter::from_fn(|| match (left.next(), right.next()) {
        (None, None) => None,
        pair => Some(pair),
    });
    pairs
        .map(|(left, right)| {
            let left = left.into_iter().flat_map(|session| place(session, 1));
            left.chain(right.into_iter().flat_map(|session| place(session, second))).collect()
        })
        .collect()
}
