//! What tells the versions of a draft apart: which answers each changed, and when it was written. Shared by screen and
//! command line. No file, no clock, no terminal.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use crate::draft::Draft;
use crate::form::{FieldId, FormSpec};
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
    /// Rows stand in another order, or empty ones were added or removed.
    Rows,
    /// Other sub-questions are ticked.
    Ticks,
    /// Remarks were made, settled or reopened.
    Remarks,
    /// Something else is noted of the part in meetings.
    Participation,
}

impl BesideAnswers {
    fn between(before: &Draft, after: &Draft, form: &FormSpec) -> Option<Self> {
        if before.rows != after.rows {
            Some(BesideAnswers::Rows)
        } else if form.fields().any(|field| !before.ticks_unlike(after, field).is_empty()) {
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
        let is_other = |id: &&FieldId| before.map_or("", |before| before.answer(id)) != after.answer(id);
        let beside = before.and_then(|before| BesideAnswers::between(before, after, form));
        let held = before.into_iter().chain([after]).flat_map(|draft| draft.answers.keys());
        // Of rows that aren't there any more, and of questions that aren't asked.
        let others: BTreeSet<&FieldId> =
            held.filter(|id| form.field(id).is_none() && form.template_of(id).is_some()).collect();
        let asked = form.fields().map(|field| &field.id);
        let answers = asked.chain(others).filter(is_other).cloned().collect();
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
        let known = self.answers.iter().filter(|id| form.template_of(id).is_some());
        let names: Vec<_> = known.map(|id| form.name_of(id)).collect();
        match self.beside {
            _ if !names.is_empty() => names.join(", "),
            Some(BesideAnswers::Rows) => say!(words, "history-rows"),
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

    #[test]
    fn a_row_that_was_removed_is_told_and_so_is_another_order() {
        use crate::form::{FormSpec, Forms};
        let form = FormSpec::parse(include_str!("../../tests/forms/frivilligpulje.ron")).expect("a form");
        let forms = Forms::from(std::sync::Arc::new(form));
        let with_rows = |rows: &str| {
            let text = format!(
                "Draft(schema: 1, form: \"frivilligpulje\", answers: {{\"budget.1.post\": \"Løn\"{}}}, \
                 rows: {{\"budget\": [{rows}]}})",
                if rows.contains('b') { ", \"budget.b.post\": \"Leje\"" } else { "" }
            );
            crate::draft::codec::parse(&text, &forms).expect("a draft")
        };
        let words = &Words::new(Lang::Da);
        let told = |before: &Draft, after: &Draft| {
            let form = after.form_in(&forms);
            VersionChanges::between(Some(before), after, &form).text(&form, words)
        };
        let (one, two, turned) = (with_rows("\"1\""), with_rows("\"1\", \"b\""), with_rows("\"b\", \"1\""));
        assert_eq!(told(&one, &two), "Budgetlinje 2, Udgift");
        assert_eq!(told(&two, &one), "Udgift");
        assert_eq!(told(&two, &turned), "kun rækker");
        let fields = one.form_in(&forms).fields_with_those_of(&two.form_in(&forms));
        assert!(fields.iter().any(|field| field.full_name() == "Budgetlinje 2, Udgift"));
        let mut restored = one.clone();
        let gone = FieldId::new("budget.b.post");
        restored.take_row_of(&two, &gone);
        restored.set_answer(&gone, two.answer(&gone));
        assert!(restored.says_the_same(&two) && restored.has_same_rows(&two));
    }
}
