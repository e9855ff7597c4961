//! Calendar files: `events --ics` and `event import`, also in the calendar programs of Debian where they are installed.

use std::process::Command;

use crate::som::Som;
use crate::terminal::{printed_on_a_terminal, told_on_a_terminal};

const GOOGLE: &str = include_str!("../../src/calendar/tests/google.ics");

/// A time before the dates of the files.
const NOW: &str = "2023-10-01T08:00:00Z";

const OWN: &str = r#"[(
    id: "temadag",
    title: (da: "Temadag; \"SØM\", og mere"),
    what: (da: "temadag"),
    starts: "2024-06-03 10:00",
    ends: "2024-06-03 12:00",
    registration_deadline: "2024-06-01 12:00",
    place: (da: "Rådhuset, Odense"),
)]"#;

fn som() -> Som {
    Som::new().with("SOM_NOW", NOW)
}

#[test]
fn a_calendar_goes_to_standard_output_or_to_a_file_that_is_not_overwritten() {
    let som = som();
    let all = som.run("events --ics").data();
    assert!(all.starts_with("BEGIN:VCALENDAR\r\n") && all.ends_with("END:VCALENDAR\r\n"), "{all}");
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 2);
    assert_eq!(som.run("møder --ics -o -").data(), all);
    assert_eq!(som.run("events --ics informationsmoede-2023-11").data(), all);
    assert_eq!(som.run("events --ics -o ud.ics").data(), "./ud.ics\n");
    assert_eq!(som.file("ud.ics"), all);
    let refused = som.run("events --ics -o ud.ics").failure(1);
    assert!(refused.contains("--force"), "{refused}");
    assert_eq!(som.run("events --ics -o ud.ics --force").data(), "./ud.ics\n");
    assert!(som.run("events --ics --lang en").data().contains("Registration deadline"));
}

#[test]
fn an_event_that_no_calendar_has_room_for_is_told() {
    let som = som();
    let told = som.run("events --ics implementeringsforloeb").failure(1);
    assert!(told.contains("har ingen dato"), "{told}");
    let told = som.run("events --ics informationsmode-2023").failure(2);
    assert!(told.contains("informationsmoede-2023-11"), "{told}");
    let told = som.run("events informationsmoede-2023-11").failure(2);
    assert!(told.contains("--ics"), "{told}");
    som.run("events --ics --json").failure(2);
}

#[test]
fn an_invitation_is_shown_saved_and_known_again() {
    let som = som();
    som.put("moede.ics", GOOGLE);
    let shown = som.run("event import moede.ics --dry-run");
    assert!(shown.out.contains("nyt: Workshop, onsdag den 6. december 2023 –"), "{shown:?}");
    assert_eq!(shown.out.lines().count(), 4);
    assert!(!som.path("events.ron").exists());
    let refused = som.run("event import moede.ics").failure(2);
    assert!(refused.contains("--dry-run"), "{refused}");
    let saved = som.run("møde importer moede.ics --yes");
    assert_eq!((saved.code, saved.out.as_str()), (0, "./events.ron\n"), "{saved:?}");
    assert!(saved.err.ends_with("4 ændringer er gemt\n"), "{saved:?}");
    let before = som.file("events.ron");
    let again = som.run("event import moede.ics --yes");
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{again:?}");
    assert!(again.err.ends_with("Der er intet nyt at gemme\n"), "{again:?}");
    assert_eq!(som.file("events.ron"), before);
    let empty = som.fed(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", &["event", "import", "-", "--dry-run"]);
    assert_eq!((empty.code, empty.out.as_str()), (0, ""), "{empty:?}");
    assert_eq!(empty.err, "Der er intet nyt at gemme\n", "nothing is told, too");
    assert!(som.run("events").data().contains("Workshop"));
    let cancelled = GOOGLE.replace("METHOD:REQUEST", "METHOD:CANCEL");
    let gone = som.fed(cancelled.as_bytes(), &["event", "import", "-", "--yes"]);
    assert!(gone.err.contains("aflyst: Workshop") && gone.err.contains("4 ændringer er gemt"), "{gone:?}");
    assert!(!som.file("events.ron").contains("Workshop"));
}

#[test]
fn on_a_terminal_a_yes_is_asked_for_and_a_calendar_has_plain_lines() {
    let som = som();
    som.put("moede.ics", GOOGLE);
    let told = told_on_a_terminal(&som, &["event", "import", "moede.ics"], "nej\n");
    assert!(told.contains("Gem 4 ændringer? Skriv ja") && told.contains("Intet er gemt"), "{told}");
    assert!(!som.path("events.ron").exists());
    let told = told_on_a_terminal(&som, &["event", "import", "moede.ics"], "ja\n");
    assert!(told.contains("4 ændringer er gemt"), "{told}");
    let shown = printed_on_a_terminal(&som, &["events", "--ics"]);
    assert!(shown.contains("BEGIN:VEVENT\r\n") && !shown.contains('␍'), "{shown}");
}

#[test]
fn what_is_no_calendar_is_refused_and_ones_own_file_stays() {
    let som = som();
    let refused = som.fed(b"Kom og vaer med", &["event", "import", "-", "--yes"]).failure(1);
    assert!(refused.contains("ingen kalender i filen") && refused.contains(".ics"), "{refused}");
    assert!(som.run("event import ingen.ics --yes").failure(1).contains("ingen.ics"));
    let refused = som.fed(GOOGLE.as_bytes(), &["event", "import", "-"]).failure(2);
    assert!(refused.contains("standard input"), "{refused}");
    let large = vec![b'x'; (1 << 20) + 1];
    assert!(som.fed(&large, &["event", "import", "-", "--yes"]).failure(1).contains("1 MB"));
    som.put("events.ron", "[(id: ");
    let refused = som.fed(GOOGLE.as_bytes(), &["event", "import", "-", "--yes"]).failure(1);
    assert!(refused.contains("events.ron"), "{refused}");
    assert_eq!(som.file("events.ron"), "[(id: ");
    let refused = som.run("event").failure(2);
    assert!(refused.contains("KOMMANDO") && refused.contains("import"), "{refused}");
}

#[test]
fn what_is_exported_is_the_same_where_it_is_imported() {
    let (from, to) = (som(), som());
    from.put("events.ron", OWN);
    let file = from.run("events --ics").data();
    let came = to.fed(file.as_bytes(), &["event", "import", "-", "--yes"]);
    assert!(came.err.contains("1 ændring er gemt"), "{came:?}");
    let events = |som: &Som| som.run("events --json --all").json(0);
    let ids = |som: &Som| -> Vec<_> {
        let keys = ["id", "title", "starts", "ends", "registration_deadline"];
        let all = events(som);
        all.as_array().expect("a list").iter().map(|event| keys.map(|key| event[key].clone())).collect()
    };
    assert_eq!(ids(&to), ids(&from));
}

/// What a program prints that reads calendars; none, with a word, where it isn't installed. It has a home and a zone of
/// its own.
#[expect(clippy::disallowed_methods, reason = "these tests run other programs")]
pub(crate) fn read_by(program: &str, som: &Som, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(som.path(".")).env("HOME", som.path("home"));
    command.env("TZ", "Europe/Copenhagen").env("LC_ALL", "C.UTF-8").env("PYTHONWARNINGS", "ignore");
    let Ok(output) = command.output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let text = |bytes| String::from_utf8(bytes).expect("text");
    assert!(output.status.success(), "{arguments:?}: {}", text(output.stderr));
    Some(text(output.stdout))
}

pub(crate) const KHAL: &str = "\
[calendars]
[[egne]]
path = kalender
[sqlite]
path = khal/db
[locale]
local_timezone = Europe/Copenhagen
default_timezone = Europe/Copenhagen
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = egne
";

pub(crate) fn khal(som: &Som, arguments: &[&str]) -> Option<String> {
    read_by("khal", som, &[&["-c", "khal.conf"], arguments].concat())
}

/// What khal has in June 2024: a line an event.
fn listed(som: &Som) -> Option<Vec<String>> {
    let format = ["list", "--day-format", "", "--format", "{start} – {end} {title} ({location})"];
    let text = khal(som, &[&format[..], &["2024-06-01", "2024-07-01"]].concat())?;
    Some(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[test]
fn khal_has_one_event_with_its_new_time_after_it_was_moved_and_imported_twice() {
    let som = som();
    for (path, text) in [("events.ron", OWN), ("khal.conf", KHAL), ("kalender/.tom", "")] {
        som.put(path, text);
    }
    let import = |file: &str| {
        assert_eq!(som.run(&format!("events --ics temadag -o {file}")).data(), format!("./{file}\n"));
        khal(&som, &["import", "--batch", file])
    };
    if import("foer.ics").is_none() {
        return;
    }
    let deadline = "2024-06-01 12:00 – 2024-06-01 13:00 Tilmeldingsfrist, temadag (Rådhuset, Odense)";
    let at = |times: &str| {
        vec![deadline.to_owned(), format!("{times} Temadag; \"SØM\", og mere (Rådhuset, Odense)")]
    };
    assert_eq!(listed(&som), Some(at("2024-06-03 10:00 – 2024-06-03 12:00")));
    som.put("events.ron", &OWN.replace("06-03 1", "06-04 1").replace("starts", "revision: 1,\n    starts"));
    for file in ["efter.ics", "igen.ics"] {
        import(file);
        assert_eq!(listed(&som), Some(at("2024-06-04 10:00 – 2024-06-04 12:00")));
    }
}

#[test]
fn calcurse_takes_every_event() {
    let som = som();
    som.put("events.ron", OWN);
    som.run("events --ics -o ud.ics").data();
    let Some(_) = read_by("calcurse", &som, &["-D", "calcurse", "-i", "ud.ics"]) else { return };
    let taken = som.file("calcurse/apts");
    for line in [
        "11/03/2023 @ 10:00 -> 11/03/2023 @ 10:00",
        "11/07/2023 @ 13:30 -> 11/07/2023 @ 14:30",
        "06/01/2024 @ 12:00 -> 06/01/2024 @ 12:00",
        "06/03/2024 @ 10:00 -> 06/03/2024 @ 12:00",
    ] {
        assert!(taken.contains(line), "{line}\n{taken}");
    }
    assert_eq!(taken.lines().count(), 4);
}

/// Reads a file with Python's icalendar, writes it anew and prints what it has.
pub(crate) const PYTHON: &str = r#"
import sys
try:
    from icalendar import Calendar
except ImportError:
    print("skipped: Python's icalendar is not installed")
    sys.exit()
calendar = Calendar.from_ical(open("ud.ics", "rb").read())
open("python.ics", "wb").write(calendar.to_ical())
for event in calendar.walk("VEVENT"):
    end = event.get("DTEND")
    alarms = [int(alarm["TRIGGER"].dt.total_seconds() // 3600) for alarm in event.walk("VALARM")]
    print(event["UID"], event["DTSTART"].dt, end and end.dt, event["SUMMARY"], alarms, sep="|")
"#;

#[test]
fn pythons_icalendar_reads_what_is_written_and_its_own_is_read() {
    let som = som();
    som.put("events.ron", OWN);
    som.run("events --ics temadag -o ud.ics").data();
    let Some(read) = read_by("python3", &som, &["-c", PYTHON]) else { return };
    if read.starts_with("skipped") {
        println!("{read}");
        return;
    }
    let wanted = "temadag@som|2024-06-03 10:00:00+02:00|2024-06-03 12:00:00+02:00|Temadag; \"SØM\", og mere|[]\n\
        temadag-tilmelding@som|2024-06-01 12:00:00+02:00|None|Tilmeldingsfrist, temadag|[-24, -2]\n";
    assert_eq!(read, wanted);
    let same = som.run("event import python.ics --yes");
    assert!(
        same.err.starts_with("uændret: Temadag") && same.err.ends_with("intet nyt at gemme\n"),
        "{same:?}"
    );
}
