//! Which form a new application fills, where there is more than one.

use ratatui::layout::Position;
use ratatui::style::Style;

use crate::form::FormDefinition;
use crate::say;
use crate::tui::context::{Context, Heading, Outline, Screen};
use crate::tui::keys::{Action, Command, HintKey, Mode};
use crate::tui::open_draft::OpenDraft;
use crate::tui::screen::new::NewScreen;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::list::{ScrollOffset, moved};
use crate::tui::widget::text::{Canvas, cut, width};
use crate::words::date;

/// Begins a new application: with the question which form, or, where there is one alone, who applies.
pub(crate) fn begin(is_first: bool, cx: &mut Context) {
    if cx.world.forms.is_several() {
        cx.show(FormsScreen { is_first, chosen: 0, scroll: ScrollOffset::default() });
    } else {
        cx.show(NewScreen::new(is_first, cx.world.forms.first().asked_first()));
    }
}

/// The list of forms.
#[derive(Debug)]
pub(crate) struct FormsScreen {
    /// Whether there is no draft yet: then the next screen says what the program is.
    is_first: bool,
    chosen: usize,
    scroll: ScrollOffset,
}

impl Screen for FormsScreen {
    fn mode(&self, _: Option<&OpenDraft>, _: &Context) -> Mode {
        Mode::LIST
    }

    fn commands(&self, _: Option<&OpenDraft>, _: &Context) -> Vec<Command> {
        vec![Command::Events]
    }

    fn outline(&self, _: Option<&OpenDraft>, cx: &Context) -> Outline {
        let words = &cx.world.words;
        Outline {
            fills_window: false,
            // The next deadline is that of one of them.
            title: (say!(words, "new-title"), Vec::new()),
            heading: Some(Heading::of(say!(words, "new-form"))),
            hints: vec![Hint::key(HintKey::Accept, say!(words, "hint-choose"), words), Hint::back(words)],
        }
    }

    fn act(&mut self, action: Action, _: &mut Option<OpenDraft>, cx: &mut Context) {
        let form = cx.world.forms.iter().nth(self.chosen).map(FormDefinition::asked_first);
        match action {
            Action::Accept => {
                let form = form.unwrap_or_else(|| cx.world.forms.first().asked_first());
                cx.show(NewScreen::new(self.is_first, form));
            }
            Action::Move(step) => self.chosen = moved(self.chosen, step.rows(), cx.world.forms.iter().len()),
            _ => cx.unused(),
        }
    }

    fn draw(&self, _: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let row = canvas.put_wrapped(0, 1, &say!(words, "new-which-form"), theme.strong());
        let mut list = canvas.below(row + 1);
        let forms: Vec<&FormDefinition> = cx.world.forms.iter().collect();
        let first = self.scroll.follow(self.chosen, usize::from(list.height()));
        let room = list.width().saturating_sub(4);
        Some(list.list(&forms, first, self.chosen, |list, y, form, style: Style| {
            // In a narrow window the title has the row.
            let when = form.applications_in_short(words, date::short_day);
            let when = if room > 2 * width(&when) + 30 { when } else { String::new() };
            list.put(y, 3, &cut(form.title(), room.saturating_sub(width(&when) + 2), theme), style);
            list.put_right(y, 1, &when, style);
        }))
    }
}
