//! Two texts of one answer, held against each other, and the choice between them.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::draft::{Rival, Settle};
use crate::form::{Field, FieldId};
use crate::say;
use crate::tui::context::{Context, Pane, PaneState};
use crate::tui::keys::{Action, Command, HintKey, Move};
use crate::tui::open_draft::OpenDraft;
use crate::tui::phrases;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::difference::{Difference, NAME_ROWS};
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::{Canvas, cut, rows, width};
use crate::words::Words;

/// Keep one's own text, take the other, keep both.
const CHOICES: usize = 3;

/// The choice about the answer of one field.
#[derive(Debug)]
pub(crate) struct RivalsPane {
    field: FieldId,
    /// The texts to choose from; where they change, the choice is another.
    rivals: Vec<Rival>,
    /// Which of the other texts is shown, from 0.
    shown: usize,
    chosen: usize,
    scroll: ScrollOffset,
}

impl RivalsPane {
    pub(crate) fn new(field: FieldId, open: &OpenDraft) -> Self {
        let rivals = open.draft().rivals(&field).to_vec();
        RivalsPane { field, rivals, shown: 0, chosen: 0, scroll: ScrollOffset::default() }
    }

    fn difference(&self, open: &OpenDraft, columns: u16, cx: &Context) -> Option<Difference> {
        let rival = self.rivals.get(self.shown)?;
        Some(Difference::new(open.answer(&self.field), &rival.text, columns, &cx.world.words))
    }

    fn settle(&self, open: &mut OpenDraft, cx: &mut Context) -> PaneState {
        let how = match self.chosen {
            0 => Settle::KeepAnswer,
            1 => Settle::TakeRival(self.shown),
            _ => Settle::KeepAll,
        };
        open.settle(&self.field, how, cx);
        PaneState::Closed
    }

    fn move_by(&mut self, step: Move, open: &OpenDraft, cx: &Context) {
        match step {
            Move::Up | Move::Down => self.chosen = moved(self.chosen, step.rows(), CHOICES),
            Move::Left | Move::Right => {
                let by = if step == Move::Left { -1 } else { 1 };
                self.shown = moved(self.shown, by, self.rivals.len());
                self.scroll.set(0);
            }
            _ => {
                let body = cx.text_body();
                let Some(difference) = self.difference(open, body.width, cx) else { return };
                let room = usize::from(text_rows(body).saturating_sub(NAME_ROWS));
                let by = step.rows_in(usize::from(body.height.saturating_sub(5)));
                self.scroll.scroll(by, difference.len(), room);
            }
        }
    }

    fn draw_heading(&self, canvas: &mut Canvas<'_>, cx: &Context) {
        let count = self.rivals.len();
        let counted = say!(cx.world.words, "rivals-count", number = self.shown + 1, count = count);
        let counted = if count > 1 { counted } else { String::new() };
        let name = cx.world.form.field(&self.field).map_or("", Field::name);
        let room = canvas.width().saturating_sub(width(&counted) + 4);
        canvas.put(0, 1, &cut(name, room, cx.world.theme), cx.world.theme.strong());
        canvas.put_right(0, 1, &counted, Style::new());
    }
}

/// The rows between the heading and the choices, with the texts' names.
fn text_rows(area: Rect) -> u16 {
    area.height.saturating_sub(1 + choice_rows(area))
}

/// The choices, with a rule above them where there is room.
fn choice_rows(area: Rect) -> u16 {
    rows(CHOICES) + u16::from(area.height >= 12)
}

impl Pane for RivalsPane {
    fn command(&self) -> Option<Command> {
        Some(Command::Rivals)
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState {
        let Some(open) = open else { return PaneState::Closed };
        match action {
            Action::Accept => return self.settle(open, cx),
            Action::Number(number @ 1..=CHOICES) => {
                self.chosen = number - 1;
                return self.settle(open, cx);
            }
            Action::Move(step) => self.move_by(step, open, cx),
            _ => cx.unused(),
        }
        PaneState::Open
    }

    fn is_moot(&self, open: Option<&OpenDraft>) -> bool {
        open.is_none_or(|open| open.draft().rivals(&self.field) != self.rivals)
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let mut hints = vec![Hint::key(HintKey::Accept, say!(words, "hint-choose"), words)];
        if self.rivals.len() > 1 {
            hints.push(Hint::key(HintKey::LeftRight, say!(words, "hint-other-text"), words));
        }
        hints.push(Hint::key(HintKey::Close, say!(words, "hint-close"), words));
        hints.push(Hint::key(HintKey::PageDown, say!(words, "hint-scroll"), words));
        hints
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let words = &cx.world.words;
        let rival = self.rivals.get(self.shown)?;
        self.draw_heading(canvas, cx);
        let body = canvas.area();
        let texts = Rect { y: body.y + 1, height: text_rows(body), ..body };
        let (who, time) =
            (phrases::person(&rival.by, &cx.world), phrases::moment(words, rival.at, cx.time.wall));
        let names = [say!(words, "rivals-own"), say!(words, "rivals-other", who = who, time = time)];
        let difference = self.difference(open?, body.width, cx)?;
        difference.draw(&mut canvas.part(texts), 0, self.scroll.get(), [&names[0], &names[1]]);
        let mut below = canvas.part(Rect { y: texts.bottom(), height: choice_rows(body), ..body });
        let choices = [say!(words, "rivals-keep"), say!(words, "rivals-take"), say!(words, "rivals-both")];
        let top = below.height().saturating_sub(rows(CHOICES));
        if top > 0 {
            below.rule(0);
        }
        let choices = (1..).zip(choices);
        Some(below.below(top).list(choices, 0, self.chosen, |canvas, y, (number, text), style| {
            canvas.put(y, 3, &format!("{number} {text}"), style);
        }))
    }
}
