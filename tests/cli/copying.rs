//! `som copy`: the sequence that a terminal takes to its user's own clipboard.

use crate::som::Som;
use crate::terminal::printed_on_a_terminal;

#[test]
fn an_answer_goes_to_the_terminal_and_nowhere_else() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    for name in ["copy", "kopiér"] {
        let printed = printed_on_a_terminal(&som, &[name, "aarhus", "navn"]);
        assert!(printed.starts_with("\u{1b}]52;c;w4VzZQ==\u{7}"), "{printed:?}");
        assert!(printed.contains("sendt til terminalens udklipsholder (0,1 kB)"), "{printed:?}");
    }
    let whole = printed_on_a_terminal(&som, &["copy", "aarhus"]);
    assert_eq!(whole.matches('\u{1b}').count(), 1, "{whole:?}");
    assert!(whole.len() > 500, "{whole:?}");
}

#[test]
fn without_a_terminal_the_commands_that_print_are_named() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    let failure = som.run("copy aarhus navn").failure(2);
    assert!(failure.contains("der er ingen terminal at kopiere til"), "{failure}");
    assert!(failure.contains("som get aarhus navn"), "{failure}");
    assert!(som.run("copy aarhus").failure(2).contains("som show aarhus"));
    let som = som.with("TERM", "dumb");
    let printed = printed_on_a_terminal(&som, &["copy", "aarhus", "navn"]);
    assert!(!printed.contains('\u{1b}') && printed.contains("ingen terminal"), "{printed:?}");
}

#[test]
fn what_is_empty_or_too_long_is_refused() {
    let som = Som::with_draft();
    let failure = som.run("copy aarhus navn").failure(1);
    assert!(failure.contains("der er intet at kopiere"), "{failure}");
    som.fed("å".repeat(40_000).as_bytes(), &["set", "aarhus", "motivation", "-"]).data();
    let printed = printed_on_a_terminal(&som, &["copy", "aarhus", "motivation"]);
    assert!(!printed.contains('\u{1b}'), "{printed:?}");
    assert!(printed.contains("den fylder 80 kB, og en udklipsholder får højst 74 kB"), "{printed:?}");
    assert!(printed.contains("som export aarhus --to txt"), "{printed:?}");
}
