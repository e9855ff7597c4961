//! Wordings of English announcements.

use super::check;

#[test]
fn online_with_a_deadline() {
    check(
        "Information meeting on SØM\n\nThe meeting takes place online on Monday 3 June 2024 at 10:00 to 11:30. Please register by 24 May at \
         noon@example.dk. A link will be sent the day before.",
        &[
            "Information meeting on SØM | 2024-06-03 10:00-11:30 | register 2024-05-24 {year by date} | link 2024-06-02 | place online \
           | sign up noon@example.dk",
        ],
    );
}

#[test]
fn labels_and_a_clock_of_twelve_hours() {
    check(
        "Workshop\nDate: June 3rd, 2024\nTime: 2-3:30 pm\nWhere: Odense Town Hall\nRegistration deadline: May 24, 2024\n\
         Contact: anna@example.dk",
        &[
            "Workshop | 2024-06-03 14:00-15:30 | register 2024-05-24 | place Odense Town Hall | ask anna@example.dk",
        ],
    );
}

#[test]
fn a_conference_of_several_days() {
    check(
        "Conference on social investments\nThe conference is held 3-4 June 2024 in Copenhagen. Apply no later than 1 May 2024. \
         Sign up at https://example.dk/conference.",
        &[
            "Conference on social investments | 2024-06-03 - 2024-06-04 | apply 2024-05-01 | place Copenhagen \
           | sign up https://example.dk/conference",
        ],
    );
}
