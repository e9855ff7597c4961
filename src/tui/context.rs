//! What a screen is, what lies over one, and what both may ask of the router. A screen or pane is one place: its
//! state, commands, hints and picture. It shows another only by a [`Request`], so that none reaches into another.

use std::fmt::Debug;
use std::ops::{Deref, DerefMut};

use ratatui::layout::Position;

use crate::event::title::title_texts;
use crate::form::FieldId;
use crate::form::FormSpec;
use crate::tui::keys::{Action, Command, Mode};
use crate::tui::message::{Message, Time};
use crate::tui::open_draft::{OpenDraft, Refresh};
use crate::tui::shared::Shared;
use crate::tui::widget::chrome::Hint;
use crate::tui::widget::step_marks::StepMark;
use crate::tui::widget::text::Canvas;
use crate::tui::world::World;
use crate::words::{Words, date};
use crate::zone;

/// What a screen may ask of the router. Done in order, once the screen has acted.
#[derive(Debug)]
pub(crate) enum Request {
    /// Leave this screen for the one below.
    Back,
    /// Show another screen over this one.
    Show(Box<dyn Screen>),
    /// Show the list of drafts.
    Start,
    /// Show the open draft where its writer left off.
    Draft,
    /// Save the open draft and open the one of this name.
    Open(String),
    /// Show a field of the open draft.
    Field {
        field: FieldId,
        /// Whether the writer came from "Tjek dine svar", and is shown the way back.
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

    /// Saves the open draft, if there is one: its screen is left.
    pub(crate) fn save(&mut self, open: &mut Option<OpenDraft>) {
        if let Some(open) = open {
            open.save_on_leaving(self);
        }
    }

    /// The next deadline, for the title bar.
    pub(crate) fn deadline(&self) -> Vec<String> {
        title_texts(&self.world.events, self.time.wall, &self.world.words)
    }

    /// The next deadline that concerns whoever fills in a form, if there is one.
    pub(crate) fn deadline_of(&self, form: &FormSpec) -> Vec<String> {
        match &*self.world.forms.events_of(form, &self.world.events) {
            [] => Vec::new(),
            events => title_texts(events, self.time.wall, &self.world.words),
        }
    }

    /// The same with today's date, for a screen whose list tells when things are. Without the time of day, which would
    /// have to be drawn anew each minute.
    pub(crate) fn date(&self) -> Vec<String> {
        let today = date::short_weekday_day(&self.world.words, zone::date(self.time.wall));
        let dot = self.world.theme.sign("·");
        let deadline = self.deadline();
        let dated: Vec<String> = deadline.iter().map(|text| format!("{today} {dot} {text}")).collect();
        dated.into_iter().chain(deadline).collect()
    }
}

/// The row below the title.
#[derive(Debug, Default)]
pub(crate) struct Heading {
    /// Plain text before the name.
    pub(crate) before: String,
    /// How far each step is, between that text and the name.
    pub(crate) steps: Vec<StepMark>,
    pub(crate) name: String,
    /// Candidates for the right end; the first that fits is shown.
    pub(crate) right: Vec<String>,
    /// Whether the right end asks for a look.
    pub(crate) is_notice: bool,
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

/// What stands around a screen's body.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The title bar: what is shown, and facts for the right end, the longest text first.
    pub(crate) title: (String, Vec<String>),
    /// The row below the title, if there is one.
    pub(crate) heading: Option<Heading>,
    /// Whether it has something to fill a wide window with, beside a text.
    pub(crate) fills_window: bool,
    /// The keys that matter most now, the most important first.
    pub(crate) hints: Vec<Hint>,
}

pub(crate) trait Screen: Debug {
    /// How keys are read. Asked at each key.
    fn mode(&self, open: Option<&OpenDraft>, cx: &Context) -> Mode;

    /// The commands that do something here; the menu shows only those, and only those are acted on.
    fn commands(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Command>;

    fn outline(&self, open: Option<&OpenDraft>, cx: &Context) -> Outline;

    /// Does what a key means here. What is pasted comes as an edit, wherever the focus is.
    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context);

    /// Whether a yes is asked for, to something that can't be undone.
    fn asks(&self, _open: Option<&OpenDraft>, _cx: &Context) -> bool {
        false
    }

    /// Goes on to the next line of the same step, for a Tab or Return in a text that came at once; says whether there
    /// is one.
    fn next_line(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) -> bool {
        false
    }

    /// Whether a Tab in a text that came at once is the text's own, as between the cells of a table.
    fn keeps_tabs(&self) -> bool {
        false
    }

    /// Goes back one place within the screen, or says that there is none but the screen itself, which is left then.
    fn go_back(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) -> bool {
        false
    }

    /// Undoes what [`Screen::go_back`] did: Esc was no key.
    fn come_back(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Whether a message is the end of work that this screen shows.
    fn awaits(&self, _message: &Message) -> bool {
        false
    }

    /// Takes note of what happened outside. Every screen is told, so each looks for its own.
    fn hear(&mut self, _message: &Message, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Brings itself up to an open draft that changed by another's hand, or to a window of another size.
    fn refresh(&mut self, _why: Refresh, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Takes note that it is left for another screen of the draft, or for the list of drafts.
    fn leave(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Takes note that a draft was opened, and says whether it goes on in front of it.
    fn goes_on(&mut self, _open: &OpenDraft, _cx: &mut Context) -> bool {
        false
    }

    fn role(&self) -> ScreenRole {
        ScreenRole::Other
    }

    /// Draws the body and gives where the cursor stands.
    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position>;
}

/// A screen of the open draft: it isn't there without one.
pub(crate) trait DraftScreen: Debug {
    fn mode(&self, open: &OpenDraft, cx: &Context) -> Mode;

    fn commands(&self, open: &OpenDraft, cx: &Context) -> Vec<Command>;

    fn outline(&self, open: &OpenDraft, cx: &Context) -> Outline;

    fn act(&mut self, action: Action, open: &mut OpenDraft, cx: &mut Context);

    fn asks(&self, _open: &OpenDraft, _cx: &Context) -> bool {
        false
    }

    fn next_line(&mut self, _open: &mut OpenDraft, _cx: &mut Context) -> bool {
        false
    }

    fn keeps_tabs(&self) -> bool {
        false
    }

    fn go_back(&mut self, _open: &mut OpenDraft, _cx: &mut Context) -> bool {
        false
    }

    fn come_back(&mut self, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn awaits(&self, _message: &Message) -> bool {
        false
    }

    fn hear(&mut self, _message: &Message, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn refresh(&mut self, _why: Refresh, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn leave(&mut self, _open: &mut OpenDraft, _cx: &mut Context) {}

    fn role(&self) -> ScreenRole {
        ScreenRole::OfDraft
    }

    fn draw(&self, open: &OpenDraft, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position>;
}

impl<S: DraftScreen> Screen for S {
    fn mode(&self, open: Option<&OpenDraft>, cx: &Context) -> Mode {
        open.map_or(Mode::LIST, |open| DraftScreen::mode(self, open, cx))
    }

    fn commands(&self, open: Option<&OpenDraft>, cx: &Context) -> Vec<Command> {
        open.map(|open| DraftScreen::commands(self, open, cx)).unwrap_or_default()
    }

    fn outline(&self, open: Option<&OpenDraft>, cx: &Context) -> Outline {
        open.map(|open| DraftScreen::outline(self, open, cx)).unwrap_or_default()
    }

    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::act(self, action, open, cx);
        }
    }

    fn asks(&self, open: Option<&OpenDraft>, cx: &Context) -> bool {
        open.is_some_and(|open| DraftScreen::asks(self, open, cx))
    }

    fn next_line(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) -> bool {
        open.as_mut().is_some_and(|open| DraftScreen::next_line(self, open, cx))
    }

    fn keeps_tabs(&self) -> bool {
        DraftScreen::keeps_tabs(self)
    }

    fn go_back(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) -> bool {
        open.as_mut().is_some_and(|open| DraftScreen::go_back(self, open, cx))
    }

    fn come_back(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::come_back(self, open, cx);
        }
    }

    fn awaits(&self, message: &Message) -> bool {
        DraftScreen::awaits(self, message)
    }

    fn hear(&mut self, message: &Message, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::hear(self, message, open, cx);
        }
    }

    fn refresh(&mut self, why: Refresh, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::refresh(self, why, open, cx);
        }
    }

    fn leave(&mut self, open: &mut Option<OpenDraft>, cx: &mut Context) {
        if let Some(open) = open {
            DraftScreen::leave(self, open, cx);
        }
    }

    fn role(&self) -> ScreenRole {
        DraftScreen::role(self)
    }

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position> {
        DraftScreen::draw(self, open?, cx, canvas)
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

    /// How keys are read in it.
    fn mode(&self) -> Mode {
        Mode::PANE
    }

    /// How many rows it takes at the foot of a screen that stays in sight above it; `None` if it covers the screen.
    fn foot_rows(&self) -> Option<u16> {
        None
    }

    /// Whether it does a command itself, which would else close it.
    fn takes(&self, _command: Command) -> bool {
        false
    }

    /// Takes note that it is taken away, however that came: it leaves nothing of its own behind in the answers.
    fn close(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Undoes what [`Pane::close`] did: Esc was no key.
    fn reopen(&mut self, _open: &mut Option<OpenDraft>, _cx: &mut Context) {}

    /// Takes a key that is no command, or a command that it does itself.
    fn act(&mut self, action: Action, open: &mut Option<OpenDraft>, cx: &mut Context) -> PaneState;

    /// Takes note of what happened outside.
    fn hear(&mut self, _message: &Message, _open: &mut Option<OpenDraft>, _cx: &mut Context) -> PaneState {
        PaneState::Open
    }

    /// Whether a yes is asked for, to something that can't be undone.
    fn asks(&self) -> bool {
        false
    }

    /// Whether there is nothing left to decide, so that it closes by itself.
    fn is_moot(&self, _open: Option<&OpenDraft>) -> bool {
        false
    }

    /// The row below the title, in place of the screen's.
    fn heading(&self, _open: Option<&OpenDraft>, _cx: &Context) -> Option<Heading> {
        None
    }

    fn hints(&self, words: &Words) -> Vec<Hint>;

    fn draw(&self, open: Option<&OpenDraft>, cx: &Context, canvas: &mut Canvas<'_>) -> Option<Position>;
}
