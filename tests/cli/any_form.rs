//! Forms of different shape, each filled in by lines in plain mode and taken out as a document.

use std::sync::Arc;

use som::draft::Draft;
use som::draft::merge::merge;
use som::form::{FieldId, FormSpec, Forms};
use som::store::Store;

use crate::filled::{ALL, Filled};
use crate::som::Som;

/// A folder with the form, and its draft as plain mode left it.
fn filled_in(filled: &Filled) -> Som {
    let som = Som::new();
    let form = FormSpec::parse(filled.form).expect("a form");
    som.put(&format!("forms/{}.ron", form.id), filled.form);
    let _ = som.run(&format!("new {} --form {}", filled.name, form.id)).data();
    let lines = filled.lines.join("\n") + "\n";
    let ran = som.fed(lines.as_bytes(), &["fill", filled.name]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    som
}

fn draft_and_form(som: &Som, filled: &Filled) -> (Draft, Arc<FormSpec>) {
    let forms = Arc::new(Forms::from(Arc::new(FormSpec::parse(filled.form).expect("a form"))));
    let (draft, _) = Store::new(som.path("."), Arc::clone(&forms)).load(filled.name).expect("a draft");
    let form = draft.form_in(&forms);
    (draft, form)
}

fn differences(som: &Som, filled: &Filled) -> Vec<String> {
    let (draft, form) = draft_and_form(som, filled);
    let asked: Vec<&str> = form.fields().map(|field| field.id.as_str()).collect();
    filled.differences(&asked, |id| draft.answer(&FieldId::new(id)).to_owned())
}

#[test]
fn every_form_is_filled_in_by_lines_and_nothing_is_left_to_do() {
    for filled in ALL {
        let som = filled_in(filled);
        assert_eq!(differences(&som, filled), Vec::<String>::new(), "{}", filled.name);
        let check = som.run(&format!("check {}", filled.name));
        assert_eq!(check.code, 0, "{}{}", check.out, check.err);
    }
}

#[test]
fn every_form_is_exported_in_every_format() {
    for filled in ALL {
        let som = filled_in(filled);
        for format in ["docx", "pdf", "txt", "md", "json", "eml"] {
            let ran = som.run(&format!("export {} --to {format}", filled.name));
            assert_eq!(ran.code, 0, "{} {format}: {}", filled.name, ran.err);
        }
    }
}

/// A draft of the same rows with every second answer, from the first or the second on.
fn half(whole: &Draft, from: usize, form: &FormSpec) -> Draft {
    let mut half = whole.clone();
    let answered = form.fields().filter(|field| whole.is_answered(&field.id)).enumerate();
    for (_, field) in answered.filter(|(at, _)| at % 2 != from) {
        half.set_answer(&field.id, "");
    }
    half
}

#[test]
fn what_two_fill_in_at_once_is_all_there() {
    for filled in ALL {
        let som = filled_in(filled);
        let (whole, form) = draft_and_form(&som, filled);
        let (ours, theirs) = (half(&whole, 0, &form), half(&whole, 1, &form));
        let mut base = whole.clone();
        form.fields().for_each(|field| _ = base.set_answer(&field.id, ""));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let merged = merge(&form, &base, ours, theirs);
            assert_eq!(merged.disputed, []);
            assert!(merged.draft.says_the_same(&whole), "{}: {:?}", filled.name, merged.draft);
        }
    }
}

#[test]
fn every_forms_document_comes_back_whole_into_a_new_draft() {
    for filled in ALL {
        let som = filled_in(filled);
        let form = FormSpec::parse(filled.form).expect("a form").id;
        for format in ["docx", "md", "txt", "json"] {
            let file = format!("ud.{format}");
            assert_eq!(som.run(&format!("export {} --to {format} -o {file}", filled.name)).code, 0);
            let other = Som::new();
            other.put(&format!("forms/{form}.ron"), filled.form);
            let written = som.everything().into_iter().find(|(path, _)| path.ends_with(&file));
            other.put(&file, &written.expect("the document").1);
            let ran = other.run(&format!("import {file} --form {form} --yes"));
            assert_eq!(ran.code, 0, "{} {format}: {}{}", filled.name, ran.out, ran.err);
            // Documents have answers as they are shown, so it is those that are compared.
            let text = |som: &Som, name: &str| som.run(&format!("export {name} --to txt -o -")).data();
            assert_eq!(text(&other, filled.name), text(&som, filled.name), "{} {format}", filled.name);
        }
    }
}
