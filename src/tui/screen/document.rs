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

/// What is still open and what is to be known, by name; it holds nothing back.
pub(super) fn open_problems(open: &OpenDraft, cx: &Context) -> (String, Style) {
    let (words, theme, form) = (&cx.world.words, cx.world.theme, &cx.world.form);
    let check = open.check();
    let (problems, style) = if check.is_complete() {
        (say!(words, "review-no-problems"), theme.done())
    } else {
        let fields = check.names_with(form, false).join(", ");
        let text = say!(words, "export-problems", count = check.problem_count(), fields = fields);
        (text, theme.problem())
    };
    let noted = check.names_with(form, true);
    if noted.is_empty() {
        return (problems, style);
    }
    let notices = say!(words, "document-notices", fields = noted.join(", "));
    let style = if check.is_complete() { theme.notice() } else { style };
    (format!("{}. {notices}", problems.trim_end_matches('.')), style)
}

/// How a sentence about the approval looks.
pub(super) fn approval_style(draft: &Draft, world: &World) -> Style {
    match draft.approval() {
        None => Style::new(),
        Some(_) if draft.is_approved(&world.form) => world.theme.done(),
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
