//! Help, keys and completions.

use crate::som::Som;

const COMMANDS: [(&str, &str); 26] = [
    ("open", "åbn"),
    ("new", "ny"),
    ("list", "liste"),
    ("get", "hent"),
    ("set", "sæt"),
    ("show", "vis"),
    ("copy", "kopiér"),
    ("check", "tjek"),
    ("export", "eksport"),
    ("import", "importer"),
    ("versions", "udgaver"),
    ("diff", "forskel"),
    ("restore", "gendan"),
    ("delete", "slet"),
    ("trash", "papirkurv"),
    ("purge", "udslet"),
    ("events", "møder"),
    ("event", "møde"),
    ("deadline", "frist"),
    ("programme", "forløb"),
    ("forms", "skemaer"),
    ("keys", "taster"),
    ("where", "hvor"),
    ("doctor", "helbred"),
    ("completions", "fuldførelse"),
    ("man", "manual"),
];

#[test]
fn every_command_has_help_in_both_languages_under_both_names() {
    let som = Som::new();
    let (da, en) = (som.run("--help").data(), som.run("--lang en --help").data());
    assert!(da.contains("Brug: som") && da.contains("Kommandoer:") && da.contains("Fælles tilvalg:"), "{da}");
    assert!(en.contains("Usage: som") && en.contains("Commands:") && en.contains("Common options:"), "{en}");
    for (name, danish) in COMMANDS {
        assert!(da.contains(&format!("\n  {name} ")) && da.contains(danish), "{name}");
        let help = som.run(&format!("{name} --help")).data();
        assert_eq!(som.run(&format!("{danish} -h")).data(), help);
        assert!(help.contains(&format!("Brug: som {name}")), "{help}");
        assert!(som.run(&format!("{name} --help --lang=en")).data().contains("Usage: som"), "{name}");
    }
}

#[test]
fn what_may_be_left_out_stands_in_brackets_and_last() {
    let help = Som::new().run("restore --help").data();
    assert!(help.contains("Brug: som restore KLADDE UDGAVE [FELT] [TILVALG]\n"), "{help}");
    let place = |name: &str| help.find(&format!("\n  {name}")).expect("an argument");
    assert!(place("<KLADDE>") < place("<UDGAVE>") && place("<UDGAVE>") < place("[FELT]"), "{help}");
}

#[test]
fn no_english_heading_is_left_in_danish_help() {
    let som = Som::new();
    for (name, _) in COMMANDS {
        let help = som.run(&format!("{name} --help")).data();
        for word in
            ["Usage", "Options", "Commands", "Arguments", "[default", "[possible", "[aliases", "Print"]
        {
            assert!(!help.contains(word), "{name}: {word}\n{help}");
        }
    }
}

#[test]
fn the_language_comes_from_option_variable_or_settings() {
    let som = Som::new();
    som.put("config.ron", "(lang: \"en\", later: (1, 2))");
    assert!(som.run("--help").data().contains("Usage:"));
    assert!(som.run("--lang da --help").data().contains("Brug:"));
    assert!(Som::new().with("SOM_LANG", "en").run("--help").data().contains("Usage:"));
    assert!(Som::new().with("LANG", "en_US.UTF-8").run("--help").data().contains("Brug:"));
    som.put("config.ron", "(lang: \"sv\")");
    let ran = som.run("list");
    assert!(ran.err.contains("lang kan være \"da\" eller \"en\", ikke \"sv\""), "{}", ran.err);
    som.put("config.ron", "(lang: \n");
    let ran = som.run("list --json");
    assert_eq!((ran.code, ran.out.as_str()), (0, "[]\n"));
    assert!(
        ran.err.contains("config.ron bruges ikke: linje 1, tegn 7: filen slutter for tidligt"),
        "{}",
        ran.err
    );
}

#[test]
fn the_version_is_data() {
    assert_eq!(Som::new().run("--version").data(), concat!("som ", env!("SOM_VERSION"), "\n"));
}

#[test]
fn the_keys_are_a_table() {
    let da = Som::new().run("keys").data();
    assert!(da.starts_with("Virker altid  Hurtigt"), "{da}");
    assert!(da.contains("Esc N         F8, PgDn    Næste trin\n"), "{da}");
    assert!(Som::new().run("taster --lang en").data().contains("Always works"));
}

#[test]
fn shells_get_their_completions() {
    for shell in ["elvish", "powershell"] {
        let script = Som::new().run(&format!("completions {shell}")).data();
        assert!(script.contains("deadline") && script.contains("frist"), "{shell}");
    }
    assert!(Som::new().run("completions cmd").failure(2).contains("bash"));
}
