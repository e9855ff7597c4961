//! Rows added, moved, removed, taken back, and merged.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::draft::codec;
use crate::draft::merge::merge;
use crate::form::Forms;

fn forms() -> Forms {
    let form = FormSpec::parse(include_str!("../../../tests/forms/frivilligpulje.ron")).expect("a form");
    Forms::from(Arc::new(form))
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

fn empty(forms: &Forms) -> Draft {
    Draft::new(&forms.first().asked_first(), now(), "mette")
}

/// The place of a row of the budget, from 0.
fn place(draft: &Draft, forms: &Forms, at: usize) -> RowPlace {
    let form = draft.form_in(forms);
    let places =
        form.sections.iter().flat_map(|section| &section.groups).filter_map(|group| group.row.clone());
    places.filter(|place| place.rows == "budget").nth(at).expect("a row")
}

fn add(draft: &mut Draft, forms: &Forms, below: usize, author: &str, post: &str) -> Option<RowId> {
    let below = place(draft, forms, below);
    let row = draft.add_row(&draft.form_in(forms), &below, now(), author)?.row;
    draft.set_answer(&FieldId::new("post").in_row("budget", &row), post);
    Some(row)
}

/// What stands in the rows of the budget, in their order.
fn posts(draft: &Draft, forms: &Forms) -> Vec<String> {
    let rows = draft.form_in(forms).rows("budget");
    rows.iter().map(|row| draft.answer(&FieldId::new("post").in_row("budget", row)).to_owned()).collect()
}

/// A draft with these rows.
fn filled(forms: &Forms, all: &[&str]) -> Draft {
    let mut draft = empty(forms);
    draft.set_answer(&FieldId::new("budget.1.post"), all[0]);
    for (at, post) in all.iter().enumerate().skip(1) {
        add(&mut draft, forms, at - 1, "mette", post);
    }
    draft
}

#[test]
fn rows_are_added_moved_removed_and_put_back() {
    let forms = forms();
    let mut draft = filled(&forms, &["Løn", "Husleje", "Rejser"]);
    assert_eq!(posts(&draft, &forms), ["Løn", "Husleje", "Rejser"]);
    assert!(draft.move_row(&draft.form_in(&forms), &place(&draft, &forms, 2), false));
    assert_eq!(posts(&draft, &forms), ["Løn", "Rejser", "Husleje"]);
    assert!(!draft.move_row(&draft.form_in(&forms), &place(&draft, &forms, 0), false));
    assert!(!draft.move_row(&draft.form_in(&forms), &place(&draft, &forms, 2), true));
    let before = draft.clone();
    let removed = draft.remove_row(&draft.form_in(&forms), &place(&draft, &forms, 1));
    assert_eq!(posts(&draft, &forms), ["Løn", "Husleje"]);
    draft.undo_row_step(&draft.form_in(&forms), RowStep::Removed(removed));
    assert!(draft.says_the_same(&before), "{draft:?}");
}

#[test]
fn the_last_row_is_emptied_and_no_more_are_added_than_there_may_be() {
    let forms = forms();
    let mut draft = filled(&forms, &["Løn"]);
    draft.remove_row(&draft.form_in(&forms), &place(&draft, &forms, 0));
    assert_eq!(posts(&draft, &forms), [""]);
    for at in 0..9 {
        assert!(add(&mut draft, &forms, at, "mette", "x").is_some());
    }
    assert_eq!(add(&mut draft, &forms, 9, "mette", "x"), None);
}

#[test]
fn an_approval_does_not_outlive_a_row_that_was_removed() {
    use crate::draft::status;
    use crate::words::{Lang, Words};
    let forms = forms();
    let mut draft = filled(&forms, &["Løn", "Husleje"]);
    draft.approve("Eva", "Leder", now());
    assert!(draft.is_approved(&draft.form_in(&forms)));
    draft.remove_row(&draft.form_in(&forms), &place(&draft, &forms, 1));
    let form = draft.form_in(&forms);
    assert!(!draft.is_approved(&form));
    let told = status::approval(&draft, &form, now(), &Words::new(Lang::Da));
    assert!(told.contains("Udgift"), "{told}");
}

#[test]
fn rows_beyond_those_that_there_may_be_are_a_problem_until_one_is_removed() {
    use crate::draft::check::{Check, Problem};
    let forms = forms();
    let ids: Vec<String> = (1..=11).map(|number| format!("\"{number}\"")).collect();
    let source = format!(
        "Draft(schema: 1, form: \"frivilligpulje\", answers: {{\"budget.11.post\": \"Rejser\"}}, \
         rows: {{\"budget\": [{}]}})",
        ids.join(", ")
    );
    let mut draft = codec::parse(&source, &forms).expect("a draft");
    let kinds = |draft: &Draft| -> Vec<&str> {
        let check = Check::of(&draft.form_in(&forms), draft);
        let of_post = check.problems().filter(|problem| problem.field.as_str() == "budget.11.post");
        of_post.map(Problem::kind_id).collect()
    };
    assert_eq!(kinds(&draft), ["too_many_rows"]);
    draft.remove_row(&draft.form_in(&forms), &place(&draft, &forms, 3));
    assert_eq!(kinds(&draft), [""; 0]);
}

#[test]
fn rows_stand_in_the_file_and_are_read_again() {
    let forms = forms();
    let draft = filled(&forms, &["Løn", "Husleje"]);
    let text = codec::to_ron(&draft, &draft.form_in(&forms));
    assert!(
        text.starts_with("// Kladde til ansøgning til Puljen til Frivilligt Socialt Arbejde. Filen"),
        "{text}"
    );
    assert!(text.contains("rows: {\n        \"budget\": [\"1\", \""), "{text}");
    assert_eq!(codec::parse(&text, &forms), Ok(draft));
    for broken in ["[\"1\", \"1\"]", "[\"Æ\"]", "[\"../x\"]", "1"] {
        let text = text.replace("[\"1\",", &format!("{broken}, \"partnere\": [\"1\","));
        assert!(codec::parse(&text, &forms).is_err(), "{broken}");
    }
}

#[test]
fn what_two_writers_do_to_rows_is_merged_by_row() {
    let forms = forms();
    let base = filled(&forms, &["Løn", "Husleje", "Rejser"]);
    let form = base.form_in(&forms);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.remove_row(&form, &place(&base, &forms, 0));
    add(&mut ours, &forms, 1, "mette", "Vores");
    theirs.move_row(&form, &place(&base, &forms, 2), false);
    add(&mut theirs, &forms, 2, "jonas", "Deres");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&form, &base, one, other).draft;
        let mut all = posts(&merged, &forms);
        all.sort();
        assert_eq!(all, ["Deres", "Husleje", "Rejser", "Vores"]);
    }
    // Written in by one and removed by the other, it stays.
    let row = place(&base, &forms, 0).row;
    theirs.set_answer(&FieldId::new("post").in_row("budget", &row), "Løn til to");
    let merged = merge(&form, &base, &ours, &theirs).draft;
    assert!(posts(&merged, &forms).contains(&"Løn til to".to_owned()));
}

#[test]
fn a_row_that_stays_because_the_other_wrote_in_it_stays_whole() {
    let forms = forms();
    let mut base = filled(&forms, &["Løn", "Husleje"]);
    let kept = place(&base, &forms, 0);
    let amount = FieldId::new("beloeb").in_row("budget", &kept.row);
    base.set_answer(&amount, "450000");
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.remove_row(&ours.form_in(&forms), &kept);
    theirs.set_answer(&FieldId::new("post").in_row("budget", &kept.row), "Løn til to");
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&base.form_in(&forms), &base, ours, theirs);
        assert_eq!(posts(&merged.draft, &forms), ["Løn til to", "Husleje"]);
        assert_eq!(merged.draft.answer(&amount), "450000");
        assert_eq!(merged.taken.contains(&amount), ours.answer(&amount).is_empty(), "it is told");
    }
}

#[test]
fn what_is_taken_back_is_done_again() {
    let forms = forms();
    let mut draft = filled(&forms, &["Løn", "Husleje"]);
    let removed = draft.remove_row(&draft.form_in(&forms), &place(&draft, &forms, 0));
    let after = draft.clone();
    let (_, again) = draft.undo_row_step(&draft.form_in(&forms), RowStep::Removed(removed));
    assert_eq!(posts(&draft, &forms), ["Løn", "Husleje"]);
    let (_, back) = draft.undo_row_step(&draft.form_in(&forms), again);
    assert!(draft.says_the_same(&after), "{draft:?}");
    draft.undo_row_step(&draft.form_in(&forms), back);
    assert_eq!(posts(&draft, &forms), ["Løn", "Husleje"]);
    let only = filled(&forms, &[""]);
    assert!(only.clone().remove_row(&only.form_in(&forms), &place(&only, &forms, 0)).is_nothing());
}

fn some_rows() -> impl Strategy<Value = Vec<RowId>> {
    let ids = proptest::sample::subsequence((1..9).collect::<Vec<u32>>(), 0..9).prop_shuffle();
    ids.prop_map(|ids| ids.iter().map(|id| RowId::try_from(id.to_string()).expect("an id")).collect())
}

proptest! {
    #[test]
    fn no_row_is_lost_or_doubled_by_a_merge(base in some_rows(), ours in some_rows(), theirs in some_rows()) {
        let rows = merged([&base, &ours, &theirs], |_| false);
        for row in ours.iter().chain(&theirs) {
            let is_kept = !base.contains(row) || ours.contains(row) && theirs.contains(row);
            prop_assert_eq!(rows.iter().filter(|other| *other == row).count(), usize::from(is_kept));
        }
        prop_assert!(base.iter().all(|row| ours.contains(row) || theirs.contains(row) || !rows.contains(row)));
        prop_assert_eq!(&merged([&base, &base, &theirs], |_| false), &theirs);
        prop_assert_eq!(&merged([&base, &ours, &base], |_| false), &ours);
    }
}
