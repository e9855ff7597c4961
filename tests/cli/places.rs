//! The data folder: which one, and why.

use crate::som::Som;

#[test]
fn the_folder_is_the_options_then_the_variables_then_the_one_here() {
    let som = Som::new();
    assert_eq!(som.run("new a").data(), "./drafts/a.ron\n");
    let som = som.with("SOM_DATA", "variabel");
    assert_eq!(som.run("new b").data(), "variabel/drafts/b.ron\n");
    assert_eq!(som.run("--data tilvalg new c").data(), "tilvalg/drafts/c.ron\n");
    assert_eq!(som.run("new d --data=tilvalg").data(), "tilvalg/drafts/d.ron\n");
}

#[test]
fn without_drafts_here_it_is_the_users_own() {
    let som = Som::new();
    let elsewhere = |som: &Som| {
        let output =
            som.command(&["where"]).current_dir(som.path("drafts")).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let own = som.path("home/.local/share/som").display().to_string();
    assert!(elsewhere(&som).contains(&own));
    let xdg = som.path("xdg");
    let som = som.with("XDG_DATA_HOME", &xdg);
    assert!(elsewhere(&som).contains(&xdg.join("som").display().to_string()));
}

#[test]
fn where_tells_the_files_and_why() {
    let som = Som::new();
    som.put("events.ron", "[]");
    let text = som.run("hvor").data();
    for line in [
        "Valgt, fordi   mappen her har en mappe, der hedder drafts",
        "Skrivning      ja",
        "Sprog          da",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(text.contains("config.ron (findes ikke)") && text.contains("events.ron\n"), "{text}");
    let en = som.run("where --lang en").data();
    assert!(en.contains("Language      en (--lang)"), "{en}");
}
