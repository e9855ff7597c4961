//! Settings that are wrong are told on the start screen, and those that are right count on it.

use crate::folder::Folder;

#[test]
fn what_is_wrong_with_the_settings_is_told_and_the_rest_of_them_counts() {
    let folder = Folder::with_answer("Blåbær");
    folder.put("data/config.ron", "(lnag: \"da\", lang: \"en\", ascii: 7, mail: (from: \"x\"))");
    let Some(mut som) = folder.start(&[], (100, 30)) else { return };
    som.shows("! Settings: config.ron, line 1, character 2: som doesn't know the setting lnag; is it");
    som.shows("! Settings: config.ron, line 1, character 33: true or false should stand here");
    som.shows("! Settings: config.ron, line 1, character 49: mail.from is no e-mail address");
    som.quits();
}
