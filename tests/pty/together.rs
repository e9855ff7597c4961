//! Two people, each at a terminal of their own, in one draft.

use std::time::Duration;

use som::clock::Stopwatch;

use crate::folder::{ANSWER, Folder};
use crate::terminal::{ESC, F10, Terminal};

/// Someone else's text is to be there within this time; the machine may be busy with other tests.
const PROMISED: Duration = Duration::from_secs(3);

fn both(folder: &Folder) -> Option<(Terminal, Terminal)> {
    let one = folder.open()?;
    let mut other = folder.open()?;
    other.shows("Åen");
    Some((one, other))
}

#[test]
fn what_one_writes_the_other_sees_without_losing_the_place() {
    let folder = Folder::with_answer("Åen\nEngen");
    let Some((mut one, mut other)) = both(&folder) else { return };
    // One goes to the first paragraph, the other stays at the end of the second.
    one.types("\x1b[A");
    one.types(" løber");
    one.shows("Åen løber");
    let watch = Stopwatch::start();
    other.shows("Åen løber");
    assert!(watch.elapsed() < 2 * PROMISED, "{:?}", watch.elapsed());
    other.types(" blomstrer");
    other.shows("Engen blomstrer");
    one.shows("Engen blomstrer");
    one.types(" mod søen");
    one.shows("Åen løber mod søen");
    one.quits();
    other.quits();
    assert_eq!(folder.answer(ANSWER), "Åen løber mod søen\nEngen blomstrer");
    assert_eq!(folder.draft().disputed().count(), 0);
}

#[test]
fn who_else_is_here_stands_on_the_screen_and_goes_with_them() {
    let folder = Folder::with_answer("Åen");
    let Some((mut one, mut other)) = both(&folder) else { return };
    one.shows("er her også");
    // Who came later was told of the first at once, and so is told at once that they go: that is the first change.
    other.shows("er her også");
    one.types(F10);
    one.ends_soon();
    other.until("nobody else", |screen| !screen.has("er her også"));
    other.quits();
}

#[test]
fn the_list_says_who_has_a_draft_open() {
    let folder = Folder::with_answer("Åen");
    assert!(folder.listed().contains(r#""open_by": null"#), "{}", folder.listed());
    let Some(mut som) = folder.open() else { return };
    som.until("its sign", |_| !folder.listed().contains(r#""open_by": null"#));
    som.quits();
    assert!(folder.listed().contains(r#""open_by": null"#), "{}", folder.listed());
}

#[test]
fn a_killed_session_is_gone_from_the_others_screen() {
    let folder = Folder::with_answer("Åen");
    let Some((one, mut other)) = both(&folder) else { return };
    other.shows("er her også");
    // Dropped, it is killed.
    drop(one);
    other.until("nobody else", |screen| !screen.has("er her også"));
    other.quits();
}

#[test]
fn where_both_write_in_one_paragraph_both_texts_are_kept_until_one_chooses() {
    let folder = Folder::with_answer("Åen");
    let Some((mut one, mut other)) = both(&folder) else { return };
    one.types(" løber stille");
    other.types(" bruser vildt");
    one.shows("Åen løber stille");
    other.shows("Åen bruser vildt");
    one.shows("Vælg: Esc B");
    other.shows("Vælg: Esc B");
    assert!(one.look(|screen| screen.has("Åen løber stille")), "one's own text stays");
    one.types(&format!("{ESC}b"));
    one.shows("Åen bruser vildt");
    one.types("2");
    one.until("the choice", |screen| !screen.has("Vælg: Esc B"));
    other.until("the choice", |screen| !screen.has("Vælg: Esc B"));
    one.quits();
    other.quits();
    assert_eq!(folder.answer(ANSWER), "Åen bruser vildt");
}
