//! The example that the repo ships is a finished application in the format that the program writes.

use som::draft::check::Check;
use som::draft::codec;
use som::form::{Forms, som};

const EXAMPLE: &str = include_str!("../drafts/eksempel.ron");

#[test]
fn the_example_has_no_problems_and_all_its_ticks() {
    let draft = codec::parse(EXAMPLE, &Forms::built_in()).expect("the example");
    let check = Check::of(som(), &draft);
    assert_eq!(check.problems().collect::<Vec<_>>(), Vec::<&som::draft::check::Problem>::new());
    assert_eq!(check.answered(), 13);
    assert!(som().fields().all(|field| draft.ticked(field) == field.questions.all().len()));
}

#[test]
fn the_example_is_as_the_program_would_write_it() {
    let draft = codec::parse(EXAMPLE, &Forms::built_in()).expect("the example");
    assert_eq!(codec::to_ron(&draft, som()), EXAMPLE);
}
