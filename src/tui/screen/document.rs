//! What the screens that make a document say alike: what is still open, and whether the approval is printed.

use ratatui::style::Style;

use crate::draft::Draft;
use crate::say;
use crate::tui::context::Context;
use crate::tui::keys::HintKey;
use crate::tui::open_draft::OpenDraft;
use crate::tui::widget::chrome::Hint;
use crate::tui::world::World;
use crate::words::Words;

/// What is still open, by name; it holds nothing back.
pub(super) fn open_problems(open: &OpenDraft, cx: &Context) -> (String, Style) {
    let (words, theme) = (&cx.world.words, cx.world.theme);
    let check = open.check();
    if check.is_complete() {
        return (say!(words, "review-no-problems"), theme.done());
    }
    let names = check.open_fields(cx.world.form);
    let text = say!(words, "export-problems", count = check.problem_count(), fields = names.join(", "));
    (text, theme.problem())
}

/// How a sentence about the approval looks.
pub(super) fn approval_style(draft: &Draft, world: &World) -> Style {
    match draft.approval() {
        None => Style::new(),
        Some(_) if draft.is_approved(world.form) => world.theme.done(),
        Some(_) => world.theme.notice(),
    }
}

/// Whether the approval is printed, as a row to choose.
pub(super) fn approval_choice(with_approval: bool, words: &Words) -> String {
    let choice = if with_approval { "yes" } else { "no" };
    say!(words, "approving-in-document", choice = choice)
}

/// How one comes to the choice about the approval, and there how it is toggled.
pub(super) fn approval_hint(is_there: bool, words: &Words) -> Hint {
    if is_there {
        Hint::key(HintKey::Space, say!(words, "approving-switch"), words)
    } else {
        Hint::key(HintKey::Tab, say!(words, "approving-hint"), words)
    }
}
