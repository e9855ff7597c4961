//! Settings that are wrong are told on the start screen, and those that are right count on it.

use crate::folder::Folder;

#[test]
fn what_is_wrong_with_the_settings_is_told_and_the_rest_of_them_counts() {
    let folder = Folder::with_answer("Blåbær");
    folder.put("data/config.ron", "(lnag: \"da\", lang: \"en\", ascii: 7, mail: (from: \"x\"))");
    let Some(mut som) = folder.start(&[], (100, 30)) else { return };
    som.shows("! Settings: ");
    som.shows("lnag; is it lang?");
    som.shows("true or false");
    som.shows("mail.from is no e-mail address");
    som.quits();
}
