//! A form as it is filled in by hand: all that it may ask, with rows to spare, boxes to tick, and in words when a part is
//! asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kind::Gesture;
use super::{Condition, Field, FieldId, FormDefinition, FormSpec, GivenAnswers, Group, RowId};
use crate::say;
use crate::words::{Lang, Words};

/// On paper there is room for so many rows of a group, where it may have as many.
const ROWS_BY_HAND: usize = 5;

/// No answers, in as many rows as there is room for.
struct BlankRows(BTreeMap<String, Vec<RowId>>);

impl BlankRows {
    fn of(form: &FormSpec) -> Self {
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        let rows = groups.filter_map(|group| group.rows.as_ref()).map(|rows| {
            let count = rows.max.min(ROWS_BY_HAND.max(rows.min));
            let ids = (1..=count).filter_map(|number| RowId::try_from(number.to_string()).ok());
            (rows.id.clone(), ids.collect())
        });
        BlankRows(rows.collect())
    }
}

impl GivenAnswers for BlankRows {
    fn answer(&self, _: &FieldId) -> &'static str {
        ""
    }

    fn rows(&self, id: &str) -> Option<&[RowId]> {
        self.0.get(id).map(Vec::as_slice)
    }
}

impl FormDefinition {
    /// The form to be filled in by hand, in its own words.
    pub(crate) fn blank(&self) -> FormSpec {
        let words = &Words::new(Lang::Da);
        let mut form = self.official.with_rows(&BlankRows::of(&self.official));
        let named = form.clone();
        for section in &mut form.sections {
            let of_section = section.shown_if.as_ref().map(|condition| condition.told(&named, words));
            let of_section = of_section.map(|when| say!(words, "form-part-if", when = when));
            for (at, group) in section.groups.iter_mut().enumerate() {
                let of_section = of_section.clone().filter(|_| at == 0);
                let when = conditions(group, &named, words);
                group.guidance.splice(..0, of_section.into_iter().chain(when));
            }
        }
        form.with_sums_among_fields()
    }
}

/// When a group and its fields are asked, in sentences; what holds for all rows stands above the first.
fn conditions(group: &Group, form: &FormSpec, words: &Words) -> Vec<String> {
    if group.row.as_ref().is_some_and(|row| row.at > 0) {
        return Vec::new();
    }
    let of_group = group.shown_if.as_ref().map(|condition| condition.told(form, words));
    let of_group = of_group.map(|when| say!(words, "form-part-if", when = when));
    let of_fields = group.fields().filter_map(|field| {
        let when = field.shown_if.as_ref()?.told(form, words);
        Some(say!(words, "form-field-if", field = field.name(), when = when))
    });
    of_group.into_iter().chain(of_fields).collect()
}

impl Condition {
    /// The condition as the end of a sentence: `”Har I partnere?” er ”Ja”`.
    fn told(&self, form: &FormSpec, words: &Words) -> String {
        let name = |id: &FieldId| form.template_of(id).map_or(id.as_str(), Field::name).to_owned();
        let all = |all: &[Condition], and: String| {
            let told: Vec<String> = all.iter().map(|one| one.told(form, words)).collect();
            told.join(&format!(" {and} "))
        };
        match self {
            Condition::Is(id, answer) => {
                say!(words, "form-if-is", field = name(id), answer = answer.as_str())
            }
            Condition::Answered(id) => say!(words, "form-if-answered", field = name(id)),
            Condition::Not(other) => say!(words, "form-if-not", when = other.told(form, words)),
            Condition::All(conditions) => all(conditions, say!(words, "form-if-and")),
            Condition::Any(conditions) => all(conditions, say!(words, "form-if-or")),
        }
    }
}

impl Field {
    /// Its options as boxes to tick by hand; none where it has none.
    pub(crate) fn boxes(&self) -> Option<String> {
        let between = match self.kind.gesture() {
            Gesture::OneOf => "   ",
            Gesture::SomeOf => "\n",
            _ => return None,
        };
        let options = if self.options.is_empty() { self.suggestions("") } else { self.options.clone() };
        let boxes: Vec<String> = options.iter().map(|option| format!("☐ {option}")).collect();
        Some(boxes.join(between))
    }
}

impl FormSpec {
    /// The form with its sums among its fields, as documents have it.
    fn with_sums_among_fields(mut self) -> FormSpec {
        self.printed = self.with_sums_as_answers().map(Arc::new);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank(source: &str) -> FormSpec {
        FormDefinition::of_file(FormSpec::parse(source).expect("a form"), "x.ron").blank()
    }

    #[test]
    fn there_are_rows_to_spare_and_what_they_come_to() {
        let form = blank(include_str!("../../tests/forms/frivilligpulje.ron"));
        assert_eq!((form.rows("budget").len(), form.rows("partnere").len()), (5, 5));
        assert!(form.printed().fields().any(|field| field.id.as_str() == "i_alt"));
        let guidance: Vec<&String> = form
            .sections
            .iter()
            .flat_map(|section| &section.groups)
            .flat_map(|group| &group.guidance)
            .collect();
        let told: Vec<_> =
            guidance.iter().filter(|text| text.contains("Er der samarbejdspartnere?")).collect();
        assert_eq!(told, [&"Udfyldes kun, hvis ”Er der samarbejdspartnere?” er ”Ja”."]);
    }

    #[test]
    fn options_are_boxes_and_conditions_are_told_in_words() {
        let form = blank(include_str!("../../tests/forms/klimatilskud.ron"));
        let field = |id: &str| form.field(&FieldId::new(id)).expect("the field");
        assert_eq!(field("tilladelse").boxes().as_deref(), Some("☐ Ja   ☐ Nej"));
        assert!(field("risici").boxes().expect("boxes").starts_with("☐ Skybrud\n☐ Stormflod\n"));
        assert_eq!(field("projekt").boxes(), None);
        let first = &form.sections[0].groups[0].guidance;
        assert_eq!(
            first[0],
            "”CVR-nummer” udfyldes kun, hvis ”Hvem søger?” er ”Forening” eller ”Hvem søger?” er ”Virksomhed”."
        );
    }
}
