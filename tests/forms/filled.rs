//! The forms of this folder, each filled in as a person would: by keys on the screen, by lines in plain mode, and what
//! both come to. An id with a number in brackets is a field in that row, counted from 1: `budget[2].post`.

/// A form and one application by it.
pub(crate) struct Filled {
    /// The form's data.
    pub(crate) form: &'static str,
    /// What its draft is called.
    pub(crate) name: &'static str,
    /// The keys from the question for what names the draft to "Tjek dine svar".
    pub(crate) keys: &'static str,
    /// What is said in plain mode from the first question on.
    pub(crate) lines: &'static [&'static str],
    /// The answers, in the form's order.
    pub(crate) answers: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(crate) const ALL: &[Filled] = &[
    Filled {
        form: include_str!("frivilligpulje.ron"),
        name: "klub-oe",
        keys: "Klub Ø<enter><esc>1<tab>Åse Ærø<tab>12345678<tab>aase@klub.dk<tab>Ja<tab>Klub Å<tab>Lokaler<esc>+Klub \
               B<tab><tab>Et formål<tab>Løn<tab>450000<esc>+Husleje<tab>1.250,50<tab>",
        lines: &[
            "Klub Ø",
            "Åse Ærø",
            "12345678",
            "aase@klub.dk",
            "ja",
            "Klub Å",
            "Lokaler",
            "/tilbage",
            "/række",
            "Klub B",
            "",
            "Et formål",
            ".",
            "Løn",
            "450000",
            "/gå 11",
            "/række",
            "Husleje",
            "1.250,50",
        ],
        answers: &[
            ("forening", "Klub Ø"),
            ("kontakt", "Åse Ærø"),
            ("telefon", "12345678"),
            ("email", "aase@klub.dk"),
            ("samarbejde", "Ja"),
            ("partnere[1].partner", "Klub Å"),
            ("partnere[1].rolle", "Lokaler"),
            ("partnere[2].partner", "Klub B"),
            ("formaal", "Et formål"),
            ("budget[1].post", "Løn"),
            ("budget[1].beloeb", "450000"),
            ("budget[2].post", "Husleje"),
            ("budget[2].beloeb", "1.250,50"),
        ],
    },
    Filled {
        form: include_str!("klimatilskud.ron"),
        name: "groenne-tage",
        keys: "Grønne tage<enter><esc>1<tab>forening<tab>Haveforeningen Æblet<tab>10150817<tab>1.250<tab>Bo \
               Bo<tab><tab>bo@aeblet.dk<tab> <down><down><down><down> <tab>Frost<tab>1. april \
               2027<tab>31/12 2028<tab>Vi planter.<tab>ja<tab>Kommunen<tab>nej<tab>2027-05-01<tab>",
        lines: &[
            "Grønne tage",
            "forening",
            "Haveforeningen Æblet",
            "10150817",
            "1.250",
            "Bo Bo",
            "",
            "bo@aeblet.dk",
            "1, 5",
            "Frost",
            "1. april 2027",
            "31/12 2028",
            "Vi planter.",
            ".",
            "ja",
            "Kommunen",
            "nej",
            "2027-05-01",
        ],
        answers: &[
            ("projekt", "Grønne tage"),
            ("ansoegertype", "Forening"),
            ("ansoeger", "Haveforeningen Æblet"),
            ("cvr", "10150817"),
            ("medlemmer", "1.250"),
            ("kontakt", "Bo Bo"),
            ("email", "bo@aeblet.dk"),
            ("risici", "Skybrud\nAndet"),
            ("andre_risici", "Frost"),
            ("start", "1. april 2027"),
            ("slut", "31/12 2028"),
            ("beskrivelse", "Vi planter."),
            ("tilladelse", "Ja"),
            ("myndighed", "Kommunen"),
            ("givet", "Nej"),
            ("ventes", "2027-05-01"),
        ],
    },
    Filled {
        form: include_str!("naboskab.ron"),
        name: "aase-oe",
        keys: "Åse Ø<enter><esc>1<tab>Gaden 1<enter>5970 Ærøskøbing<tab>Fællesspisning i \
               gården<tab>2500<tab>Fordi vi ses for lidt.<tab>Alle.<tab>",
        lines: &[
            "Åse Ø",
            "Gaden 1",
            "5970 Ærøskøbing",
            ".",
            "Fællesspisning i gården",
            "2500",
            "Fordi vi ses for lidt.",
            ".",
            "Alle.",
            ".",
        ],
        answers: &[
            ("navn", "Åse Ø"),
            ("adresse", "Gaden 1\n5970 Ærøskøbing"),
            ("aktivitet", "Fællesspisning i gården"),
            ("beloeb", "2500"),
            ("hvorfor", "Fordi vi ses for lidt."),
            ("deltagere", "Alle."),
        ],
    },
    Filled {
        form: include_str!("forsoegsprogram.ron"),
        name: "aarhus",
        keys: "aarhus<enter><esc>1<tab>Eva Ege<tab>Direktør<tab>eva@aarhus.dk<tab>Vi fraviger én \
               regel.<tab>Kort.<tab>1/4 2027<tab>Opstart<tab>12,5<tab>1. maj 2027<tab>Midtvejs<tab>7,5<esc>+1. juni \
               2027<tab>Slut<tab><tab>",
        lines: &[
            "aarhus",
            "Eva Ege",
            "Direktør",
            "eva@aarhus.dk",
            "Vi fraviger én regel.",
            ".",
            "Kort.",
            ".",
            "1/4 2027",
            "Opstart",
            "12,5",
            "1. maj 2027",
            "Midtvejs",
            "7,5",
            "/gå 12",
            "/række",
            "1. juni 2027",
            "Slut",
            "",
        ],
        answers: &[
            ("kommunen", "Aarhus Kommune"),
            ("leder", "Eva Ege"),
            ("titel", "Direktør"),
            ("email", "eva@aarhus.dk"),
            ("forsoeget", "Vi fraviger én regel."),
            ("sammenfatning", "Kort."),
            ("plan[1].hvornaar", "1/4 2027"),
            ("plan[1].hvad", "Opstart"),
            ("plan[1].timer", "12,5"),
            ("plan[2].hvornaar", "1. maj 2027"),
            ("plan[2].hvad", "Midtvejs"),
            ("plan[2].timer", "7,5"),
            ("plan[3].hvornaar", "1. juni 2027"),
            ("plan[3].hvad", "Slut"),
        ],
    },
];

impl Filled {
    /// The answers that a draft lacks or has otherwise, by the ids of all fields that its form asks for.
    pub(crate) fn differences(&self, asked: &[&str], answer: impl Fn(&str) -> String) -> Vec<String> {
        assert!(!self.keys.is_empty() && !self.lines.is_empty(), "both ways to fill it in are told");
        let expected = |id: &str| {
            let own = self.answers.iter().find(|(counted, _)| in_row(counted, asked) == id);
            own.map_or("", |(_, text)| text)
        };
        let missing = self.answers.iter().map(|(id, _)| in_row(id, asked));
        let all =
            asked.iter().map(|id| (*id).to_owned()).chain(missing.filter(|id| !asked.contains(&id.as_str())));
        let differs = |id: &String| answer(id) != expected(id);
        all.filter(differs).map(|id| format!("{id}: {:?}, not {:?}", answer(&id), expected(&id))).collect()
    }
}

/// The id of a field in a row that was counted, with the id that the row has.
fn in_row(id: &str, asked: &[&str]) -> String {
    let Some((rows, rest)) = id.split_once('[') else { return id.to_owned() };
    let (number, field) = rest.split_once("].").expect("a number and a field");
    let mut ids: Vec<&str> = Vec::new();
    for parts in asked.iter().map(|id| id.split('.').collect::<Vec<_>>()) {
        if parts[0] == rows && parts.len() == 3 && !ids.contains(&parts[1]) {
            ids.push(parts[1]);
        }
    }
    let row = number.parse::<usize>().ok().and_then(|number| ids.get(number - 1));
    row.map_or_else(|| id.to_owned(), |row| format!("{rows}.{row}.{field}"))
}
