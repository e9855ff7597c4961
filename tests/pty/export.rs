//! A document is written from the screen, and the screen tells where it is.

use crate::folder::Folder;
use crate::terminal::TAB;

#[test]
fn a_document_is_written_where_it_is_asked_for_and_replaced_only_after_a_yes() {
    let folder = Folder::with_answer("Blåbær på ø");
    let Some(mut som) = folder.open() else { return };
    som.types("\x1bt");
    som.shows("Tjek dine svar");
    som.types("e");
    som.shows("Word-dokument");
    let place = folder.path("ud.docx");
    som.presses(TAB);
    som.presses(&"\x7f".repeat(200));
    som.types(&place.display().to_string());
    som.shows("ud.docx");
    som.presses("\r");
    som.shows("Gemt:");
    let first = len(&place);
    assert!(first > 1000, "{first} bytes");
    som.types("\r");
    som.shows("Skal den erstattes?");
    som.presses("j");
    som.shows("Gemt:");
    assert_eq!(len(&place), first);
    som.quits();
}

fn len(path: &std::path::Path) -> u64 {
    path.metadata().expect("the document").len()
}
