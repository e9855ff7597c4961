//! What tells the versions of a draft apart: which answers each changed, and when it was written. Shared by screen and
//! command line. No file, no clock, no terminal.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::{Field, FieldId, FormSpec};
use crate::say;
use crate::words::{Words, date};

/// What a version changed in the one before it; of the first one, what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VersionChanges {
    /// The fields whose answers changed, in the form's order.
    pub answers: Vec<FieldId>,
    /// What matters most of what else changed.
    pub beside: Option<BesideAnswers>,
    /// Whether there is none before it.
    pub is_first: bool,
}

/// What changed beside the answers; what comes first matters most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideAnswers {
    /// Other sub-questions are ticked.
    Ticks,
    /// Remarks were made, settled or reopened.
    Remarks,
    /// Something else is noted of the part in meetings.
    Participation,
}

impl BesideAnswers {
    fn between(before: &Draft, after: &Draft, form: &FormSpec) -> Option<Self> {
        if form.fields().any(|field| !before.ticks_unlike(after, field).is_empty()) {
            Some(BesideAnswers::Ticks)
        } else if before.said_remarks() != after.said_remarks() {
            Some(BesideAnswers::Remarks)
        } else {
            (before.participations() != after.participations()).then_some(BesideAnswers::Participation)
        }
    }
}

impl VersionChanges {
    /// What `after` changed in `before`.
    pub(crate) fn between(before: Option<&Draft>, after: &Draft, form: &FormSpec) -> Self {
        let was = |field: &Field| before.map_or("", |before| before.answer(&field.id));
        let is_other = |field: &&Field| was(field) != after.answer(&field.id);
        let beside = before.and_then(|before| BesideAnswers::between(before, after, form));
        let answers = form.fields().filter(is_other).map(|field| field.id.clone()).collect();
        VersionChanges { answers, beside, is_first: before.is_none() }
    }

    /// Whether this answer changed.
    pub(crate) fn has(&self, field: &FieldId) -> bool {
        self.answers.contains(field)
    }

    /// Names what changed: `Kendskab og erfaringer, Område`.
    pub(crate) fn text(&self, form: &FormSpec, words: &Words) -> String {
        if self.is_first {
            return say!(words, "history-first");
        }
        let names: Vec<&str> = self.answers.iter().filter_map(|id| form.field(id)).map(Field::name).collect();
        match self.beside {
            _ if !names.is_empty() => names.join(", "),
            Some(BesideAnswers::Ticks) => say!(words, "history-ticks"),
            Some(BesideAnswers::Remarks) => say!(words, "history-remarks"),
            Some(BesideAnswers::Participation) => say!(words, "history-participation"),
            None => say!(words, "history-no-answers"),
        }
    }
}

/// When each version was written, as seen from `now`; no two alike: where minutes are equal with seconds, and with a number
/// where these are equal too.
pub(crate) fn stamps(written: &[DateTime<Utc>], now: DateTime<Utc>, words: &Words) -> Vec<String> {
    let minutes: Vec<String> = written.iter().map(|at| date::list_stamp(words, *at, now)).collect();
    let seconds = written.iter().map(|at| date::exact_stamp(words, *at, now));
    let is_doubled = doubled(&minutes);
    let stamps: Vec<String> = minutes
        .into_iter()
        .zip(seconds)
        .zip(is_doubled)
        .map(|((minute, second), is_doubled)| if is_doubled { second } else { minute })
        .collect();
    let is_doubled = doubled(&stamps);
    let mut seen: HashMap<String, usize> = HashMap::new();
    stamps
        .into_iter()
        .zip(is_doubled)
        .map(|(stamp, is_doubled)| {
            let number = seen.entry(stamp.clone()).or_default();
            *number += 1;
            if is_doubled { format!("{stamp} ({number})") } else { stamp }
        })
        .collect()
}

/// Of each text, whether it stands there more than once.
fn doubled(texts: &[String]) -> Vec<bool> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    texts.iter().map(|text| counts[text.as_str()] > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Participation, Remark};
    use crate::form::som;
    use crate::words::Lang;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn draft(answers: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        for (id, text) in answers {
            draft.set_answer(&FieldId::new(*id), *text);
        }
        draft
    }

    #[test]
    fn what_changed_is_named_in_the_forms_order() {
        let words = &Words::new(Lang::Da);
        let (one, other) = (
            draft(&[("omraade", "a"), ("navn", "x")]),
            draft(&[("omraade", "b"), ("kendskab", "y"), ("navn", "x")]),
        );
        let told = |before, after| VersionChanges::between(before, after, som()).text(som(), words);
        assert_eq!(told(Some(&one), &other), "Kendskab og erfaringer, Område");
        assert_eq!(told(None, &one), "den ældste udgave");
        assert_eq!(told(Some(&one), &one), "ingen svar ændret");
        let mut ticked = one.clone();
        let field = som().field(&FieldId::new("omraade")).expect("the field");
        ticked.toggle_tick(&field.id, &field.questions.all()[0]);
        assert_eq!(told(Some(&one), &ticked), "kun kryds");
        let mut remarked = one.clone();
        let remark = Remark::new(&field.id, ("", 0), "jonas", DateTime::UNIX_EPOCH, "Hvem?");
        remarked.add_remark(remark).expect("room");
        assert_eq!(told(Some(&one), &remarked), "kun bemærkninger");
        let mut moved = remarked.clone();
        let put = moved.remarks.values_mut().next().expect("a remark");
        put.near = 7;
        assert_eq!(
            told(Some(&remarked), &moved),
            told(Some(&one), &one),
            "where its words stand is no change"
        );
        let mut noted = one.clone();
        let part = Participation::default();
        noted.note_participation("moede", &part, &part.with_who("Mette")).expect("room");
        assert_eq!(told(Some(&one), &noted), "kun deltagelse i møder");
    }

    #[test]
    fn no_two_versions_have_the_same_stamp() {
        let words = &Words::new(Lang::Da);
        let now = at("2023-10-31T05:00:00Z");
        let written =
            ["2023-10-31T04:48:07Z", "2023-10-31T04:48:02Z", "2023-10-31T04:48:02Z", "2023-10-30T08:12:00Z"]
                .map(at);
        assert_eq!(
            stamps(&written, now, words),
            ["i dag kl. 05.48.07", "i dag kl. 05.48.02 (1)", "i dag kl. 05.48.02 (2)", "i går kl. 09.12"]
        );
    }
}
