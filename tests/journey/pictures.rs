//! The pictures of README, drawn by the program: they are files of the repo, and here is seen that they are what the
//! program draws today. `SOM_PICTURES=1 cargo test --test journey pictures` draws them anew.

use std::path::Path;
use std::time::Duration;

use crate::harness::{Journey, Setting};
use crate::svg::{DARK, LIGHT, Look, Still, film, picture};
use crate::versions::version;
use crate::{example, field};

/// The largest picture, in bytes.
const MOST: usize = 60_000;

/// Holds a picture against its file, or writes the file.
#[expect(clippy::disallowed_methods, reason = "the pictures are files of the repo")]
fn hold(name: &str, look: Look, drawn: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let path = folder.join(format!("{name}-{}.svg", look.name));
    if std::env::var_os("SOM_PICTURES").is_some() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&path, drawn).expect("a picture");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name} looks otherwise today: SOM_PICTURES=1 cargo test --test journey pictures draws the pictures anew"
    );
}

fn hold_screen(name: &str, title: &str, journey: &Journey) {
    let (screen, cursor) = journey.drawn();
    for look in [DARK, LIGHT] {
        let drawn = picture(&screen, cursor, title, look);
        assert!(drawn.len() < MOST, "{name} takes {} bytes", drawn.len());
        hold(name, look, &drawn);
    }
}

fn with_example(columns: u16, rows: u16) -> Setting {
    Setting::new().size(columns, rows).draft("eksempel", example())
}

#[test]
fn the_wizard() {
    let journey = with_example(80, 24).open("eksempel").start().keys("<f2>2<wait 1000>");
    hold_screen("wizard", "Et svar i guiden: spørgsmålet, svaret og måleren for siden", &journey);
}

#[test]
fn the_editor_on_the_page() {
    let journey = with_example(120, 42).open("eksempel").start().keys("<f2>2<wait 1000>");
    hold_screen("page", "Svaret skrives på siden: hver række er en linje i dokumentet", &journey);
}

#[test]
fn the_review() {
    let mut draft = example();
    draft.set_answer(&field("telefon"), "12 34 56");
    draft.set_answer(&field("omraade"), "");
    let journey = Setting::new().draft("eksempel", draft).open("eksempel").start();
    hold_screen("review", "Tjek dine svar: hvad der mangler, og alle svar", &journey);
}

#[test]
fn the_meetings() {
    let journey = with_example(120, 30).start().keys("m");
    hold_screen("meetings", "Møder og frister, med de næste måneder som en linje", &journey);
}

#[test]
fn a_difference() {
    let mut before = example();
    let backing = field("ledelsesopbakning");
    let answer = before.answer(&backing).replace("de seks heldagsworkshops", "workshops");
    before.set_answer(&backing, answer.replace("syv deltagere", "fem deltagere"));
    let versions = [
        version("b", "2023-10-30T08:12:00Z", "Jonas", &["ledelsesopbakning"]),
        version("a", "2023-10-02T13:31:00Z", "Jonas", &["kommune", "navn"]),
    ];
    let texts = [Some(before), None];
    let setting = versions
        .into_iter()
        .zip(texts)
        .fold(with_example(100, 28), |setting, (version, text)| setting.version(version, text));
    let journey = setting.open("eksempel").start().keys("<A-u><wait 400>");
    hold_screen("difference", "En tidligere udgave, og hvad der er ændret siden", &journey);
}

/// What is pressed in the film, letter by letter where it is text, and how long the screen stands after it.
const SCRIPT: &[(&str, u64)] = &[
    ("", 2_000),
    ("n", 1_500),
    ("aarh", 1_200),
    ("<enter>", 1_500),
    ("<esc>", 800),
    ("2", 1_500),
    ("Beslutningen er truffet af direktionen efter indstilling fra socialchefen.", 1_000),
    ("<enter>", 300),
    ("Projektgruppen får syv deltagere fra to forvaltninger, og en leder er med i hele forløbet.", 1_500),
    ("<f3>", 2_500),
    ("<f3>", 800),
    ("<f9>", 3_500),
    ("<f6>", 3_500),
];

/// How long a key takes.
const KEY: Duration = Duration::from_millis(90);

#[test]
fn the_film() {
    let mut journey = with_example(80, 24).start();
    let (mut stills, mut at) = (Vec::new(), Duration::ZERO);
    for (keys, stands) in SCRIPT {
        let presses: Vec<String> = if keys.starts_with('<') {
            vec![(*keys).to_owned()]
        } else {
            keys.chars().map(String::from).collect()
        };
        for press in presses {
            journey.press(&press);
            journey.pass(KEY);
            at += KEY;
            let (screen, cursor) = journey.drawn();
            stills.push(Still { at, screen, cursor });
        }
        journey.pass(Duration::from_millis(*stands));
        at += Duration::from_millis(*stands);
        let (screen, cursor) = journey.drawn();
        stills.push(Still { at, screen, cursor });
    }
    assert!((30..=45).contains(&at.as_secs()), "{at:?}");
    stills[0].at = Duration::ZERO;
    for look in [DARK, LIGHT] {
        let drawn =
            film(&stills, at, "En ny ansøgning begynder: kommune, et langt svar, krav, tjek, møder", look);
        hold("film", look, &drawn);
    }
}
