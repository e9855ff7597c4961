//! What a new draft is called where nobody has named it. A name that someone typed stays theirs.

use super::Draft;
use crate::form::kind::kommune;

/// The name of a new draft: that of its applicant, else of what it was made from, such as a file.
pub fn name_of(draft: &Draft, made_from: &str) -> String {
    let applicant = draft.applicant();
    let applicant = kommune::meant(applicant).map_or(applicant, |kommune| kommune.name);
    kommune::slug(if applicant.is_empty() { made_from } else { applicant })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::name_of;
    use crate::draft::{APPLICANT, Draft};
    use crate::form::{FieldId, som};

    #[test]
    fn a_new_draft_is_called_after_its_applicant_or_the_file_it_came_from() {
        for (applicant, file, name) in [
            ("Aarhus Kommune", "svar", "aarhus"),
            ("aarhus", "svar", "aarhus"),
            ("Ærø Kommune og venner", "svar", "aeroe-kommune-og-venner"),
            (" ", "Min ansøgning", "min-ansoegning"),
            ("", "", "ansoegning"),
        ] {
            let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
            draft.set_answer(&FieldId::new(APPLICANT), applicant);
            assert_eq!(name_of(&draft, file), name, "{applicant:?}");
        }
    }
}
