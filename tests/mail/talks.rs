//! Talks that end well, and those that end before the letter: login, privacy, trust.

use som::mail::{CertificateFlaw, Letter, SendError, SmtpStage, Taken};

use crate::certificate::Certificate;
use crate::server::{Does, Line, Plan, Server, Step};
use crate::{ID, TO, any_letter, draft, letter_of, limits, sent, settings, submission, with_login};

const LOGIN: Option<(&str, &str)> = Some(("mette", "hemmelig kode"));

#[test]
fn a_letter_arrives_as_it_was_written() {
    for line in [Line::Tls, Line::StartTls, Line::Plain] {
        let server = Server::start(Plan::new(line));
        let letter = letter_of(&[("kendskab", ".\n..\n.skjult\nFra mette")]);
        sent(&letter, &settings(&server, line)).expect("it is taken");
        let heard = server.heard();
        assert!(heard.letter.expect("a letter") == letter.bytes(), "{line:?}");
        let commands: Vec<&str> = heard.commands.iter().map(String::as_str).collect();
        let mail = commands.iter().position(|line| line.starts_with("MAIL")).expect("a sender");
        assert_eq!(
            commands[mail..mail + 3],
            ["MAIL FROM:<aase@aarhus.dk>", "RCPT TO:<SOM-support@sbst.dk>", "DATA"],
            "{line:?}"
        );
    }
}

#[test]
fn the_login_goes_over_a_private_line() {
    for (line, mechanisms) in
        [(Line::Tls, "PLAIN LOGIN"), (Line::Tls, "LOGIN"), (Line::StartTls, "LOGIN PLAIN XOAUTH2")]
    {
        let server = Server::start(Plan { login: LOGIN, mechanisms, ..Plan::new(line) });
        let settings = with_login(settings(&server, line), "mette", "hemmelig kode");
        sent(any_letter(), &settings).expect("it is taken");
        let heard = server.heard();
        assert!(heard.letter.is_some(), "{mechanisms}");
        if line == Line::StartTls {
            assert_eq!(heard.commands[1], "STARTTLS");
        }
    }
}

#[test]
fn a_wrong_password_is_told_and_nothing_is_said_after_it() {
    let server = Server::start(Plan { login: LOGIN, ..Plan::new(Line::Tls) });
    let settings = with_login(settings(&server, Line::Tls), "mette", "gættet");
    let error = sent(any_letter(), &settings).expect_err("it is refused");
    let told = format!("{error:?}");
    assert!(
        matches!(&error, SendError::Refused { at: SmtpStage::Login, said } if said.contains("535 5.7.8")),
        "{told}"
    );
    assert!(!told.contains("gættet") && !format!("{settings:?}").contains("gættet"));
    assert!(!server.heard().commands.iter().any(|line| line.starts_with("MAIL")));
}

#[test]
fn a_password_that_the_server_says_back_is_not_told() {
    // The second is what was sent for the name and the password.
    let said = "535 no: hemmelig kode AG1ldHRlAGhlbW1lbGlnIGtvZGU= aGVtbWVsaWcga29kZQ==\r\n";
    let plan = Plan { login: LOGIN, ..Plan::new(Line::Tls) };
    let server = Server::start(plan.instead(Step::Login, Does::Says(said.to_owned())));
    let settings = with_login(settings(&server, Line::Tls), "mette", "hemmelig kode");
    let error = sent(any_letter(), &settings).expect_err("it is refused");
    assert!(matches!(&error, SendError::Refused { said, .. } if said == "535 no: … … …"), "{error:?}");
}

#[test]
fn without_a_private_line_there_is_no_login() {
    let server = Server::start(Plan { login: LOGIN, ..Plan::new(Line::Plain) });
    let settings = with_login(settings(&server, Line::Plain), "mette", "hemmelig kode");
    let error = sent(any_letter(), &settings).expect_err("it is not tried");
    assert!(matches!(error, SendError::NotPrivate(_)), "{error:?}");
    assert!(server.heard().commands.is_empty());
}

#[test]
fn a_server_without_a_known_login_is_told() {
    let plan = Plan { login: LOGIN, mechanisms: "CRAM-MD5 XOAUTH2", ..Plan::new(Line::Tls) };
    let server = Server::start(plan);
    let settings = with_login(settings(&server, Line::Tls), "mette", "hemmelig kode");
    assert!(matches!(sent(any_letter(), &settings), Err(SendError::NoLogin)));
}

#[test]
fn starttls_is_demanded() {
    let server = Server::start(Plan { login: LOGIN, ..Plan::new(Line::Plain) });
    let settings = with_login(settings(&server, Line::StartTls), "mette", "hemmelig kode");
    let error = sent(any_letter(), &settings).expect_err("it is not offered");
    assert!(matches!(error, SendError::NoStartTls(_)), "{error:?}");
    assert!(!server.heard().commands.iter().any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")));

    let plan = Plan::new(Line::StartTls).instead(Step::StartTls, Does::Says("454 not now\r\n".to_owned()));
    let server = Server::start(plan);
    let error = sent(any_letter(), &crate::settings(&server, Line::StartTls)).expect_err("it is refused");
    assert!(matches!(error, SendError::Refused { at: SmtpStage::Privacy, .. }), "{error:?}");
}

#[test]
fn only_the_right_certificate_is_trusted() {
    let other = Certificate::for_hosts(&["andre.dk"]);
    let old = Certificate::until(&["localhost"], 2020);
    for (certificate, flaw) in [(other, CertificateFlaw::OtherName), (old, CertificateFlaw::Expired)] {
        for line in [Line::Tls, Line::StartTls] {
            let server = Server::start(Plan { certificate: certificate.clone(), ..Plan::new(line) });
            let error = sent(any_letter(), &settings(&server, line)).expect_err("it is not trusted");
            assert!(
                matches!(&error, SendError::Certificate { flaw: found, .. } if *found == flaw),
                "{error:?}"
            );
        }
    }
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    for line in [Line::Tls, Line::StartTls] {
        let server = Server::start(Plan::new(line));
        let mut settings = settings(&server, line);
        if let som::mail::Way::Smtp(smtp) = &mut settings.way {
            smtp.trusted = None;
        }
        let error = sent(any_letter(), &settings).expect_err("it is not trusted");
        let is_untrusted = matches!(&error, SendError::Certificate { flaw: CertificateFlaw::Untrusted, .. });
        assert!(is_untrusted && !error.may_have_gone(), "{error:?}");
    }
}

#[test]
fn a_server_that_talks_without_tls_is_told_as_that() {
    let server = Server::start(Plan::new(Line::Plain));
    let error = sent(any_letter(), &settings(&server, Line::Tls)).expect_err("it has no TLS");
    assert!(matches!(error, SendError::NoTls { .. }), "{error:?}");
}

#[test]
fn letters_before_the_at_sign_need_a_server_that_takes_them() {
    let draft = draft(&[("email", "åse@aarhus.dk")]);
    let letter = Letter::of(&submission(&draft), None, TO, ID).expect("a letter");
    let server = Server::start(Plan::new(Line::Tls));
    let error = sent(&letter, &settings(&server, Line::Tls)).expect_err("it can't");
    assert!(matches!(error, SendError::NeedsSmtpUtf8), "{error:?}");
    let server = Server::start(Plan { extensions: "8BITMIME SMTPUTF8", ..Plan::new(Line::Tls) });
    sent(&letter, &settings(&server, Line::Tls)).expect("it can");
    assert!(server.heard().commands.contains(&"MAIL FROM:<åse@aarhus.dk> SMTPUTF8 BODY=8BITMIME".to_owned()));
}

#[test]
fn a_reply_to_that_the_server_does_not_take_is_left_out() {
    let draft = draft(&[("email", "åse@aarhus.dk")]);
    let letter = Letter::of(&submission(&draft), Some("som@aarhus.dk"), TO, ID).expect("a letter");
    let (utf8, plain) =
        ("Reply-To: =?utf-8?b?w4VzZSDDmGRlZ8OlcmQ=?= <åse@aarhus.dk>\r\n", Taken::WithoutReplyTo);
    for (extensions, taken) in [("8BITMIME SMTPUTF8", Taken::Whole), ("8BITMIME", plain)] {
        let server = Server::start(Plan { extensions, ..Plan::new(Line::Tls) });
        assert_eq!(sent(&letter, &settings(&server, Line::Tls)).expect("it is taken"), taken);
        let heard = server.heard();
        let text = String::from_utf8(heard.letter.expect("a letter")).expect("text");
        assert_eq!((text.contains(utf8), text.is_ascii()), (taken == Taken::Whole, taken == plain), "{text}");
        let has_parameters = heard.commands.contains(&"MAIL FROM:<som@aarhus.dk>".to_owned());
        assert_eq!(has_parameters, taken == plain, "{:?}", heard.commands);
    }
}

#[test]
fn a_letter_without_a_sender_is_not_sent() {
    let server = Server::start(Plan::new(Line::Tls));
    let letter = letter_of(&[("email", "ingen")]);
    assert!(matches!(sent(&letter, &settings(&server, Line::Tls)), Err(SendError::NoSender)));
    assert!(server.heard().commands.is_empty());
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let server = Server::start(Plan::new(Line::Tls));
    let mut settings = settings(&server, Line::Tls);
    drop(server);
    let error = sent(any_letter(), &settings).expect_err("nobody is there");
    assert!(matches!(error, SendError::NotReached { .. }), "{error:?}");
    if let som::mail::Way::Smtp(smtp) = &mut settings.way {
        smtp.host = "findes-ikke.invalid".to_owned();
    }
    let error = som::mail::send_within(any_letter(), &settings, limits()).expect_err("no such host");
    assert!(matches!(error, SendError::HostNotFound(_)), "{error:?}");
}

/// What stands in clear text behind the server's "go on" is anybody's: it must not be taken for the server's word.
#[test]
fn an_answer_that_came_before_the_line_was_private_is_none() {
    let injected = "220 go on\r\n250 mail.example\r\n250 ok\r\n250 ok\r\n354 go\r\n250 queued\r\n";
    let plan = Plan::new(Line::StartTls).instead(Step::StartTls, Does::Says(injected.to_owned()));
    let server = Server::start(plan);
    let error = sent(any_letter(), &crate::settings(&server, Line::StartTls)).expect_err("it is refused");
    assert!(!error.may_have_gone(), "{error:?}");
}
