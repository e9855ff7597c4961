//! What a form asks of one draft: its groups once for each row, and only the parts whose conditions hold. All that works
//! with questions works with these.

use std::collections::HashSet;
use std::ops::Add;
use std::sync::Arc;

use super::{Amount, Condition, Field, FieldId, FormSpec, Group, RowId, RowPlace, Rows, Section, Sum};

/// What was answered so far, as far as it decides what is asked.
pub(crate) trait GivenAnswers {
    /// What was typed in a field.
    fn answer(&self, field: &FieldId) -> &str;

    /// The rows of a repeated group in their order; `None` where nobody has added or removed any.
    fn rows(&self, id: &str) -> Option<&[RowId]>;
}

/// A draft in which nothing is answered.
pub(crate) struct NothingGiven;

impl GivenAnswers for NothingGiven {
    fn answer(&self, _: &FieldId) -> &'static str {
        ""
    }

    fn rows(&self, _: &str) -> Option<&[RowId]> {
        None
    }
}

impl FormSpec {
    /// Whether it asks the same whatever is answered.
    pub(super) fn is_fixed(&self) -> bool {
        let is_fixed = |group: &Group| {
            group.rows.is_none()
                && group.sums.is_empty()
                && group.shown_if.is_none()
                && group.fields.iter().all(|field| field.shown_if.is_none())
        };
        let is_fixed = |section: &Section| section.shown_if.is_none() && section.groups.iter().all(is_fixed);
        self.sections.iter().all(is_fixed)
    }

    /// What a form, as its file gives it, asks of a draft with these answers.
    pub(super) fn asked(self: &Arc<Self>, given: &dyn GivenAnswers) -> FormSpec {
        self.asked_where(given, false)
    }

    /// The same, also of what depends on an answer that isn't given.
    pub(super) fn asked_whatever(self: &Arc<Self>, given: &dyn GivenAnswers) -> FormSpec {
        self.asked_where(given, true)
    }

    fn asked_where(self: &Arc<Self>, given: &dyn GivenAnswers, is_all: bool) -> FormSpec {
        let whole = self.with_rows(given);
        let mut shown = Shown { given, form: &whole, hidden: HashSet::new(), is_all };
        let sections = whole.sections.iter().filter_map(|section| shown.section(section)).collect();
        let mut form = FormSpec { sections, ..whole };
        form.add_up(given);
        let printed = form.with_sums_as_answers().map(Arc::new);
        FormSpec { printed, ..form }
    }

    /// Adds up what is to be.
    fn add_up(&mut self, given: &dyn GivenAnswers) {
        let all: Vec<Arc<Field>> = self.shared_fields().cloned().collect();
        let groups = self.sections.iter_mut().flat_map(|section| &mut section.groups);
        for sum in groups.flat_map(|group| &mut group.sums) {
            let added = all.iter().filter(|field| sum.adds(&field.id));
            let amounts = added.filter_map(|field| field.amount(given.answer(&field.id)));
            sum.text = amounts.reduce(Add::add).map(Amount::text).unwrap_or_default();
        }
    }

    /// The form with its sums as further short answers; `None` where there are none.
    pub(super) fn with_sums_as_answers(&self) -> Option<FormSpec> {
        if self.groups().all(|group| group.sums.is_empty()) {
            return None;
        }
        let mut form = self.clone();
        for section in &mut form.sections {
            let groups = std::mem::take(&mut section.groups);
            section.groups = groups.into_iter().flat_map(Group::with_sums_as_fields).collect();
        }
        Some(form)
    }

    /// The sums that a field's answer is added to.
    pub(crate) fn sums_of(&self, field: &Field) -> impl Iterator<Item = &Sum> {
        self.groups().flat_map(|group| &group.sums).filter(|sum| sum.adds(&field.id))
    }

    /// The sum with this id.
    pub(crate) fn sum(&self, id: &FieldId) -> Option<&Sum> {
        self.groups().flat_map(|group| &group.sums).find(|sum| sum.id == *id)
    }

    /// The form with each of its groups once for each row.
    pub(super) fn with_rows(self: &Arc<Self>, given: &dyn GivenAnswers) -> FormSpec {
        let mut form = FormSpec::clone(self);
        form.whole = Some(Arc::clone(self));
        for section in &mut form.sections {
            let groups = std::mem::take(&mut section.groups);
            section.groups = groups.into_iter().flat_map(|group| group.in_rows(given)).collect();
        }
        form
    }

    /// The field as it is asked or, where it isn't asked for now, as the form's data gives it; none of what the form
    /// doesn't know.
    pub(crate) fn template_of(&self, id: &FieldId) -> Option<&Field> {
        self.field(id).or_else(|| self.whole.as_deref()?.template(id))
    }

    /// The field as the form's data gives it, of which the one with this id is made.
    pub(super) fn template(&self, id: &FieldId) -> Option<&Field> {
        let Some((rows, _, own)) = id.row_parts() else {
            let single = self.groups().filter(|group| group.rows.is_none());
            return single.flat_map(Group::fields).find(|field| field.id == *id);
        };
        let mut repeated =
            self.groups().filter(|group| group.rows.as_ref().is_some_and(|own| own.id == rows));
        repeated.find_map(|group| group.fields().find(|field| field.id == own))
    }

    /// The groups that are asked once for each row, as the form's data gives them.
    pub(crate) fn repeated(&self) -> impl Iterator<Item = (&Group, &Rows)> {
        let whole = self.whole.as_deref().unwrap_or(self);
        whole.groups().filter_map(|group| Some((group, group.rows.as_ref()?)))
    }

    /// The rows of a repeated group before anyone adds or removes one.
    pub(crate) fn first_rows(&self, id: &str) -> Vec<RowId> {
        self.rows_in(&NothingGiven, id)
    }

    /// The rows that a repeated group has where these answers are given, be it asked or not.
    pub(crate) fn rows_in(&self, given: &dyn GivenAnswers, id: &str) -> Vec<RowId> {
        let group = self.repeated().map(|(_, rows)| rows).find(|rows| rows.id == id);
        group.map_or_else(Vec::new, |rows| rows.with_least(given.rows(id).unwrap_or_default()))
    }

    /// What the rows of a repeated group are called together: its heading, or that of its section.
    pub(crate) fn name_of_rows<'f>(&'f self, id: &'f str) -> &'f str {
        let whole = self.whole.as_deref().unwrap_or(self);
        let is_it = |group: &&Group| group.rows.as_ref().is_some_and(|rows| rows.id == id);
        let names = whole.sections.iter().filter_map(|section| {
            let group = section.groups.iter().find(is_it)?;
            Some(group.heading.as_deref().unwrap_or(&section.title))
        });
        names.into_iter().next().unwrap_or(id)
    }

    /// The rows of a repeated group, in their order.
    pub(crate) fn rows(&self, id: &str) -> Vec<RowId> {
        let places = self.groups().filter_map(|group| group.row.as_ref());
        places.filter(|place| place.rows == id).map(|place| place.row.clone()).collect()
    }

    /// The row that a field is in, if it is in one.
    pub(crate) fn row_of(&self, id: &FieldId) -> Option<&RowPlace> {
        self.group_of(id)?.row.as_ref()
    }

    /// How many rows there may be, if a field is in one beyond those: two writers may have added some at once.
    pub(crate) fn rows_exceeded_at(&self, id: &FieldId) -> Option<usize> {
        id.row_parts()?;
        self.row_of(id).filter(|row| row.at >= row.max).map(|row| row.max)
    }

    /// The fields of a row.
    pub(crate) fn fields_of_row(&self, place: &RowPlace) -> impl Iterator<Item = &Field> {
        let is_it = |group: &&Group| {
            group.row.as_ref().is_some_and(|own| own.rows == place.rows && own.row == place.row)
        };
        self.groups().filter(is_it).flat_map(Group::fields)
    }

    /// The first field of a row or, where that has gone, of the one that stands in its place.
    pub(crate) fn first_field_at(&self, place: &RowPlace) -> Option<&Field> {
        let rows = self.rows(&place.rows);
        let row = rows.iter().find(|row| **row == place.row).or_else(|| rows.get(place.at)).or(rows.last())?;
        self.fields_of_row(&RowPlace { row: row.clone(), ..place.clone() }).next()
    }

    fn groups(&self) -> impl Iterator<Item = &Group> {
        self.sections.iter().flat_map(|section| &section.groups)
    }
}

/// Finds out what is shown, from the first question on: an answer to one that isn't shown counts for nothing.
struct Shown<'a> {
    given: &'a dyn GivenAnswers,
    form: &'a FormSpec,
    hidden: HashSet<FieldId>,
    /// Whether all is, whatever it depends on.
    is_all: bool,
}

impl Shown<'_> {
    fn section(&mut self, section: &Section) -> Option<Section> {
        let is_shown = self.holds(section.shown_if.as_ref());
        let groups: Vec<Group> =
            section.groups.iter().filter_map(|group| self.group(group, is_shown)).collect();
        (!groups.is_empty()).then(|| Section { groups, ..section.clone() })
    }

    fn group(&mut self, group: &Group, is_shown: bool) -> Option<Group> {
        let is_shown = is_shown && self.holds(group.shown_if.as_ref());
        let mut fields = Vec::new();
        for field in &group.fields {
            if is_shown && self.holds(field.shown_if.as_ref()) {
                fields.push(Arc::clone(field));
            } else {
                self.hidden.insert(field.id.clone());
            }
        }
        (!fields.is_empty()).then(|| Group { fields, ..group.clone() })
    }

    fn holds(&self, condition: Option<&Condition>) -> bool {
        self.is_all || condition.is_none_or(|condition| condition.holds(self.form, self))
    }
}

impl GivenAnswers for Shown<'_> {
    fn answer(&self, field: &FieldId) -> &str {
        if self.hidden.contains(field) { "" } else { self.given.answer(field) }
    }

    fn rows(&self, id: &str) -> Option<&[RowId]> {
        self.given.rows(id)
    }
}

impl Group {
    /// The group with its sums as further fields: below a row in a group of their own, since they are of all rows.
    fn with_sums_as_fields(mut self) -> Vec<Group> {
        let sums: Vec<_> = self.sums.iter().map(|sum| Arc::new(sum.as_field())).collect();
        if self.row.is_some() && !sums.is_empty() {
            return vec![self, Group { fields: sums, ..Group::default() }];
        }
        self.fields.extend(sums);
        vec![self]
    }

    /// The group once for each row; itself where it isn't repeated.
    fn in_rows(self, given: &dyn GivenAnswers) -> Vec<Group> {
        let Some(rows) = self.rows.clone() else { return vec![self] };
        let ids = rows.with_least(given.rows(&rows.id).unwrap_or_default());
        let count = ids.len();
        let row = |(at, id): (usize, &RowId)| {
            let place =
                RowPlace { rows: rows.id.clone(), row: id.clone(), at, count, min: rows.min, max: rows.max };
            self.in_row(&rows, place, given)
        };
        ids.iter().enumerate().map(row).collect()
    }

    /// One row of the group: what is said of all rows stands above the first.
    fn in_row(&self, rows: &Rows, place: RowPlace, given: &dyn GivenAnswers) -> Group {
        let own = |id: &FieldId| {
            let is_own = self.fields().any(|field| field.id == *id);
            if is_own { id.in_row(&rows.id, &place.row) } else { id.clone() }
        };
        let is_blank = self.fields().all(|field| given.answer(&own(&field.id)).trim().is_empty());
        // A row that is there in case it is needed need not be filled in.
        let is_spare = is_blank && place.at >= rows.min;
        let name = format!("{} {}", rows.row, place.at + 1);
        let fields = self.fields().map(|field| {
            Arc::new(Field {
                row: Some(name.as_str().into()),
                id: own(&field.id),
                optional: field.optional || is_spare,
                shown_if: field.shown_if.as_ref().map(|condition| condition.with_fields(&own)),
                ..field.clone()
            })
        });
        let fields = fields.collect();
        let (is_first, is_last) = (place.at == 0, place.at + 1 == place.count);
        let sums = if is_last { self.sums.clone() } else { Vec::new() };
        if !is_first {
            let shown_if = self.shown_if.clone();
            return Group {
                heading: Some(name),
                fields,
                sums,
                shown_if,
                row: Some(place),
                ..Group::default()
            };
        }
        let heading = self.heading.as_ref().map_or(name.clone(), |heading| format!("{heading}: {name}"));
        Group { heading: Some(heading), fields, sums, rows: None, row: Some(place), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const FORM: &str = include_str!("../../tests/forms/frivilligpulje.ron");

    #[derive(Default)]
    struct Given(BTreeMap<&'static str, &'static str>, BTreeMap<&'static str, Vec<RowId>>);

    impl GivenAnswers for Given {
        fn answer(&self, field: &FieldId) -> &str {
            self.0.get(field.as_str()).copied().unwrap_or_default()
        }

        fn rows(&self, id: &str) -> Option<&[RowId]> {
            self.1.get(id).map(Vec::as_slice)
        }
    }

    fn whole() -> Arc<FormSpec> {
        Arc::new(FormSpec::parse(FORM).expect("a form"))
    }

    fn ids(form: &FormSpec) -> Vec<&str> {
        form.fields().map(|field| field.id.as_str()).collect()
    }

    fn rows(ids: &[&str]) -> Vec<RowId> {
        ids.iter().map(|id| RowId::try_from((*id).to_owned()).expect("an id")).collect()
    }

    #[test]
    fn a_form_of_plain_questions_asks_them_whatever_is_answered() {
        assert!(crate::form::som().is_fixed());
        assert!(!whole().is_fixed());
    }

    #[test]
    fn a_question_is_asked_once_the_answer_that_it_depends_on_is_given() {
        let partner = "partnere.1.partner";
        let given = |answer| whole().asked(&Given([("samarbejde", answer)].into(), BTreeMap::new()));
        assert!(!ids(&given("")).contains(&partner) && !ids(&given("Nej")).contains(&partner));
        assert!(ids(&given("Ja")).contains(&partner));
        let is_known = given("").template_of(&FieldId::new(partner)).is_some();
        assert!(is_known, "its answer is kept");
    }

    #[test]
    fn an_answer_to_what_is_not_asked_decides_nothing() {
        let source = FORM.replace(
            "rolle\", label: \"Rolle:\", kind: Text, optional: true",
            "rolle\", label: \"Rolle:\", kind: Text, shown_if: Is(\"partner\", \"X\")",
        );
        let source = source.replace(
            "id: \"post\", label: \"Udgift:\", kind: Text",
            "id: \"post\", label: \"Udgift:\", kind: Text, shown_if: Answered(\"skjult\")",
        );
        let hidden = "Field(id: \"skjult\", label: \"S\", kind: Text, shown_if: Is(\"samarbejde\", \"Ja\")),";
        let asked = "Field(id: \"samarbejde\", label: \"Er der samarbejdspartnere?\", kind: YesNo),";
        let source = source.replace(asked, &format!("{asked}{hidden}"));
        let form = Arc::new(FormSpec::parse(&source).expect("a form"));
        let given = |answer| {
            let answers = [("samarbejde", answer), ("skjult", "x"), ("partnere.1.partner", "X")];
            form.asked(&Given(answers.into(), BTreeMap::new()))
        };
        assert!(ids(&given("Ja")).contains(&"budget.1.post"));
        assert!(!ids(&given("Nej")).contains(&"budget.1.post"));
        assert!(ids(&given("Ja")).contains(&"partnere.1.rolle"), "in a row its own fields are meant");
    }

    #[test]
    fn a_group_is_asked_once_for_each_row_in_their_order() {
        let given = Given(BTreeMap::new(), [("budget", rows(&["2", "k7f3"]))].into());
        let form = whole().asked(&given);
        let budget = &form.sections.last().expect("a section").groups;
        let headings: Vec<_> = budget.iter().map(|group| group.heading.as_deref()).collect();
        assert_eq!(headings, [Some("Budgetlinje 1"), Some("Budgetlinje 2")]);
        assert_eq!(budget[1].fields[1].id.as_str(), "budget.k7f3.beloeb");
        assert_eq!([budget[0].guidance.len(), budget[1].guidance.len()], [1, 0]);
        assert_eq!(form.rows("budget"), rows(&["2", "k7f3"]));
        let place = form.row_of(&budget[1].fields[1].id).expect("a row");
        assert_eq!((place.at, place.count, place.max), (1, 2, 10));
        assert_eq!(form.fields_of_row(place).count(), 2);
    }

    #[test]
    fn a_row_too_many_need_not_be_filled_in_until_something_stands_there() {
        let asked = |answers: &[(&'static str, &'static str)]| {
            let form = whole().asked(&Given(answers.iter().copied().collect(), BTreeMap::new()));
            form.field(&FieldId::new("budget.1.beloeb")).map(|field| field.optional)
        };
        assert_eq!(asked(&[]), Some(true));
        assert_eq!(asked(&[("budget.1.post", "Løn")]), Some(false));
    }

    #[test]
    fn a_sum_is_of_the_amounts_that_are_there() {
        let answers =
            [("budget.1.beloeb", "450000"), ("budget.x.beloeb", "kr. 1.250,50"), ("budget.y.beloeb", "?")];
        let given = |answers: &[(&'static str, &'static str)]| {
            Given(answers.iter().copied().collect(), [("budget", rows(&["1", "x", "y"]))].into())
        };
        let sum = |answers| {
            let form = whole().asked(&given(answers));
            assert_eq!(form.sections.last().map(|section| section.groups.len()), Some(3));
            let sums: Vec<_> = form.groups().map(|group| group.sums.len()).collect();
            assert_eq!(sums.last(), Some(&1), "below the last row: {sums:?}");
            form.sum(&FieldId::new("i_alt")).map(|sum| sum.text.clone())
        };
        assert_eq!(sum(&[]).as_deref(), Some(""));
        assert_eq!(sum(&answers).as_deref(), Some("451.250,50"));
    }

    #[test]
    fn there_are_never_fewer_rows_than_must_be_filled_in() {
        let given = Given([("samarbejde", "Ja")].into(), [("partnere", Vec::new())].into());
        assert_eq!(whole().asked(&given).rows("partnere"), rows(&["1"]));
    }
}
