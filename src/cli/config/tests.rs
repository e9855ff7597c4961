use std::path::PathBuf;

use super::*;
use crate::clock::Stopwatch;

/// The two files with these texts, and these options and variables.
fn config(own: &str, shared: &str, globals: &GlobalArgs, environment: &Environment) -> Config {
    let file = |text: &str, source| {
        let text = (!text.is_empty()).then(|| text.to_owned());
        ConfigFile::of_text(PathBuf::from("none/config.ron"), source, Ok(text))
    };
    let files = vec![file(own, SettingSource::Own), file(shared, SettingSource::Shared)];
    let outer = of_environment(environment, globals.restricted);
    Config { outer, files, unknown_lang: None }.with_options(globals)
}

fn of_files(own: &str, shared: &str) -> Config {
    config(own, shared, &GlobalArgs::default(), &Environment::default())
}

fn told(own: &str, shared: &str) -> Vec<String> {
    of_files(own, shared).told_in_full(&Words::new(Lang::Da))
}

const ENGLISH: &str = "(lang: \"en\")";
const DANISH: &str = "(lang: \"da\")";

#[track_caller]
fn assert_lang(config: &Config, lang: Lang, source: SettingSource) {
    assert_eq!((config.lang(&setting::LANG), config.source(&setting::LANG)), (lang, source));
}

#[test]
fn an_option_goes_before_the_environment() {
    let globals = GlobalArgs { lang: Some(Lang::Da), color: Some(Color::Always), ..GlobalArgs::default() };
    let environment =
        Environment { lang: Some("en_GB.UTF-8".to_owned()), no_color: true, ..Environment::default() };
    let config = config(ENGLISH, ENGLISH, &globals, &environment);
    assert_lang(&config, Lang::Da, SettingSource::Option);
    assert_eq!((config.color(), config.source(&setting::COLOR)), (Color::Always, SettingSource::Option));
    // The options of the command line stand in for those that were looked up before.
    let config = config.with_options(&GlobalArgs::default());
    assert_lang(&config, Lang::En, SettingSource::Environment);
}

#[test]
fn the_environment_goes_before_the_files() {
    let environment = Environment {
        lang: Some("da".to_owned()),
        plain: Some(false),
        no_color: true,
        smtp_password: Some(Password("ny".to_owned())),
        ..Environment::default()
    };
    let shared = "(lang: \"en\", mail: (smtp: (password: \"gammel\")))";
    let files = ("(lang: \"en\", plain: true, color: \"always\")", shared);
    let config = config(files.0, files.1, &GlobalArgs::default(), &environment);
    assert_lang(&config, Lang::Da, SettingSource::Environment);
    assert_eq!((config.is_on(&setting::PLAIN), config.color()), (false, Color::Never));
    let password = SettingValue::Secret(Password("ny".to_owned()));
    assert_eq!(config.value(&setting::MAIL_PASSWORD), Some(&password));
}

#[test]
fn the_own_file_goes_before_the_shared_one() {
    assert_lang(&of_files(ENGLISH, DANISH), Lang::En, SettingSource::Own);
    let config = of_files("(ascii: false, name: \"Mette\")", "(ascii: true, name: \"Alle\")");
    assert!(!config.is_on(&setting::ASCII));
    assert_eq!(config.text(&setting::NAME), Some("Mette"));
}

#[test]
fn the_shared_file_goes_before_what_counts_by_default() {
    assert_lang(&of_files("()", ENGLISH), Lang::En, SettingSource::Shared);
    let config = of_files("", "(lines: false, reminders: false, spelling: false, plain: true)");
    let switches = [&setting::LINES, &setting::REMINDERS, &setting::SPELLING, &setting::PLAIN];
    assert_eq!(switches.map(|switch| config.is_on(switch)), [false, false, false, true]);
}

#[test]
fn where_nobody_says_anything_the_default_counts() {
    let config = of_files("", "()");
    assert_lang(&config, Lang::Da, SettingSource::Default);
    assert_eq!(config.lang(&setting::SPELLING_LANG), Lang::Da, "the screen's language is not the answers'");
    let switches =
        [&setting::LINES, &setting::REMINDERS, &setting::SPELLING, &setting::PLAIN, &setting::ASCII];
    assert_eq!(switches.map(|switch| config.is_on(switch)), [true, true, true, false, false]);
    assert_eq!((config.color(), config.text(&setting::NAME)), (Color::Auto, None));
}

#[test]
fn a_wrong_setting_spoils_no_other_and_the_next_who_says_it_counts() {
    let own = "(\n  lang: \"sv\",\n  color: \"rød\",\n  ascii: ja,\n  email: \"mette\",\n  name: \"a\\nb\",\n  plain: true,\n)";
    let config = of_files(own, "(lang: \"en\", ascii: true)");
    assert_lang(&config, Lang::En, SettingSource::Shared);
    assert!(config.is_on(&setting::PLAIN) && config.is_on(&setting::ASCII));
    assert_eq!((config.text(&setting::EMAIL), config.text(&setting::NAME)), (None, None));
    let told = config.told(&Words::new(Lang::Da));
    let path = "none/config.ron, ";
    assert_eq!(
        told,
        [
            "linje 2, tegn 9: lang kan være \"da\" eller \"en\", ikke \"sv\"",
            "linje 3, tegn 10: color kan være \"auto\", \"always\" eller \"never\"",
            "linje 4, tegn 10: her skulle stå true eller false",
            "linje 5, tegn 10: email er ikke en e-mailadresse",
            "linje 6, tegn 9: name skal være et navn på én linje, højst 100 tegn",
        ]
        .map(|fault| format!("{path}{fault}"))
    );
}

#[test]
fn a_name_that_som_does_not_know_is_told_with_the_nearest_wherever_that_stands() {
    for (shared, what) in [
        ("(lnag: \"en\")", "linje 1, tegn 2: som kender ikke indstillingen lnag; er det lang?"),
        ("(colour: 1)", "color?"),
        ("(host: \"x\")", "som kender ikke indstillingen host; er det mail.smtp.host?"),
        (
            "(mail: (smtp: (\n pasword: \"hemmelig\")))",
            "linje 2, tegn 2: som kender ikke indstillingen mail.smtp.pasword; er det mail.smtp.password?",
        ),
        ("(senere: (1, 2))", "som kender ikke indstillingen senere"),
    ] {
        let config = of_files("", shared);
        let words = Words::new(Lang::Da);
        assert_eq!(config.told(&words), [""; 0], "a newer som may know it");
        let told = config.told_in_full(&words);
        assert!(told.len() == 1 && told[0].ends_with(what) || told[0].contains(what), "{told:?}");
        assert!(!told[0].contains("hemmelig"), "{told:?}");
    }
}

#[test]
fn what_is_said_twice_or_in_the_wrong_file_is_told() {
    let twice = of_files("(lang: \"en\", lang: \"da\")", "");
    assert_lang(&twice, Lang::En, SettingSource::Own);
    assert!(twice.told(&Words::new(Lang::Da))[0].contains("tegn 14: lang står der to gange"));
    let misplaced = "(spelling_lang: \"en\", mail: (from: \"x@y.dk\"))";
    let misplaced_told = told(misplaced, "");
    assert!(
        misplaced_told.len() == 2 && misplaced_told[0].contains("spelling_lang tæller kun i datamappens")
    );
    assert_eq!(of_files(misplaced, "").lang(&setting::SPELLING_LANG), Lang::Da);
}

#[test]
fn a_file_that_is_no_file_of_settings_says_nothing_and_hides_nothing_of_the_other() {
    let config = of_files("(lang: \"da\"", ENGLISH);
    assert_lang(&config, Lang::En, SettingSource::Shared);
    assert_eq!(
        config.told(&Words::new(Lang::En)),
        [
            "none/config.ron is not used: line 1, character 12: the file ends too early: something is not closed"
        ]
    );
}

#[test]
fn a_file_of_noise_is_told_in_few_lines() {
    assert_eq!(told("", &format!("({})", "x: 1, lang: 1, ".repeat(1_000))).len(), 20);
}

#[test]
fn a_name_counts_in_the_file_of_a_folder_only_where_that_is_one_persons() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let name = |mode: u32| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path(), permissions).expect("a mode");
        let text = "(name: \"Mette\", email: \"mette@aeroe.dk\", lang: \"en\")".to_owned();
        let path = folder.path().join("config.ron");
        let file = ConfigFile::of_text(path, SettingSource::Shared, Ok(Some(text)));
        let set: Vec<&str> = file.set.iter().map(|set| set.setting.name).collect();
        (set.join(" "), file.faults.len())
    };
    assert_eq!(name(0o700), ("name email lang".to_owned(), 0));
    assert_eq!(name(0o2770), ("lang".to_owned(), 2));
}

#[test]
fn every_setting_is_in_the_reference() {
    let reference = include_str!("../../../docs/reference.md");
    for setting in setting::SETTINGS {
        let default = setting.default.as_ref().and_then(SettingValue::text).unwrap_or_default();
        let says = |line: &str| {
            let has = |text: Option<&str>| text.is_none_or(|text| line.contains(text));
            let named = line.starts_with(&format!("| `{}`", setting.name));
            named && has(setting.option) && has(setting.variable) && line.contains(&default)
        };
        assert!(reference.lines().any(says), "docs/reference.md lacks {}", setting.name);
    }
}

#[test]
fn a_file_of_a_hundred_thousand_fields_is_read_at_once() {
    let words = Words::new(Lang::Da);
    for field in ["a:1,", "a:1,\n", "mail:(),\n", "lang:1,\n", "lang:\"en\",\n"] {
        let text = format!("({})", field.repeat((1 << 20) / field.len() - 1));
        let stopwatch = Stopwatch::start();
        let config = of_files("", &text);
        // Unoptimised code takes its time.
        assert!(stopwatch.elapsed().as_secs() < 10, "{field}: {:?}", stopwatch.elapsed());
        assert_eq!(config.told_in_full(&words).len(), 20, "{field}");
    }
}

#[test]
fn of_a_name_or_a_language_without_end_only_the_beginning_is_told() {
    let long = "ø".repeat(100_000);
    for text in [format!("({long}: 1)"), format!("(lang: \"{long}\")"), format!("(mail: ({long}: 1))")] {
        let told = told("", &text);
        assert!(told.len() == 1 && told[0].len() < 200 && told[0].contains("øøø"), "{}", told[0].len());
    }
}

#[test]
fn a_name_that_nobody_sees_is_none() {
    for name in ["", " ", "\\u{200b}", "\\u{3164}\\u{ad}", "–"] {
        let config = of_files(&format!("(name: \"{name}\")"), "");
        assert_eq!(config.text(&setting::NAME), None, "{name}");
    }
    assert_eq!(of_files("(name: \"Åse Ø.\")", "").text(&setting::NAME), Some("Åse Ø."));
}
