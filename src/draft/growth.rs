//! A draft and a form that has grown since: answers follow their questions to new ids, what is no longer asked is kept, and
//! what is new can be told.

use std::collections::BTreeMap;

use super::Draft;
use crate::form::{Field, FieldId, FormDefinition, FormSpec};
use crate::say;
use crate::words::Words;

/// What differs between the version of a form that a draft was last written in and the form as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormChange {
    /// The form has grown: so many questions are new, and so many answers have no question any more.
    Newer { new: usize, left: usize },
    /// The draft was written in this version, which is newer than the form that is here.
    Older { written: u32 },
}

impl FormChange {
    /// The sentence for whoever opens the draft.
    pub(crate) fn text(self, words: &Words) -> String {
        match self {
            FormChange::Newer { new, left } => say!(words, "growth-newer", new = new, left = left),
            FormChange::Older { written } => say!(words, "growth-older", written = written),
        }
    }
}

impl Draft {
    /// Moves what stands under ids that questions had in earlier versions to those that they have now, unless something
    /// stands there already.
    pub(super) fn follow_renamed(&mut self, form: &FormDefinition) {
        let held: Vec<FieldId> = self.held_fields().into_iter().filter(|id| !form.has(id)).cloned().collect();
        for from in held {
            let Some(to) = form.renamed(&from) else { continue };
            if self.held_fields().contains(&&to) {
                continue;
            }
            moved(&mut self.answers, &from, &to);
            moved(&mut self.ticks, &from, &to);
            moved(&mut self.rivals, &from, &to);
            for remark in self.remarks.values_mut().filter(|remark| remark.field == from) {
                remark.field = to.clone();
            }
            if let Some(place) = &mut self.place {
                place.renamed(&from, &to);
            }
            let approved = self.approval.iter_mut().map(|approval| &mut approval.seal);
            for seal in approved.chain(self.receipts.iter_mut().map(|receipt| &mut receipt.seal)) {
                moved(&mut seal.0, &from, &to);
            }
        }
    }

    fn held_fields(&self) -> Vec<&FieldId> {
        self.answers.keys().chain(self.ticks.keys()).chain(self.rivals.keys()).collect()
    }

    /// The answers that the form, whatever else is answered, has no question for, by their ids.
    pub(crate) fn left_answers<'d>(&'d self, form: &FormSpec) -> Vec<(&'d FieldId, &'d str)> {
        let left = self.nonempty_answers().filter(|(id, _)| form.template_of(id).is_none());
        left.map(|(id, text)| (id, &**text)).collect()
    }

    /// How the form differs from the version that the draft was last written in; `None` where that is the same, or unknown.
    pub(crate) fn form_change(&self, form: &FormSpec) -> Option<FormChange> {
        if self.form_version == 0 || self.form_version == form.version {
            return None;
        }
        if self.form_version > form.version {
            return Some(FormChange::Older { written: self.form_version });
        }
        let new = form.fields().filter(|field| field.is_new_since(self.form_version)).count();
        let left = self.left_answers(form).len();
        (new + left > 0).then_some(FormChange::Newer { new, left })
    }
}

impl Field {
    /// Whether the question came after this version of the form.
    pub(crate) fn is_new_since(&self, version: u32) -> bool {
        version > 0 && self.since > version
    }
}

fn moved<V>(map: &mut BTreeMap<FieldId, V>, from: &FieldId, to: &FieldId) {
    if let Some(value) = map.remove(from) {
        map.insert(to.clone(), value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::draft::codec;
    use crate::form::Forms;

    /// The second version of a form: `navn` was `kontakt`, `post` was `udgift`, `motto` has gone, `maal` is new.
    const GROWN: &str = r#"Form(id: "lille", version: 2, title: "Lille", applicant: "hvem", sections: [Section(
        title: "Alt", step: "Alt", groups: [
            Group(fields: [
                Field(id: "hvem", label: "Hvem:", kind: Text),
                Field(id: "navn", label: "Navn:", kind: Text, renamed_from: "kontakt"),
                Field(id: "maal", label: "Mål:", kind: Text, since: 2),
            ]),
            Group(rows: Rows(id: "budget", row: "Linje", max: 5), fields: [
                Field(id: "post", label: "Post:", kind: Text, renamed_from: "udgift"),
            ]),
        ])])"#;

    const OLD: &str = r#"Draft(schema: 1, form: "lille", form_version: 1, answers: {
        "hvem": "Klub Ø", "kontakt": "Åse", "motto": "Af sted", "budget.1.udgift": "Løn", "budget.x.udgift": "Leje",
    }, rows: {"budget": ["1", "x"]}, remarks: {"a": (field: "kontakt", text: "Hvem?")}, place: (field: "kontakt"))"#;

    fn forms() -> Forms {
        Forms::from(Arc::new(FormSpec::parse(GROWN).expect("a form")))
    }

    fn answer<'d>(draft: &'d Draft, id: &str) -> &'d str {
        draft.answer(&FieldId::new(id))
    }

    #[test]
    fn answers_follow_their_questions_and_none_is_lost() {
        let forms = forms();
        let draft = codec::parse(OLD, &forms).expect("a draft");
        assert_eq!(answer(&draft, "navn"), "Åse");
        assert_eq!([answer(&draft, "budget.1.post"), answer(&draft, "budget.x.post")], ["Løn", "Leje"]);
        let form = draft.form_in(&forms);
        let left: Vec<&str> = draft.left_answers(&form).into_iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(left, ["motto"]);
        assert_eq!(draft.remarks_on(&FieldId::new("navn")).len(), 1);
        assert_eq!(draft.place.as_ref().and_then(|place| place.field.clone()), Some(FieldId::new("navn")));
        let again = codec::parse(&codec::to_ron(&draft, &form), &forms).expect("a draft");
        assert!(again.says_the_same(&draft));
    }

    #[test]
    fn an_answer_under_both_ids_stays_under_both() {
        let both = OLD.replace("\"motto\": \"Af sted\"", "\"navn\": \"Bo\"");
        let draft = codec::parse(&both, &forms()).expect("a draft");
        assert_eq!([answer(&draft, "navn"), answer(&draft, "kontakt")], ["Bo", "Åse"]);
    }

    #[test]
    fn how_the_form_differs_is_known_until_the_draft_is_written_in_it() {
        let forms = forms();
        let mut draft = codec::parse(OLD, &forms).expect("a draft");
        let form = draft.form_in(&forms);
        assert_eq!(draft.form_change(&form), Some(FormChange::Newer { new: 1, left: 1 }));
        draft.touch(&form, draft.changed, "mette");
        assert_eq!(draft.form_change(&form), None);
        draft.form_version = 3;
        assert_eq!(draft.form_change(&form), Some(FormChange::Older { written: 3 }));
    }
}
