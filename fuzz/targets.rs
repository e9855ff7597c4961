//! What is fuzzed: each target takes any bytes, and panics where a promise is broken. The binaries in
//! `fuzz_targets/` and the program's `tests/corpus.rs` call these and nothing else.

#![allow(unreachable_pub, reason = "the binaries of cargo-fuzz are crates of their own, the tests are not")]

mod docx;
mod keys;
mod line;
mod merge;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use som::draft::{Draft, check::Check, codec};
use som::event::{read_events, report};
use som::export::{Exporter, Submission};
use som::form::{FormSpec, Forms, som};
use som::words::{Lang, Words};

pub use docx::docx;
pub use keys::keys;
pub use line::line;
pub use merge::merge;

/// A target: its name, which is that of its corpus, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All targets, a line each.
pub const TARGETS: &[Target] = &[
    ("draft_ron", draft_ron),
    ("form_ron", form_ron),
    ("form_draft", form_draft),
    ("events_ron", events_ron),
    ("ics", ics),
    ("merge", merge),
    ("docx", docx),
    ("keys", keys),
    ("line", line),
    ("shown", shown),
];

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A time for all that asks for one: 31 October 2023, 6.00 in Copenhagen.
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_698_728_400, 0).expect("a time")
}

/// What is read as a draft is the same draft after writing and reading again.
pub fn draft_ron(bytes: &[u8]) {
    let Some(source) = text(bytes) else { return };
    if let Ok(draft) = codec::parse(source, &Forms::built_in()) {
        let written = codec::to_ron(&draft, som());
        let again = codec::parse(&written, &Forms::built_in());
        assert_eq!(again.as_ref(), Ok(&draft), "{written}");
        assert_eq!(codec::to_ron(&draft, som()), written);
        let check = Check::of(som(), &draft);
        assert!(check.answered() <= check.fields().len());
    }
}

/// A form is read or refused; one that is read can be filled.
pub fn form_ron(bytes: &[u8]) {
    let Some(source) = text(bytes) else { return };
    if let Ok(form) = FormSpec::parse(source) {
        let forms = Forms::from(Arc::new(form));
        let form = forms.first().asked_first();
        let mut draft = Draft::new(&form, now(), "mette");
        let ids: Vec<_> = form.fields().map(|field| field.id.clone()).collect();
        assert_eq!(Check::of(&form, &draft).answered(), 0);
        for id in &ids {
            draft.set_answer(id, "12 34 56 78 på én linje\nog to");
        }
        assert_eq!(Check::of(&form, &draft).fields().len(), ids.len());
        let written = codec::to_ron(&draft, &form);
        assert_eq!(codec::parse(&written, &forms).as_ref(), Ok(&draft), "{written}");
    }
}

/// The first part of the input is a form, what is behind the line `---` a draft of it: what the form asks of it is asked
/// once, is exported and merged, and the draft is the same when it is written and read again.
pub fn form_draft(bytes: &[u8]) {
    let Some((form, draft)) = text(bytes).and_then(|text| text.split_once("\n---\n")) else { return };
    let Ok(form) = FormSpec::parse(form) else { return };
    let forms = Forms::from(Arc::new(form));
    let Ok(draft) = codec::parse(draft, &forms) else { return };
    let form = draft.form_in(&forms);
    let ids: std::collections::BTreeSet<_> = form.fields().map(|field| &field.id).collect();
    assert_eq!(ids.len(), form.fields().count(), "a question is asked twice");
    assert_eq!(Check::of(&form, &draft).fields().len(), ids.len());
    let written = codec::to_ron(&draft, &form);
    assert_eq!(codec::parse(&written, &forms).as_ref(), Ok(&draft), "{written}");
    let submission = Submission::of(&form, &draft, now(), true);
    for exporter in ["txt", "md", "json"].map(|id| Exporter::named(id).expect("a format")) {
        assert!(!exporter.export(&submission).is_empty());
    }
    let empty = Draft::new(&form, now(), "mette");
    for (ours, theirs) in [(&draft, &empty), (&empty, &draft)] {
        let merged = som::draft::merge::merge(&form, &empty, ours, theirs).draft;
        assert!(merged.answered(&form) >= draft.answered(&form), "an answer is lost: {written}");
    }
}

/// Events that are read can be told of.
pub fn events_ron(bytes: &[u8]) {
    let Some(source) = text(bytes) else { return };
    if let Ok(events) = read_events(source) {
        for lang in [Lang::Da, Lang::En] {
            let words = Words::new(lang);
            report::events_text(&events, now(), true, &words);
            report::events_report(&events, now(), true, &words);
            report::deadline_report(&events, now(), &words);
        }
    }
}

/// What a calendar file has is bounded, and goes out and comes back.
pub fn ics(bytes: &[u8]) {
    let found = som::calendar::read(bytes, now());
    assert!(found.events.len() <= 200);
    let written = som::calendar::written(&found.events, now(), &Words::new(Lang::Da));
    assert_eq!(written.replace("\r\n", "").chars().find(|c| c.is_control()), None);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
    let back = som::calendar::read(written.as_bytes(), now());
    assert_eq!(back.events.len(), found.events.len(), "{written}");
}

/// What is shown holds nothing that steers a terminal, is as wide as it says, and stays as it is.
pub fn shown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let shown = som::shown::text(&text);
    let steers = |c: char| c.is_control() || som::shown::turns_direction(c) || matches!(c, '\u{e0000}'..);
    assert_eq!(shown.chars().find(|c| steers(*c)), None, "{shown:?}");
    assert_eq!(som::shown::text(&shown), shown);
    assert_eq!(som::shown::width(&text), som::shown::width(&shown));
    if let Ok(width) = u16::try_from(som::shown::width(&text)) {
        let mut buf = Buffer::empty(Rect::new(0, 0, width.saturating_add(8), 1));
        let (end, _) = buf.set_stringn(0, 0, &shown, usize::from(buf.area.width), Style::new());
        assert_eq!(end, width, "{shown:?}");
    }
    let lines = som::shown::lines(&text, true);
    assert_eq!(lines.matches(['\n', '\t']).count(), text.matches(['\n', '\t']).count());
    assert_eq!(lines.chars().find(|c| steers(*c) && !matches!(c, '\n' | '\t')), None);
}
