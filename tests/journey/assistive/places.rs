//! Every screen, what lies over one, and the states that look different: where what holds everywhere is looked for.

use som::tui::message::Message;

use crate::harness::{Journey, Setting};
use crate::{
    deleting, draft, example, finding, importing, others, own_events, participation, programme, remarks,
};
use crate::{spelling, versions};

/// A place, and how one comes there from a program that is set so.
type Place = (&'static str, fn(Setting) -> Journey);

/// The finished example, opened, and what was typed there.
pub(super) fn open(setting: Setting, keys: &str) -> Journey {
    setting.draft("eksempel", example()).open("eksempel").start().keys(keys)
}

/// The list of two drafts and a file that is none, and what was typed there.
fn list(setting: Setting, keys: &str) -> Journey {
    let randers = draft(&[("kommune", "Randers Kommune")]);
    let setting = setting.draft("eksempel", example()).draft("randers", randers);
    setting.file("samsoe.ron", "ikke en kladde").start().keys(keys)
}

fn too_long() -> String {
    vec!["Kommunen har data om indsatser, udgifter og effekter."; 27].join("\n")
}

fn misspelt(setting: Setting) -> Setting {
    setting.draft("a", spelling::written()).dictionary(spelling::dictionary()).open("a")
}

const PLACES: [Place; 41] = [
    ("start", |setting| list(setting, "<down>")),
    ("start, spørgsmål", |setting| list(setting, "s")),
    ("start, menu", |setting| list(setting, "<esc><wait 100>")),
    ("første gang", |setting| setting.start()),
    ("første gang, liste", |setting| setting.start().keys("fred<down>")),
    ("korte felter", |setting| open(setting, "<A-1><tab><tab><tab>")),
    ("korte felter, adresse", |setting| open(setting, "<A-1><tab><tab>")),
    ("korte felter, fejl", |setting| setting.start().keys("aarh<enter><f8><f7>")),
    ("langt svar", |setting| open(setting, "<A-2>")),
    ("langt svar, markeret", |setting| open(setting, "<A-2><S-up>")),
    ("langt svar, tomt", |setting| setting.start().keys("aarh<enter><A-2>")),
    ("langt svar, for langt", |setting| {
        let text = too_long();
        let answers = [("kommune", "Ærø Kommune"), ("datapraksis", text.as_str())];
        setting.draft("aeroe", draft(&answers)).open("aeroe").start().keys("<A-5><f8><f7>")
    }),
    ("langt svar, to svar i et trin", |setting| open(setting, "<A-4><tab>")),
    ("langt svar, andre er her", |setting| {
        others::writing(setting).tell(Message::Others(vec![others::jonas(2)]))
    }),
    ("langt svar, to tekster", others::disputed),
    ("langt svar, menu", |setting| open(setting, "<A-2><esc><wait 100>")),
    ("stavning", |setting| misspelt(setting).start().keys("<A-2><C-home><esc>j")),
    ("vejledning og kryds", |setting| open(setting, "<A-2><f3><down>")),
    ("siden", |setting| open(setting, "<A-2><f4>")),
    ("oversigt", |setting| open(setting, "<A-2><f2><down>")),
    ("hjælp", |setting| open(setting, "<f1>")),
    ("søg", |setting| {
        setting.draft("a", finding::written()).open("a").start().keys("<A-2><C-f>kommune<enter>")
    }),
    ("erstat, spørgsmål", |setting| {
        let journey = setting.draft("a", finding::written()).open("a").start().keys("<A-2><C-home>");
        journey.keys("<C-f>kommune<enter><tab>region<enter>")
    }),
    ("to tekster, vælg", |setting| others::disputed(setting).keys("<esc>b")),
    ("bemærkninger", |setting| remarks::writing(setting).keys("<esc>dHusk tal<enter><wait 400>")),
    ("tjek dine svar", |setting| open(setting, "<f9><down>")),
    ("tjek dine svar, fejl", |setting| {
        let answers = [("kommune", "Ærø Kommune"), ("telefon", "12")];
        setting.draft("aeroe", draft(&answers)).open("aeroe").start().keys("<f9>")
    }),
    ("godkendelse", |setting| open(setting, "<f9>g")),
    ("eksport", |setting| open(setting, "<f9>e")),
    ("indsend", |setting| open(setting.sends_via("mail.eksempel.dk"), "<f9>s")),
    ("indsend, ikke sat op", |setting| open(setting, "<f9>s")),
    ("importer, filer", |setting| importing::choosing(setting, "<f9>i")),
    ("importer, svar", |setting| importing::laid(setting, importing::three())),
    ("udgaver", versions::open),
    ("papirkurv", deleting::trash),
    ("papirkurv, spørgsmål", |setting| deleting::trash(setting).keys("s")),
    ("møder", |setting| own_events::at_the_list(setting)),
    ("møder, nyt", |setting| own_events::at_the_list(setting).keys("n")),
    ("møder, deltagelse", |setting| setting.draft("aeroe", participation::aeroe()).start().keys("mt")),
    ("forløb", |setting| programme::previewing(setting).keys("feb<tab>7")),
    ("for lille vindue", |setting| open(setting.size(30, 10), "")),
];

/// All places, from what a person begins with.
pub(super) fn all(setting: impl Fn() -> Setting) -> impl Iterator<Item = (&'static str, Journey)> {
    PLACES.into_iter().map(move |(name, reached)| (name, reached(setting())))
}
