//! Sending the application: asked for once, the receipt noted and on disk before the letter goes, and settled by what
//! came of it. Whatever breaks in between, a letter that may have gone is never told as unsent.

use crossterm::event::KeyEvent;

use super::{Model, Notice, Screen, Tone};
use crate::draft::status;
use crate::draft::{Receipt, Seal};
use crate::mail::{self, Agreement, Refusal, SendOutcome, SendState, Sending};
use crate::say;
use crate::shown;
use crate::tui::keys::{self, ListKey, Step};
use crate::tui::message::{Arrived, Effect, SendJob, Time};
use crate::tui::overlay::{Deed, Overlay, Question};
use crate::tui::screen::send::{self, Envelope, Row};
use crate::tui::screen::wizard::Wizard;
use crate::tui::widget::chrome::Chrome;
use crate::tui::world::World;
use crate::words::{Words, date};

/// A letter from the yes to it until what came of it has been seen.
#[derive(Debug)]
pub struct Posting {
    sending: Sending,
    job: SendJob,
    /// The number of the draft's state that has the receipt.
    serial: u64,
    /// Whether the writer leaves although it is under way.
    is_left: bool,
}

impl Posting {
    /// Whether it is being saved or sent.
    pub fn is_under_way(&self) -> bool {
        self.sending.is_under_way()
    }

    /// How far it is.
    pub fn state(&self) -> &SendState {
        self.sending.state()
    }

    /// Whether it surely did not go.
    pub fn did_not_go(&self) -> bool {
        self.sending.did_not_go()
    }

    /// The Message-ID of its receipt.
    pub fn message_id(&self) -> &str {
        &self.job.message_id
    }

    /// Whether it goes to someone who is to read it first.
    fn is_to_others(&self, world: &World) -> bool {
        !self.sending.receipt().is_to(&world.form.address)
    }

    /// How far it is, or what came of it, in sentences.
    pub fn told(&self, world: &World) -> String {
        let words = &world.words;
        let address = shown::text(&self.job.to);
        let failed =
            |cause: &str| format!("{}\n{cause}", say!(words, "sending-failed", address = address.as_ref()));
        match self.state() {
            SendState::Saving | SendState::Withdrawn => say!(words, "sending-saving"),
            SendState::UnderWay => say!(words, "sending-under-way", address = address),
            SendState::Sent => {
                let time = date::long(words, self.sending.receipt().at);
                if self.is_to_others(world) {
                    say!(words, "sending-shown", time = time, address = address)
                } else {
                    say!(words, "sending-done", time = time, address = address)
                }
            }
            SendState::Refused(refusal) => failed(&refusal_text(refusal, words)),
            SendState::Failed(cause) => failed(cause),
            SendState::NotSaved(cause) => say!(words, "sending-not-saved", cause = cause.as_str()),
            SendState::Unknown(cause) => {
                format!("{}\n{cause}", say!(words, "sending-unknown", address = address))
            }
        }
    }

    /// What came of it in one row, for a writer who is elsewhere.
    fn notice(&self, world: &World) -> Notice {
        let (words, address) = (&world.words, shown::text(&self.job.to));
        let text = match self.state() {
            SendState::Refused(refusal) => {
                say!(words, "sending-notice-failed", cause = refusal_text(refusal, words))
            }
            SendState::Failed(cause) | SendState::NotSaved(cause) => {
                say!(words, "sending-notice-failed", cause = cause.as_str())
            }
            SendState::Unknown(cause) => say!(words, "sending-notice-unknown", cause = cause.as_str()),
            _ if self.is_to_others(world) => say!(words, "sending-notice-shown", address = address),
            _ => {
                say!(words, "sending-notice-done", time = date::long(words, self.sending.receipt().at))
            }
        };
        // It stays also when the next save is well.
        Notice { text, tone: Tone::News }
    }
}

/// Why the letter doesn't go, as it is told on the screen.
fn refusal_text(refusal: &Refusal, words: &Words) -> String {
    match refusal {
        Refusal::SetAside => say!(words, "sending-set-aside"),
        Refusal::Forestalled { .. } => say!(words, "sending-forestalled"),
        Refusal::Changed { .. } => say!(words, "sending-changed"),
    }
}

/// A Message-ID that no other letter has.
fn message_id(wizard: &Wizard, from: &str, time: Time, world: &World) -> String {
    let (wall, mono) = (time.wall.timestamp_micros(), time.mono.as_nanos());
    let count = wizard.draft().receipts().len();
    let unique = format!("{}\n{wall}\n{mono}\n{count}\n{}", wizard.name, world.author);
    mail::message_id(&unique, Some(from))
}

/// The screen before a letter goes.
impl Model {
    /// The letter that is under way, or of which something came that has not been seen to the end.
    pub fn posting(&self) -> Option<&Posting> {
        self.posting.as_ref()
    }

    /// Whether a letter is under way.
    pub fn is_posting(&self) -> bool {
        self.posting.as_ref().is_some_and(Posting::is_under_way)
    }

    /// Whether the open draft can only be read.
    pub fn is_read_only(&self) -> bool {
        let open = self.wizard.as_ref().map(|wizard| &wizard.name);
        self.read_only.is_some() && self.read_only.as_ref() == open
    }

    /// Whether letters can be sent from here at all.
    pub fn can_send(&self) -> bool {
        self.world.sending.is_some() && !self.is_read_only()
    }

    pub(super) fn show_send(&mut self) -> Vec<Effect> {
        if self.wizard.is_some() {
            // What came of the last letter is told here at length.
            self.notice.take_if(|_| self.posting.is_some());
            // To be tried again as it was.
            let job = self.posting.as_ref().filter(|posting| *posting.state() != SendState::Sent);
            let job = job.map(|posting| &posting.job);
            self.screen = Screen::Send(Box::new(Envelope::new(job, &self.world)));
        }
        Vec::new()
    }

    /// Goes back to the answers; what came of a letter has been seen.
    pub(super) fn leave_send(&mut self) -> Vec<Effect> {
        self.posting.take_if(|posting| !posting.is_under_way());
        self.screen = Screen::Wizard;
        Vec::new()
    }

    /// Takes a key on the screen before a letter goes.
    pub(super) fn send_key(&mut self, event: KeyEvent) -> Vec<Effect> {
        if !self.can_send() && ListKey::Export.is(event) {
            return self.show_export();
        }
        let (rows, room) = self.envelope_rows();
        let is_open = self.can_send() && !self.is_posting();
        let Screen::Send(envelope) = &mut self.screen else { return Vec::new() };
        match (keys::step(event), keys::editing(event)) {
            (Some(step @ (Step::Up | Step::Down | Step::PageUp | Step::PageDown)), _) => {
                envelope.scroll(step.rows_in(room), rows.len(), room);
            }
            _ if !is_open => {}
            (Some(Step::Left | Step::Right), _) if envelope.is_at_approval() => envelope.switch(),
            _ if envelope.is_at_approval() && keys::is_switch(event) => envelope.switch(),
            (_, Some(edit)) => envelope.edit(edit),
            _ => {}
        }
        Vec::new()
    }

    /// The rows of the letter, and how many there is room for.
    fn envelope_rows(&self) -> (Vec<Row>, usize) {
        let body = Chrome::of(self.size, true).body;
        let rows = match (&self.screen, &self.wizard) {
            (Screen::Send(envelope), Some(wizard)) => send::rows(envelope, wizard, self, body),
            _ => Vec::new(),
        };
        (rows, usize::from(body.height))
    }

    pub(super) fn turn_envelope(&mut self) {
        let (rows, room) = self.envelope_rows();
        let can_send = self.can_send();
        if let Screen::Send(envelope) = &mut self.screen
            && can_send
        {
            envelope.turn(&rows, room);
        }
    }

    /// Asks whether the letter is to go, once there is nothing in its way.
    pub(super) fn ask_to_send(&mut self) -> Vec<Effect> {
        if self.is_posting() {
            self.inform(say!(self.world.words, "sending-wait"));
            return Vec::new();
        }
        let (Screen::Send(envelope), Some(wizard)) = (&mut self.screen, &self.wizard) else {
            return Vec::new();
        };
        let Some(to) = envelope.checked(wizard, &self.world) else { return Vec::new() };
        let words = &self.world.words;
        let address = shown::text(&to);
        let last = wizard.draft().last_receipt_to(&to);
        let time = last.map_or_else(String::new, |last| status::moment(last.at, self.time.wall, words));
        let text = match last {
            None => say!(words, "sending-ask", address = address),
            Some(last) if last.is_sent => say!(words, "sending-ask-again", address = address, time = time),
            Some(_) => say!(words, "sending-ask-unsettled", address = address, time = time),
        };
        let yes = say!(words, "sending-yes");
        let deed = Deed::Send(Agreement::asked_about(wizard.draft(), to));
        self.overlay = Some(Overlay::Question(Question { text, yes, deed }));
        Vec::new()
    }
}

/// The letter on its way.
impl Model {
    /// Notes the letter in the draft and saves that; it goes once that is on disk. It says what the draft says now.
    pub(super) fn post(&mut self, agreement: Agreement) -> Vec<Effect> {
        if !self.wizard.as_ref().is_some_and(|wizard| agreement.holds_for(wizard.draft())) {
            return self.ask_to_send();
        }
        let (Screen::Send(envelope), Some(wizard)) = (&mut self.screen, &mut self.wizard) else {
            return Vec::new();
        };
        let to = agreement.to;
        let from = send::sender(wizard.draft(), &self.world).unwrap_or_default();
        let message_id = message_id(wizard, &from, self.time, &self.world);
        let receipt = Receipt {
            at: self.time.wall,
            to: to.clone(),
            by: self.world.author.clone(),
            message_id: message_id.clone(),
            document: String::new(),
            is_sent: false,
            seal: Seal::default(),
        };
        let at = receipt.at;
        let sending = Sending::begin(&wizard.name, wizard.draft(), receipt);
        let effects = wizard.note_letter(&sending, self.time, &self.world);
        let with_approval = envelope.with_approval();
        let job = SendJob { to, at, message_id, with_approval, draft: wizard.draft().clone() };
        envelope.to_top();
        self.posting = Some(Posting { sending, job, serial: wizard.saving().newest(), is_left: false });
        effects
    }

    /// Takes note that someone else's work came in: a letter whose receipt is just being saved may not go then.
    pub(super) fn came_in_before_letter(&mut self, arrived: &Arrived) {
        if let Some(posting) = &mut self.posting {
            posting.sending.came_in(&arrived.base, &arrived.theirs, &arrived.by);
        }
    }

    /// Takes note that the state of this number was saved, or why a save failed: then nothing is sent.
    pub(super) fn receipt_saved(&mut self, serial: u64, failure: Option<String>) -> Vec<Effect> {
        let (Some(posting), Some(wizard)) = (&mut self.posting, &self.wizard) else { return Vec::new() };
        if *posting.state() != SendState::Saving {
            return Vec::new();
        }
        match failure {
            None if serial < posting.serial => return Vec::new(),
            None => {
                if posting.sending.saved(&wizard.name).is_ok() {
                    return vec![Effect::Send(Box::new(posting.job.clone()))];
                }
            }
            Some(cause) => posting.sending.not_saved(cause),
        }
        self.posted()
    }

    /// Takes note of what came of the letter with this Message-ID.
    pub(super) fn answered(&mut self, message_id: &str, outcome: SendOutcome) -> Vec<Effect> {
        let Some(posting) = &mut self.posting else { return Vec::new() };
        if posting.job.message_id != message_id || *posting.state() != SendState::UnderWay {
            return Vec::new();
        }
        posting.sending.ended(outcome);
        self.posted()
    }

    /// Settles the receipt, or takes it back, and tells.
    fn posted(&mut self) -> Vec<Effect> {
        let Some(posting) = &self.posting else { return Vec::new() };
        // Nothing is on its way any longer that leaving could leave in doubt.
        self.overlay
            .take_if(|overlay| matches!(overlay, Overlay::Question(asked) if asked.deed == Deed::Quit));
        if !matches!(self.screen, Screen::Send(_)) {
            self.notice = Some(posting.notice(&self.world));
        }
        let id = posting.message_id();
        // Another draft may be open, or this one under another name.
        let is_same =
            |wizard: &&mut Wizard| wizard.draft().receipts().iter().any(|receipt| receipt.message_id == *id);
        match self.wizard.as_mut().filter(is_same) {
            Some(wizard) => wizard.note_letter(&posting.sending, self.time, &self.world),
            None => Vec::new(),
        }
    }

    /// Whether leaving must wait for an answer: a letter is under way.
    pub(super) fn asks_before_quitting(&mut self) -> bool {
        let asks = self.posting.as_ref().is_some_and(|posting| posting.is_under_way() && !posting.is_left);
        if asks {
            let words = &self.world.words;
            let (text, yes) = (say!(words, "sending-quit-ask"), say!(words, "sending-quit-yes"));
            self.overlay = Some(Overlay::Question(Question { text, yes, deed: Deed::Quit }));
        }
        asks
    }

    /// Leaves although a letter is under way: one that is on its way stays unsettled, another doesn't go at all.
    pub(super) fn quit_all_the_same(&mut self) -> Vec<Effect> {
        let Some(posting) = &mut self.posting else { return self.quit() };
        posting.is_left = true;
        posting.sending.withdraw();
        let mut effects = Vec::new();
        if posting.sending.did_not_go()
            && let Some(wizard) = &mut self.wizard
        {
            effects = wizard.note_letter(&posting.sending, self.time, &self.world);
            self.posting = None;
        }
        [effects, self.quit()].concat()
    }

    /// Tells that another draft must wait for the letter; false where there is none.
    pub(super) fn waits_for_letter(&mut self) -> bool {
        if self.is_posting() {
            self.inform(say!(self.world.words, "sending-wait"));
        }
        self.is_posting()
    }
}
