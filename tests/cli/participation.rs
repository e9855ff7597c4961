//! `event part`: the part in a meeting, noted and shown.

use crate::som::Som;

const MEETING: &str = "informationsmoede-2023-11";

fn som() -> Som {
    let som = Som::new();
    som.run("new aeroe").data();
    som
}

#[test]
fn it_is_noted_part_by_part_shown_and_cleared() {
    let som = som();
    let part = |more: &str| som.run(&format!("event part aeroe {MEETING} {more}")).data();
    assert_eq!(part(""), "Ikke tilmeldt\n");
    assert_eq!(part("--who Mette,Jonas"), "Tilmeldt: Mette,Jonas\n");
    assert_eq!(part("--link"), "Tilmeldt: Mette,Jonas · link modtaget\n");
    assert_eq!(part("--attended"), "Tilmeldt: Mette,Jonas · link modtaget · deltaget\n");
    assert_eq!(part("--clear --who Åse"), "Tilmeldt: Åse\n");
    assert_eq!(som.run(&format!("møde deltagelse aeroe {MEETING} --ascii")).data(), "Tilmeldt: Åse\n");
    assert_eq!(part("--clear"), "Ikke tilmeldt\n");
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let som = som();
    let before = som.file("drafts/aeroe.ron");
    let wrong = som.run("event part aeroe informationsmoede-2023 --link");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains(MEETING), "{}", wrong.err);
    let rolling = som.run("event part aeroe implementeringsforloeb --link");
    assert_eq!(rolling.code, 2);
    assert!(rolling.err.contains("ikke et møde"), "{}", rolling.err);
    let long = som.run(&format!("event part aeroe {MEETING} --who {}", "x".repeat(201)));
    assert_eq!(long.code, 2);
    assert!(long.err.contains("plads til 200 tegn"), "{}", long.err);
    assert_eq!(som.file("drafts/aeroe.ron"), before);
    assert_eq!(som.run(&format!("event part skive {MEETING}")).code, 1);
}
