//! Drafts to export, and the PDF of a draft.

use chrono::{DateTime, Utc};
use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use som::page;
use som::words::{Lang, Words};

/// The finished example that the repo ships.
pub(crate) fn example() -> Draft {
    codec::parse(include_str!("../../drafts/eksempel.ron"), &Forms::built_in()).expect("the example")
}

/// A draft with these answers only.
pub(crate) fn with(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

/// Tirsdag den 31. oktober 2023 kl. 6.00.
pub(crate) fn now() -> DateTime<Utc> {
    "2023-10-31T05:00:00Z".parse().expect("an instant")
}

pub(crate) fn submission(draft: &Draft) -> Submission<'_> {
    Submission::of(som(), draft, now(), false)
}

pub(crate) fn pdf(draft: &Draft) -> Vec<u8> {
    let exporter = Exporter::named("pdf").expect("a format");
    exporter.export(&submission(draft))
}

/// The lines of the long answers as `som show` has them, blank ones left out.
pub(crate) fn shown_lines(draft: &Draft) -> Vec<String> {
    let submission = submission(draft);
    let shown = som::export::plain_text(&submission, &Words::new(Lang::Da));
    // A line that goes on has its blanks there.
    let shown: Vec<&str> = shown.lines().map(|line| line.trim_end_matches(' ')).collect();
    let shown = shown.join("\n");
    let mut lines = Vec::new();
    for field in som().fields().filter(|field| field.limit.is_some()) {
        let typed = draft.answer(&field.id);
        if typed.trim().is_empty() {
            continue;
        }
        let measured = page::measure(typed, &som().page);
        let answer_lines: Vec<&str> =
            measured.iter().map(|line| typed[line.bytes.clone()].trim_end_matches(' ')).collect();
        assert!(shown.contains(&answer_lines.join("\n")), "som show breaks {} elsewhere", field.id);
        lines.extend(answer_lines.iter().map(|line| plain(line)).filter(|line| !line.is_empty()));
    }
    lines
}

/// A line with single blanks, and with a soft hyphen only where it is seen, at its end.
pub(crate) fn plain(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_hyphenated = line.ends_with('\u{ad}');
    let line = line.replace('\u{ad}', "");
    if is_hyphenated { line + "-" } else { line }
}
