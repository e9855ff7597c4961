//! What a journey begins with: the window, the language, the files that are there.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use som::draft::Draft;
use som::event::{Event, read_events};
use som::fetch::FetchHost;
use som::form::{FormDefinition, FormSpec, Forms};
use som::store::{Store, Version};
use som::tui::app::Begin;
use som::tui::runtime::DictionaryFiles;
use som::tui::theme::{Palette, Theme};
use som::tui::world::{MailRoute, World};
use som::words::{Lang, Words};

use super::{Journey, NOW};

/// What a journey begins with.
#[expect(clippy::struct_excessive_bools, reason = "each is chosen for itself")]
pub(crate) struct Setting {
    pub(super) lang: Lang,
    pub(super) size: (u16, u16),
    pub(super) palette: Palette,
    pub(super) is_ascii: bool,
    pub(super) has_lines: bool,
    pub(super) is_utf8: bool,
    pub(super) begin: Begin,
    pub(super) now: DateTime<Utc>,
    pub(super) drafts: Vec<(String, Draft)>,
    pub(super) files: Vec<(String, String)>,
    pub(super) versions: Vec<(Version, Option<Draft>)>,
    pub(super) sending: Option<MailRoute>,
    pub(super) faults: Vec<String>,
    own_forms: Vec<&'static str>,
    pub(super) own_events: Option<String>,
    pub(super) exports_beside: bool,
    pub(super) dictionary: Option<DictionaryFiles>,
    pub(super) settings: fn(&mut World),
    pub(super) fetch_host: Option<FetchHost>,
    /// Another form than the built-in ones, as its file gives it.
    pub(super) form: Option<&'static str>,
}

impl Setting {
    pub(crate) fn new() -> Self {
        Setting {
            lang: Lang::Da,
            size: (80, 24),
            palette: Palette::Full,
            is_ascii: false,
            has_lines: true,
            is_utf8: true,
            begin: Begin::Start,
            now: NOW.parse().expect("a time"),
            drafts: Vec::new(),
            files: Vec::new(),
            versions: Vec::new(),
            sending: None,
            faults: Vec::new(),
            own_forms: Vec::new(),
            own_events: None,
            exports_beside: false,
            dictionary: None,
            settings: |_| {},
            fetch_host: None,
            form: None,
        }
    }

    /// A person who came by SSH, to a host where only som can be reached.
    pub(crate) fn over_ssh(mut self) -> Self {
        let (host, user) = ("som.aeroe.dk".to_owned(), Some("mette".to_owned()));
        self.fetch_host = Some(FetchHost { host, port: None, user, is_restricted: true });
        self
    }

    /// A host with this form and no other.
    pub(crate) fn only_form(mut self, source: &'static str) -> Self {
        self.form = Some(source);
        self
    }

    /// A host with this dictionary.
    pub(crate) fn dictionary(mut self, files: DictionaryFiles) -> Self {
        self.dictionary = Some(files);
        self
    }

    /// The user's own meetings, as they stand in their file.
    pub(crate) fn own_events(mut self, text: &str) -> Self {
        self.own_events = Some(text.to_owned());
        self
    }

    /// Documents go beside the drafts, where they are really written.
    pub(crate) fn exports_beside(mut self) -> Self {
        self.exports_beside = true;
        self
    }

    /// All meetings: the built-in ones and the user's own.
    pub(super) fn events(&self) -> Vec<Event> {
        let own = self.own_events.as_deref().map(|text| read_events(text).expect("events"));
        [self.forms().events(), own.unwrap_or_default()].concat()
    }

    /// A file beside the drafts that can't be read, as the start screen tells it.
    pub(crate) fn fault(mut self, text: &str) -> Self {
        self.faults.push(text.to_owned());
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn english(mut self) -> Self {
        self.lang = Lang::En;
        self
    }

    pub(crate) fn ascii(mut self) -> Self {
        self.is_ascii = true;
        self
    }

    pub(crate) fn plain_lines(mut self) -> Self {
        self.has_lines = false;
        self
    }

    /// A terminal whose locale names another character encoding.
    pub(crate) fn latin1(mut self) -> Self {
        self.is_utf8 = false;
        self
    }

    pub(crate) fn colourless(mut self) -> Self {
        self.palette = Palette::Mono;
        self
    }

    /// A terminal that names 16 colours.
    pub(crate) fn base_colours(mut self) -> Self {
        self.palette = Palette::Base;
        self
    }

    pub(crate) fn now(mut self, now: &str) -> Self {
        self.now = now.parse().expect("a time");
        self
    }

    /// A draft that is in the folder.
    pub(crate) fn draft(mut self, name: &str, draft: Draft) -> Self {
        self.drafts.push((name.to_owned(), draft));
        self
    }

    /// A file that is in the folder of drafts, whatever it holds.
    pub(crate) fn file(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    /// An earlier version of whatever draft is asked about; one without a text can't be read.
    pub(crate) fn version(mut self, version: Version, text: Option<Draft>) -> Self {
        self.versions.push((version, text));
        self
    }

    /// A host that letters leave by this server.
    pub(crate) fn sends_via(mut self, via: &str) -> Self {
        self.sending = Some(MailRoute { via: via.to_owned(), from: None, own: None, writer: None });
        self
    }

    /// What the person's settings change.
    pub(crate) fn settings(mut self, change: fn(&mut World)) -> Self {
        self.settings = change;
        self
    }

    /// The user's own address, on a host that letters leave by a server.
    pub(crate) fn own_address(mut self, address: &str) -> Self {
        self.sending.as_mut().expect("a server").own = Some(address.to_owned());
        self
    }

    /// Begins in a draft instead of at the start screen.
    pub(crate) fn open(mut self, name: &str) -> Self {
        self.begin = Begin::Draft(name.to_owned());
        self
    }

    /// A form of the data folder, behind the built-in ones.
    pub(crate) fn form(mut self, source: &'static str) -> Self {
        self.own_forms.push(source);
        self
    }

    pub(super) fn forms(&self) -> Arc<Forms> {
        if let Some(form) = self.form {
            return Arc::new(Forms::from(Arc::new(FormSpec::parse(form).expect("a form"))));
        }
        let mut forms = Forms::told_in(self.lang);
        for source in &self.own_forms {
            forms.add(FormDefinition::of_file(FormSpec::parse(source).expect("a form"), "form.ron"));
        }
        Arc::new(forms)
    }

    pub(super) fn words(&self) -> Words {
        let words = Words::new(self.lang);
        if self.is_ascii { words.in_ascii() } else { words }
    }

    pub(super) fn theme(&self) -> Theme {
        let theme = Theme::new(self.palette, self.is_ascii);
        if self.has_lines { theme } else { theme.without_lines() }
    }

    pub(crate) fn start(self) -> Journey {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().to_owned(), self.forms());
        for (name, draft) in &self.drafts {
            store.create(name, draft).expect("a draft");
        }
        for (name, text) in &self.files {
            put_file(&store.drafts_dir(), name, text);
        }
        if let Some(text) = &self.own_events {
            put_file(folder.path(), "events.ron", text);
        }
        Journey::begin(folder, store, &self)
    }
}

#[expect(clippy::disallowed_methods, reason = "the test plays the colleague who leaves a file")]
pub(crate) fn put_file(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder).expect("the folder of drafts");
    std::fs::write(folder.join(name), text).expect("a file");
}
