//! What every command works with: the form, the drafts, the words, the clock, and whose account it is.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Datelike, Utc};

use super::config::file::SettingSource;
use super::config::{Config, mail, setting};
use super::data_folder::DataFolder;
use super::environment::Environment;
use super::files::Links;
use super::globals::{Color, GlobalArgs};
use super::{CommandResult, Failure, Needs, confinement, failure, files, output};
use crate::clock::Clock;
use crate::draft::{Draft, naming};
use crate::event::own_file::EventChange;
use crate::event::{self, Event};
use crate::export::Submission;
use crate::fetch::FetchHost;
use crate::form::{Field, FieldId, FormDefinition, FormSpec, Forms};
use crate::mail::Settings;
use crate::sandbox::Enforcement;
use crate::slug::shortened;
use crate::store::{
    BadName, DraftEntry, EventSaveError, LoadError, Revision, SaveError, Store, UnusedFormFile, forms_of,
    made_name, name_of, openable_name,
};
use crate::suggest::similar;
use crate::tui::runtime::ImportFolders;
use crate::words::{Lang, Words};
use crate::{say, shown, zone};

/// What every command works with.
#[expect(clippy::struct_excessive_bools, reason = "options of the command line, each its own")]
pub(super) struct CliSession {
    pub words: Words,
    pub clock: Clock,
    /// `None` for an account without a home that names none.
    data_folder: Option<DataFolder>,
    /// Who writes, as the host knows them: drafts, presence and merging go by it.
    pub author: String,
    /// Who writes, as colleagues and documents name them: as the settings say, else the same.
    pub writer: String,
    /// The settings, those of the options included.
    pub config: Config,
    pub color: Color,
    pub ascii: bool,
    /// Whether the screen has rules and bars.
    pub has_lines: bool,
    pub restricted: bool,
    /// Whether a client gave the command, over SSH in restricted mode.
    pub is_of_client: bool,
    /// How far the kernel enforces the sandbox, once it is closed.
    pub hold: Option<Enforcement>,
    /// In restricted mode, what counts there.
    pub environment: Environment,
    forms: OnceCell<(Arc<Forms>, Vec<UnusedFormFile>)>,
    store: OnceCell<Store>,
    mail: OnceCell<Result<Option<Settings>, Failure>>,
}

impl CliSession {
    /// Takes what the options and the environment say.
    pub(super) fn new(
        globals: &GlobalArgs,
        is_of_client: bool,
        (words, config): (Words, Config),
        environment: Environment,
    ) -> Result<Self, Failure> {
        let named_elsewhere = globals.data.is_some() || environment.data.is_some();
        let environment = if globals.restricted { environment.restricted() } else { environment };
        let data_folder = DataFolder::choose(globals.data.as_deref(), globals.restricted, &environment);
        if let Some(data_folder) = data_folder.as_ref().filter(|_| globals.restricted && named_elsewhere) {
            output::talk(&say!(&words, "cli-restricted-data", path = shown::path(&data_folder.path)));
        }
        let clock = match globals.now.as_ref().or(environment.now.as_ref()) {
            Some(text) => Clock::Fixed(instant(text, &words)?),
            None => Clock::System,
        };
        let config = config.with_options(globals);
        let color = config.color();
        let author = environment.account.clone().unwrap_or_else(|| say!(&words, "cli-unknown-author"));
        let writer = config.text(&setting::NAME).unwrap_or(&author).to_owned();
        Ok(CliSession {
            clock,
            data_folder,
            author,
            writer,
            color: if color == Color::Auto && environment.is_colorless() { Color::Never } else { color },
            ascii: config.is_on(&setting::ASCII),
            has_lines: config.is_on(&setting::LINES),
            restricted: globals.restricted,
            is_of_client,
            hold: None,
            config,
            environment,
            forms: OnceCell::new(),
            store: OnceCell::new(),
            mail: OnceCell::new(),
            words,
        })
    }

    /// The forms, in the user's language; read when they are first asked for.
    pub(super) fn forms(&self) -> &Arc<Forms> {
        &self.forms_and_unused().0
    }

    /// The same, with the files among the forms of the data folder that aren't used.
    pub(super) fn forms_and_unused(&self) -> &(Arc<Forms>, Vec<UnusedFormFile>) {
        self.forms.get_or_init(|| {
            let data = self.data_folder.as_ref().map(|folder| folder.path.as_path());
            self.forms_in(data, self.words.lang())
        })
    }

    /// The forms of a data folder, as they are told to a writer of `lang`.
    pub(super) fn forms_in(&self, data: Option<&Path>, lang: Lang) -> (Arc<Forms>, Vec<UnusedFormFile>) {
        let (forms, unused) = match data {
            Some(data) => forms_of(data, lang, Links::of(self.restricted)),
            None => (Forms::told_in(lang), Vec::new()),
        };
        (Arc::new(forms), unused)
    }

    /// # Errors
    /// If there is no data folder.
    pub(super) fn has_data_folder(&self) -> Result<(), Failure> {
        let is_there = self.data_folder.as_ref().map(drop);
        is_there.ok_or_else(|| DataFolder::missing(self.restricted, &self.words))
    }

    /// Where the data folder is, and why there.
    pub(super) fn data_folder(&self) -> &DataFolder {
        self.data_folder.as_ref().expect("a command that needs a data folder runs only where there is one")
    }

    /// The data folder.
    pub(super) fn store(&self) -> &Store {
        self.store.get_or_init(|| {
            let DataFolder { path, state, .. } = self.data_folder();
            Store::new(path.clone(), Arc::clone(self.forms())).with_state_dir(state.clone())
        })
    }

    /// Closes the sandbox, in restricted mode.
    pub(super) fn confined(mut self, needs: Needs) -> Result<Self, Failure> {
        if self.restricted {
            self.hold = Some(confinement::confine(&self, needs)?);
        }
        Ok(self)
    }

    /// How letters leave this host; `None` where the settings don't say. Held together once, on first use: before the
    /// sandbox closes, since they may name files outside.
    pub(super) fn mail(&self) -> Result<Option<&Settings>, &Failure> {
        self.mail
            .get_or_init(|| mail::settings(&self.config, self.restricted, &self.words))
            .as_ref()
            .map(Option::as_ref)
    }

    /// What is wrong with mail as a whole, where no single setting is.
    pub(super) fn mail_fault(&self) -> Option<String> {
        let shared = self.config.file(SettingSource::Shared);
        let is_told = shared.is_some_and(|file| file.mail_fault(&self.words).is_some());
        self.mail().err().filter(|_| !is_told).map(|failure| failure.what.clone())
    }

    /// The default folder for the screen's exports; empty in restricted mode, which has only one.
    pub(super) fn export_folder(&self) -> String {
        if self.restricted {
            return String::new();
        }
        std::env::current_dir().map_or_else(|_| ".".to_owned(), |folder| folder.display().to_string())
    }

    /// This host for one who came by SSH; `None` for one who sits here.
    pub(super) fn fetch_host(&self) -> Option<FetchHost> {
        let Environment { ssh_host, ssh_port: port, account, .. } = &self.environment;
        let host = ssh_host.clone()?;
        Some(FetchHost { host, port: *port, user: account.clone(), is_restricted: self.restricted })
    }

    /// Where the screen looks for files to import: the current folder, the account's home and the folder for exports;
    /// in restricted mode only the last.
    pub(super) fn import_folders(&self) -> ImportFolders {
        let exports = self.store().exports_dir();
        if self.restricted {
            return ImportFolders { folders: vec![(exports, String::new())], home: None };
        }
        let home = self.environment.home.clone();
        let own = format!("{}/", exports.display());
        let here = (PathBuf::from("."), String::new());
        let at_home = home.clone().map(|home| (home, "~/".to_owned()));
        let folders = [Some(here), at_home, Some((exports, own))].into_iter().flatten().collect();
        ImportFolders { folders, home }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(super) fn print(&self, text: &str) -> CommandResult {
        output::print(text, &self.words)
    }

    pub(super) fn print_json(&self, value: &impl serde::Serialize) -> CommandResult {
        let text = serde_json::to_string_pretty(value).expect("reports are plain data");
        self.print(&format!("{text}\n"))
    }

    /// The name of a draft, from what was typed: that very name where there is anything of it, even if only in the
    /// trash, so that what was meant for a deleted draft reaches no other. Else without the file's ending, or what
    /// `som new` makes of it. A path is no name.
    pub(super) fn draft_name<'a>(&self, typed: &'a str) -> Result<Cow<'a, str>, Failure> {
        let plain = name_of(typed);
        openable_name(plain).map_err(|why| self.bad_name(plain, why))?;
        let is_known = |name: &str| self.store().traces(name).is_ok_and(|traces| !traces.is_empty());
        if typed != plain && is_known(typed) {
            return Ok(Cow::Borrowed(typed));
        }
        match made_name(plain) {
            Ok(made) => {
                let made = shortened(&made);
                let is_meant = made != plain && !is_known(plain) && is_known(made);
                Ok(if is_meant { Cow::Owned(made.to_owned()) } else { Cow::Borrowed(plain) })
            }
            Err(_) => Ok(Cow::Borrowed(plain)),
        }
    }

    pub(super) fn bad_name(&self, name: &str, why: BadName) -> Failure {
        failure!(self.words, "cli-bad-name", name = shown::text(name))
            .because(why.cause(&self.words))
            .hint(why.hint(&self.words))
            .usage()
    }

    /// The name and the draft that were asked for.
    pub(super) fn draft<'a>(&self, typed: &'a str) -> Result<(Cow<'a, str>, Draft), Failure> {
        let name = self.draft_name(typed)?;
        let (draft, _) = self.load(&name)?;
        Ok((name, draft))
    }

    pub(super) fn load(&self, name: &str) -> Result<(Draft, Revision), Failure> {
        self.store().load(name).map_err(|error| self.not_opened(name, &error))
    }

    /// The answers of a draft whose form isn't here, under the ids of their fields; none of any other draft. That the form
    /// is missing is said.
    pub(super) fn text_without_form(&self, name: &str) -> Option<String> {
        let draft = self.store().without_form(name)?;
        let form = shown::in_one_line(&draft.form);
        output::talk(&say!(&self.words, "cli-form-missing", form = form));
        let answer = |(id, text): (&FieldId, &Arc<str>)| {
            format!("{}\n\n{}\n", shown::text(id.as_str()), shown::lines(text.trim_end(), self.ascii))
        };
        Some(draft.nonempty_answers().map(answer).collect::<Vec<_>>().join("\n"))
    }

    /// The form with this id, with similar ones where there is none.
    pub(super) fn form_named(&self, id: &str) -> Result<&FormDefinition, Failure> {
        self.forms().get(id).ok_or_else(|| {
            let ids: Vec<&str> = self.forms().iter().map(FormDefinition::id).collect();
            let near = similar(id, ids.iter().copied()).join(", ");
            failure!(self.words, "cli-no-such-form", id = shown::in_one_line(id))
                .because((!near.is_empty()).then(|| say!(&self.words, "cli-near-field", names = near)))
                .hint(say!(&self.words, "cli-forms-hint", ids = ids.join(", ")))
                .usage()
        })
    }

    /// What a form asks of a new draft: the one with this id, or the first.
    pub(super) fn new_form(&self, id: Option<&str>) -> Result<Arc<FormSpec>, Failure> {
        let form = id.map_or(Ok(self.forms().first()), |id| self.form_named(id))?;
        Ok(form.asked_first())
    }

    /// A draft of the form with this id that says nothing yet.
    pub(super) fn empty_draft(&self, form: &str) -> Result<Draft, Failure> {
        Ok(Draft::new(self.form_named(form)?.official(), self.now(), &self.author))
    }

    pub(super) fn not_opened(&self, name: &str, error: &LoadError) -> Failure {
        if matches!(error, LoadError::Missing) {
            return self.no_such_draft(name);
        }
        let path = shown::path(&self.store().path_of(name));
        failure!(self.words, "cli-cannot-open", path = path)
            .because(error.cause(&self.words))
            .hint(error.hint(&self.words))
    }

    /// The failure if no draft has this name, with similar names.
    pub(super) fn no_such_draft(&self, name: &str) -> Failure {
        let entries = self.store().list().unwrap_or_default();
        let names = similar(name, entries.iter().map(DraftEntry::name)).join(", ");
        let hint = match (entries.is_empty(), names.is_empty()) {
            (true, _) => say!(&self.words, "cli-no-drafts-hint"),
            (false, true) => say!(&self.words, "cli-list-hint"),
            (false, false) => say!(&self.words, "cli-near-draft-hint", names = shown::text(&names)),
        };
        let folder = shown::path(&self.store().drafts_dir());
        failure!(self.words, "cli-no-such-draft", name = shown::text(name), path = folder).hint(hint)
    }

    pub(super) fn not_saved(&self, path: &Path, error: &SaveError) -> Failure {
        failure!(self.words, "cli-cannot-save", path = shown::path(path)).of_save(error, &self.words)
    }

    /// Makes a draft under the first free name like this one, and prints its path. Says so if the name is shortened.
    pub(super) fn create(&self, name: &str, draft: &Draft) -> CommandResult {
        let made = self.store().create(name, draft);
        let (made, _) =
            made.map_err(|error| self.not_saved(&self.store().path_of(shortened(name)), &error))?;
        if naming::is_too_long(name) {
            output::talk(&say!(self.words, "cli-name-shortened", name = made.as_str()));
        }
        self.print_draft(&made)
    }

    /// Prints the path of a draft, which ends a command that changes one.
    pub(super) fn print_draft(&self, name: &str) -> CommandResult {
        self.print_written(&self.store().path_of(name))
    }

    /// Prints the path of a file that was written. Where that can't be printed, it is written all the same.
    pub(super) fn print_written(&self, path: &Path) -> CommandResult {
        let printed = output::print_path(path, &self.words);
        printed.map_err(|failure| failure.hint(say!(self.words, "cli-stdout-saved")).done())
    }

    /// What its form asks of a draft.
    pub(super) fn form_of(&self, draft: &Draft) -> Arc<FormSpec> {
        draft.form_in(self.forms())
    }

    /// The form of the draft with this name; the first one where there is none that can be read.
    pub(super) fn form_of_named(&self, name: &str) -> Arc<FormSpec> {
        let draft = self.store().load(name);
        draft.map_or_else(|_| self.forms().first().asked_first(), |(draft, _)| self.form_of(&draft))
    }

    /// The document that a draft is exported or sent as.
    pub(super) fn submission<'d>(
        &self,
        form: &'d FormSpec,
        draft: &'d Draft,
        with_approval: bool,
    ) -> Submission<'d> {
        Submission::of(form, draft, self.now(), with_approval)
    }

    /// The field that was asked for.
    pub(super) fn field<'f>(&self, id: &str, form: &'f FormSpec) -> Result<&'f Field, Failure> {
        let asked = FieldId::new(id);
        form.field(&asked).ok_or_else(|| {
            let shown = shown::text(id);
            if form.sum(&asked).is_some() {
                return failure!(self.words, "cli-field-is-sum", id = shown).usage();
            }
            if form.template_of(&asked).is_some() {
                return failure!(self.words, "cli-field-not-asked", id = shown).usage();
            }
            let ids: Vec<&str> = form.fields().map(|field| field.id.as_str()).collect();
            let near = similar(id, ids.iter().copied()).join(", ");
            failure!(self.words, "cli-no-such-field", id = shown::text(id))
                .because((!near.is_empty()).then(|| say!(&self.words, "cli-near-field", names = near)))
                .hint(say!(&self.words, "cli-fields-hint", ids = ids.join(", ")))
                .usage()
        })
    }

    /// The built-in events and those of `events.ron`. Where that can't be read, this is said and it is skipped.
    pub(super) fn events(&self) -> Vec<Event> {
        let (events, fault) = self.events_and_fault();
        if let Some(cause) = fault {
            let path = shown::path(&self.events_path());
            output::talk(&say!(self.words, "cli-events-unreadable", path = path, cause = cause));
        }
        events
    }

    pub(super) fn events_path(&self) -> PathBuf {
        self.data_folder().path.join("events.ron")
    }

    /// The same, with why `events.ron` can't be read.
    pub(super) fn events_and_fault(&self) -> (Vec<Event>, Option<String>) {
        let given = self.forms().events();
        match self.own_events() {
            Ok(own) => (event::with_own(given, own), None),
            Err(cause) => (given, Some(cause)),
        }
    }

    /// Makes a change in the own events. `refused` is the failure with why it can't be made.
    pub(super) fn change_event(
        &self,
        change: EventChange,
        refused: impl FnOnce(String) -> Failure,
    ) -> Result<EventChange, Failure> {
        match self.store().change_event(change) {
            Ok((made, _)) => Ok(made),
            Err(EventSaveError::Save(error)) => Err(self.not_saved(&self.events_path(), &error)),
            Err(error) => Err(refused(error.cause(&self.words))),
        }
    }

    /// The events of `events.ron` alone, or why it can't be read.
    pub(super) fn own_events(&self) -> Result<Vec<Event>, String> {
        let words = &self.words;
        if self.data_folder.is_none() {
            return Ok(Vec::new());
        }
        match files::small_text(&self.events_path(), Links::of(self.restricted)) {
            Ok(None) => Ok(Vec::new()),
            Ok(Some(text)) => event::read_events(&text).map_err(|problem| problem.say(words)),
            Err(error) => Err(files::cause(&error, words)),
        }
    }
}

/// The instant of `--now` or `SOM_NOW`: RFC 3339, or what people write, in Copenhagen's time.
fn instant(text: &str, words: &Words) -> Result<DateTime<Utc>, Failure> {
    let year = zone::date(Clock::System.now()).year();
    event::when::read_moment(text, year).map(event::Moment::first_instant).map_err(|problem| {
        failure!(words, "cli-bad-now", text = shown::text(text)).because(problem.say(words)).usage()
    })
}
