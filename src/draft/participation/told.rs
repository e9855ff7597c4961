//! How the part in a meeting is told in one line.

use super::{LONGEST_WHO, MOST_MEETINGS, Participation, ParticipationRefusal};
use crate::say;
use crate::shown;
use crate::words::Words;

impl Participation {
    /// Tells all of it: `Tilmeldt: 2 ledere og 3 medarbejdere · link modtaget`; `sign` parts what is told.
    pub(crate) fn text(&self, sign: &str, words: &Words) -> String {
        let registered = if self.is_registered() {
            say!(words, "participation-registered", who = shown::in_one_line(&self.who))
        } else {
            say!(words, "participation-not-registered")
        };
        let link = self.has_link.then(|| say!(words, "participation-has-link"));
        let attended = self.took_part.then(|| say!(words, "participation-took-part"));
        let told: Vec<String> = std::iter::once(registered).chain(link).chain(attended).collect();
        told.join(&format!(" {sign} "))
    }
}

impl ParticipationRefusal {
    /// The cause for the user.
    pub(crate) fn text(self, words: &Words) -> String {
        match self {
            ParticipationRefusal::TooLong => say!(words, "participation-too-long", most = LONGEST_WHO),
            ParticipationRefusal::TooMany => say!(words, "participation-too-many", most = MOST_MEETINGS),
        }
    }
}
