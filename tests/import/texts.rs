//! Words that someone wrote into a text file, wherever they stand: each is in an answer or is told, and no guidance of the
//! form becomes an answer.

use proptest::prelude::*;
use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{Forms, som};
use som::import::{ImportError, Imported, Note, read};

use crate::often::rounds;

fn example() -> Draft {
    codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in()).expect("the example")
}

fn exported(draft: &Draft, format: &str) -> String {
    let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), draft, now, false);
    let bytes = Exporter::named(format).expect("a format").export(&submission);
    String::from_utf8(bytes).expect("text")
}

/// Where and how a word is written into a text.
#[derive(Debug, Clone, Copy)]
enum Put {
    LineStart,
    LineEnd,
    InLine,
    OwnLine,
    OwnParagraph,
    QuotedLine,
}

const PUTS: [Put; 6] =
    [Put::LineStart, Put::LineEnd, Put::InLine, Put::OwnLine, Put::OwnParagraph, Put::QuotedLine];

/// The text with a word put in at one of the places where this can be.
fn put(text: &str, word: &str, how: Put, at: prop::sample::Index) -> String {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = ends[at.index(ends.len())];
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let (at, what) = match how {
        Put::LineStart => (line + 1, format!("{word} ")),
        Put::LineEnd => (line, format!(" {word}")),
        Put::InLine => (blanks[at.index(blanks.len())], format!(" {word}")),
        Put::OwnLine => (line, format!("\n{word}")),
        Put::OwnParagraph => (line, format!("\n\n{word}\n")),
        Put::QuotedLine => (line, format!("\n> {word}")),
    };
    [&text[..at], &what, &text[at..]].concat()
}

/// The text as an editor wraps it that knows no quotations.
fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let mut count = 0;
        for word in line.split_inclusive(' ') {
            if count > 0 && count + word.trim_end().chars().count() > columns {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                count = 0;
            }
            out.push_str(word);
            count += word.chars().count();
        }
    }
    out
}

/// The sentences of the form's guidance that are long enough to be told from an answer's.
fn guidance() -> Vec<String> {
    let groups = som().sections.iter().flat_map(|section| &section.groups);
    let texts = groups.flat_map(|group| {
        let asked = group.requirements.iter().chain(&group.recommendation);
        group.guidance.iter().chain(asked).chain(&group.criteria).chain(&group.limit_text)
    });
    texts.map(|text| flat(text)).collect()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word is in an answer or in a note.
fn is_kept(imported: &Imported, word: &str) -> bool {
    let is_told = |note: &Note| matches!(note, Note::LeftOver { text, .. } if text.contains(word));
    imported.answers.values().any(|answer| answer.contains(word)) || imported.notes.iter().any(is_told)
}

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(u32::try_from(rounds(100)).expect("not so many"))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_word_written_into_a_text_is_lost(
        format in prop::sample::select(&["md", "txt", "json"][..]),
        is_empty in any::<bool>(),
        columns in prop::option::of(40..90_usize),
        puts in prop::collection::vec((prop::sample::select(&PUTS[..]), any::<prop::sample::Index>()), 1..4),
    ) {
        let draft = if is_empty { Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette") } else { example() };
        let mut text = exported(&draft, format);
        if let Some(columns) = columns.filter(|_| format == "md") {
            text = wrapped(&text, columns);
        }
        let words: Vec<String> = (0..puts.len()).map(|number| format!("Zq{number}ord")).collect();
        for (word, (how, at)) in words.iter().zip(puts) {
            text = put(&text, word, how, at);
        }
        let imported = match read(text.as_bytes(), som()) {
            Err(ImportError::Json { .. } | ImportError::OtherForm { .. } | ImportError::NoForm) if format == "json" => return Ok(()),
            imported => imported.expect("a form still"),
        };
        for word in words {
            prop_assert!(is_kept(&imported, &word), "{word} in {text}: {imported:?}");
        }
        for answer in imported.answers.values().map(|answer| flat(answer)) {
            let found: Vec<String> = guidance().into_iter().filter(|text| answer.contains(text)).collect();
            prop_assert_eq!(found, Vec::<String>::new(), "in {}", text);
        }
    }
}
