//! Letters pressed right after an Esc that went back, or after a draft has closed under its writer's hands.
//!
//! Esc and a letter are a command in an answer, where Esc opens the menu. Elsewhere Esc goes back, and a letter pressed
//! along with it lands on the place behind: in a text, or in a list where letters act. Nobody can have read within
//! [`CHORD`] where Esc led, so such a letter is neither text nor a command, and the screen says so. What follows without a
//! [`PAUSE`] goes with it, but never beyond [`LONGEST`]: whoever goes back to write on is soon heard. Any other key ends
//! it, as does a pasted text. A pane closes onto the answer that one is in the middle of, so there letters are text.

use std::time::Duration;

use super::App;
use crate::say;
use crate::shown;

const CHORD: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(2);
/// A letter that may begin a key comes so much later than it was pressed, and not by itself.
const HELD_BACK: Duration = Duration::from_millis(350);

/// The letters that are not used.
#[derive(Debug)]
pub(super) struct Haste {
    since: Duration,
    /// Until when the next letter goes with them.
    until: Duration,
    text: String,
}

impl App {
    /// Esc just led to another place.
    pub(super) fn begin_haste(&mut self) {
        let since = self.cx.time.mono;
        self.haste = Some(Haste { since, until: since + CHORD, text: String::new() });
    }

    /// Whether text came too soon after Esc to be meant for the place that Esc led to. Says so.
    pub(super) fn is_hasty(&mut self, text: &str, is_alone: bool) -> bool {
        let held_back = if is_alone { Duration::ZERO } else { HELD_BACK };
        let now = self.cx.time.mono.saturating_sub(held_back);
        self.haste.take_if(|haste| haste.until <= now);
        let Some(haste) = &mut self.haste else { return false };
        haste.text.push_str(text);
        haste.until = (now + PAUSE).min(haste.since + LONGEST);
        let told = say!(self.cx.world.words, "notice-hasty", text = shown::text(&haste.text));
        self.cx.inform(told);
        true
    }
}
