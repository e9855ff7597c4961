//! What a screen is, what lies over one, and what both may ask of the router. A screen or pane is one place: its
//! state, commands, hints and picture. It shows another only by a [`Request`], so that none reaches into another.

use std::fmt::Debug;
use std::ops::{Deref, DerefMut};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::event::deadline::title_row;
use crate::form::FieldId;
use crate::tui::keys::{Action, Command, Mode};
use crate::tui::message::{Message, Time};
use crate::tui::open_draft::{OpenDraft, Refresh};
use crate::tui::shared::Shared;
use crate::tui::widget::chrome::Hint;
use crate::tui::world::World;
use crate::words::date;

/// What a screen may ask of the router. Done in order, once the screen has acted.
#[derive(Debug)]
pub(crate) enum Request {
    /// Leave this screen for the one below.
    Back,
    /// Show another screen over this one.
    Show(Box<dyn Screen>),
    /// Show another screen in place of this one.
    Replace(Box<dyn Screen>),
    /// Show the list of drafts.
    Start,
    /// Show the open draft where its writer left off.
    Draft,
    /// Save the open draft and open the one of this name.
    Open(String),
    /// Show a field of the open draft.
    Field {
        field: FieldId,
        /// Whether leaving the field leads to "Tjek dine svar".
        returns_to_review: bool,
    },
    /// Show "Tjek dine svar".
    Review,
    /// Lay a pane over the screen.
    Lay(Box<dyn Pane>),
    /// Do a command as if its key were pressed.
    Run(Command),
    /// Close the open draft and its screens.
    CloseDraft,
    /// Save and leave.
    Quit,
}

/// What a screen may use while it acts.
#[derive(Debug)]
pub(crate) struct Context {
    shared: Shared,
    requests: Vec<Request>,
}

impl Deref for Context {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl DerefMut for Context {
    fn deref_mut(&mut self) -> &mut Shared {
        &mut self.shared
    }
}

impl Context {
    pub(crate) fn new(world: World, time: Time, size: (u16, u16)) -> Self {
        Context { shared: Shared::new(world, time, size), requests: Vec::new() }
    }

    pub(crate) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }

    pub(crate) fn back(&mut self) {
        self.request(Request::Back);
    }

    pub(crate) fn show(&mut self, screen: impl Screen + 'static) {
        self.request(Request::Show(Box::new(screen)));
    }

    pub(crate) fn lay(&mut self, pane: impl Pane + 'static) {
        self.request(Request::Lay(Box::new(pane)));
    }

    pub(crate) fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// The next deadline, for the title row.
    pub(crate) fn deadline(&self) -> String {
        title_row(&self.world.events, self.time.wall, &self.world.words)
    }

    /// The date, for the title row; a narrow window has no room for it where `gives_way`.
    pub(crate) fn date(&self, gives_way: bool) -> String {
        let has_room = self.size.0 >= NARROW || !gives_way;
        if has_room { date::header(&self.world.words, self.time.wall) } else { String::new() }
    }
}

/// Below this width the title row keeps to what matters most, in columns.
pub(crate) const NARROW: u16 = 60;

/// The row below the title.
#[derive(Debug, Default)]
pub(crate) struct Heading {
    /// Plain text before the name.
    pub(crate) before: String,
    pub(crate) name: String,
    /// Candidates for the right end; the first that fits is shown.
    pub(crate) right: Vec<String>,
}

impl Heading {
    pub(crate) fn of(name: String) -> Self {
        Heading { name, ..Heading::default() }
    }
}

/// What the router must know of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScreenRole {
    /// The list of drafts: there is one at most.
    Start,
    /// A step of the open draft.
    Step,
    /// "Tjek dine svar": there is one at most, and it stays below the fields that it leads to.
    Review,
    /// The letter: what came of one is shown at length there.
    Letter,
    /// It shows the open draft, and closes with it.
    OfDraft,
    Other,
}

pub(crate) trait Screen: Debug {
    /// How keys are read now.
    fn mode(&self, open: Option<&OpenDraft>, cx: &Context) -> Mode;

    /// Whether a command does something here; the menu shows only those, and only those are acted on.
    fn offers(&self, command: Command, open: Option<&OpenDraft>, cx: &Context) -> bool;

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context);

    fn paste(&mut self, _text: &str, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Takes note of what happened outside. Every screen is told, so each looks for its own.
    fn hear(&mut self, _message: &Message, _open: Option<&OpenDraft>, _cx: &mut Context) {}

    /// Takes the text back from the user's own editor.
    fn edited_outside(&mut self, _text: &str, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Brings itself up to an open draft that changed by another's hand, or to a window of another size.
    fn refresh(&mut self, _why: Refresh, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Takes note that a draft was opened, and says whether it goes on in front of it.
    fn goes_on(&mut self, _open: &OpenDraft, _cx: &mut Context) -> bool {
        false
    }

    /// Takes note that it was asked for by a [`Request`] and is shown.
    fn shown(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    fn role(&self) -> ScreenRole {
        ScreenRole::Other
    }

    /// The title row: what is shown, and facts at the right.
    fn title(&self, open: Option<&OpenDraft>, cx: &Context) -> (String, String);

    /// The row below the title, if there is one.
    fn heading(&self, _open: Option<&OpenDraft>, _cx: &Context) -> Option<Heading> {
        None
    }

    /// The keys that matter most now, the most important first.
    fn hints(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Hint>;

    /// Draws the body and gives where the cursor stands.
    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, body: Rect, buf: &mut Buffer) -> Option<Position>;
}

/// A screen of the open draft: it isn't there without one.
pub(crate) trait DraftScreen: Debug {
    fn mode(&self, open: &OpenDraft, cx: &Context) -> Mode;

    fn offers(&self, command: Command, open: &OpenDraft, cx: &Context) -> bool;

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context);

    fn paste(&mut self, _text: &str, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn hear(&mut self, _message: &Message, _open: &OpenDraft, _cx: &mut Context) {}

    fn edited_outside(&mut self, _text: &str, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn refresh(&mut self, _why: Refresh, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn shown(&mut self, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn role(&self) -> ScreenRole {
        ScreenRole::OfDraft
    }

    fn facts(&self, _open: &OpenDraft, cx: &Context) -> String {
        cx.deadline()
    }

    fn heading(&self, open: &OpenDraft, cx: &Context) -> Heading;

    fn hints(&self, open: &OpenDraft, cx: &Context) -> Vec<Hint>;

    fn draw(&self, open: &OpenDraft, cx: &Context, body: Rect, buf: &mut Buffer) -> Option<Position>;
}

impl<S: DraftScreen> Screen for S {
    fn mode(&self, open: Option<&OpenDraft>, cx: &Context) -> Mode {
        open.map_or(Mode::LIST, |open| DraftScreen::mode(self, open, cx))
    }

    fn offers(&self, command: Command, open: Option<&OpenDraft>, cx: &Context) -> bool {
        open.is_some_and(|open| DraftScreen::offers(self, command, open, cx))
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::act(self, action, open, cx);
        }
    }

    fn paste(&mut self, text: &str, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::paste(self, text, open, cx);
        }
    }

    fn hear(&mut self, message: &Message, open: Option<&OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::hear(self, message, open, cx);
        }
    }

    fn edited_outside(&mut self, text: &str, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::edited_outside(self, text, open, cx);
        }
    }

    fn refresh(&mut self, why: Refresh, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::refresh(self, why, open, cx);
        }
    }

    fn shown(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::shown(self, open, cx);
        }
    }

    fn role(&self) -> ScreenRole {
        DraftScreen::role(self)
    }

    fn title(&self, open: Option<&OpenDraft>, cx: &Context) -> (String, String) {
        open.map_or_else(Default::default, |open| (open.title(cx.world.form), self.facts(open, cx)))
    }

    fn heading(&self, open: Option<&OpenDraft>, cx: &Context) -> Option<Heading> {
        open.map(|open| DraftScreen::heading(self, open, cx))
    }

    fn hints(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Hint> {
        open.map_or_else(Vec::new, |open| DraftScreen::hints(self, open, cx))
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, body: Rect, buf: &mut Buffer) -> Option<Position> {
        DraftScreen::draw(self, open?, cx, body, buf)
    }
}

/// What becomes of a pane after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaneState {
    Open,
    Closed,
}

/// What lies over a screen for a while.
pub(crate) trait Pane: Debug {
    /// The command that lays it over the screen, and closes it again.
    fn command(&self) -> Option<Command> {
        None
    }

    /// Takes a key that is no command.
    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState;

    /// Whether there is nothing left to decide, so that it closes by itself.
    fn is_moot(&self, _open: Option<&OpenDraft>) -> bool {
        false
    }

    /// The row below the title, in place of the screen's.
    fn heading(&self, _cx: &Context) -> Option<Heading> {
        None
    }

    fn hints(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Hint>;

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, body: Rect, buf: &mut Buffer) -> Option<Position>;
}
