//! Export: choose a format and a place; see what was written, and before that what is still open.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::formats::EXPORTERS;
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::view::{Scroll, draw_line};
use crate::tui::message::{Effect, ExportJob, ExportOutcome};
use crate::tui::screen::wizard::{Wizard, look};
use crate::tui::theme::Glyph;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;

/// The choice of format and place, and what came of it.
#[derive(Debug)]
pub struct Export {
    format: usize,
    place: LineEditor,
    with_approval: bool,
    is_at_approval: bool,
    said: Said,
}

/// What is said below the place.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Nothing,
    /// The document is being written.
    Writing,
    /// Something is there already; may it be replaced?
    AsksToReplace,
    Done(String),
    Failed(String),
}

impl Export {
    /// The choice for a draft: the first format, in the folder that exports go to.
    pub fn new(wizard: &Wizard, world: &World) -> Self {
        let place = default_place(&wizard.name, EXPORTERS[0].id, world);
        Export {
            format: 0,
            place: LineEditor::new(&place),
            with_approval: false,
            is_at_approval: false,
            said: Said::Nothing,
        }
    }

    /// Chooses another format; the file's ending follows.
    pub fn move_by(&mut self, by: isize) {
        let old = EXPORTERS[self.format].id;
        self.format = self.format.saturating_add_signed(by).min(EXPORTERS.len() - 1);
        let stem = self.place.text().strip_suffix(old).map(str::to_owned);
        if let Some(stem) = stem {
            self.place.replace_all(&format!("{stem}{}", EXPORTERS[self.format].id));
        }
        self.said = Said::Nothing;
    }

    /// Edits the place.
    pub fn edit(&mut self, edit: Edit) {
        if !self.is_at_approval {
            self.said = Said::Nothing;
            self.place.apply(edit);
        }
    }

    /// Moves between the place and the choice about the approval.
    pub fn turn(&mut self) {
        self.is_at_approval = !self.is_at_approval;
    }

    /// Whether the choice about the approval has the keys.
    pub fn is_at_approval(&self) -> bool {
        self.is_at_approval
    }

    /// Turns over whether the approval is printed in the document.
    pub fn switch(&mut self) {
        self.with_approval = !self.with_approval;
        self.said = Said::Nothing;
    }

    /// Whether the question about replacing a file is open.
    pub fn asks_to_replace(&self) -> bool {
        self.said == Said::AsksToReplace
    }

    /// Forgets the question.
    pub fn keep_the_old(&mut self) {
        self.said = Said::Nothing;
    }

    /// Has the document written.
    pub fn write(&mut self, is_replacing: bool, wizard: &Wizard) -> Vec<Effect> {
        let place = self.place.text().trim().to_owned();
        if place.is_empty() {
            return Vec::new();
        }
        let (format, draft) = (EXPORTERS[self.format].id, wizard.draft().clone());
        self.said = Said::Writing;
        let with_approval = self.with_approval;
        vec![Effect::Export(Box::new(ExportJob { format, place, is_replacing, with_approval, draft }))]
    }

    /// Takes note of what came of it.
    pub fn written(&mut self, outcome: ExportOutcome, world: &World) {
        let words = &world.words;
        self.said = match outcome {
            ExportOutcome::Written { path, bytes, left_out } => {
                let size = size_text(bytes, world);
                let written = say!(words, "export-written", path = path, size = size);
                let told = say!(words, "export-left-out", count = left_out);
                Said::Done(if left_out == 0 { written } else { format!("{written} {told}") })
            }
            ExportOutcome::Exists => Said::AsksToReplace,
            ExportOutcome::Failed(error) => {
                let hint = error.hint(words).unwrap_or_default();
                Said::Failed(say!(words, "export-failed", cause = error.cause(words), hint = hint))
            }
        };
    }
}

fn default_place(name: &str, ending: &str, world: &World) -> String {
    if world.export_folder.is_empty() {
        format!("{name}.{ending}")
    } else {
        format!("{}/{name}.{ending}", world.export_folder)
    }
}

fn size_text(bytes: usize, world: &World) -> String {
    // Whole kilobytes, and never 0 for a file that holds something.
    say!(world.words, "export-size", kilobytes = bytes.div_ceil(1000))
}

/// Draws the choice and gives where the cursor stands: at the caret in the place.
pub fn draw(
    export: &Export,
    wizard: &Wizard,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let theme = world.theme;
    let mut canvas = Canvas::new(buf, body, theme);
    let columns = body.width.saturating_sub(2);
    // In a low window the blank rows go, and what came of it stands where the problems were.
    let is_low = body.height < 12;
    let gap = u16::from(!is_low);
    let mut row = 0;
    let mut write = |row: &mut u16, text: &str, style: Style| {
        for line in wrapped(text, columns) {
            canvas.put(*row, 1, &line, style);
            *row += 1;
        }
    };
    let (open, style) = open_problems(wizard, world);
    let (said, said_style) = said_text(export, world);
    match (is_low, said.is_empty()) {
        (false, _) => write(&mut row, &open, style),
        (true, true) => write(&mut row, &cut(&open, columns, theme), style),
        (true, false) => write(&mut row, &said, said_style),
    }
    row += gap;
    let room = if is_low { FORMATS_LOW } else { EXPORTERS.len() };
    draw_formats(export, &mut canvas, &mut row, room, world);
    row += gap;
    let cursor = draw_place(export, body, buf, &mut row, scroll, world);
    row += gap;
    let mut canvas = Canvas::new(buf, body, theme);
    let style = if export.is_at_approval { theme.accent() } else { Style::new() };
    if export.is_at_approval {
        canvas.put(row, 1, theme.glyph(Glyph::Pointer), style);
    }
    canvas.put(row, 3, &approval_choice(export.with_approval, world), style);
    let at_approval = Position { x: body.x + 1, y: body.y + row };
    row += 1 + gap;
    if !is_low {
        for line in wrapped(&said, columns) {
            canvas.put(row, 1, &line, said_style);
            row += 1;
        }
    }
    if export.is_at_approval { Some(at_approval) } else { cursor }
}

/// In a low window only so many formats are in sight, the chosen one among them.
const FORMATS_LOW: usize = 5;

fn draw_formats(export: &Export, canvas: &mut Canvas<'_>, row: &mut u16, room: usize, world: &World) {
    let theme = world.theme;
    let first = (export.format + 1).saturating_sub(room);
    for (at, exporter) in EXPORTERS.iter().enumerate().skip(first).take(room) {
        let is_chosen = at == export.format;
        let style = if is_chosen { theme.accent() } else { Style::new() };
        if is_chosen {
            canvas.put(*row, 1, theme.glyph(Glyph::Pointer), style);
        }
        canvas.put(*row, 3, exporter.id, style);
        canvas.put(*row, 9, &(exporter.description)(&world.words), Style::new());
        *row += 1;
    }
}

/// Draws the line with the place below its label, in a low window beside it; gives where the caret stands.
fn draw_place(
    export: &Export,
    body: Rect,
    buf: &mut Buffer,
    row: &mut u16,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let theme = world.theme;
    let label = say!(world.words, "export-place");
    Canvas::new(buf, body, theme).put(*row, 1, &label, theme.strong());
    let indent = if body.height < 12 {
        width(&label) + 2
    } else {
        *row += 1;
        1
    };
    let columns = body.width.saturating_sub(indent + 1);
    let place = Rect { x: body.x + indent, y: body.y + *row, width: columns, height: 1 };
    *row += 1;
    draw_line(&export.place, place.intersection(body), buf, &look(theme, theme.input()), scroll)
}

/// What is said of the document, and how it looks.
fn said_text(export: &Export, world: &World) -> (String, Style) {
    let (words, theme) = (&world.words, world.theme);
    match &export.said {
        Said::Nothing => (String::new(), Style::new()),
        Said::Writing => (say!(words, "export-writing"), Style::new()),
        Said::AsksToReplace => (say!(words, "export-replace"), theme.notice()),
        Said::Done(text) => (text.clone(), theme.done()),
        Said::Failed(text) => (text.clone(), theme.problem()),
    }
}

/// Whether the approval is printed, as a row to choose.
pub fn approval_choice(with_approval: bool, world: &World) -> String {
    let choice = if with_approval { "yes" } else { "no" };
    say!(world.words, "approving-in-document", choice = choice)
}

/// What is still open, by name; it holds nothing back.
pub fn open_problems(wizard: &Wizard, world: &World) -> (String, Style) {
    let words = &world.words;
    let check = wizard.check();
    if check.is_complete() {
        return (say!(words, "review-no-problems"), world.theme.done());
    }
    let names = check.open_fields(world.form);
    let text = say!(words, "export-problems", count = check.problem_count(), fields = names.join(", "));
    (text, world.theme.problem())
}
