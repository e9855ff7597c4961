//! Servers that refuse, keep silent, break off or talk nonsense at every step: what is told, and whether the letter
//! may have gone.

use std::time::Duration;

use som::mail::{Limits, SendError, SmtpStage, send_within};
use som::words::{Lang, Words};

use crate::server::{Does, Line, Plan, Server, Step};
use crate::{any_letter, limits, sent, settings, short};

/// The steps of a talk, and how far it had come.
const STEPS: &[(Step, SmtpStage)] = &[
    (Step::Greeting, SmtpStage::Call),
    (Step::Ehlo, SmtpStage::Call),
    (Step::Mail, SmtpStage::Sender),
    (Step::Rcpt, SmtpStage::Recipient),
    (Step::Data, SmtpStage::Letter),
    (Step::End, SmtpStage::End),
];

fn outcome(line: Line, step: Step, does: Does, limits: Limits) -> SendError {
    let server = Server::start(Plan::new(line).instead(step, does));
    send_within(any_letter(), &settings(&server, line), limits).expect_err("it isn't taken")
}

#[test]
fn a_refusal_is_told_in_the_servers_words() {
    for &(step, stage) in STEPS {
        for code in [421, 452, 550, 552, 554] {
            let said = format!("{code}-5.7.1 nej\r\n{code} 5.7.1 tak\r\n");
            let error = outcome(Line::Tls, step, Does::Says(said), limits());
            let is_told = matches!(&error, SendError::Refused { at, said }
                if *at == stage && said.starts_with(&code.to_string()) && said.contains("nej") && said.contains("tak"));
            assert!(is_told && !error.may_have_gone(), "{step:?} {error:?}");
        }
    }
}

#[test]
fn a_silent_server_is_given_up_on() {
    for &(step, stage) in STEPS {
        for line in [Line::Tls, Line::Plain] {
            let error = outcome(line, step, Does::Hangs, short());
            assert!(matches!(&error, SendError::Silent(at) if *at == stage), "{step:?} {error:?}");
            assert_eq!(error.may_have_gone(), step == Step::End, "{step:?}");
        }
    }
    let error = outcome(Line::StartTls, Step::StartTls, Does::Hangs, short());
    assert!(matches!(error, SendError::Silent(SmtpStage::Privacy)), "{error:?}");
}

#[test]
fn a_line_that_breaks_before_the_end_has_not_sent_the_letter() {
    for &(step, stage) in STEPS {
        for line in [Line::Tls, Line::Plain] {
            let error = outcome(line, step, Does::BreaksOff, limits());
            assert!(matches!(&error, SendError::Broke(at) if *at == stage), "{step:?} {error:?}");
            assert_eq!(error.may_have_gone(), step == Step::End, "{step:?}");
        }
    }
}

#[test]
fn what_no_mail_server_says_is_told_as_that() {
    let nonsense =
        ["HTTP/1.1 400 Bad Request\r\n\r\n", "\r\n", "999 what\r\n", "25\r\n", "\u{1b}]0;x\u{7}\r\n"];
    for &(step, stage) in STEPS {
        for said in nonsense {
            let error = outcome(Line::Tls, step, Does::Says(said.to_owned()), limits());
            assert!(matches!(&error, SendError::Garbage(at) if *at == stage), "{step:?} {said:?} {error:?}");
            assert_eq!(error.may_have_gone(), step == Step::End, "{step:?}");
        }
    }
}

#[test]
fn an_endless_answer_is_not_listened_to() {
    let long = "x".repeat(1 << 20);
    let many = format!("250-{}\r\n", format!("{}\r\n250-", &long[..900]).repeat(1 << 10));
    for said in [format!("250 {long}\r\n"), many] {
        for &(step, stage) in STEPS {
            let error = outcome(Line::Tls, step, Does::Says(said.clone()), limits());
            assert!(matches!(&error, SendError::Endless(at) if *at == stage), "{step:?} {error:?}");
            assert_eq!(error.may_have_gone(), step == Step::End, "{step:?}");
        }
    }
}

#[test]
fn a_line_without_end_is_not_taken_into_memory() {
    for (step, line) in [(Step::Greeting, Line::Plain), (Step::Rcpt, Line::Tls), (Step::End, Line::StartTls)]
    {
        let server = Server::start(Plan::new(line).instead(step, Does::Floods));
        let limits = Limits { whole: Duration::from_secs(2), ..limits() };
        let error = send_within(any_letter(), &settings(&server, line), limits).expect_err("it has no end");
        assert!(matches!(error, SendError::Endless(_)), "{step:?} {error:?}");
        // What both hosts hold of it on the way.
        let taken = server.heard().flood;
        assert!(taken < 32 << 20, "{step:?}: {taken} bytes");
    }
}

/// The whole answer has its time, not each of its bytes.
#[test]
fn a_server_that_says_a_byte_now_and_then_is_given_up_on() {
    let slow = format!("250-{}\r\n250 ok\r\n", "x".repeat(100));
    for (step, line) in [(Step::Ehlo, Line::Plain), (Step::Rcpt, Line::Tls), (Step::End, Line::Tls)] {
        let error = outcome(line, step, Does::Drips(slow.clone()), short());
        assert!(matches!(error, SendError::Silent(_)), "{step:?} {error:?}");
        assert_eq!(error.may_have_gone(), step == Step::End, "{step:?}");
    }
}

#[test]
fn no_server_steers_the_terminal() {
    let said = "550 \u{1b}[2Jnej\u{9b}31m\u{202e}\u{7}\r\n".to_owned();
    for &(step, _) in STEPS {
        let error = outcome(Line::Tls, step, Does::Says(said.clone()), limits());
        for lang in [Lang::Da, Lang::En] {
            let cause = error.cause(&Words::new(lang));
            assert!(cause.contains("nej") && !cause.contains(char::is_control), "{cause:?}");
            assert!(!cause.contains('\u{202e}'), "{cause:?}");
        }
    }
}

/// A server that reads slowly, or not at all, can't hold the program longer than the whole.
#[test]
fn all_of_it_has_a_limit() {
    for &(step, stage) in STEPS {
        let server = Server::start(Plan::new(Line::Tls).instead(step, Does::Hangs));
        let whole = Duration::from_millis(400);
        let limits = Limits { whole, ..limits() };
        let error = send_within(any_letter(), &settings(&server, Line::Tls), limits).expect_err("silent");
        assert!(matches!(&error, SendError::Silent(_)), "{step:?} {error:?}");
        // On a slow machine it may not have come so far.
        assert!(!error.may_have_gone() || stage == SmtpStage::End, "{step:?} {error:?}");
    }
}

/// Who was told that the letter did not go must not find it gone.
#[test]
fn a_letter_that_was_given_up_does_not_go_later() {
    let server = Server::start(Plan::new(Line::Tls).instead(Step::Middle, Does::Hangs));
    let limits = Limits { whole: Duration::from_millis(600), ..limits() };
    let error = send_within(any_letter(), &settings(&server, Line::Tls), limits).expect_err("it hangs");
    let gone = server.heard_at_the_end().letter.is_some();
    assert!(!gone || error.may_have_gone(), "{error:?}");
}

#[test]
fn a_line_that_breaks_in_the_middle_of_the_letter_is_told() {
    let server = Server::start(Plan::new(Line::Plain).instead(Step::Middle, Does::BreaksOff));
    let error = sent(any_letter(), &settings(&server, Line::Plain)).expect_err("it breaks");
    // What was written may still have been on its way: then the end was said, and who said it can't know.
    let is_told = matches!(&error, SendError::Broke(SmtpStage::Letter | SmtpStage::End));
    assert!(is_told, "{error:?}");
    assert!(server.heard().letter.is_none());
}

#[test]
fn every_outcome_has_a_cause_and_a_way_out_in_both_languages() {
    for &(step, _) in STEPS {
        for does in [Does::BreaksOff, Does::Floods, Does::Says("550 no\r\n".to_owned())] {
            let error = outcome(Line::Tls, step, does, limits());
            for lang in [Lang::Da, Lang::En] {
                let words = Words::new(lang);
                let cause = error.cause(&words);
                assert!(!cause.is_empty() && !cause.ends_with('.'), "{cause}");
                assert!(error.hint(&words).is_none_or(|hint| !hint.is_empty()));
            }
        }
    }
}
