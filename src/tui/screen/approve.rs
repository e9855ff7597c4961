//! The leader's approval: what it is, who gives it, and taking it back. Name and title are never filled in
//! beforehand: whoever approves writes their own, also the second time.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::Seal;
use crate::draft::status;
use crate::form::Field;
use crate::say;
use crate::tui::editor::Edit;
use crate::tui::editor::line::LineEditor;
use crate::tui::editor::view::{Scroll, draw_line};
use crate::tui::keys::{Command, ListKey};
use crate::tui::screen::export::open_problems;
use crate::tui::screen::wizard::{Wizard, look};
use crate::tui::theme::Glyph;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::text::{Canvas, cut, width, wrapped};
use crate::tui::world::World;
use crate::words::Words;

/// The screen of the approval.
#[derive(Debug)]
pub enum Approve {
    /// There is one already: what is to be done with it.
    Given(Choice),
    /// Who approves.
    Asks(Box<Signer>),
    /// The draft can't be changed, so it only tells.
    ReadOnly,
}

/// What can be done with an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Approve the answers as they are now.
    Anew,
    /// Take the approval back.
    Withdraw,
}

/// Who approves, as far as they have written it.
#[derive(Debug)]
pub struct Signer {
    name: LineEditor,
    title: LineEditor,
    is_at_title: bool,
    /// What the answers said when this was last shown to whoever approves.
    seen: Seal,
    /// Whether Enter was pressed on what is still empty.
    asks_again: bool,
}

impl Approve {
    /// The screen for a draft as it is.
    pub fn new(wizard: &Wizard, is_read_only: bool) -> Self {
        if is_read_only {
            Approve::ReadOnly
        } else if wizard.draft().approval().is_some() {
            Approve::Given(Choice::Anew)
        } else {
            Approve::asking(wizard)
        }
    }

    fn asking(wizard: &Wizard) -> Self {
        let (name, title) = (LineEditor::new(""), LineEditor::new(""));
        let seen = Seal::of(wizard.draft());
        Approve::Asks(Box::new(Signer { name, title, is_at_title: false, seen, asks_again: false }))
    }

    /// The names of the answers that changed since whoever approves last saw them; they have seen them then.
    pub fn came_in(&mut self, wizard: &Wizard, world: &World) -> String {
        let Approve::Asks(signer) = self else { return String::new() };
        let broken = signer.seen.broken(world.form, wizard.draft());
        signer.seen = Seal::of(wizard.draft());
        let names = broken.iter().filter_map(|field| world.form.field(field)).map(Field::name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// Whether text is typed.
    pub fn is_asking(&self) -> bool {
        matches!(self, Approve::Asks(_))
    }

    /// Edits the line that has the caret.
    pub fn edit(&mut self, edit: Edit) {
        if let Approve::Asks(signer) = self {
            signer.asks_again = false;
            signer.line_mut().apply(edit);
        }
    }

    /// Moves between the lines, or between what can be done: to the first or to the second.
    pub fn move_to(&mut self, is_second: bool) {
        match self {
            Approve::Given(choice) => {
                *choice = if is_second { Choice::Withdraw } else { Choice::Anew };
            }
            Approve::Asks(signer) => {
                signer.is_at_title = is_second;
                signer.asks_again = false;
            }
            Approve::ReadOnly => {}
        }
    }

    /// Moves to the other of the two.
    pub fn turn(&mut self) {
        let is_second = match self {
            Approve::Given(choice) => *choice == Choice::Withdraw,
            Approve::Asks(signer) => signer.is_at_title,
            Approve::ReadOnly => return,
        };
        self.move_to(!is_second);
    }

    /// Takes Enter: the way on from the first line, on the last the name and title of whoever approves. Where one of
    /// them is empty, that is asked for.
    pub fn accept(&mut self) -> Option<(String, String)> {
        let Approve::Asks(signer) = self else { return None };
        let is_blank = |line: &LineEditor| line.text().trim().is_empty();
        let is_done = !is_blank(&signer.name) && signer.is_at_title && !is_blank(&signer.title);
        if is_done {
            return Some((signer.name.text().to_owned(), signer.title.text().to_owned()));
        }
        signer.asks_again = is_blank(&signer.name) || signer.is_at_title;
        signer.is_at_title = !is_blank(&signer.name);
        None
    }

    /// Takes Enter where there is an approval, and says whether it is to be taken back.
    pub fn chosen(&mut self, wizard: &Wizard) -> Option<Choice> {
        let Approve::Given(choice) = *self else { return None };
        if choice == Choice::Anew {
            *self = Approve::asking(wizard);
        }
        Some(choice)
    }
}

impl Signer {
    fn line_mut(&mut self) -> &mut LineEditor {
        if self.is_at_title { &mut self.title } else { &mut self.name }
    }
}

/// Draws the screen and gives where the cursor stands: at the caret, or at the chosen row.
pub fn draw(
    approve: &Approve,
    wizard: &Wizard,
    body: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let (words, theme) = (&world.words, world.theme);
    let columns = body.width.saturating_sub(2);
    // In a low window the blank rows go, and the open problems keep to one.
    let is_low = body.height < 12;
    let gap = u16::from(!is_low);
    let mut row = 0;
    let mut canvas = Canvas::new(buf, body, theme);
    // What is chosen or typed stays in sight, however much there is to tell.
    let last = body.height.saturating_sub(3);
    let mut write = |row: &mut u16, text: &str, style: Style| {
        for line in wrapped(text, columns) {
            if *row < last {
                canvas.put(*row, 1, &line, style);
                *row += 1;
            }
        }
    };
    let (open, style) = open_problems(wizard, world);
    let open = if is_low { cut(&open, columns, theme) } else { open };
    write(&mut row, &open, style);
    row += gap;
    if !(is_low && matches!(approve, Approve::Given(_))) {
        write(&mut row, &say!(words, "approving-what"), Style::new());
        row += gap;
    }
    if let Some(told) = status::approval_in_full(wizard.draft(), world.form, words)
        && !(is_low && approve.is_asking())
    {
        let is_in_force = wizard.draft().is_approved(world.form);
        let style = if is_in_force { theme.done() } else { theme.notice() };
        write(&mut row, &told, style);
        row += gap;
    }
    let below = Rect { y: body.y + row, height: body.height.saturating_sub(row), ..body };
    match approve {
        Approve::Given(choice) => Some(draw_choice(*choice, below, buf, world)),
        Approve::Asks(signer) => draw_signer(signer, below, buf, scroll, world),
        Approve::ReadOnly => {
            write(&mut row, &say!(words, "approving-read-only"), theme.notice());
            None
        }
    }
}

fn draw_choice(chosen: Choice, area: Rect, buf: &mut Buffer, world: &World) -> Position {
    let (words, theme) = (&world.words, world.theme);
    let mut canvas = Canvas::new(buf, area, theme);
    let rows = [
        (Choice::Anew, say!(words, "approving-anew")),
        (Choice::Withdraw, say!(words, "approving-withdraw")),
    ];
    for (row, (choice, text)) in (0..).zip(&rows) {
        let style = if *choice == chosen { theme.accent() } else { Style::new() };
        if *choice == chosen {
            canvas.put(row, 1, theme.glyph(Glyph::Pointer), style);
        }
        canvas.put(row, 3, text, style);
    }
    let row = u16::from(chosen == Choice::Withdraw);
    Position { x: area.x + 1, y: (area.y + row).min(area.bottom().saturating_sub(1)) }
}

fn draw_signer(
    signer: &Signer,
    area: Rect,
    buf: &mut Buffer,
    scroll: &mut Scroll,
    world: &World,
) -> Option<Position> {
    let (words, theme) = (&world.words, world.theme);
    let labels = [say!(words, "approving-name"), say!(words, "approving-job-title")];
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 3;
    let mut cursor = None;
    for (row, (label, line)) in (0..).zip(labels.iter().zip([&signer.name, &signer.title])) {
        let is_here = signer.is_at_title == (row == 1);
        let style = if is_here { theme.accent() } else { Style::new() };
        Canvas::new(buf, area, theme).put(row, 1, label, style);
        let place = Rect {
            x: area.x + column,
            y: area.y + row,
            width: area.width.saturating_sub(column + 1).min(44),
            height: 1,
        };
        let look = look(theme, theme.input());
        let mut still = Scroll::default();
        let scroll = if is_here { &mut *scroll } else { &mut still };
        let at = draw_line(line, place.intersection(area), buf, &look, scroll);
        cursor = if is_here { at } else { cursor };
    }
    if signer.asks_again {
        let text = if signer.is_at_title {
            say!(words, "approving-no-title")
        } else {
            say!(words, "approving-no-name")
        };
        let mut canvas = Canvas::new(buf, area, theme);
        for (row, line) in (2..).zip(wrapped(&format!("! {text}"), area.width.saturating_sub(2))) {
            canvas.put(row, 1, &line, theme.problem());
        }
    }
    cursor
}

/// The keys that matter here.
pub fn hints(approve: &Approve, words: &Words) -> Vec<Hint> {
    match approve {
        Approve::Asks(_) => vec![
            Hint::new("Enter", ListKey::Approve.label(words)),
            Hint::new("Tab", Command::NextField.label(words)),
        ],
        Approve::Given(_) => vec![Hint::new("Enter", say!(words, "hint-choose"))],
        Approve::ReadOnly => Vec::new(),
    }
}
