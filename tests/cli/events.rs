//! `events` and `deadline`.

use crate::som::Som;

const OWN: &str = r#"[(
    id: "eget-moede",
    title: (da: "Eget møde"),
    short: (da: "Eget møde"),
    what: (da: "møde"),
    tag: (da: "Møde"),
    starts: "2023-11-01 09:00",
    ends: "2023-11-01 10:00",
)]"#;

#[test]
fn events_come_in_the_order_of_time() {
    let text = Som::new().run("events").data();
    assert!(text.starts_with("3. nov.  Tilmeldingsfrist, informationsmøde"), "{text}");
    assert_eq!(Som::new().run("møder").data(), text);
    assert!(Som::new().run("events --lang en").data().contains("in 3 days and 4 hours"));
}

#[test]
fn events_for_programs_have_their_stable_shape() {
    let json = Som::new().run("events --json").json(0);
    let keys: Vec<&String> = json[0].as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "id",
            "title",
            "starts",
            "ends",
            "registration_deadline",
            "application_deadline",
            "state",
            "deadline_text",
            "meeting_text"
        ]
    );
    assert_eq!(json[0]["registration_deadline"], "2023-11-03T10:00:00+01:00");
}

#[test]
fn what_is_over_is_shown_when_asked_for() {
    let late = Som::new().with("SOM_NOW", "2026-01-31T12:00:00Z");
    assert_eq!(late.run("events --json").json(0).as_array().map(Vec::len), Some(1));
    assert_eq!(late.run("events --json --all").json(0).as_array().map(Vec::len), Some(2));
}

#[test]
fn ones_own_events_stand_beside_the_built_in_ones() {
    let som = Som::new();
    som.put("events.ron", OWN);
    assert!(som.run("events").data().contains("Eget møde"));
    som.put("events.ron", "[(id: ");
    let ran = som.run("events");
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("Tilmeldingsfrist")
            && ran.err.contains("./events.ron vises ikke: linje 1, tegn 6: filen slutter for tidligt"),
        "{}",
        ran.err
    );
    som.put("events.ron", &format!("{OWN}\nslut"));
    let english = som.run("events --lang en").err;
    assert!(english.contains("line 10, character 1: something stands here after the end"), "{english}");
}

#[test]
fn the_next_deadline_is_one_line() {
    let som = Som::new();
    let line = "Tilmelding til informationsmøde: 3. nov. 2023 kl. 10.00 – om 3 dage og 4 timer\n";
    assert_eq!(som.run("deadline").data(), line);
    assert_eq!(som.run("frist --short").data(), "SØM-infomøde: tilmelding om 3 d 4 t\n");
    let json = som.run("deadline --json").json(0);
    assert_eq!(
        (&json["event"], &json["seconds_left"]),
        (&"informationsmoede-2023-11".into(), &273_600.into())
    );
    assert_eq!((&json["state"], &json["text"]), (&"open".into(), &"om 3 dage og 4 timer".into()));
}

#[test]
fn the_exit_code_tells_how_soon_it_is() {
    for (now, code) in [
        ("2023-10-01T08:00:00Z", 0),
        ("2023-10-31T09:00:00Z", 10),
        ("2023-11-03T09:00:00Z", 10),
        ("2023-11-03T09:00:01Z", 20),
    ] {
        let som = Som::new().with("SOM_NOW", now);
        som.run("deadline --exit-code").data_with(code);
    }
    let past = Som::new().run("deadline --json --now 2024-01-01T00:00:00Z").json(0);
    assert_eq!(past["event"], serde_json::Value::Null);
}

#[test]
fn the_time_can_be_told_by_copenhagens_clock() {
    let som = Som::new();
    let ran = som.run_args(&["frist", "--short", "--now", "2. november 2023 kl. 10"]);
    assert_eq!(ran.data(), "SØM-infomøde: tilmelding om 1 d\n");
    assert!(som.run("frist --now engang").failure(2).contains("er ikke et tidspunkt"));
    assert!(Som::new().with("SOM_NOW", "x").run("list").failure(2).contains("”x”"));
}

#[test]
fn a_passed_deadline_is_followed_by_what_can_still_be_done() {
    let ran = Som::new().run("deadline --now 2026-11-21T12:00:00Z");
    assert!(ran.err.contains("kan sendes løbende"), "{}", ran.err);
    assert_eq!(ran.data_with(0).lines().count(), 1);
}
