//! Wrong command lines, and a world that says no.

use std::process::Stdio;

use crate::som::Som;

#[test]
fn a_mistyped_command_is_told_with_what_was_meant() {
    insta::assert_snapshot!(Som::new().run("frits").failure(2), @r"
    fejl: kender ikke kommandoen ”frits”
    råd: mente du forms, frist? Se også som --help
    ");
    insta::assert_snapshot!(Som::new().run("--lang en deadlin").failure(2), @r#"
    error: no command "deadlin"
    hint: did you mean deadline? See also som --help
    "#);
}

#[test]
fn a_wrong_argument_is_told_in_danish() {
    let som = Som::new();
    let formats: Vec<&str> = som::formats::EXPORTERS.iter().map(|exporter| exporter.id).collect();
    let no_format = format!("der mangler --to <{}>", formats.join("|"));
    for (line, told) in [
        ("deadline --shrt", "kender ikke ”--shrt” her\nråd: mente du --short"),
        ("show a b", "kender ikke ”b” her"),
        ("open", "der mangler <KLADDE>"),
        ("export a", no_format.as_str()),
        ("--data", "der mangler en værdi til --data <MAPPE>"),
        ("--lang xx list", "”xx” kan ikke bruges til --lang <da|en>\nårsag: der kan vælges mellem da, en"),
        ("list --json=3", "--json tager ingen værdi"),
        ("list --json --json", "--json står der to gange"),
        ("deadline --short --json", "kan ikke bruges sammen med"),
    ] {
        let failure = som.run(line).failure(2);
        assert!(failure.starts_with("fejl: ") && failure.contains(told), "{line}: {failure}");
        assert!(failure.contains("\nråd: ") && failure.contains("som --help"), "{line}: {failure}");
    }
}

#[test]
fn later_commands_are_no_dead_options() {
    let help = Som::new().run("--help").data() + &Som::new().run("export --help").data();
    assert!(!help.contains("ics"));
}

#[test]
fn a_reader_that_has_gone_ends_it_quietly() {
    let som = Som::with_draft();
    for line in ["show aarhus", "--help", "completions bash"] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = som.command(&line.split(' ').collect::<Vec<_>>());
        let output = command.stdout(writer).stderr(Stdio::piped()).output().expect("the program runs");
        assert_eq!(
            (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
            (Some(0), ""),
            "{line}"
        );
    }
}

/// The commands that print data.
const PRINTING: &[&str] = &[
    "--help",
    "--version",
    "get --help",
    "list",
    "list --json",
    "get aarhus navn",
    "show aarhus",
    "check aarhus",
    "check aarhus --json",
    "export aarhus --to md -o -",
    "export aarhus --to docx -o -",
    "export aarhus --to json --force -o ud.json",
    "import kladde.md --dry-run",
    "diff aarhus",
    "versions aarhus --json",
    "sign aarhus",
    "events",
    "events --json",
    "deadline",
    "deadline --short",
    "deadline --json",
    "new roskilde",
    "trash",
    "trash --json",
    "restore aarhus 1",
    "keys",
    "where",
    "completions bash",
    "doctor",
    "purge roskilde --yes",
];

fn printing_to(redirection: &str, cause: &str) {
    let som = Som::with_draft();
    som.run("set aarhus navn Mette").data_with(0);
    som.run("export aarhus --to md -o kladde.md").data_with(0);
    som.run("new vejle").data_with(0);
    assert_eq!(som.run("delete vejle").code, 0);
    for line in PRINTING {
        // What changes a draft is done by then, and says so.
        let is_change = ["new ", "set ", "restore ", "purge ", "export aarhus --to json"]
            .iter()
            .any(|of| line.starts_with(of));
        let told = som.run_redirected(line, redirection).failure(if is_change { 4 } else { 1 });
        let expected = format!("fejl: kan ikke skrive til standard output\nårsag: {cause}\n");
        assert!(told.contains(&expected), "{line}: {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_output_is_a_failure() {
    printing_to(">&-", "den er lukket");
    printing_to("1</dev/null", "den er lukket");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_a_failure() {
    printing_to(">/dev/full", "disken er fuld");
}
