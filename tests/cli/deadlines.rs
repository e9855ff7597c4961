//! `deadline` in all its forms: near and far, after the deadline, a year later; and the same on every host.

use crate::som::Som;

const FAR: &str = "2023-10-20T07:59:59Z";
const NEAR: &str = "2023-10-20T08:00:00Z";
const LAST: &str = "2023-11-03T09:00:00Z";
const PASSED: &str = "2023-11-03T09:00:01Z";
const HALF_A_YEAR_LATER: &str = "2024-05-07T12:30:00Z";
const YEAR_LATER: &str = "2024-11-07T13:30:00Z";

fn at(now: &str) -> Som {
    Som::new().with("SOM_NOW", now)
}

#[test]
fn within_a_time_it_is_printed_and_beyond_it_nothing_is() {
    for form in ["", "--short", "--json", "--format {id}"] {
        for within in ["14d", "2w", "2u"] {
            let line = format!("deadline --within {within} {form}");
            assert_eq!(at(FAR).run(&line).data(), "", "{line}");
            assert_ne!(at(NEAR).run(&line).data(), "", "{line}");
            assert_ne!(at(LAST).run(&line).data(), "", "{line}");
            assert_eq!(at(PASSED).run(&line).data(), "", "{line}");
        }
    }
    assert_eq!(at("2023-11-02T20:59:59Z").run("frist --within 12t --short").data(), "");
    assert_ne!(at("2023-11-02T21:00:00Z").run("frist --within 12h --short").data(), "");
    // The exit code is asked for by itself.
    assert_eq!(at(PASSED).run("deadline --within 1d --exit-code").data_with(20), "");
}

#[test]
fn a_bad_time_or_form_is_refused_with_the_way_out() {
    for bad in ["", "14", "d", "-3d", "1.5d", "14x", "10000d", "i morgen", "1d\u{1b}[31m"] {
        let told = Som::new().run_args(&["deadline", "--within", bad]).failure(2);
        assert!(told.contains("er ikke et tidsrum") && told.contains("14d, 12t eller 2u"), "{bad}: {told}");
        assert!(!told.contains('\u{1b}'), "{told}");
    }
    let told = Som::new().run("deadline --format {titel}").failure(2);
    let names = "{title} {kind} {date} {time} {in} {days} {id}";
    assert!(told.contains("”titel”") && told.contains(names), "{told}");
    let told = Som::new().run("deadline --lang en --format {in").failure(2);
    assert!(told.contains("has no \"}\" after it") && told.contains("write \"{{\""), "{told}");
    for both in ["--short", "--json"] {
        let _ = Som::new().run(&format!("deadline --format x {both}")).failure(2);
    }
}

#[test]
fn a_form_of_ones_own_is_one_line() {
    let run = |now, form: &str| at(now).run_args(&["frist", "--format", form]).data();
    let line = run("2023-10-31T05:00:00Z", "{{{id}}} {kind} {date} {time}: {in} ({days})");
    assert_eq!(line, "{informationsmoede-2023-11} tilmelding 3. nov. 2023 10.00: om 3 dage og 4 timer (3)\n");
    let hostile = run("2023-10-31T05:00:00Z", "a\nb\u{1b}]0;x\u{7}\r\u{9b}2J\u{2028}{days}");
    assert!(hostile.ends_with("3\n") && hostile.trim_end().chars().all(|c| !c.is_control()), "{hostile:?}");
    assert_eq!(hostile.lines().count(), 1, "{hostile:?}");
    let english =
        at("2023-10-31T05:00:00Z").run_args(&["deadline", "--lang", "en", "--format", "{kind} {in}"]);
    assert_eq!(english.data(), "registration in 3 days and 4 hours\n");
}

#[test]
fn after_the_deadline_each_form_says_so_and_a_year_later_all_are_quiet() {
    for (now, line, short, form, text) in [
        (
            LAST,
            "Tilmelding til informationsmøde: fristen er nu\n",
            "SØM-infomøde: tilmelding om under 1 min\n",
            "fristen er nu\n",
            "fristen er nu",
        ),
        (
            PASSED,
            "Tilmelding til informationsmøde: fristen udløb for under 1 minut siden\n",
            "Tilmelding lukket 3. nov. · søg løbende\n",
            "udløb for under 1 minut siden\n",
            "fristen udløb for under 1 minut siden",
        ),
        (
            HALF_A_YEAR_LATER,
            "Intet møde er annonceret. Seneste informationsmøde: 7. november 2023.\n",
            "Ingen frist: søg løbende\n",
            "",
            "ingen frist",
        ),
        (YEAR_LATER, "Intet møde er annonceret.\n", "Ingen frist: søg løbende\n", "", "ingen frist"),
    ] {
        let ran = at(now).run("deadline");
        let possible = ["kan sendes løbende", "SOM-support@sbst.dk", "Møder og frister"];
        assert!(now == LAST || possible.iter().all(|part| ran.err.contains(part)), "{now}: {}", ran.err);
        assert_eq!(ran.data_with(0), line, "{now}");
        assert_eq!(at(now).run("deadline --short").data(), short, "{now}");
        assert_eq!(at(now).run("deadline --format {in}").data(), form, "{now}");
        assert_eq!(at(now).run("deadline --json").json(0)["text"], text, "{now}");
        let events = at(now).run("events");
        assert!(
            now == LAST || possible.iter().all(|part| events.err.contains(part)),
            "{now}: {}",
            events.err
        );
        let names_it = events.data_with(0).contains("Informationsmøde om SØM-forløb");
        assert_eq!(names_it, now == LAST || now == PASSED, "{now}");
    }
}

#[test]
fn the_hosts_time_zone_never_matters() {
    let now = "2023-11-02T22:59:59Z";
    let lines = [
        "deadline",
        "deadline --short",
        "deadline --json",
        "deadline --format {date}{time}{in}{days}",
        "events --json --all",
    ];
    let told = |som: &Som| lines.map(|line| som.run(line).data());
    let plain = told(&at(now));
    assert!(plain[0].contains("i morgen kl. 10.00 – om 10 timer"), "{}", plain[0]);
    for zone in [
        "America/New_York",
        "Pacific/Kiritimati",
        ":/etc/localtime",
        "",
        "UTC+25",
        "\u{1b}[31mgarbage",
        "/dev/zero",
        "CET-1CEST,M3.5.0,M10.5.0/3",
    ] {
        assert_eq!(told(&at(now).with("TZ", zone)), plain, "TZ={zone:?}");
    }
}

#[test]
fn nothing_is_said_of_a_folder_that_is_not_there_and_none_is_made() {
    let som = Som::new();
    let before = som.everything();
    for form in ["", "--short", "--json", "--format {in}", "--within 14d", "--exit-code"] {
        let ran = som.run(&format!("deadline --data nowhere/at/all {form}"));
        assert_eq!(ran.err, "", "{form}");
    }
    assert_eq!(som.everything(), before);
    assert!(!som.path("nowhere").exists());
}
