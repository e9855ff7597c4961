//! Kinds of answers on the screen: chosen from a list, ticked, dates, amounts, and how near a limit is.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::*;
use crate::form::{Forms, small};
use crate::tui::theme::{Palette, Theme};

const ONE: &str = r#"id: "x", kind: Choice, label: "Ejerform:", options: ["Kommune", "Region", "Selskab"]"#;
const SOME: &str = r#"id: "x", kind: Choices, label: "For hvem:", options: ["Børn", "Unge", "Voksne"]"#;
const LAST: &str = r#"id: "sidst", kind: Text"#;

/// A screen with a draft of a small form, at its second field.
struct Screen(App);

impl Screen {
    fn of(fields: &[&str], size: (u16, u16), theme: Theme, answers: &[(&str, &str)]) -> Self {
        let form = small::form(fields);
        let forms = Arc::new(Forms::from(Arc::clone(form)));
        let world = World { form: Arc::clone(form), forms, theme, ..World::for_tests() };
        let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
        let mut app = App::new(world, time, size, Begin::Draft("lille".to_owned())).0;
        let mut draft = Draft::new(form, DateTime::UNIX_EPOCH, "Mette");
        for (id, text) in answers {
            draft.set_answer(&crate::form::FieldId::new(*id), *text);
        }
        app.update(Message::Opened(Box::new(Opened {
            name: "lille".to_owned(),
            base: Base::read(draft.clone(), Revision::of(b"")),
            job: FileJob::Open("lille".to_owned()),
            draft,
            is_read_only: false,
            recovered: None,
            is_edited_by_hand: false,
        })));
        let mut screen = Screen(app);
        screen.press(KeyCode::Tab);
        screen
    }

    fn wide(fields: &[&str]) -> Self {
        Self::of(fields, (80, 24), Theme::new(Palette::Full, false), &[])
    }

    fn press(&mut self, code: KeyCode) {
        self.0.update(press(code));
    }

    fn keys(&mut self, text: &str) {
        text.chars().for_each(|c| self.press(KeyCode::Char(c)));
    }

    fn answer(&self) -> String {
        let draft = self.0.open_draft().expect("a draft").draft();
        draft.answer(&crate::form::FieldId::new("x")).to_owned()
    }

    /// The rows of the screen and where its cursor is.
    fn shown(&self) -> (Vec<String>, Position) {
        let (width, height) = self.0.size();
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = self.0.draw(&mut buf);
        let row = |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect(), cursor)
    }

    fn shows(&self, text: &str) -> bool {
        self.shown().0.iter().any(|row| row.contains(text))
    }

    /// What stands from the cursor on.
    fn at_cursor(&self) -> String {
        let (rows, cursor) = self.shown();
        rows[usize::from(cursor.y)].chars().skip(usize::from(cursor.x)).collect()
    }
}

#[test]
fn one_of_a_few_is_chosen_in_a_list_that_down_opens() {
    let mut screen = Screen::wide(&[ONE, LAST]);
    assert!(!screen.shows("Region"));
    screen.press(KeyCode::Down);
    for option in ["Kommune", "Region", "Selskab"] {
        assert!(screen.shows(option), "{option}");
    }
    assert!(screen.shows("▸ Kommune"), "{:?}", screen.shown());
    screen.press(KeyCode::Down);
    assert!(screen.shows("▸ Region"), "{:?}", screen.shown());
    screen.press(KeyCode::Enter);
    assert_eq!(screen.answer(), "Region");
    assert!(!screen.shows("Selskab"), "the list is closed");
}

#[test]
fn the_list_of_a_field_in_the_last_row_opens_above_it() {
    let fillers: Vec<String> = (0..8).map(|at| format!("id: \"f{at}\", kind: Text")).collect();
    let mut fields: Vec<&str> = fillers.iter().map(String::as_str).collect();
    fields.push(ONE);
    for size in [(80, 12), (40, 12)] {
        let mut screen = Screen::of(&fields, size, Theme::new(Palette::Full, true), &[]);
        fields[..8].iter().for_each(|_| screen.press(KeyCode::Tab));
        screen.press(KeyCode::Down);
        assert!(screen.shows("> Kommune") && screen.shows("Selskab"), "{:#?}", screen.shown());
        assert!(screen.shows("Ejerform"), "{:#?}", screen.shown());
        screen.press(KeyCode::Enter);
        assert_eq!(screen.answer(), "Kommune");
    }
}

#[test]
fn typing_narrows_the_list_and_what_is_none_of_it_is_told() {
    let mut screen = Screen::wide(&[ONE, LAST]);
    screen.keys("se");
    assert!(screen.shows("Selskab") && !screen.shows("Region"));
    screen.press(KeyCode::Tab);
    assert_eq!(screen.answer(), "Selskab");
    let mut screen = Screen::wide(&[ONE, LAST]);
    screen.keys("fond");
    screen.press(KeyCode::PageDown);
    screen.press(KeyCode::Enter);
    assert_eq!(screen.answer(), "fond");
    assert!(screen.shows("ikke en af mulighederne"), "{:#?}", screen.shown());
}

#[test]
fn several_are_ticked_with_space_and_undone() {
    for (size, is_ascii) in [((80, 24), false), ((40, 12), true), ((120, 40), false)] {
        let theme = Theme::new(if is_ascii { Palette::Mono } else { Palette::Full }, is_ascii);
        let mut screen = Screen::of(&[SOME, LAST], size, theme, &[]);
        assert!(screen.shows("[ ] Børn") && screen.shows("[ ] Voksne"), "{:#?}", screen.shown());
        assert!(screen.at_cursor().starts_with(" ] Børn"), "{:?}", screen.at_cursor());
        screen.keys(" ");
        screen.press(KeyCode::Down);
        screen.press(KeyCode::Down);
        screen.keys(" ");
        assert_eq!(screen.answer(), "Børn\nVoksne");
        assert!(screen.at_cursor().starts_with("x] Voksne"), "{:?}", screen.at_cursor());
        screen.press(KeyCode::Esc);
        screen.keys("z");
        assert_eq!(screen.answer(), "Børn");
        screen.press(KeyCode::Tab);
        screen.keys("q");
        assert_eq!(screen.answer(), "Børn", "Tab leaves it");
    }
}

#[test]
fn an_answer_that_is_no_option_is_a_row_of_its_own() {
    let theme = Theme::new(Palette::Full, false);
    let mut screen = Screen::of(&[SOME, LAST], (80, 24), theme, &[("x", "Hunde\nUnge")]);
    assert!(screen.shows("[x] Unge") && screen.shows("[x] Hunde"), "{:#?}", screen.shown());
    screen.press(KeyCode::End);
    screen.keys(" ");
    assert_eq!(screen.answer(), "Unge");
    assert!(!screen.shows("Hunde"));
}

#[test]
fn more_options_than_rows_scroll_to_the_one_in_focus() {
    let options: Vec<String> = (1..=30).map(|at| format!("\"Mulighed {at}\"")).collect();
    let field = format!("id: \"x\", kind: Choices, options: [{}]", options.join(", "));
    let mut screen = Screen::of(&[&field, LAST], (40, 12), Theme::new(Palette::Full, false), &[]);
    assert!(screen.at_cursor().starts_with(" ] Mulighed 1"));
    (0..29).for_each(|_| screen.press(KeyCode::Down));
    assert!(screen.at_cursor().starts_with(" ] Mulighed 30"), "{:#?}", screen.shown());
    (0..29).for_each(|_| screen.press(KeyCode::Up));
    assert!(screen.at_cursor().starts_with(" ] Mulighed 1"), "{:#?}", screen.shown());
}

/// Types an answer and leaves its step forwards, to "Tjek dine svar".
fn left(field: &str, typed: &str) -> Screen {
    let mut screen = Screen::wide(&[field, LAST]);
    screen.keys(typed);
    screen.press(KeyCode::PageDown);
    screen
}

#[test]
fn dates_and_amounts_are_told_how_they_are_written() {
    let date = r#"id: "x", kind: Date"#;
    assert!(left(date, "31/11 2023").shows("Datoen findes ikke"));
    assert!(left(date, "7. november").shows("Skriv også årstallet"));
    assert!(!left(date, "7/11 2023").shows("Skriv"));
    let kroner = r#"id: "x", kind: Kroner"#;
    assert!(left(kroner, "1,250,000").shows("punktum mellem tusinder"));
    assert!(!left(kroner, "1.250.000,-").shows("Skriv"));
}

#[test]
fn how_long_a_short_answer_is_shows_when_its_limit_is_near() {
    let mut screen =
        Screen::wide(&[r#"id: "x", kind: Text, limit: Characters(10), counted: "anslag""#, LAST]);
    screen.keys("12345678");
    assert!(!screen.shows("anslag"));
    screen.keys("901");
    assert!(screen.shows("11 af 10 anslag · 1 for meget"), "{:#?}", screen.shown());
    screen.press(KeyCode::PageDown);
    screen.press(KeyCode::Enter);
    assert!(screen.shows("må højst fylde 10 anslag. Den"), "{:#?}", screen.shown());
    assert!(!screen.shows("11 af 10"));
}

#[test]
fn running_text_of_any_length_has_no_meter() {
    let theme = Theme::new(Palette::Full, false);
    for (field, meter) in [
        (r#"id: "x", kind: Prose"#, None),
        (r#"id: "x", kind: Prose, limit: Words(300)"#, Some("2 af 300 ord · 298 tilbage")),
        (r#"id: "x", kind: Prose, limit: Pages(0.5)"#, Some("4 % af ½ A4-side · 1 linje · 24 tilbage")),
    ] {
        let screen = Screen::of(&[field, LAST], (120, 40), theme, &[("x", "To ord.")]);
        let (rows, _) = screen.shown();
        assert!(rows.iter().any(|row| row.contains("To ord.")), "{rows:#?}");
        assert_eq!(rows.iter().any(|row| row.contains("tilbage")), meter.is_some(), "{rows:#?}");
        assert!(meter.is_none_or(|meter| screen.shows(meter)), "{rows:#?}");
        assert_eq!(screen.shows("her slutter"), field.contains("Pages"), "{rows:#?}");
    }
}
