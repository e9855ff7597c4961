//! What "Tjek dine svar" says of the approval and of the letters. Computed from the answers each time, so that an edit
//! changes it at once and the same text again restores it.

use ratatui::style::Style;

use super::Target;
use crate::draft::status::{self, DraftStatus};
use crate::say;
use crate::tui::model::Posting;
use crate::tui::screen::send::without_under_way;
use crate::tui::screen::wizard::Wizard;
use crate::tui::world::World;

/// A sentence, how it looks, and whether it tells of anything.
pub(super) struct Told {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) target: Target,
    /// False for "Ikke godkendt" and "Ikke sendt", which are said at the end only.
    pub(super) is_something: bool,
}

/// The sentences about the approval and the letters; one that is on its way is told as such.
pub(super) fn told(wizard: &Wizard, posting: Option<&Posting>, world: &World) -> Vec<Told> {
    let (form, words, theme) = (world.form, &world.words, world.theme);
    let now = wizard.now();
    let under_way = posting.filter(|posting| posting.is_under_way());
    let settled = without_under_way(wizard.draft(), posting);
    let approval = Told {
        text: status::approval(&settled, form, now, words),
        style: match settled.approval() {
            None => Style::new(),
            Some(_) if settled.is_approved(form) => theme.done(),
            Some(_) => theme.notice(),
        },
        target: Target::Approval,
        is_something: settled.approval().is_some(),
    };
    let style = match DraftStatus::of(&settled, form) {
        Some(DraftStatus::Sent) => theme.done(),
        Some(DraftStatus::Changed | DraftStatus::Unsettled) => theme.notice(),
        Some(DraftStatus::Approved) | None => Style::new(),
    };
    let letter = |text: String, style: Style, is_something: bool| Told {
        text,
        style,
        target: Target::Sending,
        is_something,
    };
    let sent = match (status::sent(&settled, form, now, words), under_way) {
        (None, Some(_)) => None,
        (None, None) => Some(letter(say!(words, "standing-not-sent"), Style::new(), false)),
        (Some(text), _) => Some(letter(text, style, true)),
    };
    let going = under_way.map(|posting| letter(posting.told(world), theme.notice(), true));
    let shown_to = status::shown_to(&settled, form, now, words).into_iter();
    let shown_to = shown_to.map(|text| letter(text, Style::new(), true));
    [Some(approval), sent, going].into_iter().flatten().chain(shown_to).collect()
}
