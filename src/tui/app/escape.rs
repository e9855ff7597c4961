//! Esc: the menu in an answer and on the start screen, and back one place everywhere else. The line may tell later that
//! it was no key but the start of one, so what it did is kept until the next key, to be taken back.

use super::App;
use crate::say;
use crate::tui::context::{Pane, Request, ScreenRole};
use crate::tui::message::{Effect, FileJob};
use crate::tui::open_draft::Refresh;
use crate::tui::shared::{Notice, Tone};

/// The last Esc, as long as it may turn out to be the start of a key.
#[derive(Debug)]
pub(super) struct Escaped {
    did: Did,
    /// The messages that it took away.
    notices: [Option<Notice>; 2],
}

/// What Esc did.
#[derive(Debug)]
enum Did {
    OpenMenu,
    CloseMenu,
    ClosePane(Box<dyn Pane>),
    /// It gave up the work that was awaited.
    GiveUp(Option<FileJob>),
    GoBack(Back),
}

/// How a place was left for the one before it.
#[derive(Debug)]
pub(super) enum Back {
    /// Within the screen.
    Within,
    /// From "Tjek dine svar" to the answer that one was in, or to the list of drafts.
    FromReview,
    /// From the screen to the one below it.
    ToBelow,
}

impl App {
    /// Does what Esc does here.
    pub(super) fn escape(&mut self) {
        let notices = self.cx.take_notices();
        let did = if self.menu.take().is_some() {
            Did::CloseMenu
        } else if let Some(pane) = self.close_pane() {
            Did::ClosePane(pane)
        } else if self.cx.work.awaits_draft() {
            Did::GiveUp(self.give_up_awaited())
        } else if self.opens_menu() {
            self.menu = Some(0);
            Did::OpenMenu
        } else {
            Did::GoBack(self.go_back())
        };
        let is_in_text = self.screens.front().role() == ScreenRole::Step;
        match &did {
            Did::OpenMenu | Did::CloseMenu => {}
            Did::ClosePane(_) if is_in_text => {}
            Did::ClosePane(_) | Did::GiveUp(_) | Did::GoBack(_) => self.begin_haste(),
        }
        self.escaped = Some(Escaped { did, notices });
    }

    /// Whether Esc opens the menu here; where it doesn't, it goes back.
    pub(super) fn opens_menu(&self) -> bool {
        matches!(self.screens.front().role(), ScreenRole::Start | ScreenRole::Step)
    }

    /// Goes back one place.
    pub(super) fn go_back(&mut self) -> Back {
        let (open, cx) = (&mut self.open, &mut self.cx);
        if self.screens.front_mut().go_back(open, cx) {
            return Back::Within;
        }
        if self.screens.front().role() != ScreenRole::Review {
            self.screens.leave();
            if self.screens.front().role() == ScreenRole::Start {
                cx.effect(Effect::List);
            }
            return Back::ToBelow;
        }
        if let Some(open) = open {
            open.save_if_behind(cx);
        }
        if self.screens.raise(ScreenRole::Step) {
            self.screens.front_mut().refresh(Refresh::Shown, open, cx);
        } else {
            cx.request(Request::Start);
        }
        Back::FromReview
    }

    /// Waits no more for a draft that is being opened or made, and shows the list.
    fn give_up_awaited(&mut self) -> Option<FileJob> {
        let given_up = self.cx.work.give_up_awaited();
        let words = self.cx.words();
        self.cx.inform(say!(words, "work-given-up"));
        self.cx.request(Request::Start);
        given_up
    }

    /// The last Esc was a key: what it left does not come back.
    pub(super) fn escape_stands(&mut self) {
        self.escaped = None;
        self.screens.forget_left();
    }

    /// The last Esc was no key: what it did is undone.
    pub(super) fn escape_taken_back(&mut self) {
        let Some(Escaped { did, notices }) = self.escaped.take() else { return };
        self.haste = None;
        match did {
            Did::OpenMenu => self.menu = None,
            Did::CloseMenu => self.menu = Some(0),
            Did::ClosePane(pane) => self.reopen(pane),
            Did::GiveUp(job) => self.cx.work.wait_again(job),
            Did::GoBack(back) => self.come_back(&back),
        }
        self.cx.forget(Tone::Hint);
        self.cx.put_back(notices);
    }

    fn come_back(&mut self, back: &Back) {
        let (open, cx) = (&mut self.open, &mut self.cx);
        let is_there = match back {
            Back::Within => true,
            Back::FromReview => self.screens.raise(ScreenRole::Review),
            Back::ToBelow => self.screens.come_back(),
        };
        if is_there {
            self.screens.front_mut().come_back(open, cx);
        }
    }
}
