//! Forms of different shape, each filled in from the keyboard.

use som::form::{FormSpec, Forms};

use crate::field;
use crate::filled::{ALL, Filled};
use crate::harness::{Journey, Setting};

fn differences(journey: &Journey, filled: &Filled) -> Vec<String> {
    let draft = journey.on_disk(filled.name);
    let forms = Forms::from(std::sync::Arc::new(FormSpec::parse(filled.form).expect("a form")));
    let form = draft.form_in(&forms);
    let asked: Vec<&str> = form.fields().map(|field| field.id.as_str()).collect();
    filled.differences(&asked, |id| draft.answer(&field(id)).to_owned())
}

#[test]
fn every_form_is_filled_in_from_the_keyboard() {
    for filled in ALL {
        for size in [(80, 24), (40, 12)] {
            let journey = Setting::new().only_form(filled.form).size(size.0, size.1).start();
            let journey = journey.keys(filled.keys).keys("<f2><wait 2000>");
            assert_eq!(differences(&journey, filled), Vec::<String>::new(), "{}", filled.name);
        }
    }
}

#[test]
fn every_form_has_nothing_left_to_do_once_it_is_filled_in() {
    for filled in ALL {
        let journey = Setting::new().only_form(filled.form).start().keys(filled.keys).keys("<wait 2000>");
        let frame = journey.frame();
        assert!(frame.contains("Tjek dine svar") && !frame.contains("Der er problemer"), "{frame}");
        insta::assert_snapshot!(format!("filled_{}", filled.name), frame);
    }
}
