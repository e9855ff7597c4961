//! The program on a disk that hangs: keys go on, nothing begins twice, and what comes late finds its place.

use std::sync::{Condvar, Mutex};

use super::*;
use crate::store::Base;
use crate::tui::app::{App, Begin};
use crate::tui::open_draft::OpenDraft;

/// A disk whose syncs wait while it hangs.
#[derive(Clone, Default)]
struct Disk(Arc<(Mutex<bool>, Condvar)>);

impl Disk {
    fn set_hanging(&self, is_hanging: bool) {
        *self.0.0.lock().expect("no panic") = is_hanging;
        self.0.1.notify_all();
    }

    fn sync(&self) {
        let waited = self.0.1.wait_while(self.0.0.lock().expect("no panic"), |is_hanging| *is_hanging);
        drop(waited.expect("no panic"));
    }
}

/// A user at the list of drafts; `ribe` was saved twice, so that it has a version.
struct Visit {
    _folder: tempfile::TempDir,
    store: Store,
    disk: Disk,
    session: Session<App>,
    mono: Duration,
}

fn draft(text: &str) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
    draft.set_answer(&FieldId::new("motivation"), text);
    draft
}

fn visit(begin: Begin) -> Visit {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::default();
    let syncing = disk.clone();
    let store = Store::new(folder.path().to_owned(), Forms::built_in()).before_sync(move || syncing.sync());
    store.create("skive", &draft("Skive")).expect("a draft");
    let (name, revision) = store.create("ribe", &draft("Før")).expect("a draft");
    let (before, _) = store.load(&name).expect("a draft");
    let mut now = before.clone();
    now.set_answer(&FieldId::new("motivation"), "Nu");
    now.changed += chrono::TimeDelta::hours(1);
    store.save(&name, &now, &mut Base::read(before, revision)).expect("it is saved");
    let app = |world| {
        let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
        App::new(world, time, (120, 24), begin)
    };
    let (mut session, _) = session(&store, false, app);
    session.take_until(|app| !screen(app).contains("kladde …") && screen(app).contains("ribe"));
    Visit { _folder: folder, store, disk, session, mono: Duration::ZERO }
}

fn screen(app: &App) -> String {
    let area = ratatui::layout::Rect::new(0, 0, app.size().0, app.size().1);
    let mut buf = Buffer::empty(area);
    app.draw(&mut buf);
    let rows = buf.content.chunks(usize::from(area.width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n").collect()
}

impl Visit {
    fn pass(&mut self, ms: u64) {
        self.mono += Duration::from_millis(ms);
        self.session.take(Message::Tick(Time { wall: DateTime::UNIX_EPOCH, mono: self.mono }));
    }

    /// Presses keys: letters as they stand, `\n` for Enter, `\x1b` for Esc. A question is read before it is answered.
    fn press(&mut self, keys: &str) {
        for c in keys.chars() {
            if self.session.program.asks() {
                self.pass(200);
            }
            self.session.press(match c {
                '\n' => KeyCode::Enter,
                '\x1b' => KeyCode::Esc,
                '↓' => KeyCode::Down,
                '↑' => KeyCode::Up,
                c => KeyCode::Char(c),
            });
        }
    }

    fn screen(&self) -> String {
        screen(&self.session.program)
    }

    fn shows(&self, text: &str) {
        assert!(self.screen().contains(text), "{text} in\n{}", self.screen());
    }

    fn shows_not(&self, text: &str) {
        assert!(!self.screen().contains(text), "no {text} in\n{}", self.screen());
    }

    /// Takes what comes until the screen shows a text.
    fn wait_for(&mut self, text: &str) {
        self.session.take_until(|app| screen(app).contains(text));
    }

    fn open_name(&self) -> Option<&str> {
        self.session.program.open_draft().map(OpenDraft::name)
    }

    fn answer(&self, field: &str) -> &str {
        let open = self.session.program.open_draft().expect("an open draft");
        open.draft().answer(&FieldId::new(field))
    }

    fn on_disk(&self, name: &str) -> String {
        self.store.load(name).expect("a draft").0.answer(&FieldId::new("motivation")).to_owned()
    }

    fn has_quit(&self) -> bool {
        self.session.terminal_effects.contains(&TerminalEffect::Quit)
    }

    fn wait_to_quit(&mut self) {
        while !self.has_quit() {
            let outcome = self.session.outcomes.recv_timeout(LONG).expect("an outcome");
            self.session.take(outcome);
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.store.list().expect("the folder").iter().map(|entry| entry.name().to_owned()).collect();
        names.sort();
        names
    }
}

/// At the versions of `ribe`, one of which was asked for, on a disk that hangs.
fn restoring() -> Visit {
    let mut visit = visit(Begin::Start);
    visit.choose("ribe");
    visit.press("u");
    visit.wait_for("Før");
    visit.disk.set_hanging(true);
    visit.press("\nj");
    visit
}

impl Visit {
    fn choose(&mut self, name: &str) {
        self.session.press(KeyCode::Home);
        while !self.screen().lines().any(|line| line.contains('▸') && line.contains(name)) {
            let before = self.screen();
            self.press("↓");
            assert_ne!(before, self.screen(), "{name} is in the list");
        }
    }
}

#[test]
fn while_a_version_is_restored_keys_go_on_and_the_screen_says_so() {
    let mut visit = restoring();
    visit.shows_not("Gendanner …");
    visit.pass(400);
    visit.shows("Gendanner …");
    visit.press("\x1b");
    visit.shows("Kladder");
    visit.press("\n");
    visit.shows("Kladden er ved at blive gendannet eller slettet. Vent");
    visit.disk.set_hanging(false);
    visit.wait_for("Gendannet fra");
    visit.shows_not("Gendanner …");
    visit.shows_not("Tidligere udgaver");
    assert_eq!(visit.on_disk("ribe"), "Før");
}

#[test]
fn a_restored_version_comes_in_where_one_writes_on() {
    let mut visit = visit(Begin::Draft("ribe".to_owned()));
    visit.press("\x1bu");
    visit.wait_for("Før");
    visit.disk.set_hanging(true);
    visit.press("\nj");
    visit.session.press(KeyCode::F(7));
    visit.press("\x1b1Ribe");
    assert_eq!(visit.answer("kommune"), "Ribe");
    visit.disk.set_hanging(false);
    visit.wait_for("Gendannet fra");
    visit.session.take_until(|app| {
        app.open_draft().is_some_and(|open| open.draft().answer(&FieldId::new("motivation")) == "Før")
    });
    assert_eq!(visit.answer("kommune"), "Ribe");
    visit.shows("Trin 1 af 6");
}

#[test]
fn another_draft_is_opened_while_one_is_restored_and_the_news_names_the_other() {
    let mut visit = restoring();
    visit.session.press(KeyCode::F(7));
    visit.choose("ribe");
    visit.press("\n");
    visit.shows("Vent, til det er gjort");
    visit.choose("skive");
    visit.press("\n");
    visit.session.take_until(|app| app.open_draft().is_some());
    visit.disk.set_hanging(false);
    visit.wait_for("ribe: Gendannet fra");
    assert_eq!(visit.open_name(), Some("skive"));
    assert_eq!(visit.on_disk("ribe"), "Før");
}

#[test]
fn while_a_draft_is_deleted_another_is_opened_and_the_deleted_one_is_not_made_again() {
    let mut visit = visit(Begin::Draft("ribe".to_owned()));
    visit.press("x");
    visit.session.press(KeyCode::F(2));
    visit.session.press(KeyCode::End);
    visit.press("\n");
    visit.wait_for("skive");
    visit.disk.set_hanging(true);
    visit.press("sj");
    visit.pass(400);
    visit.shows("Sletter …");
    visit.press("\n");
    visit.shows("Vent, til det er gjort");
    visit.disk.set_hanging(false);
    visit.wait_for("Flyttet til papirkurven");
    visit.wait_for("▸ skive");
    visit.press("\n");
    visit.session.take_until(|app| app.open_draft().is_some());
    assert_eq!((visit.open_name(), visit.names()), (Some("skive"), vec!["skive".to_owned()]));
}

#[test]
fn what_is_typed_before_a_new_draft_is_there_goes_into_it_and_no_further_draft_is_made() {
    let mut visit = visit(Begin::Start);
    visit.press("n");
    visit.press("Varde Kommune");
    visit.disk.set_hanging(true);
    visit.press("\n\n");
    visit.press("Byråd");
    visit.shows("Opretter kladden … Du har skrevet: Byråd");
    visit.disk.set_hanging(false);
    visit.session.take_until(|app| app.open_draft().is_some());
    assert_eq!(visit.open_name(), Some("varde"));
    assert_eq!((visit.answer("kommune"), visit.answer("kommune_forvaltning")), ("Varde Kommune", "Byråd"));
    assert_eq!(visit.names(), ["ribe", "skive", "varde"]);
}

#[test]
fn after_esc_a_copy_is_made_but_not_shown() {
    let mut visit = visit(Begin::Start);
    visit.choose("skive");
    visit.disk.set_hanging(true);
    visit.press("kj");
    visit.pass(400);
    visit.shows("Kopierer kladden …");
    visit.press("\x1b");
    visit.shows("Kladden bliver ikke åbnet.");
    visit.pass(600);
    visit.press("nFanø");
    visit.shows("Fanø");
    visit.disk.set_hanging(false);
    visit.session.take_until(|app| !app.is_busy_with_files());
    assert_eq!(visit.open_name(), None);
    visit.shows("Fanø");
    assert_eq!(visit.names(), ["ribe", "skive", "skive-2"]);
}

#[test]
fn a_document_that_is_written_later_is_told_to_whom_has_left_its_screen() {
    let mut visit = visit(Begin::Draft("ribe".to_owned()));
    let place = visit.store.data_dir().join("ud.md");
    visit.session.press(KeyCode::F(9));
    visit.press("e");
    visit.shows("Gem som");
    visit.session.press(KeyCode::Tab);
    visit.disk.set_hanging(true);
    for _ in 0..40 {
        visit.session.press(KeyCode::Backspace);
    }
    visit.press(&place.display().to_string());
    visit.press("\n");
    visit.shows("Gemmer dokumentet …");
    visit.press("\n");
    visit.session.press(KeyCode::F(7));
    visit.pass(400);
    visit.shows("Eksporterer …");
    visit.disk.set_hanging(false);
    visit.wait_for("Gemt: ");
    assert!(place.exists());
    // Its question has nobody to answer it either.
    visit.press("e");
    visit.session.press(KeyCode::Tab);
    for _ in 0..40 {
        visit.session.press(KeyCode::Backspace);
    }
    visit.press(&place.display().to_string());
    visit.press("\n");
    visit.wait_for("Skal den erstattes?");
}

#[test]
fn leaving_waits_for_what_was_begun_unless_it_is_asked_for_twice() {
    let mut visit = restoring();
    visit.session.press(KeyCode::F(10));
    visit.shows("Gendanner … Programmet lukker bagefter");
    assert!(!visit.has_quit());
    visit.disk.set_hanging(false);
    visit.wait_to_quit();
    assert_eq!(visit.on_disk("ribe"), "Før");

    let mut visit = restoring();
    visit.session.press(KeyCode::F(10));
    visit.press("↓");
    visit.session.press(KeyCode::F(10));
    assert!(!visit.has_quit());
    visit.session.press(KeyCode::F(10));
    assert!(visit.has_quit());
    visit.disk.set_hanging(false);
}

#[test]
fn leaving_while_a_draft_is_made_keeps_what_was_typed_for_it() {
    let mut visit = visit(Begin::Start);
    visit.press("n");
    visit.press("Varde Kommune");
    visit.disk.set_hanging(true);
    visit.press("\n");
    visit.press("Byråd");
    visit.session.press(KeyCode::F(10));
    visit.disk.set_hanging(false);
    visit.wait_to_quit();
    let saved = visit.store.load("varde").expect("the draft").0;
    assert_eq!(saved.answer(&FieldId::new("kommune_forvaltning")), "Byråd");
}
