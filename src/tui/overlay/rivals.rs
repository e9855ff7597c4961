//! Two texts of one answer, held against each other, and the choice between them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::{Rival, Settle};
use crate::form::{Field, FieldId};
use crate::say;
use crate::tui::screen::wizard::Wizard;
use crate::tui::theme::Glyph;
use crate::tui::told;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::text::{Canvas, cut, width};
use crate::tui::world::World;

/// The choice about the answer of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The field.
    pub field: FieldId,
    /// Which of the other texts is shown, from 0.
    rival: usize,
    /// The chosen line, from 0.
    chosen: usize,
    /// The first row of the texts that is shown.
    first: usize,
}

const CHOICES: usize = 3;

impl Choosing {
    /// The choice about a field's answer.
    pub fn new(field: FieldId) -> Self {
        Choosing { field, rival: 0, chosen: 0, first: 0 }
    }

    /// Chooses the line so many further down.
    pub fn move_by(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(CHOICES - 1);
    }

    /// Chooses a line by its number, from 1, and says whether there is such a line.
    pub fn pick(&mut self, number: usize) -> bool {
        let is_there = (1..=CHOICES).contains(&number);
        if is_there {
            self.chosen = number - 1;
        }
        is_there
    }

    /// Turns to another of the other texts.
    pub fn turn(&mut self, by: isize, wizard: &Wizard) {
        let last = wizard.draft().rivals(&self.field).len().saturating_sub(1);
        self.rival = self.rival.saturating_add_signed(by).min(last);
        self.first = 0;
    }

    /// Scrolls in the texts.
    pub fn scroll(&mut self, by: isize, area: Rect, wizard: &Wizard, world: &World) {
        let Some(difference) = self.difference(wizard, area.width, world) else { return };
        let room = text_rows(area).saturating_sub(NAME_ROWS);
        let last = difference.len().saturating_sub(usize::from(room));
        self.first = self.first.min(last).saturating_add_signed(by).min(last);
    }

    /// What was chosen.
    pub fn how(&self) -> Settle {
        match self.chosen {
            0 => Settle::KeepAnswer,
            1 => Settle::TakeRival(self.rival),
            _ => Settle::KeepAll,
        }
    }

    fn shown<'w>(&self, wizard: &'w Wizard) -> Option<&'w Rival> {
        let rivals = wizard.draft().rivals(&self.field);
        rivals.get(self.rival.min(rivals.len().saturating_sub(1)))
    }

    fn difference(&self, wizard: &Wizard, columns: u16, world: &World) -> Option<Difference> {
        let rival = self.shown(wizard)?;
        Some(Difference::new(wizard.draft().answer(&self.field), &rival.text, columns, &world.words))
    }
}

/// The rows between the heading and the choices, with the texts' names.
fn text_rows(area: Rect) -> u16 {
    area.height.saturating_sub(1 + choice_rows(area))
}

/// The choices, with a rule above them where there is room.
fn choice_rows(area: Rect) -> u16 {
    u16::try_from(CHOICES).unwrap_or(0) + u16::from(area.height >= 12)
}

/// Draws the choice over the body and gives where the cursor stands: at the chosen line.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    wizard: &Wizard,
    choosing: &Choosing,
    world: &World,
) -> Option<Position> {
    let theme = world.theme;
    let words = &world.words;
    let rival = choosing.shown(wizard)?;
    let who = told::person(&rival.by, world);
    heading(&mut Canvas::new(buf, area, theme), wizard, choosing, world);
    let texts = Rect { y: area.y + 1, height: text_rows(area), ..area };
    let time = told::moment(words, rival.at, wizard.now());
    let names = [say!(words, "rivals-own"), say!(words, "rivals-other", who = who, time = time)];
    let difference = choosing.difference(wizard, area.width, world)?;
    difference.draw(&mut Canvas::new(buf, texts, theme), 0, choosing.first, [&names[0], &names[1]]);
    let below = Rect { y: texts.bottom(), height: choice_rows(area), ..area };
    let mut canvas = Canvas::new(buf, below, theme);
    let choices = [say!(words, "rivals-keep"), say!(words, "rivals-take"), say!(words, "rivals-both")];
    let top = below.height.saturating_sub(3);
    if top > 0 {
        canvas.rule(0);
    }
    for ((y, number), text) in (top..).zip(1..).zip(choices) {
        let is_chosen = choosing.chosen + 1 == number;
        let style = if is_chosen { theme.accent() } else { Style::new() };
        if is_chosen {
            canvas.put(y, 1, theme.glyph(Glyph::Pointer), style);
        }
        canvas.put(y, 3, &format!("{number} {text}"), style);
    }
    let row = top + u16::try_from(choosing.chosen).unwrap_or(0);
    Some(Position { x: below.x + 1, y: (below.y + row).min(area.bottom().saturating_sub(1)) })
}

fn heading(canvas: &mut Canvas<'_>, wizard: &Wizard, choosing: &Choosing, world: &World) {
    let count = wizard.draft().rivals(&choosing.field).len();
    let number = choosing.rival.min(count.saturating_sub(1)) + 1;
    let counted = say!(world.words, "rivals-count", number = number, count = count);
    let counted = if count > 1 { counted } else { String::new() };
    let name = world.form.field(&choosing.field).map_or("", Field::name);
    let room = canvas.width().saturating_sub(width(&counted) + 4);
    canvas.put(0, 1, &cut(name, room, world.theme), world.theme.strong());
    canvas.put_right(0, 1, &counted, Style::new());
}
