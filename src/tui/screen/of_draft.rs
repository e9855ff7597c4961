//! What a step and "Tjek dine svar" have in common: the commands of the open draft, and the rows above it.

use crate::export::{Exporter, Submission};
use crate::form::{FieldId, FormSpec};
use crate::osc52;
use crate::say;
use crate::tui::context::{Context, Heading, Request};
use crate::tui::keys::Command;
use crate::tui::message::Effect;
use crate::tui::open_draft::OpenDraft;
use crate::tui::pane::find::FindPane;
use crate::tui::pane::overview::OverviewPane;
use crate::tui::pane::rivals::RivalsPane;
use crate::tui::pane::spelling::SpellingPane;
use crate::tui::phrases;
use crate::tui::screen::import::{ImportScreen, ImportTarget};
use crate::tui::screen::versions::VersionsScreen;
use crate::tui::widget::step_marks;
use crate::words::size::kilobytes;

/// The commands that both screens know, as far as they do something.
pub(super) fn commands(open: &OpenDraft, cx: &Context) -> Vec<Command> {
    let mut commands = vec![
        Command::NextField,
        Command::PrevField,
        Command::PrevStep,
        Command::Save,
        Command::CopyOut,
        Command::Overview,
        Command::Review,
        Command::Events,
        Command::Versions,
        Command::Import,
        Command::Find,
        Command::Replace,
    ];
    commands.extend((1..).map(Command::Step).take(cx.world.form.sections.len() + 1));
    commands.extend(cx.spelling.is_on().then_some(Command::Spelling));
    commands.extend(open.disputed_field(None, &cx.world).map(|_| Command::Rivals));
    commands
}

/// Does a command that both screens know, at a step counted from 0.
pub(super) fn act(
    command: Command,
    step: usize,
    focused: Option<&FieldId>,
    open: &mut OpenDraft,
    cx: &mut Context,
) {
    match command {
        Command::Save => open.save_on_request(cx),
        Command::Overview => cx.lay(OverviewPane::new(step)),
        Command::Rivals => {
            if let Some(field) = open.disputed_field(focused, &cx.world) {
                cx.lay(RivalsPane::new(field, open));
            }
        }
        Command::Find | Command::Replace => {
            let pane = FindPane::new(focused, command == Command::Replace, open, cx);
            cx.lay(pane);
        }
        Command::Spelling => SpellingPane::lay(focused, open, cx),
        Command::Versions => {
            open.save_on_leaving(cx);
            cx.effect(Effect::ListVersions(open.name().to_owned()));
            cx.show(VersionsScreen::of_open(open, cx));
        }
        Command::Import => {
            open.save_on_leaving(cx);
            cx.effect(Effect::FindImports);
            cx.show(ImportScreen::new(vec![ImportTarget::Open]));
        }
        _ => cx.unused(),
    }
}

/// The request to show a step, counted from 0: its first field, or "Tjek dine svar" after the last.
pub(super) fn step_request(step: usize, form: &FormSpec) -> Request {
    let first = form.sections.get(step).and_then(|section| section.fields().next());
    first
        .map_or(Request::Review, |field| Request::Field { field: field.id.clone(), returns_to_review: false })
}

/// The next deadline that concerns the draft, for its title bar.
pub(super) fn deadline(cx: &Context) -> Vec<String> {
    cx.deadline_of(&cx.world.form)
}

/// The title bar: whose draft it is, whether the text is saved, and the deadline. In a narrow window the deadline goes
/// before a save that failed, and otherwise stays alone.
pub(super) fn title(open: &OpenDraft, cx: &Context) -> (String, Vec<String>) {
    let (saved, deadline, dot) = (open.saved_text(cx), deadline(cx), cx.world.theme.sign("·"));
    let last = deadline.last().filter(|_| open.is_at_rest()).unwrap_or(&saved).clone();
    let both = deadline.into_iter().map(|deadline| format!("{saved} {dot} {deadline}"));
    (open.title(&cx.world.form), both.chain([last]).collect())
}

/// The row below the title: the step, counted from 0, its name, and who else is there.
pub(super) fn step_heading(step: usize, name: String, open: &OpenDraft, cx: &Context) -> Heading {
    let words = &cx.world.words;
    let count = cx.world.form.sections.len() + 1;
    let before = say!(words, "step-of", step = step + 1, count = count);
    let people = open.people(&cx.world);
    let by_name = || say!(words, "others-too", names = phrases::names(words, &people));
    let right = match people.len() {
        0 => Vec::new(),
        1 => vec![by_name()],
        count => vec![by_name(), say!(words, "others-count", count = count)],
    };
    Heading { before, steps: step_marks::all(step, open, &cx.world), name, right, is_notice: true }
}

/// Gives the terminal a text for its own clipboard, and tells no more than that: terminals don't answer.
pub(super) fn copy_out(text: String, cx: &mut Context) {
    let words = &cx.words();
    if text.trim().is_empty() {
        return cx.inform(say!(words, "notice-copy-empty"));
    }
    let bytes = osc52::bytes(&text);
    let size = kilobytes(words, bytes);
    if bytes > osc52::LIMIT {
        let limit = kilobytes(words, osc52::LIMIT);
        return cx.tell(say!(words, "notice-copy-too-long", size = size, limit = limit));
    }
    cx.inform(say!(words, "notice-copied-out", size = size));
    cx.effect(Effect::CopyOut(text));
}

/// The whole application as plain text.
pub(super) fn application(open: &OpenDraft, cx: &Context) -> String {
    let submission = Submission::of(&cx.world.form, open.draft(), cx.time.wall, false);
    let text = Exporter::named("txt").map(|exporter| exporter.export(&submission));
    String::from_utf8_lossy(&text.unwrap_or_default()).into_owned()
}
