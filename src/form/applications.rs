//! When one can apply by a form: what its agency says, and the event that this is among meetings and deadlines.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{FormDefinition, FormSpec};
use crate::event::problem::WhenProblem;
use crate::event::{Bilingual, Event, Moment};
use crate::say;
use crate::words::{Words, date};

/// When one can apply. Moments are written as event files have them: see [`Moment::read`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Applications {
    /// At any time.
    Rolling,
    /// Until a deadline, which includes its own second or day.
    Until(String),
    /// From a moment on, until a deadline.
    Between(String, String),
}

impl Applications {
    /// The moments that are written, first to last.
    fn moments(&self) -> impl Iterator<Item = Result<Moment, WhenProblem>> {
        let (opens, closes) = match self {
            Applications::Rolling => (None, None),
            Applications::Until(closes) => (None, Some(closes)),
            Applications::Between(opens, closes) => (Some(opens), Some(closes)),
        };
        opens.into_iter().chain(closes).map(|text| Moment::read(text))
    }

    /// What is wrong with the moments, if anything.
    pub(super) fn fault(&self) -> Option<WhenProblem> {
        let moments: Vec<Moment> = match self.moments().collect() {
            Ok(moments) => moments,
            Err(problem) => return Some(problem),
        };
        let is_in_order = moments.is_sorted_by_key(|moment| moment.last_second());
        (!is_in_order).then_some(WhenProblem::EndsBeforeItStarts)
    }

    /// The moment from which one can apply, where it is said.
    pub(crate) fn opens(&self) -> Option<Moment> {
        let Applications::Between(opens, _) = self else { return None };
        Moment::read(opens).ok()
    }

    /// The deadline, where there is one.
    pub(crate) fn deadline(&self) -> Option<Moment> {
        self.moments().last()?.ok()
    }

    /// Tells it in a sentence: `Ansøgningsfrist: mandag den 1. marts 2027 kl. 12.00.`
    pub(crate) fn say(&self, words: &Words) -> String {
        let told: Vec<String> =
            self.moments().flatten().map(|moment| moment.told(words, date::long_day)).collect();
        match told.as_slice() {
            [] => say!(words, "form-applications-rolling"),
            [closes] => say!(words, "form-applications-until", closes = closes),
            [opens, closes, ..] => {
                say!(words, "form-applications-between", opens = opens, closes = closes)
            }
        }
    }
}

impl FormSpec {
    /// What it is, as the end of a sentence.
    pub(crate) fn about(&self) -> String {
        self.about.clone().unwrap_or_else(|| format!("”{}”", self.title))
    }

    /// What it is called where there is no room for its title.
    pub fn short_title(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

impl FormDefinition {
    /// When one can apply, in a few words and with the day as `day` tells it; nothing where the form doesn't say.
    pub(crate) fn applications_in_short(
        &self,
        words: &Words,
        day: fn(&Words, NaiveDate) -> String,
    ) -> String {
        match self.official.applications.as_ref().map(Applications::deadline) {
            None => String::new(),
            Some(None) => say!(words, "event-rolling"),
            Some(Some(closes)) => say!(words, "cli-forms-until", date = closes.told(words, day)),
        }
    }

    /// When one can apply, as an event of the form's own id. A built-in form's is among the built-in events.
    pub(super) fn event(&self) -> Option<Event> {
        let applications = self.official.applications.as_ref().filter(|_| self.file.is_some())?;
        let own = |text: fn(&FormSpec) -> &str| Bilingual {
            da: text(&self.official).to_owned(),
            en: self.told.is_translation().then(|| text(&self.told).to_owned()),
        };
        let (title, short) = (own(|form| &form.title), own(FormSpec::short_title));
        Some(Event {
            id: self.id().to_owned(),
            title,
            what: short.clone(),
            tag: short.clone(),
            short,
            meeting: None,
            registration_deadline: None,
            application_deadline: applications.deadline(),
            link_sent: None,
            rolling: *applications == Applications::Rolling,
            place: None,
            details: vec![Bilingual::told(|words| applications.say(words))],
            contact: None,
            sign_up: None,
            uid: None,
            revision: 0,
            sequence: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;
    use crate::form::small::try_form;
    use crate::words::Lang;

    fn told(applications: &Applications) -> [String; 2] {
        [Lang::Da, Lang::En].map(|lang| applications.say(&Words::new(lang)))
    }

    fn until(text: &str) -> Applications {
        Applications::Until(text.to_owned())
    }

    fn between(opens: &str, closes: &str) -> Applications {
        Applications::Between(opens.to_owned(), closes.to_owned())
    }

    #[test]
    fn when_one_can_apply_is_told_in_both_languages() {
        for (applications, da, en) in [
            (Applications::Rolling, "Der kan søges løbende.", "You can apply at any time."),
            (
                until("2027-03-01 12:00"),
                "Ansøgningsfrist: mandag den 1. marts 2027 kl. 12.00.",
                "Application deadline: Monday 1 March 2027 at 12:00.",
            ),
            (
                between("2027-02-01", "2027-03-01"),
                "Der kan søges fra mandag den 1. februar 2027. Ansøgningsfrist: mandag den 1. marts 2027.",
                "You can apply from Monday 1 February 2027. Application deadline: Monday 1 March 2027.",
            ),
        ] {
            assert_eq!(applications.fault(), None);
            assert_eq!(told(&applications), [da, en]);
        }
    }

    #[test]
    fn what_is_no_moment_or_ends_before_it_begins_is_a_fault() {
        assert!(matches!(until("1. marts").fault(), Some(WhenProblem::NotWritten(_))));
        assert!(matches!(until("2027-03-28 02:30").fault(), Some(WhenProblem::Skipped(_))));
        assert!(matches!(between("i går", "2027-03-01").fault(), Some(WhenProblem::NotWritten(_))));
        let reversed = between("2027-03-02", "2027-03-01").fault();
        assert_eq!(reversed, Some(WhenProblem::EndsBeforeItStarts));
        assert_eq!(between("2027-03-01", "2027-03-01").fault(), None, "a single day");
    }

    #[test]
    fn a_forms_deadline_is_an_event_of_its_own_and_a_built_in_forms_is_not() {
        let mut form = try_form(&[]).expect("a form");
        form.applications = Some(until("2027-03-01 12:00"));
        form.short = Some("Puljen".to_owned());
        let event = FormDefinition::of_file(form.clone(), "x.ron").event().expect("it has a deadline");
        assert_eq!((event.id.as_str(), event.what.da.as_str()), (form.id.as_str(), "Puljen"));
        assert_eq!(event.application_deadline, Moment::read("2027-03-01 12:00").ok());
        assert!(!event.rolling);
        form.applications = None;
        assert_eq!(FormDefinition::of_file(form, "x.ron").event(), None);
        assert_eq!(Forms::built_in().events(), crate::event::built_in());
    }
}
