//! What the screens need, and all but the form never changes.

use std::borrow::Cow;
use std::sync::Arc;

use crate::draft::Draft;
use crate::event::Event;
use crate::form::{FormSpec, Forms};
use crate::mail;
use crate::say;
use crate::shown;
use crate::tui::theme::Theme;
use crate::words::Words;

/// How letters leave this host, as it is shown before one is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRoute {
    /// The mail server's name, or the path of the host's own mail program.
    pub via: String,
    /// The sender's address; without one, the draft's own e-mail answer is used.
    pub from: Option<String>,
    /// The user's own address, for a copy; `None` where the settings give none. See [`mail::Settings::own_address`].
    pub own: Option<String>,
    /// The writer's address, which is the sender where there is neither of those.
    pub writer: Option<String>,
}

impl MailRoute {
    /// The route that these settings describe.
    pub(crate) fn of(settings: &mail::Settings) -> Self {
        let via = match &settings.way {
            mail::Way::Smtp(server) => server.host.clone(),
            mail::Way::Sendmail(path) => shown::path(path),
        };
        let writer = settings.writer.as_ref().map(|writer| writer.email.to_string());
        MailRoute { via, from: settings.from.clone(), own: settings.own_address(), writer }
    }
}

impl World {
    /// Whether an event is one that nobody has to add, as it was given.
    pub(crate) fn is_given(&self, event: &Event) -> bool {
        self.forms.events().contains(event)
    }

    /// What the program is for here: its one form, or several.
    pub(crate) fn title(&self) -> String {
        if self.forms.is_several() {
            say!(self.words, "start-title-several")
        } else {
            self.forms.first().short_title().to_owned()
        }
    }

    /// The events that concern whoever fills in the form of the open draft.
    pub(crate) fn events_of_draft(&self) -> Cow<'_, [Event]> {
        self.forms.events_of(&self.form, &self.events)
    }

    /// What its form asks of a draft, be it open or not.
    pub(crate) fn form_of(&self, draft: &Draft) -> Arc<FormSpec> {
        draft.form_in(&self.forms)
    }
}

/// What stays the same while the program runs.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the host or the settings")]
#[derive(Debug, Clone)]
pub struct World {
    /// The forms that drafts can fill.
    pub forms: Arc<Forms>,
    /// What the form of the open draft asks of it; before one was opened, what the first form does.
    pub form: Arc<FormSpec>,
    /// The words of the chosen language.
    pub words: Words,
    /// Colours and drawing set.
    pub theme: Theme,
    /// Meetings and deadlines.
    pub events: Vec<Event>,
    /// Why files beside the drafts are not used, a sentence each.
    pub faults: Vec<String>,
    /// Who writes, as the host knows them: the account.
    pub author: String,
    /// Who writes, as colleagues and documents name them.
    pub writer: String,
    /// The drafts' folder, as it is shown.
    pub folder: String,
    /// The folder for exports unless another is asked for; empty if they can only go to one.
    pub export_folder: String,
    /// How letters leave this host, if that is set up.
    pub sending: Option<MailRoute>,
    /// Whether the locale doesn't name another character encoding than UTF-8.
    pub is_utf8: bool,
    /// Whether nothing outside the data folder may be run or written.
    pub is_restricted: bool,
    /// Whether there is a dictionary for the answers' language, and it is to be used.
    pub has_dictionary: bool,
    /// Whether the start screen says what is still to be done about a meeting.
    pub has_reminders: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;
    use crate::tui::theme::Palette;
    use crate::words::Lang;

    impl World {
        pub(crate) fn for_tests() -> Self {
            World {
                forms: Forms::built_in(),
                form: Arc::clone(som()),
                words: Words::new(Lang::Da),
                theme: Theme::new(Palette::Full, false),
                events: Vec::new(),
                faults: Vec::new(),
                author: "mette".to_owned(),
                writer: "mette".to_owned(),
                folder: String::new(),
                export_folder: String::new(),
                sending: None,
                is_utf8: true,
                is_restricted: false,
                has_dictionary: false,
                has_reminders: true,
            }
        }
    }
}
