//! What came of a letter, and what is still to be told or settled of it.

use insta::assert_snapshot;
use som::mail::Taken;
use som::tui::message::SendOutcome;

use crate::sending::{answer, going, letters};

#[test]
fn a_reply_to_that_was_left_out_is_told() {
    let outcome = SendOutcome::Sent("c0ffee".to_owned(), Taken::WithoutReplyTo);
    let journey = answer(going(), outcome);
    let frame = journey.frame();
    assert!(frame.contains("Svar går til afsenderens adresse"), "{frame}");
}

#[test]
fn a_letter_of_unknown_fate_is_settled_by_hand() {
    let going = || answer(going(), SendOutcome::Unknown("Linjen faldt ud.".to_owned())).keys("<enter>");
    assert_snapshot!("send_settle", going().frame());
    let journey = going().keys("1");
    let frame = journey.frame();
    assert!(frame.contains("Sendt den 7. november kl. 15.02") && !frame.contains("vist, om"), "{frame}");
    assert!(journey.on_disk("eksempel").receipts()[0].is_sent);
    let mut journey = going().keys("2");
    assert!(!journey.frame().contains("vist, om"), "{}", journey.frame());
    assert_eq!(journey.on_disk("eksempel").receipts(), []);
    assert_eq!(letters(&journey).len(), 1);
    journey.press("<enter>");
    assert!(journey.frame().contains("Send ansøgningen til SOM-support@sbst.dk nu?"), "{}", journey.frame());
}
