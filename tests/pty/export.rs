//! A document is written from the screen, and the screen tells where it is.

use crate::folder::Folder;
use crate::server::{Line, Plan, Server};
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

#[test]
fn two_keys_from_the_list_mail_the_document_copy_home_and_nobody_else() {
    let folder = Folder::with_answer("Blåbær på ø");
    let server = Server::start(Plan::new(Line::Plain));
    let smtp = format!("host: \"localhost\", port: {}, security: \"none\"", server.port);
    folder.put("data/config.ron", &format!("(mail: (from: \"mette@eksempel.dk\", smtp: ({smtp})))"));
    let before = folder.draft();
    let Some(mut som) = folder.start(&[], (80, 24)) else { return };
    som.shows("Aarhus Kommune");
    som.presses("e");
    som.shows("M Send til mette@eksempel.dk");
    som.presses("m");
    som.shows("En kopi af Word-dokumentet er sendt til mette@eksempel.dk.");
    som.quits();
    let heard = server.heard_at_the_end();
    let to: Vec<&String> = heard.commands.iter().filter(|line| line.starts_with("RCPT")).collect();
    assert!(matches!(to[..], [to] if to.contains("<mette@eksempel.dk>")), "{:?}", heard.commands);
    let letter = String::from_utf8(heard.letter.expect("a letter")).expect("plain letters");
    assert!(!letter.contains("SOM-support"), "{letter}");
    assert_eq!(letter.matches("Content-Disposition: attachment").count(), 1);
    assert_eq!(folder.draft(), before);
}

fn len(path: &std::path::Path) -> u64 {
    path.metadata().expect("the document").len()
}
