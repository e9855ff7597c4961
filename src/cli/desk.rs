//! What every command has at hand: the drafts, the words, the clock, and who is asking.

use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{DateTime, Datelike, Utc};
use clap::{ArgMatches, FromArgMatches};

use super::config::LangWhy;
use super::config::mail::{self, MailFault};
use super::environment::Environment;
use super::fence;
use super::files::Links;
use super::globals::{Color, Globals};
use super::near::near;
use super::place::Place;
use super::{Failure, Needs, files, output};
use crate::clock::Clock;
use crate::draft::Draft;
use crate::event::{self, Event};
use crate::form::{Field, FieldId, som};
use crate::mail::{Password, Settings};
use crate::sandbox::Enforcement;
use crate::store::{LoadError, Revision, SaveError, Store, openable_name};
use crate::tui::runtime::ImportFolders;
use crate::words::Words;
use crate::{say, shown};

/// What every command has at hand.
pub(super) struct Desk {
    pub store: Store,
    pub words: Words,
    pub clock: Clock,
    pub place: Place,
    pub author: String,
    pub color: Color,
    pub editor: Option<OsString>,
    /// The account's home, where the user may go there.
    pub home: Option<PathBuf>,
    pub ascii: bool,
    pub restricted: bool,
    /// How far the kernel holds the restriction, once it is put up.
    pub hold: Option<Enforcement>,
    /// `TERM` and what says how text is encoded.
    pub terminal: (Option<String>, Option<String>),
    pub lang_why: LangWhy,
    /// `SOM_SMTP_PASSWORD`.
    pub smtp_password: Option<Password>,
    mail: OnceCell<Result<Option<Settings>, MailFault>>,
}

impl Desk {
    /// Sets it as the options and the environment say.
    pub(super) fn set(
        matches: &ArgMatches,
        words: Words,
        lang_why: LangWhy,
        environment: Environment,
    ) -> Result<Self, Failure> {
        let globals = Globals::from_arg_matches(matches).expect("clap has matched these very options");
        let named_elsewhere = globals.data.is_some() || environment.data.is_some();
        let environment = if globals.restricted { environment.restricted() } else { environment };
        let Some(place) = Place::choose(globals.data.as_deref(), globals.restricted, &environment) else {
            return Err(Place::none(globals.restricted, &words));
        };
        if globals.restricted && named_elsewhere {
            output::talk(&say!(&words, "cli-restricted-data", path = shown::path(&place.data)));
        }
        let clock = match globals.now.or(environment.now) {
            Some(text) => Clock::Fixed(instant(&text, &words)?),
            None => Clock::System,
        };
        let color = globals.color.unwrap_or_default();
        let author = environment.account.unwrap_or_else(|| say!(&words, "cli-unknown-author"));
        Ok(Desk {
            store: Store::new(place.data.clone(), som()).with_state_dir(place.state.clone()),
            clock,
            place,
            author,
            color: if color == Color::Auto && environment.no_color { Color::Never } else { color },
            editor: environment.editor,
            home: environment.home,
            ascii: globals.ascii,
            restricted: globals.restricted,
            hold: None,
            terminal: (environment.term, environment.locale),
            lang_why,
            smtp_password: environment.smtp_password,
            mail: OnceCell::new(),
            words,
        })
    }

    /// Puts up restricted mode's fence, where that is asked for.
    pub(super) fn fenced(mut self, needs: Needs) -> Result<Self, Failure> {
        if self.restricted {
            self.hold = Some(fence::put_up(&self, needs)?);
        }
        Ok(self)
    }

    /// How letters leave this host; none where `config.ron` doesn't say. Read once, when it is first asked for: before
    /// the fence, where what it names may be outside.
    pub(super) fn mail(&self) -> Result<Option<&Settings>, &MailFault> {
        self.mail.get_or_init(|| mail::settings(self)).as_ref().map(Option::as_ref)
    }

    /// The folder that the screen's exports go to where no other is asked for; none in restricted mode, where there
    /// is only one.
    pub(super) fn export_folder(&self) -> String {
        if self.restricted {
            return String::new();
        }
        std::env::current_dir().map_or_else(|_| ".".to_owned(), |folder| folder.display().to_string())
    }

    /// Where the screen looks for files that people bring back: in the current folder, the account's home and the
    /// folder for exports; in restricted mode only there.
    pub(super) fn import_folders(&self) -> ImportFolders {
        let exports = self.store.exports_dir();
        if self.restricted {
            return ImportFolders { folders: vec![(exports, String::new())], home: None };
        }
        let home = self.home.clone();
        let own = format!("{}/", exports.display());
        let here = (PathBuf::from("."), String::new());
        let at_home = home.clone().map(|home| (home, "~/".to_owned()));
        let folders = [Some(here), at_home, Some((exports, own))].into_iter().flatten().collect();
        ImportFolders { folders, home }
    }

    /// What the clock says.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Prints data.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        output::print(text, &self.words)
    }

    /// Prints the path of a file that was written.
    pub(super) fn print_path(&self, path: &std::path::Path) -> Result<(), Failure> {
        output::print_path(path, &self.words)
    }

    /// Prints data for programs.
    pub(super) fn print_json(&self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).expect("reports are plain data");
        self.print(&format!("{text}\n"))
    }

    /// The name of a draft as it was typed: a `.ron` at its end is tolerated, a path is not.
    pub(super) fn draft_name<'a>(&self, typed: &'a str) -> Result<&'a str, Failure> {
        let name = typed.strip_suffix(".ron").unwrap_or(typed);
        openable_name(name).map_err(|why| self.bad_name(name, why))?;
        Ok(name)
    }

    /// The failure where a name can't be a draft's.
    pub(super) fn bad_name(&self, name: &str, why: crate::store::BadName) -> Failure {
        Failure::new(say!(&self.words, "cli-bad-name", name = shown::text(name)))
            .because(why.cause(&self.words))
            .hint(why.hint(&self.words))
            .usage()
    }

    /// The draft with this name.
    pub(super) fn load(&self, name: &str) -> Result<(Draft, Revision), Failure> {
        self.store.load(name).map_err(|error| match error {
            LoadError::Missing { .. } => self.no_such_draft(name),
            error => {
                let path = shown::path(&self.store.path_of(name));
                Failure::new(say!(&self.words, "cli-cannot-open", path = path))
                    .because(error.cause(&self.words))
                    .hint(error.hint(&self.words))
            }
        })
    }

    /// The failure where there is no draft of this name.
    pub(super) fn no_such_draft(&self, name: &str) -> Failure {
        let entries = self.store.list().unwrap_or_default();
        let names = near(name, entries.iter().map(crate::store::DraftEntry::name)).join(", ");
        let hint = match (entries.is_empty(), names.is_empty()) {
            (true, _) => say!(&self.words, "cli-no-drafts-hint"),
            (false, true) => say!(&self.words, "cli-list-hint"),
            (false, false) => say!(&self.words, "cli-near-draft-hint", names = shown::text(&names)),
        };
        let folder = shown::path(&self.store.drafts_dir());
        Failure::new(say!(&self.words, "cli-no-such-draft", name = shown::text(name)))
            .because(say!(&self.words, "cli-no-such-draft-cause", path = folder))
            .hint(hint)
    }

    /// The failure where a file couldn't be written.
    pub(super) fn not_saved(&self, path: &std::path::Path, error: &SaveError) -> Failure {
        Failure::new(say!(&self.words, "cli-cannot-save", path = shown::path(path)))
            .because(error.cause(&self.words))
            .hint(error.hint(&self.words))
    }

    /// The field with this id.
    pub(super) fn field(&self, id: &str) -> Result<&'static Field, Failure> {
        som().field(&FieldId::new(id)).ok_or_else(|| {
            let ids: Vec<&str> = som().fields().map(|field| field.id.as_str()).collect();
            let near = near(id, ids.iter().copied()).join(", ");
            let failure = Failure::new(say!(&self.words, "cli-no-such-field", id = shown::text(id))).usage();
            let failure = if near.is_empty() {
                failure
            } else {
                failure.because(say!(&self.words, "cli-near-field", names = near))
            };
            failure.hint(say!(&self.words, "cli-fields-hint", ids = ids.join(", ")))
        })
    }

    /// The events: the built-in ones and those of `events.ron`, which are told of and passed over where they can't
    /// be read.
    pub(super) fn events(&self) -> Vec<Event> {
        let path = self.place.data.join("events.ron");
        let own = match files::small_text(&path, Links::of(self.restricted)) {
            Ok(None) => Ok(Vec::new()),
            Ok(Some(text)) => event::read_events(&text).map_err(|problem| problem.say(&self.words)),
            Err(error) => Err(files::cause(&path, error, &self.words)),
        };
        let own = own.unwrap_or_else(|cause| {
            output::talk(&say!(
                &self.words,
                "cli-events-unreadable",
                path = shown::path(&path),
                cause = cause
            ));
            Vec::new()
        });
        event::with_built_in(own)
    }
}

/// The instant that `--now` or `SOM_NOW` names: RFC 3339, or what people write, by Copenhagen's clock.
fn instant(text: &str, words: &Words) -> Result<DateTime<Utc>, Failure> {
    let year = event::zone::date(Clock::System.now()).year();
    event::when::read_moment(text, year).map(event::Moment::first_instant).map_err(|problem| {
        Failure::new(say!(words, "cli-bad-now", text = shown::text(text)))
            .because(problem.say(words))
            .hint(say!(words, "cli-bad-now-hint"))
            .usage()
    })
}
