//! A calendar file that a screen has written: asked for, and told with where it lies and how it is fetched.

use ratatui::style::Style;

use crate::say;
use crate::tui::context::Context;
use crate::tui::message::{CalendarJob, Effect, Message};
use crate::tui::pane::question::QuestionPane;
use crate::tui::screen::export::{default_place, outcome_text};

/// What became of the calendar file of a screen.
#[derive(Debug, Default)]
pub(crate) struct CalendarFile {
    /// Where the one goes that was asked for last: another screen may have one written, too.
    place: String,
    /// What is told of the last one, and how that looks, until something else is done.
    told: Option<(String, Style)>,
}

impl CalendarFile {
    /// Has a file of this name, without its ending, written where documents go. `command` prints the same.
    pub(crate) fn save(&mut self, name: &str, command: Option<String>, text: String, cx: &mut Context) {
        let place = default_place(name, "ics", &cx.world);
        self.place.clone_from(&place);
        self.told = Some((say!(cx.world.words, "calendar-saving"), Style::new()));
        write(CalendarJob { text, command, place, is_replacing: false }, cx);
    }

    /// Whether a message is the end of that.
    pub(crate) fn awaits(&self, message: &Message) -> bool {
        matches!(message, Message::CalendarWritten(job, _) if job.place == self.place)
    }

    /// Takes note of what came of it; asks whether another file may be replaced.
    pub(crate) fn hear(&mut self, message: &Message, cx: &mut Context) {
        let Message::CalendarWritten(job, outcome) = message else { return };
        if !self.awaits(message) {
            return;
        }
        self.told = outcome_text(outcome, &cx.world);
        if self.told.is_none() {
            let job = CalendarJob { is_replacing: true, ..(**job).clone() };
            let words = cx.words();
            let (text, yes) = (say!(words, "export-replace"), say!(words, "hint-replace"));
            let question = QuestionPane::new(text, yes, cx, |_, cx| write(job, cx));
            cx.lay(question);
        }
    }

    /// Forgets what was told: something else is looked at now.
    pub(crate) fn forget(&mut self) {
        self.told = None;
    }

    /// What is to be told, and how it looks.
    pub(crate) fn told(&self) -> Option<(&str, Style)> {
        self.told.as_ref().map(|(text, style)| (text.as_str(), *style))
    }
}

fn write(job: CalendarJob, cx: &mut Context) {
    cx.effect(Effect::WriteCalendar(Box::new(job)));
}
