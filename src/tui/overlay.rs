//! What lies over a screen for a while: menu, overview of the steps, requirements, page, help, a question. An overlay
//! is state; the one loop goes on.

pub mod confirm;
pub mod help;
pub mod menu_panel;
pub mod overview;
pub mod page;
pub mod requirements;
pub mod rivals;

use crate::draft::Approval;
use crate::form::FieldId;
use crate::mail::Agreement;
use crate::tui::menu::Menu;
use rivals::Choosing;

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The menu behind Esc.
    Menu(Menu),
    /// The steps with their states; the chosen one, from 0.
    Overview(usize),
    /// Guidance, requirements, criteria, and the sub-questions to tick.
    Requirements(Pane),
    /// The answer as it stands on the page.
    Page(Pane),
    /// The keys.
    Help(Pane),
    /// Two texts of one answer, to choose between.
    Rivals(Choosing),
    /// May the program leave without saving?
    ConfirmLoss,
    /// A question to be answered with a yes.
    Question(Question),
}

/// A question before something that takes a draft's text away, or can't be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What a yes does, for the footer.
    pub yes: String,
    /// What is done after a yes.
    pub deed: Deed,
}

/// What is done only after a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Delete the draft of this name.
    Delete(String),
    /// Restore the chosen version, or one of its answers.
    Restore(Option<FieldId>),
    /// Take this approval back.
    WithdrawApproval(Box<Approval>),
    /// Send the application.
    Send(Agreement),
    /// Leave although a letter is under way.
    Quit,
}

/// A text to scroll in, perhaps with a chosen item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pane {
    /// The first row shown; drawing keeps it within the text.
    pub first: usize,
    /// The chosen item, where the text has items.
    pub chosen: usize,
}

impl Pane {
    /// The first row to show of so many, when so many fit.
    pub fn first_shown(self, rows: usize, room: usize) -> usize {
        self.first.min(rows.saturating_sub(room))
    }

    /// Scrolls by rows within a text of so many, when so many fit.
    pub fn scroll(&mut self, by: isize, rows: usize, room: usize) {
        self.first = self.first_shown(rows, room).saturating_add_signed(by).min(rows.saturating_sub(room));
    }
}
