//! Sending with the program itself: what is shown, what is asked, what is noted, and what is told where it fails.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use som::draft::{Draft, Receipt, Seal};
use som::form::FieldId;
use som::store::{Base, Store};

use crate::account::Account;
use crate::calls::{faulty, is_strace_there};
use crate::server::{Does, Heard, Line, Plan, Server, Step};
use crate::som::{Ran, Som};
use crate::terminal::{told_on_a_terminal, told_when_asked};

pub(crate) const TO: &str = "SOM-support@sbst.dk";

/// A folder with a draft that names its project lead.
fn som() -> Som {
    let som = Som::with_draft();
    for (field, text) in [("kommune", "Aarhus Kommune"), ("navn", "Åse Holm"), ("email", "aase@aarhus.dk")] {
        som.run_args(&["set", "aarhus", field, text]).data_with(0);
    }
    som
}

/// Settings that lead to a server.
fn settings(som: &Som, server: &Server, security: &str, more: &str) {
    som.put("ca.pem", &server.certificate);
    let ca = som.path("ca.pem").display().to_string();
    let smtp = format!("host: \"localhost\", port: {}, security: \"{security}\", ca: \"{ca}\"", server.port);
    som.put("config.ron", &format!("(mail: (smtp: ({smtp}{more})))\n"));
    private(som);
}

fn private(som: &Som) {
    std::fs::set_permissions(som.path("config.ron"), PermissionsExt::from_mode(0o600)).expect("a mode");
}

/// A folder whose letters go to a server like this.
pub(crate) fn connected(plan: Plan) -> (Som, Server) {
    let (som, server) = (som(), Server::start(plan));
    settings(&som, &server, "tls", "");
    (som, server)
}

pub(crate) fn draft(som: &Som) -> Draft {
    Store::new(som.path("."), som::form::Forms::built_in()).load("aarhus").expect("a draft").0
}

fn heard(server: &Server) -> Heard {
    server.heard()
}

/// Notes a letter in the draft, as a program that sent it, or died over it, would have.
pub(crate) fn note(som: &Som, name: &str, to: &str, is_sent: bool) {
    let store = Store::new(som.path("."), som::form::Forms::built_in());
    let (mut draft, revision) = store.load(name).expect("a draft");
    let mut base = Base::read(draft.clone(), revision);
    draft.note_receipt(Receipt {
        at: "2023-10-30T08:12:00Z".parse().expect("an instant"),
        to: to.to_owned(),
        by: "jonas".to_owned(),
        message_id: "som.1@aarhus.dk".to_owned(),
        document: "0".repeat(64),
        is_sent,
        seal: Seal::of(&draft),
    });
    store.save(name, &draft, &mut base).expect("saved");
}

#[test]
fn a_letter_is_sent_and_its_receipt_kept() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let ran = som.run("send aarhus --yes");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Ansøgningen er sendt tirsdag den 31. oktober 2023 kl. 06.00"), "{}", ran.err);
    let letter = String::from_utf8(heard(&server).letter.expect("a letter")).expect("text");
    let id = ran.out.trim_end();
    assert!(letter.contains(&format!("\r\nMessage-ID: <{id}>\r\n")), "{id}");
    let draft = draft(&som);
    let [receipt] = draft.receipts() else { panic!("{:?}", draft.receipts()) };
    assert_eq!((receipt.message_id.as_str(), receipt.to.as_str(), receipt.is_sent), (id, TO, true));
    assert_eq!(receipt.seal.broken(som::form::som(), &draft), [] as [FieldId; 0]);
    assert_eq!(receipt.document.len(), 64);
}

#[test]
fn what_would_be_sent_is_shown_first() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let ran = som.run("indsend aarhus --dry-run");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    for line in [
        "Fra:        Åse Holm <aase@aarhus.dk>\n",
        "Til:        SOM-support@sbst.dk\n",
        "Emne:       Ansøgning om implementeringsforløb i SØM – Aarhus Kommune\n",
        "Vedhæftet:  som-ansoegning-aarhus.docx (",
        "Vedhæftet:  som-ansoegning-aarhus.pdf (",
        "Sendes via: localhost, port ",
        "Ikke godkendt\n",
        "Åbne problemer: Adresse",
        "cpr-numre",
    ] {
        assert!(ran.err.contains(line), "{line}\n{}", ran.err);
    }
    assert!(heard(&server).commands.is_empty());
    assert!(draft(&som).receipts().is_empty());
}

#[test]
fn what_an_attached_document_cannot_show_is_told() {
    let som = som();
    som.run_args(&["set", "aarhus", "omraade", "Unge ☑ og ש😀"]).data();
    let ran = som.run("send aarhus --dry-run");
    assert!(ran.err.contains("\n2 tegn i svarene kan ikke gengives, som de er skrevet\n"), "{}", ran.err);
}

#[test]
fn a_dry_run_needs_no_mail_server() {
    let ran = som().run("send aarhus --dry-run");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("mail er ikke sat op"), "{}", ran.err);
}

#[test]
fn who_approved_it_and_what_changed_since_is_shown() {
    let som = som();
    let store = Store::new(som.path("."), som::form::Forms::built_in());
    let (mut draft, revision) = store.load("aarhus").expect("a draft");
    let mut base = Base::read(draft.clone(), revision);
    draft.approve("Jonas", "direktør", "2023-10-12T08:00:00Z".parse().expect("an instant"));
    store.save("aarhus", &draft, &mut base).expect("saved");
    let approved = "Godkendt af Jonas, direktør, torsdag den 12. oktober 2023 kl. 10.00";
    assert!(som.run("send aarhus --dry-run").err.contains(&format!("{approved}. ")));
    som.run("set aarhus omraade Unge").data_with(0);
    let told = som.run("send aarhus --dry-run --approval").err;
    assert!(told.contains(&format!("{approved}, ændret siden: Område. Det står i dokumenterne")), "{told}");
}

#[test]
fn nothing_is_sent_without_a_yes() {
    let (som, server) = connected(Plan::new(Line::Tls));
    let told = som.run("send aarhus").failure(2);
    assert!(told.contains("fejl: der sendes ikke uden et ja"), "{told}");
    let told = told_on_a_terminal(&som, &["send", "aarhus"], "nej\n");
    assert!(told.contains("Send til SOM-support@sbst.dk? Skriv ja"), "{told}");
    assert!(told.contains("Intet er sendt"), "{told}");
    assert!(heard(&server).commands.is_empty());
    assert!(draft(&som).receipts().is_empty());
    let told = told_on_a_terminal(&som, &["send", "aarhus"], "ja\n");
    assert!(told.contains("Ansøgningen er sendt"), "{told}");
    assert!(heard(&server).letter.is_some());
}

#[test]
fn a_second_letter_to_the_same_address_takes_a_second_yes() {
    for (is_sent, told_before) in [(true, "allerede sendt"), (false, "uvist, om ansøgningen nåede frem")] {
        let (som, server) = connected(Plan::new(Line::Tls));
        note(&som, "aarhus", "som-support@SBST.dk", is_sent);
        let told = som.run("send aarhus --yes").failure(2);
        assert!(told.contains(told_before) && told.contains("30. oktober 2023 kl. 09.12"), "{told}");
        assert!(heard(&server).commands.is_empty());
        assert_eq!(som.run("send aarhus --yes --again").code, 0);
        assert!(heard(&server).letter.is_some());
        assert_eq!(draft(&som).receipts().len(), 2);
    }
}

#[test]
fn a_letter_of_unknown_fate_is_settled_by_hand() {
    let som = som();
    let told = som.run("send aarhus --settle arrived").failure(1);
    assert!(told.contains("der er ingen uvis e-mail til SOM-support@sbst.dk"), "{told}");
    note(&som, "aarhus", TO, false);
    let ran = som.run("send aarhus --settle arrived");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("E-mailen til SOM-support@sbst.dk kom frem"), "{}", ran.err);
    assert!(draft(&som).receipts()[0].is_sent);
    som.run("send aarhus --settle lost").failure(1);

    note(&som, "aarhus", "jonas@aarhus.dk", false);
    let ran = som.run("send aarhus --settle lost --to-address Jonas@aarhus.dk");
    assert!(ran.err.contains("kom ikke frem"), "{}", ran.err);
    assert!(draft(&som).last_receipt_to("jonas@aarhus.dk").is_none());
    som.run("send aarhus --settle lost --yes").failure(2);
}

#[test]
fn a_letter_to_a_colleague_is_no_second_one() {
    let (som, server) = connected(Plan::new(Line::Tls));
    note(&som, "aarhus", TO, true);
    let ran = som.run("send aarhus --yes --to-address jonas@aarhus.dk");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(heard(&server).commands.contains(&"RCPT TO:<jonas@aarhus.dk>".to_owned()));
    let draft = draft(&som);
    assert_eq!(draft.last_receipt_to("jonas@aarhus.dk").map(|receipt| receipt.is_sent), Some(true));
    let told = som.run("send aarhus --dry-run").err;
    assert!(told.contains("Sendt den 30. oktober kl. 09.12 til SOM-support@sbst.dk"), "{told}");
}

/// Between the question and the answer someone else may have sent it, or written something else.
#[test]
fn what_others_do_meanwhile_stops_the_letter() {
    let told_after = |meanwhile: &dyn Fn(&Som)| {
        let (som, server) = connected(Plan::new(Line::Tls));
        let told = told_when_asked(&som, &["send", "aarhus"], "Skriv ja", || meanwhile(&som), "ja\n");
        assert!(heard(&server).commands.is_empty(), "{told}");
        (told, draft(&som))
    };
    let (told, draft) = told_after(&|som| note(som, "aarhus", TO, true));
    assert!(
        told.contains("ansøgningen er ikke sendt: jonas har sendt den til SOM-support@sbst.dk imens"),
        "{told}"
    );
    assert_eq!(draft.receipts().len(), 1);

    let (told, draft) = told_after(&|som| {
        som.run("set aarhus omraade Unge").data_with(0);
    });
    assert!(told.contains("har ændret kladden imens"), "{told}");
    assert_eq!((draft.receipts().len(), draft.answer(&FieldId::new("omraade"))), (0, "Unge"));
}

#[test]
fn a_refusal_keeps_the_draft_and_no_receipt() {
    let said = Does::Says("550 5.1.1 ukendt modtager\r\n".to_owned());
    let (som, _server) = connected(Plan::new(Line::Tls).instead(Step::Rcpt, said));
    let before = draft(&som);
    let told = som.run("send aarhus --yes").failure(1);
    for part in [
        "fejl: Ansøgningen er ikke sendt. Kladden er gemt.",
        "årsag: mailserveren afviste modtageren: 550 5.1.1 ukendt modtager",
        "som export aarhus --to eml",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(draft(&som).says_the_same(&before));
}

#[test]
fn a_line_that_breaks_at_the_end_leaves_the_receipt_unsettled() {
    let (som, _server) = connected(Plan::new(Line::Tls).instead(Step::End, Does::BreaksOff));
    let told = som.run("send aarhus --yes").failure(1);
    assert!(told.contains("fejl: Det er uvist, om ansøgningen er sendt"), "{told}");
    assert!(told.contains("råd: det er uvist, om e-mailen nåede frem: spørg modtageren"), "{told}");
    assert_eq!(draft(&som).last_receipt_to(TO).map(|receipt| receipt.is_sent), Some(false));
    let told = som.run("send aarhus --dry-run").err;
    assert!(told.contains("Uvist, om ansøgningen kom af sted den 31. oktober kl. 06.00"), "{told}");
}

#[test]
fn without_room_for_the_receipt_nothing_is_sent() {
    let (som, server) = connected(Plan::new(Line::Tls));
    if rustix::process::getuid().is_root() {
        eprintln!("skipped: root can write everywhere");
        return;
    }
    let path = som.path("drafts/aarhus.ron");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o400)).expect("a mode");
    let told = som.run("send aarhus --yes").failure(1);
    assert!(told.contains("kvitteringen kan ikke gemmes"), "{told}");
    assert!(heard(&server).commands.is_empty());
}

/// Sends while this sync fails: whether that was told as done, what was told, and whether each receipt is settled.
fn sent_while_failing(sync: &str) -> Option<(bool, String, Vec<bool>)> {
    let (som, server) = connected(Plan::new(Line::Tls));
    let output = faulty(&som, &["send", "aarhus", "--yes"], "fsync", "error=EIO", sync)?;
    let (is_sent, told) = (output.status.success(), String::from_utf8(output.stderr).expect("text"));
    assert_eq!(heard(&server).letter.is_some(), is_sent, "{sync}: {told}");
    // What comes back from the recovery folder is part of the draft, too.
    let is_copy = |path: &Path| path.starts_with(som.path("home/.local/state/som/recovery"));
    let copies = som.everything().into_iter().filter(|(path, _)| is_copy(path)).count();
    assert!(copies == 0 || told.contains("kan stå som uvis"), "{sync}: {told}");
    let receipts = draft(&som).receipts().iter().map(|receipt| receipt.is_sent).collect();
    Some((is_sent, told, receipts))
}

/// A save that failed at its last step stands in the file all the same.
#[test]
fn what_is_told_of_a_letter_is_what_its_receipt_says_whatever_sync_fails() {
    if !is_strace_there() {
        return;
    }
    for number in 1.. {
        let Some((is_sent, told, receipts)) = sent_while_failing(&number.to_string()) else {
            assert!(number > 4, "{number} syncs");
            break;
        };
        assert_eq!(receipts, if is_sent { vec![true] } else { vec![] }, "{number}: {told}");
        assert!(!told.contains("uvis"), "{number}: {told}");
        let (is_sent, told, receipts) = sent_while_failing(&format!("{number}+")).expect("there are as many");
        let is_so = receipts == if is_sent { vec![true] } else { vec![] };
        assert!(is_so || told.contains("kan stå som uvis"), "{number}+: {told}");
    }
}

#[test]
fn the_password_comes_from_the_settings_or_a_variable() {
    let login = Some(("mette", "hemmelig"));
    for (more, variable) in [
        (", user: \"mette\", password: \"hemmelig\"", None),
        (", user: \"mette\"", Some("hemmelig")),
        (", user: \"mette\", password: \"gammel\"", Some("hemmelig")),
    ] {
        let (mut som, server) = (som(), Server::start(Plan { login, ..Plan::new(Line::StartTls) }));
        if let Some(variable) = variable {
            som = som.with("SOM_SMTP_PASSWORD", variable);
        }
        settings(&som, &server, "starttls", more);
        let ran = som.run("send aarhus --yes");
        assert!(ran.code == 0 && !ran.err.contains("hemmelig"), "{}", ran.err);
    }
}

/// What the settings say, and what is told about them. Nothing is told of the password.
#[test]
fn wrong_settings_are_told_when_a_letter_is_to_go() {
    let som = som();
    for (mail, told) in [
        ("(smtp: (host: \"a.dk\",\n port: \"x\"))", "linje 2"),
        ("(smtp: (host: \"a.dk\",\n security: \"ssl\"))", "linje 2, tegn 12: security skal være"),
        ("(from: \"x\", sendmail: \"/bin/true\")", "from er ikke en e-mailadresse"),
        ("(from: \"a@b.dk\\r\\nBcc: c@d.dk\", sendmail: \"/bin/true\")", "from er ikke en e-mailadresse"),
        ("(from: \"a@b.dk\")", "enten smtp eller sendmail"),
        ("(smtp: (host: \"a.dk\"), sendmail: \"/bin/true\")", "enten smtp eller sendmail"),
        ("(smtp: (user: \"x\"))", "host er ikke et servernavn"),
        ("(smtp: (host: \"a b\"))", "host er ikke et servernavn"),
        ("(smtp: (host: \"a.dk\", security: \"none\"))", "kun til en server på maskinen selv"),
        ("(smtp: (host: \"localhost\", security: \"none\", user: \"x\"))", "og uden login"),
        ("(smtp: (host: \"a.dk\", user: \"mette\"))", "der er ingen adgangskode til mette"),
        ("(smtp: (host: \"a.dk\", ca: \"/findes/ikke\"))", "ca /findes/ikke kan ikke bruges: findes ikke"),
        ("(smtp: (host: \"a.dk\", ca: \"/etc/passwd\"))", "ikke et certifikat i PEM"),
        ("(sendmail: \"sendmail\")", "en hel sti"),
        ("(smtp: (host: \"a.dk\", password: (\"hemmelig\")))", "linje 1"),
    ] {
        som.put("config.ron", &format!("(mail: {mail}, senere: 1)"));
        private(&som);
        let failure = som.run("send aarhus --yes").failure(1);
        assert!(
            failure.contains("fejl: Mail er ikke sat rigtigt op") && failure.contains(told),
            "{mail}\n{failure}"
        );
        assert!(!failure.contains("hemmelig"), "{failure}");
        // Nothing else minds.
        som.run("get aarhus navn").data();
    }
    let told = som.run("doctor").out;
    assert!(told.contains("obs  Mail") && !told.contains("hemmelig"), "{told}");
}

#[test]
fn a_password_that_others_can_read_is_not_used() {
    let som = som();
    som.put("config.ron", "(mail: (smtp: (host: \"localhost\", user: \"mette\", password: \"hemmelig\")))");
    std::fs::set_permissions(som.path("config.ron"), PermissionsExt::from_mode(0o640)).expect("a mode");
    let told = som.run("send aarhus --yes").failure(1);
    assert!(told.contains("andre kan læse filen") && told.contains("råd: kør chmod 600 på "), "{told}");
    assert!(som.run("doctor").out.contains("kør chmod 600"));
    private(&som);
    assert!(
        som.run("doctor").out.contains("ok   Mail              localhost, port 465, med TLS, login mette")
    );
}

#[test]
fn without_settings_the_way_out_is_told() {
    let som = som();
    let told = som.run("send aarhus --yes").failure(1);
    assert!(
        told.contains("fejl: mail er ikke sat op") && told.contains("som export aarhus --to eml"),
        "{told}"
    );
    assert!(som.run("doctor").out.contains("ok   Mail              ikke sat op"));
}

#[test]
fn a_draft_without_an_address_is_not_sent() {
    let (som, server) = connected(Plan::new(Line::Tls));
    som.run_args(&["set", "aarhus", "email", "ingen"]).data_with(0);
    let told = som.run("send aarhus --yes").failure(1);
    assert!(told.contains("der er ingen afsender"), "{told}");
    for to in ["jonas", "a@b.dk\nBcc: c@d.dk", ""] {
        let told = som.run_args(&["send", "aarhus", "--yes", "--to-address", to]).failure(1);
        assert!(told.contains("Modtageren er ikke en e-mailadresse"), "{told}");
    }
    assert!(heard(&server).commands.is_empty());
}

#[test]
fn the_hosts_own_mail_program_takes_it_too() {
    let som = som();
    som.put("sendmail", "#!/bin/sh\ncat > \"${0%/*}/letter\"\n");
    std::fs::set_permissions(som.path("sendmail"), PermissionsExt::from_mode(0o755)).expect("a mode");
    let path = som.path("sendmail").display().to_string();
    som.put("config.ron", &format!("(mail: (from: \"som@aarhus.dk\", sendmail: \"{path}\"))"));
    let Ran { code, out, err } = som.with("PATH", "/usr/bin:/bin").run("send aarhus --yes");
    assert_eq!(code, 0, "{err}");
    assert!(
        out.ends_with("@aarhus.dk\n") && err.contains("Svar til:   Åse Holm <aase@aarhus.dk>"),
        "{out}{err}"
    );
}

/// Restricted mode lets a letter through to the server that the settings name, and to no program.
#[test]
fn restricted_mode_sends_to_a_server_and_starts_nothing() {
    let Some(account) = Account::numbered(0) else { return };
    let run = |line: &str| {
        let mut command = account.command(env!("CARGO_BIN_EXE_som"), &["--restricted"]);
        command.env("SOM_SMTP_PASSWORD", "tæller ikke");
        command.args(line.split_whitespace()).output().expect("the program runs")
    };
    assert!(run("new aarhus").status.success());
    assert!(run("set aarhus email aase@aarhus.dk").status.success());
    let login = Some(("mette", "hemmelig"));
    let server = Server::start(Plan { login, ..Plan::new(Line::Tls) });
    account.put("ca.pem", &server.certificate);
    let ca = account.path("ca.pem").display().to_string();
    let smtp = format!("host: \"localhost\", port: {}, ca: \"{ca}\"", server.port);
    let settings = account.data("config.ron");
    let put = |text: &str| {
        account.put("home/.local/share/som/config.ron", text);
        std::fs::set_permissions(&settings, PermissionsExt::from_mode(0o600)).expect("a mode");
    };

    put(&format!("(mail: (smtp: ({smtp}, user: \"mette\")))"));
    let told = String::from_utf8(run("send aarhus --yes").stderr).expect("text");
    assert!(told.contains("ingen adgangskode"), "{told}");

    put(&format!("(mail: (smtp: ({smtp}, user: \"mette\", password: \"hemmelig\")))"));
    let sent = run("send aarhus --yes");
    let told = String::from_utf8(sent.stderr).expect("text");
    assert!(sent.status.success(), "{told}");
    assert!(heard(&server).letter.is_some());

    account.put("sendmail", "#!/bin/sh\n: > started\n");
    let path = account.path("sendmail").display().to_string();
    put(&format!("(mail: (sendmail: \"{path}\"))"));
    let told = String::from_utf8(run("send aarhus --yes --again").stderr).expect("text");
    assert!(told.contains("i begrænset tilstand startes ingen andre programmer"), "{told}");
    assert!(!account.path("started").exists());
}
